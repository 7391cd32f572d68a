"""Handles and the menu of cards: what is under one is folded and opened, and everything else stays where it was."""

import pytest

from tests.browser.acts import click_handle, go_to, right_click_card
from tests.browser.pages import address_has, chart, chart_has, selected_is, soon

pytestmark = pytest.mark.browser

LAYOUTS = ["packed", "stacked", "down", "right", "sides", "list", "radial"]


def _company(people=60, managers=6):
    rows = [f"{n},Person Number{n},Manager of Area {n},{(n - 1) // managers if n else ''}" for n in range(people)]
    return "\n".join(("id,name,title,manager", *rows)).encode()


def _orders(drawn):
    """Reports of each boss in the order in which they are told."""
    found = {}
    for key, seat in drawn.seats.items():
        found.setdefault(seat["boss"], []).append(key)
    return found


def in_sight(drawn, key):
    """Whether a card is in the window and under none of the tools at its edges."""
    x, y = drawn.on_screen(key)
    return drawn.is_inside(key) and 100 < x < drawn.width - 160 and 60 < y < drawn.height - 80


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_handle_folds_and_opens_in_place(open_own, layout):
    """The card stays under the pointer, siblings keep their order, and the second press undoes the first."""
    page, _id = open_own(_company(60), name="people.csv")
    page.select_option("#view-layout", layout)
    before = chart_has(page, lay=layout if layout != "packed" else None)
    key = next(
        key for key, seat in before.seats.items() if seat["branch"] == "open" and seat["boss"] and in_sight(before, key)
    )
    at = before.on_screen(key)
    click_handle(page, key)
    folded = chart_has(page, open=key)
    assert folded.seats[key]["hidden"]["people"] == before.seats[key]["below"] > 0
    assert folded.on_screen(key) == pytest.approx(at, abs=0.5)
    for boss, order in _orders(folded).items():
        assert order == _orders(before)[boss]
    click_handle(page, key)
    again = chart_has(page, open=None)
    assert again.seats == before.seats
    assert again.on_screen(key) == pytest.approx(at, abs=0.5)
    assert again.selected == before.selected, "a handle selects nobody"


def test_two_quick_presses_on_a_handle_leave_all_as_it_was(open_own):
    """Before the answer to the first is drawn too."""
    page, _id = open_own(_company(), name="people.csv")
    before = chart(page)
    click_handle(page, "n2", click_count=2)
    page.wait_for_timeout(300)
    soon(lambda: chart(page).seats == before.seats, "the chart as it was")


def test_handles_of_a_typical_company_fold_its_seats(open_page):
    """A press folds what is under the seat; its count is then the strip, which opens it again."""
    page = open_page("/?n=3000")
    before = chart(page)
    click_handle(page, "coo")
    folded = chart_has(page, open="coo")
    assert folded.seats["coo"]["hidden"]["people"] == before.seats["coo"]["below"]
    click_handle(page, "coo")
    assert chart_has(page, open=None).seats == before.seats


def test_the_menu_of_a_card_does_what_it_says(open_own):
    """By the right button: fold, one branch alone; by Shift+F10 on the tree: open."""
    page, _id = open_own(_company(), name="people.csv")
    chart(page)
    menu = page.locator("#chart-menu")
    right_click_card(page, "n2")
    assert menu.get_by_role("menuitem").all_inner_texts() == [
        "Open all",
        "Fold",
        "Show this branch",
        "Hide what is beside",
        "Zoom to it",
        "Copy name",
        "Why is it here?",
    ]
    menu.get_by_role("menuitem", name="Fold").click()
    chart_has(page, open="n2")
    assert not menu.is_visible()
    right_click_card(page, "n2")
    menu.get_by_role("menuitem", name="Why is it here?").click()
    selected_is(page, "n2")
    page.focus("#chart-tree")
    page.keyboard.press("Shift+F10")
    assert page.evaluate("() => document.activeElement.textContent") == "Open"
    page.keyboard.press("Enter")
    chart_has(page, open=None)
    right_click_card(page, "n2")
    menu.get_by_role("menuitem", name="Show this branch").click()
    assert "n0" not in chart_has(page, top="n2").seats
    right_click_card(page, "n2")
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def _choose(page, key, entry):
    right_click_card(page, key)
    page.locator("#chart-menu").get_by_role("menuitem", name=entry, exact=True).click()


def _is_undone(page, step):
    page.get_by_role("button", name=f"Undo: {step}", exact=True).click()


def test_the_menu_of_a_typical_seat_does_the_same_and_each_step_has_a_name(open_page):
    """Branch, line, all of a branch: drawn, in the address, undone by name, and left for a seat that is looked for."""
    page = open_page("/?n=3000&struct=divisional", reduced_motion="reduce")
    before = chart(page)
    boss = next(key for key, seat in before.seats.items() if seat["branch"] == "folded")
    _choose(page, boss, "Open all")
    soon(lambda: chart(page).seats[boss]["branch"] == "open", "the branch opens")
    opened = chart(page)
    assert address_has(page, open=boss)["open"] == boss
    assert all(seat["branch"] != "folded" for seat in opened.seats.values() if seat["boss"] == boss)
    _is_undone(page, f"Open all of {before.seats[boss]['title']}")
    assert chart_has(page, open=None).seats == before.seats
    _choose(page, boss, "Show this branch")
    branch = chart_has(page, top=boss)
    assert next(iter(branch.seats)) == boss
    address_has(page, top=boss)
    page.get_by_role("navigation", name="Where you are").get_by_role("button", name="Whole company").click()
    assert chart_has(page, top=None).seats == before.seats
    _choose(page, boss, "Hide what is beside")
    line = chart_has(page, line=boss)
    assert len(line.seats) < len(before.seats)
    assert {seat["boss"] for seat in line.seats.values()} <= {"", *line.seats}
    address_has(page, line=boss)
    _is_undone(page, f"Only the line of {before.seats[boss]['title']}")
    assert chart_has(page, line=None).seats == before.seats
    page.goto(page.url + f"&top={boss}")
    assert next(iter(chart_has(page, top=boss).seats)) == boss
    go_to(page, "chief executive")
    assert "ceo" in chart_has(page, top=None).seats
    assert page.get_by_role("navigation", name="Where you are").count() == 0


def test_all_levels_say_how_many_people_there_was_room_for(open_own):
    """Open to the last level: the note tells the people drawn."""
    page, _id = open_own(_company(2_000), name="people.csv")
    chart(page)
    option = page.locator("#view-levels option").last
    assert option.inner_text().startswith("All ")
    page.select_option("#view-levels", option.get_attribute("value"))
    drawn = chart_has(page, lv=option.get_attribute("value"))
    assert f"{len(drawn.seats)} of 2,000 people are drawn" in page.locator("#notices").text_content()
