"""Every label, box and line of a scene is in what each painter makes of it, as libraries that are not ours read it."""

from collections import Counter
from functools import cache
from io import BytesIO

import pypdfium2
import pytest
from defusedxml import ElementTree

from orgmodel.export.chart import chart_heading
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.drawings.drawing import Group
from orgmodel.export.files import FILES
from orgmodel.export.paper.plan import HEAD_PT, chart_room, numbered, scene_of
from orgmodel.export.paper.sizes import MARGIN_PT, paper_of
from orgmodel.export.request import Request
from orgmodel.export.slides.deck import scene_on_one_slide
from orgmodel.export.slides.shapes import EMU_PER_POINT
from orgmodel.layout.scene import Card, Scene
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import DARK, LIGHT, Theme
from orgmodel.views.loaded import COMPANY
from orgmodel.views.typical import View
from tests.orgmodel.export.material import PRESETS, SAMPLES, company_of, graph_of
from tests.orgmodel.export.parsed import (
    box_of,
    is_shown,
    labels_of,
    pdf_boxes,
    pdf_texts,
    slide_found,
    slides_of,
    squeezed,
    svg_found,
)

# A tab and a strip reach over the edges of a card.
_REACH = 9.5


def _typical(key: str, theme: Theme = LIGHT, *, alternatives: bool = False) -> Request:
    graph = graph_of(key)
    view = View(show_alternatives=alternatives)
    chart = (lambda theme: typical_scene(graph, view, theme), chart_heading(graph))
    return Request(typical_company(graph), theme, own_chart=chart)


REQUESTS = {
    **{name: cache(lambda name=name: Request(company_of(name))) for name in SAMPLES},
    **{key: cache(lambda key=key: _typical(key, DARK, alternatives=True)) for key in PRESETS},
}


def _written(request: Request, ending: str) -> bytes:
    target = BytesIO()
    FILES[ending].write(request, target)
    return target.getvalue()


def _moved(request: Request) -> tuple[float, float]:
    """Where the scene begins in the drawing."""
    # Legends have groups too, at a scale of their own where a chart is large.
    (chart,) = (
        shape
        for shape in request.drawing().shapes
        if isinstance(shape, Group)
        and shape.scale == 1
        and len(shape.shapes) > 1
        and any(isinstance(each, Group) for each in shape.shapes)
    )
    return chart.x, chart.y


def _ends(scene: Scene, move: tuple[float, float]) -> Counter:
    return Counter(
        tuple(
            round(start + by)
            for point in (line.points[0], line.points[-1])
            for start, by in zip(point, move, strict=True)
        )
        for line in scene.lines
    )


@pytest.mark.parametrize("name", REQUESTS)
def test_an_svg_holds_every_label_box_and_line(name: str):
    """Each card is a group whose rectangle stands where the scene says, with its own texts; each line a path."""
    request = REQUESTS[name]()
    scene, move = request.shown, _moved(request)
    found = svg_found(_written(request, "svg"))
    for box in scene.boxes:
        texts = found.boxes[box_of(box, move)]
        assert all(is_shown(label, texts) for label in labels_of(box.card)), (box, texts)
    ends = Counter(tuple(round(number) for point in pair for number in point) for pair in found.ends)
    assert not _ends(scene, move) - ends


@pytest.mark.parametrize("name", REQUESTS)
def test_a_pdf_holds_every_label_box_and_line(name: str):
    """Paths with the bounds of each card, and within them its texts, as PDFium finds them."""
    request = REQUESTS[name]()
    scene, (x, y) = request.shown, _moved(request)
    pdf = pypdfium2.PdfDocument(_written(request, "pdf"))
    bounds = Counter(tuple(round(edge) for edge in each) for each in pdf_boxes(pdf))
    areas = []
    for box in scene.boxes:
        edges = x + box.x_px, y + box.y_px, x + box.x_px + box.width_px, y + box.y_px + box.height_px
        assert _near(bounds, edges), box
        areas.append((edges[0], edges[1] - _REACH, edges[2], edges[3] + _REACH))
    for box, rows in zip(scene.boxes, pdf_texts(pdf, areas), strict=True):
        assert _reads(box.card, rows), (box, rows)
    # PDFium takes the bounds of a line wider by its width, 3 px at most, and both are rounded.
    for line in scene.lines:
        xs, ys = zip(*line.points, strict=True)
        assert _near(bounds, (x + min(xs), y + min(ys), x + max(xs), y + max(ys)), 4), line


