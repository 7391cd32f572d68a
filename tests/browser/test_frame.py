"""The frame of the page: what a new visitor is told, presets, the list of keys, the link to what is seen."""

import pytest

from tests.browser.acts import choose_preset
from tests.browser.axe import violations
from tests.browser.pages import chart_has, text_has, until

pytestmark = pytest.mark.browser

PRESSED = "() => [...document.querySelectorAll('[data-preset][aria-pressed=true]')].map((one) => one.dataset.preset)"


def test_size_comes_before_presets_and_the_three_steps_stay_away(open_page):
    """Field and slider are over the presets, in sight; a click lets the steps go for good."""
    page = open_page("/")
    steps = page.locator("#first-steps li")
    steps.first.wait_for()
    assert steps.count() == 3
    field, slider, preset = (
        page.locator(one).first.bounding_box()["y"] for one in ("#headcount", "#headcount-slider", "[data-preset]")
    )
    assert field < slider < preset < 900
    page.get_by_role("button", name="Got it").click()
    page.reload()
    chart_has(page)
    assert steps.count() == 0


def test_the_preset_that_is_shown_is_marked(open_page):
    """A usual size among its like, a special case by the name of its menu as well; nothing where none fits."""
    page = open_page("/?n=400")
    until(page, f"() => ({PRESSED})().join() === 'people_400'")
    choose_preset(page, "flat_300")
    until(page, f"() => ({PRESSED})().join() === 'flat_300'")
    text_has(page, "#special-cases summary", "Special case: Flat, 300")
    chart_has(page, n="300")
    page.locator("#headcount").fill("301")
    chart_has(page, n="301")
    assert page.evaluate(PRESSED) == []
    assert page.locator("#special-cases summary").inner_text() == "Special cases"


def test_a_question_mark_lists_the_keys(open_page):
    """Not in a box that is typed into; Escape closes the list and the focus is where it was."""
    page = open_page("/?n=45", reduced_motion="reduce")
    page.get_by_role("combobox", name="Find a seat").press("?")
    assert page.get_by_role("dialog").count() == 0
    page.locator("#keys-open").focus()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    assert keys.locator("dt").count() == keys.locator("dd").count() > 8
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("() => document.activeElement.id") == "keys-open"


def test_a_picture_and_a_link_are_copied_and_the_link_opens_the_same_view(open_page):
    """The buttons say so; on the clipboard are a picture, and an address of this page."""
    page = open_page("/?n=400&sel=coo", permissions=["clipboard-read", "clipboard-write"])
    chart_has(page, n="400")
    page.locator("#export-menu summary").click()
    page.get_by_role("button", name="Copy picture").click()
    text_has(page, "#export-menu summary", "Picture copied")
    types = "async () => (await navigator.clipboard.read()).flatMap((item) => item.types)"
    assert page.evaluate(types) == ["image/png"]
    page.locator("#copy-link").click()
    text_has(page, "#copy-link", "Copied")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert "sel=coo" in link
    page.goto(link)
    text_has(page, "#inspector .panel-title", "Chief operating officer")
