"""A company of one's own: load it, correct its columns, look at its findings, come back to it, erase it."""

import csv

import pytest

from tests.browser.acts import click_card, select
from tests.browser.axe import unfold, violations
from tests.browser.own import CABINET, LATER, NYC, ORACLE, WORKBOOK, close, load, paste, show_mine
from tests.browser.pages import (
    address_has,
    chart,
    chart_has,
    headcount_is,
    own_company,
    scene_is,
    selected_is,
    text_has,
    until,
)

pytestmark = pytest.mark.browser
# As the file of the Cabinet Office has them, in March.
PEOPLE = "235 people, 17 vacant posts, 24 left or eliminated"


def test_a_chosen_file_is_drawn_with_its_summary_and_findings(open_page):
    """The chart is there at once, the columns are one line to check, and every finding stands in the drawer."""
    page = open_page()
    show_mine(page)
    page.locator("#own-file").set_input_files(CABINET)
    text_has(page, ".own-summary", f"{PEOPLE}, 6 levels, widest span 18, 0 findings")
    text_has(page, ".chart-badge", "note")
    drawer = page.get_by_role("dialog", name="Columns")
    assert not drawer.is_visible()
    page.get_by_role("button", name=f"{PEOPLE}, columns understood, check", exact=True).click()
    drawer.wait_for()
    assert "Reports to Senior Post resolves 275 of 275" in drawer.inner_text()
    assert drawer.get_by_label("Actual Pay Floor (£), 100 % filled").is_checked() is False
    page.keyboard.press("Escape")
    drawer.wait_for(state="hidden")
    assert page.locator("#own-file").input_value() == ""
    for hidden in ("#ladder", "#alternatives-block", "#typical-panel"):
        assert not page.locator(hidden).is_visible(), hidden
    headcount_is(page, 276)
    drawn = chart(page)
    assert all(key[0] == "n" and key[1:].isdigit() for key in drawn.seats)
    address_has(page, mine=own_company(page), n=None)

    page.get_by_role("button", name="Findings: 0 to look at, 5 notes").click()
    findings = page.get_by_role("dialog", name="Findings")
    assert findings.locator("h3").all_inner_texts()[0] == "24 people who left, or posts that were eliminated"
    assert findings.locator(".own-finding").count() == 5
    assert "Rows 2, 3, 4, 5, 6, 7, 8, 9 and 976 more" in findings.inner_text()
    assert findings.get_by_text("and 784 more").count() == 1
    with page.expect_download() as got:
        findings.get_by_role("link", name="All as CSV").click()
    with got.value.path().open(encoding="utf-8-sig", newline="") as file:
        heading, *lines = csv.reader(file)
    assert heading[:4] == ["code", "severity", "what", "row"]
    assert sum(line[0] == "ORG203" for line in lines) == 984

    findings.get_by_role("button", name="Leave them out").click()
    text_has(page, ".own-summary", "235 people, 17 vacant posts")
    headcount_is(page, 252)
    close(page, "#own-findings")
    assert page.get_by_role("switch", name="Live people only").is_checked()


def test_another_manager_column_is_read_again(open_page):
    """The report and the chart follow; what was tried before stays in the list, and the first guess comes back."""
    page = open_page()
    load(page, ORACLE, "107 people, 4 levels, widest span 14")
    before = chart(page)
    page.get_by_role("button", name="Columns", exact=True).click()
    drawer = page.get_by_role("dialog", name="Columns")
    drawer.get_by_label("Manager", exact=True).select_option("DEPARTMENT_ID")
    drawer.get_by_role("button", name="Read again").click()
    text_has(page, "#own-columns .own-progress", "Read: ")
    assert "MANAGER_ID resolves 106 of 106" in drawer.inner_text()
    assert drawer.get_by_label("Manager", exact=True).input_value() == "DEPARTMENT_ID"
    assert "4 levels, widest span 14" not in page.locator(".own-summary").inner_text()
    scene_is(page, "(scene, keys) => scene.seats.length !== keys", len(before.seats))
    drawer.get_by_role("button", name="MANAGER_ID resolves 106 of 106").click()
    drawer.get_by_role("button", name="Read again").click()
    text_has(page, ".own-summary", "107 people, 4 levels, widest span 14")
    scene_is(page, "(scene, keys) => scene.seats.length === keys", len(before.seats))
    assert chart(page).positions == before.positions


