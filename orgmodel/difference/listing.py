"""Listing: every change of a difference as a row, in an order that the rows of the files do not change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.difference.difference import KINDS, Difference, FieldChange, Kind
from orgmodel.difference.people import missing_managers, texts_at
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints

# Fields that say of a person who came or went who that is.
_FACTS = ("title", "department", "grade", "location", "email")
_MANAGER = "manager"


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Changes of one kind and one field, column by column; each column has one text a change.

    Attributes
    ----------
    kind, field
        Kind of change; the field or heading that differs, "" where it is none.
    seats
        Seats that changed: of "removed" and "filled" by another person those before, else those after.
    ids, names
        Who it is.
    before, after
        What was and what is; "" where there is nothing. Managers by their ids, else by what the file gives.
    before_names, after_names
        Names of the managers, or of the two persons of a succession; () where before and after are texts already.
    moves
        Of moves: team that came along, team before, whether the manager before left; None of other kinds.
    """

    kind: Kind
    field: str
    seats: Ints
    ids: tuple[str, ...]
    names: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    before_names: tuple[str, ...] = ()
    after_names: tuple[str, ...] = ()
    moves: tuple[tuple[int, int, bool], ...] | None = None

    def __len__(self) -> int:
        """Changes."""
        return len(self.ids)


def list_changes(difference: Difference) -> Iterator[Listing]:
    """List all changes, kind by kind in the order of `KINDS`, within one by id and name.

    Notes
    -----
    O(changes log changes): nobody who stays as they are is looked at.
    """
    for kind in KINDS:
        if kind == "moved":
            yield from _filled_in(_moved(difference))
            continue
        if kind == "filled":
            yield from _filled_in(_followed(difference))
        seats = difference.seats.get(kind)
        if seats is not None:
            yield from _filled_in(_seats(difference, kind, seats))
        for change in difference.fields:
            if change.kind == kind:
                yield from _filled_in(_field(difference, change))


def _filled_in(listing: Listing) -> Iterator[Listing]:
    if len(listing):
        yield listing


def id_texts(org: Org, seats: Ints) -> list[str]:
    """Id of each seat; without one the e-mail address, the name, or the row in the file."""
    texts = texts_at(org, org.fields.get("id", ()), seats)
    for field in ("email", "name"):
        if pc.any(pc.equal(texts, "")).as_py():
            texts = pc.if_else(pc.equal(texts, ""), texts_at(org, org.fields.get(field, ()), seats), texts)
    rows = org.rows[seats].tolist()
    return [text or f"row {row}" for text, row in zip(texts.to_pylist(), rows, strict=True)]


def name_texts(org: Org, seats: Ints) -> list[str]:
    """Name of each seat as the file has it; without one its title."""
    names = texts_at(org, org.fields.get("name", ()), seats)
    if pc.any(pc.equal(names, "")).as_py():
        names = pc.if_else(pc.equal(names, ""), texts_at(org, org.fields.get("title", ()), seats), names)
    return list(names.to_pylist())


def manager_texts(org: Org, managers: Ints) -> tuple[list[str], list[str]]:
    """Id and name of managers as `managers_of` gives them; "" for nobody, the file's text for one not in it."""
    ids, names = [""] * len(managers), [""] * len(managers)
    here = np.flatnonzero((managers >= 0) & (managers < org.people))
    seats = managers[here]
    for position, text, name in zip(here.tolist(), id_texts(org, seats), name_texts(org, seats), strict=True):
        ids[position], names[position] = text, name
    missing = missing_managers(org)
    for position in np.flatnonzero(managers >= org.people).tolist():
        ids[position] = names[position] = missing[managers[position] - org.people]
    return ids, names


def facts_of(org: Org, managers: Ints, seats: Ints) -> list[dict[str, str]]:
    """Title, manager and so on of some seats, those that are filled in."""
    columns = {
        field: texts_at(org, org.fields.get(field, ()), seats).to_pylist() for field in _FACTS if org.fields.get(field)
    }
    columns[_MANAGER], _ = manager_texts(org, managers[seats])
    return [
        {field: texts[position] for field, texts in columns.items() if texts[position]}
        for position in range(len(seats))
    ]


def _ordered(org: Org, seats: Ints) -> tuple[Ints, list[str], list[str]]:
    """Seats by id and name, and both of them."""
    ids, names = id_texts(org, seats), name_texts(org, seats)
    keys = pa.table({"id": pa.array(ids, pa.string()), "name": pa.array(names, pa.string())})
    order = pc.sort_indices(keys, sort_keys=[("id", "ascending"), ("name", "ascending")]).to_pylist()
    return seats[order], [ids[at] for at in order], [names[at] for at in order]


def _seats(difference: Difference, kind: Kind, seats: Ints) -> Listing:
    org = difference.before if kind == "removed" else difference.after
    seats, ids, names = _ordered(org, seats)
    before, after = _states(difference, kind, seats)
    return Listing(kind, "", seats, tuple(ids), tuple(names), tuple(before), tuple(after))


def _states(difference: Difference, kind: Kind, seats: Ints) -> tuple[list[str], list[str]]:
    """Text of a seat before and after."""
    nothing = [""] * len(seats)
    if kind == "removed":
        return texts_at(difference.before, difference.before.fields.get("title", ()), seats).to_pylist(), nothing
    if kind == "added":
        return nothing, texts_at(difference.after, difference.after.fields.get("title", ()), seats).to_pylist()
    there = difference.back[seats]
    before, after = difference.before, difference.after
    if kind in ("up", "down"):
        return [f"level {depth + 1}" for depth in before.tree.depth[there].tolist()], [
            f"level {depth + 1}" for depth in after.tree.depth[seats].tolist()
        ]
    if kind in ("split", "merged"):
        return _counted(before, there), _counted(after, seats)
    return name_texts(before, there), name_texts(after, seats)


