"""Parts: the operations lines of divisions, regions and several chief operating officers, each for itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.fit.context import Flags, nearest_above
from orgmodel.fit.draft import LADDER
from orgmodel.fit.line import Line, walk_up
from orgmodel.fit.readings import Readings

HEADS = ("coo", "division_head", "business_manager", "regional_ops_director")
"""Roles that lead a line of their own where there are several of them."""
# Ladders have ten rungs.
_MOST_ABOVE = 64
NO_HEAD = "Under none of these"
"""Label of the line of those who are below no head."""
RUNGS = ("svp_ops", "vp_ops", "director_ops")
"""Rungs of which several lead a line each, the highest first, where there are no two `HEADS`."""


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
    heads = _heads(readings, line)
    if int(heads.sum()) < 2:
        return ()
    over_heads = _above(heads, line)
    rungs = readings.has_role(*LADDER) & line.on_line & ~heads & ~over_heads
    led = nearest_above(readings.tree, heads)[rungs]
    # A head without rungs below is a line of its own, unless the lines of other heads go through it.
    alone = heads & ~over_heads
    alone[led[led >= 0]] = False
    starts = np.flatnonzero(rungs)
    part = nearest_above(readings.tree, heads)[starts]
    ranks, steps = _ranks(readings, line)
    order = np.lexsort((ranks[starts], -steps[starts], part))
    ordered = part[order]
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, np.int64)
    counts = np.diff(np.append(firsts, len(ordered)))
    found = []
    for first, count in zip(firsts.tolist(), counts.tolist(), strict=True):
        seats = walk_up(int(starts[order[first]]), line.above)
        chain = tuple(readings.roles[readings.role[seat]] for seat in seats)
        found.append(PartLine(int(ordered[first]), chain, tuple(seats), count))
    for head in np.flatnonzero(alone).tolist():
        seats = walk_up(head, line.above)
        found.append(PartLine(head, tuple(readings.roles[readings.role[seat]] for seat in seats), tuple(seats), 0))
    if len(found) < 2:
        return ()
    return tuple(sorted(found, key=lambda one: (-one.rungs, one.head < 0, one.chain, one.head)))


def part_labels(readings: Readings, parts: Sequence[PartLine]) -> list[str]:
    """Title and department of the head of each part."""
    heads = [max(part.head, 0) for part in parts]
    columns = [readings.org.texts(field, heads) for field in ("title", "department")]
    rows = zip(parts, *columns, strict=True)
    return [
        (", ".join(dict.fromkeys(filter(None, words))) or "No title") if part.head >= 0 else NO_HEAD
        for part, *words in rows
    ]


def _heads(readings: Readings, line: Line) -> Flags:
    """Seats that lead a line of their own: `HEADS`, else the highest of `RUNGS` that several hold side by side."""
    heads = readings.has_role(*HEADS) & line.on_line
    if int(heads.sum()) > 1:
        return heads
    for role in RUNGS:
        holders = readings.has_role(role) & line.on_line
        holders &= nearest_above(readings.tree, holders) < 0
        if int(holders.sum()) > 1:
            return holders
    return heads


def _above(heads: Flags, line: Line) -> Flags:
    """Rungs above the heads, at most so many steps: they are no line of their own."""
    found = np.zeros(len(heads), bool)
    at = np.flatnonzero(heads)
    for _ in range(_MOST_ABOVE):
        at = np.unique(line.above[at])
        at = at[at >= 0]
        if not len(at):
            break
        found[at] = True
    return found


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
