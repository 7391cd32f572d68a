"""Drawer in which the thresholds are edited."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from orgmodel.typical.parameters import IMPORTANCES
from orgmodel.typical.rules.numbers import OPERATIONS_ROLES, editable_numbers
from orgview import ids
from orgview.catalogue import Catalogue

NEVER = "never"


def default_texts(catalogue: Catalogue) -> dict[str, str]:
    """What each box holds before any edit."""
    table = editable_numbers(catalogue.domain)
    return {name: NEVER if value is None else str(value) for name, value in table.items()}


def thresholds_drawer(catalogue: Catalogue) -> Component:
    """The drawer without its boxes: `thresholds_table` fills it when it is opened, which keeps the page light."""
    return html.Section(
        [
            html.Div(
                [
                    html.H2("Thresholds", className="panel-title"),
                    html.Button(
                        "\u00d7", id=ids.THRESHOLDS_CLOSE, className="tool", n_clicks=0, **{"aria-label": "Close"}
                    ),
                ],
                className="drawer-head",
            ),
            html.P(
                "A role exists from this many people on. Change a number and the chart follows; the link carries your "
                "edits. “never” switches a role off.",
                className="hint",
            ),
            html.Div(id=ids.THRESHOLDS_MESSAGE, className="message", role="alert"),
            html.Button("Reset all", id=ids.THRESHOLDS_RESET, className="button", n_clicks=0),
            html.Div(id=ids.THRESHOLDS_BODY),
            dcc.Store(id=ids.THRESHOLDS_DEFAULTS, data=default_texts(catalogue)),
        ],
        id=ids.THRESHOLDS_DRAWER,
        # No veil and no trap: the chart is to be seen and used while its numbers change.
        className="drawer",
        hidden=True,
        role="dialog",
        **{"aria-label": "Thresholds"},
    )


def thresholds_table(catalogue: Catalogue, edits: dict[str, str]) -> list[Component]:
    """All editable thresholds at their values in force, with how sure each number of ours is."""
    texts = {**default_texts(catalogue), **edits}
    domain, numbers = catalogue.domain, catalogue.domain.numbers
    rows = []
    for role in OPERATIONS_ROLES:
        cells = []
        for importance in IMPORTANCES:
            confidence = getattr(numbers.thresholds[role], importance).confidence
            box = _box(f"{role}.{importance}", texts, f"{domain.roles[role].name}, {importance}")
            cells.append(html.Td([box, html.Span(className=f"mark mark-{confidence}", title=confidence)]))
        rows.append(html.Tr([html.Th(domain.roles[role].name, scope="row"), *cells]))
    ladder = [name for name in texts if name.startswith("coo.")]
    heads = [name for name in texts if name.startswith("function.")]
    return [
        html.Table(
            [
                html.Thead(html.Tr([html.Th("Role"), *(html.Th(word.capitalize()) for word in IMPORTANCES)])),
                html.Tbody(rows),
            ],
            className="thresholds",
        ),
        html.H3("Chief operating officer"),
        html.P(
            "Steps of the ladder, from the lowest. Importance, structure and the chief executive pick the step.",
            className="hint",
        ),
        html.Div([_labelled(name, texts, f"Step {int(name[-1:]) + 1}") for name in ladder], className="boxes"),
        html.H3("Others"),
        html.Div(
            [
                _labelled("office_manager", texts, "Office manager"),
                _labelled("flat_multiplier", texts, "Flat: times"),
                *(_labelled(name, texts, domain.functions[name.partition(".")[2]].name) for name in heads),
            ],
            className="boxes",
        ),
    ]


def _box(name: str, texts: dict[str, str], label: str) -> Component:
    return dmc.TextInput(
        id={"type": ids.THRESHOLD, "name": name},
        value=texts[name],
        debounce=300,
        size="xs",
        className="threshold",
        attributes={"input": {"aria-label": label}},
    )


def _labelled(name: str, texts: dict[str, str], label: str) -> Component:
    return dmc.TextInput(
        id={"type": ids.THRESHOLD, "name": name}, label=label, value=texts[name], debounce=300, size="xs"
    )
