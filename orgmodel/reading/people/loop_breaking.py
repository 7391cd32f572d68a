"""Loop breaking: of each loop a line is left out, as decided, else the one up from its member with most reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.findings import Finding
from orgmodel.org.tree import Ints, Tree, grow, loops
from orgmodel.reading.options import Decision
from orgmodel.reading.people.people import People
from orgmodel.reading.people.reporting import Lines
from orgmodel.reading.people.seat_grouping import Seats

# A loop is told by at most this many of its members.
_NAMED = 8


@dataclass(frozen=True, slots=True, eq=False)
class Broken:
    """Forest that is left of lines with loops.

    Attributes
    ----------
    tree
        The forest.
    cut
        int32 [loops, 2]. Seat whose line was left out, and the seat that it led to.
    ways
        By the code of the finding, seats of each loop along the line upward, from the one whose line was left out.
    findings
        ORG403 with each loop in words, ORG413 with those whose line was decided.
    unused
        Decisions about lines that are part of no loop.
    """

    tree: Tree
    cut: NDArray[np.int32]
    ways: Mapping[str, tuple[Ints, ...]]
    findings: tuple[Finding, ...]
    unused: frozenset[Decision]


def break_loops(people: People, seats: Seats, lines: Lines, cuts: Mapping[Decision, tuple[int, int]]) -> Broken:
    """Grow the forest, with a line of each loop left out. O(rows), and O(k log k) in seats of loops."""
    tree, lost = grow(lines.parent)
    if not len(lost):
        return Broken(tree, np.zeros((0, 2), np.int32), {}, (), frozenset(cuts))
    label = _labeller(people, seats)
    parent = lines.parent.copy()
    cut, texts, ways, wanted = [], [], [], set(cuts.values())
    for loop in loops(lines.parent, lost):
        top = min(
            loop.tolist(),
            key=lambda seat: ((seat, int(lines.parent[seat])) not in wanted, -int(tree.count[seat]), label(seat), seat),
        )
        cut.append((top, int(parent[top])))
        way = np.roll(loop, -loop.tolist().index(top))
        names = [label(seat) for seat in way[:_NAMED].tolist()]
        names += [f"{len(way) - _NAMED:,} more"] if len(way) > _NAMED else []
        texts.append(" > ".join([*names, label(top)]))
        ways.append(way)
        parent[top] = -1
    tree, _ = grow(parent)
    pairs = np.array(cut, np.int32)
    found, by_code = [], {}
    for code, is_decided in (("ORG403", False), ("ORG413", True)):
        if places := [place for place, pair in enumerate(cut) if (pair in wanted) == is_decided]:
            values = [texts[place] for place in places]
            found.append(people.finding(code, seats.rows[pairs[places, 0]], field="manager", values=values))
            by_code[code] = tuple(ways[place] for place in places)
    return Broken(tree, pairs, by_code, tuple(found), frozenset(one for one, pair in cuts.items() if pair not in cut))


def _labeller(people: People, seats: Seats) -> Callable[[int], str]:
    """Name and id of a seat, for a finding."""
    headings = dict.fromkeys([*people.mapped.fields.get("name", ()), *people.mapped.fields.get("id", ())])
    columns = [people.cells[name] for name in headings]

    def label(seat: int) -> str:
        row = int(seats.rows[seat])
        return " ".join(filter(None, (column[row].as_py() for column in columns))) or f"seat {seat + 1}"

    return label
