"""Lists inside a list: rows of a table, pairs of names, or ways from the top to a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from orgmodel.findings import finding
from orgmodel.reading.columns.header import HEAD_ROWS, find_header, unique_names
from orgmodel.reading.formats.hierarchies.hierarchy import Graph, Records, counted, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.hierarchies.ways import from_ways
from orgmodel.reading.formats.records.flat import scalar
from orgmodel.reading.formats.tabulate import check_columns
from orgmodel.reading.limits import Limits

# Databases and spreadsheets answer with rows under one of these keys, and with the headings under another.
_ROWS = ("rows", "values", "data", "datarows")
_HEADINGS = ("columns", "cols", "fields", "headers", "header", "schema")
_HEADING_NAMES = ("label", "display_name", "name", "title", "id")
# A row or a cell may be wrapped once more.
_ROW_KEYS, _CELL_KEYS = frozenset({"c", "f", "row", "cells", "values"}), frozenset({"v", "f", "p", "value"})
# Levels of objects around the rows; cells of a row that is a line between two people.
_LEVELS, _PAIR = 3, 2


def read_rows(data: Any, limits: Limits) -> Records | None:
    """Read lists of single values: with headings a table, two each are lines, else ways; None where they are none."""
    tables = list(_tables(data))
    # Of several tables the longest is that of the people; the others are told.
    found = max(tables, key=len, default=())
    if len(found) < 2 or any(isinstance(value, dict | list) for row in found for value in row):
        return None
    read = _read(found, limits)
    others = sum(map(len, tables)) - len(found)
    left = [finding("ORG125", values=["rows of another table"], count=others)] if others else []
    return replace(read, findings=[*read.findings, *left])


def _read(table: Sequence[Sequence[Any]], limits: Limits) -> Records:
    rows = [[scalar(value) for value in row] for row in table]
    width = max(map(len, rows))
    check_columns(width, limits)
    header = find_header([[*row, *[""] * (width - len(row))] for row in rows[:HEAD_ROWS]])
    if header.index is not None:
        return _table(rows[header.first :], header.names)
    while width > _PAIR and all(len(row) == width and not row[-1] for row in rows):
        rows, width = [row[:-1] for row in rows], width - 1
    widths = {len(row) for row in rows}
    if widths == {_PAIR}:
        graph = Graph({row[0]: {} for row in rows}, [Link(*row) for row in rows if all(row)])
        return from_graph(graph, limits, boxes="name", arrows="pair")
    return _table(rows, header.names) if len(widths) == 1 else from_ways(rows, limits)


def _tables(data: Any) -> Iterator[Sequence[Sequence[Any]]]:
    """Lists of rows, those of the headings first, where a file is one or wraps one."""
    level = [data]
    for _ in range(_LEVELS):
        for value in level:
            if isinstance(value, list) and (rows := _rows(value)) is not None:
                yield rows
            elif isinstance(value, dict):
                # Pairs beside nodes are the lines between these.
                wrapped = (value.get(key) for key in _ROWS if "nodes" not in value)
                rows = next((rows for each in wrapped if (rows := _rows(each)) is not None), None)
                if rows is not None:
                    names = _headings(value)
                    yield [names, *rows] if len(names) == max(map(len, rows)) else rows
                else:
                    # Tables by their names, and no list of anything else.
                    listed = [_rows(each) for each in value.values() if isinstance(each, list)]
                    yield from (rows for rows in listed if rows is not None and None not in listed)
        inner = [each for value in level if isinstance(value, dict) for each in value.values()]
        level = [each[0] if isinstance(each, list) and len(each) == 1 else each for each in inner]
        level = [each for each in level if isinstance(each, dict)]


def _rows(value: Any) -> Sequence[Sequence[Any]] | None:
    """Rows of bare cells; None where it is no list of lists."""
    if not isinstance(value, list) or not value:
        return None
    rows = [_row(item) for item in value]
    return [[_cell(cell) for cell in row] for row in rows if row] if all(row is not None for row in rows) else None


def _row(item: Any) -> Sequence[Any] | None:
    if isinstance(item, dict):
        lists = [each for key, each in item.items() if key in _ROW_KEYS and isinstance(each, list)]
        item = lists[0] if len(lists) == 1 else None
    return item if isinstance(item, list) and item else None


def _cell(cell: Any) -> Any:
    is_wrapped = isinstance(cell, dict) and cell and _CELL_KEYS.issuperset(cell)
    return (
        next((cell[key] for key in ("v", "value") if key in cell), "") if is_wrapped else "" if cell is None else cell
    )


def _headings(mapping: Mapping[str, Any]) -> list[str]:
    listed: Any = next((mapping[key] for key in _HEADINGS if isinstance(mapping.get(key), list | dict)), [])
    if isinstance(listed, dict):
        listed = listed.get("fields", [])
    wanted = [
        next((item[key] for key in _HEADING_NAMES if item.get(key)), "") if isinstance(item, dict) else item
        for item in (listed if isinstance(listed, list) else [])
    ]
    names = [scalar(name) if name else "" for name in wanted]
    return [unique if name else "" for name, unique in zip(names, unique_names(names), strict=True)]


def _table(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Records:
    records = [dict(zip(names, row, strict=False)) for row in rows]
    return Records(records, {}, f"{counted(len(records), 'row')}, {counted(len(names), 'column')}")
