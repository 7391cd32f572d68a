"""Text that would run in a careless page, in every place a file can put it: it is shown, and nothing runs."""

import csv
import io

import pytest

from tests.browser.own import show_mine
from tests.browser.pages import chart, own_company, select, text_has, until
from tests.orgmodel.export.material import HOSTILE

pytestmark = pytest.mark.browser

NAME = '<img src=x onerror=window.hit=1>"; x.csv'


def _file():
    """A company whose headings, ids, names, titles, departments and manager cells are all hostile."""
    rows = [["Employee ID", "Manager ID", "Name", "Job Title", "Department", HOSTILE[0], "javascript:window.hit=1"]]
    for number, text in enumerate(HOSTILE):
        manager = "" if number == 0 else f"{HOSTILE[0]} 0" if number < len(HOSTILE) - 1 else f"missing {HOSTILE[1]}"
        rows.append([f"{text} {number}", manager, text, text, text, text, f"javascript:window.hit={number}"])
    into = io.StringIO()
    csv.writer(into).writerows(rows)
    return into.getvalue().encode()


def test_d1_hostile_text_is_literal_in_every_view(open_page):
    """Chart, tree twin, inspector, search, drawers, list of companies, table and tab title; the flag stays unset.

    A blocked inline script or a request for the picture would be a fault of the page and fail the test as well.
    """
    page = open_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    show_mine(page)
    page.locator("#own-file").set_input_files({"name": NAME, "mimeType": "text/csv", "buffer": _file()})
    text_has(page, ".own-summary", f"{len(HOSTILE)} posts")
    own_company(page)
    page.get_by_role("button", name="Columns", exact=True).click()
    text_has(page, "#own-columns", HOSTILE[0])
    page.locator("#own-columns").get_by_role("button", name="Close").click()
    drawn = chart(page)
    titles = {seat["title"] for seat in drawn.seats.values()}
    assert "';window.hit=1//" in titles
    twin = page.locator("#chart-tree").inner_text()
    assert "';window.hit=1//" in twin
    for key in [key for key in drawn.seats if key.startswith("n")][:4]:
        select(page, key)
        until(page, "() => document.querySelector('#inspector .fields, #inspector .kicker')")
    text_has(page, "#inspector", "javascript:window.hit=")
    assert page.locator("#inspector a").count() == 0
    page.get_by_role("combobox", name="Find a seat").fill("window.hit")
    until(page, "() => document.querySelectorAll('#search-list [data-place]').length > 3")
    page.keyboard.press("Escape")
    page.locator("button", has_text="Findings").click()
    text_has(page, "#own-findings", "missing <script>")
    page.locator("#own-findings").get_by_role("button", name="Close").click()
    page.get_by_role("tab", name="Table").click()
    text_has(page, "#table-totals", "seat")
    until(page, "() => document.body.textContent.includes('<iframe srcdoc=')")
    assert page.title() == "Reportline"
    assert dialogs == []
    assert page.evaluate("() => window.hit") is None
    assert page.evaluate("() => document.querySelectorAll('iframe, object, embed, img[src=x]').length") == 0
