"""The server as a program of its own, over real sockets."""

import errno
import os
import re
import shutil
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from orgview.server.process.serving import CHANNEL_TIMEOUT_S, address, bind, why_not_bound
from orgview.settings import Settings
from orgview.startup import startup
from tests.folders import PROJECT
from tests.orgview.server.programs import ask, get, port_of, running, start

# Less than the server waits for those who are slow.
PATIENCE_S = CHANNEL_TIMEOUT_S / 2
EVERYWHERE = "0.0.0.0"  # noqa: S104  to test what is said about it


@pytest.fixture(scope="module", autouse=True)
def _store(tmp_path_factory):
    """A store of these tests' own for every program they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTLINE_STORE", f"sqlite:///{tmp_path_factory.mktemp('store') / 'data' / 'x.sqlite3'}")
        yield


@pytest.fixture(scope="module")
def port():
    with running() as (_program, line):
        yield port_of(line)


@pytest.fixture
def start_here(monkeypatch, capsys):
    """Start as the program does, in this process, which stays as it is: exit code, output, errors."""
    for name in ("leave_out", "_set_apart"):
        monkeypatch.setattr(startup, name, lambda: None)
    monkeypatch.setattr(startup.logs, "set_up", lambda _form: None)

    def start_with(**settings):
        environ = {"PORT": "0", "REPORTLINE_STORE": os.environ["REPORTLINE_STORE"]}
        return startup.start(environ | settings), *capsys.readouterr()

    return start_with


def test_it_says_where_it_is_warns_and_stops_quietly():
    """On all addresses, when that is meant: the lack of a login is said, and an address that a browser can open.

    Nothing else is written, and Ctrl+C ends it with exit code 0 and no traceback.
    """
    with running(HOST=EVERYWHERE, REPORTLINE_ALLOW_OPEN="1") as (program, line):
        found = re.fullmatch(r"Reportline is at http://127\.0\.0\.1:(\d+) \(Ctrl\+C stops it\)\n", line)
        assert get(int(found[1])).startswith(b"HTTP/1.1 200 OK")
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=10) == 0
        assert program.stdout.read() == ""
        assert re.fullmatch(r"Warning: there is no login.*\n", program.stderr.read())


def test_a_port_in_use_is_told_in_one_line(start_here):
    """The second server names port, host and the way out; exit code 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = start_here(PORT=str(port))
    assert (code, out) == (1, "")
    assert err.startswith(f"Port {port} on 127.0.0.1 is in use")
    assert "`make run PORT=" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PORT": "abc"}, "PORT is 'abc'."),
        ({"HOST": "http://x"}, "HOST is 'http://x'."),
        ({"REPORTLINE_STORE": "x"}, "REPORTLINE_STORE is not the address of a database."),
    ],
    ids=["port", "host", "store"],
)
def test_a_bad_setting_is_told_in_one_line(start_here, settings, said):
    """No traceback, exit code 2."""
    code, out, err = start_here(**settings)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"HOST": EVERYWHERE}, "HOST is '0.0.0.0', where others"),
        ({"HOST": EVERYWHERE, "DASH_DEBUG": "1", "REPORTLINE_ALLOW_OPEN": "1"}, "DASH_DEBUG is set"),
        ({"DASH_MCP_ENABLED": "1"}, "DASH_MCP_ENABLED is set"),
        ({"REPORTLINE_STORE": f"sqlite:///{__file__}"}, "The store is damaged"),
        ({"REPORTLINE_STORE": "sqlite:////proc/none/x.sqlite3"}, "The store '/proc/none/x.sqlite3' cannot be opened"),
    ],
    ids=["open", "debug", "mcp", "damaged-store", "no-store"],
)
def test_f14_an_unsafe_setup_is_refused_in_one_line(start_here, settings, said):
    """F14, R8: no traceback, exit code 1, nothing served."""
    code, out, err = start_here(**settings)
    assert (code, out) == (1, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: loc",
        b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Content-Length: 1000\r\n\r\n{",
    ],
    ids=["idle", "slow-header", "slow-body"],
)
def test_f9_slow_clients_keep_nobody_waiting(port, start):
    """F9: beside 50 connections that never finish, a page is answered: whoever waited for one of them would wait on."""
    with ExitStack() as links:
        for _ in range(50):
            links.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10)).sendall(start)
        assert get(port, timeout=PATIENCE_S).startswith(b"HTTP/1.1 200 OK")


def _post(length_header, body=b""):
    return (
        b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        b"Content-Type: application/json\r\n" + length_header + b"\r\n\r\n" + body
    )


