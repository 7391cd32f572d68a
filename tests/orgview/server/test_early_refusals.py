"""Early refusals of waitress: over real sockets, JSON with the security headers."""

import json

import pytest

from tests.orgview.server.programs import ask, port_of, running

START = b"POST /scene HTTP/1.1\r\nHost: localhost\r\n"
# Of waitress. What is sent beyond would be unread when the connection is closed, and the answer lost.
MOST_HEADER_BYTES = 262_144


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Port of a server of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTLINE_STORE", f"sqlite:///{tmp_path_factory.mktemp('store') / 'x.sqlite3'}")
        with running() as (_program, line):
            yield port_of(line)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
        (START + b"Content-Length: 99999999999\r\n\r\n", 413),
        ((START + b"X: ").ljust(MOST_HEADER_BYTES + 1, b"x"), 431),
        (START + b"Transfer-Encoding: gzip\r\n\r\n", 501),
    ],
    ids=["length", "header", "body", "headers", "coding"],
)
def test_f11_a_refusal_of_the_server_s_own_is_like_ours(port, request_bytes, status):
    """F11: status, JSON with a sentence, every security header; nothing to be kept, and nobody is named."""
    head, _, body = ask(port, request_bytes).partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0].split()[1] == str(status)
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
    assert headers["content-type"] == "application/json"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "server" not in headers
    error = json.loads(body)["error"]
    assert error["what"]
    assert error["advice"].endswith(".")


NEXT = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
POST = b"POST /seats HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
CHUNKS = b"0\r\n\r\n"


@pytest.mark.parametrize(
    "request_bytes",
    [
        POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS,
        POST + b"Transfer-Encoding: chunked\r\nContent-Length: 200\r\n\r\n" + CHUNKS,
        POST + b"transfer-encoding: chunked\r\ncontent-length: 0\r\n\r\n" + CHUNKS,
        POST + b"Content-Length: 2\r\nContent-Length: 70\r\n\r\n{}",
        POST + b"Content-Length: 2, 2\r\n\r\n{}",
        POST + b"Content-Length: +2\r\n\r\n{}",
        POST + b"Transfer-Encoding: chunked, chunked\r\n\r\n" + CHUNKS,
        POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS,
        POST + b"Transfer-Encoding: xchunked\r\n\r\n" + CHUNKS,
        POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n" + CHUNKS,
        POST + b"Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
        POST + b"Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n" + CHUNKS,
        POST.replace(b"1.1", b"1.0") + b"Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS,
    ],
)
def test_a_body_whose_end_is_said_twice_is_refused_and_nothing_after_it_is_answered(port, request_bytes):
    """No request can be hidden in another one from a proxy that reads it otherwise."""
    answer = ask(port, request_bytes + NEXT)
    assert answer.count(b"HTTP/1.") == 1
    assert answer.split()[1] in (b"400", b"501")


@pytest.mark.parametrize("coding", [b"chunked", b"Chunked", b"\tchunked "])
def test_a_body_in_chunks_is_read_and_the_next_request_answered(port, coding):
    """What says its length once is as good as ever."""
    body = b"Transfer-Encoding: " + coding + b"\r\n\r\n2\r\n{}\r\n" + CHUNKS
    answer = ask(port, POST + body + NEXT)
    assert answer.count(b"HTTP/1.1 200 OK") == 2
