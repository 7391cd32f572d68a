"""Measures of a company beside published figures: value, figure, whose, year, and for whom it holds."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.readings import Readings
from orgmodel.org.metrics import measure, measured_seats
from orgmodel.typical.graph import Graph, seat_of


def measures_json(readings: Readings, domain: Domain, typical: Graph, chain_levels: int) -> dict[str, Any]:
    """Measures of a whole company, ready for JSON.

    Returns
    -------
    dict
        ``ceo_span``, ``span_mean``, ``span_median``, ``levels``, ``managers_pct``: each `value` (None where nobody is),
        and `published`, a list of `text`, `figure` (a number, or [low, high]), `year`, `caveat`, `cites`.
        ``line_levels``: rungs of the longest operations line, and of the typical one. ``coo``: how many, the base rate.
        ``office``: how many office managers, whether the typical company has one. ``holders``: seats of each role.
    """
    told = measure(measured_seats(readings.org), [1]).whole
    people, managers = int(told.people[0]), int(told.managers[0])
    figures, spans = domain.reference_figures, domain.population.spans
    best, median = figures.best_span, figures.median_span
    return {
        "ceo_span": _ceo_span_json(readings, domain),
        "span_mean": {
            "value": round(float(told.mean[0]), 2) if managers else None,
            "published": [published(domain, "mean of all managers", spans.mean, spans.cites)],
        },
        "span_median": {
            "value": float(told.quartiles[2, 0]) if managers else None,
            "published": [
                published(domain, median.name, [median.low, median.high], median.cites),
                published(domain, best.name, [best.low, best.high], best.cites),
            ],
        },
        "levels": {
            "value": readings.tree.levels,
            "published": [published(domain, one.name, one.value, one.cites) for one in figures.levels],
        },
        "line_levels": {"value": chain_levels, "typical": len(typical.graph["chain"])},
        "managers_pct": {
            "value": round(100 * managers / people, 1) if people else None,
            "published": [published(domain, figures.managers.name, figures.managers.value, figures.managers.cites)],
        },
        "holders": holders_json(readings, domain, typical),
        "coo": coo_json(readings, domain, typical),
        "office": {
            "value": int(readings.has_role("office_manager").sum()),
            "typical": int(any(seat_of(typical, key).role == "office_manager" for key in typical)),
            "cites": ["T6", "F41"],
            "text": f"{domain.citation('T6').text} {domain.citation('F41').text}",
        },
    }


def _ceo_span_json(readings: Readings, domain: Domain) -> dict[str, Any]:
    """Direct reports of the chief executive: of several the widest, without one that of the largest chart."""
    tree = readings.tree
    heads = np.flatnonzero(readings.has_role("ceo"))
    if not len(heads):
        tops = tree.tops()
        heads = tops[tree.size[tops] == tree.size[tops].max(initial=0)]
    span = domain.population.ceo_span
    half, first, last = span.middle_half, span.medians[1], span.medians[-1]
    low = span.medians[0].reports
    return {
        "value": int(tree.count[heads].max()) if len(heads) else None,
        "published": [
            published(domain, f"median up to {first.people:,} people", [low, first.reports], span.cites),
            published(domain, f"median from {last.people:,} people on", last.reports, span.cites),
            published(
                domain,
                f"middle half at {half.start:,} to {half.end:,} people",
                [half.low, half.high],
                span.cites,
            ),
        ],
    }


def holders_json(readings: Readings, domain: Domain, typical: Graph) -> dict[str, dict[str, int]]:
    """Seats of each role: ``value`` in the company, ``typical`` in the typical one; none that neither has."""
    usual: dict[str, int] = {}
    for key in typical:
        seat = seat_of(typical, key)
        role = seat.role if seat.role in domain.roles else "function_head"
        usual[role] = usual.get(role, 0) + seat.count
    counts = np.bincount(readings.role[readings.role >= 0], minlength=len(readings.roles)).tolist()
    held = dict(zip(readings.roles, counts, strict=True))
    return {
        role: {"value": held[role], "typical": usual.get(role, 0)}
        for role in domain.roles
        if held[role] or usual.get(role, 0)
    }


def coo_json(readings: Readings, domain: Domain, typical: Graph) -> dict[str, Any]:
    """Chief operating officers of a company, and how common they are; nothing says whether one is good (F12, F13)."""
    rate = domain.coo.base_rate
    caveats = [domain.facts[cite].caveat for cite in rate.cites if domain.facts[cite].caveat]
    return {
        "value": int(readings.has_role("coo").sum()),
        "typical": sum(seat_of(typical, key).role == "coo" for key in typical),
        "published": [
            {
                "text": rate.text,
                "figure": [rate.low_pct, rate.high_pct],
                "year": _years(domain, rate.cites),
                "caveat": " ".join(dict.fromkeys(caveats)),
                "cites": list(rate.cites),
            }
        ],
        "effect": {"text": domain.coo.effect.text, "cites": list(domain.coo.effect.cites)},
    }


def published(domain: Domain, text: str, figure: float | list[float], cites: Sequence[str]) -> dict[str, Any]:
    """One published figure with its year and for whom it holds."""
    caveats = [domain.facts[cite].caveat for cite in cites if domain.facts[cite].caveat]
    return {
        "text": text,
        "figure": figure,
        "year": _years(domain, cites),
        "caveat": " ".join(dict.fromkeys(caveats)),
        "cites": list(cites),
    }


def _years(domain: Domain, cites: Sequence[str]) -> str:
    """Years of the sources of some facts, such as "2000-2023"; "undated" where none has one."""
    years = [year for cite in cites for key in domain.facts[cite].sources if (year := domain.sources[key].year)]
    if not years:
        return "undated"
    return str(min(years)) if min(years) == max(years) else f"{min(years)}-{max(years)}"
