"""What no file can tell, asked and answered on the page: which row of an id counts, who a manager's name means."""

import re

import pytest

from tests.browser.axe import unfold, violations
from tests.browser.own import show_mine
from tests.browser.pages import own_company, scene_is, text_has, until

pytestmark = pytest.mark.browser

PEOPLE = """id,name,title,department,manager,salary
1,Eva Braun,CEO,Board,,900
2,Ana Smith,COO,Operations,Eva Braun,500
3,Ana Smith,CFO,Finance,Eva Braun,510
4,Chen Li,Manager,Finance,Ana Smith,200
5,Emil Kim,Manager,Operations,"Smith, Ana",210
6,Flo Li,Clerk,Finance,Chen Li,100
7,Gus Ek,Clerk,Finance,Chen Li,100
7,Gustav Ek,Fitter,Operations,Emil Kim,120
9,Ida Moe,Clerk,Operations,Ana Smith,90
"""

# The server's answer about a company, and what it does when it is to read it again.
REPORT = "(company) => fetch(`/company/${company}/report`).then((reply) => reply.json())"
READ = """async ([company, choices]) => (await fetch(`/company/${company}/read`, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(choices),
})).ok"""


def _load(page, folder, text=PEOPLE):
    """Load a company and open its findings; gives their drawer."""
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    if not page.locator("#own-choose").is_visible():
        show_mine(page)
    page.locator("#own-file").set_input_files(path)
    own_company(page)
    until(page, "() => document.querySelector('#own-findings-open')")
    if page.locator("#own-columns").is_visible():
        page.locator("#own-columns").get_by_role("button", name="Close").click()
    page.locator("#own-findings-open").click()
    drawer = page.get_by_role("dialog", name="Findings")
    drawer.wait_for()
    return drawer


def _question(drawer, asked):
    return drawer.get_by_role("region", name=asked, exact=True)


def _read(page, count):
    """Wait until the company is read with so many choices in force, and the page shows that; gives them."""
    return until(
        page,
        f"""async ([company, count]) => {{
          // The server that reads the file is not asked sixty times a second meanwhile.
          if (document.querySelector("progress")) return false;
          const {{ choices }} = await ({REPORT})(company), {{ rows = [], named = {{}} }} = choices;
          return rows.length + Object.keys(named).length === count && !document.querySelector("progress") && choices;
        }}""",
        [own_company(page), count],
    )


def _drawn(page, text):
    """Wait until the chart has a card with these words."""
    scene_is(page, "(scene, text) => scene.seats.some((seat) => JSON.stringify(seat).includes(text))", text)


def test_answers_are_read_and_the_chart_follows(open_page, tmp_path):
    """The placeholder goes, the other row is drawn; both stay chosen after a reload, and can be taken back."""
    page = open_page()
    drawer = _load(page, tmp_path)
    text_has(page, ".own-summary", "8 people, 2 levels, widest span 2, 2 findings")
    asked = _question(drawer, "Who is “Ana Smith”?")
    assert "Named as the manager by Chen Li (row 5), Ida Moe (row 10)." in asked.inner_text()
    assert "salary" not in " ".join(drawer.locator(".own-questions").all_inner_texts())
    asked.get_by_role("button", name=re.compile("CFO.*Finance.*Eva Braun")).click()
    _read(page, 1)
    _question(drawer, "Which row of id 7 counts?").get_by_role("button", name=re.compile("^Row 9")).click()
    _read(page, 2)
    _question(drawer, "Who is “Smith, Ana”?").get_by_role("button", name=re.compile("CFO")).click()
    text_has(page, ".own-summary", "8 people, 4 levels, widest span 3, 0 findings")
    text_has(page, "#own-findings > .own-progress", "Read: 8 people, 4 levels")
    scene_is(page, "(scene) => !JSON.stringify(scene.seats).includes('not in the file')")
    seats = scene_is(page, "(scene) => JSON.stringify(scene.seats)")
    assert "Gustav Ek" in seats
    assert "Gus Ek" not in seats

    page.reload()
    text_has(page, ".own-summary", "0 findings")
    page.locator("#own-findings-open").click()
    answer = _question(drawer, "Which row of id 7 counts?").get_by_role("button", name=re.compile("^Row 9"))
    assert answer.get_attribute("aria-pressed") == "true"
    answer.click()
    _read(page, 2)
    _drawn(page, "Gus Ek")
    text_has(page, ".own-summary", "1 finding")


def test_answers_given_quickly_are_all_taken(open_page, tmp_path):
    """A click while the file is being read ends that reading and goes with the one before."""
    page = open_page()
    drawer = _load(page, tmp_path)
    page.evaluate(
        """() => {
          const wanted = '[data-answer][data-person="3"], [data-answer][data-row="9"]';
          for (const one of [...document.querySelectorAll(wanted)]) one.click();
        }"""
    )
    text_has(page, ".own-summary", "8 people, 4 levels, widest span 3, 0 findings")
    assert drawer.locator("[data-answer][aria-pressed=true]").count() == 3


def test_one_who_names_the_manager_may_mean_another(open_page, tmp_path):
    """Chosen for the row, beside the choice for all others."""
    page = open_page()
    drawer = _load(page, tmp_path)
    asked = _question(drawer, "Who is “Ana Smith”?")
    asked.get_by_role("button", name=re.compile("CFO")).click()
    _read(page, 1)
    asked.get_by_text("Not all of them mean the same person").click()
    asked.get_by_label("Ida Moe, row 10").select_option("2")
    _read(page, 2)
    text_has(page, ".own-summary", "widest span 2")
    assert asked.get_by_label("Ida Moe, row 10").input_value() == "2"
    assert asked.get_by_label("Chen Li, row 5").input_value() == ""


