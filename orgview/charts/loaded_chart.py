"""Loaded chart: from the query of a loaded company to what is drawn of it, and what the tools round the chart show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.first_view import NARROW, readable_cards
from orgmodel.layout.loaded import Appearance, has_grades, names_of
from orgmodel.org.org import Org
from orgmodel.org.subset import FilteredTree, filter_tree
from orgmodel.tables.color_scale import ColorScale, classify
from orgmodel.tables.query import Query, Sheet, select_rows
from orgmodel.tables.sheets import people_sheet
from orgmodel.views.loaded import Branches, LoadedView, visible_branches
from orgview.charts.opened_company import OpenedCompany, chain_up
from orgview.queries.loaded_query import LoadedViewQuery, read_view_query

CUT = "At most 300 cards are drawn at once. Fold a branch to open another."
SHORT = "{drawn:,} of {people:,} people are drawn, the largest branches first: there is room for 300 cards."
NOBODY = "Nobody fits the filter, so it is not applied. Change it or take it off."
OUTSIDE = "The filter is taken off: the person looked for does not fit it."
# Bosses that the trail above a branch names; of more the nearest, and the top.
MOST_TRAIL = 6


@dataclass(frozen=True, slots=True)
class LoadedChart:
    """A company as it is looked at.

    Attributes
    ----------
    query
        The query without what cannot be.
    filtered
        The part that a filter leaves; None without one.
    notices
        What the visitor should know of it.
    """

    query: LoadedViewQuery
    sheet: Sheet
    filtered: FilteredTree | None
    branches: Branches
    appearance: Appearance
    notices: tuple[str, ...]


def choose_chart(opened: OpenedCompany, fields: Mapping[str, str]) -> LoadedChart:
    """Choose what is drawn of a company, and how, from query fields."""
    org, sheet = opened.org, people_sheet(opened.org)
    query = read_view_query(fields, sheet)
    query, filtered, notices = _apply_filter(opened, sheet, query)
    query = replace(query, view=replace(query.view, cards=_first_cards(opened, query, filtered)))
    branches = visible_branches(org, query.view, filtered)
    if branches.is_cut:
        notices.append(CUT)
    if branches.is_short:
        drawn = sum(0 <= seat < org.people for seat in branches.seats)
        notices.append(SHORT.format(drawn=drawn, people=org.people))
    appearance = Appearance(
        query.layout,
        float(query.ratio),
        tuple(sheet.columns[key] for key in query.show),
        _color_scale(opened, sheet, query.by) if query.by else None,
        filtered.fitting if filtered is not None else None,
        bool(query.face),
    )
    return LoadedChart(replace(query, view=branches.view), sheet, filtered, branches, appearance, tuple(notices))


def _first_cards(opened: OpenedCompany, query: LoadedViewQuery, filtered: FilteredTree | None) -> int:
    """So many cards are enough at first that their names and titles can be read in the layout."""
    view, is_narrow = query.view, float(query.ratio) < NARROW
    if view.levels:
        return view.cards

    def make() -> tuple[int, int]:
        look = Appearance(query.layout)
        return readable_cards(opened.org, LoadedView(focus=view.focus, line=view.line), filtered, look, is_narrow), 8

    what = f"first cards {query.layout} {view.focus} {view.line} {is_narrow} {query.where!r}"
    return opened.cache.get_or_make(opened.company.org_hash, what, make)


def _apply_filter(
    opened: OpenedCompany, sheet: Sheet, query: LoadedViewQuery
) -> tuple[LoadedViewQuery, FilteredTree | None, list[str]]:
    """Query without a filter that the person looked for does not pass, what the filter leaves, and notices of it."""
    if not query.where:
        return query, None, []
    org, at = opened.org, query.view.at
    filtered = _filtered_tree(opened, sheet, query)
    if not filtered.fitting.any():
        return query, None, [NOBODY]
    if at is not None and at < len(org) and not filtered.inside[at]:
        return replace(query, where=()), None, [OUTSIDE]
    notice = (
        f"{int(filtered.fitting.sum()):,} of {org.people:,} people fit the filter. "
        "The managers on the way to them are muted."
    )
    return query, filtered, [notice]


def _filtered_tree(opened: OpenedCompany, sheet: Sheet, query: LoadedViewQuery) -> FilteredTree:
    def make() -> tuple[FilteredTree, int]:
        fitting = np.zeros(len(opened.org), bool)
        fitting[select_rows(sheet, Query(filters=query.where))] = True
        filtered = filter_tree(opened.org.tree, fitting)
        return filtered, filtered.nbytes

    return opened.cache.get_or_make(opened.company.org_hash, f"filter {query.where!r}", make)


def _color_scale(opened: OpenedCompany, sheet: Sheet, key: str) -> ColorScale:
    def make() -> tuple[ColorScale, int]:
        scale = classify(sheet.columns[key])
        return scale, scale.nbytes

    return opened.cache.get_or_make(opened.company.org_hash, f"shades {key}", make)


def view_json(org: Org, chart: LoadedChart) -> dict[str, Any]:
    """View of the tools round the chart, as `orgview.contract.charts.LoadedView` has it.

    Returns
    -------
    dict
        ``layout`` and ``layouts`` (pairs key, name); ``levels`` that are open (0: by worth) of ``deepest``; ``by``,
        ``legend`` (shade, name, people, whether it can be filtered by); ``show``, ``columns`` (key, heading, whether
        of numbers); ``face``; ``where`` (key, test, text); ``trail`` (key and name of each boss above a focus, and of
        itself, the top first); ``line`` (key of the seat beside whose line nobody is drawn).
    """
    query, tree = chart.query, chart.branches.tree
    view, scale = query.view, chart.appearance.shades
    is_text = bool(query.by) and not chart.sheet.columns[query.by].is_number
    seats = [] if view.focus is None else list(reversed(chain_up(org, view.focus, MOST_TRAIL)))
    return {
        "layout": query.layout,
        "layouts": [[key, name] for key, name in LAYOUTS.items() if key != "grades" or has_grades(org)],
        "levels": view.levels,
        "deepest": tree.levels if view.focus is None else int(tree.height[view.focus]) + 1,
        "by": query.by,
        "legend": []
        if scale is None
        else [
            [key, name, count, is_text and key[:1] == "s"]
            for key, name, count in zip(scale.keys, scale.names, scale.counts, strict=True)
        ],
        "show": list(query.show),
        "face": query.face,
        "columns": [[one.key, one.heading, one.is_number] for one in chart.sheet.columns.values()],
        "where": [[one.column, one.test, one.text, one.least, one.most] for one in query.where],
        "trail": [[f"n{seat}", name] for seat, name in zip(seats, names_of(org, seats), strict=True)],
        "line": "" if view.line is None else f"n{view.line}",
    }
