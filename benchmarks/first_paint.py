"""Time from opening the page to a chart that answers, in a browser that has never seen it; and what was loaded."""

from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

from benchmarks import figures
from benchmarks.stage import App, new_page, open_window, running_app, running_browser

ROUNDS = 10
TARGET_MS, TARGET_LARGEST_MS = 1000, 400


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of the page: ms from its start to each event, and its requests."""

    largest_ms: float
    chart_ms: float
    answering_ms: float
    redrawn_ms: float
    requests: int
    kib: float
    strangers: int


def open_once(context: BrowserContext, app: App) -> Opening:
    """Open the page in a window; clicks on a preset begin with the first frame of the chart."""
    page = new_page(context, "stopwatch.js", "first_click.js")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(app.address)
    seen: Any = page.evaluate("firstClick")
    page.close()
    home = urlsplit(app.address).netloc
    strangers = [url for url in asked if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != home]
    return Opening(**seen, requests=len(asked), strangers=len(strangers))


def _report(name: str, openings: list[Opening]) -> None:
    print(f"{name}, {len(openings)} openings")
    for label, values in (
        ("largest contentful paint", [one.largest_ms for one in openings]),
        ("chart that can be clicked painted", [one.chart_ms for one in openings]),
        ("chart answers a click on a preset", [one.answering_ms for one in openings]),
        ("that click's chart painted", [one.redrawn_ms for one in openings]),
    ):
        print(figures.line(f"  {label}", values))
    last = openings[-1]
    print(
        f"  {last.requests} requests, {last.kib:.0f} KiB over the wire, {last.strangers} to other origins", flush=True
    )


def measure(browser: Browser, app: App) -> tuple[list[Opening], list[Opening]]:
    """Openings by new visitors, and by the same ones once more."""
    first, second = [], []
    for number in range(ROUNDS + 1):
        context = open_window(browser, "no-preference")
        pair = open_once(context, app), open_once(context, app)
        context.close()
        # The first round warms the server and the browser's code.
        if number:
            first.append(pair[0])
            second.append(pair[1])
    return first, second


def main() -> None:
    """Measure and print."""
    with running_app() as app, running_browser() as browser:
        print(f"First paint ({figures.machine()})")
        first, second = measure(browser, app)
        _report("New visitor, empty cache", first)
        _report("Same visitor again", second)
        answering = [one.answering_ms for one in first]
        print(
            figures.verdict(
                "Largest contentful paint, median", median([one.largest_ms for one in first]), TARGET_LARGEST_MS
            )
        )
        print(figures.verdict("Interactive chart, median", median(answering), TARGET_MS))
        print(figures.verdict("Interactive chart, slowest", max(answering), TARGET_MS))
        print(figures.verdict("Requests to other origins", sum(one.strangers for one in first + second), 0, "requests"))


if __name__ == "__main__":
    main()
