"""Where a change of size spends the main thread: its processor time by cause, beside d3-org-chart in the same run.

From the pointer's first move to the frame with the new chart, as `redraw` clicks. Times are those of the thread, not of
the clock, so that other work on the machine hardly counts; tracing itself makes each a little longer, in both alike.
``python -m benchmarks.redraw_trace [changes] [kept trace]``.
"""

import json
import re
import sys
import tempfile
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks import figures
from benchmarks.redraw import REST_MS, WARM_UP, open_peer, order_of
from benchmarks.stage import App, middle_of, open_chart, open_window, presets_of, running_app, running_browser, serving

CHANGES = 60
SLOWEST = 5
OURS, THEIRS = "Reportline", "d3-org-chart"
BEGIN, END = "change begins: ", "change shown"
CATEGORIES = ["toplevel", "devtools.timeline", "blink.user_timing", "blink", "cc", "v8", "disabled-by-default-v8.gc"]
# Names of a trace's events, in the order in which they are tried. An event counts by what is not inside another one.
CAUSES = {
    "Garbage": r"GC|Garbage",
    "Parsing HTML": r"ParseHTML|HTMLDocumentParser",
    "Hit test": r"HitTest",
    "Canvas": r"Canvas|DoUpdateLayers",
    "Painting and composing": r"Paint|CullRect|Compositing|Layerize",
    "Style": r"recalcStyle|updateStyle|rebuildLayoutTree|UpdateLayoutTree|updateActiveStyle|Blink\.Style|StyleEngine",
    "Layout": r"[Ll]ayout|InlineNode|Shap",
    "Commit": r"ProxyMain|LayerTreeHost|Commit",
    "Script": r"FunctionCall|EvaluateScript|callFunction|AsyncTask|Microtask|Animat|TimerFire|^V8|^v8|FireIdleCallback",
    "Events": r"Event|Input|LatencyInfo",
}
REST = "Tasks and the rest"
PATTERNS = {cause: re.compile(pattern) for cause, pattern in CAUSES.items()}
Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: whose, which preset, the main thread's ms by cause, and how often it was laid out."""

    whose: str
    key: str
    causes: dict[str, float]
    layouts: int

    @property
    def total_ms(self) -> float:
        """Main thread's time, all causes."""
        return sum(self.causes.values())


def cause_of(name: str) -> str:
    """Cause of an event of the trace, by its name."""
    return next((cause for cause, pattern in PATTERNS.items() if pattern.search(name)), REST)


def self_times(events: Iterable[Event]) -> list[tuple[str, float]]:
    """Name and own thread time in ms of each event of one thread; events that hold others come before those."""
    times: list[tuple[str, float]] = []
    around: list[tuple[float, int]] = []
    for event in events:
        while around and around[-1][0] <= event["ts"]:
            around.pop()
        took = event.get("tdur", 0) / 1000
        if around:
            name, own = times[around[-1][1]]
            times[around[-1][1]] = name, own - took
        around.append((event["ts"] + event.get("dur", 0), len(times)))
        times.append((event["name"], took))
    return times


def changes_in(trace: list[Event]) -> list[Change]:
    """Changes of a trace, between the marks that `record` sets."""
    spans: dict[tuple[int, int], list[Event]] = defaultdict(list)
    marks = []
    for event in trace:
        if event["ph"] == "X":
            spans[event["pid"], event["tid"]].append(event)
        elif event["name"].startswith((BEGIN, END)):
            marks.append(event)
    for events in spans.values():
        events.sort(key=lambda event: (event["ts"], -event.get("dur", 0)))
    begun: dict[tuple[int, int], Event] = {}
    found = []
    for mark in sorted(marks, key=lambda event: event["ts"]):
        thread = mark["pid"], mark["tid"]
        if mark["name"].startswith(BEGIN):
            begun[thread] = mark
        elif thread in begun:
            begin = begun.pop(thread)
            events = spans[thread]
            first, last = (bisect_left(events, one["ts"], key=lambda event: event["ts"]) for one in (begin, mark))
            found.append(_change(begin["name"].removeprefix(BEGIN), events[first:last]))
    return found


def _change(label: str, events: list[Event]) -> Change:
    causes: Counter[str] = Counter()
    for name, own in self_times(events):
        causes[cause_of(name)] += own
    whose, key = label.split("/")
    return Change(whose, key, dict(causes), sum(event["name"] == "Layout" for event in events))


def _click(page: Page, whose: str, key: str, start: str) -> None:
    where = middle_of(page, f'[data-preset="{key}"]')
    page.evaluate(
        f"{start}; performance.mark('{BEGIN}{whose}/{key}'); stopwatch.lap().then(() => performance.mark('{END}')); 0"
    )
    page.mouse.click(*where)
    page.evaluate("stopwatch.lap()")
    page.wait_for_timeout(REST_MS)


def record(browser: Browser, app: App, peer_address: str, number: int, path: Path) -> None:
    """Both charts in turn, change by change, with a mark before and after each; the trace goes to a file."""
    page = open_chart(open_window(browser, "reduce"), app)
    peer = open_peer(browser, peer_address, page)
    for at, key in enumerate(order_of(presets_of(page), WARM_UP + number)):
        if at == WARM_UP:
            browser.start_tracing(categories=CATEGORIES, path=path)
        _click(page, OURS, key, "stopwatch.start('click')")
        _click(peer, THEIRS, key, "peer.start()")
    browser.stop_tracing()


def table(changes: list[Change]) -> str:
    """Medians and p95 of all, then medians by cause, ours beside theirs."""
    ours, theirs = ([one for one in changes if one.whose == whose] for whose in (OURS, THEIRS))
    rows = [
        figures.line(f"{whose}, main thread", [one.total_ms for one in mine])
        for whose, mine in ((OURS, ours), (THEIRS, theirs))
    ]
    for name, of in (("Median", median), ("p95", figures.p95)):
        rows.append(figures.ratio(name, *(of([one.total_ms for one in mine]) for mine in (ours, theirs))))
    laid_out = [median(one.layouts for one in mine) for mine in (ours, theirs)]
    rows.append(f"{'Layouts a change':<28}{laid_out[0]:>8.1f}{laid_out[1]:>8.1f}")
    for cause in (*CAUSES, REST):
        middles = [median(one.causes.get(cause, 0) for one in mine) for mine in (ours, theirs)]
        rows.append(f"{cause:<28}{middles[0]:>8.2f}{middles[1]:>8.2f}")
    rows.append("Slowest of ours:")
    for one in sorted(ours, key=lambda one: -one.total_ms)[:SLOWEST]:
        largest = sorted(one.causes.items(), key=lambda pair: -pair[1])[:4]
        rows.append(f"  {one.total_ms:5.1f} ms {one.key}: " + ", ".join(f"{cause} {ms:.1f}" for cause, ms in largest))
    return "\n".join(rows)


def main(number: int, path: Path) -> None:
    """Record and print."""
    with running_app() as app, running_browser() as browser, serving("peer.html") as peer_address:
        record(browser, app, peer_address, number, path)
    print(f"Main thread of a change of size, {number} of each ({figures.machine()})")
    print(table(changes_in(json.loads(path.read_bytes())["traceEvents"])))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "trace.json"
        main(int(sys.argv[1]) if len(sys.argv) > 1 else CHANGES, kept)
