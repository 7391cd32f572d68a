"""A small font for tests: a box of its own width for each letter that it is asked to have."""

from collections.abc import Callable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

# A machine is given the files of its fonts.
Machine = Callable[..., None]


def make_font(path: Path, letters: str, *, has_cubic: bool = False, weight: int = 400, width: int = 700) -> Path:
    """Write a font with some letters; with curves of the third degree, as CFF has them, or of the second."""
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=not has_cubic)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    drawn = {}
    for at, name in enumerate(names):
        pen = T2CharStringPen(width, None) if has_cubic else TTGlyphPen(None)
        pen.moveTo((50, 0))
        pen.lineTo((50, 300 + 50 * at))
        pen.lineTo((width - 50, 300 + 50 * at))
        pen.lineTo((width - 50, 0))
        pen.closePath()
        drawn[name] = pen.getCharString() if has_cubic else pen.glyph()
    if has_cubic:
        builder.setupCFF("Small", {"FullName": "Small"}, drawn, {})
    else:
        builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.save(path)
    return path
