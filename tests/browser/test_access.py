"""Who uses no mouse, a screen reader, a phone or large print: nothing serious is in their way."""

import pytest

from tests.browser.axe import unfold, violations
from tests.browser.pages import chart_has, text_has, theme_is

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_explore(open_page, scheme):
    """With a seat selected, everything unfolded, and with the drawer open."""
    page = open_page("/?n=400&sel=operations_officer&alt=1", color_scheme=scheme, reduced_motion="reduce")
    text_has(page, "#inspector", "Chain of command")
    theme_is(page, scheme)
    unfold(page)
    assert violations(page, scheme) == []
    page.locator("#thresholds-open").click()
    page.get_by_role("dialog").locator("input").first.wait_for()
    assert violations(page, scheme) == []
    page.get_by_role("dialog", name="Thresholds").get_by_role("button", name="Close").click()
    page.get_by_role("dialog").wait_for(state="hidden")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_compare(open_page, scheme):
    """Two charts, counts and the whole list."""
    page = open_page("/?tab=compare&a=people_80&b=people_3000", color_scheme=scheme, reduced_motion="reduce")
    text_has(page, "#compare-sentence", "From 80")
    unfold(page)
    assert violations(page, scheme) == []


@pytest.mark.parametrize(
    "window", [{"width": 390, "height": 844}, {"width": 720, "height": 450}], ids=["phone", "large print"]
)
@pytest.mark.parametrize("tab", ["explore", "compare"])
def test_a_small_window_does_not_scroll_sideways(open_page, window, tab):
    """Phone, or a laptop at 200%: nothing is wider than the window, and the controls can be reached."""
    page = open_page(f"/?n=400&tab={tab}", viewport=window)
    chart_has(page, n="400")
    if tab == "compare":
        text_has(page, "#compare-sentence", "From")
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    wanted = ["#fit", "#headcount", "#theme-toggle", "#ladder .step", "#thresholds-open", "#export-menu"]
    for selector in wanted if tab == "explore" else ["#compare-swap", "#compare-a-headcount", "#compare-list"]:
        one = page.locator(selector).first
        one.scroll_into_view_if_needed()
        box = one.bounding_box()
        assert box["x"] >= 0, selector
        assert box["x"] + min(box["width"], window["width"]) <= window["width"] + 1, selector
    if tab == "explore":
        page.locator("#headcount").fill("80")
        chart_has(page, n="80")
