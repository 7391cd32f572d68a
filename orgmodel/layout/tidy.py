"""Tidy tree, bosses above reports: the layout of a typical company."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from orgmodel.layout.blocks import Block, gather
from orgmodel.layout.cards import card_of, people_below
from orgmodel.layout.contours import place_boxes
from orgmodel.layout.routes import route
from orgmodel.layout.scene import Box, Line, Point, Scene
from orgmodel.seats import Graph, seat_of, why_of
from orgmodel.theme import Status, Theme
from orgmodel.views import View, Visible, see

# The bus runs this far above the reports, clear of their tabs; the lanes of dotted lines lie between it and the boss.
BUS_PX = 15.0


def place(graph: Graph, view: View, theme: Theme, statuses: Mapping[str, Status] | None = None) -> Scene:
    """Place the visible seats as a tidy tree with stacked leaves.

    Parameters
    ----------
    statuses
        Part of each seat in a comparison; seats left out have none.

    Returns
    -------
    Scene
        One box per visible seat in visiting order; siblings keep the order of `graph`. Solid lines have five
        points each and run in the gap under their boss and in the gutters of stacks, so that they cross no card.

    Notes
    -----
    O(n) in visible seats for boxes and solid lines; dotted and alternative lines cost O(cards) each. No recursion.
    Same graph, view and theme give the same scene.
    """
    visible = see(graph, view)
    sizes = theme.sizes
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
    below = people_below(graph)
    statuses = statuses or {}
    boxes = tuple(
        Box(
            key,
            round(corner[place][0], 2),
            round(corner[place][1], 2),
            sizes.card_width,
            sizes.card_height,
            card_of(graph, key, below[key], visible.folds.get(key), statuses.get(key, "")),
        )
        for place, key in enumerate(visible.keys)
    )
    lines = (
        *_solid_lines(graph, visible, boxes, gutter, gap_y=sizes.gap_y, statuses=statuses),
        *_side_lines(graph, view, boxes),
    )
    points = [point for line in lines for point in line.points]
    left = min([0.0, *(x for x, _ in points)])
    top = min([0.0, *(y for _, y in points)])
    if left < 0 or top < 0:
        boxes, lines = _moved(boxes, lines, -left, -top)
    return Scene(
        boxes,
        lines,
        max((*(box.x_px + box.width_px for box in boxes), *(x - left for x, _ in points))),
        max((*(box.y_px + box.height_px for box in boxes), *(y - top for _, y in points))),
    )


def _put_members(block: Block, x: float, y: float, corner: dict[int, Point], gutter: dict[int, float | None]) -> None:
    for member, (dx, dy), gutter_x in zip(block.members, block.offsets, block.gutters, strict=True):
        corner[member] = (x + dx, y + dy)
        gutter[member] = None if gutter_x is None else x + gutter_x


def _solid_lines(
    graph: Graph,
    visible: Visible,
    boxes: tuple[Box, ...],
    gutter: dict[int, float | None],
    *,
    gap_y: float,
    statuses: Mapping[str, Status],
) -> tuple[Line, ...]:
    chain = graph.graph["chain"]
    chain_lines = set(pairwise(chain))
    lines = []
    for position, (key, boss_position) in enumerate(zip(visible.keys, visible.bosses, strict=True)):
        if boss_position < 0:
            continue
        boss = visible.keys[boss_position]
        lines.append(
            Line(
                f"{key}>{boss}",
                key,
                boss,
                "solid",
                _solid_points(boxes[boss_position], boxes[position], gutter[position], gap_y),
                why_of(graph, key, boss).confidence,
                (key, boss) in chain_lines,
                "moved" if statuses.get(key) == "moved" else "",
            )
        )
    return tuple(lines)


def _solid_points(boss: Box, box: Box, gutter: float | None, gap_y: float) -> tuple[Point, ...]:
    """Down from the boss, across in the gap, down beside the cards (in the gutter or over the card), into the card."""
    from_x, from_y = boss.x_px + boss.width_px / 2, boss.y_px + boss.height_px
    bus_y = round(from_y + gap_y - BUS_PX, 2)
    middle_x, middle_y = box.x_px + box.width_px / 2, box.y_px + box.height_px / 2
    if gutter is None:
        return ((from_x, from_y), (from_x, bus_y), (middle_x, bus_y), (middle_x, box.y_px), (middle_x, box.y_px))
    gutter = round(gutter, 2)
    side_x = box.x_px if gutter < middle_x else box.x_px + box.width_px
    return ((from_x, from_y), (from_x, bus_y), (gutter, bus_y), (gutter, middle_y), (side_x, middle_y))


def _side_lines(graph: Graph, view: View, boxes: tuple[Box, ...]) -> tuple[Line, ...]:
    """Dotted lines of the graph and, where asked for, the alternatives that lost."""
    cards = {box.id: (box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px) for box in boxes}
    rects = list(cards.values())
    lines: list[Line] = []
    for source, target, data in graph.edges(data=True):
        if data["line"] == "dotted" and source in cards and target in cards:
            points = route(cards[target], cards[source], rects, len(lines))
            lines.append(Line(f"{source}>{target}", source, target, "dotted", points, data["why"].confidence))
    if view.show_alternatives:
        for source, target, data in graph.edges(data=True):
            # Every function head could report one level up or down: told by the inspector, not drawn eleven times.
            if data["line"] != "solid" or source not in cards or seat_of(graph, source).tone == "function":
                continue
            for alternative in data["why"].alternatives:
                other = alternative.seat
                if other in cards and other not in (source, target) and not graph.has_edge(source, other):
                    points = route(cards[other], cards[source], rects, len(lines))
                    name = f"{source}~{other}"
                    lines.append(Line(name, source, other, "alternative", points, alternative.confidence))
    return tuple(lines)


def _moved(
    boxes: tuple[Box, ...], lines: tuple[Line, ...], dx: float, dy: float
) -> tuple[tuple[Box, ...], tuple[Line, ...]]:
    """Boxes and lines shifted, so that a lane left of the first card is inside the drawing."""
    return (
        tuple(replace(box, x_px=box.x_px + dx, y_px=box.y_px + dy) for box in boxes),
        tuple(replace(line, points=tuple((x + dx, y + dy) for x, y in line.points)) for line in lines),
    )
