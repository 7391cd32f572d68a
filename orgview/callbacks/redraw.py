"""A parameter changes: the chart is drawn anew."""

from typing import Any

from dash import Dash, Input, Output, State, html, no_update

from orgmodel.compare import compare, sentence
from orgmodel.describe import describe, place_of
from orgmodel.errors import OrgError
from orgmodel.layout.tidy import place
from orgmodel.theme import THEMES
from orgmodel.variants.build import build
from orgview import ids
from orgview.address import read, to_fields, write
from orgview.catalogue import Catalogue
from orgview.elements import to_elements
from orgview.messages import for_field, for_others, message_of
from orgview.panels.controls import CONTROLS, to_query_fields

OUTPUTS = (
    Output(ids.CHART_DATA, "data"),
    Output(ids.SENTENCE, "children"),
    Output(ids.NOTICES, "children"),
    Output(ids.HEADCOUNT, "error"),
    Output(ids.COMPANY_MESSAGE, "children"),
    Output(ids.THRESHOLDS_MESSAGE, "children"),
)


def redraw(
    catalogue: Catalogue,
    theme: str,
    thresholds: dict[str, str],
    toggled: list[str],
    drawn: str | None,
    values: dict[str, Any],
) -> tuple[Any, ...]:
    """Chart, sentence of what changed, notices and messages for the controls' values.

    Parameters
    ----------
    drawn
        Query of the chart that is on the page, or None before the first.
    values
        What the controls hold, by `Control.key`.

    Returns
    -------
    tuple
        One value per entry of `OUTPUTS`. Where a value cannot be read and a chart is on the page, the chart stays.
    """
    given = to_query_fields(values, thresholds, toggled)
    reading = read(given, catalogue.domain, catalogue.first.company)
    errors = (
        for_field(reading.problems, "n"),
        for_others(reading.problems, ("n", "t")),
        for_field(reading.problems, "t"),
    )
    if reading.problems and drawn is not None:
        return no_update, no_update, no_update, *errors
    try:
        graph = build(reading.company, catalogue.domain)
    except OrgError as error:
        return no_update, no_update, no_update, errors[0], message_of(error), errors[2]
    look = THEMES.get(theme, THEMES["light"])
    elements = to_elements(place(graph, reading.view, look), graph, reading.view, look)
    query = write(reading.company, reading.view)
    chain = graph.graph["chain"]
    data = {
        **elements,
        "query": query,
        "theme": look.name,
        "headcount": reading.company.headcount,
        "chain": [
            {
                "role": graph.nodes[key]["seat"].role,
                "short": catalogue.domain.roles[graph.nodes[key]["seat"].role].short,
                "head": graph.nodes[key]["seat"].is_head_of_operations,
            }
            for key in reversed(chain)
        ],
    }
    told: Any = describe(graph)
    if drawn is not None:
        before = read(to_fields(drawn), catalogue.domain, catalogue.first.company).company
        if before == reading.company:
            told = no_update
        else:
            told = sentence(compare(build(before, catalogue.domain), graph), place_of(reading.company))
    notices = [
        html.P([text, html.Span(f" [{', '.join(cites)}]", className="cite")], className="notice")
        for _, text, cites in graph.graph["notices"]
    ]
    return data, told, notices, *errors


def register(app: Dash, catalogue: Catalogue) -> None:
    """Redraw on every change of a control, of the thresholds, of folded branches and of the theme."""

    @app.callback(
        output=list(OUTPUTS),
        inputs={
            "ready": Input(ids.READY, "data"),
            "theme": Input(ids.THEME, "data"),
            "thresholds": Input(ids.THRESHOLDS, "data"),
            "toggled": Input(ids.TOGGLED, "data"),
            "drawn": State(ids.DRAWN, "data"),
            "values": {control.key: Input(control.id, control.prop) for control in CONTROLS},
        },
        prevent_initial_call=True,
    )
    def _redraw(
        ready: Any,
        theme: str,
        thresholds: dict[str, str] | None,
        toggled: list[str] | None,
        drawn: str | None,
        values: dict[str, Any],
    ) -> tuple[Any, ...]:
        return redraw(catalogue, theme, thresholds or {}, toggled or [], drawn, values)
