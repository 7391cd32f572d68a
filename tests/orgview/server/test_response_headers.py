"""Response headers: what every answer carries, and what a browser may keep."""

import pytest

from tests.orgview.server.tiny_app import CALL, CANARY, GOOD, app, client, with_value

__all__ = ["app", "client"]


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
    response = client.post(CALL, json=with_value(CANARY))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_f11_https_is_kept(client):
    """F11: HSTS under https only."""
    assert client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-cache"),
        ("/?n=60&struct=matrix", "no-cache"),
        ("/?mine=x&lv=2", "no-store"),
        ("/?tab=compare&a=%6dine%3Ax&b=explored", "no-store"),
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
