"""The Compare tab: two charts, one window on both, and the list and counts of what differs."""

import json
from http.cookiejar import CookieJar
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from orgmodel.difference.charts import CHART_KINDS, compare_charts
from orgmodel.typical.build.build import build
from orgmodel.typical.parameters import TypicalCompany
from tests.browser.own import CABINET, LATER
from tests.browser.pages import (
    DOMAIN,
    PRESETS,
    address_has,
    at_rest,
    folded_on_both,
    keys_on,
    press_on,
    soon,
    text_has,
    until,
    views,
)

pytestmark = pytest.mark.browser

LINK = "/?tab=compare&a=people_80&b=people_3000"
A, B = "compare-chart-a", "compare-chart-b"


def _graphs(a, b):
    return build(a, DOMAIN), build(b, DOMAIN)


def _sides_differ_as(page, a, b):
    """Wait until the counts are those of the model for two companies; check that the list has as many rows of each."""
    found = compare_charts(*_graphs(a, b)).counts
    counts = {kind: found[kind] for kind in CHART_KINDS}
    chips = " ".join(f"{number} {word}" for word, number in counts.items() if word != "recounted")
    until(
        page,
        "(wanted) => [...document.querySelectorAll('#compare-counts .count')].slice(0, 4)"
        ".map((chip) => chip.textContent.replace(/^\\S+\\s+/, '').trim()).join(' ') === wanted",
        chips,
    )
    page.get_by_role("button", name="List", exact=True).click()
    for kind, number in counts.items():
        chip = page.locator(f"#compare-counts .count-{kind}")
        if not number:
            assert chip.count() == 0 or chip.is_disabled()
            continue
        chip.click()
        text_has(page, "#compare-grid-bar", f"{number} change{'' if number == 1 else 's'}")
        rows = page.locator("#compare-grid .ag-center-cols-container .ag-row")
        soon(lambda rows=rows, number=number: rows.count() == number, f"the rows of {kind}")
        chip.click()
    page.get_by_role("button", name="Side by side").click()


def test_two_presets_stand_side_by_side_with_their_counts(open_page):
    """Both charts have their seats; counts, list and model agree; one sentence sums it up."""
    page = open_page()
    page.get_by_role("tab", name="Compare").click()
    page.locator("#compare-counts .count").first.wait_for()
    address_has(page, tab="compare")
    page = open_page(LINK)
    a, b = PRESETS["people_80"].company, PRESETS["people_3000"].company
    _sides_differ_as(page, a, b)
    for side, graph in zip((A, B), _graphs(a, b), strict=True):
        assert sorted(keys_on(page, side)) == sorted(graph)
    text_has(page, "#compare-sentence", "From 80 to 3,000 people")
    page.locator("#compare-swap").click()
    _sides_differ_as(page, b, a)
    text_has(page, "#compare-sentence", "From 3,000 to 80 people")
    address_has(page, tab="compare", a="people_3000", b="people_80")


def test_zoom_and_pan_are_shared(open_page):
    """The wheel over one chart zooms the other; a drag moves both."""
    page = open_page(LINK)
    text_has(page, "#compare-sentence", "From 80")
    before = views(page, A, B)
    box = page.locator("#compare-chart-a").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 30
    page.mouse.move(x, y)
    page.mouse.wheel(0, -240)
    soon(lambda: abs(views(page, A, B)[1][0] - before[1][0]) > 0.01, "the other chart is zoomed")
    at_rest(page, A, B)
    zoomed = views(page, A, B)
    assert zoomed[0] == pytest.approx(zoomed[1], abs=0.01)
    box = page.locator("#compare-chart-b").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 130, box["y"] + box["height"] - 60, steps=5)
    page.mouse.up()
    soon(lambda: views(page, A, B)[0][1] - zoomed[0][1] > 50, "the other chart is moved")
    at_rest(page, A, B)
    a, b = views(page, A, B)
    assert a == pytest.approx(b)


def test_headcounts_can_be_typed_and_bad_ones_are_told(open_page):
    """A number replaces the preset's; a bad one is told at its box and the comparison stays; the link keeps all."""
    page = open_page("/?tab=compare&a=explored&an=99&b=explored&bn=100")
    _sides_differ_as(page, TypicalCompany(99), TypicalCompany(100))
    text_has(page, "#compare-sentence", "a director of operations appears")
    box = page.locator("#compare-b-headcount")
    box.fill("-5")
    text_has(page, ".compare-side:has(#compare-b-headcount)", "from 1 to 3,000,000")
    _sides_differ_as(page, TypicalCompany(99), TypicalCompany(100))
    box.fill("1,000")
    _sides_differ_as(page, TypicalCompany(99), TypicalCompany(1000))
    until(page, "() => !document.querySelector('.compare-bar').textContent.includes('3,000,000')")
    link = address_has(page, tab="compare", an="99", bn="1,000")
    assert (link["a"], link["b"]) == ("explored", "explored")


