"""Presence of roles: rules R01 to R09, R11, R14, R16, R17, R22, R23.

A `Presence` says by which rule a role exists and how sure that number is; the lines are placed by `parents`.
"""

from dataclasses import dataclass

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.number_schema import Number
from orgmodel.theme import Confidence
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.rules.numbers import NumbersInForce


@dataclass(frozen=True, slots=True)
class Presence:
    """Reason that a role exists: rule, sentence, and the confidence of the number behind it."""

    role: str
    rule: str
    sentence: str
    confidence: Confidence
    cites: tuple[str, ...]


# From the top of the operations line down; R07 gives the order.
UNIT_ROLES = (
    ("svp_ops", "R07"),
    ("vp_ops", "R07"),
    ("regional_ops_director", "R07"),
    ("director_ops", "R06"),
    ("operations_officer", "R05"),
    ("ops_supervisor", "R08"),
)


def threshold(force: NumbersInForce, company: TypicalCompany, role: str) -> tuple[int | None, Number]:
    """Headcount from which an operations role exists (None: never), and its number; R16 multiplies in a flat firm."""
    number: Number = getattr(force.numbers.thresholds[role], company.importance)
    if number.value is None:
        return None, number
    if company.structure == "flat" and role != "operations_officer":
        return number.value * (force.numbers.flat_multiplier.value or 1), number
    return number.value, number


def operations_roles(
    force: NumbersInForce, company: TypicalCompany, people: int, names: dict[str, str]
) -> list[Presence]:
    """Operations roles that exist in a unit of so many people, from the top down (R05 to R08, R16).

    Parameters
    ----------
    people
        People of the unit: the whole company, or one division (R14).
    names
        Display names of the roles.
    """
    presences: list[Presence] = []
    flat = " in a flat structure" if company.structure == "flat" else ""
    where = "unit" if people != company.headcount else "company"
    for role, rule in UNIT_ROLES:
        least, number = threshold(force, company, role)
        if least is not None and people >= least:
            if role == "ops_supervisor" and not any(other.role == "operations_officer" for other in presences):
                # R08 knows no other boss for supervisors; edited thresholds can leave them without one.
                continue
            sentence = (
                f"{names[role]}: exists from {least:,} people at {company.importance} importance{flat}; "
                f"this {where} has {people:,}."
            )
            presences.append(Presence(role, rule, sentence, number.confidence, number.cites))
    return presences


def coo_threshold(force: NumbersInForce, company: TypicalCompany) -> tuple[int | None, Number]:
    """Headcount from which a COO exists by rule R04 (None: never), with R17's shift for the chief executive."""
    numbers = force.numbers
    rung = (
        getattr(numbers.coo_index, company.importance)
        + getattr(numbers.coo_shift.ceo_operations, company.ceo_operations)
        + getattr(numbers.coo_shift.structure, company.structure)
    )
    number = numbers.coo_ladder[min(max(rung, 0), len(numbers.coo_ladder) - 1)]
    return number.value, number


def coo_presence(force: NumbersInForce, company: TypicalCompany) -> Presence | None:
    """Presence of a COO, by R03 (the chief executive's choice) or R04 (the ladder); None where there is none."""
    least_people = force.numbers.coo_min_headcount.value or 3
    if company.coo == "no":
        return None
    if company.coo == "yes":
        if company.headcount < least_people:
            return None
        sentence = "Chief operating officer: the chief executive chose to have one."
        return Presence("coo", "R03", sentence, "seed", ("A14", "A16"))
    least, number = coo_threshold(force, company)
    if least is None or company.headcount < max(least, least_people):
        return None
    sentence = (
        f"Chief operating officer: usual from {least:,} people at {company.importance} importance, {company.structure} "
        f"structure, chief executive {company.ceo_operations} in operations; this company has {company.headcount:,}."
    )
    return Presence("coo", "R04", sentence, number.confidence, number.cites)


def division_count(force: NumbersInForce, company: TypicalCompany) -> int:
    """Divisions of a divisional company, or units of a matrix; 0 where there are none (R14, R15)."""
    numbers = force.numbers
    steps = numbers.divisional.default_divisions
    usual = next((step.divisions for step in reversed(steps) if company.headcount >= step.start), 0)
    if company.structure == "divisional":
        if company.headcount < (numbers.divisional.min_headcount.value or 1):
            return 0
        return company.divisions or usual
    if company.structure == "matrix":
        if company.headcount < (numbers.matrix_units.min_headcount.value or 1):
            return 0
        return company.divisions or usual or (numbers.matrix_units.small_default.value or 2)
    return 0


def carrier(force: NumbersInForce, company: TypicalCompany, has_coo: bool) -> Presence | None:
    """Carrier of operations of low importance without a COO (R11): business manager or finance head."""
    numbers = force.numbers
    if company.importance != "low" or has_coo:
        return None
    start, below = numbers.business_manager.start, numbers.business_manager.below
    if (start.value or 0) <= company.headcount < (below.value or 0) and company.structure != "flat":
        sentence = (
            f"Business manager: operations has low importance and there is no COO, from {start.value:,} to "
            f"{(below.value or 0) - 1:,} people."
        )
        return Presence("business_manager", "R11", sentence, start.confidence, ("B35", *start.cites))
    finance = numbers.finance_carries_from
    if finance.value is not None and company.headcount >= finance.value:
        sentence = (
            f"Finance head: carries operations, which has low importance, where there is no COO "
            f"from {finance.value:,} people."
        )
        return Presence("finance_head", "R11", sentence, "published", ("F20", *finance.cites))
    return None


def office_roles(force: NumbersInForce, company: TypicalCompany, names: dict[str, str]) -> list[Presence]:
    """Seats of the office side (R09): administrative services manager, office manager, administrators."""
    if not company.has_office:
        return []
    office = force.numbers.office
    if office.office_manager.value is None:
        return []
    presences = []
    for role, number in (
        ("admin_services_manager", office.admin_services_manager),
        ("office_manager", office.office_manager),
        ("admin", office.admin),
    ):
        least = max(number.value or 1, office.office_manager.value)
        if company.headcount >= least:
            sentence = f"{names[role]}: exists from {least:,} people where there is an office."
            presences.append(Presence(role, "R09", sentence, number.confidence, number.cites))
    return presences


def function_heads(domain: Domain, force: NumbersInForce, company: TypicalCompany) -> list[Presence]:
    """Heads of the other functions that a company of this size has, in catalogue order (R19 places them)."""
    presences = []
    for key, function in domain.functions.items():
        start = force.function_starts[key]
        if company.headcount >= start:
            edited = start != function.start
            sentence = f"{function.name}: usual from {start:,} people; this company has {company.headcount:,}."
            confidence: Confidence = "judgement" if edited else function.confidence
            presences.append(Presence(function.role, "R19", sentence, confidence, function.cites))
    return presences
