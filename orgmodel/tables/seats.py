"""Seats: a typical company as columns that a list can show; apart from `sheets`, as it loads how such are made."""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa

from orgmodel.tables.query import Column, Positions, Sheet
from orgmodel.tables.reading import cells_of, numbers_of, texts_of
from orgmodel.typical.graph import Graph, boss_of, preorder, reports_of, seat_of, top_of


def seats_sheet(graph: Graph) -> tuple[Sheet, list[str]]:
    """Seats of a typical company, bosses before reports, and their keys in that order."""
    keys = list(preorder(graph, top_of(graph)))
    seats = [seat_of(graph, key) for key in keys]
    bosses = [boss_of(graph, key) for key in keys]
    titles = ["" if boss is None else seat_of(graph, boss).title for boss in bosses]
    columns = [
        Column("title", "Title", cells_of(texts_of([seat.title for seat in seats]))),
        Column("unit", "Unit", cells_of(texts_of([seat.unit for seat in seats]))),
        Column("manager", "Reports to", cells_of(texts_of(titles))),
        Column(
            "reports",
            "Direct reports",
            _numbers([len(reports_of(graph, key)) for key in keys]),
            is_number=True,
        ),
        Column("people", "People", _numbers([seat.count for seat in seats]), is_number=True),
        Column("team", "Team, not drawn", _numbers([seat.team for seat in seats]), is_number=True),
    ]
    return Sheet(len(keys), {column.key: column for column in columns}), keys


def _numbers(values: Sequence[int]) -> Callable[[Positions | None], pa.ChunkedArray]:
    return numbers_of(np.array(values, np.int64))
