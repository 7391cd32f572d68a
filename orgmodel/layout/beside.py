"""Beside the line: assistants stand next to the line from their boss down, not among the boss's other reports.

A tree is laid out with a card's empty room on the line, level with the assistants; the other reports hang under it::

              ┌──────┐
              │ boss │
              └──┬───┘
        ┌────────┤
    ┌───┴─────┐  │
    │assistant│  │
    └─────────┘  │
         ┌───────┴──┐
     ┌───┴──┐    ┌──┴───┐
"""

from collections.abc import Set
from dataclasses import replace

from orgmodel.layout.arrange import Laid
from orgmodel.views import Visible

# Of more assistants than these a family is laid out like any other.
MOST = 4


def make_room(visible: Visible, assistants: Set[int]) -> Visible:
    """Hang the other reports of bosses with assistants under a place of its own, after all others.

    Parameters
    ----------
    assistants
        Places in `Visible.keys`.

    Returns
    -------
    Visible
        Its first places are those of `visible`; a boss whose reports are all assistants, or more than `MOST`, keeps
        them as they are.
    """
    bosses = list(visible.bosses)
    mine: dict[int, list[int]] = {}
    for place in sorted(assistants):
        mine.setdefault(bosses[place], []).append(place)
    others: dict[int, list[int]] = {}
    for place, boss in enumerate(visible.bosses):
        if boss in mine and place not in assistants:
            others.setdefault(boss, []).append(place)
    rooms = [boss for boss in sorted(mine) if boss >= 0 and boss in others and len(mine[boss]) <= MOST]
    for boss in rooms:
        for place in others[boss]:
            bosses[place] = len(bosses)
        bosses.append(boss)
    return replace(
        visible,
        keys=(*visible.keys, *("" for _ in rooms)),
        bosses=tuple(bosses),
        families=(*visible.families, *("room" for _ in rooms)),
    )


def without_room(visible: Visible, wide: Visible, laid: Laid) -> Laid:
    """Corners and lines of the seats alone: a line to a report under a room runs through it."""
    count = len(visible.keys)
    lines = tuple(
        (*laid.lines[boss], *laid.lines[place]) if boss >= count else laid.lines[place]
        for place, boss in enumerate(wide.bosses[:count])
    )
    return Laid(laid.corners[:count], lines)
