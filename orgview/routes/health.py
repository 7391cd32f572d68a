"""``GET /health``: the process answers. ``GET /ready``: it can also use its store. For whoever watches or balances."""

from dash import Dash
from flask import Response, jsonify

from orgview.server.incoming.request_checks import accept_body
from orgview.store.errors import StoreError
from orgview.store.store import Store


def register(app: Dash, store: Store) -> None:
    """Add the addresses to the server."""

    def health() -> Response:
        return jsonify(is_alive=True)

    def ready() -> Response:
        is_full = False
        try:
            store.usage_of(None)
            store.database.require_room(0)
        except StoreError as error:
            if not error.is_full:
                raise
            is_full = True  # charts and all that is stored are still shown
        return jsonify(is_ready=True, is_full=is_full)

    for name, view in (("health", health), ("ready", ready)):
        accept_body(app.server, name)
        app.server.add_url_rule(f"/{name}", name, view, methods=["GET"])
