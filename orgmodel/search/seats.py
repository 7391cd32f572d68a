"""Seats of a typical company as what is searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa

from orgmodel.org.tree import Ints
from orgmodel.typical.graph import Graph, preorder, seat_of, top_of


@dataclass(frozen=True, slots=True, eq=False)
class SearchableSeats:
    """Seats of a typical company, folded ones too: a title is searched like a name, a unit like a title.

    Attributes
    ----------
    keys
        [seats] Bosses before reports.
    cells
        [seats] Columns ``Title`` and ``Unit``.
    """

    keys: tuple[str, ...]
    cells: pa.Table

    fields: ClassVar[Mapping[str, tuple[str, ...]]] = {"name": ("Title",), "title": ("Unit",)}

    def __len__(self) -> int:
        """Seats."""
        return len(self.keys)

    @property
    def sharers(self) -> pa.Table:
        """No further holders: a seat has one title, however many people hold it."""
        return self.cells.slice(0, 0)

    @property
    def shared(self) -> Ints:
        """Seats of nobody."""
        return np.zeros(0, np.int32)


def searchable_seats(graph: Graph) -> SearchableSeats:
    """Seats of a reporting graph. O(seats)."""
    seats = [seat_of(graph, key) for key in preorder(graph, top_of(graph))]
    titles, units = (
        pa.array(texts, pa.string()) for texts in zip(*((seat.title, seat.unit) for seat in seats), strict=True)
    )
    return SearchableSeats(tuple(seat.key for seat in seats), pa.table({"Title": titles, "Unit": units}))
