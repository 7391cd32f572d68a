"""How the browser tests look at a page and act on it.

What the page's charts show is learnt from ``probe.js`` alone, and this is the only file of the tests that asks it.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from orgmodel.catalog.load import load_domain
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import seat_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.presets import load_presets
from orgmodel.views.typical import View
from orgview.queries.typical_query import write

PROBE = Path(__file__).with_name("probe.js")
DOMAIN = load_domain()
PRESETS = load_presets(DOMAIN)
# A busy machine takes more than ten seconds for the process that reads a file; who does not wait so long loses nothing.
LIMIT_MS = 30_000
# A company of everybody, or of a million rows, is drawn by then.
LOADED_BY_MS = 180_000


@dataclass(frozen=True)
class Chart:
    """The Explore chart as the canvas has it.

    `seats` by id as the server sent them, `lines` (report, boss, classes), `selected` and `lit` ids.
    """

    query: str
    theme: str
    headcount: int
    zoom: float
    pan: dict
    width: float
    height: float
    seats: dict
    lines: list
    selected: list
    lit: list

    @property
    def positions(self):
        """Centre of each card."""
        return {key: (seat["x"], seat["y"]) for key, seat in self.seats.items()}

    def pairs(self, kind="solid"):
        """(report, boss) of the lines of a class."""
        return {(report, boss) for report, boss, classes in self.lines if kind in classes.split()}

    def on_screen(self, key):
        """Where a card's centre is, in px from the canvas' corner."""
        seat = self.seats[key]
        return self.pan["x"] + self.zoom * seat["x"], self.pan["y"] + self.zoom * seat["y"]

    def is_inside(self, key):
        """Whether all of a card is in the window."""
        (x, y), seat = self.on_screen(key), self.seats[key]
        w, h = (seat[side] / 2 * self.zoom for side in "wh")
        return w <= x <= self.width - w and h <= y <= self.height - h

    def texts(self, key):
        """What a card says."""
        return [mark[8] for mark in self.seats[key]["marks"] if mark[0] == "t"]

    def folded(self):
        """Ids of seats whose reports are folded away; not the cards `m0`, `m1`, ... that count further seats."""
        return [
            key for key, seat in self.seats.items() if seat["branch"] == "folded" and not re.fullmatch(r"m\d+", key)
        ]


def until(page, check, argument=None, limit_ms=LIMIT_MS):
    """What a function of the page answers as soon as that is true; it is asked once a frame, until the limit."""
    found = page.evaluate(
        """async ([argument, limit]) => {
          const check = CHECK, end = performance.now() + limit;
          for (;;) {
            const found = await check(argument);
            if (found) return found;
            if (performance.now() > end) return null;
            await new Promise(requestAnimationFrame);
          }
        }""".replace("CHECK", f"({check})"),
        [argument, limit_ms],
    )
    assert found, f"not within {limit_ms} ms: {check} of {argument!r}"
    return found


def soon(check, what, limit_ms=LIMIT_MS):
    """What a function of the test answers as soon as that is true."""
    end = time.monotonic() + limit_ms / 1000
    while not (found := check()):
        assert time.monotonic() < end, f"not within {limit_ms} ms: {what}"
    return found


def scene_is(page, check, argument=None, limit_ms=LIMIT_MS):
    """Wait until a function of the scene drawn and an argument is true; gives what it answers."""
    asked = f"(argument) => {{ const scene = window.probe.scene(); return scene && ({check})(scene, argument); }}"
    return until(page, asked, argument, limit_ms)


def is_open(page):
    """Wait until the page that was opened can be used."""
    # The details come last; a selection made before them is a race that no person runs.
    parts = ["#chart-tree [role=treeitem]", "#inspector .panel-title"]
    if "mine=" not in page.url:
        parts.append("#ladder .step")
    for part in parts:
        page.locator(part).first.wait_for(state="attached")


def chart(page, query=None):
    """The chart, once it is at rest and, where a query or a company is given, shows that."""
    if isinstance(query, TypicalCompany):
        query = write(query, View())
    if query is not None:
        scene_is(page, "(scene, query) => scene.query === query", query)
    return Chart(**until(page, "() => window.probe.chart()"))


def chart_has(page, **fields):
    """The chart, once its query has these fields; None for a field it must not have."""
    scene_is(
        page,
        """(scene, fields) => {
          const query = new URLSearchParams(scene.query);
          return Object.entries(fields).every(([key, value]) => query.get(key) === value);
        }""",
        fields,
    )
    return chart(page)


def headcount_is(page, people):
    """Wait until the chart of so many people is drawn."""
    scene_is(page, "(scene, people) => scene.headcount === people", people)


def drawn_company(page):
    """Id of the visitor's own company that is drawn now; None where it is a typical one, or nothing yet."""
    return page.evaluate("() => probe.scene() && new URLSearchParams(probe.scene().query).get('mine')")


