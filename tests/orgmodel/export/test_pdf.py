"""PDF files: one page of the right size, text that can be found, vectors only, fonts inside."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from orgmodel.export.pdf import POINTS_PER_PX, write_pdf
from orgmodel.export.shapes import Drawing, Group, Text
from orgmodel.export.svg import texts_of
from orgmodel.layout.tidy import place
from orgmodel.seats import seat_of
from orgmodel.text import clean
from orgmodel.theme import LIGHT
from orgmodel.views import View
from tests.orgmodel.export.material import HOSTILE, PRESETS, chart, graph_of, name_of_case, pair, titled


def _page(drawing: Drawing) -> tuple[PdfReader, PageObject]:
    reader = PdfReader(BytesIO(write_pdf(drawing)))
    (page,) = reader.pages
    return reader, page


def _words(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("key", PRESETS)
def test_every_title_and_the_sources_can_be_found(key: str):
    """Each line that is drawn is text; so are the titles of all seats and the evidence."""
    drawing = chart(key)
    words = _words(_page(drawing)[1])
    for text in texts_of(drawing.shapes):
        assert text.text in words
    for box in place(graph_of(key), View(), LIGHT).boxes:
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


def test_a_file_begun_while_another_is_written_spoils_neither():
    """ReportLab's fonts are one table for the process; a second writer waits until the first is done."""

    def letters(between: Callable[[], object]) -> Iterator[Text]:
        yield Text("first abcÄ", 10, 20, 14, "#000000", 60)
        between()
        yield Text("second xyzÖ", 10, 40, 14, "#000000", 60)

    def drawing(between: Callable[[], object]) -> Drawing:
        return Drawing(200, 60, "#ffffff", (Group(0, 0, letters(between)),), "T", "D")

    alone = write_pdf(drawing(lambda: None))
    with ThreadPoolExecutor(1) as pool:
        others: list[Future[bytes]] = []

        def begin_another() -> None:
            others.append(pool.submit(write_pdf, drawing(lambda: None)))
            wait(others, timeout=0.3)

        assert write_pdf(drawing(begin_another)) == alone
        assert others[0].result() == alone


@pytest.mark.parametrize("title", HOSTILE, ids=name_of_case)
def test_markup_in_a_title_stays_text(title: str):
    """Brackets, backslashes and quotes are written as they are."""
    reader, page = _page(titled(title))
    assert clean(title) in _words(page)
    assert reader.metadata.title == clean(title)
