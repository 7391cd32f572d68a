"""Draft: the seats of a company while its rules run; no counts, no lines yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.rules.numbers import NumbersInForce
from orgmodel.typical.rules.presence import Presence
from orgmodel.typical.rules.scope import Scope

DottedTo = Literal["", "unit", "function"]
Notice = tuple[str, str, tuple[str, ...]]
"""Code, sentence and cites of something unusual about a company."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A seat to be.

    Attributes
    ----------
    presence, rule
        Why it exists, and the rule that places it.
    bosses
        Seats that its line could lead to, by role.
    barred
        Roles among them that it may not report to after all, and the reason as the end of a sentence.
    folds
        Whether its branch repeats a sibling's.
    dotted_to
        Where it has a second, dotted line to in a matrix (R15): to the unit's head, or to the function.
    """

    key: str
    role: str
    unit: str
    presence: Presence
    rule: str
    bosses: Mapping[str, str]
    barred: Mapping[str, str]
    folds: bool
    dotted_to: DottedTo


@dataclass
class Draft:
    """Seats in sibling order, and what later steps need of how they came about. Grows while the rules run.

    Attributes
    ----------
    branches
        Operations branches, keys from each one's head down to its front line.
    trunks
        For each branch the keys of the operations line above it that it shares with others, from the top down.
    office
        Keys of the office side, from its head down.
    """

    company: TypicalCompany
    domain: Domain
    force: NumbersInForce
    scope: Scope
    seats: list[Planned] = field(default_factory=list)
    branches: list[list[str]] = field(default_factory=list)
    trunks: list[tuple[str, ...]] = field(default_factory=list)
    office: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @cached_property
    def names(self) -> dict[str, str]:
        """Display names of roles and function heads in this company.

        The officer's title is in the company's style; the head of a unit of a matrix is no division head.
        """
        names = {f.role: f.name for f in self.domain.functions.values()}
        names |= {key: role.name for key, role in self.domain.roles.items()}
        if self.company.title_style == "manager" and not self.company.split_officer:
            names["operations_officer"] = names["operations_manager"]
        if self.company.structure == "matrix":
            names["division_head"] = "Unit head"
        return names

    @property
    def has_coo(self) -> bool:
        """True if a chief operating officer has been added."""
        return any(seat.role == "coo" for seat in self.seats)

    def add(
        self,
        role: str,
        presence: Presence,
        rule: str,
        bosses: Mapping[str, str],
        *,
        number: int = 1,
        unit: str = "",
        folds: bool = False,
        barred: Mapping[str, str] | None = None,
        dotted_to: DottedTo = "",
    ) -> str:
        """Append a seat and give its key: the role's, with the unit's number from the second unit on."""
        key = role if number == 1 else f"{role}:{number}"
        self.seats.append(Planned(key, role, unit, presence, rule, dict(bosses), barred or {}, folds, dotted_to))
        return key
