"""People as XLSX: typed cells under a frozen head, folded by who reports to whom; findings, measures, reasons."""

import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.errors import DoesNotFit
from orgmodel.export.companies.company import Company
from orgmodel.export.tables.people import People, people_of
from orgmodel.export.tables.typed import Typed, typed
from orgmodel.layout.loaded import names_of
from orgmodel.org.metrics import measure, measured_seats
from orgmodel.org.summary import figures
from orgmodel.org.tree import Ints
from orgmodel.tables.sheets import findings_sheet

# A sheet has 1,048,576 rows, the head among them; folding has 7 levels.
MOST_ROWS, MOST_LEVELS = 1_048_575, 7
_BATCH_ROWS = 20_000
_WIDEST, _SAMPLE = 48, 500
# Height of a line, and the width in letters that a printed page still shows so that it can be read.
_LINE_PT, _PRINTED = 15.0, 220.0
_HEAD = {"bold": True, "bg_color": "#E8EDF7", "bottom": 1, "text_wrap": True, "valign": "top"}
_SHEET = "xl/worksheets/sheet1.xml"
# A time of its own would make two exports of one company differ.
_MADE = datetime(2000, 1, 1)
_FIGURES = {
    "people": "People",
    "placeholders": "Managers that are not in the file",
    "tops": "People without a manager",
    "levels": "Levels",
    "span": "Most direct reports of one person",
    "managers": "Managers",
    "vacancies": "Vacancies",
    "gone": "Left or eliminated",
    "staff": "Staff counted without names",
}


def write_workbook(company: Company, file: BinaryIO, seats: Ints | None = None) -> None:
    """Write a workbook with the sheets People, Findings, Measures and, of a typical company, Reasons.

    No cell is a formula or a link: what looks like one is text. Numbers and dates are typed where they come back as
    they were.

    Raises
    ------
    DoesNotFit
        If there are more people than a sheet has rows; names the formats that hold them.

    Notes
    -----
    O(cells). The small sheets are XlsxWriter's; its rows of a large one cost six times as long as the text that they
    are, so that those of People are put between its head and its foot.
    """
    rows = people_of(company, "tree", seats)
    count = rows.cells.num_rows
    check_rows(count)
    columns = {heading: typed(rows.cells[heading]) for heading in rows.cells.column_names}
    frame, styles = _frame(company, columns, rows)
    with zipfile.ZipFile(frame) as made, zipfile.ZipFile(file, "w") as book:
        for part in made.infolist():
            if part.filename != _SHEET:
                book.writestr(part, made.read(part), zipfile.ZIP_DEFLATED)
                continue
            head, foot = made.read(part).decode().split("</sheetData>")
            # The part as it was made: packed, and of the same time in every export.
            packed = zipfile.ZipInfo(_SHEET, part.date_time)
            packed.compress_type = zipfile.ZIP_DEFLATED
            with book.open(packed, "w", force_zip64=True) as sheet:
                sheet.write(head.encode())
                for block in _rows(list(columns.values()), styles, rows.depth):
                    sheet.write(block)
                sheet.write(("</sheetData>" + foot).encode())


def check_rows(count: int) -> None:
    """Raise `DoesNotFit` for more rows than a sheet has."""
    if count > MOST_ROWS:
        raise DoesNotFit(f"The workbook would have {count:,} rows; a sheet has {MOST_ROWS:,}", "Take CSV or Parquet.")


