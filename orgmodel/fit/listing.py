"""Listing: the readings of a company group by group, to be looked through and corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.fit.context import Flags
from orgmodel.fit.draft import LINE
from orgmodel.fit.fit import Fit
from orgmodel.fit.reasons import REASON
from orgmodel.org.org import Org

Group = Literal["rungs", "unsure", "others", "none", "front", "corrected"]
GROUPS: dict[Group, str] = {
    "rungs": "Rungs of the line",
    "unsure": "Least sure",
    "others": "Other roles",
    "none": "No role",
    "front": "Front line",
    "corrected": "Corrected",
}
"""Groups of readings, and what each is called. Of the least sure are those that are in others, too."""

# Below it a reading is one to look at.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class ReadingGroups:
    """Seats of each group, [number in group], the higher in the company first; of the unsure the least sure first."""

    seats: dict[Group, NDArray[np.int32]]

    @property
    def nbytes(self) -> int:
        """Bytes of them together."""
        return sum(seats.nbytes for seats in self.seats.values())


def group_readings(fit: Fit) -> ReadingGroups:
    """Sort everybody who was read into groups; O(n log n)."""
    readings = fit.readings
    front = readings.has_role("operative")
    line = readings.has_role(*LINE) & ~front
    corrected = readings.reason == REASON["corrected"]
    doubted = (readings.reason == REASON["unsure"]) | ((readings.role >= 0) & ~front & (readings.sureness < _SURE))
    where: dict[Group, Flags] = {
        "rungs": line,
        "unsure": doubted & ~corrected,
        "others": (readings.role >= 0) & ~line & ~front,
        "none": readings.role < 0,
        "front": front,
        "corrected": corrected,
    }
    found: dict[Group, NDArray[np.int32]] = {}
    for group, flags in where.items():
        seats = np.flatnonzero(flags).astype(np.int32)
        first = readings.sureness if group == "unsure" else readings.tree.depth
        found[group] = seats[np.argsort(first[seats], kind="stable")]
    return ReadingGroups(found)


def with_words(org: Org, seats: NDArray[np.int32], words: str) -> NDArray[np.int32]:
    """Seats whose name or title has some words, in any case; O(seats)."""
    text = words.strip()
    if not text or not len(seats):
        return seats
    held = np.zeros(len(seats), bool)
    for field in ("name", "title"):
        column = _column(org, field, seats)
        found = pc.match_substring(column, text, ignore_case=True)
        held |= pc.fill_null(found, fill_value=False).to_numpy(zero_copy_only=False)
    return seats[held]


def count_titles(org: Org, titles: Sequence[str]) -> dict[str, int]:
    """Numbers of seats by title, of some titles, outer blanks aside; O(n)."""
    everybody = np.arange(org.people, dtype=np.int32)
    column = pc.utf8_trim_whitespace(_column(org, "title", everybody))
    wanted = pa.array(sorted({title.strip() for title in titles}), pa.string())
    counts = pc.value_counts(column.filter(pc.is_in(column, wanted)))
    return {one["values"].as_py(): one["counts"].as_py() for one in counts}


def known_ids(org: Org, texts: Sequence[str]) -> set[str]:
    """Texts among some that are ids of somebody; O(n)."""
    column = pc.utf8_trim_whitespace(_column(org, "id", np.arange(org.people, dtype=np.int32)))
    wanted = pa.array(sorted({text.strip() for text in texts}), pa.string())
    return {
        text
        for text, is_there in zip(wanted.to_pylist(), pc.is_in(wanted, column).to_pylist(), strict=True)
        if is_there
    }


def _column(org: Org, field: str, seats: NDArray[np.int32]) -> pa.Array:
    """Text of a field for some seats; of several columns joined by a blank, without those that are blank."""
    columns = org.fields.get(field, ())
    if len(columns) == 1:
        chosen = pc.fill_null(org.cells[columns[0]].take(pa.array(seats)).cast(pa.string()), "")
        return chosen.combine_chunks() if isinstance(chosen, pa.ChunkedArray) else chosen
    return pa.array(org.texts(field, seats), pa.string())
