"""Build an Org from a table: choose rows, group them into seats, resolve lines, cut loops, name what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.findings import Finding, finding
from orgmodel.org.org import Org
from orgmodel.org.tree import DEEP, Ints, Tree
from orgmodel.reading.columns.headings import Words, is_restricted
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.columns.numbers import to_numbers
from orgmodel.reading.options import Choices
from orgmodel.reading.people.column_questions import column_questions
from orgmodel.reading.people.deciding import find_cuts, find_no_persons, group
from orgmodel.reading.people.decision_questions import decision_questions
from orgmodel.reading.people.lasting_choices import lasting_named
from orgmodel.reading.people.leavers import bridge_leavers
from orgmodel.reading.people.loop_breaking import break_loops
from orgmodel.reading.people.outcomes import decided_json, decision_findings, persons_outcomes, refuse
from orgmodel.reading.people.outside_names import outside_names
from orgmodel.reading.people.people import People, filter_people
from orgmodel.reading.people.questions import questions_json
from orgmodel.reading.people.reporting import Lines
from orgmodel.reading.people.seat_grouping import Seats
from orgmodel.reading.people.snapshots import Snapshots, find_snapshots
from orgmodel.reading.people.staff import Staff, find_staff
from orgmodel.reading.people.status import find_status
from orgmodel.reading.people.twin_questions import twin_questions
from orgmodel.reading.table import Table
from orgmodel.reading.things import thing_findings
from orgmodel.text.markup import has_markup

# Below this share a column names no managers.
_FEW = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A company as it was read.

    Attributes
    ----------
    table
        What the file holds.
    mapped
        Which column is which, and what was tried.
    org
        The company.
    snapshots
        States found in the file.
    findings
        All flaws, those of one code and column in one.
    questions
        What a person may choose and decide, as `orgmodel.reading.people.questions` and `decision_questions` give it.
    decided
        Decisions with what became of them, as `orgmodel.reading.people.outcomes.decided_json` gives it.
    named
        `Choices.named` in words that a newer file still has.
    unused_named
        Why some of `Choices.named` changed nothing, by the text of a manager.
    """

    table: Table
    mapped: Mapped
    org: Org
    snapshots: Snapshots
    findings: tuple[Finding, ...]
    questions: Mapping[str, Any]
    decided: Sequence[Mapping[str, Any]]
    named: Mapping[str, str]
    unused_named: Mapping[str, str]


