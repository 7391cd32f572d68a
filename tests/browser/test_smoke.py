"""One walk over the whole page, for `make quick`: what it shows is tested elsewhere, here that nothing is broken."""

import pytest

from tests.browser.acts import click_card
from tests.browser.own import ORACLE
from tests.browser.pages import address_has, chart_has, labels, text_has

pytestmark = pytest.mark.browser


def test_every_part_of_the_page_comes_up(open_page, open_own):
    """A preset, a card, the three tabs, the measures, a company of one's own: each answers, the console is silent."""
    page = open_page()
    page.locator("[data-preset=people_3000]").click()
    drawn = chart_has(page, n="3000")
    assert len(labels(page)) >= 10
    click_card(page, "coo")
    text_has(page, "#inspector .panel-title", "Chief operating officer")
    address_has(page, n="3000", sel="coo")
    page.get_by_role("tab", name="Compare").click()
    text_has(page, "#compare-sentence", "From")
    page.get_by_role("tab", name="Table").click()
    assert f"{len(drawn.seats)} seats" in text_has(page, "#table-totals", "seats")
    page, company = open_own(ORACLE)
    assert chart_has(page, mine=company).headcount == 107
    text_has(page, ".own-summary", "107 people")
    click_card(page, "n0")
    text_has(page, "#inspector .panel-title", "Steven King")
    page.locator("#measures-open").click()
    page.locator(".measures-plot svg").first.wait_for()
