"""Time from an input event to the painted frame that shows the new chart; beside it d3-org-chart, change by change."""

import random
from functools import partial
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks import figures
from benchmarks.charts import rows_by_preset
from benchmarks.stage import (
    App,
    middle_of,
    new_page,
    open_chart,
    open_window,
    presets_of,
    running_app,
    running_browser,
    serving,
)

CHANGES = 100
WARM_UP = 26
TARGET_MEDIAN_MS, TARGET_P95_MS = 50, 120
# What follows a redraw (inspector, address bar, tree) is not to run into the next one.
REST_MS = 200
# Longer than the glide of 420 ms.
REST_AFTER_GLIDE_MS = 650


def order_of(keys: list[str], number: int) -> list[str]:
    """Presets in a fixed, mixed order in which each change has another goal than where it starts."""
    dice = random.Random(1)  # noqa: S311  order of clicks, no secret
    order = [keys[0]]
    while len(order) <= number:
        lap = dice.sample(keys, len(keys))
        order += lap if lap[0] != order[-1] else lap[1:]
    return order[1 : number + 1]


def open_peer(browser: Browser, address: str, ours: Page) -> Page:
    """Page of d3-org-chart, as large a chart area as ours, with the rows of all presets in it."""
    page = new_page(open_window(browser, "reduce"), "stopwatch.js")
    page.goto(address)
    area = ours.locator("#chart").bounding_box()
    page.evaluate("([width, height]) => peer.build(width, height)", [area["width"], area["height"]])
    for key, rows in rows_by_preset().items():
        page.evaluate("([key, rows]) => peer.add(key, rows)", [key, rows])
    return page


def _click(page: Page, key: str, start: str, rest_ms: int) -> float:
    """Click a preset's button with the mouse; ms until its chart was painted."""
    where = middle_of(page, f'[data-preset="{key}"]')
    page.evaluate(start)
    page.mouse.click(*where)
    took = page.evaluate("stopwatch.lap()")
    page.wait_for_timeout(rest_ms)
    return took


_ours = partial(_click, start="stopwatch.start('click')")
_theirs = partial(_click, start="peer.start()")


def side_by_side(browser: Browser, app: App, peer_address: str) -> tuple[list[float], list[float], Page]:
    """Reduced motion, both charts in turn: the frame shows the chart at its final place. Also our page."""
    page = open_chart(open_window(browser, "reduce"), app)
    peer = open_peer(browser, peer_address, page)
    ours, theirs = [], []
    for number, key in enumerate(order_of(presets_of(page), WARM_UP + CHANGES)):
        if number == WARM_UP:
            page.evaluate("performance.clearResourceTimings(), performance.setResourceTimingBufferSize(5000)")
        pair = _ours(page, key, rest_ms=REST_MS), _theirs(peer, key, rest_ms=REST_MS)
        counts = page.evaluate("stopwatch.seats()"), peer.evaluate("peer.seats()")
        if counts[0] != counts[1]:
            raise SystemExit(f"Not the same chart at {key}: {counts[0]} seats, {counts[1]} in d3-org-chart.")
        if number >= WARM_UP:
            ours.append(pair[0])
            theirs.append(pair[1])
    peer.context.close()
    return ours, theirs, page


def on_slider(page: Page) -> list[float]:
    """Press the slider just below and just above each of its ticks: the chart differs each time."""
    middle_of(page, "#headcount-slider input")
    ticks = page.eval_on_selector_all("#headcount-slider .tick", "all => all.map((one) => one.offsetLeft)")
    box = page.locator("#headcount-slider input").bounding_box()
    # 7 px are a quarter of the headcount, more than the slider's own step.
    places = [min(max(box["x"] + at + by, box["x"] + 2), box["x"] + box["width"] - 2) for at in ticks for by in (-7, 7)]
    times = []
    for x in places:
        page.evaluate("stopwatch.start('pointerdown')")
        page.mouse.move(x, box["y"] + box["height"] / 2)
        page.mouse.down()
        times.append(page.evaluate("stopwatch.lapWithin(1500)"))
        page.mouse.up()
        # The number box follows 200 ms after the slider, and may ask once more.
        page.wait_for_timeout(REST_MS + 300)
    # A press on the thumb where it stands gives the same headcount again: no question, no redraw.
    return [time for time in times if time is not None]


def gliding(browser: Browser, app: App) -> list[float]:
    """With motion: ms to the first frame of the glide."""
    page = open_chart(open_window(browser, "no-preference"), app)
    order = order_of(presets_of(page), WARM_UP + CHANGES)
    times = [_ours(page, key, rest_ms=REST_AFTER_GLIDE_MS) for key in order]
    page.context.close()
    return times[WARM_UP:]


def questions(page: Page) -> tuple[list[float], list[int]]:
    """Time in ms and JSON size in bytes of each question to the server since the warm-up, as the browser saw them."""
    asked = page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.name.includes('/scene?'))"
        ".map((one) => [one.responseEnd - one.requestStart, one.encodedBodySize])"
    )
    return [time for time, _ in asked], [size for _, size in asked]


def main() -> None:
    """Measure and print."""
    with running_app() as app, running_browser() as browser, serving("peer.html") as peer_address:
        print(f"Redraw: from the input event to the painted frame ({figures.machine()})")
        ours, theirs, page = side_by_side(browser, app, peer_address)
        spent, sizes = questions(page)
        print(figures.line("Reportline, preset, reduced motion", ours), flush=True)
        print(figures.line("d3-org-chart 3.1.1, same charts, duration 0", theirs), flush=True)
        print(figures.line("Reportline, slider, reduced motion", on_slider(page)), flush=True)
        print(figures.line("Reportline, preset, first frame of the glide", gliding(browser, app)), flush=True)
        print(f"  Preset, reduced motion: {len(spent)} of the {len(ours)} answers came from the server while measured")
        if spent:
            print(figures.line("  of which the question to the server", spent))
            print(f"  JSON of an answer: median {median(sizes) / 1024:.1f} KiB, largest {max(sizes) / 1024:.1f} KiB")
        print(figures.ratio("Median", median(ours), median(theirs)))
        print(figures.ratio("p95", figures.p95(ours), figures.p95(theirs)))
        print(figures.verdict("Median", median(ours), TARGET_MEDIAN_MS))
        print(figures.verdict("p95", figures.p95(ours), TARGET_P95_MS))


if __name__ == "__main__":
    main()
