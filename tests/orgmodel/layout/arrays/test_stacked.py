"""Leaves in columns, and rows by grade."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.arrays.columns import place_columns
from orgmodel.layout.arrays.connectors import connectors
from orgmodel.layout.arrays.grades import place_grades
from orgmodel.layout.arrays.leaves import MOST_ROWS, place_leaves
from orgmodel.layout.arrays.orientation import place_facing
from orgmodel.org.tree import DEEP
from tests.orgmodel.layout.arrays.drawings import SIZES, TIGHT, check, forests, in_order, tangled, tree_of


@pytest.mark.slow
@pytest.mark.parametrize("facing", ["down", "up", "right", "left"])
@given(tree=forests(), columns=st.none() | st.integers(1, 5))
def test_stacked_leaves_do_not_overlap_and_their_lines_cross_no_card(facing, tree, columns):
    """With any number of columns, to every side."""
    placed = place_facing(lambda *args: place_leaves(*args, columns), tree, SIZES, facing)
    check(tree, placed, SIZES)
    assert tangled(tree, placed, SIZES) == []


@given(forests(), st.none() | st.integers(1, 5))
def test_stacked_leaves_keep_their_order(tree, columns):
    """Bosses from left to right, then the others down their columns; bosses of a level in one row."""
    placed = place_leaves(tree, TIGHT, columns)
    for family in [tree.tops(), *(tree.reports(seat) for seat in range(len(tree.parent)))]:
        seats = family.tolist()
        if seats and tree.parent[seats[0]] >= 0:
            seats.sort(key=lambda seat: tree.count[seat] == 0)
        assert seats == sorted(seats, key=lambda seat: (placed.x[seat], placed.y[seat]))
    bosses = tree.count > 0
    assert placed.y[bosses] == pytest.approx(tree.depth[bosses] * 100.0)


@pytest.mark.parametrize(
    ("leaves", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (3, 1, 3), (6, 1, 6), (7, 2, 4), (13, 3, 5)]
)
def test_teams_of_three_are_stacked_in_as_few_columns_as_are_short(leaves, columns, rows):
    """At most six cards in a column."""
    placed = place_leaves(tree_of([-1, *[0] * leaves]), TIGHT)
    assert len(set(placed.x[1:].tolist())) == columns
    assert len(set(placed.y[1:].tolist())) == rows <= MOST_ROWS


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_the_wanted_number_of_columns_is_hung(columns):
    """Nine reports in one, two or three columns."""
    placed = place_leaves(tree_of([-1, *[0] * 9]), TIGHT, columns)
    assert len(set(placed.x[1:].tolist())) == columns
    # The boss stands over the middle of its columns.
    assert placed.x[0] == pytest.approx((placed.x[1:].min() + placed.x[1:].max()) / 2)


@st.composite
def graded(draw):
    """A forest, and a grade for each seat: by level, or any."""
    tree = draw(forests(most=60))
    most = draw(st.sampled_from([1, 3, 8]))
    random = np.random.default_rng(draw(st.integers(0, 1000)))
    noise = random.integers(0, most, len(tree.parent))
    return tree, (noise + (tree.depth * 3 if draw(st.booleans()) else 0)).astype(np.int32)


@given(graded())
def test_every_grade_has_a_row(company):
    """Also where a report has the grade of its boss or a higher one: no overlap, no line across a card."""
    tree, grade = company
    placed = place_grades(tree, SIZES, grade)
    check(tree, placed, SIZES)
    assert in_order(tree, placed.x.__getitem__)
    rows = np.searchsorted(np.unique(grade), grade)
    assert placed.y.tolist() == [row * (SIZES.card_height + SIZES.gap_y) for row in rows]


@given(forests())
def test_grades_by_level_are_a_slab(tree):
    """Where every report is one grade lower nothing changes."""
    assert place_grades(tree, SIZES, tree.depth).x == pytest.approx(place_columns(tree, SIZES).x)


def test_a_report_of_a_higher_grade_is_reached_from_the_side():
    """The line goes down from the boss, up the gutter and in."""
    tree = tree_of([-1, 0])
    placed = place_grades(tree, SIZES, np.array([1, 0], np.int32))
    ((), points) = connectors(tree, placed, SIZES, np.array([0, 1], np.int32))
    assert points[0][1] == placed.y[0] + SIZES.card_height
    assert points[-1] == (placed.x[1], placed.y[1] + SIZES.card_height / 2)


@pytest.mark.parametrize("place", [place_leaves, lambda tree, sizes: place_grades(tree, sizes, tree.depth)])
@pytest.mark.parametrize("n", [0, 1, DEEP + 5])
def test_nobody_one_seat_and_deep_chains_are_drawn(place, n):
    """The ends of what a file may hold."""
    tree = tree_of(np.arange(-1, n - 1))
    placed = place(tree, SIZES)
    assert bool(placed.indent) == (n == DEEP + 5 or n == 0)
    assert (placed.width > 0) == (n > 0)
