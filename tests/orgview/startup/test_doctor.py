"""Doctor: one page on settings, store, limits and fonts; it changes nothing, and names what is unsafe or wrong."""

import json
import os
import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing

import pytest

from orgview.settings import MIB
from orgview.startup import doctor
from orgview.startup.doctor import Check, _setting_text, examine, is_healthy, to_json, to_text
from orgview.store.forms import known_forms
from orgview.store.store import Store
from tests.folders import DATA_FOLDER
from tests.orgview.store.material import CANARY, add, everything_in, store_at

EVERYWHERE = "0.0.0.0"  # noqa: S104
Usage = namedtuple("Usage", "total used free")


def _environ(folder, **more):
    return {"REPORTLINE_STORE": f"sqlite:///{folder / 'data' / 'reportline.sqlite3'}"} | more


def _found(checks, name):
    return next(check for check in checks if check.name == name)


@pytest.fixture
def environ(tmp_path):
    """Of a store with one company."""
    store = store_at(tmp_path)
    add(store, tmp_path / "in", text=CANARY)
    store.close()
    return _environ(tmp_path)


def test_a_sound_installation_is_one_page(environ, tmp_path):
    """Every part and every setting; no name out of the store; nothing is written."""
    before = everything_in(tmp_path / "data")
    checks = examine(environ)
    assert is_healthy(checks), to_text(checks)
    page = to_text(checks)
    assert [part for part in ("Program", "Settings", "Store", "Limits", "Fonts") if f"\n{part}\n" in f"\n{page}"] == [
        "Program",
        "Settings",
        "Store",
        "Limits",
        "Fonts",
    ]
    assert _found(checks, "database").value.startswith("sound, 1 company, ")
    assert _found(checks, "keep_days").value == "30"
    assert _found(checks, "upload_bytes").value == "256 MiB"
    assert "Nothing is unsafe or wrong." in page.splitlines()[-1]
    assert to_text([Check("Program", "user", "root", "note", "")]).endswith("wrong. - is worth a look.")
    assert to_text([Check("Program", "user", "ann", "ok", "")]).endswith("Nothing is unsafe or wrong.")
    assert CANARY not in page
    assert everything_in(tmp_path / "data") == before


def test_it_is_json_for_a_program(environ):
    """The same lines, and one word on all of them."""
    checks = examine(environ)
    page = json.loads(to_json(checks))
    assert page["is_healthy"] is True
    assert len(page["checks"]) == len(checks)
    assert set(page["checks"][0]) == {"part", "name", "value", "state", "advice"}


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    """A first start makes it, not the doctor."""
    checks = examine(_environ(tmp_path))
    assert _found(checks, "database").state == "note"
    assert list(tmp_path.iterdir()) == []


def test_settings_that_the_server_refuses_are_told(tmp_path):
    """With the sentence that a start would give; fonts and program are looked at all the same."""
    for more in ({"PORT": "eighty"}, {"HOST": EVERYWHERE}, {"DASH_MCP_ENABLED": "1"}):
        checks = examine(_environ(tmp_path, **more))
        refused = _found(checks, "environment")
        assert refused.state == "wrong"
        assert next(iter(more)) in refused.advice
        assert any(check.part == "Fonts" for check in checks)
        assert not is_healthy(checks)


def test_what_opens_it_to_others_is_unsafe(environ, tmp_path):
    """Meant or not: an open host without login, any name, a store that others may read."""
    checks = examine(environ | {"HOST": EVERYWHERE, "REPORTLINE_ALLOW_OPEN": "1"})
    assert {check.name for check in checks if check.state == "unsafe"} == {"open to others", "any name"}
    if os.name == "posix":
        (tmp_path / "data" / "reportline.sqlite3").chmod(0o644)
        rights = _found(examine(environ), "rights")
        assert (rights.state, rights.value) == ("unsafe", "644")
        assert "chmod 600" in rights.advice


