"""The Compare tab: two charts, one window on both, and the list and counts of what differs."""

import pytest

from orgmodel.typical.build.build import build
from orgmodel.typical.difference import compare
from orgmodel.typical.parameters import TypicalCompany
from tests.browser.pages import DOMAIN, PRESETS, address_has, keys_on, soon, text_has, until, views

pytestmark = pytest.mark.browser

LINK = "/?tab=compare&a=people_80&b=people_3000"
A, B = "compare-chart-a", "compare-chart-b"


def _graphs(a, b):
    return build(a, DOMAIN), build(b, DOMAIN)


def _sides_differ_as(page, a, b):
    """Wait until the counts are those of the model for two companies; check that the list has as many rows."""
    counts = compare(*_graphs(a, b)).counts
    chips = " ".join(f"{number} {word}" for word, number in counts.items() if word != "recounted")
    until(
        page,
        "(wanted) => [...document.querySelectorAll('#compare-counts .count')].slice(0, 4)"
        ".map((chip) => chip.textContent.replace(/^\\S+\\s+/, '').trim()).join(' ') === wanted",
        chips,
    )
    for kind, number in counts.items():
        assert page.locator(f"#compare-list .change-{kind} tbody tr").count() == number, kind


def test_two_presets_stand_side_by_side_with_their_counts(open_page):
    """Both charts have their seats; counts, list and model agree; one sentence sums it up."""
    page = open_page()
    page.get_by_role("tab", name="Compare").click()
    page.locator("#compare-counts .count").first.wait_for()
    address_has(page, tab="compare")
    page = open_page(LINK)
    a, b = PRESETS["people_80"].company, PRESETS["people_3000"].company
    _sides_differ_as(page, a, b)
    for side, graph in zip((A, B), _graphs(a, b), strict=True):
        assert sorted(keys_on(page, side)) == sorted(graph)
    text_has(page, "#compare-sentence", "From 80 to 3,000 people")
    page.locator("#compare-swap").click()
    _sides_differ_as(page, b, a)
    text_has(page, "#compare-sentence", "From 3,000 to 80 people")
    address_has(page, tab="compare", a="people_3000", b="people_80")


def test_zoom_and_pan_are_shared(open_page):
    """The wheel over one chart zooms the other; a drag moves both."""
    page = open_page(LINK)
    text_has(page, "#compare-sentence", "From 80")
    before = views(page, A, B)
    box = page.locator("#compare-chart-a").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 30
    page.mouse.move(x, y)
    page.mouse.wheel(0, -240)
    soon(lambda: abs(views(page, A, B)[1][0] - before[1][0]) > 0.01, "the other chart is zoomed")
    zoomed = views(page, A, B)
    assert zoomed[0] == pytest.approx(zoomed[1], abs=0.01)
    box = page.locator("#compare-chart-b").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 130, box["y"] + box["height"] - 60, steps=5)
    page.mouse.up()
    soon(lambda: views(page, A, B)[0][1] - zoomed[0][1] > 50, "the other chart is moved")
    a, b = views(page, A, B)
    assert a == pytest.approx(b)


def test_headcounts_can_be_typed_and_bad_ones_are_told(open_page):
    """A number replaces the preset's; a bad one is told at its box and the comparison stays; the link keeps all."""
    page = open_page("/?tab=compare&a=explored&an=99&b=explored&bn=100")
    _sides_differ_as(page, TypicalCompany(99), TypicalCompany(100))
    text_has(page, "#compare-sentence", "a director of operations appears")
    box = page.locator("#compare-b-headcount")
    box.fill("-5")
    text_has(page, ".compare-side:has(#compare-b-headcount)", "from 1 to 3,000,000")
    _sides_differ_as(page, TypicalCompany(99), TypicalCompany(100))
    box.fill("1,000")
    _sides_differ_as(page, TypicalCompany(99), TypicalCompany(1000))
    until(page, "() => !document.querySelector('.compare-bar').textContent.includes('3,000,000')")
    link = address_has(page, tab="compare", an="99", bn="1,000")
    assert (link["a"], link["b"]) == ("explored", "explored")
