"""Histories: a row for each change of a person, told from states of a whole company by what changes between rows."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.text.dates import in_order

# Rows that are alike but for their date are states; a change was written because something had changed.
_STATES, _CHANGES = 0.5, 0.2
# Of a company's people so many stand in its last state; where fewer do, most had no change on the last day.
_MOST, _FEW = 0.8, 0.3
# What a row says about a person.
_FACTS = ("name", "title", "manager", "department", "location", "grade", "status")


def is_history(cells: pa.Table, mapped: Mapped) -> bool:
    """True if the rows of a person are changes of that person, and not states of the company at several dates.

    Parameters
    ----------
    mapped
        With `dated` and `dated_by`.
    """
    person = mapped.dated_by
    who = pc.dictionary_encode(joined(cells, person).cast(pa.large_string())).combine_chunks()
    days = pc.dictionary_encode(cells[mapped.dated].cast(pa.large_string())).combine_chunks()
    order = in_order(days.dictionary.to_pylist())
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    persons, day = who.indices.to_numpy(), rank[days.indices.to_numpy()]
    people = len(who.dictionary)
    covered = len(np.unique(persons[day == day.max()])) / people
    facts = tuple(column for name in _FACTS for column in mapped.fields.get(name, ()) if column not in person)
    alike = _alike(cells, facts, np.lexsort((day, persons)), persons)
    parts = heading_parts(mapped.dated)
    if any(says(parts, entry) for entry in load_evidence().parts["effective"]):
        return covered < _MOST or alike < _STATES
    if mapped.dated in mapped.fields.get("snapshot", ()):
        # States stand close: more people on a day than there are days.
        return covered < _FEW and cells.num_rows < len(order) ** 2
    return covered < _FEW or alike < _CHANGES


def _alike(cells: pa.Table, facts: Sequence[str], order: NDArray[np.int64], persons: NDArray[np.int64]) -> float:
    """Share of the rows that say of a person what the row before says."""
    if not facts:
        return 0.0
    texts = pc.binary_join_element_wise(
        *(cells[column].cast(pa.large_string()) for column in facts), pa.scalar("\x00", pa.large_string())
    )
    said = pc.dictionary_encode(texts).combine_chunks().indices.to_numpy()[order]
    same = persons[order][1:] == persons[order][:-1]
    return float((said[1:] == said[:-1])[same].mean()) if same.any() else 0.0
