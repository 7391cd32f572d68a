"""Person keys: in which words somebody is found in a newer file too."""

from collections.abc import Sequence

import pyarrow as pa

from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import NOBODY
from orgmodel.reading.options import MOST_LETTERS
from orgmodel.reading.people.manager_choices import row_named
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_descriptions import describe


def person_keys(people: People, of_row: Ints, rows: Sequence[int]) -> list[str]:
    """Id of each row, else its name, where it is found by that and nobody else is, else a description; else "row 17".

    Parameters
    ----------
    of_row
        [rows] Seat of each row: rows of one seat are one person.

    Notes
    -----
    One pass over the ids; the names, 1 s for a million, are looked at for whoever has no id alone.
    """
    keys = [f"row {people.rows[row]}" for row in rows]
    if not rows:
        return keys
    ids, names = people.id_key(), people.name_key()
    left = list(range(len(rows)))
    if ids is not None:
        texts = ids.texts.take(pa.array(rows, pa.int64())).to_pylist()
        for place, (text, row) in enumerate(zip(texts, ids.find(texts, of_row), strict=True)):
            if text and row >= 0 and len(text) <= MOST_LETTERS:
                keys[place] = text
                left.remove(place)
    if names is None or not left:
        return keys
    texts = names.texts.take(pa.array([rows[place] for place in left], pa.int64())).to_pylist()
    as_ids = ids.find(texts, of_row) if ids is not None else [NOBODY] * len(texts)
    for place, text, by_id, row in zip(left, texts, as_ids, names.find_folded(texts, of_row), strict=True):
        is_free = by_id == NOBODY and row_named(text) is None and len(text) <= MOST_LETTERS
        if text and is_free and row >= 0 and of_row[row] == of_row[rows[place]]:
            keys[place] = text
        elif described := describe(people, of_row, rows[place]):
            keys[place] = described
    return keys
