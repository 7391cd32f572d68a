"""What libraries that are not ours find in painted files: texts and boxes where they stand, ends of lines.

Everything is in px of the drawing, from its upper left corner.
"""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdfium2

from orgmodel.export.pdf.pdf import POINTS_PER_PX
from orgmodel.export.slides.shapes import EMU_PER_POINT
from orgmodel.layout.scene import Box, Card
from orgmodel.text.measure import clean

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: boxes with their texts in the order of the file, and both ends of each line."""

    boxes: dict[tuple[float, ...], list[str]] = field(default_factory=dict)
    ends: list[tuple[Point, Point]] = field(default_factory=list)


def labels_of(card: Card) -> list[str]:
    """Every text of a card, as it is to be read."""
    given = (card.title, card.subtitle, *card.extra, card.detail, card.badge, card.marker, card.status, card.fold)
    return [squeezed(clean(text)) for text in given if clean(text).strip()]


def squeezed(text: str) -> str:
    """Text without white space, which files part lines by as they like."""
    return re.sub(r"\s+", "", text)


def is_shown(label: str, rows: list[str]) -> bool:
    """Whether some rows that follow one another are a label, or its beginning with an ellipsis."""
    for start in range(len(rows)):
        for end in range(start + 1, min(start + 4, len(rows)) + 1):
            told = squeezed("".join(rows[start:end]))
            if told == label or (told.endswith("…") and len(told) > 2 and label.startswith(told[:-1])):
                return True
    return False


def box_of(box: Box, move: Point = (0.0, 0.0), scale: float = 1.0) -> tuple[float, ...]:
    """Corner and size of a card of a scene in the drawing."""
    edges = move[0] + box.x_px * scale, move[1] + box.y_px * scale, box.width_px * scale, box.height_px * scale
    return tuple(round(edge, 1) for edge in edges)


def svg_found(data: bytes) -> Found:
    """Groups and paths of an SVG, by lxml: each group that has a rectangle is a box."""
    from lxml import etree

    found = Found()
    stack: list[tuple[Any, Point]] = [(etree.fromstring(data), (0.0, 0.0))]
    while stack:
        element, (x, y) = stack.pop()
        tag = etree.QName(element).localname
        if moved := re.match(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", "")):
            x, y = x + float(moved[1]), y + float(moved[2])
        stack += [(child, (x, y)) for child in element]
        if tag == "path":
            (ax, ay), (bx, by) = _ends_of(element.get("d"))
            found.ends.append(((x + ax, y + ay), (x + bx, y + by)))
        if tag != "g":
            continue
        texts = ["".join(text.itertext()) for text in element if etree.QName(text).localname == "text"]
        for rect in element:
            if etree.QName(rect).localname == "rect" and texts:
                pen = float(rect.get("stroke-width", "1")) if rect.get("stroke") else 0.0
                left, top, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
                edges = (x + left - pen / 2, y + top - pen / 2, width + pen, height + pen)
                found.boxes[tuple(round(edge, 1) for edge in edges)] = texts
    return found


def _ends_of(steps: str) -> tuple[Point, Point]:
    """First and last point of a path."""
    points: list[Point] = []
    for name, text in re.findall(r"([MLcHVZ])([-\d.,]*)", steps):
        numbers = [float(part) for part in re.findall(r"-?[\d.]+", text)]
        match name:
            case "H":
                points.append((numbers[0], points[-1][1]))
            case "V":
                points.append((points[-1][0], numbers[0]))
            case "M" | "L":
                points.append((numbers[-2], numbers[-1]))
            case "c":
                points.append((points[-1][0] + numbers[-2], points[-1][1] + numbers[-1]))
    return points[0], points[-1]


def pdf_boxes(document: pypdfium2.PdfDocument, page: int = 0) -> list[tuple[float, ...]]:
    """Bounds of every path of a page, by PDFium: left, top, right, bottom."""
    sheet = document[page]
    height = sheet.get_height()
    bounds = [each.get_bounds() for each in sheet.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    return [
        (left / POINTS_PER_PX, (height - top) / POINTS_PER_PX, right / POINTS_PER_PX, (height - bottom) / POINTS_PER_PX)
        for left, bottom, right, top in bounds
    ]


def pdf_texts(
    document: pypdfium2.PdfDocument, areas: list[tuple[float, float, float, float]], page: int = 0
) -> list[list[str]]:
    """Rows of text of a page within each area of left, top, right and bottom, by PDFium."""
    sheet = document[page]
    height, text = sheet.get_height(), sheet.get_textpage()
    return [
        text.get_text_bounded(
            left * POINTS_PER_PX,
            height - bottom * POINTS_PER_PX,
            right * POINTS_PER_PX,
            height - top * POINTS_PER_PX,
        ).splitlines()
        for left, top, right, bottom in areas
    ]


def slides_of(data: bytes) -> list[Any]:
    """Slides of a deck, by python-pptx."""
    from pptx import Presentation

    return list(Presentation(BytesIO(data)).slides)


def slide_found(slide: Any) -> Found:
    """Shapes with text of a slide and its connectors, in points of the slide."""
    found = Found()
    for shape in slide.shapes:
        edges = tuple(round(length / EMU_PER_POINT, 3) for length in (shape.left, shape.top, shape.width, shape.height))
        if shape._element.tag.endswith("}cxnSp"):
            ends = shape._element.nvCxnSpPr.cNvCxnSpPr
            found.ends.append(((ends.stCxn.id, 0), (ends.endCxn.id, 0)))
        elif shape.has_text_frame:
            found.boxes[edges] = [paragraph.text for paragraph in shape.text_frame.paragraphs]
    return found
