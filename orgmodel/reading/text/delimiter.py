"""Delimiter detection: the character between the cells."""

import re
from collections import Counter
from itertools import islice

from orgmodel.errors import BadFile
from orgmodel.reading.text.encoding import Bytes
from orgmodel.reading.text.lines import BLANKS, records

SAMPLE_BYTES = 262_144
_SAMPLE_RECORDS = 200
_CANDIDATES = (b",", b";", b"\t", b"|")
# Of tables that hold all of these in their cells; no text for reading has one on every line.
_RARE = (b"^", b"~")
_LINE = re.compile(rb"(?<![^\r\n])[^\S\r\n]*+\S[^\r\n]*+")
_DECLARATION = re.compile(rb'"?sep=([^\r\n])"?[ ,;\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def declared_delimiter(data: Bytes, start: int) -> tuple[bytes, int]:
    """Read the line ``sep=;`` that Excel writes and eats: the delimiter and the place after the line.

    Without such a line the delimiter is empty and the place is `start`.
    """
    line = _DECLARATION.match(data[start : start + 20])
    is_known = line is not None and (line[1] == b"\t" or line[1] > b" ")
    return (line[1], start + line.end()) if line and is_known else (b"", start)


def checked_delimiter(choice: str) -> bytes:
    """Chosen delimiter as UTF-8.

    Raises
    ------
    BadFile
        If it is not one character, or a quote, a line's end or another character that nobody sees.
    """
    if len(choice) != 1 or choice in '"\r\n' or (choice != "\t" and not choice.isprintable()):
        raise BadFile(f"{choice!r} cannot be the delimiter", "Choose one character, such as a comma, or a tab.")
    return choice.encode()


def find_delimiter(data: Bytes, start: int, end: int) -> bytes:
    """Choose the delimiter whose number of cells is the steadiest over the first records, quotes respected.

    Runs of blanks count only where every line has the same number of words and these look like the ends of edges:
    most hold a digit, or the words of one column stand in another.
    """
    sample = bytes(data[start : min(end, start + SAMPLE_BYTES)])
    if end - start > len(sample):
        cut = max(sample.rfind(b"\n"), sample.rfind(b"\r"))
        sample = sample[: cut + 1] if cut > 0 else sample
    best, most = b"", 0.0
    for delimiter in _CANDIDATES:
        score = _steadiness(sample, delimiter)
        if score > most:
            best, most = delimiter, score
    rare = next((sign for sign in _RARE if not best and _steadiness(sample, sign) >= 1), b"")
    return best or rare or (BLANKS if _are_edges(sample) else b",")


def usual_width(data: Bytes, start: int, end: int, delimiter: bytes) -> int:
    """Commonest number of cells of the first records that are not blank; 1 where there are none."""
    return _usual(_widths(bytes(data[start : min(end, start + SAMPLE_BYTES)]), delimiter))[0]


def _widths(sample: bytes, delimiter: bytes) -> list[int]:
    first = _LINE.search(sample)
    guess = first[0].count(delimiter) + 1 if first else 1
    taken = islice(records(sample, 0, len(sample), delimiter, guess), _SAMPLE_RECORDS)
    return [len(record.cells) for record in taken if len(record.cells) > 1 or record.cells[0].strip()]


def _usual(widths: list[int]) -> tuple[int, int]:
    return Counter(widths).most_common(1)[0] if widths else (1, 0)


def _steadiness(sample: bytes, delimiter: bytes) -> float:
    """Score from 0: share of records with the usual number of cells, and a little more for many cells."""
    widths = _widths(sample, delimiter)
    usual, count = _usual(widths)
    if usual < 2:
        # One long table under a page of titles: the usual record is taken among those that have the delimiter.
        split = [width for width in widths if width > 1]
        usual, count = _usual(split)
        if len(split) < 0.3 * len(widths) or len(split) < 2:
            return 0.0
    score = count / len(widths) * (1 + min(usual, 50) / 100)
    # Within prose a comma or semicolon is followed by a blank.
    total, spaced = sample.count(delimiter), sample.count(delimiter + b" ")
    return score * (0.5 if spaced > 0.5 * total else 1)


def _are_edges(sample: bytes) -> bool:
    taken = islice(records(sample, 0, len(sample), BLANKS, 2), _SAMPLE_RECORDS)
    rows = [record.cells for record in taken if record.cells != [b""] and not record.cells[0].startswith((b"#", b"%"))]
    widths = {len(cells) for cells in rows}
    if len(widths) == 1 and len(rows) in widths and {cell for cells in rows for cell in cells} <= {b"0", b"1"}:
        # A matrix of people by people.
        return len(rows) > 2
    if len(widths) != 1 or not 2 <= min(widths) <= 4:
        return False
    words = [cell for cells in rows for cell in cells]
    if sum(1 for word in words if re.search(rb"\d", word)) > 0.5 * len(words):
        return True
    first, second = {cells[0] for cells in rows}, {cells[1] for cells in rows}
    return len(rows) > 1 and len(first & second) >= 0.3 * min(len(first), len(second))
