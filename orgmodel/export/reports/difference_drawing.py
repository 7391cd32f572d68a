"""Drawing of a difference: the overlay of both companies under a heading, above its legend and the summary."""

from orgmodel.difference.difference import Difference
from orgmodel.difference.sentences import change_sentences, join_sentences
from orgmodel.difference.union import union_of
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Heading, Surround, compose_page
from orgmodel.layout.overlay import overlay_scene
from orgmodel.theme import Theme
from orgmodel.views.marked import marked_branches

_CUT = "Not all branches with changes are open: a drawing has at most 300 cards."


def overlay_heading(difference: Difference, names: tuple[str, str]) -> Heading:
    """Heading of two companies as one chart: both names, and the difference in sentences."""
    sentences = " ".join([*join_sentences(difference), *change_sentences(difference)])
    return Heading(f"From {names[0]} to {names[1]}", sentences, "Drawn by Reportline.")


def draw_difference(
    difference: Difference,
    names: tuple[str, str],
    theme: Theme,
    layout: str = "packed",
    surround: Surround = EVERYTHING,
) -> Drawing:
    """Drawing of two companies as one, what changed marked. O(n), and O(cards) for each arrow."""
    union = union_of(difference)
    branches = marked_branches(union.org, union.marked, union.counted)
    scene = overlay_scene(union, branches, theme, names[1], layout)
    changes = [*change_sentences(difference), *([_CUT] if branches.branches.is_cut else [])]
    source = f"{' '.join(join_sentences(difference))} Drawn by Reportline."
    return compose_page(scene, theme, Heading(f"{names[0]} → {names[1]}", "", source), changes, surround)
