"""The list of structures of JSON and YAML: a new one is a file of its own and a line here."""

from collections.abc import Callable
from typing import Any

from orgmodel.reading.formats.hierarchies.hierarchy import Records
from orgmodel.reading.formats.records.structures.backstage import read_backstage
from orgmodel.reading.formats.records.structures.columns import read_columns
from orgmodel.reading.formats.records.structures.elements import read_elements
from orgmodel.reading.formats.records.structures.grouped_people import read_grouped_people
from orgmodel.reading.formats.records.structures.listed_reports import read_listed_reports
from orgmodel.reading.formats.records.structures.names import read_names
from orgmodel.reading.formats.records.structures.rows import read_rows
from orgmodel.reading.formats.records.structures.teams import read_teams
from orgmodel.reading.formats.records.structures.units import read_units
from orgmodel.reading.limits import Limits

Structure = Callable[[Any, Limits], Records | None]
# Each with what findings call it.
STRUCTURES: tuple[tuple[str, Structure], ...] = (
    ("units", read_units),
    ("catalogue", read_backstage),
    ("lists inside a list", read_rows),
    ("columns", read_columns),
    ("elements of a drawing", read_elements),
    ("teams", read_teams),
    ("people with lists of reports", read_listed_reports),
    ("people in several lists", read_grouped_people),
    ("names as keys", read_names),
)


def read_structure(data: Any, limits: Limits) -> tuple[str, Records] | None:
    """Read the first structure that the data has, with its name; None where it has none of these."""
    for name, read in STRUCTURES:
        if (records := read(data, limits)) is not None:
            return name, records
    return None
