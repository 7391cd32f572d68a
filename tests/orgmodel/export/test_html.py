"""The page of one file: everybody is in it, nothing of it runs but its own script, and it works from a disk."""

import json
import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html

from orgmodel.catalog.load import load_domain
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.html.page import frame_of, write_page
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.reading.read import read_company
from orgmodel.text.measure import clean
from orgmodel.typical.parameters import from_table
from orgmodel.typical.population.generate import generate
from tests.folders import DATA_FOLDER
from tests.growth import cpu_s, is_linear
from tests.orgmodel.export.material import HOSTILE, graph_of, name_of_case, titled_company

COMPANY = Company("Home Office", read_company(DATA_FOLDER / "uk-organograms" / "home-office-2014-09.csv").org)
REST = [
    "</script><script>window.hit=1</script>",
    "<!--<script>",
    "\u2028window.hit=1//",
    "javascript:window.hit=1",
    '\\"},window.hit=1,{"',
]


def _page(request: Request) -> str:
    target = BytesIO()
    FILES["html"].write(request, target)
    return target.getvalue().decode()


def _data(text: str) -> dict:
    return json.loads(html.document_fromstring(text).get_element_by_id("company").text)


def test_everybody_is_in_it_once_with_the_line():
    """Names, titles and bosses of the whole company, and of a branch its own."""
    for request in (Request(COMPANY), Request(COMPANY, focus=120)):
        data, seats = _data(_page(request)), request.chosen.tolist()
        assert data["names"] == [clean(name) for name in names_of(COMPANY.org, seats)]
        bosses = [seats[boss] if boss >= 0 else -1 for boss in data["bosses"]]
        parents = COMPANY.org.tree.parent[seats].tolist()
        assert bosses == [boss if boss in set(seats) else -1 for boss in parents]


def test_the_reasons_of_a_typical_company_are_in_it():
    """With their sources."""
    company = typical_company(graph_of("people_400"))
    told = _data(_page(Request(company)))["why"]
    assert len(told) == len(company.reasons) > 5


def test_its_policy_lets_its_own_script_and_style_run_and_nothing_else():
    """By their hashes; no address is in it."""
    text = _page(Request(COMPANY))
    root = html.document_fromstring(text)
    policy = root.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    scripts = [element.text for element in root.iter("script") if element.get("type") is None]
    styles = [element.text for element in root.iter("style")]
    assert len(scripts) == len(styles) == 1
    for part in (*scripts, *styles):
        assert f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}" in policy
    assert not root.xpath("//@href | //@src | //link | //img")
    assert set(re.findall(r"https?://[^\"'` )]*", scripts[0])) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("text", HOSTILE + REST, ids=name_of_case)
def test_a_hostile_text_stays_in_the_data(text: str):
    """No element comes of it, and it is the same text again."""
    page = _page(Request(titled_company(text)))
    root = html.document_fromstring(page)
    tags = {"html", "head", "meta", "title", "style", "body", "script"}
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} == tags
    assert page.count("<script") == 3
    data, company = _data(page), titled_company(text)
    # Of a name, markup is left out; the company's stays literal.
    assert (data["company"], data["names"]) == (clean(text), [clean(name) for name in names_of(company.org, [0, 1])])


def test_a_notebook_shows_it_in_a_frame_without_rights():
    """Scripts alone may run in it; what is in it is the page."""
    page = write_page(Request(titled_company('"><script>window.hit=1</script>')))
    frame = html.fragment_fromstring(frame_of(page))
    assert frame.get("sandbox") == "allow-scripts"
    assert frame.get("srcdoc") == page.decode()


def test_five_thousand_people_are_under_five_megabytes():
    """Four times the people take four times the processor's time, not sixteen; seconds are in benchmarks/export.py."""

    few, many = (
        Company("Generated", generate(from_table({"headcount": people}), load_domain())) for people in (1_250, 5_000)
    )
    assert len(_page(Request(many)).encode()) < 5e6
    assert is_linear(*(partial(cpu_s, partial(_page, Request(company))) for company in (few, many)))


