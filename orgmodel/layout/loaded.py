"""A company of one's own, drawn: people's cards with their counts, dotted lines, lines left out of a loop."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.algorithms import lay_out
from orgmodel.layout.arrays.packed import WINDOW
from orgmodel.layout.routing.candidates import route
from orgmodel.layout.scene import EXTRA_PX, Box, Card, Line, Scene
from orgmodel.layout.stacked.arrange import framed, to_boxes
from orgmodel.org.job_titles import load_titles
from orgmodel.org.org import Org
from orgmodel.org.photo_matching import initials_of
from orgmodel.tables.color_scale import ColorScale
from orgmodel.tables.query import Column
from orgmodel.text.markup import without_markup
from orgmodel.theme import Sizes, Theme, Tone
from orgmodel.views.loaded import COMPANY, Branches
from orgmodel.views.typical import Fold

# Name, title and counts on three lines.
CARD_HEIGHT_PX = 84.0
# Lines chosen for a card, the second of the card among them; each further one makes the card higher.
MOST_LINES = 4
VACANT = "Vacant"
# What the legend says here.
WORDS = (
    ("governance", "Company"),
    ("executive", "Reports to nobody"),
    ("operations", "Has reports"),
    ("function", "No reports"),
    ("alternative", "Left out: closes a loop"),
)
# Reports of their own that such a person may have.
MOST_LED = 6
# Names that name nobody; the title stands in their place.
_UNNAMED = frozenset({"n/d", "n/a", "not disclosed", "-", "--", "unknown", "tbc", "tbd"})


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """How a company is drawn, but for which part of it.

    Attributes
    ----------
    layout
        Key of `LAYOUTS`.
    ratio
        Width to height of the window.
    lines
        Columns that a card shows under the name, at most `MOST_LINES`; where there are none, the title.
    shades
        Classes that the cards are coloured by.
    fitting
        [n] Seats that a filter asked for; the others are muted.
    has_faces
        Whether a person's card has the initials of the name.
    """

    layout: str = "packed"
    ratio: float = WINDOW
    lines: tuple[Column, ...] = ()
    shades: ColorScale | None = None
    fitting: NDArray[np.bool_] | None = None
    has_faces: bool = False


PLAIN = Appearance()


def sizes_of(theme: Theme, look: Appearance = PLAIN) -> Sizes:
    """Sizes of a person's card in a theme."""
    return replace(theme.sizes, card_height=CARD_HEIGHT_PX + EXTRA_PX * max(0, len(look.lines) - 1))


def loaded_scene(org: Org, branches: Branches, theme: Theme, name: str, look: Appearance = PLAIN) -> Scene:
    """Place what is drawn of a company.

    Parameters
    ----------
    name
        What the company is called, for the card over several tops.

    Returns
    -------
    Scene
        One box per key of `branches`, in that order. No line leads to the card over several tops: nobody reports to it.

    Notes
    -----
    O(cards) for boxes and solid lines, O(cards) more for each dotted line drawn. No recursion.
    """
    sizes = sizes_of(theme, look)
    visible = branches.visible
    grades = _grades(org, branches) if look.layout == "grades" else None
    laid = lay_out(visible, sizes, look.layout, look.ratio, grades=grades, assistants=_assistants(org, branches))
    boxes = to_boxes(visible, laid, _cards(org, branches, name, look), sizes)
    lines = []
    for place, boss in enumerate(visible.bosses):
        if boss >= 0 and visible.keys[boss] != COMPANY:
            key, above = visible.keys[place], visible.keys[boss]
            lines.append(Line(f"{key}>{above}", key, above, "solid", laid.lines[place], "seed"))
    scene = framed(boxes, (*lines, *_other_lines(org, branches, boxes)))
    shades = look.shades
    named = () if shades is None else tuple(zip(shades.keys, shades.names, strict=True))
    return replace(scene, words=WORDS, shades=named)


