"""A table from a file of any format."""

from collections.abc import Callable
from pathlib import Path

from orgmodel.errors import BadFile
from orgmodel.reading.clock import at_most
from orgmodel.reading.formats.hierarchies.hierarchy import read_hierarchy
from orgmodel.reading.formats.recognition.sniff import kind_of
from orgmodel.reading.formats.registry import KINDS
from orgmodel.reading.formats.tables.nobodies import without_nobodies
from orgmodel.reading.formats.tables.transposed import upright
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Table

# The beginning of a file is 64 KiB: a hundredth of this is usual.
SNIFF_S = 10
# Formats in which reports are written, with totals below and headings on every page.
_REPORTS = frozenset(
    {"csv", "xlsx", "xml-workbook", "ods", "xls", "html", "pasted", "pasted-frame", "pasted-markup", "parquet"}
)
Reader = Callable[[Path, Choices, Limits], Table]


def read_table(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read a file into a table of text; what it is, its content says, never its name.

    Raises
    ------
    BadFile
        If the file is no table, or holds no rows, or is larger than the limits; says what it is and what to do.
    """
    with at_most(SNIFF_S, "Finding out what kind of file it is"):
        kind = kind_of(path)
    if kind == "script":
        from orgmodel.reading.formats.records.records import read_script  # noqa: PLC0415 - as all readers
        from orgmodel.reading.formats.records.script_text import NoPeople  # noqa: PLC0415

        try:
            return read_script(path, choices, limits)
        except NoPeople:
            # Brackets may stand in a table too; source code is refused by its name.
            kind = kind_of(path, is_script_tried=True)
    if kind in KINDS:
        table = read_hierarchy(KINDS[kind], path, choices, limits)
    else:
        table = _reader(kind)(path, choices, limits)
    return without_nobodies(upright(table), choices) if kind in _REPORTS else table


def _reader(kind: str) -> Reader:
    """Reader of a kind, loaded when a file needs it: a CSV needs no parser of workbooks."""
    reader: Reader
    match kind:
        case "xlsx" | "ods" | "xls":
            from orgmodel.reading.formats.workbooks.workbook import read_workbook as reader  # noqa: PLC0415
        case "parquet":
            from orgmodel.reading.formats.tables.columnar import read_parquet as reader  # noqa: PLC0415
        case "json":
            from orgmodel.reading.formats.records.records import read_json as reader  # noqa: PLC0415
        case "yaml":
            from orgmodel.reading.formats.records.records import read_yaml as reader  # noqa: PLC0415
        case "xml-workbook":
            from orgmodel.reading.formats.workbooks.spreadsheet_xml import read_spreadsheet_xml as reader  # noqa: PLC0415
        case "toml":
            from orgmodel.reading.formats.records.records import read_toml as reader  # noqa: PLC0415
        case "xml":
            from orgmodel.reading.formats.records.records import read_xml as reader  # noqa: PLC0415
        case "ldif":
            from orgmodel.reading.formats.tables.ldif import read_ldif as reader  # noqa: PLC0415
        case "html":
            reader = _read_page
        case "graphml":
            from orgmodel.reading.formats.drawings.graphml import read_graphml as reader  # noqa: PLC0415
        case _:
            from orgmodel.reading.formats.tables.delimited import read_delimited as reader  # noqa: PLC0415
    return reader


def _read_page(path: Path, choices: Choices, limits: Limits) -> Table:
    """Read a page: its table or list, else the list that its script draws a chart from."""
    from orgmodel.reading.formats.pages.page import read_page  # noqa: PLC0415 - as all readers
    from orgmodel.reading.formats.records.records import read_script  # noqa: PLC0415

    try:
        return read_page(path, choices, limits)
    except BadFile as fault:
        try:
            return read_script(path, choices, limits)
        except BadFile:
            raise fault from None
