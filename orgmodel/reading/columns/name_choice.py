"""Name choice: of several columns that hold names of people the one of the rows' own people."""

from collections.abc import Sequence

from orgmodel.reading.columns.references import reference_forms
from orgmodel.reading.columns.speaking import NEARLY, Columns, name_score

# Distinct values of the first rows that are looked at.
_ROWS, _VALUES = 5_000, 300


def own_names(columns: Columns, free: Sequence[str]) -> tuple[str | None, bool]:
    """The free column whose values look most like names of the rows' people, and whether nothing but a guess chose it.

    Of columns that look alike the one is taken whose names other columns mention most: managers, mentors, approvers. Of
    those alike the first by its heading, wherever the columns stand.
    """
    scores = {column: name_score(columns.profile(column)) for column in free}
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return None, False
    alike = sorted(column for column, score in scores.items() if score >= NEARLY * best)
    if len(alike) == 1:
        return alike[0], False
    mentions = {column: _mentions(columns, column) for column in alike}
    most = max(mentions.values())
    taken = [column for column in alike if mentions[column] == most]
    # The score goes before the heading where all are mentioned alike.
    chosen = max(taken, key=lambda column: scores[column])
    return chosen, len(taken) > 1


def _mentions(columns: Columns, column: str) -> int:
    """Different values of other columns that name somebody of a column, in any form."""
    names = set(columns.cells[column].slice(0, _ROWS).to_pylist()) - {""}
    count = 0
    for other in columns.cells.column_names:
        if other == column:
            continue
        texts = dict.fromkeys(columns.cells[other].slice(0, _ROWS).to_pylist())
        count += sum(
            text in names or any(form in names for form in reference_forms(text)) for text in list(texts)[:_VALUES]
        )
    return count