def _assistants(org: Org, branches: Branches) -> frozenset[int]:
    """Places of the cards of assistants, as the file says or by their titles; whoever leads many is none."""
    seats = [seat for seat in branches.seats if seat >= 0]
    says = dict(zip(seats, zip(org.texts("title", seats), org.texts("assistant", seats), strict=True), strict=True))
    known = load_titles()
    return frozenset(
        place
        for place, (seat, boss) in enumerate(zip(branches.seats, branches.visible.bosses, strict=True))
        if seat >= 0 and boss >= 0 and org.tree.count[seat] <= MOST_LED and known.is_assistant(*says[seat])
    )


def has_grades(org: Org) -> bool:
    """Whether the file says of people which grade they have."""
    return bool(org.fields.get("grade"))


def _grades(org: Org, branches: Branches) -> list[int] | None:
    """Row of each card by its grade, the bosses' grades above; of a card without one the row under its boss."""
    if not has_grades(org):
        return None
    seats = [seat for seat in branches.seats if seat >= 0]
    texts = dict(zip(seats, org.texts("grade", seats), strict=True))
    ranked = sorted({text for text in texts.values() if text}, key=_natural)
    rank = {text: at for at, text in enumerate(ranked)}
    steps = [
        rank[texts[seat]] - rank[texts[boss]]
        for seat in seats
        if (boss := int(org.tree.parent[seat])) in texts and texts[seat] and texts[boss]
    ]
    # Where most reports have the smaller grade, the largest stands on top.
    if sum(steps) < 0:
        rank = {text: len(ranked) - 1 - at for text, at in rank.items()}
    rows: list[int] = []
    for seat, boss in zip(branches.seats, branches.visible.bosses, strict=True):
        text = texts.get(seat, "")
        rows.append(rank[text] if text else rows[boss] + 1 if boss >= 0 else -1)
    return rows


def _natural(text: str) -> list[tuple[int, str]]:
    """Order of grades: numbers in them by size, "M9" before "M10"; of any length, which `int` would not take."""
    parts = re.split(r"([0-9]+)", text)
    return [
        (len(part.lstrip("0")), part.lstrip("0")) if at % 2 else (-1, part.casefold()) for at, part in enumerate(parts)
    ]


def _other_lines(org: Org, branches: Branches, boxes: Sequence[Box]) -> list[Line]:
    """Dotted lines, and lines that close a loop, between seats that are drawn."""
    drawn = {seat: box for seat, box in zip(branches.seats, boxes, strict=True) if seat >= 0}
    rects = [(box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px) for box in boxes]
    lines: list[Line] = []
    for pairs, kind, sign in ((org.dotted, "dotted", ">"), (org.loops, "alternative", "~")):
        for source, target in pairs.tolist():
            if source not in drawn or target not in drawn or source == target:
                continue
            ends = [_rect(drawn[seat]) for seat in (target, source)]
            points = route(ends[0], ends[1], rects, len(lines))
            lines.append(Line(f"n{source}{sign}n{target}", f"n{source}", f"n{target}", kind, points, "seed"))  # type: ignore[arg-type]
    return lines


def _rect(box: Box) -> tuple[float, float, float, float]:
    return (box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px)


def _cards(org: Org, branches: Branches, name: str, look: Appearance) -> list[Card]:
    """What each card says; texts of all seats drawn are taken at once."""
    seats = [seat for seat in branches.seats if seat >= 0]
    names = dict(zip(seats, names_of(org, seats), strict=True))
    titles = dict(zip(seats, map(without_markup, org.texts("title", seats)), strict=True))
    columns = [map(without_markup, _values(column, seats)) for column in look.lines]
    chosen = dict(zip(seats, zip(*columns, strict=True), strict=True)) if columns else {}
    cards = []
    for key, seat in zip(branches.visible.keys, branches.seats, strict=True):
        fold = branches.visible.folds.get(key)
        if seat >= 0:
            card = _person(org, seat, names[seat], titles[seat], fold)
            if seat in chosen:
                card = replace(card, subtitle=chosen[seat][0], extra=chosen[seat][1:])
            if look.has_faces:
                card = replace(card, initials=_initials(org, seat, names[seat], titles[seat]))
            if look.shades is not None:
                card = replace(card, shade=look.shades.keys[look.shades.codes[seat]])
            if look.fitting is not None and not look.fitting[seat]:
                card = replace(card, is_aside=True)
            cards.append(card)
        elif key == COMPANY:
            tops = len(org.tree.tops())
            cards.append(
                Card(name, f"{org.people:,} people", "governance", detail=f"{tops:,} tops, {_levels(org.tree.levels)}")
            )
        else:
            more = branches.rest[key]
            others = _hidden(more).removeprefix("+ ")
            what = "tops" if key == "mtops" else "reports"
            cards.append(Card(f"More {what}", others, "function", detail="smaller branches, not drawn", is_empty=True))
    return cards


