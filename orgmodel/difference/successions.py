"""Successions: whoever sits now in the seat of a person who left."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.difference.managers import Numbers
from orgmodel.difference.name_numbers import name_numbers
from orgmodel.difference.pairing import encode
from orgmodel.difference.people import texts_at, without_blanks
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.text.person_names import UNNAMED

# A manager who left may be followed by somebody under whose own manager others are followed in turn: as many levels as
# companies have.
MOST_LEVELS = 24


def find_successions(sides: tuple[Org, Org], removed: Ints, came: Ints, numbers: Numbers) -> Ints:
    """Find who follows whom.

    Parameters
    ----------
    removed
        Seats before of those who are not in the company after.
    came
        Seats after of those who were not, or not in this place: new, moved or with another title.
    numbers
        Numbers of everybody and of their managers.

    Returns
    -------
    int32 [k, 2]
        Seat before of who left, seat after of who follows; each at most once, in order of the first.

    Notes
    -----
    A seat is a title under a manager: who left is followed by whoever has the same title under the same manager, or
    under the one who follows that manager. Only where there is one on each side: of three clerks who left and two who
    came none is said to follow another. O(n) a level, for those who left and came alone.
    """
    pairs = np.zeros((0, 2), np.int32)
    if not len(removed) or not len(came):
        return pairs
    titles = tuple(
        pc.utf8_lower(without_blanks(texts_at(org, org.fields.get("title", ()), seats)))
        for org, seats in ((sides[0], removed), (sides[1], came))
    )
    codes = encode(*titles)
    untitled = pc.equal(codes[2], "").to_numpy(zero_copy_only=False)
    removed, title_before = removed[~untitled[codes[0]]], codes[0][~untitled[codes[0]]]
    came, title_after = came[~untitled[codes[1]]], codes[1][~untitled[codes[1]]]
    manager_before, manager_after = numbers.before[removed].astype(np.int64), numbers.after[came].astype(np.int64)
    follower = np.arange(sides[0].people, dtype=np.int64)
    width = len(codes[2])
    for _ in range(MOST_LEVELS):
        seat_before, seat_after = manager_before * width + title_before, manager_after * width + title_after
        found = _alone_on_both(seat_before, seat_after)
        if not len(found):
            break
        new = np.stack([removed[found[:, 0]], came[found[:, 1]]], axis=1)
        pairs = np.concatenate([pairs, new])
        follower[new[:, 0]] = numbers.people[new[:, 1]]
        is_left = np.ones(len(removed), bool)
        is_left[found[:, 0]] = False
        removed, title_before, manager_before = removed[is_left], title_before[is_left], manager_before[is_left]
        is_left = np.ones(len(came), bool)
        is_left[found[:, 1]] = False
        came, title_after, manager_after = came[is_left], title_after[is_left], manager_after[is_left]
        # Who reported to one who left reported, from now on, to whoever follows them.
        is_known = (manager_before >= 0) & (manager_before < len(follower))
        manager_before[is_known] = follower[manager_before[is_known]]
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")].astype(np.int32)
    return pairs[~_are_one_person(sides, pairs)]


def _are_one_person(sides: tuple[Org, Org], pairs: Ints) -> NDArray[np.bool_]:
    """True where both have one name: the same person under another id, who follows nobody."""
    names = [texts_at(org, org.fields.get("name", ()), pairs[:, side]) for side, org in enumerate(sides)]
    numbers = [name_numbers(texts.combine_chunks()) for texts in names]
    unnamed = name_numbers(pa.array(["", *UNNAMED]))
    is_one: NDArray[np.bool_] = (numbers[0] == numbers[1]) & ~np.isin(numbers[0], unnamed)
    return is_one


def _alone_on_both(before: NDArray[np.int64], after: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions of the values that stand once on each side; [k, 2]."""
    values, first, counts = np.unique(before, return_index=True, return_counts=True)
    others, other_first, other_counts = np.unique(after, return_index=True, return_counts=True)
    _, here, there = np.intersect1d(values[counts == 1], others[other_counts == 1], return_indices=True)
    return np.stack([first[counts == 1][here], other_first[other_counts == 1][there]], axis=1)
