"""People: the rows of a table that are persons or posts, with the mapping of their columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.columns.keys import Key, joined
from orgmodel.reading.columns.mapping import Mapped


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Rows that are persons or posts.

    Attributes
    ----------
    cells
        [rows] Text by heading.
    rows
        [rows] int64. Number of each in the file.
    vacant, gone
        [rows] Whether nobody holds the seat; whether the person left or the post was eliminated.
    mapped
        Which column is which; its keys are over these rows.
    words
        Words that files use.
    """

    cells: pa.Table
    rows: NDArray[np.int64]
    vacant: NDArray[np.bool_]
    gone: NDArray[np.bool_]
    mapped: Mapped
    words: Words

    def words_of(self, field: str) -> tuple[str, ...]:
        """Headings that speak of a field."""
        return columns_of(self.cells.column_names, self.words).get(field, ())

    def id_key(self) -> Key | None:
        """The ids; None without a column of them."""
        ids = self.mapped.fields.get("id")
        if not ids:
            return None
        return next((key for key in self.mapped.keys if key.columns == ids), None) or Key(ids, joined(self.cells, ids))

    def name_key(self) -> Key | None:
        """The names; None without a column of them."""
        names = self.mapped.fields.get("name")
        if not names:
            return None
        is_ready = (key for key in self.mapped.keys if key.columns == names and key.is_name)
        return next(is_ready, None) or Key(names, joined(self.cells, names), is_name=True)

    def positions(self, numbers: Iterable[int]) -> dict[int, int]:
        """Places of some rows, by their numbers in the file; those that are not here are left out. O(rows)."""
        sought = np.fromiter(numbers, np.int64)
        here = np.flatnonzero(np.isin(self.rows, sought)) if len(sought) else np.zeros(0, np.int64)
        return dict(zip(self.rows[here].tolist(), here.tolist(), strict=True))

    def finding(
        self,
        code: str,
        positions: Sequence[int] | NDArray[np.integer[Any]],
        *,
        field: str = "",
        values: Sequence[str] = (),
    ) -> Finding:
        """A finding about some rows, given by their places here, under the columns of a field."""
        columns = "+".join(self.mapped.fields.get(field, ()))
        return finding(code, self.rows[np.asarray(positions, np.int64)], column=columns, values=values)


def filter_people(people: People, mask: NDArray[np.bool_]) -> People:
    """Keep some of the rows; the same value where it is all of them."""
    if mask.all():
        return people
    cells = people.cells.filter(pa.array(mask))
    keys = tuple(Key(key.columns, joined(cells, key.columns), key.is_name) for key in people.mapped.keys)
    mapped = replace(people.mapped, keys=keys)
    return People(cells, people.rows[mask], people.vacant[mask], people.gone[mask], mapped, people.words)
