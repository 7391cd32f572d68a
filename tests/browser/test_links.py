"""The address bar: a link opened in a fresh browser restores the same view; a bad one is told."""

from urllib.parse import urlsplit

import pytest

from tests.browser.acts import click_card
from tests.browser.pages import address_has, chart, chart_has, selected_is, text_has

pytestmark = pytest.mark.browser


def _copied(page):
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}"


def test_a_link_restores_company_selection_alternatives_folds_zoom_and_pan(open_page):
    """What was clicked together in one browser is the same picture and the same inspector in another."""
    page = open_page("/?preset=matrix_800")
    chart_has(page, n="800", struct="matrix")
    page.locator("label", has_text="All alternative lines").click()
    chart_has(page, alt="1")
    page.locator("#importance").get_by_text("High", exact=True).click()
    chart_has(page, imp="high")
    head = next(key for key, seat in chart(page).seats.items() if seat["branch"] == "open" and key != "ceo")
    click_card(page, head)
    address_has(page, sel=head)
    page.locator("#chart-tree").focus()
    page.keyboard.press(" ")
    chart_has(page, open=head)
    page.locator("#zoom-in").click()
    before = chart(page)
    address_has(page, sel=head, open=head, z=f"{before.zoom:.3f}")
    inspector = text_has(page, "#inspector", "Chain of command")

    other = open_page(_copied(page))
    chart_has(other, open=head)
    after = chart(other, before.query)
    assert after.positions == before.positions
    assert sorted(after.lines) == sorted(before.lines)
    assert after.zoom == pytest.approx(before.zoom, abs=1e-3)
    assert (after.pan["x"], after.pan["y"]) == pytest.approx((before.pan["x"], before.pan["y"]), abs=1)
    selected_is(other, head)
    text_has(other, "#inspector", "Chain of command")
    assert other.locator("#inspector").inner_text() == page.locator("#inspector").inner_text()
    assert inspector
    assert other.locator("#alternatives").is_checked()
    address_has(other, sel=head, open=head, alt="1", imp="high", z=f"{before.zoom:.3f}")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("n=abc", "whole number from 1 to 3,000,000"),
        ("preset=nope", "people_400"),
        ("t=foo:1", "foo"),
        ("tab=zzz", "explore, compare"),
        ("n=10&struct=divisional&div=40", "10"),
        ("n=400&z=nan&x=1&y=1", ""),
        ("n=400&z=0.0000001&x=9e99&y=-9e99", ""),
        ("sel=__proto__&open=constructor.toString", ""),
        ("n=400&" + "imp=" + "x" * 9000, "low, normal, high"),
        ("%FF=%00&n=%F0%9F%92%A9", "whole number"),
    ],
    ids=lambda value: value[:24],
)
def test_a_bad_link_is_told_and_a_chart_is_shown(open_page, query, told):
    """A message says what is allowed where a field is bad; there is always a chart in the window."""
    page = open_page(f"/?{query}")
    drawn = chart(page)
    assert len(drawn.seats) >= 2
    assert drawn.width / drawn.zoom > 50
    x, y = drawn.on_screen("ceo")
    assert -drawn.width < x < 2 * drawn.width
    assert -drawn.height < y < 2 * drawn.height
    text_has(page, ".company-panel", told)


def test_a_plain_address_restores_itself(open_page):
    """The first screen writes its own address, and that address shows the first screen."""
    page = open_page()
    address_has(page, n="400")
    before = chart(page)
    after = chart_has(open_page(_copied(page)), n="400")
    assert after.positions == before.positions
