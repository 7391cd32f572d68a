"""Plan of a typical company: which seats there are and where each one looks for its boss."""

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.build.chiefs import add_coos, coo_for
from orgmodel.typical.build.draft import Draft
from orgmodel.typical.build.operations import add_operations
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.rules.numbers import numbers_in_force
from orgmodel.typical.rules.presence import Presence, carrier, function_heads, office_roles
from orgmodel.typical.rules.scope import scope_of

_CEO = Presence("ceo", "R01", "Every company has a chief executive.", "seed", ("A29", "T1"))
_BOARD = Presence("board", "R01", "A board was asked for.", "seed", ("A29",))


def plan(company: TypicalCompany, domain: Domain) -> Draft:
    """Seats of the company in sibling order: operations line, units, office, other functions.

    Raises
    ------
    BadCompany, UnknownName
        If an edited threshold or a scope is not in the catalogue.
    """
    draft = Draft(company, domain, numbers_in_force(domain, company), scope_of(domain, company))
    seats: dict[str, str] = {}
    if company.board:
        seats["board"] = draft.add("board", _BOARD, "R01", {})
    seats["ceo"] = draft.add("ceo", _CEO, "R01", seats)
    coos = add_coos(draft, seats)
    heads = function_heads(domain, draft.force, company)
    carries = carrier(draft.force, company, bool(coos))
    if coos:
        seats["coo"] = coos[0]
    if carries is not None:
        heads = [head for head in heads if head.role != carries.role]
        seats[carries.role] = draft.add(carries.role, carries, "R11", seats)
    seats |= {head.role: head.role for head in heads}
    add_operations(draft, seats, coos)
    _add_office(draft, seats)
    for head in heads:
        draft.add(head.role, head, "R19", {"coo": coo_for(draft, head.role, coos), "ceo": seats["ceo"]})
    return draft


def _add_office(draft: Draft, seats: dict[str, str]) -> None:
    """The office side (R09), kept off the operations line but for the officer (R10)."""
    near = dict(seats)
    officer = next((seat.key for seat in draft.seats if seat.role == "operations_officer"), None)
    if officer is not None:
        near["operations_officer"] = officer
    for presence in office_roles(draft.force, draft.company, draft.names):
        near[presence.role] = draft.add(presence.role, presence, "R09", near)
        draft.office.append(near[presence.role])
