"""Filtered tree: the seats of a company that pass a filter, with the managers above them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.tree import Ints, Tree, grow, preorder


@dataclass(frozen=True, slots=True, eq=False)
class FilteredTree:
    """Tree of the seats that are left of a company.

    Attributes
    ----------
    tree
        Over the same seat numbers; `order` holds only those that are left, and the others have no reports and size 0.
    fitting
        [n] Whether a seat itself was asked for; the others that are left lead to one.
    inside
        [n] Seats asked for in each branch, its top included.
    """

    tree: Tree
    fitting: NDArray[np.bool_]
    inside: Ints

    @property
    def nbytes(self) -> int:
        """Memory that it takes, about."""
        return 30 * len(self.fitting)


def filter_tree(tree: Tree, fitting: NDArray[np.bool_]) -> FilteredTree:
    """Leave the seats asked for and everybody above them.

    Parameters
    ----------
    fitting
        [n] Seats that are asked for.

    Notes
    -----
    O(n) time and memory, no recursion.
    """
    n = len(tree.parent)
    inside = count_inside(tree, preorder(tree), fitting)
    left = np.flatnonzero(inside).astype(np.int32)
    number = np.full(n, -1, np.int32)
    number[left] = np.arange(len(left), dtype=np.int32)
    bosses = tree.parent[left]
    small, _ = grow(np.where(bosses >= 0, number[bosses], -1).astype(np.int32))
    starts = small.starts if len(left) else np.zeros(2, np.int64)
    wide = [np.zeros(n, np.int32) for _ in range(5)]
    for values, few in zip(wide, (small.first, small.count, small.size, small.depth, small.height), strict=True):
        values[left] = few
    return FilteredTree(Tree(tree.parent, left[small.order], starts, *wide), fitting, inside)


def count_inside(tree: Tree, position: Ints, fitting: NDArray[np.bool_]) -> Ints:
    """Seats asked for in each branch, its top included; [n], O(n).

    Parameters
    ----------
    position
        [n] Place of each seat in a walk (`orgmodel.org.tree.preorder`).
    """
    by_position = np.zeros(len(position) + 1, np.int32)
    by_position[position + 1] = fitting
    before = np.cumsum(by_position, dtype=np.int32)
    inside: Ints = before[position + tree.size] - before[position]
    return inside
