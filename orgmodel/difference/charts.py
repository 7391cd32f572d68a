"""Charts compared: what differs between two typical companies seat by seat, and the marks of both charts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from orgmodel.difference.compare import compare
from orgmodel.difference.difference import Difference, Kind
from orgmodel.difference.listing import id_texts
from orgmodel.difference.roles import chart_company
from orgmodel.org.org import Org
from orgmodel.theme import Status
from orgmodel.typical.graph import Graph, Seat, boss_of, preorder, seat_of, top_of

# Kinds that a chart of seats has; where roles were joined, "up", "down", "split" and "merged" follow from them.
CHART_KINDS: tuple[Kind, ...] = ("added", "removed", "moved", "retitled", "recounted")
# Marks of cards, what counts more after what counts less.
_MARKS: tuple[Status, ...] = ("retitled", "moved", "added", "removed")


@dataclass(frozen=True, slots=True)
class SeatChange:
    """One seat, or one role, that differs.

    Attributes
    ----------
    key
        Key of the seat; of a join by role the role.
    before, after
        The seat in each company, of a role its first; None where it is not there.
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


# Of each seat from the top down: key, role, title, unit, tone, key of the boss.
Shape: TypeAlias = tuple[tuple[str, ...], ...]


def chart_shape(graph: Graph) -> Shape:
    """Shape of a chart: all of it that a sentence on a difference tells, but the numbers of people.

    Hundreds of sizes share one of some ten shapes, so that what differs is worked out once for each two of them.
    """
    seats = ((seat_of(graph, key), boss_of(graph, key)) for key in preorder(graph, top_of(graph)))
    return tuple((seat.key, seat.role, seat.title, seat.unit, seat.tone, boss or "") for seat, boss in seats)


def seat_people(graph: Graph) -> dict[str, int]:
    """Number of people at each seat of a chart, those that it counts below it included."""
    seats = ((key, seat_of(graph, key)) for key in graph)
    return {key: seat.count + seat.team for key, seat in seats}


def has_other_numbers(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """True where the number of people differs at a seat that both charts have, each as `seat_people` gives it."""
    return any(before[key] != after[key] for key in after.keys() & before.keys())


def compare_charts(before: Graph, after: Graph) -> Difference:
    """Compare the charts of two typical companies card by card; 3 ms for 50 cards a side."""
    return compare(chart_company(before), chart_company(after), "id")


def seat_changes(difference: Difference, graphs: tuple[Graph, Graph]) -> tuple[SeatChange, ...]:
    """Changes of the kinds `CHART_KINDS`, in the order of the second chart's seats, those that are gone after them.

    Parameters
    ----------
    difference
        Two typical companies joined card by card or by role.
    graphs
        The charts of both.
    """
    seats = tuple(_by_id(graph, is_by_role=difference.is_by_role) for graph in graphs)
    order = {key: position for position, key in enumerate(seats[1])}
    found = [change for kind in CHART_KINDS for change in _of_kind(difference, kind, (seats[0], seats[1]))]
    last = len(order)
    place_before = {key: last + position for position, key in enumerate(seats[0])}
    return tuple(sorted(found, key=lambda each: (order.get(each.key, place_before.get(each.key, 0)), _rank(each.kind))))


def _rank(kind: Kind) -> int:
    return CHART_KINDS.index(kind)


def _by_id(graph: Graph, *, is_by_role: bool) -> dict[str, Seat]:
    """Seats by key; by role the first of each."""
    found: dict[str, Seat] = {}
    for key in graph:
        seat = seat_of(graph, key)
        found.setdefault(seat.role if is_by_role else key, seat)
    return found


def _of_kind(
    difference: Difference, kind: Kind, seats: tuple[Mapping[str, Seat], Mapping[str, Seat]]
) -> Iterator[SeatChange]:
    rows = difference.of(kind)
    is_gone = kind == "removed"
    keys = id_texts(difference.before if is_gone else difference.after, rows)
    for row, key in zip(rows.tolist(), keys, strict=True):
        there = row if is_gone else int(difference.back[row])
        here = -1 if is_gone else row
        yield SeatChange(
            kind,
            key,
            seats[0].get(key) if there >= 0 else None,
            seats[1].get(key) if here >= 0 else None,
            _boss(difference.before, difference.managers_before[there] if there >= 0 else -1, seats[0]),
            _boss(difference.after, difference.managers_after[here] if here >= 0 else -1, seats[1]),
        )


def _boss(org: Org, manager: int, seats: Mapping[str, Seat]) -> Seat | None:
    if manager < 0:
        return None
    return seats[str(org.cells[org.fields["id"][0]][int(manager)].as_py())]


def statuses(difference: Difference, graphs: tuple[Graph, Graph]) -> tuple[dict[str, Status], dict[str, Status]]:
    """Status of each changed seat by key, on the chart before (removed, moved, retitled) and on the chart after.

    Where roles were joined all seats of a role have its status.
    """
    marked: tuple[dict[str, Status], dict[str, Status]] = ({}, {})
    by_id: tuple[dict[str, Status], dict[str, Status]] = ({}, {})
    for status in _MARKS:
        if not status:
            continue
        rows = difference.of(status)
        ids = id_texts(difference.before if status == "removed" else difference.after, rows)
        for side in (0, 1):
            if (side, status) not in ((0, "added"), (1, "removed")):
                by_id[side].update(dict.fromkeys(ids, status))
    for graph, known, found in zip(graphs, by_id, marked, strict=True):
        for key in graph:
            status = known.get(seat_of(graph, key).role if difference.is_by_role else key, "")
            if status:
                found[key] = status
    return marked
