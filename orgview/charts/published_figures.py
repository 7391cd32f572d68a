"""Published figures in words, for the captions beside a company's own: figure, source, year, and for whom it holds."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.reference_figures import Band, Limit, Published


def published_json(domain: Domain, people: int | None = None) -> dict[str, Any]:
    """Published figures as the page draws them.

    Parameters
    ----------
    people
        Of the company beside which they stand: a small one is told that figures are of large ones. Without it the
        figures alone.

    Returns
    -------
    dict
        ``captions``: one sentence by figure (levels, people, classes, chief). ``bands``: spans (low, high, name) behind
        those of a company, ``mean``: a line among them. ``whose``: publisher and year of ``classes`` (name, percent).
        ``chief``: ``medians`` (people, reports), ``half`` (from, to, low, high). ``managers``, ``median``,
        ``mean_span``, ``depth``: a sentence each.
        ``sources``: all that is cited, in full.
    """
    whole, figures = domain.population, domain.reference_figures
    mean, half = whole.spans.mean, whole.ceo_span.middle_half
    first, last = whole.ceo_span.medians[1], whole.ceo_span.medians[-1]
    lowest = whole.ceo_span.medians[0]
    mean_text = f"a mean of {mean:g} reports and a median of {_range(figures.median_span)} in {figures.mean_year}"
    best = figures.best_span
    small = _for_small(people, figures.large_from)
    unlike = " They are no measure of so small a company." if small else ""
    cites = [
        *whole.spans.cites,
        *whole.ceo_span.cites,
        *figures.managers.cites,
        *(c for one in figures.levels for c in one.cites),
    ]
    return {
        "captions": {
            "levels": f"Managers have {mean_text} ({whose(domain, whole.spans.cites)}); {best.name} had "
            f"{_range(best)} ({whose(domain, best.cites)}).{unlike}",
            "people": small + " ".join(f"{_levels(one)} ({whose(domain, one.cites)})." for one in figures.levels),
            "classes": f"{_shares(domain)} ({whose(domain, whole.spans.cites)}).",
            "chief": f"Chief executives have a median of {lowest.reports:g} to {first.reports:g} reports up to "
            f"{first.people:,} people and {last.reports:g} from {last.people:,} on; the middle half has {half.low:g} "
            f"to {half.high:g} at {half.start:,} to {half.end:,} people ({whose(domain, whole.ceo_span.cites)}).",
        },
        "bands": [[one.low, one.high, one.name] for one in (figures.median_span, figures.best_span)],
        "mean": mean,
        "whose": _named(domain, whole.spans.cites),
        "classes": [[name, one.percent] for name, one in zip(class_names(domain), whole.spans.classes, strict=True)],
        "chief": {
            "medians": [[one.people, one.reports] for one in whole.ceo_span.medians],
            "half": [half.start, half.end, half.low, half.high],
        },
        "managers": f"{figures.managers.value:g}% ({whose(domain, figures.managers.cites)})",
        "mean_span": f"{mean:g} in {figures.mean_year} ({whose(domain, whole.spans.cites)})",
        "median": f"{_range(figures.median_span)} in {figures.mean_year} ({whose(domain, figures.median_span.cites)})",
        "depth": small
        + "; ".join(f"{one.value:g}: {one.name} ({_named(domain, one.cites)})" for one in figures.levels),
        "sources": [
            f"{cite}: {domain.citation(cite).text} {domain.citation(cite).source}." for cite in dict.fromkeys(cites)
        ],
    }


def _for_small(people: int | None, large_from: int) -> str:
    """Sentence before figures of large companies; "" where the company is one."""
    if people is None or people >= large_from:
        return ""
    return f"No published figure is known here for companies under {large_from:,} people. Of large ones: "


def limits_json(domain: Domain) -> dict[str, dict[str, Any]]:
    """Limits at first, with where they are from: value, why, confidence and evidence."""
    limits = domain.reference_figures.limits
    return {
        key: {"first": one.value, "why": one.why, "confidence": one.confidence, "cites": list(one.cites)}
        for key, one in _each(limits.widest, limits.narrowest, limits.levels)
    }


def _each(widest: Limit, narrowest: Limit, levels: Limit) -> list[tuple[str, Limit]]:
    return [("widest", widest), ("narrowest", narrowest), ("layers", levels)]


def class_names(domain: Domain) -> list[str]:
    """Names of the classes of spans: "under 5", "5 to 9", "25 or more"."""
    starts = [one.start for one in domain.population.spans.classes]
    inner = [f"{start} to {end - 1}" for start, end in pairwise(starts[1:])]
    return [f"under {starts[1]}", *inner, f"{starts[-1]} or more"] if len(starts) > 1 else ["1 or more"]


def whose(domain: Domain, cites: Sequence[str]) -> str:
    """Publisher, year and for whom the figures of some facts hold: "Gallup, 2026; mostly US"."""
    caveats = [fact.caveat.rstrip(".") for cite in cites if (fact := domain.facts[cite]).caveat]
    return "; ".join([_named(domain, cites), *(_lowered(caveat) for caveat in caveats)])


def _named(domain: Domain, cites: Sequence[str]) -> str:
    sources = [domain.sources[key] for cite in cites for key in domain.facts[cite].sources]
    return ", ".join(f"{one.publisher.split(',')[0] or one.title}, {one.year or 'undated'}" for one in sources)


def _lowered(text: str) -> str:
    # "US" and "CEOs" stay.
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _range(band: Band) -> str:
    return f"{band.low:g} to {band.high:g}"


def _levels(one: Published) -> str:
    return f"{one.name[:1].upper()}{one.name[1:]}: {one.value:g} levels"


def _shares(domain: Domain) -> str:
    classes = zip(class_names(domain), domain.population.spans.classes, strict=True)
    return f"Of all managers {', '.join(f'{one.percent:g}% have {name}' for name, one in classes)} reports"
