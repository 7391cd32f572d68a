"""The server as a program of its own, and plain requests to it over real sockets."""

import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager

from tests.folders import PROJECT

SETTINGS = ("HOST", "PORT", "DASH_DEBUG", "FLASK_DEBUG", "DASH_MCP_ENABLED")


def start(*, before=(), **settings):
    """Start it with these settings, and none of the tests' own but the store; `before` is a command in front."""
    given = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    environ = {name: value for name, value in given.items() if name == "REPORTLINE_STORE" or "REPORTLINE" not in name}
    return subprocess.Popen(
        [*before, sys.executable, "-W", "error", "app.py"],
        cwd=PROJECT,
        env=environ | settings,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@contextmanager
def running(**settings):
    """Give the program and the line in which it says where it is; it is killed at the end."""
    with start(PORT="0", **settings) as program:
        try:
            yield program, program.stdout.readline()
        finally:
            program.kill()


def port_of(line):
    """Port of the line that a server prints."""
    return int(re.search(r":(\d+) ", line)[1])


def ask(port, request, timeout=10):
    """Send bytes and give all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as link:
        link.sendall(request)
        answer = b""
        while part := link.recv(65536):
            answer += part
    return answer


def get(port, path=b"/", headers=b"", timeout=10):
    """Get an address."""
    return ask(
        port, b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + headers + b"Connection: close\r\n\r\n", timeout
    )
