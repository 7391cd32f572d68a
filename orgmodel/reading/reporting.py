"""Reporting lines: whom each row names as its manager, solid and dotted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.findings import Finding, finding
from orgmodel.reading.headings import fold_word
from orgmodel.reading.identity import Seats
from orgmodel.reading.keys import NOBODY, SEVERAL, Key, of_several
from orgmodel.reading.mapping import SEPARATORS
from orgmodel.reading.people import People


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Whom seats report to.

    Attributes
    ----------
    parent
        [seats + placeholders] int32. Boss of each seat, -1 at a top; may hold loops, never a seat's own number.
    placeholders
        Names of managers that are not among the seats, as the file writes them: seats after the last that was read.
    dotted
        int32 [lines, 2]. Seat that reports, seat reported to.
    findings
        ORG4xx but loops.
    """

    parent: NDArray[np.int32]
    placeholders: tuple[str, ...]
    dotted: NDArray[np.int32]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Told:
    """Seats of each finding, with what stands there."""

    seats: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, code: str, seat: int, text: str) -> None:
        self.seats.setdefault(code, []).append(seat)
        self.texts.setdefault(code, []).append(text)


def find_lines(people: People, seats: Seats) -> Lines:
    """Resolve the manager of each seat; of its rows the one that stands for it counts.

    Notes
    -----
    What is found as written costs a table lookup per row; the distinct texts that are not are looked up together: in
    the other keys, folded, as words for no manager, as several managers in one cell. Never a guess between two people
    of one name: a placeholder keeps their reports together.
    """
    mapped, count = people.mapped, len(seats.rows)
    column = mapped.column("manager")
    if column is None or not mapped.keys:
        return Lines(np.full(count, -1, np.int32), (), np.zeros((0, 2), np.int32), (finding("ORG206", count=1),))
    references = people.cells[column]
    if count < len(references):
        references = references.take(pa.array(seats.rows))
    found = mapped.keys[0].index.find(references)
    ambiguous = frozenset() if mapped.keys[0].index.is_unique else of_several(mapped.keys[0].texts, seats.of_row)
    odd = np.flatnonzero((found < 0) & pc.not_equal(references, "").to_numpy())
    if ambiguous:
        doubtful = pc.is_in(references, value_set=pa.array(sorted(ambiguous), references.type)).to_numpy()
        odd = np.union1d(odd, np.flatnonzero(doubtful))
    parent = found
    if count < len(seats.of_row):
        parent = np.where(found >= 0, seats.of_row[found], np.int32(-1))
    texts = references.take(pa.array(odd)).to_pylist()
    named = _read(list(dict.fromkeys(texts)), people, seats.of_row)
    told = _Told()
    placeholders: dict[str, int] = {}
    dotted = []
    for seat, text in zip(odd.tolist(), texts, strict=True):
        first, *others = named[text] or [(NOBODY, False, "")]
        dotted += _dotted(seat, others, seats, told)
        if others:
            told.tell("ORG404", seat, text)
        row, is_folded, part = first
        if row >= 0:
            parent[seat] = seats.of_row[row]
            if is_folded:
                told.tell("ORG408", seat, part)
        elif not part:
            told.tell("ORG406", seat, text)
            parent[seat] = -1
        else:
            told.tell("ORG405" if row == SEVERAL else "ORG401", seat, part)
            parent[seat] = placeholders.setdefault(part, count + len(placeholders))
    own = np.flatnonzero(parent == np.arange(count, dtype=np.int32))
    for seat, text in zip(own.tolist(), references.take(pa.array(own)).to_pylist(), strict=True):
        told.tell("ORG402", seat, text)
    parent[own] = -1
    dotted += _dotted_column(people, seats, told)
    pairs = np.array(sorted(set(dotted)), np.int32).reshape(-1, 2)
    findings = tuple(
        people.tell(code, seats.rows[places], field="dotted" if code == "ORG407" else "manager", found=told.texts[code])
        for code, places in sorted(told.seats.items())
    )
    if placeholders:
        parent = np.concatenate([parent, np.full(len(placeholders), -1, np.int32)])
    return Lines(parent, tuple(placeholders), pairs[pairs[:, 0] != pairs[:, 1]], findings)


