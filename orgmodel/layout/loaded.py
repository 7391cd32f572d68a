"""A company of one's own, drawn: people's cards with their counts, dotted lines, lines left out of a loop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from orgmodel.layout.algorithms import lay_out
from orgmodel.layout.card_text import counts_text, hidden_text, holders_text, levels_text, strip_text
from orgmodel.layout.routing.candidates import route
from orgmodel.layout.rows import as_rows, row_sizes
from orgmodel.layout.scene import EXTRA_PX, Box, Card, Facts, Line, Scene
from orgmodel.layout.stacked.arrange import Laid, framed, to_boxes
from orgmodel.org.job_titles import load_titles
from orgmodel.org.org import Org
from orgmodel.org.summary import empty_posts, posts_below
from orgmodel.tables.color_scale import ColorScale
from orgmodel.tables.query import Column
from orgmodel.text.markup import without_markup
from orgmodel.text.natural_order import natural_keys
from orgmodel.text.person_names import family_name, initials_of, names_somebody
from orgmodel.theme import Sizes, Theme, Tone
from orgmodel.views.loaded import COMPANY, Branches
from orgmodel.views.visible import WINDOW

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


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """Appearance of a drawn company: layout, lines of the cards, colours; not which branches are open.

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
    spare_lines
        Lines beyond those that each card has room for.
    has_flanks
        Whether assistants stand beside the line, over the other reports; else among them.
    """

    layout: str = "packed"
    ratio: float = WINDOW
    lines: tuple[Column, ...] = ()
    shades: ColorScale | None = None
    fitting: NDArray[np.bool_] | None = None
    has_faces: bool = False
    spare_lines: int = 0
    has_flanks: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """Name on a card, and whether it is the name of a person."""

    text: str
    is_person: bool


PLAIN = Appearance()


def sizes_of(theme: Theme, look: Appearance = PLAIN) -> Sizes:
    """Sizes of a person's card in a theme."""
    if look.layout == "list":
        return row_sizes(theme.sizes)
    extra = max(0, len(look.lines) - 1) + look.spare_lines
    return replace(theme.sizes, card_height=CARD_HEIGHT_PX + EXTRA_PX * extra)


def loaded_scene(
    org: Org, branches: Branches, theme: Theme, name: str, look: Appearance = PLAIN, *, laid: Laid | None = None
) -> Scene:
    """Place what is drawn of a company.

    Parameters
    ----------
    name
        What the company is called, for the card over several tops.
    laid
        Corners and lines of the cards; None lays them out.

    Returns
    -------
    Scene
        One box per key of `branches`, in that order. No line leads to the card over several tops: nobody reports to it.

    Notes
    -----
    O(cards) for boxes and solid lines, O(cards) more for each dotted line drawn. No recursion.
    """
    sizes, visible = sizes_of(theme, look), branches.visible
    laid = laid or _laid(org, branches, sizes, look)
    boxes = to_boxes(visible, laid, _contents(org, branches, name, look), sizes)
    if look.layout == "list":
        boxes = as_rows(boxes, _units(org, branches), look.ratio)
    lines = []
    for place, boss in enumerate(visible.bosses):
        if boss >= 0 and visible.keys[boss] != COMPANY:
            key, above = visible.keys[place], visible.keys[boss]
            lines.append(Line(f"{key}>{above}", key, above, "solid", laid.lines[place], "seed"))
    scene = framed(boxes, (*lines, *_other_lines(org, branches, boxes)))
    shades = look.shades
    named = () if shades is None else tuple(zip(shades.keys, shades.names, strict=True))
    return replace(scene, words=WORDS, shades=named)


def _units(org: Org, branches: Branches) -> list[str]:
    """Department of each card's seat; "" of the cards that are none."""
    seats = [seat for seat in branches.seats if 0 <= seat < org.people]
    of = dict(zip(seats, map(without_markup, org.texts("department", seats)), strict=True))
    return [of.get(seat, "") for seat in branches.seats]


