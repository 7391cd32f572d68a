"""JSON that somebody sent, as records whose values are text: numbers keep their digits, nothing nests too deep."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgmodel.errors import BadFile
from orgmodel.reading.limits import MIB

# The parser of the standard library calls itself for each level and gives up near 1,000.
MOST_LEVELS = 500
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_GAP = re.compile(r"[\s,]*")
_PIECE_BYTES = 4 * MIB


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds.

    Attributes
    ----------
    data
        Mappings, lists and text; true, false and null as they are.
    repeated
        Mappings in which a key stood twice; the last value was taken.
    """

    data: Any
    repeated: Sequence[dict[str, Any]]


def parse_json(text: str) -> Parsed:
    """Parse JSON, or JSON lines as a list.

    Raises
    ------
    BadFile
        If it is none, nests too deep or ends early.
    """
    _check_levels(text)
    repeated: list[dict[str, Any]] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            repeated.append(made)
        return made

    # Numbers as text: 5,000 digits, 1E5, 007.10 and NaN stay what they are.
    decoder = json.JSONDecoder(object_pairs_hook=mapping, parse_int=str, parse_float=str, parse_constant=str)
    values, place = [], _skip(text, 0)
    try:
        while place < len(text):
            value, end = decoder.raw_decode(text, place)
            values.append(value)
            place = _skip(text, end)
    except json.JSONDecodeError as error:
        raise BadFile(
            f"The file is no JSON from line {error.lineno:,}, column {error.colno:,} on: {error.msg}",
            "Export it again; if it was edited by hand, correct that place.",
        ) from None
    except RecursionError:
        raise _too_deep() from None
    if not values:
        raise BadFile("The file is empty", "Check that the export is complete.")
    return Parsed(values[0] if len(values) == 1 else values, repeated)


def _skip(text: str, place: int) -> int:
    match = _GAP.match(text, place)
    return match.end() if match else place


def _check_levels(text: str) -> None:
    # Brackets outside quotes, counted piece by piece: what opens less what closes is the level.
    data = _ESCAPE.sub(b"", text.encode("utf-8", "surrogatepass"))
    is_quoted, level = False, 0
    for start in range(0, len(data), _PIECE_BYTES):
        piece = np.frombuffer(data, np.uint8, min(_PIECE_BYTES, len(data) - start), start)
        inside = np.logical_xor.accumulate(np.concatenate(([is_quoted], piece == ord('"'))))[1:]
        opens = (piece == ord("[")) | (piece == ord("{"))
        closes = (piece == ord("]")) | (piece == ord("}"))
        steps = np.where(inside, 0, opens.astype(np.int32) - closes.astype(np.int32))
        levels = level + np.cumsum(steps)
        if levels.max(initial=0) > MOST_LEVELS:
            raise _too_deep()
        is_quoted, level = bool(inside[-1]), int(levels[-1])


def _too_deep() -> BadFile:
    return BadFile(
        f"The file is nested more than {MOST_LEVELS:,} levels deep",
        "Export one record per person, with a column that names the manager.",
    )