def _values(column: Column, seats: Sequence[int]) -> list[str]:
    """Cells of a column as they are shown."""
    cells = column.read(np.array(seats, np.int32)).to_pylist()
    return ["" if cell is None else f"{cell:,}" if column.is_number else cell for cell in cells]


def _hidden(fold: Fold | None) -> str:
    """What a folded branch holds: "+ 1,284 people, 4 levels"."""
    if fold is None:
        return ""
    people = "1 person" if fold.people == 1 else f"{fold.people:,} people"
    return f"+ {people}, {_levels(fold.levels)}"


def names_of(org: Org, seats: Sequence[int]) -> list[str]:
    """Name on the card of each seat: its holders, "Vacant", or the manager that is not in the file."""
    names = [_name(text) for text in org.texts("name", seats)]
    titles = org.texts("title", seats)
    sharers: dict[int, list[str]] = {}
    if len(org.shared):
        columns = org.fields.get("name", ())
        holders = zip(*(org.sharers[column].to_pylist() for column in columns), strict=True) if columns else ()
        for seat, parts in zip(org.shared.tolist(), holders, strict=False):
            sharers.setdefault(seat, []).append(_name(" ".join(filter(None, parts))))
    found = []
    for seat, text, title in zip(seats, names, titles, strict=True):
        several = list(dict.fromkeys(filter(None, [text, *sharers.get(seat, [])])))
        is_vacant = bool(org.vacant[seat])
        found.append(VACANT if is_vacant else " / ".join(several) or without_markup(title) or f"Row {org.rows[seat]}")
    return found


def _name(text: str) -> str:
    """A name without markup and without quotes round it; "" where it names nobody."""
    bare = without_markup(text)
    if len(bare) > 2 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    return "" if bare.casefold() in _UNNAMED else bare


def _person(org: Org, seat: int, name: str, title: str, fold: Fold | None) -> Card:
    tree = org.tree
    is_placeholder = seat >= org.people
    direct, total = int(tree.count[seat]), int(tree.size[seat]) - 1
    tone: Tone = "executive" if tree.parent[seat] < 0 else "operations" if direct else "function"
    if fold is None:
        parts = [f"{direct:,} direct", f"{total:,} in all", _levels(int(tree.height[seat]))]
    else:
        # People and levels stand in the strip.
        managers = [f"{fold.managers:,} managers below"] if fold.managers > 1 else []
        parts = [f"{direct:,} direct", *managers]
    counts = " \u00b7 ".join(parts) if direct else "no reports"
    if org.staff[seat]:
        counts = f"{counts} \u00b7 {org.staff[seat]:,.0f} staff"
    left = "left or eliminated" if org.gone[seat] else ""
    subtitle = (
        "manager not in the file"
        if is_placeholder
        else " \u00b7 ".join(filter(None, ("" if _says(name, title) else title, left)))
    )
    is_empty = bool(org.vacant[seat]) or is_placeholder or bool(org.gone[seat])
    return Card(name, subtitle, tone, detail=counts, fold=_hidden(fold), is_empty=is_empty)


def _says(name: str, title: str) -> bool:
    """Whether a name is the title, alone or with the number of its holder."""
    return name.startswith(title) and not name[len(title) :].strip(" 0123456789,")


def _initials(org: Org, seat: int, name: str, title: str) -> str:
    """Letters of a person's name; "" where the card names nobody."""
    is_nobody = seat >= org.people or org.vacant[seat] or _says(name, title) or name == f"Row {org.rows[seat]}"
    return "" if is_nobody else initials_of(name)


def _levels(count: int) -> str:
    return f"{count:,} level{'s' if count != 1 else ''}"
