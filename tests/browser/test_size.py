"""The size changes: by slider, by box, by preset, by ladder; the chart, the sentence and the controls follow."""

import math

import pytest

from orgmodel.typical.parameters import TypicalCompany, read_headcount
from tests.browser.acts import choose_preset
from tests.browser.pages import (
    chain_of_model,
    chain_of_page,
    chart,
    chart_has,
    headcount_is,
    is_placed_well,
    is_zoomed_beyond,
    kept_cards,
    scene_is,
    tag_cards,
    text_has,
    until,
    watch_frames,
)

pytestmark = pytest.mark.browser

SLIDER = "#headcount-slider input"
# Box and chart, once they show what the slider says.
FOLLOWS = """(scene) => {
  const slider = document.querySelector("#headcount-slider input").getAttribute("aria-valuetext").split(" ")[0];
  return document.getElementById("headcount").value === slider && scene.headcount === Number(slider.replace(/,/g, ""));
}"""
BOX_HOLDS = "(text) => document.getElementById('headcount').value === text"


def _type(page, text):
    page.locator("#headcount").fill(text)


def test_the_mouse_on_the_slider_changes_the_chart_and_then_the_box(open_page):
    """A press near the right end shows a giant company, drawn as the model builds it."""
    page = open_page()
    box = page.locator(SLIDER).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.85, middle, steps=8)
    page.mouse.up()
    scene_is(page, "(scene) => scene.headcount > 100000")
    scene_is(page, FOLLOWS)
    headcount = read_headcount(page.locator("#headcount").input_value())
    assert chart_has(page, n=str(headcount)).headcount == headcount
    assert chain_of_page(page) == chain_of_model(TypicalCompany(headcount))


def test_while_the_thumb_moves_all_parts_tell_one_company(open_page):
    """In every frame chart, sentence, details, box and ladder are of the same headcount; a press where the pointer has
    rested is answered by what was fetched for it."""
    page = open_page("/?n=30")
    watch_frames(page)
    box = page.locator(SLIDER).bounding_box()
    middle = box["y"] + box["height"] / 2
    with page.expect_response("**/scene?*"):
        page.mouse.move(box["x"] + box["width"] * 0.4, middle)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.down()
    scene_is(page, "(scene) => scene.headcount !== 30")
    shown = chart(page).headcount
    assert [url for url in asked if f"n={shown}&" in url and "/scene" in url] == []
    page.mouse.move(box["x"] + box["width"] * 0.75, middle, steps=40)
    page.mouse.up()
    scene_is(page, FOLLOWS)
    frames = page.evaluate("frames")
    assert len({drawn for drawn, *_ in frames}) > 5
    assert [frame for frame in frames if len(set(frame[:5])) > 1] == []
    bands = {drawn: band for drawn, *_, band in frames}
    assert len(set(bands.values())) > 2
    assert [frame for frame in frames if bands[frame[0]] != frame[5]] == []


def test_keys_on_the_slider_move_the_chart(open_page):
    """Step by step over 100 people: the director comes, and the page says so."""
    page = open_page("/?n=95")
    slider = page.locator(SLIDER)
    slider.focus()
    said = 95
    while said < 100:
        page.keyboard.press("ArrowRight")
        said = read_headcount(slider.get_attribute("aria-valuetext").split()[0])
        headcount_is(page, said)
    assert "director_ops" in chart(page).seats
    told = text_has(page, "#changes", "a director of operations appears")
    assert "the operations officer now reports to the director of operations, was the chief executive officer" in told
    scene_is(page, FOLLOWS)


def test_a_bad_headcount_keeps_the_chart_and_says_what_is_allowed(open_page):
    """The message stands at the box; the next good number clears it."""
    page = open_page()
    for text, good in (("0", "30"), ("-5", "300"), ("1e99", "30"), ("abc", "300"), ("", "30")):
        before = chart(page)
        _type(page, text)
        text_has(page, ".company-panel", "Give a whole number from 1 to 3,000,000")
        assert chart(page).positions == before.positions
        _type(page, good)
        chart_has(page, n=good)
        until(page, "() => !document.querySelector('.company-panel').textContent.includes('Give a whole number')")


