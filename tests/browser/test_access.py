"""Who uses no mouse, a screen reader, a phone or large print: nothing serious is in their way."""

import pytest

from tests.browser.acts import open_sheet, right_click_card
from tests.browser.axe import small_texts, unfold, violations
from tests.browser.own import CABINET
from tests.browser.pages import chart, chart_has, keys_on, selected_is, text_has

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_explore(open_page):
    """With a seat selected, everything unfolded, and with the drawer open."""
    page = open_page("/?n=400&sel=operations_officer&alt=1", reduced_motion="reduce")
    text_has(page, "#inspector", "Chain of command")
    unfold(page)
    assert violations(page) == []
    page.locator("#thresholds-open").click()
    page.get_by_role("dialog").locator("input").first.wait_for()
    assert violations(page) == []
    page.get_by_role("dialog", name="Thresholds").get_by_role("button", name="Close").click()
    page.get_by_role("dialog").wait_for(state="hidden")


@pytest.mark.parametrize(
    "window", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}], ids=["desk", "phone"]
)
def test_axe_finds_nothing_on_the_first_screen_and_its_menu(open_page, window):
    """As a new visitor finds it, with a wrong headcount, and with the export menu open; Escape closes that again."""
    page = open_page("/", viewport=window, reduced_motion="reduce")
    text_has(page, "#inspector", "This company")
    assert violations(page) == []
    open_sheet(page, "company")
    page.locator("#headcount").fill("12,5")
    text_has(page, "#headcount-error", "12,5")
    box, error = (page.locator(part).bounding_box() for part in ("#headcount", "#headcount-error"))
    # The ring round the box is 4 px wide with its gap.
    assert error["y"] - box["y"] - box["height"] > 4
    assert violations(page) == []
    page.locator("#export-menu summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#export-menu").get_attribute("open") is None


PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("window", [{"width": 1440, "height": 900}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_with_a_menu_a_dialog_and_the_fit_of_a_company(open_own, window):
    """Menu of a card, export dialog and Fit tab, as a person opens them; no text of a panel is too small."""
    page, _company = open_own(CABINET, viewport=window, reduced_motion="reduce")
    card = next(iter(chart(page).seats))
    _open_menu(page, card)
    assert violations(page, lambda: _open_menu(page, card)) == []
    page.keyboard.press("Escape")
    page.locator("#export-menu summary").click()
    page.locator("#export-open").click()
    page.get_by_role("dialog").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#export-menu summary:focus").wait_for()
    page.get_by_role("tab", name="Fit").click()
    page.locator(".fit-block").first.wait_for()
    unfold(page, ".fit-block")
    assert violations(page) == []
    assert small_texts(page) == []


def _open_menu(page, card):
    right_click_card(page, card)
    page.get_by_role("menu").wait_for()


def test_the_chart_is_the_second_stop_of_the_keyboard_away(open_page):
    """The first Tab shows a link to it; its tree then moves by arrows, and no stop lies outside what is seen."""
    page = open_page("/?n=45")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the chart")
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "chart-tree"
    page.keyboard.press("ArrowDown")
    selected_is(page, "operations_officer")
    assert page.evaluate("() => new URL(location).hash") == ""


def test_every_stop_of_the_keyboard_shows_itself(open_page):
    """From the top of the page to its end, none is lost, unseen, without a ring, or under something else."""
    page = open_page("/?n=45", reduced_motion="reduce")
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
          const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
          if (one === document.body) return null;
          const spot = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const shows = one.closest("label, .chart-frame:has(.tree-twin:focus-visible)") || one;
          return {
            name: one.id || one.className || one.textContent,
            ring: style.outlineStyle !== "none" && style.outlineWidth !== "0px",
            free: Boolean(spot) && (shows.contains(spot) || spot.contains(shows)),
          };
        }""")
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 30
    assert [stop for stop in stops if not (stop["ring"] and stop["free"])] == []


def test_axe_finds_nothing_whatever_a_person_has_opened(open_page):
    """Special cases, menu of a seat, its branch alone with a step to undo and one to redo, list beside, full screen."""
    page = open_page("/?n=3000", reduced_motion="reduce")
    found = {}
    page.locator("#special-cases summary").click()
    found["special cases"] = violations(page)
    page.locator("#special-cases summary").click()
    _open_menu(page, "coo")
    found["menu of a seat"] = violations(page, lambda: _open_menu(page, "coo"))
    page.get_by_role("menuitem", name="Show this branch").click()
    chart_has(page, top="coo")
    page.get_by_role("button", name="Open all").click()
    page.locator("#undo:enabled").click()
    page.locator("#redo:enabled").wait_for()
    page.locator("#fit").click()
    found["branch alone, undone"] = violations(page)
    page.locator("#tree-show").click()
    found["list beside the chart"] = violations(page)
    page.locator("#full-screen").click()
    page.locator("#full-screen[aria-pressed=true]").wait_for()
    found["full screen"] = violations(page)
    assert not any(found.values()), found


def test_axe_finds_nothing_in_the_sheets_of_a_phone(open_page):
    """Each of the three, over the chart; and the menu of a seat."""
    page = open_page("/?n=3000", viewport=PHONE, reduced_motion="reduce")
    found = {}
    for sheet in ("company", "details", "sizes"):
        open_sheet(page, sheet)
        found[sheet] = violations(page)
    assert not any(found.values()), found


def test_axe_finds_nothing_in_any_view_of_compare(open_page):
    """Two charts with all unfolded, one chart of both, the whole list, a role in all presets."""
    page = open_page("/?tab=compare&a=people_80&b=people_3000", reduced_motion="reduce")
    text_has(page, "#compare-sentence", "From 80")
    unfold(page)
    found = {"side by side": violations(page)}
    for view, ready in (
        ("Overlay", ".compare-panel[data-view=overlay]"),
        ("List", "#compare-grid .ag-row"),
        ("All presets", ".standing"),
    ):
        page.get_by_role("button", name=view, exact=True).click()
        page.locator(ready).first.wait_for()
        if view == "Overlay":
            keys_on(page, "compare-chart-both")
        found[view] = violations(page)
    assert not any(found.values()), found


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
    wanted = ["#fit", "#theme-toggle", "#export-menu", "#headcount", "#thresholds-open", "#ladder .step"]
    sheets = {"#headcount": "company", "#thresholds-open": "company", "#ladder .step": "sizes"}
    for selector in wanted if tab == "explore" else ["#compare-swap", "#compare-a-headcount", "#compare-chart-b"]:
        if selector in sheets:
            open_sheet(page, sheets[selector])
        one = page.locator(selector).first
        one.scroll_into_view_if_needed()
        box = one.bounding_box()
        assert box["x"] >= 0, selector
        assert box["x"] + min(box["width"], window["width"]) <= window["width"] + 1, selector
    if tab == "explore":
        open_sheet(page, "company")
        page.locator("#headcount").fill("80")
        chart_has(page, n="80")
