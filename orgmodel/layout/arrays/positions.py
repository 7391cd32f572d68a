"""Card positions: the corners of all cards of a tree, the one value of all layouts on arrays."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.metrics import BUS_PX
from orgmodel.theme import Sizes

Floats = NDArray[np.float64]
Facing = Literal["down", "up", "right", "left"]


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Lanes of lines off the shortest way. All as if reports stood below their boss; px; NaN: not needed.

    Attributes
    ----------
    bus
        [n] y of the bus that a seat's line comes along; NaN where it is the one right under the boss.
    trunk
        [n] x of the vertical that leads from the boss's first bus to that one.
    gutter
        [n] x of the vertical beside the card, which the line enters from the side; NaN where it comes from above.
    """

    bus: Floats
    trunk: Floats
    gutter: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Spokes:
    """Rings round a middle point.

    Attributes
    ----------
    x, y
        Middle in px.
    radii, arcs
        [levels] Half the height of each level's ring, and of the arc that the lines to its cards follow, px.
    stretch
        How many times as wide as high all of them are.
    """

    x: float
    y: float
    radii: Floats
    arcs: Floats
    stretch: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class CardPositions:
    """Cards of all seats of a tree, in px at 100% zoom; x grows right, y down; the drawing's top-left is (0, 0).

    Attributes
    ----------
    x, y
        [n] Top-left corner of each seat's card.
    width, height
        Of the drawing, lines included.
    facing
        Side of a boss on which its reports stand.
    heights
        [n] Height of each card; None where all are as high as `Sizes` says.
    lanes
        Where lines run that cannot go straight; None where all can.
    indent
        Step of an indented list; 0 in any other layout.
    spokes
        Rings of a radial layout; None in any other.
    """

    x: Floats
    y: Floats
    width: float
    height: float
    facing: Facing = "down"
    heights: Floats | None = None
    lanes: Lanes | None = None
    indent: float = 0.0
    spokes: Spokes | None = None


def bus_room(sizes: Sizes) -> float:
    """Distance from a bus down to the cards under it."""
    return min(BUS_PX, sizes.gap_y / 2)
