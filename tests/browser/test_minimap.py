"""The map of the whole chart: there when it helps, moves the window, stays hidden when it was hidden."""

import pytest

from tests.browser.pages import chart, middle, until, zoom_to

pytestmark = pytest.mark.browser

IS_SHOWN = "() => { const map = document.getElementById('minimap'); return map && map.checkVisibility(); }"
IS_HIDDEN = "() => { const map = document.getElementById('minimap'); return map && !map.checkVisibility(); }"


def _zoom_in(page):
    zoom_to(page, 2, chart(page).pan)


def test_the_map_is_there_as_long_as_part_of_the_chart_is_not(open_page):
    """None over a fitted chart; one with all cards' colours when zoomed in; none again when fitted."""
    page = open_page("/?n=3000", reduced_motion="reduce")
    chart(page)
    page.locator("#fit").click()
    until(page, IS_HIDDEN)
    assert not page.locator("#minimap-toggle").is_visible()
    _zoom_in(page)
    until(page, IS_SHOWN)
    assert page.locator("#minimap").get_attribute("aria-hidden") == "true"
    assert page.evaluate(
        "() => { const map = document.querySelector('#minimap canvas');"
        " const { data } = map.getContext('2d').getImageData(0, 0, map.width, map.height);"
        " return new Set(new Uint32Array(data.buffer)).size; }"
    ) > len({seat["marks"][1][2] for seat in chart(page).seats.values()})
    page.locator("#fit").click()
    until(page, IS_HIDDEN)


def test_a_press_and_a_drag_on_the_map_move_the_window(open_page):
    """The pressed place comes into the middle; the zoom stays; the drawn frame follows."""
    page = open_page("/?n=3000", reduced_motion="reduce")
    _zoom_in(page)
    until(page, IS_SHOWN)
    before = middle(page)
    box = page.locator("#minimap").bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] - 12)
    page.mouse.down()
    left = middle(page)
    assert left[0] < before[0]
    assert left[1] > before[1]
    page.mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] - 12, steps=4)
    right = middle(page)
    page.mouse.up()
    assert right[0] > left[0]
    assert right[1] == pytest.approx(left[1])
    assert chart(page).zoom == 2
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    assert middle(page) == right


def test_a_hidden_map_stays_hidden(open_page):
    """Its button hides it, also after the page was loaded anew, and brings it back."""
    page = open_page("/?n=3000")
    _zoom_in(page)
    until(page, IS_SHOWN)
    toggle = page.get_by_role("button", name="Map of the whole chart")
    toggle.click()
    until(page, IS_HIDDEN)
    assert toggle.get_attribute("aria-pressed") == "false"
    page.reload()
    page.locator("#chart-tree [role=treeitem]").first.wait_for(state="attached")
    chart(page)
    _zoom_in(page)
    until(page, "() => !document.getElementById('minimap-toggle').hidden")
    assert page.evaluate(IS_HIDDEN)
    toggle.click()
    until(page, IS_SHOWN)


def test_the_map_leaves_notices_and_a_low_window_alone(open_page):
    """It stands over what is at the foot; at 200 % zoom of a laptop it would hide a third of the chart."""
    page = open_page("/?n=45")
    _zoom_in(page)
    until(page, IS_SHOWN)
    map_box, foot = (page.locator(one).bounding_box() for one in ("#minimap", ".chart-foot"))
    assert map_box["y"] + map_box["height"] <= foot["y"]
    # Said to the whole frame it would have every element in it take its style anew.
    assert page.locator("#chart-frame").get_attribute("style") is None
    page.set_viewport_size({"width": 720, "height": 450})
    until(page, IS_HIDDEN)


def test_a_phone_has_no_map(open_page):
    """Under 600 px it would cover the chart."""
    page = open_page("/?n=3000", viewport={"width": 390, "height": 844})
    _zoom_in(page)
    until(page, "() => !document.getElementById('minimap').hidden")
    assert page.evaluate(IS_HIDDEN)
    assert not page.locator("#minimap-toggle").is_visible()
