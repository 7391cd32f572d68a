"""Rows that count staff under a seat instead of naming a person."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.headings import Words, variants
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.columns.numbers import to_numbers

# Columns of ids and of names.
_BOTH = 2
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


def find_staff(cells: pa.Table, mapped: Mapped, words: Words) -> Staff:
    """Rows with a number of people but without an id and without a name, where other rows have them.

    A word such as "N/D" is neither. Without a column of names, or of ids, the other one alone decides, where some row
    counts more or less than one.
    """
    count = cells.num_rows
    nobody = Staff(np.zeros(count, bool), "", np.zeros(count))
    fte, manager = mapped.column("fte"), mapped.column("manager")
    columns = [mapped.fields[field] for field in ("id", "name") if field in mapped.fields]
    if not columns or fte is None or manager is None or not mapped.keys:
        return nobody
    mask = pc.not_equal(cells[fte], "").to_numpy()
    for headings in columns:
        mask &= _is_nobody(joined(cells, headings), words)
    if not mask.any() or mask.all():
        return nobody
    rows = np.flatnonzero(mask)
    values, _ = to_numbers(cells[fte].take(pa.array(rows)).to_pylist())
    amounts = np.zeros(count)
    amounts[rows] = np.nan_to_num(values)
    if len(set(columns)) < _BOTH and (amounts[rows] == 1).all():
        return nobody
    some = pa.array(rows[:_SAMPLE])
    best = (manager, 0)
    for column in (manager, *(name for name in cells.column_names if name not in {manager, fte})):
        found = int((mapped.keys[0].index.find(cells[column].take(some)) >= 0).sum())
        if found > best[1]:
            best = (column, found)
    # Nobody is lost: one who counts as one under a manager who is not in the file may be a person without a name.
    return nobody if not best[1] and (amounts[rows] == 1).all() else Staff(mask, best[0], amounts)


def _is_nobody(texts: pa.ChunkedArray, words: Words) -> NDArray[np.bool_]:
    forms = pa.array(["", *variants(words.fillers | words.roots)], texts.type)
    found: NDArray[np.bool_] = pc.is_in(texts, value_set=forms).to_numpy()
    return found
