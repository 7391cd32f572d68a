"""Drawings of reporting graphs, as every export paints them: heading, chart, legend, sources."""

from collections.abc import Sequence

from orgmodel.difference.chart_sentences import change_texts
from orgmodel.difference.charts import CHART_KINDS, seat_changes, statuses
from orgmodel.difference.difference import Difference
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.page import EVERYTHING, Heading, Surround, compose_page, compose_pair
from orgmodel.layout.same_heights import at_same_heights
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import Theme
from orgmodel.typical.describe import company_text, summary_text
from orgmodel.typical.graph import Graph, seat_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.views.typical import View

CHANGES_SHOWN = 12


def draw_chart(graph: Graph, view: View, theme: Theme) -> Drawing:
    """Drawing of one company as it is shown in a view.

    Returns
    -------
    Drawing
        The scene of the view under a heading, above its legend and the line that says what it rests on.
    """
    return compose_page(typical_scene(graph, view, theme), theme, chart_heading(graph))


def chart_heading(graph: Graph, focus: str = "") -> Heading:
    """Heading of a typical company: its parameters, its operations line, what its lines rest on.

    Parameters
    ----------
    focus
        Seat whose branch alone is shown; "" for the whole company.
    """
    name = company_text(_company(graph))
    if focus:
        name = f"{seat_of(graph, focus).title} and reports: {name}"
    return Heading(f"Who reports to whom: {name}", summary_text(graph), _sources([graph]))


def draw_pair(
    before: Graph, after: Graph, difference: Difference, theme: Theme, surround: Surround = EVERYTHING
) -> Drawing:
    """Drawing of two companies side by side, seats marked by what happened to them.

    Parameters
    ----------
    difference
        Of these two. The first dozen of its changes are written under the charts.
    """
    graphs = before, after
    marked, changes = statuses(difference, graphs), change_texts(seat_changes(difference, graphs))
    a, b = (typical_scene(graph, View(), theme, each) for graph, each in zip(graphs, marked, strict=True))
    scenes = at_same_heights(a, b)
    counts = difference.counts
    told = ", ".join(f"{counts[kind]} {kind}" for kind in CHART_KINDS)
    heading = Heading("Two companies compared", told, _sources([before, after]))
    listed = [
        *changes[:CHANGES_SHOWN],
        *([f"and {len(changes) - CHANGES_SHOWN} more"] if len(changes) > CHANGES_SHOWN else []),
    ]
    titles = (company_text(_company(before)), company_text(_company(after)))
    return compose_pair(scenes, titles, theme, heading, listed, surround=surround)


def _company(graph: Graph) -> TypicalCompany:
    company: TypicalCompany = graph.graph["company"]
    return company


def _sources(graphs: Sequence[Graph]) -> str:
    """Number of rules and sources behind the lines drawn; their codes would say nothing on a picture."""
    rules: set[str] = set()
    cites: set[str] = set()
    for graph in graphs:
        for _, _, data in graph.edges(data=True):
            rules.add(data["why"].rule)
            cites.update(citation.id for citation in data["why"].citations)
    return f"Each line has its reason: {len(rules)} rules, {len(cites)} pieces of evidence. Drawn by Reportline."
