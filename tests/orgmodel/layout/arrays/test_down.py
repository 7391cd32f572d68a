"""Top down in a window, trunks of wrapped rows, and rings as wide as the window is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.arrays.connectors import connectors
from orgmodel.layout.arrays.down import EASY_PX, place_down
from orgmodel.layout.arrays.packed import place_packed
from orgmodel.layout.arrays.radial import place_radial
from orgmodel.layout.arrays.tidy import place_tidy
from tests.orgmodel.layout.arrays.drawings import SIZES, check, forests, in_order, tangled, tree_of

RATIOS = st.sampled_from([0.5, 1.2, 16 / 9])


@given(forests(), RATIOS)
def test_top_down_keeps_cards_and_lines_apart(tree, ratio):
    """In rows or columns, as the window has it; a level in one row but for those in columns."""
    placed = place_down(tree, SIZES, ratio)
    check(tree, placed, SIZES)
    assert tangled(tree, placed, SIZES) == []


def test_a_small_team_stands_in_one_row():
    """Whatever the height of the window: it can be read as it is."""
    placed = place_down(tree_of([-1, 0, 0, 0, 0]), SIZES, 1.2)
    assert placed.width <= EASY_PX
    assert len(set(placed.y.tolist())) == 2


def test_wide_teams_use_the_height_of_the_window():
    """Two dozen reports of four bosses fit a window several times as large as in one row, in order."""
    tree = tree_of([-1, 0, 0, 0, 0, *np.repeat([1, 2, 3, 4], 6)])
    placed, row = place_down(tree, SIZES, 1.2), place_tidy(tree, SIZES)
    assert 3 * max(placed.width, 1.2 * placed.height) < max(row.width, 1.2 * row.height)
    for boss in (1, 2, 3, 4):
        assert in_order(tree, lambda seat: (placed.x[seat], placed.y[seat]))
        assert (placed.y[tree.reports(boss)] > placed.y[boss]).all()


def test_lines_to_a_second_row_pass_between_the_branches_of_the_first():
    """The trunk is nearer to the middle of the drawing than to its edges, and crosses no card."""
    tree = tree_of([-1, *[0] * 6, *np.repeat(np.arange(1, 7), 6)])
    placed = place_packed(tree, SIZES, 1.0)
    check(tree, placed, SIZES)
    bosses = np.arange(1, 7)
    lower = bosses[placed.y[bosses] > placed.y[bosses].min()]
    assert len(lower)
    for line in connectors(tree, placed, SIZES, lower):
        assert placed.width / 4 < line[2][0] < 3 * placed.width / 4


@given(forests(most=60), RATIOS)
def test_rings_of_any_width_keep_cards_and_lines_apart(tree, ratio):
    """Round or wide, wherever the first branch begins."""
    check(tree, place_radial(tree, SIZES, ratio), SIZES, is_straight=False)


@pytest.mark.parametrize("reports", [12, 24])
def test_cards_beside_the_middle_stand_over_each_other(reports):
    """A ring is much smaller than one on which every card could turn."""
    placed = place_radial(tree_of([-1, *[0] * reports]), SIZES, 1.0)
    assert placed.height < 0.75 * reports * np.hypot(SIZES.card_width, SIZES.card_height) / np.pi


def test_siblings_go_round_clockwise():
    """In their order, from wherever the first one is."""
    placed = place_radial(tree_of([-1, *[0] * 9]), SIZES, 1.2)
    spokes = placed.spokes
    assert spokes is not None
    x = (placed.x[1:] + SIZES.card_width / 2 - spokes.x) / spokes.stretch
    angles = np.unwrap(np.arctan2(x, spokes.y - placed.y[1:] - SIZES.card_height / 2))
    assert (np.diff(angles) > 0).all()
