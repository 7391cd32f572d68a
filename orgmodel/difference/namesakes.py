"""Namesakes: people of one key who are told apart by those who report to them."""

import numpy as np
from numpy.typing import NDArray

from orgmodel.difference.people import managers_of
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints

# Who is told apart tells who is above them; companies have fewer levels.
_MOST_LEVELS = 24


def pair_by_reports(before: Org, after: Org, back: Ints, unclear: tuple[Ints, Ints]) -> Ints:
    """Pair people of one key by their reports.

    Parameters
    ----------
    back
        [people after] Seat before of each person; -1 where that is not known.
    unclear
        [people before], [people after] Number of the key of those who could not be told apart; -1 of all others.

    Returns
    -------
    int32 [people after]
        `back` with those added who have the same key and more of the same reports than any other of it. The same
        manager alone would not do: one may have left and a namesake have come.

    Notes
    -----
    O(n) a level. The order of rows changes nothing.
    """
    back = back.copy()
    open_before, open_after = unclear[0].copy(), unclear[1].copy()
    managers = managers_of(before), managers_of(after)
    for _ in range(_MOST_LEVELS):
        known = np.flatnonzero(back >= 0)
        found = _led(managers[0][back[known]], managers[1][known], (open_before, open_after))
        if not len(found):
            break
        back[found[:, 1]] = found[:, 0]
        open_before[found[:, 0]] = -1
        open_after[found[:, 1]] = -1
    return back


def _led(before: Ints, after: Ints, codes: tuple[Ints, Ints]) -> NDArray[np.int64]:
    """Pairs of managers of one key who share more reports with each other than either does with any other; [k, 2]."""
    people = len(codes[0]), len(codes[1])
    is_inside = (before >= 0) & (before < people[0]) & (after >= 0) & (after < people[1])
    one, other = before[is_inside], after[is_inside]
    is_alike = (codes[0][one] >= 0) & (codes[0][one] == codes[1][other])
    pairs, counts = np.unique(one[is_alike].astype(np.int64) * people[1] + other[is_alike], return_counts=True)
    one, other = np.divmod(pairs, people[1])
    is_best = np.ones(len(pairs), bool)
    for side, count in ((one, people[0]), (other, people[1])):
        most = np.zeros(count, np.int64)
        np.maximum.at(most, side, counts)
        is_most = counts == most[side]
        is_best &= is_most & (np.bincount(side[is_most], minlength=count)[side] == 1)
    return np.stack([one[is_best], other[is_best]], axis=1)
