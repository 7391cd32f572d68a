"""SQL Server's hierarchyid: a place in a tree as bits, exported as hex text. ``0x5AC0`` is the path ``/1/1/``.

Each step of a path is a number in one of thirteen patterns that begin with different bits: ``x`` are bits of the
number, counted from the least the pattern holds, and the last bit tells whether the level ends there (``/``) or a
number between two follows (``.``, after a number that is stored one too large).

References
----------
Adam Milazzo, How the SQL Server hierarchyid data type works (kind of), adammil.net, 2008.
"""

import re
from collections.abc import Sequence

_PATTERNS = (
    ("01xxT", 0),
    ("100xxT", 4),
    ("101xxxT", 8),
    ("110xx0x1xxxT", 16),
    ("1110xxx0xxx0x1xxxT", 80),
    ("11110xxxxx0xxx0x1xxxT", 1_104),
    ("111110" + "x" * 19 + "0xxxxxx0xxx0x1xxxT", 5_200),
    ("111111" + "x" * 14 + "0" + "x" * 21 + "0xxxxxx0xxx0x1xxxT", 4_294_972_496),
    ("00111xxxT", -8),
    ("0010xx0x1xxxT", -72),
    ("000110xxxxx0xxx0x1xxxT", -4_168),
    ("000101" + "x" * 19 + "0xxxxxx0xxx0x1xxxT", -4_294_971_464),
    ("000100" + "x" * 14 + "0" + "x" * 21 + "0xxxxxx0xxx0x1xxxT", -281_479_271_682_120),
)
_STEP = re.compile("|".join(f"({pattern.replace('x', '[01]').replace('T', '[01]')})" for pattern, _ in _PATTERNS))
_FREE_BITS = tuple(tuple(index for index, bit in enumerate(pattern) if bit == "x") for pattern, _ in _PATTERNS)
# 892 bytes is the most the type holds. Exports of bulk copy write it without "0x".
_HEX = re.compile(r"0[xX]((?:[0-9A-Fa-f]{2}){0,892})")
_BARE = re.compile(r"(?:0[xX])?((?:[0-9A-Fa-f]{2}){1,892})|0[xX]")
_PATH = re.compile(r"/(?:-?\d++(?:\.-?\d++)*+/)*+")


def decode(texts: Sequence[str], *, is_bare: bool = False) -> list[str] | None:
    """Give hierarchyids as paths.

    Parameters
    ----------
    texts
        Hex as the server's tools write it (``0x5AC0``; ``0x`` is the root), or paths (``/1/1/``). Blanks stay.
    is_bare
        Whether hex stands without ``0x``.

    Returns
    -------
    list of str or None
        One path per text; None where one of them is no hierarchyid, or all are blank.

    Examples
    --------
    >>> decode(["0x", "0x58", "0x5AC0", "0x5B40", "/1/1/", ""])
    ['/', '/1/', '/1/1/', '/1/2/', '/1/1/', '']
    >>> decode(["0x58", "Ann"]) is None
    True
    """
    paths = []
    for text in texts:
        path = _decode_one(text.strip(), _BARE if is_bare else _HEX)
        if path is None:
            return None
        paths.append(path)
    return paths if any(paths) else None


def parent_path(path: str) -> str:
    """Give the path one level up; "" for the root, which has none.

    Examples
    --------
    >>> parent_path("/1/2.1/"), parent_path("/1/"), parent_path("/")
    ('/1/', '/', '')
    """
    return path[: path.rstrip("/").rfind("/") + 1]


def _decode_one(text: str, pattern: re.Pattern[str]) -> str | None:
    if not text or _PATH.fullmatch(text):
        return text
    match = pattern.fullmatch(text)
    if match is None:
        return None
    digits = match[1] or ""
    bits = f"{int(digits, 16):0{4 * len(digits)}b}" if digits else ""
    path, position = ["/"], 0
    is_whole = True
    # What is left of the last byte is filled with zeros; no pattern begins with four of them.
    while position < len(bits) and not (len(bits) - position < 8 and "1" not in bits[position:]):
        step = _STEP.match(bits, position)
        if step is None or step.lastindex is None:
            return None
        found = step[0]
        kind = step.lastindex - 1
        ordinal = _PATTERNS[kind][1] + int("".join([found[bit] for bit in _FREE_BITS[kind]]), 2)
        is_whole = found[-1] == "1"
        path.append(f"{ordinal}/" if is_whole else f"{ordinal - 1}.")
        position = step.end()
    return "".join(path) if is_whole else None
