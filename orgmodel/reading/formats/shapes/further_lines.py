"""Further lines: rows that go on with the person above them, wherever they stand: a second telephone, another duty."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.profiles import Profile, profile
from orgmodel.reading.table import Table

# People there must be; a column is one of the people if it is filled in so many of their rows.
_FEWEST, _MOST_ROWS, _FILLED = 3, 50_000, 0.5
# Names and codes differ nearly all where they are those of the rows' own people.
_OWN = 0.9
_JOINT = "; "


def with_further_lines(table: Table, words: Words) -> Table:
    """Join rows without a name, a code and a manager to the person above them; ORG134 says so.

    Only rows with nothing but what others have in the same columns: a word in a column of its own is a heading of a
    group. A vacant post goes on with nobody. What stands on both rows is written into a further column.

    Notes
    -----
    O(cells). The same table where every row names somebody.
    """
    cells = table.cells
    if not _FEWEST < cells.num_rows <= _MOST_ROWS:
        return table
    filled = np.array([pc.not_equal(column, "").to_numpy() for column in cells.columns])
    if filled.all():
        return table
    profiles = _profiles(table)
    name = next((at for at, each in enumerate(profiles) if each.is_person and each.distinct >= _OWN), None)
    if name is None:
        return table
    tells = [
        each.is_person or _is_code(each, heading) for each, heading in zip(profiles, cells.column_names, strict=True)
    ]
    further: NDArray[np.bool_] = ~np.any(filled[tells], axis=0)
    people = ~further
    if further[0] or not further.any() or people.sum() < _FEWEST or not filled[name][people].all():
        return table
    kinds = filled[:, people].mean(axis=1)
    if (filled[:, further].any(axis=1) & (kinds < _FILLED)).any() or _are_posts(table, further, words):
        return table
    return _joined(table, further, filled)


def _profiles(table: Table) -> list[Profile]:
    evidence = load_evidence()
    return [profile(column, evidence) for column in table.cells.columns]


def _is_code(profiled: Profile, heading: str) -> bool:
    """True for codes that nearly all differ, but for those of which a heading says that they are telephones or so."""
    if max(profiled.code, profiled.number) < _OWN or profiled.distinct < _OWN:
        return False
    parts = heading_parts(heading)
    return not any(says(parts, entry) for entry in load_evidence().beside["id"])


def _are_posts(table: Table, further: NDArray[np.bool_], words: Words) -> bool:
    """True if some row says that it is vacant."""
    texts = (text for column in table.cells.filter(pa.array(further)).columns for text in pc.unique(column).to_pylist())
    return any(fold_word(text) in words.vacant or "vacan" in text.casefold() for text in texts if text)


def _joined(table: Table, further: NDArray[np.bool_], filled: NDArray[np.bool_]) -> Table:
    cells, rows = table.cells, np.flatnonzero(further).tolist()
    above = np.maximum.accumulate(np.where(further, 0, np.arange(len(further))))
    columns: dict[str, list[str]] = {}
    for name, column, is_filled in zip(cells.column_names, cells.columns, filled, strict=True):
        texts = column.to_pylist()
        beside = [""] * len(texts)
        for row in rows:
            person = int(above[row])
            if not texts[row]:
                continue
            if not texts[person] and not is_filled[person]:
                texts[person] = texts[row]
            else:
                beside[person] = _JOINT.join(filter(None, (beside[person], texts[row])))
        columns[name] = texts
        if any(beside):
            columns[unique_name(name, (*cells.column_names, *columns))] = beside
    keep = pa.array(~further)
    made = pa.table({name: pa.array(texts, pa.large_string()) for name, texts in columns.items()}).filter(keep)
    told = finding("ORG134", table.rows[further])
    return replace(table, cells=made, rows=table.rows[~further], findings=(*table.findings, told))
