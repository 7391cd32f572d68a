"""Choice of the sheet of a workbook that holds the people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from orgmodel.errors import BadFile
from orgmodel.reading.columns.header import HEAD_ROWS, Header, find_header
from orgmodel.reading.columns.headings import fold, fold_word, load_words
from orgmodel.reading.formats.unzip import DAMAGED
from orgmodel.reading.formats.workbooks.xlsx.contents import Contents
from orgmodel.reading.formats.workbooks.xlsx.other_books import scan_cells
from orgmodel.reading.formats.workbooks.xlsx.scan import Scan, scan_sheet
from orgmodel.reading.formats.workbooks.xlsx.values import to_text
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


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """Sheets that are proposed.

    Attributes
    ----------
    best
        The sheet that holds the people.
    alike
        Sheets with the headings of the best and it itself, in their order; () where there are no others.
    others
        Names of all other sheets that look like people.
    rest
        All other sheets with headings, in their order.
    """

    best: Chosen
    alike: tuple[Chosen, ...] = ()
    others: tuple[str, ...] = ()
    rest: tuple[Chosen, ...] = ()


# Whether a sheet is not of people who left, has headings, a heading of managers; its rows.
_Score = tuple[bool, bool, bool, int]
# Workbooks with more cells on their sheets are not held whole.
_MOST_CELLS = 2_000_000
_MOST_GAPS = 3


def list_sheets(workbook: CalamineWorkbook) -> tuple[str, ...]:
    """Name the sheets with cells that a person sees, in their order; all with cells where none is seen."""
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    seen = tuple(sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible)
    return seen or tuple(sheet.name for sheet in sheets)


def choose_sheets(
    path: Path, workbook: CalamineWorkbook, contents: Contents, choice: str | None, limits: Limits
) -> Proposal:
    """Load the sheet that was chosen, or the one that looks most like people, and those with the same headings.

    The best is not named after people who left, has headings over several columns, one of them of managers, and the
    most rows.

    Raises
    ------
    BadFile
        If there is no such sheet, none with cells, or the only ones are too large.
    """
    if choice is not None:
        if choice not in contents.sheet_to_member or choice not in workbook.sheet_names:
            names = ", ".join(repr(name) for name in list_sheets(workbook))
            raise BadFile(f"There is no sheet {choice!r} in the workbook. It has: {names}", "Choose one of them.")
        return Proposal(_load(path, workbook, contents, choice, limits))
    seen: list[tuple[Chosen, _Score, frozenset[str]]] = []
    refused: BadFile | None = None
    cells = 0
    for name in list_sheets(workbook):
        if name not in contents.sheet_to_member:
            continue
        try:
            chosen = _load(path, workbook, contents, name, limits)
        except BadFile as error:
            refused = error
            continue
        if not chosen.scan.cells:
            continue
        cells += chosen.scan.cells
        score, headings = _score(chosen)
        seen.append((chosen, score, headings))
        if cells > _MOST_CELLS:
            # So many cells are one export, and only the best of its sheets is held on to.
            seen = [max(seen, key=lambda each: each[1])]
    if not seen:
        raise refused or no_cells(contents)
    best, score, headings = max(seen, key=lambda each: each[1])
    people = [each for each in seen if each[1][:3] == score[:3] and all(score[:3])]
    alike = [chosen for chosen, _, own in people if own == headings]
    persons = {name for field in ("name", "first", "last") for name in load_words().fields[field]}
    others = [chosen.name for chosen, _, own in seen if chosen is not best and own & persons]
    rest = tuple(chosen for chosen, each, _ in seen if chosen is not best and each[1])
    return Proposal(best, tuple(alike) if len(alike) > 1 else (), tuple(others), rest)


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
    """Columns with a cell, from 0, in their order, and one blank column where another table may begin behind it."""
    first = (chosen.sheet.start or (0, 0))[1]
    filled = [column for column in sorted(chosen.scan.columns) if first <= column < first + chosen.sheet.width]
    gaps = [before + 1 for before, column in pairwise(filled) if column - before > 1]
    # A form has a blank column behind every other one.
    return sorted([*filled, *gaps]) if len(gaps) <= _MOST_GAPS else filled


def _load(path: Path, workbook: CalamineWorkbook, contents: Contents, name: str, limits: Limits) -> Chosen:
    member = contents.sheet_to_member[name]
    # A sheet of an .xlsx that spans too far aborts the library, and is looked at before it is opened.
    scan = scan_sheet(path, member, contents, limits) if member else None
    try:
        sheet = workbook.get_sheet_by_name(name)
        return Chosen(name, sheet, scan or scan_cells(sheet, contents.sheet_to_padded.get(name, {}), limits))
    except CalamineError as error:
        raise BadFile(f"The sheet {name!r} is damaged", DAMAGED) from error


def _score(chosen: Chosen) -> tuple[_Score, frozenset[str]]:
    """Score of a sheet by what looks like people, and its folded headings."""
    columns = filled_columns(chosen)
    head = [[to_text(cell) for cell in row] for row in islice(numbered_rows(chosen, columns), HEAD_ROWS)]
    header: Header = find_header(head)
    is_table = header.index is not None and len(columns) > 1
    has_manager = is_table and any(_MANAGER.search(name) for name in header.names)
    words = {fold_word(word) for word in re.split(r"[\W_]+", chosen.name) if word}
    gone = load_words().gone
    is_present = not any(word in gone or word.removesuffix("s") in gone for word in words)
    # A row of several columns holds two cells at least.
    rows = min(chosen.sheet.height - header.first, chosen.scan.cells // 2)
    return (is_present, is_table, has_manager, rows), frozenset(map(fold, header.names)) if is_table else frozenset()
