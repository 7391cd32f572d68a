"""Whole company: every seat of a company or of a branch as cards, or just those told; for what has room for all."""

import numpy as np

from orgmodel.org.org import Org
from orgmodel.org.tree import Ints, preorder
from orgmodel.views.loaded import COMPANY, Branches, LoadedView
from orgmodel.views.visible import Fold, Visible


def seats_below(org: Org, focus: int | None = None, levels: int = 0) -> Ints:
    """Seats of a company or a branch, bosses before reports and siblings in order, down to a level.

    Parameters
    ----------
    focus
        Top of the branch, itself included; None for the company.
    levels
        Levels that are wanted; 0 for all.

    Notes
    -----
    O(n) time and memory, no recursion.
    """
    tree, place = org.tree, preorder(org.tree)
    if focus is None:
        chosen, top = np.arange(len(org), dtype=np.int32), 0
    else:
        after = place - place[focus]
        chosen = np.flatnonzero((after >= 0) & (after < tree.size[focus])).astype(np.int32)
        top = int(tree.depth[focus])
    if levels:
        chosen = chosen[tree.depth[chosen] < top + levels]
    return chosen[np.argsort(place[chosen], kind="stable")]


def branches_of(org: Org, seats: Ints, *, is_titled: bool = True, view: LoadedView | None = None) -> Branches:
    """Cards for some seats; a boss whose reports are not all among them stands folded and counted.

    Parameters
    ----------
    seats
        Bosses before their reports.
    is_titled
        Whether several tops stand under a card for the company.

    Notes
    -----
    O(n) where `n` is the company's size, for one array; O(seats) otherwise.
    """
    tree = org.tree
    place = np.full(len(org) + 1, -1, np.int32)
    place[seats] = np.arange(len(seats), dtype=np.int32)
    bosses = place[tree.parent[seats]]
    lead = int(is_titled and np.count_nonzero(bosses < 0) > 1)
    drawn = np.bincount(bosses[bosses >= 0], minlength=len(seats))
    folded = seats[tree.count[seats] > drawn]
    folds = {
        f"n{seat}": Fold(1, int(tree.size[seat]) - 1, int(tree.height[seat]), leads)
        for seat, leads in zip(folded.tolist(), tree.managers_under(folded).tolist(), strict=True)
    }
    numbers = seats.tolist()
    keys = (*([COMPANY] if lead else []), *(f"n{seat}" for seat in numbers))
    above = np.where(bosses >= 0, bosses + lead, lead - 1).tolist()
    visible = Visible(keys, (*([-1] * lead), *above), ("person",) * len(keys), folds)
    below = (*([0] * lead), *(tree.size[seats] - 1).tolist())
    return Branches(visible, (*([-1] * lead), *numbers), {}, below, False, False, view or LoadedView(), tree)
