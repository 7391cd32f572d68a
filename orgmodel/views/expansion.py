"""Expansion: the branches of a company that are open at first, chosen by their worth to the reader."""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.job_titles import load_titles
from orgmodel.org.org import Org
from orgmodel.org.subset import FilteredTree
from orgmodel.org.tree import Ints, Tree

# A first view has at least so many cards where the company has them; with one more family they can still be read.
FIRST_CARDS = 60
# No company has more levels than 13; of a chain that has, the first ones can still be read.
FIRST_LEVELS = 14
# Cards drawn at once, at most; what the browser can glide without a stutter.
MOST_CARDS = 300
# Reports of one boss that are drawn; of more, those with the largest branches, and a card that counts the rest.
FAMILY, LARGE_FAMILY = 24, 280
# How much larger a branch counts whose boss runs operations: so that this line is in the first view.
OPERATIONS_WORTH = 1_000


@dataclass(frozen=True, slots=True)
class ExpansionRequest:
    """Requests of a person that decide which reports are drawn.

    Attributes
    ----------
    large
        Bosses of whom more reports are drawn; -1 for the tops.
    pinned
        Seats that are drawn wherever their boss is open.
    heirs
        Boss to the one report who is drawn, nobody beside them; -1 to a top.
    wide
        Bosses to how many reports are drawn in a first view that would be too empty otherwise.
    """

    large: frozenset[int] = frozenset()
    pinned: frozenset[int] = frozenset()
    heirs: Mapping[int, int] = field(default_factory=dict)
    wide: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """The branches that can be drawn: of a whole company, of what fits a filter, or of one seat.

    Attributes
    ----------
    tree, people
        Lines, and people in each branch that were asked for.
    fitting
        Whether a seat itself was asked for; None where all are.
    tops
        Seats that stand at the top of the drawing.
    org
        For titles.
    """

    org: Org
    tree: Tree
    people: Ints
    fitting: NDArray[np.bool_] | None
    tops: Ints

    def family(self, boss: int) -> Ints:
        """Reports of a seat; the tops for -1."""
        return self.tops if boss < 0 else self.tree.reports(boss)

    def below(self, seats: Ints) -> Ints:
        """People under each of some seats who were asked for."""
        own = 1 if self.fitting is None else self.fitting[seats].astype(np.int32)
        under: Ints = self.people[seats] - own
        return under


def forest_of(org: Org, filtered: FilteredTree | None, focus: int | None) -> Forest:
    """Branches of a company, of what a filter leaves of it, under one seat where there is a focus. No copy."""
    tree = org.tree if filtered is None else filtered.tree
    tops = tree.tops() if focus is None else np.array([focus], np.int32)
    if filtered is None:
        return Forest(org, tree, tree.size, None, tops)
    return Forest(org, tree, filtered.inside, filtered.fitting, tops)