def test_the_box_moves_the_slider(open_page):
    """3 000 typed puts the thumb at its logarithm, and the box reads it like a person does."""
    page = open_page()
    _type(page, "3 000")
    chart_has(page, n="3000")
    until(
        page,
        "(place) => Math.abs(Number(document.querySelector('#headcount-slider input').value) - place) < 0.011",
        math.log10(3000),
    )
    assert page.locator(SLIDER).get_attribute("aria-valuetext") == "3,000 people"


def test_a_size_typed_before_the_answer_to_an_earlier_choice_is_what_is_looked_at(open_page):
    """The chart of the preset comes late, while the box is being typed into: it leaves the text alone."""
    page = open_page("/?n=80")
    box, waiting = page.locator("#headcount"), []
    page.route("**/scene?*n=3%2C000*", lambda route: waiting.insert(0, route))
    page.locator("[data-preset=people_3000]").click()
    until(page, "() => document.querySelector('[data-preset=people_3000]').getAttribute('aria-pressed') === 'true'")
    box.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("45")
    for route in waiting:
        route.continue_()
    assert waiting
    assert chart_has(page, n="45").headcount == 45
    assert box.input_value() == "45"


def test_a_redraw_keeps_the_window_the_root_and_the_cards_that_stay(open_page):
    """From 99 to 100 a director appears: told in the live region, with a window that was moved by hand, root and nodes
    left alone."""
    page = open_page("/?n=99")
    page.locator("#zoom-out").click()
    before = chart(page, TypicalCompany(99))
    tag_cards(page)
    _type(page, "100")
    after = chart(page, TypicalCompany(100))
    assert "a director of operations appears" in text_has(page, "#changes", "At 100")
    assert page.locator(".sentence").first.get_attribute("aria-live") == "polite"
    assert (after.zoom, after.pan) == (before.zoom, before.pan)
    assert after.positions["ceo"] == before.positions["ceo"] == (0.0, after.positions["ceo"][1])
    # The one that goes to the head of the next column would slide over others: it fades out and in.
    both = set(before.seats) & set(after.seats)
    assert both - kept_cards(page) <= {"marketing_head"}
    assert len(both) > 10
    assert "director_ops" in set(after.seats) - set(before.seats)


def test_another_size_comes_whole_into_a_window_that_nobody_moved(open_page):
    """From 6 people to 240,000 and back: all cards in the window; a window that was moved says how to see them."""
    page = open_page("/?n=6")
    for preset, headcount in (("people_240000", 240_000), ("two_coos_60000", 60_000), ("people_6", 6)):
        choose_preset(page, preset)
        headcount_is(page, headcount)
        is_placed_well(page)
    assert not page.locator("#fit.wanted").count()
    page.mouse.move(*middle_of_chart(page))
    page.mouse.wheel(0, -400)
    page.locator('[data-preset="people_3000"]').click()
    until(page, "() => document.querySelector('#fit.wanted')")
    page.locator("#fit").click()
    is_placed_well(page)
    until(page, "() => !document.querySelector('#fit.wanted')")


def test_a_notch_of_the_wheel_is_one_step_about_the_pointer(open_page):
    """1.15 a notch; what is under the pointer stays under it."""
    page = open_page("/?n=400")
    before = chart(page)
    page.mouse.move(*middle_of_chart(page))
    page.mouse.wheel(0, -100)
    is_zoomed_beyond(page, before.zoom)
    after = chart(page)
    assert after.zoom / before.zoom == pytest.approx(1.15, abs=0.01)
    frame = page.locator("#chart").bounding_box()
    x, y = middle_of_chart(page)
    at = x - frame["x"], y - frame["y"]
    assert _under(after, at) == pytest.approx(_under(before, at), abs=1)


def _under(view, at):
    """Point of the scene under a point of the window."""
    return [(at[0] - view.pan["x"]) / view.zoom, (at[1] - view.pan["y"]) / view.zoom]


def middle_of_chart(page):
    box = page.locator("#chart").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_answer_tells_who_reports_to_whom_and_what_comes_next(open_page):
    """At 45 people an operations officer; a click on what comes next shows that size."""
    page = open_page("/?n=45")
    text_has(page, "#sentence", "At 45 people, an operations officer reports to the chief executive.")
    page.get_by_role("button", name="a director of operations at 100 (55 to go)").click()
    assert "director_ops" in chart_has(page, n="100").seats
    text_has(page, "#sentence", "At 100 people, a director of operations reports to the chief executive.")
    text_has(page, "#next", "a chief operating officer at 250 (150 to go)")
    bar, *parts = (page.locator(selector).bounding_box() for selector in (".sentence-bar", "#sentence", "#next"))
    assert all(part["y"] + part["height"] <= bar["y"] + bar["height"] for part in parts)


