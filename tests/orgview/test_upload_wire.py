"""Loading a file over a socket, by a server of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from orgview.settings import MIB
from tests.folders import PROJECT
from tests.orgview.uploads import BYTES, TABLE
from tests.waiting import until


@pytest.fixture
def program(tmp_path):
    """The app as a program of its own, with the stand-in reader."""
    code = (
        "import os, sys; from dataclasses import replace; from orgview.application import create_app, create_loader\n"
        "from orgview.server.process.serving import serve\n"
        "from orgview.settings import read_settings; settings = read_settings(os.environ)\n"
        "loader = replace(create_loader(settings), function='tests.orgview.deliveries:deliver')\n"
        "sys.exit(serve(create_app(settings, loader).server, settings, loader.slots.close))"
    )
    (tmp_path / "temporary").mkdir()
    given = {name: value for name, value in os.environ.items() if not name.startswith(("HOST", "REPORTLINE"))}
    environ = given | {
        "PORT": "0",
        "TMPDIR": str(tmp_path / "temporary"),
        "REPORTLINE_STORE": f"sqlite:///{tmp_path / 'data' / 'x.sqlite3'}",
        "REPORTLINE_UPLOAD_MIB": "8",
    }
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code], cwd=PROJECT, env=environ, text=True, stdout=subprocess.PIPE
    ) as running:
        try:
            yield running, int(re.search(r":(\d+) ", running.stdout.readline())[1])
        finally:
            running.kill()


def _head(length, path="/upload"):
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        f"Content-Type: {BYTES}\r\nContent-Length: {length}\r\n\r\n"
    ).encode()


def _answer(link):
    return b"".join(iter(lambda: link.recv(65536), b""))


def test_over_the_wire(program, tmp_path):
    """A real upload; a client that goes; one that stops half-way; one too large; the server stays the same."""
    running, port = program
    mark, temporary = tmp_path / "mark", tmp_path / "temporary"
    body = f"hang {mark}".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(_head(len(body)) + body)
        until(mark.exists)
    pid = mark.read_text().split()[0]
    until(lambda: not Path("/proc", pid).exists() and not list(temporary.iterdir()))
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(_head(5 * MIB) + b"x" * MIB)
    large = b"x" * (8 * MIB + 100)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(_head(len(large)) + large)
        answer = _answer(link)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"This file is larger than 8 MiB" in answer
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(_head(len(TABLE)) + TABLE)
        answer = _answer(link)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"HttpOnly" in answer
    assert list(temporary.iterdir()) == []
    assert running.poll() is None


def test_r14_stopping_ends_a_reading(program, tmp_path):
    """R14: SIGTERM in the middle of a reading: exit code 0, no child, no file left."""
    running, port = program
    mark = tmp_path / "mark"
    body = f"hang {mark}".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(_head(len(body)) + body)
        until(mark.exists)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=10) == 0
    assert not Path("/proc", mark.read_text().split()[0]).exists()
    assert list((tmp_path / "temporary").iterdir()) == []
