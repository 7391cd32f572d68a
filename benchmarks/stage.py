"""What every benchmark stands on: the real app as a program of its own, a headless Chromium, a page of the app."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, BrowserContext, JSHandle, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
# What benchmarks know of the page's charts, they know by the probe of the browser tests.
PROBE = PROJECT / "tests" / "browser" / "probe.js"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: runs as root in a container too. The rest keeps the browser from talking to anyone.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WINDOW = {"width": 1440, "height": 900}
# A chart that does not appear by then never will.
PATIENCE_MS = 30_000
# A million rows are read, stored and opened by then.
LOADED_BY_MS = 180_000
# Cards drawn in a chart of an id, in a script.
CARDS_IN = "(id) => probe.keys(id).length"


@dataclass(frozen=True, slots=True)
class App:
    """A running app: where it answers, and its process."""

    address: str
    pid: int

    @property
    def rss_mb(self) -> float:
        """Memory the server holds, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


@contextmanager
def running_app() -> Iterator[App]:
    """Start ``app.py`` on a free port, with the default presets and a store of its own; stop it afterwards."""
    command = [sys.executable, "app.py"]
    with tempfile.TemporaryDirectory() as folder:
        taken = {
            "PORT": "0",
            "HOST": "127.0.0.1",
            "REPORTLINE_PRESETS": "",
            "REPORTLINE_STORE": f"sqlite:///{folder}/store",
        }
        yield from _started(command, {**os.environ, **taken})


def _started(command: list[str], environ: dict[str, str]) -> Iterator[App]:
    with subprocess.Popen(command, cwd=PROJECT, env=environ, text=True, stdout=subprocess.PIPE) as program:
        try:
            said = program.stdout.readline()
            found = re.search(r"http://\S+", said)
            if not found:
                sys.exit(f"The app did not start. It said: {said!r}")
            yield App(found[0], program.pid)
        finally:
            program.terminate()


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start Chromium: the one REPORTLINE_CHROMIUM names, or one on PATH."""
    path = os.environ.get("REPORTLINE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        sys.exit("No Chromium found. Install one, or set REPORTLINE_CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        try:
            yield browser
        finally:
            browser.close()


def open_window(browser: Browser, motion: str) -> BrowserContext:
    """Fresh window without cache; `motion` is "reduce" or "no-preference". A script error ends the benchmark."""
    context = browser.new_context(viewport=WINDOW, reduced_motion=motion)
    context.set_default_timeout(PATIENCE_MS)
    context.on("weberror", lambda error: sys.exit(f"Error on the page: {error.error}"))
    return context


def new_page(context: BrowserContext, *scripts: str) -> Page:
    """Empty page in which the probe and then scripts of this folder run before those of what is opened."""
    page = context.new_page()
    texts = [path.read_text(encoding="utf-8") for path in (PROBE, *(HERE / name for name in scripts))]
    page.add_init_script(script="\n".join(texts))
    return page


def open_chart(context: BrowserContext, app: App) -> Page:
    """Open the page of the app and wait until its chart stands and its presets are known."""
    page = new_page(context, "stopwatch.js")
    page.goto(app.address)
    # Not wait_for_function, which the page's own content policy forbids.
    page.evaluate("stopwatch.ready()")
    page.wait_for_load_state("networkidle")
    return page


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(page: str) -> Iterator[str]:
    """Serve this folder on a free port; the address of one of its pages, of other libraries' charts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(HERE))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{page}"
        finally:
            server.shutdown()


def wait(page: Page, check: str, argument: Any = None, limit_ms: int = PATIENCE_MS) -> None:
    """Wait until a function of the page is true."""
    found = page.evaluate(
        """async ([check, argument, limit]) => {
          const end = performance.now() + limit;
          while (performance.now() < end) {
            if (CHECK(argument)) return true;
            await new Promise((done) => setTimeout(done, 50));
          }
          return false;
        }""".replace("CHECK", f"({check})"),
        [check, argument, limit_ms],
    )
    if not found:
        sys.exit(f"The page did not come so far within {limit_ms} ms: {check}")


def load_company(page: Page, file: Path) -> None:
    """Load a file of people through the page, and close the columns that a first load shows."""
    page.get_by_role("radio", name="Mine").check(force=True)
    page.locator("#own-file").set_input_files(file)
    wait(page, "() => probe.fields().has('mine')", limit_ms=LOADED_BY_MS)
    page.keyboard.press("Escape")


def cards_of(page: Page) -> int:
    """Cards drawn."""
    count: int = page.evaluate("() => probe.scene().seats.length")
    return count


def people_of(page: Page) -> int:
    """Headcount of the company drawn."""
    count: int = page.evaluate("() => probe.scene().headcount")
    return count


def wait_for_field(page: Page, key: str, text: str | None) -> None:
    """Wait until the query of the chart drawn has a field of this text, or for None has it not."""
    wait(page, "([key, text]) => probe.fields().get(key) === text", [key, text])


def folded_cards(page: Page) -> list[tuple[str, float, float]]:
    """Cards of people whose reports are folded away and that lie well in the window: key and middle on the screen."""
    found: list[tuple[str, float, float]] = page.evaluate(
        """() => {
          const box = document.getElementById("chart").getBoundingClientRect();
          return probe.scene().seats.filter((seat) => seat.branch === "folded" && seat.id[0] === "n")
            .map((seat) => [seat.id, ...Object.values(probe.spot(seat.id))])
            .filter(([, x, y]) => x > box.left + 60 && x < box.right - 200 && y > box.top + 60 && y < box.bottom - 60);
        }"""
    )
    return found


def place_of(page: Page, key: str) -> tuple[float, float] | None:
    """Where the middle of a card is on the screen; None where it is not drawn."""
    found = page.evaluate("(key) => probe.position(key) && Object.values(probe.spot(key))", key)
    return None if found is None else tuple(found)


def chart_to_move(page: Page) -> JSHandle:
    """The chart as `rates` of `explore` moves it: where events go, what it shows, ways to show the whole or 100 %."""
    return page.evaluate_handle(
        """() => ({
          target: document.querySelector("#chart canvas"),
          state: () => JSON.stringify(probe.view()),
          whole: () => document.getElementById("fit").click(),
          full: () => probe.look(1, { x: probe.size().width / 2, y: 40 }),
          count: () => probe.keys().length,
        })"""
    )


def presets_of(page: Page) -> list[str]:
    """Keys of the preset buttons, in their order."""
    return page.eval_on_selector_all("[data-preset]", "all => all.map((one) => one.dataset.preset)")


def middle_of(page: Page, selector: str) -> tuple[float, float]:
    """Where a mouse clicks an element, in px of the window."""
    page.eval_on_selector(selector, "(one) => { const menu = one.closest('details'); if (menu) menu.open = true; }")
    page.locator(selector).scroll_into_view_if_needed()
    box: Any = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
