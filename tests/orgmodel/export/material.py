"""What the painter tests share: drawings, hostile titles, and the room that shapes take."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path as FilePath

import numpy as np
import pyarrow as pa

from orgmodel.difference.charts import compare_charts
from orgmodel.export.chart import draw_chart, draw_pair
from orgmodel.export.companies.company import Company
from orgmodel.export.drawings.drawing import Circle, Drawing, Group, Path, Rect, Shape, Text
from orgmodel.export.page import Heading, compose_page
from orgmodel.layout.scene import Box, Card, Line, Scene
from orgmodel.org.org import org_of_table
from orgmodel.org.tree import grow
from orgmodel.reading.findings_table import findings_table
from orgmodel.reading.read import read_company
from orgmodel.theme import LIGHT, THEMES, Theme
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import Graph
from orgmodel.typical.presets import load_presets
from orgmodel.views.typical import View
from tests.folders import DATA_FOLDER
from tests.strategies import DOMAIN

PRESETS = load_presets(DOMAIN)
PAIRS = [("people_80", "people_400"), ("people_400", "matrix_800"), ("no_coo_240000", "people_6")]
SAMPLES = sorted(
    str(path.relative_to(DATA_FOLDER))
    for path in DATA_FOLDER.rglob("*.*")
    if path.suffix in (".csv", ".xlsx", ".yml", ".json") and path.parent.name not in ("data", "older-reports", "fit")
)
HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "<script>window.hit=1</script>",
    '"><svg onload=window.hit=1>',
    "';window.hit=1//",
    "</title><script>window.hit=1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "]]><!--<script>window.hit=1</script>-->",
    "</text></svg><script>window.hit=1</script>",
    "{{7*7}} ${7*7} %s%n {0.__class__} &amp; &#60;",
]
ODD = [
    "",
    " \t\n",
    "\x00\x01\x1f\x7f\x9f",
    "lone \ud800 surrogate \udfff",
    "\u202eevil\u202c \u2066isolate",
    "a" + "\u0301" * 500,
    "a" + "\u0301\u200d" * 500,
    "\u200d".join("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
    "最高執行責任者と最高財務責任者と最高技術責任者",
    "مدير العمليات الرئيسي في الشركة",
    "מנהל תפעול ראשי",
    "मुख्य परिचालन अधिकारी",
    "👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👩🏽‍🔬",
    "\ufffe\uffff\U0001ffff",
    "W" * 200,
    "word " * 20_000,
]


def name_of_case(text: str) -> str:
    """Short test id without odd characters."""
    return ascii(text)[1:25]


@cache
def graph_of(key: str) -> Graph:
    """Graph of a preset, built once."""
    return build(PRESETS[key].company, DOMAIN)


@cache
def chart(key: str = "people_400", theme: str = "light", alternatives: bool = False) -> Drawing:
    """Drawing of a preset."""
    return draw_chart(graph_of(key), View(show_alternatives=alternatives), THEMES[theme])


@cache
def pair(before: str, after: str, theme: str = "light") -> Drawing:
    """Drawing of two presets side by side."""
    graphs = graph_of(before), graph_of(after)
    return draw_pair(*graphs, compare_charts(*graphs), THEMES[theme])


FULL = Card(
    title="Director of operations",
    subtitle="Europe · leads 12 each",
    tone="operations",
    badge="× 12",
    confidence="published",
    marker="Head of operations",
    status="moved",
    fold="+ 3,120 people, 6 levels",
)


def titled(title: str, theme: Theme = LIGHT, **others: str) -> Drawing:
    """Drawing of two cards with a line, the given text in every place that holds one."""
    sizes = theme.sizes
    card = replace(FULL, title=title, **others)
    boxes = tuple(Box(f"n{at}", 20.0, 20.0 + at * 130, sizes.card_width, sizes.card_height, card) for at in (0, 1))
    line = Line("n1-n0", "n1", "n0", "solid", ((124.0, 84.0), (124.0, 150.0)), "seed")
    scene = Scene(boxes, (line,), sizes.card_width + 40, 240.0)
    return compose_page(scene, theme, Heading(title, title, title))


Extent = tuple[float, float, float, float]


def extent(shape: Shape) -> Extent:
    """Left, top, right and bottom of all that a shape may paint, strokes and letters' full height included."""
    match shape:
        case Rect():
            pen = shape.stroke_width / 2 if shape.stroke else 0.0
            return shape.x - pen, shape.y - pen, shape.x + shape.width + pen, shape.y + shape.height + pen
        case Circle():
            reach = shape.radius + (shape.stroke_width / 2 if shape.stroke else 0.0)
            return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
        case Path():
            pen = shape.stroke_width / 2 if shape.stroke else 0.0
            numbers = [step[1:] for step in shape.steps if len(step) > 1]
            xs = [x for step in numbers for x in step[::2]]
            ys = [y for step in numbers for y in step[1::2]]
            return min(xs) - pen, min(ys) - pen, max(xs) + pen, max(ys) + pen
        case Text():
            left = shape.x - {"start": 0.0, "middle": shape.width_px / 2, "end": shape.width_px}[shape.anchor]
            return left, shape.y - 0.97 * shape.size, left + shape.width_px, shape.y + 0.25 * shape.size
        case Group():
            left, top, right, bottom = extent_of(shape.shapes)
            return left + shape.x, top + shape.y, right + shape.x, bottom + shape.y


def extent_of(shapes: Iterable[Shape]) -> Extent:
    """Smallest box round several shapes."""
    lefts, tops, rights, bottoms = zip(*map(extent, shapes), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def meets(one: Extent, other: Extent) -> bool:
    """Whether two boxes share an area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def said(drawing: Drawing) -> str:
    """All text of a drawing, line after line."""
    from orgmodel.export.pictures.svg import texts_of

    return " ".join(text.text for text in texts_of(drawing.shapes))


def titled_company(text: str) -> Company:
    """Company of two whose name, file and people are called by a text."""
    cells = pa.table({"Id": ["1", "2"], "Name": [text, "Ann"], "Boss": ["", "1"]})
    org = org_of_table(
        cells, np.array([2, 3]), {"id": ("Id",), "name": ("Name",)}, grow(np.array([-1, 0], np.int32))[0]
    )
    return Company(text, org, text, text)


@cache
def company_of(name: str) -> Company:
    """Company of a sample, with its findings; read once."""
    reading = read_company(DATA_FOLDER / name)
    return Company(FilePath(name).stem, reading.org, "", name, findings_table(reading.findings))
