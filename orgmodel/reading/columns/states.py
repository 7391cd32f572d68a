"""States: tables that tell one person in several rows, at several dates; columns are known by one row of each."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.keys import FIRST_ROWS, joined, uniqueness
from orgmodel.reading.columns.speaking import NEARLY, Columns
from orgmodel.reading.text.dates import in_order

# People with several rows each: of the first rows so few tell somebody that no row before does.
_REPEATED = 0.8
# So many rows may repeat both person and date: corrections of a day.
_TWICE = 0.05


def dated_column(columns: Columns) -> tuple[tuple[str, ...], str] | None:
    """Columns that name a person in several rows, and the column of dates that tells these rows apart; None elsewhere.

    Looks at the first 10,000 rows. No column that speaks of ids, mail or names may tell the rows apart by itself.
    """
    cells = columns.cells.slice(0, FIRST_ROWS)
    persons = _persons(columns)
    if not persons or any(uniqueness(joined(cells, group)) >= _REPEATED for group in persons):
        return None
    dates = [column for column in cells.column_names if _is_dated(columns, column)]
    for group in persons:
        texts = joined(cells, group).cast(pa.large_string())
        for column in sorted(dates, key=lambda name: name not in columns.spoken.get("snapshot", ())):
            if column not in group and _repeats(texts, cells[column]) < _TWICE:
                return group, column
    return None


def latest_rows(cells: pa.Table, person: Sequence[str], column: str) -> NDArray[np.bool_]:
    """[rows] Whether a row is the latest of its person, or names none; all rows of one date are the latest.

    O(rows).
    """
    names = pc.dictionary_encode(joined(cells, tuple(person)).cast(pa.large_string())).combine_chunks()
    days = pc.dictionary_encode(cells[column].cast(pa.large_string())).combine_chunks()
    order = in_order(days.dictionary.to_pylist())
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    day, who = rank[days.indices.to_numpy()], names.indices.to_numpy()
    last = np.full(len(names.dictionary), -1, np.int64)
    np.maximum.at(last, who, day)
    blank = pc.equal(joined(cells, tuple(person)), "").to_numpy()
    mask: NDArray[np.bool_] = (day == last[who]) | blank
    return mask


def _persons(columns: Columns) -> list[tuple[str, ...]]:
    spoken = columns.spoken
    groups = [spoken[name][:1] for name in ("id", "email", "name") if spoken.get(name)]
    first, last = spoken.get("first", ()), spoken.get("last", ())
    return groups + ([(first[0], last[0])] if first and last and not spoken.get("name") else [])


def _is_dated(columns: Columns, column: str) -> bool:
    if not columns.profile(column).filled:
        return False
    if column in columns.spoken.get("snapshot", ()):
        distinct: int = pc.count_distinct(columns.cells[column].slice(0, FIRST_ROWS)).as_py()
        return distinct > 1
    told = columns.profile(column)
    return told.date >= NEARLY and told.filled >= NEARLY


def _repeats(texts: pa.ChunkedArray, dates: pa.ChunkedArray) -> float:
    both = pc.binary_join_element_wise(texts, dates.cast(pa.large_string()), pa.scalar("\x00", pa.large_string()))
    distinct: int = pc.count_distinct(both).as_py()
    return 1 - distinct / max(1, len(texts))
