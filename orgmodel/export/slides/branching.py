"""Branching: a scene placed anew so that each solid line bends twice at most, as every program draws glued lines.

PowerPoint draws a connector as it is written; LibreOffice and others route it anew, with two bends: from the side of
one card to that of the other, half way between them. A chart whose lines need more is placed so that they do not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from orgmodel.export.slides.connectors import corners_of
from orgmodel.layout.routing.candidates import route
from orgmodel.layout.scene import Box, Line, Point, Scene
from orgmodel.theme import Sizes

# Px of width that one px of height is worth, one after another; the drawing that suits the slide best is taken.
_WORTHS = (0.4, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 6.0, 10.0, 20.0)
# Two ends and two bends.
_MOST_CORNERS = 4


@dataclass(frozen=True, slots=True)
class _Tree:
    """Tree of cards: those that report to none, all level by level, boxes and reports of each."""

    tops: Sequence[str]
    order: Sequence[str]
    boxes: Mapping[str, Box]
    reports: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Branch:
    """A card with all under it: px left and right of the card's middle, height, and how its reports stand."""

    left: float
    right: float
    height: float
    is_row: bool = True


def branching(scene: Scene, sizes: Sizes, ratio: float) -> Scene:
    """Scene with its cards placed so that each solid line bends twice at most.

    Parameters
    ----------
    ratio
        Width to height of the slide.

    Returns
    -------
    Scene
        The same cards in the same order; of a boss the reports stand in a row, or in pairs beside an upright trunk.

    Notes
    -----
    O(cards) but for dotted and alternative lines.
    """
    boxes = {box.id: box for box in scene.boxes}
    bosses = _bosses(scene, boxes)
    reports: dict[str, list[str]] = {key: [] for key in boxes}
    for key, boss in bosses.items():
        reports[boss].append(key)
    tops = [key for key in boxes if key not in bosses]
    if not tops:
        return scene
    tree = _Tree(tops, _downward(tops, reports), boxes, reports)
    tried = [_branches(tree, sizes, worth) for worth in _WORTHS]

    def cost(branches: Mapping[str, _Branch]) -> float:
        width = sum(branches[top].left + branches[top].right + sizes.gap_x for top in tops)
        return max(width, ratio * max(branches[top].height for top in tops))

    best = min(tried, key=cost)
    return _drawn(scene, _corners(tree, best, sizes), bosses, best)


def is_tangled(scene: Scene) -> bool:
    """True if a solid line bends more than twice, or would cross a card if it bent half way. O(lines * cards)."""
    keys = {box.id: at for at, box in enumerate(scene.boxes)}
    rects = np.array([_rect(box) for box in scene.boxes]).reshape(-1, 4)
    for line in scene.lines:
        if line.kind != "solid" or line.source not in keys or line.target not in keys:
            continue
        way = corners_of(line.points)
        if len(way) > _MOST_CORNERS:
            return True
        if len(way) == _MOST_CORNERS and way[0][0] == way[1][0]:
            half = (way[0][1] + way[3][1]) / 2
            way = [way[0], (way[0][0], half), (way[3][0], half), way[3]]
            others = np.delete(rects, [keys[line.source], keys[line.target]], axis=0)
            if any(_crosses(others, start, end) for start, end in pairwise(way)):
                return True
    return False


def _crosses(rects: NDArray[np.float64], start: Point, end: Point) -> bool:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    inside = (rects[:, 0] < right) & (rects[:, 2] > left) & (rects[:, 1] < bottom) & (rects[:, 3] > top)
    # A piece without width is inside where it is between the edges.
    inside |= (rects[:, 0] < left) & (rects[:, 2] > right) & (rects[:, 1] < bottom) & (rects[:, 3] > top)
    inside |= (rects[:, 0] < right) & (rects[:, 2] > left) & (rects[:, 1] < top) & (rects[:, 3] > bottom)
    return bool(inside.any())


def _bosses(scene: Scene, boxes: Mapping[str, Box]) -> dict[str, str]:
    """Boss of each card that has one, in the order of the cards; a line that closes a loop is left out."""
    above = {
        line.source: line.target
        for line in scene.lines
        if line.kind == "solid" and line.source in boxes and line.target in boxes and line.source != line.target
    }
    rank = {key: at for at, key in enumerate(boxes)}
    # Bosses stand before their reports in every scene.
    return {key: above[key] for key in boxes if key in above and rank[above[key]] < rank[key]}


def _downward(tops: Sequence[str], reports: Mapping[str, Sequence[str]]) -> list[str]:
    """Cards level by level."""
    order = list(tops)
    for key in order:
        order.extend(reports[key])
    return order


