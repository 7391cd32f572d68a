"""The page in a real browser: a person's four tasks, from an empty start.

Console errors, failed requests and requests to another origin fail a test when its page is closed.
"""

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from orgmodel.catalog.load import load_domain
from orgmodel.typical.build.build import build
from orgmodel.typical.difference import compare
from orgmodel.typical.graph import seat_of
from orgmodel.typical.presets import load_presets

pytestmark = pytest.mark.browser

DOMAIN = load_domain()
PRESETS = load_presets(DOMAIN)
LIMIT_S = 15.0

READ_CHART = """() => {
  const cy = document.getElementById("chart")._cyreg.cy, scene = window.reportlineScene.current();
  return {
    query: scene && scene.query,
    seats: Object.fromEntries(cy.nodes().filter((n) => !n.data("leaving")).map((n) => [n.id(), n.position()])),
    lines: cy.edges().map((e) => [e.data("target"), e.data("source"), e.classes().join(" ")]),
    zoom: cy.zoom(), pan: cy.pan(), top: scene && scene.seats[0].id,
    settled: scene !== null && scene.seats.every((s) => {
      const n = cy.getElementById(s.id);
      return n.nonempty() && Math.abs(n.position("x") - s.x) < 0.1 && Math.abs(n.position("y") - s.y) < 0.1;
    }) && cy.nodes().length === scene.seats.length,
  };
}"""


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Open a path in a fresh context; what goes wrong in any of them fails the test at its end."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def go(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(f"page: {error}"))
        page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: None if r.url.startswith((server, "data:", "blob:")) else faults.append(r.url))
        page.goto(server + path)
        settle(page)
        # The details come last; a selection made before them is a race that no person runs.
        page.locator("#inspector .panel-title").first.wait_for(state="attached")
        return page

    yield go
    for context in contexts:
        context.close()
    assert faults == []


def until(condition: Callable[[], Any], what: str) -> Any:
    """Ask again until the condition holds; the page's own rules forbid to wait inside it."""
    end = time.monotonic() + LIMIT_S
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {LIMIT_S:g} s: {what}"


def chart(page: Page) -> dict[str, Any]:
    read: dict[str, Any] = page.evaluate(READ_CHART)
    return read


def is_there(page: Page) -> bool:
    there: bool = page.evaluate(
        "() => Boolean(window.reportlineScene && window.reportlineScene.current()"
        " && document.getElementById('chart')._cyreg)"
    )
    return there


def settle(page: Page, query: str | None = None) -> dict[str, Any]:
    """The chart when every card is in its place, and shows `query` where one is given."""

    def settled() -> dict[str, Any] | None:
        if not is_there(page):
            return None
        now = chart(page)
        return now if now["settled"] and (query is None or now["query"] == query) else None

    found: dict[str, Any] = until(settled, f"a settled chart of {query or 'any company'}")
    return found


def chain_on(now: dict[str, Any]) -> list[str]:
    """Keys of the operations line as drawn, from the bottom up."""
    boss = {source: target for source, target, classes in now["lines"] if "chain" in classes.split()}
    bottom = next(iter(set(boss) - set(boss.values())), now["top"])
    found = [bottom]
    while found[-1] in boss:
        found.append(boss[found[-1]])
    return found


def type_headcount(page: Page, text: str) -> None:
    page.fill("#headcount", text)
    page.keyboard.press("Tab")


def spot_of(page: Page, key: str, other: str | None = None) -> tuple[float, float]:
    """Where a card stands in the window, or half way down to another."""
    x, y = page.evaluate(
        """([key, other]) => {
          const cy = document.getElementById("chart")._cyreg.cy, frame = cy.container().getBoundingClientRect();
          const a = cy.getElementById(key).renderedPosition(), b = cy.getElementById(other || key).renderedPosition();
          return [frame.x + a.x, frame.y + (a.y + b.y) / 2];
        }""",
        [key, other],
    )
    return x, y


def address_query(page: Page) -> str:
    query: str = page.evaluate("() => location.search")
    return query


def test_the_first_screen_shows_the_full_line(visit):
    """A new visitor sees the company of 400 people, whose line is officer, director, COO, chief executive."""
    page = visit()
    assert chain_on(chart(page)) == ["operative", "operations_officer", "director_ops", "coo", "ceo"]
    assert page.title() == "Reportline"
    assert page.locator("h1").inner_text() == "Reportline"
    assert page.locator("main").count() == 1


@pytest.mark.parametrize("key", list(PRESETS))
def test_every_preset_button_draws_its_company(visit, key: str):
    """The chart shows the line that the model builds, and the box its headcount."""
    page = visit()
    page.click(f"[data-preset={key}]")
    graph = build(PRESETS[key].company, DOMAIN)
    until(lambda: chain_on(chart(page)) == graph.graph["chain"], f"the line of {key}")
    assert settle(page)["settled"]
    until(lambda: page.input_value("#headcount") == f"{PRESETS[key].company.headcount:,}", "the box")


