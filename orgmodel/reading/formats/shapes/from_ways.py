"""Ways of a table as rows of people, with what else the table says of whoever a way ends in."""

from collections.abc import Sequence

import numpy as np

from orgmodel.findings import Finding
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import ID
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.labels import DEPARTMENT, MORE, NAME, TITLE, split_labels
from orgmodel.reading.formats.hierarchies.links import MANAGER
from orgmodel.reading.formats.hierarchies.ways import from_ways
from orgmodel.reading.formats.tabulate import tabulate
from orgmodel.reading.limits import Limits
from orgmodel.reading.table import Table

# So many steps must have a title before they are taken apart.
_USUAL = 0.5


def table_of_ways(
    table: Table, ways: Sequence[Sequence[str]], taken: Sequence[str], note: Finding, limits: Limits
) -> Table:
    """Make a row of each step of the ways; other columns go to the person in whom the way of their row ends.

    Steps such as "Ann Berg - Director" are taken apart where most are written so and no column has the titles.

    Parameters
    ----------
    ways
        [rows] Steps, the top first; () where a row has none.
    taken
        Headings that the ways were made of.
    """
    numbers = table.rows.tolist()
    filled = [place for place, way in enumerate(ways) if way]
    read = from_ways([ways[place] for place in filled], limits, [numbers[place] for place in filled])
    rest = table.cells.drop_columns(list(taken)).to_pylist()
    # A person is met first where a way goes through or ends; the steps say which record that is.
    places: dict[tuple[str, ...], int] = {}
    for place in filled:
        steps = tuple(step for step in ways[place] if step)
        for length in range(1, len(steps) + 1):
            places.setdefault(steps[:length], len(places))
    records = [dict(record) for record in read.records]
    if "title" not in columns_of([name for name in table.cells.column_names if name not in taken], load_words()):
        records = _with_titles(records)
    rows = list(read.lines)
    for place in filled:
        record = records[places[tuple(step for step in ways[place] if step)]]
        for heading, text in rest[place].items():
            record.setdefault(heading if heading != NAME else f"{NAME} (2)", text)
        rows[places[tuple(step for step in ways[place] if step)]] = numbers[place]
    findings = [*table.findings, note]
    return tabulate(records, table.origin, limits, findings, read.known, numbers=np.asarray(rows, np.int64))


def _with_titles(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Records whose names are labels with titles, taken apart; the same where most are not, or names come again."""
    labels = [record[NAME] for record in records]
    parts = split_labels(labels)
    name_of = {label: part.name or label for label, part in zip(labels, parts, strict=True)}
    titled = sum(load_label_words().has_title(part.title) for part in parts)
    if titled < _USUAL * len(records) or len(set(name_of.values())) < len(name_of):
        return records
    # Where labels come again managers are named by the way to them.
    bosses = {} if ID in records[0] else name_of
    further = [(TITLE, "title"), (DEPARTMENT, "department"), (MORE, "more")]
    used = [(heading, field) for heading, field in further if any(getattr(part, field) for part in parts)]
    return [
        {**record, NAME: name_of[record[NAME]], MANAGER: bosses.get(record[MANAGER], record[MANAGER])}
        | {heading: getattr(part, field) for heading, field in used}
        for record, part in zip(records, parts, strict=True)
    ]
