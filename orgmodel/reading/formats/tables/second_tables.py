"""Second tables: numbers under headings of their own below the people, without a blank row between."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.reading.columns.headings import fold
from orgmodel.reading.table import Table

_LARGE, _FEWEST, _HALF, _LAST = 50_000, 2, 0.5, 3
_DATUM = re.compile(r"[\s.,:;/%€$£+()-]*+\d[\d\s.,:;/%€$£+()-]*+")


def second_tables(table: Table) -> NDArray[np.bool_]:
    """Mask of the rows from words on that stand over numbers or dates, in two columns that hold none above."""
    cells, count = table.cells, table.cells.num_rows
    mask = np.zeros(count, bool)
    if not _FEWEST + 1 < count <= _LARGE or cells.num_columns <= _FEWEST:
        return mask
    # Looking at each cell of a large table would take long: a column of words ends in numbers.
    if sum(map(_may_change, cells.columns)) < _FEWEST:
        return mask
    columns = [column.to_pylist() for column in cells.columns]
    starts = Counter(start for column in columns if (start := _words_over_data(column)) is not None)
    for start, times in starts.items():
        row = [column[start] for column in columns]
        if times >= _FEWEST and _may_be_headings(row, cells.column_names):
            mask[start:] = True
    return mask


def _may_change(column: pa.ChunkedArray) -> bool:
    """True if the first cells are no numbers, and one of the last ones is."""
    first, last = (
        part.to_pylist() for part in (column.slice(0, _FEWEST + 1), column.slice(max(0, len(column) - _LAST)))
    )
    return not any(map(_DATUM.fullmatch, first)) and any(map(_DATUM.fullmatch, last))


def _words_over_data(column: Sequence[str]) -> int | None:
    """Row of the word over the numbers at the end of a column that holds words, or nothing, above them."""
    data = [place for place, text in enumerate(column) if _DATUM.fullmatch(text)]
    if not data or data[0] <= _FEWEST or not column[data[0] - 1]:
        return None
    rest = [place for place in range(data[0], len(column)) if column[place]]
    return data[0] - 1 if rest == data else None


def _may_be_headings(row: Sequence[str], headings: Sequence[str]) -> bool:
    """True if the cells of a row are words, and not the headings of the table again."""
    filled = [(text, heading) for text, heading in zip(row, headings, strict=True) if text]
    if any(_DATUM.fullmatch(text) for text, _ in filled):
        return False
    return sum(fold(text) == fold(heading) for text, heading in filled) < _HALF * len(filled)
