"""Response headers: what a browser may load and keep of every answer, refusals and faults too."""

from collections.abc import Callable
from functools import cache

from dash import Dash
from flask import Response, request

from orgview.queries.loaded_query import may_name_loaded
from orgview.server.incoming.request_checks import file_endpoints

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_YEAR = "public, max-age=31536000, immutable"


def register(app: Dash) -> None:
    """Add the headers to all answers of an app.

    Parameters
    ----------
    app
        Changed in place. The layout and all inline scripts are to be set before its first answer.
    """
    app.server.after_request(_headers(app))


def _headers(app: Dash) -> Callable[[Response], Response]:
    prefix = app.config.routes_pathname_prefix
    fixed = file_endpoints(app)

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
            # The address holds the file's time (m), its content or the package's version (v), or, where Dash gives the
            # file an age already, the fingerprint in its name.
            is_named_by_content = request.args.get("m") or request.args.get("v") or response.cache_control.max_age
            response.headers["Cache-Control"] = _YEAR if is_named_by_content else "no-cache"
        else:
            # The page of a link to a loaded company, in whatever part of the link, holds its people.
            is_empty_page = request.endpoint == prefix and not may_name_loaded(request.query_string.decode("latin-1"))
            response.headers["Cache-Control"] = "no-cache" if is_good and is_empty_page else "no-store"
        return response

    return add
