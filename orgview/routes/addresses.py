"""Addresses of a module, added to the server at once."""

from collections.abc import Callable, Iterable

from flask import Flask
from flask.typing import ResponseReturnValue

from orgview.server.incoming.request_checks import accept_body

# Path, endpoint, view and method.
Rule = tuple[str, str, Callable[..., ResponseReturnValue], str]


def add_addresses(server: Flask, rules: Iterable[Rule]) -> None:
    """Add addresses that speak JSON, and take a body by POST."""
    for path, endpoint, view, method in rules:
        accept_body(server, endpoint)
        server.add_url_rule(path, endpoint, view, methods=[method])