@pytest.mark.parametrize(
    "request_bytes",
    [
        pytest.param(_post(b"Content-Length: 400000000"), id="400MB-announced"),
        pytest.param(_post(b"Content-Length: 1500000", b" " * 1_500_000), id="1.5MB"),
        pytest.param(_post(b"Content-Length: 3000000"), id="3MB-announced"),
        pytest.param(
            _post(b"Content-Length: 3000000").replace(b"_dash-update-component", b"company/x/read"), id="read"
        ),
        pytest.param(
            _post(b"Content-Length: 3000000").replace(b"/_dash-update-component", b"/upload/"), id="no-upload"
        ),
        pytest.param(_post(b"Content-Length: 400000000").replace(b"_dash-update-component", b"upload"), id="upload"),
        pytest.param(
            _post(b"Transfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (1_500_000, b" " * 1_500_000)), id="chunked"
        ),
    ],
)
def test_f1_large_bodies_are_refused_on_the_wire(port, request_bytes):
    """F1: by the server or by the app, before a callback sees them."""
    assert ask(port, request_bytes).startswith(b"HTTP/1.1 413 ")


def test_f5_two_host_headers_are_refused_on_the_wire(port):
    """F5: waitress joins them, and the joined name is nobody's."""
    answer = ask(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "path", [b"/../app.py", b"/assets/../app.py", b"/assets/..%2fapp.py", b"//etc/passwd", b"/assets/%00", b"/%ff"]
)
def test_f7_raw_paths_lead_nowhere(port, path):
    """F7: as sent, without a client that tidies the path."""
    assert get(port, path).startswith(b"HTTP/1.1 404 ")


def test_the_server_does_not_name_itself(port):
    """No version for anybody to look up."""
    assert b"\r\nServer:" not in get(port)


@pytest.mark.parametrize(
    ("error", "port", "said"),
    [
        (OSError(errno.EADDRINUSE, ""), 8050, "Port 8050 on 127.0.0.1 is in use by another program.*PORT=8051`"),
        (OSError(errno.EADDRINUSE, ""), 65535, "Port 65535 .* is in use .*PORT=8050`"),
        (PermissionError(errno.EACCES, ""), 80, "This user may not serve on port 80 .*PORT=8050`"),
        (OSError(errno.EADDRNOTAVAIL, ""), 8050, "This computer has no address '127.0.0.1'.*HOST=127.0.0.1`"),
        (socket.gaierror(socket.EAI_NONAME, ""), 8050, "This computer has no address"),
        (OSError(errno.ENOBUFS, "No buffer space"), 8050, "Cannot serve on port 8050 .*: No buffer space"),
    ],
    ids=["in-use", "in-use-at-the-end", "privileged", "not-ours", "unknown-name", "other"],
)
def test_each_way_to_fail_has_its_sentence(error, port, said):
    """What is wrong, where, and what to do next."""
    assert re.match(said, why_not_bound(Settings(port=port), error))


def test_a_foreign_address_cannot_be_bound():
    """192.0.2.1 is set aside for documents and nobody's."""
    settings = Settings(host="192.0.2.1", port=0)
    with pytest.raises(OSError, match="ssign") as told:
        bind(settings)
    assert why_not_bound(settings, told.value).startswith("This computer has no address '192.0.2.1'")


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:"), ("localhost", "http://127.0.0.1:"), (EVERYWHERE, "http://127.0.0.1:")],
)
def test_the_address_can_be_opened_here(host, shown):
    """A wildcard is shown as this computer."""
    with bind(Settings(host=host, port=0)) as bound:
        assert address(bound).startswith(shown)


@pytest.mark.skipif(not socket.has_ipv6, reason="this computer has no IPv6")
@pytest.mark.parametrize("host", ["::1", "::"])
def test_ipv6_addresses_are_bracketed(host):
    """A browser needs the brackets."""
    try:
        bound = bind(Settings(host=host, port=0))
    except OSError:
        pytest.skip("IPv6 is switched off here")
    with bound:
        assert address(bound).startswith("http://[::1]:")


def test_a_bad_preset_file_is_one_line_at_the_start(start_here, tmp_path: Path):
    """The server does not start, and says file, key, value and what is allowed; no traceback."""
    shutil.copytree(PROJECT / "presets", tmp_path / "presets")
    file = tmp_path / "presets" / "companies" / "people_400.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("headcount = 400", "headcount = 0"), encoding="utf-8")
    code, out, err = start_here(REPORTLINE_PRESETS=str(tmp_path / "presets"))
    assert (code, out) == (2, "")
    assert err == "companies/people_400.toml: company.headcount is 0. Allowed: a whole number from 1 to 3,000,000.\n"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("prlimit"), reason="no prlimit here")
def test_r7_a_full_disk_at_the_start_is_told_and_charts_are_served(tmp_path):
    """R7: one line, not an end; what the store would hold is refused with 507."""
    settings = {"PORT": "0", "REPORTLINE_STORE": f"sqlite:///{tmp_path / 'new.sqlite3'}"}
    with start(before=("prlimit", "--fsize=0"), **settings) as program:
        try:
            port = port_of(program.stdout.readline())
            assert get(port, b"/scene?n=300").startswith(b"HTTP/1.1 200")
            assert get(port, b"/companies").startswith(b"HTTP/1.1 507")
            program.send_signal(signal.SIGTERM)
            assert program.wait(timeout=10) == 0
            told = program.stderr.read().splitlines()
            assert program.stdout.read() == ""
        finally:
            program.kill()
    assert told[0] == "Warning: The server's disk is full, so nothing new can be kept. Make room on it."