def _reads(card: Card, rows: list[str]) -> bool:
    """Whether rows hold every label of a card; a badge may share a row with another, at either end."""
    badge = squeezed(card.badge)
    parted = []
    for row in map(squeezed, rows):
        if badge and row.endswith(badge):
            parted += [row.removesuffix(badge), badge]
        elif badge and row.startswith(badge):
            parted += [badge, row.removeprefix(badge)]
        else:
            parted.append(row)
    # A badge between two rows of a title parts them.
    joined = [row for row in parted if row != badge]
    return all(is_shown(label, parted) or is_shown(label, joined) for label in labels_of(card))


def _near(bounds: Counter, edges: tuple[float, ...], most: int = 1) -> bool:
    """Whether a path has these bounds, but for the width of its pen."""
    steps = range(most + 1)
    left, top, right, bottom = (round(edge) for edge in edges)
    tried = (
        (left + sign * step, top + sign * step, right - sign * step, bottom - sign * step)
        for step in steps
        for sign in (1, -1)
    )
    return any(each in bounds for each in tried) or any(
        all(abs(a - b) <= most for a, b in zip(each, edges, strict=True)) for each in bounds
    )


@pytest.mark.parametrize("name", [name for name in REQUESTS if name not in PRESETS])
def test_pages_hold_every_label_and_box_of_their_scenes(name: str):
    """One manager a page: each card stands where its page's scene has it, with its texts."""
    request = Request(company_of(name), pages="by-manager", paper="A3")
    paper, pdf = paper_of("A3"), pypdfium2.PdfDocument(_written(request, "pdf"))
    px = 0.75
    for sheet in numbered(request, paper).sheets:
        scene, scale = scene_of(request, sheet.plan.seats, paper)
        left = MARGIN_PT + max(0.0, (chart_room(paper)[0] - scene.width_px * scale) / 2)
        areas = [
            tuple(
                edge / px
                for edge in (
                    left + box.x_px * scale,
                    MARGIN_PT + HEAD_PT + (box.y_px - _REACH) * scale,
                    left + (box.x_px + box.width_px) * scale,
                    MARGIN_PT + HEAD_PT + (box.y_px + box.height_px + _REACH) * scale,
                )
            )
            for box in scene.boxes
        ]
        for box, rows in zip(scene.boxes, pdf_texts(pdf, areas, sheet.number - 1), strict=True):
            assert _reads(box.card, rows), (box, rows)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_slide_holds_every_label_box_and_line(name: str):
    """All on one: a shape where the scene has the card, with its texts; a connector for each line between its ends."""
    request = REQUESTS[name]()
    if len(request.shown.boxes) > 400:
        pytest.skip("more than a slide holds")
    whole = Request(request.company, request.theme, own_chart=request.own_chart, pages="one", paper="A0")
    (slide,) = slides_of(_written(whole, "pptx"))
    scene, found = scene_on_one_slide(whole), slide_found(slide)
    assert scene is not None
    # The chart stands in the middle of the slide.
    first, width_pt = scene.boxes[0], slide.part.package.presentation_part.presentation.slide_width / EMU_PER_POINT
    scale = next(where[2] for where, texts in found.boxes.items() if _reads(first.card, texts)) / first.width_px
    left = (width_pt - scene.width_px * scale) / 2
    for box in scene.boxes:
        x, y, width, height = box_of(box, (left, MARGIN_PT + HEAD_PT), scale)
        rows = [
            row
            for where, texts in found.boxes.items()
            if all(abs(a - b) < 0.2 for a, b in zip(where, (x, y, width, height), strict=True))
            for row in texts
        ]
        assert _reads(box.card, rows), (box, rows)
    assert len(found.ends) == len(scene.lines)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_drawing_of_draw_io_holds_every_card_and_line(name: str):
    """Well-formed; a vertex where the scene has the card, an edge between the ends of each line."""
    request = REQUESTS[name]()
    scene = request.scene
    drawing = ElementTree.fromstring(_written(request, "drawio"))
    cells = list(drawing.iter("mxCell"))
    objects = {each.get("id"): each for each in drawing.iter("object")}
    vertices = {key: each.find("mxCell") for key, each in objects.items()}
    vertices |= {cell.get("id"): cell for cell in cells if cell.get("vertex") and cell.get("id")}
    boxes = [box for box in scene.boxes if box.id != COMPANY]
    assert set(vertices) == {box.id for box in boxes}
    for box in boxes:
        place = vertices[box.id].find("mxGeometry")
        assert (float(place.get("x")), float(place.get("y"))) == pytest.approx((box.x_px, box.y_px), abs=0.01)
        label = objects[box.id].get("label") if box.id in objects else vertices[box.id].get("value")
        told = squeezed(label)
        assert squeezed(box.card.title) in told
        assert squeezed(box.card.subtitle) in told
    edges = Counter((cell.get("source"), cell.get("target")) for cell in cells if cell.get("edge"))
    assert edges == Counter((line.source, line.target) for line in scene.lines)
