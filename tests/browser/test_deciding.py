"""What a person decides about people of the file, by clicks beside the findings: taken, taken back, and used again."""

import re

import pytest

from orgmodel.text.company_names import company_name
from tests.browser.axe import unfold, violations
from tests.browser.own import show_mine
from tests.browser.pages import own_company, scene_is, text_has, until

pytestmark = pytest.mark.browser

HEAD = "id,name,title,manager"
PEOPLE = [
    "1,Ana Smith,CEO,",
    "2,Bo Cole,COO,1",
    "3,Cy Dunn,Plants,4",
    "4,Di Ede,Sites,3",
    "5,Ed Fox,Clerk,99",
    "6,Flo Gray,Clerk,",
    "7,Gus Hall,Clerk,2",
    "7,Hal Ives,Nurse,1",
    "e8,Ida Joy,Clerk,2",
    "E8,Ida Joy,Clerk,2",
]
TOTAL = ",Total,,"


def _file(folder, rows, name="people.csv"):
    path = folder / name
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def _load(page, path, before=None):
    """Load a file and open its findings; gives their drawer."""
    if not page.locator("#own-choose").is_visible():
        show_mine(page)
    page.locator("#own-file").set_input_files(path)
    own_company(page, before)
    text_has(page, ".own-open h3", company_name(path.name))
    if page.locator("#own-columns").is_visible():
        page.locator("#own-columns").get_by_role("button", name="Close").click()
    page.locator("#own-findings-open").click()
    drawer = page.get_by_role("dialog", name="Findings")
    drawer.wait_for()
    return drawer


def _decided(page, *texts):
    """Wait until the file is read and just these decisions are listed."""
    until(
        page,
        """(texts) => {
          const listed = [...document.querySelectorAll(".own-decided li > span:first-child")];
          return !document.querySelector("#own-findings progress")
            && JSON.stringify(listed.map((one) => one.textContent)) === JSON.stringify(texts);
        }""",
        list(texts),
    )


def _report_to(page, bosses):
    """Wait until the chart has these lines, by names; None for who is a top."""
    check = """(scene, bosses) => {
      const names = new Map(scene.seats.map(({ id, title }) => [id, title])), drawn = [...names.values()];
      const solid = scene.lines.filter(({ kind }) => kind === "solid");
      const found = new Map(solid.map(({ source, target }) => [names.get(target), names.get(source)]));
      return Object.entries(bosses).every(([name, boss]) => drawn.includes(name) && (found.get(name) ?? null) === boss);
    }"""
    scene_is(page, check, bosses)


def _drawn(page, name, is_there=True):
    """Wait until a card with this name is on the chart, or is not any more."""
    check = "(scene, [name, is]) => scene.seats.some((seat) => JSON.stringify(seat).includes(name)) === is"
    scene_is(page, check, [name, is_there])


def _search(drawer, button, words):
    """Open a search by its button, and take the first who fits, by keyboard."""
    drawer.get_by_role("button", name=button).press("Enter")
    box = drawer.get_by_role("combobox", name=button.split(": ")[1])
    box.press_sequentially(words)
    # Before the answer, too, Enter takes who fits all that is typed.
    box.press("Enter")


