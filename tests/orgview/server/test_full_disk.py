"""A full disk under a server that runs: what it says, what it still does."""

import json
import signal

import pytest

from orgview.store.room import MIB
from tests.orgview.server.programs import ask, get, port_of, running, start
from tests.orgview.small_disk import fill, small_disk

PEOPLE = b"id,name,boss\n1,Ana,\n2,Ben,1\n"


def _post(port, path, body=b"", cookie=b""):
    head = b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    head += b"Content-Type: application/" + (b"octet-stream" if body else b"json") + b"\r\n"
    answer = ask(port, head + b"Content-Length: %d\r\n%s\r\n" % (len(body), cookie) + body, timeout=60)
    head, _, body = answer.partition(b"\r\n\r\n")
    cookies = [line for line in head.split(b"\r\n") if line.lower().startswith(b"set-cookie: reportline=")]
    return int(head.split()[1]), json.loads(body), cookies


@pytest.mark.slow
def test_r7_a_server_on_a_full_disk_shows_and_erases_what_is_there(tmp_path):
    """R7: started anew on it, one line says so; the company is shown, a new one is refused with 507, erasing works."""
    with small_disk(tmp_path / "disk", 24 * MIB) as disk:
        settings = {"REPORTLINE_STORE": f"sqlite:///{disk / 'x.sqlite3'}", "REPORTLINE_RESERVE_MIB": "8"}
        with running(**settings) as (program, line):
            status, answer, cookies = _post(port_of(line), b"/upload?name=a.csv", PEOPLE)
            assert status == 200
            cookie = b"Cookie: " + cookies[0].split(b": ")[1].split(b";")[0] + b"\r\n"
            program.send_signal(signal.SIGTERM)
            assert program.wait(timeout=10) == 0
        fill(disk)
        with start(PORT="0", **settings) as program:
            try:
                port = port_of(program.stdout.readline())
                assert b"Ana" in get(port, b"/scene?mine=" + answer["id"].encode(), cookie)
                status, refused, _cookies = _post(port, b"/upload?name=b.csv", PEOPLE, cookie)
                assert status == 507
                assert "nearly full" in refused["error"]["what"]
                assert _post(port, b"/companies/delete", cookie=cookie)[:2] == (200, {"deleted": 1})
                program.send_signal(signal.SIGTERM)
                assert program.wait(timeout=10) == 0
                first = program.stderr.read().splitlines()[0]
            finally:
                program.kill()
        assert first.startswith("Warning: The server's disk is nearly full: 16 MiB of room are needed, and ")
        assert ", so nothing new can be kept. Erase companies" in first


@pytest.mark.slow
def test_r7_a_file_that_the_folder_for_temporary_files_cannot_take_is_refused(tmp_path):
    """R7: 507 to the end of what is sent, not a broken connection; smaller files and the page come."""
    with small_disk(tmp_path / "small", MIB) as small:
        settings = {"REPORTLINE_STORE": f"sqlite:///{tmp_path / 'x.sqlite3'}", "TMPDIR": str(small)}
        with running(**settings) as (_program, line):
            port = port_of(line)
            people = PEOPLE + b"".join(b"%d,Somebody,1\n" % number for number in range(3, 300_000))
            status, answer, cookies = _post(port, b"/upload?name=large.csv", people)
            assert status == 507
            assert answer["error"]["what"] == "The server's disk for temporary files is full"
            assert "TMPDIR" in answer["error"]["advice"]
            assert cookies == []
            assert _post(port, b"/upload?name=small.csv", PEOPLE)[0] == 200
            assert get(port).startswith(b"HTTP/1.1 200")
        assert list(small.iterdir()) == []
