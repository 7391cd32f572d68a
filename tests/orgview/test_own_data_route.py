"""One's own data over HTTP: the audit log, everything as one file, how long it is kept, and that nothing is left."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from orgview.server.visitors.visitor_cookie import owner_of
from orgview.store.shares import hash_of_secret
from tests.orgview.store.material import everything_in
from tests.orgview.test_shares_route import (
    ON_BOTH,
    PAY,
    TABLE,
    _load,
    _open,
    _share,
    company,
    database,
    guest,
    own,
    owner,
)

__all__ = ["company", "database", "guest", "own", "owner"]
NAMES = ("Ann", "Ben", "Clerk", "Acme", PAY, "Salary")


def _hash(client):
    return owner_of(client.get_cookie("reportline").value)


def _deeds(client):
    return [(one["who"], one["what"]) for one in client.get("/audit").json["entries"]][::-1]


@ON_BOTH
def test_r3_what_is_done_is_in_the_log_with_who_did_it(owner, guest, company):
    """R3: each deed in the transaction that does it; the owner sees guests by a few letters, guests see their own."""
    owner.post(f"/company/{company}/name", json={"name": "Acme two"})
    owner.post(f"/company/{company}/read", json={"shown": ["Salary"]})
    made = _share(owner, company, may_change=True)
    _open(guest, made["secret"])
    guest.post(f"/company/{company}/fit", json={"roles": {}, "choices": {}})
    guest.get(f"/company/{company}/people.csv")
    copy = guest.post(f"/company/{company}/copy", json={}).json["id"]
    owner.post(f"/shares/{made['share']['id']}/revoke", json={})
    owner.post(f"/company/{company}/delete", json={})
    visitor = f"visitor {_hash(guest)[:8]}"
    assert _deeds(owner) == [
        ("you", "uploaded"),
        ("you", "renamed"),
        ("you", "read again"),
        ("you", "shared"),
        (visitor, "link opened"),
        (visitor, "corrected"),
        (visitor, "exported"),
        (visitor, "copied"),
        ("you", "link revoked"),
        ("you", "erased"),
    ]
    theirs = guest.get("/audit").json["entries"]
    assert [one["what"] for one in theirs if one["company"] == copy] == ["uploaded"]
    assert {one["who"] for one in theirs} == {"you"}
    assert owner.application.test_client().get("/audit").json == {"entries": []}


def test_a_deed_that_is_refused_is_not_in_the_log(owner, company):
    """The log says what was done."""
    assert owner.post(f"/company/{company}/read", json={"mapping": {"id": "no such column"}}).status_code >= 400
    assert owner.post("/shares", json={"query": f"mine={company}", "days": 900}).status_code == 400
    assert _deeds(owner) == [("you", "uploaded")]


def test_the_log_holds_no_value_of_a_person(owner, guest, company):
    """Neither names nor cells nor the name of the company, as JSON and as CSV; the CSV has the same entries."""
    _open(guest, _share(owner, company)["secret"])
    answer, file = owner.get("/audit"), owner.get("/audit.csv")
    rows = list(csv.DictReader(io.StringIO(file.get_data(as_text=True).lstrip("\ufeff"))))
    assert [row["What"] for row in rows] == [one["what"] for one in answer.json["entries"]]
    assert "attachment" in file.headers["Content-Disposition"]
    for name in NAMES:
        assert name not in answer.text + file.text


@ON_BOTH
def test_the_log_goes_back_so_far(owner, company, own):
    """What is older goes with the next sweep."""
    store = own[1]
    assert _deeds(owner)
    store.erasing.sweep(datetime.now(UTC) + timedelta(days=89))
    assert ("you", "uploaded") in [(who, what) for who, what in _deeds(owner)]
    store.erasing.sweep(datetime.now(UTC) + timedelta(days=200))
    assert owner.get("/audit").json["entries"] == []


@ON_BOTH
def test_everything_stored_comes_as_one_file(owner, guest, company):
    """Companies with file, people, findings, choices, corrections and links; the log; nothing of anybody else."""
    owner.post(f"/company/{company}/fit", json={"roles": {}, "choices": {"importance": "high"}})
    owner.post(f"/company/{company}/read", json={"shown": ["Salary"], "mapping": {"name": "name"}})
    _share(owner, company)
    other = _load(guest, "Theirs.csv", TABLE.replace(b"Ann", b"Zed"))
    _open(owner, _share(guest, other)["secret"])
    answer = owner.get("/own-data.zip")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.testzip() is None
    texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    assert texts["companies/1 Acme/file/Acme.csv"] == TABLE.decode()
    assert [row["Salary"] for row in csv.DictReader(io.StringIO(texts["companies/1 Acme/people.csv"]))] == [
        PAY,
        "20",
        PAY,
    ]
    told = json.loads(texts["companies/1 Acme/company.json"])
    assert (told["id"], told["corrections"]["choices"], len(told["links"])) == (company, {"importance": "high"}, 1)
    assert [one["choices"]["mapping"] for one in json.loads(texts["remembered-columns.json"])] == [{"name": "name"}]
    assert [one["title"] for one in json.loads(texts["links-opened.json"])] == ["Theirs"]
    assert "uploaded" in texts["audit.csv"]
    assert len(json.loads(texts["audit.json"])) == len(owner.get("/audit").json["entries"])
    assert {"README.txt", "companies/1 Acme/findings.csv"} <= set(texts)
    assert "Zed" not in "".join(texts.values())
    empty = zipfile.ZipFile(io.BytesIO(owner.application.test_client().get("/own-data.zip").data))
    assert not [name for name in empty.namelist() if name.startswith("companies")]


@ON_BOTH
def test_r11_after_erasing_everything_no_byte_is_left_of_a_visitor(owner, guest, company, database, tmp_path):
    """R11: neither cells nor names, nor the hash of the visitor or of a link, in the database's files or exports."""
    made = _share(owner, company)
    _open(guest, made["secret"])
    other = _load(guest, "Theirs.csv")
    _open(owner, _share(guest, other)["secret"])
    owner.post(f"/company/{company}/read", json={"shown": ["Salary"], "mapping": {"name": "name"}})
    body = {"query": f"mine={company}", "format": "csv", "scope": "company"}
    made_export = owner.post("/exports", json=body)
    assert made_export.status_code == 202, made_export.text
    me = _hash(owner)
    canaries = (PAY, me, hash_of_secret(made["secret"]), company, "Acme")
    assert all(canary.encode() in database.everything() for canary in canaries[1:])
    database.run("ANALYZE")  # both databases sample values then, PostgreSQL by itself too
    guest.post("/companies/delete", json={})
    assert owner.post("/companies/delete", json={}).json == {"deleted": 1}
    left = everything_in(tmp_path) + database.everything()
    for canary in canaries:
        assert canary.encode() not in left, canary
    assert not list(tmp_path.rglob(f"*{me}*"))


