"""Records, each with keys of its own, as a table with one column per key."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.header import unique_name, unique_names
from orgmodel.reading.limits import Limits
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.cells import clean, clean_text, drop_blank_rows

_LONE = re.compile("[\ud800-\udfff]")


def tabulate(
    records: Sequence[Mapping[str, str]],
    origin: Origin,
    limits: Limits,
    findings: Sequence[Finding] = (),
    known: Mapping[str, str] | None = None,
    *,
    numbers: NDArray[np.int64] | None = None,
) -> Table:
    """Put records in a table; a record without a key has an empty cell in its column.

    Parameters
    ----------
    records
        Rows in their order. Columns stand in the order in which keys first appear.
    findings
        What was wrong on the way; rows count records from 1.
    known
        Fields whose key the format itself says.
    numbers
        [records] Number of each as the file counts, where that is not from 1.

    Raises
    ------
    BadFile
        If there is no record, or more rows or columns than the limits bear.

    Notes
    -----
    Keys are cleaned like cells; one that is blank or like another then gets a name of its own.
    """
    if not records:
        raise BadFile("The file holds no records", "Check that the export is complete.")
    check_rows(len(records), limits)
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record))
        check_columns(len(names), limits)
    if not names:
        raise BadFile("The records are empty", "Check that the export is complete.")
    key_to_heading = _headings(names)
    columns = {heading: [record.get(key, "") for record in records] for key, heading in key_to_heading.items()}
    rows = np.arange(1, len(records) + 1, dtype=np.int64) if numbers is None else numbers
    cells, flaws = clean(columns, rows, limits)
    cells, rows, blank = drop_blank_rows(cells, rows)
    renamed = [heading for key, heading in key_to_heading.items() if key != heading]
    names_told = [finding("ORG108", values=[", ".join(renamed)], count=len(renamed))] if renamed else []
    fields = {field: key_to_heading.get(key, key) for field, key in (known or {}).items()}
    return Table(cells, rows, origin, (*findings, *names_told, *flaws, *blank), MappingProxyType(fields))


def _headings(keys: Iterable[str]) -> dict[str, str]:
    keys = list(keys)
    wanted = [" ".join(clean_text(_LONE.sub("\ufffd", key))[0].split()) for key in keys]
    return dict(zip(keys, unique_names(wanted), strict=True))


def check_rows(count: int, limits: Limits) -> None:
    """Refuse more rows than the limits bear."""
    if count > limits.rows:
        raise BadFile(
            f"The file holds more than {limits.rows:,} rows",
            "Leave out branches or old snapshots, or ask whoever runs this server to raise the limit.",
        )


def check_columns(count: int, limits: Limits) -> None:
    """Refuse more columns than the limits bear."""
    if count > limits.columns:
        raise BadFile(
            f"The table has more than {limits.columns:,} columns",
            "Leave out the columns that the chart does not need.",
        )


def free_heading(preferred: str, records: Sequence[Mapping[str, str]]) -> str:
    """Give a heading that no record has yet: the one wanted, or with a number behind."""
    return unique_name(preferred, {heading for record in records for heading in record})
