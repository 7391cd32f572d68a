"""Rows: an indented list across the whole width, one seat a row, its columns under each other."""

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.layout.scene import Box, Row
from orgmodel.theme import Sizes

ROW_PX, GAP_PX = 30.0, 4.0
# Width of a list in a usual window and in a narrow one, and what the names of the lowest level keep of it.
WIDE_PX, NARROW_PX, NAME_PX = 780.0, 460.0, 180.0
# From the right edge: where titles and departments begin. A narrow list, or one of a
# company without any, has no department.
TITLE_PX, UNIT_PX, NARROW_TITLE_PX = 500.0, 240.0, 215.0
# Windows with a smaller width to height are narrow.
NARROW = 0.9


def row_sizes(sizes: Sizes) -> Sizes:
    """Sizes of a list."""
    return replace(sizes, card_height=ROW_PX, stack_gap_y=GAP_PX)


def as_rows(boxes: Sequence[Box], units: Sequence[str], ratio: float) -> tuple[Box, ...]:
    """The cards of a list as rows that end at one edge.

    Parameters
    ----------
    boxes
        Where the layout of a list put them: indented by level.
    units
        Department or unit of each seat; "" for none.
    ratio
        Width to height of the window.
    """
    deepest = max((box.x_px for box in boxes), default=0.0)
    is_narrow = ratio < NARROW
    has_units = any(units) and not is_narrow
    title = NARROW_TITLE_PX if is_narrow else TITLE_PX if has_units else TITLE_PX - UNIT_PX
    least = NARROW_PX if is_narrow else WIDE_PX if has_units else WIDE_PX - UNIT_PX
    right = max(least, deepest + NAME_PX + title)
    rows = []
    for box, unit in zip(boxes, units, strict=True):
        people = box.facts.below or box.facts.people
        row = Row(box.facts.branch, unit, f"{people:,}" if people else "", title, UNIT_PX if has_units else 0.0)
        rows.append(replace(box, width_px=right - box.x_px, card=replace(box.card, row=row)))
    return tuple(rows)
