"""Union: two compared companies as one, everybody of the second and the ghosts of those who are only in the first."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.difference.difference import Difference, Kind
from orgmodel.difference.people import NOBODY, field_texts, missing_managers, texts_at
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints, grow

# Kinds of changes that mark a card; what else differs would mark nearly all.
MARKING: tuple[Kind, ...] = (
    "moved", "retitled", "regraded", "transferred", "renamed", "filled", "vacated", "left", "returned", "up", "down",
    "split", "merged",
)  # fmt: skip
# Levels that a ghost looks up for a manager who is drawn; companies have fewer.
_MOST_LEVELS = 24


@dataclass(frozen=True, slots=True, eq=False)
class Union:
    """Two companies as one.

    Attributes
    ----------
    difference
        What was compared.
    org
        First the people of the company after, by their seats there; then ghosts; then managers that are not in the
        file. A ghost stands under the manager it had, or who that is now.
    ghosts
        Seats before of the ghosts, in their order.
    marked
        [seats] Whether a seat is new, a ghost or changed in one of `MARKING`.
    counted
        [seats] Whether a seat counts; those that left or were eliminated do not where only live ones were compared.
    seat_before
        [people before] Seat in `org`; -1 for who is not in it.
    """

    difference: Difference
    org: Org
    ghosts: Ints
    marked: NDArray[np.bool_]
    counted: NDArray[np.bool_]
    seat_before: Ints


def union_of(difference: Difference) -> Union:
    """Two compared companies as one. O(n) time and memory."""
    before, after = difference.before, difference.after
    ghosts = np.sort(difference.seats["removed"]).astype(np.int32)
    people, count = after.people, after.people + len(ghosts)
    seat_before = difference.ahead.copy()
    seat_before[ghosts] = people + np.arange(len(ghosts), dtype=np.int32)
    parent = np.full(count + after.placeholders, NOBODY, np.int32)
    own = after.tree.parent[:people]
    parent[:people] = np.where(own >= people, own + len(ghosts), own)
    parent[people:count] = _ghost_managers(difference, ghosts, seat_before, count)
    tree, _ = grow(parent)
    marked = np.zeros(len(parent), bool)
    marked[people:count] = True
    marked[difference.seats["added"]] = True
    for kind in MARKING:
        marked[difference.of(kind)] = True
    outside = np.zeros(after.placeholders, bool)
    counted = np.concatenate([difference.counted_after, np.ones(len(ghosts), bool), outside])
    columns = {field: _texts(difference, field, ghosts) for field in ("name", "title")}
    org = Org(
        cells=pa.table(columns),
        rows=np.concatenate([after.rows[:people], before.rows[ghosts], np.zeros(after.placeholders, np.int64)]),
        fields={field: (field,) for field in columns},
        tree=tree,
        placeholders=after.placeholders,
        vacant=np.concatenate([after.vacant[:people], before.vacant[ghosts], outside]),
        gone=np.concatenate([after.gone[:people], before.gone[ghosts], outside]),
        dotted=np.zeros((0, 2), np.int32),
        loops=np.zeros((0, 2), np.int32),
        sharers=pa.table(columns).slice(0, 0),
        shared=np.zeros(0, np.int32),
        staff=np.zeros(len(parent)),
    )
    return Union(difference, org, ghosts, marked, counted, seat_before)


def _texts(difference: Difference, field: str, ghosts: Ints) -> pa.ChunkedArray:
    parts = (
        field_texts(difference.after, field),
        texts_at(difference.before, difference.before.fields.get(field, ()), ghosts),
    )
    missing = missing_managers(difference.after) if field == "name" else [""] * difference.after.placeholders
    chunks = [chunk for part in parts for chunk in part.chunks]
    return pa.chunked_array([*chunks, pa.array(missing, pa.large_string())], pa.large_string())


def _ghost_managers(difference: Difference, ghosts: Ints, seat_before: Ints, count: int) -> Ints:
    """Seat in the union of whom each ghost stands under: the nearest above, before, who is in it."""
    before, numbers = difference.before, difference.numbers
    most = max(int(each.max(initial=0)) for each in (numbers.before, numbers.after, numbers.people)) + 1
    seat_of = np.full(max(most, before.people) + 1, NOBODY, np.int32)
    seat_of[numbers.missing_after] = count + np.arange(len(numbers.missing_after), dtype=np.int32)
    seat_of[numbers.people] = np.arange(len(numbers.people), dtype=np.int32)
    known = np.flatnonzero(seat_before >= 0)
    seat_of[known] = seat_before[known]
    above = numbers.before.copy()
    # A line that closes a loop is none of the tree.
    above[difference.before.loops[:, 0]] = NOBODY
    managers = above[ghosts]
    for _ in range(_MOST_LEVELS):
        is_lost = (managers >= 0) & (seat_of[managers] < 0) & (managers < before.people)
        if not is_lost.any():
            break
        managers[is_lost] = above[managers[is_lost]]
    found: Ints = seat_of[managers]
    return found
