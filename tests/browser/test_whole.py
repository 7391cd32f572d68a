"""Show all people: from a preset to everybody as a seat, without a file, and back."""

import pytest

from tests.browser.acts import click_card
from tests.browser.axe import violations
from tests.browser.pages import address_has, chart, chart_has, own_company, text_has

pytestmark = pytest.mark.browser


def _show_all(page, people):
    page.locator("#whole-show").click()
    own_company(page)
    text_has(page, ".own-open h3", f"{people} people (illustrative)")
    return chart(page)


def test_everybody_of_the_largest_preset_is_shown(open_page):
    """Cards with their counts, a notice, no step of a file; the same after a reload, and the way back."""
    page = open_page()
    page.locator("[data-preset=people_240000]").click()
    typical = chart_has(page, n="240000")
    shown = _show_all(page, "240,000")
    assert shown.headcount == 240_000
    assert len(shown.seats) >= 10
    assert sum(1 for seat in shown.seats.values() if seat["hidden"]) >= 10
    text_has(page, "#notices", "Illustrative, not measured")
    text_has(page, "#inspector", "240,000")
    assert page.locator(".chart-badge:visible").count() == 0
    assert page.locator("#own-columns-open, #own-findings-open, #own-columns:visible").count() == 0
    assert violations(page) == []
    # Nothing is filed until it is kept, and the way back stands over the chart.
    filed = page.get_by_role("heading", name="Your companies")
    assert filed.count() == 0
    assert page.get_by_role("link", name="‹ Typical chart").is_visible()
    page.get_by_role("button", name="Keep it").click()
    filed.wait_for()
    assert page.locator("#whole-keep").count() == 0
    query = shown.query
    page.reload()
    text_has(page, ".own-open h3", "240,000 people (illustrative)")
    assert chart(page, query).seats.keys() == shown.seats.keys()
    page.locator("#whole-back").click()
    assert chart_has(page, n="240000", mine=None).seats.keys() == typical.seats.keys()


def test_a_seat_tells_of_itself_and_of_no_file(open_page):
    """Its place, department and level; the switch leads to the typical chart and back to the same company."""
    page = open_page()
    first = _show_all(page, "400")
    click_card(page, "n0")
    text_has(page, "#inspector .kicker", "Illustrative seat")
    assert "of the file" not in text_has(page, "#inspector", "Executive")
    page.get_by_role("radio", name="Typical").check(force=True)
    chart_has(page, n="400", mine=None)
    page.get_by_role("radio", name="Mine").check(force=True)
    assert chart_has(page, n=None).query.startswith(first.query.split("&")[0])
    address_has(page, sel="n0")


def test_too_many_for_the_server_are_refused_in_words(open_page):
    """Beside the button, and the typical chart stays. The server's own answer is in `test_whole_route.py`."""
    page = open_page("/?n=3000000", expected=("422",))
    error = {"what": "This server shows 2,000,000 people of one company at most", "advice": "Lower the headcount."}
    page.route("**/whole?*", lambda route: route.fulfill(status=422, json={"error": error}))
    before = chart(page)
    page.locator("#whole-show").click()
    assert "2,000,000 people" in text_has(page, "#whole-message", "Lower the headcount")
    assert page.locator("#whole-show").text_content() == "Show all people"
    assert chart(page).query == before.query


def test_every_layout_begins_with_the_first_card_in_the_window(open_page):
    """However wide or high the whole of it is; to its left where reports stand to the right."""
    page = open_page("/?n=240000", reduced_motion="reduce")
    chart_has(page, n="240000")
    _show_all(page, "240,000")
    for layout in ("stacked", "down", "right", "sides", "list"):
        page.get_by_label("Layout", exact=True).select_option(layout)
        drawn = chart_has(page, lay=layout)
        x, y = drawn.on_screen("n0")
        assert 40 < x < drawn.width - 40, layout
        assert 20 < y < drawn.height - 40, layout
        assert layout != "right" or x == min(drawn.on_screen(key)[0] for key in drawn.seats)
        inside = [key for key in drawn.seats if 0 < drawn.on_screen(key)[0] < drawn.width]
        assert len(inside) == len(drawn.seats) >= 12, layout
