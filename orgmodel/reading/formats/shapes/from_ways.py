"""Ways of a table as rows of people, with what else the table says of whoever a way ends in."""

from collections.abc import Sequence

import numpy as np

from orgmodel.findings import Finding
from orgmodel.reading.formats.hierarchies.labels import NAME
from orgmodel.reading.formats.hierarchies.ways import from_ways
from orgmodel.reading.formats.tabulate import tabulate
from orgmodel.reading.limits import Limits
from orgmodel.reading.table import Table


def table_of_ways(
    table: Table, ways: Sequence[Sequence[str]], taken: Sequence[str], note: Finding, limits: Limits
) -> Table:
    """Make a row of each step of the ways; other columns go to the person in whom the way of their row ends.

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
    rows = list(read.lines)
    for place in filled:
        record = records[places[tuple(step for step in ways[place] if step)]]
        for heading, text in rest[place].items():
            record.setdefault(heading if heading != NAME else f"{NAME} (2)", text)
        rows[places[tuple(step for step in ways[place] if step)]] = numbers[place]
    findings = [*table.findings, note]
    return tabulate(records, table.origin, limits, findings, read.known, numbers=np.asarray(rows, np.int64))
