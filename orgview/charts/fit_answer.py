"""Fit of a loaded company for the page: ladders, what differs, measures, and the readings group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.fit.fit import Fit, fit, seats_of_ids
from orgmodel.fit.ladder import ladder_rungs
from orgmodel.fit.listing import GROUPS, ReadingGroups, count_titles, group_readings, known_ids
from orgmodel.fit.output import alike_text, seat_ids, source_lines
from orgmodel.fit.parts import NO_HEAD, PartLine, part_lines
from orgmodel.fit.sentences import Statement, line_differences, summary_text, to_typical
from orgmodel.layout.loaded import names_of
from orgmodel.text.markup import without_markup
from orgmodel.typical.parameters import COO_CHOICES, IMPORTANCES, STRENGTHS, STRUCTURES
from orgview.charts.opened_company import OpenedCompany
from orgview.queries.fit_request import FitRequest, read_fit, write_fit
from orgview.server.answers.error_responses import NOT_ALLOWED
from orgview.server.limits.job_slots import JobSlots
from orgview.server.visitors.rights import allows
from orgview.server.work.painter import client_is_gone
from orgview.store.company import version_of
from orgview.store.shares import Access

# Parts whose line the page offers, of a company with hundreds of regions.
MOST_PARTS = 60
_MEASURES = (
    ("ceo_span", "Direct reports of the chief executive"),
    ("span_mean", "Reports per manager, mean"),
    ("span_median", "Reports per manager, median"),
    ("levels", "Levels"),
    ("managers_pct", "Managers, per cent of all"),
    ("coo", "Chief operating officers"),
)
_CONTROLS = (
    ("structure", "Structure", STRUCTURES),
    ("importance", "Importance of operations", IMPORTANCES),
    ("coo", "Chief operating officer", COO_CHOICES),
    ("ceo_operations", "Chief executive in operations", STRENGTHS),
)


_Rows = Mapping[int, dict[str, Any]]
_Worked = tuple[Fit, ReadingGroups, tuple[PartLine, ...], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class CompanyFit:
    """A loaded company beside the typical one, with what a person corrected.

    Attributes
    ----------
    lost
        Keys of corrections that nobody in the company has any more.
    version
        Version of the stored corrections.
    """

    opened: OpenedCompany
    request: FitRequest
    fit: Fit
    groups: ReadingGroups
    parts: tuple[PartLine, ...]
    lost: tuple[str, ...]
    version: str


def fit_company(opened: OpenedCompany, corrected: Mapping[str, Any], domain: Domain, slots: JobSlots) -> CompanyFit:
    """Fit of a company with stored corrections and choices; from the cache where it was made lately.

    Parameters
    ----------
    slots
        A large company waits for one of them.

    Raises
    ------
    UnknownName, BadCompany
        If a correction names no role, or a choice is out of range.
    orgview.server.limits.job_slots.Busy, Cancelled
        If too many wait, or the client is gone while waiting.
    """
    request = read_fit(corrected)

    def make() -> tuple[_Worked, int]:
        corrections, lost = seats_of_ids(opened.org, request.roles)
        with slots.slot_for(opened.org.people, client_is_gone()):
            company_fit = fit(opened.org, domain, corrections, request.choices)
            groups = group_readings(company_fit)
            parts = part_lines(company_fit.readings, company_fit.line)
        # A reading, its seat's place in the tree and on the line: some 40 bytes a seat.
        size = 40 * opened.org.people + groups.nbytes + 100_000
        return (company_fit, groups, parts, tuple(lost)), size

    # The cache is shared by all who loaded the same people: nothing in it is of one company.
    worked = opened.cache.get_or_make(opened.company.org_hash, f"fit {write_fit(request)}", make)
    return CompanyFit(opened, request, *worked, version_of(corrected))


def fit_json(company: CompanyFit, domain: Domain) -> dict[str, Any]:
    """Fit as the page shows it: `orgview.contract.FitAnswer`."""
    company_fit, rows = company.fit, _seat_rows(company, domain)
    return {
        "id": company.opened.company.id,
        "name": company.opened.company.name,
        "headcount": company_fit.company.headcount,
        "band": company_fit.band.name,
        "structure": company_fit.company.structure,
        "structure_reason": company_fit.structure_reason,
        "summary": summary_text(company_fit, company.parts, domain),
        "alike": alike_text(company_fit) if company_fit.alike else "",
        "controls": [_control(company, *each) for each in _CONTROLS],
        "line": _ladder(company, company_fit.line.chain, company_fit.line.seats, rows, domain),
        "parts": _parts(company, rows, domain),
        "further_parts": max(0, len(company.parts) - MOST_PARTS),
        "to_typical": [_statement(one, domain) for one in to_typical(company_fit, domain)],
        "differences": [_statement(one, domain) for one in line_differences(company_fit, domain)],
        "measures": _measures(company_fit, domain),
        "sources": source_lines(company_fit, domain),
        "holders": _holders(company_fit, domain),
        "groups": [
            {"key": key, "label": label, "count": len(company.groups.seats[key])} for key, label in GROUPS.items()
        ],
        "roles": [
            {"value": key, "label": role.name, "group": role.function.replace("_", " ").capitalize()}
            for key, role in domain.roles.items()
        ],
        "corrections": _corrections(company, domain),
        "locked": _locked(company.opened.access),
        "version": company.version,
    }


def _locked(access: Access | None) -> str:
    """Reason for which a visitor may correct nothing, in the words of the refusal; "" for those who may."""
    return "" if access is None or allows(access, "change") else "{}. {}".format(*NOT_ALLOWED["change"])


def rows_json(company: CompanyFit, seats: Sequence[int], domain: Domain) -> list[dict[str, Any]]:
    """Readings of some seats: `orgview.contract.FitReading`."""
    readings, org = company.fit.readings, company.opened.org
    places = np.array(seats, np.int32)
    titles = org.texts("title", places)
    alike, ids = count_titles(org, titles), known_ids(org, titles)
    rows = zip(
        seats,
        seat_ids(company.fit, places),
        names_of(org, seats),
        titles,
        org.texts("department", places),
        readings.role[places].tolist(),
        readings.sureness[places].tolist(),
        readings.reasons(places),
        strict=True,
    )
    return [
        {
            "seat": f"n{seat}",
            "key": key,
            "name": name,
            "title": without_markup(title),
            # A title that is somebody's id as well names that person.
            "title_key": "" if title.strip() in ids else title.strip(),
            "alike": alike.get(title.strip(), 1),
            "department": without_markup(department),
            "role": readings.roles[role] if role >= 0 else "",
            "role_name": domain.roles[readings.roles[role]].name if role >= 0 else "No role",
            "confidence": round(sureness, 2),
            "reason": without_markup(reason),
            "is_corrected": key in company.request.roles or title.strip() in company.request.roles,
        }
        for seat, key, name, title, department, role, sureness, reason in rows
    ]


def _control(company: CompanyFit, key: str, label: str, values: Sequence[str]) -> dict[str, Any]:
    chosen = company.request.choices.get(key, "")
    return {
        "key": key,
        "label": label,
        "value": chosen,
        "taken": str(getattr(company.fit.company, key)),
        "first": "Guessed from the file" if key == "structure" else "As usual",
        "options": [{"value": value, "label": value.capitalize(), "group": ""} for value in values],
    }


def _seat_rows(company: CompanyFit, domain: Domain) -> _Rows:
    """Readings of the seats of all lines that are shown; at once, because each look at the company costs O(n)."""
    lines = [company.fit.line.seats, *(part.seats for part in company.parts[:MOST_PARTS])]
    seats = sorted({seat for line in lines for seat in line})
    return dict(zip(seats, rows_json(company, seats, domain), strict=True))


def _ladder(
    company: CompanyFit, chain: Sequence[str], seats: Sequence[int], rows: _Rows, domain: Domain
) -> list[dict[str, Any]]:
    """Rungs from the top down; the seats of the company's own with holder, title and how they were read."""
    company_fit = company.fit
    usual = dict(zip(company_fit.typical_chain, [*company_fit.typical_chain[1:], ""], strict=True))
    boss = dict(zip(seats, chain[1:], strict=False))
    own = iter([(seat, rows[seat]) for seat in seats[::-1]])
    ladder = []
    for rung in ladder_rungs(chain, company_fit.typical_chain, company_fit.rungs.matched, domain):
        seat, row = next(own) if rung.own else (-1, None)
        goes_to = boss.get(seat, "")
        ladder.append(
            {
                "own": row,
                "typical": domain.roles[rung.typical].name if rung.typical else "",
                "role": rung.own or rung.typical,
                "note": rung.note,
                # The line above this rung ends elsewhere than the typical one does.
                "line_differs": bool(rung.own and goes_to and usual.get(rung.own) not in (None, "", goes_to)),
                "levels_between": _between(company, seat),
            }
        )
    return ladder


