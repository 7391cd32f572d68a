"""Loading a file over HTTP: what is kept, what is refused, and that nothing is left of the rest."""

import json
import logging
import os
import signal
import tempfile
import threading
from pathlib import Path

import pytest

from orgview.application import create_app
from orgview.server.limits.job_slots import JobSlots
from orgview.server.work.import_service import Loader
from orgview.settings import MIB, Settings
from tests.folders import PROJECT
from tests.orgview.uploads import TABLE, error_of, upload
from tests.reports import given_choices, given_size

CANARY = "Ana-Canary-123456"


def test_a_file_becomes_a_company(client, loader):
    """Read, kept, told; seen again with the cookie that came with the answer."""
    response = upload(client)
    assert response.status_code == 200
    assert response.json["report"]["figures"]["people"] == 2
    assert response.headers["Cache-Control"] == "no-store"
    (company,) = client.get("/companies").json["companies"]
    assert (company["id"], company["name"], company["file"]) == (response.json["id"], "Staff", "Staff.csv")
    (owner,) = {
        row.owner for row in loader.store.database.engine().connect().exec_driver_sql("SELECT owner FROM companies")
    }
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
    assert upload(client, name=name).status_code == 200
    assert client.get("/companies").json["companies"][0]["file"] == kept


@pytest.mark.parametrize("size", [1, MIB, 8 * MIB])
def test_files_up_to_the_limit_are_read(client, size):
    """The last byte included."""
    assert given_size(upload(client, b"x" * size).json["report"]) == size


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
    response = upload(client, query_string={"name": "a.csv", "choices": json.dumps(choices)})
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
    response = upload(client, query_string={"choices": choices})
    assert response.status_code == status
    assert said in error_of(response)["what"]
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
        response = upload(client, data, f"{CANARY}.csv")
    assert response.status_code == 422
    assert error_of(response)["what"] == what
    assert error_of(response)["advice"]
    assert "Set-Cookie" not in response.headers
    assert client.get("/companies").json["companies"] == []
    assert CANARY not in caplog.text + response.text


# F16, R12 Slots


def test_f16_too_many_are_asked_to_come_again(loader):
    """F16: 429, with the time to wait."""
    slots = JobSlots(running=1, waiting=0)
    client = create_app(
        Settings(), Loader(loader.store, slots, loader.function, clock=loader.clock)
    ).server.test_client()
    with slots.slot(lambda: False):
        response = upload(client)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "15")
    assert error_of(response)["what"] == "Many files are being read at the moment"
    assert upload(client).status_code == 200


def test_r7_a_full_folder_for_temporary_files_is_told(client, monkeypatch):
    """R7: 507 with the folder and what to do, for a file and for a picture; the next one is taken."""
    real = tempfile.mkdtemp

    def full(suffix=None, prefix=None, folder=None):
        if "reportline" in (prefix or ""):
            raise OSError(28, "No space left on device")
        return real(suffix, prefix, folder)

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    response = upload(client)
    assert response.status_code == 507
    assert error_of(response)["what"].startswith("The server's disk for temporary files is full (")
    picture = client.get("/export/chart.png?n=9")
    assert picture.status_code == 507
    assert "set TMPDIR to another" in picture.text
    monkeypatch.undo()
    assert client.get("/companies").json["companies"] == []


def test_a_waiting_client_that_goes_is_not_read(loader, client):
    """Its turn never comes."""
    with loader.slots.slot(lambda: False), loader.slots.slot(lambda: False):
        response = upload(client, environ_overrides={"waitress.client_disconnected": lambda: True})
    assert response.status_code == 503
    assert client.get("/companies").json["companies"] == []


def test_a_client_that_goes_ends_the_reading(client, tmp_path):
    """The child is ended, and its files are gone."""
    mark = tmp_path / "mark"
    response = upload(client, f"hang {mark}".encode(), environ_overrides={"waitress.client_disconnected": mark.exists})
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

    response = upload(client, f"hang {mark}".encode(), environ_overrides={"waitress.client_disconnected": kill_it})
    assert response.status_code == 422
    assert error_of(response)["what"] == "The reading process stopped unexpectedly"
    assert not Path(mark.read_text().split()[1]).exists()