def test_a_press_on_a_tick_looks_at_that_size_and_back(open_page):
    """From 45 to the tick at 100, and back by the answer; the same by Undo."""
    page = open_page("/?n=45")
    tick = page.locator('#headcount-slider .tick[data-at="100"]').bounding_box()
    page.mouse.click(tick["x"] + 1, tick["y"] + 8)
    assert "director_ops" in chart_has(page, n="100").seats
    page.get_by_role("button", name="Back to 45").click()
    chart_has(page, n="45")
    assert page.get_by_role("button", name="Back to").count() == 0
    assert page.locator("#coos").is_disabled()
    assert page.get_by_text("This company has no COO.").count() == 1


def test_the_ladder_marks_the_current_band_and_jumps(open_page):
    """A step for each state of a band; one is current and has the size; each has one head; a click shows that size."""
    page = open_page()
    steps = page.locator("#ladder .step")
    assert steps.count() == 9
    assert page.locator("#ladder .step[aria-current]").count() == 1
    current = page.locator("#ladder .step[aria-current]")
    for said in ("from the top CEO, COO, Director, ", "Head of operations: COO."):
        assert said in current.aria_snapshot(), current.aria_snapshot()
    assert current.get_attribute("data-here") == "400"
    for step in steps.all():
        assert step.locator(".rung.head").count() == 1
    steps.last.click()
    until(page, "() => document.querySelector('#ladder .step:last-child').getAttribute('aria-current') === 'true'")
    drawn = chart(page)
    assert drawn.headcount >= 100_000
    assert until(page, BOX_HOLDS, f"{drawn.headcount:,}")
    assert page.locator("#ladder .step[aria-current]").count() == 1


# Words of the ladder that are not seen as a whole, once it is laid out for the width.
CUT_WORDS = """async (width) => {
  while (innerWidth !== width) await new Promise(requestAnimationFrame);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  // The strip itself may scroll sideways.
  const isCut = (part) =>
    (!part.id && part.scrollWidth > part.clientWidth) || part.scrollHeight > part.clientHeight + 2;
  const parts = document.querySelectorAll("#ladder .rung, #ladder .band, #ladder");
  return [...parts].filter(isCut).map((part) => part.textContent);
}"""


def test_no_word_of_the_ladder_is_cut(open_page):
    """At each width of common screens, with as many steps and rungs as there can be; the lit step is in view."""
    widest = "/?n=300000&imp=high&struct=divisional&ceo=weak&coo=yes&office=0&title=manager&split=1&asst=1"
    page = open_page(widest, viewport={"width": 1280, "height": 720})
    assert page.locator("#ladder .step").count() > 11
    for width in (1280, 1366, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(CUT_WORDS, width) == [], width
        strip, lit = (page.locator(f"#ladder{part}").bounding_box() for part in ("", " .current"))
        assert strip["x"] <= lit["x"], width
        assert lit["x"] + lit["width"] < strip["x"] + strip["width"] + 1, width


# Changes of the page from now on, and those that write what stood there already.
WATCH_CHANGES = """() => {
  window.changes = { all: 0, same: [] };
  const nowOf = ({ target, attributeName }) => (attributeName ? target.getAttribute(attributeName) : target.data);
  new MutationObserver((records) => {
    for (const record of records) {
      const { type, target, attributeName, oldValue } = record;
      window.changes.all += 1;
      if (type === "childList" || nowOf(record) !== oldValue) continue;
      window.changes.same.push(`${attributeName || "text"} of ${target.id || target.className}`);
    }
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, characterData: true,
    attributeOldValue: true, characterDataOldValue: true,
  });
}"""


def test_a_change_of_size_writes_only_what_is_another(open_page):
    """Nothing is written that stands there already, for the browser would style and lay it out again."""
    page = open_page("/?n=400")
    page.evaluate(WATCH_CHANGES)
    choose_preset(page, "people_80")
    scene_is(page, "(scene) => scene.headcount === 80")
    until(page, "() => document.querySelector('a[data-export-format]').getAttribute('href').includes('n=80')")
    changes = page.evaluate("changes")
    assert 0 < changes["all"] < 100
    assert changes["same"] == []
