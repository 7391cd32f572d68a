"""The Table tab: sorted, filtered and searched by the server, and from a row to its card."""

import csv

import pytest

from tests.browser.axe import violations
from tests.browser.own import CABINET
from tests.browser.pages import address_has, chart, chart_has, selected, shows_card, text_has, until

pytestmark = pytest.mark.browser

# Cells of a column as they stand in the window, from the top; null while a row of it still comes.
CELLS = """([grid, column]) => {
  const rows = [...document.querySelectorAll(`#${grid} .ag-center-cols-container [role=row]`)]
    .sort((a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"));
  if (rows.some((row) => row.classList.contains("ag-row-loading"))) return null;
  const cells = rows.map((row) => row.querySelector(`[col-id="${column}"]`));
  return cells.every(Boolean) && cells.length ? cells.map((cell) => cell.textContent) : null;
}"""
LOADED = (
    "() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('ag_grid'))"
)


@pytest.fixture
def open_table(open_own):
    """Open a file's company in the Table tab."""

    def open_(data=CABINET, name=None, **options):
        page, company = open_own(data, "&tab=table", name=name, **options)
        text_has(page, "#table-totals", "seat")
        return page, company

    return open_


def _cells(page, column, grid="table-people"):
    return until(page, CELLS, [grid, column])


def _header(page, column, grid="table-people"):
    return page.locator(f'#{grid} .ag-header-cell[col-id="{column}"]').first


def _filter(page, heading, text, grid="table-people"):
    page.locator(f'#{grid} input[aria-label="{heading} Filter Input"]').fill(text)


def _row(page, text, grid="table-people"):
    return page.locator(f"#{grid} .ag-center-cols-container [role=row]").filter(has_text=text).first


def _selected_in_chart(page, key):
    until(page, "() => !document.getElementById('tabs-panel-explore').hidden")
    shows_card(page, key)


def test_the_first_screen_does_not_load_the_grid(open_page):
    """1.3 MB come with the tab, once."""
    page = open_page()
    assert page.evaluate(LOADED) == []
    page.get_by_role("tab", name="Table").click()
    text_has(page, "#table-totals", "seats")
    assert len(page.evaluate(LOADED)) == 2
    page.get_by_role("tab", name="Explore").click()
    page.get_by_role("tab", name="Table").click()
    _cells(page, "title")
    assert len(page.evaluate(LOADED)) == 2


def test_from_the_largest_branch_of_a_title_to_its_card(open_table):
    """Sort by people below, filter by title, then double-click: the seat is selected and in the window."""
    page, company = open_table()
    assert page.locator("#table-totals").inner_text() == "276 seats"
    _header(page, "below").click()
    until(page, "() => document.querySelector('#table-people [col-id=below][aria-sort=descending]')")
    until(page, f"() => {{ const cells = ({CELLS})(['table-people', 'below']); return cells && cells[0] === '275'; }}")
    below = [int(text) for text in _cells(page, "below")]
    assert below == sorted(below, reverse=True)
    _filter(page, "Title", "efficiency")
    shown = text_has(page, "#table-totals", "shown")
    until(
        page,
        f"() => {{ const cells = ({CELLS})(['table-people', 'title']);"
        " return cells && cells.every((title) => title.toLowerCase().includes('efficiency')); }",
    )
    titles, below = _cells(page, "title"), [int(text) for text in _cells(page, "below")]
    assert shown == f"276 seats, {len(titles)} shown"
    assert below == sorted(below, reverse=True)
    first = page.locator("#table-people .ag-center-cols-container [role=row]").first
    name = first.locator("[col-id=name]").inner_text()
    first.locator("[col-id=title]").dblclick()
    chart_has(page, mine=company)
    key = selected(page)
    _selected_in_chart(page, key)
    assert name in text_has(page, "#inspector", name)
    address_has(page, mine=company, sel=key, tab=None)


def test_a_list_keeps_its_filter_while_another_tab_is_looked_at(open_table):
    """Back from the chart the same rows are there; one button takes all filters out."""
    page, _company = open_table()
    page.locator("#table-search-input").fill("EFFICIENCY reform")
    shown = text_has(page, "#table-totals", "shown")
    page.get_by_role("tab", name="Explore").click()
    page.get_by_role("tab", name="Table").click()
    assert text_has(page, "#table-totals", "shown") == shown
    assert page.locator("#table-search-input").input_value() == "EFFICIENCY reform"
    page.locator("#table-clear").click()
    until(page, "() => document.getElementById('table-totals').textContent === '276 seats'")
    assert page.locator("#table-search-input").input_value() == ""
    assert page.locator("#table-clear").is_hidden()


