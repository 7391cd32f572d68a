"""The Explore tab: cards, lines, inspector, search, parameters, thresholds, theme, keyboard."""

import time

import pytest

from orgmodel.theme import DARK, LIGHT
from orgmodel.typical.parameters import TypicalCompany
from tests.browser.acts import click_card, place_of
from tests.browser.pages import (
    LIMIT_MS,
    PRESETS,
    address_has,
    alternatives_of,
    chart,
    chart_has,
    each_alternative_is_told,
    line_colour_is,
    scene_is,
    selected,
    selected_is,
    text_has,
    until,
)

pytestmark = pytest.mark.browser

TREE_AT = "(id) => document.getElementById('chart-tree').getAttribute('aria-activedescendant') === `tree-${id}`"


def theme_is(page, theme):
    """Wait until the chart is drawn in the colours of a theme."""
    scene_is(page, "(scene, theme) => scene.theme === theme", theme, 2 * LIMIT_MS)


def test_a_click_on_a_card_shows_its_chain_of_command(open_page):
    """Title, chain of command as a trail that moves the selection, duties, and the reason; Escape clears it."""
    page = open_page()
    click_card(page, "operations_officer")
    text = text_has(page, "#inspector", "Chain of command")
    assert "Operations officer" in text
    assert "Duties" in text
    assert "Why it reports to the" in text
    selected_is(page, "operations_officer")
    trail = page.locator("#inspector .trail button")
    assert trail.first.inner_text().startswith("Operations officer")
    page.locator('#inspector .trail button[data-go-to="coo"]').click()
    selected_is(page, "coo")
    text_has(page, "#inspector .panel-title", "Chief operating officer")
    address_has(page, sel="coo")
    assert chart(page).lit == ["coo>ceo"]
    page.keyboard.press("Escape")
    text_has(page, "#inspector", "This company")
    address_has(page, sel=None)
    assert chart(page).selected == []


def test_a_folded_branch_opens_on_click_and_folds_on_double_click(open_page):
    """One click opens it and shows more cards, a double click on an open one folds it; the address carries it."""
    page = open_page("/?preset=no_coo_240000")
    before = chart(page, PRESETS["no_coo_240000"].company)
    folded = next(key for key, seat in before.seats.items() if seat["branch"] == "folded")
    click_card(page, folded)
    opened = chart_has(page, open=folded)
    assert len(opened.seats) > len(before.seats)
    address_has(page, open=folded)
    click_card(page, folded, click_count=2, delay=20)
    assert chart_has(page, open=None).positions == before.positions


def test_a_double_click_on_a_folded_branch_leaves_it_open(open_page):
    """Its first click opens it; the second, a moment later, does not close it again."""
    page = open_page("/?preset=no_coo_240000", reduced_motion="reduce")
    before = chart(page, PRESETS["no_coo_240000"].company)
    folded = next(key for key, seat in before.seats.items() if seat["branch"] == "folded")
    x, y = place_of(page, folded)
    page.mouse.move(x, y)
    session, first = page.context.new_cdp_session(page), time.time()

    def press(at, count):
        for kind in ("mousePressed", "mouseReleased"):
            about = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": count, "timestamp": at}
            session.send("Input.dispatchMouseEvent", about)

    press(first, 1)
    chart_has(page, open=folded)
    # Comes 0.2 s after the first, however long the machine took.
    press(first + 0.2, 2)
    address_has(page, open=folded)
    assert chart_has(page, open=folded).seats[folded]["branch"] == "open"


