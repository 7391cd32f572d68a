"""SVG files: well-formed, literal, and unable to run or fetch anything."""

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.export.drawings.drawing import Drawing, Group, Text
from orgmodel.export.pictures.fonts import subset
from orgmodel.export.pictures.svg import number, texts_of, to_markup, write_svg
from orgmodel.text.measure import clean
from orgmodel.typical.graph import seat_of
from tests.orgmodel.export.material import HOSTILE, ODD, chart, graph_of, name_of_case, pair, titled

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "rect", "text", "path", "circle", "g"}


def _parse(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314  our own bytes; expat fetches nothing


def _is_harmless(root: ET.Element) -> bool:
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name.lower()
            assert "javascript:" not in value.lower()
            assert "url(" not in value.lower()
        if element.tag == f"{SVG}style":
            assert re.findall(r"url\(([^:)]+):", element.text or "") == ["data"] * (element.text or "").count("url(")
            assert "@import" not in (element.text or "")
    return True


@pytest.mark.slow
@pytest.mark.parametrize("key", ["people_6", "people_400", "no_coo_240000", "matrix_800", "two_coos_60000"])
def test_a_preset_is_well_formed_and_says_every_title(key: str):
    """An XML parser reads it; the titles of all visible seats are text in it."""
    from orgmodel.layout.typical import typical_scene
    from orgmodel.theme import LIGHT
    from orgmodel.views.typical import View

    root = _parse(write_svg(chart(key)))
    assert _is_harmless(root)
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    for box in typical_scene(graph_of(key), View(), LIGHT).boxes:
        assert seat_of(graph_of(key), box.id).title in words


@pytest.mark.parametrize(("anchor", "end"), [("start", "end"), ("middle", "middle"), ("end", None)])
def test_a_text_that_begins_from_the_right_stands_where_the_others_do(anchor: str, end: str | None):
    """It runs as its first letter does; SVG counts its start and end from the right."""
    texts = (
        Text("דנה (CFO)", 9, 9, 9, "#000000", 40, 400, anchor),
        Text("Ann (דנה)", 9, 9, 9, "#000000", 40, 400, anchor),
    )
    turned, other = _parse(write_svg(Drawing(99, 99, "#ffffff", texts, "T", "D"))).iter(f"{SVG}text")
    assert (turned.get("direction"), turned.get("text-anchor")) == ("rtl", end)
    assert (other.get("direction"), other.get("text-anchor") or "start") == (None, anchor)


def test_what_most_texts_look_like_is_said_once():
    """Of 5,000 named cards with titles the same attributes took a fifth of the file; each text still has its own."""
    texts = [Text(f"Clerk {at}", 4, 20, 11, "#525e75", 34) for at in range(9)]
    texts += [Text("Ana", 4, 20, 14, "#525e75", 20, 600), Text("Ben", 4, 20, 11, "#172033", 20)]
    root = _parse(to_markup(Drawing(99, 99, "#ffffff", (Group(1, 2, tuple(texts)),), "T", "D")).encode())
    drawn = list(root.iter(f"{SVG}text"))
    looks = [(text.get("font-size", root.get("font-size")), text.get("fill", root.get("fill"))) for text in drawn]
    assert looks == [(number(text.size), text.fill) for text in texts]
    assert sum(len(text.attrib) for text in drawn) == len(texts) * len(("x", "y", "textLength")) + 3


@pytest.mark.slow
def test_an_svg_carries_size_title_and_description():
    """What a screen reader says, and the size in px."""
    drawing = pair("people_80", "people_400")
    root = _parse(write_svg(drawing))
    assert root.get("role") == "img"
    assert (root[0].tag, root[0].text) == (f"{SVG}title", drawing.title)
    assert (root[1].tag, root[1].text) == (f"{SVG}desc", drawing.description)
    assert root.get("viewBox") == f"0 0 {number(drawing.width_px)} {number(drawing.height_px)}"
    assert (root.get("width"), root.get("height")) == (number(drawing.width_px), number(drawing.height_px))


@pytest.mark.parametrize("title", HOSTILE, ids=name_of_case)
def test_markup_in_a_title_stays_text(title: str):
    """It is escaped in the file, and read back letter by letter from the heading."""
    root = _parse(to_markup(titled(title)).encode())
    assert _is_harmless(root)
    assert root[0].text == root[1].text == clean(title)
    assert clean(title) in " ".join(element.text or "" for element in root.iter(f"{SVG}text"))


@given(st.text(max_size=60) | st.sampled_from(ODD))
def test_any_title_leaves_the_file_well_formed(title: str):
    """No character breaks the XML."""
    root = _parse(to_markup(titled(title)).encode())
    assert _is_harmless(root)
    assert (root[0].text or "") == clean(title)


def _faces(data: bytes) -> dict[int, TTFont]:
    found = re.findall(rb"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", data)
    return {int(weight): TTFont(BytesIO(b64decode(font))) for weight, font in found}


@pytest.mark.slow
def test_the_letters_used_are_embedded_in_both_weights():
    """Two small fonts hold every character that is written."""
    drawing = chart()
    faces = _faces(write_svg(drawing))
    assert set(faces) == {400, 600}
    for text in texts_of(drawing.shapes):
        assert {ord(char) for char in text.text} <= set(faces[text.weight].getBestCmap())


def test_a_font_that_is_not_used_is_not_embedded():
    """One line of regular text brings one font."""
    drawing = Drawing(100, 40, "#ffffff", (Text("Chief", 4, 20, 14, "#000000", 34),), "T", "D")
    assert set(_faces(write_svg(drawing))) == {400}


@pytest.mark.slow
def test_a_cut_font_is_small_and_always_the_same():
    """Order and repetition of the letters make no difference."""
    assert subset(400, "Chief officer") == subset(400, "reciffo feihCC")
    assert len(subset(600, "Chief operating officer")) < 12_000


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (-0.5, "-0.5"), (2.004, "2"), (2.005, "2"), (10.126, "10.13")])
def test_lengths_are_short(value: float, text: str):
    """Two decimals at most, no needless zero."""
    assert number(value) == text
