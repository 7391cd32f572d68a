"""What the guard refuses, lets pass, and adds to every response; all over HTTP."""

import io
import json
import logging

import pytest
from dash import ALL, MATCH, Dash, Input, Output, State, html
from dash.exceptions import PreventUpdate
from flask.testing import FlaskClient
from werkzeug.exceptions import abort

from orgview.application import create_app
from orgview.server import guard
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


def _given(value):
    return GOOD | {"inputs": [{"id": "in", "property": "value", "value": value}]}


class _Client(FlaskClient):
    """Reads each answer to its end, so that a served file is closed again."""

    def open(self, *args, **kwargs):
        return super().open(*args, buffered=True, **kwargs)


def _tiny_app(assets):
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

    guard.protect(app, Settings())
    return app


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    (folder / "secret.txt").write_text(CANARY)
    assets = folder / "assets"
    assets.mkdir()
    (assets / "page.css").write_text("main { margin: 0 }")
    (assets / "link.txt").symlink_to(folder / "secret.txt")
    (assets / "folder").symlink_to(folder)
    return _tiny_app(assets)


@pytest.fixture
def client(app):
    app.server.test_client_class = _Client
    return app.server.test_client()


def _is_plain(response):
    return response.content_type == "text/plain; charset=utf-8" and response.text.count("\n") == 1


# What works


def test_a_valid_callback_answers(client):
    """A callback that fits is called and its value comes back."""
    response = client.post(CALL, json=GOOD)
    assert response.status_code == 200
    assert response.json["response"] == {"out": {"children": "hello HR"}}


def test_a_prevented_update_answers_204(client):
    """PreventUpdate keeps its meaning."""
    assert client.post(CALL, json=_given("stop")).status_code == 204


def test_a_callback_may_refuse_with_its_own_sentence(client):
    """`abort(400, sentence)` inside a callback reaches the page as that sentence."""
    response = client.post(CALL, json=_given("sentence"))
    assert (response.status_code, response.text) == (400, "Pick a size first.\n")


def _pattern(key, n):
    return {"id": {"kind": "card", "n": n}, "property": key}


@pytest.mark.parametrize(
    ("output_is", "change", "answer"),
    [
        pytest.param(
            lambda key: "MATCH" in key,
            {
                "outputs": _pattern("title", 3),
                "inputs": [_pattern("n_clicks", 3) | {"value": 7}],
                "changedPropIds": ['{"kind":"card","n":3}.n_clicks'],
            },
            {'{"kind":"card","n":3}': {"title": "7"}},
            id="match",
        ),
        pytest.param(
            lambda key: key == "sum.children",
            {
                "outputs": {"id": "sum", "property": "children"},
                "inputs": [[_pattern("n_clicks", 1) | {"value": 1}, _pattern("n_clicks", 2) | {"value": 2}]],
            },
            {"sum": {"children": "[1, 2]"}},
            id="all",
        ),
        pytest.param(
            lambda key: key == "sum.children",
            {"outputs": {"id": "sum", "property": "children"}, "inputs": [[]]},
            {"sum": {"children": "[]"}},
            id="all-of-none",
        ),
        pytest.param(
            lambda key: "@" in key,
            {"outputs": {"id": "out", "property": "children"}, "inputs": [{"id": "b", "property": "value"}]},
            {"out": {"children": "None"}},
            id="duplicate-output-and-no-value",
        ),
        pytest.param(
            lambda key: key.startswith(".."),
            {
                "outputs": [{"id": "two", "property": "children"}, {"id": "two", "property": "title"}],
                "inputs": [{"id": "b", "property": "value", "value": 5}],
            },
            {"two": {"children": 5, "title": 5}},
            id="two-outputs",
        ),
    ],
)
def test_every_kind_of_callback_passes(app, client, output_is, change, answer):
    """Patterns, shared outputs and several outputs fit as Dash's page sends them."""
    client.get("/")
    output = next(key for key in app.callback_map if output_is(key))
    response = client.post(CALL, json={"output": output, "changedPropIds": [], **change})
    assert (response.status_code, response.json["response"]) == (200, answer)


