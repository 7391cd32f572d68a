"""A table from a file of any format."""

from collections.abc import Callable
from pathlib import Path

from orgmodel.reading.formats.sniff import kind_of
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Table

Reader = Callable[[Path, Choices, Limits], Table]


def read_table(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read a file into a table of text; what it is, its content says, never its name.

    Raises
    ------
    BadFile
        If the file is no table, or holds no rows, or is larger than the limits; says what it is and what to do.
    """
    return _reader(kind_of(path))(path, choices, limits)


def _reader(kind: str) -> Reader:
    """Reader of a kind, loaded when a file needs it: a CSV needs no parser of workbooks."""
    reader: Reader
    match kind:
        case "xlsx":
            from orgmodel.reading.formats.workbook import read_workbook as reader  # noqa: PLC0415
        case "parquet":
            from orgmodel.reading.formats.columnar import read_parquet as reader  # noqa: PLC0415
        case "json":
            from orgmodel.reading.formats.records import read_json as reader  # noqa: PLC0415
        case "yaml":
            from orgmodel.reading.formats.records import read_yaml as reader  # noqa: PLC0415
        case "ldif":
            from orgmodel.reading.formats.ldif import read_ldif as reader  # noqa: PLC0415
        case "graphml":
            from orgmodel.reading.formats.graphml import read_graphml as reader  # noqa: PLC0415
        case _:
            from orgmodel.reading.formats.delimited import read_delimited as reader  # noqa: PLC0415
    return reader
