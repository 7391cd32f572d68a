"""Export of d3-org-chart 3.1.1 in Chromium beside ours: ``python -m benchmarks.export_peer [PEOPLE ...]``.

Its PNG is what its window shows, three times as large: how wide a card is on it says whether it can be read. Its
seconds are those of the clock, in a page; ours are of `benchmarks.export`.
"""

import base64
import re
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Error, Page

from benchmarks import figures
from benchmarks.explore import PEERS_PAGE, rows_of
from benchmarks.people import write_people
from benchmarks.stage import open_window, running_browser, serving

SIZES = (1_000, 5_000)
SCALE, WINDOW = 3, (1400, 800)
PATIENCE_MS = 180_000
# Its SVG goes to a file by a link that it clicks.
_SVG = """() => {
  const started = performance.now();
  const saved = new Promise((done) => {
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click;
      done([performance.now() - started, this.href.length, this.href.slice(0, 40)]);
    };
  });
  exported.exportSvg();
  return saved;
}"""
_PNG = """(scale) => new Promise((done) => {
  const started = performance.now();
  exported.exportImg({ full: true, scale, save: false, onLoad: (url) => done([performance.now() - started, url]) });
})"""
_DRAW = """([rows, width, height]) => {
  const box = document.getElementById("chart");
  Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
  window.exported = new d3.OrgChart().container("#chart").svgHeight(height).data(rows).duration(0)
    .nodeWidth(() => 208).nodeHeight(() => 84)
    .nodeContent(({ data }) => `<div class="card"><b>${data.name}</b><span>${data.title}</span></div>`);
  exported.render().expandAll().fit();
  return box.querySelectorAll("g.node").length;
}"""


def _tell(page: Page, people: int, rows: list[dict[str, str]]) -> None:
    cards = page.evaluate(_DRAW, [rows, *WINDOW])
    page.evaluate("() => { exported.fit(); }")
    page.wait_for_timeout(500)
    shown = page.evaluate("() => document.querySelector('g.chart').getAttribute('transform')")
    found = re.search(r"scale\(([0-9.e-]+)\)", shown or "")
    wide = 208 * float(found.group(1)) * SCALE if found else 0.0
    head = f"d3-org-chart {people:>6,} people, {cards:,} cards"
    for name, script, argument in (("SVG", _SVG, None), ("PNG", _PNG, SCALE)):
        try:
            took, *rest = page.evaluate(script, argument)
        except Error as error:
            print(f"{head}  {name}: failed, {str(error).splitlines()[0][:90]}", flush=True)
            continue
        if name == "SVG":
            print(f"{head}  SVG {took / 1000:6.2f} s  {rest[0] / 1e6:6.2f} MB", flush=True)
            continue
        data = base64.b64decode(rest[0].partition(",")[2])
        if not data:
            print(f"{head}  PNG {took / 1000:6.2f} s: empty", flush=True)
            continue
        with Image.open(BytesIO(data)) as picture:
            colours = picture.convert("RGB").getcolors(1 << 24) or []
        ground = max(count for count, _ in colours) / (picture.width * picture.height)
        print(
            f"{head}  PNG {took / 1000:6.2f} s  {len(data) / 1e6:6.2f} MB  {picture.width:,} x {picture.height:,}, "
            f"a card {wide:.1f} px wide, {100 * ground:.1f}% ground, {len(colours):,} colours",
            flush=True,
        )


def main(sizes: tuple[int, ...]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser, serving(PEERS_PAGE) as address:
        print(f"{figures.machine()}, window {WINDOW[0]} x {WINDOW[1]}")
        for people in sizes:
            file = Path(folder) / f"{people}.csv"
            write_people(people, file)
            context = open_window(browser, "reduce")
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            page.goto(address)
            _tell(page, people, rows_of(file))
            context.close()


if __name__ == "__main__":
    main(tuple(int(text) for text in sys.argv[1:]) or SIZES)