def _between(company: CompanyFit, seat: int) -> int:
    """Managers between a seat and the next rung above whose title is no rung."""
    company_fit = company.fit
    above = int(company_fit.line.above[seat]) if seat >= 0 else -1
    depth = company_fit.readings.tree.depth
    return int(depth[seat] - depth[above] - 1) if above >= 0 else 0


def _parts(company: CompanyFit, rows: _Rows, domain: Domain) -> list[dict[str, Any]]:
    shown = company.parts[:MOST_PARTS]
    heads = [part.head for part in shown if part.head >= 0]
    names = dict(zip(heads, names_of(company.opened.org, heads), strict=True))
    titles = dict(zip(heads, company.opened.org.texts("title", heads), strict=True))
    departments = dict(zip(heads, company.opened.org.texts("department", heads), strict=True))
    told = []
    for part in shown:
        words = [titles.get(part.head, ""), departments.get(part.head, ""), names.get(part.head, "")]
        label = ", ".join(dict.fromkeys(without_markup(word) for word in words if word)) or NO_HEAD
        told.append(
            {
                "label": label,
                "rungs": part.rungs,
                "line": _ladder(company, part.chain, part.seats, rows, domain),
            }
        )
    return told


def _statement(one: Statement, domain: Domain) -> dict[str, Any]:
    sources = list(domain.source_names(one.cites))
    return {"kind": one.kind, "text": one.text, "confidence": one.confidence, "sources": sources}


