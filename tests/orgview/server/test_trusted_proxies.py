"""Trusted proxies: over a real server, whose word counts on https and on where a request comes from."""

import pytest

from orgview.server.visitors.trusted_proxies import register
from orgview.settings import BadSetting, UnsafeSetting, read_settings
from tests.orgview.server.programs import ask, get, port_of, running

SAMPLE = (
    b"POST /sample/berlin HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    b"X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n{}"
)
HTTPS = b"X-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.7\r\n"


@pytest.fixture(autouse=True)
def _store(monkeypatch, tmp_path):
    monkeypatch.setenv("REPORTLINE_STORE", f"sqlite:///{tmp_path / 'x.sqlite3'}")


def _names(answer):
    return {line.partition(b":")[0].lower() for line in answer.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]}


@pytest.mark.slow
def test_f12_https_of_a_trusted_proxy_counts():
    """F11, F12: HSTS, and a cookie that browsers keep for this host over https alone."""
    with running(REPORTLINE_PROXIES="127.0.0.1") as (_program, line):
        port = port_of(line)
        assert b"strict-transport-security" in _names(get(port, headers=HTTPS))
        assert b"strict-transport-security" not in _names(get(port))
        assert b"strict-transport-security" not in _names(get(port, headers=b"X-Forwarded-Proto: javascript\r\n"))
        name = next(part for part in get(port, b"/samples").split(b'"name":"')[1:]).partition(b'"')[0]
        answer = ask(port, SAMPLE.replace(b"berlin", name), timeout=60)
    cookie = next(line for line in answer.split(b"\r\n") if line.lower().startswith(b"set-cookie:"))
    assert b"__Host-reportline=" in cookie
    assert {b"Secure", b"HttpOnly", b"Path=/", b"SameSite=Strict"} <= set(cookie.split(b"; "))


@pytest.mark.slow
def test_f13_nobody_else_s_word_counts():
    """F13: without the setting, and from an address that is not listed."""
    for settings in ({}, {"REPORTLINE_PROXIES": "192.0.2.0/24"}):
        with running(**settings) as (_program, line):
            assert b"strict-transport-security" not in _names(get(port_of(line), headers=HTTPS))


@pytest.mark.parametrize(
    ("peer", "claims", "address"),
    [
        ("10.0.0.9", {"X-Forwarded-For": "203.0.113.7"}, "203.0.113.7"),
        ("10.0.0.9", {"X-Forwarded-For": "6.6.6.6, 203.0.113.7"}, "203.0.113.7"),
        ("10.0.0.9", {"X-Forwarded-For": "<script>"}, "10.0.0.9"),
        ("10.0.0.9", {}, "10.0.0.9"),
        ("198.51.100.1", {"X-Forwarded-For": "203.0.113.7"}, "198.51.100.1"),
    ],
)
def test_the_address_is_what_the_proxy_wrote_last(peer, claims, address):
    """Not what its client claimed before; other claims never arrive."""
    from flask import Flask, request

    server = Flask("x")
    server.add_url_rule("/", "root", lambda: [request.remote_addr, request.host, "X-Remote-User" in request.headers])
    register(server, read_settings({"REPORTLINE_PROXIES": "10.0.0.0/24"}).proxies)
    headers = {"X-Forwarded-Host": "evil.example", "X-Remote-User": "ceo", **claims}
    answer = server.test_client().get("/", headers=headers, environ_overrides={"REMOTE_ADDR": peer})
    assert answer.json == [address, "localhost", False]


@pytest.mark.parametrize(
    ("text", "error"), [("proxy", BadSetting), ("10.0.0.1/8", BadSetting), ("0.0.0.0/0", UnsafeSetting)]
)
def test_a_list_that_cannot_be_is_refused(text, error):
    """In one sentence that names the setting."""
    with pytest.raises(error, match=r"^REPORTLINE_PROXIES "):
        read_settings({"REPORTLINE_PROXIES": text})
