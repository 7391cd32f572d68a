"""The page as two people use it from an empty start; the pictures of docs/tour.md are made on the way.

They are written where the environment variable REPORTLINE_TOUR names a folder: `make tour`.
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.acts import go_to
from tests.browser.own import show_mine
from tests.browser.pages import chart, chart_has, own_company, selected_is, text_has, until

pytestmark = pytest.mark.browser

TOUR = os.environ.get("REPORTLINE_TOUR", "")
# A manager who is named twice, and two rows of one id.
PEOPLE = """id,name,title,department,manager
1,Eva Brandt,Chief Executive Officer,Board,
2,Ana Smith,Chief Operating Officer,Operations,Eva Brandt
3,Ana Smith,Chief Financial Officer,Finance,Eva Brandt
4,Chen Li,Operations Manager,Operations,Ana Smith
5,Emil Kim,Shift Supervisor,Operations,Chen Li
6,Flo Lindt,Machine Operator,Operations,Emil Kim
7,Gus Ek,Machine Operator,Operations,Emil Kim
8,Ida Moe,Accountant,Finance,3
"""


@pytest.fixture
def said(open_page):
    """Open the page as a new visitor; gives it, and a list of all that the console says, of any kind."""
    lines = []

    def open_():
        page = open_page("/", reduced_motion="reduce")
        page.on("console", lambda message: lines.append(message.text))
        # Not a reload, which would keep the place of the window.
        page.goto(page.url.partition("?")[0])
        chart(page)
        return page

    yield open_
    assert lines == []


def _picture(page, name):
    """Write a picture of the page for the tour, in few colours: it is part of the repository."""
    if TOUR:
        image = Image.open(io.BytesIO(page.screenshot()))
        image.convert("RGB").quantize(256).save(Path(TOUR) / f"{name}.png", optimize=True)


def test_a_founder_learns_who_runs_operations_why_and_when_a_coo_comes(said):
    """45 people: the answer, the reason with its evidence, the size at which a COO comes, and the way back."""
    page = said()
    page.get_by_role("button", name="Got it").click()
    page.locator("#headcount").fill("45")
    text_has(page, "#sentence", "At 45 people, an operations officer reports to the chief executive.")
    until(page, "() => document.querySelector('#ladder [aria-current]').dataset.here === '45'")
    _picture(page, "answer")
    page.locator("#trail").get_by_role("button", name="Ops officer").click()
    selected_is(page, "operations_officer")
    text_has(page, "#inspector", "Why it reports to the Chief executive officer")
    page.locator("#inspector summary", has_text="Evidence").first.click()
    _picture(page, "why")
    page.get_by_role("button", name="a chief operating officer at 250 (205 to go)").click()
    assert "coo" in chart_has(page, n="250").seats
    text_has(page, "#sentence", "At 250 people, a chief operating officer reports to the chief executive.")
    text_has(page, "#changes", "a chief operating officer appears")
    _picture(page, "next")
    page.get_by_role("button", name="Back to 45").click()
    assert "coo" not in chart_has(page, n="45").seats


def test_an_analyst_loads_a_file_mends_it_finds_somebody_and_takes_a_picture(said, tmp_path):
    """A file with a manager who could be two people: one answer, the line of operations, a search, a picture."""
    page, file = said(), tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    show_mine(page)
    page.locator("#own-file").set_input_files(file)
    own_company(page)
    until(page, "() => document.querySelector('#own-findings-open')")
    if page.locator("#own-columns").is_visible():
        page.locator("#own-columns").get_by_role("button", name="Close").click()
    page.locator("#own-findings-open").click()
    drawer = page.get_by_role("dialog", name="Findings")
    asked = drawer.get_by_role("region", name="Who is “Ana Smith”?", exact=True)
    asked.wait_for()
    _picture(page, "mend")
    asked.get_by_role("button", name=re.compile("Chief Operating Officer")).click()
    text_has(page, ".own-summary", "8 people, 5 levels, widest span 2, 0 findings")
    drawer.get_by_role("button", name="Close").click()
    text_has(page, "#trail", "Chief Operating Officer")
    assert "% sure" in page.locator("#trail").inner_text()
    go_to(page, "Emil")
    text_has(page, "#inspector", "Shift Supervisor")
    _picture(page, "loaded")
    page.locator("#export-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PNG picture", exact=True).click()
    with Image.open(download.value.path()) as picture:
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 50
