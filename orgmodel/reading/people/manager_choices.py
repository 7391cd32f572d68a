"""Manager choices: the person meant by a manager's text, for all rows with that text or for the cell of one."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.keys import NOBODY, SEVERAL
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_descriptions import row_of_described
from orgmodel.reading.people.seat_grouping import Seats

# Row of the manager by seat, or the name of one who is not in the file; NOBODY for a top.
Assigned = Mapping[int, int | str]
_ROW = re.compile(r"row\s+(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class ManagerChoices:
    """Choices of managers, looked up.

    Attributes
    ----------
    rows
        Row of the person meant, by the text of a cell.
    of_seats
        The same by the seat whose own cell is meant.
    outside
        Names of managers who are not in the file, by the text of a cell: codes, mostly.
    refused
        Choices that cannot be taken, as they were given, with the reason.
    assigned
        Manager by seat, whatever stands in its cell.
    """

    rows: Mapping[str, int]
    of_seats: Mapping[int, int]
    outside: Mapping[str, str]
    refused: Mapping[str, str]
    assigned: Assigned

    def unused(self, used: Collection[str]) -> dict[str, str]:
        """Choices that changed nothing, by the text of a cell, each with why; `used` are the texts come across."""
        no_row = dict.fromkeys(self.rows.keys() - set(used), "no row that was read names this manager")
        nobody = dict.fromkeys(self.outside.keys() - set(used), "it names no manager who is not in the file")
        return dict(sorted({**self.refused, **no_row, **nobody}.items()))


def unused_findings(unused: Mapping[str, str]) -> tuple[Finding, ...]:
    """ORG410 about the `ManagerChoices.unused`; nothing where there are none."""
    texts = [f"{text}: {reason}" for text, reason in unused.items()]
    return (finding("ORG410", values=texts, count=len(texts)),) if texts else ()


def row_named(text: str) -> int | None:
    """17 for "row 17"; None for any other text."""
    match = _ROW.fullmatch(text.strip())
    return int(match[1]) if match else None


def is_name(text: str) -> bool:
    """True if a text can name somebody who is not in the file: words, and neither an id nor the number of a row."""
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text))


def look_up_choices(
    people: People, seats: Seats, named: Mapping[str, str], assigned: Assigned = MappingProxyType({})
) -> ManagerChoices:
    """Look up whom `Choices.named` means. O(choices), and a few passes over the rows where there are any."""
    if not named:
        return ManagerChoices({}, {}, {}, {}, assigned)
    keys = list(dict.fromkeys(key.strip() for key in named.values()))
    ids = people.id_key()
    found = dict(zip(keys, ids.find(keys, seats.of_row) if ids else [NOBODY] * len(keys), strict=True))
    numbers = {text: number for text in (*named, *keys) if (number := row_named(text)) is not None}
    names, left = people.name_key(), [key for key in keys if found[key] == NOBODY and key not in numbers]
    if names is not None and left:
        found |= dict(zip(left, names.find_folded(left, seats.of_row), strict=True))
    positions = people.positions(numbers.values())
    rows: dict[str, int] = {}
    of_seats: dict[int, int] = {}
    outside: dict[str, str] = {}
    refused: dict[str, str] = {}
    for text, key in ((text.strip(), key.strip()) for text, key in named.items()):
        row = found[key]
        if row == NOBODY and key in numbers:
            row = positions.get(numbers[key], NOBODY)
        if row in (NOBODY, SEVERAL):
            row = row_of_described(people, seats.of_row, key, row)
        if row == NOBODY and is_name(key) and text not in numbers:
            outside[text] = key
        elif row in (NOBODY, SEVERAL):
            refused[text] = (
                f"{'nobody that was read' if row == NOBODY else 'more than one'} has the id, name or row {key!r}"
            )
        elif text not in numbers:
            rows[text] = row
        elif (position := positions.get(numbers[text])) is None or seats.rows[seats.of_row[position]] != position:
            refused[text] = "this row is no seat that was read"
        else:
            of_seats[int(seats.of_row[position])] = row
    return ManagerChoices(rows, of_seats, outside, refused, assigned)
