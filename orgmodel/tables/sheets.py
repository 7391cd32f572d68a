"""Sheets: a company of any size, or its findings, as columns that a list can show."""

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings.kind import Severity
from orgmodel.org.metrics import people_levels
from orgmodel.org.org import Org
from orgmodel.tables.query import Column, Positions, Sheet
from orgmodel.tables.reading import cells_of, numbers_of, texts_of

_NAMES_APART = ", "
_SEVERITIES = tuple(str(severity) for severity in Severity)
# Column of the table of findings, and its heading on the page.
_FINDINGS = (
    ("severity", "Severity"),
    ("code", "Code"),
    ("what", "What"),
    ("row", "Row"),
    ("column", "Column"),
    ("found", "What stands there"),
    ("done", "What was done"),
    ("else", "What else can be done"),
)


def people_sheet(org: Org) -> Sheet:
    """Seats of a company, each at its number.

    Returns
    -------
    Sheet
        ``row`` in the file, ``name``, ``title``, ``manager`` (name of the seat reported to), ``reports``, ``below``,
        ``level`` (1 at a top, none at a manager that is not in the file), ``marks`` ("vacant, gone, placeholder"),
        ``holders`` where seats are shared, then ``c0``, ``c1`` ... for the kept columns. A name or title that is one
        column of the file is that column and is not repeated. Nothing is copied until it is read.
    """
    alone = {field: found[0] for field in ("name", "title") if len(found := org.fields.get(field, ())) == 1}
    columns = [
        Column("row", "Row", numbers_of(org.rows, 0), is_number=True),
        Column("name", "Name", lambda at: _field(org, "name", at), source=alone.get("name", "")),
        Column("title", "Title", lambda at: _field(org, "title", at), source=alone.get("title", "")),
        Column("manager", "Manager's name", lambda at: _managers(org, at)),
        Column("reports", "Direct reports", numbers_of(org.tree.count), is_number=True),
        Column("below", "People below", numbers_of(org.tree.size - 1), is_number=True),
        Column("level", "Level", lambda at: _levels(org, at), is_number=True),
        Column("marks", "Marks", lambda at: _marks(org, at)),
    ]
    if len(org.shared):
        columns.append(Column("holders", "Also held by", lambda at: _holders(org, at)))
    columns += [
        Column(f"c{place}", heading, cells_of(org.cells[heading]))
        for place, heading in enumerate(org.cells.column_names)
        if heading not in alone.values()
    ]
    return Sheet(len(org), {column.key: column for column in columns})


def findings_sheet(table: pa.Table) -> Sheet:
    """Lines of a table of findings, as `read_findings` gives it: errors, then warnings, then notes."""
    ranks = pc.index_in(table["severity"], pa.array(_SEVERITIES))
    table = table.take(pc.sort_indices(pa.table({"rank": ranks}), sort_keys=[("rank", "ascending")]))
    columns = [
        Column(key, heading, cells_of(table[key]), key == "row", ranks=_SEVERITIES if key == "severity" else ())
        for key, heading in _FINDINGS
    ]
    return Sheet(table.num_rows, {column.key: column for column in columns})


def _levels(org: Org, at: Positions | None) -> pa.ChunkedArray:
    return numbers_of(people_levels(org), 0)(at)


def _field(org: Org, field: str, at: Positions | None) -> pa.ChunkedArray:
    """Text of a field, its columns joined by a space."""
    columns = [cells_of(org.cells[heading])(at) for heading in org.fields.get(field, ())]
    if not columns:
        return texts_of([""] * (len(org) if at is None else len(at)))
    if len(columns) == 1:
        return columns[0]
    # Workbooks and CSV files come with texts of different types.
    parts = [column.cast(pa.large_string()) for column in columns]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, pa.scalar(" ", pa.large_string())))


def _managers(org: Org, at: Positions | None) -> pa.ChunkedArray:
    """Label of the seat reported to: its name, else its title, else its id."""
    bosses = org.tree.parent if at is None else org.tree.parent[at]
    seats = np.maximum(bosses, 0)
    found = _field(org, "name", seats)
    for field in ("title", "id"):
        blank = pc.equal(found, "")
        if not pc.any(blank).as_py():
            break
        found = pc.if_else(blank, _field(org, field, seats), found)
    return pc.if_else(pa.chunked_array([pa.array(bosses >= 0)]), found, "")


def _marks(org: Org, at: Positions | None) -> pa.ChunkedArray:
    seats = np.arange(len(org), dtype=np.int32) if at is None else at
    flags = (org.vacant[seats], org.gone[seats], seats >= org.people)
    words = pa.array([_NAMES_APART.join(_named(code)) for code in range(8)], pa.string())
    return pa.chunked_array([words.take(pa.array(sum(flag.astype(np.int8) << bit for bit, flag in enumerate(flags))))])


def _named(code: int) -> list[str]:
    return [word for bit, word in enumerate(("vacant", "gone", "placeholder")) if code >> bit & 1]


def _holders(org: Org, at: Positions | None) -> pa.ChunkedArray:
    """Names of the further holders of each seat."""
    asked = np.arange(len(org.shared)) if at is None else np.flatnonzero(np.isin(org.shared, at))
    names: dict[int, list[str]] = {}
    columns = [org.sharers[heading].take(pa.array(asked)).to_pylist() for heading in org.fields.get("name", ())]
    for place, *parts in zip(org.shared[asked].tolist(), *columns, strict=True):
        names.setdefault(place, []).append(" ".join(filter(None, parts)) or "without a name")
    seats = range(len(org)) if at is None else at.tolist()
    return texts_of([_NAMES_APART.join(names.get(seat, ())) for seat in seats])
