"""JSON that somebody sent, as records whose values are text: numbers keep their digits, nothing nests too deep."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.json_deep import SLICE_LEVELS, BrokenSlice, decode_deep, depth_of
from orgmodel.reading.limits import LIMITS

# A person among the reports of another is two levels deeper; wrappers and nested values need some more.
LEVELS_PER_PERSON, SPARE_LEVELS = 2, 500
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_GAP = re.compile(r"[\s,]*")


class NoJson(BadFile):
    """A text that stops being JSON somewhere; one that nests too deep, or whose brackets do not close, is none."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Values of a text.

    Attributes
    ----------
    data
        Mappings, lists and text; true, false and null as they are.
    repeated
        Mappings in which a key stood twice; the last value was taken.
    """

    data: Any
    repeated: Sequence[dict[str, Any]]


def parse_json(text: str, most_people: int = LIMITS.rows) -> Parsed:
    """Parse JSON, or JSON lines as a list.

    Raises
    ------
    BadFile
        If it is none, ends early, or nests deeper than a chain of so many people.
    """
    repeated: list[dict[str, Any]] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            repeated.append(made)
        return made

    def values_of(part: str, number: Callable[[str], Any]) -> list[Any]:
        # Numbers as text: 5,000 digits, 1E5, 007.10 and NaN stay what they are.
        decoder = json.JSONDecoder(object_pairs_hook=mapping, parse_int=str, parse_float=number, parse_constant=str)
        values, offset = [], _skip(part, 0)
        while offset < len(part):
            value, end = decoder.raw_decode(part, offset)
            values.append(value)
            offset = _skip(part, end)
        return values

    data = text.encode("utf-8", "surrogatepass")
    most = LEVELS_PER_PERSON * most_people + SPARE_LEVELS
    depth = depth_of(_ESCAPE.sub(b"  ", data), most)
    if depth.most > most:
        raise BadFile(
            f"The file is nested more than {most:,} levels deep",
            "Export one record per person, with a column that names the manager.",
        )
    try:
        if depth.most <= SLICE_LEVELS:
            values = values_of(text, str)
        elif depth.left:
            raise BadFile("The file is no JSON: its brackets do not close", "Check that the export is complete.")
        else:
            values = decode_deep(data, depth, values_of)
    except json.JSONDecodeError as error:
        raise _no_json(error.lineno, error.colno, error.msg) from None
    except BrokenSlice as error:
        before = data[: error.offset]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "surrogatepass")) + 1
        raise _no_json(before.count(b"\n") + 1, column, error.problem) from None
    if not values:
        raise BadFile("The file is empty", "Check that the export is complete.")
    return Parsed(values[0] if len(values) == 1 else values, repeated)


def _skip(text: str, offset: int) -> int:
    match = _GAP.match(text, offset)
    return match.end() if match else offset


def _no_json(line: int, column: int, problem: str) -> NoJson:
    return NoJson(
        f"The file is no JSON from line {line:,}, column {column:,} on: {problem}",
        "Export it again; if it was edited by hand, correct that place.",
    )
