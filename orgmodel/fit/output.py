"""Output of a fit: as JSON, seat by seat, and as text for a terminal."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from json.encoder import encode_basestring
from typing import Any

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.fit import Fit
from orgmodel.fit.sentences import Statement, line_differences, to_typical
from orgmodel.org.tree import Ints
from orgmodel.text.grammar import listed

# Seats that are written at a time: a company of a million takes no memory for its text.
_CHUNK = 50_000
# Readings that the text lists.
_SHOWN = 40
_CHOICE_NAMES = {
    "importance": "importance of operations",
    "coo": "the choice of a COO",
    "ceo_operations": "a chief executive in operations",
    "structure": "structure",
}


def json_parts(fit: Fit, domain: Domain) -> Iterator[str]:
    """A fit as JSON, in parts to be written one after the other.

    The object has ``headcount``; ``band``, the key of the size class; ``structure``; ``seats``, one for everybody who
    was read: ``id`` as in the file ("row 17" where there is none), ``title``, ``role`` (a role key or null),
    ``confidence``, ``reason``; ``chain`` and ``typical_chain``, role keys from the bottom up; ``missing``,
    ``doubled``, ``skipped``, role keys; ``measures`` as `orgmodel.fit.measures` has them, with ``extra``,
    ``alike``, ``structure_reason``, ``line_differences`` and ``to_typical``.
    """
    head = {"headcount": fit.company.headcount, "band": fit.band.key, "structure": fit.company.structure}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ',\n"seats": ['
    for number, lines in enumerate(_chunks(fit)):
        yield (",\n" if number else "\n") + ",\n".join(lines)
    rungs = fit.rungs
    tail = {
        "chain": list(fit.line.chain),
        "typical_chain": list(fit.typical_chain),
        "missing": list(rungs.missing),
        "doubled": [role for role, _ in rungs.doubled],
        "skipped": [role for role, _ in rungs.skipped],
        "measures": {
            **fit.measures,
            "extra": list(rungs.extra),
            "alike": [{name: value} for name, value in fit.alike],
            "structure_reason": fit.structure_reason,
            "line_differences": [asdict(one) for one in line_differences(fit, domain)],
            "to_typical": [asdict(one) for one in to_typical(fit, domain)],
        },
    }
    yield "],\n" + json.dumps(tail, ensure_ascii=False, indent=1)[1:]


def seat_ids(fit: Fit, seats: Ints) -> list[str]:
    """Id of each of some seats as the file has it; "row 17" where there is none."""
    ids = fit.readings.org.texts("id", seats)
    return [text or f"row {row}" for text, row in zip(ids, fit.readings.org.rows[seats].tolist(), strict=True)]


def _chunks(fit: Fit) -> Iterator[list[str]]:
    """Seats as lines of JSON; what several seats have alike is written once and kept for the chunk."""
    readings = fit.readings
    roles = ["null", *(json.dumps(role) for role in readings.roles)]
    for start in range(0, len(readings.role), _CHUNK):
        seats = np.arange(start, min(start + _CHUNK, len(readings.role)), dtype=np.int32)
        titles, reasons = readings.org.texts("title", seats), readings.reasons(seats)
        quoted = {text: encode_basestring(text) for text in {*titles, *reasons}}
        rows = zip(
            seat_ids(fit, seats),
            titles,
            readings.role[seats].tolist(),
            readings.sureness[seats].tolist(),
            reasons,
            strict=True,
        )
        yield [
            f'{{"id": {encode_basestring(key)}, "title": {quoted[title]}, "role": {roles[role + 1]}, '
            f'"confidence": {round(sureness, 2)}, "reason": {quoted[reason]}}}'
            for key, title, role, sureness, reason in rows
        ]


def fit_text(fit: Fit, domain: Domain) -> str:
    """A fit as text: company, line, what differs, measures, and the readings near the top."""
    rungs = fit.rungs
    lines = [
        f"{fit.company.headcount:,} people: {fit.band.name}, {fit.company.structure}. {fit.structure_reason}",
        "",
        f"Line     {' > '.join(fit.line.chain) or 'no title was read as a rung'}",
        f"Typical  {' > '.join(fit.typical_chain)}",
        "",
    ]
    for name, found in (
        ("Matched", rungs.matched),
        ("Missing", rungs.missing),
        ("Doubled", [f"{role} ({count:,})" for role, count in rungs.doubled]),
        ("Skipped", [f"{role} ({count:,})" for role, count in rungs.skipped]),
        ("Extra", rungs.extra),
    ):
        lines.append(f"{name:9}{', '.join(found) or 'none'}")
    if fit.alike:
        lines.append(f"{'Alike':9}{alike_text(fit)}")
    for name, statements in (
        ("Where the line differs", line_differences(fit, domain)),
        ("What would make it typical (no advice)", to_typical(fit, domain)),
    ):
        if statements:
            lines += ["", name, *(f"  {one.text} ({basis_text(one, domain)})" for one in statements)]
    lines += ["", "Measures", *(f"  {line}" for line in measure_lines(fit, domain))]
    return "\n".join(
        [*lines, "", *_reading_lines(fit), "", "Sources", *(f"  {line}" for line in source_lines(fit, domain))]
    )


def basis_text(one: Statement, domain: Domain) -> str:
    """Confidence of a statement and the names of its sources: "published: McKinsey, 2022"."""
    return ": ".join(filter(None, (one.confidence, "; ".join(domain.source_names(one.cites)))))


def source_lines(fit: Fit, domain: Domain) -> list[str]:
    """Sources that statements and measures of a fit cite, each once: "F21: Span of control, Gallup, 2025"."""
    statements = (*to_typical(fit, domain), *line_differences(fit, domain))
    cites = dict.fromkeys(cite for one in statements for cite in one.cites)
    measures = [one for one in fit.measures.values() if isinstance(one, dict)]
    for one in (each for measure in measures for each in (measure, *measure.get("published", ()))):
        cites |= dict.fromkeys(one.get("cites", ()))
    return [f"{cite}: {domain.citation(cite).source}" for cite in cites]


def alike_text(fit: Fit) -> str:
    """Choices with which the typical line would be the company's own, as a sentence."""
    choices = [f"{_CHOICE_NAMES[name]} {value}" for name, value in fit.alike]
    return f"The typical line would be this one with {listed(choices, 'or')}."


