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
    match each:
        case {"id": text}:
            return f"which row of id {text} counts?"
        case {"lines": lines, "count": count}:
            few = ", ".join(line["who"]["name"] or line["who"]["key"] for line in lines[:3])
            return f"where does the loop of {few}{f' and {count - 3:,} more' if count > 3 else ''} end?"
        case {"person": person}:
            return f"whom does {_facts(person)} report to?"
    return f"who is {each['text']}, the manager in {each['count']:,} {'row' if each['count'] == 1 else 'rows'}?"


def _answers(each: Mapping[str, Any]) -> Iterable[str]:
    match each:
        case {"id": _, "rows": rows, "headings": headings, "count": count}:
            for row in rows:
                cells = (f"{heading}: {text or 'blank'}" for heading, text in zip(headings, row["cells"], strict=True))
                yield f"--take-row {row['row']}  {', '.join(cells)}{' (taken)' if row['taken'] else ''}"
            more = count - len(rows)
        case {"lines": lines, "count": count}:
            for line in lines:
                choice = shlex.quote(f"{line['who']['key']}={line['boss']['key']}")
                ends = f"{_facts(line['who'])} up to {_facts(line['boss'])}"
                yield f"--break-loop {choice}  {ends}{' (taken)' if line['taken'] else ''}"
            more = count - len(lines)
        case {"person": person}:
            yield f"--reports-to {shlex.quote(person['key'] + '=ID')}, or --no-person {shlex.quote(person['key'])}"
            more = 0
        case _:
            for one in each["people"]:
                choice = shlex.quote(f"{each['text']}={one['key']}")
                above = one["manager"] and f"under {one['manager']}"
                yield f"--manager {choice}  {_facts(one, one['department'], above)}"
            more = each["of"] - len(each["people"])
    if more:
        yield f"and {more:,} more"


def _facts(person: Mapping[str, Any], *further: str) -> str:
    """Name, title, what else is known, and row of somebody."""
    return ", ".join(filter(None, (person["name"], person["title"], *further, f"row {person['row']}")))
