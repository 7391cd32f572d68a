"""Thresholds: the drawer in which the numbers of the placement rules are edited."""

from dash import html
from dash.development.base_component import Component

from orgmodel.typical.parameters import IMPORTANCES
from orgmodel.typical.rules.numbers import OPERATIONS_ROLES, editable_numbers
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.drawer import drawer
from orgview.panels.markup import data

NEVER = "never"


def default_texts(catalogue: Catalogue) -> dict[str, str]:
    """Texts of the boxes before any edit, by threshold."""
    table = editable_numbers(catalogue.domain)
    return {name: NEVER if value is None else str(value) for name, value in table.items()}


def thresholds_drawer() -> Component:
    """Drawer without its boxes: ``GET /thresholds`` brings them when it is opened, which keeps the page light."""
    # No veil and no trap: the chart is to be seen and used while its numbers change.
    return drawer(
        "thresholds",
        ids.THRESHOLDS_DRAWER,
        "Thresholds",
        [
            html.P(
                "A role exists from this many people on. Change a number and the chart follows; the link carries your "
                "edits. “never” switches a role off.",
                className="hint",
            ),
            html.Div(id=ids.THRESHOLDS_MESSAGE, className="message", role="alert"),
            html.Button("Reset all", id=ids.THRESHOLDS_RESET, className="button"),
            html.Div(id=ids.THRESHOLDS_BODY),
        ],
    )


def thresholds_table(catalogue: Catalogue) -> list[Component]:
    """All editable thresholds, with how sure each number of ours is.

    Returns
    -------
    list of Component
        ``data-threshold`` marks where a box belongs, ``data-default`` what it holds before any edit, ``data-label``
        its name, ``data-shown`` whether that is to be seen (assets/src/explore/thresholds.js).
    """
    texts = default_texts(catalogue)
    domain, numbers = catalogue.domain, catalogue.domain.numbers
    rows = []
    for role in OPERATIONS_ROLES:
        cells = []
        for importance in IMPORTANCES:
            confidence = getattr(numbers.thresholds[role], importance).confidence
            box = _place(f"{role}.{importance}", texts, f"{domain.roles[role].name}, {importance}", is_shown=False)
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
        html.Div([_place(name, texts, f"Step {int(name[-1:]) + 1}") for name in ladder], className="boxes"),
        html.H3("Others"),
        html.Div(
            [
                _place("office_manager", texts, "Office manager"),
                _place("flat_multiplier", texts, "Flat: times"),
                *(_place(name, texts, domain.functions[name.partition(".")[2]].name) for name in heads),
            ],
            className="boxes",
        ),
    ]


def _place(name: str, texts: dict[str, str], label: str, *, is_shown: bool = True) -> Component:
    marks = data(threshold=name, default=texts[name], label=label)
    return html.Div(className="threshold", **marks, **(data(shown="1") if is_shown else {}))
