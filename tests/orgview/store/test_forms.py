"""Forms of the tables: made from nothing, brought up from every one before, each whole or not at all."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from orgview.store.errors import StoreError
from orgview.store.forms import _MIGRATIONS, known_forms
from orgview.store.schema import METADATA
from orgview.store.store import Store
from tests.folders import DATA_FOLDER, PROJECT
from tests.orgview.store.material import ANN, add, store_at

# Written by the last program before Alembic: two samples, renamed, corrected, with remembered columns.
OLD_STORE = DATA_FOLDER / "older-stores" / "form-2.sqlite3"
OLD_OWNER = "fb0681702f47658c51e18ce1f6aaca6334c398f0cce774e1aa13b5754029ae5b"
OLD_COLUMNS = 13
OLD_TABLES = ("companies", "blobs", "mappings", "fits")


def _rows(file, tables=OLD_TABLES):
    with closing(sqlite3.connect(file)) as connection:
        # A later form may have further columns behind these.
        return {
            name: sorted(row[:OLD_COLUMNS] for row in connection.execute(f"SELECT * FROM {name}"))  # noqa: S608 - ours
            for name in tables
        }


def _form(file):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchall()


@pytest.fixture
def old(tmp_path):
    return shutil.copy(OLD_STORE, tmp_path / "old.sqlite3")


def _is_ours(name, kind, _parents):
    # Partitions are tables of their own on PostgreSQL.
    return kind != "table" or not re.fullmatch(r"blobs_\d+", name)


def test_a_new_store_is_what_the_tables_say(tmp_path, database):
    """All forms one after the other make the tables that the program reads and writes: Alembic finds no difference."""
    with closing(store_at(tmp_path)) as store:
        store.prepare()
        engine = create_engine(database.address)
        with engine.connect() as connection:
            assert (
                compare_metadata(MigrationContext.configure(connection, opts={"include_name": _is_ours}), METADATA)
                == []
            )
        engine.dispose()


def test_forms_follow_one_another():
    """One line of forms, numbered in order, each file named for its number."""
    forms = known_forms()
    assert forms == [f"{number + 1:04}" for number in range(len(forms))]
    script = ScriptDirectory(str(_MIGRATIONS))
    assert [one.revision for one in script.walk_revisions()] == forms[::-1]
    assert [one.down_revision for one in script.walk_revisions()] == [*forms[-2::-1], None]


def test_r9_a_store_of_before_alembic_is_taken_over(old):
    """R9: every row of it is there, its companies open, and its corrections and columns count."""
    before = _rows(old)
    with closing(Store(f"sqlite:///{old}")) as store:
        store.prepare()
        assert _rows(old) == before
        first, second = sorted(store.companies_of(OLD_OWNER), key=lambda one: one.name)
        assert (first.name, first.file_name) == ("Employee", "Employee.csv")
        assert second.name == "Northwind, called by hand"
        assert store.open_source(first).read().startswith(b"EmployeeId,LastName,FirstName")
        assert len(store.org_bytes(second)) > 1000
        assert store.remembered.fit_of(first) == {"roles": {"1": "coo"}}
        assert store.remembered.choices_for(OLD_OWNER, ["id", "name", "boss"]) == {
            "mapping": {"id": "id", "name": "name"}
        }
        assert (store.usage_of(OLD_OWNER).companies, store.usage_of(OLD_OWNER).size_bytes) == (2, 23196)
        assert store.erasing.delete_all(OLD_OWNER) == 2
    assert _form(old) == [(known_forms()[-1],)]


def test_r9_the_first_form_is_taken_over(old):
    """R9: one that has no corrections yet gets their table."""
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript("DROP TABLE fits; UPDATE reportline_schema SET number = 1")
    before = _rows(old, OLD_TABLES[:3])
    with closing(Store(f"sqlite:///{old}")) as store:
        company = store.companies_of(OLD_OWNER)[0]
        assert store.remembered.keep_fit(OLD_OWNER, company.id, "{}")
    assert _rows(old, OLD_TABLES[:3]) == before
    assert _form(old) == [(known_forms()[-1],)]


def test_programs_of_before_alembic_refuse_it(tmp_path):
    """They read a number, and know none above 2."""
    with closing(store_at(tmp_path)) as store:
        store.prepare()
    with closing(sqlite3.connect(tmp_path / "data" / "reportline.sqlite3")) as connection:
        assert connection.execute("SELECT number FROM reportline_schema").fetchall() == [(3,)]


def test_r9_a_form_that_fails_leaves_what_was(old, monkeypatch):
    """R9: an error in the middle of the way, and not a byte of the tables is another."""
    before = _rows(old, (*OLD_TABLES, "reportline_schema", "sqlite_master"))

    def fail(*_args, **_options):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", fail)
    with pytest.raises(StoreError, match="disk is full"):
        Store(f"sqlite:///{old}").prepare()
    monkeypatch.undo()
    assert _rows(old, (*OLD_TABLES, "reportline_schema", "sqlite_master")) == before
    with closing(Store(f"sqlite:///{old}")) as store:
        assert len(store.companies_of(OLD_OWNER)) == 2


def test_r9_a_start_that_is_killed_on_the_way_leaves_what_was(old):
    """R9: the next start brings it up to the latest form."""
    code = """
import os, signal, sys
from alembic.runtime.migration import HeadMaintainer
from orgview.store.store import Store
step = HeadMaintainer.update_to_step
def die(self, one):
    step(self, one)
    os.kill(os.getpid(), signal.SIGKILL)
HeadMaintainer.update_to_step = die
Store("sqlite:///" + sys.argv[1]).prepare()
"""
    before = _rows(old)
    done = subprocess.run([sys.executable, "-c", code, str(old)], cwd=PROJECT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert _rows(old) == before
    with closing(Store(f"sqlite:///{old}")) as store:
        assert len(store.companies_of(OLD_OWNER)) == 2
    assert _form(old) == [(known_forms()[-1],)]


def test_a_store_of_the_latest_form_does_without_alembic(tmp_path):
    """It takes a quarter of a second to load, at each start and in each worker."""
    with closing(store_at(tmp_path)) as store:
        add(store, tmp_path / "in", ANN, now=datetime(2026, 3, 1, tzinfo=UTC))
    code = "import sys; from pathlib import Path; from tests.orgview.store.material import *\n"
    code += "store = store_at(Path(sys.argv[1])); print(len(store.companies_of(ANN)), 'alembic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1 False\n"
