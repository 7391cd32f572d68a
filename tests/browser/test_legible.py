"""Whatever the size of a company, its first view is whole, in the window, and its names can be read."""

import pytest

from tests.browser.pages import chart, text_has, until
from tests.browser.test_own import load

pytestmark = pytest.mark.browser

LABELS = "() => window.reportlineCards.labels(document.getElementById('chart')._cyreg.cy)"


@pytest.mark.parametrize("headcount", [6, 30, 201, 3_000, 240_000, 1_000_000, 3_000_000])
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


def test_a_chain_of_a_thousand_managers_is_readable_and_questioned(open_page, tmp_path):
    """As many as can be read, the others in one count; a finding asks whether this is the column of the manager."""
    file = tmp_path / "chain.csv"
    file.write_text("id,name,manager\n" + "".join(f"{n},Person {n},{n - 1 if n else ''}\n" for n in range(1_000)))
    page = open_page(viewport={"width": 1440, "height": 900})
    load(page, file, "1,000 posts, 1,000 levels, widest span 1, 1 finding")
    drawn = chart(page)
    assert sum(label["px"] >= 9 for label in page.evaluate(LABELS)) == len(drawn.seats) >= 10
    assert [seat["fold"] for seat in drawn.seats.values() if seat["fold"]] == [f"+{1_000 - len(drawn.seats)}"]
    page.locator(".chart-badge").click()
    assert "Is this the right column for the manager?" in text_has(page, "#own-findings", "chains of more than 200")
