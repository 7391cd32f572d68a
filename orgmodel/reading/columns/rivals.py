"""Rivals: columns that name people as well as the manager's column does: managers of managers, and other managers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from orgmodel.org.tree import grow
from orgmodel.reading.columns.hierarchy_fit import Ints, lines_of
from orgmodel.reading.columns.keys import Key, joined
from orgmodel.reading.columns.manager_choice import PROVEN, speaks_of_manager
from orgmodel.reading.columns.manager_search import FOLDED, Tried
from orgmodel.reading.columns.speaking import Columns

# A column is as good as the one that is taken with so many of its managers, and another one if so many differ.
_CLOSE, _OTHER = 0.8, 0.1
# So many of a column stand above the manager of their row, of so many at least: it names managers of managers.
_ABOVE, _FEWEST = 0.95, 3
# Levels that are gone up to see whether somebody stands above.
_LEVELS = 40


@dataclass(eq=False)
class Rivals:
    """Columns that were tried, with the people of the file that they name.

    Attributes
    ----------
    columns, keys
        Columns of the table; keys in which managers were looked for.
    tried
        Those that were tried, the best first.
    """

    columns: Columns
    keys: Sequence[Key]
    tried: Sequence[Tried]

    @cached_property
    def _key_of(self) -> dict[str, Key]:
        return {key.label: key for key in self.keys}

    def nearest(self, taken: Tried) -> Tried:
        """The column of the managers themselves, where one was taken that names the managers of those: "N+2"."""
        if self.columns.cells.num_rows > FOLDED or taken.candidate.key not in self._key_of:
            return taken
        is_said = self._speaks(taken)
        for each in self._proven():
            more = each.candidate.resolved >= taken.candidate.resolved and (self._speaks(each) or not is_said)
            if more and _is_apart(each, taken) and self._names_above(taken, each):
                return each
        return taken

    def others(self, taken: Tried) -> tuple[str, ...]:
        """Columns that could be the manager as well: found as often, under headings that say as much.

        Not those that name the same people in another way, as an id beside a name, or who stands above them.
        """
        is_said = self._speaks(taken)
        close = [
            each
            for each in self._proven()
            if _is_apart(each, taken)
            and each.candidate.resolved >= max(1, _CLOSE * taken.candidate.resolved)
            and (self._speaks(each) or not is_said)
        ]
        if not close or taken.candidate.key not in self._key_of:
            return ()
        own = self._lines(taken)
        return tuple(
            each.candidate.column
            for each in close
            if _differ(own, self._lines(each)) and not self._names_above(each, taken)
        )

    def in_words(self, taken: Tried) -> tuple[str, ...]:
        """Columns that say manager and hold names, where the one that was taken holds codes; () where it does not."""
        if self._holds_names(taken):
            return ()
        said = [
            each for each in self.tried if self._speaks(each) and _is_apart(each, taken) and self._holds_names(each)
        ]
        return said[0].columns if said else ()

    def _holds_names(self, tried: Tried) -> bool:
        return len(tried.columns) > 1 or self.columns.profile(tried.columns[0]).is_person

    def is_skipping(self, texts: pa.ChunkedArray, taken: Tried) -> bool:
        """True if a column names the manager of everybody's manager, whatever its heading says."""
        key = self._key_of.get(taken.candidate.key)
        if key is None or self.columns.cells.num_rows > FOLDED:
            return False
        found = key.index.find(texts.cast(pa.large_string())).copy()
        lost = list(dict.fromkeys(text for text, row in zip(texts.to_pylist(), found, strict=True) if text and row < 0))
        row_of = dict(zip(lost, key.find_folded(lost), strict=True))
        named = [row_of.get(text, row) for text, row in zip(texts.to_pylist(), found.tolist(), strict=True)]
        own = self._lines(taken)
        return _are_alike(np.array(named, np.int32), _up(own, own))

    def _speaks(self, tried: Tried) -> bool:
        return speaks_of_manager(tried, self.columns.spoken.get("manager", ()))

    def _proven(self) -> list[Tried]:
        return [each for each in self.tried if each.candidate.share >= PROVEN and each.candidate.key in self._key_of]

    def _lines(self, tried: Tried) -> Ints:
        cells = self.columns.cells.select(list(tried.columns)).slice(0, FOLDED)
        texts = joined(cells, tried.columns).cast(pa.large_string())
        return lines_of(texts, tried.hits, self._key_of[tried.candidate.key])

    def _names_above(self, far: Tried, near: Tried) -> bool:
        """True if nearly all whom a column names stand above whom another one names, and not all are the same."""
        if self.columns.cells.num_rows > FOLDED:
            return False
        lines, own = self._lines(far), self._lines(near)
        # Of people in a circle each stands above each.
        if len(grow(np.where(own == np.arange(len(own)), np.int32(-1), own))[1]):
            return False
        both = (lines >= 0) & (own >= 0)
        is_above = lines == own
        up = own
        for _ in range(_LEVELS):
            up = _up(up, own)
            is_above |= (lines == up) & (up >= 0)
        # Who stands at the top is nobody's manager's manager.
        return bool(both.sum() >= _FEWEST and (is_above[both]).sum() >= _ABOVE * both.sum() and _differ(lines, own))


def _up(rows: Ints, lines: Ints) -> Ints:
    """Rows one level up: the managers of those rows, -1 for nobody."""
    return np.where(rows >= 0, lines[np.clip(rows, 0, None)], np.int32(-1))


def _is_apart(one: Tried, other: Tried) -> bool:
    return set(one.columns).isdisjoint(other.columns)


def _differ(one: Ints, other: Ints) -> bool:
    both = (one >= 0) & (other >= 0)
    return bool((one[both] != other[both]).sum() > _OTHER * both.sum())


def _are_alike(one: Ints, other: Ints) -> bool:
    both = (one >= 0) & (other >= 0)
    return bool(both.sum() >= _FEWEST and (one[both] == other[both]).sum() >= _ABOVE * both.sum())
