"""The tidy layout on arrays against a plain one, and the slab: nothing overlaps, whatever the forest."""

import numpy as np
import pytest
from hypothesis import given

from orgmodel.layout.arrays.columns import place_columns
from orgmodel.layout.arrays.tidy import place_tidy
from orgmodel.org.tree import DEEP
from orgmodel.theme import Sizes
from tests.orgmodel.layout.arrays.drawings import SIZES, check, forests, in_order, tangled, tree_of

UNIT = Sizes(card_width=0.5, card_height=1, gap_x=0.5, gap_y=1)


def plain_tidy(tree):
    """x of each seat: branches as close as their outlines allow, one family at a time."""
    x, outline = {}, {}

    def put(family):
        placed = []
        right: dict[int, float] = {}
        for kid in family:
            at = max((right[row] - low + 1 for row, (low, _) in outline[kid].items() if row in right), default=0.0)
            placed.append(at)
            right |= {row: at + high for row, (_, high) in outline[kid].items()}
        middle = placed[-1] / 2
        rows: dict[int, tuple[float, float]] = {}
        for kid, at in zip(family, placed, strict=True):
            x[kid] = at - middle
            for row, (low, high) in outline[kid].items():
                first = rows.get(row, (at - middle + low, 0))[0]
                rows[row] = (first, at - middle + high)
        return rows

    for seat in reversed(tree.order.tolist()):
        reports = tree.reports(seat).tolist()
        below = put(reports) if reports else {}
        outline[seat] = {0: (0.0, 0.0)} | {row + 1: ends for row, ends in below.items()}
    put(tree.tops().tolist())
    for seat in tree.order.tolist():
        if tree.parent[seat] >= 0:
            x[seat] += x[int(tree.parent[seat])]
    return np.array([x[seat] for seat in range(len(tree.parent))]) - min(x.values())


@given(forests())
def test_tidy_is_what_the_plain_layout_gives(tree):
    """Seat by seat, for trees and forests."""
    placed = place_tidy(tree, UNIT)
    assert placed.x == pytest.approx(plain_tidy(tree))
    assert placed.y.tolist() == [2 * depth for depth in tree.depth.tolist()]


@pytest.mark.slow
@pytest.mark.parametrize("place", [place_tidy, place_columns])
@given(tree=forests())
def test_nothing_overlaps_and_lines_cross_no_card(place, tree):
    """Siblings in order, bosses amid their reports' columns."""
    placed = place(tree, SIZES)
    check(tree, placed, SIZES)
    assert tangled(tree, placed, SIZES) == []
    assert in_order(tree, placed.x.__getitem__)


@given(forests())
def test_a_slab_takes_cards_of_any_height(tree):
    """Each report stands one gap under its own boss."""
    heights = np.random.default_rng(len(tree.parent)).uniform(20, 200, len(tree.parent))
    placed = place_columns(tree, SIZES, heights)
    check(tree, placed, SIZES)
    reports = np.flatnonzero(tree.parent >= 0)
    bosses = tree.parent[reports]
    assert placed.y[reports] == pytest.approx(placed.y[bosses] + heights[bosses] + SIZES.gap_y)


def test_a_tidy_family_stands_closer_than_a_slab():
    """A chain beside a wide branch uses the room above it."""
    tree = tree_of([-1, 0, 0, 0, 2, 2, 2, 1, 7, 8, 9])
    assert place_tidy(tree, SIZES).width < place_columns(tree, SIZES).width


@pytest.mark.parametrize("place", [place_tidy, place_columns])
@pytest.mark.parametrize("n", [0, 1])
def test_nobody_and_one_seat_are_drawn(place, n):
    """An empty drawing has no size, one seat that of its card."""
    placed = place(tree_of([-1] * n), SIZES)
    assert (placed.width, placed.height) == ((SIZES.card_width, SIZES.card_height) if n else (0, 0))


@pytest.mark.parametrize("place", [place_tidy, place_columns])
def test_deep_chains_become_an_outline(place):
    """More levels than a company has: every seat still has a place of its own."""
    tree = tree_of(np.arange(-1, DEEP + 50))
    placed = place(tree, SIZES)
    assert placed.indent
    check(tree, placed, SIZES)


def test_ten_thousand_teams_under_one_boss_are_a_tidy_tree():
    """The longest row of siblings with reports that is merged one by one."""
    teams = 10_000
    tree = tree_of([-1, *[0] * teams, *np.repeat(np.arange(1, teams + 1), 2)])
    assert place_tidy(tree, UNIT).width == 2 * teams - 0.5


def test_too_many_turns_become_a_slab():
    """More siblings with reports than are merged one by one: as a slab."""
    teams = 20_001
    tree = tree_of([-1, *[0] * teams, *range(1, teams + 1)])
    assert place_tidy(tree, UNIT).x.tolist() == place_columns(tree, UNIT).x.tolist()
