"""PDF files: one page of the right size, text that can be found, vectors only, fonts inside."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from threading import Barrier, BrokenBarrierError

import pytest
from pypdf import PageObject, PdfReader
from reportlab.pdfbase.ttfonts import TTFont

from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.pdf.pdf import POINTS_PER_PX, write_pdf
from orgmodel.export.pictures.svg import texts_of
from orgmodel.layout.typical import typical_scene
from orgmodel.text.measure import clean
from orgmodel.theme import LIGHT
from orgmodel.typical.graph import seat_of
from orgmodel.views.typical import View
from tests.orgmodel.export.material import HOSTILE, PRESETS, chart, graph_of, name_of_case, pair, titled


def _page(drawing: Drawing) -> tuple[PdfReader, PageObject]:
    reader = PdfReader(BytesIO(write_pdf(drawing)))
    (page,) = reader.pages
    return reader, page


def _words(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


@pytest.mark.slow
@pytest.mark.parametrize("key", PRESETS)
def test_every_title_and_the_sources_can_be_found(key: str):
    """Each line that is drawn is text; so are the titles of all seats and the evidence."""
    drawing = chart(key)
    words = _words(_page(drawing)[1])
    for text in texts_of(drawing.shapes):
        assert text.text in words
    for box in typical_scene(graph_of(key), View(), LIGHT).boxes:
        # A title on two lines is two texts.
        assert all(word in words for word in seat_of(graph_of(key), box.id).title.split())
    assert "Drawn by Reportline." in words


@pytest.mark.parametrize("drawn", [lambda: chart("matrix_800"), lambda: pair("people_80", "people_400")])
def test_the_page_is_as_large_as_the_drawing(drawn):
    """Three quarters of a point for each px."""
    drawing = drawn()
    box = _page(drawing)[1].mediabox
    assert float(box.width) == pytest.approx(drawing.width_px * POINTS_PER_PX, abs=0.01)
    assert float(box.height) == pytest.approx(drawing.height_px * POINTS_PER_PX, abs=0.01)


def test_metadata_name_title_subject_and_language():
    """What a viewer shows in its window."""
    drawing = chart()
    reader, _ = _page(drawing)
    assert reader.metadata.title == drawing.title
    assert reader.metadata.subject == drawing.description
    assert (reader.metadata.author, reader.metadata.creator) == ("Reportline", "Reportline")
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_a_page_holds_vectors_and_no_picture():
    """No image is embedded, and nothing runs or links."""
    reader, page = _page(chart())
    assert list(page.images) == []
    kinds = {str(item.get_object().get("/Subtype")) for item in (page["/Resources"].get("/XObject") or {}).values()}
    assert "/Image" not in kinds
    assert "/Annots" not in page
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(reader.trailer["/Root"])


def test_both_fonts_are_embedded():
    """Every Inter on the page brings its outlines along; no other font is used for text."""
    page = _page(chart())[1]
    found = {}
    for font in (each.get_object() for each in page["/Resources"]["/Font"].values()):
        descriptor = font.get("/FontDescriptor")
        found[str(font["/BaseFont"])] = bool(descriptor and "/FontFile2" in descriptor.get_object())
    inter = {name: embedded for name, embedded in found.items() if "Inter" in name}
    assert {name.split("+")[-1] for name in inter} >= {"Inter-Regular", "Inter-SemiBold"}
    assert all(inter.values())


def test_two_files_are_never_written_at_once(monkeypatch):
    """The process has one object for each font, which reads its file from one place at a time."""
    meeting, met = Barrier(2), []
    embed = TTFont.addObjects

    def embed_at_leisure(font: TTFont, document: object) -> None:
        with suppress(BrokenBarrierError):
            meeting.wait(0.2)
            met.append(font.fontName)
        embed(font, document)

    alone = write_pdf(chart("people_6"))
    monkeypatch.setattr(TTFont, "addObjects", embed_at_leisure)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(write_pdf, [chart("people_6")] * 2)) == [alone, alone]
    assert met == []


@pytest.mark.parametrize("title", HOSTILE, ids=name_of_case)
def test_markup_in_a_title_stays_text(title: str):
    """Brackets, backslashes and quotes are written as they are."""
    reader, page = _page(titled(title))
    assert clean(title) in _words(page)
    assert reader.metadata.title == clean(title)
