"""Trusted proxies: whose word counts on where a request came from, and whether it came over https."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from orgview.server.visitors.login import PROXY_LOGIN, as_text

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Network = IPv4Network | IPv6Network
# Anybody can send these; from anyone but a proxy of ours they are taken away before something reads them.
_CLAIMS = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_FORWARDED_BY",
    "HTTP_X_REAL_IP",
    "HTTP_X_REMOTE_USER",
    "HTTP_REMOTE_USER",
)
# As the audit log takes it.
_MOST_NAME = 320
_COUNTED = frozenset({"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"})


def register(server: Flask, proxies: Iterable[Network], login_header: str = "") -> None:
    """Let ``X-Forwarded-For`` and ``-Proto`` of these proxies count, and the header of the login; nobody else's.

    Of each header the last value, which the proxy itself wrote. The host stays that of ``Host``.
    """
    server.wsgi_app = _claims_checked(server.wsgi_app, tuple(proxies), login_header)  # type: ignore[method-assign, assignment]


def _claims_checked(app: "WSGIApplication", proxies: tuple[Network, ...], login_header: str) -> "WSGIApplication":
    login_claim = f"HTTP_{login_header.upper().replace('-', '_')}" if login_header else ""
    trusting = ProxyFix(app, x_for=1, x_proto=1, x_host=0, x_port=0, x_prefix=0)

    def checked(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        is_trusted = _is_one_of(str(environ.get("REMOTE_ADDR", "")), proxies)
        name = str(environ.pop(login_claim, "")).strip() if login_claim else ""
        # Two headers of one name come joined by a comma: one of them was a client's.
        if is_trusted and name and "," not in name and as_text(name).isprintable() and len(name) <= _MOST_NAME:
            environ[PROXY_LOGIN] = name
        for claim in _CLAIMS:
            if claim in environ and not (is_trusted and claim in _COUNTED and _is_sound(claim, environ[claim])):
                del environ[claim]
        chosen: Callable[..., Iterable[bytes]] = trusting if is_trusted else app
        return chosen(environ, start_response)

    return checked


def _is_sound(name: str, value: str) -> bool:
    last = value.rpartition(",")[2].strip()
    return last.lower() in {"http", "https"} if name.endswith("PROTO") else _is_address(last)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_one_of(address: str, proxies: tuple[Network, ...]) -> bool:
    return bool(proxies) and _is_address(address) and any(ip_address(address) in network for network in proxies)
