"""Callback bodies: a body that fits none of the page's callbacks never reaches Dash."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from dash import Dash
from flask import request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from orgview.server.incoming.request_checks import MAX_BODY_BYTES


def register(app: Dash) -> None:
    """Check the bodies of all callbacks of an app, and read JSON strictly everywhere in it."""
    server = app.server
    server.json = _StrictJson(server)
    endpoint = f"{app.config.routes_pathname_prefix}_dash-update-component"
    server.view_functions[endpoint] = _checked(app, server.view_functions[endpoint])


class _StrictJson(DefaultJSONProvider):
    """JSON without NaN, and too deep a nesting is bad JSON instead of a fault of ours."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        try:
            return super().loads(s, parse_constant=_refuse_constant, **kwargs)
        except RecursionError:
            raise ValueError("nested too deep") from None


def _refuse_constant(_name: str) -> None:
    raise ValueError("not a JSON number")


def _checked(app: Dash, dispatch: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(dispatch)
    def checked() -> Any:
        # Werkzeug cuts a chunked body at the limit instead of refusing it.
        if request.content_length is None and len(request.get_data()) >= MAX_BODY_BYTES:
            raise RequestEntityTooLarge
        fault = body_fault(request.get_json(), app.callback_map)
        if fault:
            raise BadRequest(fault)
        return app.server.ensure_sync(dispatch)()

    return checked


def body_fault(body: Any, callbacks: Mapping[str, Any]) -> str:
    """Fault of a callback's body; empty when it fits one of our callbacks.

    Parameters
    ----------
    body
        The JSON value that was posted.
    callbacks
        Dash's `callback_map`.

    Notes
    -----
    Names, properties, their number and their order are checked, the values are not: those are the callback's business.
    """
    output = body.get("output") if isinstance(body, dict) else None
    known = callbacks.get(output) if isinstance(output, str) else None
    if not known or "callback" not in known:
        return "This is not a callback of this page. Reload the page."
    for part in ("inputs", "state"):
        if not _all_fit(known[part], body.get(part, [])):
            return f"The {part} do not fit this callback. Reload the page."
    if not known["no_output"]:
        is_many = isinstance(known["output"], (list, tuple))
        wanted = [output.to_dict() for output in (known["output"] if is_many else [known["output"]])]
        if not _all_fit(wanted, body.get("outputs") if is_many else [body.get("outputs")]):
            return "The outputs do not fit this callback. Reload the page."
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(_is_input(known["inputs"], name) for name in changed):
        return "The changed properties do not fit this callback. Reload the page."
    return ""


def _all_fit(specs: list[dict[str, Any]], items: Any) -> bool:
    if not isinstance(items, list) or len(items) != len(specs):
        return False
    for spec, item in zip(specs, items, strict=True):
        is_group = '["ALL' in spec["id"]  # ALL and ALLSMALLER stand for any number of components
        if is_group != isinstance(item, list) or not all(_fits(spec, one) for one in (item if is_group else [item])):
            return False
    return True


def _fits(spec: dict[str, Any], item: Any) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("property"), str):
        return False
    # "@..." tells apart callbacks that share an output.
    return item["property"].split("@")[0] == spec["property"] and _is_id(spec["id"], item.get("id"))


def _is_id(spec: str, value: Any) -> bool:
    if not spec.startswith("{"):
        return bool(value == spec)
    pattern = json.loads(spec)
    return (
        isinstance(value, dict)
        and value.keys() == pattern.keys()
        and all(
            isinstance(value[key], str | int | float) and (isinstance(want, list) or want == value[key])
            for key, want in pattern.items()
        )
    )


def _is_input(inputs: list[dict[str, Any]], name: Any) -> bool:
    if not isinstance(name, str):
        return False
    component, _, prop = name.rpartition(".")
    try:
        given = json.loads(component) if component.startswith("{") else component
    except (ValueError, RecursionError):
        return False
    return any(_fits(spec, {"id": given, "property": prop}) for spec in inputs)
