"""Types of columns for workbooks: which hold numbers or dates only, so that a spreadsheet can count with them.

A column is typed only where each of its cells comes back as it was: 00123 stays a text, and so does 1.50.
"""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from orgmodel import arrow_compute as pc

Kind = Literal["text", "number", "date"]

# A spreadsheet keeps 15 digits of a number.
_WHOLE = r"^-?(0|[1-9]\d{0,14})$"
_DECIMAL = r"^-?(0|[1-9]\d{0,9})(\.\d{0,4}[1-9])?$"
# Spreadsheets count days from 1900-03-01 on alike.
_DATE = r"^(19[0-9]{2}|20[0-9]{2})-\d{2}-\d{2}$"
_FIRST_DAY = "1900-03-01"
# Days from the day that spreadsheets call 0 to 1970-01-01.
_EPOCH_DAYS = 25_569
TEXT_FORMAT, DATE_FORMAT = "@", "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Typed:
    """A column as it is written.

    Attributes
    ----------
    number_format
        How a spreadsheet shows it.
    values
        Text; or what stands for the number, null where there is none.
    """

    kind: Kind
    number_format: str
    values: pa.ChunkedArray


def typed(column: pa.ChunkedArray) -> Typed:
    """Type of a column by all of its cells. O(cells)."""
    if pa.types.is_integer(column.type):
        return Typed("number", "0", column.cast(pa.string()))
    texts = column.cast(pa.string())
    blank = pc.equal(texts, "")
    filled = texts.filter(pc.invert(blank))
    if not len(filled):
        return Typed("text", TEXT_FORMAT, texts)
    numbers = pc.if_else(blank, None, texts)
    number_format = _number_format(filled)
    if number_format:
        return Typed("number", number_format, numbers)
    days = _days(filled, numbers)
    return Typed("text", TEXT_FORMAT, texts) if days is None else Typed("date", DATE_FORMAT, days)


def _number_format(filled: pa.ChunkedArray) -> str:
    """Number format of a column; "" where one is none, or would come back otherwise."""
    # -0 would come back as 0.
    if pc.any(pc.match_substring_regex(filled, r"^-0(\.0+)?$")).as_py():
        return ""
    if _all(filled, _WHOLE):
        return "0"
    return "General" if _all(filled, _DECIMAL) else ""


def _days(filled: pa.ChunkedArray, dates: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Dates as numbers of days, as text; None where a cell is no date."""
    if not _all(filled, _DATE) or pc.any(pc.less(filled, pa.scalar(_FIRST_DAY, pa.string()))).as_py():
        return None
    try:
        days = dates.cast(pa.date32()).cast(pa.int32())
    except pa.ArrowInvalid:
        return None
    return pc.add(days, _EPOCH_DAYS).cast(pa.string())


def _all(texts: pa.ChunkedArray, pattern: str) -> bool:
    return bool(pc.all(pc.match_substring_regex(texts, pattern)).as_py())
