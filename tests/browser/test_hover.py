"""The summary beside a card: what it says, where it stands, how one gets rid of it."""

import pytest

from tests.browser.acts import place_of
from tests.browser.pages import until, zoom_to

pytestmark = pytest.mark.browser

TIP = "#hover-summary"
SHOWN = """() => {
  const tip = document.getElementById("hover-summary");
  return tip && !tip.hidden ? [...tip.children].map((line) => line.textContent) : null;
}"""
GONE = "() => document.getElementById('hover-summary').hidden"


def _point_at(page, key):
    x, y = place_of(page, key)
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y, steps=2)
    return x, y


def test_pointing_at_a_card_tells_all_of_it(open_page):
    """Title, counts and boss, in the window, at any zoom; leaving the card ends it."""
    page = open_page("/?n=3000", reduced_motion="reduce")
    for zoom in (1, 0.2):
        zoom_to(page, zoom, {"x": 420, "y": 60})
        _point_at(page, "coo")
        told = until(page, SHOWN)
        assert told[0] == "Chief operating officer"
        assert "Head of operations" in told
        assert told[-2:] == ["Reports to Chief executive officer", "Level 2"]
        tip, frame = page.locator(TIP).bounding_box(), page.locator("#chart-frame").bounding_box()
        assert tip["x"] >= frame["x"]
        assert tip["y"] >= frame["y"]
        assert tip["x"] + tip["width"] <= frame["x"] + frame["width"]
        assert tip["y"] + tip["height"] <= frame["y"] + frame["height"]
        page.mouse.move(5, 5)
        until(page, GONE)


def test_the_summary_can_be_pointed_at_and_dismissed(open_page):
    """The pointer may go onto it; Escape ends it without a move of the pointer (WCAG 1.4.13)."""
    page = open_page(reduced_motion="reduce")
    _point_at(page, "operations_officer")
    until(page, SHOWN)
    tip = page.locator(TIP).bounding_box()
    page.mouse.move(tip["x"] + 20, tip["y"] + 10, steps=6)
    # Longer than it stays when the pointer has left both.
    assert (
        page.evaluate(
            "async () => { const end = performance.now() + 500; while (performance.now() < end)"
            " await new Promise(requestAnimationFrame); return document.getElementById('hover-summary').hidden; }"
        )
        is False
    )
    page.keyboard.press("Escape")
    until(page, GONE)
    assert page.locator(TIP).get_attribute("aria-hidden") == "true"


def test_a_pressed_card_has_no_summary(open_page):
    """A click selects it and shows the details at the side."""
    page = open_page(reduced_motion="reduce")
    x, y = _point_at(page, "director_ops")
    until(page, SHOWN)
    page.mouse.click(x, y)
    until(page, GONE)


def test_keys_on_the_tree_bring_the_summary_along(open_page):
    """The card that the keys have moved to is told; leaving the tree ends it."""
    page = open_page(reduced_motion="reduce")
    page.locator("#chart-tree").focus()
    page.keyboard.press("ArrowDown")
    until(page, f"() => (({SHOWN})() || [])[0] === 'Chief operating officer'")
    page.keyboard.press("ArrowDown")
    until(page, f"() => (({SHOWN})() || [])[0] === 'Director of operations'")
    page.locator("#headcount").focus()
    until(page, GONE)
