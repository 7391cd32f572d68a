"""Where the cards of a visible tree stand, and the way of the lines between them; what any company's layout shares."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orgmodel.layout.blocks import Block, gather
from orgmodel.layout.contours import place_boxes
from orgmodel.layout.scene import Box, Card, Line, Point, Scene
from orgmodel.theme import Sizes
from orgmodel.views import Visible

# The bus runs this far above the reports, clear of their tabs; the lanes of dotted lines lie between it and the boss.
BUS_PX = 15.0


def arrange(visible: Visible, sizes: Sizes) -> tuple[dict[int, Point], dict[int, float | None]]:
    """Corner of each visible card, and the x of the gutter that carries its line (None for a line from above).

    Both by position in `Visible.keys`; px, top-left of the drawing at (0, 0). O(n), no recursion.
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
    return corner, gutter


def _put_members(block: Block, x: float, y: float, corner: dict[int, Point], gutter: dict[int, float | None]) -> None:
    for member, (dx, dy), gutter_x in zip(block.members, block.offsets, block.gutters, strict=True):
        corner[member] = (x + dx, y + dy)
        gutter[member] = None if gutter_x is None else x + gutter_x


def solid_points(boss: Box, box: Box, gutter: float | None, gap_y: float) -> tuple[Point, ...]:
    """Down from the boss, across in the gap, down beside the cards (in the gutter or over the card), into the card."""
    from_x, from_y = boss.x_px + boss.width_px / 2, boss.y_px + boss.height_px
    bus_y = round(from_y + gap_y - BUS_PX, 2)
    middle_x, middle_y = box.x_px + box.width_px / 2, box.y_px + box.height_px / 2
    if gutter is None:
        return ((from_x, from_y), (from_x, bus_y), (middle_x, bus_y), (middle_x, box.y_px), (middle_x, box.y_px))
    gutter = round(gutter, 2)
    side_x = box.x_px if gutter < middle_x else box.x_px + box.width_px
    return ((from_x, from_y), (from_x, bus_y), (gutter, bus_y), (gutter, middle_y), (side_x, middle_y))


def to_boxes(visible: Visible, corner: Mapping[int, Point], cards: Sequence[Card], sizes: Sizes) -> tuple[Box, ...]:
    """Boxes of the visible cards, in their order, at the corners that `arrange` gave."""
    return tuple(
        Box(key, round(corner[place][0], 2), round(corner[place][1], 2), sizes.card_width, sizes.card_height, card)
        for place, (key, card) in enumerate(zip(visible.keys, cards, strict=True))
    )


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
