"""Outside names: what managers are called who are in no row, where a column beside their codes says it."""

import numpy as np
import pyarrow as pa

from orgmodel.reading.columns.address_names import are_of_addresses, name_of_address
from orgmodel.reading.columns.evidence_words import plain
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.people.people import People
from orgmodel.reading.people.reporting import Lines
from orgmodel.reading.people.seat_grouping import Seats

# Lines to managers of the file by which the column is tried, and the share that must call them by their name.
_TRIED, _AGREE = 1_000, 0.8


def outside_names(people: People, seats: Seats, lines: Lines) -> dict[str, str]:
    """Name of each placeholder that stands under a code and that all its reports call alike; others are absent.

    Managers of the file must be called by their own names in that column, or it is about somebody else. Where names are
    made of addresses, those of managers are.
    O(seats that report to a placeholder).
    """
    beside, headings = people.mapped.named_beside, people.cells.column_names
    if are_of_addresses(people.mapped.fields.get("name", ()), headings):
        return {text: name for text in lines.placeholders if (name := name_of_address(text))}
    if not lines.placeholders or not beside or not set(beside) <= set(headings):
        return {}
    names = joined(people.cells, beside)
    parent = lines.parent[: len(seats.rows)]
    if not _agrees(people, seats, parent, names):
        return {}
    said: dict[str, set[str]] = {}
    below = np.flatnonzero(parent >= len(seats.rows))
    for place, name in zip(parent[below].tolist(), names.take(pa.array(seats.rows[below])).to_pylist(), strict=True):
        if name:
            said.setdefault(lines.placeholders[place - len(seats.rows)], set()).add(name)
    return {code: each.pop() for code, each in said.items() if len(each) == 1}


def _agrees(people: People, seats: Seats, parent: np.ndarray, names: pa.ChunkedArray) -> bool:
    own = people.name_key()
    known = np.flatnonzero((parent >= 0) & (parent < len(seats.rows)))[:_TRIED]
    if own is None or not len(known):
        return True
    called = names.take(pa.array(seats.rows[known])).to_pylist()
    true = own.texts.take(pa.array(seats.rows[parent[known]])).to_pylist()
    alike = sum(
        sorted(plain(one).split()) == sorted(plain(other).split()) for one, other in zip(called, true, strict=True)
    )
    return alike >= _AGREE * len(known)
