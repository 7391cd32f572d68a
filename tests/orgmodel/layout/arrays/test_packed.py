"""The packed layout: nothing overlaps, lines keep to their family's gutters, the drawing has the window's shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.arrays.packed import place_packed
from orgmodel.layout.arrays.tidy import place_tidy
from orgmodel.org.tree import DEEP
from tests.orgmodel.layout.arrays.drawings import SIZES, TIGHT, check, forests, tangled, tree_of

RATIOS = st.sampled_from([0.5, 1.0, 16 / 9, 4.0])


def reading_order(tree, placed, family):
    """Seats of a family row by row, those without reports last and down their columns."""
    bosses = [seat for seat in family if tree.count[seat]]
    leaves = [seat for seat in family if not tree.count[seat]]
    return [
        *sorted(bosses, key=lambda seat: (placed.y[seat], placed.x[seat])),
        *sorted(leaves, key=lambda seat: (placed.x[seat], placed.y[seat])),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [SIZES, TIGHT], ids=["theme", "tight"])
@given(tree=forests(), ratio=RATIOS)
def test_nothing_overlaps_and_lines_cross_no_card(sizes, tree, ratio):
    """Whatever the forest and the window; lines of two bosses do not touch."""
    placed = place_packed(tree, sizes, ratio)
    check(tree, placed, sizes)
    assert tangled(tree, placed, sizes) == []


@pytest.mark.slow
@given(forests(), RATIOS)
def test_siblings_keep_their_order(tree, ratio):
    """Bosses row by row, then the others down their columns; every report under its boss."""
    placed = place_packed(tree, SIZES, ratio)
    for family in [tree.tops(), *(tree.reports(seat) for seat in range(len(tree.parent)))]:
        order = family.tolist()
        assert reading_order(tree, placed, order) == sorted(order, key=lambda seat: tree.count[seat] == 0)
    reports = np.flatnonzero(tree.parent >= 0)
    assert (placed.y[reports] >= placed.y[tree.parent[reports]] + SIZES.card_height + SIZES.gap_y).all()


@pytest.mark.slow
@given(forests(), RATIOS)
def test_the_same_tree_gives_the_same_drawing(tree, ratio):
    """To the last bit."""
    one, other = (place_packed(tree, SIZES, ratio) for _ in range(2))
    assert one.x.tobytes() == other.x.tobytes()
    assert one.y.tobytes() == other.y.tobytes()


@given(st.integers(1, 400), RATIOS)
def test_a_team_of_one_boss_fits_its_window_best(leaves, ratio):
    """No other number of columns would be drawn larger."""
    placed = place_packed(tree_of([-1, *[0] * leaves]), TIGHT, ratio)
    fits = []
    for columns in range(1, leaves + 1):
        width, height = columns * 200, 100 - 20 + -(-leaves // columns) * 100
        fits.append(max(width, height * ratio))
    assert max(placed.width + 20, placed.height * ratio) <= min(fits) + 20


@pytest.mark.parametrize("ratio", [0.5, 1.0, 16 / 9, 4.0])
def test_the_drawing_has_the_shape_of_its_window(ratio):
    """A company of 4,000: within a tenth of the wanted ratio, and far larger when fitted than a tidy tree."""
    random = np.random.default_rng(5)
    tree = tree_of([-1, *(random.integers(0, max(1, seat // 3)) for seat in range(1, 4000))])
    placed = place_packed(tree, TIGHT, ratio)
    assert placed.width / placed.height == pytest.approx(ratio, rel=0.1)
    tidy = place_tidy(tree, TIGHT)
    assert 10 * placed.width < tidy.width


def test_packed_cards_cover_much_of_the_drawing():
    """Nine bosses with nine reports each take at most a third more room than their cards with gaps."""
    tree = tree_of([-1, *[0] * 9, *np.repeat(np.arange(1, 10), 9)])
    placed = place_packed(tree, TIGHT, 1.0)
    assert placed.width * placed.height < 1.33 * len(tree.parent) * 200 * 100


@pytest.mark.slow
@pytest.mark.parametrize("bosses", [130, 700, 1100])
def test_a_boss_of_very_many_bosses_is_packed(bosses):
    """More branches than a row may hold, and more than are cut one by one."""
    tree = tree_of([-1, *[0] * bosses, *range(1, bosses + 1)])
    placed = place_packed(tree, TIGHT)
    check(tree, placed, TIGHT)
    assert placed.width / placed.height == pytest.approx(16 / 9, rel=0.35)


@pytest.mark.parametrize(("n", "size"), [(0, (0, 0)), (1, (SIZES.card_width, SIZES.card_height))])
def test_nobody_and_one_seat_are_drawn(n, size):
    """An empty drawing has no size, one seat that of its card."""
    placed = place_packed(tree_of([-1] * n), SIZES)
    assert (placed.width, placed.height) == size


def test_deep_chains_become_an_outline():
    """More levels than a company has."""
    placed = place_packed(tree_of(np.arange(-1, DEEP + 50)), SIZES)
    assert placed.indent


def test_no_line_walks_round_a_branch_that_has_a_row_of_its_own():
    """One team and six people beside it, in the windows of screens: the line to those runs between or over all."""
    tree = tree_of([-1, *[0] * 7, *[1] * 6])
    for ratio in (1.0, 1.2, 1.4, 1.6, 2.0, 2.4):
        placed = place_packed(tree, SIZES, ratio)
        trunks = placed.lanes.trunk[tree.reports(0)]
        trunks = trunks[~np.isnan(trunks)]
        assert (trunks > placed.x[1:].min()).all(), f"a line left of all cards at {ratio}"
        assert (trunks < placed.x[1:].max() + SIZES.card_width).all(), f"a line right of all cards at {ratio}"
