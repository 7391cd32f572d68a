"""Scan of a sheet's tags for facts the library does not give: its extent, failed cells, padded cells."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orgmodel.errors import BadFile
from orgmodel.reading.formats.unzip import Member, unpack
from orgmodel.reading.formats.workbooks.xlsx.contents import Contents
from orgmodel.reading.formats.workbooks.xlsx.tags import feed, make_parser
from orgmodel.reading.limits import Limits

# The library keeps a filled cell twice while it reads and every place of the rectangle once, about 40 bytes each.
_POSITION_BYTES = 40
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """Facts about a sheet's cells; rows and columns count from 0.

    Attributes
    ----------
    cells
        Filled cells.
    columns
        Columns that hold one.
    failed
        Column to rows of cells that hold an error, or a formula without a value.
    padded
        Column and number of digits to rows of numbers shown with leading zeros.
    indents
        Column to row to steps by which its format indents the cell.
    """

    cells: int
    columns: frozenset[int]
    failed: Mapping[int, "array[int]"]
    padded: Mapping[tuple[int, int], "array[int]"]
    indents: Mapping[int, Mapping[int, int]]


class _Watch:
    """Takes note of cells as their tags go by."""

    def __init__(self, contents: Contents, parser: object) -> None:
        self.widths, self.steps, self.parser = contents.style_to_width, contents.style_to_indent, parser
        self.indents: dict[int, dict[int, int]] = {}
        self.rows: tuple[int, int] = (2**62, -1)
        self.columns: set[int] = set()
        self.cells = 0
        self.failed: dict[int, array[int]] = {}
        self.padded: dict[tuple[int, int], array[int]] = {}
        self.letters_to_column: dict[str, int] = {}
        self.row, self.row_text, self.column = -1, "", -1
        self.cell: Mapping[str, str] = {}
        self.has_formula = self.has_value = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an opening tag."""
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if self.has_formula:
                self.end_cell()
            self.cell, self.has_formula, self.has_value = attributes, False, False
            self.move_to(attributes.get("r"))
        elif name in {"v", "is"}:
            self.value()
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            if self.has_formula:
                self.end_cell()
            self.has_formula = False
            self.row_text = attributes.get("r", "")
            self.row = _row(self.row_text) if self.row_text else self.row + 1
            self.column = -1

    def move_to(self, reference: str | None) -> None:
        """Find the row and column of a cell; one without a reference stands after the one before."""
        if not reference:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        digits = reference[len(letters) :]
        if digits != self.row_text:
            self.row, self.row_text = _row(digits), digits
        column = self.letters_to_column.get(letters)
        if column is None:
            column = self.letters_to_column[letters] = _column(letters)
        self.column = column

    def value(self) -> None:
        """Take note that the cell is filled."""
        if self.has_value:
            return
        self.cells += 1
        self.has_value = True
        self.columns.add(self.column)
        low, high = self.rows
        if self.row > high or self.row < low:
            self.rows = (min(low, self.row), max(high, self.row))
        if self.steps and (steps := self.steps.get(self.cell.get("s", ""))):
            self.indents.setdefault(self.column, {})[self.row] = steps
        kind = self.cell.get("t", "n")
        if kind == "e":
            self.fail()
        elif kind == "n":
            if self.has_formula:
                # Some programs write the value of a formula they did not compute as an empty tag.
                self.has_value = False
                self.parser.CharacterDataHandler = self.text  # type: ignore[attr-defined]
            width = self.widths.get(self.cell.get("s", ""))
            if width:
                self.padded.setdefault((self.column, width), array("q")).append(self.row)

    def text(self, text: str) -> None:
        """Take note that a formula has a value after all."""
        if text.strip():
            self.has_value = True
            self.parser.CharacterDataHandler = None  # type: ignore[attr-defined]

    def end_cell(self) -> None:
        """Judge a formula when the next tag shows that its cell is over."""
        self.parser.CharacterDataHandler = None  # type: ignore[attr-defined]
        if not self.has_value:
            self.fail()

    def fail(self) -> None:
        """Take note of a cell that has nothing to show."""
        self.failed.setdefault(self.column, array("q")).append(self.row)


def scan_sheet(path: Path, member: Member, contents: Contents, limits: Limits) -> Scan:
    """Scan one sheet. Must come before the library opens it: a sheet that spans too far aborts the process.

    Raises
    ------
    BadFile
        If the sheet spans more cells than memory holds, or is damaged.

    Notes
    -----
    About 2 s for a million filled cells; memory only for cells that fail or are padded.
    """
    parser = make_parser(member.name)
    watch = _Watch(contents, parser)
    parser.StartElementHandler = watch.start
    feed(parser, unpack(path, member), member.name)
    if watch.has_formula:
        watch.end_cell()
    low, high = watch.rows
    width = max(watch.columns, default=-1) - min(watch.columns, default=0) + 1
    height = max(0, high - low + 1)
    check_extent(height, width, watch.cells, limits)
    return Scan(watch.cells, frozenset(watch.columns), watch.failed, watch.padded, watch.indents)


def check_extent(height: int, width: int, cells: int, limits: Limits) -> None:
    """Refuse a sheet that spans more cells than memory holds.

    Raises
    ------
    BadFile
        If it does; says how many rows and columns there are.
    """
    if (height * width + 2 * cells) * _POSITION_BYTES > limits.memory_bytes:
        filled = f", {cells:,} of them filled" if cells else ""
        raise BadFile(
            f"The sheet spans too many cells: {height:,} rows of {width:,} columns{filled}",
            "Delete what stands far below or right of the table, or save the table as CSV.",
        )


def _row(digits: str) -> int:
    row = int(digits)
    if not 1 <= row <= MOST_ROWS:
        raise ValueError("not a cell")
    return row - 1


def _column(letters: str) -> int:
    column = 0
    for letter in letters.removeprefix("$").upper():
        digit = ord(letter) - ord("A") + 1
        if not 1 <= digit <= 26 or column > MOST_COLUMNS:
            raise ValueError("not a cell")
        column = column * 26 + digit
    if not 1 <= column <= MOST_COLUMNS:
        raise ValueError("not a cell")
    return column - 1
