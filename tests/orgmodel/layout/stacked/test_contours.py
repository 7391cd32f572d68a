"""The tidy tree on random boxes: nothing overlaps, however deep, wide or uneven the tree."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings

from orgmodel.layout.stacked.contours import place_boxes
from tests.growth import cpu_s, is_linear
from tests.strategies import box_trees


def overlaps(xs, ys, widths, heights) -> list[tuple[int, int]]:
    boxes = range(len(xs))
    return [
        (a, b)
        for a in boxes
        for b in boxes[a + 1 :]
        if xs[a] + widths[a] > xs[b] + 1e-6
        and xs[b] + widths[b] > xs[a] + 1e-6
        and ys[a] + heights[a] > ys[b] + 1e-6
        and ys[b] + heights[b] > ys[a] + 1e-6
    ]


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(box_trees())
def test_no_two_boxes_overlap(tree):
    """Up to 300 boxes of any size."""
    bosses, widths, heights, attach = tree
    xs, ys = place_boxes(bosses, widths, heights, attach)
    assert overlaps(xs, ys, widths, heights) == []
    assert min(xs) == 0
    assert ys[0] == 0


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(box_trees())
def test_reports_hang_under_their_boss_in_order(tree):
    """Each box touches its boss from below; siblings keep their order; a boss is amid its first and last report."""
    bosses, widths, heights, attach = tree
    xs, ys = place_boxes(bosses, widths, heights, attach)
    children = defaultdict(list)
    for box, boss in enumerate(bosses[1:], 1):
        assert ys[box] == ys[boss] + heights[boss]
        children[boss].append(box)
    for boss, reports in children.items():
        assert all(xs[a] + widths[a] <= xs[b] + 1e-6 for a, b in pairwise(reports))
        middle = sum(xs[box] + attach[box] for box in (reports[0], reports[-1])) / 2
        assert xs[boss] + attach[boss] == pytest.approx(middle)


@pytest.mark.parametrize("depth", range(1, 8))
def test_a_full_binary_tree_is_as_wide_as_its_leaves(depth):
    """The symmetric case has a known answer: the leaves stand side by side, nothing is wasted."""
    bosses: list[int] = []

    def grow(boss: int, left: int) -> None:
        me = len(bosses)
        bosses.append(boss)
        for _ in range(2 if left else 0):
            grow(me, left - 1)

    grow(-1, depth)
    count = len(bosses)
    xs, _ = place_boxes(bosses, [10.0] * count, [5.0] * count, [5.0] * count)
    leaves = sorted(xs[box] for box in range(count) if box not in bosses)
    assert leaves == pytest.approx([10.0 * place for place in range(2**depth)])
    assert xs[0] == pytest.approx((leaves[0] + leaves[-1]) / 2)


def test_mirrored_trees_have_the_same_width():
    """Left and right are treated alike: a comb and its mirror image are equally wide."""
    left = [-1, 0, 1, 2, 2, 1, 0]
    right = [-1, 0, 0, 2, 2, 4, 4]
    widths = []
    for bosses in (left, right):
        count = len(bosses)
        xs, _ = place_boxes(bosses, [10.0] * count, [5.0] * count, [5.0] * count)
        widths.append(max(xs) - min(xs))
    assert widths[0] == pytest.approx(widths[1])


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["chain", "star", "comb"])
def test_twenty_thousand_boxes_need_no_recursion(shape):
    """Depth and width are limited by memory only; four times the boxes take about four times as long."""

    def place(count):
        bosses = {
            "chain": [-1, *range(count - 1)],
            "star": [-1, *[0] * (count - 1)],
            "comb": [-1, *(box - 1 if box % 2 else box - 2 for box in range(1, count))],
        }[shape]
        bosses = [boss if boss >= 0 or not box else 0 for box, boss in enumerate(bosses)]
        return place_boxes(bosses, [10.0] * count, [5.0] * count, [5.0] * count)

    count = 20_000
    xs, ys = place(count)
    assert is_linear(lambda: cpu_s(lambda: place(count // 4)), lambda: cpu_s(lambda: place(count)))
    assert len(xs) == len(ys) == count
    if shape == "star":
        assert max(xs) == pytest.approx(10.0 * (count - 2))
    if shape == "chain":
        assert set(xs) == {0.0}


def test_no_boxes_have_no_places():
    """An empty tree is no error."""
    assert place_boxes([], [], [], []) == ([], [])
