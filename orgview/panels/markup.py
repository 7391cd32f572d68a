"""Markup: attributes that are no keyword of Python, for the components of ``dash.html``."""

from typing import Any

from dash.development.base_component import Component


def aria(**values: str) -> dict[str, Any]:
    """Attributes for screen readers.

    Examples
    --------
    >>> aria(label="Chart", live="polite")
    {'aria-label': 'Chart', 'aria-live': 'polite'}
    """
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Attributes that the page's scripts look for; a dash in a name is written as an underscore.

    Examples
    --------
    >>> data(export_format="svg")
    {'data-export-format': 'svg'}
    """
    return {f"data-{name.replace('_', '-')}": value for name, value in values.items()}


def without_clicks(whole: Component) -> Component:
    """Component in which Dash counts no clicks: nobody asks for them, and each would render all that holds the button.

    Examples
    --------
    >>> from dash import html
    >>> without_clicks(html.Div(html.Button("Go", id="go"))).children.disable_n_clicks
    True
    """
    for part in (whole, *whole._traverse()):
        if "disable_n_clicks" in getattr(part, "available_properties", ()) and getattr(part, "id", None):
            part.disable_n_clicks = True
    return whole
