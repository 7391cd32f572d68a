"""Tables out of workbooks (.xlsx, .xlsm, .xls, .ods): values only, macros and links are never touched."""

import operator
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from itertools import chain, islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from orgmodel import arrow_compute as pc
from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.header import HEAD_ROWS, find_header, header_findings
from orgmodel.reading.formats.hierarchies.levels import with_indents
from orgmodel.reading.formats.tables.side_tables import with_one_table
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.formats.unzip import DAMAGED
from orgmodel.reading.formats.workbooks.joined_posts import join_posts
from orgmodel.reading.formats.workbooks.joined_tables import join_tables
from orgmodel.reading.formats.workbooks.xlsx.contents import LOCKED, OLD_BOOKS, OLD_OFFICE, Contents, read_contents
from orgmodel.reading.formats.workbooks.xlsx.merged import fill_merged, merged_findings, merges_of
from orgmodel.reading.formats.workbooks.xlsx.other_books import read_ods_contents, xls_contents
from orgmodel.reading.formats.workbooks.xlsx.propose import (
    Chosen,
    Proposal,
    choose_sheets,
    filled_columns,
    list_sheets,
    no_cells,
    numbered_rows,
)
from orgmodel.reading.formats.workbooks.xlsx.values import to_text
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.cells import clean, drop_blank_rows

# Other sheets that may hold the posts of the people.
_MOST_JOINED = 4
# Cells that are Python values at one time.
_BATCH_CELLS = 200_000
# An OpenDocument file says what it is in its first part, which is not packed.
_HEAD_BYTES = 200


