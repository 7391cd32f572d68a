"""The export dialog: what will be in the file is told, the file is made, and is there after a reload."""

import re
from pathlib import Path

import pytest

from orgmodel.reading.read import read_company
from tests.browser.axe import violations
from tests.browser.own import HOME_OFFICE
from tests.browser.pages import is_open, text_has

pytestmark = pytest.mark.browser


def _open(page):
    page.locator("#export-menu summary").click()
    page.locator("#export-open").click()
    dialog = page.get_by_role("dialog", name="Export")
    dialog.wait_for()
    return dialog


def test_a_company_is_exported_and_comes_back(open_own, tmp_path):
    """Part of it is counted, all of it on pages too; a cancelled one is gone; the file is the same company."""
    page, _company = open_own(HOME_OFFICE)
    dialog = _open(page)
    assert violations(page) == []
    dialog.get_by_label("File", exact=True).select_option("svg")
    text_has(page, ".export-told", "of 330 people: folded branches are counted on their cards, in one picture of")
    logo = tmp_path / "acme.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>', "utf-8")
    dialog.get_by_label("Logo", exact=True).set_input_files(logo)
    text_has(page, ".export-logo", "Logo: acme.svg")
    assert violations(page) == []
    dialog.get_by_role("button", name="Leave out the logo").click()
    dialog.get_by_label("File", exact=True).select_option("pdf")
    dialog.get_by_role("radio", name="The whole company").check()
    dialog.get_by_label("Paper").select_option("A5")
    text_has(page, ".export-dialog .message", "under 6 points. Take a page for each manager")
    make = dialog.get_by_role("button", name="Make the file")
    assert make.is_disabled()
    dialog.get_by_label("Pages").select_option("by-manager")
    text_has(page, ".export-told", "330 people on")
    assert re.fullmatch(
        r"330 people on \d+ pages of A4 with an overview and an index\.", page.locator(".export-told").inner_text()
    )
    assert make.is_enabled()
    make.click()
    dialog.get_by_role("button", name=re.compile("^Cancel ")).click()
    dialog.locator(".export-row").wait_for(state="detached")

    dialog.get_by_label("File", exact=True).select_option("csv")
    assert dialog.get_by_label("Pages").count() == 0
    text_has(page, ".export-told", "330 people.")
    with page.expect_download(timeout=60_000) as saved:
        make.click()
    first = Path(saved.value.path()).read_bytes()
    page.reload()
    is_open(page)
    dialog = _open(page)
    row = dialog.locator(".export-row.ready")
    row.wait_for()
    assert "CSV: the whole company" in row.inner_text()
    with page.expect_download() as saved:
        row.get_by_role("link", name=re.compile("^Download ")).click()
    path = tmp_path / saved.value.suggested_filename
    path.write_bytes(Path(saved.value.path()).read_bytes())
    assert path.read_bytes() == first
    again, before = read_company(path).org, read_company(HOME_OFFICE).org
    assert again.tree.parent.tolist() == before.tree.parent.tolist()
    assert again.texts("name", range(len(again))) == before.texts("name", range(len(before)))
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_a_tab_exports_what_it_shows(open_own):
    """The comparison from Compare, the report from Fit, and a file for each branch in one ZIP from Explore."""
    page, _company = open_own(HOME_OFFICE)
    dialog = _open(page)
    dialog.get_by_role("radio", name="Every branch, a file each in one ZIP").check()
    dialog.get_by_label("File", exact=True).select_option("csv")
    dialog.get_by_label("Files", exact=True).select_option("department")
    text_has(page, ".export-told", "one for each department, in one ZIP.")
    page.keyboard.press("Escape")

    page.get_by_role("tab", name="Fit").click()
    dialog = _open(page)
    assert dialog.get_by_role("radio", name="The fit report").is_checked()
    assert "csv" not in dialog.get_by_label("File", exact=True).locator("option").evaluate_all(
        "all => all.map((one) => one.value)"
    )
    text_has(page, ".export-told", " pages of A4 portrait.")
    page.keyboard.press("Escape")

    page.get_by_role("tab", name="Compare").click()
    page.locator("#compare-list, .compare-views").first.wait_for()
    dialog = _open(page)
    assert dialog.get_by_role("radio", name="The comparison").is_checked()
    assert violations(page) == []
    dialog.get_by_label("File", exact=True).select_option("xlsx")
    text_has(page, ".export-told", "a row each.")
    with page.expect_download(timeout=60_000) as saved:
        dialog.get_by_role("button", name="Make the file").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    page.keyboard.press("Escape")
