"""From choosing a CSV of N people on the page to its chart on the screen, in a browser: `python -m benchmarks.drop N`.

The clock starts when the file input changes and stops when the frame with the company's first chart is painted: upload,
reading in the limited process, storing, layout and painting are all in it.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks import figures
from benchmarks.people import write_people
from benchmarks.stage import App, cards_of, new_page, open_window, people_of, running_app, running_browser

TARGET_MS = 4_000
ROUNDS = 3


def drop(app: App, browser: Browser, path: Path) -> tuple[float, int]:
    """Milliseconds from the choice of the file to its chart, and the cards drawn; a new visitor each time."""
    context = open_window(browser, "reduce")
    page = new_page(context, "stopwatch.js")
    page.goto(app.address)
    page.wait_for_load_state("networkidle")
    page.locator("input[value=mine]").check()
    page.evaluate("stopwatch.start('change')")
    page.locator("input[type=file]").first.set_input_files(path)
    took: float = page.evaluate("stopwatch.lap()")
    cards, people = cards_of(page), people_of(page)
    context.close()
    if cards < 2:
        sys.exit(f"The chart has {cards} cards.")
    return took, people


def main(count: int = 1_000_000) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, running_app() as app, running_browser() as browser:
        path = Path(folder, "people.csv")
        write_people(count, path)
        print(f"Drop a CSV of {count:,} people, {path.stat().st_size / 1e6:.0f} MB ({figures.machine()})")
        found = [drop(app, browser, path) for _ in range(ROUNDS)]
        if any(people != count for _, people in found):
            sys.exit(f"Not everybody was read: {found}")
        took = [each for each, _ in found]
        print(figures.line("  file chosen to chart on the screen", took))
        print(f"  server memory afterwards {app.rss_mb:.0f} MB")
        print(figures.verdict("Drop to chart, median", median(took), TARGET_MS))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
