"""JSON nested deeper than the parser of the standard library goes: taken apart, and written.

The parser calls itself for each level. A deep text is cut at every `SLICE_LEVELS`: the innermost slices are parsed
first, and a number that occurs nowhere else stands for each in the slice around it. No level costs a call.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from orgmodel.reading.limits import MIB

# Levels parsed at once; the parser gives up near 1,000.
SLICE_LEVELS = 400
_PIECE_BYTES = 4 * MIB
Decode: TypeAlias = Callable[[str, Callable[[str], Any]], list[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Depth:
    """Nesting of the brackets in a text.

    Attributes
    ----------
    most
        Deepest level.
    left
        Brackets open at the end; negative where one closes that never opened.
    cuts
        Places, ascending, of the brackets that open or close a slice.
    """

    most: int
    left: int
    cuts: NDArray[np.int64]


class BrokenSlice(ValueError):
    """A slice that is no JSON: what is wrong, and its place in the whole text in bytes."""

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.problem, self.offset = problem, offset


@dataclass(slots=True)
class _Slice:
    """Text of a slice so far, and the place up to which the whole text is in it."""

    offset: int
    pieces: list[bytes] = field(default_factory=list)
    # Where each part stands in the whole text.
    offsets: list[int] = field(default_factory=list)

    def add(self, piece: bytes, offset: int) -> None:
        self.pieces.append(piece)
        self.offsets.append(offset)


def depth_of(data: bytes, most: int) -> Depth:
    """Measure brackets outside quotes; what opens less what closes is the level. Ends early beyond `most` levels.

    Parameters
    ----------
    data
        JSON without escapes, each replaced by as many other bytes.
    """
    is_quoted, level, deepest, lowest = False, 0, 0, 0
    cuts: list[NDArray[np.int64]] = []
    for start in range(0, len(data), _PIECE_BYTES):
        piece = np.frombuffer(data, np.uint8, min(_PIECE_BYTES, len(data) - start), start)
        inside = np.logical_xor.accumulate(np.concatenate(([is_quoted], piece == ord('"'))))[1:]
        opens = ((piece == ord("[")) | (piece == ord("{"))) & ~inside
        closes = ((piece == ord("]")) | (piece == ord("}"))) & ~inside
        levels = level + np.cumsum(opens.astype(np.int32) - closes.astype(np.int32))
        deepest, lowest = max(deepest, int(levels.max())), min(lowest, int(levels.min()))
        if deepest > SLICE_LEVELS:
            # A slice lies between the bracket that opens its first level and the one that closes it.
            is_first = np.where(opens, levels, levels + 1) % SLICE_LEVELS == 1
            cuts.append(start + np.flatnonzero((opens | closes) & is_first & (levels + closes > SLICE_LEVELS)))
        is_quoted, level = bool(inside[-1]), int(levels[-1])
        if deepest > most:
            break
    return Depth(deepest, lowest or level, np.concatenate(cuts) if cuts else np.zeros(0, np.int64))


def decode_deep(data: bytes, depth: Depth, decode: Decode) -> list[Any]:
    """Parse a text slice by slice; brackets must close.

    Parameters
    ----------
    decode
        Makes values of JSON; the function it is given makes one of each number that is not whole.

    Raises
    ------
    BrokenSlice
        If a slice is no JSON.
    """
    # Nobody can write down a number made of a digest of the text it stands in.
    mark = f"0.{int.from_bytes(hashlib.blake2b(data, digest_size=16).digest()):039d}e"
    done: list[Any] = []

    def number(text: str) -> Any:
        return done[int(text.removeprefix(mark))] if text.startswith(mark) else text

    def values_of(one: _Slice) -> list[Any]:
        text = b"".join(one.pieces)
        try:
            return decode(text.decode("utf-8", "surrogatepass"), number)
        except json.JSONDecodeError as error:
            raise BrokenSlice(error.msg, _offset_in_text(one, len(error.doc[: error.pos].encode()))) from None

    stack = [_Slice(0)]
    for cut in depth.cuts.tolist():
        top = stack[-1]
        if data[cut] in b"[{":
            top.add(data[top.offset : cut], top.offset)
            stack.append(_Slice(cut))
        else:
            top.add(data[top.offset : cut + 1], top.offset)
            stack.pop()
            done += values_of(top)
            stack[-1].add(f"{mark}{len(done) - 1}".encode(), cut)
            stack[-1].offset = cut + 1
    top = stack[-1]
    top.add(data[top.offset :], top.offset)
    return values_of(top)


def _offset_in_text(one: _Slice, offset: int) -> int:
    for part, start in zip(one.pieces, one.offsets, strict=True):
        if offset < len(part):
            return start + offset
        offset -= len(part)
    return one.offset


def write_json(value: Any, most: int) -> str:
    """Write a value as JSON, at most so many characters of it, however deep it nests.

    Examples
    --------
    >>> write_json({"a": ["b", None, {}]}, 100), write_json([[[["x"]]]], 4)
    ('{"a": ["b", null, {}]}', '[[[[')
    """
    parts: list[str] = []
    size = 0
    for part in _tokens(value):
        parts.append(part)
        size += len(part)
        if size >= most:
            break
    return "".join(parts)[:most]


def _tokens(value: Any) -> Iterator[str]:
    stack: list[Any] = [iter([("", value)])]
    ends = [""]
    while stack:
        lead, item = next(stack[-1], (None, None))
        if lead is None:
            stack.pop()
            yield ends.pop()
            continue
        yield lead
        if isinstance(item, dict):
            yield "{"
            leads = map(str.format, chain(["{}: "], repeat(", {}: ")), map(_quoted, item))
            stack.append(zip(leads, item.values(), strict=True))
            ends.append("}")
        elif isinstance(item, list):
            yield "["
            stack.append(zip(chain([""], repeat(", ")), item, strict=False))
            ends.append("]")
        else:
            yield _quoted(item)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