def _measures(company_fit: Fit, domain: Domain) -> list[dict[str, Any]]:
    """Measures with the published figures beside them, and the line's own."""
    told = []
    for key, label in _MEASURES:
        one = company_fit.measures[key]
        value = "none" if one["value"] is None else f"{one['value']:,g}"
        told.append(
            {"label": label, "value": value, "published": [_published(each, domain) for each in one["published"]]}
        )
    lines, office = company_fit.measures["line_levels"], company_fit.measures["office"]
    told.append(
        {
            "label": "Rungs of the longest operations line",
            "value": str(lines["value"]),
            "published": [_typical_figure(lines["typical"])],
        }
    )
    sources = list(domain.source_names(office["cites"]))
    text = {"text": office["text"], "figure": "", "caveat": "", "sources": sources}
    published = [_typical_figure(office["typical"]), text]
    told.append({"label": "Office managers", "value": f"{office['value']:,}", "published": published})
    return told


def _typical_figure(figure: int) -> dict[str, Any]:
    return {"text": "typical company", "figure": str(figure), "caveat": "", "sources": []}


def _published(each: Mapping[str, Any], domain: Domain) -> dict[str, Any]:
    figure = each["figure"]
    number = f"{figure[0]:g} to {figure[1]:g}" if isinstance(figure, list) else f"{figure:g}"
    # The base rate's text has its figure.
    has_figure = each["text"][:1].isdecimal()
    return {
        "text": each["text"],
        "figure": "" if has_figure else number,
        "caveat": each["caveat"],
        "sources": list(domain.source_names(each["cites"])),
    }


def _holders(company_fit: Fit, domain: Domain) -> list[dict[str, Any]]:
    return [
        {"label": domain.roles[role].name, "value": one["value"], "typical": one["typical"]}
        for role, one in company_fit.measures["holders"].items()
    ]


def _corrections(company: CompanyFit, domain: Domain) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "role": role,
            # One that was kept may be of an older catalogue.
            "role_name": (domain.roles[role].name if role in domain.roles else role) if role else "No role",
            "is_lost": key in company.lost,
        }
        for key, role in company.request.roles.items()
    ]
