"""Look of exported cards as plain data: the columns of their lines and colour, by names that outlive other columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.layout.loaded import Appearance
from orgmodel.org.org import Org
from orgmodel.tables.color_scale import classify
from orgmodel.tables.query import Column, Sheet
from orgmodel.tables.sheets import people_sheet

# Keys of columns of the file count them; without some of them the same key is another one.
_COUNTED = re.compile(r"c\d+")


@dataclass(frozen=True, slots=True)
class Look:
    """Look of cards.

    Attributes
    ----------
    lines, colour
        Names of columns, as `named` gives them; () and "" for the usual ones.
    has_faces
        Whether a person's card has initials.
    """

    lines: tuple[str, ...] = ()
    colour: str = ""
    has_faces: bool = False


USUAL = Look()


def named(sheet: Sheet, keys: Sequence[str]) -> tuple[str, ...]:
    """Names of columns by their keys: a column of the file is called by its heading."""
    return tuple(f"={sheet.columns[key].heading}" if _COUNTED.fullmatch(key) else key for key in keys)


def appearance_of(look: Look, org: Org) -> Appearance:
    """Appearance of the cards of a company; a column that it does not have is left out. O(seats) for colours."""
    sheet = people_sheet(org)
    lines = tuple(column for name in look.lines if (column := _find(sheet, name)) is not None)
    colour = _find(sheet, look.colour)
    shades = None if colour is None else classify(colour)
    return Appearance(lines=lines, shades=shades, has_faces=look.has_faces)


def _find(sheet: Sheet, name: str) -> Column | None:
    if not name.startswith("="):
        return sheet.columns.get(name)
    counted = (column for key, column in sheet.columns.items() if _COUNTED.fullmatch(key))
    return next((column for column in counted if column.heading == name[1:]), None)
