"""The Compare tab: two companies side by side, and the list of what differs."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.comparison import EXPLORED
from orgview.panels.chart import canvas, legend


def compare_panel(catalogue: Catalogue, chosen: dict[str, str]) -> Component:
    """Selectors, two linked charts, counts and the list.

    Parameters
    ----------
    chosen
        What a link says: preset (``a``, ``b``) and headcount (``an``, ``bn``) of each side; may be empty.
    """
    choices = [
        {"value": EXPLORED, "label": "The company of Explore, at a headcount"},
        *({"value": key, "label": preset.name} for key, preset in catalogue.presets.items()),
    ]
    sizes = sorted(
        (preset for preset in catalogue.presets.values() if preset.company.structure == "functional"),
        key=lambda preset: preset.company.headcount,
    ) or list(catalogue.presets.values())
    small, large = sizes[min(1, len(sizes) - 1)].key, sizes[-1].key
    return html.Section(
        [
            html.Div(
                [
                    _side(
                        (ids.COMPARE_A, ids.COMPARE_A_HEADCOUNT),
                        "From",
                        choices,
                        chosen.get("a", small),
                        chosen.get("an", ""),
                    ),
                    html.Button(
                        html.Span(className="icon icon-swap"),
                        id=ids.COMPARE_SWAP,
                        className="tool",
                        title="Swap the two",
                        n_clicks=0,
                        **{"aria-label": "Swap the two companies"},
                    ),
                    _side(
                        (ids.COMPARE_B, ids.COMPARE_B_HEADCOUNT),
                        "To",
                        choices,
                        chosen.get("b", large),
                        chosen.get("bn", ""),
                    ),
                    html.Button(
                        html.Span(className="icon icon-fit"),
                        id=ids.COMPARE_FIT,
                        className="tool",
                        title="Fit both",
                        n_clicks=0,
                        **{"aria-label": "Fit both charts"},
                    ),
                    html.Div(id=ids.COMPARE_COUNTS, className="counts"),
                ],
                className="compare-bar",
            ),
            html.Div(id=ids.COMPARE_MESSAGE, className="message", role="alert"),
            html.P(id=ids.COMPARE_SENTENCE, className="sentence", role="status", **{"aria-live": "polite"}),
            html.Div(
                [
                    html.Figure(
                        [
                            html.Figcaption(id=title),
                            html.Div(canvas(chart), className="canvas", **{"aria-hidden": "true"}),
                        ],
                        className="compare-chart",
                    )
                    for title, chart in (
                        (ids.COMPARE_TITLE_A, ids.COMPARE_CHART_A),
                        (ids.COMPARE_TITLE_B, ids.COMPARE_CHART_B),
                    )
                ]
                + [legend()],
                className="compare-charts",
            ),
            html.Div(
                id=ids.COMPARE_LIST,
                className="compare-list",
                tabIndex=0,
                role="region",
                **{"aria-label": "List of changes"},
            ),
            dcc.Store(id=ids.COMPARE_DATA),
            dcc.Store(id=ids.COMPARE_TICK),
        ],
        className="compare-panel",
        **{"aria-label": "Compare"},
    )


def _side(boxes: tuple[str, str], label: str, choices: list[dict[str, str]], value: str, people: str) -> Component:
    select, headcount = boxes
    return html.Div(
        [
            dmc.Select(
                id=select, label=label, data=choices, value=value, allowDeselect=False, searchable=True, size="xs"
            ),
            dmc.TextInput(
                id=headcount,
                label="Headcount",
                value=people,
                placeholder="as it is",
                debounce=300,
                size="xs",
                inputProps={"inputMode": "numeric", "autoComplete": "off"},
            ),
        ],
        className="compare-side",
    )
