"""Markup: attributes that are no keyword of Python, for the components of ``dash.html``."""

from typing import Any


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