@pytest.mark.parametrize("key", list(PRESETS))
def test_the_fitted_chart_can_be_read(visit, key: str):
    """Names are 9 px or more, at least ten of them (all of them in a smaller company)."""
    page = visit(f"/?preset={key}")
    now = chart(page)
    labels = page.evaluate("() => window.reportlineCards.labels(document.getElementById('chart')._cyreg.cy)")
    assert len(now["seats"]) >= min(10, len(build(PRESETS[key].company, DOMAIN)))
    assert sum(label["px"] >= 9 for label in labels) >= min(10, len(now["seats"]))


def test_the_slider_moves_the_chart_and_says_what_changed(visit):
    """Steps of the slider across 100 people bring the director; cards that stay keep node, zoom and place."""
    page = visit("/?n=90")
    before = chart(page)
    page.evaluate("() => document.getElementById('chart')._cyreg.cy.getElementById('ceo').scratch('mine', 1)")
    slider = page.locator("#headcount-slider input")
    slider.focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        said = int((slider.get_attribute("aria-valuetext") or "").split()[0].replace(",", ""))
        until(lambda said=said: page.evaluate("() => window.reportlineScene.current().headcount") == said, "the step")
        if said >= 100:
            break
    after = settle(page)
    assert "director_ops" in after["seats"]
    assert "director_ops" not in before["seats"]
    sentence = page.inner_text("#sentence")
    assert "a director of operations appears" in sentence
    assert (
        "the operations officer now reports to the director of operations, was the chief executive officer" in sentence
    )
    assert (after["zoom"], after["pan"]) == (before["zoom"], before["pan"])
    assert after["seats"]["ceo"] == before["seats"]["ceo"]
    assert page.evaluate("() => document.getElementById('chart')._cyreg.cy.getElementById('ceo').scratch('mine')") == 1
    until(lambda: page.input_value("#headcount") == "100", "the box follows")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_cards_glide_unless_motion_is_unwanted(visit, motion: str):
    """Half way through a change a card is between its places; with reduced motion it is there at once."""
    page = visit("/?n=150", reduced_motion=motion)
    halfway = page.evaluate(
        """async () => {
          const cy = document.getElementById("chart")._cyreg.cy, node = cy.getElementById("operations_officer");
          const from = node.position("y");
          const drawn = new Promise((done) => cy.one("reportline:drawn", done));
          document.querySelector("[data-preset=people_40000]").click();
          await drawn;
          const at = [];
          for (let i = 0; i < 4; i++) { await new Promise(requestAnimationFrame); at.push(node.position("y")); }
          const goal = window.reportlineScene.current().seats.find((s) => s.id === "operations_officer").y;
          return { from, at, goal };
        }"""
    )
    assert halfway["goal"] != halfway["from"]
    if motion == "reduce":
        assert set(halfway["at"]) == {halfway["goal"]}
    else:
        assert halfway["at"][0] != halfway["goal"]
    settle(page)


@pytest.mark.parametrize("text", ["0", "-5", "1e99", "abc", ""])
def test_a_bad_headcount_keeps_the_chart_and_says_what_is_allowed(visit, text: str):
    """The message stands at the box; the next good number clears it."""
    page = visit()
    before = chart(page)
    type_headcount(page, text)
    until(lambda: "Give a whole number from 1 to 3,000,000" in page.inner_text(".company-panel"), "the message")
    assert chart(page)["seats"] == before["seats"]
    type_headcount(page, "30")
    settle(page, "n=30")
    until(lambda: "Give a whole number" not in page.inner_text(".company-panel"), "the message goes")


def test_a_link_restores_the_view_in_another_browser(visit):
    """Company, parameters, alternatives, selection, zoom and place are the same where the link is followed."""
    page = visit("/?n=3000&imp=high&struct=flat&alt=1&sel=operations_officer")
    page.click("#zoom-in")
    page.click("#zoom-in")
    until(lambda: "sel=operations_officer" in address_query(page) and "z=" in address_query(page), "the address")
    until(lambda: f"z={chart(page)['zoom']:.3f}" in address_query(page), "the zoom in the address")
    here = chart(page)
    other = visit("/" + address_query(page))
    there = settle(other, here["query"])
    assert there["seats"] == here["seats"]
    assert there["lines"] == here["lines"]
    assert there["zoom"] == pytest.approx(here["zoom"], abs=1e-3)
    assert there["pan"]["x"] == pytest.approx(here["pan"]["x"], abs=1)
    assert there["pan"]["y"] == pytest.approx(here["pan"]["y"], abs=1)
    until(lambda: other.inner_text("#inspector") == page.inner_text("#inspector"), "the same details")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("n=abc", "Give a whole number from 1 to 3,000,000"),
        ("n=0", "Give a whole number from 1 to 3,000,000"),
        ("imp=huge", "one of low, normal, high"),
        ("preset=nope", "There is no preset 'nope'"),
        ("t=foo:1", "one of operations_officer.low"),
        ("tab=zzz", "There is no tab 'zzz'"),
        ("scope=xx", "There is no COO scope 'xx'"),
        ("n=400&" + "x=y&" * 2000, ""),
    ],
    ids=["letters", "zero", "importance", "preset", "threshold", "tab", "scope", "huge"],
)
def test_a_bad_link_says_so_and_shows_a_chart(visit, query: str, message: str):
    """The message names what is wrong; the rest of the link is shown."""
    page = visit(f"/?{query}")
    assert chart(page)["seats"]
    until(lambda: message in page.inner_text(".company-panel"), "the message")


