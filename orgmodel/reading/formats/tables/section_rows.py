"""Section rows: titles of parts of a table that stand alone in their row, between the people."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.profiles import is_name, profile

# Larger tables are exports of systems, which write no such rows.
_LARGE = 50_000
# A table with more rows of one cell tells levels by where they stand.
_MOST, _FEWEST_COLUMNS = 0.3, 3


def sections(cells: pa.Table) -> NDArray[np.bool_]:
    """Mask of the rows that hold one cell alone which is nobody: a word among names, or a department by itself.

    Somebody whom another column names, such as a manager, is a person whatever they are called. O(cells).
    """
    mask = np.zeros(cells.num_rows, bool)
    if cells.num_columns < _FEWEST_COLUMNS or cells.num_rows > _LARGE:
        return mask
    is_filled = np.array([pc.not_equal(column, "").to_numpy() for column in cells.columns])
    alone = is_filled.sum(axis=0) == 1
    if not alone.any() or alone.mean() > _MOST:
        return mask
    evidence = load_evidence()
    for place, column in enumerate(cells.columns):
        rows = np.flatnonzero(alone & is_filled[place])
        others = column.filter(pa.array(~alone & is_filled[place]))
        if not len(rows) or not len(others):
            continue
        told = profile(others, evidence)
        groups = set() if told.is_person else set(others.to_pylist())
        elsewhere = {
            text for at, other in enumerate(cells.columns) if at != place for text in pc.unique(other).to_pylist()
        }
        texts = dict(zip(rows.tolist(), column.take(pa.array(rows)).to_pylist(), strict=True))
        for row, text in texts.items():
            is_word = told.is_person and not is_name(text, evidence) and any(map(str.isalpha, text))
            is_group = text in groups and len(groups) <= len(others) / 2
            mask[row] = (is_word or is_group) and text not in elsewhere
        # "Human Resources" looks like a name, and stands where "Finance", "Sales" and "IT" do.
        if mask[rows].sum() > max(1, len(rows) / 2):
            mask[rows] |= [text not in elsewhere for text in texts.values()]
    return mask