def measure_lines(fit: Fit, domain: Domain) -> list[str]:
    """Measures beside the published figures, one line each."""
    names = {
        "ceo_span": "direct reports of the chief executive",
        "span_mean": "reports per manager, mean",
        "span_median": "reports per manager, median",
        "levels": "levels",
        "managers_pct": "per cent of all are managers",
        "coo": "chief operating officers",
    }
    of_one = {
        "ceo_span": "direct report of the chief executive",
        "span_mean": "report per manager, mean",
        "span_median": "report per manager, median",
        "levels": "level",
        "coo": "chief operating officer",
    }
    lines = []
    for key, name in names.items():
        one = fit.measures[key]
        value = "none" if one["value"] is None else f"{one['value']:,g}"
        counted = of_one.get(key, name) if value == "1" else name
        lines.append(
            f"{value} {counted}. Published: {'; '.join(_published(each, domain) for each in one['published'])}."
        )
    office = fit.measures["office"]
    managers = "office manager" if office["value"] == 1 else "office managers"
    sources = "; ".join(domain.source_names(office["cites"]))
    lines.append(
        f"{office['value']} {managers}; the typical company has {office['typical']}. {office['text']} ({sources})"
    )
    return lines


def _published(each: dict[str, Any], domain: Domain) -> str:
    figure = each["figure"]
    number = f"{figure[0]:g} to {figure[1]:g}" if isinstance(figure, list) else f"{figure:g}"
    # The base rate's text has its figure.
    told = each["text"] if each["text"][:1].isdecimal() else f"{each['text']} {number}"
    basis = "; ".join(filter(None, [*domain.source_names(each["cites"]), each["caveat"].rstrip(".")]))
    return f"{told} ({basis})" if basis else told


def _reading_lines(fit: Fit) -> list[str]:
    """Readings, those that are a role first and from the top down; the front line is counted."""
    readings = fit.readings
    rank = np.where(readings.role < 0, 1, 0) + 2 * readings.has_role("operative")
    titled = np.flatnonzero(rank < 2)
    seats = titled[np.lexsort((readings.tree.depth[titled], rank[titled]))]
    shown = seats[:_SHOWN].astype(np.int32)
    rows = zip(
        seat_ids(fit, shown),
        readings.org.texts("title", shown),
        readings.role[shown].tolist(),
        readings.sureness[shown].tolist(),
        readings.reasons(shown),
        strict=True,
    )
    lines = ["Readings (--role ID=KEY corrects one)"]
    for key, title, role, sureness, reason in rows:
        name = readings.roles[role] if role >= 0 else "no role"
        lines.append(f"  {key}  {title or 'no title'}: {name}, {sureness:.2f}. {reason}")
    front = int(readings.has_role("operative").sum())
    if len(seats) > len(shown):
        lines.append(f"  and {len(seats) - len(shown):,} more; --json tells all")
    if front:
        lines.append(f"  {front:,} as the front line")
    return lines
