"""A table of delimited text: CSV and its kin, pasted cells, lists of edges."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from orgmodel import arrow_compute as pc
from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.header import HEAD_ROWS, find_header, header_findings
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.hierarchies.levels import with_indents
from orgmodel.reading.formats.tables.irregular_rows import IrregularRows, Span, read_irregular, refuse_rows
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.cells import clean, data_of, drop_blank_rows
from orgmodel.reading.text.delimiter import checked_delimiter, declared_delimiter, find_delimiter, usual_width
from orgmodel.reading.text.encoding import BLOCK_BYTES, Bytes, Text, guess_findings, let_go, read_text
from orgmodel.reading.text.lines import BLANKS, records
from orgmodel.reading.text.quoted_lines import unwrapped

# Blank lines above the headings, of the rows in which they are looked for.
_MOST_BLANK = HEAD_ROWS // 2
_BREAK = re.compile(rb"\r\n|\r|\n")
# Signs between people of one line that may mean anything.
_STEPS = re.compile(r"[/\\|·•:]")
# What comments of text tables begin with.
_COMMENTS = ("#", "%", "//")
# A heading in single quotes, which are no quotes of CSV.
_SINGLE = re.compile(r"'[^']+'")
# Larger blocks make fewer chunks to look at but take more memory while they are read: 30 MB at 2 MiB.
_ARROW_BLOCK_BYTES = 1024 * 1024
# Arrow reads so many blocks at most before it needs them.
_BLOCKS_AHEAD = 6


def read_delimited(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read a text table whole; encoding, delimiter and headings are found out where they are not chosen.

    Returns
    -------
    Table
        Rows are numbered by record: the headings are row 1 where they are the first record, blank records count.
        Surplus cells stand joined in a last column "Extra cells"; of kind "edges" where there are no headings over
        two or three columns.

    Raises
    ------
    BadFile
        If there are no rows, more rows or columns than the limits, or a quote that never closes tears the table.

    Notes
    -----
    A million clean rows of 8 cells cost about what a bare ``pyarrow.csv.read_csv`` does. Rows of unequal length, cells
    of several lines, stray bytes and blank-separated cells go another way, of some seconds for a million rows.
    """
    text = read_text(path, choices.encoding)
    strays = len(text.doubtful)
    bare = unwrapped(text)
    text = bare or text
    data = text.data
    told, start = declared_delimiter(data, text.start)
    end = _trimmed(data, start)
    delimiter = checked_delimiter(choices.delimiter) if choices.delimiter else told or find_delimiter(data, start, end)
    start, skipped = _first_filled(data, start, end, delimiter)
    if start >= end:
        raise BadFile("The file holds lines, but nothing stands in them", "Export it again with its rows.")
    width = usual_width(data, start, end, delimiter)
    choice = choices.header_row
    if choice and choice <= skipped:
        raise BadFile(f"Row {choice:,} of the file is blank", "Choose the row of the headings.")
    choice = choice - skipped if choice else choice
    count = max(HEAD_ROWS, choice or 0)
    head = list(islice(records(data, start, end, delimiter, width), count))
    rows = _without_marks([[cell.decode() for cell in record.cells] for record in head], width)
    header = find_header(rows, choice)
    above = header.texts_above(rows)
    is_single = header.index is not None and all(map(_SINGLE.fullmatch, header.names))
    names = tuple(name[1:-1] for name in header.names) if is_single else header.names
    header = replace(header, names=names)
    _refuse_columns(len(header.names), limits)
    wrapped = [finding("ORG127", count=1), *([finding("ORG105", count=strays)] if strays else [])] if bare else []
    findings: list[Finding] = [
        *wrapped,
        *guess_findings(text),
        *header_findings(header, range(skipped + 1, skipped + len(head) + 1)),
    ]
    if header.first >= len(head):
        raise BadFile(*_no_rows(header.names, delimiter))
    span = Span(head[header.first].start, end, skipped + header.first + 1)
    doubts = text.doubtful[text.doubtful < span.start]
    if len(doubts):
        starts = [record.start for record in head]
        findings.append(finding("ORG105", skipped + np.unique(np.searchsorted(starts, doubts, "right"))))
    read = _read_fast(text, span, delimiter, header.names) or read_irregular(
        text, span, delimiter, header.names, limits
    )
    refuse_rows(read.cells.num_rows, limits)
    # What the reader has freed is handed back before more is asked for: a fifth of the peak of a large file.
    pa.default_memory_pool().release_unused()
    raw, numbers = read.cells, read.rows
    if is_single:
        raw = pa.table({name: pc.replace_substring_regex(raw[name], r"^'(.*)'$", r"\1") for name in raw.column_names})
    cells, faults = clean(raw, read.rows, limits)
    cells, filled, blank = drop_blank_rows(cells, numbers)
    if not len(filled):
        raise BadFile("The file has headings but no rows below them (header only)", "Export it again with its rows.")
    origin = Origin(
        kind="edges" if header.index is None and len(header.names) in {2, 3} else "csv",
        encoding=text.encoding,
        delimiter=delimiter.decode(),
        header_row=0 if header.index is None else skipped + header.index + 1,
    )
    table = Table(cells, filled, origin, _merged((*findings, *read.findings, *faults, *blank)), above=above)
    return with_indents(table, raw, numbers)


