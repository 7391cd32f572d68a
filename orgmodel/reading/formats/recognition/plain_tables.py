"""Plain tables: large files that begin as an export of people does, of which no other format need be thought."""

import csv

from orgmodel.reading.columns.headings import fold, load_words

# Of shorter texts looking for every format costs next to nothing.
_LARGE, _ROWS, _FEWEST_COLUMNS = 16_384, 40, 4
_DELIMITERS = ",;\t"


def is_plain_table(text: str) -> bool:
    """True if a long text begins with headings that say manager and name or id, over rows of as many cells.

    Looks at the first rows alone. Asking all formats of the first 64 KiB takes 25 ms, as long as a million people
    take to be put under their managers.
    """
    if len(text) < _LARGE:
        return False
    lines = text.split("\n", _ROWS)[:_ROWS]
    if len(lines) < _ROWS:
        return False
    return any(_is_table(lines, delimiter) for delimiter in _DELIMITERS if delimiter in lines[0])


def _is_table(lines: list[str], delimiter: str) -> bool:
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    headings = [fold(cell) for cell in rows[0]]
    if len(headings) < _FEWEST_COLUMNS or len(set(headings)) < len(headings) or "" in headings:
        return False
    if any(fold(cell) in headings for row in rows[1:] for cell in row):
        # "- Ann Berg, name, manager" is a line of an outline.
        return False
    fields = load_words().fields
    speaks = [not set(headings).isdisjoint(fields[name]) for name in ("manager", "name", "id")]
    return speaks[0] and any(speaks[1:]) and len(rows) == _ROWS and {len(row) for row in rows} == {len(headings)}
