"""The database file: made private, checked at the start, never damaged; with real processes that are killed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from orgview.store.engine import open_engine
from orgview.store.errors import StoreError, in_words
from orgview.store.forms import known_forms
from orgview.store.store import Store
from tests.folders import PROJECT
from tests.orgview.store.material import ANN, CANARY, NOW, add, everything_in, reading, store_at

# What a child process does with a store: argv holds the folder and a number.
START = """
import sys
from pathlib import Path
from tests.orgview.store.material import *
folder, number = Path(sys.argv[1]), sys.argv[2]
store = store_at(folder)
store.prepare()
"""
ADD_ON = """
for turn in range(100000):
    kept = add(store, folder / f"in{number}", text=f"{number}-{turn}")
    print(kept.id, kept.name, flush=True)
"""


def _child(code, folder, number=0, **options):
    return subprocess.Popen(
        [sys.executable, "-c", START + code, str(folder), str(number)], cwd=PROJECT, text=True, **options
    )


@pytest.fixture
def path(tmp_path):
    """A store's file with one company, closed."""
    store = store_at(tmp_path)
    add(store, tmp_path / "in", text=CANARY)
    store.close()
    return tmp_path / "data" / "reportline.sqlite3"


@pytest.mark.skipif(os.name != "posix", reason="modes of files are Unix's")
def test_only_this_user_reads_the_store(path):
    """Folder 0700, every file in it 0600, whatever the mask."""
    store = Store(f"sqlite:///{path}")
    store.prepare()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {
        path.name + end: 0o600 for end in ("", "-wal", "-shm")
    }
    store.close()


def test_nothing_is_opened_before_the_first_use(tmp_path):
    """Making a store, as importing the program does, leaves the disk alone."""
    store_at(tmp_path)
    assert list(tmp_path.iterdir()) == []


