"""Content of a page of a PDF: the operators of its shapes, written straight into the page.

Texts of 100,000 people are millions of numbers: each shape is one line of the page, and what comes again (colours,
outlines of cards, letters of a title) is written once and looked up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

from orgmodel.export.drawings.drawing import Circle, Group, Path, Picture, Rect, Shape, Step, Text
from orgmodel.export.drawings.logo import png_of
from orgmodel.export.pdf.glyph_fonts import EM, image_of, width_of
from orgmodel.text.bidi import has_right_to_left
from orgmodel.text.measure import Weight
from orgmodel.text.shaping import Glyph, is_plain
from orgmodel.text.shaping import shape as shape_text

FONTS: dict[Weight, str] = {400: "Inter", 600: "Inter-SemiBold"}
# How far the handles of a cubic quarter of a circle stay from the corner, of its radius.
_HANDLE = 0.4477
_OPERATORS = {"M": "m", "L": "l", "C": "c"}
# Brackets and backslashes; what is no letter of ASCII is written as its number.
_ESCAPED = {code: f"\\{code:03o}" for code in range(256) if not 32 <= code < 127} | {
    ord(sign): f"\\{sign}" for sign in "()\\"
}


class Letters:
    """Letters of the bundled fonts as one document writes them.

    Parameters
    ----------
    document
        Document of ReportLab's canvas.
    """

    def __init__(self, document: Any) -> None:
        from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415  only an export needs it

        self._document = document
        self._fonts = {weight: pdfmetrics.getFont(name) for weight, name in FONTS.items()}
        self._written: dict[tuple[Weight, str], tuple[tuple[str, str], ...]] = {}

    def written(self, text: str, weight: Weight) -> tuple[tuple[str, str], ...]:
        """Parts of a line: the font of each, with its slash, and its letters in brackets."""
        key = weight, text
        if key not in self._written:
            font = self._fonts[weight]
            self._written[key] = tuple(
                (font.getSubsetInternalName(subset, self._document), f"({codes.decode('latin-1').translate(_ESCAPED)})")
                for subset, codes in font.splitString(text, self._document)
            )
        return self._written[key]


def write_shapes(shapes: Iterable[Shape], canvas: Any) -> None:
    """Write shapes on the page of a canvas whose y grows down."""
    add = canvas._code.append
    for shape in shapes:
        match shape:
            case Group():
                add(enter(shape))
                write_shapes(shape.shapes, canvas)
                add("Q")
            case Text():
                add(_plain(shape, canvas) if is_plain(shape.text) else _shaped(shape, canvas))
            case Rect():
                add(_inked(shape, _rounded(shape.x, shape.y, shape.width, shape.height, shape.rx), shape.dash))
            case Circle():
                x, y, radius = shape.x, shape.y, shape.radius
                add(_inked(shape, _rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)))
            case Picture():
                add(_picture(shape, canvas))
            case Path():
                # Outlines of cards come again and again, lines do not.
                steps = _outline(shape.steps) if shape.steps[-1][0] == "Z" else _steps(shape.steps)
                add(_inked(shape, steps, shape.dash))


def enter(group: Group) -> str:
    """Operators that move into a group; "Q" leaves it."""
    return f"q {group.scale:.5g} 0 0 {group.scale:.5g} {group.x:.2f} {group.y:.2f} cm"


def _inked(shape: Rect | Circle | Path, path: str, dash: tuple[float, ...] = ()) -> str:
    """Outline of a shape with its colours, filled and drawn as they say."""
    fill = f"{_colour(shape.fill)} rg " if shape.fill else ""
    if not shape.stroke:
        return f"{fill}{path} {'f' if fill else 'n'}"
    dashes = " ".join(f"{length:g}" for length in dash)
    pen = f"{_colour(shape.stroke)} RG {shape.stroke_width:g} w [{dashes}] 0 d"
    return f"{fill}{pen} {path} {'B' if fill else 'S'}"


@lru_cache(maxsize=1024)
def _colour(colour: str) -> str:
    """Red, green and blue of a colour such as "#1f6feb", each from 0 to 1."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


