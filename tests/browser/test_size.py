"""The size changes: by slider, by box, by preset, by ladder; the chart, the sentence and the controls follow."""

import math

import pytest

from orgmodel.company import Company
from orgview.address import read_headcount
from tests.browser.pages import (
    PRESETS,
    address_has,
    chain_of_model,
    chain_of_page,
    chart,
    chart_has,
    text_has,
    until,
)

pytestmark = pytest.mark.browser

SLIDER = "#headcount-slider input"
BOX_FOLLOWS = """() => {
  const box = document.getElementById("headcount").value.replace(/,/g, "");
  const slider = window.reportlineControls.fromSlider(Number(document.querySelector("#headcount-slider input").value));
  return Number(box) === slider && window.reportlineScene.current().headcount === slider;
}"""
BOX_HOLDS = "(text) => document.getElementById('headcount').value === text"


def _type(page, text):
    page.locator("#headcount").fill(text)


def test_arrow_keys_on_the_slider_change_the_chart_and_then_the_box(open_page):
    """ArrowRight makes the company larger, ArrowLeft smaller; the box follows the chart."""
    page = open_page()
    chart_has(page, n="400")
    slider = page.locator(SLIDER)
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    until(page, "() => window.reportlineScene.current().headcount > 400")
    until(page, BOX_FOLLOWS)
    larger = read_headcount(page.locator("#headcount").input_value())
    assert chart_has(page, n=str(larger)).headcount == larger > 400
    for _ in range(6):
        slider.press("ArrowLeft")
    until(page, "() => window.reportlineScene.current().headcount < 400")
    assert until(page, BOX_FOLLOWS)
    assert "people" in slider.get_attribute("aria-valuetext")


def test_the_mouse_on_the_slider_changes_the_chart_and_then_the_box(open_page):
    """A press near the right end shows a giant company, drawn as the model builds it."""
    page = open_page()
    box = page.locator(SLIDER).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.85, middle, steps=8)
    page.mouse.up()
    until(page, "() => window.reportlineScene.current().headcount > 100000")
    until(page, BOX_FOLLOWS)
    headcount = read_headcount(page.locator("#headcount").input_value())
    assert chart_has(page, n=str(headcount)).headcount == headcount
    assert chain_of_page(page) == chain_of_model(Company(headcount))


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


def test_a_redraw_keeps_the_window_the_root_and_the_cards_that_stay(open_page):
    """From 99 to 100 a director appears: told in the live region, with zoom, pan, root and nodes left alone."""
    page = open_page("/?n=99")
    before = chart(page, Company(99))
    page.evaluate(
        "() => { for (const node of document.getElementById('chart')._cyreg.cy.nodes())"
        " node.scratch('_kept', node.id()); }"
    )
    _type(page, "100")
    after = chart(page, Company(100))
    assert "a director of operations appears" in text_has(page, "#sentence", "At 100")
    assert page.locator("#sentence").get_attribute("aria-live") == "polite"
    assert (after.zoom, after.pan) == (before.zoom, before.pan)
    assert after.positions["ceo"] == before.positions["ceo"] == (0.0, after.positions["ceo"][1])
    kept = page.evaluate(
        "() => document.getElementById('chart')._cyreg.cy.nodes().filter((node) => node.scratch('_kept') === node.id())"
        ".map((node) => node.id())"
    )
    assert set(kept) == set(before.seats) & set(after.seats)
    assert "director_ops" in set(after.seats) - set(before.seats)


# Looks at every frame of a redraw: what stays glides, what is new fades, unless less motion is asked for.
_WATCH_FRAMES = """() => {
  const cy = document.getElementById("chart")._cyreg.cy;
  const frames = { between: 0, fading: 0, places: new Map() };
  window.framesSeen = frames;
  const rest = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  const look = () => {
    const scene = window.reportlineScene.current();
    const ends = new Map(scene.seats.map((seat) => [seat.id, seat]));
    for (const node of cy.nodes()) {
      const { x, y } = node.position(), from = rest.get(node.id()), to = ends.get(node.id());
      const is = (place) => place && Math.hypot(place.x - x, place.y - y) < 0.01;
      if (from && to && !is(from) && !is(to)) frames.between += 1;
      const shown = node.scratch("_shown");
      if (shown !== undefined && shown < 1) frames.fading += 1;
    }
    window.framesTimer = requestAnimationFrame(look);
  };
  look();
}"""


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_cards_glide_and_fade_unless_less_motion_is_asked_for(open_page, motion, moves):
    """With motion, cards are seen on their way and new ones half there; with reduced motion never."""
    page = open_page("/?n=99", reduced_motion=motion)
    chart(page, Company(99))
    page.evaluate(_WATCH_FRAMES)
    _type(page, "400")
    chart(page, Company(400))
    seen = page.evaluate("() => [window.framesSeen.between, window.framesSeen.fading]")
    assert [count > 0 for count in seen] == [moves, moves]


def test_every_preset_button_draws_its_company(open_page):
    """Each button shows the chain that the model builds, and the controls hold that company."""
    page = open_page()
    buttons = page.locator("[data-preset]")
    assert {button.get_attribute("data-preset") for button in buttons.all()} == set(PRESETS)
    for key, preset in PRESETS.items():
        page.locator(f'[data-preset="{key}"]').click()
        drawn = chart(page, preset.company)
        assert chain_of_page(page) == chain_of_model(preset.company)
        assert until(page, BOX_HOLDS, f"{preset.company.headcount:,}")
        assert len(drawn.seats) >= 2
    address_has(page, n=str(preset.company.headcount))


BAD_HEADCOUNTS = ("0", "-5", "1e99", "abc", "", "3000001", "2.5")


def test_a_bad_headcount_is_told_at_its_box_and_the_chart_stays(open_page):
    """The message names what is allowed; the last good chart stays; a good number clears the message."""
    page = open_page()
    for text in BAD_HEADCOUNTS:
        before = chart(page)
        _type(page, text)
        message = text_has(page, ".headcount-box", "whole number from 1 to 3,000,000")
        assert "eadcount" in message, text
        assert page.locator("#headcount").get_attribute("aria-invalid") == "true"
        assert chart(page).positions == before.positions, text
        _type(page, "30" if before.headcount == 400 else "400")
        until(page, "() => !document.querySelector('.headcount-box').textContent.includes('whole number')")
        assert chart(page).headcount != before.headcount


def test_the_ladder_marks_the_current_band_and_jumps(open_page):
    """Seven steps; one is current; each has exactly one head of operations; a click shows that size."""
    page = open_page()
    steps = page.locator("#ladder .step")
    assert steps.count() == 7
    assert page.locator("#ladder .step[aria-current]").count() == 1
    current = page.locator("#ladder .step[aria-current]")
    assert "head of operations" in current.get_attribute("aria-label")
    for step in steps.all():
        assert step.locator(".rung.head").count() == 1
    steps.last.click()
    until(page, "() => document.querySelector('#ladder .step:last-child').getAttribute('aria-current') === 'true'")
    drawn = chart(page)
    assert drawn.headcount >= 100_000
    assert until(page, BOX_HOLDS, f"{drawn.headcount:,}")
    assert page.locator("#ladder .step[aria-current]").count() == 1
