"""Reporting lines: whom each row names as its manager, solid and dotted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.headings import fold_word
from orgmodel.reading.columns.keys import NOBODY, SEVERAL, Key, joined, of_several
from orgmodel.reading.columns.manager_search import SEPARATORS
from orgmodel.reading.options import NONE
from orgmodel.reading.people.manager_choices import Assigned, ManagerChoices, look_up_choices, unused_findings
from orgmodel.reading.people.people import People
from orgmodel.reading.people.placeholders import Placeholders
from orgmodel.reading.people.seat_grouping import Seats

# Findings about a column of dotted lines.
_OF_DOTTED = ("ORG407", "ORG411", "ORG415")


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Reporting lines of the seats.

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
    called
        Names that a person gave to placeholders, by what the file writes.
    unused
        Choices of managers that changed nothing, by what the file writes, each with why.
    """

    parent: NDArray[np.int32]
    placeholders: tuple[str, ...]
    dotted: NDArray[np.int32]
    findings: tuple[Finding, ...]
    called: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unused: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# Whom a part of a cell names: row (or NOBODY, SEVERAL), found only after folding, the part; "" for a root word.
_Named = tuple[int, bool, str]


@dataclass(slots=True)
class _Unresolved:
    """Seats of each finding, with what stands there."""

    seats: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, seat: int, text: str) -> None:
        self.seats.setdefault(code, []).append(seat)
        self.texts.setdefault(code, []).append(text)

    def add_all(self, code: str, seats: list[int], texts: list[str]) -> None:
        if seats:
            self.seats.setdefault(code, []).extend(seats)
            self.texts.setdefault(code, []).extend(texts)

    def findings(self, people: People, seats: Seats) -> list[Finding]:
        field_of = dict.fromkeys(_OF_DOTTED, "dotted")
        return [
            people.finding(code, seats.rows[places], field=field_of.get(code, "manager"), values=self.texts[code])
            for code, places in sorted(self.seats.items())
        ]


def find_lines(
    people: People,
    seats: Seats,
    named: Mapping[str, str] = NONE.named,
    assigned: Assigned = MappingProxyType({}),
) -> Lines:
    """Resolve the manager of each seat; of its rows the one that stands for it counts.

    Parameters
    ----------
    named
        Who is meant by a text, as `orgmodel.reading.options.Choices.named`; goes before whatever else it may mean.
    assigned
        Row of the manager by seat, whatever its cell says, or the name of one who is not in the file; -1 for a top.

    Notes
    -----
    What is found as written costs a table lookup per row; the distinct texts that are not are looked up together: in
    the other keys, folded, as words for no manager, as several managers in one cell. Never a guess between two people
    of one name: a placeholder keeps their reports together.
    """
    mapped, count = people.mapped, len(seats.rows)
    columns = mapped.fields.get("manager", ())
    if not columns or not mapped.keys:
        unused = look_up_choices(people, seats, named).unused(())
        missing = (finding("ORG206", count=1), *unused_findings(unused))
        return Lines(*_assigned_alone(seats, assigned), np.zeros((0, 2), np.int32), missing, unused=unused)
    manager_choices = look_up_choices(people, seats, named, assigned)
    references = joined(people.cells, columns)
    if count < len(references):
        references = references.take(pa.array(seats.rows))
    found = mapped.keys[0].index.find(references)
    odd = _odd(people, seats, references, found, manager_choices)
    parent = found
    if count < len(seats.of_row):
        parent = np.where(found >= 0, seats.of_row[found], np.int32(-1))
    cells = references.take(pa.array(odd)).combine_chunks().dictionary_encode()
    distinct = cells.dictionary.to_pylist()
    written = _count_managers(found) if distinct else 0
    named_by = _read([text for text in distinct if text], people, seats.of_row, manager_choices.rows, written)
    unresolved = _Unresolved()
    numbers = cells.indices.to_numpy()
    sure = _folded([named_by.get(text, ()) for text in distinct], seats, manager_choices)[numbers]
    sure[np.isin(odd, [*manager_choices.of_seats, *assigned])] = NOBODY
    is_sure = sure >= 0
    parent[odd[is_sure]] = sure[is_sure]
    unresolved.add_all("ORG408", odd[is_sure].tolist(), [distinct[number] for number in numbers[is_sure].tolist()])
    odd, texts = odd[~is_sure], [distinct[number] for number in numbers[~is_sure].tolist()]
    placeholders = Placeholders(count)
    dotted = []
    for seat, text in zip(odd.tolist(), texts, strict=True):
        first, *others = named_by.get(text) or [(NOBODY, False, "")]
        dotted += _dotted(seat, others, seats, unresolved, manager_choices.rows)
        if others:
            unresolved.add("ORG404", seat, text)
        boss = _boss(seat, text, first, (seats, manager_choices), unresolved)
        parent[seat] = placeholders.seat(boss) if isinstance(boss, str) else boss
    own = np.flatnonzero(parent == np.arange(count, dtype=np.int32))
    for seat, text in zip(own.tolist(), references.take(pa.array(own)).to_pylist(), strict=True):
        unresolved.add("ORG402", seat, text)
    parent[own] = -1
    dotted += _further_managers(people, seats, unresolved, manager_choices.rows)
    dotted += _dotted_column(people, (seats, parent), unresolved, manager_choices.rows)
    pairs = np.array(sorted(set(dotted)), np.int32).reshape(-1, 2)
    called = {text: name for text, name in manager_choices.outside.items() if text in placeholders.names}
    unused = manager_choices.unused([*unresolved.texts.get("ORG409", ()), *called])
    findings = (*unused_findings(unused), *unresolved.findings(people, seats))
    if placeholders.names:
        parent = np.concatenate([parent, np.full(len(placeholders.names), -1, np.int32)])
    return Lines(parent, placeholders.names, pairs[pairs[:, 0] != pairs[:, 1]], findings, called, unused)