def drawn_reports(forest: Forest, boss: int, request: ExpansionRequest) -> Ints:
    """Members of a family that are drawn: those with the largest branches, and those that are asked for.

    In their order, but those without reports in the company after the others, so that they stand together. A filter
    changes neither who that is nor the order.
    """
    tree, family = forest.org.tree, forest.family(boss)
    if boss in request.heirs:
        heir: Ints = family[family == request.heirs[boss]]
        if len(heir):
            return heir
    most = LARGE_FAMILY if boss in request.large else request.wide.get(boss, FAMILY)
    family = family[np.argsort(tree.count[family] == 0, kind="stable")]
    if len(family) <= most + 1:
        return family
    mask = np.zeros(len(family), bool)
    mask[np.argsort(-forest.people[family], kind="stable")[:most]] = True
    return family[mask | np.isin(family, list(request.pinned))]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Seats whose branch is open unless a person says otherwise, and families that are drawn wider."""

    seats: frozenset[int]
    wide: dict[int, int]


def open_first(forest: Forest, request: ExpansionRequest, enough: int = FIRST_CARDS) -> Expansion:
    """Open the largest branches, those of the operations line before them, until there are enough cards.

    Of fewer cards the same branches are open as of more, but for the last of them.

    Notes
    -----
    O(cards log cards), but for one look at the reports of each open boss.
    """
    queue = _Queue(forest, request)
    depth = forest.tree.depth
    lowest = int(depth[forest.tops].min(initial=0)) + FIRST_LEVELS - 1
    while queue.waiting and (queue.cards < enough or not queue.opened):
        if depth[queue.waiting[0][-1]] < lowest:
            queue.open_next()
        else:
            heapq.heappop(queue.waiting)
    return Expansion(frozenset(queue.opened), _widened(forest, queue, enough))


def _widened(forest: Forest, queue: "_Queue", enough: int = FIRST_CARDS) -> dict[int, int]:
    """The family with most reports that are not drawn, wider where a view would be too empty; {} where none is."""
    lack = enough - queue.cards
    if lack <= 0:
        return {}
    hidden = {boss: len(forest.family(boss)) - FAMILY for boss in (-1, *queue.opened)}
    boss = max(hidden, key=lambda each: (hidden[each], -each))
    return {boss: FAMILY + lack} if hidden[boss] > 0 else {}


def open_levels(forest: Forest, request: ExpansionRequest, levels: int) -> Expansion:
    """Open every branch down to a level, the tops of the drawing on the first; as far as there is room for cards.

    A family is drawn wider as in a first view, so that this never shows fewer people than that where it goes as deep.
    """
    queue = _Queue(forest, request, by_level=True)
    base = int(forest.tree.depth[forest.tops].min(initial=0))
    while queue.waiting and forest.tree.depth[queue.waiting[0][-1]] - base < levels - 1:
        queue.open_next()
    return Expansion(frozenset(queue.opened), _widened(forest, queue))


def open_whole(forest: Forest, request: ExpansionRequest, expansion: Expansion, seats: frozenset[int]) -> Expansion:
    """Open also all branches under some seats, the largest first, as far as there is room for cards."""
    queue = _Queue(forest, replace(request, wide=expansion.wide))
    closed = []
    while queue.waiting:
        if queue.waiting[0][-1] in expansion.seats:
            queue.open_next()
        else:
            closed.append(heapq.heappop(queue.waiting))
    queue.waiting = [one for one in closed if _is_under(forest, one[-1], seats, queue.opened)]
    heapq.heapify(queue.waiting)
    while queue.waiting:
        queue.open_next()
    return Expansion(frozenset(queue.opened), expansion.wide)


def _is_under(forest: Forest, seat: int, seats: frozenset[int], opened: set[int]) -> bool:
    """True if a drawn seat is one of some seats or under one; looks no further up than the drawing."""
    while seat not in seats:
        seat = int(forest.tree.parent[seat])
        if seat not in opened:
            return False
    return True


class _Queue:
    """Branches that may be opened, the most worth first, and the cards that those opened make.

    Changes while one view is made up; never leaves this file. A branch in `waiting`: what is smaller comes first,
    its seat last.
    """

    def __init__(self, forest: Forest, wishes: ExpansionRequest, *, by_level: bool = False) -> None:
        self.forest, self.wishes, self.by_level = forest, wishes, by_level
        self.opened: set[int] = set()
        self.waiting: list[tuple[int, int, int]] = []
        # A card over several tops.
        self.cards = int(len(forest.tops) > 1)
        self._line: set[int] = {-1}
        self._add(-1)

    def open_next(self) -> None:
        """Open the branch that is worth most, if there is room for its cards."""
        _, _, seat = heapq.heappop(self.waiting)
        count = int(self.forest.tree.count[seat])
        if count and self.cards + min(count, FAMILY + 1) <= MOST_CARDS:
            self.opened.add(seat)
            self._add(seat)

    def _add(self, boss: int) -> None:
        """Count a family's cards, and let its members wait."""
        forest = self.forest
        drawn = drawn_reports(forest, boss, self.wishes)
        self.cards += len(drawn) + (len(drawn) < len(forest.family(boss)))
        drawn = drawn[forest.below(drawn) > 0]
        heirs = self._heirs(boss, drawn)
        self._line |= heirs
        for seat in drawn.tolist():
            worth = int(forest.people[seat]) * (OPERATIONS_WORTH if seat in heirs else 1)
            level = int(forest.tree.depth[seat]) if self.by_level else 0
            heapq.heappush(self.waiting, (level, -worth, seat))

    def _heirs(self, boss: int, drawn: Ints) -> set[int]:
        """Members of a family that carry the operations line on: tops, and the report who runs most of it."""
        if boss < 0:
            return set(drawn.tolist())
        if boss not in self._line or not len(drawn):
            return set()
        titles = self.forest.org.texts("title", drawn)
        operations = load_titles().operations
        running = [seat for seat, title in zip(drawn.tolist(), titles, strict=True) if operations.search(title)]
        return set(sorted(running, key=lambda seat: (-int(self.forest.people[seat]), seat))[:1])
