"""Text that would run in a careless page, in every place a file can put it: it is shown, and nothing runs."""

import csv
import io

import pytest

from tests.browser.acts import select
from tests.browser.own import show_mine
from tests.browser.pages import chart, own_company, text_has, until
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


# Ids that are names of an object's own parts, of selectors, of keys that we give, of lines between two of the others.
IDS = (
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "a.b#c [x]'\"\\",
    "n0",
    "n1",
    "n0>n1",
    "top",
    "__proto__>n0",
    "e1",
)
LINKS = ("javascript:window.hit=2", "[Ann](javascript:window.hit=3)", "![x](https://example.org/x.png)", "**bold**")
TURNING = "Ann \u202eevil\u2066 Smith"


def _strange_company():
    """Everybody has an id of those, links and Markdown for texts, and reports to the one before."""
    rows = [["Employee ID", "Manager ID", "Name", "Job Title", "Photo", "Profile"]]
    for number, own in enumerate(IDS):
        boss = IDS[number // 2 - 1] if number > 1 else IDS[0] if number else ""
        name = TURNING if number == 1 else f"Person {number}"
        rows.append(
            [
                own,
                boss,
                name,
                LINKS[number % 4],
                "https://example.org/a.png",
                "data:text/html,<script>window.hit=4</script>",
            ]
        )
    into = io.StringIO()
    csv.writer(into).writerows(rows)
    return into.getvalue().encode()


def test_ids_links_and_turned_texts_are_texts(open_page):
    """C7, C8, D3, D4, D6, G4: everybody is drawn, no text is a link or turns another, nothing stays in the browser."""
    page = open_page()
    show_mine(page)
    page.locator("#own-file").set_input_files({"name": "ids.csv", "mimeType": "text/csv", "buffer": _strange_company()})
    text_has(page, ".own-summary", f"{len(IDS)} people")
    own_company(page)
    drawn = chart(page)
    assert len(drawn.seats) == len(IDS)
    assert {seat["title"] for seat in drawn.seats.values()} == {
        "Ann evil Smith",
        *(f"Person {number}" for number in range(len(IDS)) if number != 1),
    }
    for key in list(drawn.seats)[:4]:
        select(page, key)
        text_has(page, "#inspector", "https://example.org/a.png")
        assert page.locator("#inspector a").count() == 0
    turns = r"() => /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent)"
    assert page.evaluate(turns) is False
    page.get_by_role("tab", name="Table").click()
    text_has(page, "#table-totals", "seat")
    until(page, "() => document.body.textContent.includes('**bold**')")
    foreign = "() => [...document.links].map((link) => link.href).filter((href) => !href.startsWith(location.origin))"
    assert page.evaluate(foreign) == []
    assert page.evaluate("() => window.hit") is None
    stored = page.evaluate(
        """async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie,
            (await indexedDB.databases()).map((one) => one.name), await caches.keys(), history.state])"""
    )
    assert not any(word in stored for word in ("Person", "evil", "example.org", "proto", "ids.csv"))


def test_d1_hostile_text_is_literal_in_every_view(open_page):
    """Chart, tree twin, inspector, search, drawers, list of companies, table and tab title; the flag stays unset.

    A blocked inline script or a request for the picture would be a fault of the page and fail the test as well.
    """
    page = open_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    show_mine(page)
    page.locator("#own-file").set_input_files({"name": NAME, "mimeType": "text/csv", "buffer": _file()})
    text_has(page, ".own-summary", f"{len(HOSTILE)} people")
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
    page.locator("#own-findings-open").click()
    text_has(page, "#own-findings", "missing <script>")
    page.locator("#own-findings").get_by_role("button", name="Close").click()
    page.get_by_role("tab", name="Table").click()
    text_has(page, "#table-totals", "seat")
    until(page, "() => document.body.textContent.includes('<iframe srcdoc=')")
    assert page.title() == f"Table · {NAME.removesuffix('.csv')} · Reportline"
    assert dialogs == []
    assert page.evaluate("() => window.hit") is None
    assert page.evaluate("() => document.querySelectorAll('iframe, object, embed, img[src=x]').length") == 0