def build_org(table: Table, mapped: Mapped, words: Words, choices: Choices) -> Reading:
    """Build the company of a table.

    Returns
    -------
    Reading
        Every row of the table is a seat, a holder of one, or in a finding.

    Raises
    ------
    BadFile
        If the snapshot that was chosen does not exist.

    Notes
    -----
    O(rows). On a clean table no row is copied: the columns of the Org are those of the table.
    """
    findings = list(table.findings)
    snapshots = find_snapshots(table.cells, mapped, choices.snapshot)
    status = find_status(table.cells, mapped, words)
    every = People(table.cells, table.rows, status.vacant, status.gone, mapped, words)
    taken = snapshots.mask(table.cells)
    if snapshots.dated and not taken.all():
        findings.append(finding("ORG216", table.rows[~taken], column=snapshots.dated))
    elif not taken.all():
        findings.append(
            finding("ORG201", column=snapshots.column, values=snapshots.values, count=len(snapshots.values))
        )
        findings.append(every.finding("ORG209", np.flatnonzero(~taken)))
    current = filter_people(every, taken)
    staff = find_staff(current.cells, current.mapped, words)
    people = filter_people(current, ~staff.mask)
    left_out, of_nobodies = find_no_persons(people, choices.decisions)
    if left_out.any():
        findings.append(people.finding("ORG320", np.flatnonzero(left_out)))
    if people.gone.any():
        code = "ORG208" if choices.live else "ORG202"
        findings.append(people.finding(code, np.flatnonzero(people.gone)))
        left_out |= people.gone & choices.live
    every = replace(people, gone=left_out)
    people = filter_people(people, ~left_out)
    grouped = group(people, choices)
    seats, lines = grouped.seats, grouped.lines
    if left_out.any():
        lines = bridge_leavers(every, seats, lines, choices)
    cuts, of_cuts = find_cuts(people, seats, choices.decisions)
    broken = break_loops(people, seats, lines, cuts)
    outcomes = {**persons_outcomes(table.brought_back, choices.decisions), **of_nobodies, **grouped.outcomes, **of_cuts}
    for one in broken.unused:
        refuse(outcomes, one, "this line closes no loop")
    counted, staff_findings = _count_staff(current, staff, people, seats)
    org = _org(people, seats, lines, (broken.tree, broken.cut, counted), choices)
    findings += [
        *seats.findings,
        *lines.findings,
        *broken.findings,
        *decision_findings(choices.decisions, outcomes),
        *staff_findings,
        *_column_findings(table, people, org, choices),
        *thing_findings(table, mapped, org),
    ]
    findings += _shape_findings(org, len(broken.ways.get("ORG403", ())))
    questions = questions_json(people, seats, findings, choices, org.cells.column_names)
    questions |= decision_questions(people, seats, findings, broken.ways, org.cells.column_names)
    questions |= column_questions(people, findings, org.cells.column_names)
    questions |= twin_questions(people, seats, findings, org.cells.column_names)
    decided = decided_json(choices.decisions, outcomes)
    named = lasting_named(people, seats, choices.named)
    return Reading(table, mapped, org, snapshots, tuple(findings), questions, decided, named, lines.unused)


def _org(
    people: People, seats: Seats, lines: Lines, grown: tuple[Tree, Ints, NDArray[np.float64]], choices: Choices
) -> Org:
    """Put the columns together: those that are shown, one row per seat, placeholders at the end."""
    tree, cut, counted = grown
    mapped = people.mapped
    extra = len(lines.placeholders)
    shown = [
        name for name in people.cells.column_names if name in choices.shown or not is_restricted(name, people.words)
    ]
    cells = people.cells.select(shown)
    sharers = cells.take(pa.array(seats.sharing)) if len(seats.sharing) else cells.slice(0, 0)
    if len(seats.rows) < cells.num_rows:
        cells = cells.take(pa.array(seats.rows))
    # Several holders of one seat: their names stand on the sharers, the seat has its first holder's.
    fields = {field: columns for field, columns in mapped.fields.items() if set(columns) <= set(shown)}
    if extra:
        names = fields.get("name") or (shown[0],)
        called = {**outside_names(people, seats, lines), **lines.called}
        fillers = {names[0]: [called.get(text, text) for text in lines.placeholders]}
        if called and (code := mapped.keys[0].columns[0]) not in names and code in shown:
            fillers[code] = list(lines.placeholders)
        filler = {name: pa.array(fillers.get(name, [""] * extra), cells[name].type) for name in shown}
        cells = pa.concat_tables([cells, pa.table(filler)])
    return Org(
        cells=cells,
        rows=_of_seats(people.rows, seats, extra),
        fields=fields,
        tree=tree,
        placeholders=extra,
        vacant=_of_seats(people.vacant, seats, extra),
        gone=_of_seats(people.gone, seats, extra),
        dotted=lines.dotted,
        loops=cut,
        sharers=sharers,
        shared=seats.of_row[seats.sharing],
        staff=np.concatenate([counted, np.zeros(extra)]) if extra else counted,
    )


def _of_seats(values: NDArray[Any], seats: Seats, extra: int) -> NDArray[Any]:
    """A value of each row as one of each seat, 0 for placeholders; the same array where every row is a seat."""
    mine = values if len(seats.rows) == len(values) else values[seats.rows]
    return np.concatenate([mine, np.zeros(extra, values.dtype)]) if extra else mine


