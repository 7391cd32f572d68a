"""A side of a comparison, drawn: one of the two companies, marked, with the keys of both as one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.difference.union import Union
from orgmodel.layout.card_text import people_text
from orgmodel.layout.loaded import Appearance, loaded_scene
from orgmodel.layout.overlay import changes_text, statuses_of
from orgmodel.layout.scene import Box, Line, Scene
from orgmodel.org.org import Org
from orgmodel.theme import Status, Theme
from orgmodel.views.loaded import LoadedView
from orgmodel.views.marked import MarkedBranches, open_marked


def side_scene(
    union: Union, theme: Theme, view: LoadedView, named: tuple[str, Appearance], *, is_before: bool
) -> tuple[Scene, frozenset[str]]:
    """Chart of one side: branches with changes are open at first, keys are those of the union.

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
    org = union.difference.before if is_before else union.difference.after
    numbers = _numbers(union, org, is_before=is_before)
    seat_at = {place: seat for seat, place in enumerate(numbers.tolist())} if view.tokens or view.at is not None else {}
    own = frozenset(
        f"{token[0]}{seat_at[int(token[1:])]}"
        for token in view.tokens
        if token[1:].isdecimal() and int(token[1:]) in seat_at
    )
    known = np.append(union.marked, False)[np.minimum(numbers, len(union.org))]
    at = None if view.at is None else seat_at.get(view.at)
    marked = open_marked(org, known, LoadedView(own, at))
    scene = loaded_scene(org, marked.branches, theme, name, replace(look, fitting=known))
    tokens = frozenset(
        f"{token[0]}{numbers[int(token[1:])]}" for token in marked.branches.view.tokens if token[1:].isdecimal()
    )
    return _with_keys(_with_status(scene, marked, union, numbers), numbers), tokens


def _numbers(union: Union, org: Org, *, is_before: bool) -> NDArray[np.int64]:
    """Number in the union of each seat of a side; behind all others for who is in none of it."""
    numbers = len(union.org) + np.arange(len(org), dtype=np.int64)
    if not is_before:
        numbers[: org.people] = np.arange(org.people)
        return numbers
    is_there = union.seat_before >= 0
    numbers[: org.people][is_there] = union.seat_before[is_there]
    return numbers


def _with_status(scene: Scene, marked: MarkedBranches, union: Union, numbers: NDArray[np.int64]) -> Scene:
    seats = marked.branches.seats
    there = [int(numbers[seat]) for seat in seats if seat >= 0 and numbers[seat] < len(union.org)]
    statuses = statuses_of(union, there)
    boxes = []
    for box, seat in zip(scene.boxes, seats, strict=True):
        status: Status = statuses.get(int(numbers[seat]), "") if seat >= 0 else ""
        within = int(marked.inside[seat]) if seat >= 0 else 0
        own = int(seat >= 0 and numbers[seat] < len(union.org) and union.marked[numbers[seat]])
        changed = _folded(box, within - own) if seat >= 0 else _counted(box, marked)
        boxes.append(
            replace(changed, card=replace(changed.card, status=status), facts=replace(box.facts, status=status))
        )
    moved = {box.id for box in boxes if box.card.status == "moved"}
    lines = [replace(line, status="moved") if line.source in moved else line for line in scene.lines]
    return replace(scene, boxes=tuple(boxes), lines=tuple(lines))


def _folded(box: Box, changes: int) -> Box:
    """Box whose strip tells the changes under it."""
    fold = box.facts.fold
    if fold is None:
        return box
    return replace(box, card=replace(box.card, fold=f"+ {people_text(fold.people)}, {changes_text(changes)}"))


def _counted(box: Box, marked: MarkedBranches) -> Box:
    """Box of a card that stands for others, with the changes among them."""
    if box.id not in marked.rest:
        return box
    return replace(box, card=replace(box.card, subtitle=changes_text(marked.rest[box.id][1])))


def _with_keys(scene: Scene, numbers: NDArray[np.int64]) -> Scene:
    """Scene whose keys are those of the union."""

    def key(text: str) -> str:
        number = text[1:]
        return f"{text[0]}{numbers[int(number)]}" if text[:1] in ("n", "m") and number.isdecimal() else text

    def turned(line: Line) -> Line:
        source, target = key(line.source), key(line.target)
        sign = "~" if "~" in line.id else ">"
        return replace(line, id=f"{source}{sign}{target}", source=source, target=target)

    boxes = tuple(
        replace(box, id=key(box.id), facts=replace(box.facts, boss=key(box.facts.boss) if box.facts.boss else ""))
        for box in scene.boxes
    )
    return replace(scene, boxes=boxes, lines=tuple(map(turned, scene.lines)))
