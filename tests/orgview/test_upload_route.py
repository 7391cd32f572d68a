"""Loading a file over HTTP: what is kept, what is refused, and that nothing is left of the rest."""

import io
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from orgview.application import create_app
from orgview.server.import_service import Loader
from orgview.server.job_slots import JobSlots
from orgview.settings import MIB, Settings
from tests.folders import PROJECT
from tests.reports import given_choices, given_size

CANARY = "Ana-Canary-123456"
TABLE = b"id,name\n1,Ann\n2,Ben\n"
BYTES = "application/octet-stream"


def _upload(client, data=TABLE, name="Staff.csv", **options):
    given = {"content_type": BYTES, "query_string": {"name": name}} | options
    return client.post("/upload", data=data, **given)


def _error(response):
    assert response.content_type == "application/json"
    assert set(response.json) == {"error"}
    assert set(response.json["error"]) == {"what", "advice"}
    return response.json["error"]


def test_a_file_becomes_a_company(client, loader):
    """Read, kept, told; seen again with the cookie that came with the answer."""
    response = _upload(client)
    assert response.status_code == 200
    assert response.json["report"]["figures"]["people"] == 2
    assert response.headers["Cache-Control"] == "no-store"
    (company,) = client.get("/companies").json["companies"]
    assert (company["id"], company["name"], company["file"]) == (response.json["id"], "Staff", "Staff.csv")
    (owner,) = {row.owner for row in loader.store._engine().connect().exec_driver_sql("SELECT owner FROM companies")}
    assert loader.store.org_bytes(loader.store.find_company(owner, company["id"])) == TABLE


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ünïcode 😀.csv", "Ünïcode 😀.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\staff.xlsx", "staff.xlsx"),
        ("a\r\nSet-Cookie: x\0\u202e.csv", "a Set-Cookie: x .csv"),
        ("", ""),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv"),
        ("x" * 5000, "x" * 200),
    ],
)
def test_e6_any_file_name_is_kept_as_text(client, name, kept):
    """E6: no folder, no control character, no length; nothing is ever opened by it."""
    assert _upload(client, name=name).status_code == 200
    assert client.get("/companies").json["companies"][0]["file"] == kept


@pytest.mark.parametrize("size", [1, MIB, 8 * MIB])
def test_files_up_to_the_limit_are_read(client, size):
    """The last byte included."""
    assert given_size(_upload(client, b"x" * size).json["report"]) == size


def test_choices_go_to_the_reader(client):
    """As JSON in the address; what says nothing is left out."""
    choices = {
        "sheet": "B",
        "header_row": 0,
        "live": True,
        "shown": ["pay"],
        "mapping": {"boss": "b"},
        "snapshot": None,
    }
    response = _upload(client, query_string={"name": "a.csv", "choices": json.dumps(choices)})
    del choices["snapshot"]
    assert given_choices(response.json["report"]) == choices


