"""Rows that count staff under a seat instead of naming a person."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.reading.columns.keys import joined
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.columns.numbers import to_numbers

# Rows looked at to find the column that names the seat.
_SAMPLE = 5_000


@dataclass(frozen=True, slots=True, eq=False)
class Staff:
    """Counting rows.

    Attributes
    ----------
    mask
        [rows] Which rows count.
    column
        Heading of the seat they are counted under: the manager's, or wherever most of the values are ids.
    amounts
        [rows] float64. Full-time equivalents; 0 on other rows and where the number cannot be read.
    """

    mask: NDArray[np.bool_]
    column: str
    amounts: NDArray[np.float64]


def find_staff(cells: pa.Table, mapped: Mapped) -> Staff:
    """Rows with a number of people but without an id and without a name, where other rows have them."""
    count = cells.num_rows
    nobody = Staff(np.zeros(count, bool), "", np.zeros(count))
    ids, names, fte = mapped.fields.get("id"), mapped.fields.get("name"), mapped.column("fte")
    if not ids or not names or fte is None or not mapped.keys:
        return nobody
    mask = pc.equal(joined(cells, ids), "").to_numpy() & pc.equal(joined(cells, names), "").to_numpy()
    mask &= pc.not_equal(cells[fte], "").to_numpy()
    if not mask.any() or mask.all():
        return nobody
    rows = np.flatnonzero(mask)
    some = pa.array(rows[:_SAMPLE])
    best = ("", 0)
    manager = mapped.fields["manager"]
    for column in (*manager, *(name for name in cells.column_names if name not in manager)):
        found = int((mapped.keys[0].index.find(cells[column].take(some)) >= 0).sum())
        if found > best[1]:
            best = (column, found)
    if not best[0]:
        return nobody
    amounts = np.zeros(count)
    values, _ = to_numbers(cells[fte].take(pa.array(rows)).to_pylist())
    amounts[rows] = np.nan_to_num(values)
    return Staff(mask, best[0], amounts)
