"""Choices about a file that changed nothing, each with why."""

from orgmodel.reading.build import Reading
from orgmodel.reading.columns.headings import is_restricted, load_words
from orgmodel.reading.options import Choices

# Findings whose values are choices that were not taken, in words, and how many of each are told.
_CODES = ("ORG309", "ORG410", "ORG421")
_SHOWN = 200
# Tables whose rows are counted, so that one of them can hold the headings, without a character between cells.
_WITH_ROWS = ("html",)


def not_taken(reading: Reading, choices: Choices) -> list[str]:
    """Choices that changed nothing in a reading, in words. O(columns + choices + rows)."""
    lost = [text for one in reading.findings if one.code in _CODES for text in one.values[:_SHOWN]]
    return [*lost, *_of_columns(reading, choices), *_of_format(reading, choices), *_of_people(reading, choices)]


def _of_columns(reading: Reading, choices: Choices) -> list[str]:
    headings, words = set(reading.table.cells.column_names), load_words()
    lost = [f"{name}, to be shown: the file has no such column" for name in sorted(choices.shown - headings)]
    open_ones = [name for name in sorted(choices.shown & headings) if not is_restricted(name, words)]
    return lost + [f"{name}, to be shown: this column is not restricted, and shown anyway" for name in open_ones]


def _of_format(reading: Reading, choices: Choices) -> list[str]:
    origin = reading.table.origin
    has_rows = origin.delimiter or origin.sheets or origin.kind in _WITH_ROWS
    format_ = f"the file is {origin.kind.upper()}"
    lost = []
    if choices.sheet is not None and not origin.sheets:
        lost.append(f"sheet {choices.sheet}: the file has no sheets")
    if choices.delimiter is not None and not origin.delimiter:
        lost.append(f"delimiter {choices.delimiter!r}: {format_}, in which no character stands between cells")
    if choices.encoding is not None and not origin.encoding:
        lost.append(f"encoding {choices.encoding}: {format_}, which has one of its own")
    if choices.header_row is not None and not has_rows:
        lost.append(f"header row {choices.header_row}: {format_}, in which no row holds the headings")
    return lost


def _of_people(reading: Reading, choices: Choices) -> list[str]:
    table, rows = reading.table, set(reading.table.rows.tolist()) if choices.persons else set()
    taken = {number for number, _ in table.brought_back.values()}
    lost = [
        f"row {number}, to be a person: {'it is one anyway' if number in rows else 'the file has no such row'}"
        for number in sorted(choices.persons - taken)
    ]
    if choices.live and not any(one.code == "ORG208" for one in reading.findings):
        lost.append("live people only: the file says of nobody that they left, and of no post that it was eliminated")
    return lost
