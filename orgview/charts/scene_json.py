"""Scene as JSON: plain dictionaries for the browser, positions as the scene has them.

The top seat is put at the origin, so that it keeps its place while the chart round it grows.
Every key is always sent (an update leaves out nothing), and only seats of the scene are named by lines.
"""

from typing import Any

from orgmodel.export.cards.card import face_circle
from orgmodel.layout.card_text import label_lines, spoken_text
from orgmodel.layout.scene import Box, Line, Scene
from orgmodel.theme import Theme
from orgmodel.views.visible import Fold
from orgview.charts.card_json import card_marks, look_json

# Letters of each text that is sent whole; longer ones are no card's.
MOST_LETTERS = 400


def scene_json(scene: Scene, theme: Theme, origin_y: float | None = None) -> dict[str, Any]:
    """Seats and lines of a scene, as `orgview.contract.charts` describes them.

    Parameters
    ----------
    origin_y
        Height that is 0 in the answer; None for the upper edge of the top seat.

    Returns
    -------
    dict
        ``seats`` in the order of the scene; ``lines``; ``width`` and ``height`` of the scene in px; ``theme``.
    """
    if not scene.boxes:
        return {"seats": [], "lines": [], "width": 0.0, "height": 0.0, "theme": theme.name}
    dx, top_y = origin_of(scene)
    dy = top_y if origin_y is None else origin_y
    drawn = {box.id for box in scene.boxes}
    return {
        "seats": [seat_json(box, dx, dy, theme) for box in scene.boxes],
        "lines": [line_json(line, dx, dy) for line in scene.lines if line.source in drawn and line.target in drawn],
        "width": scene.width_px,
        "height": scene.height_px,
        "theme": theme.name,
    }


def lines_json(scene: Scene) -> list[dict[str, Any]]:
    """Lines of a scene alone, where `scene_json` puts them."""
    if not scene.boxes:
        return []
    dx, dy = origin_of(scene)
    return [line_json(line, dx, dy) for line in scene.lines]


def origin_of(scene: Scene) -> tuple[float, float]:
    """Point of a scene with boxes that is (0, 0) in JSON: the middle of the top seat's upper edge."""
    top = scene.boxes[0]
    return top.x_px + top.width_px / 2, top.y_px


def seat_json(box: Box, dx: float, dy: float, theme: Theme) -> dict[str, Any]:
    """Seat as JSON, where the point (dx, dy) is the origin."""
    card, facts = box.card, box.facts
    fold, text = facts.fold, spoken_text(card, facts)
    lines = [line[:MOST_LETTERS] for line in label_lines(card, facts)]
    return {
        "id": box.id,
        "x": round(box.x_px + box.width_px / 2 - dx, 1),
        "y": round(box.y_px + box.height_px / 2 - dy, 1),
        "w": box.width_px,
        "h": box.height_px,
        "marks": card_marks(card, box.width_px, box.height_px, theme.name),
        "look": look_json(card, theme.name),
        "title": card.title,
        "subtitle": card.subtitle,
        "text": text,
        "unit": facts.unit,
        "boss": facts.boss,
        "level": facts.level,
        "siblings": facts.siblings,
        "position": facts.position,
        "branch": facts.branch,
        "hidden": None if fold is None else _hidden(fold),
        "below": facts.below,
        "short_name": facts.short_name,
        "is_head": facts.is_head,
        "status": facts.status,
        "lines": lines,
        "face": list(face_circle(card, box.height_px) or ()) if card.initials else [],
    }


def line_json(line: Line, dx: float, dy: float) -> dict[str, Any]:
    """Line as JSON, where the point (dx, dy) is the origin."""
    return {
        "id": line.id,
        # The route runs from the boss; Cytoscape's source is the end it starts from.
        "source": line.target,
        "target": line.source,
        "kind": line.kind,
        "on_chain": line.on_chain,
        "status": line.status,
        "has_arrow": line.has_arrow,
        "label": line.label,
        "confidence": line.confidence,
        "points": [[round(x - dx, 1), round(y - dy, 1)] for x, y in line.points],
    }


def _hidden(fold: Fold) -> dict[str, int | None]:
    return {"people": fold.people, "levels": fold.levels, "managers": fold.managers, "changes": fold.changes}