def _count_staff(
    current: People, staff: Staff, people: People, seats: Seats
) -> tuple[NDArray[np.float64], list[Finding]]:
    """Sum the counting rows by the seat they name."""
    total = np.zeros(len(seats.rows))
    rows = np.flatnonzero(staff.mask)
    if not len(rows):
        return total, []
    named = people.mapped.keys[0].index.find(current.cells[staff.column].take(pa.array(rows)))
    known = named >= 0
    np.add.at(total, seats.of_row[named[known]], staff.amounts[rows[known]])
    findings = [current.finding("ORG203", rows[known])]
    if not known.all():
        findings.append(current.finding("ORG204", rows[~known]))
    return total, findings


def _column_findings(table: Table, people: People, org: Org, choices: Choices) -> Sequence[Finding]:
    """Columns left out, columns that say manager and hold none, markup, numbers that are none."""
    findings = []
    hidden = [
        name for name in table.cells.column_names if is_restricted(name, people.words) and name not in choices.shown
    ]
    if hidden:
        findings.append(finding("ORG205", values=hidden, count=len(hidden)))
    if "id" not in people.mapped.fields:
        findings.append(finding("ORG210", count=1))
    findings += _manager_findings(people)
    for name in people.mapped.guessed:
        findings.append(finding("ORG215", column="+".join(people.mapped.fields[name]), values=(name,), count=1))
    if org.people:
        asked = people.mapped.unexplained
        findings += [finding("ORG219", column=column, values=(name,), count=1) for name, column in asked]
    if org.people and "name" not in people.mapped.fields:
        findings.append(finding("ORG212", count=1))
    if org.people and people.mapped.spare:
        findings.append(finding("ORG213", values=people.mapped.spare, count=1))
    for name in dict.fromkeys(column for field in ("name", "title") for column in org.fields.get(field, ())):
        marked = has_markup(org.cells[name])
        if len(marked):
            findings.append(finding("ORG106", org.rows[marked], column=name))
    for name in choices.shown & set(org.cells.column_names):
        texts = org.cells[name].to_pylist()
        values, bad = to_numbers(texts)
        # A column of dates or words has no numbers to be read.
        if bad.any() and np.isfinite(values).sum() > bad.sum():
            places = np.flatnonzero(bad)
            findings.append(finding("ORG601", org.rows[places], column=name, values=[texts[place] for place in places]))
    return findings


def _manager_findings(people: People) -> Sequence[Finding]:
    """Columns that say manager and were not taken, that are empty, or that could as well be taken."""
    mapped = people.mapped
    findings = [finding("ORG211", column=column, count=1) for column in mapped.empty]
    manager, said = "+".join(mapped.fields.get("manager", ())), people.words_of("manager")
    # What stands beside the codes was read with them.
    passed = {manager, *mapped.named_beside}
    for each in mapped.candidates:
        if each.column not in passed and each.column in said and each.share < _FEW:
            instead = "No column was taken" if not manager else f"{manager} was taken"
            findings.append(finding("ORG207", column=each.column, values=(instead,), count=1))
    findings += [finding("ORG214", column=column, count=1) for column in mapped.rivals]
    return findings


def _shape_findings(org: Org, guessed: int) -> Sequence[Finding]:
    """Several tops, none but those that were guessed in loops, vacancies, a chain that no company has."""
    findings = []
    tops = org.tree.tops()
    real = tops[tops < org.people]
    if len(tops) > 1:
        beside = np.setdiff1d(real, [tops[np.argmax(org.tree.size[tops])]])
        if len(beside):
            findings.append(finding("ORG501", org.rows[beside]))
    if org.people and guessed == len(tops):
        findings.append(finding("ORG502", count=1))
    if org.tree.levels > DEEP:
        findings.append(finding("ORG503", values=(f"{org.tree.levels:,} levels",), count=1))
    if org.vacant.any():
        findings.append(finding("ORG504", org.rows[org.vacant]))
    return findings
