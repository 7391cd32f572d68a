"""Transposed tables: headings stand in the first column, and each person in a column."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.header import KNOWN, unique_names
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.table import Table

# A table on its side has few rows, and more people than fields.
_MOST_ROWS, _FEWEST, _SHARE = 60, 2, 0.6
# Nothing was wrong with its headings: they stand elsewhere.
_OF_HEADINGS = frozenset({"ORG108", "ORG110"})


def upright(table: Table) -> Table:
    """Turn a table whose headings stand in the first column (ORG123); else the same table.

    Rows are numbered by the columns of the file, those of the headings being the first.
    """
    cells = table.cells
    if not _FEWEST <= cells.num_rows <= _MOST_ROWS or cells.num_columns <= _FEWEST:
        return table
    rows = [list(row.values()) for row in cells.to_pylist()]
    if table.origin.header_row:
        rows.insert(0, ["" if name.startswith("Column ") else name for name in cells.column_names])
    headings = [row[0] for row in rows]
    if len(headings) <= _FEWEST or not _are_headings(headings) or _known(rows[0][1:]) > 0:
        return table
    if "name" not in columns_of(headings, load_words()):
        return table
    names = unique_names(headings)
    people = list(zip(*(row[1:] for row in rows), strict=True))
    is_filled = [any(person) for person in people]
    numbers = np.flatnonzero(is_filled) + 2
    texts = {
        name: pa.array([person[place] for person, is_one in zip(people, is_filled, strict=True) if is_one], pa.string())
        for place, name in enumerate(names)
    }
    told = finding("ORG123", values=["a table on its side: each column is a person"], count=1)
    findings = (*(one for one in table.findings if one.code not in _OF_HEADINGS), told)
    return replace(
        table,
        cells=pa.table(texts),
        rows=numbers.astype(np.int64),
        origin=replace(table.origin, header_row=1),
        findings=findings,
    )


def _are_headings(cells: Sequence[str]) -> bool:
    return all(cells) and len(set(cells)) == len(cells) and _known(cells) >= max(_FEWEST, _SHARE * len(cells))


def _known(cells: Sequence[str]) -> int:
    spoken = {heading for columns in columns_of(cells, load_words()).values() for heading in columns}
    return sum("".join(filter(str.isalnum, cell.casefold())) in KNOWN or cell in spoken for cell in cells if cell)
