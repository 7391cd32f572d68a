"""Middle of the page: the chart with its tools, the sentence of what changed, the legend, the ladder."""

from typing import Any

import dash_cytoscape as cyto
from dash import html
from dash.development.base_component import Component

from orgmodel.layout.loaded import WORDS
from orgmodel.theme import CONFIDENCE_NAMES, LINE_NAMES, STATUS_NAMES, TONE_NAMES
from orgview import ids
from orgview.charts.stylesheet import to_stylesheet
from orgview.panels.markup import aria, data
from orgview.panels.measures import measures_button

# The canvas is hidden from assistive technology; the tree beside it says the same.
CANVAS_STYLE = {"width": "100%", "height": "100%"}


def canvas(chart_id: str) -> Component:
    """An empty Cytoscape canvas; ``assets/src/chart/`` takes it over."""
    empty: Component = cyto.Cytoscape(
        id=chart_id,
        elements=[],
        layout={"name": "preset", "fit": False},
        stylesheet=to_stylesheet(),
        style=CANVAS_STYLE,
        autoungrabify=True,
        autounselectify=True,
        autoRefreshLayout=False,
        boxSelectionEnabled=False,
    )
    return empty


def chart_panel() -> Component:
    """Chart of the Explore tab and what stands round it; ``assets/src/`` fills it."""
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.P(id=ids.SENTENCE, className="sentence", role="status", **aria(live="polite")),
                            # Filled by assets/src/explore/trail.js and sentence.js.
                            html.Div(
                                [
                                    html.Nav(
                                        id=ids.TRAIL,
                                        className="answer-line line-trail",
                                        **aria(label="Operations line"),
                                    ),
                                    # One line until it is opened.
                                    html.Details(
                                        html.Summary(id=ids.CHANGES, **aria(live="polite")),
                                        className="changes",
                                        **data(empty=""),
                                    ),
                                ],
                                className="answer-rest",
                            ),
                            html.P(id=ids.NEXT, className="answer-line next"),
                        ],
                        className="answer",
                    ),
                    measures_button(),
                ],
                className="sentence-bar",
            ),
            # Filled by assets/src/explore/view-toolbar.js while a loaded company is shown.
            html.Div(id=ids.VIEW_BAR, className="view-bar", hidden=True),
            html.Div(
                [
                    html.Div(canvas(ids.CHART), className="canvas", **aria(hidden="true")),
                    html.Div(
                        id=ids.CHART_TREE,
                        className="tree-twin",
                        tabIndex=0,
                        role="tree",
                        **aria(label="Chart as a tree; arrow keys move, Enter opens the details"),
                    ),
                    _tools(),
                    _foot(),
                    legend(),
                ],
                id=ids.CHART_FRAME,
                className="chart-frame",
            ),
            html.Div(id=ids.LADDER, className="ladder", role="group", **aria(label="Operations line by company size")),
        ],
        className="chart-panel",
        **aria(label="Chart"),
    )


def _tools() -> Component:
    buttons = (
        (ids.FIT, "fit", "Fit the chart to the window (F)"),
        (ids.ZOOM_IN, "plus", "Zoom in (+)"),
        (ids.ZOOM_OUT, "minus", "Zoom out (-)"),
        (ids.ZOOM_SELECTION, "target", "Zoom to the selection (Z)"),
        (ids.FULL_SCREEN, "full", "Full screen"),
    )
    return html.Div(
        [
            *(
                html.Button(
                    html.Span(className=f"icon icon-{icon}"),
                    id=control,
                    className="tool",
                    title=label,
                    **aria(label=label),
                )
                for control, icon, label in buttons
            ),
            html.Button(
                html.Span(className="icon icon-list"),
                id=ids.TREE_SHOW,
                className="tool",
                title="The chart as a list beside it",
                **aria(label="The chart as a list beside it", pressed="false"),
            ),
            # The figure is written by assets/src/chart/window-tools.js.
            html.Button(
                "100%",
                id=ids.ZOOM_ACTUAL,
                className="tool zoom-figure",
                title="Zoom now; a click shows cards at 100% (0)",
            ),
            # Where the window is small notices leave the room to the cards; shown by assets/src/explore/sentence.js.
            html.Button(
                "Info",
                id=ids.NOTICES_SHOW,
                className="tool notices-show",
                hidden=True,
                title="What to know of this chart",
                **aria(expanded="false"),
            ),
        ],
        className="tools",
    )


def _foot() -> Component:
    """Notices, when lines that could be would hold (assets/src/chart/line-key.js), switches."""
    return html.Div(
        [
            html.Div(id=ids.NOTICES, className="notices"),
            html.Ol(id=ids.LINE_KEY, className="line-key", hidden=True, **aria(label="Alternative lines")),
            _switches(),
        ],
        className="chart-foot",
    )


def _switches() -> Component:
    return html.Div(
        [
            # The layout of a typical company; filled by assets/src/explore/view-toolbar.js.
            html.Div(id=ids.VIEW_LAYOUT),
            html.Div(html.Div(**data(control="alt")), id=ids.ALTERNATIVES_BLOCK),
            html.Div(**data(switch=ids.AUTO_FIT)),
        ],
        className="switches",
    )


def legend() -> Component:
    """Legend of colours, marks and kinds of lines; ``assets/src/chart/legend.js`` fills it when it is first opened."""
    return html.Details([html.Summary("Legend"), html.Div(className="legend-body")], className="legend")


def own_legend_entries() -> list[dict[str, Any]]:
    """Legend of a company of the visitor's own."""
    words = dict(WORDS)
    lines = {kind: words.get(kind, name) for kind, name in LINE_NAMES.items() if kind != "chain"}
    tones = [tone for tone in TONE_NAMES if tone in words]
    return [
        {"title": "Cards", "items": [[f"swatch tone-{tone}", words[tone]] for tone in tones]},
        {"title": "Lines", "items": [[f"stroke stroke-{kind}", name] for kind, name in lines.items()]},
    ]


def compared_legend_entries() -> list[dict[str, Any]]:
    """Legend of what differs between two companies: marks of cards, the line before, changes in folded branches."""
    signs = [[f"status status-{status}", name] for status, name in STATUS_NAMES.items()]
    before = ["stroke stroke-before", "Reported to, before"]
    return [{"title": "What differs", "items": [*signs, before, ["status status-within", "Folded: people, changes"]]}]


def legend_entries() -> list[dict[str, Any]]:
    """Legend: groups with a title and pairs (css classes of the sign, name)."""
    return [
        {"title": "Cards", "items": [[f"swatch tone-{tone}", name] for tone, name in TONE_NAMES.items()]},
        {
            "title": "How sure a line is",
            "items": [[f"mark mark-{confidence}", name] for confidence, name in CONFIDENCE_NAMES.items()],
        },
        {"title": "Lines", "items": [[f"stroke stroke-{kind}", name] for kind, name in LINE_NAMES.items()]},
    ]
