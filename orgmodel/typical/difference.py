"""Difference of two reporting graphs: what was added, removed, moved, retitled or has other numbers.

Seats are joined by key, which is made of the role and the unit, so two companies of different size join by role.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgmodel.text.grammar import listed, lower_title, plural, with_article
from orgmodel.theme import Status
from orgmodel.typical.graph import Graph, Seat, boss_of, seat_of

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["added", "removed", "moved", "retitled", "recounted"]
KINDS: tuple[Kind, ...] = ("added", "removed", "moved", "retitled", "recounted")


@dataclass(frozen=True, slots=True)
class Change:
    """One seat that differs.

    Attributes
    ----------
    before, after
        The seat in each company; None where it is not there.
    boss_before, boss_after
        Its solid boss in each; None at the top or where the seat is not there.
    """

    kind: Kind
    key: str
    before: Seat | None
    after: Seat | None
    boss_before: Seat | None
    boss_after: Seat | None

    @property
    def seat(self) -> Seat:
        """The seat as it is after, or as it was."""
        seat = self.after or self.before
        if seat is None:
            raise ValueError("A change has a seat before or after.")
        return seat


@dataclass(frozen=True, slots=True)
class Difference:
    """Changes in the order of the second graph's seats, removed ones after them.

    A seat that moved and changed its title is listed once for each.
    """

    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def counts(self) -> dict[Kind, int]:
        """Number of seats for each kind, zeros included."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}


def compare(before: Graph, after: Graph) -> Difference:
    """Difference between two reporting graphs; `compare(a, a)` is empty. O(seats)."""
    changes: list[Change] = []
    for key in after:
        new, new_boss = seat_of(after, key), _boss(after, key)
        if key not in before:
            changes.append(Change("added", key, None, new, None, new_boss))
            continue
        old, old_boss = seat_of(before, key), _boss(before, key)
        if (old_boss and old_boss.key) != (new_boss and new_boss.key):
            changes.append(Change("moved", key, old, new, old_boss, new_boss))
        if old.title != new.title:
            changes.append(Change("retitled", key, old, new, old_boss, new_boss))
        if (old.count, old.team) != (new.count, new.team):
            changes.append(Change("recounted", key, old, new, old_boss, new_boss))
    changes.extend(
        Change("removed", key, seat_of(before, key), None, _boss(before, key), None)
        for key in before
        if key not in after
    )
    return Difference(tuple(changes))


def _boss(graph: Graph, key: str) -> Seat | None:
    boss = boss_of(graph, key)
    return None if boss is None else seat_of(graph, boss)


def statuses(difference: Difference) -> tuple[dict[str, Status], dict[str, Status]]:
    """Status of each changed seat on the chart before (removed, moved, retitled) and on the chart after."""
    before: dict[str, Status] = {}
    after: dict[str, Status] = {}
    for change in difference.changes:
        if change.kind == "recounted":
            continue
        status: Status = change.kind
        if change.before is not None and before.get(change.key) != "moved":
            before[change.key] = status
        if change.after is not None and after.get(change.key) != "moved":
            after[change.key] = status
    return before, after


def to_table(difference: Difference) -> "pd.DataFrame":
    """Changes as a table, one row each, in order.

    Returns
    -------
    pandas.DataFrame
        Columns change, seat, unit, level, boss_before, boss_after, people_before, people_after (0 where there is no
        seat); all text but level and the last two.
    """
    import pandas as pd  # noqa: PLC0415  0.3 s that the command line does without

    rows = [
        (
            change.kind,
            change.seat.title,
            change.seat.unit,
            change.seat.level,
            change.boss_before.title if change.boss_before else "",
            change.boss_after.title if change.boss_after else "",
            change.before.count + change.before.team if change.before else 0,
            change.after.count + change.after.team if change.after else 0,
        )
        for change in difference.changes
    ]
    columns = ["change", "seat", "unit", "level", "boss_before", "boss_after", "people_before", "people_after"]
    return pd.DataFrame(rows, columns=columns)


def change_texts(difference: Difference) -> list[str]:
    """Changes in words, one clause per kind of seat; operations first, then in the order of the chart.

    Clauses are built from the two graphs: "a director of operations appears", "the operations officer now reports to
    the director of operations, was the chief executive officer".
    """
    order = {"operations": 0, "executive": 1, "front_line": 2}
    changes = sorted(difference.changes, key=lambda change: order.get(change.seat.tone, 3))
    clauses = [*_appearing(changes, "added"), *_appearing(changes, "removed"), *_moved(changes)]
    for change in changes:
        if change.kind == "retitled" and change.before and change.after and ":" not in change.key:
            old, new = lower_title(change.before.title), lower_title(change.after.title)
            clauses.append(f"the {old} is now called {new}")
    return clauses


def difference_text(difference: Difference, opening: str, most: int = 4) -> str:
    """One sentence on what changed, for a reader who hears it.

    Parameters
    ----------
    opening
        Where we are now, such as "At 150 people".
    most
        Clauses told in full; what is left is counted.
    """
    clauses = change_texts(difference)
    if not clauses:
        return (
            f"{opening}: the same seats and lines; only the numbers of people differ."
            if (difference.changes)
            else f"{opening}: nothing changed."
        )
    shown, left = "; ".join(clauses[:most]), len(clauses) - most
    rest = f"; and {left} more changes" if left > 1 else "; and one more change" if left == 1 else ""
    return f"{opening}: {shown}{rest}."


def _appearing(changes: list[Change], kind: Kind) -> list[str]:
    groups: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind == kind:
            groups.setdefault(change.seat.role, []).append(change)
    clauses, heads = [], []
    for group in groups.values():
        seat = group[0].seat
        if seat.tone == "function":
            heads.append(seat.title)
        elif len(group) > 1:
            verb = "appear" if kind == "added" else "disappear"
            clauses.append(f"{len(group)} {plural(seat.title)} {verb}")
        elif kind == "added":
            clauses.append(f"{with_article(seat.title)} appears")
        else:
            clauses.append(f"the {lower_title(seat.title)} disappears")
    if heads:
        verb = ("appear" if kind == "added" else "disappear") + ("s" if len(heads) == 1 else "")
        clauses.append(f"{listed([lower_title(head) for head in heads])} {verb}")
    return clauses


def _moved(changes: list[Change]) -> list[str]:
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.kind == "moved":
            was = _the(change.boss_before)
            now = _the(change.boss_after)
            groups.setdefault((was, now), []).append(change)
    clauses = []
    for (was, now), group in groups.items():
        titles = list(dict.fromkeys(lower_title(change.seat.title) for change in group))
        subject = listed([f"the {title}" for title in titles])
        verb = "reports" if len(titles) == 1 else "report"
        clauses.append(f"{subject} now {verb} to {now}, was {was}")
    return clauses


def _the(boss: Seat | None) -> str:
    return f"the {lower_title(boss.title)}" if boss else "nobody"
