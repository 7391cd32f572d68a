"""Levels of rows in the order of an outline: each row reports to the nearest one above that is less deep."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import PARENT, RECORD, counted, depth_of, parents_of
from orgmodel.reading.table import Table

# First rows by which a column is seen to be indented, and the share of them that must be.
_LOOKED_AT, _SHARE = 1_000, 0.2
_HABIT = 2
_BLANKS = " \t\u00a0\u2003\u3000"
_TAB = 4


def with_levels(table: Table, heading: str, levels: Sequence[int], summary: str) -> Table:
    """Add a number for each row and that of the row above, as the id and the manager; ORG126 says so.

    Parameters
    ----------
    heading
        Column that tells the levels.
    levels
        [rows] Any steps between them.
    summary
        How it tells them: "'Level' tells how deep each row stands".
    """
    parents = parents_of(levels)
    return with_parents(table, heading, parents, f"{summary}, in their order, on {counted(depth_of(parents), 'level')}")


def with_parents(table: Table, heading: str, parents: Sequence[int], summary: str) -> Table:
    """Add a number for each row and that of the row above, as the id and the manager; ORG126 says so.

    Parameters
    ----------
    heading
        Column that tells who stands above whom.
    parents
        [rows] Position of the row above each, -1 for none.
    summary
        How it tells them.
    """
    headings = table.cells.column_names
    ids = [str(number) for number in range(1, len(parents) + 1)]
    above = [ids[position] if position >= 0 else "" for position in parents]
    record, parent = unique_name(RECORD, headings), unique_name(PARENT, headings)
    cells = table.cells.append_column(record, pa.array(ids, pa.large_string()))
    cells = cells.append_column(parent, pa.array(above, pa.large_string()))
    return replace(
        table,
        cells=cells,
        known={**table.known, "id": record, "manager": parent},
        findings=(*table.findings, finding("ORG126", column=heading, values=[summary], count=1)),
    )


def with_indents(
    table: Table,
    raw: pa.Table,
    numbers: NDArray[np.int64],
    formats: Mapping[str, Mapping[int, int]] = MappingProxyType({}),
) -> Table:
    """Make levels of the indents of the cells of a column, where many have some and no heading says manager.

    Parameters
    ----------
    raw, numbers
        Cells as they stood in the file, under the same headings, and the number of each row.
    formats
        Heading to number of a row to the steps by which the format of its cell indents it.
    """
    least = max(2, _SHARE * table.cells.num_rows)
    heading = next((name for name, rows in formats.items() if len(rows) >= least), None)
    heading = heading or next((name for name in raw.column_names if _is_indented(raw[name].slice(0, _LOOKED_AT))), None)
    if heading is None or "manager" in columns_of(table.cells.column_names, load_words()):
        return table
    texts = raw[heading].filter(pa.array(np.isin(numbers, table.rows))).to_pylist()
    levels = [
        len(lead.replace("\t", " " * _TAB))
        for lead in (text[: len(text) - len(text.lstrip(_BLANKS))] for text in texts)
    ]
    if len(levels) != table.cells.num_rows:
        return table
    steps = formats.get(heading, {})
    levels = [level + _TAB * steps.get(row, 0) for level, row in zip(levels, table.rows.tolist(), strict=True)]
    if levels[0] != min(levels) or len(set(levels)) < 2:
        return table
    return with_levels(table, heading, levels, f"the indents of {heading!r} tell how deep each row stands")


def _is_indented(texts: pa.ChunkedArray) -> bool:
    if not len(texts):
        return False
    texts = texts.cast(pa.large_string()) if not pa.types.is_large_string(texts.type) else texts
    starts = pc.is_in(pc.utf8_slice_codeunits(texts, 0, 1), value_set=pa.array(list(_BLANKS), pa.large_string()))
    words = pc.match_substring_regex(texts, r"\pL")
    both = pc.and_(starts, words).to_numpy()
    widths = {len(text) - len(text.lstrip(_BLANKS)) for text in texts.to_pylist()} if both.mean() >= _SHARE else set()
    # One blank behind a delimiter is a habit and no level: a column of two widths has wider ones.
    return not both[0] and len(widths) > 1 and (len(widths) > _HABIT or max(widths) > 1)