def _newer(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")


def _newer_by_its_number(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript("DROP TABLE alembic_version; UPDATE reportline_schema SET number = 99")


def _foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE notes (text)")


def _without_form(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM alembic_version")


def _of_another_alembic(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'ae1027a6acf'")


def _flip(start, count=64):
    def damage(path):
        data = bytearray(path.read_bytes())
        data[start : start + count] = bytes(byte ^ 0xFF for byte in data[start : start + count])
        path.write_bytes(data)

    return damage


def _cut(path):
    os.truncate(path, path.stat().st_size // 2)


def _text(path):
    path.write_text("id,name\n1,Ann\n" * 1000)


NEWER = rf"is of a newer Reportline \(form 99, this one knows {int(known_forms()[-1])}\)\. Start the newer version"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_newer, NEWER),
        (_newer_by_its_number, NEWER),
        (_foreign, r"holds another program's data\. Set REPORTLINE_DATABASE_URL"),
        (_without_form, r"holds another program's data"),
        (_of_another_alembic, r"holds another program's data"),
        (_flip(0), "The store is damaged"),
        (_flip(100), "The store is damaged"),
        (_flip(4096), "The store is damaged"),
        (_cut, "The store is damaged"),
        (_text, "The store is damaged"),
    ],
    ids=[
        "newer",
        "newer-number",
        "foreign",
        "no-form",
        "other-alembic",
        "head",
        "first-page",
        "second-page",
        "cut",
        "text",
    ],
)
def test_r8_a_store_that_is_not_ours_is_refused_untouched(path, damage, said):
    """R8: one clear sentence, and not one byte of the file is another."""
    damage(path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(StoreError, match=said) as told:
        Store(f"sqlite:///{path}").prepare()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert CANARY not in str(told.value)


def test_r8_random_damage_is_refused_or_harmless(path):
    """R8: whatever bytes are turned over, it is a sentence or a store that answers, never another error."""
    sound, chance = path.read_bytes(), random.Random(1)  # noqa: S311 - a fixed seed
    for _ in range(60):
        data = bytearray(sound)
        for place in chance.choices(range(len(data)), k=chance.choice([1, 10, 1000])):
            data[place] ^= chance.randrange(1, 256)
        path.write_bytes(data)
        store = Store(f"sqlite:///{path}")
        try:
            for company in store.companies_of(ANN):
                store.org_bytes(company)
        except (StoreError, ValueError):  # a report or a name that is no text any more
            pass
        finally:
            store.close()
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)


def test_a_folder_in_the_way_is_told(tmp_path):
    """Not a traceback."""
    (tmp_path / "data" / "reportline.sqlite3").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be "):
        store_at(tmp_path).prepare()


def test_a_missing_driver_is_told_without_the_password():
    """PostgreSQL needs its driver; the address may hold a secret."""
    with pytest.raises(StoreError) as told:
        open_engine(f"postgresql+pg8000://user:{CANARY}@localhost/x")
    assert "pg8000 is not installed" in str(told.value)
    assert CANARY not in str(told.value)


@pytest.mark.slow
def test_r1_what_was_answered_survives_kill_9(tmp_path, database):
    """R1: writers killed at random moments; each company that was told is whole, and the file is sound."""
    chance, told = random.Random(1), {}  # noqa: S311 - a fixed seed
    for turn in range(12):
        with _child(ADD_ON, tmp_path, turn, stdout=subprocess.PIPE) as writer:
            for _ in range(chance.randrange(1, 12)):
                key, name = writer.stdout.readline().split()
                told[key] = name
            os.kill(writer.pid, signal.SIGKILL)
            told |= dict(line.split() for line in writer.stdout if line.endswith("\n"))
    store = store_at(tmp_path)
    found = store.companies_of(ANN)
    assert told.items() <= {company.id: company.name for company in found}.items()
    assert len(told) >= 12
    for company in found:
        assert store.org_bytes(company) == f"org of {company.name}".encode()
        assert store.open_source(company).read() == f"id,name\n1,{company.name}\n".encode()
    store.close()


def test_several_processes_write_at_once(tmp_path, database):
    """Three workers, one database: nobody is refused, nothing is lost."""
    code = ADD_ON.replace("100000", "40")
    writers = [_child(code, tmp_path, number, stdout=subprocess.PIPE) for number in range(3)]
    told = [line.split()[0] for writer in writers for line in writer.communicate(timeout=60)[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    store = store_at(tmp_path)
    assert sorted(told) == sorted(company.id for company in store.companies_of(ANN))
    assert len(told) == 120
    store.close()


def test_r7_a_full_disk_is_told_and_nothing_is_damaged(tmp_path):
    """R7: the change is refused with the reason; all before it is there, and with room it goes on."""
    code = """
import resource, random
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
try:
    for turn in range(100000):
        kept = add(store, folder / "in", text=f"{turn}-" + random.Random(turn).randbytes(50_000).hex())
        print(kept.id, flush=True)
except Exception as error:
    print(type(error).__name__, error)
assert len(store.companies_of(ANN)) == turn
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert store.erasing.delete_all(ANN) == turn
add(store, folder / "in", text="after")
"""
    with _child(code, tmp_path, stdout=subprocess.PIPE) as writer:
        *ids, error = writer.stdout.read().splitlines()
    assert writer.returncode == 0
    assert len(ids) > 3
    assert error == "StoreError The server's disk is full. Make room on it."
    store = store_at(tmp_path)
    assert [company.name for company in store.companies_of(ANN)] == ["after"]
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are Unix's")
def test_r7_a_store_that_cannot_be_written_is_told():
    """R7: refused at the start, untouched."""
    # Not tmp_path: its folders are closed to other users, and to root no mode is closed.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = store_at(folder)
        add(store, folder / "in")
        store.close()
        for place, mode in ((folder, 0o755), (folder / "data", 0o555), (folder / "data" / "reportline.sqlite3", 0o444)):
            place.chmod(mode)
        code = "import os, sys; from tests.orgview.store.material import *; os.getuid() or os.setuid(65534)\n"
        code += "try: store_at(Path(sys.argv[1])).prepare()\nexcept Exception as e: print(type(e).__name__, e)"
        before = everything_in(folder / "data")
        done = subprocess.run(
            [sys.executable, "-c", code, name], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stdout.startswith("StoreError The store")
        assert "Give this user the right to write its folder" in done.stdout
        assert everything_in(folder / "data") == before
        (folder / "data").chmod(0o755)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "The server's disk is full. Make room on it."),
        ("attempt to write a readonly database", "The store cannot be written. Give this user"),
        ("database is locked", "The store is busy. Try again in a minute."),
        ("database disk image is malformed", "The store is damaged. Stop the server"),
        ("connection to server failed", "The store cannot be reached. Is its database running?"),
    ],
)
def test_what_a_database_says_is_put_into_words(said, told):
    """What is wrong and what to do."""
    assert str(in_words(said)).startswith(told)


@pytest.mark.scale
def test_a_large_company_goes_in_and_out(tmp_path):
    """A file of 100 MB that does not shrink."""
    data = random.Random(1).randbytes(100_000_000)  # noqa: S311 - a fixed seed
    store = store_at(tmp_path)
    (tmp_path / "source").write_bytes(data)
    given = reading(tmp_path / "in")
    given.org.write_bytes(data)
    kept = store.add_company(ANN, "large", tmp_path / "source", given, NOW)
    assert store.org_bytes(kept) == data
    store.close()