def test_a_callback_without_output_passes(app, client):
    """A callback for its effect alone has no outputs in its body."""
    output = next(key for key, known in app.callback_map.items() if known["no_output"])
    body = {"output": output, "inputs": [{"id": "c", "property": "value", "value": 1}], "changedPropIds": ["c.value"]}
    assert client.post(CALL, json=body).status_code == 204


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/_dash-dependencies", "/_favicon.ico", "/export"])
def test_pages_own_addresses_answer(client, path):
    """What the page needs, and what we register ourselves, is there; HEAD too."""
    assert client.get(path).status_code == 200
    assert client.head(path).status_code == 200


# F1 Size


@pytest.mark.parametrize("size", [2 * 2**20, 400 * 2**20], ids=["2MiB", "400MB"])
def test_f1_large_bodies_are_refused_by_their_length(client, size):
    """F1: a body above 1 MiB answers 413 by its announced length."""
    stream = io.BytesIO(b"{")
    announced = {"CONTENT_LENGTH": str(size), "CONTENT_TYPE": "application/json"}
    response = client.post(CALL, input_stream=stream, environ_overrides=announced)
    assert response.status_code == 413
    assert _is_plain(response)


def test_f1_chunked_bodies_are_refused_as_they_grow(client):
    """F1: a body without length is read to 1 MiB, then answers 413."""
    response = client.post(
        CALL,
        input_stream=io.BytesIO(b" " * 2**21),
        headers={"Transfer-Encoding": "chunked", "Content-Type": "application/json"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert response.status_code == 413


# F2 Callback bodies

BAD_BODIES = {
    "empty-object": b"{}",
    "list": b"[]",
    "null": b"null",
    "number": b"7",
    "string": b'"out.children"',
    "nothing": b"",
    "not-json": b"{",
    "not-utf8": b'{"output": "\xff\xfe\xfa"}',
    "nan": json.dumps(_given(float("nan"))).encode(),
    "deep": b'{"output":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "huge-number": b'{"output":' + b"9" * 100_000 + b"}",
    **{
        name: json.dumps(GOOD | change).encode()
        for name, change in {
            "unknown-output": {"output": f"{CANARY}.children"},
            "clientside-output": {"output": "seen.children"},
            "output-list": {"output": ["out.children"]},
            "output-object": {"output": {}},
            "no-inputs": {"inputs": []},
            "null-inputs": {"inputs": None},
            "inputs-object": {"inputs": {"id": "in", "property": "value"}},
            "inputs-of-strings": {"inputs": [CANARY]},
            "50-extra-inputs": {"inputs": GOOD["inputs"] * 51},
            "grouped-input": {"inputs": [GOOD["inputs"]]},
            "other-input": {"inputs": [{"id": CANARY, "property": "value", "value": 1}]},
            "input-without-property": {"inputs": [{"id": "in", "value": 1}]},
            "pattern-for-a-name": {"inputs": [{"id": {"kind": "in"}, "property": "value", "value": 1}]},
            "no-state": {"state": []},
            "state-string": {"state": CANARY},
            "no-outputs": {"outputs": None},
            "spoofed-output": {"outputs": {"id": CANARY, "property": "children"}},
            "spoofed-property": {"outputs": {"id": "out", "property": "dangerously_allow_html"}},
            "outputs-list": {"outputs": [GOOD["outputs"]]},
            "outputs-number": {"outputs": 5},
            "changed-object": {"changedPropIds": {"in.value": 1}},
            "changed-numbers": {"changedPropIds": [1]},
            "changed-other": {"changedPropIds": [f"{CANARY}.value"]},
            "changed-broken": {"changedPropIds": ["{.value"]},
        }.items()
    },
}


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES)
def test_f2_bad_callback_bodies_answer_400(client, caplog, body):
    """F2: one plain sentence to the page, one line in the log, and no value in either."""
    response = client.post(CALL, data=body, content_type="application/json")
    assert response.status_code == 400
    assert _is_plain(response)
    assert len(caplog.records) == 1
    assert CANARY not in caplog.text + response.text


@pytest.mark.parametrize(
    "inputs",
    [[_pattern("n_clicks", 1)], [[_pattern("n_clicks", [1])]], [[{"id": {"kind": "card"}, "property": "n_clicks"}]]],
    ids=["not-grouped", "list-as-key", "key-missing"],
)
def test_f2_bad_patterns_answer_400(client, inputs):
    """F2: the ids of a pattern must have its keys."""
    body = {"output": "sum.children", "outputs": {"id": "sum", "property": "children"}, "inputs": inputs}
    assert client.post(CALL, json=body).status_code == 400


def test_an_unexpected_fault_answers_500_with_an_incident(client, caplog):
    """The traceback goes to the log without the error's text, the page gets a number to ask about."""
    response = client.post(CALL, json=_given(CANARY))
    assert response.status_code == 500
    assert _is_plain(response)
    record = caplog.records[-1]
    incident = record.getMessage().split()[1]
    assert incident in response.text
    assert "test_guard.py" in record.getMessage()
    assert "RuntimeError" in record.getMessage()
    assert CANARY not in caplog.text + response.text
    assert "Traceback" not in response.text


# F3 Content types


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None]
)
def test_f3_other_content_types_answer_415(client, content_type):
    """F3: a form of another site cannot be taken for a callback."""
    response = client.post(CALL, data=json.dumps(GOOD), content_type=content_type)
    assert response.status_code == 415
    assert _is_plain(response)


