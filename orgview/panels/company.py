"""Left panel: the company, as presets and parameters."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from orgmodel.typical.parameters import TypicalCompany, changed
from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.controls import scope_choices, to_values
from orgview.panels.loaded import own_panel, source_switch


def company_panel(catalogue: Catalogue) -> Component:
    """The switch between a typical company and one's own, and the controls of each."""
    return html.Aside(
        [
            html.H2("Company", className="panel-title"),
            html.Div(id=ids.LINK_MESSAGE, className="message", role="alert"),
            source_switch(),
            html.Div(_typical(catalogue), id=ids.TYPICAL_PANEL),
            own_panel(),
        ],
        className="panel company-panel",
        **{"aria-label": "Company"},
    )


def _typical(catalogue: Catalogue) -> list[Component]:
    """Controls of the typical company, at the first screen's values."""
    values = to_values(catalogue.first.company)
    return [
        _presets(catalogue),
        _headcount(values["n"]),
        _whole(),
        _segments(ids.IMPORTANCE, "Importance of operations", ("low", "normal", "high"), values["imp"]),
        _segments(ids.STRUCTURE, "Structure", ("functional", "divisional", "matrix", "flat"), values["struct"]),
        html.Div(
            [
                dmc.TextInput(
                    id=ids.DIVISIONS,
                    label="Divisions or units",
                    description="Empty takes the number usual for the size",
                    value=values["div"],
                    debounce=300,
                    size="xs",
                    inputProps={"inputMode": "numeric"},
                ),
                html.Div(
                    _segments(
                        ids.MATRIX_SOLID, "Solid line of a matrix goes to", ("function", "unit"), values["solid"]
                    ),
                    id=ids.MATRIX_BLOCK,
                ),
            ],
            id=ids.DIVISIONS_BLOCK,
            className="block",
        ),
        _coo(catalogue, values),
        _segments(ids.CEO_OPERATIONS, "Chief executive in operations", ("weak", "balanced", "strong"), values["ceo"]),
        _more(catalogue, values),
        html.Div(id=ids.COMPANY_MESSAGE, className="message", role="alert"),
        html.Button("Edit thresholds …", id=ids.THRESHOLDS_OPEN, className="button wide", n_clicks=0),
    ]


def _presets(catalogue: Catalogue) -> Component:
    """Plain sizes first, as numbers; the special cases by name under them."""
    plain, special = [], []
    for key, preset in catalogue.presets.items():
        # A board is only drawn; everything else makes a company a case of its own.
        is_plain = changed(preset.company, board=False) == TypicalCompany(preset.company.headcount)
        (plain if is_plain else special).append(
            html.Button(
                f"{preset.company.headcount:,}" if is_plain else preset.name,
                className="chip",
                title=preset.summary,
                # assets/controls.js listens: the chart is drawn before the page's state is told.
                disable_n_clicks=True,
                **{"data-preset": key, "aria-label": f"{preset.name}: {preset.summary}"},
            )
        )
    return html.Div(
        [
            html.Span("Presets, people", className="label", id="presets-label"),
            html.Div(plain, className="chips"),
            html.Div(special, className="chips"),
        ],
        className="block",
        role="group",
        **{"aria-labelledby": "presets-label"},
    )


def _headcount(text: str) -> Component:
    """The number box, and the place where `assets/slider.js` puts the slider."""
    return html.Div(
        [
            dmc.TextInput(
                id=ids.HEADCOUNT,
                label="Headcount",
                value=text,
                debounce=250,
                size="sm",
                className="headcount-box",
                inputProps={"inputMode": "numeric", "autoComplete": "off"},
            ),
            html.Div(id=ids.HEADCOUNT_SLIDER, className="headcount-slider"),
        ],
        className="block",
    )


def _whole() -> Component:
    """From the typical chart to everybody; `assets/whole.js` listens."""
    return html.Div(
        [
            html.Button(
                "Show all people",
                id=ids.WHOLE_SHOW,
                className="button whole",
                title="Every person of this company as a seat; illustrative, spans as published",
                disable_n_clicks=True,
            ),
            html.Div(id=ids.WHOLE_MESSAGE, className="message", role="alert"),
        ],
        className="block",
    )


def _segments(control: str, label: str, values: tuple[str, ...], value: str) -> Component:
    return html.Div(
        [
            html.Span(label, className="label", id=f"{control}-label"),
            dmc.SegmentedControl(
                id=control,
                data=[{"value": word, "label": word.capitalize()} for word in values],
                value=value,
                fullWidth=True,
                size="xs",
                attributes={"root": {"aria-labelledby": f"{control}-label"}},
            ),
        ],
        className="block",
    )


def _coo(catalogue: Catalogue, values: dict[str, object]) -> Component:
    coo = catalogue.domain.coo
    sources = "; ".join(dict.fromkeys(catalogue.domain.citation(cite).source for cite in coo.base_rate.cites))
    words = [
        {"value": key, "label": f"{word.name} ({word.share} of COOs)" if word.share else word.name}
        for key, word in coo.words.items()
        if key != "operations"
    ]
    return html.Div(
        [
            _segments(ids.COO, "Chief operating officer", ("auto", "yes", "no"), str(values["coo"])),
            html.Details(
                [
                    html.Summary([html.Strong(coo.base_rate.text), " — sources"]),
                    html.P(sources, className="source"),
                    html.P(coo.effect.text, className="source"),
                ],
                className="note",
            ),
            dmc.Select(
                id=ids.COO_SCOPE,
                label="Scope of the COO",
                data=scope_choices(catalogue.domain),
                value=values["scope"],
                allowDeselect=False,
                size="xs",
                comboboxProps={"withinPortal": True},
            ),
            html.Div(
                dmc.MultiSelect(
                    id=ids.COO_WORDS,
                    label="Functions besides operations",
                    data=words,
                    value=values["words"],
                    size="xs",
                    placeholder="Add a function",
                ),
                id=ids.COO_WORDS_BLOCK,
            ),
        ],
        className="block group",
    )


def _more(catalogue: Catalogue, values: dict[str, object]) -> Component:
    words = [
        {"value": key, "label": word.name} for key, word in catalogue.domain.coo.words.items() if key != "operations"
    ]
    switches = (
        (ids.HAS_OFFICE, "Has an office", values["office"]),
        (ids.BOARD, "Draw the board", values["board"]),
        (ids.ASSISTANT_DIRECTOR, "Assistant director (from 1,000)", values["asst"]),
        (ids.SPLIT_OFFICER, "Officer and manager are two seats", values["split"]),
    )
    return html.Details(
        [
            html.Summary("More about this company"),
            *(
                dmc.Switch(id=control, label=label, checked=bool(value), size="xs")
                for control, label, value in switches
            ),
            _segments(ids.TITLE_STYLE, "Title of the operations officer", ("officer", "manager"), str(values["title"])),
            dmc.Select(
                id=ids.COOS,
                label="Number of COOs (from 1,000)",
                data=["1", "2", "3", "4"],
                value=values["coos"],
                allowDeselect=False,
                size="xs",
            ),
            _segments(ids.COO_SPLIT, "Several COOs are split by", ("region", "function"), str(values["by"])),
            dmc.MultiSelect(id=ids.CEO_WEAK, label="Chief executive is weak in", data=words, value=[], size="xs"),
            dmc.MultiSelect(id=ids.CEO_STRONG, label="Chief executive is strong in", data=words, value=[], size="xs"),
        ],
        className="more",
    )
