"""Routes of lines beside the tree: dotted and alternative ones, led round the cards.

Every route is axis-parallel. Of a few dozen candidates per line (leave a card at a side or at its top, run in a lane
beside a card or between two rows, arrive at a side or from below) the cheapest is taken: short, few bends, and above
all without crossing a card that is not its own. Where all of them cross one, the grid of all lanes is searched.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from orgmodel.layout.metrics import BUS_PX
from orgmodel.layout.routing.grid_search import Rect, find_route
from orgmodel.layout.scene import Point

Floats = npt.NDArray[np.float64]

# Beside a card: within the gap to its neighbour.
LANE_PX = 9.0
# Above and below a row: between the cards of the upper row and the bus of the solid lines.
ABOVE_PX = BUS_PX + 5.0
BELOW_PX = 4.0
LANE_STEP_PX = 4.0
LANES = 4
BEND_COST_PX = 60.0
# Dearer than any detour: a route through a card is taken only where there is no other.
CROSSING_COST_PX = 100_000.0
# In the grid every lane lies between two cards, which may be only a stack's gap apart.
GRID_LANE_PX = 5.0
GRID_STEP_PX = 2.0
# A way through more cards takes longer than a person waits for a redraw.
GRID_CARDS = 160


def route(start: Rect, end: Rect, cards: Sequence[Rect], number: int) -> tuple[Point, ...]:
    """Cheapest route from the card `start` to the card `end`.

    Parameters
    ----------
    start, end
        Cards that the line joins; must be among `cards`.
    cards
        All cards of the drawing.
    number
        Running number of the line; neighbours get different lanes, so that they do not lie on each other.

    Returns
    -------
    tuple of Point
        Corner points from the border of `start` to the border of `end`, px.

    Notes
    -----
    O(candidates x cards), vectorised; about 0.3 ms for 60 cards. The maze takes longer and is seldom needed.
    """
    candidates = _candidates(start, end, cards, (number % LANES) * LANE_STEP_PX)
    width = max(len(points) for points in candidates)
    padded = np.array([[*points, *[points[-1]] * (width - len(points))] for points in candidates])
    costs = _lengths(padded) + BEND_COST_PX * np.array([len(points) for points in candidates])
    crossings = _crossings(padded, np.array(cards))
    costs += CROSSING_COST_PX * crossings
    cheapest = int(np.argmin(costs))
    if crossings[cheapest] and len(cards) <= GRID_CARDS:
        way = find_route(start, end, cards, GRID_LANE_PX + (number % LANES) * GRID_STEP_PX, BEND_COST_PX)
        if way is not None:
            return way
    return candidates[cheapest]


def _candidates(start: Rect, end: Rect, cards: Sequence[Rect], step: float) -> list[tuple[Point, ...]]:
    (al, at, ar, ab), (bl, bt, br, bb) = start, end
    shift, above, below = LANE_PX + step, ABOVE_PX + step, BELOW_PX + step
    ay, by = (at + ab) / 2 + shift / 2 - LANE_PX, (bt + bb) / 2 + shift / 2 - LANE_PX
    ax, bx = (al + ar) / 2 + shift, (bl + br) / 2 + shift
    least, most = min(card[0] for card in cards), max(card[2] for card in cards)
    lanes_x = sorted({al - shift, ar + shift, bl - shift, br + shift, least - shift, most + shift})
    lanes_y = sorted({at - above, ab + below, bt - above, bb + below})
    routes: list[tuple[Point, ...]] = []
    for lane in lanes_x:
        a_side, b_side = (al if lane < (al + ar) / 2 else ar), (bl if lane < (bl + br) / 2 else br)
        if not al < lane < ar and not bl < lane < br:
            routes.append(((a_side, ay), (lane, ay), (lane, by), (b_side, by)))
        for lane_y in lanes_y:
            if not al < lane < ar:
                end_y = bb if lane_y > by else bt
                routes.append(((a_side, ay), (lane, ay), (lane, lane_y), (bx, lane_y), (bx, end_y)))
            if not bl < lane < br:
                start_y = at if lane_y < ay else ab
                routes.append(((ax, start_y), (ax, lane_y), (lane, lane_y), (lane, by), (b_side, by)))
    for lane_y in lanes_y:
        start_y, end_y = (at if lane_y < ay else ab), (bb if lane_y > by else bt)
        routes.append(((ax, start_y), (ax, lane_y), (bx, lane_y), (bx, end_y)))
        for lane in lanes_x:
            for other_y in lanes_y:
                other_end = bb if other_y > by else bt
                routes.append(
                    ((ax, start_y), (ax, lane_y), (lane, lane_y), (lane, other_y), (bx, other_y), (bx, other_end))
                )
    return routes


def _lengths(routes: Floats) -> Floats:
    lengths: Floats = np.abs(np.diff(routes, axis=1)).sum(axis=(1, 2))
    return lengths


def _crossings(routes: Floats, cards: Floats) -> Floats:
    """For each route the number of (segment, card) pairs that meet inside the card."""
    a, b = routes[:, :-1, None, :], routes[:, 1:, None, :]
    low, high = np.minimum(a, b), np.maximum(a, b)
    inside = (
        (high[..., 0] > cards[:, 0] + 1)
        & (low[..., 0] < cards[:, 2] - 1)
        & (high[..., 1] > cards[:, 1] + 1)
        & (low[..., 1] < cards[:, 3] - 1)
    )
    count: Floats = inside.sum(axis=(1, 2)).astype(np.float64)
    return count
