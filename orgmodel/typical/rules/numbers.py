"""Numbers in force: those of the data files, with a person's own edits in their place."""

from dataclasses import dataclass

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.number_schema import Number, Numbers
from orgmodel.errors import BadCompany
from orgmodel.typical.parameters import IMPORTANCES, MAX_HEADCOUNT, TypicalCompany

OPERATIONS_ROLES = (
    "operations_officer",
    "director_ops",
    "ops_supervisor",
    "vp_ops",
    "regional_ops_director",
    "svp_ops",
)


@dataclass(frozen=True)
class NumbersInForce:
    """The numbers that a company is built with.

    Attributes
    ----------
    numbers
        As in ``rules.toml``, edits put in.
    function_starts
        For each function the headcount from which it has a head.
    """

    numbers: Numbers
    function_starts: dict[str, int]


def editable_numbers(domain: Domain) -> dict[str, int | None]:
    """Names and values, before any edit, of the thresholds that a person may change; None is never.

    Names are ``ROLE.IMPORTANCE`` for the six operations roles, ``coo.STEP`` for the steps of the COO ladder,
    ``office_manager``, ``flat_multiplier`` and ``function.KEY``.
    """
    table: dict[str, int | None] = {}
    for role in OPERATIONS_ROLES:
        for importance in IMPORTANCES:
            table[f"{role}.{importance}"] = getattr(domain.numbers.thresholds[role], importance).value
    for step, number in enumerate(domain.numbers.coo_ladder[:-1]):
        table[f"coo.{step}"] = number.value
    table["office_manager"] = domain.numbers.office.office_manager.value
    table["flat_multiplier"] = domain.numbers.flat_multiplier.value
    for key, function in domain.functions.items():
        table[f"function.{key}"] = function.start
    return table


def numbers_in_force(domain: Domain, company: TypicalCompany) -> NumbersInForce:
    """Numbers of the data files with the company's edits; an edited number is marked as judgement.

    Raises
    ------
    BadCompany
        If an edit names no threshold, or its value is not a headcount (or never, where that makes sense).
    """
    starts = {key: function.start for key, function in domain.functions.items()}
    if not company.thresholds:
        return NumbersInForce(domain.numbers, starts)
    known = editable_numbers(domain)
    update: dict[str, object] = {}
    thresholds = dict(domain.numbers.thresholds)
    ladder = list(domain.numbers.coo_ladder)
    for name, value in company.thresholds:
        _check(name, value, known)
        if value == known[name]:
            continue
        head, _, tail = name.partition(".")
        edited = Number(value=value, never=value is None, confidence="judgement", cites=_cites(domain, name))
        if head == "coo":
            ladder[int(tail)] = edited
        elif head == "function":
            starts[tail] = value if value is not None else MAX_HEADCOUNT + 1
        elif head == "office_manager":
            update["office"] = domain.numbers.office.model_copy(update={"office_manager": edited})
        elif head == "flat_multiplier":
            update["flat_multiplier"] = edited
        else:
            thresholds[head] = thresholds[head].model_copy(update={tail: edited})
    update |= {"thresholds": thresholds, "coo_ladder": tuple(ladder)}
    return NumbersInForce(domain.numbers.model_copy(update=update), starts)


def _check(name: str, value: int | None, known: dict[str, int | None]) -> None:
    if name not in known:
        raise BadCompany("thresholds", name, f"one of {', '.join(known)}")
    if value is None and name != "flat_multiplier":
        return
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_HEADCOUNT:
        raise BadCompany("thresholds", f"{name} {value}", f"a whole number from 1 to {MAX_HEADCOUNT:,}, or never")


def _cites(domain: Domain, name: str) -> tuple[str, ...]:
    """Evidence of the number that was edited: the reader still sees what stood there."""
    head, _, tail = name.partition(".")
    numbers = domain.numbers
    if head == "coo":
        return numbers.coo_ladder[int(tail)].cites
    if head == "function":
        return domain.functions[tail].cites
    if head == "office_manager":
        return numbers.office.office_manager.cites
    if head == "flat_multiplier":
        return numbers.flat_multiplier.cites
    number: Number = getattr(numbers.thresholds[head], tail)
    return number.cites
