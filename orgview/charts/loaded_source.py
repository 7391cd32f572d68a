"""What the browser needs to draw a visitor's own company: from query fields to the same answer as for a typical one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import numpy as np
from flask import request

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.loaded import Appearance, has_grades, loaded_scene, names_of
from orgmodel.layout.scene import Scene
from orgmodel.org.org import Org
from orgmodel.org.serialization import from_arrow
from orgmodel.org.subset import FilteredTree, filter_tree
from orgmodel.tables.color_scale import ColorScale, classify
from orgmodel.tables.query import Query, Sheet, select_rows
from orgmodel.tables.sheets import people_sheet
from orgmodel.theme import THEMES, Theme
from orgmodel.views.loaded import Branches, ancestors, visible_branches
from orgview.cache import SharedCache
from orgview.charts.scene_json import scene_json
from orgview.messages import NO_COMPANY
from orgview.queries.loaded_query import LOADED, Sight, read_sight, write_sight
from orgview.server.visitor_cookie import visitor_of
from orgview.store.company import StoredCompany
from orgview.store.store import Store

CUT = "At most 300 cards are drawn at once. Fold a branch to open another."
NOBODY = "Nobody fits the filter, so it is not applied. Change it or take it off."
OUTSIDE = "The filter is taken off: the person looked for does not fit it."
_NO_ERRORS = {"n": "", "t": "", "others": ""}
# Bosses that the trail above a branch names; of more the nearest, and the top.
MOST_TRAIL = 6


@dataclass(frozen=True, slots=True)
class Opened:
    """A visitor's company with what is known of it; `cache` holds what need not be worked out again."""

    company: StoredCompany
    org: Org
    cache: SharedCache = field(default_factory=SharedCache)


Opener = Callable[[str], Opened | None]


def opener(store: Store) -> Opener:
    """Function that opens a company of the visitor whose request it is; None for one that is not theirs."""

    def open_company(company_id: str) -> Opened | None:
        found = store.open_company(visitor_of(request), company_id, from_arrow)
        return None if found is None else Opened(*found, store.cache)

    return open_company


@dataclass(frozen=True, slots=True)
class Drawn:
    """A company as it is looked at.

    Attributes
    ----------
    sight
        What was asked for, without what cannot be.
    sifted
        The part that a filter leaves; None without one.
    notices
        What the visitor should know of it.
    """

    sight: Sight
    sheet: Sheet
    sifted: FilteredTree | None
    branches: Branches
    look: Appearance
    notices: tuple[str, ...]


def own_answer(opened: Opened | None, given: Mapping[str, str], theme: str) -> dict[str, Any]:
    """Answer of `own_chart`; of a company that is not there a message in its place."""
    if opened is None:
        return {"errors": {**_NO_ERRORS, "others": str(NO_COMPANY)}, "scene": None, "sentence": None, "notices": None}
    return own_chart(opened, given, theme)[1]


def own_chart(opened: Opened, given: Mapping[str, str], theme: str) -> tuple[Scene, dict[str, Any]]:
    """Scene of a company, and the answer that `orgview.charts.typical_source` gives for a typical one.

    Parameters
    ----------
    given
        Query fields: ``mine``, those of `orgview.queries.loaded_query`, ``at`` (key of a seat to open the way to).

    Returns
    -------
    tuple
        Scene for a painter; answer, whose scene holds ``view`` besides: what the tools round the chart show, see
        `_told`.
    """
    look = THEMES.get(theme, THEMES["light"])
    drawn = draw(opened, given)
    placed = loaded_scene(opened.org, drawn.branches, look, opened.company.name, drawn.look)
    scene = scene_json(placed, look)
    fields = {LOADED: given[LOADED]} | write_sight(drawn.sight)
    scene |= {"query": urlencode(fields, safe=".:,"), "headcount": opened.org.people, "chain": [], "ladder": None}
    scene["view"] = _told(opened, drawn)
    # A company made here says what it rests on.
    report = opened.company.report
    notices = [
        *(notice.model_dump() for notice in report.notices),
        *({"text": text, "cites": []} for text in drawn.notices),
    ]
    sentence = report.sentence or tell(opened)
    return placed, {"errors": _NO_ERRORS, "scene": scene, "sentence": sentence, "notices": notices}


