"""Tidy tree, bosses above reports: the layout of a typical company."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, pairwise

from orgmodel.layout.algorithms import LAYOUTS, lay_out
from orgmodel.layout.alternatives import nearest_lines, possible_lines, routed
from orgmodel.layout.card_content import card_of, facts_of, people_below
from orgmodel.layout.rows import as_rows, row_sizes
from orgmodel.layout.scene import Box, Line, Scene
from orgmodel.layout.stacked.arrange import Laid, framed, to_boxes
from orgmodel.theme import Sizes, Status, Theme
from orgmodel.typical.graph import Graph, seat_of, why_of
from orgmodel.views.typical import FIRST_LAYOUT, View, visible_seats
from orgmodel.views.visible import Visible


def typical_scene(graph: Graph, view: View, theme: Theme, statuses: Mapping[str, Status] | None = None) -> Scene:
    """Place the visible seats as a tidy tree with stacked leaves.

    Parameters
    ----------
    statuses
        Part of each seat in a comparison; seats left out have none.

    Returns
    -------
    Scene
        One box per visible seat in visiting order; siblings keep the order of `graph`. Solid lines run in the gap
        under their boss and in the gutters of stacks, so that they cross no card.

    Notes
    -----
    O(n) in visible seats for boxes and solid lines; dotted and alternative lines cost O(cards) each. No recursion.
    Same graph, view and theme give the same scene.
    """
    visible = visible_seats(graph, view)
    layout = view.layout if view.layout in LAYOUTS else FIRST_LAYOUT
    sizes = row_sizes(theme.sizes) if layout == "list" else theme.sizes
    grades = tuple(int(seat_of(graph, key).level) for key in visible.keys)
    laid = _laid(_question(visible, sizes, layout, view.ratio, grades))
    statuses = statuses or {}
    facts = facts_of(graph, visible, people_below(graph), statuses)
    cards = [card_of(graph, key, each) for key, each in zip(visible.keys, facts, strict=True)]
    boxes = to_boxes(visible, laid, list(zip(cards, facts, strict=True)), sizes)
    if layout == "list":
        boxes = as_rows(boxes, [fact.unit for fact in facts], view.ratio)
    lines = (
        *_solid_lines(graph, visible, laid, statuses),
        *_side_lines(graph, view, boxes),
    )
    return framed(boxes, lines)


@dataclass(frozen=True, slots=True)
class _Question:
    """Tree that is to be laid out, and all of it that matters: not how many people a folded branch hides."""

    key: tuple[Hashable, ...]
    visible: Visible = field(compare=False)
    sizes: Sizes
    view: tuple[str, float]
    grades: tuple[int, ...]


def _question(visible: Visible, sizes: Sizes, layout: str, ratio: float, grades: tuple[int, ...]) -> _Question:
    key = visible.keys, visible.bosses, visible.families, frozenset(visible.folds)
    return _Question(key, visible, sizes, (layout, ratio), grades)


# Hundreds of sizes share one of some ten trees, and where their cards stand does not depend on the numbers on them.
@lru_cache(maxsize=512)
def _laid(question: _Question) -> Laid:
    return lay_out(question.visible, question.sizes, *question.view, grades=question.grades)


def _solid_lines(
    graph: Graph,
    visible: Visible,
    laid: Laid,
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
                laid.lines[position],
                why_of(graph, key, boss).confidence,
                (key, boss) in chain_lines,
                "moved" if statuses.get(key) == "moved" else "",
            )
        )
    return tuple(lines)


def _side_lines(graph: Graph, view: View, boxes: tuple[Box, ...]) -> tuple[Line, ...]:
    """Dotted lines of the graph and, where asked for, the nearest alternative of each seat."""
    keys = {box.id for box in boxes}
    dotted = [
        Line(f"{source}>{target}", source, target, "dotted", (), data["why"].confidence)
        for source, target, data in graph.edges(data=True)
        if data["line"] == "dotted" and source in keys and target in keys
    ]
    return routed([*dotted, *(nearest_lines(graph, keys) if view.show_alternatives else ())], boxes)


def alternatives_scene(graph: Graph, view: View, theme: Theme) -> Scene:
    """The same cards as `typical_scene` has, with all alternative lines between them and no others.

    Lanes are counted for each seat by itself: the lines are shown of one seat at a time. O(cards) for each line.
    """
    scene = typical_scene(graph, view, theme)
    lines = possible_lines(graph, {box.id for box in scene.boxes})
    groups = (list(group) for _, group in groupby(lines, key=lambda line: line.source))
    return replace(scene, lines=tuple(line for group in groups for line in routed(group, scene.boxes)))
