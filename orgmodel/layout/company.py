"""A company of one's own as a tidy tree: people's cards with their counts, dotted lines, lines left out of a loop."""

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.branches import COMPANY, Branches
from orgmodel.layout.arrange import arrange, framed, solid_points, to_boxes
from orgmodel.layout.routes import route
from orgmodel.layout.scene import Box, Card, Line, Scene
from orgmodel.markup import without_markup
from orgmodel.org import Org
from orgmodel.theme import Sizes, Theme, Tone

# Name, title and counts on three lines.
CARD_HEIGHT_PX = 84.0
VACANT = "Vacant"
# What the legend says here.
WORDS = (
    ("governance", "Company"),
    ("executive", "Reports to nobody"),
    ("operations", "Has reports"),
    ("function", "No reports"),
    ("alternative", "Left out: closes a loop"),
)
# Names that name nobody; the title stands in their place.
_UNNAMED = frozenset({"n/d", "n/a", "not disclosed", "-", "--", "unknown", "tbc", "tbd"})


def sizes_of(theme: Theme) -> Sizes:
    """Sizes of a person's card in a theme."""
    return replace(theme.sizes, card_height=CARD_HEIGHT_PX)


def place_company(org: Org, branches: Branches, theme: Theme, name: str) -> Scene:
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
    sizes = sizes_of(theme)
    visible = branches.visible
    corner, gutter = arrange(visible, sizes)
    boxes = to_boxes(visible, corner, _cards(org, branches, name), sizes)
    lines = []
    for place, boss in enumerate(visible.bosses):
        if boss >= 0 and visible.keys[boss] != COMPANY:
            key, above = visible.keys[place], visible.keys[boss]
            points = solid_points(boxes[boss], boxes[place], gutter[place], sizes.gap_y)
            lines.append(Line(f"{key}>{above}", key, above, "solid", points, "seed"))
    scene = framed(boxes, (*lines, *_other_lines(org, branches, boxes)))
    return replace(scene, words=WORDS)


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


def _cards(org: Org, branches: Branches, name: str) -> list[Card]:
    """What each card says; texts of all seats drawn are taken at once."""
    seats = [seat for seat in branches.seats if seat >= 0]
    names = dict(zip(seats, names_of(org, seats), strict=True))
    titles = dict(zip(seats, map(without_markup, org.texts("title", seats)), strict=True))
    cards = []
    for key, seat in zip(branches.visible.keys, branches.seats, strict=True):
        fold = branches.visible.folds.get(key)
        if seat >= 0:
            text = f"+ {fold.people:,} people, {_levels(fold.levels)}" if fold else ""
            cards.append(_person(org, seat, names[seat], titles[seat], text))
        elif key == COMPANY:
            tops = len(org.tree.tops())
            cards.append(
                Card(name, f"{org.people:,} people", "governance", detail=f"{tops:,} tops, {_levels(org.tree.levels)}")
            )
        else:
            more = branches.rest[key]
            others = f"{more.people:,} people, {_levels(more.levels)}"
            what = "tops" if key == "mtops" else "reports"
            cards.append(Card(f"More {what}", others, "function", detail="smaller branches, not drawn", is_empty=True))
    return cards


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


def _person(org: Org, seat: int, name: str, title: str, fold: str) -> Card:
    tree = org.tree
    is_placeholder = seat >= org.people
    direct, total = int(tree.count[seat]), int(tree.size[seat]) - 1
    tone: Tone = "executive" if tree.parent[seat] < 0 else "operations" if direct else "function"
    parts = [f"{direct:,} direct", *([] if fold else [f"{total:,} in all", _levels(int(tree.height[seat]))])]
    counts = " \u00b7 ".join(parts) if direct else "no reports"
    if org.staff[seat]:
        counts = f"{counts} \u00b7 {org.staff[seat]:,.0f} staff"
    left = "left or eliminated" if org.gone[seat] else ""
    subtitle = (
        "manager not in the file"
        if is_placeholder
        else " \u00b7 ".join(filter(None, (title if title != name else "", left)))
    )
    is_empty = bool(org.vacant[seat]) or is_placeholder or bool(org.gone[seat])
    return Card(name, subtitle, tone, detail=counts, fold=fold, is_empty=is_empty)


def _levels(count: int) -> str:
    return f"{count:,} level{'s' if count != 1 else ''}"
