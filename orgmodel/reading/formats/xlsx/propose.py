"""Choice of the sheet of a workbook that holds the people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from orgmodel.errors import BadFile
from orgmodel.reading.columns.header import HEAD_ROWS, Header, find_header
from orgmodel.reading.formats.unzip import DAMAGED
from orgmodel.reading.formats.xlsx.contents import Contents
from orgmodel.reading.formats.xlsx.other_books import scan_cells
from orgmodel.reading.formats.xlsx.scan import Scan, scan_sheet
from orgmodel.reading.formats.xlsx.values import to_text
from orgmodel.reading.limits import Limits

_MANAGER = re.compile(
    r"manager|mgr|report(s|ing)?\W*_*to|reports to|supervisor|boss|^parent$|parent.?id|superior|vorgesetzt|responsable|"
    r"jefe|chefe|responsabile",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """A sheet that was loaded.

    Attributes
    ----------
    name
        Of the sheet.
    sheet, scan
        Its cells, and what its tags say about them.
    """

    name: str
    sheet: CalamineSheet
    scan: Scan


def list_sheets(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """Name the sheets with cells that a person sees, in their order; all with cells where none is seen."""
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    seen = tuple(sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible)
    return seen or tuple(sheet.name for sheet in sheets)


def choose_sheet(
    path: Path, workbook: CalamineWorkbook, contents: Contents, choice: str | None, limits: Limits
) -> Chosen:
    """Load the sheet that was chosen, or the one that looks most like people.

    The best has headings over several columns, one of them of managers, and the most rows.

    Raises
    ------
    BadFile
        If there is no such sheet, none with cells, or the only ones are too large.
    """
    if choice is not None:
        if choice not in contents.sheet_to_member or choice not in workbook.sheet_names:
            names = ", ".join(repr(name) for name in list_sheets(workbook))
            raise BadFile(f"There is no sheet {choice!r} in the workbook. It has: {names}", "Choose one of them.")
        return _load(path, workbook, contents, choice, limits)
    best: Chosen | None = None
    most: tuple[bool, bool, int] | None = None
    refused: BadFile | None = None
    for name in list_sheets(workbook):
        if name not in contents.sheet_to_member:
            continue
        try:
            chosen = _load(path, workbook, contents, name, limits)
        except BadFile as error:
            refused = error
            continue
        score = _score(chosen)
        if chosen.scan.cells and (most is None or score > most):
            best, most = chosen, score
    if best is None:
        raise refused or no_cells(contents)
    return best


def no_cells(contents: Contents) -> BadFile:
    """Refusal of a workbook without a table; says what it holds instead."""
    if contents.drawing:
        return BadFile(
            f"The workbook holds {contents.drawing} instead of a table, which are not read",
            "Write the people into cells, one a row with the manager, or copy the text of the drawing into a file.",
        )
    return BadFile("No sheet of the workbook holds cells", "Check that the export is complete.")


def numbered_rows(chosen: Chosen, columns: Sequence[int]) -> Iterator[Sequence[object]]:
    """Give the values of some columns, row by row, from the first row that holds a cell."""
    start = chosen.sheet.start or (0, 0)
    places = [column - start[1] for column in columns]
    rows = islice(chosen.sheet.iter_rows(), start[0], None)
    if places == list(range(chosen.sheet.width)):
        return rows
    return ([row[place] for place in places] for row in rows)


def filled_columns(chosen: Chosen) -> list[int]:
    """Columns with a cell, from 0, in their order."""
    first = (chosen.sheet.start or (0, 0))[1]
    return [column for column in sorted(chosen.scan.columns) if first <= column < first + chosen.sheet.width]


def _load(path: Path, workbook: CalamineWorkbook, contents: Contents, name: str, limits: Limits) -> Chosen:
    member = contents.sheet_to_member[name]
    # A sheet of an .xlsx that spans too far aborts the library, and is looked at before it is opened.
    scan = scan_sheet(path, member, contents, limits) if member else None
    try:
        sheet = workbook.get_sheet_by_name(name)
        return Chosen(name, sheet, scan or scan_cells(sheet, limits))
    except CalamineError as error:
        raise BadFile(f"The sheet {name!r} is damaged", DAMAGED) from error


def _score(chosen: Chosen) -> tuple[bool, bool, int]:
    columns = filled_columns(chosen)
    head = [[to_text(cell) for cell in row] for row in islice(numbered_rows(chosen, columns), HEAD_ROWS)]
    header: Header = find_header(head)
    is_table = header.index is not None and len(columns) > 1
    has_manager = is_table and any(_MANAGER.search(name) for name in header.names)
    # A row of several columns holds two cells at least.
    rows = min(chosen.sheet.height - header.first, chosen.scan.cells // 2)
    return is_table, has_manager, rows
