"""Plan of a typical company: which seats there are and where each one looks for its boss; no counts, no lines yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orgmodel.company import Company
from orgmodel.domain.load import Domain
from orgmodel.rules.numbers import InForce, in_force
from orgmodel.rules.presence import (
    Presence,
    carrier,
    coo_presence,
    division_count,
    function_heads,
    office_roles,
    operations_roles,
)
from orgmodel.rules.scope import Scope, scope_of
from orgmodel.theme import Tone


@dataclass(frozen=True, slots=True)
class Planned:
    """A seat to be: its words, why it exists, the rule that places it, and the seats it may report to (role to key)."""

    key: str
    role: str
    title: str
    unit: str
    level: float
    tone: Tone
    presence: Presence
    rule: str
    bosses: Mapping[str, str]
    folds: bool = False
    dotted_to: str = ""


@dataclass
class Plan:
    """Seats in sibling order, and what the later steps need of how they came about."""

    company: Company
    domain: Domain
    force: InForce
    scope: Scope
    seats: list[Planned] = field(default_factory=list)
    branches: list[list[str]] = field(default_factory=list)
    notices: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)

    @property
    def names(self) -> dict[str, str]:
        """Display names of roles and function heads."""
        return role_names(self.domain, self.company)


_CEO = ("A29", "T1")


def role_names(domain: Domain, company: Company) -> dict[str, str]:
    """Display names of the roles and the function heads, the officer's title in the company's style."""
    names = {key: role.name for key, role in domain.roles.items()}
    names |= {f.role: f.name for f in domain.functions.values() if f.role not in names}
    if company.title_style == "manager" and not company.split_officer:
        names["operations_officer"] = names["operations_manager"]
    return names


def plan(company: Company, domain: Domain) -> Plan:
    """Seats of the company in sibling order.

    Raises
    ------
    BadCompany, UnknownName
        If an edited threshold or a scope is not in the catalogue.
    """
    made = Plan(company, domain, in_force(domain, company), scope_of(domain, company))
    people = Presence("ceo", "R01", "Every company has a chief executive.", "seed", _CEO)
    board: dict[str, str] = {}
    if company.board:
        presence = Presence("board", "R01", "A board was asked for.", "seed", ("A29",))
        _add(made, "board", presence, "R01", {})
        board = {"board": "board"}
    _add(made, "ceo", people, "R01", board)
    company_seats = {**board, "ceo": "ceo"}
    coos = _add_coos(made, company_seats)
    heads = function_heads(domain, made.force, company)
    carries = carrier(made.force, company, bool(coos))
    if carries is not None and carries.role == "finance_head":
        heads = [head for head in heads if head.role != "finance_head"]
    if carries is not None:
        company_seats[carries.role] = carries.role
    company_seats |= {head.role: head.role for head in heads}
    if coos:
        company_seats["coo"] = coos[0]
    if carries is not None:
        _add(made, carries.role, carries, "R11", company_seats)
    _add_operations(made, company_seats, coos)
    _add_office(made, company_seats)
    for head in heads:
        _add(made, head.role, head, "R19", {**company_seats, "coo": _coo_of(made, head.role, coos)})
    return made


def _add(made: Plan, role: str, presence: Presence, rule: str, bosses: Mapping[str, str], **more: object) -> str:
    """Append a seat; its key is the role's, with the unit's number from the second unit on."""
    number = more.pop("number", 1)
    key = role if number == 1 else f"{role}:{number}"
    entry = made.domain.roles.get(role)
    level: float = entry.level if entry else made.domain.roles["finance_head"].level
    tone: Tone = entry.tone if entry else "function"
    seat = Planned(key, role, made.names[role], "", level, tone, presence, rule, {r: k for r, k in bosses.items() if k})
    made.seats.append(replace(seat, **more))  # type: ignore[arg-type]
    return key


def _add_coos(made: Plan, company_seats: Mapping[str, str]) -> list[str]:
    """The chief operating officers (R03, R04, R23); their keys."""
    company = made.company
    presence = coo_presence(made.force, company)
    if presence is None:
        least = made.force.numbers.coo_min_headcount.value or 3
        if company.coo == "yes":
            made.notices.append(("coo-too-small", f"A COO needs at least {least} people; there is none.", ("A14",)))
        return []
    wanted, least = company.coos, made.force.numbers.several_coos_from.value or 1
    if wanted > 1 and company.headcount < least:
        text = f"Several COOs at once are drawn from {least:,} people (rule R23); one is shown."
        made.notices.append(("one-coo", text, ("F16",)))
        wanted = 1
    keys = []
    for number in range(1, wanted + 1):
        unit = ""
        if wanted > 1:
            unit = f"Region {number}" if company.coo_split == "region" else _function_split(number)
        rule = "R23" if wanted > 1 else "R13"
        keys.append(_add(made, "coo", presence, rule, company_seats, number=number, unit=unit))
    return keys


def _function_split(number: int) -> str:
    return "Operations" if number == 1 else f"Internal services {number - 1}" if number > 2 else "Internal services"


def _coo_of(made: Plan, role: str, coos: list[str]) -> str:
    """The COO that a function head would report to: by function the others share the heads, else the first has all."""
    if not coos:
        return ""
    words = {f.role: f.scope for f in made.domain.functions.values()}
    if words.get(role) not in made.scope.words:
        return ""
    if len(coos) == 1 or made.company.coo_split == "region":
        return coos[0]
    operations_side = set(made.domain.coo.presets["ops_only"].words)
    if words[role] in operations_side:
        return coos[0]
    others = [r for r, word in words.items() if word not in operations_side]
    return coos[1 + others.index(role) % (len(coos) - 1)]


def _add_operations(made: Plan, company_seats: Mapping[str, str], coos: list[str]) -> None:
    """The operations branches: one, or one per division, matrix unit or region."""
    company = made.company
    units = division_count(made.force, company)
    by_region = company.coo_split == "region" and len(coos) > 1
    if company.structure == "divisional" and units:
        for number in range(1, units + 1):
            _add_division(made, company_seats, number, company.headcount // units)
    elif by_region:
        for number, coo in enumerate(coos, 1):
            seats = {**company_seats, "coo": coo}
            roles = operations_roles(made.force, company, company.headcount, made.names)
            _add_branch(made, roles, seats, number, f"Region {number}")
    else:
        roles = operations_roles(made.force, company, company.headcount, made.names)
        lead = next((r.role for r in roles if r.role in ("director_ops", "operations_officer")), None)
        if company.structure == "matrix" and units and lead:
            _add_matrix(made, roles, dict(company_seats), lead, units)
        else:
            _add_branch(made, roles, dict(company_seats), 1, "")


def _add_division(made: Plan, company_seats: Mapping[str, str], number: int, people: int) -> None:
    """One division (R14): its head stands in the chief executive's place, with no COO of its own."""
    numbers = made.force.numbers.divisional
    unit = f"Division {number}"
    sentence = (
        f"Division head: a divisional company of {made.company.headcount:,} people has divisions of about {people:,}."
    )
    presence = Presence("division_head", "R14", sentence, numbers.confidence, numbers.cites)
    head = _add(made, "division_head", presence, "R14", company_seats, number=number, unit=unit, folds=number > 1)
    roles = operations_roles(made.force, made.company, people, made.names)
    _add_branch(made, roles, {**company_seats, "division_head": head}, number, unit, folds=False)


