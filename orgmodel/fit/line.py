"""Line: a company's longest operations line, and its rungs beside those of the typical one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.fit.context import Flags, nearest_above, rungs_above
from orgmodel.fit.draft import LADDER
from orgmodel.fit.readings import Readings
from orgmodel.org.tree import Ints

# Seats compared where several lines are as long: what is above these steps decides no longer.
_COMPARED = 64
# Share of the front line that has to pass a rung by until it is said to be skipped.
_MOST = 0.5
# More than there are roles.
_PAIR = 128


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The operations line of a company.

    Attributes
    ----------
    chain
        Roles of the longest line, from the bottom up.
    seats
        Its seats; managers between them whose title is no rung are left out.
    above
        [n] Nearest seat of a line above each, -1 for none.
    on_line
        [n] Whether a seat is a rung of an operations line.
    """

    chain: tuple[str, ...]
    seats: tuple[int, ...]
    above: Ints
    on_line: Flags


@dataclass(frozen=True, slots=True)
class Rungs:
    """Rungs of a company beside those of the typical one, role keys from the bottom up.

    Attributes
    ----------
    matched, missing
        Rungs of the typical line that somebody holds, and that nobody holds.
    doubled
        Rungs that stand twice on one line, with how many seats report to their like.
    skipped
        Rungs that somebody holds and that a line passes by, with how many seats report past them.
    extra
        Rungs of the company's longest line that the typical one has not.
    """

    matched: tuple[str, ...]
    missing: tuple[str, ...]
    doubled: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, int], ...]
    extra: tuple[str, ...]


def find_line(readings: Readings) -> Line:
    """Find the longest operations line. O(n log levels); whatever the order of the rows, the same roles."""
    tree = readings.tree
    on_line = readings.has_role(*LADDER, "business_manager", "division_head", "ceo")
    on_line |= _carrying(readings)
    on_line &= ~readings.has_role("asst_director_ops") | (tree.count > 0)
    above = nearest_above(tree, on_line)
    steps = rungs_above(above)
    # A line of operations begins with a rung of operations; without one there is the chief executive alone.
    starts = np.flatnonzero(readings.has_role(*LADDER) & on_line)
    if not len(starts):
        starts = np.flatnonzero(on_line & readings.has_role("ceo"))
    if not len(starts):
        return Line((), (), above, on_line)
    seats = walk_up(_first(starts[steps[starts] == steps[starts].max()], above, readings.role), above)
    return Line(tuple(readings.roles[readings.role[seat]] for seat in seats), tuple(seats), above, on_line)


def _carrying(readings: Readings) -> Flags:
    """Finance heads to whom a rung of operations reports (R11)."""
    rungs = readings.has_role(*LADDER[1:])
    marked = rungs | readings.has_role("finance_head", "function_head", "ceo", "division_head", "business_manager")
    above = nearest_above(readings.tree, marked)
    bosses = above[rungs & (above >= 0)]
    carries = np.zeros(len(rungs), bool)
    carries[bosses] = True
    return carries & readings.has_role("finance_head")


def _first(seats: NDArray[np.int64], above: Ints, role: NDArray[np.int8]) -> int:
    """Of equally long lines the one that most seats begin, then the first by roles from the bottom up."""
    # Those who have one boss and one role are one line.
    _, places, counts = np.unique(_pair(above[seats], role[seats]), return_index=True, return_counts=True)
    at = firsts = seats[places]
    group = np.zeros(len(at), np.int64)
    for _ in range(_COMPARED):
        _, group = np.unique(_pair(group, np.where(at < 0, -1, role[at])), return_inverse=True)
        if (at < 0).all():
            break
        at = np.where(at < 0, -1, above[at])
    return int(firsts[np.flatnonzero(group == np.bincount(group, weights=counts).argmax())[0]])


def _pair(left: NDArray[np.integer], right: NDArray[np.integer]) -> NDArray[np.int64]:
    """One number for each pair, where the right one is a role."""
    return (left.astype(np.int64) + 1) * _PAIR + right + 1


def walk_up(seat: int, above: Ints) -> list[int]:
    """Seats from one to its top, by the seat above each; -1 for none. O(levels)."""
    seats = []
    while seat >= 0:
        seats.append(seat)
        seat = int(above[seat])
    return seats


def compare_rungs(readings: Readings, line: Line, typical: Sequence[str]) -> Rungs:
    """Compare the rungs of a company with those of the typical line, given from the bottom up."""
    held = {readings.roles[number] for number in np.unique(readings.role[line.on_line]) if number >= 0}
    code = {role: readings.roles.index(role) for role in readings.roles}
    pairs = line.on_line & (line.above >= 0)
    keys, counts = np.unique(_pair(readings.role[pairs], readings.role[line.above[pairs]]), return_counts=True)
    found = {
        (key // _PAIR - 1, key % _PAIR - 1): count for key, count in zip(keys.tolist(), counts.tolist(), strict=True)
    }
    doubled = tuple(
        (role, count)
        for role in readings.roles
        if (count := found.get((code[role], code[role]), 0)) and role != "operative"
    )
    order = {code[role]: place for place, role in enumerate(typical)}
    skipped: dict[str, int] = {}
    for (low, high), count in found.items():
        if low not in order or high not in order:
            continue
        people = sum(number for (under, _), number in found.items() if under == low)
        if low == code["operative"] and count <= _MOST * people:
            # Some of the staff of any executive report past the rungs below.
            continue
        for role in typical[order[low] + 1 : order[high]]:
            if role in held:
                skipped[role] = skipped.get(role, 0) + count
    return Rungs(
        matched=tuple(role for role in typical if role in held),
        missing=tuple(role for role in typical if role not in held),
        doubled=tuple(sorted(doubled, key=lambda pair: -readings.roles.index(pair[0]))),
        skipped=tuple((role, skipped[role]) for role in typical if role in skipped),
        extra=tuple(dict.fromkeys(role for role in line.chain if role not in typical)),
    )
