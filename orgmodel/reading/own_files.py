"""Own files: tables that Reportline wrote, read back as the company they were made of."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.org.own_columns import (
    ASIDE,
    COMPUTED,
    DOTTED_TO,
    FOREIGN,
    LEVEL,
    MARKS,
    OWN_FIELDS,
    PLACEHOLDER,
    REPORTS_TO,
    ROW,
    WHOLE,
    key_column,
)
from orgmodel.reading.table import Table
from orgmodel.text.csv_safety import unguarded, unguarded_text


def with_own_columns(table: Table) -> Table:
    """Read the columns that an export added: who is who and who reports to whom stand in them, the rest follows.

    A table that Reportline did not write stays as it is. Of one that it wrote, the apostrophes against formulas are
    taken off, the columns that are worked out are left out, and so are rows of managers that are not in the file, and
    the row of the company itself.
    """
    is_guarded = table.origin.kind == "csv" and not _is_for_d3(table.cells.column_names)
    headings = [unguarded_text(heading) if is_guarded else heading for heading in table.cells.column_names]
    if LEVEL not in headings:
        return table
    cells = table.cells.rename_columns(headings)
    # Graphs say by their edges who reports to whom.
    key = key_column(headings)
    known = {}
    if key is not None:
        manager, dotted = REPORTS_TO.format(key), DOTTED_TO.format(key)
        known = {"id": key, "manager": manager} | ({"dotted": dotted} if dotted in headings else {})
    known |= {field: heading for field, heading in OWN_FIELDS.items() if heading in headings}
    rows = table.rows
    if MARKS in cells.column_names:
        kept = pc.invert(pc.is_in(cells[MARKS], value_set=pa.array([PLACEHOLDER, WHOLE]))).to_numpy()
        if not kept.all():
            cells, rows = cells.take(pa.array(np.flatnonzero(kept))), rows[kept]
    others = {*COMPUTED, *_foreign(headings, key)}
    cells = cells.select([heading for heading in cells.column_names if heading not in others])
    if _foreign(headings, key):
        cells = cells.rename_columns(_put_back(cells.column_names))
    if is_guarded:
        cells = pa.table({heading: unguarded(cells[heading]) for heading in cells.column_names})
    return replace(table, cells=cells, rows=rows, known=MappingProxyType({**table.known, **known}))


def _put_back(headings: Sequence[str]) -> list[str]:
    """Headings without the word by which they were put aside, where they are free."""
    bare = [heading.removeprefix(ASIDE) for heading in headings]
    return [heading if name in headings else name for heading, name in zip(headings, bare, strict=True)]


def _is_for_d3(headings: Sequence[str]) -> bool:
    """True for a table that is for a program alone, whose texts are as they are."""
    return "id" in _foreign(headings, None)


def _foreign(headings: Sequence[str], key: str | None) -> tuple[str, ...]:
    """Headings of a program's own, in a table for it alone: one of ours for everybody says the rows of the file."""
    if LEVEL not in headings or ROW in headings:
        return ()
    for program, names in FOREIGN.items():
        if {program, *names} <= {*headings}:
            return names if key == program else (program, *names)
    return ()
