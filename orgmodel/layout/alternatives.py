"""Alternative lines: bosses that seats of a typical company could report to, and when they would."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from orgmodel.layout.routing.candidates import route
from orgmodel.layout.scene import Box, Line
from orgmodel.typical.graph import Graph, seat_of


def possible_lines(graph: Graph, keys: Collection[str]) -> tuple[Line, ...]:
    """Alternative lines between these seats, without points.

    Returns
    -------
    tuple of Line
        Kind "alternative", id ``report~boss``, `label` says when each would hold. In the order of `keys`' lines in the
        graph, those of one seat in the order of its rule. Those that would hold in no such company are left out.
    """
    return tuple(_possible(graph, keys))


def _possible(graph: Graph, keys: Collection[str]) -> Iterator[Line]:
    for source, target, data in graph.edges(data=True):
        if data["line"] != "solid" or source not in keys:
            continue
        for one in data["why"].alternatives:
            if (
                one.holds
                and one.seat in keys
                and one.seat not in (source, target)
                and not graph.has_edge(source, one.seat)
            ):
                name = f"{source}~{one.seat}"
                yield Line(name, source, one.seat, "alternative", (), one.confidence, label=one.holds)


def nearest_lines(graph: Graph, keys: Collection[str]) -> tuple[Line, ...]:
    """First of `possible_lines` of each seat but heads of functions, which could all report one level up or down."""
    groups = groupby(possible_lines(graph, keys), key=lambda line: line.source)
    return tuple(next(lines) for key, lines in groups if seat_of(graph, key).tone != "function")


def routed(lines: Sequence[Line], boxes: Sequence[Box], first: int = 0) -> tuple[Line, ...]:
    """Lines with their points, led round the cards.

    Parameters
    ----------
    lines
        Between seats that have a box.
    first
        Number of lines that lie in the lanes already.

    Notes
    -----
    O(cards) for each line, about 0.3 ms of 60 cards.
    """
    if not lines:
        return ()
    cards = {box.id: (box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px) for box in boxes}
    rects = list(cards.values())
    return tuple(
        replace(line, points=route(cards[line.target], cards[line.source], rects, first + at))
        for at, line in enumerate(lines)
    )