def test_a_restricted_column_comes_in_only_when_it_is_ticked(open_page):
    """Its values are in the preview then, and were not before."""
    page = open_page()
    load(page, ORACLE, "107 people")
    page.get_by_role("button", name="Columns", exact=True).click()
    preview = page.get_by_role("region", name="First rows")
    assert "SALARY" not in preview.inner_text()
    page.get_by_label("SALARY, 100 % filled").check()
    page.get_by_role("button", name="Read again").click()
    text_has(page, ".own-preview", "SALARY")
    assert page.get_by_label("SALARY, 100 % filled").is_checked()


def test_another_sheet_of_a_workbook_is_read(open_page):
    """Its columns are found anew; a row that holds no headings is refused beside the button, and the chart stays."""
    page = open_page(expected=("422",))
    load(page, WORKBOOK, "107 people, 4 levels")
    page.get_by_role("button", name="Columns", exact=True).click()
    page.get_by_label("Sheet", exact=True).select_option("departments")
    page.get_by_role("button", name="Read again").click()
    text_has(page, ".own-facts", "departments")
    text_has(page, ".own-preview", "DEPARTMENT_NAME")
    headcount_is(page, 27)
    before = chart(page)
    page.get_by_label("Row of the headings").fill("900000")
    page.get_by_role("button", name="Read again").click()
    text_has(page, "#own-columns .message", "900000")
    assert chart(page).positions == before.positions


def test_a_file_that_is_no_table_is_refused_and_the_chart_stays(open_page, tmp_path):
    """What it is and what to do stand in the panel, with the typical chart and with a loaded one."""
    pdf = tmp_path / "Chart.pdf"
    pdf.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n")
    page = open_page(expected=("422",))
    typical = chart(page)
    show_mine(page)
    page.locator("#own-file").set_input_files(pdf)
    told = text_has(page, "#own-message", "PDF")
    assert told.rstrip().endswith(".")
    assert chart(page).seats.keys() == typical.seats.keys()
    load(page, ORACLE, "107 people")
    assert page.locator("#own-message").inner_text() == ""
    before = chart(page)
    page.locator("#own-file").set_input_files(pdf)
    text_has(page, "#own-message", "PDF")
    assert chart(page).positions == before.positions
    text_has(page, ".own-summary", "107 people")


def test_a_load_can_be_cancelled(open_page):
    """Nothing of it is kept, and the next file is loaded."""
    page = open_page()
    show_mine(page)
    page.route("**/upload?*", lambda _route: None)
    page.locator("#own-file").set_input_files(CABINET)
    page.get_by_text("cabinet-office-2015-03.csv …").wait_for()
    page.get_by_role("progressbar").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("progressbar").wait_for(state="detached")
    page.unroute("**/upload?*")
    assert page.locator("#own-message").inner_text() == ""
    load(page, ORACLE, "107 people")
    assert page.locator(".own-list").first.locator("li").count() == 1


def test_a_reload_shows_the_company_and_another_browser_does_not(open_own, open_page):
    """Company, open branches and selection come back; who did not load it is told so and sees the first screen."""
    page, company = open_own(CABINET)
    folded = chart(page).folded()[0]
    page.locator("#fit").click()
    click_card(page, folded)
    chart_has(page, mine=company, open=folded)
    address_has(page, mine=company, open=folded, sel=folded)
    before = chart(page)
    inspector = text_has(page, "#inspector", "Chain of command")
    page.reload()
    text_has(page, ".own-summary", PEOPLE)
    after = chart_has(page, mine=company, open=folded)
    assert after.positions == before.positions
    text_has(page, "#inspector", "Chain of command")
    assert page.locator("#inspector").text_content() == inspector
    assert page.get_by_role("radio", name="Mine").is_checked()

    other = open_page(f"/?mine={company}&open={folded}")
    text_has(other, "#link-message", "not here. Such a company opens only in the browser that loaded it")
    chart_has(other, n="400")
    assert other.get_by_role("radio", name="Typical").is_checked()
    assert other.locator("#ladder").is_visible()
    address_has(other, mine=None)


