"""The chart is moved by dragging it wherever one takes hold of it."""

import pytest

from tests.browser.acts import place_of
from tests.browser.pages import PRESETS, chart, heights_after, selected_is

pytestmark = pytest.mark.browser


def test_a_drag_that_begins_on_a_card_moves_the_chart_and_selects_nothing(open_page):
    """In a full window there is hardly any ground to take hold of."""
    page = open_page(reduced_motion="reduce")
    before = chart(page)
    x, y = place_of(page, "coo")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 45, steps=6)
    page.mouse.up()
    after = chart(page)
    assert (after.pan["x"] - before.pan["x"], after.pan["y"] - before.pan["y"]) == pytest.approx((60, 45), abs=2)
    assert after.zoom == before.zoom
    assert after.positions == before.positions
    assert after.selected == []
    page.mouse.click(*place_of(page, "coo"))
    selected_is(page, "coo")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_cards_glide_unless_motion_is_unwanted(open_page, motion):
    """Half way through a change a card is between its places; with reduced motion it is there at once."""
    page = open_page("/?n=150", reduced_motion=motion)
    before = chart(page)
    heights = heights_after(page, "operations_officer", page.locator("[data-preset=people_40000]").click)
    after = chart(page, PRESETS["people_40000"].company)
    goal = after.positions["operations_officer"][1]
    assert goal != before.positions["operations_officer"][1]
    if motion == "reduce":
        assert set(heights) == {goal}
    else:
        assert heights[0] != goal
