"""Stairs with titles: each row has a name in the column of its level and the title in the cell behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pyarrow as pa

from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.formats.hierarchies.labels import NAME, TITLE
from orgmodel.reading.formats.hierarchies.levels import with_levels
from orgmodel.reading.formats.hierarchies.titles import has_job
from orgmodel.reading.table import Table

_FEWEST, _MOST = 3, 200_000
# Rows of two cells; names that stand once; of the cells behind (or before) the names, those with a word of a title.
_PAIRS, _ONCE, _TITLED = 0.6, 0.7, 0.5
_TWO = (0, 1)


@dataclass(frozen=True, slots=True)
class _Stairs:
    """Column of the first filled cell of each row, its two cells, and how many columns they take up."""

    starts: Sequence[int]
    pairs: Sequence[tuple[str, str]]
    width: int


def with_titled_stairs(table: Table, words: Words) -> Table | None:
    """Make rows of names and titles with the one above each; None where the cells are no stairs of pairs.

    The cells of the first row may stand as headings: they are a row where they go on with the stairs.
    """
    if not _FEWEST - 1 <= table.cells.num_rows <= _MOST or table.cells.num_columns < _FEWEST:
        return None
    table = _with_first_row(table, words) or table
    stairs = _stairs(list(zip(*(column.to_pylist() for column in table.cells.columns), strict=True)))
    if stairs is None or (side := _name_side(stairs.pairs)) is None:
        return None
    names = [pair[side] for pair in stairs.pairs]
    if len(set(names)) < _ONCE * len(names) or not all(names):
        return None
    rest = table.cells.drop_columns(table.cells.column_names[: stairs.width])
    name, title = unique_name(NAME, rest.column_names), unique_name(TITLE, rest.column_names)
    cells = pa.table([pa.array(names, pa.string()), pa.array([pair[1 - side] for pair in stairs.pairs], pa.string())],
                     [name, title])  # fmt: skip
    for heading in rest.column_names:
        cells = cells.append_column(heading, rest[heading])
    made = replace(
        table,
        cells=cells,
        known={**table.known, "name": name, "title": title},
        known_by={"name": "names stand beside titles in steps", "title": "titles stand beside names in steps"},
    )
    return with_levels(made, name, stairs.starts, "the column of each name tells how deep it stands")


def _with_first_row(table: Table, words: Words) -> Table | None:
    """A table whose headings are its first row: two cells, of which the name is no heading, and blank ones."""
    headings = table.cells.column_names
    own = [place for place, heading in enumerate(headings) if heading != f"Column {place + 1}"]
    if not table.origin.header_row or len(own) != len(_TWO) or own[1] != own[0] + 1:
        return None
    side = _name_side([(headings[own[0]], headings[own[1]])])
    if side is None or columns_of([headings[own[side]]], words):
        return None
    texts = [heading if place in own else "" for place, heading in enumerate(headings)]
    first = pa.table([pa.array([text], pa.string()) for text in texts], headings)
    return replace(
        table,
        cells=pa.concat_tables([first, table.cells.cast(first.schema)]),
        rows=np.concatenate([[table.origin.header_row], table.rows]),
        origin=replace(table.origin, header_row=0),
        findings=tuple(one for one in table.findings if one.code != "ORG108"),
    )


def _stairs(rows: Sequence[Sequence[str]]) -> _Stairs | None:
    """Rows as stairs of two cells each; None where some go deeper by more than a step, or hold more in between."""
    starts = [next((place for place, text in enumerate(row) if text), -1) for row in rows]
    width = max(starts) + 2
    if len(rows) < _FEWEST or not 0 <= starts[0] == min(starts) or len(set(starts)) < 2 or width > len(rows[0]):
        return None
    steps = sorted(set(starts))
    ranks = [steps.index(start) for start in starts]
    if any(below > above + 1 for above, below in pairwise(ranks)):
        return None
    if any(any(row[start + 2 : width]) for row, start in zip(rows, starts, strict=True)):
        return None
    pairs = [(row[start], row[start + 1]) for row, start in zip(rows, starts, strict=True)]
    return _Stairs(starts, pairs, width) if sum(bool(second) for _, second in pairs) >= _PAIRS * len(pairs) else None


def _name_side(pairs: Sequence[tuple[str, str]]) -> int | None:
    """Side on which the names stand, where most of those on the other one have a word of a title; None for neither."""
    whole = [pair for pair in pairs if all(pair)]
    first, second = (sum(has_job(pair[side]) for pair in whole) for side in _TWO)
    if max(first, second) < max(1, _TITLED * len(whole)) or first == second:
        return None
    return 0 if second > first else 1
