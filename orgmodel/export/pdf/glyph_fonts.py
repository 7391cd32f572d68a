"""Fonts of a PDF for letters of the machine's fonts: each glyph is a small drawing, an outline or a picture.

ReportLab embeds TrueType outlines by their characters alone. Fonts of type 3 take the glyphs that HarfBuzz chose,
whatever kind of outline they have, and say what text each stands for.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from orgmodel.text.shaping import Glyph

# Glyphs are drawn in thousandths of an em.
EM = 1000
_GLYPHS_A_FONT = 255
_Key = tuple[Any, int, str]


class GlyphFonts:
    """Fonts of one document, which are made when it is saved.

    Parameters
    ----------
    document
        Document of ReportLab's canvas.
    """

    def __init__(self, document: Any) -> None:
        self._codes: dict[_Key, int] = {}
        self._glyphs: list[Glyph] = []
        document.delayedFonts.append(self)

    def code_of(self, glyph: Glyph) -> tuple[str, int]:
        """Name of the font that holds a glyph, and its code there, 1 to 255."""
        key = glyph.face, glyph.number, glyph.text
        if key not in self._codes:
            self._codes[key] = len(self._glyphs)
            self._glyphs.append(glyph)
        font, code = divmod(self._codes[key], _GLYPHS_A_FONT)
        return _name(font), code + 1

    def addObjects(self, document: Any) -> None:  # noqa: N802 - as ReportLab calls it
        """Add the fonts to a document; ReportLab calls it as it saves."""
        from reportlab.pdfbase.pdfdoc import BasicFonts  # noqa: PLC0415

        fonts = document.idToObject[BasicFonts].dict
        for first in range(0, len(self._glyphs), _GLYPHS_A_FONT):
            name = _name(first // _GLYPHS_A_FONT)
            fonts[name] = document.Reference(_font(self._glyphs[first : first + _GLYPHS_A_FONT], name, document), name)


def width_of(glyph: Glyph) -> float:
    """Width of a glyph in its font, in thousandths of an em; a line may set it otherwise."""
    return float(glyph.face.font.get_glyph_h_advance(glyph.number)) * EM / glyph.face.upem


def _name(font: int) -> str:
    return f"G{font}"


def _font(glyphs: list[Glyph], name: str, document: Any) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf  # noqa: PLC0415

    procedures, images = {}, {}
    for code, glyph in enumerate(glyphs, 1):
        picture = glyph.face.font.get_glyph_color_png(glyph.number) if glyph.face.is_coloured else None
        key = f"g{code}"
        if picture is not None and len(picture.data):
            images[key] = document.Reference(image_of(bytes(picture.data), document))
        procedures[key] = document.Reference(_stream(_procedure(glyph, key if key in images else "")))
    box = pdf.PDFArray([-EM, -EM, 3 * EM, 2 * EM])
    descriptor = {"Type": pdf.PDFName("FontDescriptor"), "FontName": pdf.PDFName(name), "Flags": 4, "ItalicAngle": 0}
    differences = [1, *(pdf.PDFName(f"g{code}") for code in range(1, len(glyphs) + 1))]
    resources = {"XObject": pdf.PDFDictionary(images)} if images else {}
    return pdf.PDFDictionary(
        {
            "Type": pdf.PDFName("Font"),
            "Subtype": pdf.PDFName("Type3"),
            "Name": pdf.PDFName(name),
            "FontBBox": box,
            "FontMatrix": pdf.PDFArray([1 / EM, 0, 0, 1 / EM, 0, 0]),
            "FontDescriptor": document.Reference(pdf.PDFDictionary(descriptor)),
            "CharProcs": pdf.PDFDictionary(procedures),
            "Encoding": pdf.PDFDictionary({"Type": pdf.PDFName("Encoding"), "Differences": pdf.PDFArray(differences)}),
            "FirstChar": 1,
            "LastChar": len(glyphs),
            "Widths": pdf.PDFArray([round(width_of(glyph), 3) for glyph in glyphs]),
            "Resources": pdf.PDFDictionary(resources),
            "ToUnicode": document.Reference(_stream(_texts(glyphs))),
        }
    )


def _stream(content: str) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf  # noqa: PLC0415

    stream = pdf.PDFStream(content=content)
    stream.filters = [pdf.PDFZCompress]
    return stream


def image_of(png: bytes, document: Any) -> Any:
    """Picture of a PNG as an object of a PDF, with what shows through it."""
    from PIL import Image  # noqa: PLC0415
    from reportlab.pdfbase import pdfdoc as pdf  # noqa: PLC0415

    with Image.open(BytesIO(png)) as file:
        picture = file.convert("RGBA")

    def pixels(data: bytes, space: str, **more: Any) -> Any:
        entries = {
            "Type": pdf.PDFName("XObject"),
            "Subtype": pdf.PDFName("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "BitsPerComponent": 8,
            "ColorSpace": pdf.PDFName(space),
            **more,
        }
        stream = pdf.PDFStream(pdf.PDFDictionary(entries), data)
        stream.filters = [pdf.PDFZCompress]
        return stream

    mask = document.Reference(pixels(picture.getchannel("A").tobytes(), "DeviceGray"))
    return pixels(picture.convert("RGB").tobytes(), "DeviceRGB", SMask=mask)


def _procedure(glyph: Glyph, image: str) -> str:
    """Drawing of a glyph; an outline takes the colour of its text, a picture has its own."""
    wide, scale = f"{width_of(glyph):.2f}", EM / glyph.face.upem
    box = glyph.face.font.get_glyph_extents(glyph.number)
    if box is None or not box.width:
        return f"{wide} 0 0 0 0 0 d1"
    left, top = box.x_bearing * scale, box.y_bearing * scale
    width, height = box.width * scale, -box.height * scale
    if image:
        return f"{wide} 0 d0 q {width:.2f} 0 0 {height:.2f} {left:.2f} {top - height:.2f} cm /{image} Do Q"
    edges = f"{left:.2f} {top - height:.2f} {left + width:.2f} {top:.2f}"
    return f"{wide} 0 {edges} d1 {' '.join(_outline(glyph, scale))} f"


def _outline(glyph: Glyph, scale: float) -> Iterable[str]:
    from fontTools.pens.basePen import BasePen  # noqa: PLC0415

    steps: list[str] = []

    class Pen(BasePen):  # type: ignore[misc]  # fontTools has no types
        """Pen that writes steps of a PDF; curves of the second degree are made such of the third by its base."""

        def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - as fontTools calls them
            steps.append(f"{_written(point)} m")

        def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            steps.append(f"{_written(point)} l")

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            steps.append(f"{' '.join(map(_written, points))} c")

        def _closePath(self) -> None:  # noqa: N802
            steps.append("h")

    def _written(point: tuple[float, float]) -> str:
        return f"{point[0] * scale:.1f} {point[1] * scale:.1f}"

    glyph.face.font.draw_glyph_with_pen(glyph.number, Pen(None))
    return steps


def _texts(glyphs: list[Glyph]) -> str:
    """Map from the codes of a font to what they stand for."""
    pairs = [(code, glyph.text) for code, glyph in enumerate(glyphs, 1) if glyph.text]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Letters def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    # The format takes 100 at once.
    for first in range(0, len(pairs), 100):
        some = pairs[first : first + 100]
        lines.append(f"{len(some)} beginbfchar")
        lines += [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in some]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)