def _frame(company: Company, columns: dict[str, Typed], rows: People) -> tuple[BytesIO, list[int]]:
    """Workbook without the rows of people, and the style of each column."""
    import xlsxwriter  # noqa: PLC0415

    target, count = BytesIO(), rows.cells.num_rows
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": company.name, "comments": company.source, "created": _MADE})
    head = book.add_format(_HEAD)
    head_right = book.add_format(_HEAD | {"align": "right"})
    formats = {kind: book.add_format({"num_format": kind}) for kind in {one.number_format for one in columns.values()}}
    people = book.add_worksheet("People")
    widths = [_width(heading, column) for heading, column in columns.items()]
    for place, ((heading, column), width) in enumerate(zip(columns.items(), widths, strict=True)):
        people.set_column(place, place, width, formats[column.number_format])
        people.write_string(0, place, heading, head if column.kind == "text" else head_right)
    # A program that opens the file gives a row its height, or does not: it is said for the heading with most lines.
    people.set_row(0, _LINE_PT * max(map(_lines, columns, widths)) + 2)
    people.freeze_panes(1, min(2, len(columns)))
    people.autofilter(0, 0, max(1, count), len(columns) - 1)
    people.outline_settings(symbols_below=False)
    people.outline_row_level = min(MOST_LEVELS, int(rows.depth.max(initial=0)))
    people.dim_rowmax = count
    people.set_landscape()
    people.repeat_rows(0)
    if sum(widths) <= _PRINTED:
        people.fit_to_pages(1, 0)
    if company.findings is not None:
        _findings(book, head, company.findings)
    _measures(book, head, company)
    if company.reasons:
        _reasons(book, head, company)
    book.close()
    target.seek(0)
    return target, [formats[column.number_format].xf_index for column in columns.values()]


def _width(heading: str, column: Typed) -> float:
    shown = column.values.slice(0, _SAMPLE)
    longest = pc.max(pc.utf8_length(shown)).as_py() or 0
    # Bold letters are wider, and a word of a heading is whole.
    word = max(map(len, heading.split()), default=0) * 1.25 + 1
    return float(max(8, min(_WIDEST, max(longest + 2, word, len(heading) / 2 + 3, 12 if column.kind == "date" else 0))))


def _lines(heading: str, width: float) -> int:
    """Number of lines that a heading takes in a column, bold letters being wider."""
    return len(textwrap.wrap(heading, max(4, int(width * 0.8)))) or 1


def _table(sheet: Any, head: Any, headings: Sequence[str], lines: Sequence[Sequence[Any]], first: int = 0) -> int:
    """Write a small table; the row after it."""
    sheet.write_row(first, 0, headings, head)
    for at, line in enumerate(lines, first + 1):
        for place, cell in enumerate(line):
            if isinstance(cell, str):
                sheet.write_string(at, place, cell)
            elif cell is not None and cell == cell:  # noqa: PLR0124 - no number is not itself
                sheet.write_number(at, place, cell)
    return first + len(lines) + 2


def _findings(book: Any, head: Any, findings: pa.Table) -> None:
    sheet = findings_sheet(findings)
    page = book.add_worksheet("Findings")
    shown = min(sheet.size, MOST_ROWS)
    at = np.arange(shown, dtype=np.int32)
    columns = [column.read(at).to_pylist() for column in sheet.columns.values()]
    _table(page, head, [column.heading for column in sheet.columns.values()], list(zip(*columns, strict=True)))
    page.set_column(0, 1, 10)
    page.set_column(2, 2, 40)
    page.set_column(3, 4, 14)
    page.set_column(5, 7, 40, book.add_format({"text_wrap": True, "valign": "top"}))
    page.freeze_panes(1, 0)
    _on_paper(page)


def _measures(book: Any, head: Any, company: Company) -> None:
    page = book.add_worksheet("Measures")
    told = figures(company.org)
    row = _table(page, head, ["Measure", company.name], [(words, told[key]) for key, words in _FIGURES.items()])
    seats = measured_seats(company.org)
    levels = measure(seats, [1]).levels
    lines = [
        [level + 1, people, managers, mean, *levels.quartiles[:, level].tolist()]
        for level, (people, managers, mean) in enumerate(
            zip(levels.people.tolist(), levels.managers.tolist(), levels.mean.tolist(), strict=True)
        )
    ]
    spans = ["Least span", "Lower quartile", "Median span", "Upper quartile", "Widest span"]
    row = _table(page, head, ["Level", "People", "Managers", "Mean span", *spans], lines, row)
    counts = np.bincount(seats.span[seats.span > 0])
    lines = [[int(span), int(counts[span])] for span in np.flatnonzero(counts)]
    _table(page, head, ["Direct reports", "Managers with so many"], lines, row)
    page.set_column(0, 0, 34)
    page.set_column(1, 8, 15)
    _on_paper(page)


