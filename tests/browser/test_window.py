"""The window over the chart: what is whole in it, how large, and with which texts."""

import pytest

from tests.browser.pages import address_has, chart, labels, selected, soon

pytestmark = pytest.mark.browser

SMALLEST_PX = 8


def _company(people, managers=7):
    """A company as a file: everybody below the first reports to one of those before, some to each."""
    rows = [f"{n},Person Number{n},Manager of Area {n},{(n - 1) // managers if n else ''}" for n in range(people)]
    return "\n".join(("id,name,title,manager", *rows)).encode()


@pytest.mark.parametrize("people", [25, 107, 300, 5_000])
def test_cards_of_a_first_view_have_name_and_title(open_own, people):
    """Whatever the size of the company; letters of titles are 8 px high or more."""
    page, _company_id = open_own(_company(people), name="people.csv")
    drawn = chart(page)
    shown = labels(page)
    assert len(shown) == len(drawn.seats) >= 25
    # The card over more reports than are drawn is no person's.
    without = [label["text"] for label in shown if label["secondPx"] < SMALLEST_PX]
    assert not without
    assert all(drawn.is_inside(key) for key in drawn.seats)


def test_the_zoom_is_a_figure_and_a_click_shows_cards_at_their_own_size(open_page):
    """100% after the click; the selection with all under it comes as near as the window holds it."""
    page = open_page("/?n=3000")
    drawn = chart(page)
    figure = page.locator("#zoom-actual")
    assert figure.inner_text() == f"{round(drawn.zoom * 100)}%"
    figure.click()
    soon(lambda: abs(chart(page).zoom - 1) < 1e-6, "cards at 100%")
    assert figure.inner_text() == "100%"
    address_has(page, z="1.000")
    assert page.locator("#zoom-selection").is_disabled()
    page.evaluate("() => document.querySelector('#inspector .trail .link').click()")
    key = selected(page)
    page.click("#zoom-selection")
    soon(lambda: abs(chart(page).zoom - 1) > 0.01, "another zoom")
    assert chart(page).is_inside(key)
    # A window that stands fitted is no place of its own.
    page.keyboard.press("f")
    address_has(page, z=None)


def test_full_screen_leaves_the_chart_and_its_bars(open_page):
    """Panels step aside while the chart has the screen, and come back."""
    page = open_page("/?n=3000")
    width = chart(page).width
    page.click("#full-screen")
    soon(lambda: chart(page).width > width + 400, "a wider chart")
    assert not page.locator("#inspector").is_visible()
    page.click("#full-screen")
    soon(lambda: abs(chart(page).width - width) < 2, "the chart as wide as before")
    assert page.locator("#inspector").is_visible()
