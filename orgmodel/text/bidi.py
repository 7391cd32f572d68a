"""Order of a line in which both directions of writing occur, by the Unicode bidirectional algorithm (UAX #9).

A line is one paragraph that runs as its first letter does (rules P2 and P3), whatever it stands beside; explicit
controls are gone from it (`clean`), so that of the rest of the algorithm only the rules W, N, I and L are left.
"""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

_OPENING, _CLOSING = "([{\u2329\u3008\u300a\u300c\u300e\u3010", ")]}\u232a\u3009\u300b\u300d\u300f\u3011"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
_MIRRORED = str.maketrans(_OPENING + _CLOSING + "<>«»‹›", _CLOSING + _OPENING + "><»«›‹")
# UAX #9, BD16: of more brackets that are open at once none is looked at.
_MOST_OPEN = 63
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_NEUTRAL = frozenset(["B", "S", "WS", "ON", "BN"])
_RIGHT = frozenset(["R", "AL", "AN"])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a line from `start` to before `end`, written in one direction."""

    start: int
    end: int
    is_right_to_left: bool


def has_right_to_left(text: str) -> bool:
    """True if any letter or number of a line runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RIGHT for char in text)


def starts_from_right(text: str) -> bool:
    """True if the first letter of a line belongs to a script from the right, so that the line begins there."""
    if text.isascii():
        return False
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False)


def mirrored(text: str) -> str:
    """Brackets and quotes as they are drawn in a stretch from the right."""
    return text.translate(_MIRRORED)


def stretches(text: str) -> tuple[Stretch, ...]:
    """Stretches of a line as they stand from left to right. O(letters)."""
    if not has_right_to_left(text):
        return (Stretch(0, len(text), False),) if text else ()
    levels = _levels(text)
    runs, start = [], 0
    for level, places in groupby(levels):
        end = start + len(list(places))
        runs.append((start, end, level))
        start = end
    for floor in range(max(levels), 0, -1):
        runs = _turned(runs, floor)
    return tuple(Stretch(start, end, level % 2 == 1) for start, end, level in runs)


def _turned(runs: list[tuple[int, int, int]], floor: int) -> list[tuple[int, int, int]]:
    """Runs with each row of them at or above a level turned round (rule L2)."""
    found: list[tuple[int, int, int]] = []
    for is_above, row in groupby(runs, lambda run: run[2] >= floor):
        some = list(row)
        found += reversed(some) if is_above else some
    return found


def _levels(text: str) -> list[int]:
    """Level of each character: even ones run from left to right."""
    types = [unicodedata.bidirectional(char) or "L" for char in text]
    base = int(starts_from_right(text))
    around = "LR"[base]
    _resolve_weak(types, around)
    _resolve_brackets(text, types, around)
    _resolve_neutral(types, around)
    levels = [{"L": 2 * base, "R": 1}.get(kind, 2) for kind in types]
    # White space at the end stands where the line ends (rule L1).
    for at in range(len(text) - 1, -1, -1):
        if unicodedata.bidirectional(text[at]) not in ("WS", "BN"):
            break
        levels[at] = base
    return levels


def _resolve_weak(types: list[str], around: str) -> None:
    """Rules W1 to W7: marks, numbers and what stands between and beside them."""
    before, strong = around, around
    for at, kind in enumerate(types):
        if kind == "NSM":
            types[at] = before
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
        before = types[at]
        strong = kind if kind in ("L", "R", "AL") else strong
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for at in range(1, len(types) - 1):
        beside = types[at - 1]
        if beside == types[at + 1] and (
            (types[at] == "CS" and beside in ("EN", "AN")) or (types[at] == "ES" and beside == "EN")
        ):
            types[at] = beside
    start = 0
    for kind, row in groupby(list(types)):
        end = start + len(list(row))
        if kind == "ET" and "EN" in (types[start - 1] if start else "", types[end] if end < len(types) else ""):
            types[start:end] = ["EN"] * (end - start)
        start = end
    strong = around
    for at, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _resolve_brackets(text: str, types: list[str], around: str) -> None:
    """Rule N0: a pair of brackets runs as the line if anything in it does, else as what stands before it."""
    for first, last in _bracket_pairs(text, types):
        inside = {_STRONG[kind] for kind in types[first + 1 : last] if kind in _STRONG}
        if not inside:
            continue
        before = next((_STRONG[kind] for kind in reversed(types[:first]) if kind in _STRONG), around)
        for place in (first, last):
            types[place] = around if around in inside else before
            # Marks stand with what they stand on.
            for at in range(place + 1, len(text)):
                if unicodedata.bidirectional(text[at]) != "NSM":
                    break
                types[at] = types[place]


def _bracket_pairs(text: str, types: list[str]) -> list[tuple[int, int]]:
    closing = {last: first for first, last in _PAIRS.items()}
    waiting: list[tuple[str, int]] = []
    pairs = []
    for at, char in enumerate(text):
        if types[at] != "ON":
            continue
        if char in _PAIRS:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((char, at))
        elif char in closing:
            depth = next((back for back in range(len(waiting) - 1, -1, -1) if waiting[back][0] == closing[char]), -1)
            if depth >= 0:
                pairs.append((waiting[depth][1], at))
                del waiting[depth:]
    return sorted(pairs)


def _resolve_neutral(types: list[str], around: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both sides where they agree, else that of the line."""
    start = 0
    for is_neutral, row in groupby(list(types), lambda kind: kind in _NEUTRAL):
        end = start + len(list(row))
        if is_neutral:
            sides = {
                _STRONG[types[start - 1]] if start else around,
                _STRONG[types[end]] if end < len(types) else around,
            }
            types[start:end] = [sides.pop() if len(sides) == 1 else around] * (end - start)
        start = end
