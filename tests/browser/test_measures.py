"""The panel of measures: figures beside published ones, limits and flags, the way to a card, files."""

import csv

import pytest

from orgmodel.text.company_names import company_name
from tests.browser.acts import select
from tests.browser.axe import unfold, violations
from tests.browser.own import HOME_OFFICE
from tests.browser.pages import address_has, chart, scene_is, selected_is, text_has, until

pytestmark = pytest.mark.browser

PLOTLY = "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('plotly')).length"


def _open(open_own, **options):
    page, _company = open_own(HOME_OFFICE, **options)
    text_has(page, "#sentence", "189 people, 5 vacant posts, 136 left or eliminated")
    chart(page)
    assert page.evaluate(PLOTLY) == 0
    page.locator("#measures-open").click()
    _drawn(page, 4)
    return page


@pytest.fixture
def open_measures(open_own):
    """Open the sample's chart and its panel."""
    return lambda **options: _open(open_own, **options)


@pytest.fixture(scope="module")
def measures(open_shared_own):
    """A page with the panel open, to look at."""
    return _open(open_shared_own)


def _drawn(page, count):
    until(
        page,
        "(count) => { const plots = [...document.querySelectorAll('.measures-plot')];"
        " return plots.length === count && plots.every((plot) => plot.querySelector('svg .xy, svg .plot')); }",
        count,
    )


def test_four_figures_are_drawn_beside_published_ones(measures):
    """Their script comes with the panel; each has a caption with year and for whom, and its numbers as a table."""
    page = measures
    assert page.evaluate(PLOTLY) == 1
    assert "330" in text_has(page, ".measures-tiles", "20.9%")
    assert page.locator("[data-figure=spans] .boxlayer path.box").count() == 4
    for key, part in (
        ("spans", "Gallup, 2026; mostly US"),
        ("people", "US public"),
        ("classes", "37% have under 5"),
        ("chief", "Pave"),
    ):
        assert part in page.locator(f"[data-figure={key}] figcaption").inner_text()
    page.locator("[data-figure=people] summary").click()
    cells = page.locator("[data-figure=people] tbody tr").nth(2).locator("td").all_inner_texts()
    assert cells == ["3", "94", "43", "45.7"]


def test_a_limit_flags_people_and_leads_to_their_card(open_measures):
    """Four people have more than nine reports; the widest is folded away at first, and its card comes into view."""
    page = open_measures()
    text_has(page, ".measures-flags", "Nobody has more than 24 direct reports.")
    page.get_by_label("Most direct reports").fill("9")
    text_has(page, ".measures-flags", "4 people have more than 9 direct reports.")
    page.locator(".measures-flag").first.locator("summary").click()
    first = page.locator(".measures-flag").first.locator("[data-seat]").first
    seat = first.get_attribute("data-seat")
    first.click()
    assert page.locator("#measures").is_hidden()
    selected_is(page, seat)
    scene_is(page, "(scene, key) => scene.seats.some((seat) => seat.id === key)", seat)
    address_has(page, sel=seat)
    page.get_by_role("button", name="Measures").click()
    assert page.get_by_label("Most direct reports").input_value() == "9"
    page.get_by_label("Most direct reports").fill("0")
    text_has(page, "#measures .message", "whole number from 1")


def test_figures_and_numbers_can_be_taken_along(measures):
    """PNG and SVG are drawn by the page itself; CSV holds the numbers of the table."""
    page = measures
    for name, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as told:
            page.get_by_role("button", name=f"Direct reports by level as {name}").click()
        assert told.value.path().read_bytes().startswith(start)
        assert (
            told.value.suggested_filename == f"{company_name(HOME_OFFICE.name)} Direct reports by level.{name.lower()}"
        )
    with page.expect_download() as told:
        page.get_by_role("button", name="People by level as CSV").click()
    with told.value.path().open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [int(line["People"]) for line in lines] == [3, 19, 94, 195, 19]


def test_a_branch_of_the_chart_is_measured_alone(open_measures):
    """The panel follows the chart and makes room for what it covers; a branch has no chief executive's figure."""
    page = open_measures()
    select(page, "n1")
    page.get_by_role("button", name="Show this branch alone").press("Enter")
    until(page, "() => document.querySelector('.measures-lead')?.offsetParent == null")
    page.locator("#measures-open").click()
    text_has(page, ".measures-lead", "The branch of")
    _drawn(page, 3)


def test_the_typical_chart_leads_to_everybody(open_page):
    """It says why it has no spans; with everybody as a seat the panel fills by itself."""
    page = open_page()
    page.locator("#measures-open").click()
    page.locator("#measures-whole").click()
    text_has(page, ".measures-lead", "400 people (illustrative)")
    _drawn(page, 4)
    assert "Illustrative, not measured" in page.locator(".measures-notes").inner_text()


def test_axe_finds_nothing_on_the_measures(open_measures):
    """With all tables and lists open; Escape closes the panel and gives the focus back."""
    page = open_measures(reduced_motion="reduce")
    unfold(page, "#measures")
    assert violations(page) == []
    page.locator("#measures [aria-label=Close]").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.id") == "measures-open"


def test_a_phone_shows_all_of_it_without_scrolling_sideways(open_measures):
    """390 px: one column, every figure in the window's width."""
    page = open_measures(viewport={"width": 390, "height": 844})
    wide = page.evaluate(
        "() => { const box = document.getElementById('measures'); return box.scrollWidth - box.clientWidth; }"
    )
    assert wide <= 0
    for place in range(4):
        box = page.locator(".measures-figure").nth(place).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
