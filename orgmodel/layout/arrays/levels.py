"""Levels: the families of a tree by place in its order, where a level, a family and a level's bosses are slices."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.tree import Tree

Longs = NDArray[np.int64]


@dataclass(frozen=True)
class Levels:
    """Families by place; place p is seat ``tree.order[p]``.

    Attributes
    ----------
    starts
        [levels + 1] Place at which each level begins.
    bosses
        [m] Places with reports, ascending.
    counts
        [m] Reports of each.
    begins
        [m] Place of each one's first report; its others follow.
    above
        [levels + 1] Where each level begins in `bosses`.
    """

    starts: Longs
    bosses: Longs
    counts: Longs
    begins: Longs
    above: Longs

    @property
    def depth(self) -> int:
        """Number of levels."""
        return len(self.starts) - 1

    def seats(self, level: int) -> slice:
        """Places of a level."""
        return slice(int(self.starts[level]), int(self.starts[level + 1]))

    def families(self, level: int) -> slice:
        """Rows of `bosses` on a level."""
        return slice(int(self.above[level]), int(self.above[level + 1]))

    @cached_property
    def report_counts(self) -> Longs:
        """[n] Reports of each place."""
        counts = np.zeros(int(self.starts[-1]), np.int64)
        counts[self.bosses] = self.counts
        return counts


def levels_of(tree: Tree) -> Levels:
    """Families of a tree without loops. O(n)."""
    starts = tree.starts if len(tree.starts) > 1 else np.zeros(1, np.int64)
    counts = tree.count[tree.order]
    bosses = np.flatnonzero(counts)
    reports = counts[bosses].astype(np.int64)
    begins = np.cumsum(reports) - reports + (starts[1] if len(starts) > 1 else 0)
    return Levels(starts, bosses, reports, begins, np.searchsorted(bosses, starts))
