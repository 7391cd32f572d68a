"""Fonts of this machine for letters that Inter lacks: found when the first such letter comes, read where they lie."""

import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from orgmodel.text.measure import FONT_FILES, Weight, advances

# Of the table OS/2.
_ITALIC, _NORMAL_WIDTH, _LATIN_TEXT, _MONOSPACED, _SANS = 0x0001, 5, 2, 9, range(11, 16)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face of a font file, opened by HarfBuzz.

    Attributes
    ----------
    font
        Font of uharfbuzz, at the weight that was asked for where the face has several.
    upem
        Units of an em.
    is_coloured
        Whether its glyphs are pictures, as those of emoji are.
    is_ours
        Whether it is Inter.
    """

    font: Any
    upem: int
    is_coloured: bool = False
    is_ours: bool = False

    def has(self, char: str) -> bool:
        """True if the face has a glyph for a character."""
        return bool(self.font.get_nominal_glyph(ord(char)))


@dataclass(slots=True, eq=False)
class MachineFonts:
    """Faces of the machine for one weight, the most alike to Inter first."""

    faces: tuple[Face, ...]
    cache: dict[tuple[str, bool], Face | None] = field(default_factory=dict)

    def face_of(self, char: str, *, is_emoji: bool = False) -> Face | None:
        """Face for a character; None where no font has it. One in colours comes first for emoji, last for others."""
        key = char, is_emoji
        if key not in self.cache:
            having = (face for face in self.faces if face.has(char))
            self.cache[key] = min(having, key=lambda face: face.is_coloured != is_emoji, default=None)
        return self.cache[key]


@lru_cache(maxsize=2)
def our_face(weight: Weight) -> Face:
    """Face of Inter."""
    import uharfbuzz as hb  # noqa: PLC0415

    face = hb.Face(hb.Blob.from_file_path(str(FONT_FILES[weight])))
    return Face(hb.Font(face), face.upem, is_ours=True)


@lru_cache(maxsize=2)
def machine_fonts(weight: Weight) -> MachineFonts:
    """Fonts that the machine has; none where its system cannot be asked. Some 0.2 ms a file, once in a process."""
    faces = [(key, face) for path in _font_files() for key, face in _opened(path, weight)]
    return MachineFonts(tuple(face for _, face in sorted(faces, key=lambda each: each[0])))


def missing_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters for which neither Inter nor the machine has a font, in order; marks and joiners do not count."""
    ours = advances(400)
    letters = {char for text in texts if not text.isascii() for char in text if char not in ours}
    shown = (char for char in letters if unicodedata.category(char)[0] not in "MCZ")
    return tuple(sorted(char for char in shown if machine_fonts(400).face_of(char) is None))


@lru_cache(maxsize=1)
def _font_files() -> tuple[str, ...]:
    from find_system_fonts_filename import (  # noqa: PLC0415
        FindSystemFontsFilenameException,
        get_system_fonts_filename,
    )

    try:
        return tuple(sorted(str(path) for path in get_system_fonts_filename()))
    except (FindSystemFontsFilenameException, OSError):
        # A server without fontconfig has no fonts; the note on missing letters says what to do.
        return ()


def _opened(path: str, weight: Weight) -> list[tuple[tuple[Any, ...], Face]]:
    """Upright faces of a file with what they are sorted by; none of a file that is no font."""
    import uharfbuzz as hb  # noqa: PLC0415

    try:
        blob = hb.Blob.from_file_path(path)
        count = hb.Face(blob).count
    except (OSError, hb.HarfBuzzError):
        return []
    found = []
    for index in range(count):
        face = hb.Face(blob, index)
        style = _style(bytes(face.reference_table("OS/2").data), is_coloured=face.has_color_png)
        if style is None or not face.upem:
            continue
        font = hb.Font(face)
        if face.has_var_data:
            font.set_variations({"wght": float(weight)})
            style = (style[0], 0)
        is_serif, own_weight = style
        key = is_serif, abs(own_weight - weight) if own_weight else 0, path, index
        found.append((key, Face(font, face.upem, is_coloured=face.has_color_png)))
    return found


def _style(table: bytes, *, is_coloured: bool) -> tuple[bool, int] | None:
    """Style of a face: whether it has serifs, and its weight; None of italics, monospaced and unknown ones."""
    if len(table) < 64:
        return None
    weight, width = struct.unpack_from(">HH", table, 4)
    panose, (selection,) = table[32:42], struct.unpack_from(">H", table, 62)
    is_monospaced = panose[0] == _LATIN_TEXT and panose[3] == _MONOSPACED
    if selection & _ITALIC or width != _NORMAL_WIDTH or (is_monospaced and not is_coloured):
        return None
    return panose[1] not in _SANS, weight
