"""The columns of a whole typical company, as its CSV has them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.org.tree import Ints
from orgmodel.typical.population.blocks import Block, Plan

# Field to heading, in the order of the columns; the reader finds each by its heading.
FIELDS = {
    "id": "Id",
    "name": "Name",
    "title": "Title",
    "department": "Department",
    "grade": "Grade",
    "manager": "Manager id",
    "dotted": "Dotted line manager",
}
UNIT = "Unit"


def cells_of(plan: Plan, parent: Ints, dotted: Ints) -> pa.Table:
    """Text of every seat: id, name, title, department, unit, grade, boss.

    A name is the title, short and numbered where several hold it. The column of units, and that of dotted lines, is
    there only where there are some.
    """
    counts = [block.count for block in plan.blocks]
    where = pa.array(np.repeat(np.arange(len(counts), dtype=np.int32), counts))

    def each(texts: Sequence[str]) -> pa.Array:
        return pa.array(texts, pa.string()).take(where)

    ids = pa.array(np.arange(1, len(parent) + 1)).cast(pa.string())
    columns = {
        "Id": ids,
        "Name": _names(plan.blocks, where),
        "Title": each([block.title for block in plan.blocks]),
        "Department": each([block.department for block in plan.blocks]),
        UNIT: each([block.unit for block in plan.blocks]),
        "Grade": each([f"{block.level:g}" for block in plan.blocks]),
        "Manager id": _ids(ids, parent),
    }
    if not any(block.unit for block in plan.blocks):
        del columns[UNIT]
    if len(dotted):
        second = np.full(len(parent), -1, np.int32)
        second[dotted[:, 0]] = dotted[:, 1]
        columns["Dotted line manager"] = _ids(ids, second)
    return pa.table(columns)


def _ids(ids: pa.Array, seats: Ints) -> pa.Array:
    """Ids of seats, "" for -1."""
    return pc.fill_null(ids.take(pa.array(seats, mask=seats < 0)), "")


def _names(blocks: Sequence[Block], where: pa.Array) -> pa.Array:
    """Titles; where several hold one, short with the number of each."""
    holders: dict[str, int] = {}
    firsts = []
    for block in blocks:
        firsts.append(holders.get(block.short, 0))
        holders[block.short] = firsts[-1] + block.count
    words = [block.title if holders[block.short] == 1 else block.short for block in blocks]
    counts = np.array([block.count for block in blocks])
    ends = np.cumsum(counts)
    numbers = np.arange(1, ends[-1] + 1) - np.repeat(ends - counts - firsts, counts)
    alone = np.repeat([holders[block.short] == 1 for block in blocks], counts)
    titles = pa.array(words, pa.string()).take(where)
    return pc.binary_join_element_wise(titles, _grouped(numbers, alone), " ", null_handling="skip")


def _grouped(numbers: NDArray[np.int64], left_out: NDArray[np.bool_]) -> pa.Array:
    """Whole numbers below a thousand million as "1,204,123"; null where left out."""
    low = pa.array(numbers % 1000, mask=left_out).cast(pa.string())
    padded = pa.array([f",{number:03d}" for number in range(1000)])
    end, middle = padded.take(pa.array(numbers % 1000)), padded.take(pa.array(numbers // 1000 % 1000))
    thousands = pc.binary_join_element_wise(_text(numbers // 1000 % 1000), end, "")
    millions = pc.binary_join_element_wise(_text(numbers // 1_000_000), middle, end, "")
    text = pc.if_else(pa.array((numbers >= 1000) & ~left_out), thousands, low)
    return pc.if_else(pa.array((numbers >= 1_000_000) & ~left_out), millions, text)


def _text(numbers: NDArray[np.int64]) -> pa.Array:
    return pa.array(numbers).cast(pa.string())