@pytest.mark.parametrize(
    ("choices", "status", "said"),
    [
        ("{", 400, "not JSON"),
        ("NaN", 400, "not JSON"),
        ("[" * 100_000, 400, "not JSON"),
        ("[]", 422, "the whole"),
        ('{"owner": "x"}', 422, "'owner' is not known"),
        ('{"function": "os:system"}', 422, "'function' is not known"),
        ('{"sheet": 5}', 422, "'sheet' is not what"),
        ('{"header_row": "1"}', 422, "'header_row' is not what"),
        ('{"header_row": -1}', 422, "'header_row' is not what"),
        ('{"live": 1}', 422, "'live' is not what"),
        ('{"mapping": {"id": 1}}', 422, "'mapping' is not what"),
        ('{"mapping": []}', 422, "'mapping' is not what"),
        ('{"delimiter": ""}', 422, "'delimiter' is not what"),
        ('{"shown": "pay"}', 422, "'shown' is not what"),
    ],
)
def test_g8_bad_choices_are_refused(client, choices, status, said):
    """G8: unknown fields and wrong types, before anything is read."""
    response = _upload(client, query_string={"choices": choices})
    assert response.status_code == status
    assert said in _error(response)["what"]
    assert client.get("/companies").json["companies"] == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "The file is empty"),
        (b"refuse this", "The file is a photo"),
        (b"abort", "The reading process stopped unexpectedly"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(client, data, what, caplog):
    """422 with what is wrong and what to do; no company, no cookie, no name in the log."""
    with caplog.at_level(logging.INFO):
        response = _upload(client, data, f"{CANARY}.csv")
    assert response.status_code == 422
    assert _error(response)["what"] == what
    assert _error(response)["advice"]
    assert "Set-Cookie" not in response.headers
    assert client.get("/companies").json["companies"] == []
    assert CANARY not in caplog.text + response.text


# F1 Sizes


@pytest.mark.parametrize("way", ["announced", "in pieces"])
def test_f1_a_larger_file_is_refused_in_words(client, way):
    """F1: 413 in JSON, with the limit and how to raise it."""
    data = b"x" * (8 * MIB + 1)
    options = {}
    if way == "in pieces":
        options = {"input_stream": io.BytesIO(data), "environ_overrides": {"wsgi.input_terminated": True}}
        data = None
    response = _upload(client, data, **options)
    assert response.status_code == 413
    assert _error(response)["what"] == "This file is larger than 8 MiB"
    assert "REPORTLINE_UPLOAD_MIB" in _error(response)["advice"]


@pytest.mark.parametrize("path", ["/company/x/read", "/sample/chinook"])
def test_f1_json_in_pieces_is_counted(client, path):
    """F1: without an announced length, too."""
    body = io.BytesIO(b"{" + b" " * MIB)
    options = {"input_stream": body, "environ_overrides": {"wsgi.input_terminated": True}}
    assert client.post(path, content_type="application/json", **options).status_code == 413


@pytest.mark.parametrize("path", ["/company/x/read", "/company/x/delete", "/companies/delete", "/sample/chinook"])
def test_f1_other_addresses_keep_their_limit(client, path):
    """F1: a mebibyte of JSON is plenty."""
    response = client.post(path, data=b" " * (MIB + 1), content_type="application/json")
    assert response.status_code == 413
    assert _error(response)["what"] == "This request is larger than 1 MiB"


def test_b16_a_cut_upload_leaves_nothing(client):
    """B16: fewer bytes than announced are no file."""
    response = _upload(client, TABLE, environ_overrides={"CONTENT_LENGTH": "1000"})
    assert response.status_code == 400
    assert client.get("/companies").json["companies"] == []


# F3, F4, F10


@pytest.mark.parametrize(
    "content_type", ["text/plain", "multipart/form-data; boundary=x", "application/json", "", None]
)
def test_f3_other_content_types_answer_415(client, content_type):
    """F3: a form of another site cannot be taken for a file."""
    response = _upload(client, content_type=content_type)
    assert response.status_code == 415
    assert _error(response)["what"] == f"This address takes {BYTES} only"


@pytest.mark.parametrize("path", ["/sample/chinook", "/company/x/read", "/company/x/delete", "/companies/delete"])
@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", BYTES, None])
def test_f3_the_other_addresses_take_json_only(client, path, content_type):
    """F3: so do those that erase."""
    assert client.post(path, data="{}", content_type=content_type).status_code == 415


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
@pytest.mark.parametrize(
    ("path", "kind"),
    [("/upload", BYTES)]
    + [
        (p, "application/json")
        for p in ("/sample/chinook", "/company/x/read", "/company/x/delete", "/companies/delete")
    ],
)
def test_f4_other_sites_are_refused(client, path, kind, headers):
    """F4: before type and size are looked at."""
    response = client.post(path, data=b"{}", content_type=kind, headers=headers)
    assert response.status_code == 403
    assert _error(response)["what"] == "This request comes from another site"


@pytest.mark.parametrize("path", ["/upload", "/sample/chinook", "/companies/delete", "/company/x/delete"])
def test_f10_nothing_is_changed_by_a_link(client, path):
    """F10: GET neither loads nor erases."""
    assert client.get(path).status_code == 405


# F16, R12 Slots


def test_f16_too_many_are_asked_to_come_again(loader):
    """F16: 429, with the time to wait."""
    slots = JobSlots(running=1, waiting=0)
    client = create_app(
        Settings(), Loader(loader.store, slots, loader.function, clock=loader.clock)
    ).server.test_client()
    with slots.slot(lambda: False):
        response = _upload(client)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "15")
    assert _error(response)["what"] == "Many files are being read at the moment"
    assert _upload(client).status_code == 200


