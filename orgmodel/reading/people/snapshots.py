"""Snapshots: the states of one company at several dates, stacked in one file."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.errors import BadFile
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.columns.states import latest_rows
from orgmodel.reading.people.histories import is_history
from orgmodel.reading.text.dates import in_order, is_date

# More values than this are not dates of one file.
_MOST = 200
# Stacked states repeat their ids: below this share of repeats there is one state, above the other it is still one.
_REPEATED, _SPLIT = 0.2, 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Snapshots:
    """States found in a file.

    Attributes
    ----------
    column
        Heading that tells them apart; "" where the file holds one state.
    values
        Its values, the earliest first; () where there is no such column.
    taken
        The value that is read; "" where the file holds one state.
    dated
        Heading of the dates of a history, in which a person has a row for each change; "" elsewhere.
    latest
        [rows] Whether a row is the latest of its person; None where the file is no history.
    """

    column: str
    values: tuple[str, ...]
    taken: str
    dated: str = ""
    latest: NDArray[np.bool_] | None = None

    def mask(self, cells: pa.Table) -> NDArray[np.bool_]:
        """[rows] Whether a row belongs to the snapshot taken, or is the latest of its person."""
        if self.latest is not None:
            return self.latest
        if not self.column:
            return np.ones(cells.num_rows, bool)
        mask: NDArray[np.bool_] = pc.equal(cells[self.column], self.taken).to_numpy()
        return mask


def find_snapshots(cells: pa.Table, mapped: Mapped, chosen: str | None) -> Snapshots:
    """Find the column that splits repeated ids into states.

    Parameters
    ----------
    chosen
        Value of the snapshot to take, as it stands in the file; the latest where None.

    Raises
    ------
    BadFile
        If no snapshot has the value that is chosen; names those there are.
    """
    if mapped.dated and chosen is None and is_history(cells, mapped):
        return Snapshots("", (), "", mapped.dated, latest_rows(cells, mapped.dated_by, mapped.dated))
    column = _splitting(cells, mapped) or mapped.dated or _declared(cells, mapped, chosen)
    if not column:
        if chosen is not None:
            raise BadFile(f"There is no snapshot {chosen!r}", "This file holds one state of the company.")
        return Snapshots("", (), "")
    values = tuple(filter(None, pc.unique(cells[column]).to_pylist()))
    values = tuple(values[place] for place in in_order(values))
    if chosen is not None and chosen not in values:
        raise BadFile(f"There is no snapshot {chosen!r}", f"Column {column} has: {', '.join(values[:20])}.")
    return Snapshots(column, values, values[-1] if chosen is None else chosen)


def _splitting(cells: pa.Table, mapped: Mapped) -> str:
    ids = mapped.fields.get("id")
    if not ids or any(key.columns == ids and key.index.is_unique for key in mapped.keys):
        return ""
    texts = joined(cells, ids).cast(pa.large_string())
    filled = pc.not_equal(texts, "")
    known = texts.filter(filled)
    if not len(known) or _repeats(known) < _REPEATED:
        return ""
    best = ("", _SPLIT)
    said = mapped.fields.get("snapshot", ())
    most = min(_MOST, 2 * len(known) // pc.count_distinct(known).as_py())
    for column in (*said, *(name for name in cells.column_names if name not in said)):
        values = cells[column].filter(filled).cast(pa.large_string())
        if column in ids or not 2 <= pc.count_distinct(values).as_py() <= (_MOST if column in said else most):
            continue
        # Job shares may be told apart by any column; states whose heading does not say so, by their dates.
        if column not in said and not all(is_date(value) for value in pc.unique(values).to_pylist()):
            continue
        left = _repeats(pc.binary_join_element_wise(known, values, pa.scalar("\x00", pa.large_string())))
        if left < best[1]:
            best = (column, left)
    return best[0]


def _repeats(texts: pa.ChunkedArray) -> float:
    distinct: int = pc.count_distinct(texts).as_py()
    return 1 - distinct / len(texts)


def _declared(cells: pa.Table, mapped: Mapped, chosen: str | None) -> str:
    """The column whose heading says so, where it has one value only or the one that is asked for."""
    for column in mapped.fields.get("snapshot", ()):
        values = pc.unique(cells[column].slice(0, 100_000)).to_pylist()
        if len(values) == 1 and values[0] and pc.count_distinct(cells[column]).as_py() == 1:
            return column
        if chosen is not None and len(values) <= _MOST and chosen in values:
            return column
    return ""


def others(snapshots: Snapshots) -> Sequence[str]:
    """Values that are not taken."""
    return [value for value in snapshots.values if value != snapshots.taken]
