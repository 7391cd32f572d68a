"""Down: one row a level as long as that suits the window, else reports without reports in columns under their boss."""

from orgmodel.layout.arrays.leaves import place_leaves
from orgmodel.layout.arrays.positions import CardPositions
from orgmodel.layout.arrays.tidy import place_tidy
from orgmodel.org.tree import Tree
from orgmodel.theme import Sizes

# Columns that are tried have so many cards.
ROWS = (2, 3, 4, 6, 8, 12, 16)
# So wide a drawing can be read whole in most windows.
EASY_PX = 1_200.0
# A row a level reads best: columns stand only where the drawing is so much larger in the window then.
WORTH = 1.15


def place_down(tree: Tree, sizes: Sizes, ratio: float) -> CardPositions:
    """Place bosses over their reports, as flat as the window is.

    Parameters
    ----------
    ratio
        Width to height of the window.

    Returns
    -------
    CardPositions
        Siblings in order but for those without reports, who follow the others where they stand in columns. Levels
        aligned, several tops side by side.

    Notes
    -----
    O(n) for trees of bounded depth.
    """

    def cost(placed: CardPositions) -> float:
        return max(placed.width, ratio * placed.height)

    in_rows = place_tidy(tree, sizes)
    if in_rows.width <= max(EASY_PX, ratio * in_rows.height):
        return in_rows
    in_columns = min((place_leaves(tree, sizes, rows=rows) for rows in ROWS), key=cost)
    return in_columns if WORTH * cost(in_columns) < cost(in_rows) else in_rows
