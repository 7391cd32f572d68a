"""Logos: what is no picture is refused, what could run or tell is left behind, and every kind of file shows it."""

from base64 import b64decode
from io import BytesIO

import pypdf
import pytest
from PIL import Image
from pptx import Presentation

from orgmodel.difference.charts import compare_charts
from orgmodel.errors import BadFile
from orgmodel.export.chart import draw_pair
from orgmodel.export.drawings.drawing import Group, Picture, Text
from orgmodel.export.drawings.logo import MOST_BYTES, Logo, png_of, read_logo
from orgmodel.export.files import FILES
from orgmodel.export.page import Surround
from orgmodel.export.paper.parted import parted
from orgmodel.export.pictures.svg import write_svg
from orgmodel.export.reports.fit_drawing import draw_fit
from orgmodel.export.reports.fit_html import write_fit_html
from orgmodel.export.request import Request
from orgmodel.fit.report import fit_report
from orgmodel.theme import LIGHT
from tests.orgmodel.export.material import company_of, graph_of
from tests.orgmodel.fit.companies import DOMAIN, fit_of

RED = (200, 16, 46)
SVG = (
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://localhost/none.dtd">'
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="-10 -10 80 40" '
    b'onload="alert(1)"><script>alert(1)</script><rect x="-10" y="-10" width="80" height="40" fill="#c8102e"/>'
    b'<image x:href="file:///etc/passwd" width="9" height="9"/><foreignObject><p>no</p></foreignObject></svg>'
)
BOMB = b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg viewBox="0 0 9 9"><text>&b;</text></svg>'


def _picture(kind: str, size: tuple[int, int] = (80, 40), **more: object) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, RED).save(target, kind, **more)
    return target.getvalue()


def _turned() -> bytes:
    tags = Image.Exif()
    tags[0x0112], tags[0x010E] = 6, "Where it was taken"
    return _picture("JPEG", exif=tags.tobytes())


@pytest.mark.parametrize(
    ("data", "ratio"),
    [(_picture("PNG"), 2), (_picture("JPEG"), 2), (_turned(), 0.5), (SVG, 2)],
    ids=["png", "jpeg", "turned", "svg"],
)
def test_a_logo_keeps_its_shape_and_nothing_else(data: bytes, ratio: float):
    """Pixels of the right proportions; no script, no place, no address."""
    logo = read_logo(data)
    assert logo.width / logo.height == ratio
    png = png_of(logo.data)
    assert not any(word in png for word in (b"alert", b"passwd", b"taken"))
    with Image.open(BytesIO(png)) as picture:
        assert picture.width / picture.height == ratio
        assert max(abs(a - b) for a, b in zip(picture.convert("RGB").getpixel((3, 3)), RED, strict=True)) < 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no PNG, JPEG or SVG"),
        (b"GIF89a", "no PNG, JPEG or SVG"),
        (b"<html/>", "no PNG, JPEG or SVG"),
        (b"<svg/>", "says no size"),
        (b"x" * (MOST_BYTES + 1), "512 KB is the most"),
        (_picture("PNG", (5_000, 4_000)), "16 million pixels"),
        (b"\x89PNG\r\n\x1a\nnot really", "no PNG that can be read"),
        (_picture("PNG", (500, 2)), "such a strip"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes, words: str):
    """With what it is instead, and what to take."""
    with pytest.raises(BadFile, match=words):
        read_logo(data)


def test_a_broken_logo_is_told_when_it_is_drawn():
    """The head of a file may say more than there is; entities are not unfolded."""
    with pytest.raises(BadFile, match="broken"):
        png_of(read_logo(_picture("PNG")[:-30]).data)
    assert b"aaaa" not in png_of(read_logo(BOMB).data)


@pytest.fixture(scope="module")
def branded() -> Request:
    return Request(company_of("oracle-hr/employees.csv"), pages="by-manager", surround=Surround(logo=read_logo(SVG)))


def _written(request: Request, ending: str) -> bytes:
    target = BytesIO()
    FILES[ending].write(request, target)
    return target.getvalue()