def _count_managers(rows: NDArray[np.int32]) -> int:
    """Count of the different rows that are found."""
    is_manager = np.zeros(int(rows.max(initial=NOBODY)) + 1, bool)
    is_manager[rows[rows >= 0]] = True
    return int(np.count_nonzero(is_manager))


def _assigned_alone(seats: Seats, assigned: Assigned) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Boss of each seat, and placeholders, where no column names managers and only decisions do."""
    placeholders = Placeholders(len(seats.rows))
    parent = np.full(len(seats.rows), NOBODY, np.int32)
    for seat, manager in assigned.items():
        if isinstance(manager, str):
            parent[seat] = placeholders.seat(manager)
        elif manager != NOBODY:
            parent[seat] = seats.of_row[manager]
    return np.concatenate([parent, np.full(len(placeholders.names), NOBODY, np.int32)]), placeholders.names


def _odd(
    people: People, seats: Seats, references: pa.ChunkedArray, rows: NDArray[np.int32], manager_choices: ManagerChoices
) -> NDArray[np.int64]:
    """Seats, ascending, whose manager is not simply the one row found: none, several, or one that was chosen."""
    key = people.mapped.keys[0]
    ambiguous = frozenset() if key.index.is_unique else of_several(key.texts, seats.of_row)
    is_odd = (rows < 0) & pc.not_equal(references, "").to_numpy()
    for texts in (ambiguous, manager_choices.rows):
        if texts:
            is_odd |= pc.is_in(references, value_set=pa.array(list(texts), references.type)).to_numpy()
    is_odd[[*manager_choices.of_seats, *manager_choices.assigned]] = True
    return np.flatnonzero(is_odd)


def _folded(named: Sequence[Sequence[_Named]], seats: Seats, manager_choices: ManagerChoices) -> NDArray[np.int32]:
    """Seat that each cell names where that is all there is to it and folding found it; else -1.

    With all managers as "Last, First" these are a million, and one by one they took 4 s.
    """
    whole = [each[0] if len(each) == 1 else (NOBODY, False, "") for each in named]
    rows = [row if is_folded and part not in manager_choices.rows else NOBODY for row, is_folded, part in whole]
    found = np.array(rows, np.int32)
    return np.where(found >= 0, seats.of_row[found], np.int32(NOBODY))


def _boss(
    seat: int, text: str, first: _Named, context: tuple[Seats, ManagerChoices], unresolved: _Unresolved
) -> int | str:
    """Seat that a seat reports to, -1 for nobody, or the text of a manager for whom a placeholder stands."""
    row, is_folded, part = first
    seats, manager_choices = context
    if seat in manager_choices.assigned:
        manager = manager_choices.assigned[seat]
        return manager if isinstance(manager, str) else NOBODY if manager == NOBODY else int(seats.of_row[manager])
    if seat in manager_choices.of_seats or part in manager_choices.rows:
        unresolved.add("ORG409", seat, part)
    elif row >= 0 and is_folded:
        unresolved.add("ORG408", seat, part)
    if seat in manager_choices.of_seats:
        row = manager_choices.of_seats[seat]
    if row >= 0:
        return int(seats.of_row[row])
    if not part:
        unresolved.add("ORG406", seat, text)
        return NOBODY
    unresolved.add("ORG405" if row == SEVERAL else "ORG401", seat, part)
    return part


def _read(
    texts: Sequence[str], people: People, seats: NDArray[np.int32], chosen: Mapping[str, int], written: int = 0
) -> dict[str, list[_Named]]:
    """Managers that each cell names, the solid one first; the empty list for a word that means nobody.

    `written` managers of the column are no texts here, as they were found as they stand.
    """
    keys = people.mapped.keys
    roots = {text: (NOBODY, False) for text in texts if text not in chosen and fold_word(text) in people.words.roots}
    # Somebody's id may be 0 or "none"; no name or title means what stands for nobody.
    for key in [key for key in keys if not key.is_name][:1]:
        roots = {text: (row, False) for text, row in zip(roots, key.find(list(roots), seats), strict=True)}
    whole = roots | _match([text for text in texts if text not in roots], keys, seats, chosen)
    split = {
        text: _parts(text, people.mapped.separator) for text in texts if whole[text][0] == NOBODY and text not in roots
    }
    parts = _match(list(dict.fromkeys(part for some in split.values() for part in some)), keys, seats, chosen)
    # A cell none of whose parts is anybody may name somebody in another form, as a whole or in parts.
    lost = [text for text, some in split.items() if all(parts[part][0] == NOBODY for part in some)]
    others = written + len(texts) - len(roots)
    formed = _match_forms(lost, keys, seats, others - len(lost))
    split = {text: some for text, some in split.items() if text not in formed}
    whole |= formed
    unknown = [part for part in parts if parts[part][0] == NOBODY]
    parts |= _match_forms(unknown, keys, seats, others - len(unknown))
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


def _match(
    texts: Sequence[str], keys: Sequence[Key], seats: NDArray[np.int32], chosen: Mapping[str, int]
) -> dict[str, tuple[int, bool]]:
    """Row of each text: the one that was chosen, else in the first key that has it; and whether it had to be folded."""
    matched = {text: (chosen[text], False) for text in texts if text in chosen}
    for key in keys:
        left = [text for text in texts if text not in matched]
        matched |= {text: (row, False) for text, row in zip(left, key.find(left, seats), strict=True) if row != NOBODY}
    for key in keys:
        left = [text for text in texts if text not in matched]
        matched |= {
            text: (row, True) for text, row in zip(left, key.find_folded(left, seats), strict=True) if row != NOBODY
        }
    return {text: matched.get(text, (NOBODY, False)) for text in texts}


def _match_forms(
    texts: Sequence[str], keys: Sequence[Key], seats: NDArray[np.int32], others: int
) -> dict[str, tuple[int, bool]]:
    """Row that a further form of a text names, such as "Bo Cole (1002)"; texts without one are absent.

    `others` are texts that need no further form.
    """
    matched: dict[str, tuple[int, bool]] = {}
    for key in keys:
        left = [text for text in texts if text not in matched]
        matched |= {
            text: (row, True)
            for text, row in zip(left, key.find_forms(left, seats, others), strict=True)
            if row != NOBODY
        }
    return matched


def _dotted(
    seat: int, named: Sequence[_Named], seats: Seats, unresolved: _Unresolved, chosen: Mapping[str, int]
) -> list[tuple[int, int]]:
    lines = []
    for row, _, part in named:
        if row >= 0:
            lines.append((seat, int(seats.of_row[row])))
            if part in chosen:
                unresolved.add("ORG409", seat, part)
        elif part:
            unresolved.add("ORG411" if row == SEVERAL else "ORG407", seat, part)
    return lines


def _further_managers(
    people: People, seats: Seats, unresolved: _Unresolved, chosen: Mapping[str, int]
) -> list[tuple[int, int]]:
    """Dotted lines to the managers that further rows of a person name."""
    if not len(seats.further):
        return []
    texts = joined(people.cells.take(pa.array(seats.further)), people.mapped.fields["manager"]).to_pylist()
    named = _read(list(dict.fromkeys(filter(None, texts))), people, seats.of_row, chosen)
    return [
        line
        for seat, text in zip(seats.of_row[seats.further].tolist(), texts, strict=True)
        for line in _dotted(seat, named.get(text, []), seats, unresolved, chosen)
    ]


def _dotted_column(
    people: People,
    placed: tuple[Seats, NDArray[np.int32]],
    unresolved: _Unresolved,
    chosen: Mapping[str, int],
) -> list[tuple[int, int]]:
    """Dotted lines of a column of their own, one or several managers a cell; `placed` are seats and their bosses."""
    seats, parent = placed
    column = people.mapped.column("dotted")
    if column is None:
        return []
    references = people.cells[column].take(pa.array(seats.rows))
    filled = np.flatnonzero(pc.not_equal(references, "").to_numpy())
    texts = references.take(pa.array(filled)).to_pylist()
    distinct = list(dict.fromkeys(texts))
    ways = [_read(distinct, _separated(people, separator), seats.of_row, chosen) for separator in ("", *SEPARATORS)]
    # The separator at which a cell names the most people.
    best = {text: max((way[text] for way in ways), key=_known) for text in distinct}
    for seat, text in zip(filled.tolist(), texts, strict=True):
        for row, _, part in best[text]:
            # No line of its own: the solid one says it, or there are not two ends.
            if row >= 0 and seats.of_row[row] in (seat, parent[seat]):
                unresolved.add("ORG415", seat, part)
    return [
        line
        for seat, text in zip(filled.tolist(), texts, strict=True)
        for line in _dotted(seat, best[text], seats, unresolved, chosen)
    ]


def _known(named: Sequence[_Named]) -> int:
    return sum(row >= 0 for row, _, _ in named)


def _separated(people: People, separator: str) -> People:
    """The same rows, read with another separator of managers in one cell."""
    return replace(people, mapped=replace(people.mapped, separator=separator))
