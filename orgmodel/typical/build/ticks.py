"""Headcounts at which something can change: the ticks of the headcount slider."""

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.parameters import MAX_HEADCOUNT, TypicalCompany
from orgmodel.typical.rules.numbers import numbers_in_force
from orgmodel.typical.rules.presence import coo_threshold, threshold


def headcount_ticks(company: TypicalCompany, domain: Domain) -> list[int]:
    """Headcounts from which a role exists, is placed elsewhere, or a size band begins, in rising order.

    The company's own headcount does not matter; its other parameters do. In a divisional company the thresholds of
    the operations roles hold per division, so they are met at several times that headcount and not listed.
    """
    force = numbers_in_force(domain, company)
    numbers = force.numbers
    ticks: set[int | None] = {band.start for band in domain.bands}
    ticks |= set(force.function_starts.values())
    if company.structure != "divisional":
        ticks |= {threshold(force, company, role)[0] for role in numbers.thresholds}
    if company.coo == "auto":
        ticks.add(coo_threshold(force, company)[0])
    if company.has_office:
        office = numbers.office
        ticks |= {office.office_manager.value, office.reports_below_ceo.value, office.admin_services_manager.value}
    if company.importance == "low":
        ticks |= {numbers.business_manager.start.value, numbers.finance_carries_from.value}
    if company.structure == "divisional":
        ticks |= {step.start for step in numbers.divisional.default_divisions}
    return sorted(at for at in ticks if at is not None and 1 <= at <= MAX_HEADCOUNT)
