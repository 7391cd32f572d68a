"""The chart is moved by dragging it wherever one takes hold of it."""

import pytest

from tests.browser.pages import chart, until

pytestmark = pytest.mark.browser


def test_a_drag_that_begins_on_a_card_moves_the_chart_and_selects_nothing(open_page):
    """In a full window there is hardly any ground to take hold of."""
    page = open_page(reduced_motion="reduce")
    before = chart(page)
    x, y = before.on_screen("coo")
    box = page.locator("#chart").bounding_box()
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    page.mouse.move(box["x"] + x + 60, box["y"] + y + 45, steps=6)
    page.mouse.up()
    after = chart(page)
    assert (after.pan["x"] - before.pan["x"], after.pan["y"] - before.pan["y"]) == pytest.approx((60, 45), abs=2)
    assert after.zoom == before.zoom
    assert after.positions == before.positions
    assert after.selected == []
    page.mouse.click(*(box[side] + place for side, place in zip("xy", after.on_screen("coo"), strict=True)))
    until(page, "() => window.reportlineChart.selected() === 'coo'")