# Sizes that the sentence beside the charts, the handle and its thumb tell, at each frame.
WATCH_HANDLE = """() => {
  const handle = document.querySelector(".growth-bn"), number = (text) => Number(text.replace(/,/g, ""));
  window.growthFrames = [];
  const look = () => {
    const drawn = number(/ to ([0-9,]+) people/.exec(document.getElementById("compare-sentence").textContent)[1]);
    const told = number(handle.getAttribute("aria-valuetext").split(" ")[0]), thumb = 10 ** Number(handle.value);
    growthFrames.push([drawn, told, Math.abs(thumb / told - 1) < 0.03 ? told : thumb]);
    requestAnimationFrame(look);
  };
  look();
}"""


def test_a_growth_is_played_between_two_handles(open_page):
    """A handle that keys move tells the size of the charts in every frame; playing goes on till it is stopped."""
    page = open_page("/?tab=compare&a=people_80&b=people_3000")
    text_has(page, "#compare-sentence", "From 80 to 3,000 people")
    handle = page.get_by_label("Headcount after, logarithmic")
    page.evaluate(WATCH_HANDLE)
    for _ in range(4):
        handle.press("ArrowLeft")
    until(page, "() => new Set(growthFrames.map(([drawn]) => drawn)).size > 2")
    handle.press("End")
    text_has(page, "#compare-sentence", "From 80 to 240,000 people")
    assert [frame for frame in page.evaluate("growthFrames") if len(set(frame)) > 1] == []
    page.get_by_role("button", name="Play growth").click()
    until(
        page,
        "() => /^From 80 to (8\\d|9\\d|1\\d\\d) people/.test(document.querySelector('#compare-sentence').textContent)",
    )
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Play growth").wait_for()


MARCH, SEPTEMBER = CABINET, LATER


@pytest.fixture
def open_two(open_page, server):
    """Open the tab with two files of one company, as the visitor who has loaded both; gives page and ids."""

    def open_(query="", **options):
        jar = CookieJar()
        opener = build_opener(HTTPCookieProcessor(jar))
        ids = []
        for file in (MARCH, SEPTEMBER):
            asked = Request(
                f"{server}/upload?name={file.name}", file.read_bytes(), {"Content-Type": "application/octet-stream"}
            )
            with opener.open(asked) as reply:
                ids.append(json.load(reply)["id"])
        cookies = [{"name": one.name, "value": one.value, "url": server} for one in jar]
        sides = f"a=mine:{ids[0]}&b=mine:{ids[1]}" if "{" not in query else ""
        path = f"tab=compare&{sides}{query}" if sides else query.format(*ids)
        page = open_page(f"/?{path}", cookies=cookies, **options)
        return page, ids

    return open_


def test_two_files_are_compared_in_three_views_with_one_count(open_two):
    """The counts stay; the list has the rows; both as one has the marks; the link keeps the view."""
    page, (a, b) = open_two()
    text_has(page, "#compare-sentence", "25 people are gone, 30 are new")
    counts = page.locator("#compare-counts").inner_text()
    page.get_by_role("button", name="Overlay").click()
    soon(lambda: len(keys_on(page, "compare-chart-both")) > 20, "both are drawn as one")
    page.locator(".compare-panel .legend summary").click()
    text_has(page, ".compare-panel .legend", "Folded: people, changes")
    text_has(page, ".compare-panel .legend", "Reports to nobody")
    address_has(page, tab="compare", a=f"mine:{a}", b=f"mine:{b}", cview="overlay")
    page.get_by_role("button", name="List", exact=True).click()
    text_has(page, "#compare-grid-bar", "555 changes")
    page.locator("#compare-counts").get_by_role("button", name="66 moved").click()
    text_has(page, "#compare-grid-bar", "66 changes")
    assert page.locator("#compare-counts").inner_text() == counts
    with page.expect_download() as download:
        page.locator("#compare-list").get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename == "Cabinet office 2015-03 to Cabinet office 2015-09 changes.xlsx"


