"""Units inside units, with those who lead them and those who belong to them, as rows: one a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import Records, counted
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER
from orgmodel.reading.formats.tabulate import check_rows, free_heading
from orgmodel.reading.limits import Limits

RECORD, NAME, UNIT = "Record", "Name", "Department"


@dataclass(frozen=True, slots=True)
class Person:
    """Member of a unit: a record, and whether the person leads the unit."""

    record: Mapping[str, str]
    is_lead: bool = False


@dataclass(slots=True)
class Unit:
    """A unit: its name, the place of the unit that it stands in (-1 for none), and its people."""

    name: str
    above: int
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True)
class Units:
    """Units of a file, those around others first."""

    units: list[Unit]


@dataclass(slots=True)
class _Rows:
    """Rows of people: equal ones of one name are one person."""

    rows: list[dict[str, str]] = field(default_factory=list)
    managers: list[list[int]] = field(default_factory=list)
    named: dict[str, list[int]] = field(default_factory=dict)

    def add(self, record: Mapping[str, str], unit: str) -> int:
        """Number of the row of a person, a new one where none of the name says the same."""
        name, own = _named(record)
        # A lead may be said by the number of somebody.
        for number in self.named.get(name, ()):
            known = self.rows[number]
            if all(known.get(key, text) == text for key, text in own.items() if key != UNIT):
                known.update(own)
                return number
        self.rows.append({NAME: name, **own, **({UNIT: unit} if unit else {})})
        self.managers.append([])
        self.named.setdefault(name, []).append(len(self.rows) - 1)
        return len(self.rows) - 1

    def below(self, number: int, above: int) -> None:
        """Take note of a manager, the first of whom is that of the solid line."""
        if above >= 0 and above != number and above not in self.managers[number]:
            self.managers[number].append(above)


def read_units(data: Any, limits: Limits) -> Records | None:
    """Read units; None where the data are none. People report to who leads their unit, leads to the lead above."""
    if not isinstance(data, Units):
        return None
    _put_names_for_numbers(data)
    is_led = any(person.is_lead for unit in data.units for person in unit.people)
    rows = _Rows()
    leads: list[int] = []
    for unit in data.units:
        above = leads[unit.above] if unit.above >= 0 else -1
        numbers = [(rows.add(person.record, unit.name), person.is_lead) for person in unit.people]
        heads = list(dict.fromkeys(number for number, leads_it in numbers if leads_it))
        if not is_led and unit.name and (unit.above >= 0 or unit.people):
            heads = [rows.add({"name": unit.name}, "")]
        for head in heads:
            rows.below(head, above if above >= 0 or head == heads[0] else heads[0])
        for number, leads_it in numbers:
            if not leads_it:
                rows.below(number, heads[0] if heads else above)
        leads.append(heads[0] if heads else above)
        check_rows(len(rows.rows), limits)
    way = (
        "members report to the lead of their unit"
        if is_led
        else "no unit says who leads it, so units stand in the chart and their people below them"
    )
    count = sum(bool(unit.name) for unit in data.units)
    return _records(rows, f"{counted(count, 'unit')}, {counted(len(rows.rows), 'entry')}; {way}")


def _records(rows: _Rows, summary: str) -> Records:
    key = _own_id(rows.rows)
    number, manager = free_heading(RECORD, rows.rows), free_heading(MANAGER, rows.rows)
    ids = [row[key] for row in rows.rows] if key else [str(place) for place in range(1, len(rows.rows) + 1)]
    dotted = free_heading(DOTTED, rows.rows) if any(len(above) > 1 for above in rows.managers) else ""
    records = []
    for row, own, above in zip(rows.rows, ids, rows.managers, strict=True):
        lines = {manager: ids[above[0]] if above else ""}
        if dotted:
            lines[dotted] = "; ".join(ids[each] for each in above[1:])
        records.append({**({} if key else {number: own}), **row, **lines})
    known = {"id": key or number, "name": NAME, "manager": manager}
    known |= {"dotted": dotted} if dotted else {}
    known |= {"department": UNIT} if any(UNIT in row for row in rows.rows) else {}
    return Records(records, known, summary)


def _put_names_for_numbers(data: Units) -> None:
    """Put the person for whom a lead is a number: ``<unit head="17">`` and ``<person id="17">``."""
    words = load_words().fields["id"]
    people = {
        text: person
        for unit in data.units
        for person in unit.people
        if len(person.record) > 1
        for key, text in person.record.items()
        if text and fold(key) in words
    }
    for unit in data.units:
        unit.people = [
            Person(people[name].record, is_lead=True)
            if person.is_lead and len(person.record) == 1 and name in people
            else person
            for person in unit.people
            for name in [next(iter(person.record.values()))]
        ]


def _named(record: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Name that a record says, whole or of two parts, and what it says besides."""
    fields, own = load_words().fields, dict(record)
    parts = [next((key for key in own if fold(key) in fields[each] and own[key]), "") for each in ("first", "last")]
    if all(parts):
        return " ".join(own.pop(part) for part in parts), own
    wanted = ("name", *fields["name"], *fields["last"], *fields["first"])
    key = next((key for each in wanted for key in own if fold(key) == each and own[key]), None)
    return (own.pop(key), own) if key else (next(iter(own.values()), ""), own)


def _own_id(rows: list[dict[str, str]]) -> str | None:
    """Heading under which each row has an id of its own; None where there is none."""
    words = load_words().fields["id"]
    for key in dict.fromkeys(key for row in rows for key in row):
        ids = {row.get(key, "") for row in rows}
        if fold(key) in words and len(ids) == len(rows) and "" not in ids:
            return key
    return None