def test_a_line_says_why_it_is_there_and_which_lines_lost(open_page):
    """Rule, confidence and evidence with its quote at a click; the lines that lost are drawn on request."""
    page = open_page()
    (x, above), (_, below) = (place_of(page, key) for key in ("director_ops", "operations_officer"))
    page.mouse.click(x, (above + below) / 2)
    told = text_has(page, "#inspector", "R05")
    assert "The operations officer reports to the director of operations" in told
    assert "Seed: stated by a reference text" in told
    assert "Alternatives" in told
    page.locator("#inspector .evidence summary").first.click()
    assert "operations officers report to the director of operations" in page.locator("#inspector").inner_text()
    # Those of the card at hand, each with when it would hold.
    said = alternatives_of(page, "operations_officer")
    assert said["operations_officer~ceo"] == "without a director of operations or a COO"
    page.mouse.move(*place_of(page, "people_head"))
    assert alternatives_of(page, "people_head") == {"people_head~ceo": "without a COO"}
    page.locator("label", has_text="All alternative lines").click()
    # All at once: the nearest of each.
    assert ("operations_officer", "coo") in chart_has(page, alt="1").pairs("alternative")
    address_has(page, alt="1")
    # Each has its label, or its number in the list under the chart.
    assert page.locator("#line-key li").count() == len(chart(page).pairs("alternative"))
    each_alternative_is_told(page)


def test_the_search_selects_centres_and_lights_the_path_to_the_top(open_page):
    """Ctrl+K, a word and Enter: the seat is selected, in the middle, its line lit to the chief executive."""
    page = open_page()
    chart(page, TypicalCompany(400))
    page.keyboard.press("Control+k")
    page.keyboard.type("quality")
    page.keyboard.press("Enter")
    text_has(page, "#inspector .panel-title", "uality")
    selected(page)
    drawn = chart(page)
    (key,) = drawn.selected
    assert "uality" in drawn.seats[key]["title"]
    assert drawn.on_screen(key) == pytest.approx((drawn.width / 2, drawn.height / 2), abs=3)
    boss, path = key, []
    while drawn.seats[boss]["boss"]:
        path.append(f"{boss}>{drawn.seats[boss]['boss']}")
        boss = drawn.seats[boss]["boss"]
    assert sorted(drawn.lit) == sorted(path)
    assert boss == "ceo"


def test_the_search_is_a_combobox_for_keys_and_pointer(open_page):
    """Arrows move the mark, Escape closes and then clears, a click takes a seat, and no match is said."""
    page = open_page()
    chart(page, TypicalCompany(400))
    box, options = page.get_by_role("combobox", name="Find a seat"), page.locator("#search-list [data-place]")
    box.fill("head")
    page.locator("#search-list[aria-busy=false]").wait_for()
    assert options.count() > 2
    page.keyboard.press("ArrowDown")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Escape")
    assert box.input_value() == ""
    box.fill("<b>(a+)+$[")
    page.locator("#search-list[aria-busy=false]").wait_for()
    assert page.locator("#search-list").inner_text() == "No such seat in this company"
    page.keyboard.press("Enter")
    assert chart(page).selected == []
    box.fill("quality")
    options.first.click()
    text_has(page, "#inspector .panel-title", "Quality head")


def test_importance_and_structure_change_the_chart(open_page):
    """A segment is one field of the query; the chart is that company's."""
    page = open_page()
    page.locator("#importance").get_by_text("Low", exact=True).click()
    chart(page, TypicalCompany(400, importance="low"))
    page.locator("#structure").get_by_text("Divisional", exact=True).click()
    chart(page, TypicalCompany(400, importance="low", structure="divisional"))
    assert page.locator("#divisions-block").is_visible()
    page.locator("#divisions").fill("3")
    chart(page, TypicalCompany(400, importance="low", structure="divisional", divisions=3))
    page.locator("#structure").get_by_text("Functional", exact=True).click()
    chart_has(page, struct=None)
    assert page.locator("#divisions-block").is_hidden()


def test_the_coo_switch_adds_and_removes_the_coo_beside_its_base_rate(open_page):
    """Yes and no are obeyed; the share of companies with a COO stands there with its sources."""
    page = open_page("/?n=150")
    page.locator("#coo").get_by_text("Yes", exact=True).click()
    assert "coo" in chart(page, TypicalCompany(150, coo="yes")).seats
    page.locator("#coo").get_by_text("No", exact=True).click()
    assert "coo" not in chart(page, TypicalCompany(150, coo="no")).seats
    note = page.locator(".note").inner_text()
    assert "30" in note
    assert "48" in note
    page.locator(".note summary").click()
    assert page.locator(".note .source").first.is_visible()


