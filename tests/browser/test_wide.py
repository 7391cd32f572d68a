"""2,000 reports under one manager: as many as are drawn stay drawn, however one zooms.

The bundled Cytoscape 3.28.1 loses long rows of nodes while zooming (cytoscape.js #3258).
"""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from tests.browser.acts import click_card
from tests.browser.pages import chart, chart_has, selected_is, sweep, zoom_to

pytestmark = pytest.mark.browser

REPORTS = 2_000
STEPS = 25
# Just above the smallest zoom that there is.
FARTHEST = 0.051


@pytest.fixture
def wide():
    """A file of one manager and all others under them."""
    rows = [f"{each},Person {each},Planner,0" for each in range(1, REPORTS + 1)]
    return "\n".join(["id,name,title,manager", "0,Ada Top,Chief executive officer,", *rows]).encode()


def _picture(page):
    """The chart as it is seen, once two looks in a row see the same."""
    seen = None
    for _look in range(40):
        image = Image.open(BytesIO(page.locator("#chart").screenshot())).convert("RGB")
        before, seen = seen, np.asarray(image).astype(int)
        if before is not None and np.array_equal(before, seen):
            return seen
    raise AssertionError("The chart does not come to rest.")


@pytest.mark.parametrize("layout", ["packed", "down"])
def test_zooming_out_and_in_loses_nothing(open_own, wide, layout):
    """At each of fifty steps every card in the window has its pixels, and in the end the picture is as before."""
    page, _company = open_own(wide, name="wide.csv", reduced_motion="reduce")
    click_card(page, "m0")
    chart_has(page, open="m0")
    page.keyboard.press("Escape")
    if layout != "packed":
        page.get_by_label("Layout", exact=True).select_option(layout)
        chart_has(page, lay=layout)
    drawn = chart(page)
    assert 280 <= len(drawn.seats) <= 300
    page.locator("#fit").click()
    if layout == "down":
        # A row of 65,000 px: what fits is a tenth of it, so it is looked at from nearer.
        zoom_to(page, 0.5, {"x": 400, "y": 300})
    page.mouse.move(5, 5)
    before = _picture(page)
    at = chart(page)
    factor = (FARTHEST / at.zoom) ** (1 / STEPS)
    found = [*sweep(page, factor, STEPS), *sweep(page, 1 / factor, STEPS)]
    assert [step["missing"] for step in found] == [[]] * 2 * STEPS
    assert max(step["seen"] for step in found) >= (280 if layout == "packed" else 30)
    zoom_to(page, at.zoom, at.pan)
    changed = (np.abs(_picture(page) - before).max(axis=2) > 48).mean()
    assert changed < 0.001
    # What is drawn can be pointed at, too.
    key = next(key for key in drawn.seats if key.startswith("n1"))
    x, y = chart(page).on_screen(key)
    if 0 < x < at.width and 0 < y < at.height:
        click_card(page, key)
        selected_is(page, key)
