"""Template of a table of people: headings and a few example rows that are read back as they stand, CSV and XLSX."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from orgmodel.text.csv_safety import safe_cell

# A time of its own would make two downloads differ.
_MADE = datetime(2000, 1, 1)
_WIDTH = 22


def read_template(text: str) -> list[list[str]]:
    """Rows of the template as presets hold it, headings first."""
    return list(csv.reader(io.StringIO(text)))


def template_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Template as CSV: UTF-8 with a byte order mark; text that a spreadsheet would run has an apostrophe before it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def template_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Template as XLSX: one sheet, every cell a text, the headings frozen."""
    import xlsxwriter  # noqa: PLC0415 - only who asks for it waits for it

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        # Text as the format: an id that is typed with noughts before it keeps them.
        plain = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "num_format": "@"})
        sheet = book.add_worksheet("People")
        sheet.set_column(0, len(rows[0]) - 1, _WIDTH, plain)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(at, place, cell, plain if at else head)
        sheet.freeze_panes(1, 0)
    return target.getvalue()
