"""What is asked of every request, and what every response carries.

A request passes, in this order: host, path, method, origin (POST only), size and type of its body; a callback's body
also: shape. Whatever is refused is told in one plain sentence, or in JSON by an address that speaks JSON, and logged
without any value the request held.
"""

import json
import logging
import re
import secrets
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any

from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, current_app, jsonify, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    HTTPException,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)
from werkzeug.routing import MapAdapter

from orgmodel.reading.sandbox.sandbox import size_text
from orgview.settings import Settings

# Callback bodies are a few kB. A route that takes more says so with `takes`.
MAX_BODY_BYTES = 1024 * 1024
METHODS = ("GET", "HEAD", "POST")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SENTENCES = {
    400: "This request cannot be understood. Reload the page.",
    403: "This request comes from another site.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: f"This request is larger than {MAX_BODY_BYTES // 1024} KiB.",
    415: "This address takes application/json only.",
}
_YEAR = "public, max-age=31536000, immutable"
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")
# Decoded paths of ours hold none of these: control characters, backslash, drive letters, a second encoding,
# empty segments, and segments that begin with a dot.
_ODD_PATH = re.compile(r"[\x00-\x1f\x7f\\:%]|//|/\.")

_BODIES = "reportline.bodies"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Body:
    """What an address takes by POST. Its refusals are JSON: ``{"error": {"what", "advice"}}``.

    Attributes
    ----------
    content_type
        The one that is taken; a form of another site cannot send either of ours.
    most_bytes
        Largest body.
    thing, advice
        What the body is called when it is too large, and what to do then.
    """

    content_type: str = "application/json"
    most_bytes: int = MAX_BODY_BYTES
    thing: str = "request"
    advice: str = "Reload the page."


def takes(server: Flask, endpoint: str, body: Body | None = None) -> None:
    """Say that an address speaks JSON, and what it takes by POST."""
    server.extensions.setdefault(_BODIES, {})[endpoint] = body or Body()


def body_bytes() -> bytes:
    """Read the body of a request to an address that was named to `takes`.

    Raises
    ------
    RequestEntityTooLarge
        If it came in pieces and is too large together.
    """
    data: bytes = request.get_data(cache=False)
    body = _body_here()
    if body and len(data) > body.most_bytes:
        raise RequestEntityTooLarge
    return data


def _body_here() -> Body | None:
    return current_app.extensions.get(_BODIES, {}).get(request.endpoint)


def protect(app: Dash, settings: Settings) -> None:
    """Put the checks and headers round an app. Call it last, when all routes are registered.

    Parameters
    ----------
    app
        Changed in place. The layout and all inline scripts are to be set before its first answer.
    settings
        Which `Host` headers are answered.
    """
    server, prefix = app.server, app.config.routes_pathname_prefix
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    server.json = _StrictJson(server)
    # Before Dash's own hook, which prepares the app at the first request.
    server.before_request_funcs.setdefault(None, []).insert(0, lambda: _check(app, settings))
    server.after_request(_headers(app))
    callbacks = f"{prefix}_dash-update-component"
    server.view_functions[callbacks] = _checked_callbacks(app, server.view_functions[callbacks])
    server.register_error_handler(HTTPException, _refusal)
    for missing in (DependencyException, InvalidResourceError):  # their texts list every path there is
        server.register_error_handler(missing, lambda _error: _refusal(NotFound()))
    server.register_error_handler(Exception, _failure)


def _check(app: Dash, settings: Settings) -> None:
    # Not Flask's TRUSTED_HOSTS: Werkzeug 3.1 cuts "[::1]" at its first colon and never finds it.
    host = request.headers.get("Host", "").lower()
    known = _HOST.fullmatch(host)
    if not known or (settings.hosts is not None and known[1] not in settings.hosts):
        raise BadRequest("This host name is not served here. REPORTLINE_HOSTS lists further names.")
    allowed = _methods_at(app)
    if not allowed or _ODD_PATH.search(request.path) or _leads_outside(app):
        raise NotFound
    if request.method not in METHODS or request.method not in allowed:
        raise MethodNotAllowed(valid_methods=allowed)
    if request.method == "POST" and not _is_own_site(host):
        raise Forbidden
    if request.method == "POST":
        _check_body(_body_here())


def _check_body(body: Body | None) -> None:
    if body is None:
        return
    # One byte more than may come, for bodies in pieces: Werkzeug stops there without a word.
    request.max_content_length = body.most_bytes + 1
    if request.mimetype != body.content_type:
        raise UnsupportedMediaType
    if (request.content_length or 0) > body.most_bytes:
        raise RequestEntityTooLarge


def _methods_at(app: Dash) -> list[str]:
    # Dash answers every path with its page. What only that rule matches is unknown here.
    adapter = app.server.create_url_adapter(request)
    unknown = (None, f"{app.config.routes_pathname_prefix}<path:path>")
    return [method for method in METHODS if adapter and _endpoint(adapter, method) not in unknown]


def _endpoint(adapter: MapAdapter, method: str) -> str | None:
    try:
        return adapter.match(method=method)[0]
    except HTTPException:
        return None


def _leads_outside(app: Dash) -> bool:
    # A link among the assets could point anywhere.
    if request.endpoint != _assets_endpoint(app):
        return False
    folder = Path(app.config.assets_folder).resolve()
    return not Path(folder, (request.view_args or {})["filename"]).resolve().is_relative_to(folder)


def _assets_endpoint(app: Dash) -> str:
    # Dash names its blueprint after the prefix of its routes.
    return f"{re.sub('[/.]', '_', app.config.routes_pathname_prefix)}dash_assets.static"


def _is_own_site(host: str) -> bool:
    # Browsers send one of the two with every POST; a request with neither is no browser's.
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or origin.lower() in (f"http://{host}", f"https://{host}")


def _headers(app: Dash) -> Callable[[Response], Response]:
    prefix = app.config.routes_pathname_prefix
    suites = f"{prefix}_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    fixed = {suites, f"{prefix}_favicon.ico", _assets_endpoint(app)}

    @cache
    def policy() -> str:
        return (
            f"default-src 'self'; script-src 'self' {' '.join(app.csp_hashes())}; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; object-src 'none'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )

    def add(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = policy()
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        is_good = response.status_code in (200, 206, 304)
        if is_good and request.endpoint in fixed:
            if request.args.get("m") or request.args.get("v"):  # the file's time, the package's version
                response.headers["Cache-Control"] = _YEAR
            response.headers.setdefault("Cache-Control", "no-cache")
        else:
            response.headers["Cache-Control"] = "no-cache" if is_good and request.endpoint == prefix else "no-store"
        return response

    return add


class _StrictJson(DefaultJSONProvider):
    """JSON without NaN, and too deep a nesting is bad JSON instead of a fault of ours."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        try:
            return super().loads(s, parse_constant=_refuse_constant, **kwargs)
        except RecursionError:
            raise ValueError("nested too deep") from None


def _refuse_constant(_name: str) -> None:
    raise ValueError("not a JSON number")


def _checked_callbacks(app: Dash, dispatch: Callable[..., Any]) -> Callable[..., Any]:
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
    """Tell what is wrong with a callback's body; empty when it fits one of our callbacks.

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


def _all_fit(wanted: list[dict[str, Any]], given: Any) -> bool:
    if not isinstance(given, list) or len(given) != len(wanted):
        return False
    for spec, item in zip(wanted, given, strict=True):
        is_group = '["ALL' in spec["id"]  # ALL and ALLSMALLER stand for any number of components
        if is_group != isinstance(item, list) or not all(_fits(spec, one) for one in (item if is_group else [item])):
            return False
    return True


def _fits(spec: dict[str, Any], item: Any) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("property"), str):
        return False
    # "@..." tells apart callbacks that share an output.
    return item["property"].split("@")[0] == spec["property"] and _is_id(spec["id"], item.get("id"))


def _is_id(wanted: str, given: Any) -> bool:
    if not wanted.startswith("{"):
        return given == wanted
    pattern = json.loads(wanted)
    return (
        isinstance(given, dict)
        and given.keys() == pattern.keys()
        and all(
            isinstance(given[key], str | int | float) and (isinstance(want, list) or want == given[key])
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


def _refusal(error: HTTPException) -> Response:
    code, said = error.code or 500, error.description
    response = error.get_response()
    if code < 400 or error.response is not None:
        return response
    if said is None or said == type(error).description or code == 415:
        said = SENTENCES.get(code, error.name)
    if code not in (404, 405):
        log.warning("Refused with %d at %s", code, request.endpoint)
    body = _body_here()
    if body:
        return _json_refusal(body, code, said)
    response.data, response.content_type = f"{said}\n", "text/plain; charset=utf-8"
    return response


def _json_refusal(body: Body, code: int, said: str) -> Response:
    what, advice = said.removesuffix("."), ""
    if code == 413:
        what, advice = f"This {body.thing} is larger than {size_text(body.most_bytes)}", body.advice
    elif code == 415:
        what = f"This address takes {body.content_type} only"
    return refuse(what, advice, code)


def refuse(what: str, advice: str, status: int) -> Response:
    """Refuse in JSON: what is wrong, and what to do next."""
    response = jsonify(error={"what": what, "advice": advice})
    response.status_code = status
    return response


def _failure(error: Exception) -> Response:
    incident = secrets.token_hex(4)
    log.error("Incident %s at %s\n%s", incident, request.endpoint, _traceback(error))
    if _body_here():
        return refuse("Something went wrong in Reportline", f"Its log tells more under incident {incident}.", 500)
    text = f"Something went wrong in Reportline. Its log tells more under incident {incident}.\n"
    return Response(text, 500, content_type="text/plain; charset=utf-8")


def _traceback(error: BaseException | None) -> str:
    # Without the messages: an exception's text can hold a name or a salary, its place in the code cannot.
    parts = []
    while error is not None and len(parts) < 10:
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\nafter\n".join(parts)