def test_d13_what_is_searched_for_is_literal(open_table):
    """D13: no row holds it, and the list says so."""
    page, _company = open_table()
    for text in ("(a+)+$", "[", "%_%", "'; DROP TABLE person;--"):
        page.locator("#table-search-input").fill(text)
        text_has(page, "#table-totals", "276 seats, 0 shown")
        page.locator("#table-people .ag-overlay-no-rows-center", has_text="No row fits.").wait_for()
        page.locator("#table-clear").click()
        until(page, "() => document.getElementById('table-totals').textContent === '276 seats'")


def test_a_row_is_opened_by_keyboard_alone(open_table):
    """Arrows to the third row, Enter: its seat is selected in the chart. Tab leaves the rows at once, both ways."""
    page, _company = open_table()
    _cells(page, "name")
    page.locator("#table-people .ag-center-cols-container [row-index='0'] [col-id=name]").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    is_in_row = "() => Boolean(document.activeElement.closest('#table-people .ag-row'))"
    page.keyboard.press("Tab")
    until(page, f"() => !({is_in_row})()")
    page.keyboard.press("Shift+Tab")
    until(page, is_in_row)
    page.keyboard.press("Shift+Tab")
    until(page, "() => Boolean(document.activeElement.closest('#table-people .ag-header'))")
    page.locator("#table-people .ag-center-cols-container [row-index='2'] [col-id=name]").click()
    page.keyboard.press("Enter")
    _selected_in_chart(page, "n2")


def test_a_button_of_a_row_leads_to_its_card(open_table):
    """A pointer needs one click, and the button has a name."""
    page, _company = open_table()
    _cells(page, "name")
    page.locator("#table-people [row-index='5']").get_by_role("button", name="Show in chart").click()
    _selected_in_chart(page, "n5")


def test_a_finding_leads_to_its_person(open_table):
    """Worst first; a click on a vacancy's finding shows that row among the people, whatever was filtered there."""
    page, _company = open_table()
    page.locator("#table-search-input").fill("nobody at all")
    text_has(page, "#table-totals", "0 shown")
    page.locator("#table-sheet label", has_text="Findings").click()
    text_has(page, "#table-totals", "findings")
    _filter(page, "Code", "org504", "table-findings")
    text_has(page, "#table-totals", "17 shown")
    rows = _cells(page, "row", "table-findings")
    _row(page, rows[3], "table-findings").locator("[col-id=what]").click()
    until(
        page,
        "(row) => { const cell = document.activeElement.closest('#table-people [role=row]');"
        " return cell && cell.classList.contains('ag-row-selected')"
        " && cell.querySelector('[col-id=row]').textContent === row; }",
        rows[3],
    )
    assert "vacant" in page.locator("#table-people .ag-row-selected [col-id=marks]").inner_text()


def test_a_finding_of_a_row_that_is_no_seat_says_so(open_table):
    """A row that counts staff is in no list of people."""
    page, _company = open_table()
    page.locator("#table-sheet label", has_text="Findings").click()
    text_has(page, "#table-totals", "findings")
    _filter(page, "Code", "org203", "table-findings")
    text_has(page, "#table-totals", "984 shown")
    _cells(page, "row", "table-findings")
    page.locator("#table-findings [row-index='0']").get_by_role("button", name="Show the person").click()
    assert "no seat of its own" in text_has(page, "#table-message", "Row 2")


def test_the_file_holds_what_is_shown(open_table):
    """The link follows filter and order."""
    page, _company = open_table()
    _filter(page, "Title", "efficiency")
    text_has(page, "#table-totals", "shown")
    _header(page, "name").click()
    until(page, "() => document.getElementById('table-file').href.includes('name')")
    names = _cells(page, "name")
    with page.expect_download() as told:
        page.locator("#table-file").click()
    with told.value.path().open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["Name"] for line in lines] == names
    assert "Job Title" in lines[0]


