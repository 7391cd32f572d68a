"""First screen: what an address shows, already in the first HTML answer, and what the browser half begins with."""

import json
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from orgmodel.errors import OrgError
from orgmodel.export.page import draw_scene
from orgmodel.export.pictures.svg import markup, number
from orgmodel.layout.scene import Scene
from orgmodel.theme import THEMES
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.charts.resolve import SourceResolver
from orgview.charts.theme_css import page_theme
from orgview.page.opened_link import chart_query, first_state, open_link, without_company
from orgview.panels.html_text import to_html
from orgview.panels.inspector import inspector_parts
from orgview.panels.markup import data
from orgview.queries.ratios import FIRST_RATIO
from orgview.queries.typical_query import to_fields


@dataclass(frozen=True, slots=True)
class FirstChart:
    """Chart of an address.

    Attributes
    ----------
    scene
        For the picture.
    data
        ``theme``, ``ratio`` and ``answer`` as ``GET /scene`` gives it, with ``inspection``.
    inspection
        Details of what is selected, as components.
    """

    scene: Scene
    data: dict[str, Any]
    inspection: list[Component | str]


def first_chart(resolver: SourceResolver, query: str, theme: str) -> FirstChart | None:
    """Chart of a query; None where there is none to show."""
    fields = to_fields(query)
    source = resolver.resolve_source(fields)
    if source is None:
        return None
    try:
        scene = source.scene(THEMES[theme])
    except OrgError:
        return None
    answer = source.first_answer(theme)
    details = inspector_parts(source, fields.get("sel", ""))
    data = {"theme": theme, "ratio": fields.get("ratio", FIRST_RATIO), "answer": {**answer, "inspection": details}}
    return FirstChart(scene, data, details)


@dataclass(frozen=True)
class FirstScreens:
    """Makes the first screen of an address.

    Attributes
    ----------
    layout
        The whole page; its places are filled with what the address shows.
    """

    catalogue: Catalogue
    layout: Component
    resolver: SourceResolver

    def of(self, query: str, theme: str) -> str:
        """HTML of the body: the picture, then the data that scripts read.

        Parameters
        ----------
        query
            Query string of the address.
        theme
            Theme of the data that scripts read; the picture has the colours of the page, whatever theme holds there.
        """
        link = open_link(self.catalogue, query)
        if link.loaded_id and self.resolver.resolve_source(link.fields) is None:
            link = without_company(self.catalogue, link)
        state, chart = first_state(link), first_chart(self.resolver, chart_query(link), theme)
        picture = self._picture(state, chart)
        data = {ids.FIRST_STATE: state, ids.FIRST_SCENE: chart and chart.data}
        return picture + "".join(embedded(key, value) for key, value in data.items())

    def _picture(self, state: dict[str, Any], chart: FirstChart | None) -> str:
        if state["tab"] != "explore" or chart is None:
            return ""
        # Of the two panels one is shown; that of loaded companies is filled by scripts alone.
        fills = {ids.TYPICAL_PANEL: "", ids.OWN_PANEL: " "} if state["isLoaded"] else {ids.OWN_PANEL: ""}
        answer = chart.data["answer"]
        ladder = (answer["scene"] or {}).get("ladder")
        fills |= {
            ids.SENTENCE: escape(answer["sentence"] or "") or " ",
            ids.TRAIL: to_html(trail_parts(chain_of(answer))) or " ",
            ids.NEXT: to_html(next_parts(answer.get("next") or [])),
            ids.CHART: svg(chart.scene),
            ids.INSPECTOR: to_html(chart.inspection) or " ",
            ids.LADDER: to_html(ladder_steps(ladder["columns"], answer["scene"])) if ladder else "",
        }
        page = to_html(self.layout, fills)
        return f'<div id="{ids.FIRST_SCREEN}" class="page" inert aria-hidden="true">{page}</div>'


def svg(scene: Scene) -> str:
    """Scene as inline SVG that stands where the canvas will paint it: fitted, as large as the stylesheet lets it be.

    Its colours are those of the page, whatever theme holds there before a script runs.
    """
    width, height = number(scene.width_px), number(scene.height_px)
    most = f"--wide:{width};--high:{height}"
    return (
        f"<svg class='first-chart' viewBox='0 0 {width} {height}' style='{most}'"
        f" font-family='var(--font)'>{markup(draw_scene(scene, page_theme()), lengths=False)}</svg>"
    )


def chain_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Operations line of an answer, from the chief executive down; a loaded company's is read later."""
    chain: list[dict[str, Any]] = (answer["scene"] or {}).get("chain") or []
    return chain


def trail_parts(chain: list[dict[str, Any]]) -> list[Component]:
    """The operations line from the bottom up, as ``assets/src/explore/trail.js`` makes it."""
    if not chain:
        return []
    arrows = [html.Span("\u203a", className="arrow")] * (len(chain) - 1)
    links = [html.Button(rung["short"], className="link") for rung in reversed(chain)]
    return [
        html.Span("Line:"),
        links[0],
        *(part for pair in zip(arrows, links[1:], strict=True) for part in pair),
    ]


def next_parts(steps: list[dict[str, Any]]) -> list[Component]:
    """Next sizes: what comes with growth, as ``assets/src/explore/sentence.js`` makes it."""
    links = [html.Button(step["text"], className="link") for step in steps]
    return [html.Span("Next:"), *links] if links else []


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
                [
                    html.Span(rungs, className="rungs"),
                    html.Span(column["range"], className="band"),
                ],
                className="step current" if is_current else "step",
                **(data(here=f"{scene['headcount']:,}") if is_current else {}),
            )
        )
    return steps


def embedded(key: str, value: Any) -> str:
    """Data in a script element that no browser runs."""
    text = json.dumps(value, cls=PlotlyJSONEncoder, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{key}">{text}</script>'