@pytest.fixture
def page(browser):
    """A window without a network."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("console", lambda message: opened.faults.append(message.text) if message.type == "error" else None)
    opened.on("dialog", lambda dialog: (opened.faults.append("dialog"), dialog.dismiss()))
    opened.on("request", lambda sent: None if sent.url.startswith("file:") else opened.faults.append(sent.url))
    yield opened
    context.close()


def _open(page, request: Request, folder: Path) -> None:
    path = folder / "company.html"
    path.write_text(_page(request), "utf-8")
    page.goto(path.as_uri())
    page.wait_for_selector(".card")


@pytest.mark.browser
def test_it_opens_without_a_network_and_folds_zooms_and_finds(page, tmp_path: Path):
    """Cards and treeitems; a click folds, a search opens the way, keys walk, the wheel zooms; no fault."""
    _open(page, Request(COMPANY), tmp_path)
    items = page.get_by_role("treeitem")
    before = items.count()
    assert before >= 60
    page.get_by_role("searchbox").fill("person 0084")
    page.keyboard.press("Enter")
    assert "Person 0084" in page.locator(".details").inner_text()
    card = page.locator(".card.selected")
    card.click()
    page.wait_for_function(f"document.querySelectorAll('[role=treeitem]').length < {before}")
    page.get_by_role("tree").focus()
    for key in ("ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert "Reports to Person 0084" in page.locator(".details").inner_text()
    zoom = page.evaluate("document.querySelector('.layer').style.transform")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, -400)
    page.wait_for_function("before => document.querySelector('.layer').style.transform !== before", arg=zoom)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    last = names_of(COMPANY.org, [len(COMPANY.org) - 1])[0]
    page.get_by_role("searchbox").fill(last)
    page.locator(".found button").first.click()
    assert last in page.locator(".card.selected").inner_text()
    assert page.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE + REST, ids=name_of_case)
def test_a_hostile_text_is_shown_and_does_not_run(page, tmp_path: Path, text: str):
    """No flag is set, no dialog opens, and the text is there."""
    _open(page, Request(titled_company(text)), tmp_path)
    assert page.evaluate("window.hit") is None
    assert page.faults == []
    assert page.evaluate("document.querySelector('h1').textContent") == clean(text)
    names = page.evaluate("[...document.querySelectorAll('.card b')].map(b => b.textContent)")
    assert names == [clean(name) for name in names_of(titled_company(text).org, [0, 1])]
    assert page.title() == clean(text)


@pytest.mark.browser
@pytest.mark.slow
def test_a_hundred_thousand_people_have_sixty_cards(page, tmp_path: Path):
    """Those that the window shows are drawn, and no more."""
    _open(page, Request(Company("Generated", generate(from_table({"headcount": 100_000}), load_domain()))), tmp_path)
    assert page.get_by_role("treeitem").count() >= 60
    assert 20 <= page.locator(".card").count() <= 2_000


@pytest.mark.browser
def test_one_report_is_told_in_the_singular(page, tmp_path):
    """To a screen reader."""
    _open(page, Request(titled_company("Bo")), tmp_path)
    assert page.get_by_role("treeitem").first.text_content() == "Bo, 1 direct report, 1 person in all"


@pytest.mark.browser
def test_a_frame_that_gets_its_size_late_shows_the_first_view(page, tmp_path):
    """As in a notebook; who has moved the chart keeps what is seen."""
    page.set_viewport_size({"width": 120, "height": 300})
    _open(page, Request(COMPANY), tmp_path)
    middle = """() => { const card = document.querySelector('.card.selected').getBoundingClientRect();
        return card.left > 200 && card.right < 1240; }"""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function(middle)
    look = "document.querySelector('.layer').style.transform"
    # What is drawn waits for a frame.
    drawn = f"new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done({look}))))"
    first = page.evaluate(drawn)
    page.get_by_role("button", name="Zoom in").click()
    moved = page.wait_for_function(f"before => {look} !== before && {look}", arg=first).json_value()
    page.set_viewport_size({"width": 1300, "height": 800})
    page.wait_for_function("innerWidth === 1300")
    assert page.evaluate(drawn) == moved
