"""Report on a fit: what one page says of it, as texts; HTML and drawings are painted from this one value."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.fit import Fit
from orgmodel.fit.ladder import ladder_rungs
from orgmodel.fit.output import alike_text, basis_text, measure_lines, source_lines
from orgmodel.fit.parts import PartLine, part_labels, part_lines
from orgmodel.fit.sentences import Statement, line_differences, summary_text, to_typical
from orgmodel.text.grammar import lower_title
from orgmodel.text.markup import without_markup

# Different readings, and lines of parts, that a page lists.
_SHOWN = 16


@dataclass(frozen=True, slots=True)
class LadderRow:
    """One rung beside the typical one, "" where the line has none; `note` says what differs, in a word."""

    own: str
    typical: str
    note: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A title and what it was read as, with how many seats are alike."""

    title: str
    role: str
    seats: int
    sureness: float
    reason: str


@dataclass(frozen=True, slots=True)
class FitReport:
    """Text of the page.

    Attributes
    ----------
    ladder
        From the top down.
    sections
        Headings with their lines.
    readings
        Of titles that are rungs above the front line, from the top of the company down.
    more_readings
        How many such titles there are beside those.
    sources
        What is cited, in full.
    """

    title: str
    subtitle: str
    ladder: tuple[LadderRow, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    readings: tuple[ReadingRow, ...]
    more_readings: int
    sources: tuple[str, ...]


def fit_report(fit: Fit, domain: Domain, name: str) -> FitReport:
    """Report on the fit of a company of some name."""
    differences, typical = line_differences(fit, domain), to_typical(fit, domain)
    parts = part_lines(fit.readings, fit.line)
    readings, more = _readings(fit, domain)
    sections = [
        ("What would make it typical (what differs, no advice)", _with_basis(typical, domain)),
        ("Where the line differs", _with_basis(differences, domain)),
        ("Measures beside published figures", tuple(measure_lines(fit, domain))),
    ]
    if parts:
        sections.insert(0, (f"Its {len(parts):,} operations lines", part_texts(fit, parts, domain)))
    return FitReport(
        title=f"{name}: fit",
        subtitle=(
            f"{summary_text(fit, parts, domain)} "
            f"{fit.company.headcount:,} people, {fit.band.name.lower()}, {fit.company.structure} structure, beside the "
            f"typical company of this size and structure. {fit.structure_reason}"
            f"{f' {alike_text(fit)}' if fit.alike else ''}"
        ),
        ladder=_ladder(fit, domain),
        sections=tuple((heading, lines or ("Nothing.",)) for heading, lines in sections),
        readings=readings,
        more_readings=more,
        sources=tuple(source_lines(fit, domain)),
    )


def part_texts(fit: Fit, parts: Sequence[PartLine], domain: Domain) -> tuple[str, ...]:
    """Line of each part from the bottom up, "COO, Asia: operative, operations officer, COO, CEO"; of many the first."""
    shown = parts[:_SHOWN]
    labels = part_labels(fit.readings, shown)
    lines = [
        f"{without_markup(label)}: {', '.join(lower_title(domain.roles[role].name) for role in part.chain)}"
        for label, part in zip(labels, shown, strict=True)
    ]
    return (*lines, *([f"And {len(parts) - len(shown):,} more."] if len(parts) > len(shown) else []))


def _with_basis(statements: Sequence[Statement], domain: Domain) -> tuple[str, ...]:
    return tuple(f"{one.text} ({basis_text(one, domain)})" for one in statements)


def _ladder(fit: Fit, domain: Domain) -> tuple[LadderRow, ...]:
    """Both lines from the top down, in words."""

    def name(role: str) -> str:
        return domain.roles[role].name if role else ""

    rungs = ladder_rungs(fit.line.chain, fit.typical_chain, fit.rungs.matched, domain)
    return tuple(LadderRow(name(rung.own), name(rung.typical), rung.note) for rung in rungs)


def _readings(fit: Fit, domain: Domain) -> tuple[tuple[ReadingRow, ...], int]:
    """Different readings of rungs above the front line, the higher seats first, and how many are left out.

    Those of one title and role are one.
    """
    readings = fit.readings
    seats = np.flatnonzero(fit.line.on_line & ~readings.has_role("operative")).astype(np.int32)
    seats = seats[np.argsort(readings.tree.depth[seats], kind="stable")]
    titles = readings.org.texts("title", seats)
    first: dict[tuple[str, int], int] = {}
    counts: dict[tuple[str, int], int] = {}
    for seat, title, role in zip(seats.tolist(), titles, readings.role[seats].tolist(), strict=True):
        key = (title, role)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, seat)
    shown = sorted(first, key=lambda key: (int(readings.tree.depth[first[key]]), -counts[key], key))[:_SHOWN]
    reasons = readings.reasons(np.array([first[key] for key in shown], np.int32))
    rows = tuple(
        ReadingRow(
            without_markup(key[0]),
            lower_title(domain.roles[readings.roles[key[1]]].name),
            counts[key],
            float(readings.sureness[first[key]]),
            without_markup(reason),
        )
        for key, reason in zip(shown, reasons, strict=True)
    )
    return rows, len(first) - len(rows)


def more_text(report: FitReport) -> str:
    """Last line under the titles of a report: how many it does not list; "" where it lists all."""
    if not report.more_readings:
        return ""
    titles = "title" if report.more_readings == 1 else "titles"
    return f"And {report.more_readings:,} more {titles}; the Fit tab has all."


def texts_of(report: FitReport) -> Sequence[str]:
    """Every text of a report, in reading order."""
    return [
        report.title,
        report.subtitle,
        *(text for row in report.ladder for text in (row.own, row.typical, row.note)),
        *(text for heading, lines in report.sections for text in (heading, *lines)),
        *(text for row in report.readings for text in (row.title, row.role, row.reason)),
        more_text(report),
        *report.sources,
    ]
