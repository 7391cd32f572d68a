"""Shaped lines: from letters of any script to glyphs in the order in which they stand, by HarfBuzz."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from orgmodel.text.bidi import has_right_to_left, mirrored, stretches
from orgmodel.text.machine_fonts import Face, machine_fonts, our_face
from orgmodel.text.measure import Weight, is_covered

_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_COLOURED_FORM, _JOINER = "\ufe0f", "\u200d"
# Inter's contextual forms would draw "->" as an arrow, and a title is shown literally.
_FEATURES = {"calt": False}
_HANGUL, _KANA = ("\u1100", "\uac00", "\u3130"), ("\u3040", "\u30ff")


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """Glyph of a face: lengths in em; `text` is what it stands for as drawn, "" where the glyph before says it too."""

    face: Face
    number: int
    advance: float
    x: float
    y: float
    text: str


def is_plain(text: str) -> bool:
    """True if a line needs no shaping: Inter has its letters, and they run from left to right."""
    return text.isascii() or (is_covered(text) and not has_right_to_left(text))


@lru_cache(maxsize=4096)
def shape(text: str, weight: Weight) -> tuple[Glyph, ...]:
    """Glyphs of a line from left to right.

    Parameters
    ----------
    text
        A line as `orgmodel.text.measure.clean` returns it.

    Notes
    -----
    Letters that no font has are Inter's empty box. Some 50 us a line; the first one with letters that Inter lacks looks
    through the fonts of the machine.
    """
    language = _language(text)
    found: list[Glyph] = []
    for stretch in stretches(text):
        parts = _by_face(text, stretch.start, stretch.end, weight)
        for start, end, face in reversed(parts) if stretch.is_right_to_left else parts:
            found += _shaped(text[start:end], face, language, is_right_to_left=stretch.is_right_to_left)
    return tuple(found)


def _by_face(text: str, start: int, end: int, weight: Weight) -> list[tuple[int, int, Face]]:
    """Parts of a stretch, in the order of the text, with the face of each."""
    parts: list[tuple[int, int, Face]] = []
    for at in range(start, end):
        face = _face_of(text, at, parts[-1][2] if parts else None, weight)
        if parts and parts[-1][2] is face:
            parts[-1] = parts[-1][0], at + 1, face
        else:
            parts.append((at, at + 1, face))
    return parts


def _face_of(text: str, at: int, before: Face | None, weight: Weight) -> Face:
    char, inter = text[at], our_face(weight)
    kind = unicodedata.category(char)
    is_emoji = text[at + 1 : at + 2] == _COLOURED_FORM or (char >= "\U0001f000" and kind in ("So", "Sk"))
    # Marks and joiners stand with their letter, what is joined with what it is joined to.
    is_part = char in _JOINERS or kind in ("Mn", "Me", "Mc") or text[at - 1 : at] == _JOINER
    if before is not None and is_part and (char in _JOINERS or before.has(char)):
        return before
    # Signs and digits between letters of another font do not change it.
    is_common = kind[0] in "PSZ" and not is_emoji
    if before is not None and is_common and before.has(char) and not before.is_coloured:
        return before
    if inter.has(char) and not is_emoji:
        return inter
    return machine_fonts(weight).face_of(char, is_emoji=is_emoji) or inter


def _shaped(text: str, face: Face, language: str, *, is_right_to_left: bool) -> list[Glyph]:
    import uharfbuzz as hb  # noqa: PLC0415

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_right_to_left else "ltr"
    if language:
        buffer.language = language
    hb.shape(face.font, buffer, _FEATURES if face.is_ours else None)
    clusters = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(clusters, [*clusters[1:], len(text)], strict=True))
    said: set[int] = set()
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        own = "" if info.cluster in said else text[info.cluster : ends[info.cluster]]
        said.add(info.cluster)
        # A viewer turns a bracket in letters from the right round when it copies them.
        own = mirrored(own) if is_right_to_left else own
        em = face.upem
        glyphs.append(Glyph(face, info.codepoint, place.x_advance / em, place.x_offset / em, place.y_offset / em, own))
    return glyphs


def _language(text: str) -> str:
    """Language by which Han letters are drawn: that of the letters beside them, else Chinese; "" for none."""
    scripts = [unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in text if char > "\u1000"]
    if "HIRAGANA" in scripts or "KATAKANA" in scripts:
        return "ja"
    if "HANGUL" in scripts:
        return "ko"
    return "zh-Hans" if "CJK" in scripts else ""
