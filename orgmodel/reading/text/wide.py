"""Wide signs: those of Chinese, Japanese and Korean take two places on a terminal."""

import unicodedata

_FILLER = "\0"


def widened(line: str) -> str:
    """A line with a filler behind each sign that takes two places, so that places count as on a terminal."""
    if line.isascii():
        return line
    return "".join(sign + _FILLER if unicodedata.east_asian_width(sign) in "WF" else sign for sign in line)


def narrowed(text: str) -> str:
    """A piece of a widened line as it was."""
    return text.replace(_FILLER, "")
