"""Chains of managers by values: columns that name who stands above each row, level by level, under any heading."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.tree import Ints
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.keys import Key, looks_like_names, uniqueness
from orgmodel.reading.table import Table

# So many values of a level are people of the file; so many rows agree, of so many at least.
_FOUND, _AGREE, _FEWEST = 0.9, 0.95, 3
# Distinct people share of a column in which others are looked for, and values that are tried before all are.
_KEY, _FIRST = 0.9, 50
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
    chain: list[str] = []
    for column in order:
        # Few stand so far down as to have the last levels.
        if not chain or is_below(best[chain[-1]], best[column], _FEWEST if len(chain) == 1 else 1):
            chain.append(column)
    return chain if len(chain) > 1 else []


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
        named = _named(key, table.cells[other].to_pylist(), words)
        if named is not None and _is_level(named):
            levels[other] = named
    return levels


def _named(key: Key, texts: Sequence[str], words: Words) -> Ints | None:
    """Row of whom each text names; None where most are nobody of the file."""
    values = [text for text in dict.fromkeys(texts) if text and fold_word(text) not in words.roots]
    for tried in (values[:_FIRST], values):
        rows = key.find_folded(tried)
        if sum(row >= 0 for row in rows) < max(1, _FOUND * len(tried)):
            return None
    row_of = dict(zip(values, rows, strict=True))
    return np.array([max(row_of.get(text, _NOBODY), _NOBODY) for text in texts], np.int32)


def _is_level(named: Ints) -> bool:
    """True if whom a column names has nobody there, or only itself; a column of everybody themselves is none."""
    own: NDArray[np.bool_] = named == np.arange(len(named))
    filled = named != _NOBODY
    people = np.unique(named[filled])
    at_level = (named[people] == _NOBODY) | own[people]
    return bool(filled.any() and not own[filled].all() and at_level.mean() >= _AGREE)
