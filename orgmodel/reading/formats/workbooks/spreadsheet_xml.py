"""Workbooks of Excel 2002 and 2003 as XML, which many systems of that time still write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element

import numpy as np

from orgmodel.errors import BadFile
from orgmodel.reading.columns.header import HEAD_ROWS, find_header, header_findings
from orgmodel.reading.formats.pages.page_tables import PageTable, largest
from orgmodel.reading.formats.tabulate import check_columns, check_rows, tabulate
from orgmodel.reading.formats.xml_events import element_name, safe_events
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.encoding import guess_findings, read_text

_ADVICE = "Open it in a spreadsheet program and save it as .xlsx."
_MIDNIGHT = "T00:00:00.000"


@dataclass(slots=True)
class _Sheet:
    """Sheet that is read: filled rows, their numbers, and by column the last row and the text of a merged cell."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    merged: dict[int, tuple[int, str]] = field(default_factory=dict)


def read_spreadsheet_xml(path: Path, choices: Choices, limits: Limits) -> Table:
    """Read the sheet that was chosen, else the one with the most filled rows; a merged cell stands in all its rows.

    Raises
    ------
    BadFile
        If it is damaged, too large, empty, or has no such sheet.
    """
    text = read_text(path, choices.encoding)
    sheets = list(_sheets(bytes(memoryview(text.data)[text.start :]).decode(), limits))
    names = tuple(sheet.name for sheet in sheets)
    filled = [PageTable(sheet.rows, sheet.name) for sheet in sheets if sheet.rows]
    if choices.sheet is not None:
        filled = [table for table in filled if table.title == choices.sheet]
        if choices.sheet not in names:
            raise BadFile(f"There is no sheet {choices.sheet!r}", f"The workbook has {', '.join(map(repr, names))}.")
    if not filled:
        raise BadFile("The workbook holds no filled cells", "Check that the export is complete.")
    best = largest(filled)
    origin = Origin("xml-workbook", encoding=text.encoding, sheet=best.title, sheets=names)
    numbers = next(sheet.numbers for sheet in sheets if sheet.rows is best.rows)
    table = _table(best.rows, numbers, origin, choices, limits)
    return replace(table, findings=(*table.findings, *guess_findings(text)))


def _table(
    rows: Sequence[Sequence[str]], numbers: Sequence[int], origin: Origin, choices: Choices, limits: Limits
) -> Table:
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    chosen = choices.header_row
    if chosen and chosen not in numbers:
        raise BadFile(f"Row {chosen} of the sheet {origin.sheet!r} is blank", "Choose the row of the headings.")
    choice = numbers.index(chosen) + 1 if chosen else chosen
    header = find_header(full[: max(HEAD_ROWS, choice or 0)], choice)
    names = [*header.names, *(f"Column {number}" for number in range(len(header.names) + 1, width + 1))]
    records = [dict(zip(names, row, strict=True)) for row in full[header.first :]]
    if not records:
        raise BadFile(f"The sheet {origin.sheet!r} has headings but no rows below them", "Choose another sheet.")
    heading_row = 0 if header.index is None else numbers[header.index]
    place = replace(origin, header_row=heading_row)
    told = header_findings(header, numbers)
    return tabulate(records, place, limits, told, numbers=np.array(numbers[header.first :], np.int64))


def _sheets(text: str, limits: Limits) -> Iterator[_Sheet]:
    sheet, number = _Sheet(""), 0
    for event, element in safe_events(text, "Excel 2003 workbook", _ADVICE):
        match event, element_name(element):
            case "start", "Worksheet":
                sheet, number = _Sheet(_attribute(element, "Name")), 0
            case "end", "Row":
                number = _put(element, sheet, number, limits)
                element.clear()
            case "end", "Worksheet":
                yield sheet


def _put(row: Element, sheet: _Sheet, before: int, limits: Limits) -> int:
    """Put a row in its sheet unless it is blank; its number."""
    number = int(_attribute(row, "Index") or before + 1)
    check_rows(number, limits)
    brought = {column: text for column, (last, text) in sheet.merged.items() if number <= last}
    cells = [brought.get(column, "") for column in range(max(brought, default=-1) + 1)]
    column = 0
    for cell in (each for each in row if element_name(each) == "Cell"):
        column = int(_attribute(cell, "Index") or column + 1) - 1
        wide, high = (int(_attribute(cell, name) or 0) for name in ("MergeAcross", "MergeDown"))
        check_columns(column + wide + 1, limits)
        cells += [""] * (column + wide + 1 - len(cells))
        cells[column] = _text(cell)
        if high:
            sheet.merged[column] = (number + high, cells[column])
        column += wide + 1
    if any(cells):
        sheet.rows.append(cells)
        sheet.numbers.append(number)
    return number


def _text(cell: Element) -> str:
    data = next((each for each in cell if element_name(each) == "Data"), None)
    if data is None or _attribute(data, "Type") == "Error":
        return ""
    return "".join(data.itertext()).strip().removesuffix(_MIDNIGHT)


def _attribute(element: Element, name: str) -> str:
    """An attribute, whatever its namespace; of a number only digits."""
    text = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
    return text if name in {"Name", "Type"} or (text.isdecimal() and len(text) < 10) else ""