def test_only_the_rows_near_the_window_are_in_the_browser(open_table):
    """A file of 30,000: after a jump to the end, no more than ten blocks of rows."""
    lines = "".join(f"{at},Person {at:05d},{(at - 1) // 20 or 1 if at > 1 else ''}\n" for at in range(1, 30_001))
    page, _company = open_table(f"id,name,manager\n{lines}".encode(), "large.csv")
    text_has(page, "#table-totals", "30,000 seats")
    for row in (5_000, 12_000, 20_000, 29_999):
        page.evaluate("(row) => window.dash_ag_grid.getApi('table-people').ensureIndexVisible(row)", row)
        until(
            page,
            "(row) => { const node = window.dash_ag_grid.getApi('table-people').getDisplayedRowAtIndex(row);"
            " return node && node.data && node.data.cells[1] === `Person ${String(row + 1).padStart(5, '0')}`; }",
            row,
        )
    held = page.evaluate(
        "() => { let held = 0; const api = window.dash_ag_grid.getApi('table-people');"
        " api.forEachNode(({ data }) => { held += Boolean(data); }); return held; }"
    )
    assert 200 <= held <= 2_000


def test_a_folded_seat_of_a_typical_company_is_unfolded(open_page):
    """A seat of the last division is not drawn until its row is opened."""
    page = open_page("/?n=3000&struct=divisional")
    drawn = chart(page).seats
    page.get_by_role("tab", name="Table").click()
    text_has(page, "#table-totals", "seats")
    assert page.locator("#table-sheets").is_hidden()
    key, row = until(
        page,
        """(drawn) => {
          let found = null;
          const api = window.dash_ag_grid.getApi("table-people");
          api.forEachNode(({ data, rowIndex }) => {
            if (data && data.way.length > 3 && !drawn.includes(data.way[0])) found = [data.way[0], rowIndex];
          });
          if (found) api.ensureIndexVisible(found[1]);
          return found;
        }""",
        list(drawn),
    )
    page.locator(f"#table-people [row-index='{row}']").get_by_role("button", name="Show in chart").click()
    _selected_in_chart(page, key)
    assert key in chart(page).seats


def test_d1_what_a_file_says_is_text(open_table):
    """D1: in cells, headings, tooltips and filters; the console stays silent, so nothing of it ran."""
    evil = '<img src=x onerror="window.hit=1">'
    page, _company = open_table(
        f'id,"name","boss","{evil.replace(chr(34), chr(34) * 2)}","__proto__","a.b[0]"\n'
        f"1,{evil.replace(chr(34), '')},,{{{{7*7}}}},polluted,x\n2,Ben,1,javascript:alert(1),y,z\n".encode(),
        "evil.csv",
        viewport={"width": 2600, "height": 900},  # all columns, else those out of sight are not there
    )
    assert evil.replace('"', "") in _cells(page, "name")
    headings = page.locator("#table-people .ag-header-cell-text").all_inner_texts()
    assert any("onerror" in heading for heading in headings)
    page.locator("#table-people [row-index='0'] [col-id=name]").hover()
    assert page.evaluate("() => [window.hit, ({}).polluted]") == [None, None]


def test_axe_finds_nothing_on_the_table(open_table):
    """People with a filter, a selected row and a filter's menu open; then the findings."""
    page, _company = open_table(reduced_motion="reduce")
    _cells(page, "name")
    _filter(page, "Title", "director")
    text_has(page, "#table-totals", "shown")
    page.locator("#table-people [row-index='1'] [col-id=name]").click()
    assert violations(page) == []
    page.locator("#table-people .ag-floating-filter-button button").nth(1).click()
    page.locator("#table-people .ag-filter").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#table-sheet label", has_text="Findings").click()
    text_has(page, "#table-totals", "findings")
    _cells(page, "what", "table-findings")
    assert violations(page) == []


def test_a_phone_shows_rows_without_scrolling_sideways(open_table):
    """390 px: search, totals and ten rows or more are in the window."""
    page, _company = open_table(viewport={"width": 390, "height": 844})
    _cells(page, "row")
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    for selector in ("#table-search-input", "#table-file", "#theme-toggle", "#table-people"):
        box = page.locator(selector).bounding_box()
        assert box["x"] >= 0, selector
        assert box["x"] + box["width"] <= 391, selector
    assert page.locator("#table-people .ag-center-cols-container [role=row]").count() >= 10
