"""Login guard: where a login is asked for, only files that are the same for everybody are answered without one."""

from collections.abc import Collection
from urllib.parse import urlencode

from dash import Dash
from flask import redirect, request
from werkzeug.wrappers import Response as BaseResponse

from orgview.server.incoming.request_checks import file_endpoints
from orgview.server.visitors.login import NotSignedIn, is_login_needed, login_of

# Whether the server lives says nothing of anybody.
_OPEN = frozenset({"health", "ready"})


def register(app: Dash, sign_in: str = "", open_endpoints: Collection[str] = ()) -> None:
    """Ask for a login before all other work; call it before the limits and the request checks, which then come first.

    Parameters
    ----------
    sign_in
        Address where a person signs in, to which the page itself leads; "" where a proxy does that.
    open_endpoints
        Names of addresses that are needed for it.
    """
    is_open = _OPEN | file_endpoints(app) | set(open_endpoints)
    page = app.config.routes_pathname_prefix

    def check() -> BaseResponse | None:
        if not is_login_needed() or request.endpoint in is_open or login_of(request) is not None:
            return None
        if sign_in and request.endpoint == page and request.method == "GET":
            query = urlencode({"to": request.query_string.decode("utf-8", "replace")}) if request.query_string else ""
            return redirect(f"{sign_in}?{query}" if query else sign_in)
        raise NotSignedIn

    app.server.before_request_funcs.setdefault(None, []).insert(0, check)
