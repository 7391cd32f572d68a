"""What each card says: from a seat to a `Card`."""

from orgmodel.layout.scene import Card
from orgmodel.theme import Status
from orgmodel.typical.graph import Graph, Seat, boss_of, preorder, seat_of, top_of, why_of
from orgmodel.views.typical import Fold

HEAD_OF_OPERATIONS = "Head of operations"


def people_below(graph: Graph) -> dict[str, int]:
    """For each seat the people under all its holders, its own team included. O(seats)."""
    below = {key: seat_of(graph, key).team for key in graph}
    for key in reversed(list(preorder(graph, top_of(graph)))):
        boss = boss_of(graph, key)
        if boss is not None:
            below[boss] += below[key] + seat_of(graph, key).count
    return below


def card_of(graph: Graph, key: str, below: int, fold: Fold | None, status: Status = "") -> Card:
    """Card of a seat.

    Parameters
    ----------
    below
        People under all holders of the seat (`people_below`).
    fold
        What its folded branch hides, or None where it is open.
    """
    seat = seat_of(graph, key)
    boss = boss_of(graph, key)
    return Card(
        title=seat.title,
        subtitle=" · ".join(part for part in (seat.unit, _second_line(graph, seat, below)) if part),
        tone=seat.tone,
        badge=f"× {seat.count:,}" if seat.count > 1 else "",
        confidence=None if boss is None else why_of(graph, key, boss).confidence,
        marker=HEAD_OF_OPERATIONS if seat.is_head_of_operations else "",
        status=status,
        fold=_fold_text(fold) if fold else "",
    )


def _second_line(graph: Graph, seat: Seat, below: int) -> str:
    if seat.role == "board":
        return "not counted as staff"
    if seat.role == "operative":
        return "front line"
    if below == 0:
        has_dotted = any(graph.edges[report, seat.key]["line"] == "dotted" for report in graph.predecessors(seat.key))
        return "dotted reports only" if has_dotted else "no reports"
    if seat.count > 1:
        each = below / seat.count
        return f"leads {each:,.0f} each" if each >= 1 else "shares the team"
    if seat.unit:
        return f"leads {below:,}"
    return f"leads {below:,} {'people' if below > 1 else 'person'}"


def _fold_text(fold: Fold) -> str:
    levels = f"{fold.levels} level{'s' if fold.levels > 1 else ''}"
    return f"+ {fold.people:,} people, {levels}"
