"""Common places: two visible trees laid out as one, so that who is in both stands at one place in both drawings."""

from collections.abc import Set
from dataclasses import dataclass, field

from orgmodel.layout.algorithms import lay_out
from orgmodel.layout.scene import Point
from orgmodel.layout.stacked.arrange import Laid
from orgmodel.theme import Sizes
from orgmodel.views.loaded import COMPANY
from orgmodel.views.visible import Visible

# Companies that have less in common are drawn each for itself: of the smaller one this share of the cards.
_LEAST_COMMON = 0.5
# Both as one may become so much smaller than each for itself.
_MOST_SMALLER = 1.4


@dataclass
class _Joined:
    """A tree of both: whoever is under the same boss in both, up to the top, is one node. Grows while it is read."""

    keys: list[str] = field(default_factory=list)
    bosses: list[int] = field(default_factory=list)
    under: list[list[int]] = field(default_factory=list)
    node_of: dict[tuple[int, str], int] = field(default_factory=dict)

    def put(self, boss: int, key: str) -> int:
        """Node of a card under the node of its boss."""
        node = self.node_of.setdefault((boss, key), len(self.keys))
        if node == len(self.keys):
            self.keys.append(key)
            self.bosses.append(boss)
            self.under.append([])
            if boss >= 0:
                self.under[boss].append(node)
        return node

    def read(self, visible: Visible, top: int) -> list[int]:
        """Nodes of the cards of a side; its tops stand under `top`."""
        nodes: list[int] = []
        for key, boss in zip(visible.keys, visible.bosses, strict=True):
            is_top = boss < 0 and key != COMPANY
            nodes.append(self.put(top if is_top else nodes[boss] if boss >= 0 else -1, key))
        return nodes

    def order(self) -> list[int]:
        """Nodes from the top down, bosses before reports."""
        found: list[int] = []
        waiting = [node for node in reversed(range(len(self.keys))) if self.bosses[node] < 0]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(self.under[node]))
        return found


def common_places(
    sides: tuple[Visible, Visible], assistants: tuple[Set[int], Set[int]], sizes: Sizes, ratio: float
) -> tuple[Laid, Laid] | None:
    """Lay out two trees as one, fitted to a window.

    Parameters
    ----------
    sides
        Cards of both, with the same key for the same seat.
    assistants
        Places of the cards of assistants.
    ratio
        Width to height of the window.

    Returns
    -------
    tuple or None
        Corners and lines of the cards of each side. Whoever stands under the same boss on both sides, and these under
        theirs up to the top, is at the same place in both; where only one side has a card, the other has a gap. None
        where the sides have too little in common, or the drawing would become much smaller.

    Notes
    -----
    O(cards log cards).
    """
    joined = _Joined()
    top = joined.put(-1, COMPANY) if any(COMPANY in side.keys[:1] for side in sides) else -1
    # The order of the side after is that of both.
    after = joined.read(sides[1], top)
    nodes = joined.read(sides[0], top), after
    common = len(set(nodes[0]) & set(nodes[1]))
    if common < max(1, _LEAST_COMMON * min(map(len, nodes))):
        return None
    order = joined.order()
    place = {node: at for at, node in enumerate(order)}
    bosses = tuple(place.get(joined.bosses[node], -1) for node in order)
    visible = Visible(tuple(joined.keys[node] for node in order), bosses, ("",) * len(order), {})
    others = [{own[at] for at in range(len(own)) if at not in few} for own, few in zip(nodes, assistants, strict=True)]
    beside = frozenset(at for at, node in enumerate(order) if all(node not in some for some in others))
    laid = _inside(lay_out(visible, sizes, "packed", ratio, assistants=beside if any(assistants) else frozenset()))
    alone = [lay_out(side, sizes, "packed", ratio, assistants=few) for side, few in zip(sides, assistants, strict=True)]
    if _extent(laid, sizes, ratio) > _MOST_SMALLER * max(_extent(each, sizes, ratio) for each in alone):
        return None
    one, other = ([place[node] for node in own] for own in nodes)
    return _part(laid, one), _part(laid, other)


def _part(laid: Laid, chosen: list[int]) -> Laid:
    return Laid(tuple(laid.corners[at] for at in chosen), tuple(laid.lines[at] for at in chosen))


def _extent(laid: Laid, sizes: Sizes, ratio: float) -> float:
    """Height of the least window of these proportions that has all cards, px."""
    xs, ys = zip(*laid.corners, strict=True)
    extent: float = max((max(xs) - min(xs) + sizes.card_width) / ratio, max(ys) - min(ys) + sizes.card_height)
    return extent


def _inside(laid: Laid) -> Laid:
    """The same, moved so that no line is left of or above 0: neither side is moved by itself."""
    points = [*laid.corners, *(point for line in laid.lines for point in line)]
    dx, dy = (-min(0.0, *values) for values in zip(*points, (0.0, 0.0), strict=True))

    def moved(point: Point) -> Point:
        return point[0] + dx, point[1] + dy

    return Laid(tuple(map(moved, laid.corners)), tuple(tuple(map(moved, line)) for line in laid.lines))