def test_r7_a_full_folder_for_temporary_files_is_told(client, monkeypatch):
    """R7: 507 with the folder and what to do, for a file and for a picture; the next one is taken."""
    real = tempfile.mkdtemp

    def full(suffix=None, prefix=None, folder=None):
        if "reportline" in (prefix or ""):
            raise OSError(28, "No space left on device")
        return real(suffix, prefix, folder)

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    response = _upload(client)
    assert response.status_code == 507
    assert _error(response)["what"].startswith("The server's disk for temporary files is full (")
    picture = client.get("/export/chart.png?n=9")
    assert picture.status_code == 507
    assert "set TMPDIR to another" in picture.text
    monkeypatch.undo()
    assert client.get("/companies").json["companies"] == []


def test_a_waiting_client_that_goes_is_not_read(loader, client):
    """Its turn never comes."""
    with loader.slots.slot(lambda: False), loader.slots.slot(lambda: False):
        response = _upload(client, environ_overrides={"waitress.client_disconnected": lambda: True})
    assert response.status_code == 503
    assert client.get("/companies").json["companies"] == []


def test_a_client_that_goes_ends_the_reading(client, tmp_path):
    """The child is ended, and its files are gone."""
    mark = tmp_path / "mark"
    response = _upload(client, f"hang {mark}".encode(), environ_overrides={"waitress.client_disconnected": mark.exists})
    assert response.status_code == 503
    pid, folder = mark.read_text().split()
    assert not Path("/proc", pid).exists()
    assert not Path(folder).exists()
    assert client.get("/companies").json["companies"] == []


def test_a_killed_reading_is_told(client, tmp_path):
    """`kill -9` of the child in the middle: a sentence, and nothing left."""
    mark = tmp_path / "mark"

    def kill_it():
        if mark.exists():
            os.kill(int(mark.read_text().split()[0]), signal.SIGKILL)
        return False

    response = _upload(client, f"hang {mark}".encode(), environ_overrides={"waitress.client_disconnected": kill_it})
    assert response.status_code == 422
    assert _error(response)["what"] == "The reading process stopped unexpectedly"
    assert not Path(mark.read_text().split()[1]).exists()


def test_b16_the_same_file_twice_at_once(server):
    """B16: two companies, each whole."""
    answers = []

    def load():
        answers.append(_upload(server.test_client()).json["id"])

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(set(answers)) == 4


def test_r7_a_store_that_fails_is_told(client, loader, monkeypatch):
    """R7: 507 with the reason, and no cookie for what was not kept."""
    from orgview.store.blobs import Blobs

    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Blobs, "put", full)
    response = _upload(client)
    assert response.status_code == 507
    assert _error(response) == {"what": "The server's disk is full", "advice": "Make room on it."}
    assert "Set-Cookie" not in response.headers
    monkeypatch.undo()
    assert client.get("/companies").json["companies"] == []


def test_a_fault_of_ours_is_json_too(client, loader, monkeypatch, caplog):
    """500 with an incident, and no value in the log."""
    monkeypatch.setattr(loader.store, "add_company", lambda *_given: 1 / {CANARY: 0}[CANARY])
    response = _upload(client, name=CANARY)
    assert response.status_code == 500
    assert "incident" in _error(response)["advice"]
    assert CANARY not in caplog.text + response.text


# Remembered columns


def test_columns_are_remembered_for_the_next_file(client):
    """A file with the same headings is read with the columns chosen before; a choice given with it comes first."""
    first = _upload(client).json
    read = {"mapping": {"boss": "id"}}
    assert client.post(f"/company/{first['id']}/read", json=read).json["report"]["mapping"]["boss"] == "id"
    assert _upload(client, TABLE + b"3,Cy\n").json["report"]["mapping"]["boss"] == "id"
    given = _upload(client, query_string={"choices": '{"mapping": {"boss": "name"}}'})
    assert given.json["report"]["mapping"]["boss"] == "name"
    assert "boss" not in _upload(client, b"key,name\n1,Ann\n").json["report"]["mapping"]


