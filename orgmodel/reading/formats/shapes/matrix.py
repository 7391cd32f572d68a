"""A matrix of people by people: a mark in a cell is a line between the person of its row and that of its column."""

from dataclasses import replace

import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.headings import Words
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.hierarchies.links import MANAGER, Link, manage
from orgmodel.reading.formats.shapes.edges import PERSON
from orgmodel.reading.table import Table

_NOTHING = frozenset({"", "0", "0.0", "-", "false", "no", "n"})
_MARKS = frozenset({"1", "1.0", "x", "true", "yes", "y", "✓", "✔", "•"})
_FEWEST = 3


def with_matrix(table: Table, _: Words) -> Table | None:
    """Give everybody of a matrix a row; None where the table is none.

    With names in the first column and the same names over the others, or as many rows as columns without names.
    """
    cells = table.cells
    first = [column[0].as_py() for column in cells.columns] if cells.num_rows else []
    if not table.origin.header_row and len(set(first[1:])) == len(first) - 1 == cells.num_rows - 1:
        # Names that stand in rows and columns look like no headings.
        cells = cells.slice(1).rename_columns(["", *first[1:]])
        table = replace(table, cells=cells, rows=table.rows[1:])
    count = cells.num_rows
    named = cells.num_columns == count + 1
    if count < _FEWEST or cells.num_columns not in {count, count + 1}:
        return None
    names = cells.column(0).to_pylist() if named else [str(number) for number in range(1, count + 1)]
    columns = cells.columns[1:] if named else cells.columns
    if named and (set(names) != set(cells.column_names[1:]) or len(set(names)) < count):
        return None
    if not named and table.origin.header_row:
        return None
    headings = cells.column_names[1:] if named else names
    # Over the names of the rows may stand what a mark says: "reports to", "manages".
    corner = cells.column_names[0] if named else ""
    links = []
    for heading, column in zip(headings, columns, strict=True):
        for name, text in zip(names, column.to_pylist(), strict=True):
            mark = text.casefold()
            if mark not in _NOTHING and mark not in _MARKS:
                return None
            if mark in _MARKS and name != heading:
                links.append(Link(name, heading, corner))
    if not links:
        return None
    managed = manage(names, links, is_drawn_up=True)
    way = "reports to that of its column" if managed.is_up else "is the manager of that of its column"
    told = f"a matrix of {counted(count, 'row')}, {counted(len(links), 'mark')}; the person of a row {way}"
    cells = pa.table({PERSON: names, MANAGER: list(managed.managers)})
    return replace(
        table,
        cells=cells,
        findings=(*table.findings, *managed.findings, finding("ORG126", values=[told], count=1)),
        known={"id": PERSON, "name": PERSON, "manager": MANAGER},
        known_by=dict.fromkeys(("id", "name", "manager"), "its rows and columns are people, its marks lines"),
    )