# F4 Other sites


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin, cross-site"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://localhost"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "http://localhost:9999"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
    ],
    ids=str,
)
def test_f4_posts_of_other_sites_answer_403(client, headers, status):
    """F4: Sec-Fetch-Site decides, else Origin; a program that sends neither passes."""
    assert client.post(CALL, json=GOOD, headers=headers).status_code == status


def test_f4_links_from_other_sites_still_open_the_page(client):
    """F4 is about POST: a link in a mail opens the page."""
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


# F5 Hosts


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8050", "127.0.0.1", "127.0.0.1:8050", "[::1]", "[::1]:8050"])
def test_f5_own_hosts_are_answered(client, host):
    """F5: this computer's names pass, with and without port."""
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.nip.io",
        "localhost.evil.example",
        "localhost@evil.example",
        "localhost/",
        "localhost:x",
        "[::1",
        "::1",
        "",
        "localhost, evil.example",
        "localhost, localhost",
    ],
)
def test_f5_other_hosts_answer_400(client, host):
    """F5: a name that an attacker points at this computer is refused."""
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 400
    assert _is_plain(response)


@pytest.mark.parametrize(
    ("hosts", "status"), [(frozenset({"org.example"}), 200), (None, 200), (frozenset({"localhost"}), 400)]
)
def test_f5_settings_name_the_hosts(hosts, status):
    """F5: the settings decide which names pass; None lets all pass."""
    client = create_app(Settings(hosts=hosts)).server.test_client()
    assert client.get("/", headers={"Host": "org.example:8050"}).status_code == status


# F7, F8 Paths

FORMS = [
    "../secret.txt",
    "%2e%2e/secret.txt",
    "..%2fsecret.txt",
    "%252e%252e%252fsecret.txt",
    "..%5csecret.txt",
    "..\\secret.txt",
    "x//secret.txt",
    "//etc/passwd",
    "C:/Windows/win.ini",
    "C:secret.txt",
    "C%3a%5csecret.txt",
    "a%00.css",
    "%ff%fe",
    "./page.css",
    ".hidden",
    "link.txt",
    "folder/secret.txt",
    "folder/assets/page.css/..",
    "x" * 5000,
    "missing.css",
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[:30])
@pytest.mark.parametrize(
    "root",
    ["/assets/", "/_dash-component-suites/dash/", "/_dash-component-suites/", "/_dash-component-suites/os/", "/"],
)
def test_f7_no_path_leads_outside(client, root, form):
    """F7: every way to say "one folder up", and links, answer 404."""
    response = client.get(root + form)
    assert response.status_code == 404
    assert CANARY not in response.text


def test_f7_assets_are_served(client):
    """F7 leaves the real files alone."""
    assert client.get("/assets/page.css").text == "main { margin: 0 }"


@pytest.mark.parametrize("method", ["get", "post", "head"])
@pytest.mark.parametrize("path", ["/nothing", "/admin/", "/_dash-nothing", "/index.html", "/_dash-layout/"])
def test_f8_unknown_paths_answer_404(client, path, method):
    """F8: Dash would answer its page at any path."""
    response = getattr(client, method)(path)
    assert response.status_code == 404
    assert method == "head" or _is_plain(response)