def test_a_password_is_not_printed(tmp_path):
    """Of a database elsewhere."""
    page = to_text(examine({"REPORTLINE_STORE": f"postgresql+psycopg://me:{CANARY}@db/x"}))
    assert CANARY not in page
    assert "postgresql+psycopg://me:***@db/x" in page


def test_an_older_store_is_noted(tmp_path):
    """With what the next start does to it; it is left as it is."""
    file = tmp_path / "old.sqlite3"
    shutil.copy(DATA_FOLDER / "older-stores" / "form-2.sqlite3", file)
    file.chmod(0o600)
    before = file.read_bytes()
    checks = examine({"REPORTLINE_STORE": f"sqlite:///{file}"})
    tables = _found(checks, "tables")
    assert (tables.state, tables.value) == ("note", f"form 2, the latest is {int(known_forms()[-1])}")
    assert "backup" in tables.advice
    assert is_healthy(checks)
    assert file.read_bytes() == before


def test_a_postgresql_is_looked_into(cluster, tmp_path):
    """Empty, then with a company, then newer, then away; contents outside; nothing is made or changed."""
    address = cluster.new_database()
    environ = {"REPORTLINE_DATABASE_URL": address, "REPORTLINE_CONTENT_URL": f"file://{tmp_path / 'contents'}"}
    assert _found(examine(environ), "database").value == "has no tables yet; they are made at the start"
    with closing(Store(address, content_url=environ["REPORTLINE_CONTENT_URL"])) as store:
        store.prepare()
        assert not (tmp_path / "contents").exists()
        add(store, tmp_path / "in", text=CANARY)
        checks = examine(environ)
        assert is_healthy(checks), to_text(checks)
        assert _found(checks, "database").value.startswith("sound, 1 company, PostgreSQL 1")
        assert _found(checks, "tables").value == f"form {int(known_forms()[-1])}, the latest"
        assert _found(checks, "contents").value.endswith("answers")
        with store.database.writing() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    assert "newer" in _found(examine(environ), "database").value
    cluster.drop_database()
    away = _found(examine(environ), "database")
    assert (away.state, away.value) == ("wrong", "The store cannot be reached")


def test_a_damaged_newer_or_foreign_store_is_wrong(environ, tmp_path):
    """With what to do; the file is left as it is."""
    file = tmp_path / "data" / "reportline.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    before = file.read_bytes()
    assert "newer" in _found(examine(environ), "database").value
    assert file.read_bytes() == before
    file.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert _found(examine(environ), "database").state == "wrong"


def test_a_full_disk_a_network_disk_and_a_broken_font_are_wrong(environ, monkeypatch, tmp_path):
    """Each with its advice."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 10**12, 3 * MIB))
    monkeypatch.setattr(doctor, "_kind_of_disk", lambda _folder: "nfs4")
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(doctor, "FONT_FILES", {400: tmp_path / "Broken.ttf"})
    checks = examine(environ)
    wrong = {check.name for check in checks if check.state == "wrong"}
    assert wrong == {"disk", "kind of disk", "Broken"}
    assert all(check.advice for check in checks if check.state == "wrong")
    assert "3 to be seen to: ! is unsafe, x is wrong." in to_text(checks).splitlines()[-1]


def test_advice_stands_under_its_line():
    """In the column of the values."""
    lines = to_text([Check("Store", "disk", "3 MiB free", "wrong", "Make room.")]).splitlines()
    assert lines[:3] == ["Store", "x disk  3 MiB free", "        Make room."]


def test_the_secret_of_a_login_is_not_shown():
    """It is said to be there."""
    assert _setting_text("oidc_client_secret", "canary-of-a-secret") == "set, and not shown"
    assert _setting_text("oidc_client_secret", "") == "none"


def test_every_setting_has_a_value_that_is_read_at_once():
    """What is not set says so, and long numbers have commas."""
    assert [_setting_text("login_header", ""), _setting_text("max_people", 3_000_000)] == ["none", "3,000,000"]
