"""The whole page, put together from its panels, with the first screen already in it."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from orgmodel.theme import LIGHT, THEMES
from orgmodel.views.typical import View
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.stylesheet import to_stylesheet
from orgview.charts.typical_source import TypicalCharts
from orgview.panels.chart import chart_panel, legend_entries, own_legend_entries
from orgview.panels.company import company_panel
from orgview.panels.controls import to_values
from orgview.panels.header import header
from orgview.panels.loaded import own_drawers
from orgview.panels.measures import measures_drawer
from orgview.panels.thresholds import thresholds_drawer
from orgview.queries.typical_query import to_fields, write

MANTINE = {
    "fontFamily": LIGHT.font,
    "primaryColor": "blue",
    # White on a lighter blue would be below 4.5:1.
    "primaryShade": 8,
    "defaultRadius": "md",
    "respectReducedMotion": True,
}


def page(catalogue: Catalogue, charts: TypicalCharts) -> Component:
    """Page of a new visitor: the Explore tab at the first preset, complete without asking the server again."""
    first = catalogue.first.company
    answer = charts.answer(to_fields(write(first, View())), "light")
    explore = html.Div(
        [
            company_panel(catalogue),
            chart_panel(answer["scene"]["ladder"]),
            # Filled when the first chart is on the screen, which it would otherwise delay.
            html.Aside(id=ids.INSPECTOR, className="panel inspector", tabIndex=0, **{"aria-label": "Details"}),
        ],
        className="explore",
        id=ids.EXPLORE_VIEW,
        role="tabpanel",
        **{"aria-labelledby": f"{ids.TABS}-tab-explore"},
    )
    # Filled when the tab is first opened: two more canvases would delay the first screen.
    compare = html.Div(
        className="compare",
        id=ids.COMPARE_VIEW,
        hidden=True,
        role="tabpanel",
        **{"aria-labelledby": f"{ids.TABS}-tab-compare"},
    )
    # Filled when the tab is first opened, with the grid's script.
    table = html.Div(
        className="table-tab",
        id=ids.TABLE_VIEW,
        hidden=True,
        role="tabpanel",
        **{"aria-labelledby": f"{ids.TABS}-tab-table"},
    )
    return dmc.MantineProvider(
        [
            *_stores(catalogue),
            dcc.Store(id=ids.CHART_DATA, data=answer),
            header(),
            html.Main(
                [explore, compare, table, thresholds_drawer(catalogue), *own_drawers(), measures_drawer()],
                className="main",
            ),
        ],
        id=ids.THEME_PROVIDER,
        forceColorScheme="light",
        theme=MANTINE,
    )


def _stores(catalogue: Catalogue) -> list[Component]:
    """What the callbacks keep in the browser: no person's data, only the state of the page."""
    presets = {key: to_values(preset.company) for key, preset in catalogue.presets.items()}
    return [
        dcc.Store(id=ids.THEME, data="light"),
        dcc.Store(id=ids.START),
        dcc.Store(id=ids.READY),
        dcc.Store(
            id=ids.STYLES,
            data={
                **{name: to_stylesheet(theme) for name, theme in THEMES.items()},
                "legend": legend_entries(),
                "ownLegend": own_legend_entries(),
            },
        ),
        dcc.Store(id=ids.STYLED),
        dcc.Store(id=ids.WRITTEN),
        dcc.Store(id=ids.LADDER_DRAWN),
        dcc.Store(id=ids.CHANGED),
        dcc.Store(id=ids.CHOSEN),
        dcc.Store(id=ids.LEARNT),
        dcc.Store(id=ids.PRESETS, data=presets),
        dcc.Store(id=ids.THRESHOLDS, data={}),
        dcc.Store(id=ids.TOGGLED, data=[]),
        dcc.Store(id=ids.MINE),
        dcc.Store(id=ids.DRAWN),
        # The first screen has every parameter but the headcount at its default: an empty query.
        dcc.Store(id=ids.PARAMETERS, data=""),
        dcc.Store(id=ids.SELECTED, data=""),
        dcc.Store(id=ids.SHOWN),
        dcc.Store(id=ids.COMPARED, data={}),
        dcc.Store(id=ids.COMPARE_DRAWN),
        dcc.Store(id=ids.TABLE_READY),
    ]