def test_a_scope_chosen_word_by_word_moves_the_heads(open_page):
    """Finance given to the COO: its head reports there."""
    page = open_page()
    before = chart(page, TypicalCompany(400))
    assert ("finance_head", "ceo") in before.pairs()
    page.locator("#coo-scope").select_option(label="Chosen one by one")
    page.locator("#coo-words summary").click()
    page.locator("#coo-words").get_by_text("Finance").first.click()
    scene_is(page, "(scene) => (new URLSearchParams(scene.query).get('scope') || '').includes('fin')")
    assert ("finance_head", "coo") in chart(page).pairs()


def test_thresholds_can_be_edited_shared_and_reset(open_page):
    """A director from 500 only: gone at 400; the link keeps it; a bad value is told; reset brings all back."""
    page = open_page()
    chart(page, TypicalCompany(400))
    page.locator("#thresholds-open").click()
    box = page.get_by_role("textbox", name="Director of operations, normal", exact=True)
    box.fill("500")
    edited = chart_has(page, t="director_ops.normal:500")
    assert "director_ops" not in edited.seats
    address_has(page, t="director_ops.normal:500")
    page.reload()
    page.locator("#chart-tree [role=treeitem]").first.wait_for(state="attached")
    assert "director_ops" not in chart_has(page, t="director_ops.normal:500").seats
    page.locator("#thresholds-open").click()
    box = page.get_by_role("textbox", name="Director of operations, normal", exact=True)
    until(page, "() => [...document.querySelectorAll('.threshold input')].some((box) => box.value === '500')")
    box.fill("lots")
    text_has(page, "#thresholds-message", "whole number")
    assert "director_ops" not in chart(page).seats
    page.locator("#thresholds-reset").click()
    assert "director_ops" in chart_has(page, t=None).seats
    until(page, "() => document.getElementById('thresholds-message').textContent === ''")


def test_dark_mode_repaints_everything_and_is_remembered(open_page):
    """Cards are sent in dark colours, lines too; a reload keeps it; a second click goes back."""
    page = open_page()
    chart(page, TypicalCompany(400))
    page.locator("#theme-toggle").click()
    theme_is(page, "dark")
    line_colour_is(page, "chain", _rgb(DARK.palette.operations_line))
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.reload()
    theme_is(page, "dark")
    line_colour_is(page, "chain", _rgb(DARK.palette.operations_line))
    page.locator("#theme-toggle").click()
    theme_is(page, "light")
    line_colour_is(page, "chain", _rgb(LIGHT.palette.operations_line))


def _rgb(colour):
    return f"rgb({','.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_the_tree_twin_follows_the_keyboard(open_page):
    """As many items as cards; arrows move the active item and the selection; Space folds; Enter goes to the details."""
    page = open_page()
    drawn = chart(page, TypicalCompany(400))
    tree = page.get_by_role("tree")
    assert tree.get_by_role("treeitem").count() == len(drawn.seats)
    tree.focus()
    assert until(page, TREE_AT, "ceo")
    page.keyboard.press("ArrowDown")
    second = list(drawn.seats)[1]
    assert until(page, TREE_AT, second)
    selected_is(page, second)
    page.keyboard.press("End")
    assert until(page, TREE_AT, list(drawn.seats)[-1])
    page.keyboard.press("ArrowLeft")
    assert until(page, TREE_AT, list(drawn.seats.values())[-1]["boss"])
    page.keyboard.press("Home")
    assert until(page, TREE_AT, "ceo")
    page.keyboard.press(" ")
    folded = chart_has(page, open="ceo")
    assert set(folded.seats) == {"ceo"}
    page.keyboard.press("ArrowRight")
    assert len(chart_has(page, open=None).seats) == len(drawn.seats)
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inspector"
