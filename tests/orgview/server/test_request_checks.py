"""Request checks: which hosts, paths, methods, sites, sizes and types pass; all over HTTP."""

import io
import json

import pytest

from orgview.application import create_app
from orgview.settings import Settings
from tests.orgview.server.tiny_app import CALL, CANARY, GOOD, app, client, is_plain

__all__ = ["app", "client"]


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
    assert is_plain(response)


def test_f1_chunked_bodies_are_refused_as_they_grow(client):
    """F1: a body without length is read to 1 MiB, then answers 413."""
    response = client.post(
        CALL,
        input_stream=io.BytesIO(b" " * 2**21),
        headers={"Transfer-Encoding": "chunked", "Content-Type": "application/json"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert response.status_code == 413


# F3 Content types


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None]
)
def test_f3_other_content_types_answer_415(client, content_type):
    """F3: a form of another site cannot be taken for a callback."""
    response = client.post(CALL, data=json.dumps(GOOD), content_type=content_type)
    assert response.status_code == 415
    assert is_plain(response)


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
    assert is_plain(response)


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
@pytest.mark.parametrize(
    "path", ["/nothing", "/admin/", "/_dash-nothing", "/index.html", "/_dash-layout/", "/assets", "/assets/"]
)
def test_f8_unknown_paths_answer_404(client, path, method):
    """F8: Dash would answer its page at any path."""
    response = getattr(client, method)(path)
    assert response.status_code == 404
    assert method == "head" or is_plain(response)


def test_f8_a_person_at_an_unknown_path_gets_a_page_that_leads_home(client):
    """F8: a browser asks for a page; its address stands nowhere in it."""
    response = client.get("/<b>nothing", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.content_type) == (404, "text/html; charset=utf-8")
    assert '<a href="/">Open Reportline</a>' in response.text
    assert "<b>" not in response.text


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