def draw(opened: Opened, given: Mapping[str, str]) -> Drawn:
    """Choose what is drawn of a company, and how, from query fields."""
    org, sheet = opened.org, people_sheet(opened.org)
    sight = read_sight(given, sheet)
    notices = []
    sifted = None
    if sight.where:
        sifted = _sifted(opened, sheet, sight)
        at = sight.view.at
        if not sifted.fitting.any():
            notices.append(NOBODY)
        elif at is not None and at < len(org) and not sifted.inside[at]:
            notices.append(OUTSIDE)
            sight = replace(sight, where=())
        else:
            notices.append(
                f"{int(sifted.fitting.sum()):,} of {org.people:,} people fit the filter. "
                "The managers on the way to them are muted."
            )
        if not sight.where or not sifted.fitting.any():
            sifted = None
    branches = visible_branches(org, sight.view, sifted)
    if branches.is_cut:
        notices.append(CUT)
    look = Appearance(
        sight.layout,
        float(sight.ratio),
        tuple(sheet.columns[key] for key in sight.show),
        _shades(opened, sheet, sight.by) if sight.by else None,
        sifted.fitting if sifted is not None else None,
        bool(sight.face),
    )
    return Drawn(replace(sight, view=branches.view), sheet, sifted, branches, look, tuple(notices))


def _sifted(opened: Opened, sheet: Sheet, sight: Sight) -> FilteredTree:
    def make() -> tuple[FilteredTree, int]:
        fitting = np.zeros(len(opened.org), bool)
        fitting[select_rows(sheet, Query(filters=sight.where))] = True
        sifted = filter_tree(opened.org.tree, fitting)
        return sifted, sifted.nbytes

    return opened.cache.get_or_make(opened.company.org_hash, f"filter {sight.where!r}", make)


def _shades(opened: Opened, sheet: Sheet, key: str) -> ColorScale:
    def make() -> tuple[ColorScale, int]:
        shades = classify(sheet.columns[key])
        return shades, shades.nbytes

    return opened.cache.get_or_make(opened.company.org_hash, f"shades {key}", make)


def _told(opened: Opened, drawn: Drawn) -> dict[str, Any]:
    """What the tools round the chart show.

    Returns
    -------
    dict
        ``layout`` and ``layouts`` (pairs key, name); ``levels`` that are open (0: by worth) of ``deepest``; ``by``,
        ``legend`` (shade, name, people, whether it can be filtered by); ``show``, ``columns`` (key, heading, whether
        of numbers); ``face``; ``where`` (key, test, text); ``trail`` (key and name of each boss above a focus, and of
        itself, the top first); ``line`` (key of the seat beside whose line nobody is drawn).
    """
    sight, org = drawn.sight, opened.org
    view, shades = sight.view, drawn.look.shades
    tree = org.tree if drawn.sifted is None else drawn.sifted.tree
    is_text = bool(sight.by) and not drawn.sheet.columns[sight.by].is_number
    seats = [] if view.focus is None else list(reversed(way_up(org, view.focus, MOST_TRAIL)))
    return {
        "layout": sight.layout,
        "layouts": [[key, name] for key, name in LAYOUTS.items() if key != "grades" or has_grades(org)],
        "levels": view.levels,
        "deepest": tree.levels if view.focus is None else int(tree.height[view.focus]) + 1,
        "by": sight.by,
        "legend": []
        if shades is None
        else [
            [key, name, count, is_text and key[:1] == "s"]
            for key, name, count in zip(shades.keys, shades.names, shades.counts, strict=True)
        ],
        "show": list(sight.show),
        "face": sight.face,
        "columns": [[one.key, one.heading, one.is_number] for one in drawn.sheet.columns.values()],
        "where": [[one.column, one.test, one.text, one.least, one.most] for one in sight.where],
        "trail": [[f"n{seat}", name] for seat, name in zip(seats, names_of(org, seats), strict=True)],
        "line": "" if view.line is None else f"n{view.line}",
    }


def tell(opened: Opened) -> str:
    """The summary line: "330 posts, 5 levels, widest span 20, 3 findings"."""
    figures = opened.company.report.figures
    parts = [
        _count(figures.people, "post"),
        _count(figures.levels, "level"),
        f"widest span {figures.span:,}",
        _count(figures.findings, "finding"),
    ]
    return f"{opened.company.name}: {', '.join(parts)}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def draw_own(opened: Opened, given: Mapping[str, str], theme: Theme) -> Scene:
    """Scene of a view of a company, for an export."""
    drawn = draw(opened, given)
    return loaded_scene(opened.org, drawn.branches, theme, opened.company.name, drawn.look)


def way_up(org: Org, seat: int, most: int = 100) -> list[int]:
    """The seat and its bosses, the nearest first; of a longer chain the first of them and the top."""
    way = [seat, *ancestors(org, seat)]
    return way if len(way) <= most else [*way[: most - 1], way[-1]]
