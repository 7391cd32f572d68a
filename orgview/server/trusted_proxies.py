"""Trusted proxies: whose word counts on where a request came from, and whether it came over https."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

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
_COUNTED = frozenset({"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"})


def register(server: Flask, proxies: Iterable[Network]) -> None:
    """Let ``X-Forwarded-For`` and ``-Proto`` of these proxies count, and nobody else's.

    Of each header the last value, which the proxy itself wrote. The host stays that of ``Host``.
    """
    server.wsgi_app = _claims_checked(server.wsgi_app, tuple(proxies))  # type: ignore[method-assign, assignment]


def _claims_checked(app: "WSGIApplication", proxies: tuple[Network, ...]) -> "WSGIApplication":
    trusting = ProxyFix(app, x_for=1, x_proto=1, x_host=0, x_port=0, x_prefix=0)

    def checked(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        is_trusted = _is_one_of(str(environ.get("REMOTE_ADDR", "")), proxies)
        for name in _CLAIMS:
            if name in environ and not (is_trusted and name in _COUNTED and _is_sound(name, environ[name])):
                del environ[name]
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
    return _is_address(address) and any(ip_address(address) in network for network in proxies)