def test_a_line_says_why_it_is_there(visit):
    """A click on a line opens rule, confidence, evidence with its quote, and the lines that lost."""
    page = visit()
    page.mouse.click(*spot_of(page, "director_ops", "operations_officer"))
    until(lambda: "R05" in page.inner_text("#inspector"), "the rule")
    text = page.inner_text("#inspector")
    assert "The operations officer reports to the director of operations" in text
    assert "Seed: seed text says so" in text
    assert "Alternatives" in text
    page.locator("#inspector .evidence summary").first.click()
    assert "operations officers report to the director of operations" in page.inner_text("#inspector")


def test_a_card_shows_its_seat_and_the_trail_moves_the_selection(visit):
    """A click on a card opens its details; a click on its boss in the trail goes there; Escape lets go."""
    page = visit()
    page.mouse.click(*spot_of(page, "director_ops"))
    until(lambda: page.inner_text("#inspector h2") == "Director of operations", "the seat")
    page.click(".trail [data-go-to=coo]")
    until(lambda: page.inner_text("#inspector h2") == "Chief operating officer", "its boss")
    page.keyboard.press("Escape")
    until(lambda: page.inner_text("#inspector h2") == "This company", "the company again")


def test_alternatives_are_drawn_on_request(visit):
    """The switch draws lines that lost, the officer's to the chief executive among them, and the link carries it."""
    page = visit()
    page.locator("label[for=alternatives], #alternatives").first.click()
    until(lambda: any("alternative" in classes for _, _, classes in chart(page)["lines"]), "alternative lines")
    now = chart(page)
    assert ["operations_officer", "ceo", "alternative"] in now["lines"]
    until(lambda: "alt=1" in address_query(page), "the address")


def test_the_ladder_jumps_to_a_band(visit):
    """Seven bands, the current one marked; a click goes to another, whose head of operations is marked."""
    page = visit()
    steps = page.locator("#ladder button")
    until(lambda: steps.count() == 7, "seven bands")
    assert page.locator("#ladder button[aria-current]").count() == 1
    assert page.locator("#ladder .rung.head").count() == 7
    steps.nth(1).click()
    settle(page, "n=30")
    until(lambda: steps.nth(1).get_attribute("aria-current") == "true", "the band is lit")


def test_thresholds_can_be_edited_and_reset(visit):
    """With the director from 500 people on, 400 people have none; the link keeps the edit, reset takes it back."""
    page = visit()
    page.click("#thresholds-open")
    box = page.get_by_label("Director of operations, normal", exact=True)
    box.wait_for()
    box.fill("500")
    until(lambda: "director_ops" not in settle(page)["seats"], "the director goes")
    until(lambda: "director_ops.normal:500" in address_query(page), "the address")
    other = visit("/" + address_query(page))
    assert "director_ops" not in chart(other)["seats"]
    box.fill("many")
    until(lambda: "whole number" in page.inner_text("#thresholds-message"), "the message")
    page.click("#thresholds-reset")
    until(lambda: "director_ops" in settle(page)["seats"], "the director is back")


def test_a_folded_division_opens_on_a_click(visit):
    """Repeats of a division are folded; a click opens one and the address carries it."""
    page = visit("/?preset=no_coo_240000")
    before = chart(page)
    page.mouse.click(*spot_of(page, "division_head:2"))
    until(lambda: len(settle(page)["seats"]) > len(before["seats"]), "the branch opens")
    assert "operative:2" in chart(page)["seats"]
    until(lambda: "open=division_head:2" in address_query(page), "the address")


def test_dark_is_kept(visit):
    """The toggle turns the page and the chart dark, and the next visit is dark too."""
    page = visit()
    page.click("#theme-toggle")
    until(lambda: page.evaluate("() => window.reportlineScene.current().theme") == "dark", "a dark chart")
    assert page.evaluate("() => document.documentElement.dataset.mantineColorScheme") == "dark"
    page.reload()
    until(lambda: is_there(page) and page.evaluate("() => window.reportlineScene.current().theme") == "dark", "dark")


