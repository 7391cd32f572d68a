"""Tables of teams: a row a team with its lead and a list of members, or a row a member who is the lead or is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import EvidenceWords, heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold
from orgmodel.reading.columns.profiles import profile
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.links import MANAGER
from orgmodel.reading.table import Table

NAME, TEAM, TITLE = "Person", "Team", "Title"
_KNOWN = {"id": NAME, "name": NAME, "manager": MANAGER, "department": TEAM, "title": TITLE}
_SIGNS = (";", "|", "\n", ",")
_BETWEEN = "; "
_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST = 3, 4, 2
# Titles of the leads are known by so many.
_TITLED = 0.5
_Team = tuple[str, str, Sequence[str], int]


@dataclass(slots=True)
class _Person:
    """Managers and teams of somebody in their order, and the row that names them first."""

    row: int
    managers: dict[str, None] = field(default_factory=dict)
    teams: dict[str, None] = field(default_factory=dict)


def with_teams(table: Table, _: Words) -> Table | None:
    """Make a row of everybody who leads a team or is a member of one; None where the few columns are not of teams.

    Members report to the lead of their team, a lead to the lead of the team that lists them. A title beside the lead
    is the lead's.
    """
    if not _FEWEST_COLUMNS <= table.cells.num_columns <= _MOST_COLUMNS:
        return None
    columns = _columns_of_lists(table)
    title = columns.title if columns else ""
    is_of_roles = columns is None and table.cells.num_columns == _FEWEST_COLUMNS
    teams = list((_of_lists(table, columns) if columns else _of_roles(table) if is_of_roles else None) or ())
    leads = {lead for _, lead, _, _ in teams}
    is_linked = any(member in leads for _, _, members, _ in teams for member in members)
    if len(teams) < _FEWEST or not (is_linked or (columns and columns.is_of_departments)):
        return None
    titles = (
        dict(zip(table.cells[columns.lead].to_pylist(), table.cells[title].to_pylist(), strict=True))
        if columns and title
        else {}
    )
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
    if titles:
        cells = cells.append_column(TITLE, pa.array([titles.get(person, "") for person in people], pa.string()))
    if not any(each.teams.keys() - {""} for each in people.values()):
        cells = cells.drop_columns([TEAM])
    told = finding("ORG126", values=[f"{len(teams):,} teams; members report to the lead of their team"], count=1)
    return replace(
        table,
        cells=cells,
        rows=np.fromiter((each.row for each in people.values()), np.int64, len(people)),
        findings=(*table.findings, told),
        known={field: column for field, column in _KNOWN.items() if column in cells.column_names},
        known_by=dict.fromkeys(_KNOWN, "the table lists teams with leads and members"),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Headings of a table with a row a team; "" for a title or team that it has not."""

    lead: str
    members: str
    team: str
    title: str
    sign: str
    is_of_departments: bool


def _columns_of_lists(table: Table) -> _Columns | None:
    """Columns of a table with leads and lists of members, and a team or a title of the lead; None where it is none."""
    evidence = load_evidence()
    parts = {heading: heading_parts(heading) for heading in table.cells.column_names}
    members = [
        column for column, each in parts.items() if any(says(each, entry) for entry in evidence.parts["reports"])
    ]
    profiles = {column: profile(table.cells[column], evidence) for column in parts}
    leads = [
        column
        for column, each in parts.items()
        if column not in members and _is_lead(each, evidence) and not profiles[column].is_datum
    ]
    if len(members) != 1 or len(leads) != 1:
        return None
    sign = next((sign for sign in _SIGNS if any(sign in text for text in table.cells[members[0]].to_pylist())), None)
    rest = [column for column in parts if column not in {members[0], leads[0]}]
    titles = [column for column in rest if profiles[column].title >= _TITLED and not _is_team(parts[column], evidence)]
    teams = [column for column in rest if column not in titles[:1]]
    # With a column of other names the rows are those people's.
    if sign is None or len(teams) > 1 or any(profiles[column].is_person for column in titles):
        return None
    if len(rest) > 1 and any(profiles[column].is_person for column in rest):
        return None
    is_of_departments = bool(teams) and _is_team(parts[teams[0]], evidence)
    return _Columns(leads[0], members[0], "".join(teams), "".join(titles[:1]), sign, is_of_departments)


def _is_team(parts: tuple[str, ...], evidence: EvidenceWords) -> bool:
    return "department" in fields_of_parts(parts, evidence)


def _of_lists(table: Table, columns: _Columns) -> Iterator[_Team]:
    """Teams of a table with a row each."""
    cells = table.cells
    names = cells[columns.team].to_pylist() if columns.team else [""] * cells.num_rows
    rows = zip(
        names, *(cells[each].to_pylist() for each in (columns.lead, columns.members)), table.rows.tolist(), strict=True
    )
    return (
        (name, lead, [part for piece in listed.split(columns.sign) if (part := piece.strip())], row)
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
