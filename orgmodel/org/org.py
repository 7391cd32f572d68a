"""Org: a whole company that was read, of any size; columns and arrays, nothing per person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.org.tree import Ints, Tree

if TYPE_CHECKING:
    import pandas as pd

# Looking up one text takes a microsecond; taking any at all from a column in many pieces, a millisecond.
FEW = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Org:
    """Seats 0 to n - 1: first those that were read, in the order of the file, then placeholders.

    Attributes
    ----------
    cells
        [n] Text by heading, "" where nothing stands. Columns that were left out are not in it.
    rows
        [n] int64. Row of each seat in the file; 0 for a placeholder.
    fields
        Field ("name", "title", "department" ...) to its headings in `cells`; a name may have two.
    tree
        Solid lines as a forest. A line that closes a loop is not in it.
    placeholders
        How many seats at the end stand for managers that are not in the file.
    vacant
        [n] Whether nobody holds the seat.
    gone
        [n] Whether the file says that the person left or the post was eliminated.
    dotted
        int32 [lines, 2]. Seat that reports, seat reported to.
    loops
        int32 [lines, 2]. Lines left out of the tree: seat that reports, seat it names as its manager.
    sharers, shared
        [holders] Cells of further holders of a seat, and which seat it is.
    staff
        [n] float64. People that the file counts under the seat without naming them, in full-time equivalents.
    """

    cells: pa.Table
    rows: NDArray[np.int64]
    fields: Mapping[str, tuple[str, ...]]
    tree: Tree
    placeholders: int
    vacant: NDArray[np.bool_]
    gone: NDArray[np.bool_]
    dotted: Ints
    loops: Ints
    sharers: pa.Table
    shared: Ints
    staff: NDArray[np.float64]

    def __len__(self) -> int:
        """Seats, placeholders included."""
        return len(self.tree.parent)

    @property
    def people(self) -> int:
        """Seats that were read."""
        return len(self) - self.placeholders

    @property
    def nbytes(self) -> int:
        """Memory that the company takes, about."""
        tree = self.tree
        arrays = (
            tree.parent,
            tree.order,
            tree.first,
            tree.count,
            tree.size,
            tree.depth,
            tree.height,
            self.rows,
            self.staff,
        )
        return int(self.cells.nbytes + sum(array.nbytes for array in arrays) + 2 * len(self))

    def texts(self, field: str, seats: Sequence[int] | Ints) -> list[str]:
        """Texts of a field for some seats; "" where it has no column. O(seats given)."""
        columns = self.fields.get(field, ())
        if not columns:
            return [""] * len(seats)
        parts = [_picked(self.cells[column], np.asarray(seats, np.int64)) for column in columns]
        return [" ".join(filter(None, values)) for values in zip(*parts, strict=True)]

    def frame(self, seats: Sequence[int] | Ints) -> "pd.DataFrame":
        """Cells of some seats as a table of text, indexed by seat. O(seats asked for)."""
        numbers = np.asarray(seats, np.int64)
        found: pd.DataFrame = self.cells.take(pa.array(numbers)).to_pandas()
        return found.set_axis(numbers)


def org_of_table(
    cells: pa.Table,
    rows: NDArray[np.int64],
    fields: Mapping[str, tuple[str, ...]],
    tree: Tree,
    *,
    dotted: Ints | None = None,
    loops: Ints | None = None,
) -> Org:
    """Org of a table in which everybody holds one seat: no placeholder, nobody who left, no sharer, no counted staff.

    Parameters
    ----------
    cells, rows, fields, tree
        As of `Org`.
    dotted, loops
        As of `Org`; None for no lines.
    """
    count, none = len(tree.parent), np.zeros(len(tree.parent), bool)
    lines = np.zeros((0, 2), np.int32)
    return Org(
        cells=cells,
        rows=rows,
        fields=fields,
        tree=tree,
        placeholders=0,
        vacant=none,
        gone=none,
        dotted=lines if dotted is None else dotted,
        loops=lines if loops is None else loops,
        sharers=cells.slice(0, 0),
        shared=np.zeros(0, np.int32),
        staff=np.zeros(count),
    )


def _picked(column: pa.ChunkedArray, seats: NDArray[np.int64]) -> list[str | None]:
    if len(seats) > FEW:
        return list(column.take(pa.array(seats)).to_pylist())
    return [column[seat].as_py() for seat in seats.tolist()]
