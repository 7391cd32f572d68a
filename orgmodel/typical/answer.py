"""The answer: who heads operations in a typical company and reports to whom, and what comes with growth."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from orgmodel.catalog.catalog import Domain
from orgmodel.text.grammar import listed, lower_title, plural, with_article
from orgmodel.typical.build.arrivals import Arrival
from orgmodel.typical.describe import headcount_text
from orgmodel.typical.graph import Graph, Seat, boss_of, seat_of

CHIEF_EXECUTIVE = "the chief executive"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A headcount above the company's at which its operations line grows, in words: "a COO at 250 (205 to go)"."""

    headcount: int
    text: str


def answer_text(graph: Graph) -> str:
    """Answer for a company: who heads operations and reports to whom, in one sentence.

    "At 45 people, an operations officer reports to the chief executive."
    """
    opening = headcount_text(graph.graph["company"])
    groups: dict[tuple[str, str], list[Seat]] = {}
    for key in graph:
        boss = boss_of(graph, key)
        if seat_of(graph, key).is_head_of_operations and boss:
            groups.setdefault((seat_of(graph, key).role, _boss_text(graph, boss)), []).append(seat_of(graph, key))
    if not groups:
        alone = len(graph.graph["chain"]) == 1
        return f"{opening}, {CHIEF_EXECUTIVE} {'is alone' if alone else 'heads operations too'}."
    clauses = [
        f"{len(seats)} {plural(seats[0].title)} report to {boss}"
        if len(seats) > 1
        else f"{with_article(seats[0].title)} reports to {boss}"
        for (_, boss), seats in groups.items()
    ]
    return f"{opening}, {listed(clauses)}."


def _boss_text(graph: Graph, key: str) -> str:
    boss = seat_of(graph, key)
    if boss.role == "ceo":
        return CHIEF_EXECUTIVE
    several = sum(seat_of(graph, other).role == boss.role for other in graph) > 1
    return f"their {plural(boss.title)}" if several else f"the {lower_title(boss.title)}"


def next_steps(graph: Graph, coming: Sequence[Arrival], domain: Domain, most: int = 2) -> tuple[NextStep, ...]:
    """Next steps of the operations line with growth, nearest first; roles of one headcount are one step.

    Parameters
    ----------
    coming
        Arrivals of the company, whatever its headcount (`orgmodel.typical.build.arrivals.arrivals`).
    most
        Steps at most.
    """
    headcount = graph.graph["company"].headcount
    on_line = {seat_of(graph, key).role for key in graph.graph["chain"]}
    first: dict[str, Arrival] = {}
    for one in coming:
        if one.headcount > headcount and one.role not in on_line:
            first.setdefault(one.role, one)
    steps = []
    for at, group in groupby(first.values(), key=lambda one: one.headcount):
        roles = listed([with_article(domain.roles[one.role].name) for one in group])
        steps.append(NextStep(at, f"{roles} at {at:,} ({at - headcount:,} to go)"))
    return tuple(steps[:most])