# Whom a part of a cell names: row (or NOBODY, SEVERAL), found only after folding, the part; "" for a root word.
_Named = tuple[int, bool, str]


def _read(texts: Sequence[str], people: People, seats: NDArray[np.int32]) -> dict[str, list[_Named]]:
    """Managers that each cell names, the solid one first; the empty list for a word that means nobody."""
    keys = people.mapped.keys
    roots = {text: (NOBODY, False) for text in texts if fold_word(text) in people.words.roots}
    # Somebody's id may be 0 or "none"; no name or title means what stands for nobody.
    for key in [key for key in keys if not key.is_name][:1]:
        roots = {text: (row, False) for text, row in zip(roots, key.find(list(roots), seats), strict=True)}
    whole = roots | _find([text for text in texts if text not in roots], keys, seats)
    split = {
        text: _parts(text, people.mapped.separator) for text in texts if whole[text][0] == NOBODY and text not in roots
    }
    parts = _find(list(dict.fromkeys(part for some in split.values() for part in some)), keys, seats)
    named: dict[str, list[_Named]] = {}
    for text in texts:
        if text in split:
            every = [(*parts[part], part) for part in split[text]]
            named[text] = [each for each in every if each[0] != NOBODY or fold_word(each[2]) not in people.words.roots]
        else:
            named[text] = [(*whole[text], text)] if whole[text][0] != NOBODY else []
    return named


def _parts(text: str, separator: str) -> list[str]:
    if not separator:
        return [text]
    return [part for part in (each.strip() for each in text.split(separator)) if part] or [text]


def _find(texts: Sequence[str], keys: Sequence[Key], seats: NDArray[np.int32]) -> dict[str, tuple[int, bool]]:
    """Row of each text in the first key that has it, and whether it had to be folded."""
    found: dict[str, tuple[int, bool]] = {}
    for key in keys:
        left = [text for text in texts if text not in found]
        found |= {text: (row, False) for text, row in zip(left, key.find(left, seats), strict=True) if row != NOBODY}
    for key in keys:
        left = [text for text in texts if text not in found]
        found |= {
            text: (row, True) for text, row in zip(left, key.find_folded(left, seats), strict=True) if row != NOBODY
        }
    return {text: found.get(text, (NOBODY, False)) for text in texts}


def _dotted(seat: int, named: Sequence[_Named], seats: Seats, told: _Told) -> list[tuple[int, int]]:
    lines = []
    for row, _, part in named:
        if row >= 0:
            lines.append((seat, int(seats.of_row[row])))
        elif part:
            told.tell("ORG407", seat, part)
    return lines


def _dotted_column(people: People, seats: Seats, told: _Told) -> list[tuple[int, int]]:
    """Dotted lines of a column of their own, one or several managers a cell."""
    column = people.mapped.column("dotted")
    if column is None:
        return []
    references = people.cells[column].take(pa.array(seats.rows))
    filled = np.flatnonzero(pc.not_equal(references, "").to_numpy())
    texts = references.take(pa.array(filled)).to_pylist()
    distinct = list(dict.fromkeys(texts))
    ways = [_read(distinct, _separated(people, separator), seats.of_row) for separator in ("", *SEPARATORS)]
    # The separator at which a cell names the most people.
    best = {text: max((way[text] for way in ways), key=_known) for text in distinct}
    return [
        line
        for seat, text in zip(filled.tolist(), texts, strict=True)
        for line in _dotted(seat, best[text], seats, told)
    ]


def _known(named: Sequence[_Named]) -> int:
    return sum(row >= 0 for row, _, _ in named)


def _separated(people: People, separator: str) -> People:
    """The same rows, read with another separator of managers in one cell."""
    return replace(people, mapped=replace(people.mapped, separator=separator))
