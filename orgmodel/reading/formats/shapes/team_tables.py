"""Tables of teams: a row a team with its lead and a list of members, or a row a member who is the lead or is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import EvidenceWords, heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.links import MANAGER
from orgmodel.reading.table import Table

NAME, TEAM = "Person", "Team"
_SIGNS = (";", "|", "\n", ",")
_BETWEEN = "; "
_COLUMNS, _FEWEST = 3, 2
_Team = tuple[str, str, Sequence[str], int]


@dataclass(slots=True)
class _Person:
    """Managers and teams of somebody in their order, and the row that names them first."""

    row: int
    managers: dict[str, None] = field(default_factory=dict)
    teams: dict[str, None] = field(default_factory=dict)


def with_teams(table: Table, _: Words) -> Table | None:
    """Make a row of everybody who leads a team or is a member of one; None where the three columns are not of teams.

    Members report to the lead of their team, a lead to the lead of the team that lists them.
    """
    headings = table.cells.column_names
    if len(headings) != _COLUMNS:
        return None
    teams = list(_of_lists(table) or _of_roles(table) or ())
    leads = {lead for _, lead, _, _ in teams}
    if len(teams) < _FEWEST or not any(member in leads for _, _, members, _ in teams for member in members):
        return None
    people: dict[str, _Person] = {}
    for name, lead, members, row in teams:
        for person in (lead, *members):
            known = people.setdefault(person, _Person(row))
            known.teams[name] = None
            if person != lead:
                known.managers[lead] = None
    cells = pa.table(
        {
            NAME: list(people),
            MANAGER: [_BETWEEN.join(each.managers) for each in people.values()],
            TEAM: [_BETWEEN.join(each.teams) for each in people.values()],
        }
    )
    told = finding("ORG126", values=[f"{len(teams):,} teams; members report to the lead of their team"], count=1)
    return replace(
        table,
        cells=cells,
        rows=np.fromiter((each.row for each in people.values()), np.int64, len(people)),
        findings=(*table.findings, told),
        known={"id": NAME, "name": NAME, "manager": MANAGER, "department": TEAM},
        known_by=dict.fromkeys(("id", "name", "manager", "department"), "the table lists teams with leads and members"),
    )


def _of_lists(table: Table) -> Iterator[_Team] | None:
    """Teams of a table with a column of teams, one of leads and one of lists; None where it has not."""
    evidence = load_evidence()
    parts = {heading: heading_parts(heading) for heading in table.cells.column_names}
    members = [
        column for column, each in parts.items() if any(says(each, entry) for entry in evidence.parts["reports"])
    ]
    leads = [column for column in parts if column not in members and _is_lead(parts[column], evidence)]
    if len(members) != 1 or len(leads) != 1:
        return None
    lists = table.cells[members[0]].to_pylist()
    sign = next((sign for sign in _SIGNS if any(sign in text for text in lists)), None)
    team = next(column for column in parts if column not in {members[0], leads[0]})
    if sign is None or _is_lead(parts[team], evidence):
        return None
    texts = (table.cells[column].to_pylist() for column in (team, leads[0]))
    rows = zip(*texts, lists, table.rows.tolist(), strict=True)
    return (
        (name, lead, [part for piece in listed.split(sign) if (part := piece.strip())], row)
        for name, lead, listed, row in rows
        if lead
    )


def _is_lead(parts: tuple[str, ...], evidence: EvidenceWords) -> bool:
    words = load_label_words().above
    return "manager" in fields_of_parts(parts, evidence) or any(part in words for part in parts)


def _of_roles(table: Table) -> Iterator[_Team] | None:
    """Teams of a table with a row a person, whose role is that of the lead or of a member; None where it is not."""
    above, below = load_label_words().above, load_label_words().below
    columns = {heading: table.cells[heading].to_pylist() for heading in table.cells.column_names}
    roles = {column: {fold(text) for text in texts} for column, texts in columns.items()}
    role = next(
        (column for column, each in roles.items() if each & above and each & below and each <= above | below), None
    )
    if role is None:
        return None
    team, person = sorted(
        (column for column in columns if column != role), key=lambda column: len(set(columns[column]))
    )
    members: dict[str, list[str]] = {}
    leads: dict[str, tuple[str, int]] = {}
    for name, somebody, what, row in zip(
        columns[team], columns[person], columns[role], table.rows.tolist(), strict=True
    ):
        if fold(what) in above and name not in leads:
            leads[name] = (somebody, row)
        else:
            members.setdefault(name, []).append(somebody)
    if members.keys() - leads.keys():
        return None
    return ((name, lead, members.get(name, ()), row) for name, (lead, row) in leads.items())
