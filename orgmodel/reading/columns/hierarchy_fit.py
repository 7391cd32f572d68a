"""Hierarchy fit: how much the lines of a column look like those of a company, whatever the column is called."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.org.tree import grow
from orgmodel.reading.columns.keys import Key

Ints = NDArray[np.int32]


def hierarchy_fit(parent: Ints) -> float:
    """Fit of some lines, from 0 to 1.

    A company hangs together under one top, without loops, and has many managers: a partner of HR or an approver has
    few people who lead everybody, a buddy or a mentor leaves loops and many tops.

    Parameters
    ----------
    parent
        [rows] Row that each row names, -1 for none. A row that names itself is a top.

    Notes
    -----
    O(rows).
    """
    count = len(parent)
    if not count:
        return 0.0
    lines = np.where(parent == np.arange(count, dtype=np.int32), np.int32(-1), parent)
    tree, lost = grow(lines)
    held = 1 - len(lost) / count
    if not held:
        return 0.0
    largest = float(tree.size[tree.tops()].max()) / count
    leading = int((tree.count > 0).sum())
    # Of names drawn by chance more than half name somebody.
    managers = min(1.0, leading / math.sqrt(count)) * min(1.0, 2 * (count - leading) / count)
    return held * held * (2 * largest + managers) / 3


def lines_of(texts: pa.ChunkedArray, hits: Mapping[str, int], key: Key) -> Ints:
    """Row that each text names, -1 for none: by what was found already, and in a large table as written.

    Parameters
    ----------
    hits
        Row of the texts that were looked for already.
    """
    found: Ints = key.index.find(texts).copy()
    known: Sequence[str] = [text for text, row in hits.items() if row >= 0]
    if known:
        places = pc.index_in(texts, value_set=pa.array(known, texts.type)).fill_null(-1).to_numpy()
        rows = np.array([*(hits[text] for text in known), -1], np.int32)
        found = np.where(found >= 0, found, rows[places])
    return found
