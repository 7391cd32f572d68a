"""A side of a comparison, drawn: one of the two companies, marked, with the keys of both as one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.difference.overlay import STATUSES, Overlay
from orgmodel.layout.loaded import Appearance, loaded_scene
from orgmodel.layout.overlay import marked_box
from orgmodel.layout.scene import Line, Scene
from orgmodel.org.org import Org
from orgmodel.org.subset import FilteredTree, filter_tree
from orgmodel.theme import Status, Theme
from orgmodel.views.loaded import Branches, LoadedView, visible_branches


def side_scene(
    overlay: Overlay, theme: Theme, view: LoadedView, named: tuple[str, Appearance], *, is_before: bool
) -> tuple[Scene, frozenset[str]]:
    """Chart of one side: branches with changes are open at first, keys are those of the overlay.

    Parameters
    ----------
    view
        Branches that are not in their first state, and the seat to which the way is opened, by those keys.
    named
        Name of the company; layout and ratio.

    Returns
    -------
    Scene, frozenset
        And the branches that are not in their first state, the way among them.
    """
    name, look = named
    org = overlay.difference.before if is_before else overlay.difference.after
    places = _places(overlay, org, is_before=is_before)
    seat_at = {place: seat for seat, place in enumerate(places.tolist())} if view.tokens or view.at is not None else {}
    own = frozenset(
        f"{token[0]}{seat_at[int(token[1:])]}"
        for token in view.tokens
        if token[1:].isdecimal() and int(token[1:]) in seat_at
    )
    known = np.append(overlay.changed.fitting, False)[np.minimum(places, len(overlay.org))]
    found = filter_tree(org.tree, known)
    at = None if view.at is None else seat_at.get(view.at)
    branches = visible_branches(org, LoadedView(own, at), FilteredTree(org.tree, known, found.inside))
    scene = loaded_scene(org, branches, theme, name, replace(look, fitting=known))
    tokens = frozenset(f"{token[0]}{places[int(token[1:])]}" for token in branches.view.tokens if token[1:].isdecimal())
    return _with_keys(_with_status(scene, branches, overlay, places), places), tokens


def _places(overlay: Overlay, org: Org, *, is_before: bool) -> NDArray[np.int64]:
    """Number in the overlay of each seat of a side; behind all others for who is in none of it."""
    total, difference = len(overlay.org), overlay.difference
    places = total + np.arange(len(org), dtype=np.int64)
    if not is_before:
        places[: org.people] = np.arange(org.people)
        return places
    known = difference.ahead >= 0
    places[: org.people][known] = difference.ahead[known]
    places[overlay.removed] = difference.after.people + np.arange(len(overlay.removed))
    return places


def _with_status(scene: Scene, branches: Branches, overlay: Overlay, places: NDArray[np.int64]) -> Scene:
    boxes = []
    for box, seat in zip(scene.boxes, branches.seats, strict=True):
        place = int(places[seat]) if seat >= 0 else -1
        status: Status = STATUSES[overlay.status[place]] if 0 <= place < len(overlay.org) else ""
        boxes.append(marked_box(box, status, int(branches.tree.size[seat]) - 1 if seat >= 0 else None))
    moved = {box.id for box in boxes if box.card.status == "moved"}
    lines = [replace(line, status="moved") if line.source in moved else line for line in scene.lines]
    return replace(scene, boxes=tuple(boxes), lines=tuple(lines))


def _with_keys(scene: Scene, places: NDArray[np.int64]) -> Scene:
    """Scene whose keys are those of the overlay."""

    def key(text: str) -> str:
        number = text[1:]
        return f"{text[0]}{places[int(number)]}" if text[:1] in ("n", "m") and number.isdecimal() else text

    def turned(line: Line) -> Line:
        source, target = key(line.source), key(line.target)
        sign = "~" if "~" in line.id else ">"
        return replace(line, id=f"{source}{sign}{target}", source=source, target=target)

    boxes = tuple(
        replace(box, id=key(box.id), facts=replace(box.facts, boss=key(box.facts.boss) if box.facts.boss else ""))
        for box in scene.boxes
    )
    return replace(scene, boxes=boxes, lines=tuple(map(turned, scene.lines)))
