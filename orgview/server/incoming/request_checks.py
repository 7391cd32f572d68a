"""Request checks: host, path, method, origin (POST only), then size and type of the body.

They run in this order before anything else sees a request. What is refused is answered by `error_responses`, in one
plain sentence, or in JSON at an address that speaks JSON.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, current_app, request
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

from orgview.settings import Settings

# Callback bodies are a few kB. A route that takes more says so with `accept_body`.
MAX_BODY_BYTES = 1024 * 1024
METHODS = ("GET", "HEAD", "POST")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")
# Decoded paths of ours hold none of these: control characters, backslash, drive letters, a second encoding,
# empty segments, and segments that begin with a dot.
_ODD_PATH = re.compile(r"[\x00-\x1f\x7f\\:%]|//|/\.")

_BODIES = "reportline.bodies"


@dataclass(frozen=True, slots=True)
class Body:
    """Content that an address takes by POST. Its refusals are JSON: ``{"error": {"what", "advice"}}``.

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


def register(app: Dash, settings: Settings) -> None:
    """Put the checks before all other work of an app. Call it when all routes are registered.

    Parameters
    ----------
    app
        Changed in place.
    settings
        Which `Host` headers are answered.
    """
    app.server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    # Before Dash's own hook, which prepares the app at the first request.
    app.server.before_request_funcs.setdefault(None, []).insert(0, lambda: _check(app, settings))


def expected_version() -> str:
    """Version that a change goes out from (``If-Match``); "" where the request names none, or any (``*``)."""
    header = request.headers.get("If-Match", "").strip()
    names = request.if_match.as_set()
    # What cannot be read matches nothing, and neither do several.
    return "" if header in ("", "*") else next(iter(names)) if len(names) == 1 else header


def accept_body(server: Flask, endpoint: str, body: Body | None = None) -> None:
    """Let an address speak JSON, and take a body by POST."""
    server.extensions.setdefault(_BODIES, {})[endpoint] = body or Body()


def accepted_body() -> Body | None:
    """Content that the address of this request takes; None where it does not speak JSON."""
    body: Body | None = current_app.extensions.get(_BODIES, {}).get(request.endpoint)
    return body


def body_bytes() -> bytes:
    """Read the body of a request to an address that was named to `accept_body`.

    Raises
    ------
    RequestEntityTooLarge
        If it came in pieces and is too large together.
    """
    data: bytes = request.get_data(cache=False)
    body = accepted_body()
    if body and len(data) > body.most_bytes:
        raise RequestEntityTooLarge
    return data


def parse_json(text: str | bytes, fault: str) -> Any:
    """Value of a JSON text that a visitor sent.

    Parameters
    ----------
    fault
        The sentence for a text that is no JSON.

    Raises
    ------
    BadRequest
        With that sentence.
    """
    try:
        return request.json_module.loads(text)
    except ValueError:
        raise BadRequest(fault) from None


def _check(app: Dash, settings: Settings) -> None:
    # Not Flask's TRUSTED_HOSTS: Werkzeug 3.1 cuts "[::1]" at its first colon and never finds it.
    host = request.headers.get("Host", "").lower()
    known = _HOST.fullmatch(host)
    if not known or (settings.hosts is not None and known[1] not in settings.hosts):
        raise BadRequest("This host name is not served here. REPORTLINE_HOSTS lists further names.")
    # Flask has looked for the address already, with this method.
    is_taken = request.method in METHODS and request.url_rule is not None and request.endpoint != _any_path(app)
    # Of what is answered nobody asks which other methods there are.
    allowed = [] if is_taken else _methods_of(app)
    if not (is_taken or allowed) or _ODD_PATH.search(request.path) or _leads_outside(app):
        raise NotFound
    if not is_taken:
        raise MethodNotAllowed(valid_methods=allowed)
    if request.method == "POST" and not _is_own_site(host):
        raise Forbidden
    if request.method == "POST":
        _check_body(accepted_body())


def _check_body(body: Body | None) -> None:
    if body is None:
        return
    # One byte more than may come, for bodies in pieces: Werkzeug stops there without a word.
    request.max_content_length = body.most_bytes + 1
    if request.mimetype != body.content_type:
        raise UnsupportedMediaType
    if (request.content_length or 0) > body.most_bytes:
        raise RequestEntityTooLarge


def _any_path(app: Dash) -> str:
    """Name of the address of all paths that have none: Dash answers them with its page, we do not know them."""
    return f"{app.config.routes_pathname_prefix}<path:path>"


def _methods_of(app: Dash) -> list[str]:
    """Methods that the address of this request takes."""
    adapter = app.server.create_url_adapter(request)
    return [] if adapter is None else [method for method in METHODS if _has(app, adapter, method)]


def _has(app: Dash, adapter: MapAdapter, method: str) -> bool:
    """True if an address of ours takes a method."""
    try:
        return bool(adapter.match(method=method)[0] != _any_path(app))
    except HTTPException:
        return False


def _leads_outside(app: Dash) -> bool:
    # A link among the assets could point anywhere.
    if request.endpoint != assets_endpoint(app):
        return False
    folder = Path(app.config.assets_folder).resolve()
    return not Path(folder, (request.view_args or {})["filename"]).resolve().is_relative_to(folder)


def assets_endpoint(app: Dash) -> str:
    """Name by which Flask knows the address of the assets."""
    # Dash names its blueprint after the prefix of its routes.
    return f"{re.sub('[/.]', '_', app.config.routes_pathname_prefix)}dash_assets.static"


def file_endpoints(app: Dash) -> frozenset[str]:
    """Names by which Flask knows the addresses of files that are the same for everybody: components, icon, assets."""
    prefix = app.config.routes_pathname_prefix
    suites = f"{prefix}_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    return frozenset({suites, f"{prefix}_favicon.ico", assets_endpoint(app)})


def _is_own_site(host: str) -> bool:
    # Browsers send one of the two with every POST; a request with neither is no browser's.
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or origin.lower() in (f"http://{host}", f"https://{host}")