def test_by_keyboard_the_next_question_is_at_hand(open_page, tmp_path):
    """The focus goes to the question that takes the place of the answered one."""
    page = open_page()
    drawer = _load(page, tmp_path)
    _question(drawer, "Who is “Ana Smith”?").get_by_role("button", name=re.compile("COO")).press("Enter")
    _read(page, 1)
    until(page, "() => document.activeElement.getAttribute('aria-label') === 'Who is “Smith, Ana”?'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _read(page, 2)
    assert drawer.evaluate("(one) => one.contains(document.activeElement)")


def test_a_choice_that_fits_nothing_can_be_taken_back(open_page, tmp_path):
    """It is told with its reason; the button takes those away and leaves the others."""
    page = open_page()
    drawer = _load(page, tmp_path)
    choices = {"rows": [9, 99], "named": {"Ana Smith": "2", "Nobody": "3"}}
    # As another window of the visitor may have left them.
    assert page.evaluate(READ, [own_company(page), choices])
    page.reload()
    page.locator("#own-findings-open").click()
    text_has(page, "#own-findings", "Nobody")
    assert "Nobody: no row that was read names this manager" in drawer.inner_text()
    for left in (3, 2):
        drawer.get_by_role("button", name=re.compile("Take (it|them) back")).first.click()
        kept = _read(page, left)
    assert (kept["rows"], kept["named"]) == ([9], {"Ana Smith": "2"})


def test_of_very_many_questions_the_first_are_shown(open_page, tmp_path):
    """Thirty, and how many there are besides; an answer makes room for one more."""
    rows = ["id,name,manager", "0001,Eva Braun,"]
    for number in range(500):
        rows += [f"a{number},Twin Nr{number},Eva Braun", f"b{number},Twin Nr{number},Eva Braun"]
        rows.append(f"c{number},Report {number},Twin Nr{number}")
    page = open_page()
    drawer = _load(page, tmp_path, "\n".join(rows) + "\n")
    assert drawer.locator(".own-question").count() == 30
    assert drawer.get_by_text("470 more are not shown yet").count() == 1
    drawer.locator("[data-answer]").first.click()
    text_has(page, "#own-findings", "469 more are not shown yet")
    assert drawer.locator(".own-question").count() == 31


def test_axe_finds_nothing_in_questions_open_and_answered(open_page, tmp_path):
    """Both kinds of question, the rows apart, an answer that is pressed."""
    page = open_page(reduced_motion="reduce")
    drawer = _load(page, tmp_path)
    _question(drawer, "Who is “Ana Smith”?").get_by_role("button", name=re.compile("COO")).click()
    _read(page, 1)
    unfold(page, ".drawer")
    assert violations(page) == []


def test_on_a_phone_questions_fit(open_page, tmp_path):
    """Names, titles and headings of any length wrap in 390 px."""
    page = open_page(viewport={"width": 390, "height": 844})
    long = "Wolfeschlegelsteinhausenbergerdorff" * 3
    _load(page, tmp_path, PEOPLE.replace("Ana Smith", f"Ana {long}").replace("COO", long).replace("Fitter", long))
    unfold(page, ".drawer")
    assert page.locator("#own-findings").evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0


def test_columns_remembered_as_they_are_guessed_are_not_shown_again(open_page, tmp_path):
    """A choice that was taken back is a choice all the same: the next file with these headings loads unasked."""
    page = open_page()
    drawer = _load(page, tmp_path)
    drawer.get_by_role("button", name="Close").click()
    for column in ("department", "title"):
        page.get_by_role("button", name="Columns", exact=True).click()
        page.locator("#own-columns").get_by_label("Title", exact=True).select_option(column)
        page.get_by_role("button", name="Read again").click()
        text_has(page, "#own-columns .own-progress", "Read: ")
        page.locator("#own-columns").get_by_role("button", name="Close").click()
    before = own_company(page)
    page.locator("#own-file").set_input_files(tmp_path / "people.csv")
    until(page, "() => document.querySelectorAll('.own-list')[0].children.length === 2")
    until(page, "() => document.querySelector('.own-list li:first-child [aria-current=true]')")
    scene_is(page, "(scene, before) => !scene.query.includes(before)", before)
    text_has(page, ".own-open h3", "People")
    assert not page.locator("#own-columns").is_visible()


def _allow_two_mib(route):
    """The page as the server sends it, but for the largest file that may be sent."""
    answer = route.fetch()
    route.fulfill(
        response=answer, body=re.sub(r'"upload_bytes":\d+', f'"upload_bytes":{2 * 1024 * 1024}', answer.text())
    )


def test_a_file_larger_than_the_server_takes_is_not_sent(open_page, tmp_path):
    """What it is, how large, what is allowed and what to do; no byte of it leaves the browser."""
    page = open_page()
    page.route(re.compile(r":\d+/(\?.*)?$"), _allow_two_mib)
    page.reload()
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/upload" in request.url else None)
    page.get_by_role("radio", name="Mine").check(force=True)
    page.locator("#own-choose").wait_for()
    large = tmp_path / "large.csv"
    large.write_bytes(b"id,name,manager\n" + b"x" * (3 * 1024 * 1024))
    page.locator("#own-file").set_input_files(large)
    text_has(page, "#own-message", "large.csv is 3.0 MB, and this server takes files of at most 2.0 MB.")
    assert "Leave out columns" in page.locator("#own-message").inner_text()
    assert sent == []
    large.write_bytes(b"id,name,manager\n1,Ana,\n2,Ben,1\n" + b"\n" * (1536 * 1024))
    page.locator("#own-file").set_input_files(large)
    text_has(page, ".own-summary", "2 people, 2 levels")
    assert page.locator("#own-message").inner_text() == ""