def _add_branch(
    made: Plan, roles: list[Presence], seats: dict[str, str], number: int, unit: str, folds: bool | None = None
) -> None:
    """One operations branch from its head down to the front line; repeats of the first branch fold at their head."""
    fold_here = number > 1 if folds is None else folds
    branch: list[str] = []
    for presence in roles:
        if presence.role == "operations_officer" and made.company.split_officer:
            split = Presence(
                "operations_manager", "R05", "Officer and manager are two seats here.", "seed", ("A23", "A1")
            )
            key = _add(made, "operations_manager", split, "R05", seats, number=number, unit=unit)
            branch.append(key)
            seats = {**seats, "operations_manager": key}
        key = _add(made, presence.role, presence, presence.rule, seats, number=number, unit=unit)
        branch.append(key)
        seats = {**seats, presence.role: key}
    if fold_here and branch:
        place = next(i for i, seat in enumerate(made.seats) if seat.key == branch[0])
        made.seats[place] = replace(made.seats[place], folds=True)
    if made.company.headcount >= 2:
        front = Presence("operative", "R02", "From two people on somebody works on the job itself.", "seed", ("B30",))
        branch.append(_add(made, "operative", front, "R02", seats, number=number, unit=unit))
    if branch:
        made.branches.append(branch)
    _add_assistant(made, seats, number, unit)


