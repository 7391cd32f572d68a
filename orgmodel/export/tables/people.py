"""People of a company as rows: the columns that were loaded, who reports to whom by key, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import Keys, keys_of
from orgmodel.org.metrics import people_levels
from orgmodel.org.org import Org
from orgmodel.org.own_columns import (
    APART,
    BELOW,
    COMPUTED,
    DIRECT,
    DOTTED_TO,
    FINDINGS,
    GONE,
    LEVEL,
    MANAGER,
    MARKS,
    OWN_FIELDS,
    REPORTS_TO,
    ROW,
    VACANT,
)
from orgmodel.org.tree import Ints, preorder
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.tables.sheets import people_sheet

Order = Literal["file", "tree"]
NUMBERS = (ROW, LEVEL, DIRECT, BELOW)


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Rows of a company.

    Attributes
    ----------
    cells
        [rows] Text under the headings of the company and `REPORTS_TO`; whole numbers under `NUMBERS`, null where there
        is none.
    seats
        [rows] Seat of each; -1 for a row that counts staff without naming them.
    depth
        [rows] Levels above; 0 at a top.
    """

    cells: pa.Table
    seats: Ints
    depth: Ints


def people_of(company: Company, order: Order = "file", seats: Ints | None = None) -> People:
    """People of a company, each once.

    Parameters
    ----------
    order
        As in the file, or bosses before their reports and siblings together.
    seats
        Those that are wanted; all where None. A boss that is not among them is not named.

    Returns
    -------
    People
        A row for each seat that was read and for each further holder of one, behind the first. Rows that count staff
        under a seat stand at the end. A manager that is not in the file has no row, and is named all the same.

    Notes
    -----
    O(cells); nothing per person in Python but for seats held by several and findings.
    """
    org = company.org
    keys = keys_of(org)
    chosen = _chosen(org, order, seats)
    rows, sharers = _with_sharers(org, chosen)
    boss = _bosses(org)[rows]
    if seats is not None:
        inside = np.zeros(len(org), bool)
        inside[seats] = True
        boss = np.where((boss >= 0) & inside[boss], boss, -1)
    heads = {REPORTS_TO.format(keys.heading), DOTTED_TO.format(keys.heading), *COMPUTED, *OWN_FIELDS.values()}
    # Columns of an earlier export say what was true then.
    kept = [heading for heading in org.cells.column_names if heading not in heads or heading == keys.heading]
    columns = {heading: _own_cells(org, heading, rows, sharers) for heading in kept}
    if not keys.is_own:
        columns = {keys.heading: keys.of(rows)} | columns
    columns |= {OWN_FIELDS[field]: pa.array(org.texts(field, rows), pa.string()) for field in _unsaid(org, kept)}
    columns[REPORTS_TO.format(keys.heading)] = keys.of(boss)
    if len(org.dotted):
        columns[DOTTED_TO.format(keys.heading)] = _dotted(org, keys, rows)
    columns |= _worked_out(company, rows)
    table = pa.table(columns)
    staff = np.flatnonzero(org.staff[chosen])
    depth = org.tree.depth[rows]
    if len(staff) and _can_count_staff(org):
        table = pa.concat_tables([table, _staff_rows(org, keys, chosen[staff], table.schema)])
        rows = np.concatenate([rows, np.full(len(staff), -1, np.int32)])
        depth = np.concatenate([depth, org.tree.depth[chosen[staff]] + np.int32(1)])
    return People(table, rows, depth)


def _unsaid(org: Org, headings: Sequence[str]) -> list[str]:
    """Fields whose column no heading tells: a format of its own or a person said which it is."""
    told = columns_of(headings, load_words())
    guesses = {field: told.get(field, ())[:1] for field in OWN_FIELDS}
    if not guesses["name"]:
        guesses["name"] = (*told.get("first", ())[:1], *told.get("last", ())[:1])
    # Where nothing names the seats their ids do, and will again.
    kept = (org.fields.get("id"),)
    return [field for field, guess in guesses.items() if org.fields.get(field, guess) not in (guess, *kept)]


def _chosen(org: Org, order: Order, seats: Ints | None) -> Ints:
    found = np.arange(org.people, dtype=np.int32) if seats is None else seats[seats < org.people]
    if order == "file":
        return np.sort(found)
    return found[np.argsort(preorder(org.tree)[found], kind="stable")]


