"""Fit: a loaded company beside the typical company of its headcount and structure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.schema import Band
from orgmodel.fit.line import Line, Rungs, compare_rungs, find_line
from orgmodel.fit.measures import measures_json
from orgmodel.fit.readings import Readings, read_titles
from orgmodel.fit.structure import alike, guess_structure, typical_roles
from orgmodel.fit.vocabulary import load_vocabulary
from orgmodel.org.org import Org
from orgmodel.typical.graph import Graph
from orgmodel.typical.parameters import MAX_HEADCOUNT, TypicalCompany, from_table


@dataclass(frozen=True, eq=False)
class Fit:
    """A company beside the typical one.

    Attributes
    ----------
    readings
        The title of everybody, read.
    company, typical
        The typical company it is compared with, and its reporting graph.
    band
        Size class.
    structure_reason
        Why the structure was taken.
    line, typical_chain
        The company's longest operations line; the roles of the typical one, from the bottom up.
    rungs
        What is matched, missing, doubled, skipped.
    alike
        Single choices with which the typical line would be this one.
    measures
        `measures_json`.
    """

    readings: Readings
    company: TypicalCompany
    typical: Graph
    band: Band
    structure_reason: str
    line: Line
    typical_chain: tuple[str, ...]
    rungs: Rungs
    alike: tuple[tuple[str, str], ...]
    measures: Mapping[str, Any]


def headcount_of(org: Org) -> int:
    """People of a company who are there: holders of its seats, further holders, and people counted without names."""
    held = ~org.vacant[: org.people] & ~org.gone[: org.people]
    return max(1, int(held.sum()) + len(org.shared) + round(float(org.staff.sum())))


def fit(
    org: Org,
    domain: Domain,
    corrections: Mapping[int, str] | None = None,
    choices: Mapping[str, Any] | None = None,
) -> Fit:
    """Read the titles of a company and compare it with the typical one.

    Parameters
    ----------
    corrections
        Seat to the role that it is, or "" for none.
    choices
        Fields of `TypicalCompany` that a person chose; headcount and structure are guessed where they are left out.

    Raises
    ------
    UnknownName
        If a correction names no role.
    BadCompany
        If a choice is out of range.

    Notes
    -----
    O(different titles + people · log levels).
    """
    chosen = dict(choices or {})
    readings = read_titles(org, load_vocabulary(), tuple(domain.roles), corrections)
    headcount = chosen.setdefault("headcount", min(MAX_HEADCOUNT, headcount_of(org)))
    reason = "Chosen."
    if "structure" not in chosen:
        checked = from_table({"headcount": headcount})
        chosen["structure"], reason = guess_structure(readings, checked.headcount, domain)
    company = from_table(chosen)
    typical, chain = typical_roles(company, domain)
    line = find_line(readings)
    return Fit(
        readings=readings,
        company=company,
        typical=typical,
        band=next(band for band in reversed(domain.bands) if company.headcount >= band.start),
        structure_reason=reason,
        line=line,
        typical_chain=chain,
        rungs=compare_rungs(readings, line, chain),
        alike=alike(company, line.chain, domain),
        measures=measures_json(readings, domain, typical, len(line.chain)),
    )


def seats_of_ids(org: Org, roles: Mapping[str, str]) -> tuple[dict[int, str], list[str]]:
    """Seats of ids as in the file, or of titles: every seat that has it.

    Parameters
    ----------
    roles
        Id, "row 17", or title, to the role; an id counts before a title of the same text.

    Returns
    -------
    dict, list
        Seat to role; and the keys that nobody has.
    """
    if not roles:
        return {}, []
    everybody = np.arange(org.people, dtype=np.int32)
    ids, titles = _places(org.texts("id", everybody)), _places(org.texts("title", everybody))
    seats: dict[int, str] = {}
    lost: list[str] = []
    for key, role in roles.items():
        found = ids.get(key, [])
        if not found and key.startswith("row ") and key[4:].isdecimal():
            found = np.flatnonzero(org.rows[: org.people] == int(key[4:])).tolist()
        found = found or titles.get(key.strip(), [])
        seats |= dict.fromkeys(found, role)
        if not found:
            lost.append(key)
    return seats, lost


def _places(texts: list[str]) -> dict[str, list[int]]:
    """Places of each text that is not blank."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if text.strip():
            found.setdefault(text.strip(), []).append(place)
    return found
