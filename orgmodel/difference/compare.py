"""Compare: any two companies, joined by person or by role."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.difference.difference import Difference, FieldChange, Kind, Moves
from orgmodel.difference.join import JOINS, Join, join_people
from orgmodel.difference.managers import moves_of, number_managers, number_people
from orgmodel.difference.pairing import Pairs, pair
from orgmodel.difference.people import differing, field_texts, managers_of, take, texts_of
from orgmodel.difference.roles import PEOPLE, SEATS, role_company
from orgmodel.difference.successions import find_successions
from orgmodel.errors import BadCompany
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints

# Kind of change of the fields that have one of their own.
_KIND_OF: dict[str, Kind] = {
    "title": "retitled",
    "grade": "regraded",
    "department": "transferred",
    "name": "renamed",
    PEOPLE: "recounted",
}
# Fields that say who somebody is, whom they report to, or when the file was written: no facts that change.
_NOT_COMPARED = frozenset({"id", "manager", "snapshot", "first", "last", SEATS})


def compare(
    before: Org,
    after: Org,
    join: str = "auto",
    *,
    live: bool = False,
    roles: tuple[pa.Array, pa.Array] | None = None,
) -> Difference:
    """Compare two companies.

    Parameters
    ----------
    join
        One of `JOINS`; "auto" takes the key of people that matches best, and roles where none does.
    live
        Leave out people who left and posts that were eliminated, on both sides. Whom the others report to stays as the
        file says.
    roles
        Role of each of the people of both, as text, for a join by role; "" for none. None takes their titles.

    Returns
    -------
    Difference
        `compare(a, a)` has no change. The order of the rows of neither company changes anything but the order of what
        is listed.

    Raises
    ------
    BadCompany
        If `join` is none of `JOINS`, or a company has no column of it.

    Notes
    -----
    O(n) time and memory; 1,000,000 people a side in some 1.5 s (`python -m benchmarks.compare`). Joined by id, those
    are added and removed whose id is in one company only; moved are those in both whose manager's id differs, where
    blank, a word for nobody and their own id are nobody, and a manager that is not in the file counts by the text that
    the file gives; retitled are those in both whose titles differ by more than blanks. A person may be in several.
    """
    if join not in JOINS:
        raise BadCompany("join", join, f"one of {', '.join(JOINS)}")
    known = None if join == "role" else join_people(before, after, join)
    if known is not None:
        return _compare(before, after, known.pairs, live=live, join=known)
    of_before, of_after = roles or (None, None)
    before, after = role_company(before, of_before, live=live), role_company(after, of_after, live=live)
    pairs = pair(field_texts(before, "id"), field_texts(after, "id"), (_nothing, _nothing))
    return _compare(before, after, pairs, live=False, join=None)


def _nothing(_rows: Ints) -> tuple[()]:
    """No further texts: a role stands on one row."""
    return ()


def _compare(before: Org, after: Org, everybody: Pairs, *, live: bool, join: Join | None) -> Difference:
    is_folded = join is not None and join.trial.is_folded
    numbers = number_managers(before, after, everybody.back, is_folded=is_folded)
    counted = _counted(before, live=live), _counted(after, live=live)
    back = everybody.back.copy()
    back[~counted[1] | ~np.append(counted[0], False)[back]] = -1
    ahead = Pairs(back, (), 0).ahead(before.people)
    pairs = np.flatnonzero(back >= 0).astype(np.int32)
    there = back[pairs]
    added = np.flatnonzero(counted[1] & (back < 0)).astype(np.int32)
    removed = np.flatnonzero(counted[0] & (ahead < 0)).astype(np.int32)
    number_after = number_people(before, everybody.back)
    moves = moves_of(pairs, everybody.back, numbers, number_after[counted[1]], before.people)
    seats: dict[Kind, Ints] = {"added": added, "removed": removed}
    if join is None:
        seats |= _ladder(before, after, pairs, there)
    else:
        seats |= _status(before, after, pairs, there)
    fields, alone = _fields(before, after, pairs, there, is_by_role=join is None)
    if join is not None:
        fields = _without_vacancies(fields, before, after, back)
    successions = np.zeros((0, 2), np.int32)
    if join is not None and before.fields.get("title") and after.fields.get("title"):
        came = _came(added, moves, fields)
        successions = find_successions((before, after), removed, came, numbers, number_after)
    touched = np.zeros(after.people, bool)
    for changed in (
        moves.seats,
        *(each.seats for each in fields),
        *(seats[kind] for kind in seats if kind != "removed"),
    ):
        touched[changed] = True
    touched[successions[:, 1]] = True
    return Difference(
        before=before,
        after=after,
        join=join,
        back=back,
        ahead=ahead,
        counted_before=counted[0],
        counted_after=counted[1],
        managers_before=managers_of(before),
        managers_after=managers_of(after),
        moves=moves,
        fields=fields,
        successions=successions,
        seats=seats,
        same=pairs[~touched[pairs]],
        columns_before=alone[0],
        columns_after=alone[1],
    )


def _counted(org: Org, *, live: bool) -> NDArray[np.bool_]:
    return ~org.gone[: org.people] if live else np.ones(org.people, bool)


def _came(added: Ints, moves: Moves, fields: Sequence[FieldChange]) -> Ints:
    """Seats after of people who may have followed somebody: new, under another manager, or with another title."""
    retitled = [each.seats for each in fields if each.kind == "retitled"]
    return np.unique(np.concatenate([added, moves.seats, *retitled]))


def _status(before: Org, after: Org, pairs: Ints, there: Ints) -> dict[Kind, Ints]:
    """Seats that somebody holds now and nobody held before, and so on; who is gone is not vacant besides."""
    was_gone, is_gone = before.gone[there], after.gone[pairs]
    was_vacant, is_vacant = before.vacant[there] & ~was_gone, after.vacant[pairs] & ~is_gone
    stays = was_gone == is_gone
    return {
        "filled": pairs[was_vacant & ~is_vacant & stays],
        "vacated": pairs[~was_vacant & is_vacant & stays],
        "left": pairs[~was_gone & is_gone],
        "returned": pairs[was_gone & ~is_gone],
    }


def _ladder(before: Org, after: Org, pairs: Ints, there: Ints) -> dict[Kind, Ints]:
    """Roles that stand further from the top or nearer to it, and those that one seat had and several have."""
    depths = before.tree.depth[there], after.tree.depth[pairs]
    one, other = (org.cells[SEATS].to_numpy().astype(np.int64)[at] for org, at in ((before, there), (after, pairs)))
    return {
        "up": pairs[depths[1] < depths[0]],
        "down": pairs[depths[1] > depths[0]],
        "split": pairs[(one == 1) & (other > 1)],
        "merged": pairs[(one > 1) & (other == 1)],
    }


def _fields(
    before: Org, after: Org, pairs: Ints, there: Ints, *, is_by_role: bool
) -> tuple[tuple[FieldChange, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Changes of the fields that both have, and the headings of one company only."""
    changes = []
    columns = _columns(before), _columns(after)
    alone = [[label for label in columns[side] if label not in columns[1 - side]] for side in (0, 1)]
    # A role is called as its title is.
    left_out = _NOT_COMPARED | ({"name"} if is_by_role else frozenset())
    for label, here in columns[1].items():
        other = columns[0].get(label)
        if other is None or label in left_out:
            continue
        old, new = take(texts_of(before, other), there), take(texts_of(after, here), pairs)
        seats = pairs[differing(old, new)]
        may_be_left_out = is_by_role or label not in after.fields
        # Of no field, and filled in by one file and left empty by the other: as good as not there.
        if len(seats) and may_be_left_out and (_is_blank(old) or _is_blank(new)):
            alone[int(_is_blank(old))].append(label)
        elif len(seats):
            changes.append(FieldChange(_KIND_OF.get(label, "changed"), label, other, here, seats))
    headings = [
        tuple(heading for label in labels if label not in left_out for heading in columns[side][label])
        for side, labels in enumerate(alone)
    ]
    return tuple(changes), (headings[0], headings[1])


def _is_blank(texts: pa.ChunkedArray) -> bool:
    return not pc.any(pc.not_equal(texts, "")).as_py()


def _without_vacancies(fields: tuple[FieldChange, ...], before: Org, after: Org, back: Ints) -> tuple[FieldChange, ...]:
    """The fields; a name in which only a word for "nobody" differs is no other name."""
    kept = []
    for each in fields:
        seats = each.seats
        if each.kind == "renamed":
            nobody_now = after.vacant[seats] | after.gone[seats]
            nobody_before = before.vacant[back[seats]] | before.gone[back[seats]]
            seats = seats[~nobody_now & ~nobody_before]
        if len(seats):
            kept.append(FieldChange(each.kind, each.label, each.before, each.after, seats))
    return tuple(kept)


def _columns(org: Org) -> dict[str, tuple[str, ...]]:
    """Headings by field, and those of no field by themselves."""
    columns = {field: headings for field, headings in org.fields.items() if headings}
    used = {heading for headings in columns.values() for heading in headings}
    return columns | {heading: (heading,) for heading in org.cells.column_names if heading not in used}
