"""Names of managers in two columns: "Manager First Name" and "Manager Last Name" are joined into one."""

import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.table import Table


def with_manager_names(table: Table, words: Words) -> Table | None:
    """Add the joined names of managers; None without such a pair, or where another column says manager."""
    evidence = load_evidence()
    pair: dict[str, list[str]] = {"first": [], "last": []}
    others: list[str] = []
    for column in table.cells.column_names:
        parts = heading_parts(column)
        if fields_of_parts(parts, evidence) != ("manager",):
            continue
        told = [name for name in pair if any(says(parts, entry) for entry in evidence.parts[name])]
        (pair[told[0]] if len(told) == 1 else others).append(column)
    if others or len(pair["first"]) != 1 or len(pair["last"]) != 1:
        return None
    columns = (*pair["first"], *pair["last"])
    heading = " + ".join(columns)
    texts = joined(table.cells, columns).to_pylist()
    cells = table.cells.append_column(heading, pa.chunked_array([texts], pa.large_string()))
    told_as = finding("ORG126", column=columns[0], values=["first and last name of the manager were joined"], count=1)
    return Table(cells, table.rows, table.origin, (*table.findings, told_as), {**table.known, "manager": heading})
