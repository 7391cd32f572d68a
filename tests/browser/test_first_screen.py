"""What a new visitor sees, before touching anything."""

import pytest

from orgmodel.typical.parameters import TypicalCompany
from tests.browser.pages import PRESETS, chart, until

pytestmark = pytest.mark.browser

# All of the scene between the window's edges: what the fit button does is done.
FITTED = """() => {
  const cy = document.getElementById("chart")._cyreg.cy, box = cy.elements().renderedBoundingBox();
  return !cy.animated() && box.x1 >= 0 && box.y1 >= 0 && box.x2 <= cy.width() && box.y2 <= cy.height();
}"""

# What the last frame says of the cards in the window.
LABELS = """() => window.reportlineCards.labels(document.getElementById("chart")._cyreg.cy)"""


def test_a_fitted_chart_is_whole_and_readable(open_page):
    """At 1440 by 900 every card is in the window and has a name, ten or all of them in letters of 9 px or more."""
    page = open_page()
    for key, preset in PRESETS.items():
        page.locator(f'[data-preset="{key}"]').click()
        chart(page, preset.company)
        page.locator("#fit").click()
        until(page, FITTED)
        drawn = chart(page)
        labels = page.evaluate(LABELS)
        assert len(labels) == len(drawn.seats), key
        assert sum(label["px"] >= 9 for label in labels) >= min(10, len(labels)), key
        for seat in drawn.seats:
            x, y = drawn.on_screen(seat)
            w, h = (drawn.seats[seat][side] / 2 * drawn.zoom for side in "wh")
            assert w <= x <= drawn.width - w, (key, seat)
            assert h <= y <= drawn.height - h, (key, seat)


@pytest.mark.parametrize("headcount", [1, 6, 30, 400, 3_000, 40_000, 240_000, 3_000_000])
@pytest.mark.parametrize("window", [(1440, 900), (1100, 700), (390, 844)], ids=["laptop", "small", "phone"])
def test_the_first_view_of_any_size_has_names_to_read(open_page, headcount, window):
    """Ten names or all there are in letters of 9 px or more; on a laptop all, those that are long a px smaller."""
    page = open_page(f"/?n={headcount}", viewport=dict(zip(("width", "height"), window, strict=True)))
    drawn = chart(page, TypicalCompany(headcount))
    until(page, f"() => ({LABELS})().length > 0")
    labels = page.evaluate(LABELS)
    assert all(label["px"] >= 9 * 13 / 14 for label in labels), labels
    assert sum(label["px"] >= 9 for label in labels) >= min(10, len(drawn.seats)), labels
    assert window[0] < 1440 or len(labels) == len(drawn.seats)
    assert all(len(label["text"]) > 1 for label in labels)


def test_zooming_out_keeps_letters_legible_until_cards_are_too_small(open_page):
    """At every zoom a label has 9 px or more; far out cards have none and are still painted."""
    page = open_page("/?n=3000")
    seats = len(chart(page).seats)
    counts = []
    for step in range(30):
        zoom = 0.64 * 0.91**step
        page.evaluate(
            """(zoom) => {
              const cy = document.getElementById("chart")._cyreg.cy;
              const painted = new Promise((done) => cy.one("render", () => requestAnimationFrame(done)));
              cy.viewport({ zoom, pan: { x: cy.width() / 2, y: 40 } });
              return painted;
            }""",
            zoom,
        )
        labels = page.evaluate(LABELS)
        assert all(label["px"] >= 9.5 for label in labels), zoom
        counts.append(len(labels))
    assert max(counts) == seats
    assert counts[-1] == 0
    # The card layer alone: something is painted where the top card is.
    assert page.evaluate(
        """() => {
          const cy = document.getElementById("chart")._cyreg.cy, layer = cy.container().querySelector(".card-layer");
          const ratio = layer.width / cy.width(), pan = cy.pan(), seat = window.reportlineScene.current().seats[0];
          const at = layer.getContext("2d").getImageData((pan.x) * ratio, (pan.y + seat.y * cy.zoom()) * ratio, 1, 1);
          return at.data[3];
        }"""
    )


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