def test_the_tree_says_what_the_chart_shows(visit):
    """One tree item per card drawn; arrows move along it and take the selection with them."""
    page = visit()
    items = page.locator("#chart-tree [role=treeitem]")
    until(lambda: items.count() == len(chart(page)["seats"]), "one item per card")
    page.focus("#chart-tree")
    page.keyboard.press("ArrowDown")
    until(lambda: page.get_attribute("#chart-tree", "aria-activedescendant") == "tree-coo", "the next seat")
    until(lambda: page.inner_text("#inspector h2") == "Chief operating officer", "its details")
    page.keyboard.press("ArrowLeft")
    until(lambda: page.inner_text("#inspector h2") == "Chief executive officer", "its boss")


def test_two_presets_are_compared(visit):
    """Both charts, counts that agree with the model and the list, and one zoom for both."""
    page = visit("/?tab=compare&a=people_30&b=people_3000")
    graphs = [build(PRESETS[key].company, DOMAIN) for key in ("people_30", "people_3000")]
    counts = compare(*graphs).counts
    until(lambda: f"{counts['added']} added" in page.inner_text("#compare-counts"), "the counts")
    for kind in ("added", "removed", "moved"):
        assert f"{counts[kind]} {kind}" in page.inner_text("#compare-counts")
        assert page.locator(f".change-{kind} tbody tr").count() == counts[kind]
    drawn = until(
        lambda: page.evaluate(
            """() => ["compare-chart-a", "compare-chart-b"].map((id) => {
              const reg = document.getElementById(id)._cyreg;
              return reg && reg.cy.nodes().map((n) => n.id());
            })"""
        ),
        "both charts",
    )
    assert [sorted(keys) for keys in drawn] == [sorted(graph) for graph in graphs]
    views = page.evaluate(
        """() => {
          const [a, b] = ["compare-chart-a", "compare-chart-b"].map((id) => document.getElementById(id)._cyreg.cy);
          a.viewport({ zoom: 0.9, pan: { x: 11, y: 22 } });
          return [a.zoom(), a.pan(), b.zoom(), b.pan()];
        }"""
    )
    assert views[:2] == views[2:]
    page.fill("#compare-b-headcount", "abc")
    page.keyboard.press("Tab")
    until(lambda: "Give a whole number" in page.inner_text(".compare-bar"), "the message at the box")


@pytest.mark.parametrize("tab", ["explore", "compare"])
def test_every_export_opens(visit, tab: str):
    """PNG in three sizes is not blank, SVG parses, PDF has text; each names the seats that are shown."""
    page = visit("/" if tab == "explore" else "/?tab=compare&a=people_30&b=people_400")
    if tab == "compare":
        page.locator(".change").first.wait_for()
    until(lambda: "/export/" in (page.locator("a[href*='export']").first.get_attribute("href") or ""), "export links")
    titles = ["Chief executive officer", "Operations officer", "Sales head"]
    widths = []
    for label in ("PNG picture", "PNG picture, 2x", "PNG picture, 4x", "SVG drawing", "PDF document"):
        page.click("#export-menu")
        item = page.get_by_role("menuitem", name=label, exact=True)
        item.wait_for()
        with page.expect_download() as download:
            item.click()
        data = Path(download.value.path()).read_bytes()
        if label.startswith("PNG"):
            image = Image.open(io.BytesIO(data))
            widths.append(image.width)
            assert len(image.convert("RGB").getcolors(1 << 24) or []) > 50
        elif label.startswith("SVG"):
            text = "".join(ET.fromstring(data).itertext())  # noqa: S314  our own file
            assert all(title in text for title in titles)
        else:
            text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
            assert all(title in text for title in titles)
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)
    assert widths[2] == pytest.approx(4 * widths[0], abs=4)


@pytest.mark.parametrize("size", [(390, 844), (720, 450)], ids=["phone", "zoomed in to 200%"])
def test_a_small_window_does_not_scroll_sideways(visit, size: tuple[int, int]):
    """Everything but the chart fits the width."""
    page = visit("/", viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("#headcount").is_visible() or page.locator("#headcount").count() == 1


def test_every_seat_of_the_model_is_drawn(visit):
    """The chart holds the visible seats of the graph, and each has its card's title."""
    page = visit("/?n=3000")
    graph = build(PRESETS["people_3000"].company, DOMAIN)
    titles = page.evaluate("() => window.reportlineScene.current().seats.map((s) => [s.id, s.title])")
    assert dict(titles) == {key: seat_of(graph, key).title for key in graph}
