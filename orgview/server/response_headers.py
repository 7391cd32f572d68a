"""Response headers: what a browser may load and keep of every answer, refusals and faults too."""

from collections.abc import Callable
from functools import cache

from dash import Dash
from flask import Response, request

from orgview.server.request_checks import assets_endpoint

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
    suites = f"{prefix}_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    fixed = {suites, f"{prefix}_favicon.ico", assets_endpoint(app)}

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
