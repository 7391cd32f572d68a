"""Steps through 1,000,000 people: from the input event to the painted frame that shows the answer.

Opening a branch by a click, going to somebody whom the search found, and changing the layout, each in a headless
Chromium with reduced motion. ``python -m benchmarks.steps [people]``.
"""

import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import numpy as np
from playwright.sync_api import Page

from benchmarks import figures
from benchmarks.people import FIRST_NAMES, LAST_NAMES, write_people
from benchmarks.stage import (
    folded_cards,
    load_company,
    open_chart,
    open_window,
    place_of,
    running_app,
    running_browser,
    wait,
    wait_for_field,
)

PEOPLE, STEPS, WARM_UP, REST_MS = 1_000_000, 40, 4, 250
TARGET_P95_MS = 150
SEED = 4
LAYOUTS = ("stacked", "right", "packed", "list", "sides")


def timed(page: Page, event: str, act: Callable[[], None]) -> float | None:
    """From the next event of a kind, which `act` brings about, to the painted chart: ms; None where none was drawn."""
    page.evaluate("(event) => stopwatch.start(event)", event)
    act()
    took = page.evaluate("stopwatch.lapWithin(5000)")
    page.wait_for_timeout(REST_MS)
    # Whoever is drawn already needs no new chart.
    return None if took is None else float(took)


def open_branch(page: Page, number: int) -> float | None:
    """Click one of the folded cards; fold it again afterwards, not timed."""
    folded = folded_cards(page)
    key, x, y = folded[number % len(folded)]
    took = timed(page, "pointerup", lambda: page.mouse.click(x, y))
    # Two clicks at one place within 600 ms would be a double click.
    page.wait_for_timeout(600)
    where = place_of(page, key)
    if where is None:
        sys.exit(f"The card {key} is gone after a click on it.")
    page.mouse.dblclick(*where)
    page.wait_for_timeout(2 * REST_MS)
    return took


def find_person(page: Page, number: int) -> float | None:
    """Type a name, take one of those offered with Enter: the way to the card is opened, the card in the window."""
    random = np.random.default_rng(SEED + number)
    name = f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}"
    page.keyboard.press("Control+k")
    page.keyboard.type(name)
    wait(page, "() => document.querySelectorAll('#search [data-place], [data-place]').length > 3")
    page.wait_for_timeout(REST_MS)
    for _ in range(int(random.integers(1, 8))):
        page.keyboard.press("ArrowDown")
    took = timed(page, "keydown", lambda: page.keyboard.press("Enter"))
    # From the same first view each time: else the way to somebody may be open already.
    close_all(page)
    return took


def close_all(page: Page) -> None:
    """Back to the first view: nobody selected, no branch opened by hand."""
    page.locator("#chart-tree").focus()
    page.keyboard.press("Escape")
    # A number of levels takes back what was opened by hand.
    for levels in ("1", ""):
        page.locator("#view-levels").select_option(levels)
        wait_for_field(page, "lv", levels or None)
    page.wait_for_timeout(3 * REST_MS)


def change_layout(page: Page, layouts: "cycle[str]") -> float | None:
    """Choose the next layout in the bar."""
    wanted = next(layouts)
    return timed(page, "change", lambda: page.locator("#view-layout").select_option(wanted))


def main(people: int) -> None:
    """Measure and print."""
    layouts = cycle(LAYOUTS)
    steps: dict[str, Callable[[Page, int], float | None]] = {
        "Open a branch": open_branch,
        "Search, then go there": find_person,
        "Change the layout": lambda page, _number: change_layout(page, layouts),
    }
    with tempfile.TemporaryDirectory() as folder, running_app() as app, running_browser() as browser:
        print(f"Steps through {people:,} people, {STEPS} each ({figures.machine()})", flush=True)
        file = Path(folder) / "people.csv"
        write_people(people, file)
        page = open_chart(open_window(browser, "reduce"), app)
        load_company(page, file)
        page.wait_for_timeout(2_000)
        for name, step in steps.items():
            tried = [step(page, number) for number in range(WARM_UP + STEPS)]
            figures.report(name, tried[WARM_UP:], TARGET_P95_MS)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
