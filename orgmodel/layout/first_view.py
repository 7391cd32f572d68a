"""First view: how many cards of a company a layout shows at once so that their names and titles can be read."""

from dataclasses import replace

from orgmodel.layout.loaded import Appearance, drawn_size
from orgmodel.org.org import Org
from orgmodel.org.subset import FilteredTree
from orgmodel.theme import LIGHT
from orgmodel.views.expansion import FIRST_CARDS
from orgmodel.views.loaded import LoadedView, visible_branches

# A card of a person is wide enough at this zoom for a name of 10 px and a title of 8 px.
LEAST_ZOOM = 0.42
# A row is painted from afar, name and count alone, below this zoom.
LEAST_ROW_ZOOM = 0.7
# Width and height in px of what a usual window leaves to the chart, and a phone.
WINDOW_PX, PHONE_PX = (790.0, 630.0), (360.0, 560.0)
# Windows with a smaller width to height are taken for a phone.
NARROW = 0.9
# Numbers of cards that are tried, from the usual one down.
TRIED = (FIRST_CARDS, 48, 38, 30, 24, 19, 15, 12, 9, 7, 5)


def readable_cards(org: Org, view: LoadedView, filtered: FilteredTree | None, look: Appearance, is_narrow: bool) -> int:
    """Cards that are enough at first in a layout.

    Parameters
    ----------
    view, filtered
        The part of the company; what is opened by hand in it does not count.
    look
        Layout.
    is_narrow
        Whether the window is that of a phone.

    Returns
    -------
    int
        The most of `TRIED` of which the drawing fits the window at `LEAST_ZOOM`; the least of them where none does.

    Notes
    -----
    O(cards log cards) for each number tried; some 10 ms.
    """
    wide, high = PHONE_PX if is_narrow else WINDOW_PX
    zoom = LEAST_ROW_ZOOM if look.layout == "list" else LEAST_ZOOM
    look, seen = replace(look, ratio=wide / high), 0
    for cards in TRIED:
        branches = visible_branches(org, replace(view, cards=cards), filtered)
        if len(branches.seats) == seen:
            continue
        seen = len(branches.seats)
        width, height = drawn_size(org, branches, LIGHT, look)
        # Rows are as wide as the window is, whatever they hold.
        if (width * zoom <= wide or look.layout == "list") and height * zoom <= high:
            return cards
    return TRIED[-1]
