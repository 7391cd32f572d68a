"""A bare list of edges, one line of the organisation a row: everybody who is named in it is a person."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.findings import finding
from orgmodel.reading.columns.headings import Words, fold, fold_word
from orgmodel.reading.formats.links import MANAGER
from orgmodel.reading.table import Table

_HEADINGS = ({"source", "target"}, {"from", "to"})
PERSON = "Person"
# As the reader of graphs writes several managers of one node.
_BETWEEN = "; "


def with_nodes(table: Table, words: Words) -> Table:
    """Make one row per person of a list of edges, the head too, who reports to nobody and has no row.

    Which column is the manager's is not said: the one in which more names come again, and of two alike the first, as
    in graph files.

    Returns
    -------
    Table
        Columns "Person" and "Manager"; a person has the number of the row that first names it. The same table where it
        is no bare list of edges: with other columns, blank cells, words for no manager, or nobody on both sides.
    """
    if not _is_bare(table):
        return table
    first, second = (column.to_pylist() for column in table.cells.columns[:2])
    reports, managers = (first, second) if _repeats(first) < _repeats(second) else (second, first)
    has_roots = any(fold_word(text) in words.roots and text != "0" for text in dict.fromkeys(managers))
    # One manager of all stands on one side only; so do the titles in a list of names and titles, but they are words.
    if has_roots or (set(first).isdisjoint(second) and not all(map(str.isdigit, (*first, *second)))):
        return table
    above: dict[str, dict[str, None]] = {}
    rows: dict[str, int] = {}
    again = []
    for row, report, manager in zip(table.rows.tolist(), reports, managers, strict=True):
        if report in above:
            again.append(row)
        above.setdefault(report, {})[manager] = None
        rows.setdefault(report, row)
    for row, manager in zip(table.rows.tolist(), managers, strict=True):
        rows.setdefault(manager, row)
    cells = pa.table({PERSON: list(rows), MANAGER: [_BETWEEN.join(above.get(person, ())) for person in rows]})
    told = (finding("ORG121", again),) if again else ()
    return replace(
        table,
        cells=cells,
        rows=np.fromiter(rows.values(), np.int64, len(rows)),
        findings=(*table.findings, *told),
        known={"id": PERSON, "name": PERSON, "manager": MANAGER},
    )


def _is_bare(table: Table) -> bool:
    """Two columns without headings, or with those of edges, and at most a third one that says the same on every row."""
    cells = table.cells
    names = {fold(name) for name in cells.column_names[:2]}
    if not (table.origin.kind == "edges" or names in _HEADINGS) or not 2 <= cells.num_columns <= 3:
        return False
    if cells.num_columns == 3 and pc.count_distinct(cells.column(2)).as_py() > 1:
        return False
    return not any(pc.any(pc.equal(column, "")).as_py() for column in cells.columns[:2])


def _repeats(texts: Sequence[str]) -> int:
    return len(texts) - len(set(texts))
