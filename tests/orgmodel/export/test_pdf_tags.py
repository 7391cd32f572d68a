"""Tags of PDFs: read in the order of the tree, cards within those of their bosses, nothing drawn without a tag."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from tests.orgmodel.export.material import chart, company_of


def _written(request: Request) -> PdfReader:
    target = BytesIO()
    FILES["pdf"].write(request, target)
    return PdfReader(target)


@pytest.fixture(scope="module")
def oracle() -> Request:
    return Request(company_of("oracle-hr/employees.csv"))


def _marks(reader: PdfReader) -> dict[tuple[int, int], str]:
    """Text of each marked piece, by page and number."""
    found: dict[tuple[int, int], str] = {}
    for at, page in enumerate(reader.pages):
        number, texts, is_running = None, [], False
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"BDC" and "/MCID" in operands[1]:
                number, texts = int(operands[1]["/MCID"]), []
            elif operator == b"BDC":
                is_running = operands[1].get("/Type") == "/Pagination"
            elif operator == b"EMC" and number is not None:
                found[at, number] = " ".join(texts)
                number = None
            elif operator == b"EMC":
                is_running = False
            elif operator in (b"Tj", b"TJ"):
                assert number is not None or is_running, "a text without a tag"
                if is_running:
                    continue
                texts.append(str(operands[0]))
    return found


def _walk(reader: PdfReader) -> list[tuple[str, int, list[object]]]:
    """Elements in the order in which they are read: kind, depth, content."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    stack = [(root["/K"].get_object(), 0)]
    walked = []
    while stack:
        element, depth = stack.pop()
        kids = [kid.get_object() for kid in element["/K"]]
        walked.append((str(element["/S"]).lstrip("/"), depth, [kid for kid in kids if not isinstance(kid, dict)]))
        for kid in reversed(kids):
            if isinstance(kid, dict) and kid.get("/Type") == "/StructElem":
                assert kid["/P"].get_object() is not None
                stack.append((kid, depth + 1))
    return walked


def test_a_chart_is_read_from_the_top_down(oracle: Request):
    """A card for each seat, as deep in lists as it is in the company, bosses before their reports."""
    reader = _written(oracle)
    catalog = reader.trailer["/Root"]
    assert (catalog["/MarkInfo"]["/Marked"], catalog["/Lang"]) == (True, "en")
    cards = [(depth, content) for kind, depth, content in _walk(reader) if kind == "LBody"]
    shown = oracle.scene
    assert len(cards) == len(shown.boxes)
    tree = oracle.company.org.tree
    # Document, section, then list and item a level, and the card.
    assert sorted((depth - 4) // 3 for depth, _ in cards) == sorted(tree.depth[oracle.chosen].tolist())
    assert all(len(content) == 1 for _, content in cards)


def test_every_marked_piece_has_its_element(oracle: Request):
    """The number tree leads from page and number back to an element of that page, and none is left out."""
    reader = _written(Request(oracle.company, pages="by-manager", paper="A4"))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {int(tree[at]): tree[at + 1].get_object() for at in range(0, len(tree), 2)}
    marks = _marks(reader)
    links = 0
    for at, page in enumerate(reader.pages):
        elements = parents[int(page["/StructParents"])]
        assert len(elements) == sum(one == at for one, _ in marks)
        for number, element in enumerate(elements):
            assert number in [kid for kid in element.get_object()["/K"] if isinstance(kid, int)]
        for link in page.get("/Annots", ()):
            element = parents[int(link.get_object()["/StructParent"])]
            assert element["/S"] == "/Link"
            assert link.get_object()["/Contents"]
            links += 1
    assert links > len(oracle.company.org)
    assert len(parents) == len(reader.pages) + links


def test_a_document_has_a_heading_a_page_and_leads_to_every_page(oracle: Request):
    """Bookmarks for each manager, the overview and the index; links within the document; a number on each page."""
    reader = _written(Request(oracle.company, pages="by-manager", paper="A4"))
    kinds = [kind for kind, _, _ in _walk(reader)]
    assert kinds.count("Sect") == len(reader.pages)
    assert kinds.count("H1") == len(reader.pages)
    managers = int((oracle.company.org.tree.count > 0).sum())

    def count(outline: list[object]) -> int:
        return sum(count(one) if isinstance(one, list) else 1 for one in outline)

    assert count(reader.outline) >= managers + 2
    for number, page in enumerate(reader.pages, 1):
        assert f"{number} of {len(reader.pages)}" in page.extract_text()


def test_what_is_only_painted_has_no_tags():
    """A picture of pixels is not read: its page has no tree."""
    from orgmodel.export.pdf.pdf import page_of

    drawing = chart("people_6")
    size = drawing.width_px, drawing.height_px
    bare = PdfReader(BytesIO(page_of(size, "", drawing.shapes, ("", ""))))
    assert "/StructTreeRoot" not in bare.trailer["/Root"]


def test_many_people_are_read_page_by_page(oracle: Request, monkeypatch: pytest.MonkeyPatch):
    """Without lists, every card is still a piece of its page, in one text."""
    from orgmodel.export.paper import document

    paged = Request(oracle.company, pages="by-manager", paper="A4")
    full = _marks(_written(paged))
    monkeypatch.setattr(document, "MOST_LISTED", 10)
    bare = _written(paged)
    assert "LI" not in {kind for kind, _, _ in _walk(bare)}
    assert len(_marks(bare)) == len(full)


def test_pages_pass_what_checkers_of_access_look_at(oracle: Request):
    """Title and language as XMP, links that are printed and say where they lead, page numbers that are not read."""
    reader = _written(replace(oracle, pages="by-manager", title='A & "b" <c>'))
    metadata = reader.xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": 'A & "b" <c>'}
    assert metadata.dc_language == ["en"]
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    links = [element for element in _elements(root) if element["/S"] == "/Link"]
    assert links
    assert all(element["/Alt"] for element in links)
    areas = [area.get_object() for page in reader.pages for area in page["/Annots"]]
    assert areas
    assert {area["/F"] for area in areas} == {4}
    marked = _marks(reader)
    assert not [text for text in marked.values() if f"of {len(reader.pages)}" in text]
    assert sum("Drawn by Reportline." in text for text in marked.values()) <= 1


def _elements(root: DictionaryObject) -> list[DictionaryObject]:
    waiting, found = [root["/K"].get_object()], []
    while waiting:
        element = waiting.pop()
        found.append(element)
        kids = (kid.get_object() for kid in element["/K"])
        waiting += [kid for kid in kids if isinstance(kid, dict) and kid.get("/Type") == "/StructElem"]
    return found
