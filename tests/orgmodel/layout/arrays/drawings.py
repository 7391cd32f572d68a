"""Random forests, and what must hold for the drawing of any of them."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from orgmodel.layout.arrays.connectors import connectors
from orgmodel.layout.arrays.positions import CardPositions
from orgmodel.org.tree import Tree, grow
from orgmodel.theme import Sizes

SIZES = Sizes()
TIGHT = Sizes(card_width=180, card_height=80, gap_x=20, gap_y=20, gutter=20, stack_gap_y=20)
CLOSE = 0.02


def tree_of(parent) -> Tree:
    """Tree of bosses by seat, which has no loops."""
    tree, lost = grow(np.array(parent, np.int32))
    assert not len(lost)
    return tree


@st.composite
def forests(draw: st.DrawFn, most: int = 120) -> Tree:
    """Forests of 1 to `most` seats, chains and stars among them; numbers in any order."""
    n = draw(st.integers(1, most))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    # Bosses are drawn from the latest seats (deep), from all (bushy), or from the first few (wide).
    reach = draw(st.sampled_from([1, 3, 10, n]))
    parent = np.full(n, -1, np.int64)
    is_wide, tops = draw(st.booleans()), draw(st.sampled_from([0.0, 0.0, 0.05, 0.4]))
    for seat in range(1, n):
        if random.random() >= tops:
            parent[seat] = (
                random.integers(0, min(reach, seat)) if is_wide else seat - 1 - random.integers(0, min(reach, seat))
            )
    number = random.permutation(n) if draw(st.booleans()) else np.arange(n)
    shuffled = np.full(n, -1, np.int32)
    shuffled[number] = np.where(parent >= 0, number[parent], -1)
    return tree_of(shuffled)


def boxes(placed: CardPositions, sizes: Sizes) -> np.ndarray:
    """[n, 4] Left, top, right, bottom of every card."""
    heights = sizes.card_height if placed.heights is None else placed.heights
    return np.stack((placed.x, placed.y, placed.x + sizes.card_width, placed.y + heights), axis=1)


def overlapping(placed: CardPositions, sizes: Sizes) -> list[tuple[int, int]]:
    """Pairs of cards that lie on one another."""
    left, top, right, bottom = boxes(placed, sizes).T
    meets = (left[:, None] < right - CLOSE) & (left < right[:, None] - CLOSE)
    meets &= (top[:, None] < bottom - CLOSE) & (top < bottom[:, None] - CLOSE)
    return [(a, b) for a, b in np.argwhere(meets).tolist() if a < b]


def crossed(start, end, cards) -> np.ndarray:
    """Cards whose inside a segment touches (clipping by each side in turn)."""
    delta = np.subtract(end, start)
    enter, leave = np.zeros(len(cards)), np.ones(len(cards))
    misses = np.zeros(len(cards), bool)
    for axis in (0, 1):
        low, high = cards[:, axis] + CLOSE, cards[:, axis + 2] - CLOSE
        if abs(delta[axis]) < 1e-9:
            misses |= (start[axis] <= low) | (start[axis] >= high)
            continue
        ends = np.sort(np.stack(((low - start[axis]) / delta[axis], (high - start[axis]) / delta[axis])), axis=0)
        enter, leave = np.maximum(enter, ends[0]), np.minimum(leave, ends[1])
    return np.flatnonzero(~misses & (enter < leave))


def is_on_border(point, card) -> bool:
    """Whether a point lies on the border of a card."""
    (x, y), (left, top, right, bottom) = point, card
    across, down = left - CLOSE <= x <= right + CLOSE, top - CLOSE <= y <= bottom + CLOSE
    at_side = min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) <= CLOSE
    return bool(across and down and at_side)


def check(tree: Tree, placed: CardPositions, sizes: Sizes, *, is_straight: bool = True) -> None:
    """Every seat once inside the drawing, no overlap; lines end at their cards and cross no card."""
    n = len(tree.parent)
    assert placed.x.shape == placed.y.shape == (n,)
    cards = boxes(placed, sizes)
    assert cards.min() >= -CLOSE
    assert cards[:, 2].max() <= placed.width + CLOSE
    assert cards[:, 3].max() <= placed.height + CLOSE
    assert overlapping(placed, sizes) == []
    lines = connectors(tree, placed, sizes, np.arange(n, dtype=np.int32))
    for seat, points in enumerate(lines):
        boss = int(tree.parent[seat])
        assert bool(points) == (boss >= 0)
        if not points:
            continue
        assert is_on_border(points[0], cards[boss]), (seat, boss, points)
        assert is_on_border(points[-1], cards[seat]), (seat, boss, points)
        for start, end in pairwise(points):
            assert len(crossed(start, end, cards)) == 0, (seat, boss, points)
            assert not is_straight or min(abs(start[0] - end[0]), abs(start[1] - end[1])) < CLOSE
        xs, ys = zip(*points, strict=True)
        assert min(*xs, *ys) >= -CLOSE
        assert max(xs) <= placed.width + CLOSE
        assert max(ys) <= placed.height + CLOSE


def in_order(tree: Tree, key) -> bool:
    """Whether siblings, and tops, ascend by a key of the seat."""
    families = [tree.tops(), *(tree.reports(seat) for seat in range(len(tree.parent)))]
    return all(key(a) < key(b) for family in families for a, b in pairwise(family.tolist()))


def tangled(tree: Tree, placed: CardPositions, sizes: Sizes) -> list[tuple[int, int]]:
    """Pairs of bosses whose lines touch somewhere."""
    n = len(tree.parent)
    bosses, runs = [], []
    for seat, points in enumerate(connectors(tree, placed, sizes, np.arange(n, dtype=np.int32))):
        for start, end in pairwise(points):
            bosses.append(int(tree.parent[seat]))
            runs.append((*np.minimum(start, end), *np.maximum(start, end)))
    if not runs:
        return []
    boss = np.array(bosses)
    left, top, right, bottom = np.array(runs).T
    meets = (left[:, None] <= right + CLOSE) & (left <= right[:, None] + CLOSE)
    meets &= (top[:, None] <= bottom + CLOSE) & (top <= bottom[:, None] + CLOSE)
    meets &= boss[:, None] < boss
    return [(bosses[a], bosses[b]) for a, b in np.argwhere(meets).tolist()]
