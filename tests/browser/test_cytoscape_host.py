"""Cytoscape under the chart: the real one does what chart/cytoscape-host.js, which alone knows it, counts on."""

import pytest

from tests.browser.acts import choose_preset, click_card
from tests.browser.pages import chart, headcount_is, hit_cards, selected_is

pytestmark = pytest.mark.browser

OTHER_CANVASES = """() =>
  [...document.querySelectorAll('#chart canvas:not(.card-layer)')].map((one) => getComputedStyle(one).display)"""


def test_cytoscape_draws_nothing_and_still_says_what_is_pressed(open_page):
    """Its canvases are there and not to be seen; after a change of size a press finds the new card where it is."""
    page = open_page("/?n=45")
    assert set(page.evaluate(OTHER_CANVASES)) == {"none"}
    choose_preset(page, "people_3000")
    headcount_is(page, 3000)
    drawn = chart(page)
    assert hit_cards(page) == len(drawn.seats)
    click_card(page, "coo")
    selected_is(page, "coo")


def test_the_component_tells_dash_of_nothing(open_page):
    """Moving, pressing and another chart send nothing back to the page's state, and so nothing to the server."""
    page = open_page("/?n=45")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "_dash-update-component" in request.url else None)
    click_card(page, "ceo")
    page.mouse.wheel(0, 120)
    choose_preset(page, "people_3000")
    headcount_is(page, 3000)
    chart(page)
    assert sent == []


FRAMES_ASKED = """async () => {
  const rest = (ms) => new Promise((done) => { setTimeout(done, ms); });
  const ask = window.requestAnimationFrame;
  let asked = 0;
  window.requestAnimationFrame = (act) => { asked += 1; return ask.call(window, act); };
  for (let tries = 0; tries < 10; tries += 1) {
    asked = 0;
    await rest(300);
    if (!asked) break;
  }
  window.requestAnimationFrame = ask;
  return asked;
}"""


def test_a_chart_that_stands_still_asks_for_no_frames(open_page):
    """Cytoscape alone would ask for sixty a second, for ever, with the whole page and the processor at work."""
    page = open_page("/?n=45")
    headcount_is(page, 45)
    assert page.evaluate(FRAMES_ASKED) == 0
    choose_preset(page, "people_3000")
    headcount_is(page, 3000)
    assert page.evaluate(FRAMES_ASKED) == 0
