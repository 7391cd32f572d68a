"""Decisions about people, applied: rows that are no persons, rows that are one or several, managers given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.findings import Finding, finding
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import NOBODY, SEVERAL, Key, joined
from orgmodel.reading.options import Choices, Decision
from orgmodel.reading.people.manager_choices import row_named
from orgmodel.reading.people.people import People
from orgmodel.reading.people.reporting import Lines, find_lines
from orgmodel.reading.people.seat_grouping import Seats, group_rows

# Findings about rows of one id, which are settled where they are said to be different people.
_OF_ONE_ID = ("ORG302", "ORG303", "ORG304", "ORG305", "ORG308", "ORG310", "ORG311")
# Decisions that could not be applied, with the reason.
Refused = Mapping[Decision, str]


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """Seats and their lines, as the file and all decisions say; `refused` are decisions that changed nothing."""

    seats: Seats
    lines: Lines
    refused: Refused


def find_no_persons(people: People, decisions: Sequence[Decision]) -> tuple[NDArray[np.bool_], Refused]:
    """[rows] Rows that are no persons. O(rows) where there is such a decision, else free."""
    mask = np.zeros(len(people.rows), bool)
    relevant = [one for one in decisions if one.kind == "no_person"]
    rows, refused = _find(people, np.arange(len(people.rows), dtype=np.int32), relevant, [one.who for one in relevant])
    key = people.id_key()
    for one in relevant:
        if one in refused:
            continue
        mask[rows[one.who]] = True
        if key is not None and row_named(one.who) is None:
            mask |= pc.equal(key.texts, one.who).to_numpy()
    return mask, refused


def group(people: People, choices: Choices) -> Grouped:
    """Group rows into seats and resolve their lines: `group_rows` and `find_lines`, with what was decided."""
    seats, refused = _regrouped(people, group_rows(people, choices.rows), choices.decisions)
    assigned, refused_managers = _assigned_managers(people, seats, choices.decisions)
    return Grouped(seats, find_lines(people, seats, choices.named, assigned), {**refused, **refused_managers})


def find_cuts(
    people: People, seats: Seats, decisions: Sequence[Decision]
) -> tuple[dict[Decision, tuple[int, int]], Refused]:
    """Seats from and up to which a line is to be left out where it is part of a loop."""
    relevant = [one for one in decisions if one.kind == "break"]
    rows, refused = _find(people, seats.of_row, relevant, [text for one in relevant for text in (one.who, one.other)])
    return {
        one: (int(seats.of_row[rows[one.who]]), int(seats.of_row[rows[one.other]]))
        for one in relevant
        if one not in refused
    }, refused


def decision_findings(decisions: Sequence[Decision], refused: Refused) -> list[Finding]:
    """ORG420 says what was decided, ORG421 what changed nothing and why."""
    taken = [one.text() for one in dict.fromkeys(decisions) if one not in refused]
    lost = [f"{one.text()}: {reason}" for one, reason in refused.items()]
    return [
        finding(code, values=texts, count=len(texts)) for code, texts in (("ORG420", taken), ("ORG421", lost)) if texts
    ]


def _regrouped(people: People, seats: Seats, decisions: Sequence[Decision]) -> tuple[Seats, Refused]:
    """Seats with those split that are said to be several people, then those put together that are said to be one."""
    relevant = [one for one in decisions if one.kind in ("same", "apart")]
    if not relevant:
        return seats, {}
    stands, refused = seats.rows[seats.of_row].copy(), {}
    apart = [one for one in relevant if one.kind == "apart"]
    split: set[int] = set()
    for one in apart:
        rows = _rows_of_id(people, one.who)
        if len(rows) < 2:
            refused[one] = f"{'one row has' if len(rows) else 'no row that was read has'} this id"
            continue
        stands[rows] = rows
        split.update(rows.tolist())
    of_row = np.unique(stands, return_inverse=True)[1].astype(np.int32)
    same = [one for one in relevant if one.kind == "same"]
    found, not_found = _find(people, of_row, same, [text for one in same for text in (one.who, one.other)])
    refused |= not_found
    further = set(seats.further.tolist()) - split
    managers = _manager_texts(people)
    for one in same:
        if one in refused:
            continue
        first, second = int(stands[found[one.who]]), int(stands[found[one.other]])
        if first == second:
            refused[one] = "they are one already"
            continue
        stands[stands == second] = first
        if managers[second].as_py() not in ("", managers[first].as_py()):
            further.add(second)
    standing, numbers = np.unique(stands, return_inverse=True)
    sharing = np.array(sorted(set(seats.sharing.tolist()) - split), np.int64)
    again = np.array(sorted(further), np.int64)
    left = _without(seats.findings, people.rows[np.array(sorted(split), np.int64)])
    return Seats(numbers.astype(np.int32), standing.astype(np.int32), sharing, again, left), refused


def _assigned_managers(people: People, seats: Seats, decisions: Sequence[Decision]) -> tuple[dict[int, int], Refused]:
    """Row of the manager of each seat that was given one; NOBODY where it is said to be a top."""
    relevant = [one for one in decisions if one.kind == "manager"]
    texts = [text for one in relevant for text in (one.who, one.other) if text]
    rows, missing = _find(people, seats.of_row, relevant, texts)
    refused, assigned = dict(missing), {}
    for one in relevant:
        if one in refused:
            continue
        seat, row = int(seats.of_row[rows[one.who]]), rows[one.other] if one.other else NOBODY
        if row != NOBODY and seats.of_row[row] == seat:
            refused[one] = "both are the same person"
        else:
            assigned[seat] = row
    return assigned, refused


def _find(
    people: People, of_row: Ints, relevant: Sequence[Decision], texts: Sequence[str]
) -> tuple[dict[str, int], dict[Decision, str]]:
    """Row of each text: by id, by number of the row, by name; decisions that name nobody, or several people."""
    if not relevant:
        return {}, {}
    distinct = list(dict.fromkeys(texts))
    found = dict.fromkeys(distinct, NOBODY)
    if (ids := people.id_key()) is not None:
        found = dict(zip(distinct, ids.find(distinct, of_row), strict=True))
    numbers = {text: number for text in distinct if (number := row_named(text)) is not None}
    places = people.positions(numbers.values())
    left = [text for text in distinct if found[text] == NOBODY and text not in numbers]
    names = people.mapped.fields.get("name", ())
    if left and names:
        key = Key(names, joined(people.cells, names), is_name=True)
        found |= dict(zip(left, key.find_folded(left, of_row), strict=True))
    found |= {text: places.get(number, NOBODY) for text, number in numbers.items() if found[text] == NOBODY}
    refused = {}
    for one in relevant:
        for text in (one.who, one.other):
            if text and text in found and found[text] in (NOBODY, SEVERAL):
                who = "nobody that was read" if found[text] == NOBODY else "more than one"
                refused[one] = f"{who} has the id or name {text!r}"
                break
    return found, refused


def _rows_of_id(people: People, text: str) -> NDArray[np.int64]:
    key = people.id_key()
    return np.zeros(0, np.int64) if key is None else np.flatnonzero(pc.equal(key.texts, text).to_numpy())


def _manager_texts(people: People) -> pa.ChunkedArray:
    columns = people.mapped.fields.get("manager", ())
    return joined(people.cells, columns) if columns else pa.chunked_array([pa.array([""] * len(people.rows))])


def _without(findings: Sequence[Finding], rows: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Findings without some rows, where they are about rows of one id."""
    left = []
    for one in findings:
        mask = ~np.isin(one.rows, rows)
        if one.code not in _OF_ONE_ID or mask.all():
            left.append(one)
        elif mask.any():
            is_each = len(one.values) == len(one.rows)
            values = tuple(np.array(one.values, object)[mask]) if is_each else one.values
            left.append(replace(one, rows=one.rows[mask], values=values, count=int(mask.sum())))
    return tuple(left)
