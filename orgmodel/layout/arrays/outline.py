"""Outline: an indented list, one seat a line. For screen readers, phones, and trees too deep for anything else."""

import numpy as np

from orgmodel.layout.arrays.positions import CardPositions
from orgmodel.org.tree import Tree, preorder
from orgmodel.theme import Sizes


def place_outline(tree: Tree, sizes: Sizes) -> CardPositions:
    """Place every seat on a line of its own, bosses before reports, each level a gutter further right.

    Notes
    -----
    O(n) for trees of any depth.
    """
    lines = preorder(tree)
    x = tree.depth * sizes.gutter
    step = sizes.card_height + sizes.stack_gap_y
    n = len(lines)
    width = float(x.max(initial=0.0)) + sizes.card_width if n else 0.0
    height = n * step - sizes.stack_gap_y if n else 0.0
    return CardPositions(x.astype(np.float64), (lines * step).astype(np.float64), width, height, indent=sizes.gutter)
