"""Undo: every change of the view can be taken back, by button, by keys, and by the browser's own Back."""

import pytest

from tests.browser.acts import choose_preset
from tests.browser.pages import address_has, chart_has, scene_is, until

pytestmark = pytest.mark.browser

UNDO_SAYS = "(text) => document.getElementById('undo').getAttribute('aria-label') === text"
REDO_SAYS = "(text) => document.getElementById('redo').getAttribute('aria-label') === text"
BOX_HOLDS = "(text) => document.getElementById('headcount').value === text"
# Changes that follow one another more quickly are one step.
A_STEP_MS = 800


def _choose(page, preset):
    choose_preset(page, preset)
    page.wait_for_timeout(A_STEP_MS)


def test_steps_are_taken_back_and_done_again(open_page):
    """Two sizes and a fold; undo names each, redo too; Back and Forward are the same steps, the page is not left."""
    page = open_page("/?n=45")
    assert page.locator("#undo").is_disabled()
    assert page.locator("#redo").is_disabled()
    page.evaluate("window.isSame = true")
    _choose(page, "people_150")
    _choose(page, "people_3000")
    until(page, UNDO_SAYS, "Undo: 3,000 people")
    address_has(page, n="3000")
    page.locator("#undo").click()
    chart_has(page, n="150")
    until(page, BOX_HOLDS, "150")
    until(page, UNDO_SAYS, "Undo: 150 people")
    until(page, REDO_SAYS, "Redo: 3,000 people")
    page.keyboard.press("Control+z")
    chart_has(page, n="45")
    address_has(page, n="45")
    assert page.locator("#undo").is_disabled()
    page.keyboard.press("Control+Shift+z")
    chart_has(page, n="150")
    page.go_back()
    chart_has(page, n="45")
    page.go_forward()
    page.go_forward()
    chart_has(page, n="3000")
    assert page.locator("#redo").is_disabled()
    page.go_back()
    chart_has(page, n="150")
    _choose(page, "matrix_800")
    until(page, UNDO_SAYS, "Undo: Matrix, 800")
    assert page.locator("#redo").is_disabled()
    assert page.evaluate("window.isSame")


def test_a_move_of_the_thumb_is_one_step_and_the_table_is_another(open_page):
    """However many sizes the thumb goes over; a tab is left with Back."""
    page = open_page("/?n=30")
    slider = page.locator("#headcount-slider input")
    slider.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    scene_is(page, "(scene) => scene.headcount > 35")
    page.wait_for_timeout(A_STEP_MS)
    page.locator("[data-tab=table]").click()
    until(page, UNDO_SAYS, "Undo: Table")
    page.go_back()
    until(page, "() => !document.getElementById('tabs-panel-explore').hidden")
    page.keyboard.press("Control+z")
    chart_has(page, n="30")
    assert page.locator("#undo").is_disabled()


def test_after_a_reload_the_way_back_is_still_there(open_page):
    """The entries of the history hold their views."""
    page = open_page("/?n=45")
    _choose(page, "people_400")
    address_has(page, n="400")
    page.reload()
    chart_has(page, n="400")
    page.go_back()
    chart_has(page, n="45")
    until(page, BOX_HOLDS, "45")
