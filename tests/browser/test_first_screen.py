"""What a new visitor sees, before touching anything."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from orgmodel.typical.build.build import build
from orgmodel.typical.graph import seat_of
from orgmodel.typical.parameters import TypicalCompany
from tests.browser.acts import choose_preset, follow
from tests.browser.pages import (
    DOMAIN,
    PRESETS,
    chain_of_model,
    chain_of_page,
    chart,
    headcount_is,
    ink,
    labels,
    legible,
    soon,
    until,
    zoom_to,
)

pytestmark = pytest.mark.browser


def test_every_preset_draws_its_company_whole_and_readable(open_page):
    """Line and seats of the model; fitted, all cards are in the window and named, ten in letters of 9 px or more."""
    page = open_page()
    for key, preset in PRESETS.items():
        graph = build(preset.company, DOMAIN)
        choose_preset(page, key)
        drawn = chart(page, preset.company)
        assert drawn.pairs("chain") == set(pairwise(graph.graph["chain"])), key
        titles = {seat: seat_of(graph, seat).title for seat in graph}
        assert {seat: titles.get(seat) for seat in drawn.seats} == {s: drawn.seats[s]["title"] for s in drawn.seats}, (
            key
        )
        assert len(drawn.seats) == len(graph) or drawn.folded(), key
        until(page, "(text) => document.getElementById('headcount').value === text", f"{preset.company.headcount:,}")
        page.locator("#fit").click()
        soon(lambda seats=drawn.seats: all(map(chart(page).is_inside, seats)), f"all of {key} in the window")
        assert len(labels(page)) == len(drawn.seats), key
        assert legible(page) >= min(10, len(drawn.seats)), key


@pytest.mark.parametrize(
    ("window", "headcounts"),
    [
        ((1440, 900), [1, 6, 30, 400, 3_000, 40_000, 240_000, 3_000_000]),
        ((1100, 700), [6, 400, 3_000, 240_000]),
        ((390, 844), [6, 400, 3_000, 240_000]),
    ],
    ids=["laptop", "small", "phone"],
)
def test_the_first_view_of_any_size_has_names_to_read(open_page, window, headcounts):
    """Ten names or all there are in letters of 9 px or more; on a laptop all, those that are long a px smaller."""
    page = open_page(viewport=dict(zip(("width", "height"), window, strict=True)))
    for headcount in headcounts:
        follow(page, f"/?n={headcount}")
        headcount_is(page, headcount)
        drawn, said = chart(page), labels(page)
        assert all(label["px"] >= 9 * 13 / 14 for label in said), (headcount, said)
        assert sum(label["px"] >= 9 for label in said) >= min(10, len(drawn.seats)), (headcount, said)
        assert window[0] < 1440 or len(said) == len(drawn.seats), headcount
        assert all(len(label["text"]) > 1 for label in said), headcount


def test_zooming_out_keeps_letters_legible_until_cards_are_too_small(open_page):
    """At every zoom a label has 9 px or more; far out cards have none and are still painted."""
    page = open_page("/?n=3000")
    drawn, counts = chart(page), []
    for step in range(30):
        zoom = 0.64 * 0.91**step
        zoom_to(page, zoom, {"x": drawn.width / 2, "y": 40})
        said = labels(page)
        assert all(label["px"] >= 9.5 for label in said), zoom
        counts.append(len(said))
    assert max(counts) == len(drawn.seats)
    assert counts[-1] == 0
    # Something is painted where the top card is.
    assert ink(page, next(iter(drawn.seats)))[3]


def test_the_page_has_its_landmarks_and_language(open_page):
    """One main, one h1, a language and a title."""
    page = open_page()
    expect(page.locator("main")).to_have_count(1)
    assert page.locator("h1").all_inner_texts() == ["Reportline"]
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "400 people · Reportline"


def test_the_first_screen_leaves_nothing_empty(open_page):
    """Sentence, inspector, ladder and slider are filled without a click, and the address says what is shown."""
    page = open_page()
    assert chain_of_page(page) == chain_of_model(TypicalCompany(400))
    assert (
        page.locator("#sentence").inner_text()
        == "At 400 people, a chief operating officer reports to the chief executive."
    )
    assert "an operations supervisor at 500 (100 to go)" in page.locator("#next").inner_text()
    assert "This company" in page.locator("#inspector").inner_text()
    assert page.locator("#ladder .step").count() == 9
    assert page.locator("#headcount-slider .tick").count() > 5
    assert page.locator("#headcount").input_value() == "400"


# Edges of the chart that came with the page, before the canvas is there.
FIRST_EDGES = """addEventListener("DOMContentLoaded", () => {
  const picture = document.querySelector(".first-chart"), { a: zoom, e: left, f: top } = picture.getScreenCTM();
  const { width, height } = picture.viewBox.baseVal;
  window.firstEdges = [left, top, left + zoom * width, top + zoom * height];
});"""


def test_the_canvas_takes_the_place_of_the_first_picture(open_page):
    """No card jumps, and none grows: the chart has the same edges before and after, also over a foot of two rows."""
    page = open_page("/?n=400")
    page.add_init_script(FIRST_EDGES)
    for headcount, width, height in ((400, 1440, 900), (6, 1366, 768), (3_000, 1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{page.url.split('?')[0]}?n={headcount}")
        drawn, box = chart(page), page.locator("#chart").bounding_box()
        edges = [
            pick(drawn.on_screen(key)[axis] + sign * seat[side] / 2 * drawn.zoom for key, seat in drawn.seats.items())
            + box["xy"[axis]]
            for pick, sign in ((min, -1), (max, 1))
            for axis, side in enumerate("wh")
        ]
        assert page.evaluate("firstEdges") == pytest.approx(edges, abs=2), (headcount, width)
