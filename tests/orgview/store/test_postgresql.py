"""PostgreSQL: what only it can do wrong: forget, serve several machines, keep erased rows, break a connection."""

import hashlib
import json
import re
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import create_engine, insert

from orgview.store import postgresql
from orgview.store import schema as tables
from orgview.store.errors import StoreError
from orgview.store.forms import migrate
from orgview.store.quota import Quota, QuotaReached
from orgview.store.store import KEEP
from tests.folders import PROJECT
from tests.orgview.store.material import ADDRESS, ANN, BEN, CANARY, NOW, add, everything_in, reading, store_at
from tests.postgresql import running_cluster
from tests.reports import small_report


@pytest.fixture
def address(cluster, tmp_path):
    """An empty database, which `store_at` finds by the folder of the test."""
    (tmp_path / ADDRESS).write_text(cluster.new_database())
    yield (tmp_path / ADDRESS).read_text()
    cluster.drop_database()


def _run(address, *statements):
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _base(cluster, address):
    _run(address, "CHECKPOINT")
    return everything_in(cluster.data / "base")


def test_every_session_waits_for_the_disk_and_for_nobody_for_ever(address, tmp_path):
    """Whatever the database says otherwise."""
    _run(address, "ALTER ROLE tester SET synchronous_commit = off", "ALTER ROLE tester SET lock_timeout = 0")
    with closing(store_at(tmp_path)) as store, store.database.engine().connect() as connection:
        for name, value in (("synchronous_commit", "on"), ("lock_timeout", "1min")):
            assert connection.exec_driver_sql(f"SHOW {name}").scalar() == value
    _run(address, "ALTER ROLE tester RESET ALL")


def test_several_machines_make_the_tables_at_once(address, tmp_path):
    """None fails, and there is one form."""
    code = "import sys; from pathlib import Path; from tests.orgview.store.material import *\n"
    code += "store = store_at(Path(sys.argv[1])); input(); store.prepare(); store.close()"
    command = [sys.executable, "-c", code, str(tmp_path)]
    machines = [subprocess.Popen(command, cwd=PROJECT, text=True, stdin=subprocess.PIPE) for _ in range(4)]
    for machine in machines:
        machine.stdin.write("\n")
        machine.stdin.flush()
    for machine in machines:
        machine.communicate(timeout=60)
    assert [machine.returncode for machine in machines] == [0] * 4
    with closing(store_at(tmp_path)) as store, store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 1


def test_another_programs_tables_are_left_alone(address, tmp_path):
    """A table of the name of one of ours that we did not make."""
    _run(address, "CREATE TABLE companies (id int)")
    with closing(store_at(tmp_path)) as store, pytest.raises(StoreError, match="holds another program's data"):
        store.prepare()


def test_a_newer_store_is_refused(address, tmp_path):
    """R8, without the password."""
    with closing(store_at(tmp_path)) as store:
        store.prepare()
    _run(address, "UPDATE alembic_version SET version_num = '0099'")
    with closing(store_at(tmp_path)) as store, pytest.raises(StoreError, match=r"newer Reportline \(form 99"):
        store.prepare()


def test_a_quota_holds_under_uploads_at_once(address, tmp_path):
    """Ten from ten machines, and room for four: four are kept, six are refused."""
    stores = [store_at(tmp_path, Quota(4, 10**9)) for _ in range(10)]
    for store in stores:
        store.prepare()
    together = threading.Barrier(10)

    def load(number):
        together.wait(30)
        try:
            add(stores[number], tmp_path / f"in{number}", text=f"file {number}")
        except QuotaReached:
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(load, range(10))) == [False] * 6 + [True] * 4
    assert len(stores[0].companies_of(ANN)) == 4
    for store in stores:
        store.close()


def test_a_content_that_one_erases_and_another_loads_stays(address, tmp_path):
    """Two machines load and erase the same file: whoever was told that it is there reads all of it."""
    stores = [store_at(tmp_path) for _ in range(2)]

    def load_and_erase(number):
        store, owner = stores[number % 2], f"{number:064d}"
        for _ in range(2):
            company = add(store, tmp_path / f"in{number}", owner, "the same")
            assert store.org_bytes(company) == b"org of the same"
            assert store.open_source(company).read() == b"id,name\n1,the same\n"
            assert store.erasing.delete_company(owner, company.id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(load_and_erase, range(4)))
    for store in stores:
        assert [store.erasing.sweep(NOW), store.usage_of(ANN).companies] == [0, 0]
        store.close()


def test_r11_what_somebody_still_reads_is_overwritten_later(address, tmp_path, cluster, monkeypatch, caplog):
    """R11: a long look at the database keeps erased rows alive; they stay noted, and go with the next sweep."""
    monkeypatch.setattr(postgresql, "PATIENCE_S", 0.3)
    with closing(store_at(tmp_path)) as store:
        company = add(store, tmp_path / "in", text=CANARY)
        engine = create_engine(address, isolation_level="REPEATABLE READ")
        with engine.connect() as reader:
            reader.exec_driver_sql("SELECT count(*) FROM reportline_schema")
            assert store.erasing.delete_company(ANN, company.id)
            assert CANARY.encode() in _base(cluster, address)
            assert "somebody reads the database for long" in caplog.text
            assert CANARY not in caplog.text
        engine.dispose()
        store.erasing.sweep(NOW)
        assert CANARY.encode() not in _base(cluster, address)