def _add_assistant(made: Plan, seats: dict[str, str], number: int, unit: str) -> None:
    """The assistant director beside the line (R22)."""
    if not made.company.assistant_director or number > 1:
        return
    least = made.force.numbers.assistant_director_from
    if made.company.headcount < (least.value or 1):
        text = f"An assistant director is drawn from {least.value:,} people (rule R22); none is shown."
        made.notices.append(("no-assistant", text, ("A18",)))
        return
    if "director_ops" in seats or "operations_officer" in seats:
        sentence = f"Assistant director: asked for; usual from {least.value:,} people."
        presence = Presence("asst_director_ops", "R22", sentence, least.confidence, least.cites)
        _add(made, "asst_director_ops", presence, "R22", seats, number=number, unit=unit)


def _add_matrix(made: Plan, roles: list[Presence], seats: dict[str, str], lead: str, units: int) -> None:
    """A matrix (R15): the functional tree with one operations lead per unit, and a second line to the unit's head."""
    above = [presence for presence in roles if presence.role not in _from(roles, lead)]
    for presence in above:
        seats[presence.role] = _add(made, presence.role, presence, presence.rule, seats)
    below = [presence for presence in roles if presence.role in _from(roles, lead)]
    numbers = made.force.numbers.matrix_units.min_headcount
    to_unit = made.company.matrix_solid == "unit"
    unit_heads = []
    sentence = "Unit or project head: a matrix company groups its work by units or projects as well."
    unit_presence = Presence("division_head", "R15", sentence, numbers.confidence, ("F49", *numbers.cites))
    if to_unit:
        unit_heads = [_add_unit_head(made, unit_presence, seats, n) for n in range(1, units + 1)]
    for number in range(1, units + 1):
        head = "division_head" if number == 1 else f"division_head:{number}"
        first = len(made.seats)
        unit_seats = {**seats, "division_head": head} if to_unit else dict(seats)
        _add_branch(made, below, unit_seats, number, f"Unit {number}")
        top = made.seats[first]
        made.seats[first] = replace(top, dotted_to="functional" if to_unit else head)
        # Seats under the lead report to it, not to the unit's head, whatever the order of their rule says.
        for place in range(first + 1, len(made.seats)):
            kept = {role: key for role, key in made.seats[place].bosses.items() if role != "division_head"}
            made.seats[place] = replace(made.seats[place], bosses=kept)
    if not unit_heads:
        for number in range(1, units + 1):
            _add_unit_head(made, unit_presence, seats, number)


def _from(roles: list[Presence], lead: str) -> set[str]:
    names = [presence.role for presence in roles]
    return set(names[names.index(lead) :])


def _add_unit_head(made: Plan, presence: Presence, seats: Mapping[str, str], number: int) -> str:
    return _add(made, "division_head", presence, "R15", seats, number=number, unit=f"Unit {number}")


def _add_office(made: Plan, company_seats: dict[str, str]) -> None:
    """The office side (R09), kept off the operations line (R10)."""
    officer = {"operations_officer": "operations_officer"} if _has(made, "operations_officer") else {}
    seats = {**company_seats, **officer}
    for presence in office_roles(made.force, made.company, made.names):
        seats[presence.role] = _add(made, presence.role, presence, "R09", seats)


def _has(made: Plan, key: str) -> bool:
    return any(seat.key == key for seat in made.seats)
