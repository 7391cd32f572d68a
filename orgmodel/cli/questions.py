"""Questions that `read` prints: the row of an id that counts, the manager meant, and the option that answers."""

import shlex
from collections.abc import Iterable, Mapping
from typing import Any

# Questions of one finding that are printed; --json has more.
_PRINTED = 5
_ANSWERED = ("ORG308", "ORG409", "ORG413")


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
        case {"id": text, "headings": _}:
            question = f"which row of id {text} counts?"
        case {"lines": lines, "count": count}:
            few = ", ".join(line["who"]["name"] or line["who"]["key"] for line in lines[:3])
            question = f"where does the loop of {few}{f' and {count - 3:,} more' if count > 3 else ''} end?"
        case {"twins": twins, "is_one": is_one}:
            people = ", ".join(_facts(one) for one in twins[:3])
            question = f"are these {'several people' if is_one else 'one person'}: {people}?"
        case {"left_out": row, "text": text}:
            question = f"is row {row} a person: {text}?"
        case {"columns": _, "field": field}:
            question = f"which column is the {field}?"
        case {"person": person}:
            question = f"whom does {_facts(person)} report to?"
        case {"text": text, "count": count}:
            question = f"who is {text}, the manager in {count:,} {'row' if count == 1 else 'rows'}?"
    return question


def _answers(each: Mapping[str, Any]) -> Iterable[str]:
    more = 0
    match each:
        case {"rows": rows, "headings": headings, "count": count}:
            yield from (_row_answer(row, headings) for row in rows)
            more = count - len(rows)
        case {"lines": lines, "count": count}:
            yield from map(_line_answer, lines)
            more = count - len(lines)
        case {"twins": twins, "is_one": True, "id": text, "count": count}:
            yield f"--apart {shlex.quote(text)}"
            more = count - len(twins)
        case {"twins": [first, *others], "count": count}:
            yield from (_twin_answer(first, one) for one in others)
            more = count - 1 - len(others)
        case {"columns": columns, "field": field}:
            for one in columns:
                yield f"--map {shlex.quote(field + '=' + one['heading'])}  {', '.join(one['examples'])}"
        case {"left_out": row}:
            yield f"--person-row {row}"
        case {"person": person}:
            yield f"--reports-to {shlex.quote(person['key'] + '=ID')}, or --no-person {shlex.quote(person['key'])}"
        case {"people": []}:
            yield f"--manager {shlex.quote(each['text'] + '=ID')}"
        case {"people": people, "text": text, "of": count}:
            yield from (_person_answer(text, one) for one in people)
            more = count - len(people)
    if more:
        yield f"and {more:,} more"


def _row_answer(row: Mapping[str, Any], headings: Iterable[str]) -> str:
    cells = (f"{heading}: {text or 'blank'}" for heading, text in zip(headings, row["cells"], strict=True))
    return f"--take-row {row['row']}  {', '.join(cells)}{' (taken)' if row['taken'] else ''}"


def _line_answer(line: Mapping[str, Any]) -> str:
    choice = shlex.quote(f"{line['who']['key']}={line['boss']['key']}")
    ends = f"{_facts(line['who'])} up to {_facts(line['boss'])}"
    return f"--break-loop {choice}  {ends}{' (taken)' if line['taken'] else ''}"


def _twin_answer(first: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    choice = shlex.quote(f"row {first['row']}=row {other['row']}")
    return f"--same {choice}  {_facts(other)}"


def _person_answer(text: str, person: Mapping[str, Any]) -> str:
    above = person["manager"] and f"under {person['manager']}"
    choice = shlex.quote(f"{text}={person['key']}")
    return f"--manager {choice}  {_facts(person, person['department'], above)}"


def _facts(person: Mapping[str, Any], *further: str) -> str:
    """Name, title, what else is known, and row of somebody."""
    return ", ".join(filter(None, (person["name"], person["title"], *further, f"row {person['row']}")))
