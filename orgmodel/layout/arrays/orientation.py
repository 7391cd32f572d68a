"""Orientation: a layout whose reports stand above, right or left of their boss."""

from collections.abc import Callable
from dataclasses import replace

from orgmodel.layout.arrays.positions import CardPositions, Facing
from orgmodel.org.tree import Tree
from orgmodel.theme import Sizes


def place_facing(
    place_tree: Callable[[Tree, Sizes], CardPositions], tree: Tree, sizes: Sizes, facing: Facing
) -> CardPositions:
    """Place seats by any layout of bosses above reports, then turn the drawing.

    Notes
    -----
    ``sizes.gap_x`` stays the gap between siblings and ``sizes.gap_y`` that between levels, whatever their direction.
    An outline, which deep trees become, is not turned.
    """
    if facing in ("right", "left"):
        placed = place_tree(tree, replace(sizes, card_width=sizes.card_height, card_height=sizes.card_width))
        if placed.indent:
            return place_tree(tree, sizes)
        placed = replace(placed, x=placed.y, y=placed.x, width=placed.height, height=placed.width, facing="right")
        return (
            replace(placed, x=placed.width - placed.x - sizes.card_width, facing="left") if facing == "left" else placed
        )
    placed = place_tree(tree, sizes)
    if facing == "down" or placed.indent:
        return placed
    own = sizes.card_height if placed.heights is None else placed.heights
    return replace(placed, y=placed.height - placed.y - own, facing="up")
