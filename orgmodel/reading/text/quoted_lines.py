"""Lines that stand wholly in quotes, as a spreadsheet writes a table that it took for one column."""

import re
from dataclasses import replace

import numpy as np

from orgmodel.reading.text.encoding import Text

# A quoted cell from end to end of a line, and delimiters of empty cells behind it.
_WHOLE = re.compile(rb'"((?:[^"\r\n]|"")*+)"[,;\t]*+')
_INNER = re.compile(rb'""(?:[^"]|"(?!"))*+""')
_LINE = re.compile(rb"[^\r\n]++")
_SAMPLE_BYTES = 65_536
# Of the lines, so many must be wrapped: the headings may not be.
_USUAL = 0.9
_SIGNS = (b",", b";", b"\t", b"|")


def unwrapped(text: Text) -> Text | None:
    """Take the outer quotes off every line and halve those inside; None where lines are not wrapped.

    Notes
    -----
    A line is wrapped where it is one quoted cell with a delimiter inside. O(size), and a copy of the text.
    """
    sample = bytes(text.data[text.start : text.start + _SAMPLE_BYTES])
    lines = _LINE.findall(sample)
    if len(text.data) - text.start > _SAMPLE_BYTES:
        lines = lines[:-1]
    if len(lines) < 2 or not _are_wrapped(lines):
        return None
    data = bytes(text.data[text.start :])
    parts = []
    place = 0
    for line in _LINE.finditer(data):
        parts.append(data[place : line.start()])
        whole = _WHOLE.fullmatch(line[0].rstrip(b" "))
        parts.append(whole[1].replace(b'""', b'"') if whole else line[0])
        place = line.end()
    parts.append(data[place:])
    # Places of doubtful characters are those of the text before: whoever reads this one tells how many there were.
    return replace(text, data=b"".join(parts), start=0, doubtful=np.empty(0, np.int64))


def _are_wrapped(lines: list[bytes]) -> bool:
    inner = [whole[1] for line in lines if (whole := _WHOLE.fullmatch(line.rstrip(b" ")))]
    if len(inner) < _USUAL * (len(lines) - 1):
        return False
    # What stands in quotes of its own is one cell.
    bare = [_INNER.sub(b"", text) for text in inner]
    # One column of quoted texts has no delimiter that comes as often on every line.
    for sign in _SIGNS:
        counts = [text.count(sign) for text in bare]
        usual = max(set(counts), key=counts.count)
        if usual and counts.count(usual) >= _USUAL * len(counts) and sign + b" " not in inner[0]:
            return True
    return False