def _on_paper(page: Any) -> None:
    """Print a sheet as wide as the paper, which lies, with its headings on each page."""
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)


def _reasons(book: Any, head: Any, company: Company) -> None:
    page = book.add_worksheet("Reasons")
    org, seats = company.org, list(company.reasons)
    bosses = [int(org.tree.parent[seat]) for seat in seats]
    above = dict(zip(bosses, names_of(org, bosses), strict=True))
    lines = [
        (name, above[boss], company.reasons[seat].sentence, company.reasons[seat].sources)
        for seat, boss, name in zip(seats, bosses, names_of(org, seats), strict=True)
    ]
    _table(page, head, ["Seat", "Reports to", "Why", "Rules and sources"], lines)
    page.set_column(0, 1, 30)
    _on_paper(page)
    page.set_column(2, 3, 80, book.add_format({"text_wrap": True, "valign": "top"}))
    page.freeze_panes(1, 1)


def _rows(columns: Sequence[Typed], styles: Sequence[int], depth: Ints) -> Iterator[bytes]:
    """Rows of the sheet as XML, some thousands at a time."""
    opened = [f'" outlineLevel="{level}">' if level else '">' for level in range(MOST_LEVELS + 1)]
    for start in range(0, len(depth), _BATCH_ROWS):
        levels = np.minimum(depth[start : start + _BATCH_ROWS], MOST_LEVELS)
        numbers = pa.array(np.arange(start + 2, start + 2 + len(levels))).cast(pa.large_string())
        parts = ['<row r="', numbers, pa.array(opened, pa.large_string()).take(pa.array(levels))]
        for place, (column, style) in enumerate(zip(columns, styles, strict=True)):
            values = pa.concat_arrays(column.values.slice(start, len(levels)).chunks).cast(pa.large_string())
            parts.append(_cells(_letters(place), numbers, values, column, style))
        block = _joined(*parts, "</row>")
        yield bytes(block.buffers()[2])


def _cells(letters: str, numbers: pa.Array, values: pa.Array, column: Typed, style: int) -> pa.Array:
    if column.kind == "text":
        blank = pc.equal(values, "")
        kind, close = 't="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
        values = _escaped(values)
    else:
        blank = pc.is_null(values)
        kind, close = "><v>", "</v></c>"
        values = pc.fill_null(values, "")
    whole = _joined(f'<c r="{letters}', numbers, f'" s="{style}" {kind}', values, close)
    return pc.if_else(blank, _wide(""), whole)


def _escaped(texts: pa.Array) -> pa.Array:
    """Texts for XML; "_x0041_" as it stands, which a spreadsheet would read as the letter A."""
    for sign, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        if pc.any(pc.match_substring(texts, sign)).as_py():
            texts = pc.replace_substring(texts, sign, safe)
    if pc.any(pc.match_substring_regex(texts, r"_x[0-9A-Fa-f]{4}_")).as_py():
        texts = pc.replace_substring_regex(texts, r"_(x[0-9A-Fa-f]{4}_)", r"_x005F_\1")
    return texts


def _joined(*parts: str | pa.Array) -> pa.Array:
    """Texts one after another, row by row; a text alone stands in each row."""
    return pc.binary_join_element_wise(*(_wide(part) if isinstance(part, str) else part for part in parts), _wide(""))


def _wide(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())


def _letters(number: int) -> str:
    text, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