def test_every_page_and_slide_shows_it(branded: Request):
    """Once each; the file holds it once."""
    pages = pypdf.PdfReader(BytesIO(_written(branded, "pdf"))).pages
    assert [len(page.images) for page in pages] == [1] * len(pages)
    assert len({page.images[0].indirect_reference for page in pages}) == 1
    deck = Presentation(BytesIO(_written(branded, "pptx")))
    assert all(sum(shape.shape_type == 13 for shape in slide.shapes) == 1 for slide in deck.slides)
    assert sum("image" in part.partname for part in deck.part.package.iter_parts()) == 1


def test_a_page_of_html_and_a_picture_show_it(branded: Request):
    """As data within the file: nothing else is let in."""
    page = _written(branded, "html").decode()
    assert "img-src data:;" in page
    assert '"logo":"data:image/png;base64,' in page
    svg = _written(branded, "svg").decode()
    assert svg.count("<image ") == 1
    data = svg.partition("href='data:image/png;base64,")[2].partition("'")[0]
    assert Image.open(BytesIO(b64decode(data))).size == (800, 400)


def test_a_title_gives_way_to_it():
    """No text of the heading under the logo, and the chart begins below both."""
    around = Surround(logo=Logo(read_logo(SVG).data, 80, 40))
    for drawing in (
        Request(company_of("oracle-hr/employees.csv"), title="A long title " * 30, surround=around).drawing(),
        draw_fit(fit_report(fit_of([(1, "", "CEO"), (2, 1, "COO")]), DOMAIN, "Bakery " * 60), LIGHT, around),
    ):
        (logo,) = (shape for shape in drawing.shapes if isinstance(shape, Picture))
        beside = [text for text in drawing.shapes if isinstance(text, Text) and text.y < logo.y + logo.height]
        assert beside
        assert all(text.x + text.width_px < logo.x for text in beside)
        assert all(shape.y > logo.y + logo.height for shape in drawing.shapes if isinstance(shape, Group))


def test_a_report_is_parted_between_its_texts():
    """Each text on one sheet, whole, in its order; sheets are numbered and as large as the paper."""
    rows = [(1, "", "CEO"), *((n, n - 1, f"Manager of operations number {n}") for n in range(2, 40))]
    report = fit_report(fit_of(rows), DOMAIN, "Bakery")
    long = draw_fit(report, LIGHT, width_px=559.37)
    sheets = parted(long, "A5-portrait", "#555555")
    assert len(sheets) > 2
    written = []
    for number, sheet in enumerate(sheets, 1):
        group, foot = sheet.shapes
        assert foot.text == f"{number} of {len(sheets)}"
        texts = [shape for shape in group.shapes if isinstance(shape, Text)]
        heights = [group.y + text.y * group.scale for text in texts]
        assert all(0 < height < foot.y - foot.size for height in heights)
        written += texts
    assert written == [shape for shape in long.shapes if isinstance(shape, Text)]


def test_comparisons_and_reports_take_what_stands_round_them():
    """Switches that are off take their texts away; the logo stands there."""
    logo = read_logo(SVG)
    report = fit_report(fit_of([(1, "", "CEO"), (2, 1, "COO")]), DOMAIN, "Bakery")
    bare = Surround(has_title=False, has_subtitle=False, has_sources=False, date="27 November 2026.", logo=logo)
    page = write_fit_html(report, LIGHT, bare).decode()
    assert "<h1>" not in page
    assert "Sources" not in page
    assert "27 November 2026." in page
    assert 'src="data:image/png;base64,' in page
    svg = write_svg(draw_fit(report, LIGHT, bare)).decode()
    assert "Sources: " not in svg
    assert svg.count("<image ") == 1
    graphs = graph_of("people_80"), graph_of("people_400")
    pictures = draw_pair(*graphs, compare_charts(*graphs), LIGHT, bare)
    assert sum(isinstance(shape, Picture) for shape in pictures.shapes) == 1
    assert "27 November 2026." in write_svg(pictures).decode()
    assert "Two companies compared" not in {shape.text for shape in pictures.shapes if isinstance(shape, Text)}