def _without_marks(rows: list[list[str]], width: int) -> list[list[str]]:
    """First rows; headings that stand as a comment above the rows, "# source target", without its mark."""
    signs = [next((sign for sign in _COMMENTS if row[0].startswith(sign)), "") for row in rows]
    last = next((place for place, sign in enumerate(signs) if not sign), 0) - 1
    if last < 0 or any(signs[last + 1 :]):
        return rows
    first, *others = rows[last]
    bare = first.lstrip(signs[last] + " ")
    cells = [bare, *others] if bare else others
    return [*rows[:last], cells, *rows[last + 1 :]] if len(cells) == width > 1 else rows


def _no_rows(names: Sequence[str], delimiter: bytes) -> tuple[str, str]:
    """Fault of a file of headings alone, and advice; of one line of people, that it does not say who leads whom."""
    known = {name for each in load_words().fields.values() for name in each}
    steps = [step.strip() for name in names for step in _STEPS.split(name)]
    is_line = len(steps) > 1 and (delimiter == b"|" or len(names) == 1)
    if is_line and not any(fold(step) in known for step in steps) and all(map(_has_letters, steps)):
        return (
            "The file is one line, and does not say whether each of it leads the next or how they belong together",
            'Write "CEO > COO > Operations" where each leads the next, or one person a line with the manager.',
        )
    return "The file has headings but no rows below them (header only)", "Export it again with its rows."


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _first_filled(data: Bytes, start: int, end: int, delimiter: bytes) -> tuple[int, int]:
    """Place of the first line in which something stands, the end where none is; the start below a few blank ones."""
    blank = re.compile(rb"(?:[ \t" + re.escape(delimiter) + rb"]*+(?:\r\n|\r|\n))*+")
    match = blank.match(data, start, end)
    place = match.end() if match else start
    lines = len(_BREAK.findall(data[start:place]))
    rest = re.compile(rb"[ \t" + re.escape(delimiter) + rb"]*+").match(data, place, end)
    if rest and rest.end() == end:
        return end, lines
    return (place, lines) if lines > _MOST_BLANK else (start, 0)


def _read_fast(text: Text, span: Span, delimiter: bytes, names: tuple[str, ...]) -> IrregularRows | None:
    """Cells by Arrow's own reader, or None where it would not read every row as it stands."""
    if len(text.doubtful) or delimiter == BLANKS or len(delimiter) > 1:
        return None
    quotes = _count(text.data, span, b'"')
    if quotes % 2:
        return None
    places = [str(place) for place in range(len(names))]
    try:
        # Block by block: the reader of whole tables holds every block as text until the last is turned.
        blocks = csv.open_csv(
            pa.BufferReader(pa.py_buffer(text.data).slice(span.start, span.end - span.start)),
            read_options=csv.ReadOptions(column_names=places, block_size=_ARROW_BLOCK_BYTES),
            parse_options=csv.ParseOptions(delimiter=delimiter.decode(), ignore_empty_lines=False),
            # The text is valid UTF-8 already.
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(places, pa.string()), strings_can_be_null=False, check_utf8=False
            ),
        )
        batches = []
        for batch in blocks:
            batches.append(batch)
            done = span.start + (len(batches) - _BLOCKS_AHEAD) * _ARROW_BLOCK_BYTES
            let_go(text.data, done - _ARROW_BLOCK_BYTES, done)
        cells = pa.Table.from_batches(batches, blocks.schema)
    except pa.ArrowInvalid:
        return None
    if quotes and (_has_lines(text.data, span, cells.num_rows) or _has_late_quotes(cells)):
        return None
    rows = np.arange(span.number, span.number + cells.num_rows, dtype=np.int64)
    return IrregularRows(cells.rename_columns(names), rows, ())


def _has_lines(data: Bytes, span: Span, rows: int) -> bool:
    """True if a line's end ends no row but stands in a cell: a quote may have swallowed rows there."""
    feeds, returns = _count(data, span, b"\n"), _count(data, span, b"\r")
    return rows != max(feeds, returns) + 1 or (0 < feeds != returns > 0)


def _has_late_quotes(cells: pa.Table) -> bool:
    """True if a quote after a blank opens a cell, which Arrow takes as it stands."""
    chunks = (chunk for column in cells.columns for chunk in column.chunks)
    return any((data_of(chunk) == ord('"')).any() and pc.any(pc.starts_with(chunk, ' "')).as_py() for chunk in chunks)


def _count(data: Bytes, span: Span, byte: bytes) -> int:
    """Count of a byte in the text; a tenth of what `mmap.find` costs."""
    view, places = np.frombuffer(data, np.uint8)[span.start : span.end], range(0, span.end - span.start, BLOCK_BYTES)
    return sum(int(np.count_nonzero(view[place : place + BLOCK_BYTES] == byte[0])) for place in places)


def _trimmed(data: Bytes, start: int) -> int:
    """Place after the last byte that is no line's end."""
    end = len(data)
    while end > start:
        block = data[max(start, end - BLOCK_BYTES) : end]
        rest = len(block.rstrip(b"\r\n"))
        if rest:
            return end - len(block) + rest
        end -= len(block)
    return start


def _refuse_columns(count: int, limits: Limits) -> None:
    if count > limits.columns:
        raise BadFile(
            f"The table has {count:,} columns; at most {limits.columns} are read",
            "Remove the columns that are not needed, or check the delimiter.",
        )


def _merged(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One finding per code and column."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.code, one.column), []).append(one)
    merged = []
    for (code, column), group in groups.items():
        if len(group) == 1:
            merged.append(group[0])
            continue
        rows = np.unique(np.concatenate([one.rows for one in group]))
        merged.append(finding(code, rows, column=column))
    return tuple(merged)