def test_decisions_hold_for_the_next_file_and_those_about_a_row_say_so(client):
    """The next file with the same headings is read with them; what named a row alone names nobody there."""
    first = _upload(client).json
    lasting = {"kind": "manager", "who": "Ann", "other": "Bo"}
    read = {
        "decisions": [lasting, {"kind": "no_person", "who": "row 2", "other": ""}],
        "named": {"row 3": "1", "Al": "1"},
    }
    assert client.post(f"/company/{first['id']}/read", json=read).status_code == 200
    second = _upload(client, TABLE + b"3,Cy\n").json
    choices = client.get(f"/company/{second['id']}/report").json["choices"]
    earlier = {"kind": "no_person", "who": "row 2 of an earlier file", "other": ""}
    assert choices == {"decisions": [lasting, earlier], "named": {"Al": "1", "row 3 of an earlier file": "1"}}
    assert given_choices(second["report"])["decisions"] == [lasting, earlier]
    client.post(f"/company/{second['id']}/read", json={})
    assert client.get(f"/company/{_upload(client).json['id']}/report").json["choices"] == {}


def test_columns_that_were_remembered_as_they_are_guessed_count_as_chosen(client):
    """The company says so, and the page need not show the columns again; the file is read once."""
    first = _upload(client).json
    guessed = {"name": first["report"]["mapping"]["name"]}
    client.post(f"/company/{first['id']}/read", json={"mapping": guessed})
    second = _upload(client).json
    assert given_choices(second["report"]) == {}
    assert client.get(f"/company/{second['id']}/report").json["choices"] == {"mapping": guessed}
    other = _upload(client, b"key,name\n1,Ann\n").json
    assert client.get(f"/company/{other['id']}/report").json["choices"] == {}


def test_picks_go_to_the_reader_and_bad_ones_are_refused(client):
    """Rows by number, managers by text; nothing that is no row or no text, and not without end."""
    picks = {"rows": [17, 3], "named": {"Ana Smith": "E1042", "__proto__": "row 5"}}
    company = _upload(client).json["id"]
    assert given_choices(client.post(f"/company/{company}/read", json=picks).json["report"]) == picks
    for bad, said in (
        ({"rows": [0]}, "'rows' is not what"),
        ({"rows": ["3"]}, "'rows' is not what"),
        ({"rows": [1.5]}, "'rows' is not what"),
        ({"rows": list(range(1, 10_002))}, "'rows' is not what"),
        ({"named": ["Ana"]}, "'named' is not what"),
        ({"named": {"Ana": 7}}, "'named' is not what"),
    ):
        response = client.post(f"/company/{company}/read", json=bad)
        assert response.status_code == 422
        assert said in _error(response)["what"]


# Samples


def test_each_sample_file_can_be_loaded(client):
    """Ten files, each with a title, its licence and whom to name."""
    samples = client.get("/samples").json["samples"]
    assert len(samples) == 10
    readme = (PROJECT / "tests" / "data" / "README.md").read_text(encoding="utf-8")
    assert {"MIT", "Apache-2.0", "OGL-3.0", "CC0-1.0"} == {sample["licence"] for sample in samples}
    for sample in samples:
        assert all(sample.values())
        assert sample["licence"].split("-")[0].replace("OGL", "OGL v3.0") in readme
        assert client.post(f"/sample/{sample['name']}", json={}).status_code == 200
    assert len(client.get("/companies").json["companies"]) == 10


@pytest.mark.parametrize("name", ["nothing", "..", "samples.toml", "tests%2Fdata", "%2e%2e%2fapp.py"])
def test_no_other_file_is_a_sample(client, name):
    """Names are looked up, never opened."""
    assert client.post(f"/sample/{name}", json={}).status_code == 404


# Over the wire


@pytest.fixture
def program(tmp_path):
    """The app as a program of its own, with the stand-in reader."""
    code = (
        "import os, sys; from dataclasses import replace; from orgview.application import create_app, create_loader\n"
        "from orgview.server.serving import serve\n"
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


def _until(is_so):
    for _ in range(20_000):
        if is_so():
            return
        subprocess.run(["true"], check=True)
    pytest.fail("it never came")


def test_over_the_wire(program, tmp_path):
    """A real upload; a client that goes; one that stops half-way; one too large; the server stays the same."""
    running, port = program
    mark, temporary = tmp_path / "mark", tmp_path / "temporary"
    body = f"hang {mark}".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(_head(len(body)) + body)
        _until(mark.exists)
    pid = mark.read_text().split()[0]
    _until(lambda: not Path("/proc", pid).exists() and not list(temporary.iterdir()))
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
        _until(mark.exists)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=10) == 0
    assert not Path("/proc", mark.read_text().split()[0]).exists()
    assert list((tmp_path / "temporary").iterdir()) == []
