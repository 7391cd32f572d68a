"""Compare: any two companies, joined by person or by role."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.difference.difference import Difference, FieldChange, Kind, Moves
from orgmodel.difference.join import JOINS, Join, JoinKind, join_people
from orgmodel.difference.managers import moves_of, number_managers
from orgmodel.difference.name_numbers import differences_of_names
from orgmodel.difference.pairing import Pairs, pair
from orgmodel.difference.people import columns_of, differing, field_texts, managers_of, take, texts_of
from orgmodel.difference.roles import PEOPLE, SEATS, role_company, with_distinct_titles
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
_NOT_COMPARED = frozenset({"manager", "snapshot", "first", "last", SEATS})


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
    counted = _counted(before, live=live), _counted(after, live=live)
    known = None if join == "role" else join_people(before, after, counted, join)
    if known is not None:
        return _compare(before, after, known.pairs.back, known.everybody, live=live, join=known)
    of_before, of_after = roles or (None, None)
    before, after = with_distinct_titles(
        role_company(before, of_before, live=live), role_company(after, of_after, live=live)
    )
    pairs = pair(field_texts(before, "id"), field_texts(after, "id"), (_nothing, _nothing))
    return _compare(before, after, pairs.back, pairs.back, live=False, join=None)


def _nothing(_rows: Ints) -> dict[str, pa.ChunkedArray]:
    """No further texts: a role stands on one row."""
    return {}


def _compare(before: Org, after: Org, back: Ints, everybody: Ints, *, live: bool, join: Join | None) -> Difference:
    is_folded = join is not None and join.trial.is_folded
    numbers = number_managers(before, after, everybody, is_folded=is_folded)
    counted = _counted(before, live=live), _counted(after, live=live)
    ahead = Pairs(back).ahead(before.people)
    pairs = np.flatnonzero(back >= 0).astype(np.int32)
    there = back[pairs]
    added = np.flatnonzero(counted[1] & (back < 0)).astype(np.int32)
    removed = np.flatnonzero(counted[0] & (ahead < 0)).astype(np.int32)
    moves = Moves(*moves_of(pairs, everybody, numbers, numbers.people[counted[1]], before.people))
    seats: dict[Kind, Ints] = {"added": added, "removed": removed}
    if join is None:
        seats |= _ladder(before, after, pairs, there)
    else:
        seats |= _status(before, after, pairs, there)
    fields, labels, alone = _fields(before, after, pairs, there, join)
    nobodies: tuple[FieldChange, ...] = ()
    if join is not None:
        fields, nobodies, held = _apart(fields, before, after, back, join.key)
        seats["filled"] = np.union1d(seats["filled"], held)
    successions = np.zeros((0, 2), np.int32)
    if join is not None and before.fields.get("title") and after.fields.get("title"):
        came = _came(added, moves, fields)
        successions = find_successions((before, after), removed, came, numbers)
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
        numbers=numbers,
        moves=moves,
        fields=fields,
        nobodies=nobodies,
        labels=labels,
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
    before: Org, after: Org, pairs: Ints, there: Ints, join: Join | None
) -> tuple[tuple[FieldChange, ...], tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Changes of the fields that both have, their labels, and the headings of one company only."""
    changes, labels = [], []
    columns = columns_of(before), columns_of(after)
    alone = [[label for label in columns[side] if label not in columns[1 - side]] for side in (0, 1)]
    left_out = _NOT_COMPARED | _joining((before, after), join)
    for label, here in columns[1].items():
        other = columns[0].get(label)
        if other is None or label in left_out:
            continue
        old, new = take(texts_of(before, other), there), take(texts_of(after, here), pairs)
        seats = pairs[differing(old, new)]
        if label == "id" and 2 * len(seats) > len(pairs):
            # Two ways to number people: no change of anybody.
            continue
        may_be_left_out = join is None or label not in after.fields
        # Filled in by one file and left empty by the other: as good as not there.
        if len(seats) and may_be_left_out and (_is_blank(old) or _is_blank(new)):
            alone[int(_is_blank(old))].append(label)
            continue
        labels.append(label)
        if len(seats):
            changes.append(FieldChange(_KIND_OF.get(label, "changed"), label, other, here, seats))
    headings = [
        tuple(heading for label in side_labels if label not in left_out for heading in columns[side][label])
        for side, side_labels in enumerate(alone)
    ]
    return tuple(changes), tuple(labels), (headings[0], headings[1])


def _joining(sides: tuple[Org, Org], join: Join | None) -> set[str]:
    """Fields that are the same where they join; a role is called as its title is, and an address has no case."""
    if join is None:
        return {"name", "id"}
    if join.key == "email":
        return {"email"} | ({"id"} if any(org.fields.get("id") == org.fields["email"] for org in sides) else set())
    return {"id"} if join.key == "id" else set()


def _is_blank(texts: pa.ChunkedArray) -> bool:
    return not pc.any(pc.not_equal(texts, "")).as_py()


def _apart(
    fields: tuple[FieldChange, ...], before: Org, after: Org, back: Ints, key: JoinKind
) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...], Ints]:
    """The fields; names apart in which nobody is called otherwise; and seats after whose holder is another person.

    Of a seat that nobody holds on one side the name is no other name. One that is written in another way ("Smith,
    Ana"), or was not told before ("N/D"), is a change of a field, and none where they join by names. Where an id stays
    and no word of the name does, the id is a post's, and somebody else has it now.
    """
    kept: list[FieldChange] = []
    nobodies: list[FieldChange] = []
    held = np.zeros(0, np.int32)
    for each in fields:
        if each.kind != "renamed":
            kept.append(each)
            continue
        there = back[each.seats]
        is_nobody = after.vacant[each.seats] | after.gone[each.seats] | before.vacant[there] | before.gone[there]
        named = each.seats[~is_nobody]
        one, other = take(texts_of(before, each.before), back[named]), take(texts_of(after, each.after), named)
        written = differences_of_names(one, other)
        is_other = (written == "other") & (key == "id")
        held, respelt = named[is_other], named[written == "same"]
        silent = [each.seats[is_nobody], held]
        if key == "name":
            silent.append(respelt)
        else:
            kept += _where(each, {"changed": respelt})
        kept += _where(each, {"renamed": named[(written != "same") & ~is_other]})
        nobodies += _where(each, {"renamed": np.sort(np.concatenate(silent))})
    return tuple(kept), tuple(nobodies), held


def _where(change: FieldChange, seats_of: Mapping[Kind, Ints]) -> list[FieldChange]:
    return [replace(change, kind=kind, seats=seats) for kind, seats in seats_of.items() if len(seats)]