def test_somebody_in_a_folded_branch_is_unfolded_when_they_are_looked_at(open_own):
    """A report named in the details is drawn, marked and part of the link, though the branch was closed."""
    page, company = open_own(CABINET)
    drawn = chart(page).seats
    folded = next(key for key, seat in drawn.items() if seat["branch"] == "folded" and key[0] == "n")
    select(page, folded)
    # The details may still be those of a seat on the way to it.
    text_has(page, "#inspector .panel-title", drawn[folded]["title"])
    text_has(page, "#inspector", "Who reports here")
    hidden = page.locator("#inspector [data-go-to]").evaluate_all("(all) => all.map((one) => one.dataset.goTo)")
    report = next(key for key in hidden if key not in drawn)
    page.locator(f'#inspector [data-go-to="{report}"]').click()
    selected_is(page, report)
    scene_is(page, "(scene, key) => scene.seats.some((seat) => seat.id === key)", report)
    address_has(page, mine=company, sel=report, open=folded)


def test_the_switch_shows_the_typical_company_as_it_was(open_page):
    """Chart, selection and place of the window; and the loaded one again as that was."""
    page = open_page("/?n=3000&sel=coo")
    text_has(page, "#inspector", "Chain of command")
    page.locator("#zoom-in").click()
    before = chart_has(page, n="3000")
    company = load(page, CABINET, PEOPLE)
    assert chart_has(page, mine=company).selected == []
    page.get_by_role("radio", name="Typical").check(force=True)
    after = chart_has(page, n="3000", mine=None)
    selected_is(page, "coo")
    assert after.seats.keys() == before.seats.keys()
    assert (after.zoom, after.pan) == (before.zoom, before.pan)
    assert page.locator("#ladder .step").first.is_visible()
    page.get_by_role("radio", name="Mine").check(force=True)
    assert chart_has(page, mine=company).headcount == 276


def test_one_snapshot_of_several_is_shown(open_page, tmp_path):
    """The latest at first; another by the select."""
    both = tmp_path / "both.csv"
    later = LATER.read_text(encoding="utf-8").split("\n", 1)[1]
    both.write_text(CABINET.read_text(encoding="utf-8").rstrip("\n") + "\n" + later, encoding="utf-8")
    page = open_page()
    load(page, both, "207 people, 14 vacant posts, 60 left or eliminated")
    snapshot = page.get_by_role("region", name="Open company").get_by_label("Snapshot")
    assert snapshot.input_value() == "Sep-15"
    snapshot.select_option("Mar-15")
    text_has(page, ".own-summary", PEOPLE)
    assert snapshot.input_value() == "Mar-15"


def test_the_columns_are_not_shown_again_for_headings_that_were_mapped(open_page, tmp_path):
    """A file with the same headings loads without questions."""
    page = open_page()
    load(page, ORACLE, "107 people")
    page.get_by_role("button", name="Columns", exact=True).click()
    page.locator("#own-columns").get_by_label("Title", exact=True).select_option("PHONE_NUMBER")
    page.get_by_role("button", name="Read again").click()
    text_has(page, "#own-columns .own-progress", "Read: ")
    close(page, "#own-columns")
    page.locator("#own-file").set_input_files(ORACLE)
    until(page, "() => document.querySelectorAll('.own-list')[0].children.length === 2")
    text_has(page, ".own-summary", "107 people")
    assert not page.locator("#own-columns").is_visible()
    page.get_by_role("button", name="Columns", exact=True).click()
    assert page.locator("#own-columns").get_by_label("Title", exact=True).input_value() == "PHONE_NUMBER"


def test_a_sample_is_one_click_and_can_be_erased(open_page):
    """It asks before, the typical company is shown afterwards, and nothing of a person is left in the browser."""
    page = open_page()
    show_mine(page)
    page.get_by_role("button", name="Chinook, 8 people").click()
    text_has(page, ".own-summary", "8 people, 3 levels")
    assert not page.locator("#own-columns").is_visible()
    kept = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert "Adams" not in kept
    assert own_company(page) not in kept
    erase = page.get_by_role("button", name="Erase Employee")
    erase.click()
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    assert page.locator(".own-list").first.locator("li").count() == 1
    erase.click()
    page.get_by_role("dialog").get_by_role("button", name="Erase").click()
    chart_has(page, mine=None, n="400")
    assert page.get_by_text("Your companies").count() == 0
    address_has(page, mine=None)


