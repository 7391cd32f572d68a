"""Whether memory stays level over 500 redraws: JS heap after a forced collection, nodes, listeners, server."""

from typing import Any

from playwright.sync_api import CDPSession, Page

from benchmarks import figures
from benchmarks.stage import App, open_chart, open_window, presets_of, running_app, running_browser

REDRAWS, STEP, BASE = 500, 100, 200
# The last heap may exceed the one at BASE by this part: what is more is a leak.
TOLERANCE = 0.05
# Clicks every preset in turn; the next as soon as a chart is painted, so that glides are cut off as well.
REDRAW = """async ([keys, from, number]) => {
  for (let i = from; i < from + number; i++) {
    const button = document.querySelector(`[data-preset="${keys[i % keys.length]}"]`);
    const shown = new Promise((done) => stopwatch.onceShown(done));
    button.click();
    await shown;
    // A real click comes later than the tasks a redraw leaves behind.
    await new Promise((done) => setTimeout(done, 40));
  }
}"""
# Every look is at the same chart, come to rest.
REST = """async (key) => {
  document.querySelector(`[data-preset="${key}"]`).click();
  await new Promise((done) => setTimeout(done, 2500));
}"""


def _look(page: Page, session: CDPSession, app: App) -> dict[str, Any]:
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return {
        "heap": metrics["JSHeapUsedSize"] / 1024**2,
        "nodes": int(metrics["Nodes"]),
        "listeners": int(metrics["JSEventListeners"]),
        "cytoscape": page.evaluate("stopwatch.count()"),
        "rss": app.rss_mb,
    }


def series(page: Page, session: CDPSession, app: App) -> list[tuple[int, dict[str, Any]]]:
    """Looks after 0, 100, ... 500 redraws; prints each."""
    keys = presets_of(page)
    looks = []
    for number in range(0, REDRAWS + 1, STEP):
        if number:
            page.evaluate(REDRAW, [keys, number - STEP, STEP])
        # Not the first preset of the next lap: a click on what is drawn already draws nothing.
        last = keys[(number + len(keys) // 2) % len(keys)]
        page.evaluate(REST, last)
        look = _look(page, session, app)
        looks.append((number, look))
        print(
            f"{number:>7} {look['heap']:>8.2f} {look['nodes']:>10} {look['listeners']:>10} "
            f"{look['cytoscape']:>10} {look['rss']:>10.1f}",
            flush=True,
        )
    return looks


def main() -> None:
    """Measure and print."""
    with running_app() as app, running_browser() as browser:
        page = open_chart(open_window(browser, "no-preference"), app)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        print(f"Memory over {REDRAWS} redraws, with motion ({figures.machine()})")
        print("redraws  heap MB  DOM nodes  listeners  Cytoscape  server MB")
        looks = dict(series(page, session, app))
        growth = looks[REDRAWS]["heap"] / looks[BASE]["heap"] - 1
        is_level = growth <= TOLERANCE
        print(f"Heap at {REDRAWS} against {BASE}: {growth:+.1%}: {'level' if is_level else 'NOT LEVEL'}")


if __name__ == "__main__":
    main()
