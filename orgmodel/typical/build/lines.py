"""Lines: for each planned seat the boss that its rule gives it, with the reason."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from orgmodel.catalog.schema import OnlyIf, Parent
from orgmodel.errors import UnknownName
from orgmodel.typical.build.draft import Draft, Planned
from orgmodel.typical.build.reasons import explain, explain_matrix, with_presence
from orgmodel.typical.graph import Graph, Why
from orgmodel.typical.rules.parents import Choice, choose
from orgmodel.typical.rules.presence import coo_threshold, threshold


def add_lines(graph: Graph, draft: Draft) -> None:
    """Add the solid line of every seat but the top, and the dotted ones of a matrix, in sibling order.

    Raises
    ------
    UnknownName
        If a rule leaves a seat without any boss that exists.
    """
    presences = {seat.key: seat.presence for seat in draft.seats}
    for source, target, line, why in _lines(_Question(_key(draft), draft)):
        graph.add_edge(source, target, line=line, why=with_presence(draft.domain, why, presences[source]))


@dataclass(frozen=True, slots=True)
class _Question:
    """Draft whose lines are wanted, and all of it that they depend on but why its seats are there."""

    key: tuple[Hashable, ...]
    draft: Draft = field(compare=False)


def _key(draft: Draft) -> tuple[Hashable, ...]:
    company = draft.company
    seats = (
        (
            seat.key,
            seat.role,
            seat.unit,
            seat.rule,
            tuple(seat.bosses.items()),
            tuple(seat.barred.items()),
            seat.dotted_to,
        )
        for seat in draft.seats
    )
    return (
        draft.domain,
        tuple(draft.names.items()),
        tuple(_absence(draft).items()),
        frozenset(draft.scope.words),
        company.importance,
        company.split_officer,
        _office_order(draft),
        *seats,
    )


# Hundreds of sizes share the seats of some ten, and with them all lines: a third of the time of a graph.
@lru_cache(maxsize=256)
def _lines(question: _Question) -> tuple[tuple[str, str, str, Why], ...]:
    """Lines of a draft: source, target, "solid" or "dotted", reason."""
    draft = question.draft
    words = _words(draft)
    lines: list[tuple[str, str, str, Why]] = []
    for planned in draft.seats:
        if not planned.bosses:
            continue
        choice = _taken(draft, planned, words)
        lines.append((planned.key, choice.seat, "solid", explain(draft.domain, planned, choice, draft.names)))
        if not planned.dotted_to:
            continue
        second: str | None = planned.bosses.get("division_head")
        if planned.dotted_to == "function":
            functional = {role: key for role, key in planned.bosses.items() if role != "division_head"}
            other = _choice(draft, replace(planned, bosses=functional, barred={}), words)
            second = other.seat if other else None
        if second:
            boss = second.partition(":")[0]
            lines.append((planned.key, second, "dotted", explain_matrix(draft.domain, planned, boss, draft.names)))
    return tuple(lines)


def line_up(draft: Draft, key: str) -> list[str]:
    """Keys of a seat and of all above it along solid lines, as `add_lines` gives them; raises as it does."""
    words, seats = _words(draft), {planned.key: planned for planned in draft.seats}
    found = [key]
    while seats[found[-1]].bosses:
        found.append(_taken(draft, seats[found[-1]], words).seat)
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of reasons: short names of roles, and when those that are missing would exist."""

    shorts: Mapping[str, str]
    absence: Mapping[str, str]


def _words(draft: Draft) -> _Words:
    # "COO" is shorter than the name, "Admin services" is no name of a seat.
    roles = draft.domain.roles.items()
    shorts = {
        key: role.short if role.short.isupper() else draft.names[key] for key, role in roles if key in draft.names
    }
    return _Words(shorts, _absence(draft))


def _choice(draft: Draft, planned: Planned, words: _Words) -> Choice | None:
    return choose(
        _parents(draft, planned),
        planned.bosses,
        holds=_holds(draft, planned.role),
        names=draft.names,
        shorts=words.shorts,
        absence=words.absence,
        barred=planned.barred,
    )


def _taken(draft: Draft, planned: Planned, words: _Words) -> Choice:
    choice = _choice(draft, planned, words)
    if choice is None:
        parents = [parent.role for parent in _parents(draft, planned)]
        raise UnknownName("boss for the role", planned.role, parents)
    return choice


def _parents(draft: Draft, planned: Planned) -> Sequence[Parent]:
    """Possible bosses in the order of the rule; R09 takes the office manager's from the size of the company."""
    roles = draft.domain.roles
    entry = roles.get(planned.role) or roles["function_head"]
    if planned.role != "office_manager":
        # Officer and manager are one seat unless split: then the one is no boss of the other.
        has_manager = draft.company.split_officer
        return [parent for parent in entry.parents if has_manager or parent.role != "operations_manager"]
    order = _office_order(draft)
    known = {parent.role: parent for parent in entry.parents}
    rest = [parent for parent in entry.parents if parent.role not in order]
    return [known[role] for role in order if role in known] + rest


def _office_order(draft: Draft) -> tuple[str, ...]:
    """First bosses of the office manager, by the size of the company (R09)."""
    office, people = draft.force.numbers.office, draft.company.headcount
    if people < (office.reports_below_ceo.value or 1):
        return ("ceo",)
    if people < (office.admin_services_manager.value or 1):
        return ("business_manager", "operations_officer", "ceo")
    return ("admin_services_manager", "ceo")


def _holds(draft: Draft, role: str) -> dict[OnlyIf, bool]:
    """Conditions of the roles' parents that hold for a seat of this role."""
    words = draft.scope.words
    function = next((function.scope for function in draft.domain.functions.values() if function.role == role), "")
    return {
        "no_coo_low_importance": draft.company.importance == "low" and not draft.has_coo,
        "facilities_in_scope": "facilities" in words,
        "finance_in_scope": "finance" in words,
        "divisions_in_scope": "divisions" in words,
        "function_in_scope": function in words,
    }


def _absence(draft: Draft) -> Mapping[str, str]:
    """For operations roles and the COO, from when they would exist."""
    sentences = {}
    names, company = draft.names, draft.company
    for role in draft.force.numbers.thresholds:
        least, _ = threshold(draft.force, company, role)
        when = f"only from {least:,} people" if least is not None else "at no size"
        sentences[role] = f"{names[role]}: exists {when} at {company.importance} importance."
    least, _ = coo_threshold(draft.force, company)
    if company.coo == "no":
        when = "the company chose to have none"
    elif least is None:
        when = "not usual at any size here"
    else:
        when = f"usual only from {least:,} people here"
    sentences["coo"] = f"{names['coo']}: {when}."
    return sentences
