"""Marked branches: a company with only those branches open in which something is marked."""

import heapq
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.org import Org
from orgmodel.org.subset import FilteredTree, count_inside
from orgmodel.org.tree import Ints, preorder
from orgmodel.views.expansion import FAMILY, MOST_CARDS
from orgmodel.views.loaded import COMPANY, TOPS, Branches, LoadedView, visible_branches
from orgmodel.views.visible import Fold, Visible


@dataclass(frozen=True, slots=True, eq=False)
class MarkedBranches:
    """Visible branches of a company with the marks in those that are not.

    Attributes
    ----------
    branches
        What is drawn; `Branches.is_cut` says whether marks are folded away for want of room.
    inside
        [n] Marked seats in each branch, its top included.
    rest
        For each card that counts seats that are not drawn: the seats, and the marked ones in their branches.
    """

    branches: Branches
    inside: Ints
    rest: dict[str, tuple[int, int]]


def marked_branches(
    org: Org, marked: NDArray[np.bool_], counted: NDArray[np.bool_] | None = None, most: int = MOST_CARDS
) -> MarkedBranches:
    """Open the branches in which something is marked, those with most marks first, as far as there is room.

    Parameters
    ----------
    marked
        [n] Seats that are marked.
    counted
        [n] Seats that count: a branch without any is not drawn, nor counted. None counts all.
    most
        Most cards.

    Returns
    -------
    MarkedBranches
        Beside a marked seat, and the managers on the way to one, the rest of a family stands as one card that counts
        it. Without any mark the tops alone.

    Notes
    -----
    O(n) for two sums over the tree, O(cards log cards) for the rest. No recursion.
    """
    tree = org.tree
    position = preorder(tree)
    inside = count_inside(tree, position, marked)
    size = tree.size if counted is None else count_inside(tree, position, counted | marked)
    family_of = _Families(org, inside, size)
    cards = 1 + len(family_of.drawn(-1))
    opened: set[int] = set()
    waiting = [(-family_of.below(seat), seat) for seat in family_of.drawn(-1) if family_of.below(seat)]
    heapq.heapify(waiting)
    is_cut = False
    while waiting:
        _, seat = heapq.heappop(waiting)
        drawn = family_of.drawn(seat)
        if cards + len(drawn) + 1 > most:
            is_cut = True
            continue
        cards += len(drawn) + 1
        opened.add(seat)
        for report in drawn:
            if family_of.below(report):
                heapq.heappush(waiting, (-family_of.below(report), report))
    return _drawn(org, family_of, opened, marked, is_cut=is_cut)


def open_marked(org: Org, marked: NDArray[np.bool_], view: LoadedView) -> MarkedBranches:
    """Branches as a person looks at them: at first those with marks are open, most marks first, until there are enough.

    As `visible_branches` has them, folded and opened by hand and led to a seat. O(n), no recursion.
    """
    inside = count_inside(org.tree, preorder(org.tree), marked)
    branches = visible_branches(org, view, FilteredTree(org.tree, marked, inside))
    # There the folds count marks instead of people.
    folds = {
        key: replace(fold, people=int(org.tree.size[int(key[1:])]) - 1) for key, fold in branches.visible.folds.items()
    }
    rest = {key: (fold.seats, fold.people) for key, fold in branches.rest.items()}
    shown = replace(branches, visible=replace(branches.visible, folds=folds))
    return MarkedBranches(shown, inside, rest)


class _Families:
    """Reports of each seat that are drawn, and the rest. Kept while one view is made."""

    def __init__(self, org: Org, inside: Ints, size: Ints) -> None:
        self.org, self.inside, self.size = org, inside, size
        self._drawn: dict[int, list[int]] = {}

    def all(self, boss: int) -> Ints:
        family = self.org.tree.tops() if boss < 0 else self.org.tree.reports(boss)
        return family[self.size[family] > 0]

    def below(self, seat: int) -> int:
        """Marked seats under a seat."""
        reports = self.all(seat)
        return int(self.inside[reports].sum()) if len(reports) else 0

    def drawn(self, boss: int) -> list[int]:
        if boss not in self._drawn:
            family = self.all(boss)
            is_drawn = self.inside[family] > 0
            if boss < 0 and not is_drawn.any():
                is_drawn[:] = True
            # A card that counts one seat alone takes the room of that seat.
            if len(family) - is_drawn.sum() == 1:
                is_drawn[:] = True
            if is_drawn.sum() > FAMILY:
                chosen = np.argsort(-self.inside[family] * is_drawn, kind="stable")[:FAMILY]
                is_drawn[:] = False
                is_drawn[chosen] = True
            self._drawn[boss] = family[is_drawn].tolist()
        return self._drawn[boss]


def _drawn(
    org: Org, families: _Families, opened: set[int], marked: NDArray[np.bool_], *, is_cut: bool
) -> MarkedBranches:
    keys: list[str] = []
    bosses: list[int] = []
    seats: list[int] = []
    folds: dict[str, Fold] = {}
    rest: dict[str, Fold] = {}
    counts: dict[str, tuple[int, int]] = {}

    def members(boss: int) -> list[tuple[str, int]]:
        drawn = families.drawn(boss)
        family = families.all(boss)
        cards = [(f"n{seat}", seat) for seat in drawn]
        left = np.setdiff1d(family, drawn)
        if len(left):
            key = f"m{boss if boss >= 0 else TOPS}"
            rest[key] = _fold(org, families, left)
            counts[key] = (len(left), int(families.inside[left].sum()))
            cards.append((key, -1))
        return cards

    first = members(-1)
    if len(first) > 1:
        keys, bosses, seats = [COMPANY], [-1], [-1]
    stack = [(key, seat, len(keys) - 1) for key, seat in reversed(first)]
    while stack:
        key, seat, boss = stack.pop()
        position = len(keys)
        keys.append(key)
        bosses.append(boss)
        seats.append(seat)
        if seat in opened:
            stack.extend((each, report, position) for each, report in reversed(members(seat)))
        elif seat >= 0 and len(families.all(seat)):
            folds[key] = _fold(org, families, families.all(seat))
    visible = Visible(tuple(keys), tuple(bosses), ("person",) * len(keys), folds)
    below = tuple(int(org.tree.size[seat]) - 1 if seat >= 0 else 0 for seat in seats)
    branches = Branches(visible, tuple(seats), rest, below, is_cut, False, LoadedView(), org.tree)
    return MarkedBranches(branches, families.inside, counts)


def _fold(org: Org, families: _Families, seats: Ints) -> Fold:
    tree = org.tree
    managers = int(tree.managers_under(seats).sum() + (tree.count[seats] > 0).sum())
    return Fold(len(seats), int(families.size[seats].sum()), int(tree.height[seats].max(initial=0)) + 1, managers)
