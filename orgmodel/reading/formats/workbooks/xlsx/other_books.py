"""Workbooks that are no .xlsx: OpenDocument (.ods), checked to be safe to open, and old Excel (.xls)."""

from array import array
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

Padded = Mapping[tuple[int, int], "array[int]"]
_NONE: Mapping[str, Padded] = MappingProxyType({})
_SAVE_AS_XLSX = "Open it in a spreadsheet program, save it as .xlsx or as CSV, and load that file."
# The part of an OpenDocument file that holds the cells.
_CELLS = "content.xml"
_STYLES = "styles.xml"
_MOST_ZEROS = 32


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
    for name in (_STYLES, _CELLS):
        if name in members:
            read_tags(unpack(path, members[name]), watch.start, name)
    drawing = "drawings or pictures" if any(name.startswith(("Pictures/", "Object ")) for name in members) else ""
    return _contents("ods", watch.spans, drawing, watch.padded)


def xls_contents(workbook: CalamineWorkbook) -> Contents:
    """Contents of an old workbook, as far as the library tells them."""
    return _contents("xls", {name: [] for name in workbook.sheet_names}, "")


def _contents(kind: str, spans: Mapping[str, Spans], drawing: str, padded: Mapping[str, Padded] = _NONE) -> Contents:
    nothing: Mapping[str, int] = MappingProxyType({})
    sheets = MappingProxyType(dict.fromkeys(spans))
    return Contents(sheets, False, nothing, nothing, drawing, kind, MappingProxyType(dict(spans)), padded)


def scan_cells(sheet: CalamineSheet, padded: Padded, limits: Limits) -> Scan:
    """Count the cells of a sheet that is open, and its columns that hold one; O(cells).

    Parameters
    ----------
    padded
        Numbers that are shown with leading zeros, as `Scan.padded`.
    """
    start = sheet.start or (0, 0)
    cells, columns = 0, set[int]()
    check_extent(sheet.height, sheet.width, 0, limits)
    for row in _rows(sheet):
        filled = [place for place, value in enumerate(row) if value != ""]
        cells += len(filled)
        columns.update(filled)
    return Scan(cells, frozenset(start[1] + place for place in columns), {}, padded, {})


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[object]]:
    yield from sheet.iter_rows()


@dataclass(slots=True)
class _Zeros:
    """Formats of nothing but a row of zeros ("00000"), the cell styles that have them, and the columns of these.

    Attributes
    ----------
    formats, styles
        Name to the number of zeros.
    columns
        Zeros of each column of the sheet, for cells without a style of their own; 0 for another format.
    """

    formats: dict[str, int] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    columns: list[int] = field(default_factory=list)
    name: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of a tag of a format, a style or a column."""
        if name.endswith("-style"):
            # Of dates and times too, which are no numbers.
            self.name = _value(attributes, "name") if name == "number-style" else ""
        elif name == "number" and self.name:
            digits = _value(attributes, "min-integer-digits")
            are_whole = _value(attributes, "decimal-places") in {"", "0"} and _value(attributes, "grouping") != "true"
            if are_whole and digits.isdecimal() and 1 < int(digits[:3]) <= _MOST_ZEROS:
                self.formats[self.name] = int(digits)
        elif name == "text" and self.name:
            # Letters round the digits, or a sign.
            self.formats.pop(self.name, None)
        elif name == "style":
            self.name = ""
            if width := self.formats.get(_value(attributes, "data-style-name")):
                self.styles[_value(attributes, "name")] = width
        elif name == "table-column" and len(self.columns) < MOST_COLUMNS:
            width = self.styles.get(_value(attributes, "default-cell-style-name"), 0)
            self.columns += [width] * min(_number(attributes, "number-columns-repeated"), MOST_COLUMNS)

    def width(self, attributes: Mapping[str, str], column: int) -> int:
        """Zeros of the format of a cell; 0 for another format."""
        style = _value(attributes, "style-name")
        if style:
            return self.styles.get(style, 0)
        return self.columns[column] if column < len(self.columns) else 0


@dataclass(slots=True)
class _Watch:
    """Takes note of tables, rows and cells as their tags go by."""

    limits: Limits
    spans: dict[str, Spans] = field(default_factory=dict)
    padded: dict[str, dict[tuple[int, int], "array[int]"]] = field(default_factory=dict)
    zeros: _Zeros = field(default_factory=_Zeros)
    name: str = ""
    row: int = 0
    next_row: int = 0
    column: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an opening tag."""
        if name == "table":
            self.zeros.columns = []
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
            if _value(attributes, "value-type") == "float" and (width := self.zeros.width(attributes, self.column)):
                rows = range(self.row, min(self.next_row, MOST_ROWS))
                padded = self.padded.setdefault(self.name, {})
                for column in range(self.column, self.column + min(repeated, self.limits.columns)):
                    padded.setdefault((column, width), array("q")).extend(rows)
            self.column += repeated
            is_filled = any(key.endswith("value-type") for key in attributes)
            if self.column > 2 * MOST_COLUMNS or (is_filled and repeated > self.limits.columns):
                raise self._too_far()
            if is_filled:
                check_extent(self.next_row, self.column, 0, self.limits)
        else:
            self.zeros.start(name, attributes)

    def _too_far(self) -> BadFile:
        return BadFile(f"The sheet {self.name!r} claims more rows or columns than a sheet has", _SAVE_AS_XLSX)


def _value(attributes: Mapping[str, str], attribute: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == attribute), "")


def _number(attributes: Mapping[str, str], attribute: str) -> int:
    text = _value(attributes, attribute) or "1"
    if not text.isdecimal() or len(text) > 9:
        raise BadFile("The workbook repeats a row or cell a number of times that is none", DAMAGED)
    return int(text)
