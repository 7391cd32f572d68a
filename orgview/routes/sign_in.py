"""``/sign-in``: to the provider of the login and back (``/sign-in/back``); ``POST /sign-out`` ends the login here.

``/signed-out`` is where a browser goes then: the provider may still know its person, and the page itself would sign
them in again at once.
"""

from dash import Dash
from flask import Response, jsonify, redirect, request
from pydantic import ValidationError
from werkzeug.wrappers import Response as BaseResponse

from orgview.contract.companies import SignOutRequest
from orgview.server.answers.error_responses import json_error, log
from orgview.server.incoming.request_checks import accept_body, body_bytes
from orgview.server.visitors.oidc import Provider, SignInFailed

SIGN_IN, BACK, SIGNED_OUT = "/sign-in", "/sign-in/back", "/signed-out"
ENDPOINTS = ("sign-in", "sign-in-back", "sign-out", "signed-out")
# Without script: nothing of the page itself is loaded for somebody who is nobody.
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>{heading}</title>
<style>:root {{ color-scheme: light dark; font: 1rem/1.5 sans-serif; }}
main {{ max-width: 34rem; margin: 15vh auto 0; padding: 0 1rem; }} h1 {{ font-size: 1.25rem; }}</style></head>
<body><main><h1>{heading}</h1>
<p>{text}</p>
<p><a href="{address}">{link}</a></p></main></body>
</html>
"""
_SIGNED_OUT = _PAGE.format(
    heading="Signed out of Reportline",
    text="Whoever signed you in may still know you: on a computer that others use, sign out there too.",
    address=SIGN_IN,
    link="Sign in again",
)
_FAILED = _PAGE.format(
    heading="Signing in did not work",
    text="Where it does not work another time either, ask whoever runs this page.",
    address="/",
    link="Open the page again",
)


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
        try:
            asked = SignOutRequest.model_validate_json(body_bytes() or b"{}")
        except ValidationError:
            return json_error("This says in no way where to sign out", 'Send {} or {"everywhere": true}.', 400)
        provider.end(request, is_everywhere=asked.everywhere)
        response = jsonify(signed_out=1)
        provider.forget(request, response, is_login=True)
        return response

    def signed_out() -> Response:
        return Response(_SIGNED_OUT, content_type="text/html; charset=utf-8")

    accept_body(app.server, "sign-out")
    app.server.add_url_rule(SIGN_IN, "sign-in", sign_in, methods=["GET"])
    app.server.add_url_rule(BACK, "sign-in-back", back, methods=["GET"])
    app.server.add_url_rule(SIGNED_OUT, "signed-out", signed_out, methods=["GET"])
    app.server.add_url_rule("/sign-out", "sign-out", sign_out, methods=["POST"])


def _back_address() -> str:
    return f"{request.host_url.rstrip('/')}{BACK}"


def _failed() -> Response:
    log.warning("Nobody was signed in at %s", request.endpoint)
    return Response(_FAILED, 401, content_type="text/html; charset=utf-8")
