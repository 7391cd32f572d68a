"""The Fit tab: ladders, what differs, readings and their corrections, the report, and what stands where nothing is."""

import pytest

from tests.browser.own import CABINET, ORACLE
from tests.browser.pages import address_has, selected, soon, text_has, until

pytestmark = pytest.mark.browser

DIVISIONS = (
    b"id,name,title,manager\n1,Ann,Chief Executive Officer,\n2,Bo,President of the Retail Division,1\n"
    b"3,Cy,President of the Wholesale Division,1\n4,Di,Director of Operations,2\n5,Ed,Operations Manager,4\n"
    b"6,Fay,Operator,5\n7,Gil,Operations Manager,3\n8,Hal,Operator,7\n"
)


def _rungs(page):
    return page.locator(".fit-row:not(.fit-names)").evaluate_all(
        """(rows) => rows.map(
          (row) => [...row.querySelectorAll('.fit-rung strong, .fit-note')].map((one) => one.textContent))"""
    )


def test_both_ladders_stand_rung_by_rung(open_own):
    """Own rung, what differs, typical rung; the rung whose line differs says so, and is drawn so; its card is near."""
    page, company = open_own(CABINET)
    page.get_by_role("tab", name="Fit").click()
    text_has(page, "#tabs-panel-fit .sentence", "3 of the 7 rungs of the typical line are held")
    address_has(page, tab="fit", mine=company)
    assert _rungs(page) == [
        ["Chief executive officer", "=", "Chief executive officer"],
        ["missing", "Chief operating officer"],
        ["missing", "VP operations"],
        ["Director of operations", "=", "Director of operations"],
        ["Operations officer", "=", "Operations officer"],
        ["missing", "Operations supervisor"],
        ["missing", "Operative"],
    ]
    director = page.locator(".fit-row", has_text="Director, Operations & Efficiency")
    assert "line above differs" in director.text_content()
    borders = director.locator(".fit-cell").first.evaluate(
        "(cell) => getComputedStyle(cell, '::before').borderLeftStyle"
    )
    assert borders == "dashed"
    director.locator("summary").click()
    director.get_by_role("button", name="Show in the chart").click()
    address_has(page, mine=company, sel=selected(page))


def test_a_reading_is_corrected_for_one_and_for_all_and_taken_back(open_page, loaded):
    """The ladder follows; a reload brings the correction back; taken back, all is as it was read."""
    body = ORACLE.read_bytes() + b"\n"
    company, cookies = loaded(body, "corrected.csv")
    page = open_page(f"/?mine={company}&tab=fit", cookies=cookies)
    page.get_by_role("button", name="No role 89").click()
    page.get_by_label("Readings whose name or title").fill("it_prog")
    text_has(page, ".fit-readings", "IT_PROG")
    until(page, "() => document.querySelectorAll('.fit-readings tbody tr').length === 5")
    page.locator(".fit-readings tbody select").first.select_option(label="Director of operations")
    text_has(page, ".fit-done", "IT_PROG, Alexander James: Director of operations.")
    soon(lambda: ["Director of operations", "=", "Director of operations"] in _rungs(page), "the ladder has the rung")
    page.get_by_role("button", name="All 5 with this title").click()
    text_has(page, ".fit-groups", "Corrected 5")
    page.reload()
    text_has(page, ".fit-groups", "Corrected 5")
    page.get_by_text("1 correction", exact=True).click()
    text_has(page, ".fit-kept", "--role IT_PROG=director_ops")
    page.get_by_role("button", name="Take back IT_PROG").click()
    text_has(page, ".fit-groups", "Corrected 0")


def test_the_structure_is_guessed_and_can_be_chosen(open_page, loaded):
    """The typical ladder is that of the structure; the choice is kept."""
    company, cookies = loaded(ORACLE.read_bytes() + b"\n\n", "chosen.csv")
    page = open_page(f"/?mine={company}&tab=fit", cookies=cookies)
    text_has(page, ".fit-controls", "Guessed from the file: functional")
    page.get_by_label("Structure").select_option(label="Flat")
    text_has(page, ".fit-lead", "flat")
    page.reload()
    until(page, "() => document.querySelector('.fit-controls select')?.value === 'flat'")


def test_each_division_has_a_ladder(open_own):
    """The longest of the company first, then each division's own."""
    page, _ = open_own(DIVISIONS, "&tab=fit", name="divisions.csv")
    choice = page.get_by_label("Which of 2 operations lines")
    choice.wait_for()
    text_has(page, ".fit-ladder", "Director of Operations, Di")
    choice.select_option(label="President of the Wholesale Division, Cy (2 rungs below)")
    text_has(page, ".fit-ladder", "Operations Manager, Gil")
    assert "Di" not in page.locator(".fit-rungs").inner_text().split()


def test_nothing_matches_and_says_so(open_own):
    """A company without any title of operations, or without a chief executive."""
    page, _ = open_own(b"id,name,title,manager\n1,A,Zzz,9\n2,B,Yyy,1\n", "&tab=fit", name="nothing.csv")
    text_has(page, "#tabs-panel-fit .sentence", "No title was read as a rung of operations")
    assert page.locator(".fit-rung:not(.typical)").count() == 0
    assert page.locator(".fit-rung.typical").count() > 0


def test_a_typical_company_is_told_what_the_tab_is_for(open_page):
    """With the way to a company of one's own."""
    page = open_page("/?tab=fit")
    text_has(page, "#tabs-panel-fit", "Fit sets a company of your own beside the typical one")
    page.get_by_role("button", name="Load a company, or take a sample").click()
    page.locator("#own-choose").wait_for()


def test_the_report_is_a_file(open_own):
    """PDF and HTML, in the name of the company."""
    page, _ = open_own(ORACLE, "&tab=fit")
    for text, name in (("Report, PDF", "Employees fit.pdf"), ("Report, HTML", "Employees fit.html")):
        with page.expect_download() as download:
            page.get_by_role("link", name=text).click()
        assert download.value.suggested_filename == name
