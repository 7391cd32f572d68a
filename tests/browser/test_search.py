"""The search box over everybody of one's own company."""

import pytest

from tests.browser.axe import violations
from tests.browser.own import ORACLE
from tests.browser.pages import chart, chart_has, scene_is, selected, text_has

pytestmark = pytest.mark.browser


def test_a_wrong_letter_finds_and_centres_the_card(open_own):
    """The list says that none fits exactly and marks what was meant; Enter takes the first, as ever."""
    page, company = open_own(ORACLE)
    box = page.get_by_role("combobox", name="Find a seat")
    box.fill("janete kign")
    text_has(page, "#search-list", "No exact match; close ones:")
    assert page.locator("#search-list mark").all_inner_texts()[:2] == ["Janette", "King"]
    assert violations(page) == []
    # Other colours drew the chart anew, and its list was asked for once more.
    page.locator("#search-list[aria-busy=false]", has_text="close ones:").wait_for()
    box.press("Enter")
    text_has(page, "#inspector .panel-title", "Janette King")
    selected(page)
    drawn = chart_has(page, mine=company)
    assert len(drawn.selected) == 1
    assert drawn.seats[drawn.selected[0]]["title"] == "Janette King"
    assert drawn.on_screen(drawn.selected[0]) == pytest.approx((drawn.width / 2, drawn.height / 2), abs=3)


def test_a_hit_says_its_column_and_a_name_can_be_shown_on_the_chart(open_own):
    """Below the person stands the column; the last row filters the chart by the name."""
    page, _company = open_own(ORACLE)
    box = page.get_by_role("combobox", name="Find a seat")
    box.fill("ezlotkey")
    text_has(page, "#search-list .why", "EMAIL: EZLOTKEY")
    box.fill("king")
    text_has(page, "#search-list", "Show all 2 whose name holds “king” on the chart")
    assert page.locator("#search-list mark").first.inner_text() == "King"
    box.press("ArrowUp")
    box.press("Enter")
    assert box.input_value() == ""
    text_has(page, "#view-bar", "Name holds king")
    scene_is(page, "(scene) => (new URLSearchParams(scene.query).get('where') || '').includes('king')")
    assert {"Steven King", "Janette King"} <= {seat["title"] for seat in chart(page).seats.values()}


def test_seats_of_a_typical_company_are_found_with_a_wrong_letter(open_page):
    """Without asking the server."""
    page = open_page()
    chart(page)
    page.get_by_role("combobox", name="Find a seat").fill("qualtiy")
    text_has(page, "#search-list", "No exact match; close ones:")
    page.keyboard.press("Enter")
    text_has(page, "#inspector .panel-title", "uality")
