"""Searchable: what is searched of a company, whether it was read or is a typical one, and in which order."""

from collections.abc import Iterator, Mapping
from typing import Protocol

import pyarrow as pa

from orgmodel.org.tree import Ints

# What a word is worth by where it stands, the higher the better: from any other column to the first and last word of
# a name.
OTHER, ID, DEPARTMENT, TITLE, NAME, NAME_EDGE = range(6)


class Searchable(Protocol):
    """Columns of text, one cell per seat, "" where nothing stands. An `orgmodel.org.org.Org` is one."""

    def __len__(self) -> int:
        """Seats."""

    @property
    def cells(self) -> pa.Table:
        """Text by heading: [seats]."""

    @property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """Headings of the fields "name", "title", "department" and "id"; a name is there always and may have two."""

    @property
    def sharers(self) -> pa.Table:
        """Cells of further holders of a seat: [holders]."""

    @property
    def shared(self) -> Ints:
        """Seat of each further holder: [holders]."""


def ranked_headings(company: Searchable) -> Iterator[tuple[str, int]]:
    """Headings of the columns that are searched, the first column of a name for all of them, the best ranked first."""
    fields = (("name", NAME), ("title", TITLE), ("department", DEPARTMENT), ("id", ID))
    rank_of = {heading: rank for field, rank in reversed(fields) for heading in company.fields.get(field, ())}
    names = company.fields.get("name", ())
    for rank in (NAME, TITLE, DEPARTMENT, ID, OTHER):
        for heading in company.cells.column_names:
            if rank_of.get(heading, OTHER) == rank and (rank != NAME or heading == names[0]):
                yield heading, rank