def _counted(org: Org, seats: Ints) -> list[str]:
    texts = texts_at(org, org.fields.get("Seats", ()), seats).to_pylist()
    return [f"{text} {'seat' if text == '1' else 'seats'}" for text in texts]


def _field(difference: Difference, change: FieldChange) -> Listing:
    seats, ids, names = _ordered(difference.after, change.seats)
    before = texts_at(difference.before, change.before, difference.back[seats]).to_pylist()
    after = texts_at(difference.after, change.after, seats).to_pylist()
    return Listing(change.kind, change.label, seats, tuple(ids), tuple(names), tuple(before), tuple(after))


def _moved(difference: Difference) -> Listing:
    moves = difference.moves
    seats, ids, names = _ordered(difference.after, moves.seats)
    before = manager_texts(difference.before, difference.managers_before[difference.back[seats]])
    after = manager_texts(difference.after, difference.managers_after[seats])
    order = np.searchsorted(moves.seats, seats)
    causes = zip(
        moves.team[order].tolist(), moves.team_before[order].tolist(), moves.has_manager_left[order].tolist(),
        strict=True,
    )  # fmt: skip
    return Listing(
        "moved", _MANAGER, seats, tuple(ids), tuple(names), tuple(before[0]), tuple(after[0]), tuple(before[1]),
        tuple(after[1]), tuple(causes),
    )  # fmt: skip


def _followed(difference: Difference) -> Listing:
    """Successions: who left is who it is about; before and after are the ids of both."""
    pairs = difference.successions
    seats, ids, names = _ordered(difference.before, pairs[:, 0])
    follower = dict(pairs.tolist())
    now = np.array([follower[seat] for seat in seats.tolist()], np.int32)
    return Listing(
        "filled", "", seats, tuple(ids), tuple(names), tuple(ids), tuple(id_texts(difference.after, now)),
        tuple(names), tuple(name_texts(difference.after, now)),
    )  # fmt: skip


def changes_json(difference: Difference) -> Iterator[dict[str, Any]]:
    """Changes as JSON records, in the order of `list_changes`.

    Returns
    -------
    iterator of dict
        ``kind``, ``id``, ``name``, ``before``, ``after``. Of "added" and "removed" the one that exists is an object of
        the fields that are filled in, the manager by id among them; else both are texts, null for nothing. Of "moved"
        they are the ids of the managers; ``before_name``, ``after_name``, ``team`` (reports that came along),
        ``team_before`` and ``manager_left`` come with it. Of "filled" they are the ids of the two persons, with both
        names. ``field`` is the field or heading that differs, where it is one.
    """
    for listing in list_changes(difference):
        if listing.kind in ("added", "removed"):
            yield from _whole_json(difference, listing)
            continue
        for position, (key, name, before, after) in enumerate(
            zip(listing.ids, listing.names, listing.before, listing.after, strict=True)
        ):
            record: dict[str, Any] = {
                "kind": listing.kind,
                "id": key,
                "name": name,
                "before": before or None,
                "after": after or None,
            }
            if listing.field:
                record["field"] = listing.field
            if listing.before_names:
                record["before_name"] = listing.before_names[position] or None
                record["after_name"] = listing.after_names[position] or None
            if listing.moves is not None:
                team, team_before, has_left = listing.moves[position]
                record |= {"team": team, "team_before": team_before, "manager_left": has_left}
            yield record


def _whole_json(difference: Difference, listing: Listing) -> Iterator[dict[str, Any]]:
    is_new = listing.kind == "added"
    org = difference.after if is_new else difference.before
    managers = difference.managers_after if is_new else difference.managers_before
    facts = facts_of(org, managers, listing.seats)
    for key, name, fact in zip(listing.ids, listing.names, facts, strict=True):
        yield {
            "kind": listing.kind,
            "id": key,
            "name": name,
            "before": None if is_new else fact,
            "after": fact if is_new else None,
        }


def changes_table(difference: Difference) -> pa.Table:
    """Changes as columns of text: kind, id, name, field, before, after, both names, and a remark."""
    parts = [listing_table(listing) for listing in list_changes(difference)]
    return pa.concat_tables(parts) if parts else _EMPTY.empty_table()


COLUMNS = ("Change", "Id", "Name", "Field", "Before", "After", "Name before", "Name after", "Remark")
_EMPTY = pa.schema([(column, pa.string()) for column in COLUMNS])


def listing_table(listing: Listing) -> pa.Table:
    """Changes of one kind and field as columns of text."""
    count = len(listing)
    nothing = ("",) * count
    remarks = nothing if listing.moves is None else tuple(move_text(*move) for move in listing.moves)
    columns = (
        (listing.kind,) * count, listing.ids, listing.names, (listing.field,) * count, listing.before, listing.after,
        listing.before_names or nothing, listing.after_names or nothing, remarks,
    )  # fmt: skip
    return pa.table({name: pa.array(texts, pa.string()) for name, texts in zip(COLUMNS, columns, strict=True)})


def move_text(team: int, team_before: int, has_manager_left: bool) -> str:
    """Circumstances of a move in words.

    Examples
    --------
    >>> move_text(3, 4, True), move_text(0, 2, False), move_text(0, 0, False)
    ('with 3 of 4 reports; the manager left', 'without the 2 reports', '')
    """
    with_team = (
        f"with {team:,} of {team_before:,} {'report' if team_before == 1 else 'reports'}"
        if team
        else "without the one report" if team_before == 1
        else f"without the {team_before:,} reports" if team_before
        else ""
    )  # fmt: skip
    return "; ".join(filter(None, (with_team, "the manager left" if has_manager_left else "")))
