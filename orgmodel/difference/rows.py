"""Rows: the changes of a difference as one table, with where each is, for a list that is filtered and handed out."""

from collections.abc import Callable

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.difference.difference import Difference, Kind
from orgmodel.difference.listing import COLUMNS, list_changes, listing_table
from orgmodel.tables.query import Column, Positions, Sheet
from orgmodel.text.markup import without_markup

KIND_NAMES: dict[Kind, str] = {
    "added": "Added",
    "removed": "Removed",
    "filled": "Filled by another",
    "moved": "Moved",
    "retitled": "Retitled",
    "regraded": "Other grade",
    "transferred": "Other department",
    "renamed": "Other name",
    "vacated": "Vacant now",
    "left": "Left",
    "returned": "Returned",
    "up": "Up the ladder",
    "down": "Down the ladder",
    "split": "Split",
    "merged": "Merged",
    "recounted": "Other number of people",
    "changed": "Other fields",
}
# Columns of `listing_table`, each by a word of ours.
_KEYS = ["kind", "id", "name", "field", "before", "after", "name before", "name after", "remark"]


def change_rows(difference: Difference) -> pa.Table:
    """Changes as a table, kind by kind in the order of `KINDS`, within one by id and name.

    Returns
    -------
    pa.Table
        ``kind``, ``id``, ``name``, ``field``, ``before``, ``after``, ``name before``, ``name after``, ``remark``;
        ``seat`` (int32) and ``is_before``, whether it is a seat before.

    Notes
    -----
    O(changes log changes).
    """
    parts = []
    for listing in list_changes(difference):
        is_before = listing.kind == "removed" or (listing.kind == "filled" and bool(listing.before_names))
        table = listing_table(listing).rename_columns(_KEYS).append_column("seat", pa.array(listing.seats, pa.int32()))
        parts.append(table.append_column("is_before", pa.repeat(is_before, len(listing))))
    return pa.concat_tables(parts) if parts else _EMPTY.empty_table()


_EMPTY = pa.schema([*((name, pa.string()) for name in _KEYS), ("seat", pa.int32()), ("is_before", pa.bool_())])


def rows_with(rows: pa.Table, kind: str, words: str) -> pa.Table:
    """Rows of a kind, "" for all, with some words in id, name, before or after, in any case."""
    if kind:
        rows = rows.filter(pc.equal(rows["kind"], kind))
    text = words.strip()
    if not text or not rows.num_rows:
        return rows
    found = None
    for column in ("id", "name", "before", "after", "name before", "name after"):
        one = pc.match_substring(rows[column], text, ignore_case=True)
        found = one if found is None else pc.or_(found, one)
    return rows.filter(found)


def changes_sheet(rows: pa.Table) -> Sheet:
    """Rows as a list that is sorted and filtered.

    Its columns are ``change``, ``who``, ``id``, ``field``, ``before``, ``after``, ``remark``. Changes are in the order
    of `KINDS`; managers and persons are told by name, else by id. Nothing is copied until it is read.
    """
    names = pa.array(KIND_NAMES.values(), pa.string())
    kinds = pa.array(KIND_NAMES, pa.string())

    def change(at: Positions | None) -> pa.ChunkedArray:
        return pa.chunked_array([names.take(pc.index_in(_some(rows["kind"], at).combine_chunks(), kinds))])

    def text(key: str) -> Callable[[Positions | None], pa.ChunkedArray]:
        return lambda at: _plain(_some(rows[key], at))

    def state(side: str) -> Callable[[Positions | None], pa.ChunkedArray]:
        def read(at: Positions | None) -> pa.ChunkedArray:
            named = _some(rows[f"name {side}"], at)
            return _plain(pc.if_else(pc.equal(named, ""), _some(rows[side], at), named))

        return read

    columns = (
        Column("change", "Change", change, ranks=tuple(KIND_NAMES.values())),
        Column("who", "Who", text("name")),
        Column("id", "Id", text("id")),
        Column("field", "Field", text("field")),
        Column("before", "Before", state("before")),
        Column("after", "After", state("after")),
        Column("remark", "Remark", text("remark")),
    )
    return Sheet(rows.num_rows, {column.key: column for column in columns})


def _some(values: pa.ChunkedArray, at: Positions | None) -> pa.ChunkedArray:
    return values if at is None else values.take(pa.array(at))


def _plain(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts without markup; hardly any company has some."""
    if not pc.any(pc.match_substring_regex(texts, r"[<\[&]")).as_py():
        return texts
    return pa.chunked_array([pa.array(map(without_markup, texts.to_pylist()), pa.string())])


def as_listed(rows: pa.Table) -> pa.Table:
    """Rows as `changes_table` has them, to be handed out."""
    return rows.select(_KEYS).rename_columns(list(COLUMNS))
