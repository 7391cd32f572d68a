"""First screen: what an address shows, already in the first HTML answer, and what the browser half begins with."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from orgmodel.export.page import draw_scene
from orgmodel.export.svg import markup, number
from orgmodel.layout.scene import Scene
from orgmodel.theme import THEMES
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.first_chart import FirstChart
from orgview.charts.loaded_source import Opener, own_chart
from orgview.charts.typical_source import TypicalCharts
from orgview.opened_link import chart_query, first_state
from orgview.panels.html_text import to_html
from orgview.panels.inspect import inspection
from orgview.queries.loaded_query import FIRST_RATIO, LOADED
from orgview.queries.typical_query import to_fields


@dataclass(frozen=True)
class FirstCharts:
    """Makes the first chart of an address: of a typical company or of one that the visitor has loaded."""

    catalogue: Catalogue
    charts: TypicalCharts
    find: Opener

    def of(self, query: str, theme: str) -> FirstChart | None:
        """Chart of the query of an address; None where there is none to show."""
        query = chart_query(self.catalogue, query)
        fields = to_fields(query)
        selection = fields.get("sel", "")
        if LOADED in fields:
            opened = self.find(fields[LOADED])
            if opened is None:
                return None
            scene, answer = own_chart(opened, fields, theme)
        else:
            drawn = self.charts.scene(fields, theme)
            if drawn is None:
                return None
            scene, answer = drawn, json.loads(self.charts.encoded_answer(fields, theme))
        details = inspection(self.catalogue, self.find, query, selection)
        data = {"theme": theme, "ratio": fields.get("ratio", FIRST_RATIO), "answer": {**answer, "inspection": details}}
        return FirstChart(scene, data, details)


@dataclass(frozen=True)
class FirstScreens:
    """Makes the first screen of an address.

    Attributes
    ----------
    layout
        The whole page; its places are filled with what the address shows.
    chart_of
        Chart of a query in a theme: scene, answer and details; None where there is none to show.
    """

    catalogue: Catalogue
    layout: Component
    chart_of: Callable[[str, str], FirstChart | None]

    def of(self, query: str, theme: str) -> str:
        """HTML of the body: the picture, then the data that scripts read.

        Parameters
        ----------
        query
            Query string of the address.
        theme
            Theme that the visitor chose last; the browser shows another one where the system asks for it.
        """
        state = first_state(self.catalogue, query)
        chart = self.chart_of(query, theme)
        picture = self._picture(state, chart, theme)
        data = {"first-state": state, "first-scene": chart and chart.data}
        return picture + "".join(embedded(key, value) for key, value in data.items())

    def _picture(self, state: dict[str, Any], chart: FirstChart | None, theme: str) -> str:
        if state["tab"] != "explore" or chart is None:
            return ""
        # Of the two panels one is shown; that of loaded companies is filled by scripts alone.
        fills = {ids.TYPICAL_PANEL: "", ids.OWN_PANEL: " "} if state["isLoaded"] else {ids.OWN_PANEL: ""}
        answer = chart.data["answer"]
        ladder = (answer["scene"] or {}).get("ladder")
        fills |= {
            ids.SENTENCE: escape(answer["sentence"] or "") or " ",
            ids.CHART: svg(chart.scene, theme),
            ids.INSPECTOR: to_html(chart.inspection) or " ",
            ids.LADDER: to_html(ladder_steps(ladder["columns"], answer["scene"])) if ladder else "",
        }
        page = to_html(self.layout, fills)
        return f'<div id="first-screen" class="page" data-theme="{theme}" inert aria-hidden="true">{page}</div>'


def svg(scene: Scene, theme: str) -> str:
    """Scene as inline SVG that stands where the canvas will paint it: fitted, at 125 % at most."""
    width, height = number(scene.width_px), number(scene.height_px)
    most = f"max-width:{number(scene.width_px * 1.25)}px;max-height:{number(scene.height_px * 1.25)}px"
    return (
        f"<svg class='first-chart' viewBox='0 0 {width} {height}' style='{most}'"
        f" font-family='var(--font)'>{markup(draw_scene(scene, THEMES[theme]), lengths=False)}</svg>"
    )


def ladder_steps(columns: list[dict[str, Any]], scene: dict[str, Any]) -> list[Component]:
    """Steps of the size ladder, as ``assets/src/explore/size-ladder.js`` makes them."""
    steps: list[Component] = []
    for column in columns:
        is_current = column["start"] <= scene["headcount"] and (
            column["end"] is None or scene["headcount"] <= column["end"]
        )
        chain = scene["chain"] if is_current else column["chain"]
        rungs = [
            html.Span(one["short"], className=f"rung role-{one['role']}{' head' if one['head'] else ''}")
            for one in chain
        ]
        steps.append(
            html.Button(
                [html.Span(rungs, className="rungs"), html.Span(column["range"], className="band")],
                className="step current" if is_current else "step",
            )
        )
    return steps


def embedded(key: str, value: Any) -> str:
    """Data in a script element that no browser runs."""
    text = json.dumps(value, cls=PlotlyJSONEncoder, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{key}">{text}</script>'
