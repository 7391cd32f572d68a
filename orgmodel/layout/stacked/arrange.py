"""Stacked layout: corners of a visible tree's cards and the lines between them; boxes and scenes of any layout."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.layout.metrics import BUS_PX
from orgmodel.layout.scene import Box, Card, Facts, Line, Point, Scene
from orgmodel.layout.stacked.blocks import Block, gather
from orgmodel.layout.stacked.contours import place_boxes
from orgmodel.theme import Sizes
from orgmodel.views.visible import Visible


@dataclass(frozen=True, slots=True)
class Laid:
    """Corners and lines of the cards of a visible tree, by position.

    Attributes
    ----------
    corners
        Top-left corner of each card, px.
    lines
        Points of the line from the boss's card to each; () at a top.
    """

    corners: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]


def arrange(visible: Visible, sizes: Sizes) -> Laid:
    """Place cards as a tidy tree, seats without reports stacked in columns; lines have five points each.

    The top-left of the drawing is at (0, 0). O(n), no recursion.
    """
    blocks = gather(visible, sizes)
    xs, ys = place_boxes(
        [block.boss for block in blocks],
        [block.width_px + sizes.gap_x for block in blocks],
        [block.height_px + sizes.gap_y for block in blocks],
        [block.attach_px for block in blocks],
    )
    corner: dict[int, Point] = {}
    gutter: dict[int, float | None] = {}
    for block, x, y in zip(blocks, xs, ys, strict=True):
        _put_members(block, x, y, corner, gutter)
    corners = tuple(corner[place] for place in range(len(visible.keys)))
    lines = (
        () if boss < 0 else _way(corners[boss], corners[place], gutter[place], sizes)
        for place, boss in enumerate(visible.bosses)
    )
    return Laid(corners, tuple(lines))


def _put_members(block: Block, x: float, y: float, corner: dict[int, Point], gutter: dict[int, float | None]) -> None:
    for member, (dx, dy), gutter_x in zip(block.members, block.offsets, block.gutters, strict=True):
        corner[member] = (round(x + dx, 2), round(y + dy, 2))
        gutter[member] = None if gutter_x is None else round(x + gutter_x, 2)


def _way(boss: Point, card: Point, gutter: float | None, sizes: Sizes) -> tuple[Point, ...]:
    """Down from the boss, across in the gap, down beside the cards (in the gutter or over the card), into the card."""
    half_x, half_y = sizes.card_width / 2, sizes.card_height / 2
    from_x, from_y = boss[0] + half_x, boss[1] + sizes.card_height
    bus_y = round(from_y + sizes.gap_y - BUS_PX, 2)
    middle_x, middle_y = card[0] + half_x, card[1] + half_y
    if gutter is None:
        return ((from_x, from_y), (from_x, bus_y), (middle_x, bus_y), (middle_x, card[1]), (middle_x, card[1]))
    side_x = card[0] if gutter < middle_x else card[0] + sizes.card_width
    return ((from_x, from_y), (from_x, bus_y), (gutter, bus_y), (gutter, middle_y), (side_x, middle_y))


def to_boxes(visible: Visible, laid: Laid, contents: Sequence[tuple[Card, Facts]], sizes: Sizes) -> tuple[Box, ...]:
    """Boxes of the visible cards, in their order; boss, level and position among siblings join their facts."""
    boxes: list[Box] = []
    drawn = [0] * len(visible.keys)
    tops = 0
    for key, boss, (x, y), (card, facts) in zip(visible.keys, visible.bosses, laid.corners, contents, strict=True):
        if boss < 0:
            tops += 1
            level, position = 1, tops
        else:
            drawn[boss] += 1
            level, position = boxes[boss].facts.level + 1, drawn[boss]
        placed = replace(facts, boss=visible.keys[boss] if boss >= 0 else "", level=level, position=position)
        boxes.append(Box(key, x, y, sizes.card_width, sizes.card_height, card, placed))
    return tuple(boxes)


def framed(boxes: tuple[Box, ...], lines: tuple[Line, ...]) -> Scene:
    """Scene of boxes and lines, moved so that a lane left of or above the first card is inside the drawing."""
    points = [point for line in lines for point in line.points]
    left = min([0.0, *(x for x, _ in points)])
    top = min([0.0, *(y for _, y in points)])
    if left < 0 or top < 0:
        boxes, lines = _moved(boxes, lines, -left, -top)
    return Scene(
        boxes,
        lines,
        max((*(box.x_px + box.width_px for box in boxes), *(x - left for x, _ in points)), default=0.0),
        max((*(box.y_px + box.height_px for box in boxes), *(y - top for _, y in points)), default=0.0),
    )


def _moved(
    boxes: tuple[Box, ...], lines: tuple[Line, ...], dx: float, dy: float
) -> tuple[tuple[Box, ...], tuple[Line, ...]]:
    """Boxes and lines shifted, so that a lane left of the first card is inside the drawing."""
    return (
        tuple(replace(box, x_px=box.x_px + dx, y_px=box.y_px + dy) for box in boxes),
        tuple(replace(line, points=tuple((x + dx, y + dy) for x, y in line.points)) for line in lines),
    )
