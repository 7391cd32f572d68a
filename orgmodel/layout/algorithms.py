"""Lay out the cards of any visible tree in the way a person chose: corners and lines, whichever layout."""

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

import numpy as np

from orgmodel.layout.arrays.connectors import connectors
from orgmodel.layout.arrays.down import place_down
from orgmodel.layout.arrays.grades import place_grades
from orgmodel.layout.arrays.leaves import place_leaves
from orgmodel.layout.arrays.orientation import place_facing
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.packed import place_packed
from orgmodel.layout.arrays.positions import CardPositions
from orgmodel.layout.arrays.radial import place_radial
from orgmodel.layout.arrays.tidy import place_tidy
from orgmodel.layout.assistants import Flanks, make_room, place_flanked, without_room
from orgmodel.layout.stacked.arrange import Laid, arrange
from orgmodel.layout.stacked.blocks import FOLD_ROOM_PX
from orgmodel.org.tree import Ints, Tree, grow
from orgmodel.theme import Sizes
from orgmodel.views.visible import WINDOW, Visible

# Between the two sides of a two-sided list: wide enough for a trunk with branches to be seen.
TRUNK_PX = 52.0
# Key of each layout to what it is called.
LAYOUTS = {
    "packed": "Fitted to the window",
    "stacked": "Top down, stacked",
    "down": "Top down",
    "right": "Left to right",
    "sides": "Two-sided list",
    "list": "Indented list",
    "radial": "Rings",
    "grades": "Rows by grade",
}
# Those whose drawing depends on the proportions of the window.
FITTED = ("packed", "down", "radial", "list")


def lay_out(
    visible: Visible,
    sizes: Sizes,
    layout: str,
    ratio: float = WINDOW,
    *,
    grades: Sequence[int] | None = None,
    assistants: Set[int] = frozenset(),
) -> Laid:
    """Place cards of one size.

    Parameters
    ----------
    layout
        Key of `LAYOUTS`; "grades" without grades is as "packed".
    ratio
        Width to height of the window, for the layouts of `FITTED`.
    grades
        For each card its grade, the smallest in the top row.
    assistants
        Places of cards that stand beside the line under their boss, in the layouts that have such a line.

    Notes
    -----
    O(n log n) in cards.
    """
    if assistants and layout not in ("list", "radial", "grades"):
        wide, flanks = make_room(visible, assistants, are_flanks=layout == "packed")
        return without_room(visible, wide, _laid(wide, sizes, layout, ratio, flanks=flanks))
    return _laid(visible, sizes, layout, ratio, grades=None if grades is None else np.array(grades, np.int32))


def _laid(
    visible: Visible,
    sizes: Sizes,
    layout: str,
    ratio: float,
    *,
    grades: Ints | None = None,
    flanks: Flanks | None = None,
) -> Laid:
    if layout == "stacked":
        return arrange(visible, sizes)
    tree, _ = grow(np.array(visible.bosses, np.int32).reshape(-1))
    # The strip under a folded card hangs over its lower edge.
    roomy = sizes if layout == "list" else replace(sizes, stack_gap_y=sizes.stack_gap_y + FOLD_ROOM_PX)
    placed = place_flanked(tree, roomy, ratio, flanks) if flanks else _place(tree, roomy, layout, ratio, grades)
    lines = connectors(tree, placed, roomy, np.arange(len(visible.keys), dtype=np.int32))
    corners = zip(np.round(placed.x, 2).tolist(), np.round(placed.y, 2).tolist(), strict=True)
    return Laid(tuple(corners), tuple(lines))


def _place(tree: Tree, sizes: Sizes, layout: str, ratio: float, grades: Ints | None) -> CardPositions:
    if layout == "grades" and grades is not None:
        return place_grades(tree, sizes, grades)
    return _PLACERS.get(layout, place_packed)(tree, sizes, ratio)


_PLACERS: dict[str, Callable[[Tree, Sizes, float], CardPositions]] = {
    "down": place_down,
    "right": lambda tree, sizes, _ratio: place_facing(place_tidy, tree, sizes, "right"),
    "sides": lambda tree, sizes, _ratio: place_leaves(tree, replace(sizes, gutter=TRUNK_PX), 2),
    "list": lambda tree, sizes, _ratio: place_outline(tree, sizes),
    "radial": place_radial,
}
