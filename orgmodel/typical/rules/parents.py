"""Choice of a seat's boss: the first in the order of its rule that exists (R02, R05 to R09, R11, R13, R14, R19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.catalog.schema import OnlyIf, Parent
from orgmodel.text.grammar import lower_title

CONDITIONS: dict[OnlyIf, str] = {
    "function_in_scope": "only where the function is in the COO's scope",
    "no_coo_low_importance": "only where operations has low importance and there is no COO",
    "facilities_in_scope": "only where facilities are in the COO's scope",
    "finance_in_scope": "only where finance is in the COO's scope",
    "divisions_in_scope": "only where the divisions are in the COO's scope",
}
# What to say where such a condition decided.
UNMET: dict[OnlyIf, str] = {
    "function_in_scope": "its function is not in the COO's scope",
    "facilities_in_scope": "facilities are not in the COO's scope",
    "finance_in_scope": "finance is not in the COO's scope",
    "divisions_in_scope": "the divisions are not in the COO's scope",
}


@dataclass(frozen=True, slots=True)
class Lost:
    """A boss that was not taken: the entry of the order, its seat if it has one, and the reason."""

    parent: Parent
    seat: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The boss that was taken, those that were not, and the names of those skipped before it.

    `unmet` is the first condition that kept the seat from a boss that exists and would have come first, or "".
    """

    parent: Parent
    seat: str
    lost: tuple[Lost, ...]
    skipped: tuple[str, ...]
    unmet: OnlyIf = ""


def choose(
    parents: Sequence[Parent],
    seats: Mapping[str, str],
    *,
    holds: Mapping[OnlyIf, bool],
    names: Mapping[str, str],
    absence: Mapping[str, str],
    barred: Mapping[str, str],
) -> Choice | None:
    """First possible boss that exists, or None when none does.

    Parameters
    ----------
    parents
        Possible bosses in the order of the rule.
    seats
        Seats that exist and may be reported to from here, by role.
    holds
        For each condition of `CONDITIONS` whether it holds in this company.
    names
        Display names of the roles.
    absence
        For roles that are missing a sentence saying from when they would exist.
    barred
        For roles that may not be reported to from here the reason, as the end of a sentence.
    """
    taken: Parent | None = None
    lost: list[Lost] = []
    skipped: list[str] = []
    unmet: OnlyIf = ""
    for parent in parents:
        name, seat = names[parent.role], seats.get(parent.role, "")
        if parent.only_if and not holds[parent.only_if]:
            if seat and taken is None:
                unmet = unmet or parent.only_if
            lost.append(Lost(parent, seat, f"{name}: {CONDITIONS[parent.only_if]}."))
        elif not seat:
            lost.append(Lost(parent, "", absence.get(parent.role, f"There is no {lower_title(name)} here.")))
            if taken is None:
                skipped.append(name)
        elif parent.role in barred:
            lost.append(Lost(parent, seat, f"{name}: {barred[parent.role]}."))
        elif taken is None:
            taken = parent
        else:
            lost.append(
                Lost(
                    parent, seat, f"{name}: comes after the {lower_title(names[taken.role])} in the order of the rule."
                )
            )
    if taken is None:
        return None
    return Choice(taken, seats[taken.role], tuple(lost), tuple(skipped), unmet)
