"""Indents within a column of a pasted table: ``lpad(' ', 2 * level) || name`` is how databases print a hierarchy."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import PARENT, RECORD, counted, depth_of, parents_of
from orgmodel.reading.formats.tabulate import free_heading

_FEWEST = 3


def with_indents(
    headings: Sequence[str], records: Sequence[Mapping[str, str]], raw: Sequence[Sequence[str]]
) -> tuple[Sequence[Mapping[str, str]], Mapping[str, str], Sequence[Finding]]:
    """Give each row the one above it that is less indented, where a column tells levels so.

    Parameters
    ----------
    raw
        [rows] Cells with their blanks, as wide as their columns, in the order of the headings.

    Returns
    -------
    records, known, findings
        With columns for the row and the one above; the same records without any where no column does, or a heading
        names the manager.
    """
    if len(records) < _FEWEST or "manager" in columns_of(headings, load_words()):
        return records, {}, ()
    for place, heading in enumerate(headings):
        levels = _levels([row[place] for row in raw])
        if levels is None:
            continue
        parents = parents_of(levels)
        record, parent = free_heading(RECORD, records), free_heading(PARENT, records)
        placed = [
            {**row, record: str(number), parent: str(above + 1) if above >= 0 else ""}
            for number, (row, above) in enumerate(zip(records, parents, strict=True), 1)
        ]
        text = f"the indents of {heading!r} tell how deep each row stands, on {counted(depth_of(parents), 'level')}"
        return placed, {"id": record, "manager": parent}, (finding("ORG126", column=heading, values=[text], count=1),)
    return records, {}, ()


def _levels(cells: Sequence[str]) -> list[int] | None:
    """Blanks before each cell; None where they are those of cells in the middle or at the right of their column.

    Each row stands at most one step deeper than the one above it, and the first is the least deep.
    """
    leads = [len(cell) - len(cell.lstrip()) for cell in cells]
    steps = {width: step for step, width in enumerate(sorted(set(leads)))}
    if len(steps) < 2 or leads[0] != min(leads) or not all(any(map(str.isalpha, cell)) for cell in cells):
        return None
    levels = [steps[lead] for lead in leads]
    if any(after > before + 1 for before, after in pairwise(levels)):
        return None
    ends = [len(cell) - len(cell.rstrip()) for cell in cells]
    is_right = len(set(ends)) == 1
    is_centred = all(abs(end - lead) <= 1 for end, lead in zip(ends, leads, strict=True))
    return None if is_right or is_centred else levels
