"""Plan of pages: which seats stand on which page, so that no text is too small and nobody is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from orgmodel.export.paper.sizes import LEAST_SCALE, Paper
from orgmodel.export.request import Request
from orgmodel.layout.loaded import loaded_scene, names_of
from orgmodel.layout.scene import Point, Scene
from orgmodel.org.tree import Ints
from orgmodel.text.natural_order import natural_keys
from orgmodel.views.expansion import FIRST_CARDS
from orgmodel.views.loaded import LoadedView, visible_branches
from orgmodel.views.whole import branches_of

# Of a page's height, what title, subtitle and foot take, in points.
HEAD_PT, FOOT_PT = 46.0, 16.0
# Cards that are tried on one page at most.
MOST_CARDS = 400
# A glued line may be routed anew by the program that opens it, which keeps to two bends at most: layouts whose lines
# have no more, one after another, and the reports of one manager that they hold on a slide.
SIMPLE, MOST_BENDS, MOST_SIMPLE = ("down", "sides"), 2, 10
# Cards of an overview, so many that it is full and so few in the end that its texts can be read.
OVERVIEW_CARDS = (FIRST_CARDS, 40, 30, 24, 18, 12, 8, 6, 4, 2, 1)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Seats that stand together, on as many pages as they need: title, subtitle, whose they are, depth of bookmark."""

    title: str
    subtitle: str
    seats: Ints
    head: int = -1
    level: int = 0


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page.

    Attributes
    ----------
    title, subtitle
        Over the chart.
    seats
        Who stands on it, bosses before reports.
    head
        Seat whose page it is; -1 where it is nobody's.
    level
        Depth of its bookmark.
    scene, scale
        Its chart, and points per px; as `scene_of` gives them.
    """

    title: str
    subtitle: str
    seats: Ints
    head: int
    level: int
    scene: Scene
    scale: float

    @property
    def count(self) -> int:
        """Number of seats on it, but for the one whose page it is."""
        return len(self.seats) - (self.head >= 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is drawn: plan, its name for links, its number from 1."""

    plan: PagePlan
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages after the first, the first page of each manager, and the page on which each seat stands as a report."""

    sheets: tuple[Sheet, ...]
    heads: dict[int, Sheet]
    page_of_seat: dict[int, int]


def numbered(request: Request, paper: Paper, *, is_glued: bool = False) -> Sheets:
    """Pages after the first with their numbers, which begin at 2; `is_glued` as of `plan_pages`.

    `Request.progress` hears of every page: planned, a seat is done by half, and `with_progress` adds the other half.
    """
    plans = _heard(request, plan_pages(request, paper, is_glued=is_glued))
    sheets = tuple(Sheet(plan, f"p{at}", at) for at, plan in enumerate(plans, 2))
    heads: dict[int, Sheet] = {}
    page_of_seat: dict[int, int] = {}
    for sheet in sheets:
        if sheet.plan.head >= 0:
            heads.setdefault(sheet.plan.head, sheet)
        for seat in sheet.plan.seats.tolist():
            if seat != sheet.plan.head:
                page_of_seat.setdefault(seat, sheet.number)
    for seat, sheet in heads.items():
        page_of_seat.setdefault(seat, sheet.number)
    return Sheets(sheets, heads, page_of_seat)


def _heard(request: Request, plans: Iterator[PagePlan]) -> Iterator[PagePlan]:
    """The same pages, told as they are planned."""
    planned, of = 0, len(request.chosen)
    for plan in plans:
        planned += plan.count
        request.progress(min(planned, of) // 2, of)
        yield plan


def with_progress(request: Request, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The same pages; each counts as drawn when the next one is taken, and all is done when the last one is."""
    drawn, of = 0, len(request.chosen)
    for sheet in sheets:
        yield sheet
        drawn += sheet.plan.count
        request.progress((of + min(drawn, of)) // 2, of)
    request.progress(of, of)


def overview_of(request: Request, paper: Paper) -> tuple[Scene, float]:
    """Scene of the first page, and its scale: the chart of a typical company, else the largest branches.

    As many branches are folded as are needed for texts that can be read.
    """
    width, height = chart_room(paper)
    scenes = overviews(request, paper)
    return first_readable(
        (each, min(0.75, width / (each.width_px + 24), height / (each.height_px + 24))) for each in scenes
    )


def glued_overview(request: Request, paper: Paper) -> tuple[Scene, float] | None:
    """Scene and scale of the top with its reports, for lines that are glued; None where they are too many."""
    if request.own_chart is not None or len(request.chosen) < 2:
        return None
    tree, top = request.company.org.tree, int(request.chosen[0])
    if tree.size[top] != len(request.chosen):
        return None
    reports = request.chosen[tree.parent[request.chosen] == top]
    drawn = np.concatenate([[top], reports]).astype(np.int32)
    return _simple(request, drawn, paper, LEAST_SCALE, is_led=True)


def overviews(request: Request, paper: Paper) -> Iterator[Scene]:
    """Scenes for the first page, with fewer and fewer cards."""
    width, height = chart_room(paper)
    if request.own_chart is not None:
        yield request.shown
    look = replace(request.look, layout="packed", ratio=width / height)
    for cards in OVERVIEW_CARDS:
        branches = visible_branches(request.company.org, LoadedView(focus=request.focus, cards=cards))
        yield loaded_scene(request.company.org, branches, request.theme, request.company.name, look)


def first_readable(scaled: Iterable[tuple[Scene, float]]) -> tuple[Scene, float]:
    """Scene with its scale that is the first whose texts can be read; the last one where there is none."""
    last = None
    for last in scaled:
        if last[1] >= LEAST_SCALE:
            break
    assert last is not None  # noqa: S101 - the company itself is always there
    return last


def chart_room(paper: Paper) -> tuple[float, float]:
    """Width and height that a page leaves to its chart, in points."""
    width, height = paper.room
    return width, height - HEAD_PT - FOOT_PT


def plan_pages(request: Request, paper: Paper, *, is_glued: bool = False) -> Iterator[PagePlan]:
    """Pages after the first, in order; everybody is on one of them as a card that is not its head.

    Parameters
    ----------
    is_glued
        Whether lines are glued to cards, as on slides: those of a manager's reports have two bends at most then.

    Notes
    -----
    O(seats) and a layout of each page.
    """
    if request.pages in ("usual", "by-manager"):
        return _by_manager(request, paper, is_glued=is_glued)
    groups = departments_of(request) if request.pages == "by-department" else _levels(request)
    return _grouped(request, groups, paper, is_glued=is_glued)


def scene_of(request: Request, seats: Ints, paper: Paper, layout: str = "packed") -> tuple[Scene, float]:
    """Scene of a page's seats, and the scale in points per px at which it fits; at most 100%."""
    width, height = chart_room(paper)
    look = replace(request.look, layout=layout, ratio=width / height, has_flanks=layout == "packed")
    branches = branches_of(request.company.org, seats, is_titled=False)
    scene = loaded_scene(request.company.org, branches, request.theme, request.company.name, look)
    # Tabs and strips reach over the cards' edges.
    return scene, min(0.75, width / (scene.width_px + 24), height / (scene.height_px + 24))


def _simple(request: Request, seats: Ints, paper: Paper, least: float, *, is_led: bool) -> tuple[Scene, float] | None:
    """Scene and scale in the first layout whose lines are simple, at a scale at least; None where there is none."""
    for layout in SIMPLE if is_led else ("packed", *SIMPLE):
        scene, scale = scene_of(request, seats, paper, layout)
        if scale >= least and all(_bends(line.points) <= MOST_BENDS for line in scene.lines):
            return scene, scale
    return None


def _bends(points: Sequence[Point]) -> int:
    """Number of bends of a line of upright and level pieces."""
    upright = [a[0] == b[0] for a, b in pairwise(points) if a != b]
    return sum(a != b for a, b in pairwise(upright))


def _by_manager(request: Request, paper: Paper, *, is_glued: bool) -> Iterator[PagePlan]:
    org, tree = request.company.org, request.company.org.tree
    inside = np.zeros(len(org), bool)
    inside[request.chosen] = True
    managers = [seat for seat in request.chosen.tolist() if tree.count[seat] and inside[tree.reports(seat)].any()]
    names = dict(zip(managers, names_of(org, managers), strict=True))
    top = int(tree.depth[request.chosen].min(initial=0))
    tops = request.chosen[(tree.parent[request.chosen] < 0) | ~inside[tree.parent[request.chosen]]]
    if len(tops) > 1 or not managers:
        yield from _parts(request, _Chapter("Reports to nobody", _counted(tops), tops), None, paper)
    for seat in managers:
        reports = tree.reports(seat)
        reports = reports[inside[reports]]
        people = int(tree.size[seat]) - 1
        subtitle = f"{len(reports):,} direct, {people:,} in all"
        chapter = _Chapter(names[seat], subtitle, reports, seat, int(tree.depth[seat]) - top)
        yield from _parts(request, chapter, seat, paper, is_glued=is_glued)


def _grouped(
    request: Request, groups: Sequence[tuple[str, Ints]], paper: Paper, *, is_glued: bool
) -> Iterator[PagePlan]:
    for name, seats in groups:
        yield from _parts(request, _Chapter(name, _counted(seats), seats), None, paper, is_glued=is_glued)


def _counted(seats: Ints) -> str:
    return "1 seat" if len(seats) == 1 else f"{len(seats):,} seats"


def departments_of(request: Request) -> list[tuple[str, Ints]]:
    """Departments of the seats that are exported, by name, and their seats in preorder."""
    texts = np.array(request.company.org.texts("department", request.chosen), object)
    found = sorted(set(texts.tolist()))
    names = [name for _, _, name in sorted(zip(map(_is_empty, found), natural_keys(found), found, strict=True))]
    return [(_department(name), request.chosen[texts == name]) for name in names]


def _is_empty(text: str) -> bool:
    return not text


def _department(name: str) -> str:
    """Department as a title: a number alone would say nothing."""
    return f"Department {name}" if name.isdecimal() else name or "No department"


def _levels(request: Request) -> list[tuple[str, Ints]]:
    depth = request.company.org.tree.depth[request.chosen]
    return [(f"Level {level + 1}", request.chosen[depth == level]) for level in sorted(set(depth.tolist()))]


def _parts(
    request: Request, whole: _Chapter, head: int | None, paper: Paper, *, is_glued: bool = False
) -> Iterator[PagePlan]:
    """A page, or as many as its seats need so that their texts can be read."""
    # Of a manager's reports ten a slide; a department may have many small teams, or no lines at all.
    most = MOST_SIMPLE if is_glued and head is not None else MOST_CARDS
    start, take = 0, min(most, len(whole.seats))
    pages: list[tuple[Ints, Scene, float]] = []
    while start < len(whole.seats):
        seats = whole.seats[start : start + take]
        drawn = seats if head is None else np.concatenate([[head], seats]).astype(np.int32)
        simple = _simple(request, drawn, paper, LEAST_SCALE, is_led=head is not None) if is_glued else None
        scene, scale = simple or scene_of(request, drawn, paper)
        is_tangled = is_glued and simple is None and take > MOST_SIMPLE
        if (scale < LEAST_SCALE or is_tangled) and take > 1:
            take = max(1, int(take * 0.8))
            continue
        pages.append((drawn, scene, scale))
        start += take
    for part, (drawn, scene, scale) in enumerate(pages, 1):
        of = f", {part} of {len(pages)}" if len(pages) > 1 else ""
        yield PagePlan(whole.title, whole.subtitle + of, drawn, whole.head, whole.level, scene, scale)
