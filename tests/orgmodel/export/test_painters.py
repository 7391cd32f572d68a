"""What holds for all three formats: same drawing, same bytes; no text makes a painter fail."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.export.chart import draw_chart
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.pictures.formats import FORMATS
from orgmodel.export.pictures.svg import to_markup, write_svg
from orgmodel.theme import DARK, LIGHT
from orgmodel.views.typical import View
from tests.orgmodel.export.material import HOSTILE, ODD, chart, graph_of, name_of_case, pair, titled

STARTS = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<svg ", "pdf": b"%PDF-"}


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_drawing_gives_the_same_bytes(name: str):
    """Drawn and painted twice from the start, and unlike another drawing."""
    write = FORMATS[name].write
    again, first = draw_chart(graph_of("people_400"), View(), LIGHT), chart()
    assert again == first
    data = write(first, 1)
    assert write(again, 1) == data
    assert write(chart("people_400", "dark"), 1) != data


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_comparison_is_painted_in_every_format(name: str):
    """The first bytes say what it is."""
    assert FORMATS[name].write(pair("people_80", "people_400", "dark"), 1).startswith(STARTS[name])


def _paint_all(drawing: Drawing) -> None:
    # SVG without its fonts, which take 0.2 s.
    assert to_markup(drawing).encode().startswith(STARTS["svg"])
    for name in ("png", "pdf"):
        assert FORMATS[name].write(drawing, 1).startswith(STARTS[name])


@pytest.mark.slow
@pytest.mark.parametrize("title", ODD, ids=name_of_case)
def test_any_text_can_be_painted(title: str):
    """Controls, lone surrogates, marks without end, scripts and emoji: none makes a painter fail."""
    _paint_all(titled(title, DARK, subtitle=title, badge=title, marker=title, fold=title))


def test_fonts_are_cut_for_any_text():
    """Characters that the fonts lack are passed over."""
    assert write_svg(titled(" ".join(text[:40] for text in ODD))).startswith(STARTS["svg"])


@pytest.mark.slow
@given(st.text(max_size=80), st.text(st.characters(categories=["Mn", "Me", "Cf", "Cs", "Co", "Cn", "Cc"]), max_size=40))
@settings(max_examples=25)
def test_random_texts_can_be_painted(title: str, odd: str):
    """Any Unicode at all, unassigned and private characters included."""
    _paint_all(titled(title + odd, subtitle=odd, fold=title))


@given(st.text(max_size=300) | st.sampled_from(HOSTILE + ODD))
def test_no_title_changes_the_size_of_a_picture(title: str):
    """Cards keep their size: long and tall titles are cut."""
    plain, drawn = titled("Chief"), titled(title)
    assert drawn.width_px == plain.width_px
    head = replace(plain, shapes=()), replace(drawn, shapes=())
    assert abs(head[0].height_px - head[1].height_px) <= 25 + 3 * 18 + 4 * 15
