"""Teams: each boss with the reports that are bosses themselves and those that are not, level by level."""

from dataclasses import dataclass

import numpy as np

from orgmodel.layout.arrays.levels import Longs, levels_of
from orgmodel.org.tree import Tree


@dataclass(frozen=True, slots=True)
class Teams:
    """Bosses of one level in order. Together their bosses are the teams of the next level, in that order.

    Attributes
    ----------
    positions
        [t] Place of each boss in the tree's order; -1 for the team of all tops.
    bosses, leaves
        [t] Reports with and without reports of their own.
    leaf_positions
        Places of the latter, team by team.
    """

    positions: Longs
    bosses: Longs
    leaves: Longs
    leaf_positions: Longs


def teams_of(tree: Tree) -> list[Teams]:
    """Teams by level; the first level holds one, that of all tops. O(n), for trees of bounded depth."""
    levels = levels_of(tree)
    counts = levels.report_counts
    teams = []
    positions, members = np.full(1, -1), levels.starts[1:2]
    for level in range(levels.depth):
        here = levels.seats(level)
        is_boss = counts[here] > 0
        before = np.append(0, np.cumsum(is_boss))
        ends = np.cumsum(members)
        bosses = before[ends] - before[ends - members]
        teams.append(Teams(positions, bosses, members - bosses, np.flatnonzero(~is_boss) + here.start))
        mine = levels.families(level)
        positions, members = levels.bosses[mine], levels.counts[mine]
        if not len(positions):
            break
    return teams
