"""Questions that `read` prints: the row of an id that counts, the manager meant, and the option that answers."""

import shlex
from collections.abc import Iterable, Mapping
from typing import Any

# Questions of one finding that are printed; --json has more.
_PRINTED = 5
_ANSWERED = ("ORG308", "ORG409")


def question_lines(summary: Mapping[str, Any]) -> list[str]:
    """Lines about what can be chosen and what was not taken; none where there is neither."""
    lines = []
    for code, offer in summary["offers"].items():
        if code in _ANSWERED:
            continue
        for each in offer["shown"][:_PRINTED]:
            lines += [f"  {code}  {_question(each)}", *(f"          {answer}" for answer in _answers(each))]
        more = offer["count"] - len(offer["shown"][:_PRINTED])
        lines += [f"  {code}  and {more:,} more; --json tells {len(offer['shown'])} of them"] if more else []
    block = ["", "To be chosen", *lines] if lines else []
    lost = [f"  {text}" for text in summary["not_taken"]]
    return block + (["", "Choices not taken", *lost] if lost else [])


def _question(each: Mapping[str, Any]) -> str:
    if "id" in each:
        return f"which row of id {each['id']} counts?"
    return f"who is {each['text']}, the manager in {each['count']:,} {'row' if each['count'] == 1 else 'rows'}?"


def _answers(each: Mapping[str, Any]) -> Iterable[str]:
    if "id" in each:
        for row in each["rows"]:
            cells = (
                f"{heading}: {text or 'blank'}" for heading, text in zip(each["headings"], row["cells"], strict=True)
            )
            yield f"--take-row {row['row']}  {', '.join(cells)}{' (taken)' if row['taken'] else ''}"
    else:
        for one in each["people"]:
            facts = (one["name"], one["title"], one["department"], one["manager"] and f"under {one['manager']}")
            choice = shlex.quote(f"{each['text']}={one['key']}")
            yield f"--manager {choice}  {', '.join(filter(None, facts))}, row {one['row']}"
    shown, all_there = (len(each["rows"]), each["count"]) if "id" in each else (len(each["people"]), each["of"])
    if all_there > shown:
        yield f"and {all_there - shown:,} more"
