"""Sides of a comparison, drawn: both companies, marked, with the keys of both as one, and level where that can be."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.difference.union import Union
from orgmodel.layout.card_text import counted_text
from orgmodel.layout.common_places import common_places
from orgmodel.layout.loaded import Appearance, assistants_of, loaded_scene, sizes_of
from orgmodel.layout.overlay import changes_text, statuses_of
from orgmodel.layout.same_heights import at_same_heights
from orgmodel.layout.scene import Box, Line, Scene
from orgmodel.layout.stacked.arrange import Laid
from orgmodel.org.org import Org
from orgmodel.theme import Status, Theme
from orgmodel.views.loaded import LoadedView
from orgmodel.views.marked import MarkedBranches, open_marked
from orgmodel.views.visible import Visible


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """A side before it is drawn.

    Attributes
    ----------
    org
        The company.
    numbers
        [seats] Number in the union.
    known
        [seats] Whether a seat is marked.
    marked
        What is drawn of it.
    """

    org: Org
    numbers: NDArray[np.int64]
    known: NDArray[np.bool_]
    marked: MarkedBranches

    @property
    def visible(self) -> Visible:
        """Cards, with the keys of both as one."""
        visible = self.marked.branches.visible
        return replace(visible, keys=tuple(_key(key, self.numbers) for key in visible.keys))

    @property
    def tokens(self) -> frozenset[str]:
        """Branches that are not in their first state, the way to a seat among them, by the keys of both."""
        tokens = self.marked.branches.view.tokens
        return frozenset(f"{token[0]}{self.numbers[int(token[1:])]}" for token in tokens if token[1:].isdecimal())


def side_scenes(
    union: Union, theme: Theme, views: tuple[LoadedView, LoadedView], names: tuple[str, str], ratio: float
) -> tuple[tuple[Scene, frozenset[str]], tuple[Scene, frozenset[str]]]:
    """Charts of both sides: branches with changes are open at first, keys are those of the union.

    Parameters
    ----------
    views
        Of each side branches that are not in their first state, and the seat to which the way is opened, by those keys.
    names
        Names of the companies.
    ratio
        Width to height of the window of each.

    Returns
    -------
    tuple
        Of each side the scene, and the branches that are not in their first state, the way among them. Whoever stands
        under the same boss in both is at one place in both, where they have that much in common (`common_places`);
        else as many of the same key as can are at one height.
    """
    one, other = (
        _side(union, org, view, is_before=is_before)
        for org, view, is_before in zip(
            (union.difference.before, union.difference.after), views, (True, False), strict=True
        )
    )
    look = Appearance(ratio=ratio)
    assistants = assistants_of(one.org, one.marked.branches), assistants_of(other.org, other.marked.branches)
    laid = common_places((one.visible, other.visible), assistants, sizes_of(theme, look), ratio)
    a, b = (
        _scene(union, side, theme, (name, look), None if laid is None else laid[at])
        for at, (side, name) in enumerate(zip((one, other), names, strict=True))
    )
    if laid is None:
        a, b = at_same_heights(a, b)
    return (a, one.tokens), (b, other.tokens)


def _side(union: Union, org: Org, view: LoadedView, *, is_before: bool) -> _Side:
    numbers = _numbers(union, org, is_before=is_before)
    seat_at = {place: seat for seat, place in enumerate(numbers.tolist())} if view.tokens or view.at is not None else {}
    own = frozenset(
        f"{token[0]}{seat_at[int(token[1:])]}"
        for token in view.tokens
        if token[1:].isdecimal() and int(token[1:]) in seat_at
    )
    known = np.append(union.marked, False)[np.minimum(numbers, len(union.org))]
    at = None if view.at is None else seat_at.get(view.at)
    return _Side(org, numbers, known, open_marked(org, known, LoadedView(own, at)))


def _scene(union: Union, side: _Side, theme: Theme, named: tuple[str, Appearance], laid: Laid | None) -> Scene:
    name, look = named
    scene = loaded_scene(side.org, side.marked.branches, theme, name, replace(look, fitting=side.known), laid=laid)
    return _with_keys(_with_status(scene, side.marked, union, side.numbers), side.numbers)


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
    return replace(
        box,
        card=replace(
            box.card, fold=f"+ {counted_text(fold.people, has_posts=box.facts.has_posts)}, {changes_text(changes)}"
        ),
    )


def _counted(box: Box, marked: MarkedBranches) -> Box:
    """Box of a card that stands for others, with the changes among them."""
    if box.id not in marked.rest:
        return box
    return replace(box, card=replace(box.card, subtitle=changes_text(marked.rest[box.id][1])))


def _key(text: str, numbers: NDArray[np.int64]) -> str:
    """Key of the union for a key of a side; those of cards that are no seats stay."""
    number = text[1:]
    return f"{text[0]}{numbers[int(number)]}" if text[:1] in ("n", "m") and number.isdecimal() else text


def _with_keys(scene: Scene, numbers: NDArray[np.int64]) -> Scene:
    """Scene whose keys are those of the union."""

    def turned(line: Line) -> Line:
        source, target = _key(line.source, numbers), _key(line.target, numbers)
        sign = "~" if "~" in line.id else ">"
        return replace(line, id=f"{source}{sign}{target}", source=source, target=target)

    boxes = tuple(
        replace(box, id=_key(box.id, numbers), facts=replace(box.facts, boss=_key(box.facts.boss, numbers)))
        for box in scene.boxes
    )
    return replace(scene, boxes=boxes, lines=tuple(map(turned, scene.lines)))
