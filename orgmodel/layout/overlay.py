"""Overlay: two compared companies as one scene, all grey, changes marked by sign, word, outline and arrow."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from orgmodel.difference.difference import Kind
from orgmodel.difference.listing import manager_texts, name_texts
from orgmodel.difference.people import texts_at
from orgmodel.difference.union import Union
from orgmodel.layout.card_text import counted_text, counts_text, people_text
from orgmodel.layout.loaded import Appearance, loaded_scene
from orgmodel.layout.routing.candidates import route
from orgmodel.layout.scene import Box, Card, Line, Scene
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.theme import Status, Theme
from orgmodel.views.loaded import COMPANY
from orgmodel.views.marked import MarkedBranches

# Arrows are led round the cards one by one; more of them could not be followed by any eye.
MOST_ARROWS = 60
_WORDS = (("function", "In both"), ("governance", "Company"))
_STATES: tuple[tuple[Kind, str], ...] = (
    ("vacated", "vacant now"),
    ("left", "left"),
    ("returned", "back again"),
    ("up", "nearer to the top"),
    ("down", "further from the top"),
    ("split", "one seat became several"),
    ("merged", "several seats became one"),
)
_FIELDS: tuple[tuple[Kind, str], ...] = (
    ("retitled", "was {}"),
    ("renamed", "was called {}"),
    ("regraded", "grade was {}"),
    ("transferred", "was in {}"),
)


def overlay_scene(union: Union, marked: MarkedBranches, theme: Theme, name: str, layout: str = "packed") -> Scene:
    """Scene of two companies as one.

    Parameters
    ----------
    marked
        Branches of the union that are drawn (`orgmodel.views.marked.marked_branches`).
    name
        What the card over several tops says.

    Returns
    -------
    Scene
        Boxes ``n<seat>`` of the union. Cards of who is new, gone, moved or has another title carry the status; their
        last lines say what was. A folded branch and a card that counts others say how many changes are within. A line
        with the kind "alternative" and an arrow leads from the manager there was to who moved away from them.

    Notes
    -----
    O(cards), and O(cards) for each arrow.
    """
    seats = [seat for seat in marked.branches.seats if seat >= 0]
    notes, statuses = notes_of(union, np.array(seats, np.int32)), statuses_of(union, seats)
    spare = int(any(len(each) > 1 for each in notes.values()))
    scene = loaded_scene(union.org, marked.branches, theme, name, Appearance(layout, spare_lines=spare))
    boxes = []
    for box, seat in zip(scene.boxes, marked.branches.seats, strict=True):
        status = statuses.get(seat, "")
        if box.id == COMPANY:
            card = _company_card(union, box)
        elif seat < 0:
            card = _others_card(box, *marked.rest[box.id])
        else:
            card = _seat_card(union, box, seat, status, notes.get(seat, []))
        facts = replace(box.facts, status=status)
        if card.fold:
            changes = int(marked.inside[seat]) - int(union.marked[seat])
            card = replace(card, fold=_fold_text(box, changes))
            facts = replace(facts, fold=replace(facts.fold, changes=changes) if facts.fold else None)
        boxes.append(replace(box, card=card, facts=facts))
    status_of = {f"n{seat}": status for seat, status in statuses.items()}
    lines = tuple(replace(line, status=_line_status(status_of.get(line.source, ""))) for line in scene.lines)
    return replace(scene, boxes=tuple(boxes), lines=(*lines, *_arrows(union, boxes)), words=_WORDS)


def _line_status(status: Status) -> Status:
    """Status of the line upward: a title changes no line."""
    return "" if status == "retitled" else status


def _company_card(union: Union, box: Box) -> Card:
    before, after = map(people_text, union.difference.people)
    return replace(box.card, subtitle=f"{before} before", detail=f"{after} after")


def _others_card(box: Box, count: int, changes: int) -> Card:
    """Card that counts seats that are not drawn, and the changes in their branches."""
    title = "1 other" if count == 1 else f"{count:,} others"
    within = (
        f"{counted_text(box.facts.people, has_posts=box.facts.has_posts)} in all" if box.facts.people > count else ""
    )
    return replace(box.card, title=title, subtitle=changes_text(changes), detail=within, is_aside=not changes)


def _seat_card(union: Union, box: Box, seat: int, status: Status, notes: list[str]) -> Card:
    """Card without colours of its own; one that is not marked is muted."""
    card = replace(box.card, tone="function", status=status, is_aside=not status and not notes)
    if status == "removed":
        card = replace(card, is_empty=True)
    if notes:
        return replace(card, detail=notes[-1], extra=tuple(notes[:-1][:1]))
    # Ghosts are nobody's reports: each is counted where it was, or is.
    org, own = _own_seat(union, seat)
    facts = replace(box.facts, direct=int(org.tree.count[own]), people=int(org.tree.size[own]) - 1)
    return replace(card, detail=counts_text(facts, int(org.tree.height[own]), 0.0))


def _own_seat(union: Union, seat: int) -> tuple[Org, int]:
    """Company that a seat of the union is counted in, and its seat there."""
    after, ghosts = union.difference.after, len(union.ghosts)
    if after.people <= seat < after.people + ghosts:
        return union.difference.before, int(union.ghosts[seat - after.people])
    return after, seat if seat < after.people else seat - ghosts


def changes_text(count: int) -> str:
    """Number of changes in words: "no change", "1 change", "12 changes"."""
    return "no change" if not count else "1 change" if count == 1 else f"{count:,} changes"


def _fold_text(box: Box, changes: int) -> str:
    people = box.facts.fold.people if box.facts.fold else 0
    return f"+ {counted_text(people, has_posts=box.facts.has_posts)}, {changes_text(changes)}"


def statuses_of(union: Union, seats: list[int]) -> dict[int, Status]:
    """Statuses by seat, of each that has one of the four; new is told before all else, a move before a title."""
    difference, people = union.difference, union.difference.after.people
    statuses: dict[int, Status] = {}
    order: tuple[Status, ...] = ("retitled", "moved", "added")
    for status in order:
        changed = difference.of(status) if status else np.zeros(0, np.int32)
        statuses |= dict.fromkeys(np.intersect1d(seats, changed).tolist(), status)
    ghosts = range(people, people + len(union.ghosts))
    return statuses | {seat: "removed" for seat in seats if seat in ghosts}


def notes_of(union: Union, seats: Ints) -> dict[int, list[str]]:
    """Notes on each of some seats: what was, the most telling last."""
    difference, people = union.difference, union.difference.after.people
    notes: dict[int, list[str]] = {}

    def add(texts: Mapping[int, str]) -> None:
        for seat, text in texts.items():
            notes.setdefault(seat, []).append(text)

    for kind, text in _STATES:
        if kind in difference.seats:
            add(dict.fromkeys(np.intersect1d(seats, difference.seats[kind]).tolist(), text))
    for kind, form in reversed(_FIELDS):
        for change in difference.fields:
            if change.kind == kind:
                drawn = np.intersect1d(seats, change.seats).astype(np.int32)
                before = texts_at(difference.before, change.before, difference.back[drawn]).to_pylist()
                add({seat: form.format(old or "blank") for seat, old in zip(drawn.tolist(), before, strict=True)})
    held = np.intersect1d(seats, difference.seats.get("filled", np.zeros(0, np.int32))).astype(np.int32)
    names = texts_at(difference.before, difference.before.fields.get("name", ()), difference.back[held]).to_pylist()
    add({seat: f"filled, was {old or 'vacant'}" for seat, old in zip(held.tolist(), names, strict=True)})
    moved = np.intersect1d(seats, difference.moves.seats).astype(np.int32)
    _, managers = manager_texts(difference.before, difference.managers_before[difference.back[moved]])
    left = difference.moves.has_manager_left[np.searchsorted(difference.moves.seats, moved)].tolist()
    add(
        {
            seat: f"was under {manager}{', who left' if is_left else ''}" if manager else "was at the top"
            for seat, manager, is_left in zip(moved.tolist(), managers, left, strict=True)
        }
    )
    pairs = difference.successions
    ghost_of = {int(seat): people + number for number, seat in enumerate(union.ghosts.tolist())}
    chosen = set(seats.tolist())
    for old, new in pairs.tolist():
        if ghost_of[old] in chosen:
            add({ghost_of[old]: f"filled by {name_texts(difference.after, np.array([new], np.int32))[0]}"})
        if new in chosen:
            add({new: f"in the seat of {name_texts(difference.before, np.array([old], np.int32))[0]}"})
    return notes


def _arrows(union: Union, boxes: list[Box]) -> list[Line]:
    """Arrows from the manager there was to each who moved, where both are drawn."""
    difference = union.difference
    drawn = {box.id: box for box in boxes}
    rects = [_rect(box) for box in boxes]
    arrows: list[Line] = []
    for seat in difference.moves.seats.tolist():
        key = f"n{seat}"
        if key not in drawn:
            continue
        manager = int(difference.managers_before[difference.back[seat]])
        was = int(union.seat_before[manager]) if 0 <= manager < difference.before.people else -1
        above = drawn.get(f"n{was}")
        if above is None or len(arrows) >= MOST_ARROWS:
            continue
        points = route(_rect(above), _rect(drawn[key]), rects, len(arrows))
        arrows.append(
            Line(f"{key}~{above.id}", key, above.id, "alternative", points, "seed", status="moved", has_arrow=True)
        )
    return arrows


def _rect(box: Box) -> tuple[float, float, float, float]:
    return (box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px)
