"""Chains of managers by values: columns that name who stands above each row, level by level, under any heading."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from orgmodel.org.tree import Ints
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.keys import Key, looks_like_names, uniqueness
from orgmodel.reading.table import Table

# So many values of a level are people of the file; so many rows agree, of so many at least.
_FOUND, _AGREE, _FEWEST = 0.9, 0.95, 3
# Distinct share of a column in which people are looked for.
_KEY = 0.9
# Rows that are looked at before all are, where they have so many values.
_FIRST, _ENOUGH = 500, 20
_NOBODY = -1


def chain_by_values(table: Table, words: Words) -> list[str]:
    """Columns of a chain from the top down; [] where no two columns are one.

    Whoever a column names has nobody else in it, being of that level; and the column above names the same people in
    the row of somebody as in those below. Buddies and other helpers do not go together like that. O(cells).
    """
    best: Mapping[str, Ints] = {}
    for column in table.cells.column_names:
        if uniqueness(table.cells[column]) >= _KEY:
            levels = _levels(table, column, words)
            best = max(best, levels, key=len)
    order = sorted(best, key=lambda column: -int((best[column] != _NOBODY).sum()))
    chains = (_chain_from(best, order[at:]) for at in range(len(order)))
    return max((chain for chain in chains if len(chain) > 1), key=len, default=[])


def _chain_from(levels: Mapping[str, Ints], columns: Sequence[str]) -> list[str]:
    """Chain from the first of some columns down, through those of the others that are levels of it."""
    chain = [columns[0]]
    for column in columns[1:]:
        # Few stand so far down as to have the last levels.
        if is_below(levels[chain[-1]], levels[column], _FEWEST if len(chain) == 1 else 1):
            chain.append(column)
    return chain


def is_below(upper: Ints, lower: Ints, fewest: int = _FEWEST) -> bool:
    """True if a column names people of the level below another one.

    Parameters
    ----------
    upper, lower
        [rows] Row of whom each names; -1 for nobody.
    fewest
        Rows that are to name somebody else.
    """
    rows = np.flatnonzero((lower != _NOBODY) & (lower != np.arange(len(lower))))
    if len(rows) < fewest or (upper[lower != _NOBODY] != _NOBODY).mean() < _AGREE:
        return False
    named = lower[rows]
    same = (upper[named] == upper[rows]) | ((upper[named] == _NOBODY) & (upper[rows] == named))
    is_other = (upper[rows] != named).any()
    return bool(same.mean() >= _AGREE and is_other)


def _levels(table: Table, column: str, words: Words) -> Mapping[str, Ints]:
    """Columns that name one level of people of a column, and the rows of whom they name."""
    texts = table.cells[column]
    key, evidence = Key((column,), texts, looks_like_names(texts)), load_evidence()
    levels = {}
    for other in table.cells.column_names:
        parts = heading_parts(other)
        if other == column or any(says(parts, entry) for entry in evidence.beside["manager"]):
            continue
        named = _named(key, table.cells[other], words)
        # A column of everybody themselves is none.
        if named is not None and (named[named != _NOBODY] != np.flatnonzero(named != _NOBODY)).any():
            levels[other] = named
    return levels


def _named(key: Key, texts: pa.ChunkedArray, words: Words) -> Ints | None:
    """Row of whom each text names; None where most are nobody of the file, or have somebody else there.

    Some rows are looked at first: most columns are no level, and that is seen there.
    """
    for part in (texts.slice(0, _FIRST), texts):
        values = [text for text in dict.fromkeys(part.to_pylist()) if text and fold_word(text) not in words.roots]
        if part is not texts and len(values) < _ENOUGH:
            continue
        rows = key.find_folded(values)
        found = {text: row for text, row in zip(values, rows, strict=True) if row >= 0}
        if len(found) < max(1, _FOUND * len(values)):
            return None
        there = texts.take(pa.array(list(found.values()))).to_pylist()
        alone = [text in ("", own) or fold_word(text) in words.roots for own, text in zip(found, there, strict=True)]
        if sum(alone) < _AGREE * len(found):
            return None
    return np.array([found.get(text, _NOBODY) for text in texts.to_pylist()], np.int32)