@lru_cache(maxsize=4096)
def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Outline of a rectangle, with round corners where it has a radius."""
    if not radius:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    right, bottom, near = x + width, y + height, _HANDLE * radius
    return _steps(
        (
            ("M", x + radius, y),
            ("L", right - radius, y),
            ("C", right - near, y, right, y + near, right, y + radius),
            ("L", right, bottom - radius),
            ("C", right, bottom - near, right - near, bottom, right - radius, bottom),
            ("L", x + radius, bottom),
            ("C", x + near, bottom, x, bottom - near, x, bottom - radius),
            ("L", x, y + radius),
            ("C", x, y + near, x + near, y, x + radius, y),
            ("Z",),
        )
    )


def _steps(steps: Iterable[Step]) -> str:
    return " ".join(
        "h" if name == "Z" else f"{' '.join([f'{length:.2f}' for length in where])} {_OPERATORS[name]}"
        for name, *where in steps
    )


@lru_cache(maxsize=4096)
def _outline(steps: tuple[Step, ...]) -> str:
    return _steps(steps)


def _picture(shape: Picture, canvas: Any) -> str:
    """A logo, the right way up; however often it is drawn, the document holds it once."""
    from reportlab.pdfbase.pdfdoc import xObjectName  # noqa: PLC0415

    name = f"Logo{sha256(shape.data.encode('ascii')).hexdigest()[:16]}"
    inside = xObjectName(name)
    if inside not in canvas._doc.idToObject:
        canvas._doc.Reference(image_of(png_of(shape.data), canvas._doc), inside)
    canvas._formsinuse.append(name)
    bottom = shape.y + shape.height
    return f"q {shape.width:.2f} 0 0 {-shape.height:.2f} {shape.x:.2f} {bottom:.2f} cm /{inside} Do Q"


def _plain(shape: Text, canvas: Any) -> str:
    """One line in Inter, the right way up although y grows down."""
    x = shape.x - {"start": 0.0, "middle": shape.width_px / 2, "end": shape.width_px}[shape.anchor]
    size = f"{shape.size:g}"
    parts = " ".join(
        [f"{font} {size} Tf {letters} Tj" for font, letters in canvas.letters.written(shape.text, shape.weight)]
    )
    return f"{_colour(shape.fill)} rg BT 1 0 0 -1 {x:.2f} {shape.y:.2f} Tm {parts} ET"


def _shaped(shape: Text, canvas: Any) -> str:
    """One line in letters of other scripts, as HarfBuzz sets them, with its text as it is read and copied."""
    glyphs = shape_text(shape.text, shape.weight)
    width = sum(glyph.advance for glyph in glyphs) * shape.size
    # The line was cut by a guess of its width; one that is wider by more than a letter is set closer.
    narrow = min(1.0, (shape.width_px + shape.size) / width) if width and shape.width_px else 1.0
    x = shape.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * width * narrow
    runs = (
        f"/{run.font} {shape.size:g} Tf {narrow:.4f} 0 0 -1 "
        f"{x + run.x * shape.size * narrow:.2f} {shape.y - run.y * shape.size:.2f} Tm [<{''.join(run.codes)}>] TJ"
        for run in _runs(glyphs, canvas)
    )
    drawn = f"BT {' '.join(runs)} ET"
    if not has_right_to_left(shape.text):
        said = (b"\xfe\xff" + shape.text.encode("utf-16-be")).hex().upper()
        drawn = f"/Span <</ActualText <{said}>>> BDC {drawn} EMC"
    # Viewers take what is said of letters from the right for letters from the left, and turn them round: "abc" is
    # found and copied as "cba". What each glyph stands for they put in order themselves.
    return f"{_colour(shape.fill)} rg {drawn}"


@dataclass(slots=True)
class _Run:
    """Glyphs of one font on one line: where the first stands, in em; their codes, and steps between them."""

    font: str
    x: float
    y: float
    codes: list[str]


def _runs(glyphs: Iterable[Glyph], canvas: Any) -> list[_Run]:
    """Runs of a line; a glyph that stands elsewhere than its font would set it has a step before it."""
    runs: list[_Run] = []
    x = reached = 0.0
    for glyph in _letter_by_letter(glyphs):
        font, code = canvas.glyph_fonts.code_of(glyph)
        left = x + glyph.x
        if not runs or (font, glyph.y) != (runs[-1].font, runs[-1].y):
            runs.append(_Run(font, left, glyph.y, []))
        elif step := round((reached - left) * EM):
            runs[-1].codes.append(f">{step}<")
        runs[-1].codes.append(f"{code:02X}")
        reached = left + width_of(glyph) / EM
        x += glyph.advance
    return runs


def _letter_by_letter(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The same glyphs; those that stand for letters from the right together have one each, the last letter first.

    A viewer that turns letters round turns those of one glyph round too: where letters are more than glyphs, blanks at
    the right edge stand for the first.
    """
    letters: list[str] = []
    for glyph, after in pairwise([*glyphs, None]):
        assert glyph is not None  # noqa: S101 - only the last one is
        if has_right_to_left(glyph.text):
            letters = list(glyph.text)
        elif glyph.text:
            letters = []
        yield replace(glyph, text=letters.pop()) if letters else glyph
        is_last = after is None or bool(after.text)
        blank = glyph.face.font.get_nominal_glyph(ord(" "))
        while letters and is_last and blank:
            unseen = Glyph(glyph.face, blank, 0.0, 0.0, 0.0, letters.pop())
            yield replace(unseen, x=-width_of(unseen) / EM)