def _laid(org: Org, branches: Branches, sizes: Sizes, look: Appearance) -> Laid:
    grades = _grades(org, branches) if look.layout == "grades" else None
    assistants = assistants_of(org, branches) if look.has_flanks else frozenset()
    return lay_out(branches.visible, sizes, look.layout, look.ratio, grades=grades, assistants=assistants)


def drawn_size(org: Org, branches: Branches, theme: Theme, look: Appearance) -> tuple[float, float]:
    """Width and height in px of what `loaded_scene` would draw, lines beside the cards left out."""
    sizes = sizes_of(theme, look)
    corners = np.array(_laid(org, branches, sizes, look).corners).reshape(-1, 2)
    wide, high = np.ptp(corners, axis=0) if len(corners) else (-sizes.card_width, -sizes.card_height)
    return float(wide) + sizes.card_width, float(high) + sizes.card_height


def assistants_of(org: Org, branches: Branches) -> frozenset[int]:
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
    """True if the file says of people which grade they have."""
    return bool(org.fields.get("grade"))


def _grades(org: Org, branches: Branches) -> list[int] | None:
    """Row of each card by its grade, the bosses' grades above; of a card without one the row under its boss."""
    if not has_grades(org):
        return None
    seats = [seat for seat in branches.seats if seat >= 0]
    texts = dict(zip(seats, org.texts("grade", seats), strict=True))
    grades = list({text for text in texts.values() if text})
    ranked = [text for _, text in sorted(zip(natural_keys(grades), grades, strict=True))]
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


def _contents(org: Org, branches: Branches, name: str, look: Appearance) -> list[tuple[Card, Facts]]:
    """Card and facts of each key; texts of all seats drawn are taken at once."""
    seats = [seat for seat in branches.seats if seat >= 0]
    people = dict(zip(seats, _names(org, seats), strict=True))
    titles = dict(zip(seats, map(without_markup, org.texts("title", seats)), strict=True))
    bosses = sorted({boss for seat in seats if (boss := int(org.tree.parent[seat])) >= 0})
    boss_names = dict(zip(bosses, names_of(org, bosses), strict=True))
    columns = [map(without_markup, _values(column, seats)) for column in look.lines]
    chosen = dict(zip(seats, zip(*columns, strict=True), strict=True)) if columns else {}
    contents = []
    posts = posts_below(org)
    places = zip(branches.visible.keys, branches.seats, branches.visible.bosses, branches.below, strict=True)
    for key, seat, boss, below in places:
        siblings = _siblings(branches, boss)
        if seat >= 0:
            person, title = people[seat], titles[seat]
            facts = replace(
                _facts(org, branches, key, seat, person),
                has_posts=posts is not None and bool(posts[seat]),
                boss_name=boss_names.get(int(org.tree.parent[seat]), ""),
                siblings=siblings,
                below=below,
            )
            card = _person(org, seat, person.text, title, facts)
            if seat in chosen:
                card = replace(card, subtitle=chosen[seat][0], extra=chosen[seat][1:])
            if look.has_faces:
                has_initials = person.is_person and seat < org.people
                card = replace(card, initials=initials_of(person.text) if has_initials else "")
            if look.shades is not None:
                card = replace(card, shade=look.shades.keys[look.shades.codes[seat]])
            if look.fitting is not None and not look.fitting[seat]:
                card = replace(card, is_aside=True)
        elif key == COMPANY:
            tops = len(org.tree.tops())
            detail = f"{tops:,} tops, {levels_text(org.tree.levels)}"
            card = Card(name, holders_text(org.people, *empty_posts(org)), "governance", detail=detail)
            facts = Facts(direct=tops, people=org.people)
        else:
            rest = branches.rest[key]
            what = "tops" if key == "mtops" else "reports"
            card = Card(
                f"More {what}",
                hidden_text(rest, has_posts=posts is not None),
                "function",
                detail="smaller branches, not drawn",
                is_empty=True,
            )
            facts = Facts(branch="folded", fold=rest, people=rest.people, below=rest.people, siblings=siblings)
            facts = replace(facts, has_posts=posts is not None)
        contents.append((card, facts))
    return contents


