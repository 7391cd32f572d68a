"""The report on a fit: one value, painted as HTML and as a drawing, that say the same."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.export.drawings.drawing import Group, Text
from orgmodel.export.page import EVERYTHING
from orgmodel.export.paper.parted import parted
from orgmodel.export.pictures.formats import FORMATS
from orgmodel.export.reports.fit_drawing import LEAST_HEIGHT_PX, WIDTH_PX, draw_fit, draw_fit_sheet
from orgmodel.export.reports.fit_html import write_fit_html
from orgmodel.fit.report import fit_report
from orgmodel.theme import DARK, LIGHT
from tests.orgmodel.fit.companies import DOMAIN, fit_of

HOSTILE = "</title><script>alert(1)</script>"
ROWS = [
    *[(1, "", "CEO"), (2, 1, "VP Operations"), (3, 2, f"Operations Manager {HOSTILE}"), (4, 3, "Senior Ops Manager")],
    *[(number, 4, "Fitter") for number in range(5, 120)],
]


@pytest.fixture(scope="module")
def report():
    return fit_report(fit_of(ROWS), DOMAIN, "Bakery")


def _texts(shapes):
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _texts(shape.shapes)
        elif isinstance(shape, Text):
            yield shape


def test_ladders_stand_rung_by_rung(report):
    """From the top down; what one side lacks is said in a word."""
    assert [(row.own, row.typical, row.note) for row in report.ladder] == [
        ("Chief executive officer", "Chief executive officer", ""),
        ("VP operations", "", "extra"),
        ("", "Director of operations", "missing"),
        ("Operations officer", "", "doubled"),
        ("Operations officer", "Operations officer", ""),
        ("Operative", "Operative", ""),
    ]


def test_html_is_one_safe_file(report):
    """No script, nothing from outside; the texts of the file are texts."""
    page = write_fit_html(report, LIGHT).decode()
    assert "<script" not in page
    assert not re.search(r"(src|href)=", page)
    words = unescape(re.sub(r"<[^>]+>", " ", page.partition("<body>")[2]))
    for row in report.ladder:
        assert (row.own or row.typical) in words
    for _, lines in report.sections:
        assert all(line in words for line in lines)
    assert all(source in words for source in report.sources)
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_drawing_is_one_page_with_all_of_it(report, theme):
    """Texts within the margins, down the page; each line of text somewhere."""
    drawing = draw_fit(report, theme)
    texts = list(_texts(drawing.shapes))
    assert drawing.width_px == WIDTH_PX
    assert drawing.height_px >= LEAST_HEIGHT_PX
    assert all(0 < text.y < drawing.height_px for text in texts)
    assert all(text.width_px <= WIDTH_PX for text in texts)
    written = " ".join(text.text for text in texts)
    assert report.title in written
    assert all(" ".join(line.split()) in written for _, lines in report.sections for line in lines)
    assert report.sources[-1] in written


@pytest.mark.parametrize("titles", [4, 16, 40])
def test_a_sheet_holds_the_report_with_as_many_titles_as_it_has_room_for(report, titles):
    """What is left out is counted; nothing of what differs is."""
    rows = report.readings[:1] * min(16, titles)
    long = replace(report, readings=rows, more_readings=titles - len(rows))
    (sheet,) = parted(draw_fit_sheet(long, LIGHT, EVERYTHING, "A4-portrait"), "A4-portrait", "#000000")
    written = " ".join(text.text for text in _texts(sheet.shapes))
    shown = written.count("(2 seats)" if rows[0].seats == 2 else f"{rows[0].title}: ")
    left_out = re.search(r"And (\d+) more titles?; the Fit tab has all\.", written)
    assert shown + (int(left_out[1]) if left_out else 0) == titles
    assert shown >= 4
    assert all(" ".join(line.split()) in written for _, lines in report.sections for line in lines)


def test_pdf_and_svg_are_written(report):
    """By the painters that charts have."""
    drawing = draw_fit(report, LIGHT)
    assert FORMATS["pdf"].write(drawing, 1).startswith(b"%PDF")
    assert b"Bakery: fit" in FORMATS["svg"].write(drawing, 1)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_any_titles_are_drawn(titles):
    """A chain of seats with any texts."""
    rows = [(number, number - 1 if number else "", title) for number, title in enumerate(titles)]
    found = fit_report(fit_of(rows), DOMAIN, titles[0])
    assert write_fit_html(found, LIGHT)
    assert draw_fit(found, LIGHT).height_px >= LEAST_HEIGHT_PX