def test_b16_the_same_file_twice_at_once(server):
    """B16: two companies, each whole."""
    answers = []

    def load():
        answers.append(upload(server.test_client()).json["id"])

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
    response = upload(client)
    assert response.status_code == 507
    assert error_of(response) == {"what": "The server's disk is full", "advice": "Make room on it."}
    assert "Set-Cookie" not in response.headers
    monkeypatch.undo()
    assert client.get("/companies").json["companies"] == []


def test_a_fault_of_ours_is_json_too(client, loader, monkeypatch, caplog):
    """500 with an incident, and no value in the log."""
    monkeypatch.setattr(loader.store, "add_company", lambda *_given: 1 / {CANARY: 0}[CANARY])
    response = upload(client, name=CANARY)
    assert response.status_code == 500
    assert "incident" in error_of(response)["advice"]
    assert CANARY not in caplog.text + response.text


# Remembered columns


def test_columns_are_remembered_for_the_next_file(client):
    """A file with the same headings is read with the columns chosen before; a choice given with it comes first."""
    first = upload(client).json
    read = {"mapping": {"boss": "id"}}
    assert client.post(f"/company/{first['id']}/read", json=read).json["report"]["mapping"]["boss"] == "id"
    assert upload(client, TABLE + b"3,Cy\n").json["report"]["mapping"]["boss"] == "id"
    given = upload(client, query_string={"choices": '{"mapping": {"boss": "name"}}'})
    assert given.json["report"]["mapping"]["boss"] == "name"
    assert "boss" not in upload(client, b"key,name\n1,Ann\n").json["report"]["mapping"]


def test_decisions_hold_for_the_next_file_and_those_about_a_row_say_so(client):
    """The next file with the same headings is read with them; what named a row alone names nobody there."""
    first = upload(client).json
    lasting = {"kind": "manager", "who": "Ann", "other": "Bo"}
    read = {
        "decisions": [lasting, {"kind": "no_person", "who": "row 2", "other": ""}],
        "named": {"row 3": "1", "Al": "1"},
    }
    assert client.post(f"/company/{first['id']}/read", json=read).status_code == 200
    second = upload(client, TABLE + b"3,Cy\n").json
    choices = client.get(f"/company/{second['id']}/report").json["choices"]
    earlier = {"kind": "no_person", "who": "row 2 of an earlier file", "other": ""}
    assert choices == {"decisions": [lasting, earlier], "named": {"Al": "1", "row 3 of an earlier file": "1"}}
    assert given_choices(second["report"])["decisions"] == [lasting, earlier]
    client.post(f"/company/{second['id']}/read", json={})
    assert client.get(f"/company/{upload(client).json['id']}/report").json["choices"] == {}


def test_columns_that_were_remembered_as_they_are_guessed_count_as_chosen(client):
    """The company says so, and the page need not show the columns again; the file is read once."""
    first = upload(client).json
    guessed = {"name": first["report"]["mapping"]["name"]}
    client.post(f"/company/{first['id']}/read", json={"mapping": guessed})
    second = upload(client).json
    assert given_choices(second["report"]) == {}
    assert client.get(f"/company/{second['id']}/report").json["choices"] == {"mapping": guessed}
    other = upload(client, b"key,name\n1,Ann\n").json
    assert client.get(f"/company/{other['id']}/report").json["choices"] == {}


def test_picks_go_to_the_reader_and_bad_ones_are_refused(client):
    """Rows by number, managers by text; nothing that is no row or no text, and not without end."""
    picks = {"rows": [17, 3], "named": {"Ana Smith": "E1042", "__proto__": "row 5"}}
    company = upload(client).json["id"]
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
        assert said in error_of(response)["what"]


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
