"""Frames per second while one drags and zooms: ours at its full budget of cards, two libraries with 1,000 people drawn.

An input event a frame, the same for all; software drawing. ``python -m benchmarks.explore [people]``.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, JSHandle, Page
from pyarrow import csv

from benchmarks import figures
from benchmarks.people import write_people
from benchmarks.stage import (
    HERE,
    App,
    cards_of,
    chart_to_move,
    load_company,
    open_chart,
    open_window,
    running_app,
    running_browser,
    serving,
    wait_for_field,
)

PEOPLE, PEERS_DRAW = 1_000_000, 1_000
FEWEST_CARDS = 280
FRAMES = 180
TARGET_FPS = 30
# A drag goes to another place with each frame but where its circles meet; the wheel goes over the same zooms.
STATES = {"pan": FRAMES // 3, "zoom": 4}
PEERS_PAGE = "peers/explore/peers.html"
PEERS = {"d3OrgChart": "d3-org-chart 3.1.1", "orgChart": "OrgChart 5.0.0"}


def load(page: Page, file: Path) -> None:
    """Load a company through the page and open it until the budget is drawn."""
    load_company(page, file)
    for levels in range(3, 12):
        page.locator("#view-levels").select_option(str(levels))
        wait_for_field(page, "lv", str(levels))
        page.wait_for_timeout(600)
        if cards_of(page) >= FEWEST_CARDS:
            return
    sys.exit("The company does not open to the budget of cards.")


def rates(page: Page, chart: JSHandle) -> dict[str, list[float]]:
    """Times between frames in ms of pan and zoom, with everything in the window and at 100 %."""
    found = {}
    for view, show in (("fitted", "whole"), ("at 100 %", "full")):
        for act in ("pan", "zoom"):
            page.evaluate("async ([chart, show]) => { await chart[show](); }", [chart, show])
            page.wait_for_timeout(800)
            moved, times = page.evaluate(
                """async ([chart, act, frames]) => {
                  const box = document.getElementById("chart").getBoundingClientRect(), seen = new Set();
                  const at = { x: box.left + box.width / 2, y: box.top + box.height * 0.75 };
                  const times = await drive[act](chart.target, at, frames, () => seen.add(chart.state()));
                  return [seen.size, times];
                }""",
                [chart, act, FRAMES],
            )
            if moved < STATES[act]:
                sys.exit(f"The chart did not {act}: {moved} places or zooms in {FRAMES} frames.")
            found[f"{act}, {view}"] = times
    return found


def ours(browser: Browser, app: App, file: Path) -> tuple[int, dict[str, list[float]], Any]:
    """Cards drawn, ms between frames, and the size of the chart's window."""
    page = open_chart(open_window(browser, "reduce"), app)
    load(page, file)
    page.evaluate((HERE / "peers" / "explore" / "drive.js").read_text(encoding="utf-8"))
    chart = chart_to_move(page)
    found = rates(page, chart)
    cards, area = page.evaluate("(chart) => chart.count()", chart), page.locator("#chart").bounding_box()
    page.context.close()
    return cards, found, area


def theirs(
    browser: Browser, address: str, name: str, rows: list[dict[str, str]], area: Any
) -> tuple[int, dict[str, list[float]]]:
    """The same of a library."""
    page = open_window(browser, "reduce").new_page()
    page.goto(address)
    drawn = "([name, rows, width, height]) => peers[name](rows, width, height)"
    chart = page.evaluate_handle(drawn, [name, rows, area["width"], area["height"]])
    found = rates(page, chart)
    cards = page.evaluate("(chart) => chart.count()", chart)
    page.context.close()
    return cards, found


def rows_of(file: Path) -> list[dict[str, str]]:
    """People of a company as the libraries take them."""
    table = csv.read_csv(file)
    texts = (table.column(name).cast("string").to_pylist() for name in ("id", "manager_id", "name", "title"))
    return [
        {"id": key, "parentId": boss or "", "name": name, "title": title}
        for key, boss, name, title in zip(*texts, strict=True)
    ]


def fps(times: list[float]) -> float:
    """Frames a second."""
    return 1000 * len(times) / sum(times)


def tell(name: str, cards: int, found: dict[str, list[float]]) -> None:
    """One row for each way to move."""
    for act, times in found.items():
        print(
            f"{name:<20} {cards:>5} cards  {act:<16} {fps(times):5.1f} frames a second   "
            f"median {median(times):5.1f} ms   p95 {figures.p95(times):5.1f} ms",
            flush=True,
        )


def main(people: int) -> None:
    """Measure and print."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app() as app,
        running_browser() as browser,
        serving(PEERS_PAGE) as address,
    ):
        print(f"Pan and zoom, an input event a frame, {FRAMES} frames each ({figures.machine()})", flush=True)
        large, small = Path(folder) / "large.csv", Path(folder) / "small.csv"
        write_people(people, large)
        write_people(PEERS_DRAW, small)
        cards, found, area = ours(browser, app, large)
        tell("Reportline", cards, found)
        for name, title in PEERS.items():
            tell(title, *theirs(browser, address, name, rows_of(small), area))
        slowest = min(fps(times) for times in found.values())
        holds = "holds" if slowest >= TARGET_FPS else "MISSED"
        print(f"Slowest of ours: {slowest:.1f} frames a second, target at least {TARGET_FPS}: {holds}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
