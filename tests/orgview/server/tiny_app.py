"""A small app with all checks round it, and what its callback is sent."""

import pytest
from dash import ALL, MATCH, Dash, Input, Output, State, html
from dash.exceptions import PreventUpdate
from flask.testing import FlaskClient
from werkzeug.exceptions import abort

from orgview.server.answers import error_responses, response_headers
from orgview.server.incoming import callback_bodies, request_checks
from orgview.settings import Settings

CANARY = "Ana-Canary-123456"
CALL = "/_dash-update-component"
GOOD = {
    "output": "out.children",
    "outputs": {"id": "out", "property": "children"},
    "inputs": [{"id": "in", "property": "value", "value": "hello"}],
    "state": [{"id": "unit", "property": "value", "value": "HR"}],
    "changedPropIds": ["in.value"],
}


def with_value(value):
    return GOOD | {"inputs": [{"id": "in", "property": "value", "value": value}]}


class ReadingClient(FlaskClient):
    """Reads each answer to its end, so that a served file is closed again."""

    def open(self, *args, **kwargs):
        return super().open(*args, buffered=True, **kwargs)


def tiny_app(assets):
    app = Dash("orgview", assets_folder=str(assets), use_pages=False, pages_folder="", use_async=False)
    app.layout = html.Main("Tiny")

    def answer(value, unit):
        if value == "stop":
            raise PreventUpdate
        if value == "sentence":
            abort(400, "Pick a size first.")
        if value == CANARY:
            raise RuntimeError(f"cannot draw {value}")
        return f"{value} {unit}"

    app.callback(Output("out", "children"), Input("in", "value"), State("unit", "value"))(answer)
    card = {"kind": "card", "n": MATCH}
    app.callback(Output(card, "title"), Input(card, "n_clicks"))(str)
    app.callback(Output("sum", "children"), Input({"kind": "card", "n": ALL}, "n_clicks"))(str)
    app.callback(Output("out", "children", allow_duplicate=True), Input("b", "value"), prevent_initial_call=True)(str)
    app.callback([Output("two", "children"), Output("two", "title")], [Input("b", "value")])(lambda b: [b, b])
    app.callback(Input("c", "value"))(lambda _value: None)
    app.clientside_callback("function (x) { return x; }", Output("seen", "children"), Input("in", "value"))

    @app.server.get("/export")
    def export():
        return "name;title"

    request_checks.register(app, Settings())
    response_headers.register(app)
    callback_bodies.register(app)
    error_responses.register(app.server)
    return app


def is_plain(response):
    return response.content_type == "text/plain; charset=utf-8" and response.text.count("\n") == 1


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    (folder / "secret.txt").write_text(CANARY)
    assets = folder / "assets"
    assets.mkdir()
    (assets / "page.css").write_text("main { margin: 0 }")
    (assets / "link.txt").symlink_to(folder / "secret.txt")
    (assets / "folder").symlink_to(folder)
    return tiny_app(assets)


@pytest.fixture
def client(app):
    app.server.test_client_class = ReadingClient
    return app.server.test_client()
