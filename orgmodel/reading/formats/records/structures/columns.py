"""Tables a column at a time: ``{"name": ["Ann", "Bo"], "manager": ["", "Ann"]}``, also with a key for each row."""

from typing import Any

from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import Records, counted
from orgmodel.reading.formats.records.flat import scalar
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.limits import Limits

# Headings that are known, at least so many: other lists side by side are no table.
_FEWEST_KNOWN = 2


def read_columns(data: Any, limits: Limits) -> Records | None:
    """Read a mapping of headings to columns of one length; None where it is something else."""
    if not isinstance(data, dict) or len(data) < _FEWEST_KNOWN:
        return None
    columns = {heading: _values(column) for heading, column in data.items()}
    if any(column is None for column in columns.values()):
        return None
    lengths = {len(column) for column in columns.values() if column is not None}
    keys = {tuple(column) for column in data.values() if isinstance(column, dict)}
    if len(lengths) != 1 or lengths <= {0, 1} or len(keys) > 1:
        return None
    known = columns_of(list(columns), load_words())
    if len({heading for each in known.values() for heading in each}) < _FEWEST_KNOWN:
        return None
    check_columns(len(columns), limits)
    check_rows(lengths.pop(), limits)
    rows = zip(*(column for column in columns.values() if column is not None), strict=True)
    records = [dict(zip(columns, map(scalar, row), strict=True)) for row in rows]
    return Records(records, {}, f"{counted(len(records), 'row')}, {counted(len(columns), 'column')}")


def _values(column: Any) -> list[Any] | None:
    """Values of a column, a list or a mapping of rows; None where it is neither, or holds more than single values."""
    values = list(column.values()) if isinstance(column, dict) else column
    if not isinstance(values, list) or any(isinstance(value, dict | list) for value in values):
        return None
    return values
