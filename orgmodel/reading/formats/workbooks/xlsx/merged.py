"""Merged cells of a sheet: the value stands for all rows that the cell spans, as a person sees it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from python_calamine import CalamineSheet

from orgmodel.findings import Finding, finding

# A sheet that merges more is no list of people, and merges without end are an attack.
_MOST_MERGES = 200_000

# First and last cell of each merge, as row and column from 0.
Spans = list[tuple[tuple[int, int], tuple[int, int]]]
# First row to the position of the column and the last row of each merge that begins there; rows count from 0.
Merges = dict[int, list[tuple[int, int]]]


def merges_of(sheet: CalamineSheet, columns: Sequence[int], spans: Spans) -> Merges:
    """Merges over several rows, each in the first of its columns.

    Parameters
    ----------
    columns
        Columns of the sheet that are read, from 0.
    spans
        Merges that the library does not know.
    """
    positions = {column: position for position, column in enumerate(columns)}
    merges: Merges = defaultdict(list)
    for start, end in (sheet.merged_cell_ranges or spans)[:_MOST_MERGES]:
        if end[0] > start[0] and start[1] in positions:
            merges[start[0]].append((positions[start[1]], end[0]))
    return dict(merges)


def fill_merged(rows: Iterator[Sequence[object]], first: int, merges: Merges) -> Iterator[Sequence[object]]:
    """Give each row with the values of the merged cells that reach into it.

    Parameters
    ----------
    first
        Row of the first of `rows`, from 0.
    """
    open_cells: dict[int, tuple[int, object]] = {}
    for number, own in enumerate(rows, first):
        row = own
        # A row that holds nothing of its own stays blank: somebody merged one too many.
        if open_cells and any(value != "" for value in row):
            open_cells = {position: cell for position, cell in open_cells.items() if cell[0] >= number}
            values = list(row)
            for position, (_, value) in open_cells.items():
                # A cell under a merge is empty in every workbook that a program saved.
                if values[position] == "":
                    values[position] = value
            row = values
        for position, last in merges.get(number, ()):
            open_cells[position] = (last, row[position])
        yield row


def merged_findings(merges: Merges, first: int) -> list[Finding]:
    """Findings about rows that were filled (ORG128), of those from the row `first` on, from 0."""
    rows = [np.arange(start + 1, last + 1) for start, cells in merges.items() for _, last in cells if start >= first]
    return [finding("ORG128", np.unique(np.concatenate(rows)) + 1)] if rows else []
