"""Text measures: width, cutting and wrapping, and the characters that may be drawn.

Widths come from the bundled Inter fonts, so that screen, SVG, PNG and PDF cut a title at the same letter.
Kerning is left out: it moves a title by less than a pixel, and no painter but a browser applies it.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal

Weight = Literal[400, 600]

FONT_FOLDER = Path(__file__).parent / "fonts"
FONT_FILES: dict[Weight, Path] = {
    400: FONT_FOLDER / "Inter-Regular.ttf",
    600: FONT_FOLDER / "Inter-SemiBold.ttf",
}
ELLIPSIS = "…"
# A letter of any script in use needs four marks at most; more is a joke or an attack on the lines above and below.
# Eight are kept, and three are drawn: a fourth over a letter leaves the card.
MAX_MARKS, DRAWN_MARKS = 8, 3
# Twenty times what the widest card shows: a label of 1 MB costs no more than one of 2,000 letters.
MAX_LABEL = 2_000
REPLACEMENT = "\ufffd"

_SPACES = re.compile(r"\s+")
# Controls, zero-width spaces, bidirectional controls and tags: invisible, and able to reorder or widen what is near.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NOT_XML = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # with the non-characters of the first plane
_JOINER, _NON_JOINER = "\u200d", "\u200c"
# A family has four people, the longest emoji in use.
_MOST_JOINED = 3


@lru_cache(maxsize=2)
def advances(weight: Weight) -> dict[str, float]:
    """Advance width of each character of one bundled font.

    Parameters
    ----------
    weight
        400 for Inter Regular, 600 for Inter SemiBold.

    Returns
    -------
    dict of str to float
        Character to width in em. Characters the font lacks are absent. Shared: do not change it.

    Notes
    -----
    The first call reads the font (about 30 ms, and 60 ms for importing fontTools); later ones return the same table.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(FONT_FILES[weight], lazy=True) as font:
        widths, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def _guessed_em(char: str) -> float:
    """Width in em that fonts usually give a character which Inter lacks."""
    if char in {_JOINER, _NON_JOINER} or unicodedata.category(char) in {"Mn", "Me"}:
        return 0.0
    if "\U0001f3fb" <= char <= "\U0001f3ff":  # a skin colour
        return 0.0
    if "\U0001f1e6" <= char <= "\U0001f1ff":  # half of a flag
        return 0.65
    if char >= "\U0001f000" and unicodedata.category(char) == "So":
        return 1.3
    return 1.0 if unicodedata.east_asian_width(char) in {"W", "F"} else 0.62


def _ems(text: str, weight: Weight) -> list[float]:
    """Width in em of each character; an emoji joined to another adds nothing to it, a joined letter all its own."""
    table = advances(weight)
    widths = [table[char] if char in table else _guessed_em(char) for char in text]
    joined = 0
    for index, char in enumerate(text):
        if widths[index] == 0:
            continue
        is_part = text[index - 1 : index] == _JOINER and _is_emoji(char) and _is_emoji(text[max(index - 2, 0)])
        joined = joined + 1 if is_part and joined < _MOST_JOINED else 0
        if joined:
            widths[index] = 0.0
    return widths


def _is_emoji(char: str) -> bool:
    """True if a character is a pictogram, its skin colour, or the selector of its coloured form."""
    is_colour = char == "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff"
    return is_colour or (char >= "\u2190" and unicodedata.category(char) == "So")


def width_px(text: str, size_px: float, weight: Weight = 400) -> float:
    """Measure one line of text.

    Parameters
    ----------
    text
        A line as `clean` returns it.
    size_px
        Font size in px.
    weight
        400 or 600.

    Returns
    -------
    float
        Width in px. Exact without kerning where Inter has the characters, an estimate for other scripts.
    """
    try:
        return sum(map(advances(weight).__getitem__, text)) * size_px
    except KeyError:
        return sum(_ems(text, weight)) * size_px