def own_company(page, before=None):
    """Id of the visitor's own company, once one is drawn that is not the one before."""
    own = """(scene, before) => {
      const company = new URLSearchParams(scene.query).get('mine');
      return company !== before && company;
    }"""
    return scene_is(page, own, before, limit_ms=LOADED_BY_MS)


def hit_cards(page):
    """How many cards a press can hit."""
    return page.evaluate("() => probe.count()")


def selected_is(page, key):
    """Wait until one seat is selected, and which."""
    until(page, "(key) => window.probe.marked('selected').join() === key", key)


def selected(page):
    """Key of the seat that is selected, as soon as there is one."""
    return until(page, "() => window.probe.marked('selected')[0]")


def shows_card(page, key):
    """Wait until a seat is selected and its card's middle is in the window, which does not move."""
    until(
        page,
        """(key) => {
          const { marked, moving, view, size, position } = window.probe;
          if (!marked("selected").includes(key) || moving() || !size().width) return false;
          const { zoom, pan } = view(), { x, y } = position(key), { width, height } = size();
          const [left, top] = [pan.x + zoom * x, pan.y + zoom * y];
          return left > 0 && top > 0 && left < width && top < height;
        }""",
        key,
    )


def chain_of_page(page):
    """Roles of the operations line from the bottom up, as the scene tells them."""
    return scene_is(page, "(scene) => scene.chain.map((rung) => rung.role).reverse()")


def chain_of_model(company):
    """The same, as the model builds it."""
    graph = build(company, DOMAIN)
    return [seat_of(graph, key).role for key in graph.graph["chain"]]


def labels(page):
    """What a fresh frame says of each card wholly in the window: id, height of its letters in px, text, whether cut."""
    return page.evaluate("() => window.probe.labels()")


def legible(page):
    """How many cards of the chart at rest have letters of 9 px or more."""
    chart(page)
    return sum(label["px"] >= 9 for label in labels(page))


def zoom_to(page, zoom, pan):
    """Put the window at a place and zoom."""
    page.evaluate("([zoom, pan]) => window.probe.look(zoom, pan)", [zoom, pan])


def views(page, *ids):
    """Zoom and place of several charts: rows of zoom, x, y; waits until all of them have cards."""
    return until(
        page,
        """(ids) => ids.every((id) => window.probe.keys(id).length > 1)
          && ids.map((id) => window.probe.view(id)).map(({ zoom, pan }) => [zoom, pan.x, pan.y])""",
        ids or ["chart"],
    )


def keys_on(page, chart_id):
    """Keys of the cards on a chart, once it has some."""
    return until(page, "(id) => window.probe.keys(id).length > 1 && window.probe.keys(id)", chart_id)


def folded_on_both(page, one, other):
    """Key of a card that is folded on two charts."""
    return page.evaluate(
        """(charts) => {
          const folded = (chart) => window.probe.scene(chart).seats.filter((seat) => seat.branch === "folded");
          const [here, there] = charts.map((chart) => folded(chart).map(({ id }) => id));
          return here.find((id) => there.includes(id) && id[0] === "n");
        }""",
        [one, other],
    )


def at_rest(page, *chart_ids):
    """Wait until nothing moves in any of the charts."""
    until(page, "(charts) => charts.every((id) => window.probe.still(id))", list(chart_ids))


def press_on(page, chart_id, key):
    """Press a card of a chart, once it has come to rest."""
    at_rest(page, chart_id)
    spot = page.evaluate("([key, id]) => window.probe.spot(key, id)", [key, chart_id])
    page.mouse.click(spot["x"], spot["y"])


def middle(page):
    """What of the scene is in the middle of the window: x, y."""
    drawn = page.evaluate("() => ({ ...window.probe.view(), ...window.probe.size() })")
    return [(drawn[side] / 2 - drawn["pan"][axis]) / drawn["zoom"] for side, axis in (("width", "x"), ("height", "y"))]


def ink(page, key, offset=None):
    """RGBA painted on a card, so many px of the scene right of and below its upper left corner, else in its middle."""
    return page.evaluate("([key, offset]) => window.probe.ink(key, offset)", [key, offset])


def sweep(page, factor, steps):
    """Zoom step by step about the middle of the window; of each, how many cards should be `seen`, which `missing`."""
    return page.evaluate(
        """async ([factor, steps]) => {
          const found = [];
          while (found.length < steps) {
            await window.probe.zoomBy(factor);
            found.push(window.probe.unpainted());
          }
          return found;
        }""",
        [factor, steps],
    )