def _branches(tree: _Tree, sizes: Sizes, worth: float) -> dict[str, _Branch]:
    """Room of each branch, from the lowest level up, each in the cheaper of its two shapes."""
    found: dict[str, _Branch] = {}
    for key in reversed(tree.order):
        box, below = tree.boxes[key], [found[each] for each in tree.reports[key]]
        half = box.width_px / 2
        if not below:
            found[key] = _Branch(half, half, box.height_px)
            continue
        spread, first, last = _row_width(below, sizes)
        middle = (first + last) / 2
        row = _Branch(
            max(half, middle),
            max(half, spread - middle),
            box.height_px + sizes.gap_y + max(each.height for each in below),
        )
        aside = sizes.gutter / 2
        sides = [max((each.left + each.right for each in below[at::2]), default=0.0) for at in (0, 1)]
        high = sum(max(each.height for each in pair) + sizes.stack_gap_y for pair in _pairs(below)) - sizes.stack_gap_y
        trunk = _Branch(
            max(half, sides[0] + aside), max(half, sides[1] + aside), box.height_px + sizes.gap_y + high, is_row=False
        )
        found[key] = min(row, trunk, key=lambda each: each.left + each.right + worth * each.height)
    return found


def _row_width(below: Sequence[_Branch], sizes: Sizes) -> tuple[float, float, float]:
    """Width of branches side by side, and the middles of the first and the last card, from the left."""
    width = sum(each.left + each.right for each in below) + sizes.gap_x * (len(below) - 1)
    return width, below[0].left, width - below[-1].right


def _pairs(below: Sequence[_Branch]) -> Iterator[Sequence[_Branch]]:
    return (below[at : at + 2] for at in range(0, len(below), 2))


def _corners(tree: _Tree, branches: Mapping[str, _Branch], sizes: Sizes) -> dict[str, Point]:
    """Middle of each card's upper edge."""
    found: dict[str, Point] = {}
    x = 0.0
    for top in tree.tops:
        found[top] = x + branches[top].left, 0.0
        x += branches[top].left + branches[top].right + sizes.gap_x
    for key in tree.order:
        (middle, top_y), below = found[key], [branches[each] for each in tree.reports[key]]
        y = top_y + tree.boxes[key].height_px + sizes.gap_y
        if not below:
            continue
        if branches[key].is_row:
            _, first, last = _row_width(below, sizes)
            x = middle - (first + last) / 2
            for each, branch in zip(tree.reports[key], below, strict=True):
                found[each] = x + branch.left, y
                x += branch.left + branch.right + sizes.gap_x
            continue
        aside = sizes.gutter / 2
        for at, pair in enumerate(_pairs(below)):
            keys = tree.reports[key][2 * at : 2 * at + 2]
            found[keys[0]] = middle - aside - pair[0].right, y
            if len(pair) > 1:
                found[keys[1]] = middle + aside + pair[1].left, y
            y += max(each.height for each in pair) + sizes.stack_gap_y
    return found


def _drawn(
    scene: Scene, middles: Mapping[str, Point], bosses: Mapping[str, str], branches: Mapping[str, _Branch]
) -> Scene:
    """Scene with cards where they were placed, and its lines to them."""
    boxes = [replace(box, x_px=middles[box.id][0] - box.width_px / 2, y_px=middles[box.id][1]) for box in scene.boxes]
    placed = {box.id: box for box in boxes}
    rects = [_rect(box) for box in boxes]
    rect_of = dict(zip(placed, rects, strict=True))
    lines: list[Line] = []
    points: tuple[Point, ...]
    for line in scene.lines:
        if line.source not in placed or line.target not in placed:
            continue
        if line.kind == "solid" and bosses.get(line.source) == line.target:
            points = _way(placed[line.target], placed[line.source], is_row=branches[line.target].is_row)
        else:
            points = route(rect_of[line.target], rect_of[line.source], rects, len(lines))
        lines.append(replace(line, points=points))
    # A way round all cards runs outside them.
    ends = [*((x, y) for left, top, right, bottom in rects for x, y in ((left, top), (right, bottom)))]
    ends += [point for line in lines for point in line.points]
    (left, right), (top, bottom) = ((min(way), max(way)) for way in zip(*ends, strict=True))
    moved = [replace(line, points=tuple((x - left, y - top) for x, y in line.points)) for line in lines]
    boxes = [replace(box, x_px=box.x_px - left, y_px=box.y_px - top) for box in boxes]
    return replace(scene, boxes=tuple(boxes), lines=tuple(moved), width_px=right - left, height_px=bottom - top)


def _way(boss: Box, box: Box, *, is_row: bool) -> tuple[Point, ...]:
    """From under a boss into a report from above, or from the side where it stands beside the trunk."""
    x, y = boss.x_px + boss.width_px / 2, boss.y_px + boss.height_px
    middle = box.x_px + box.width_px / 2
    if is_row:
        half = (y + box.y_px) / 2
        return (x, y), (x, half), (middle, half), (middle, box.y_px)
    level, side = box.y_px + box.height_px / 2, box.x_px if middle > x else box.x_px + box.width_px
    return (x, y), (x, level), (side, level)


def _rect(box: Box) -> tuple[float, float, float, float]:
    return box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px
