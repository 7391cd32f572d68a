"""Namesakes: the seats that a manager's text may mean, which `reporting` could not choose between."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.keys import Key, fold_codes
from orgmodel.reading.columns.name_forms import NameIndex, name_forms

Rows = NDArray[np.int64]


def find_namesakes(texts: Sequence[str], keys: Sequence[Key]) -> dict[str, Rows]:
    """Rows of each text, ascending, in the first key that has it: as written in any, else folded.

    Notes
    -----
    For a few dozen texts: some passes over the rows. What is not found is left out.
    """
    found: dict[str, Rows] = {}
    for search in (_as_written, _folded):
        for key in keys:
            left = [text for text in texts if text not in found]
            if left:
                found |= search(left, key)
    return found


def _as_written(texts: Sequence[str], key: Key) -> dict[str, Rows]:
    return _matches(texts, texts, key.texts)


def _folded(texts: Sequence[str], key: Key) -> dict[str, Rows]:
    if key.is_name:
        return _by_words(texts, key.name_index)
    return _matches(texts, fold_codes(pa.chunked_array([texts], pa.large_string())).to_pylist(), key.folded)


def _matches(texts: Sequence[str], forms: Sequence[str], values: pa.ChunkedArray) -> dict[str, Rows]:
    """Rows whose value is the form of each text."""
    rows = np.flatnonzero(pc.is_in(values, value_set=pa.array(forms, values.type)).to_numpy())
    rows_of: dict[str, list[int]] = {}
    for row, value in zip(rows.tolist(), values.take(pa.array(rows)).to_pylist(), strict=True):
        rows_of.setdefault(value, []).append(row)
    return {
        text: np.array(rows_of[form], np.int64)
        for text, form in zip(texts, forms, strict=True)
        if form and form in rows_of
    }


def _by_words(texts: Sequence[str], index: NameIndex) -> dict[str, Rows]:
    """Rows whose name has the words of each text, or those but initials."""
    whole, short = name_forms(pa.chunked_array([texts], pa.large_string()))
    places = np.stack([pc.index_in(forms, value_set=index.forms).fill_null(-1).to_numpy() for forms in (whole, short)])
    place_of = np.where(places[0] >= 0, places[0], places[1])
    found = {}
    for text, place in zip(texts, place_of.tolist(), strict=True):
        if place >= 0:
            names = index.text_of[index.form_of == place]
            found[text] = np.flatnonzero(np.isin(index.texts, names))
    return found
