"""Content of a typical company's cards: from a seat to its facts and its `Card`."""

from collections.abc import Mapping

from orgmodel.layout.card_text import HEAD_OF_OPERATIONS, badge_text, strip_text
from orgmodel.layout.scene import Card, Facts
from orgmodel.theme import Status
from orgmodel.typical.graph import Graph, Seat, boss_of, preorder, reports_of, seat_of, top_of, why_of
from orgmodel.views.visible import Visible


def people_below(graph: Graph) -> dict[str, int]:
    """For each seat the people under all its holders, its own team included. O(seats)."""
    below = {key: seat_of(graph, key).team for key in graph}
    for key in reversed(list(preorder(graph, top_of(graph)))):
        boss = boss_of(graph, key)
        if boss is not None:
            below[boss] += below[key] + seat_of(graph, key).count
    return below


def facts_of(graph: Graph, visible: Visible, below: Mapping[str, int], statuses: Mapping[str, Status]) -> list[Facts]:
    """Facts of the visible seats, in their order; level and position are left to `orgmodel.layout.stacked.arrange`.

    Parameters
    ----------
    below
        People under all holders of each seat (`people_below`).
    """
    facts = []
    # Counted once a seat, not once for each who stands beside it.
    direct = {key: len(reports_of(graph, key)) for key in graph}
    for key in visible.keys:
        seat, boss, reports = seat_of(graph, key), boss_of(graph, key), direct[key]
        fold = visible.folds.get(key)
        facts.append(
            Facts(
                boss_name="" if boss is None else seat_of(graph, boss).title,
                siblings=1 if boss is None else direct[boss],
                branch="folded" if fold else "open" if reports else "none",
                fold=fold,
                direct=reports,
                people=below[key],
                below=below[key],
                holders=seat.count,
                is_head=seat.is_head_of_operations,
                status=statuses.get(key, ""),
                unit=seat.unit,
                short_name=seat.short,
            )
        )
    return facts


def card_of(graph: Graph, key: str, facts: Facts) -> Card:
    """Card of a seat."""
    seat = seat_of(graph, key)
    boss = boss_of(graph, key)
    return Card(
        title=seat.title,
        subtitle=" · ".join(part for part in (seat.unit, _second_line(graph, seat, facts.people)) if part),
        tone=seat.tone,
        badge=badge_text(facts.holders),
        confidence=None if boss is None else why_of(graph, key, boss).confidence,
        marker=HEAD_OF_OPERATIONS if facts.is_head else "",
        status=facts.status,
        fold=strip_text(facts.fold),
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
