"""Choices on the page: from the input event to the painted frame that shows the answer.

A headcount typed and entered, of a typical company; four levels opened, another colour and another layout, of a company
of 5,000 people. In a headless Chromium with reduced motion. ``python -m benchmarks.choices [people] [steps]``.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from playwright.sync_api import Page

from benchmarks import figures
from benchmarks.people import write_people
from benchmarks.stage import load_company, open_chart, open_window, running_app, running_browser, wait_for_field
from benchmarks.steps import LAYOUTS, timed

PEOPLE, STEPS, WARM_UP = 5_000, 40, 4
LEVELS = "4"
LARGEST = 6
SEED = 5
Choice = Callable[[Page, int], float | None]


def type_headcount(page: Page, number: int) -> float | None:
    """Type a headcount that nobody has asked for yet, and press Enter."""
    headcount = int(10 ** np.random.default_rng(SEED + number).uniform(0, LARGEST))
    box = page.locator("#headcount")
    box.fill(str(headcount))
    return timed(page, "keydown", lambda: box.press("Enter"))


def open_levels(page: Page, _number: int) -> float | None:
    """Open four levels; fold them again afterwards, not timed."""
    took = timed(page, "change", lambda: page.locator("#view-levels").select_option(LEVELS))
    page.locator("#view-levels").select_option("")
    wait_for_field(page, "lv", None)
    page.wait_for_timeout(500)
    return took


def _next_of(selector: str, values: Callable[[Page], list[str]]) -> Choice:
    def choose(page: Page, number: int) -> float | None:
        all_values = values(page)
        wanted = all_values[number % len(all_values)]
        return timed(page, "change", lambda: page.locator(selector).select_option(wanted))

    return choose


def _columns(page: Page) -> list[str]:
    return page.eval_on_selector_all("#view-by option", "all => all.map((one) => one.value)")


# What is chosen, how, and the most that 95 % of the times may take, ms.
OF_TYPICAL: list[tuple[str, Choice, int]] = [("Type a headcount", type_headcount, 120)]
OF_LOADED: list[tuple[str, Choice, int]] = [
    ("Open four levels", open_levels, 300),
    ("Colour by another column", _next_of("#view-by", _columns), 200),
    ("Change the layout", _next_of("#view-layout", lambda _page: list(LAYOUTS)), 200),
]


def measure(page: Page, choices: list[tuple[str, Choice, int]], steps: int) -> None:
    """Make each choice so many times, and print a line for it."""
    for name, choose, limit in choices:
        tried = [choose(page, number) for number in range(WARM_UP + steps)]
        figures.report(name, tried[WARM_UP:], limit)


def main(people: int, steps: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, running_app() as app, running_browser() as browser:
        print(f"Choices, a company of {people:,} people, {steps} each ({figures.machine()})", flush=True)
        page = open_chart(open_window(browser, "reduce"), app)
        measure(page, OF_TYPICAL, steps)
        file = Path(folder) / "people.csv"
        write_people(people, file)
        load_company(page, file)
        page.wait_for_timeout(2_000)
        measure(page, OF_LOADED, steps)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE, int(sys.argv[2]) if len(sys.argv) > 2 else STEPS)
