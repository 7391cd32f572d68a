"""Several workers on one port and one store: the same visitor at any of them, kills, renewal, the end."""

import json
import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from orgview.services import create_loader, create_painter
from orgview.settings import BadSetting, Settings, read_settings
from tests.orgview.server.programs import ask, get, port_of, running, start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are looked at in /proc")
PEOPLE = b"id,name,boss\n1,Ana,\n2,Ben,1\n"
UPLOAD = (
    b"POST /upload?name=a.csv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    b"Content-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n" % len(PEOPLE)
) + PEOPLE
LIMIT_S = 60.0


def _workers(program):
    return [int(pid) for pid in Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split()]


def _until(check):
    """Wait for it; the last value where it never is."""
    end = time.monotonic() + LIMIT_S
    while not (value := check()) and time.monotonic() < end:
        time.sleep(0.05)
    return value


def _upload(port):
    head, _, body = ask(port, UPLOAD, timeout=60).partition(b"\r\n\r\n")
    cookie = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"set-cookie: reportline="))
    return json.loads(body)["id"].encode(), b"Cookie: " + cookie.split(b": ")[1].split(b";")[0] + b"\r\n"


@pytest.mark.slow
def test_g6_any_worker_answers_and_none_is_missed(tmp_path):
    """G6: a company of one is shown by the other, a killed one is replaced, SIGTERM ends all.

    SIGHUP renews all: what was asked of the old ones, an upload that is on its way too, is answered.
    """
    with running(WORKERS="2", REPORTLINE_STORE=f"sqlite:///{tmp_path / 'x.sqlite3'}") as (program, line):
        port = port_of(line)
        assert get(port, b"/health", timeout=60).startswith(b"HTTP/1.1 200")
        workers = _until(lambda: _workers(program) if len(_workers(program)) == 2 else None)
        company, cookie = _upload(port)
        for stopped in workers:
            os.kill(stopped, signal.SIGSTOP)
            assert b"Ana" in get(port, b"/scene?mine=" + company, cookie, timeout=60)
            assert get(port, b"/scene?mine=" + company).find(b"Ana") < 0
            os.kill(stopped, signal.SIGCONT)
        os.kill(workers[0], signal.SIGKILL)
        renewed = _until(lambda: [pid for pid in _workers(program) if pid not in workers])
        assert len(renewed) == 1
        assert b"Ana" in get(port, b"/scene?mine=" + company, cookie, timeout=60)
        old = set(_workers(program))
        with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
            client.sendall(UPLOAD[:-1])
            program.send_signal(signal.SIGHUP)
            assert _until(lambda: len(set(_workers(program)) - old) == 2)
            assert b"Ana" in get(port, b"/scene?mine=" + company, cookie, timeout=60)
            client.sendall(UPLOAD[-1:])
            assert client.recv(12) == b"HTTP/1.1 200"
        assert _until(lambda: len(_workers(program)) == 2 and old.isdisjoint(_workers(program)))
        assert b"Ana" in get(port, b"/scene?mine=" + company, cookie, timeout=60)
        last = _workers(program)
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0
        assert not any(Path(f"/proc/{pid}").exists() for pid in last)
        assert program.stderr.read() == ""


@pytest.mark.slow
def test_workers_that_cannot_work_end_the_server(tmp_path):
    """A store that is none is told once, and nothing is bound."""
    (tmp_path / "x.sqlite3").write_bytes(b"no database at all" * 100)
    with start(PORT="0", WORKERS="2", REPORTLINE_STORE=f"sqlite:///{tmp_path / 'x.sqlite3'}") as program:
        out, err = program.communicate(timeout=60)
    assert (program.returncode, out) == (1, "")
    assert len(err.splitlines()) == 1


def test_the_limits_of_a_server_are_shared_by_its_workers():
    """What runs at once, and the memory of the caches; each worker has one slot at least."""
    alone, one_of_two, one_of_many = (Settings(workers=workers) for workers in (1, 2, 8))
    assert [create_loader(settings).slots.most for settings in (alone, one_of_two, one_of_many)] == [22, 21, 21]
    assert [create_painter(settings).slots.most for settings in (alone, one_of_two, one_of_many)] == [14, 13, 13]
    assert create_loader(one_of_many).store.cache._most_bytes == alone.cache_bytes // 8


def test_the_number_of_workers_is_checked(monkeypatch):
    """From 1 to 64, and one alone where a system does not fork."""
    assert read_settings({"WORKERS": "4"}).workers == 4
    for text in ("0", "65", "x"):
        with pytest.raises(BadSetting, match=r"WORKERS is .* whole number from 1 to 64"):
            read_settings({"WORKERS": text})
    monkeypatch.delattr(os, "fork")
    assert read_settings({}).workers == 1
    with pytest.raises(BadSetting, match="no workers by forking"):
        read_settings({"WORKERS": "2"})
