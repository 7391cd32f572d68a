"""A folded card is clicked: its chart comes first, the rest of the page follows, whatever happens in between."""

import pytest

from tests.browser.acts import click_card
from tests.browser.own import CABINET
from tests.browser.pages import address_has, chart, scene_is, text_has

pytestmark = pytest.mark.browser


def has_more_seats(page, drawn):
    """Wait until there are more cards than before."""
    scene_is(page, "(scene, count) => scene.seats.length > count", len(drawn.seats))


@pytest.fixture
def company(open_own):
    """A page with a company of one's own, its chart, and a card of it that is folded."""
    page, _company = open_own(CABINET, expected=("503",))
    drawn = chart(page)
    return page, drawn, drawn.folded()[0]


def hold_charts(page):
    """Charts that are asked for from now on wait in the list that comes back."""
    held = []

    def hold(route):
        held.append(route)

    page.route("**/scene?*", hold)
    return held


def wait_for_one(page, held):
    """Until a chart was asked for."""
    for _ in range(1_000):
        if held:
            return held.pop()
        page.wait_for_timeout(20)
    raise AssertionError("no chart was asked for")


def test_the_details_follow_the_chart(company):
    """The card is marked at once, its details come with the branch; card, line and link are of who was clicked."""
    page, before, key = company
    held = hold_charts(page)
    click_card(page, key)
    asked = wait_for_one(page, held)
    assert chart(page).selected == [key]
    assert "Who reports here" not in page.locator("#inspector").inner_text()
    asked.continue_()
    has_more_seats(page, before)
    text_has(page, "#inspector", "Who reports here")
    drawn = chart(page)
    assert drawn.selected == [key]
    assert len(drawn.lit) == drawn.seats[key]["level"] - 1
    address_has(page, sel=key, open=key)


def test_who_is_clicked_while_a_branch_is_on_its_way_stays_selected(company):
    """The branch comes all the same."""
    page, before, key = company
    held = hold_charts(page)
    click_card(page, key)
    asked = wait_for_one(page, held)
    click_card(page, "n0")
    asked.continue_()
    has_more_seats(page, before)
    address_has(page, sel="n0", open=key)
    assert chart(page).selected == ["n0"]


def test_a_branch_that_does_not_come_is_told_and_its_card_is_selected(company):
    """The chart stays as it was, and the next click is answered."""
    page, before, key = company
    page.route("**/scene?*", lambda route: route.fulfill(status=503, body="Too much to do."))
    click_card(page, key)
    text_has(page, "#own-panel", "The chart could not be drawn.")
    text_has(page, "#inspector", "Who reports here")
    drawn = chart(page)
    assert (drawn.selected, drawn.positions) == ([key], before.positions)
    page.unroute("**/scene?*")
    page.wait_for_timeout(600)
    click_card(page, key)
    has_more_seats(page, before)
