"""What a new visitor sees, before touching anything."""

import pytest

from orgmodel.theme import LIGHT
from tests.browser.pages import PRESETS, chart, until

pytestmark = pytest.mark.browser

# All of the scene between the window's edges: what the fit button does is done.
FITTED = """() => {
  const cy = document.getElementById("chart")._cyreg.cy, box = cy.elements().renderedBoundingBox();
  return !cy.animated() && box.x1 >= 0 && box.y1 >= 0 && box.x2 <= cy.width() && box.y2 <= cy.height();
}"""


TALL = set()


def test_a_fitted_chart_is_whole_and_readable(open_page):
    """At 1440 by 900 every card is in the window and titles are 9 px high or higher."""
    page = open_page()
    for key, preset in PRESETS.items():
        page.locator(f'[data-preset="{key}"]').click()
        chart(page, preset.company)
        page.locator("#fit").click()
        until(page, FITTED)
        drawn = chart(page)
        assert LIGHT.sizes.title * drawn.zoom >= 9, key
        for seat in drawn.seats:
            x, y = drawn.on_screen(seat)
            w, h = (drawn.seats[seat][side] / 2 * drawn.zoom for side in "wh")
            assert w <= x <= drawn.width - w, (key, seat)
            assert h <= y <= drawn.height - h, (key, seat)


def test_the_page_has_its_landmarks_and_language(open_page):
    """One main, one h1, a language and a title."""
    page = open_page()
    assert page.locator("main").count() == 1
    assert page.locator("h1").all_inner_texts() == ["Reportline"]
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Reportline"


def test_the_first_screen_leaves_nothing_empty(open_page):
    """Sentence, inspector, ladder and slider are filled without a click, and the address says what is shown."""
    page = open_page()
    assert "operations officer" in page.locator("#sentence").inner_text()
    assert "This company" in page.locator("#inspector").inner_text()
    assert page.locator("#ladder .step").count() == 7
    assert page.locator("#headcount-slider .tick").count() > 5
    assert page.locator("#headcount").input_value() == "400"
