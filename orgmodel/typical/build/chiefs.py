"""Chief operating officers: whether there are any, how many, and what each of several has (R03, R04, R13, R23)."""

from collections.abc import Mapping, Sequence

from orgmodel.typical.build.draft import Draft
from orgmodel.typical.rules.presence import coo_presence, division_count


def add_coos(draft: Draft, seats: Mapping[str, str]) -> list[str]:
    """Add the chief operating officers and give their keys; with several of them, say what is unusual."""
    company = draft.company
    presence = coo_presence(draft.force, company)
    if presence is None:
        if company.coo == "yes":
            least = draft.force.numbers.coo_min_headcount.value
            draft.notices.append(("coo-too-small", f"A COO needs at least {least} people; there is none.", ("A14",)))
        return []
    number_of = _number_of(draft)
    if number_of == 1:
        return [draft.add("coo", presence, "R13", seats)]
    by_region = company.coo_split == "region"
    if by_region and len(draft.scope.words) > 1:
        text = "The function heads in the COOs' scope serve every region; they are drawn under the first COO."
        draft.notices.append(("shared-functions", text, ("F16",)))
    return [
        draft.add("coo", presence, "R23", seats, number=n, unit=f"Region {n}" if by_region else _function_split(n))
        for n in range(1, number_of + 1)
    ]


def _number_of(draft: Draft) -> int:
    """Number of COOs that are drawn of those requested."""
    company, requested = draft.company, draft.company.coos
    least = draft.force.numbers.several_coos_from.value or 1
    if requested > 1 and company.headcount < least:
        text = f"Several COOs at once are drawn from {least:,} people; one is shown."
        draft.notices.append(("one-coo", text, ("F16",)))
        return 1
    units = division_count(draft.force, company)
    if units and company.coo_split == "region" and requested > units:
        text = f"There are {units} divisions or units to split; {units} COOs are shown."
        draft.notices.append(("fewer-coos", text, ("F16",)))
        return units
    return requested


def _function_split(number: int) -> str:
    if number == 1:
        return "Operations"
    return "Internal services" if number == 2 else f"Internal services {number - 1}"


def coo_for(draft: Draft, role: str, coos: Sequence[str]) -> str:
    """The COO that a function head reports to if its function is in scope (R19), or "" where there is none.

    Split by function, the first has operations and what belongs to them; the others share the rest in turn.
    """
    if len(coos) < 2 or draft.company.coo_split == "region":
        return coos[0] if coos else ""
    near_operations = set(draft.domain.coo.presets["ops_only"].words)
    functions = draft.domain.functions.values()
    shared = [f.role for f in functions if f.scope in draft.scope.words - near_operations]
    return coos[1 + shared.index(role) % (len(coos) - 1)] if role in shared else coos[0]