def test_r11_erasing_that_was_killed_is_ended_by_the_next_sweep(address, tmp_path, cluster):
    """R11: rows are gone, their bytes are not, and the process is killed: another one overwrites them."""
    code = """
import os, signal, sys
from pathlib import Path
from orgview.store import engine, postgresql
from tests.orgview.store.material import *
postgresql.rewrite = lambda _engine: os.kill(os.getpid(), signal.SIGKILL)
store = store_at(Path(sys.argv[1]))
company = add(store, Path(sys.argv[1]) / "in", text=CANARY)
store.erasing.delete_company(ANN, company.id)
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=PROJECT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert CANARY.encode() in _base(cluster, address)
    with closing(store_at(tmp_path)) as store:
        store.erasing.sweep(NOW)
    assert CANARY.encode() not in _base(cluster, address)


def test_r11_what_reading_again_replaced_goes_with_the_sweep(address, tmp_path, cluster):
    """R11: the old rows and contents, which nobody is shown any more."""
    with closing(store_at(tmp_path)) as store:
        company = add(store, tmp_path / "in", text=CANARY)
        store.replace_org(ANN, company.id, reading(tmp_path / "new", "new"), NOW)
        store.erasing.sweep(NOW + (company.expires_at - NOW) / 10)
        assert CANARY.encode() not in _base(cluster, address).replace(f"{CANARY}.csv".encode(), b"")


def test_a_company_erased_on_another_machine_leaves_memory(address, tmp_path):
    """It is found by nobody at once, and let go of with the next look."""
    here, there = store_at(tmp_path), store_at(tmp_path)
    company = add(here, tmp_path / "in")
    other = add(here, tmp_path / "in", BEN, "stays")
    for owner, one in ((ANN, company), (BEN, other)):
        here.open_company(owner, one.id, lambda data: data)
    there.erasing.delete_company(ANN, company.id)
    assert here.open_company(ANN, company.id, lambda data: data) is None
    here.catch_up()
    assert here.cache.contents() == {other.org_hash}
    here.close()
    there.close()


def test_r1_what_was_acknowledged_survives_a_crash_of_the_server(tmp_path):
    """R1: PostgreSQL is stopped as by a crash while two write; each company that was told is whole, and it goes on."""
    with running_cluster() as cluster:
        (tmp_path / ADDRESS).write_text(cluster.new_database())
        store, told, errors, enough = store_at(tmp_path), [], [], threading.Event()

        def write(number):
            for turn in range(1000):
                try:
                    told.append(add(store, tmp_path / f"in{number}", text=f"{number}-{turn}"))
                except StoreError as error:
                    errors.append(str(error))
                    return
                if len(told) >= 6:
                    enough.set()

        writers = [threading.Thread(target=write, args=(number,)) for number in range(2)]
        for writer in writers:
            writer.start()
        assert enough.wait(60)
        cluster.stop()
        for writer in writers:
            writer.join()
        assert len(errors) == 2
        assert all(error.startswith("The store cannot be reached") for error in errors)
        cluster.start()
        found = {company.id for company in store.companies_of(ANN)}
        assert {company.id for company in told} <= found
        for company in told:
            assert store.org_bytes(company) == f"org of {company.name}".encode()
        add(store, tmp_path / "in", text="after")
        store.close()
        cluster.stop(signal.SIGINT)
        cluster.start(fsync="off")
        with closing(store_at(tmp_path)) as forgetful, pytest.raises(StoreError, match="fsync is off"):
            forgetful.prepare()


def test_r11_no_text_is_sampled(address, tmp_path):
    """R11: statistics of a column hold values of it, and no erasing reaches them: of texts there are none."""
    with closing(store_at(tmp_path)) as store:
        for number in range(3):
            add(store, tmp_path / "in", text=f"{CANARY} {number}")
        _run(address, "ANALYZE")
        texts = {"character varying", "text", "bytea"}
        with store.database.reading() as connection:
            sampled = connection.exec_driver_sql(
                "SELECT c.table_name, c.column_name, c.data_type FROM pg_stats s JOIN information_schema.columns c "
                "ON c.table_name = s.tablename AND c.column_name = s.attname WHERE c.table_schema = 'public'"
            ).all()
    assert ("companies", "used_at", "bigint") in [tuple(row) for row in sampled]
    assert {row[0] for row in sampled if row[2] in texts} <= {"alembic_version", "reportline_rewrites", "rewrites"}


def test_r9_contents_of_an_older_form_are_parted(address, tmp_path):
    """R9: a database of the form before partitions: every part of a content is where it belongs, with its size."""
    data = b"org of old" * 1000
    digest = hashlib.sha256(data).hexdigest()
    engine = create_engine(address)
    with engine.begin() as connection:
        migrate(connection, "0004")
        parts = [{"hash": digest, "part": number, "bytes": data[number * 3000 :][:3000]} for number in range(4)]
        connection.execute(insert(tables.blobs), parts)
        row = {
            "id": "x" * 32,
            "owner": ANN,
            "name": "old",
            "file_name": "old.csv",
            "created_at": NOW,
            "used_at": NOW,
            "expires_at": NOW + KEEP,
            "org_hash": digest,
            "choices": "{}",
            "report": json.dumps(small_report("old")),
        }
        connection.execute(insert(tables.companies).values(row))
    engine.dispose()
    with closing(store_at(tmp_path)) as store:
        (company,) = store.companies_of(ANN)
        assert store.org_bytes(company) == data
        assert store.usage_of(ANN).size_bytes == len(data)
        with store.database.reading() as connection:
            (name,) = connection.exec_driver_sql("SELECT DISTINCT tableoid::regclass::text FROM blobs").scalars()
            assert re.fullmatch(r"blobs_\d\d", name)
        assert store.erasing.delete_all(ANN) == 1
