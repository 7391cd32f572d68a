"""Left panel: the company, as presets and parameters; ``assets/src/explore/`` puts the controls into their places."""

from dash import html
from dash.development.base_component import Component

from orgmodel.typical.parameters import TypicalCompany, changed
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.loaded import own_panel, source_switch
from orgview.panels.markup import aria, data


def company_panel(catalogue: Catalogue) -> Component:
    """The switch between a typical company and one's own, and the controls of each."""
    return html.Aside(
        [
            html.H2("Company", className="panel-title"),
            html.P("Who reports to whom in operations, at any size, and why.", className="hint purpose"),
            # Filled by assets/src/explore/first-steps.js until it has been read once.
            html.Div(id=ids.FIRST_STEPS),
            html.Div(id=ids.LINK_MESSAGE, className="message", role="alert"),
            source_switch(),
            html.Div(_typical(catalogue), id=ids.TYPICAL_PANEL),
            own_panel(),
        ],
        className="panel company-panel",
        **aria(label="Company"),
    )


def _typical(catalogue: Catalogue) -> list[Component]:
    """Places of the controls of a typical company."""
    return [
        html.Div(
            [_place("n"), html.Div(id=ids.HEADCOUNT_SLIDER, className="headcount-slider")],
            className="block",
        ),
        _presets(catalogue),
        _whole(),
        _place("imp"),
        _place("struct"),
        html.Div(
            [_place("div"), html.Div(_place("solid"), id=ids.MATRIX_BLOCK, hidden=True)],
            id=ids.DIVISIONS_BLOCK,
            className="block",
            hidden=True,
        ),
        _coo(catalogue),
        _place("ceo"),
        html.Details(
            [
                html.Summary("More about this company"),
                *(_place(key) for key in ("office", "board", "asst", "split", "title", "coos", "by", "weak", "strong")),
            ],
            className="more",
        ),
        html.Div(id=ids.COMPANY_MESSAGE, className="message", role="alert"),
        html.Button("Edit thresholds …", id=ids.THRESHOLDS_OPEN, className="button wide"),
    ]


def _place(key: str) -> Component:
    """Place of the control of a parameter, by its key in a link."""
    return html.Div(className="block", **data(control=key))


def _presets(catalogue: Catalogue) -> Component:
    """Plain sizes as numbers; the special cases by name in a menu under them."""
    plain: list[Component] = []
    special: list[Component] = []
    for key, preset in catalogue.presets.items():
        # A board is only drawn; everything else makes a company a case of its own.
        is_plain = changed(preset.company, board=False) == TypicalCompany(preset.company.headcount)
        (plain if is_plain else special).append(
            html.Button(
                f"{preset.company.headcount:,}" if is_plain else preset.name,
                className="chip",
                title=preset.summary,
                # assets/src/explore/parameters.js listens.
                **data(preset=key),
                **aria(pressed="false"),
            )
        )
    return html.Div(
        [
            html.Span("Usual sizes, people", className="label", id="presets-label"),
            html.Div(plain, className="chips"),
            html.Details(
                [html.Summary("Special cases"), html.Div(special, className="chips")],
                id=ids.SPECIAL_CASES,
                className="special-cases",
            ),
        ],
        className="block",
        role="group",
        **aria(labelledby="presets-label"),
    )


def _whole() -> Component:
    """From the typical chart to everybody; `assets/src/explore/expand-population.js` listens."""
    return html.Div(
        [
            html.Button(
                "Show all people",
                id=ids.WHOLE_SHOW,
                className="button whole",
                title="Every person of this company as a seat; illustrative, spans as published",
            ),
            html.Div(id=ids.WHOLE_MESSAGE, className="message", role="alert"),
        ],
        className="block",
    )


def _coo(catalogue: Catalogue) -> Component:
    coo = catalogue.domain.coo
    sources = "; ".join(dict.fromkeys(catalogue.domain.citation(cite).source for cite in coo.base_rate.cites))
    return html.Div(
        [
            _place("coo"),
            html.Details(
                [
                    html.Summary([html.Strong(coo.base_rate.text), " — sources"]),
                    html.P(sources, className="source"),
                    html.P(coo.effect.text, className="source"),
                ],
                className="note",
            ),
            _place("scope"),
            html.Div(_place("words"), id=ids.COO_WORDS_BLOCK, hidden=True),
        ],
        className="block group",
    )
