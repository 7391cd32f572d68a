"""Teams with a lead and members: who is named in them is a person, and reports to the lead of the team."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.hierarchy import Records, counted
from orgmodel.reading.formats.hierarchies.label_kinds import is_unit
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER
from orgmodel.reading.formats.records.flat import flatten
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.limits import Limits

_LEADS_TEXT = """
lead teamlead leader teamleader manager head owner chief supervisor boss captain leads managers em teammanager
engineeringmanager maintainers maintainer teamleads teamleaders techlead
leiter teamleiter leitung responsable chef lider jefe responsabile capo
president presidente presidentin ceo direktor directeur director direttore diretor geschaftsfuhrer chairman
teamleiterin leiterin kierownik teamleider manager
"""
# Folded keys of who leads, of who belongs, and of teams inside a team.
LEADS = frozenset(_LEADS_TEXT.split())
_MEMBERS_TEXT = """
members people engineers employees staff team teammembers developers persons users reports mitarbeiter mitglieder
membres miembros membri membros leden contributors
dipendenti collaboratori empleados colaboradores funcionarios employes collaborateurs mitarbeitende mitarbeiterinnen
medewerkers pracownicy czlonkowie сотрудники 成员 メンバー
"""
MEMBERS = frozenset(_MEMBERS_TEXT.split())
_TEAMS_TEXT = """
teams subteams children units groups departments squads divisions tribes chapters teamchildren
abteilungen bereiche gruppen direzioni reparti uffici squadre departamentos equipos equipas areas directions services
departements equipes afdelingen dzialy zespoly отделы 部门 部門
"""
TEAMS = frozenset(_TEAMS_TEXT.split())
# What is said of a person alone.
_OF_PERSONS = frozenset({"reports", "role", "job", "position", "jobtitle", "email", "mail"})
_NAMES = ("name", "fullname", "displayname", "title", "id", "slug", "label", "email")
# What a team is called by, where it does not say a name.
_OWN_NAMES = (*_NAMES[:3], "team", "teamname", "unit", "group", "department", "division", "squad", "tribe", *_NAMES[3:])
_PARENTS_TEXT = """
parent parentteam parentid reportsto parentname partof parentgroup parentunit parentdepartment
ubergeordnet oberteam gehortzu berichtetan equipopadre dependede perteneceea equipeparente rattachea dependde
squadrapadre faparteddi riportaa equipapai reportaa bovenliggend rapporteertaan onderdeelvan nadrzedny podlega
"""
_PARENTS = frozenset(_PARENTS_TEXT.split())
TEAM, NAME = "Team", "Name"


@dataclass(slots=True)
class _Team:
    """A team: its name, leads, members (each as a record), and the team it stands in or names."""

    name: str
    leads: list[Mapping[str, str]]
    members: list[Mapping[str, str]]
    above: int
    parent: str


@dataclass(slots=True)
class _People:
    """People who are named, by the name: record, managers in their order."""

    records: dict[str, dict[str, str]] = field(default_factory=dict)
    managers: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, record: Mapping[str, str], team: str) -> str:
        """Take note of a person; what is said first stays."""
        name = record[NAME]
        known = self.records.setdefault(name, {})
        for key, value in record.items():
            known.setdefault(key, value)
        teams = [*filter(None, known.get(TEAM, "").split("; "))]
        if team and team not in teams:
            known[TEAM] = "; ".join([*teams, team])
        return name

    def below(self, name: str, managers: Sequence[str]) -> None:
        """Take note of managers, but for the person's own self."""
        self.managers.setdefault(name, {}).update(dict.fromkeys(each for each in managers if each != name))


def read_teams(data: Any, limits: Limits) -> Records | None:
    """Read a list or mapping of teams; None where there are none."""
    teams = list(_teams(data))
    has_leads = any(team.leads for team in teams)
    if has_leads:
        # Lists of names beside teams with leads are teams too where most have one.
        named = [team for team in teams if team.leads]
        teams = teams if len(named) >= 0.5 * len(teams) else []
    if len(teams) < (1 if has_leads else 2) or not any(team.members for team in teams):
        return None
    if not has_leads and _are_people(data, teams):
        # Each is led by the one it is called by, and is no team that has a name.
        teams = [replace(team, leads=[{NAME: team.name}], name="") for team in teams]
        has_leads = True
    people = _People()
    name_to_team = {team.name: place for place, team in reversed(list(enumerate(teams)))}
    everybody = {person[NAME] for team in teams for person in (*team.leads, *team.members)}
    for place, team in enumerate(teams):
        above = name_to_team.get(team.parent, team.above) if team.parent else team.above
        is_person = team.parent in everybody and team.parent not in name_to_team
        higher = [team.parent] if is_person else _leads_above(teams, above, name_to_team, place)
        leads = [people.add(lead, team.name) for lead in team.leads]
        for lead in leads[:1]:
            people.below(lead, higher)
        for lead in leads[1:]:
            people.below(lead, [*higher, *([] if higher else leads[:1])])
        for member in team.members:
            name = people.add(member, team.name)
            if name not in leads:
                people.below(name, leads or higher)
        check_rows(len(people.records), limits)
    records = []
    for name, record in people.records.items():
        first, *others = [*people.managers.get(name, {}), ""]
        records.append({**record, MANAGER: first, DOTTED: "; ".join(filter(None, others))})
    if not any(record[DOTTED] for record in records):
        records = [{key: value for key, value in record.items() if key != DOTTED} for record in records]
    way = "members report to the lead of their team" if has_leads else "no leads, so nobody reports to anybody"
    told = f"{counted(len(teams), 'team')} with {len(records):,} people; {way}"
    known = {"id": NAME, "name": NAME, "manager": MANAGER}
    if any(TEAM in record for record in records):
        known["department"] = TEAM
    return Records(records, known | ({"dotted": DOTTED} if DOTTED in records[0] else {}), told)


