"""Parquet as text: the same text that the other formats hold."""

import datetime as dt
import decimal
import uuid
from contextlib import suppress

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.tables.columnar import read_parquet
from orgmodel.reading.limits import Limits

DAY = dt.datetime(2024, 5, 1)
MOMENT = dt.datetime(2024, 5, 1, 8, 30, 15)


def _read(tmp_path, columns, limits=None):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(columns), path)
    return read_parquet(path, limits=limits) if limits else read_parquet(path)


def _told(table):
    return {found.code: found for found in table.findings}


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pa.array(["Null", "NA", "00123", None, "1E5"]), ["Null", "NA", "00123", "", "1E5"]),
        (pa.array([1, None, 2**63 - 1]), ["1", "", "9223372036854775807"]),
        (pa.array([2**64 - 1], pa.uint64()), ["18446744073709551615"]),
        (pa.array([100.0, None, float("nan"), 0.1, -5.0]), ["100", "", "", "0.1", "-5"]),
        (pa.array([1e20, 2.0**53, float("inf")]), ["100000000000000000000", "9007199254740992", "inf"]),
        (pa.array([0.1, 100.0, None, 1e-7], pa.float32()), ["0.1", "100", "", "0.0000001"]),
        (pa.array([0.5, 100.0], pa.float16()), ["0.5", "100"]),
        (pa.array([True, False, None]), ["TRUE", "FALSE", ""]),
        (pa.array([dt.date(2024, 5, 1), None]), ["2024-05-01", ""]),
        (pa.array([DAY, MOMENT, None]), ["2024-05-01", "2024-05-01 08:30:15", ""]),
        (pa.array([DAY, MOMENT], pa.timestamp("ns")), ["2024-05-01", "2024-05-01 08:30:15"]),
        (pa.array([DAY, MOMENT], pa.timestamp("us", "UTC")), ["2024-05-01", "2024-05-01 08:30:15Z"]),
        (pa.array([decimal.Decimal("100.00"), decimal.Decimal("1.50")]), ["100", "1.50"]),
        (pa.array(["a", "b", None, "a"]).dictionary_encode(), ["a", "b", "", "a"]),
        (pa.array([b"Ann", None]), ["Ann", ""]),
        (pa.array(["Ann"], pa.large_string()), ["Ann"]),
        (pa.array(["Ann", None], pa.string_view()), ["Ann", ""]),
        (pa.nulls(2), ["", ""]),
        (pa.array([dt.time(8, 30)]), ["08:30:00"]),
    ],
    ids=lambda value: str(getattr(value, "type", "")),
)
def test_every_type_is_text(tmp_path, values, texts):
    """Beside an id, so that no row is blank."""
    table = _read(tmp_path, {"id": [f"p{number}" for number in range(len(values))], "value": values})
    assert table.cells["value"].to_pylist() == texts
    assert table.rows.tolist() == list(range(1, len(values) + 1))
    assert table.findings == ()


def test_nested_columns_are_json_and_told(tmp_path):
    """Lists and structures, with dates in them."""
    values = [{"a": [1, 2], "d": dt.date(2024, 5, 1)}, None]
    table = _read(tmp_path, {"id": ["1", "2"], "value": pa.array(values)})
    assert table.cells["value"].to_pylist() == ['{"a": [1, 2], "d": "2024-05-01"}', ""]
    assert _told(table)["ORG114"].rows.tolist() == [1]


def test_bytes_that_are_no_text_are_left_out_and_told(tmp_path):
    """Photos, for instance."""
    table = _read(tmp_path, {"id": ["1", "2"], "photo": [b"\xff\xd8\xff", b"\0"]})
    assert table.cells["photo"].to_pylist() == ["", ""]
    assert _told(table)["ORG116"].count == 2


def test_a_uuid_is_read_or_told(tmp_path):
    """Its bytes are an id, if no text."""
    values = pa.array([uuid.UUID(int=1).bytes, uuid.UUID(int=2).bytes], pa.uuid())
    table = _read(tmp_path, {"id": values})
    assert table.cells["id"].to_pylist() == [str(uuid.UUID(int=1)), str(uuid.UUID(int=2))]


def test_repeated_and_empty_names_get_their_own(tmp_path):
    """As everywhere."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_arrays([pa.array(["1"])] * 3, ["id", "id", " "]), path)
    assert read_parquet(path).cells.column_names == ["id", "id (2)", "Column 3"]


def test_the_limits_hold(tmp_path):
    """Rows, columns and bytes."""
    with pytest.raises(BadFile, match="more than 2 rows"):
        _read(tmp_path, {"id": ["1", "2", "3"]}, Limits(rows=2))
    with pytest.raises(BadFile, match="more than 2 columns"):
        _read(tmp_path, {"a": ["1"], "b": ["1"], "c": ["1"]}, Limits(columns=2))
    with pytest.raises(BadFile, match="more than 1 MiB"):
        _read(tmp_path, {"id": ["A" * 1000] * 5000}, Limits(unpacked_bytes=1024 * 1024))


def test_no_rows_is_told(tmp_path):
    """A header only."""
    with pytest.raises(BadFile, match="no rows"):
        _read(tmp_path, {"id": pa.array([], pa.string())})


def test_damage_is_told(tmp_path):
    """Cut off, or not Parquet at all."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [str(number) for number in range(1000)]}), path)
    data = path.read_bytes()
    for broken in (data[: len(data) // 2], b"PAR1", b"PAR1" + bytes(100) + b"PAR1"):
        path.write_bytes(broken)
        with pytest.raises(BadFile, match="damaged"):
            read_parquet(path)


@pytest.mark.parametrize("seed", range(20))
def test_no_changed_byte_is_a_traceback(tmp_path, seed):
    """A table or a message."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [str(number) for number in range(300)], "n": list(range(300))}), path)
    data = bytearray(path.read_bytes())
    data[np.random.default_rng(seed).integers(len(data))] ^= 0x55
    path.write_bytes(data)
    with suppress(BadFile):
        assert read_parquet(path).cells.num_rows <= 300
