"""A link is opened: its fields go into the controls; what cannot be read is said."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from orgmodel.errors import UnknownName
from orgmodel.typical.presets import find_preset
from orgmodel.views.typical import View
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.messages import NO_COMPANY, link_message
from orgview.panels.controls import controls_of, to_values
from orgview.panels.header import TABS
from orgview.panels.thresholds import NEVER
from orgview.queries.loaded_query import KEYS, LOADED
from orgview.queries.typical_query import Problem, read, to_fields, write

# What the store calls a company.
_COMPANY_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
COMPARED = ("a", "an", "b", "bn")


def open_link(catalogue: Catalogue, query: str) -> dict[str, Any]:
    """What the page holds for a link.

    Returns
    -------
    dict
        ``values`` per `Control.key`, ``edits`` (threshold texts that differ from the data files), ``toggled``,
        ``selected``, ``mine`` (id of the visitor's own company and how it is looked at; None for a typical one),
        ``tab``, ``compared`` by query key, ``message`` (empty when all of it could be read).
    """
    given = to_fields(query)
    problems: list[Problem] = []
    fallback = catalogue.first.company
    if "preset" in given:
        try:
            preset = find_preset(catalogue.presets, given["preset"]).company
            given = {**to_fields(write(preset, View())), **given}
        except UnknownName as error:
            problems.append(Problem("preset", str(error)))
    reading = read(given, catalogue.domain, fallback)
    company = reading.company
    values = {**to_values(company), "alt": reading.view.show_alternatives}
    bad = {problem.key for problem in reading.problems}
    if "n" in bad:
        values["n"] = given["n"]
    problems += [problem for problem in reading.problems if problem.key != "n"]
    mine = given.get(LOADED)
    if mine is not None and not _COMPANY_ID.fullmatch(mine):
        problems.append(Problem(LOADED, str(NO_COMPANY)))
        mine = None
    tab = given.get("tab", "explore")
    if tab not in TABS:
        problems.append(Problem("tab", f"There is no tab {tab!r}. There are: {', '.join(TABS)}."))
        tab = "explore"
    return {
        "values": values,
        "edits": {name: NEVER if n is None else str(n) for name, n in company.thresholds},
        # Branches of one's own company are no seats of the typical one.
        "toggled": [] if mine else sorted(reading.view.toggled),
        "mine": {"id": mine, "view": _view(given), "linked": True} if mine else None,
        "selected": given.get("sel", ""),
        "tab": tab,
        "compared": {key: given[key] for key in COMPARED if key in given},
        "message": link_message(problems),
    }


def _view(given: Mapping[str, str]) -> str:
    """Fields of a link that say how a company is looked at; the window has its own ratio."""
    return urlencode({key: given[key] for key in KEYS if key in given and key != "ratio"})


def register(app: Dash, catalogue: Catalogue) -> None:
    """Open the page's own address once at the start; keep the address in step afterwards."""
    app.clientside_callback(
        ClientsideFunction("link", "start"), Output(ids.START, "data"), Input(ids.THEME_PROVIDER, "id")
    )

    @app.callback(
        output={
            "ready": Output(ids.READY, "data"),
            "message": Output(ids.LINK_MESSAGE, "children"),
            "tab": Output(ids.TABS, "value"),
            "selected": Output(ids.SELECTED, "data"),
            "toggled": Output(ids.TOGGLED, "data"),
            "mine": Output(ids.MINE, "data"),
            "edits": Output(ids.THRESHOLDS, "data"),
            "compared": Output(ids.COMPARED, "data"),
            "values": {control.key: Output(control.id, control.prop) for control in controls_of(catalogue.domain)},
        },
        inputs={"query": Input(ids.START, "data")},
        prevent_initial_call=True,
    )
    def _open_link(query: str) -> dict[str, Any]:
        opened = open_link(catalogue, query)
        return {
            "ready": query,
            "message": opened["message"],
            "tab": opened["tab"],
            "selected": opened["selected"],
            "toggled": opened["toggled"],
            "mine": opened["mine"],
            "edits": opened["edits"],
            "compared": opened["compared"],
            "values": opened["values"],
        }

    app.clientside_callback(
        ClientsideFunction("link", "write"),
        Output(ids.WRITTEN, "data"),
        Output({"type": ids.EXPORT_LINK, "format": ALL, "scale": ALL}, "href"),
        Input(ids.DRAWN, "data"),
        Input(ids.TABS, "value"),
        Input(ids.SELECTED, "data"),
        Input(ids.COMPARE_DRAWN, "data"),
        Input(ids.THEME, "data"),
        State({"type": ids.EXPORT_LINK, "format": ALL, "scale": ALL}, "id"),
        prevent_initial_call=True,
    )
