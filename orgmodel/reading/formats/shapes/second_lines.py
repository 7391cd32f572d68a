"""Second lines: people who take two rows each, the title or the department below the name."""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.profiles import Profile, profile
from orgmodel.reading.table import Table

_FEWEST_ROWS, _MOST_ROWS = 6, 200_000
# Above, so many cells are filled; a title is known by so many.
_FILLED, _TITLED = 2, 0.5


def with_second_lines(table: Table) -> Table:
    """Join each second row to the one above it where rows take turns; ORG134 says so. The same table elsewhere.

    Rows take turns where some column is filled in each first row and blank in each second one, and the second rows
    hold no names of people. O(rows).
    """
    cells = table.cells
    if not _FEWEST_ROWS <= cells.num_rows <= _MOST_ROWS or cells.num_rows % 2 or cells.num_columns < _FILLED:
        return table
    filled = np.array([pc.not_equal(column, "").to_numpy() for column in cells.columns])
    first, second = filled[:, ::2], filled[:, 1::2]
    is_turned = (first.all(axis=1) & ~second.any(axis=1)).any()
    if not is_turned or not second.any(axis=0).all() or first.sum(axis=0).mean() < _FILLED:
        return table
    evidence = load_evidence()
    upper = cells.take(pa.array(np.arange(0, cells.num_rows, 2)))
    lower = cells.take(pa.array(np.arange(1, cells.num_rows, 2)))
    profiles = {
        name: profile(lower[name], evidence)
        for name, is_any in zip(cells.column_names, second, strict=True)
        if any(is_any)
    }
    if any(each.is_person or each.is_datum for each in profiles.values()):
        return table
    titles = any(profile(column, evidence).title >= _TITLED for column in upper.columns)
    for name, each in profiles.items():
        place = upper.column_names.index(name)
        if not pc.any(pc.not_equal(upper[name], "")).as_py():
            upper = upper.set_column(place, name, lower[name])
            continue
        heading = unique_name(_heading(each, is_titled=titles), upper.column_names)
        upper = upper.append_column(heading, lower[name])
    joined = finding("ORG134", table.rows[1::2])
    return replace(table, cells=upper, rows=table.rows[::2], findings=(*table.findings, joined))


def _heading(below: Profile, *, is_titled: bool) -> str:
    return "Title" if below.title >= _TITLED and not is_titled else "Department"
