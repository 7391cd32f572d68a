"""Workbooks that are no .xlsx: OpenDocument (.ods), checked to be safe to open, and old Excel (.xls)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from python_calamine import CalamineSheet, CalamineWorkbook

from orgmodel.errors import BadFile
from orgmodel.reading.formats.unzip import DAMAGED, list_members, unpack
from orgmodel.reading.formats.workbooks.xlsx.contents import Contents
from orgmodel.reading.formats.workbooks.xlsx.merged import Spans
from orgmodel.reading.formats.workbooks.xlsx.scan import MOST_COLUMNS, MOST_ROWS, Scan, check_extent
from orgmodel.reading.formats.workbooks.xlsx.tags import check_xml, read_tags
from orgmodel.reading.limits import Limits

_SAVE_AS_XLSX = "Open it in a spreadsheet program, save it as .xlsx or as CSV, and load that file."
# The part of an OpenDocument file that holds the cells.
_CELLS = "content.xml"


def read_ods_contents(path: Path, limits: Limits) -> Contents:
    """Look through a whole OpenDocument workbook and refuse it where opening it would harm.

    Raises
    ------
    BadFile
        If it is damaged, locked, too large, or claims more rows or columns than a sheet has.
    """
    members = {member.name: member for member in list_members(path, limits)}
    if _CELLS not in members:
        raise BadFile("The OpenDocument file holds no cells", DAMAGED)
    for name, member in members.items():
        if name == "META-INF/manifest.xml" and b"encryption-data" in b"".join(unpack(path, member)):
            raise BadFile("The workbook is protected with a password", "Remove the password, and load it again.")
        if name.endswith(".xml"):
            check_xml(unpack(path, member), name)
        else:
            for _ in unpack(path, member):
                pass
    watch = _Watch(limits)
    read_tags(unpack(path, members[_CELLS]), watch.start, _CELLS)
    drawing = "drawings or pictures" if any(name.startswith(("Pictures/", "Object ")) for name in members) else ""
    return _contents("ods", watch.spans, drawing)


def xls_contents(workbook: CalamineWorkbook) -> Contents:
    """Contents of an old workbook, as far as the library tells them."""
    return _contents("xls", {name: [] for name in workbook.sheet_names}, "")


def _contents(kind: str, spans: Mapping[str, Spans], drawing: str) -> Contents:
    nothing: Mapping[str, int] = MappingProxyType({})
    sheets = MappingProxyType(dict.fromkeys(spans))
    return Contents(sheets, False, nothing, nothing, drawing, kind, MappingProxyType(dict(spans)))


def scan_cells(sheet: CalamineSheet, limits: Limits) -> Scan:
    """Count the cells of a sheet that is open, and its columns that hold one; O(cells)."""
    start = sheet.start or (0, 0)
    cells, columns = 0, set[int]()
    check_extent(sheet.height, sheet.width, 0, limits)
    for row in _rows(sheet):
        filled = [place for place, value in enumerate(row) if value != ""]
        cells += len(filled)
        columns.update(filled)
    return Scan(cells, frozenset(start[1] + place for place in columns), {}, {}, {})


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[object]]:
    yield from sheet.iter_rows()


@dataclass(slots=True)
class _Watch:
    """Takes note of tables, rows and cells as their tags go by."""

    limits: Limits
    spans: dict[str, Spans] = field(default_factory=dict)
    name: str = ""
    row: int = 0
    next_row: int = 0
    column: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an opening tag."""
        if name == "table":
            self.name, self.row, self.next_row, self.column = _value(attributes, "name"), 0, 0, 0
            if self.name in self.spans:
                raise BadFile("The workbook has two sheets of one name", DAMAGED)
            self.spans[self.name] = []
        elif name == "table-row":
            self.row, self.column = self.next_row, 0
            self.next_row += _number(attributes, "number-rows-repeated")
            # Programs write the empty rest of a sheet as one row that is repeated.
            if self.next_row > 2 * MOST_ROWS:
                raise self._too_far()
        elif name in {"table-cell", "covered-table-cell"} and self.name in self.spans:
            height = _number(attributes, "number-rows-spanned")
            if height > 1:
                last = (min(self.row + height, MOST_ROWS) - 1, self.column)
                self.spans[self.name].append(((self.row, self.column), last))
            repeated = _number(attributes, "number-columns-repeated")
            self.column += repeated
            is_filled = any(key.endswith("value-type") for key in attributes)
            if self.column > 2 * MOST_COLUMNS or (is_filled and repeated > self.limits.columns):
                raise self._too_far()
            if is_filled:
                check_extent(self.next_row, self.column, 0, self.limits)

    def _too_far(self) -> BadFile:
        return BadFile(f"The sheet {self.name!r} claims more rows or columns than a sheet has", _SAVE_AS_XLSX)


def _value(attributes: Mapping[str, str], attribute: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == attribute), "")


def _number(attributes: Mapping[str, str], attribute: str) -> int:
    text = _value(attributes, attribute) or "1"
    if not text.isdecimal() or len(text) > 9:
        raise BadFile("The workbook repeats a row or cell a number of times that is none", DAMAGED)
    return int(text)
