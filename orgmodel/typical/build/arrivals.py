"""Arrivals: the headcounts from which a role stands on the operations line of a company, other parameters unchanged."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from orgmodel.catalog.catalog import Domain
from orgmodel.errors import OrgError
from orgmodel.typical.build.build import chain_roles
from orgmodel.typical.build.ticks import headcount_ticks
from orgmodel.typical.parameters import MAX_HEADCOUNT, TypicalCompany, changed


@dataclass(frozen=True, slots=True)
class Arrival:
    """A role that comes with growth.

    Attributes
    ----------
    role
        Catalogue key.
    headcount
        The least one at which the role is on the operations line, and was not one person before.
    """

    role: str
    headcount: int


def arrivals(company: TypicalCompany, domain: Domain) -> tuple[Arrival, ...]:
    """Roles by the headcount from which each is on the operations line, in rising order.

    The headcount of the company does not matter.

    Notes
    -----
    10 to 30 ms: one line at each headcount where something can change, and for a role that comes between two of them
    (per-division thresholds) as many as halving the way takes.
    """
    # Roles that come between the same two headcounts are looked for at the same headcounts.
    roles_at = cache(lambda at: _roles(company, domain, at))
    # Above the last tick roles still come where thresholds hold for each division.
    points = [*headcount_ticks(company, domain), MAX_HEADCOUNT]
    found: list[Arrival] = []
    before: tuple[int, frozenset[str]] = (0, frozenset())
    for at in points:
        roles = roles_at(at)
        found += [Arrival(role, _first(roles_at, role, before[0], at)) for role in roles - before[1]]
        before = at, roles
    return tuple(sorted(found, key=lambda one: (one.headcount, domain.roles[one.role].level)))


def _roles(company: TypicalCompany, domain: Domain, headcount: int) -> frozenset[str]:
    """Roles on the operations line; none where no such company can be."""
    try:
        return chain_roles(changed(company, headcount=headcount), domain)
    except OrgError:
        return frozenset()


def _first(roles_at: Callable[[int], frozenset[str]], role: str, without: int, having: int) -> int:
    """Least headcount above `without` at which the line has the role, given that it does at `having`."""
    between = range(without + 1, having)
    return without + 1 + bisect_left(between, True, key=lambda at: role in roles_at(at))