# F10 Methods


@pytest.mark.parametrize("path", ["/", CALL, "/_dash-layout", "/assets/page.css", "/export"])
@pytest.mark.parametrize("method", ["TRACE", "PUT", "OPTIONS", "DELETE", "PATCH", "CONNECT", "BREW"])
def test_f10_other_methods_answer_405(client, path, method):
    """F10: nothing but GET, HEAD and POST, and no word about other origins."""
    response = client.open(path, method=method, headers={"Origin": "https://evil.example"})
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) <= {"GET", "HEAD", "POST"}
    assert not [name for name in response.headers.keys() if name.startswith("Access-Control-")]  # noqa: SIM118


@pytest.mark.parametrize(("path", "method", "allowed"), [("/", "POST", "GET, HEAD"), (CALL, "GET", "POST")])
def test_f10_a_known_path_tells_its_methods(client, path, method, allowed):
    """F10: a page takes no POST, the callbacks take nothing else."""
    response = client.open(path, method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, allowed)


# F11 Headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/_dash-layout"),
        ("GET", "/_dash-dependencies"),
        ("GET", "/assets/page.css"),
        ("GET", "/nothing"),
        ("PUT", "/"),
        ("POST", CALL),
    ],
)
def test_f11_every_response_has_the_headers(app, client, method, path):
    """F11: good answers and refusals alike."""
    headers = client.open(path, method=method).headers
    scripts = " ".join(app.csp_hashes())
    assert scripts.count("sha256-") == 2
    assert headers["Content-Security-Policy"] == (
        f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; object-src 'none'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers
    assert "Set-Cookie" not in headers


def test_f11_a_fault_has_the_headers_too(client):
    """F11: a 500 is a response as well."""
    response = client.post(CALL, json=_given(CANARY))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_f11_https_is_kept(client):
    """F11: HSTS under https only."""
    assert client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-cache"),
        ("/_dash-layout", "no-store"),
        ("/_dash-dependencies", "no-store"),
        ("/export", "no-store"),
        ("/nothing", "no-store"),
        ("/assets/missing.css?m=1", "no-store"),
        ("/assets/page.css", "no-cache"),
        ("/assets/page.css?m=1764.5", "public, max-age=31536000, immutable"),
        ("/_favicon.ico?v=4.4.1", "public, max-age=31536000, immutable"),
    ],
)
def test_f11_data_is_not_cached_and_files_are(client, path, kept):
    """F11: a company never stays in a browser's cache; style and scripts do."""
    assert client.get(path).headers["Cache-Control"] == kept


def test_f11_callbacks_are_not_cached(client):
    """F11: neither are a callback's answers."""
    assert client.post(CALL, json=GOOD).headers["Cache-Control"] == "no-store"


def test_f11_dash_scripts_of_the_page_are_cached(client):
    """F11: each script that the page names is there, and kept for a year."""
    page = client.get("/").text
    scripts = [part.split('"')[0] for part in page.split('src="')[1:]]
    assert len(scripts) > 5
    for script in scripts:
        response = client.get(script)
        assert response.status_code == 200
        assert "max-age=31536000" in response.headers["Cache-Control"]


# The real application


def test_the_page_says_its_language_and_name():
    """The first bytes of the page carry language, title and the way out without scripts."""
    page = create_app(Settings()).server.test_client().get("/").text
    assert '<html lang="en">' in page
    assert "<title>Reportline</title>" in page
    assert "<noscript>" in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_applications_layout_has_the_main_landmark():
    """There is one main landmark."""
    layout = create_app(Settings()).server.test_client().get("/_dash-layout").text
    assert layout.count('"Main"') == 1


def test_refusals_are_warnings_and_faults_are_errors(client, caplog):
    """Whoever watches the log can tell a bad request from a fault of ours."""
    client.post(CALL, data="{", content_type="application/json")
    client.post(CALL, json=_given(CANARY))
    assert [record.levelno for record in caplog.records] == [logging.WARNING, logging.ERROR]
