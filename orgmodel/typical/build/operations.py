"""The operations branches: one, or one per division, unit of a matrix, or region (R02, R05 to R08, R14, R15, R22)."""

from collections.abc import Mapping, Sequence

from orgmodel.text.grammar import lower_title
from orgmodel.typical.build.draft import DottedTo, Draft
from orgmodel.typical.rules.presence import Presence, division_count, operations_roles

_FRONT = Presence("operative", "R02", "From two people on somebody works on the job itself.", "seed", ("B30",))
_SPLIT = Presence("operations_manager", "R05", "Officer and manager are two seats here.", "seed", ("A23", "A1"))
_UNIT = "Unit head: a matrix company groups its work by units or projects as well."


def add_operations(draft: Draft, seats: Mapping[str, str], coos: Sequence[str]) -> None:
    """Add every operations branch.

    Parameters
    ----------
    seats
        Seats of the company that exist already, by role.
    coos
        Chief operating officers; where they are split by region, each has its own part.
    """
    company = draft.company
    units = division_count(draft.force, company)
    regions = coos if len(coos) > 1 and company.coo_split == "region" else [seats.get("coo", "")]
    if company.structure == "divisional" and units:
        for number, coo in _shared(units, regions):
            _add_division(draft, {**seats, "coo": coo}, number, company.headcount // units)
        return
    roles = operations_roles(draft.force, company, company.headcount, draft.names)
    lead = next((i for i, r in enumerate(roles) if r.role in ("director_ops", "operations_officer")), None)
    if company.structure == "matrix" and units and lead is not None:
        _add_matrix(draft, seats, (roles[:lead], roles[lead:]), units, regions)
        return
    for number, coo in enumerate(regions, 1):
        unit = f"Region {number}" if len(regions) > 1 else ""
        _add_branch(draft, roles, {**seats, "coo": coo}, number, unit, folds=number > 1)


def _shared(units: int, regions: Sequence[str]) -> list[tuple[int, str]]:
    """Numbers of the units, each with the COO of its region: neighbours go to the same one."""
    return [(number, regions[(number - 1) * len(regions) // units]) for number in range(1, units + 1)]


def _add_division(draft: Draft, seats: Mapping[str, str], number: int, people: int) -> None:
    """One division (R14): its head stands in the chief executive's place, with no COO of its own."""
    numbers = draft.force.numbers.divisional
    company, unit = draft.company, f"Division {number}"
    sentence = (
        f"Division head: a divisional company of {company.headcount:,} people has divisions of about {people:,} each."
    )
    presence = Presence("division_head", "R14", sentence, numbers.confidence, numbers.cites)
    head = draft.add("division_head", presence, "R14", seats, number=number, unit=unit, folds=number > 1)
    roles = operations_roles(draft.force, company, people, draft.names)
    _add_branch(draft, roles, {**seats, "division_head": head}, number, unit)


def _add_branch(
    draft: Draft,
    roles: Sequence[Presence],
    seats: Mapping[str, str],
    number: int,
    unit: str,
    *,
    folds: bool = False,
    dotted_to: DottedTo = "",
    trunk: tuple[str, ...] = (),
) -> None:
    """One operations branch from its head down to the front line.

    Parameters
    ----------
    folds
        Whether the branch repeats another and folds at its head.
    dotted_to
        Where the head has a dotted line to in a matrix (R15).
    trunk
        Seats of the operations line above, shared with other branches.
    """
    seats = dict(seats)
    branch: list[str] = []
    for presence in _line(draft, roles):
        first = not branch
        key = draft.add(
            presence.role,
            presence,
            "R15" if first and dotted_to == "function" else presence.rule,
            seats,
            number=number,
            unit=unit,
            folds=folds and first,
            barred=_barred(draft, seats, dotted_to, branch),
            dotted_to=dotted_to if first else "",
        )
        branch.append(key)
        seats[presence.role] = key
    if branch:
        draft.branches.append(branch)
        draft.trunks.append(trunk)
    if number == 1:
        _add_assistant(draft, seats, unit)


def _barred(draft: Draft, seats: Mapping[str, str], dotted_to: DottedTo, above: Sequence[str]) -> dict[str, str]:
    """Seats of a matrix unit that have another line, or none, to the next seat of their branch (R15)."""
    if not dotted_to:
        return {}
    if above:
        lead = lower_title(draft.names[above[0].partition(":")[0]])
        return {"division_head": f"in a matrix only the unit's {lead} has a line to it (rule R15)"}
    if dotted_to == "unit":
        return {"division_head": "has the dotted line; the solid one stays with the function (rule R15)"}
    reason = "this matrix draws the solid line to the unit's head (rule R15)"
    return {role: reason for role in seats if role != "division_head"}


def _line(draft: Draft, roles: Sequence[Presence]) -> list[Presence]:
    """Roles of a branch from the top down, the manager's own seat and the front line put in."""
    line: list[Presence] = []
    for presence in roles:
        if presence.role == "operations_officer" and draft.company.split_officer:
            line.append(_SPLIT)
        line.append(presence)
    return [*line, _FRONT] if draft.company.headcount > 1 else line


def _add_assistant(draft: Draft, seats: Mapping[str, str], unit: str) -> None:
    """The assistant director beside the line (R22); several branches have one between them."""
    company, least = draft.company, draft.force.numbers.assistant_director_from
    if not company.assistant_director:
        return
    boss = "director_ops" in seats or "operations_officer" in seats
    if company.headcount < (least.value or 1) or not boss:
        why = f"is drawn from {least.value:,} people" if boss else "needs a director or an operations officer"
        draft.notices.append(("no-assistant", f"An assistant director {why} (rule R22); none is shown.", ("A18",)))
        return
    sentence = f"Assistant director: asked for; usual from {least.value:,} people."
    presence = Presence("asst_director_ops", "R22", sentence, least.confidence, least.cites)
    draft.add("asst_director_ops", presence, "R22", seats, unit=unit)


def _add_matrix(
    draft: Draft,
    seats: Mapping[str, str],
    roles: tuple[Sequence[Presence], Sequence[Presence]],
    units: int,
    regions: Sequence[str],
) -> None:
    """A matrix (R15): the functional tree with one operations lead per unit, and a second line to the unit's head.

    Parameters
    ----------
    roles
        Operations roles above the units, and those that every unit has, its lead first.
    """
    above, below = roles
    to_unit = draft.company.matrix_solid == "unit"
    numbers = draft.force.numbers.matrix_units.min_headcount
    presence = Presence("division_head", "R15", _UNIT, numbers.confidence, ("F49", *numbers.cites))
    functional: dict[str, dict[str, str]] = {}
    for number, coo in enumerate(regions, 1):
        line = {**seats, "coo": coo}
        for role in above:
            unit = f"Region {number}" if len(regions) > 1 else ""
            line[role.role] = draft.add(role.role, role, role.rule, line, number=number, unit=unit)
        functional[coo] = line
    for number, coo in _shared(units, regions):
        line, unit = functional[coo], f"Unit {number}"
        trunk = tuple(line[role.role] for role in above)
        mine = {**line, "division_head": "division_head" if number == 1 else f"division_head:{number}"}
        if to_unit:
            draft.add("division_head", presence, "R15", line, number=number, unit=unit, folds=number > 1)
            _add_branch(draft, below, mine, number, unit, dotted_to="function", trunk=trunk)
        else:
            _add_branch(draft, below, mine, number, unit, folds=number > 1, dotted_to="unit", trunk=trunk)
    if not to_unit:
        for number, coo in _shared(units, regions):
            draft.add("division_head", presence, "R15", functional[coo], number=number, unit=f"Unit {number}")
