"""Repeated rows: people who stand in the file twice, word by word, where no column holds ids."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.keys import joined, uniqueness
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.people.people import People

Ints = NDArray[np.int32]

# Rows that are looked at, and the share from which on a column's values are each of one person.
_ROWS, _OF_ONE = 10_000, 0.9


def first_alike(people: People) -> Ints:
    """[rows] First row that is alike in every cell, under the name of a person; the row itself where there is none.

    Vacant seats are nobody's, however alike they are. O(rows), and O(cells) for names that stand on several rows.
    """
    stands = np.arange(people.cells.num_rows, dtype=np.int32)
    repeated = _repeated_names(people)
    texts = zip(*(column.to_pylist() for column in people.cells.take(pa.array(repeated)).columns), strict=True)
    first: dict[tuple[str, ...], int] = {}
    for row, cells in zip(repeated.tolist(), texts, strict=True):
        stands[row] = first.setdefault(cells, row)
    return stands


def _repeated_names(people: People) -> NDArray[np.int64]:
    """Rows, ascending, whose name is a person's and stands on another row too."""
    columns = people.mapped.fields.get("name", ())
    if not columns:
        return np.zeros(0, np.int64)
    encoded = joined(people.cells, columns).cast(pa.large_string()).combine_chunks().dictionary_encode()
    numbers, count = encoded.indices.to_numpy(), len(encoded.dictionary)
    several = np.flatnonzero(np.bincount(numbers, minlength=count) > 1)
    words = load_evidence()
    names = encoded.dictionary.take(pa.array(several)).to_pylist()
    of_people = several[np.array([is_name(name, words) for name in names], bool)]
    rows: NDArray[np.int64] = np.flatnonzero(np.isin(numbers, of_people) & ~people.vacant)
    return rows


def tells_people_apart(people: People) -> bool:
    """True if a column besides name and manager differs from person to person, as mail, telephone and birthday do."""
    fields = people.mapped.fields
    taken = {*fields.get("name", ()), *fields.get("manager", ()), *fields.get("title", ())}
    rows = people.cells.slice(0, _ROWS)
    return any(uniqueness(rows[column]) >= _OF_ONE for column in rows.column_names if column not in taken)