def test_the_list_is_sorted_searched_and_leads_to_the_chart(open_two):
    """All of it at the server, the file too; the keyboard goes from a row to its card."""
    page, _ = open_two("&cview=list")
    text_has(page, "#compare-grid-bar", "555 changes")
    page.locator("#compare-grid").get_by_role("columnheader", name="Who").click()
    page.locator("#compare-grid").get_by_role("columnheader", name="Who").click()
    first = page.locator("#compare-grid .ag-row[row-index='0'] [col-id=who]")
    soon(lambda: first.inner_text().startswith("Vacant"), "the last name is first")
    page.get_by_label("Changes with these words").fill("person 0022 moved")
    text_has(page, "#compare-grid-bar", "555 changes, 1 shown")
    with page.expect_download() as download:
        page.locator("#compare-list").get_by_role("link", name="CSV").click()
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) == 2
    first.click()
    page.keyboard.press("Enter")
    text_has(page, ".compare-said", "Moved: Person 0022, from")
    assert "not drawn" not in page.locator(".compare-said").inner_text()
    address_has(page, cview="overlay")


@pytest.mark.parametrize(("view", "chart"), [("", "compare-chart-b"), ("&cview=overlay", "compare-chart-both")])
def test_n_and_p_go_from_change_to_change(open_two, view, chart):
    """Each is said with its place and lit, also where its branch was folded; the last is before the first."""
    page, _ = open_two(view)
    text_has(page, "#compare-sentence", "30 are new")
    soon(lambda: len(keys_on(page, chart)) > 20, "the chart is drawn")
    page.keyboard.press("n")
    text_has(page, ".compare-said", "1 of 555. Added: Person 0080")
    page.keyboard.press("n")
    text_has(page, ".compare-said", "2 of 555. Added: Person 0082")
    page.keyboard.press("p")
    text_has(page, ".compare-said", "1 of 555.")
    page.keyboard.press("p")
    text_has(page, ".compare-said", "555 of 555.")
    page.locator("#compare-counts").get_by_role("button", name="66 moved").click()
    page.keyboard.press("n")
    text_has(page, ".compare-said", "1 of 66. Moved:")
    assert "not drawn" not in page.locator(".compare-said").inner_text()


def test_a_loaded_company_is_a_click_from_its_comparisons(open_two):
    """With the typical one of its size, joined by role, and with the file that was loaded before."""
    page, (a, b) = open_two("mine={1}")
    page.get_by_role("button", name="Compare with typical of this size").click()
    text_has(page, "#compare-sentence", "Joined by role")
    address_has(page, tab="compare", a=f"mine:{b}", b=f"fitted:{b}")
    page.get_by_role("tab", name="Explore").click()
    page.get_by_role("button", name="Compare with Cabinet office 2015-03").click()
    text_has(page, "#compare-sentence", "Joined by ids")
    address_has(page, tab="compare", a=f"mine:{a}", b=f"mine:{b}")
    page.get_by_label("Joined by").select_option(value="role")
    text_has(page, "#compare-sentence", "Joined by role")
    page.get_by_label("Joined by").select_option(value="auto")
    page.locator("#compare-join").get_by_label("Live people only").check()
    text_has(page, "#compare-sentence", "61 people are gone, 30 are new")
    page.locator("#compare-swap").click()
    text_has(page, "#compare-sentence", "30 people are gone, 61 are new")


def test_a_folded_branch_opens_on_both_sides(open_two):
    """A press on it in one chart opens it where the other has it folded, too."""
    page, _ = open_two()
    text_has(page, "#compare-sentence", "30 are new")
    soon(lambda: min(len(keys_on(page, A)), len(keys_on(page, B))) > 20, "both charts are drawn")
    # What one chart opens, fits and moves the other too.
    at_rest(page, A, B)
    before = len(keys_on(page, A)), len(keys_on(page, B))
    press_on(page, A, folded_on_both(page, A, B))
    soon(lambda: len(keys_on(page, A)) > before[0] and len(keys_on(page, B)) > before[1], "both have more cards")


def test_a_role_stands_in_small_charts_of_all_presets(open_page):
    """One chart a preset; another role is chosen; a press opens the preset at it; the link keeps view and role."""
    page = open_page("/?tab=compare")
    page.get_by_role("button", name="All presets").click()
    charts = page.locator("#compare-standings .standing")
    soon(lambda: charts.count() == len(PRESETS), "a chart of each preset")
    page.locator("#compare-standings").get_by_label("Role").select_option(label="Director of operations")
    text_has(page, "#compare-standings", "Director of operations: in 9 of 15 presets")
    address_has(page, tab="compare", cview="presets", role="director_ops")
    page.locator("#compare-standings [data-key='standing people_400']").click()
    address_has(page, n="400", sel="director_ops")
    page.get_by_role("tab", name="Compare").click()
    text_has(page, "#compare-standings", "in 9 of 15 presets")
    page.get_by_role("button", name="Side by side").click()
    text_has(page, "#compare-sentence", "From")