def is_covered(text: str) -> bool:
    """True if the bundled fonts have a picture for every character of `text`."""
    return text.isascii() or all(char in advances(400) for char in text)


def _is_inside(text: str, index: int) -> bool:
    """True if a cut before `text[index]` would split what a reader sees as one sign."""
    char, before = text[index], text[index - 1]
    if _JOINER in (char, before) or unicodedata.category(char) in {"Mn", "Me", "Mc"}:
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        start = index
        while start > 0 and "\U0001f1e6" <= text[start - 1] <= "\U0001f1ff":
            start -= 1
        return (index - start) % 2 == 1
    return False


def fit(text: str, size_px: float, weight: Weight, max_px: float) -> str:
    """Cut a line so that it is at most `max_px` wide, with an ellipsis where something was cut.

    Letters keep their marks, flags their halves and joined emoji their parts.

    Parameters
    ----------
    text
        A line as `clean` returns it.
    size_px, weight
        As for `width_px`.
    max_px
        Room in px.

    Returns
    -------
    str
        `text` itself where it fits; empty where not even the ellipsis fits.

    Examples
    --------
    >>> fit("Director of operations", 13.5, 600, 400)
    'Director of operations'
    >>> fit("Director of operations", 13.5, 600, 100)
    'Director of o…'
    """
    if len(text) <= MAX_LABEL and width_px(text, size_px, weight) <= max_px:
        return text
    text = text[:MAX_LABEL]
    room_em = max_px / size_px - advances(weight)[ELLIPSIS]
    if room_em < 0:
        return ""
    used_em, end = 0.0, 0
    for em in _ems(text, weight):
        if used_em + em > room_em:
            break
        used_em += em
        end += 1
    while 0 < end < len(text) and _is_inside(text, end):
        end -= 1
    return text[:end].rstrip(" ,;:-–/(") + ELLIPSIS


def wrap(text: str, size_px: float, weight: Weight, max_px: float, max_lines: int) -> tuple[str, ...]:
    """Break a text at spaces into lines of at most `max_px`; the last line is cut where text is left over."""
    words = text[:MAX_LABEL].split()
    lines: list[str] = []
    while words:
        if len(lines) == max_lines - 1:
            lines.append(fit(" ".join(words), size_px, weight, max_px))
            break
        taken = 1
        while taken < len(words) and width_px(" ".join(words[: taken + 1]), size_px, weight) <= max_px:
            taken += 1
        lines.append(fit(" ".join(words[:taken]), size_px, weight, max_px))
        words = words[taken:]
    return tuple(lines)


def with_few_marks(text: str, most: int = MAX_MARKS) -> str:
    """The text without combining marks after the eighth on one letter, or after as many as said."""
    kept, marks = [], 0
    for char in text:
        if char not in (_JOINER, _NON_JOINER):  # a mark after one still stands on the same letter
            marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= most:
            kept.append(char)
    return "".join(kept)


def clean(text: str) -> str:
    r"""Make one drawable line of a text: composed, without invisible characters, valid in XML.

    Control, zero-width, bidirectional and tag characters go; runs of white space become one space; lone surrogates
    and non-characters become U+FFFD; a letter keeps at most three marks. Everything else is kept literally.

    Parameters
    ----------
    text
        Any string, a user's included. Only its first 2,000 characters are looked at.

    Returns
    -------
    str
        One line. `clean(clean(text)) == clean(text)`.

    Examples
    --------
    >>> clean("Chief\n Operating\u202e Officer")
    'Chief Operating Officer'
    """
    text = text[:MAX_LABEL]
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _NOT_XML.sub(REPLACEMENT, _UNSEEN.sub("", text))
    if not text.isascii():
        text = with_few_marks(unicodedata.normalize("NFC", text), DRAWN_MARKS)
    # Composed forms of a few letters are longer than what was typed.
    return _SPACES.sub(" ", text)[:MAX_LABEL].strip()
