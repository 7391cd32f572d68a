"""Parts: the operations lines of divisions, regions and several chief operating officers, each for itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.fit.context import nearest_above
from orgmodel.fit.draft import LADDER
from orgmodel.fit.line import Line
from orgmodel.fit.readings import Readings
from orgmodel.org.tree import Ints

HEADS = ("coo", "division_head", "business_manager", "regional_ops_director")
"""Roles that lead a line of their own where there are several of them."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """The longest operations line of a part.

    Attributes
    ----------
    head
        Seat that leads the part; -1 for those who are under none of the heads.
    chain, seats
        Roles and seats of its longest line, from the bottom up, to the top of the company.
    rungs
        Seats of rungs in the part, its head not counted.
    """

    head: int
    chain: tuple[str, ...]
    seats: tuple[int, ...]
    rungs: int


def part_lines(readings: Readings, line: Line) -> tuple[PartLine, ...]:
    """Find the line of each part, the part with the most rungs first; () where there are not two parts.

    A seat belongs to the nearest head above it. O(n log n · log levels); the order of the rows is
    nothing to it.
    """
    heads = readings.has_role(*HEADS) & line.on_line
    if int(heads.sum()) < 2:
        return ()
    starts = np.flatnonzero(readings.has_role(*LADDER) & line.on_line & ~heads)
    part = nearest_above(readings.tree, heads)[starts]
    ranks, steps = _ranks(readings, line)
    order = np.lexsort((ranks[starts], -steps[starts], part))
    ordered = part[order]
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, np.int64)
    if len(firsts) < 2:
        return ()
    counts = np.diff(np.append(firsts, len(ordered)))
    found = []
    for first, count in zip(firsts.tolist(), counts.tolist(), strict=True):
        seats = _walk(int(starts[order[first]]), line.above)
        chain = tuple(readings.roles[readings.role[seat]] for seat in seats)
        found.append(PartLine(int(ordered[first]), chain, tuple(seats), count))
    return tuple(sorted(found, key=lambda one: (-one.rungs, one.head < 0, one.chain, one.head)))


def _ranks(readings: Readings, line: Line) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A number for the roles from each seat to the top of its line, equal for equal lines; and the rungs above it.

    Pointers are doubled, and pairs of numbers told apart at each step: exact, and quick for a chain of any length.
    """
    n = len(readings.role)
    jump = np.append(np.where(line.above < 0, n, line.above), n).astype(np.int64)
    rank = np.append(readings.role.astype(np.int64) + 2, 0)
    steps = (jump != n).astype(np.int64)
    while (jump != n).any():
        _, rank = np.unique(rank * (int(rank.max()) + 1) + rank[jump], return_inverse=True)
        steps = steps + steps[jump]
        jump = jump[jump]
    return rank[:n], steps[:n]


def _walk(seat: int, above: Ints) -> list[int]:
    seats = []
    while seat >= 0:
        seats.append(seat)
        seat = int(above[seat])
    return seats
