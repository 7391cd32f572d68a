"""A column of level numbers beside names in the order of an outline: 1, 2, 3, 3, 2."""

import re
from dataclasses import replace
from itertools import pairwise

import pyarrow as pa

from orgmodel.reading.columns.headings import Words, fold
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.levels import with_levels
from orgmodel.reading.table import Table

_LEADERS = ". \u00b7-|>*"
_NUMBER = re.compile(r"(\D{0,12})(\d{1,2})(?:\.0)?")


def with_level_numbers(table: Table, _: Words) -> Table | None:
    """Add the record above, where a column called so holds levels in the order of an outline; None where none does."""
    names = load_label_words().levels
    headings = table.cells.column_names
    for heading in headings:
        if fold(heading) not in names or len(fold(heading)) < 2:
            continue
        texts = table.cells[heading].to_pylist()
        # SAP draws the depth before the number: "1", ".2", "..3".
        bare = [text.strip(_LEADERS) for text in texts]
        are_drawn = bare != texts and all(map(str.isdigit, bare))
        levels = _levels(bare if are_drawn else texts)
        if levels is None:
            continue
        if are_drawn:
            place = headings.index(heading)
            numbers = pa.array(bare, table.cells.schema.field(place).type)
            table = replace(table, cells=table.cells.set_column(place, heading, numbers))
        return with_levels(table, heading, levels, f"{heading!r} tells how deep each row stands")
    return None


def _with_top(texts: list[str]) -> list[str]:
    """The levels, the top with its number: "CEO", "CEO-1", "CEO-2" count from 0."""
    stems = {match[1] for text in texts if (match := _NUMBER.fullmatch(text))}
    top = stems.pop() if len(stems) == 1 else ""
    bare = top.strip(" -–+_").casefold()
    return [f"{top}0" if bare and text.strip().casefold() == bare else text for text in texts]


def _levels(texts: list[str]) -> list[int] | None:
    """Levels that begin with the least and never go down by more than one step at once; None where they do."""
    matches = [_NUMBER.fullmatch(text) for text in _with_top(texts)]
    levels = [int(match[2]) for match in matches if match]
    if len(levels) < max(3, len(texts)) or len(set(levels)) < 2 or levels[0] != min(levels):
        return None
    if len({match[1] for match in matches if match}) > 1 or levels.count(levels[0]) > len(levels) / 2:
        return None
    return levels if all(after <= before + 1 for before, after in pairwise(levels)) else None
