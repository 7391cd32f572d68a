"""Difference: what became of everybody of one company in another, as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from orgmodel.difference.join import Join
from orgmodel.difference.managers import Numbers
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints

Kind = Literal[
    "added", "removed", "filled", "moved", "retitled", "regraded", "transferred", "renamed", "vacated", "left",
    "returned", "up", "down", "split", "merged", "recounted", "changed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "added", "removed", "filled", "moved", "retitled", "regraded", "transferred", "renamed", "vacated", "left",
    "returned", "up", "down", "split", "merged", "recounted", "changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class FieldChange:
    """Seats in which one field differs.

    Attributes
    ----------
    kind
        Kind of change that it is.
    label
        The field, or the heading of a column that is no field.
    before, after
        Headings in each company.
    seats
        Seats after, ascending.
    """

    kind: Kind
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    seats: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Seats that report to somebody else.

    Attributes
    ----------
    seats
        [moved] Seats after, ascending.
    team, team_before
        [moved] Direct reports that came along, and direct reports there were before.
    has_manager_left
        [moved] Whether the manager before is not in the company after.
    """

    seats: Ints
    team: Ints
    team_before: Ints
    has_manager_left: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """Two companies, joined and compared. People are seats of `before` or of `after`, below `Org.people`.

    Attributes
    ----------
    before, after
        The companies; joined by role, each role is one seat of them.
    join
        By what they were joined; None where roles were.
    back, ahead
        [people after], [people before] The same person's seat in the other company; -1 where there is none.
    counted_before, counted_after
        Whether a seat counts; with `live` those that are gone do not.
    managers_before, managers_after
        Whom each reports to: a seat, -1 for nobody, from `Org.people` on a manager that is not in the file.
    numbers
        Everybody and their managers under one numbering.
    moves
        Seats that report to somebody else.
    fields
        What else differs, one entry a field.
    nobodies
        Names that differ where nobody holds the seat on one side, or in their spelling where they join: no change.
    labels
        Fields, and headings of columns that are no field, that were compared.
    successions
        int32 [k, 2]. Seat before of a person who left, and seat after of whoever sits there now.
    seats
        Seats of the kinds that are neither moves nor fields nor successions: of "removed" those before, else after.
    same
        Seats after in which nothing differs.
    columns_before, columns_after
        Headings of one company only, which are not compared.
    """

    before: Org
    after: Org
    join: Join | None
    back: Ints
    ahead: Ints
    counted_before: NDArray[np.bool_]
    counted_after: NDArray[np.bool_]
    managers_before: Ints
    managers_after: Ints
    numbers: Numbers
    moves: Moves
    fields: tuple[FieldChange, ...]
    nobodies: tuple[FieldChange, ...]
    labels: tuple[str, ...]
    successions: Ints
    seats: Mapping[Kind, Ints]
    same: Ints
    columns_before: tuple[str, ...] = ()
    columns_after: tuple[str, ...] = ()

    @property
    def is_by_role(self) -> bool:
        """True if roles were joined, not people."""
        return self.join is None

    @property
    def people(self) -> tuple[int, int]:
        """People, or roles, that count on each side."""
        return int(self.counted_before.sum()), int(self.counted_after.sum())

    @property
    def matched(self) -> int:
        """People, or roles, that count on both sides."""
        return int((self.back >= 0).sum())

    @property
    def is_empty(self) -> bool:
        """True if nothing differs."""
        return not any(self.counts[kind] for kind in KINDS)

    def of(self, kind: Kind) -> Ints:
        """Seats of a kind, each once: after, but of "removed" before; of "filled" those who sit there now."""
        if kind == "moved":
            return self.moves.seats
        parts = [self.seats[kind]] if kind in self.seats else []
        parts += [each.seats for each in self.fields if each.kind == kind]
        if kind == "filled":
            parts.append(self.successions[:, 1])
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)

    @property
    def counts(self) -> dict[str, int]:
        """Number of changes of each kind, zeros included, and of people who are the same.

        A person may be in several; in "changed" once for each field.
        """
        counts: dict[str, int] = {kind: len(self.of(kind)) for kind in KINDS}
        counts["filled"] = len(self.successions) + len(self.seats.get("filled", ()))
        counts["changed"] = sum(len(each.seats) for each in self.fields if each.kind == "changed")
        return counts | {"same": len(self.same)}
