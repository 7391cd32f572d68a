"""Narrow and low windows: the chart first, panels beside it when they are asked for, never over its cards."""

import pytest

from tests.browser.acts import click_card, open_sheet
from tests.browser.axe import violations
from tests.browser.pages import cards_keep_off_tools, chart, chart_has, scene_is, selected_is, text_has, until

pytestmark = pytest.mark.browser

SHARES = {(390, 844): 0.55, (820, 1180): 0.5, (1100, 760): 0.55, (720, 450): 0.4}

# Controls whose middle is in the window and is not what a press there hits.
COVERED = """() => [...document.querySelectorAll("button, a[href], select, summary, input")].filter((one) => {
  const box = one.getBoundingClientRect(), [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const frame = one.closest(".switches, .ladder, .panel, .inspector")?.getBoundingClientRect();
  const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.disabled;
  if (!isSeen || box.width < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
  if (frame && (x > frame.right || y > frame.bottom)) return false;
  const hit = document.elementFromPoint(x, y);
  return hit && !one.contains(hit) && !hit.contains(one) && hit.closest("label")?.control !== one;
}).map((one) => one.id || one.textContent)"""


def _overlaps(page, panel):
    boxes = [page.locator(one).bounding_box() for one in (panel, "#chart-frame .canvas")]
    (a, b) = [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in boxes]
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1


@pytest.mark.parametrize(("window", "share"), SHARES.items(), ids=["phone", "tablet", "small", "large print"])
def test_a_narrow_window_belongs_to_the_chart(open_page, window, share):
    """Most of the page is the chart; the answer is whole; each panel opens beside the chart and shuts by Escape."""
    page = open_page("/?n=300", viewport=dict(zip(("width", "height"), window, strict=True)), reduced_motion="reduce")
    chart(page)
    box = page.locator("#chart-frame").bounding_box()
    assert box["height"] * box["width"] >= share * window[0] * window[1]
    cut = """(bar) => [...bar.querySelectorAll("*")].map((one) => [one.getBoundingClientRect().bottom, one.textContent])
      .filter(([bottom]) => bottom > bar.getBoundingClientRect().bottom)"""
    assert page.locator(".sentence-bar").evaluate(cut) == []
    for sheet, panel in (("company", ".company-panel"), ("details", "#inspector")):
        assert not page.locator(panel).is_visible()
        open_sheet(page, sheet)
        assert page.locator(panel).is_visible()
        until(page, "() => document.querySelector('#chart-frame .canvas').clientHeight > 0")
        assert not _overlaps(page, panel)
        assert violations(page) == []
        page.keyboard.press("Escape")
        assert not page.locator(panel).is_visible()
    assert page.evaluate("() => document.documentElement.scrollHeight - innerHeight") <= 0


def test_a_phone_opens_with_a_list_as_wide_as_itself(open_page):
    """Nobody has chosen a layout; who has is asked for no other, and details are one press away from a card."""
    page = open_page("/?n=300", viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    scene_is(page, "(scene) => scene.view.layout === 'list'")
    drawn = chart(page)
    top = next(iter(drawn.seats))
    assert drawn.is_inside(top)
    click_card(page, top)
    selected_is(page, top)
    assert not page.locator("#inspector").is_visible()
    page.get_by_role("button", name="Details: ").click()
    text_has(page, "#inspector", "Chief executive officer")
    page.keyboard.press("Escape")
    page.locator("#view-layout").select_option("stacked")
    scene_is(page, "(scene) => scene.view.layout === 'stacked'")
    page.get_by_role("button", name="Sizes").click()
    page.locator("#ladder .step").nth(1).click()
    chart_has(page, n="30")
    scene_is(page, "(scene) => scene.view.layout === 'stacked'")


@pytest.fixture(scope="module")
def small_phone(open_shared_page):
    """A page on a small phone, to look at."""
    return open_shared_page("/?n=300&struct=matrix", viewport={"width": 320, "height": 640}, reduced_motion="reduce")


def test_a_small_phone_says_all_that_comes_next_over_a_list_no_wider_than_itself(small_phone):
    """A low window is narrow too: no row ends beyond its edge, nor what is found; both roles to come are named."""
    assert small_phone.locator("#next .link:visible").count() == 2
    drawn = chart(small_phone)
    ends = [drawn.on_screen(key)[0] + drawn.zoom * seat["w"] / 2 for key, seat in drawn.seats.items()]
    assert len(ends) > 20
    assert max(ends) <= drawn.width
    # What is found stands whole below its field.
    small_phone.locator("#search input").fill("operations")
    small_phone.locator("#search li").first.wait_for()
    assert small_phone.locator("#search ul").evaluate("(list) => list.getBoundingClientRect().left") >= 0
    small_phone.locator("#search input").fill("")


@pytest.mark.parametrize("sheet", ["", "company", "details", "sizes"])
def test_nothing_on_a_small_phone_lies_over_a_control(small_phone, sheet):
    """The switches stand in one row; with a sheet open the chart has the rest of the window for itself."""
    page = small_phone
    # What the test before has opened.
    page.keyboard.press("Escape")
    until(page, "() => !document.querySelector('#sheets [aria-expanded=true]')")
    if sheet:
        open_sheet(page, sheet)
    least = 30 if sheet in ("company", "details") else 140
    assert page.locator("#chart-frame .canvas").bounding_box()["height"] >= least
    assert page.evaluate(COVERED) == []


def test_cards_keep_off_the_tools_that_an_open_sheet_had_hidden(small_phone):
    """They come back when the sheet is closed, and take their room."""
    page = small_phone
    for sheet in ("company", "sizes"):
        open_sheet(page, sheet)
        until(page, "() => !document.querySelector('.tools').offsetWidth")
        page.keyboard.press("Escape")
        cards_keep_off_tools(page)


def test_letters_in_panels_have_12_px_or_more(open_page):
    """On a phone and beside it: nothing that is read in a panel is smaller."""
    page = open_page("/?n=300&sel=coo", viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    text_has(page, "#inspector", "Chief operating officer")
    small = page.evaluate("""() => [...document.querySelectorAll(".panel *, .ladder *, .answer *, .chart-foot *")]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12).map((one) => one.className || one.tagName)""")
    assert small == []


def test_a_change_is_seen_beside_the_buttons_that_lead_to_it(open_page):
    """On a phone the charts stand below what is said of them; the next change brings both into the window."""
    page = open_page("/?tab=compare&a=people_30&b=people_3000", viewport={"width": 390, "height": 844})
    page.locator("#compare-counts .count").first.wait_for()
    page.get_by_role("button", name="Next change").click()
    text_has(page, ".compare-said", "1 of ")
    until(
        page,
        "() => { const [top, bar, chart] = ['.main', '.compare-steps', '.compare-charts'].map("
        "(one) => document.querySelector(one).getBoundingClientRect());"
        " return Math.abs(bar.top - top.top) < 2 && chart.top < bar.bottom + 2; }",
    )
