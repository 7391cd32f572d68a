"""Findings table: all findings of a reading as columns, in an Arrow stream that a program reads back as it was.

A file for people, in CSV, is made of it when somebody wants one.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, WriteOptions, read_csv, write_csv

from orgmodel import arrow_compute as pc
from orgmodel.errors import BadFile
from orgmodel.findings import Finding
from orgmodel.text.csv_safety import safe_cells, unguarded

# Column, and its heading in the file for people. Each line is one finding in one row; ``row`` is null where a finding
# is about no row.
HEADINGS = {
    "code": "code",
    "severity": "severity",
    "what": "what",
    "row": "row",
    "column": "column",
    "found": "what stands there",
    "done": "what was done",
    "else": "what else",
}
# These hold texts of the file that was read; the others are ours.
_FOREIGN = ("column", "found")
# Columns with a few texts, each many times.
_REPEATED = ("code", "severity", "what", "column", "done", "else")
_SCHEMA = pa.schema(
    [
        (name, pa.dictionary(pa.int32(), pa.string()) if name in _REPEATED else pa.string())
        if name != "row"
        else (name, pa.int64())
        for name in HEADINGS
    ],
    metadata={b"format": b"1"},
)
# Findings of a code that has no text for each row: so many of its texts stand in one cell.
_MOST_TEXTS = 20
# Lines that are made at once, some 2 MB.
_BATCH_ROWS = 10_000
_CHUNK_BYTES = 256 * 1024
# A stream of Arrow begins with this sign; the file for people, which was kept until this form came, with its own.
_CSV_START = b"\xef\xbb\xbf"
_DAMAGED = ("The stored findings are damaged", "Load the file again.")


def findings_table(findings: Sequence[Finding]) -> pa.Table:
    """Table of findings, in their order, with the columns of `HEADINGS`; `row` is a whole number, the others are text.

    Notes
    -----
    O(lines): 0.5 s for 1,000,000 of them.
    """
    lines = np.repeat(np.arange(len(findings)), [max(1, len(one.rows)) for one in findings]).astype(np.int32)
    rows = [one.rows if len(one.rows) else np.array([-1], np.int64) for one in findings]
    numbers = np.concatenate(rows) if rows else np.array([], np.int64)
    texts: list[str] = []
    for one, of_one in zip(findings, rows, strict=True):
        is_each = len(one.values) == len(of_one)
        texts += one.values if is_each else ["; ".join(one.values[:_MOST_TEXTS])] * len(of_one)
    shared = {
        "code": [one.kind.code for one in findings],
        "severity": [str(one.kind.severity) for one in findings],
        "what": [one.kind.title_of(one.count) for one in findings],
        "column": [one.column for one in findings],
        "done": [one.kind.done_of(one.count) for one in findings],
        "else": [one.kind.remedy_of(one.count) for one in findings],
    }
    columns = {name: pa.array(values, pa.string()).take(pa.array(lines)) for name, values in shared.items()}
    columns |= {"row": pa.array(numbers, mask=numbers < 0), "found": pa.array(texts, pa.string())}
    return pa.table({name: columns[name] for name in HEADINGS})


def write_findings(findings: Sequence[Finding], path: Path) -> None:
    """Write findings as an Arrow stream."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, _SCHEMA) as writer:
        writer.write_table(findings_table(findings).cast(_SCHEMA), _BATCH_ROWS)


def read_findings(file: BinaryIO) -> pa.Table:
    """Read findings back, texts without a dictionary.

    Parameters
    ----------
    file
        What `write_findings` wrote, or the CSV file that was kept until this form came.

    Raises
    ------
    BadFile
        If it is neither.

    Notes
    -----
    Holds the whole table in memory: about 200 bytes a line.
    """
    buffered = io.BufferedReader(file)  # type: ignore[type-var]
    try:
        if buffered.peek(len(_CSV_START)).startswith(_CSV_START):
            return _from_csv(buffered)
        table = pa.ipc.open_stream(buffered).read_all()
        # Offsets that lead out of a column would end the process later.
        table.validate(full=True)
        return pa.table({name: _plain(table[name]) for name in HEADINGS})
    except (pa.ArrowException, KeyError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise BadFile(*_DAMAGED) from error


def findings_csv(file: BinaryIO) -> Iterator[bytes]:
    """Write findings for people: CSV in UTF-8 with a byte order mark, guarded against formulas, some lines at a time.

    Parameters
    ----------
    file
        As `read_findings` takes it.
    """
    buffered = io.BufferedReader(file)  # type: ignore[type-var]
    if buffered.peek(len(_CSV_START)).startswith(_CSV_START):
        while chunk := buffered.read(_CHUNK_BYTES):
            yield chunk
        return
    yield (",".join(HEADINGS.values()) + "\n").encode("utf-8-sig")
    for batch in pa.ipc.open_stream(buffered):
        table = pa.table(batch)
        columns = {name: _plain(table[name]) for name in HEADINGS}
        columns |= {name: safe_cells(columns[name]) for name in _FOREIGN}
        lines = pa.BufferOutputStream()
        write_csv(pa.table(columns), lines, WriteOptions(include_header=False))
        yield lines.getvalue().to_pybytes()


def _plain(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return values.cast(values.type.value_type) if pa.types.is_dictionary(values.type) else values


def _from_csv(file: BinaryIO) -> pa.Table:
    table = read_csv(
        file,
        read_options=ReadOptions(block_size=16 * 1024 * 1024),
        parse_options=ParseOptions(newlines_in_values=True),
        convert_options=ConvertOptions(
            column_types=dict.fromkeys(HEADINGS.values(), pa.string()), strings_can_be_null=False
        ),
    )
    columns = {name: table[heading] for name, heading in HEADINGS.items()}
    columns["row"] = pc.cast(pc.if_else(pc.equal(columns["row"], ""), None, columns["row"]), pa.int64())
    return pa.table(columns | {name: unguarded(columns[name]) for name in _FOREIGN})
