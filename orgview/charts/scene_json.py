"""Scene to what the browser draws: plain dictionaries, positions as the scene has them.

The top seat is put at the origin, so that it keeps its place while the chart round it grows.
Every key is always sent (an update leaves out nothing), and only seats of the scene are named by lines.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orgmodel.export.card import face_circle
from orgmodel.export.signs import status_colour
from orgmodel.layout.scene import Card, Line, Scene
from orgmodel.theme import Theme
from orgmodel.typical.graph import Graph, boss_of, reports_of, seat_of
from orgmodel.views.typical import View, is_folded
from orgview.charts.card_json import card_marks

# Letters of each text that is told whole; longer ones are no card's.
MOST_SAID = 400
# What may follow a family name.
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "cbe", "obe", "mbe"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a scene does not say of a card, for the tree that screen readers hear.

    Attributes
    ----------
    boss
        Key of the boss's card; "" at the top.
    siblings
        Reports of the boss, drawn or not.
    folds
        1 folded, 0 open, -1 without reports.
    name
        The card in words.
    unit
        What the search shows after the title.
    family
        What a small card shows of a person's name; "" where the title is none.
    """

    boss: str
    siblings: int
    folds: int
    name: str
    unit: str = ""
    family: str = ""


def to_elements(scene: Scene, graph: Graph, view: View, theme: Theme) -> dict[str, Any]:
    """Seats and lines of a typical company's scene; see `to_scene`."""

    def facts(key: str, card: Card) -> Facts:
        boss = boss_of(graph, key)
        siblings = 1 if boss is None else len(reports_of(graph, boss))
        folds = 1 if is_folded(graph, view, key) else 0 if reports_of(graph, key) else -1
        return Facts(
            boss or "", siblings, folds, _spoken(graph, key, card.subtitle, card.fold), seat_of(graph, key).unit
        )

    cards = {box.id: box.card for box in scene.boxes}
    return to_scene(scene, lambda key: facts(key, cards[key]), theme)


def to_scene(scene: Scene, facts: Callable[[str], Facts], theme: Theme) -> dict[str, Any]:
    """Seats and lines of a scene for ``assets/canvas.js``.

    Parameters
    ----------
    facts
        Tells what the scene does not say of a key.

    Returns
    -------
    dict
        ``seats``: id, centre x and y, w, h, marks (shapes of the card, see `card_json`), name, boss, level, size
        and place among siblings, folds (1 folded, 0 open, -1 no reports) for the tree that screen readers hear;
        for a card seen from afar family, fold ("+1,284", or "") and signs (pairs of colour and "head" or a status);
        says, the card's texts besides the title, whole; face, centre and radius of the circle that a picture may
        fill, [] where there is none.
        ``lines``: id, source, target, classes, corner points. ``width``, ``height`` of the scene in px; ``theme``.
    """
    if not scene.boxes:
        return {"seats": [], "lines": [], "width": 0.0, "height": 0.0, "theme": theme.name}
    top = scene.boxes[0]
    dx, dy = top.x_px + top.width_px / 2, top.y_px
    shown = {box.id for box in scene.boxes}
    places: dict[str, int] = {}
    depth: dict[str, int] = {}
    seats = []
    for box in scene.boxes:
        told = facts(box.id)
        depth[box.id] = depth.get(told.boss, 0) + 1
        places[told.boss] = places.get(told.boss, 0) + 1
        seats.append(
            {
                "id": box.id,
                "x": round(box.x_px + box.width_px / 2 - dx, 1),
                "y": round(box.y_px + box.height_px / 2 - dy, 1),
                "w": box.width_px,
                "h": box.height_px,
                "marks": card_marks(box.card, box.width_px, box.height_px, theme.name),
                "name": told.name,
                "title": box.card.title,
                "unit": told.unit,
                "boss": told.boss,
                "level": depth[box.id],
                "setsize": told.siblings,
                "place": places[told.boss],
                "folds": told.folds,
                "family": told.family,
                "fold": _short_count(box.card.fold or (box.card.subtitle if told.folds == 1 else "")),
                "signs": _signs(box.card, theme),
                "says": _says(box.card),
                "face": list(face_circle(box.card, box.height_px) or ()) if box.card.initials else [],
            }
        )
    lines = [_to_line(line, dx, dy) for line in scene.lines if line.source in shown and line.target in shown]
    return {
        "seats": seats,
        "lines": lines,
        "width": scene.width_px,
        "height": scene.height_px,
        "theme": theme.name,
    }


def family_name(name: str) -> str:
    """Family name of the first person a card names: what stands before a comma, else the last word.

    Examples
    --------
    >>> family_name("Nadia van der Berg"), family_name("Kowalska, Nadia"), family_name("Ann Lee Jr. / Bo Ek")
    ('Berg', 'Kowalska', 'Lee')
    """
    first = name.split(" / ", maxsplit=1)[0]
    words = first.split(",")[0].split()
    while len(words) > 1 and words[-1].rstrip(".").casefold() in _AFTER_NAMES:
        words.pop()
    if "," in first:
        return " ".join(words)
    return words[-1] if words else ""


def _short_count(text: str) -> str:
    """The first number of a text, as "+1,284"."""
    found = re.search(r"[0-9][0-9,]*", text)
    return f"+{found[0]}" if found else ""


def _signs(card: Card, theme: Theme) -> list[list[str]]:
    head = [[theme.palette.accent, "head"]] if card.marker else []
    return [*head, *([[status_colour(card.status, theme.palette), card.status]] if card.status else [])]


def _says(card: Card) -> list[str]:
    """What a card says besides its title, uncut by its width."""
    texts = (
        card.subtitle,
        *card.extra,
        card.detail,
        f"{card.badge.removeprefix('× ')} of them" if card.badge else "",
        f"Folded: {card.fold.lstrip('+ ')}" if card.fold else "",
        card.marker,
        card.status.capitalize(),
    )
    return [text[:MOST_SAID] for text in texts if text]


def _to_line(line: Line, dx: float, dy: float) -> dict[str, Any]:
    classes = [line.kind, *(["chain"] if line.on_chain else []), *([line.status] if line.status else [])]
    return {
        "id": line.id,
        # The route runs from the boss; Cytoscape's source is the end it starts from.
        "source": line.target,
        "target": line.source,
        "classes": " ".join(classes),
        "points": [[round(x - dx, 1), round(y - dy, 1)] for x, y in line.points],
    }


def _spoken(graph: Graph, key: str, subtitle: str, fold: str) -> str:
    seat, boss = seat_of(graph, key), boss_of(graph, key)
    parts = [seat.title, subtitle]
    if seat.count > 1:
        parts.append(f"{seat.count:,} of them")
    if boss is not None:
        parts.append(f"reports to {seat_of(graph, boss).title}")
    if seat.is_head_of_operations:
        parts.append("head of operations")
    if fold:
        parts.append(f"folded: {fold.lstrip('+ ')}")
    return ", ".join(part for part in parts if part)
