"""What needs no server: presets into controls, slider and box in step, tabs, tools, thresholds, theme."""

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.controls import controls_of


def register(app: Dash, catalogue: Catalogue) -> None:
    """Wire the clientside functions of ``assets/``."""
    controls = controls_of(catalogue.domain)
    company = [control for control in controls if control.key != "alt"]
    app.clientside_callback(
        ClientsideFunction("controls", "learn"),
        Output(ids.LEARNT, "data"),
        Input(ids.PRESETS, "data"),
        State(ids.THRESHOLDS, "data"),
        State(ids.TOGGLED, "data"),
        State(ids.THEME, "data"),
        *(State(control.id, control.prop) for control in controls),
    )
    app.clientside_callback(
        ClientsideFunction("controls", "setControls"),
        [Output(control.id, control.prop, allow_duplicate=True) for control in company],
        Output(ids.TOGGLED, "data", allow_duplicate=True),
        Input(ids.CHOSEN, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("controls", "showBlocks"),
        Output(ids.DIVISIONS_BLOCK, "hidden"),
        Output(ids.MATRIX_BLOCK, "hidden"),
        Output(ids.COO_WORDS_BLOCK, "hidden"),
        Input(ids.STRUCTURE, "value"),
        Input(ids.COO_SCOPE, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("controls", "showTab"),
        Output(ids.EXPLORE_VIEW, "hidden"),
        Output(ids.COMPARE_VIEW, "hidden"),
        Output(ids.TABLE_VIEW, "hidden"),
        Input(ids.TABS, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("controls", "collectEdits"),
        Output(ids.THRESHOLDS, "data", allow_duplicate=True),
        Input({"type": ids.THRESHOLD, "name": ALL}, "value"),
        State({"type": ids.THRESHOLD, "name": ALL}, "id"),
        State(ids.THRESHOLDS_DEFAULTS, "data"),
        State(ids.THRESHOLDS, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("controls", "resetEdits"),
        Output({"type": ids.THRESHOLD, "name": ALL}, "value", allow_duplicate=True),
        Input(ids.THRESHOLDS_RESET, "n_clicks"),
        State({"type": ids.THRESHOLD, "name": ALL}, "id"),
        State(ids.THRESHOLDS_DEFAULTS, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("controls", "yes"),
        Output(ids.THRESHOLDS_DRAWER, "hidden", allow_duplicate=True),
        Input(ids.THRESHOLDS_CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("controls", "theme"),
        Output(ids.THEME, "data"),
        Output(ids.THEME_PROVIDER, "forceColorScheme"),
        Input(ids.THEME_TOGGLE, "n_clicks"),
        State(ids.THEME, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("canvas", "learn"), Output(ids.STYLED, "data"), Input(ids.STYLES, "data")
    )
    app.clientside_callback(
        ClientsideFunction("scene", "open"),
        Output(ids.CHART_DATA, "data"),
        Input(ids.CHART_DATA, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("controls", "changed"),
        Output(ids.CHANGED, "data"),
        Input(ids.READY, "data"),
        Input(ids.MINE, "data"),
        Input(ids.THEME, "data"),
        Input(ids.THRESHOLDS, "data"),
        Input(ids.TOGGLED, "data"),
        *(Input(control.id, control.prop) for control in controls),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("chart", "tool"),
        Output(ids.FIT, "n_clicks"),
        Input(ids.FIT, "n_clicks"),
        Input(ids.ZOOM_IN, "n_clicks"),
        Input(ids.ZOOM_OUT, "n_clicks"),
        Input(ids.AUTO_FIT, "checked"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("chart", "show"),
        Output(ids.SHOWN, "data"),
        Input(ids.SELECTED, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("ladder", "draw"),
        Output(ids.LADDER_DRAWN, "data"),
        Input(ids.LADDER_DATA, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("compare", "draw"),
        Output(ids.COMPARE_DRAWN, "data"),
        Input(ids.COMPARE_DATA, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("compare", "swap"),
        [
            Output(component, "value", allow_duplicate=True)
            for component in (ids.COMPARE_A, ids.COMPARE_A_HEADCOUNT, ids.COMPARE_B, ids.COMPARE_B_HEADCOUNT)
        ],
        Input(ids.COMPARE_SWAP, "n_clicks"),
        [
            State(component, "value")
            for component in (ids.COMPARE_A, ids.COMPARE_A_HEADCOUNT, ids.COMPARE_B, ids.COMPARE_B_HEADCOUNT)
        ],
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("compare", "fit"),
        Output(ids.COMPARE_FIT, "n_clicks"),
        Input(ids.COMPARE_FIT, "n_clicks"),
        prevent_initial_call=True,
    )
