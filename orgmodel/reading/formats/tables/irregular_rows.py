"""Rows of delimited text that are not all alike: padded, cut and told, by row number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.limits import Limits
from orgmodel.reading.text.encoding import Text
from orgmodel.reading.text.lines import records

EXTRA = "Extra cells"
# Cells turned into Arrow at once: enough to be quick, few enough to be small.
_BATCH_CELLS = 131_072
_BATCH_BYTES = 64 * 1024 * 1024
# More rows than this out of step, beside a quote that never closes, and the text is no table as it stands.
_UNSTEADY = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Part of a text that holds the rows.

    Attributes
    ----------
    start, end
        Places in the text.
    number
        Row number of the record at `start`.
    """

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class IrregularRows:
    """Cells as they stand, the number of each row, and what was wrong with the rows."""

    cells: pa.Table
    rows: NDArray[np.int64]
    findings: tuple[Finding, ...]


@dataclass(slots=True, eq=False)
class _Tally:
    """Tally of odd rows: row numbers, cells per row number, surplus text per position in `rows`."""

    rows: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    short: dict[int, int] = field(default_factory=dict)
    wide: dict[int, int] = field(default_factory=dict)
    extras: dict[int, bytes] = field(default_factory=dict)


def read_irregular(text: Text, span: Span, delimiter: bytes, names: Sequence[str], limits: Limits) -> IrregularRows:
    """Read every record, whatever its number of cells; blank lines are counted and left out.

    Parameters
    ----------
    names
        Heading of each column.

    Raises
    ------
    BadFile
        If there are more rows than the limit, or a quote that never closes leaves the rest out of step.

    Notes
    -----
    About 4 seconds for a million rows of 8 cells; beside the result, memory for one batch of rows.
    """
    tally = _Tally()
    batches = list(_batches(text, span, delimiter, (tally, len(names), limits.rows)))
    refuse_rows(len(tally.rows), limits)
    _refuse_torn(tally)
    columns = {
        name: pa.chunked_array([arrays[place] for arrays in batches], pa.string()) for place, name in enumerate(names)
    }
    if tally.extras:
        joined = [tally.extras.get(place, b"") for place in range(len(tally.rows))]
        columns[unique_name(EXTRA, names)] = pa.chunked_array([pa.array(joined, pa.string())])
    return IrregularRows(pa.table(columns), np.array(tally.rows, np.int64), _findings(tally, len(names)))


def refuse_rows(count: int, limits: Limits) -> None:
    """Refuse a table of more rows than the limit.

    Raises
    ------
    BadFile
        Naming the limit.
    """
    if count > limits.rows:
        raise BadFile(
            f"The table has more than {limits.rows:,} rows, the most that are read",
            "Split the file, or raise the limit in the settings.",
        )


def _batches(text: Text, span: Span, delimiter: bytes, table: tuple[_Tally, int, int]) -> Iterator[list[pa.Array]]:
    tally, width, most = table
    doubts = iter([*text.doubtful[text.doubtful >= span.start].tolist(), span.end])
    doubt = next(doubts)
    # One flat list: a list per row would keep the garbage collector busy for half of the time.
    batch: list[bytes] = []
    size = 0
    for row, record in enumerate(records(text.data, span.start, span.end, delimiter, width), span.number):
        if doubt < record.end and doubt < span.end:
            tally.doubtful.append(row)
            while doubt < record.end and doubt < span.end:
                doubt = next(doubts)
        if record.is_mended:
            tally.mended.append(row)
        cells = record.cells if len(record.cells) == width else _fitted(record.cells, row, width, delimiter, tally)
        if not cells:
            continue
        tally.rows.append(row)
        batch += cells
        size += record.end - record.start
        if len(batch) >= _BATCH_CELLS or size >= _BATCH_BYTES:
            yield _columns(batch, width)
            batch, size = [], 0
            if len(tally.rows) > most:
                return
    if batch:
        yield _columns(batch, width)


def _fitted(cells: list[bytes], row: int, width: int, delimiter: bytes, tally: _Tally) -> list[bytes]:
    """Cells padded or cut to the width, which is told; none for a blank line."""
    count = len(cells)
    if count == 1 and not cells[0].strip():
        tally.empty.append(row)
        return []
    if count < width:
        tally.short[row] = count
        return cells + [b""] * (width - count)
    tally.wide[row] = count
    surplus = [cell.strip() for cell in cells[width:]]
    if any(surplus):
        while not surplus[-1]:
            surplus.pop()
        tally.extras[len(tally.rows)] = delimiter.join(surplus)
    return cells[:width]


def _refuse_torn(tally: _Tally) -> None:
    torn = len(tally.short) + len(tally.extras)
    if tally.mended and torn > max(2, _UNSTEADY * len(tally.rows)):
        raise BadFile(
            f"The quote that opens a cell in row {tally.mended[0]:,} never closes, and the rows cannot be told apart",
            "Close or remove that quote, or save the table as .xlsx.",
        )


def _columns(batch: Sequence[bytes], width: int) -> list[pa.Array]:
    # The cells are valid UTF-8: a view costs nothing where a conversion looks at each again.
    return [pa.array(batch[place::width], pa.binary()).view(pa.string()) for place in range(width)]


def _findings(tally: _Tally, width: int) -> tuple[Finding, ...]:
    findings = []
    for code, counts in (("ORG101", tally.wide), ("ORG102", tally.short)):
        if counts:
            words = {count: f"{count} cells under {width} headings" for count in set(counts.values())}
            # One text for all where they are alike, which a trailing delimiter makes of a million rows.
            found = list(words.values()) if len(words) == 1 else [words[count] for count in counts.values()]
            findings.append(finding(code, list(counts), values=found))
    for code, rows in (("ORG105", tally.doubtful), ("ORG112", tally.empty), ("ORG113", tally.mended)):
        if rows:
            findings.append(finding(code, rows))
    return tuple(findings)
