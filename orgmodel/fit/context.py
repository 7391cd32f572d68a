"""Context of seats: who is above, what is below, what the department says; arrays over all seats."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.tree import Ints, Tree, preorder

Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """Facts of each seat that was read, before anything is decided. [n] each.

    Attributes
    ----------
    tree
        Lines among them; who reported to a manager who is not in the file is a top.
    rank, area, marks
        What the title says (`title_forms`).
    department
        int8. Area of the department, 0 for none.
    is_led
        Whether somebody reports to the seat.
    gone
        Whether the person left or the post was eliminated.
    title
        Number of the title as it is written; 0 for none.
    """

    tree: Tree
    rank: Codes
    area: Codes
    marks: NDArray[np.int32]
    department: Codes
    is_led: Flags
    gone: Flags
    title: Ints

    @property
    def is_titled(self) -> Flags:
        """True where there is a title at all; [n]."""
        found: Flags = self.title > 0
        return found

    def __len__(self) -> int:
        return len(self.rank)

    def of_boss(self, values: NDArray[np.int8]) -> NDArray[np.int8]:
        """Value of each seat's boss; -1 at a top."""
        parent = self.tree.parent
        found = values[parent]
        found[parent < 0] = -1
        return found


def is_one_of(values: Codes, numbers: Collection[int]) -> Flags:
    """Membership: whether each number from -1 to 126 is one of some; [n]. Five times as quick as a search."""
    table = np.zeros(128, bool)
    table[list(numbers)] = True
    return table[values]


def nearest_above(tree: Tree, marked: Flags) -> Ints:
    """Nearest seat above each that is marked, itself not counted; -1 where there is none.

    O(n log levels): pointers are doubled, so that a chain of a million is as quick as a company.
    """
    n = len(marked)
    parent = np.append(np.where(tree.parent < 0, n, tree.parent), n)
    jump = np.where(np.append(marked, True), np.arange(n + 1), parent)
    while True:
        further = jump[jump]
        if np.array_equal(further, jump):
            break
        jump = further
    found = jump[parent[:n]]
    return np.where(found == n, -1, found).astype(np.int32)


def rungs_above(above: Ints) -> NDArray[np.int64]:
    """Count of the marked seats above each, where `above` is `nearest_above` of the marked; O(n log levels)."""
    n = len(above)
    jump = np.append(np.where(above < 0, n, above), n)
    steps = (jump != n).astype(np.int64)
    while True:
        further = jump[jump]
        if np.array_equal(further, jump):
            found: NDArray[np.int64] = steps[:n]
            return found
        steps = steps + steps[jump]
        jump = further


def counted_below(tree: Tree, marked: Flags) -> Ints:
    """Direct reports of each seat that are marked."""
    bosses = tree.parent[marked]
    return np.bincount(bosses[bosses >= 0], minlength=len(marked)).astype(np.int32)


def has_below(tree: Tree, marked: Flags) -> Flags:
    """True where somebody marked is anywhere below a seat; [n]. O(n)."""
    place = preorder(tree).astype(np.int64)
    sums = np.zeros(len(marked) + 1, np.int64)
    sums[1:][place] = marked
    np.cumsum(sums, out=sums)
    found: Flags = sums[place + tree.size] > sums[place + 1]
    return found