def line_colour_is(page, kind, colour):
    """Wait until the lines of a class have a colour, as css writes it."""
    until(page, "([kind, colour]) => window.probe.lineColour(kind) === colour", [kind, colour])


def alternatives_of(page, key):
    """Lines that could be of a seat, by their ids, and when each would hold, as soon as the chart shows them."""
    return until(
        page,
        """(key) => {
          const shown = window.probe.canvas().besides();
          const isOfSeat = shown.length && shown.every(({ id }) => id.startsWith(`${key}~`));
          return isOfSeat && Object.fromEntries(shown.map(({ id, text }) => [id, text]));
        }""",
        key,
    )


def each_alternative_is_told(page):
    """Wait until each line that could be has its label, or its number in the list below."""
    told = "() => { const told = new Set(probe.canvas().besides().map(({ id }) => id));"
    until(page, told + " return probe.scene().lines.every(({ id, kind }) => kind !== 'alternative' || told.has(id)); }")


def cards_keep_off_tools(page):
    """Wait until the tools are there and no card begins under them."""
    until(
        page,
        """() => {
          const { zoom, pan } = probe.view(), { right } = document.querySelector('.tools').getBoundingClientRect();
          const seats = [...probe.canvas().seats.values()];
          return right > 0 && seats.every(({ x, w }) => pan.x + zoom * (x - w / 2) >= right);
        }""",
    )


def tag_cards(page):
    """Remember each card on the canvas, see `kept_cards`."""
    page.evaluate("() => window.probe.tag()")


def kept_cards(page):
    """Keys of the cards that are still the ones remembered, not others in their place."""
    return set(page.evaluate("() => window.probe.kept()"))


def heights_after(page, key, act, frames=4):
    """Heights at which a card is in the frames after the next chart is drawn, which `act` asks for."""
    page.evaluate("([key, frames]) => window.probe.follow(key, frames)", [key, frames])
    act()
    return page.evaluate("() => window.probe.followed()")


def address_has(page, **fields):
    """Wait until the address bar has these fields; None for a field it must not have."""
    until(
        page,
        """(fields) => {
          const query = new URLSearchParams(window.location.search);
          return Object.entries(fields).every(([key, value]) => query.get(key) === value);
        }""",
        fields,
    )
    return dict(parse_qsl(urlsplit(page.url).query))


def text_has(page, selector, text):
    """Wait until an element's text holds a text; gives all of it."""
    return until(
        page,
        "([selector, text]) => { const found = document.querySelector(selector);"
        " return found && found.textContent.includes(text) ? found.textContent : null; }",
        [selector, text],
    )


def is_coloured(page, theme):
    """Wait until page and chart have a theme; a chart behind another tab has it when it is seen again."""
    until(
        page,
        """(theme) => {
          if (document.documentElement.dataset.theme !== theme) return false;
          const isSeen = window.probe && probe.scene() && document.getElementById("chart")?.clientWidth;
          return !isSeen || (probe.scene().theme === theme && probe.still());
        }""",
        theme,
    )


def is_placed_well(page):
    """Wait until the whole chart lies in its window, about as large as it can be."""
    until(page, "() => probe.canvas().isWellPlaced")


def is_zoomed_beyond(page, zoom):
    """Wait until the window is nearer than a zoom."""
    until(page, "(zoom) => probe.canvas().camera.zoom > zoom", zoom)


def watch_frames(page):
    """Note in `frames`, at each frame, the headcount that each part tells, and the band lit.

    The parts are looked at after all that a frame does before it is on the screen; the chart as it is painted by then.
    """
    page.evaluate("""() => {
      const number = (text) => Number(/([0-9,]+) people/.exec(text)[1].replace(/,/g, ""));
      const clock = document.body.appendChild(document.createElement("div"));
      clock.style.cssText = "position: fixed; top: 0; height: 0; width: 1px";
      window.frames = [];
      new ResizeObserver(() => {
        frames.push([
          probe.painted().headcount,
          number(document.getElementById("sentence").textContent),
          number(document.getElementById("inspector").textContent),
          number(`${document.getElementById("headcount").value} people`),
          number(`${document.querySelector("#ladder .step[aria-current]").dataset.here} people`),
          document.querySelector("#ladder .step[aria-current]").textContent,
        ]);
      }).observe(clock);
      const tick = () => {
        clock.style.width = clock.style.width === "1px" ? "2px" : "1px";
        requestAnimationFrame(tick);
      };
      tick();
    }""")
