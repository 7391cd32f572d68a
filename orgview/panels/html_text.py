"""HTML text: components of Dash's html package as markup, for what is on the page before any script has run."""

from collections.abc import Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

# Elements without an end tag.
_VOID = frozenset({"Br", "Hr", "Img", "Wbr"})
_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
# Ids and data attributes belong to the page's own elements, which scripts look for; the rest only Dash reads. What has
# a look of its own in the stylesheet is kept.
_DROPPED = frozenset({"id", "children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "key"})
_STYLED = frozenset({"data-here", "data-empty"})


def to_html(node: Any, fills: Mapping[str, str] | None = None) -> str:
    """Write a tree of components as HTML; texts and attributes are escaped.

    Parameters
    ----------
    node
        A component of ``dash.html``, a text, a number, a list of them, or None. Other components, which need their
        script, are left out.
    fills
        Markup that stands in place of the children of the component with an id, or of a component that is left out.
        "" hides the component.

    Notes
    -----
    Recursive in the depth of the page, which is a dozen, not in people.
    """
    fills = fills or {}
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(to_html(one, fills) for one in node)
    if not isinstance(node, Component):
        return escape(str(node), quote=False)
    props = node.to_plotly_json()["props"]
    filled = fills.get(str(props.get("id", "")))
    if node._namespace != "dash_html_components":
        return filled or ""
    if filled is not None:
        props = {**props, "hidden": filled == ""}
    tag = type(node).__name__
    kept = {name: value for name, value in props.items() if _is_written(name)}
    attributes = "".join(_attribute(name, value) for name, value in kept.items())
    opened = f"<{tag.lower()}{attributes}>"
    if tag in _VOID:
        return opened
    content = to_html(props.get("children"), fills) if filled is None else filled
    return f"{opened}{content}</{tag.lower()}>"


def _is_written(name: str) -> bool:
    return name in _STYLED or not (name in _DROPPED or name.startswith("data-"))


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    written = _NAMES.get(name, name)
    if isinstance(value, dict):
        value = ";".join(f"{key}:{part}" for key, part in value.items())
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
