"""How the browser tests look at a page and act on it."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from orgmodel.catalog.load import load_domain
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import seat_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.presets import load_presets
from orgmodel.views.typical import View
from orgview.queries.typical_query import write

DOMAIN = load_domain()
PRESETS = load_presets(DOMAIN)
LIMIT_MS = 10_000

# A chart that is at rest: every card where the scene has it, none fading, no zoom under way.
_CHART = """() => {
  const at = (id) => { const box = document.getElementById(id); return box && box._cyreg && box._cyreg.cy; };
  const cy = at("chart"), scene = window.reportlineScene && window.reportlineScene.current();
  if (!cy || !scene || cy.animated() || cy.nodes().length !== scene.seats.length) return null;
  if (cy.edges().length !== scene.lines.length) return null;
  if (document.querySelectorAll("#chart-tree [role=treeitem]").length !== scene.seats.length) return null;
  for (const seat of scene.seats) {
    const node = cy.getElementById(seat.id);
    if (node.empty() || node.data("leaving") || node.scratch("_shown") !== undefined) return null;
    if (Math.hypot(node.position().x - seat.x, node.position().y - seat.y) > 0.01) return null;
  }
  return {
    query: scene.query, theme: scene.theme, headcount: scene.headcount, zoom: cy.zoom(), pan: cy.pan(),
    width: cy.width(), height: cy.height(),
    seats: Object.fromEntries(scene.seats.map((seat) => [seat.id, seat])),
    lines: cy.edges().map((edge) => [edge.target().id(), edge.source().id(), edge.className().join(" ")]),
    selected: cy.elements(".selected").map((one) => one.id()), lit: cy.elements(".lit").map((one) => one.id()),
  };
}"""


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


def until(page, check, argument=None, limit_ms=LIMIT_MS):
    """What a function of the page answers as soon as that is true; it is asked once a frame, until the limit."""
    found = page.evaluate(
        """async ([argument, limit]) => {
          const check = CHECK, end = performance.now() + limit;
          for (;;) {
            const found = check(argument);
            if (found) return found;
            if (performance.now() > end) return null;
            await new Promise(requestAnimationFrame);
          }
        }""".replace("CHECK", f"({check})"),
        [argument, limit_ms],
    )
    assert found, f"not within {limit_ms} ms: {check} of {argument!r}"
    return found


def chart(page, query=None):
    """The chart, once it is at rest and, where a query or a company is given, shows that."""
    if isinstance(query, TypicalCompany):
        query = write(query, View())
    if query is not None:
        until(page, "(query) => window.reportlineScene.current()?.query === query", query)
    return Chart(**until(page, _CHART))


def chart_has(page, **fields):
    """The chart, once its query has these fields; None for a field it must not have."""
    until(
        page,
        """(fields) => {
          const scene = window.reportlineScene.current(), query = new URLSearchParams(scene ? scene.query : "");
          return scene && Object.entries(fields).every(([key, value]) => query.get(key) === value);
        }""",
        fields,
    )
    return chart(page)


def chain_of_page(page):
    """Roles of the operations line from the bottom up, as the scene tells them."""
    return page.evaluate("() => window.reportlineScene.current().chain.map((rung) => rung.role).reverse()")


def chain_of_model(company):
    """The same, as the model builds it."""
    graph = build(company, DOMAIN)
    return [seat_of(graph, key).role for key in graph.graph["chain"]]


def click_card(page, key, **options):
    """Click a card of the Explore chart at its middle."""
    x, y = chart(page).on_screen(key)
    box = page.locator("#chart").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y, **options)


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
