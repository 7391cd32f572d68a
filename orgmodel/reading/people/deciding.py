"""Decisions about people, applied: rows that are no persons, rows that are one or several, managers given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding
from orgmodel.reading.columns.keys import NOBODY, joined
from orgmodel.reading.options import Choices, Decision
from orgmodel.reading.people.manager_choices import Assigned, row_named
from orgmodel.reading.people.outcomes import Outcome, Outcomes, is_outside, look_up, refuse
from orgmodel.reading.people.people import People
from orgmodel.reading.people.reporting import Lines, find_lines
from orgmodel.reading.people.seat_grouping import Seats, group_rows

# Findings about rows of one id, which are settled where they are said to be different people.
_OF_ONE_ID = ("ORG302", "ORG303", "ORG304", "ORG305", "ORG308", "ORG310", "ORG311")
# Findings about rows that may be one person, which are settled where they are said to be.
_OF_TWINS = ("ORG307", "ORG310", "ORG312")


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """Seats and their lines, as the file and all decisions say; what became of these decisions."""

    seats: Seats
    lines: Lines
    outcomes: Outcomes


def find_no_persons(people: People, decisions: Sequence[Decision]) -> tuple[NDArray[np.bool_], Outcomes]:
    """[rows] Rows that are no persons. O(rows) where there is such a decision, else free."""
    mask = np.zeros(len(people.rows), bool)
    relevant = [one for one in decisions if one.kind == "no_person"]
    named = look_up(people, np.arange(len(people.rows), dtype=np.int32), relevant)
    key = people.id_key()
    for one in named.applied():
        mask[named.rows[one.who]] = True
        if key is not None and row_named(one.who) is None:
            mask |= pc.equal(key.texts, one.who).to_numpy()
    return mask, named.outcomes


def group(people: People, choices: Choices) -> Grouped:
    """Group rows into seats and resolve their lines: `group_rows` and `find_lines`, with what was decided."""
    seats, outcomes = _regrouped(people, group_rows(people, choices.rows), choices.decisions)
    assigned, of_managers = _assigned_managers(people, seats, choices.decisions)
    return Grouped(seats, find_lines(people, seats, choices.named, assigned), {**outcomes, **of_managers})


def find_cuts(
    people: People, seats: Seats, decisions: Sequence[Decision]
) -> tuple[dict[Decision, tuple[int, int]], Outcomes]:
    """Seats from and up to which a line is to be left out where it is part of a loop."""
    named = look_up(people, seats.of_row, [one for one in decisions if one.kind == "break"])
    pairs = {
        one: (int(seats.of_row[named.rows[one.who]]), int(seats.of_row[named.rows[one.other]]))
        for one in named.applied()
    }
    return pairs, named.outcomes


def _regrouped(people: People, seats: Seats, decisions: Sequence[Decision]) -> tuple[Seats, Outcomes]:
    """Seats with those split that are said to be several people, then those put together that are said to be one."""
    relevant = [one for one in decisions if one.kind in ("same", "apart")]
    if not relevant:
        return seats, {}
    stands, outcomes = seats.rows[seats.of_row].copy(), dict[Decision, Outcome]()
    split: set[int] = set()
    for one in relevant:
        if one.kind != "apart":
            continue
        rows, outcomes[one] = _rows_of_id(people, one)
        if len(rows) < 2:
            refuse(outcomes, one, f"{'one row has' if len(rows) else 'no row that was read has'} this id")
            continue
        stands[rows] = rows
        split.update(rows.tolist())
    of_row = np.unique(stands, return_inverse=True)[1].astype(np.int32)
    named = look_up(people, of_row, [one for one in relevant if one.kind == "same"])
    further = set(seats.further.tolist()) - split
    merged: set[int] = set()
    managers = _manager_texts(people)
    for one in named.applied():
        first, second = (int(stands[named.rows[text]]) for text in (one.who, one.other))
        if first == second:
            refuse(named.outcomes, one, "they are one already")
            continue
        stands[stands == second] = first
        merged.update(np.flatnonzero(stands == first).tolist())
        if managers[second].as_py() not in ("", managers[first].as_py()):
            further.add(second)
    standing, numbers = np.unique(stands, return_inverse=True)
    sharing = np.array(sorted(set(seats.sharing.tolist()) - split), np.int64)
    again = np.array(sorted(further), np.int64)
    left = _without(seats.findings, _OF_ONE_ID, people.rows[np.array(sorted(split), np.int64)])
    left = _without(left, _OF_TWINS, people.rows[np.array(sorted(merged), np.int64)])
    regrouped = Seats(numbers.astype(np.int32), standing.astype(np.int32), sharing, again, left)
    return regrouped, {**outcomes, **named.outcomes}


def _assigned_managers(people: People, seats: Seats, decisions: Sequence[Decision]) -> tuple[Assigned, Outcomes]:
    """Row of the manager of each seat that was given one, or the name of one outside; NOBODY of a top."""
    named = look_up(people, seats.of_row, [one for one in decisions if one.kind == "manager"])
    assigned: dict[int, int | str] = {}
    latest: dict[int, Decision] = {}
    for one in named.applied():
        seat, row = int(seats.of_row[named.rows[one.who]]), named.rows[one.other] if one.other else NOBODY
        if row != NOBODY and seats.of_row[row] == seat:
            refuse(named.outcomes, one, "both are the same person")
            continue
        if seat in latest:
            refuse(named.outcomes, latest[seat], "a later decision names another manager")
        assigned[seat], latest[seat] = one.other if is_outside(one, named.rows) else row, one
    return assigned, named.outcomes


def _rows_of_id(people: People, one: Decision) -> tuple[NDArray[np.int64], Outcome]:
    """Rows of an id, or of that of a row by its number."""
    key, number = people.id_key(), row_named(one.who)
    if key is None:
        return np.zeros(0, np.int64), Outcome(one)
    rows = np.flatnonzero(pc.equal(key.texts, one.who).to_numpy())
    if len(rows) or number is None:
        return rows, Outcome(one, who_row=int(people.rows[rows[0]]) if len(rows) else 0)
    place = people.positions([number]).get(number)
    text = "" if place is None else key.texts[place].as_py()
    return _rows_of_id(people, replace(one, who=text)) if text else (rows, Outcome(one))


def _manager_texts(people: People) -> pa.ChunkedArray:
    columns = people.mapped.fields.get("manager", ())
    return joined(people.cells, columns) if columns else pa.chunked_array([pa.array([""] * len(people.rows))])


def _without(findings: Sequence[Finding], codes: Sequence[str], rows: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Findings without some rows, where they have one of these codes."""
    left = []
    for one in findings:
        mask = ~np.isin(one.rows, rows)
        if one.code not in codes or mask.all():
            left.append(one)
        elif mask.any():
            is_each = len(one.values) == len(one.rows)
            values = tuple(np.array(one.values, object)[mask]) if is_each else one.values
            left.append(replace(one, rows=one.rows[mask], values=values, count=int(mask.sum())))
    return tuple(left)
