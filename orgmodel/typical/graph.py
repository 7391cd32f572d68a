"""The values that a reporting graph carries: seats on its nodes, reasons on its lines.

A reporting graph is a `networkx.DiGraph`. Nodes are seat keys (our own words, such as ``director_ops`` or
``director_ops:2`` for the second unit's). Node attribute ``seat`` is a `Seat`. An edge goes from the seat that
reports to the seat reported to; its attribute ``line`` is "solid" or "dotted", ``why`` is a `Why`. Solid lines
form a tree; siblings stand in the order in which their edges were added.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from orgmodel.catalog.catalog import Citation
from orgmodel.theme import Confidence, Tone

# networkx ships no types, so to the checker this is Any.
Graph: TypeAlias = nx.DiGraph


@dataclass(frozen=True, slots=True)
class Alternative:
    """A boss that the line could have led to, and why it does not.

    Attributes
    ----------
    role, title
        The other boss: catalogue key and name.
    seat
        Its seat in this company, or empty when there is none.
    reason
        A sentence: what decided against it.
    holds
        When the line would lead there, in a few words: "without a chief operating officer". Empty where it has no seat,
        or where no company with these seats would draw it.
    """

    role: str
    title: str
    seat: str
    reason: str
    confidence: Confidence
    citations: tuple[Citation, ...]
    holds: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Reason of a reporting line; the page, the command line and the exports all show this value.

    Attributes
    ----------
    sentence
        One plain sentence naming both seats and what decided.
    rule, rule_title, rule_text
        The placement rule: id, title and text.
    presence_rule, presence
        The rule by which the reporting seat exists at all, and the sentence that says so.
    """

    sentence: str
    rule: str
    rule_title: str
    rule_text: str
    confidence: Confidence
    citations: tuple[Citation, ...]
    alternatives: tuple[Alternative, ...]
    presence_rule: str
    presence: str
    presence_confidence: Confidence
    presence_citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the chart of a typical company.

    Attributes
    ----------
    key, role, title, unit
        Own key, catalogue key, title as shown, and the division, unit or region it belongs to ("" for none).
    level
        Rank of the role: 0 board, 1 chief executive, 11 front line.
    count
        People who hold such a seat; 0 for the board, which is not counted.
    team
        People of its function who are not drawn as seats of their own.
    basis
        Where `count` and `team` come from, in words.
    is_head_of_operations
        Whether it is the seat that heads operations (rule R12).
    folds
        Whether its branch repeats a sibling's and is folded at first.
    short
        Title as a small card says it ("Ops officer"); "" where there is none.
    """

    key: str
    role: str
    title: str
    unit: str
    level: float
    tone: Tone
    count: int
    team: int
    basis: str
    is_head_of_operations: bool = False
    folds: bool = False
    short: str = ""


def seat_of(graph: Graph, key: str) -> Seat:
    """Seat at a key."""
    seat: Seat = graph.nodes[key]["seat"]
    return seat


def why_of(graph: Graph, source: str, target: str) -> Why:
    """Reason of the line from `source` to `target`."""
    why: Why = graph.get_edge_data(source, target)["why"]
    return why


def boss_of(graph: Graph, key: str) -> str | None:
    """Key of the solid boss, or None at the top. O(lines of the seat)."""
    # Not `edges`, whose views take six times as long: this is read a hundred times for each chart.
    for boss in graph.successors(key):
        if graph.get_edge_data(key, boss)["line"] == "solid":
            found: str = boss
            return found
    return None


def reports_of(graph: Graph, key: str) -> list[str]:
    """Keys of the solid reports in sibling order. O(reports)."""
    return [report for report in graph.predecessors(key) if graph.get_edge_data(report, key)["line"] == "solid"]


def top_of(graph: Graph) -> str:
    """Key of the one seat without a solid boss."""
    top: str = next(key for key in graph if boss_of(graph, key) is None)
    return top


def chain_of(graph: Graph, key: str) -> list[str]:
    """Keys from `key` up to the top along solid lines, both included."""
    chain = [key]
    while (boss := boss_of(graph, chain[-1])) is not None:
        chain.append(boss)
    return chain


def preorder(graph: Graph, top: str) -> Iterator[str]:
    """Keys of the solid tree under `top`, bosses before reports, siblings in order. No recursion."""
    stack = [top]
    while stack:
        key = stack.pop()
        yield key
        stack.extend(reversed(reports_of(graph, key)))
