"""Metrics of a loaded company, or of the part of it that the chart shows, for the panel of measures."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.readings import read_chiefs
from orgmodel.fit.vocabulary import load_vocabulary
from orgmodel.layout.loaded import names_of
from orgmodel.org.metrics import (
    MeasuredSeats,
    SpanStatistics,
    chief_of,
    measure,
    measured_seats,
    too_deep,
    too_narrow,
    too_wide,
)
from orgmodel.org.org import Org
from orgmodel.org.summary import staff_figure
from orgmodel.org.tree import Ints
from orgmodel.tables.query import Query, select_rows
from orgmodel.tables.sheets import people_sheet
from orgmodel.text.markup import without_markup
from orgview.charts.opened_company import OpenedCompany
from orgview.charts.published_figures import class_names, published_json
from orgview.queries.loaded_query import LoadedViewQuery

# Seats that a list names, and levels that are listed one by one.
MOST_SEATS, MOST_LEVELS = 200, 40


def metrics_json(
    opened: OpenedCompany, query: LoadedViewQuery, limits: Mapping[str, int], domain: Domain
) -> dict[str, Any]:
    """Metrics as the panel shows them.

    Parameters
    ----------
    query
        Query of the chart: a branch and a filter are followed, the rest is not looked at.
    limits
        ``widest``, ``narrowest`` and ``layers``.

    Returns
    -------
    dict
        ``name``; ``part``: what is measured, in words; ``whole`` and each of ``levels``: number, people, managers, mean
        span, and least, lower quartile, median, upper quartile and most, null without managers; ``depth``: levels, of
        which ``further`` are not listed one by one; ``chief``: span, key and name of the chief executive of a whole
        company, else null; ``classes``: name and managers; ``flags``: key, sentence, total and at most `MOST_SEATS`
        seats (key, name, title, number); ``notes``: how it is counted; ``published``: see `published_json`.
    """
    org = opened.org
    part, text, is_filtered = _part(org, query)
    measured = measure(part, [one.start for one in domain.population.spans.classes])
    is_whole = not is_filtered and query.view.focus is None
    largest = chief_of(part)
    chief = _chief(opened, part, domain) if is_whole else None
    levels = _rows(measured.levels)
    return {
        "name": opened.company.name,
        "part": text,
        "whole": _rows(measured.whole)[0],
        "levels": levels[:MOST_LEVELS],
        "depth": len(levels),
        "further": max(0, len(levels) - MOST_LEVELS),
        "chief": None if chief is None else _seats(org, np.array([chief], np.int32), part.tree.count)[0],
        "classes": list(zip(class_names(domain), measured.classes.tolist(), strict=True)),
        "flags": _flags(org, part, limits),
        "notes": [
            *(one.text for one in opened.company.report.notices),
            *_notes(org, part, is_filtered, is_largest=chief == largest),
        ],
        "published": published_json(domain, len(org)),
    }


def _chief(opened: OpenedCompany, part: MeasuredSeats, domain: Domain) -> int | None:
    """Seat of the chief executive by title or place, of several the one with the most reports; else the largest top."""
    org = opened.org

    def read() -> tuple[Ints, int]:
        found = read_chiefs(org, load_vocabulary(), tuple(domain.roles)).astype(np.int32)
        return found, found.nbytes

    chiefs = opened.cache.get_or_make(opened.company.org_hash, "chief executives", read)
    return int(chiefs[np.argmax(part.tree.count[chiefs])]) if len(chiefs) else chief_of(part)


def _part(org: Org, query: LoadedViewQuery) -> tuple[MeasuredSeats, str, bool]:
    """Part to measure, the same in words, and whether a filter is applied: none that nobody fits, as in the chart."""
    focus = query.view.focus if query.view.focus is not None and query.view.focus < len(org) else None
    where = "The whole company" if focus is None else f"The branch of {names_of(org, [focus])[0]}"
    if query.where:
        fitting = np.zeros(len(org), bool)
        fitting[select_rows(people_sheet(org), Query(filters=query.where))] = True
        part = measured_seats(org, focus, fitting)
        if len(part.seats):
            return part, f"{where}, those who fit the filter", True
    return measured_seats(org, focus), where, False


def _rows(spread: SpanStatistics) -> list[list[float | int | None]]:
    """One row per group, numbers with two decimals at most."""
    numbers = [spread.mean, *spread.quartiles]
    columns = [[None if np.isnan(value) else round(float(value), 2) for value in values] for values in numbers]
    counts = [range(1, len(spread.people) + 1), spread.people.tolist(), spread.managers.tolist()]
    return [list(row) for row in zip(*counts, *columns, strict=True)]


def _seats(org: Org, seats: Ints, numbers: Ints) -> list[dict[str, Any]]:
    """The first seats of a list; `numbers` by seat."""
    shown = seats[:MOST_SEATS]
    titles = map(without_markup, org.texts("title", shown))
    return [
        {"id": f"n{seat}", "name": name, "title": title, "number": int(numbers[seat])}
        for seat, name, title in zip(shown.tolist(), names_of(org, shown.tolist()), titles, strict=True)
    ]


def _flags(org: Org, part: MeasuredSeats, limits: Mapping[str, int]) -> list[dict[str, Any]]:
    most, least, deep = limits["widest"], limits["narrowest"], limits["layers"]
    wide, narrow, branches = too_wide(part, most), too_narrow(part, least), too_deep(part, deep)
    below = int((part.level > deep).sum())
    reached = part.tree.height.copy()
    reached[part.seats] += part.level
    rows: Sequence[tuple[str, str, str, Ints, Ints]] = (
        (
            "widest",
            f"{_people(len(wide))} more than {_reports(most)}.",
            "direct reports",
            wide,
            part.tree.count,
        ),
        (
            "narrowest",
            f"{_people(len(narrow), 'manager')} fewer than {_reports(least)}.",
            "direct reports",
            narrow,
            part.tree.count,
        ),
        (
            "layers",
            f"{_are(len(branches), 'branch', 'branches')} deeper than {_count(deep, 'level')}: "
            f"{_count(below, 'person', 'people')} below."
            if below
            else f"No branch is deeper than {_count(deep, 'level')}.",
            "levels",
            branches,
            reached,
        ),
    )
    return [
        {"key": key, "sentence": sentence, "unit": unit, "total": len(seats), "seats": _seats(org, seats, numbers)}
        for key, sentence, unit, seats, numbers in rows
    ]


def _notes(org: Org, part: MeasuredSeats, is_filtered: bool, *, is_largest: bool) -> list[str]:
    """Definition: how it is counted, as far as it bears on this part."""
    seats = part.seats
    vacant, gone = int(org.vacant[seats].sum()), int(org.gone[seats].sum())
    # The seats ascend, so they are looked up; a set of all of them would take seconds.
    sharing = np.unique(org.shared)
    shared = int((np.searchsorted(seats, sharing, "right") > np.searchsorted(seats, sharing)).sum())
    staff, tops = staff_figure(org.staff[seats]), len(part.tree.tops())
    notes = [
        ("A span is the number of direct reports; dotted lines do not count. A manager is whoever has a report.", True),
        ("Only those who fit the filter count, with all their reports and their level in the chart.", is_filtered),
        (
            f"{_are(vacant, 'vacant post')} counted as if held: as a report, and as a manager where somebody "
            "reports to it.",
            vacant,
        ),
        (
            f"{_are(gone, 'post')} counted, as in the chart, though the file marks {'it' if gone == 1 else 'them'} as "
            "left or ended. Live people only, in the left panel, leaves such posts out.",
            gone,
        ),
        (f"{_are(shared, 'post')} shared by several people and counted once.", shared),
        (
            f"{_are(org.placeholders, 'manager')} not among the people and counted nowhere; whoever reports to one of "
            "them stands on the first level.",
            org.placeholders,
        ),
        (f"{staff:,} full-time equivalents that the file counts without names are in no figure.", staff),
        (
            f"{tops:,} people have no manager in the file and stand on the first level. The chief executive is "
            f"{'taken to be the one with the most people below' if is_largest else 'the one whose title says so'}.",
            tops > 1 and len(seats) == org.people,
        ),
    ]
    return [text for text, applies in notes if applies]


def _people(number: int, word: str = "person") -> str:
    if not number:
        return "Nobody has" if word == "person" else "No manager has"
    return f"{_count(number, word, 'people' if word == 'person' else '')} {'has' if number == 1 else 'have'}"


def _reports(number: int) -> str:
    return _count(number, "direct report")


def _are(number: int, word: str, several: str = "") -> str:
    return f"{_count(number, word, several)} {'is' if number == 1 else 'are'}"


def _count(number: int, word: str, several: str = "") -> str:
    return f"{number:,} {word if number == 1 else several or word + 's'}"
