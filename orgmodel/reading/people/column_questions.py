"""Column questions: which column is a field that was not found, or that is in doubt."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orgmodel.findings import Finding
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_cards import cut_text

# Columns that are offered, and values of each that are shown, of its first rows.
_COLUMNS, _EXAMPLES, _ROWS = 8, 3, 50
# Field that findings about all columns ask for.
_FIELD_OF = {"ORG206": "manager", "ORG210": "id", "ORG212": "name", "ORG213": "title", "ORG218": "name"}
# Findings about a column that may be the manager, or that may be what its values say.
_MANAGERS, _GUESSED = ("ORG207", "ORG214"), ("ORG215", "ORG219")


def column_questions(people: People, findings: Iterable[Finding], shown: Sequence[str]) -> dict[str, Any]:
    """Find which columns may be the field that a finding misses or doubts, ready for JSON.

    Parameters
    ----------
    shown
        Headings whose cells may be told; restricted ones are not offered.

    Returns
    -------
    dict
        Code of a finding to ``count`` and ``shown``: ``field``; ``column`` of the finding, "" where it is about none;
        ``columns`` that may be it (``heading``, ``examples``), and ``taken``, the heading that is it now or "".
    """
    asked: dict[str, list[dict[str, Any]]] = {}
    fields = people.mapped.fields
    in_use = {heading for headings in fields.values() for heading in headings}
    free = [heading for heading in shown if heading not in in_use]
    for one in findings:
        field = one.values[0] if one.code in _GUESSED else _FIELD_OF.get(one.code, "manager")
        if one.code in _FIELD_OF:
            tried = [each.column for each in people.mapped.candidates] if field == "manager" else one.values
            known = list(dict.fromkeys([*(heading for heading in tried if heading in shown), *free]))
            headings = list(tried) if field == "title" else _telling(people, known) if field == "id" else known
        elif one.code in _MANAGERS or one.code in _GUESSED:
            headings = [one.column]
        else:
            continue
        offered = [heading for heading in headings if heading in shown][:_COLUMNS]
        if offered:
            examples = _examples(people, offered)
            asked.setdefault(one.code, []).append(
                {
                    "field": field,
                    "column": one.column,
                    "columns": [{"heading": heading, "examples": examples[heading]} for heading in offered],
                    "taken": "+".join(fields.get(field, ())),
                }
            )
    return {code: {"count": len(questions), "shown": questions} for code, questions in asked.items()}


def _telling(people: People, headings: Sequence[str]) -> list[str]:
    """Columns that tell the people of the first rows apart."""
    first = people.cells.slice(0, _ROWS)
    columns = {heading: first[heading].to_pylist() for heading in headings}
    return [heading for heading, texts in columns.items() if all(texts) and len(set(texts)) == len(texts)]


def _examples(people: People, headings: Sequence[str]) -> Mapping[str, list[str]]:
    """Some values of each column."""
    first = people.cells.slice(0, _ROWS)
    values = {heading: dict.fromkeys(filter(None, first[heading].to_pylist())) for heading in headings}
    return {heading: [cut_text(text) for text in list(texts)[:_EXAMPLES]] for heading, texts in values.items()}