def _leads_above(teams: Sequence[_Team], team_above: int, names: Mapping[str, int], own: int) -> list[str]:
    """Leads of the nearest team above that has some."""
    seen = {own}
    while team_above >= 0 and team_above not in seen:
        seen.add(team_above)
        team = teams[team_above]
        if team.leads:
            return [lead[NAME] for lead in team.leads[:1]]
        team_above = names.get(team.parent, team.above) if team.parent else team.above
    return []


def _teams(data: Any) -> Iterator[_Team]:
    count = 0
    stack: list[tuple[str, Any, int]] = [("", data, -1)]
    while stack:
        name, value, above = stack.pop()
        if isinstance(value, list):
            stack.extend(("", item, above) for item in reversed(value) if isinstance(item, dict))
            continue
        if not isinstance(value, dict):
            continue
        keys = {fold(key): key for key in reversed(value)}
        lead = next((keys[key] for key in keys if key in LEADS and _people(value[keys[key]])), None)
        members = [keys[key] for key in keys if key in MEMBERS and isinstance(value[keys[key]], list)]
        inner = [item for key, item in value.items() if fold(key) in TEAMS and isinstance(item, dict | list)]
        place = above
        is_led = lead and (members or inner) and not any(_has_manager(value[key]) for key in members)
        if is_led or (not lead and not inner and _are_names(value, members)):
            called = (*_OWN_NAMES, *load_words().fields["name"], *load_words().fields["last"])
            own = next((value[keys[key]] for key in called if isinstance(value.get(keys.get(key, "")), str)), name)
            parents = _PARENTS | frozenset(load_words().fields["manager"]) - LEADS
            parent = next(
                (value[keys[key]] for key in keys if key in parents and isinstance(value[keys[key]], str)), ""
            )
            people = [person for key in members for person in _people(value[key])]
            yield _Team(own, _people(value[lead]) if lead else [], people, above, parent)
            place, count = count, count + 1
            stack.extend(("", item, place) for item in reversed(inner))
        elif inner and (head := _head(value)):
            yield _Team("", [head], [], above, "")
            place, count = count, count + 1
            stack.extend(("", item, place) for item in reversed(inner))
        else:
            stack.extend((key, item, above) for key, item in reversed(value.items()) if isinstance(item, dict | list))


def _are_people(data: Any, teams: Sequence[_Team]) -> bool:
    """True if teams without leads are people with reports: members of each other, or all called like people."""
    names = {team.name for team in teams}
    if any(member[NAME] in names for team in teams for member in team.members):
        return True
    is_said = isinstance(data, Mapping) and any(fold(key) in TEAMS for key in data)
    evidence = load_evidence()
    return not is_said and all(is_name(name, evidence) and not is_unit(name) for name in names)


def _are_names(value: Mapping[str, Any], members: Sequence[str]) -> bool:
    """True if a team, which is no person with reports or a job, says its name and of its members their names alone."""
    folded = {fold(key) for key in value}
    return (
        len(members) == 1
        and folded.isdisjoint(_OF_PERSONS)
        and not {"name", "title"} <= folded
        and any(fold(key) in _OWN_NAMES and isinstance(item, str) for key, item in value.items())
        and bool(value[members[0]])
        and all(isinstance(item, str) and item.strip() for item in value[members[0]])
    )


def _head(value: Mapping[str, Any]) -> Mapping[str, str] | None:
    """The person that a mapping with teams inside is, with a name and a title; None where it is a company or a unit."""
    said = {key: item for key, item in value.items() if isinstance(item, str)}
    if not any(fold(key) in {"title", "jobtitle", "position", "role"} and said[key] for key in said):
        return None
    return next(iter(_people(said)), None) if any(fold(key) in _NAMES[:3] for key in said) else None


def _has_manager(members: Sequence[Any]) -> bool:
    """True if members name their managers themselves."""
    return any(
        isinstance(item, dict) and {"manager", "managerid", "reportsto"} & set(map(fold, item)) for item in members
    )


def _name_of(flat: dict[str, str]) -> str:
    """Name that a record says, taken out of it: whole, or a given and a family name ("nom" alone may be the whole)."""
    fields = load_words().fields
    first, last = (
        next((key for key in flat if fold(key) in fields[field] and flat[key]), None) for field in ("first", "last")
    )
    if first and last:
        return f"{flat.pop(first)} {flat.pop(last)}"
    wanted = (*_NAMES, *fields["name"], *fields["last"])
    name = next((key for each in wanted for key in flat if fold(key) == each and flat[key]), None)
    return flat.pop(name) if name else ""


def _people(value: Any) -> list[Mapping[str, str]]:
    items = value if isinstance(value, list) else [value]
    found: list[Mapping[str, str]] = []
    for item in items:
        if isinstance(item, str) and item.strip():
            found.append({NAME: item.strip()})
        elif isinstance(item, dict):
            flat = dict(flatten(item)[0])
            if name := _name_of(flat):
                found.append({NAME: name, **flat})
    return found
