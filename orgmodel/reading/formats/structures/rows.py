"""Lists inside a list: rows of a table, pairs of names, or ways from the top to a person."""

from collections.abc import Sequence
from typing import Any

from orgmodel.reading.columns.header import HEAD_ROWS, find_header
from orgmodel.reading.formats.flat import scalar
from orgmodel.reading.formats.hierarchy import Graph, Records, counted, from_graph
from orgmodel.reading.formats.links import Link
from orgmodel.reading.formats.tabulate import check_columns
from orgmodel.reading.formats.ways import from_ways
from orgmodel.reading.limits import Limits


def read_rows(data: Any, limits: Limits) -> Records | None:
    """Read lists of single values: with headings a table, two each are lines, else ways; None where they are none."""
    if isinstance(data, dict) and isinstance(data.get("columns"), list) and isinstance(data.get("data"), list):
        # pandas calls it "split".
        data = [data["columns"], *data["data"]]
    if not isinstance(data, list) or len(data) < 2 or not all(isinstance(row, list) and row for row in data):
        return None
    if any(isinstance(value, dict | list) for row in data for value in row):
        return None
    rows = [[scalar(value) for value in row] for row in data]
    width = max(map(len, rows))
    check_columns(width, limits)
    header = find_header([[*row, *[""] * (width - len(row))] for row in rows[:HEAD_ROWS]])
    if header.index is not None:
        return _table(rows[header.first :], header.names)
    if {len(row) for row in rows} == {2}:
        return from_graph(Graph({}, [Link(*row) for row in rows]), limits, boxes="name", arrows="pair")
    return from_ways(rows, limits)


def _table(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Records:
    records = [dict(zip(names, row, strict=False)) for row in rows]
    return Records(records, {}, f"{counted(len(records), 'row')}, {counted(len(names), 'column')}")