def test_a_company_is_kept_as_long_as_its_owner_says(owner, guest, company, own):
    """Within the limit of the server; the end is seen, and holds, and each use moves it by as much."""
    _server, store, clock = own
    kept = owner.post(f"/company/{company}/keep", json={"days": 3}).json
    assert (kept["keep_days"], kept["expires_at"]) == (3, "2026-03-04T12:00:00+00:00")
    clock.wait(days=2)
    assert owner.get(f"/company/{company}/report").status_code == 200
    assert owner.get("/companies").json["companies"][0]["expires_at"] == "2026-03-06T12:00:00+00:00"
    owner.post(f"/company/{company}/read", json={"shown": ["Salary"]})
    assert owner.get("/companies").json["companies"][0]["expires_at"] == "2026-03-06T12:00:00+00:00"
    clock.wait(days=3, hours=1)
    assert store.erasing.sweep(clock()) == 1


@pytest.mark.parametrize("days", [0, 366, "3", None, True, 1.5])
def test_a_time_that_is_none_is_refused(owner, company, days):
    """400 with the limit."""
    answer = owner.post(f"/company/{company}/keep", json={"days": days})
    assert (answer.status_code, answer.json["error"]["what"][:37]) == (
        400,
        "A company is kept for 1 to 365 days a"[:37],
    )