def test_decisions_are_clicks_that_can_be_taken_back_and_hold_for_the_next_file(open_page, tmp_path):
    """A loop, a missing manager, a row that is no person, one that is, rows that are several, rows that are one."""
    page = open_page()
    drawer = _load(page, _file(tmp_path, [*PEOPLE, TOTAL]))
    _report_to(page, {"Di Ede": "Cy Dunn", "Cy Dunn": None})
    drawer.get_by_role("button", name=re.compile("Break at this line: Di Ede")).click()
    taken = ["The loop ends at the line from Di Ede (4) up to Cy Dunn (3)"]
    _decided(page, *taken)
    _report_to(page, {"Di Ede": None, "Cy Dunn": "Di Ede"})

    _search(drawer, "Reports to: whom Di Ede reports to", "bo c")
    taken.append("Di Ede (4) reports to Bo Cole (2)")
    # The line that was given goes before the loop, which is none any more.
    _decided(page, *taken)
    assert "this line closes no loop" in drawer.inner_text()
    _report_to(page, {"Di Ede": "Bo Cole"})

    _search(drawer, "Reports to: who is “99”", "Olga Prent")
    _decided(page, *taken, "“99” is Olga Prent")
    _drawn(page, "Olga Prent")
    _search(drawer, "Reports to: who is “99”", "ana")
    meant = "“99” is Ana Smith (1)"
    _decided(page, *taken, meant)
    _report_to(page, {"Ed Fox": "Ana Smith"})
    _drawn(page, "not in the file", is_there=False)

    drawer.get_by_role("button", name="This is no person: Flo Gray").click()
    taken.append("Flo Gray (6) is no person")
    _decided(page, *taken, meant)
    _drawn(page, "Flo Gray", is_there=False)
    drawer.get_by_role("button", name="Keep apart: rows of id 7").click()
    taken.append("The rows of id 7 are different people")
    _decided(page, *taken, meant)
    _drawn(page, "Hal Ives")
    drawer.get_by_role("button", name=re.compile("These are one: Ida Joy")).click()
    taken.append("Ida Joy (e8) and Ida Joy (E8) are one person")
    _decided(page, *taken, meant)
    drawer.get_by_role("button", name="This is a person: row 12").click()
    taken.append("“Total” is a person")
    _decided(page, *taken, meant)
    _drawn(page, "Total")

    drawer.get_by_role("button", name="Take back: “Total” is a person").click()
    _decided(page, *taken[:-1], meant)
    _drawn(page, "Total", is_there=False)
    drawer.get_by_role("button", name=f"Take back: {taken[0]}").press("Enter")
    taken = taken[1:-1]
    _decided(page, *taken, meant)
    assert drawer.evaluate("(one) => one.contains(document.activeElement)")

    # A newer file with the same headings: in another order, with somebody more, and without Flo Gray.
    drawer.get_by_role("button", name="Close").click()
    newer = _file(tmp_path, [*reversed([*PEOPLE[:5], *PEOPLE[6:]]), "9,Kim Lee,Clerk,2"], "newer.csv")
    drawer = _load(page, newer, own_company(page))
    _decided(page, *taken, meant)
    lines = {"Di Ede": "Bo Cole", "Ed Fox": "Ana Smith", "Gus Hall": "Bo Cole", "Hal Ives": "Ana Smith"}
    _report_to(page, {**lines, "Kim Lee": "Bo Cole"})
    _drawn(page, "Flo Gray", is_there=False)


def test_a_decision_that_cannot_be_read_loses_nothing(open_page, tmp_path):
    """The refusal is said in the drawer, the chart and the findings stay, and the next press takes it."""
    page = open_page(expected=["/read", "503"])
    drawer = _load(page, _file(tmp_path, PEOPLE))
    refusal = '{"error": {"what": "Too many files are read", "advice": "Try again."}}'
    page.route(re.compile("/read$"), lambda route: route.fulfill(status=503, body=refusal), times=1)
    button = drawer.get_by_role("button", name=re.compile("Break at this line: Di Ede"))
    button.click()
    text_has(page, "#own-findings .message", "Too many files are read. Try again.")
    assert button.get_attribute("aria-pressed") == "false"
    assert drawer.locator(".own-decided").count() == 0
    _report_to(page, {"Di Ede": "Cy Dunn"})
    button.click()
    _decided(page, "The loop ends at the line from Di Ede (4) up to Cy Dunn (3)")


def test_axe_finds_nothing_in_questions_searches_and_decisions(open_page, tmp_path):
    """On a phone all of it fits."""
    page = open_page(reduced_motion="reduce", viewport={"width": 390, "height": 844})
    drawer = _load(page, _file(tmp_path, [*PEOPLE, TOTAL]))
    drawer.get_by_role("button", name="This is no person: Flo Gray").click()
    _decided(page, "Flo Gray (6) is no person")
    drawer.get_by_role("button", name="Decide about somebody").click()
    drawer.get_by_role("combobox", name="somebody to decide about").press_sequentially("o")
    drawer.get_by_role("option").first.wait_for()
    unfold(page, ".drawer")
    assert page.locator("#own-findings").evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    assert violations(page) == []