def test_all_companies_are_erased_at_once(open_page):
    """Newest first in the list, none afterwards."""
    page = open_page()
    load(page, ORACLE, "107 people")
    load(page, CABINET, PEOPLE)
    names = page.locator(".own-list").first.locator(".link").all_inner_texts()
    assert names == ["Cabinet office 2015-03", "Employees"]
    page.get_by_role("button", name="Employees", exact=True).click()
    text_has(page, ".own-summary", "107 people")
    rename = page.get_by_role("button", name="Rename Employees")
    rename.click()
    box = page.get_by_label("Name of the company")
    box.fill("nobody")
    box.press("Escape")
    text_has(page, ".own-open h3", "Employees")
    assert page.evaluate("() => document.activeElement.textContent") == "Rename"
    rename.click()
    box.fill("Acme & <b>Sons</b>")
    box.press("Enter")
    text_has(page, ".own-open h3", "Acme & <b>Sons</b>")
    text_has(page, ".own-list .link[aria-current]", "Acme & <b>Sons</b>")
    text_has(page, ".answer", "Acme & <b>Sons</b>")
    page.get_by_role("button", name="Erase all").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase").click()
    chart_has(page, n="400", mine=None)
    assert page.get_by_text("Your companies").count() == 0


def test_all_of_it_goes_by_keyboard(open_page):
    """Switch by arrows, a sample by Enter, drawers that take the focus and give it back."""
    page = open_page()
    page.get_by_role("radio", name="Typical").focus()
    page.keyboard.press("ArrowRight")
    page.locator("#own-choose").wait_for()
    with page.expect_file_chooser():
        page.locator("#own-choose").press("Enter")
    page.get_by_role("button", name="Oracle HR, 107 people").press("Enter")
    text_has(page, ".own-summary", "107 people")
    for name, drawer in (("Columns", "#own-columns"), ("Findings: 0 to look at, 1 note", "#own-findings")):
        button = page.get_by_role("button", name=name, exact=True)
        button.press("Enter")
        page.locator(drawer).wait_for()
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Close"
        page.keyboard.press("Escape")
        page.locator(drawer).wait_for(state="hidden")
        assert page.evaluate("() => document.activeElement.id") == button.get_attribute("id")


def test_axe_finds_nothing_in_the_panel_and_the_drawers(open_page):
    """Panel with samples and a refusal, open company, both drawers with everything unfolded, the question."""
    page = open_page(reduced_motion="reduce")
    show_mine(page)
    page.get_by_text("Oracle HR as a workbook").wait_for()
    paste(page, "no table")
    assert violations(page) == []
    load(page, WORKBOOK, "107 people")
    assert violations(page) == []
    load(page, NYC, "307 people")
    for name, drawer in (("Columns", "#own-columns"), ("Findings: 2 to look at, 2 notes", "#own-findings")):
        page.get_by_role("button", name=name, exact=True).click()
        unfold(page, ".drawer")
        if drawer == "#own-columns":
            # No control lies by half under the buttons of its foot.
            (moved, foot) = (page.locator(one).bounding_box() for one in (".own-scrolled", ".own-foot"))
            assert moved["y"] + moved["height"] <= foot["y"] + 1
        assert violations(page) == [], name
        close(page, drawer)
    page.get_by_role("button", name="Erase all").click()
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []


def test_on_a_phone_nothing_scrolls_sideways(open_page):
    """Panel, drawers and long headings fit 390 px; a sure file leaves the chart in view."""
    page = open_page(viewport={"width": 390, "height": 844})
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    show_mine(page)
    page.locator("#own-file").set_input_files(CABINET)
    text_has(page, ".own-summary", PEOPLE)
    assert not page.locator("#own-columns").is_visible()
    assert page.evaluate(wide) <= 0
    for name, drawer in (("Columns", "#own-columns"), ("Findings: 0 to look at, 5 notes", "#own-findings")):
        page.get_by_role("button", name=name, exact=True).click()
        unfold(page, ".drawer")
        if drawer == "#own-columns":
            # No control lies by half under the buttons of its foot.
            (moved, foot) = (page.locator(one).bounding_box() for one in (".own-scrolled", ".own-foot"))
            assert moved["y"] + moved["height"] <= foot["y"] + 1
        assert page.evaluate(wide) <= 0, name
        inner = page.locator(drawer).evaluate("(one) => one.scrollWidth - one.clientWidth")
        assert inner <= 0, name
        close(page, drawer)
