"""Choice of a seat's boss: the first in the order of its rule that exists (R02, R05 to R09, R11, R13, R14, R19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.catalog.schema import OnlyIf, Parent
from orgmodel.text.grammar import listed, lower_title, with_article

CONDITIONS: dict[OnlyIf, str] = {
    "function_in_scope": "only where the function is in the COO's scope",
    "no_coo_low_importance": "only where operations has low importance and there is no COO",
    "facilities_in_scope": "only where facilities are in the COO's scope",
    "finance_in_scope": "only where finance is in the COO's scope",
    "divisions_in_scope": "only where the divisions are in the COO's scope",
}
# When a line that was left for such a condition would be there.
WHERE: dict[OnlyIf, str] = {
    "function_in_scope": "where its function is in the COO's scope",
    "no_coo_low_importance": "where operations matters little",
    "facilities_in_scope": "where facilities are in the COO's scope",
    "finance_in_scope": "where finance is in the COO's scope",
    "divisions_in_scope": "where the divisions are in the COO's scope",
}
# More seats than these are counted, not named.
_MOST_NAMED = 2
# What to say where such a condition decided.
UNMET: dict[OnlyIf, str] = {
    "function_in_scope": "its function is not in the COO's scope",
    "facilities_in_scope": "facilities are not in the COO's scope",
    "finance_in_scope": "finance is not in the COO's scope",
    "divisions_in_scope": "the divisions are not in the COO's scope",
}


@dataclass(frozen=True, slots=True)
class Lost:
    """A boss that was not taken: the entry of the order, its seat if it has one, and the reason.

    `holds` is when the line would lead there, in a few words; "" where it has no seat or no change of this kind helps.
    """

    parent: Parent
    seat: str
    reason: str
    holds: str = ""


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
    shorts: Mapping[str, str],
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
    names, shorts
        Display names of the roles, and short ones for a label.
    absence
        For roles that are missing a sentence saying from when they would exist.
    barred
        For roles that may not be reported to from here the reason, as the end of a sentence.
    """
    taken: Parent | None = None
    lost: list[Lost] = []
    skipped: list[str] = []
    unmet: OnlyIf = ""
    # Those that would be taken before the next one; there is no company without a chief executive.
    before: list[str] = []
    for parent in parents:
        name, seat = names[parent.role], seats.get(parent.role, "")
        if parent.only_if and not holds[parent.only_if]:
            if seat and taken is None:
                unmet = unmet or parent.only_if
            gone = before if parent.only_if != "no_coo_low_importance" or "coo" in before else ["coo", *before]
            when = ", ".join(part for part in (WHERE[parent.only_if], _without(gone, shorts)) if part)
            lost.append(
                Lost(
                    parent, seat, f"{name}: {CONDITIONS[parent.only_if]}.", when if seat and "ceo" not in before else ""
                )
            )
        elif not seat:
            lost.append(Lost(parent, "", absence.get(parent.role, f"There is no {lower_title(name)} here.")))
            if taken is None:
                skipped.append(name)
        elif parent.role in barred:
            lost.append(Lost(parent, seat, f"{name}: {barred[parent.role]}."))
        elif taken is None:
            taken = parent
            before.append(parent.role)
        else:
            first = lower_title(names[taken.role])
            reason = f"{name}: comes after the {first} in the order of the rule."
            lost.append(Lost(parent, seat, reason, "" if "ceo" in before else _without(before, shorts)))
            before.append(parent.role)
    if taken is None:
        return None
    return Choice(taken, seats[taken.role], tuple(lost), tuple(skipped), unmet)


def _without(roles: Sequence[str], shorts: Mapping[str, str]) -> str:
    """The seats that would have to be missing; "" for none.

    >>> _without(["coo", "vp_ops"], {"coo": "COO", "vp_ops": "VP operations"})
    'without a COO or a VP operations'
    >>> _without(["a", "b", "c"], {})
    'without the 3 seats between'
    """
    if len(roles) > _MOST_NAMED:
        return f"without the {len(roles)} seats between"
    return f"without {listed([with_article(shorts[role]) for role in roles], 'or')}" if roles else ""
