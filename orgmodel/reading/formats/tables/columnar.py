"""Tables out of Parquet: every type as the text that the other formats would hold."""

import json
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from orgmodel import arrow_compute as pc
from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.header import unique_names
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.limits import LIMITS, MIB, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.cells import clean, clean_text, drop_blank_rows

_BATCH_ROWS = 65_536
# Whole numbers beyond are not exact in a float.
_EXACT = 2.0**53
_DAMAGED = "Write it again with the program it came from, or export it as CSV."


def read_parquet(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read a Parquet file.

    Returns
    -------
    Table
        Rows are numbered from 1. Whole numbers have no point, times at midnight are dates, nulls and NaN are empty,
        lists and structures are JSON text. Bytes that are no text are left out and told.

    Raises
    ------
    BadFile
        If it is no Parquet file that can be read, or is larger than the limits bear.
    """
    texts: dict[str, list[pa.Array]] = {}
    nested: dict[str, list[int]] = {}
    binary: dict[str, int] = {}
    count = size = 0
    try:
        with pq.ParquetFile(path) as file:
            schema = file.schema_arrow
            check_columns(len(schema), limits)
            check_rows(file.metadata.num_rows, limits)
            headings = _headings(schema)
            for batch in file.iter_batches(_BATCH_ROWS, use_threads=False):
                size += batch.nbytes
                _check_size(size, limits)
                for heading, column in zip(headings, batch.columns, strict=True):
                    text, deep, lost = _as_text(column)
                    texts.setdefault(heading, []).append(text)
                    nested.setdefault(heading, []).extend(np.flatnonzero(deep) + count + 1)
                    binary[heading] = binary.get(heading, 0) + lost
                count += batch.num_rows
                check_rows(count, limits)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise BadFile("The file is a Parquet file that is damaged or of an unknown kind", _DAMAGED) from error
    if not count:
        raise BadFile("The Parquet file holds no rows", "Check that the export is complete.")
    columns = pa.table({heading: pa.chunked_array(chunks, pa.large_string()) for heading, chunks in texts.items()})
    cells, flaws = clean(columns, np.arange(1, count + 1, dtype=np.int64), limits)
    cells, rows, blank = drop_blank_rows(cells, np.arange(1, count + 1, dtype=np.int64))
    told: list[Finding] = [finding("ORG114", rows, column=heading) for heading, rows in nested.items() if rows]
    told += [finding("ORG116", column=heading, count=lost) for heading, lost in binary.items() if lost]
    return Table(cells, rows, Origin("parquet"), (*told, *flaws, *blank))


def _headings(schema: pa.Schema) -> list[str]:
    return unique_names([" ".join(clean_text(name)[0].split()) for name in schema.names])


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.unpacked_bytes:
        raise BadFile(
            f"The file unpacks to more than {limits.unpacked_bytes / MIB:,.0f} MiB",
            "Leave out columns that the chart does not need.",
        )


def _as_text(column: pa.Array) -> tuple[pa.Array, np.ndarray, int]:
    """Give a column as text, where its values nest, and how many were no text."""
    kind = column.type
    deep = np.zeros(len(column), bool)
    lost = 0
    if kind == pa.uuid():
        column = pa.array([value and str(value) for value in column.to_pylist()], pa.string())
        kind = column.type
    elif isinstance(column, pa.ExtensionArray):
        column, kind = column.storage, column.type.storage_type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_nested(kind):
        values = column.to_pylist()
        deep = np.array([value is not None for value in values], bool)
        text = pa.array([value if value is None else _as_json(value) for value in values], pa.large_string())
    elif pa.types.is_floating(kind):
        text = _floats(column)
    elif pa.types.is_boolean(kind):
        text = pc.if_else(column, "TRUE", "FALSE")
    elif pa.types.is_timestamp(kind) or pa.types.is_time(kind):
        text = pc.replace_substring_regex(column.cast(pa.string()), r"\.0+(Z?)$", r"\1")
        text = pc.replace_substring_regex(text, r" 00:00:00Z?$", "")
    elif pa.types.is_decimal(kind):
        text = pc.replace_substring_regex(column.cast(pa.string()), r"\.0+$", "")
    elif pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        values = [None if value is None else _decoded(value) for value in column.to_pylist()]
        text = pa.array(values, pa.large_string())
        lost = text.null_count - column.null_count
    else:
        text = column.cast(pa.string())
    return text.cast(pa.large_string()).fill_null(""), deep, lost


def _floats(column: pa.Array) -> pa.Array:
    wide = column.cast(pa.float64())
    is_whole = pc.and_(pc.equal(wide, pc.floor(wide)), pc.less(pc.abs(wide), _EXACT)).fill_null(False)
    whole = pc.if_else(is_whole, wide, 0.0).cast(pa.int64()).cast(pa.string())
    # The shortest digits of the column's own precision: 0.1 in single precision is no 0.10000000149.
    own = column if pa.types.is_float32(column.type) else wide
    text = pc.if_else(is_whole, whole, own.cast(pa.string()))
    has_exponent = pc.match_substring(text, "e").fill_null(False)
    if pc.any(has_exponent).as_py():
        plain = [f"{Decimal(short):f}" for short in text.filter(has_exponent).to_pylist()]
        text = pc.replace_with_mask(text, has_exponent, pa.array(plain, pa.string()))
    return pc.if_else(pc.is_nan(wide), None, text)


def _decoded(value: bytes) -> str | None:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