def read_workbook(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read the sheet that was chosen, or the one that holds the people, with those that go on with it.

    Returns
    -------
    Table
        Whole numbers have no point, dates are as in ISO 8601 without the time where it is midnight, ids shown with
        leading zeros have them, a merged cell has its value in all of its rows. Hidden rows are rows.

    Raises
    ------
    BadFile
        If it is no workbook that can be read, made to harm, locked or too large, or has no such sheet.

    Notes
    -----
    About 4 s for a million cells, half of it looking for what would abort the library; 90 bytes for each filled cell.
    """
    kind = _kind(path)
    contents = read_ods_contents(path, limits) if kind == "ods" else read_contents(path, limits) if kind else None
    try:
        workbook = load_workbook(path)
        contents = contents or xls_contents(workbook)
        proposal = choose_sheets(path, workbook, contents, choices.sheet, limits)
    except CalamineError as error:
        raise BadFile("The workbook cannot be opened", DAMAGED) from error
    except BaseException as error:
        # A panic of the library's, of bytes in an old workbook that contradict each other, is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise BadFile("The workbook is damaged: its parts contradict each other", DAMAGED) from error
    return _proposed(proposal, workbook, contents, choices, limits)


def _proposed(
    proposal: Proposal, workbook: CalamineWorkbook, contents: Contents, choices: Choices, limits: Limits
) -> Table:
    """Table of the best sheet, or of all that go on with it; other sheets of people are named (ORG131)."""
    if proposal.alike and choices.header_row is None:
        tables = [_table(chosen, workbook, contents, choices, limits) for chosen in proposal.alike]
        joined = join_tables(tables, [chosen.name for chosen in proposal.alike], limits)
        if joined is not None:
            names = {chosen.name for chosen in proposal.alike}
            return _with_others(joined, [name for name in proposal.others if name not in names])
    apart = (chosen.name for chosen in proposal.alike if chosen is not proposal.best)
    others = list(dict.fromkeys((*apart, *proposal.others)))
    table = _table(proposal.best, workbook, contents, choices, limits)
    for other in proposal.rest[:_MOST_JOINED] if choices.header_row is None else ():
        both = (proposal.best.name, other.name)
        with suppress(BadFile):
            joined = join_posts((table, _table(other, workbook, contents, choices, limits)), both)
            if joined is not None:
                check_columns(joined.cells.num_columns, limits)
                check_rows(joined.cells.num_rows, limits)
                return _with_others(joined, [name for name in others if name != other.name])
    return _with_others(table, others)


def _with_others(table: Table, others: Sequence[str]) -> Table:
    if not others:
        return table
    left = finding("ORG131", values=[", ".join(repr(name) for name in others)], count=len(others))
    return replace(table, findings=(*table.findings, left))


def _kind(path: Path) -> str:
    """Kind of a workbook that is packed: "ods" or "xlsx"; "" of an old one (.xls) without a lock."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if b"opendocument.spreadsheet" in head:
        return "ods"
    is_old = head.startswith(OLD_OFFICE) and any(name in path.read_bytes() for name in OLD_BOOKS)
    return "" if is_old and LOCKED not in path.read_bytes() else "xlsx"


def _table(chosen: Chosen, workbook: CalamineWorkbook, contents: Contents, choices: Choices, limits: Limits) -> Table:
    columns = filled_columns(chosen)
    if not columns or chosen.sheet.start is None:
        raise BadFile(f"The sheet {chosen.name!r} is empty", "Choose another sheet.")
    check_columns(len(columns), limits)
    check_rows(chosen.sheet.height, limits)
    above = chosen.sheet.start[0]
    choice = choices.header_row
    if choice and choice <= above:
        raise BadFile(f"Row {choice} of the sheet {chosen.name!r} is blank", "Choose the row of the headings.")
    choice = choice - above if choice else choice
    merges = merges_of(chosen.sheet, columns, contents.sheet_to_spans.get(chosen.name, []))
    rows = fill_merged(numbered_rows(chosen, columns), above, merges) if merges else numbered_rows(chosen, columns)
    head = list(islice(rows, max(HEAD_ROWS, choice or 0)))
    shown = [[to_text(cell) for cell in row] for row in head]
    header = find_header(shown, choice)
    # Blank columns part tables, and are no columns of any.
    gaps = {name for column, name in zip(columns, header.names, strict=True) if column not in chosen.scan.columns}
    header = replace(header, renamed=tuple(name for name in header.renamed if name not in gaps))
    first = above + header.first
    texts, has_dates = _texts(chain(head[header.first :], rows), header.names)
    names = dict(zip(columns, header.names, strict=True))
    texts = _padded(texts, chosen, names, first)
    numbers = np.arange(first + 1, first + 1 + texts.num_rows, dtype=np.int64)
    cells, flaws = clean(texts, numbers, limits)
    raw = numbers
    cells, numbers, blank = drop_blank_rows(cells, numbers)
    if not len(numbers):
        if contents.drawing:
            raise no_cells(contents)
        raise BadFile(f"The sheet {chosen.name!r} has headings but no rows below them", "Choose another sheet.")
    origin = Origin(
        contents.kind,
        sheet=chosen.name,
        sheets=list_sheets(workbook),
        header_row=0 if header.index is None else above + header.index + 1,
    )
    told = [
        *header_findings(header, range(above + 1, above + 1 + len(head))),
        *merged_findings(merges, first),
        *_failed(chosen, names, first),
        *([finding("ORG111", count=1)] if contents.is_1904 and has_dates else []),
        *flaws,
        *blank,
    ]
    table = with_one_table(Table(cells, numbers, origin, tuple(told), above=header.texts_above(shown)))
    table = replace(table, cells=table.cells.drop_columns([name for name in table.cells.column_names if name in gaps]))
    indents = {names[column]: rows for column, rows in chosen.scan.indents.items() if column in names}
    return with_indents(
        table, texts, raw, {name: {row + 1: steps for row, steps in rows.items()} for name, rows in indents.items()}
    )


def _texts(rows: Iterator[Sequence[object]], names: Sequence[str]) -> tuple[pa.Table, bool]:
    chunks: list[list[pa.Array]] = [[] for _ in names]
    has_dates = False
    size = max(1, _BATCH_CELLS // len(names))
    while batch := list(islice(rows, size)):
        for place, values in enumerate(zip(*batch, strict=True)):
            has_dates = has_dates or any(isinstance(value, date | time) for value in values)
            texts = [value if type(value) is str else to_text(value) for value in values]
            chunks[place].append(pa.array(texts, pa.large_string()))
    columns = [pa.chunked_array(chunk, pa.large_string()) for chunk in chunks]
    return pa.Table.from_arrays(columns, list(names)), has_dates


def _padded(texts: pa.Table, chosen: Chosen, names: dict[int, str], first: int) -> pa.Table:
    """Give numbers the leading zeros that their format shows."""
    for (column, width), rows in chosen.scan.padded.items():
        places = np.asarray(rows) - first
        places = places[(places >= 0) & (places < texts.num_rows)]
        mask = np.zeros(texts.num_rows, bool)
        mask[places] = True
        name = names[column]
        old = texts[name]
        mask &= pc.match_substring_regex(old, r"^\d+$").to_numpy()
        new = pc.if_else(pa.array(mask), pc.utf8_lpad(old, width, "0"), old)
        texts = texts.set_column(texts.column_names.index(name), name, new)
    return texts


def _failed(chosen: Chosen, names: dict[int, str], first: int) -> list[Finding]:
    found = []
    for column, rows in sorted(chosen.scan.failed.items(), key=operator.itemgetter(0)):
        numbers = np.asarray(rows)
        numbers = numbers[numbers >= first] + 1
        if column in names and len(numbers):
            found.append(finding("ORG107", numbers, column=names[column]))
    return found
