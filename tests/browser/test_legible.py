"""Whatever the size of a company, its first view is whole, in the window, and its names can be read."""

import pytest

from tests.browser.pages import chart, until

pytestmark = pytest.mark.browser

LABELS = "() => window.reportlineCards.labels(document.getElementById('chart')._cyreg.cy)"


@pytest.mark.parametrize("headcount", [6, 30, 201, 3_000, 240_000, 1_000_000, 2_000_000])
def test_everybody_of_a_company_of_any_size_is_legible_at_first(open_page, headcount):
    """Ten names of 9 px or more, sixty cards above 200 people, all of them inside the window; nobody uncounted."""
    page = open_page(f"/?n={headcount}", viewport={"width": 1440, "height": 900})
    chart(page)
    page.click("#whole-show")
    until(page, "() => window.reportlineScene.current().query.startsWith('mine=')", limit_ms=60_000)
    drawn = chart(page)
    labels = page.evaluate(LABELS)
    assert drawn.headcount == headcount
    assert sum(label["px"] >= 9 for label in labels) >= min(10, headcount)
    assert len(drawn.seats) >= (60 if headcount > 200 else min(6, headcount))
    assert len(drawn.seats) <= 300
    for key, seat in drawn.seats.items():
        x, y = drawn.on_screen(key)
        w, h = (seat[side] / 2 * drawn.zoom for side in "wh")
        assert w <= x <= drawn.width - w
        assert h <= y <= drawn.height - h
    folded = [int(seat["fold"].lstrip("+").replace(",", "")) for seat in drawn.seats.values() if seat["folds"] == 1]
    people = sum(key[0] == "n" for key in drawn.seats)
    assert people + sum(folded) == headcount
