"""Comparison on the page: two states of a company of many people, from a press to the painted view.

The difference is worked out first, and its time is told apart; then each view is opened by a press, the first one with
nothing but the difference there. The counts of all three views and of the two files are checked, and how many cards
are drawn. ``python -m benchmarks.compare_page [people]``.
"""

import json
import os
import sys
import tempfile
from http.cookiejar import CookieJar
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pyarrow.csv as pacsv
from playwright.sync_api import Page

from benchmarks import figures
from benchmarks.compare import states
from benchmarks.stage import CARDS_IN, App, new_page, open_window, running_app, running_browser, wait

PEOPLE, MOST_CARDS, TARGET_S = 1_000_000, 300, 1.0
KINDS = ("added", "removed", "moved", "retitled")
# View of the tab: its button, and the charts that it draws.
VIEWS = {
    "sides": ("Side by side", ("compare-chart-a", "compare-chart-b")),
    "overlay": ("Overlay", ("compare-chart-both",)),
    "list": ("List", ()),
}
PAINTED = """async ([view, charts]) => {
  const button = [...document.querySelectorAll(".compare-views .button")].find((one) => one.textContent === view);
  const rows = () => document.querySelectorAll("#compare-grid .ag-row .table-go").length;
  const isThere = () => (charts.length ? charts.every((id) => CARDS(id) > 1) : rows() > 0);
  const begun = performance.now();
  button.click();
  while (!isThere() || !button.matches("[aria-pressed=true]")) {
    if (performance.now() - begun > 60000) return -1;
    await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""


def upload(opener: OpenerDirector, app: App, file: Path) -> str:
    """Load a file as the visitor of an opener; the id of its company."""
    headers = {"Content-Type": "application/octet-stream"}
    with opener.open(Request(f"{app.address}/upload?name={file.name}", file.read_bytes(), headers)) as reply:
        company: str = json.load(reply)["id"]
    return company


def asked(opener: OpenerDirector, app: App, path: str, **fields: str) -> tuple[float, Any]:
    """Seconds of a question, and its answer."""
    begun = perf_counter()
    with opener.open(f"{app.address}{path}?{urlencode(fields)}") as reply:
        answer = json.load(reply)
    return perf_counter() - begun, answer


def check_counts(opener: OpenerDirector, app: App, sides: dict[str, str], expected: dict[str, int]) -> dict[str, int]:
    """Counts by kind: of the answer for each view, the list of each kind, and the two files; ends where they differ.

    A chart draws some hundred of a million cards: what it marks has to be among what is counted, and the chart of
    both has to count as many changed seats whichever branches are open.
    """
    by_view = {view: asked(opener, app, "/compare", **sides, view=view)[1] for view in VIEWS}
    told_by_view = [{one["kind"]: one["count"] for one in answer["counts"]} for answer in by_view.values()]
    counts = told_by_view[0]
    if any(other != counts for other in told_by_view):
        sys.exit(f"The views count {told_by_view}.")
    overlay = [asked(opener, app, "/scene", difference="1", **sides, **look)[1]["scene"] for look in ({}, {"lv": "2"})]
    if overlay[0]["view"]["changed"] != overlay[1]["view"]["changed"]:
        sys.exit("The chart of both counts other changes where other branches are open.")
    drawn = {
        "overlay": overlay[0]["seats"],
        "before": by_view["sides"]["a"]["seats"],
        "after": by_view["sides"]["b"]["seats"],
    }
    for chart, seats in drawn.items():
        marks = {kind: sum(seat["status"] == kind for seat in seats) for kind in KINDS}
        missing = {"before": "added", "after": "removed"}.get(chart)
        if any(marks[kind] > (0 if kind == missing else counts[kind]) for kind in KINDS):
            sys.exit(f"The chart {chart} marks {marks}, and {counts} are counted.")
    listed = {kind: asked(opener, app, "/compare/changes", **sides, kind=kind)[1]["total"] for kind in KINDS}
    told = {kind: counts[kind] for kind in KINDS}
    if not told == listed == expected:
        sys.exit(f"The answer counts {told}, the list {listed}, and there are {expected}.")
    return told


def processor_s(app: App) -> float:
    """Seconds that the server has worked, which other work on the machine does not lengthen."""
    fields = Path(f"/proc/{app.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(page: Page, app: App, name: str) -> None:
    """Open a view; tell its time, the server's part of the processor, and cards."""
    button, charts = VIEWS[name]
    before = processor_s(app)
    took = page.evaluate(PAINTED.replace("CARDS", f"({CARDS_IN})"), [button, list(charts)]) / 1000
    if took < 0:
        sys.exit(f"{button} was not there within a minute.")
    cards = [page.evaluate(CARDS_IN, chart) for chart in charts]
    if any(count > MOST_CARDS for count in cards):
        sys.exit(f"{button} draws {cards} cards, {MOST_CARDS} are the most.")
    used = processor_s(app) - before
    print(
        f"  {figures.verdict(button, took, TARGET_S, 's')}; {used:.1f} s CPU of the server; cards {cards}", flush=True
    )


def main(people: int) -> None:
    """Measure and print."""
    before, after, expected = states(people)
    with tempfile.TemporaryDirectory() as folder, running_app() as app, running_browser() as browser:
        print(f"Comparison of two states of {people:,} people on the page ({figures.machine()})", flush=True)
        jar = CookieJar()
        opener = build_opener(HTTPCookieProcessor(jar))
        sides = {}
        for side, table in (("a", before), ("b", after)):
            file = Path(folder) / f"{side}.csv"
            pacsv.write_csv(table, file)
            sides[side] = f"mine:{upload(opener, app, file)}"
        print(f"Difference, by HTTP: {asked(opener, app, '/compare', **sides, view='list')[0]:.2f} s")
        context = open_window(browser, "reduce")
        context.add_cookies([{"name": one.name, "value": one.value, "url": app.address} for one in jar])
        page = new_page(context)
        # No companies are compared there yet.
        page.goto(f"{app.address}/?{urlencode({'tab': 'compare', **sides, 'cview': 'presets'})}")
        wait(page, "() => document.querySelectorAll('.standing').length > 0")
        for name in VIEWS:
            measure(page, app, name)
        print(f"Counts agree: {check_counts(opener, app, sides, expected)}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
