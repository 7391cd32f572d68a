"""Ways in for a company of one's own: dropped, pasted, in the template."""

import pytest

from tests.browser.own import close, drop, paste, show_mine
from tests.browser.pages import (
    address_has,
    own_company,
    text_has,
)

pytestmark = pytest.mark.browser


def test_a_file_can_be_dropped_anywhere_and_a_table_pasted(open_page):
    """A veil says so; prose and what is typed into a box are no tables."""
    page = open_page()
    assert drop(page, "five.csv", "id,name,manager\n1,Ada,\n2,Bo,1\n3,Cy,1\n4,Di,2\n5,Ed,2\n")
    text_has(page, ".own-summary", "5 people, 3 levels, widest span 2")
    assert not page.get_by_text("Drop to load").is_visible()
    # The columns are understood, so their drawer stays shut until it is asked for.
    assert not page.get_by_role("dialog", name="Columns").is_visible()
    page.locator(".own-understood").click()
    assert page.get_by_role("dialog", name="Columns").is_visible()
    close(page, "#own-columns")

    page.locator("#search-input").focus()
    paste(page, "id\tname\n1\tAda")
    page.locator("#chart-tree").focus()
    paste(page, "Dear all,\nhere is the chart")
    text_has(page, "#own-message", "no table")
    assert page.locator(".own-list").first.locator("li").count() == 1
    paste(page, "id\tname\tmanager\n1\tAda\t\n2\tBo\t1\n")
    text_has(page, ".own-summary", "2 people, 2 levels")
    text_has(page, ".own-open", "Pasted table.tsv")
    paste(page, "Ada - CEO\n  Bo - COO\n    Cy - Clerk\n  Di - CFO\n")
    text_has(page, ".own-summary", "4 people, 3 levels")
    text_has(page, ".own-open", "Pasted text.txt")


def test_a_file_dropped_on_another_tab_is_shown_on_explore(open_page):
    """The tab with the chart comes forward."""
    page = open_page("/?tab=compare")
    page.locator("#compare-chart-b").wait_for()
    page.evaluate("() => document.getElementById('chart-frame').removeAttribute('hidden')")
    drop(page, "two.csv", "id,name,manager\n1,Ada,\n2,Bo,1\n")
    text_has(page, ".own-summary", "2 people, 2 levels")
    address_has(page, tab=None, mine=own_company(page))


def test_a_template_is_downloaded_and_loaded_as_it_stands(open_page, tmp_path):
    """From the panel where files are dropped, as a table and as a workbook; what is loaded is sure."""
    page = open_page()
    show_mine(page)
    for kind in ("CSV", "XLSX"):
        with page.expect_download() as got:
            page.locator(".own-templates").get_by_role("link", name=kind).click()
        file = tmp_path / f"{kind}.{kind.lower()}"
        got.value.save_as(file)
        page.locator("#own-file").set_input_files(file)
        text_has(page, ".own-facts", kind)
        text_has(page, ".own-summary", "4 people, 3 levels, widest span 2, 0 findings")
        assert not page.locator("#own-columns").is_visible()