def _siblings(branches: Branches, boss: int) -> int:
    """Reports of a drawn boss, drawn or not; -1 is nobody, and a boss that is no seat stands over the tops."""
    if boss < 0:
        return 1
    seat = branches.seats[boss]
    return int(branches.tree.count[seat]) if seat >= 0 else max(1, len(branches.tree.tops()))


def _facts(org: Org, branches: Branches, key: str, seat: int, name: Name) -> Facts:
    """Facts of a seat, but for where it stands."""
    fold = branches.visible.folds.get(key)
    return Facts(
        branch="folded" if fold else "open" if branches.tree.count[seat] else "none",
        fold=fold,
        direct=int(org.tree.count[seat]),
        people=int(org.tree.size[seat]) - 1,
        is_person=name.is_person,
        short_name=family_name(name.text) if name.is_person else "",
    )


def _values(column: Column, seats: Sequence[int]) -> list[str]:
    """Cells of a column as they are shown."""
    cells = column.read(np.array(seats, np.int32)).to_pylist()
    return ["" if cell is None else f"{cell:,}" if column.is_number else cell for cell in cells]


def names_of(org: Org, seats: Sequence[int]) -> list[str]:
    """Name on the card of each seat: its holders, "Vacant", or the manager that is not in the file."""
    return [name.text for name in _names(org, seats)]


def _names(org: Org, seats: Sequence[int]) -> list[Name]:
    names = [_name(text) for text in org.texts("name", seats)]
    titles = map(without_markup, org.texts("title", seats))
    sharers: dict[int, list[str]] = {}
    if len(org.shared):
        columns = org.fields.get("name", ())
        holders = zip(*(org.sharers[column].to_pylist() for column in columns), strict=True) if columns else ()
        for seat, parts in zip(org.shared.tolist(), holders, strict=False):
            sharers.setdefault(seat, []).append(_name(" ".join(filter(None, parts))))
    card_names = []
    for seat, name, title, own in zip(seats, names, titles, org.texts("id", seats), strict=True):
        holders_text = " / ".join(dict.fromkeys(filter(None, [name, *sharers.get(seat, [])])))
        if org.vacant[seat]:
            # Without a title the file's own words say which post it is: "Vacant - VP Finance".
            card_names.append(Name(VACANT if title or not name else name, is_person=False))
        elif holders_text:
            card_names.append(Name(holders_text, is_person=not _says(holders_text, title)))
        else:
            # The text by which others name it: a manager that is not in the file has no row, and rows change places.
            card_names.append(Name(title or own or f"Row {org.rows[seat]}", is_person=False))
    return card_names


def _name(text: str) -> str:
    """A name without markup and without quotes round it; "" where it names nobody."""
    bare = without_markup(text)
    if len(bare) > 2 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    return bare if names_somebody(bare) else ""


def _person(org: Org, seat: int, name: str, title: str, facts: Facts) -> Card:
    is_placeholder = seat >= org.people
    tone: Tone = "executive" if org.tree.parent[seat] < 0 else "operations" if facts.direct else "function"
    left = "left or eliminated" if org.gone[seat] else ""
    subtitle = (
        "manager not in the file"
        if is_placeholder
        else " \u00b7 ".join(filter(None, ("" if _says(name, title) else title, left)))
    )
    return Card(
        name,
        subtitle,
        tone,
        detail=counts_text(facts, int(org.tree.height[seat]), float(org.staff[seat])),
        fold=strip_text(facts.fold, has_posts=facts.has_posts),
        is_empty=bool(org.vacant[seat]) or is_placeholder or bool(org.gone[seat]),
    )


def _says(name: str, title: str) -> bool:
    """True if a name is the title, alone or with the number of its holder."""
    return name.startswith(title) and not name[len(title) :].strip(" 0123456789,")
