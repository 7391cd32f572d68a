"""Left panel: the company, as presets and parameters."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from orgview import ids
from orgview.catalogue import Catalogue
from orgview.panels.controls import Control, controls_of, is_plain, to_values
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
    controls = {
        control.id: _control(control, values[control.key])
        for control in controls_of(catalogue.domain)
        if control.key in values
    }
    return [
        _presets(catalogue),
        # assets/slider.js puts the slider into the second.
        html.Div(
            [controls[ids.HEADCOUNT], html.Div(id=ids.HEADCOUNT_SLIDER, className="headcount-slider")],
            className="block",
        ),
        _whole(),
        controls[ids.IMPORTANCE],
        controls[ids.STRUCTURE],
        html.Div(
            [controls[ids.DIVISIONS], html.Div(controls[ids.MATRIX_SOLID], id=ids.MATRIX_BLOCK)],
            id=ids.DIVISIONS_BLOCK,
            className="block",
        ),
        html.Div(
            [
                controls[ids.COO],
                _coo_note(catalogue),
                controls[ids.COO_SCOPE],
                html.Div(controls[ids.COO_WORDS], id=ids.COO_WORDS_BLOCK),
            ],
            className="block group",
        ),
        controls[ids.CEO_OPERATIONS],
        html.Details(
            [
                html.Summary("More about this company"),
                *(
                    controls[control]
                    for control in (
                        ids.HAS_OFFICE,
                        ids.BOARD,
                        ids.ASSISTANT_DIRECTOR,
                        ids.SPLIT_OFFICER,
                        ids.TITLE_STYLE,
                        ids.COOS,
                        ids.COO_SPLIT,
                        ids.CEO_WEAK,
                        ids.CEO_STRONG,
                    )
                ),
            ],
            className="more",
        ),
        html.Div(id=ids.COMPANY_MESSAGE, className="message", role="alert"),
        html.Button("Edit thresholds \u2026", id=ids.THRESHOLDS_OPEN, className="button wide", n_clicks=0),
    ]


def _presets(catalogue: Catalogue) -> Component:
    """Plain sizes first, as numbers; the special cases by name under them."""
    plain, special = [], []
    for key, preset in catalogue.presets.items():
        (plain if is_plain(preset) else special).append(
            html.Button(
                f"{preset.company.headcount:,}" if is_plain(preset) else preset.name,
                className="chip",
                title=preset.summary,
                # assets/controls.js listens: the chart is drawn before the page's state changes.
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


def _coo_note(catalogue: Catalogue) -> Component:
    coo = catalogue.domain.coo
    sources = "; ".join(dict.fromkeys(catalogue.domain.citation(cite).source for cite in coo.base_rate.cites))
    return html.Details(
        [
            html.Summary([html.Strong(coo.base_rate.text), " \u2014 sources"]),
            html.P(sources, className="source"),
            html.P(coo.effect.text, className="source"),
        ],
        className="note",
    )


def _control(control: Control, value: Any) -> Component:
    match control.kind:
        case "segments":
            return _segments(control, value)
        case "select":
            return dmc.Select(
                id=control.id,
                label=control.label,
                data=_choices(control),
                value=value,
                allowDeselect=False,
                size="xs",
                comboboxProps={"withinPortal": True},
            )
        case "checks":
            return dmc.MultiSelect(
                id=control.id,
                label=control.label,
                data=_choices(control),
                value=value,
                size="xs",
                **({"placeholder": control.hint} if control.hint else {}),
            )
        case "switch":
            return dmc.Switch(id=control.id, label=control.label, checked=bool(value), size="xs")
        case "number":
            return dmc.TextInput(
                id=control.id,
                label=control.label,
                value=value,
                debounce=250,
                size="sm",
                className="headcount-box",
                inputProps={"inputMode": "numeric", "autoComplete": "off"},
            )
        case "text":
            return dmc.TextInput(
                id=control.id,
                label=control.label,
                description=control.hint,
                value=value,
                debounce=300,
                size="xs",
                inputProps={"inputMode": "numeric"},
            )


def _segments(control: Control, value: str) -> Component:
    return html.Div(
        [
            html.Span(control.label, className="label", id=f"{control.id}-label"),
            dmc.SegmentedControl(
                id=control.id,
                data=_choices(control),
                value=value,
                fullWidth=True,
                size="xs",
                attributes={"root": {"aria-labelledby": f"{control.id}-label"}},
            ),
        ],
        className="block",
    )


def _choices(control: Control) -> list[dict[str, Any]]:
    """Choices as Mantine takes them: a list, or groups of lists where the choices have groups."""
    groups: dict[str, list[dict[str, str]]] = {}
    for choice in control.choices:
        groups.setdefault(choice.group, []).append({"value": choice.value, "label": choice.label})
    if set(groups) <= {""}:
        return groups.get("", [])
    return [{"group": group, "items": items} for group, items in groups.items()]