def _with_sharers(org: Org, seats: Ints) -> tuple[Ints, NDArray[np.int64]]:
    """Seat of each row, and which further holder it is; -1 for the first."""
    if not len(org.shared):
        return seats, np.full(len(seats), -1, np.int64)
    place = np.full(len(org), -1, np.int64)
    place[seats] = np.arange(len(seats))
    holders = np.flatnonzero(place[org.shared] >= 0)
    rows = np.concatenate([seats, org.shared[holders]]).astype(np.int32)
    which = np.concatenate([np.full(len(seats), -1, np.int64), holders])
    sort = np.lexsort((which, place[rows]))
    return rows[sort], which[sort]


def _bosses(org: Org) -> Ints:
    """Seat that each reports to as the file says, the lines that close a loop among them."""
    if not len(org.loops):
        return org.tree.parent
    boss = org.tree.parent.copy()
    boss[org.loops[:, 0]] = org.loops[:, 1]
    return boss


def _own_cells(org: Org, heading: str, rows: Ints, sharers: NDArray[np.int64]) -> pa.Array:
    column = org.cells[heading]
    if not len(org.shared):
        return column.take(pa.array(rows))
    both = pa.chunked_array([*column.chunks, *org.sharers[heading].cast(column.type).chunks], column.type)
    return both.take(pa.array(np.where(sharers < 0, rows, sharers + len(org))))


def _dotted(org: Org, keys: Keys, rows: Ints) -> pa.Array:
    sort = np.argsort(org.dotted[:, 0], kind="stable")
    sources, targets = org.dotted[sort, 0], keys.of(org.dotted[sort, 1]).to_pylist()
    texts: dict[int, str] = {}
    for source, target in zip(sources.tolist(), targets, strict=True):
        texts[source] = f"{texts[source]}{APART}{target}" if source in texts else target
    return pa.array([texts.get(seat, "") for seat in rows.tolist()], pa.string())


def _worked_out(company: Company, rows: Ints) -> dict[str, pa.Array | pa.ChunkedArray]:
    org, tree = company.org, company.org.tree
    flags = org.vacant[rows].astype(np.int8) + 2 * org.gone[rows].astype(np.int8)
    words = pa.array(["", VACANT, GONE, f"{VACANT}, {GONE}"], pa.string())
    columns = {
        ROW: pa.array(org.rows[rows], mask=org.rows[rows] == 0),
        LEVEL: pa.array(people_levels(org)[rows].astype(np.int64)),
        MANAGER: people_sheet(org).columns["manager"].read(rows),
        DIRECT: pa.array(tree.count[rows].astype(np.int64)),
        BELOW: pa.array(tree.size[rows].astype(np.int64) - 1),
        MARKS: words.take(pa.array(flags)),
    }
    if company.findings is not None:
        columns[FINDINGS] = _findings(company.findings, org.rows[rows])
    return columns


def _findings(findings: pa.Table, rows: NDArray[np.int64]) -> pa.Array:
    """Codes and texts of the findings of each row."""
    told: dict[int, dict[str, None]] = {}
    about = findings.filter(pc.is_valid(findings["row"]))
    for row, code, what in zip(*(about[name].to_pylist() for name in ("row", "code", "what")), strict=True):
        told.setdefault(row, {})[f"{code} {what}"] = None
    texts = {row: APART.join(each) for row, each in told.items()}
    return pa.array([texts.get(row, "") for row in rows.tolist()], pa.string())


def _can_count_staff(org: Org) -> bool:
    """True if a row without id and name would be read as a count of staff again."""
    return bool(org.fields.get("fte")) and bool(org.fields.get("name"))


def _staff_rows(org: Org, keys: Keys, seats: Ints, schema: pa.Schema) -> pa.Table:
    """One row for each seat that has staff without names: their number, and the seat they report to."""
    told = {
        org.fields["fte"][0]: pa.array([repr(amount) for amount in org.staff[seats].tolist()]),
        REPORTS_TO.format(keys.heading): keys.of(seats),
    }
    columns = [_filled(told.get(each.name), each.type, len(seats)) for each in schema]
    return pa.table(columns, schema=schema)


def _filled(values: pa.Array | None, kind: pa.DataType, count: int) -> pa.Array:
    if values is not None:
        return values.cast(kind)
    return pa.nulls(count, kind) if pa.types.is_integer(kind) else pa.array([""] * count, kind)
