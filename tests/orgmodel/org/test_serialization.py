"""A company as bytes and back is the same company; anything else is refused in one sentence."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.org.org import Org
from orgmodel.org.serialization import from_arrow, to_arrow
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from tests.folders import DATA_FOLDER
from tests.orgmodel.reading.companies import write
from tests.strategies import org_tables

DATA = DATA_FOLDER
HEAD = ("id", "name", "title", "manager_id")


def packed(org: Org) -> bytes:
    with TemporaryDirectory() as folder:
        to_arrow(org, Path(folder, "org.arrow"))
        return Path(folder, "org.arrow").read_bytes()


def same(one: Org, two: Org) -> None:
    """Every column and array alike."""
    assert one.cells.to_pydict() == two.cells.to_pydict()
    assert one.cells.schema.names == two.cells.schema.names
    assert (dict(one.fields), one.placeholders) == (dict(two.fields), two.placeholders)
    for name in ("rows", "vacant", "gone", "dotted", "loops", "shared", "staff"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name), name)
        assert getattr(one, name).dtype == getattr(two, name).dtype, name
    for name in ("parent", "order", "starts", "count", "size", "depth", "height"):
        np.testing.assert_array_equal(getattr(one.tree, name), getattr(two.tree, name), name)
    assert one.sharers.to_pydict() == two.sharers.to_pydict()


@pytest.mark.parametrize(
    "name",
    ["oracle-hr/employees.csv", "uk-organograms/home-office-2014-09.csv", "nyc/nyc-governance-organizations.csv",
     "sourcegraph/team.yml", "berlin/senfin-organigram.json"],
)  # fmt: skip
def test_a_real_company_comes_back(name):
    """Job shares, staff counts, dotted lines, placeholders and all."""
    org = read_company(DATA / name).org
    same(org, from_arrow(packed(org)))


@settings(max_examples=40)
@given(org_tables())
def test_any_company_comes_back(rows):
    """With loops, ghosts, repeats and all of Unicode."""
    with TemporaryDirectory() as folder:
        try:
            org = read_company(write(Path(folder), [HEAD, *rows]), Choices(header_row=1, delimiter=",")).org
        except BadFile:
            return
        same(org, from_arrow(packed(org)))


@cache
def _whole() -> bytes:
    return packed(read_company(DATA / "chinook" / "Employee.csv").org)


@given(st.data())
def test_damaged_bytes_are_refused(data):
    """Cut anywhere, or with bytes turned over: a sentence, or a company of whole columns."""
    whole = bytearray(_whole())
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole) - 1)) :]
    else:
        for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
            whole[place] ^= 0xFF
    try:
        found = from_arrow(bytes(whole))
    except BadFile as refused:
        said = str(refused)
    else:
        said = "Load its file again."
        assert len(found.tree.parent) == found.cells.num_rows
    assert said.endswith("Load its file again.")


def rewritten(org: Org, change: Callable[[pa.Table], pa.Table]) -> bytes:
    """A packed company with its table changed, not compressed."""
    table = change(pa.ipc.open_file(packed(org)).read_all())
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


@pytest.mark.parametrize("bosses", [[1, 0, 0], [-1, 0, 3], [-1, 0, -2]], ids=["loop", "beyond", "below"])
def test_lines_that_lead_nowhere_are_refused(tmp_path, bosses):
    """A parent that is on a loop, or no seat."""
    path = write(tmp_path, [HEAD, ("1", "Ana", "", ""), ("2", "Ben", "", "1"), ("3", "Chen", "", "1")])
    org = read_company(path).org
    place = 4
    data = rewritten(
        org, lambda table: table.set_column(place, table.column_names[place], pa.array(bosses, pa.int32()))
    )
    with pytest.raises(BadFile, match="damaged"):
        from_arrow(data)


def test_a_text_that_lies_outside_of_its_column_is_refused(tmp_path):
    """Offsets that lead beyond the end would otherwise read foreign memory."""
    path = write(tmp_path, [HEAD, ("1", "Anastasia", "", ""), ("2", "Ben", "", "1"), ("3", "Chen", "", "1")])
    data = rewritten(read_company(path).org, lambda table: table)
    offsets = np.array([0, 9, 12, 16], "<i4").tobytes()
    assert data.count(offsets) == 1
    with pytest.raises(BadFile, match="damaged"):
        from_arrow(data.replace(offsets, np.array([0, 9, 12, 2**30], "<i4").tobytes()))


@pytest.mark.parametrize("data", [b"", b"ARROW1", b"x" * 1000, b"ARROW1\0\0" + b"\xff" * 100])
def test_what_is_no_company_is_refused(data):
    """Nothing, a beginning, nonsense."""
    with pytest.raises(BadFile, match="Load its file again"):
        from_arrow(data)
