"""Changes between two companies as CSV, XLSX and JSON."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

import pyarrow as pa

from orgmodel.difference.difference import Difference
from orgmodel.difference.listing import changes_table
from orgmodel.difference.output import json_parts
from orgmodel.difference.sentences import change_sentences, join_sentences
from orgmodel.errors import BadCompany
from orgmodel.export.tables.delimited import csv_lines
from orgmodel.export.tables.workbook import MOST_ROWS
from orgmodel.text.csv_safety import guarded

# A time of its own would make two downloads differ.
_MADE = datetime(2000, 1, 1)
_WIDTHS = (12, 14, 26, 16, 34, 34, 24, 24, 34)
_WIDE = 110


def changes_csv(difference: Difference, table: pa.Table | None = None) -> Iterator[bytes]:
    """Changes as CSV, a row each: UTF-8 with a byte order mark; text that a spreadsheet would run has an apostrophe.

    Parameters
    ----------
    table
        Some rows of `changes_table`; None for all.
    """
    return csv_lines(changes_table(difference) if table is None else table, guarded)


def changes_json_file(difference: Difference, names: tuple[str, str]) -> Iterator[bytes]:
    """Changes as `orgmodel.difference.output.json_parts` has them."""
    return (part.encode() for part in json_parts(difference, names))


def changes_workbook(difference: Difference, names: tuple[str, str], table: pa.Table | None = None) -> bytes:
    """Changes as XLSX: a sheet with a row for each, to be filtered by kind, and the summary before it.

    No cell is a formula or a link: what looks like one is text.

    Parameters
    ----------
    table
        Some rows of `changes_table`; None for all.

    Raises
    ------
    BadCompany
        If there are more changes than a sheet has rows.
    """
    return workbook_of(changes_table(difference) if table is None else table, names, notes_of(difference))


def notes_of(difference: Difference) -> tuple[tuple[str, str], ...]:
    """Heading and text of each line above a list of changes: how both were joined, and what differs."""
    return (
        *(("Joined", text) for text in join_sentences(difference)),
        *(("Changes", text) for text in change_sentences(difference)),
    )


def workbook_of(table: pa.Table, names: tuple[str, str], notes: Sequence[tuple[str, str]]) -> bytes:
    """Rows of `changes_table` as XLSX, under notes; raises as `changes_workbook`."""
    import xlsxwriter  # noqa: PLC0415 - only who asks for it waits for it

    if table.num_rows > MOST_ROWS:
        raise BadCompany(
            "output", f"a workbook of {table.num_rows:,} rows", f"csv or json: a sheet has {MOST_ROWS:,} rows"
        )
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": f"{names[0]} and {names[1]} compared", "created": _MADE})
        head = book.add_format({"bold": True, "bg_color": "#E8EDF7", "bottom": 1})
        summary, changes = book.add_worksheet("Summary"), book.add_worksheet("Changes")
        summary.set_column(0, 0, 16)
        summary.set_column(1, 1, _WIDE)
        rows = (("Before", names[0]), ("After", names[1]), *notes)
        for at, row in enumerate(rows):
            summary.write_string(at, 0, row[0], head)
            summary.write_string(at, 1, row[1])
        for position, (heading, width) in enumerate(zip(table.column_names, _WIDTHS, strict=True)):
            changes.set_column(position, position, width)
            changes.write_string(0, position, heading, head)
            for at, text in enumerate(table[heading].to_pylist(), 1):
                if text:
                    changes.write_string(at, position, text)
        changes.freeze_panes(1, 3)
        changes.autofilter(0, 0, max(1, table.num_rows), len(_WIDTHS) - 1)
    return target.getvalue()
