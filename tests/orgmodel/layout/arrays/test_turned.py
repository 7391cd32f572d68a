"""Outlines, radial drawings and drawings turned to a side."""

import numpy as np
import pytest
from hypothesis import given

from orgmodel.layout.arrays.columns import place_columns
from orgmodel.layout.arrays.connectors import connectors
from orgmodel.layout.arrays.orientation import place_facing
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.radial import CHORD_PX, place_radial
from orgmodel.layout.arrays.tidy import place_tidy
from orgmodel.org.tree import DEEP, preorder
from tests.orgmodel.layout.arrays.drawings import SIZES, check, forests, in_order, tangled, tree_of


@pytest.mark.slow
@pytest.mark.parametrize("place", [place_tidy, place_columns])
@pytest.mark.parametrize("facing", ["down", "up", "right", "left"])
@given(tree=forests())
def test_a_drawing_can_be_turned(facing, place, tree):
    """Nothing overlaps; reports stand on the wanted side of their boss, siblings in order."""
    placed = place_facing(place, tree, SIZES, facing)
    check(tree, placed, SIZES)
    along = placed.y if facing in ("right", "left") else placed.x
    assert in_order(tree, along.__getitem__)
    reports = np.flatnonzero(tree.parent >= 0)
    bosses = tree.parent[reports]
    across = placed.x if facing in ("right", "left") else placed.y
    towards = np.sign(across[reports] - across[bosses])
    assert (towards == (1 if facing in ("down", "right") else -1)).all()


@pytest.mark.parametrize("facing", ["up", "right", "left"])
def test_an_outline_is_not_turned(facing):
    """A deep chain is an indented list from every side."""
    tree = tree_of(np.arange(-1, DEEP + 1))
    placed = place_facing(place_columns, tree, SIZES, facing)
    assert placed.indent
    check(tree, placed, SIZES)


@pytest.mark.slow
@given(forests())
def test_an_outline_has_one_seat_a_line(tree):
    """In preorder, indented by level."""
    placed = place_outline(tree, SIZES)
    check(tree, placed, SIZES)
    assert tangled(tree, placed, SIZES) == []
    assert np.argsort(placed.y).tolist() == np.argsort(preorder(tree)).tolist()
    assert placed.x.tolist() == [depth * SIZES.gutter for depth in tree.depth.tolist()]


@given(forests(most=60))
def test_rings_keep_cards_and_lines_apart(tree):
    """Cards of full size on rings; lines run between the rings."""
    placed = place_radial(tree, SIZES)
    check(tree, placed, SIZES, is_straight=False)


def test_lines_between_rings_look_like_arcs():
    """Every chord of the way along a ring is within a pixel of it."""
    tree = tree_of(np.array([-1, 0, 0, *[1] * 9, *[2] * 9]))
    placed = place_radial(tree, SIZES)
    assert placed.spokes is not None
    middle, stretch = np.array([placed.spokes.x, placed.spokes.y]), np.array([placed.spokes.stretch, 1.0])
    lines = connectors(tree, placed, SIZES, np.arange(3, 21))
    assert max(map(len, lines)) > 10
    for line in lines:
        arc = (np.array(line[1:-1]) - middle) / stretch
        ring = np.hypot(*arc.T)
        assert ring == pytest.approx(ring[0], abs=0.05)
        assert np.hypot(*((arc[1:] + arc[:-1]) / 2).T) == pytest.approx(ring[1:], abs=CHORD_PX + 0.05)


@given(forests(most=60))
def test_each_level_has_a_ring(tree):
    """All seats of a level are equally far from the middle but for the stretch of the rings, lower ones farther."""
    placed = place_radial(tree, SIZES)
    assert placed.spokes is not None
    x = (placed.x + SIZES.card_width / 2 - placed.spokes.x) / placed.spokes.stretch
    y = placed.y + SIZES.card_height / 2 - placed.spokes.y
    assert np.hypot(x, y) == pytest.approx(placed.spokes.radii[tree.depth], abs=1e-6)
    assert (np.diff(placed.spokes.radii) > 0).all()


@pytest.mark.parametrize("place", [place_outline, place_radial])
def test_nobody_is_drawn_on_no_room(place):
    """An empty drawing has no size."""
    placed = place(tree_of([]), SIZES)
    assert (placed.width, placed.height) == (0, 0)
