"""``/sign-in``: to the provider of the login and back (``/sign-in/back``); ``POST /sign-out`` ends the login here."""

from dash import Dash
from flask import Response, jsonify, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from orgview.server.answers.error_responses import log
from orgview.server.incoming.request_checks import accept_body
from orgview.server.visitors.oidc import Provider, SignInFailed

SIGN_IN, BACK = "/sign-in", "/sign-in/back"
ENDPOINTS = ("sign-in", "sign-in-back", "sign-out")
FAILED = "Signing in did not work. Open the page again, and ask whoever runs it where that does not help.\n"


def register(app: Dash, provider: Provider) -> None:
    """Add the addresses to the server."""

    def sign_in() -> BaseResponse:
        try:
            address, pending = provider.begin(_back_address(), request.args.get("to", ""))
        except SignInFailed:
            return _failed()
        response = redirect(address)
        provider.remember(request, response, pending)
        return response

    def back() -> BaseResponse:
        pending = provider.pending_of(request)
        try:
            login = provider.finish(_back_address(), pending, request.args)
        except SignInFailed:
            return _failed()
        # The page itself, whatever else was asked for: nobody is led elsewhere by it.
        response = redirect(f"/?{pending.query}" if pending and pending.query else "/")
        provider.forget(request, response, is_login=False)
        provider.remember(request, response, login)
        return response

    def sign_out() -> Response:
        response = jsonify(signed_out=1)
        provider.forget(request, response, is_login=True)
        return response

    accept_body(app.server, "sign-out")
    app.server.add_url_rule(SIGN_IN, "sign-in", sign_in, methods=["GET"])
    app.server.add_url_rule(BACK, "sign-in-back", back, methods=["GET"])
    app.server.add_url_rule("/sign-out", "sign-out", sign_out, methods=["POST"])


def _back_address() -> str:
    return f"{request.host_url.rstrip('/')}{BACK}"


def _failed() -> Response:
    log.warning("Nobody was signed in at %s", request.endpoint)
    return Response(FAILED, 401, content_type="text/plain; charset=utf-8")
