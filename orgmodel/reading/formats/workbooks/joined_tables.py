"""Tables of the same headings that are parts of one, such as a sheet for each department."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import columns_of, fold, load_words
from orgmodel.reading.columns.name_choice import own_names
from orgmodel.reading.columns.speaking import Columns
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.limits import Limits
from orgmodel.reading.table import Table

# Heading of the column that says which sheet a row is of.
_SHEET = "Sheet"
# Columns by which somebody is known, the surest first.
_KEYS = ("id", "email", "name", "last", "first")


def join_tables(tables: Sequence[Table], names: Sequence[str], limits: Limits) -> Table | None:
    """Put tables of one workbook below each other; None where they do not hold different people.

    The rows of each are numbered on from those of the one before, and a column names the sheet: that is the
    department where there is no other, and no name holds a digit. ORG130 says so.

    Parameters
    ----------
    names
        Of the sheets of the tables.
    """
    first = tables[0]
    order = {fold(heading): heading for heading in first.cells.column_names}
    if any({fold(heading) for heading in table.cells.column_names} != set(order) for table in tables):
        return None
    parts = [_renamed(table, order) for table in tables]
    if not _are_different(parts):
        return None
    check_rows(sum(part.num_rows for part in parts), limits)
    heading = unique_name(_SHEET, first.cells.column_names)
    own = [pa.array([name] * part.num_rows, pa.large_string()) for name, part in zip(names, parts, strict=True)]
    cells = pa.concat_tables(part.append_column(heading, sheet) for part, sheet in zip(parts, own, strict=True))
    offsets = np.cumsum([0, *(int(table.rows[-1]) for table in tables[:-1])])
    rows = np.concatenate([table.rows + offset for table, offset in zip(tables, offsets, strict=True)])
    places = [
        f"{name!r} (rows {table.rows[0] + offset:,} to {table.rows[-1] + offset:,})"
        for name, table, offset in zip(names, tables, offsets, strict=True)
    ]
    joined = finding("ORG130", values=[f"{counted(len(tables), 'sheet')}: {', '.join(places)}"], count=len(tables))
    is_unit = "department" not in columns_of(first.cells.column_names, load_words()) and not any(
        sign.isdigit() for name in names for sign in name
    )
    known = {"department": heading} if is_unit else {}
    findings = (*_findings(tables, offsets.tolist()), joined)
    origin = replace(first.origin, sheet="")
    return replace(first, cells=cells, rows=rows, origin=origin, findings=findings, known={**first.known, **known})


def _renamed(table: Table, order: dict[str, str]) -> pa.Table:
    columns = {fold(heading): heading for heading in table.cells.column_names}
    return pa.table(
        {heading: table.cells[columns[folded]].cast(pa.large_string()) for folded, heading in order.items()}
    )


def _are_different(parts: Sequence[pa.Table]) -> bool:
    """True if no two tables hold a person twice, by the surest column that says who somebody is."""
    columns = Columns(pa.concat_tables(parts), load_words(), load_evidence())
    known = next((columns.spoken[field][0] for field in _KEYS if columns.spoken.get(field)), None)
    key = known or own_names(columns, columns.cells.column_names)[0]
    if key is None:
        return False
    keys = [set(part[key].to_pylist()) - {""} for part in parts]
    return all(keys) and len(set().union(*keys)) == sum(map(len, keys))


def _findings(tables: Sequence[Table], offsets: Sequence[int]) -> list[Finding]:
    """Findings of all tables, those of one code and column in one, by the rows of the whole."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for table, offset in zip(tables, offsets, strict=True):
        for one in table.findings:
            groups.setdefault((one.code, one.column), []).append(replace(one, rows=one.rows + offset))
    merged = []
    for (code, column), group in groups.items():
        values = [value for one in group for value in one.values] if all(one.values for one in group) else []
        rows = np.concatenate([one.rows for one in group])
        texts = values if len(values) == len(rows) else list(dict.fromkeys(values))
        merged.append(finding(code, rows, column=column, values=texts, count=sum(one.count for one in group)))
    return merged
