"""Room on the disk: refused before it is short, and enough of it for erasing on a full disk."""

import os
import shutil
import stat
import subprocess
import sys
from collections import namedtuple

import numpy as np
import pytest

from orgview.store import blobs
from orgview.store.errors import StoreError
from orgview.store.room import MIB, Room
from orgview.store.store import KEEP
from tests.folders import PROJECT
from tests.orgview.small_disk import fill, small_disk
from tests.orgview.store.material import ANN, BEN, CANARY, NOW, add, everything_in, reading, store_at

KIB = 1024
RESERVE = 512 * KIB
Usage = namedtuple("Usage", "total used free")


def _text(number, size):
    return f"{number} {CANARY} " + np.random.default_rng(number).bytes(size).hex()


def _add_until_refused(store, folder):
    for number in range(1000):
        try:
            add(store, folder, text=_text(number, 20_000))
        except StoreError as error:
            return number, error
    raise AssertionError("it was never full")


@pytest.mark.parametrize("is_reopened", [False, True])
def test_r7_erasing_works_on_a_full_disk(tmp_path, is_reopened):
    """R7: not a byte is free, and one company goes, then all; nothing is left of them, and the reserve is back."""
    with small_disk(tmp_path / "disk", 6 * MIB) as disk:
        store = store_at(disk, reserve_bytes=RESERVE)
        count, error = _add_until_refused(store, tmp_path / "in")
        assert error.is_full
        assert len(store.companies_of(ANN)) == count > 5
        fill(disk)
        if is_reopened:
            store.close()
            store = store_at(disk, reserve_bytes=RESERVE)
            store.prepare()
        first, *others = store.companies_of(ANN)
        assert store.erasing.delete_company(ANN, first.id)
        assert [company.id for company in store.companies_of(ANN)] == [company.id for company in others]
        assert store.erasing.delete_all(ANN) == count - 1
        assert store.companies_of(ANN) == []
        assert CANARY.encode() not in everything_in(disk / "data")
        assert store.database._room.reserve.stat().st_size == RESERVE
        store.close()


def test_r7_what_is_past_its_time_goes_on_a_full_disk(tmp_path):
    """R7: the sweep erases too."""
    with small_disk(tmp_path / "disk", 6 * MIB) as disk:
        store = store_at(disk, reserve_bytes=RESERVE)
        count, _error = _add_until_refused(store, tmp_path / "in")
        fill(disk)
        assert store.erasing.sweep(NOW + KEEP) == count
        assert CANARY.encode() not in everything_in(disk / "data")
        store.close()


def test_r7_a_log_that_cannot_grow_keeps_nobody_from_erasing(tmp_path):
    """R7: no file may grow beyond a size, as on a full disk, and the log is there: what is kept goes."""
    code = """
import resource, sys
from pathlib import Path
from tests.orgview.store.material import *
folder = Path(sys.argv[1])
store = store_at(folder)
kept = [add(store, folder / "in", text=f"{CANARY} {number}" + "x" * 200_000) for number in range(2)]
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
with store.database.reading() as reader:
    reader.exec_driver_sql("SELECT count(*) FROM companies").fetchall()
    try:
        for turn in range(1000):
            store.remembered.remember_choices(ANN, ["a"], {"mapping": {"id": f"{turn}" * 40_000}}, NOW)
    except Exception as error:
        print(turn > 3, error)
print(store.erasing.delete_company(ANN, kept[0].id), store.erasing.delete_all(ANN), store.is_known(ANN))
print(CANARY.encode() in everything_in(folder / "data"))
store.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.splitlines() == [
        "True The server's disk is full. Make room on it.",
        "True 1 False",
        "False",
    ], done.stderr


def test_r7_what_would_leave_too_little_room_is_refused_before(tmp_path, monkeypatch):
    """R7: with how much it needs, how much there is and what to do; what is kept stays, and with room it goes on."""
    store = store_at(tmp_path, reserve_bytes=RESERVE)
    add(store, tmp_path / "in", text="first")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 10**12, 3 * MIB))
    assert add(store, tmp_path / "in", text="small").name == "small"
    before = store.companies_of(ANN)
    with pytest.raises(StoreError) as refused:
        add(store, tmp_path / "in", text=_text(1, 2 * MIB))
    assert refused.value.is_full
    assert "nearly full: " in refused.value.what
    assert refused.value.what.endswith(" MiB of room are needed, and 3 MiB are free")
    assert refused.value.advice.startswith("Erase companies")
    with pytest.raises(StoreError, match="41 MiB of room are needed, and 3 MiB are free"):
        store.database.require_room(20 * MIB)
    with pytest.raises(StoreError, match="nearly full"):
        store.replace_org(ANN, store.companies_of(ANN)[0].id, reading(tmp_path / "new", _text(2, 2 * MIB)), NOW)
    assert store.companies_of(ANN) == before
    monkeypatch.undo()
    add(store, tmp_path / "in", text=_text(1, 2 * MIB))
    store.close()


def test_room_within_the_file_counts(tmp_path, monkeypatch):
    """What was erased leaves room in the file of the database, so that the next company needs half as much."""
    store = store_at(tmp_path, reserve_bytes=RESERVE)
    add(store, tmp_path / "in", text=_text(1, MIB))
    free = Usage(10**12, 10**12, 12 * MIB)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: free)
    with pytest.raises(StoreError, match="nearly full"):
        store.database.require_room(6 * MIB)
    store.erasing.delete_all(ANN)
    store.database.require_room(6 * MIB)
    store.close()


def test_the_reserve_is_made_with_the_first_company_and_closed_to_others(tmp_path):
    """Of its size, for this user alone, and only beside a database that is a file."""
    store = store_at(tmp_path, reserve_bytes=RESERVE)
    store.prepare()
    reserve = tmp_path / "data" / "reportline.sqlite3-reserve"
    assert not reserve.exists()
    add(store, tmp_path / "in")
    assert reserve.stat().st_size == RESERVE
    assert reserve.stat().st_blocks * 512 >= RESERVE
    if os.name == "posix":
        assert stat.S_IMODE(reserve.stat().st_mode) == 0o600
    store.close()


def test_a_reserve_of_another_size_is_made_anew(tmp_path):
    """A setting that was changed holds from the next company on."""
    assert Room(tmp_path / "x.sqlite3", MIB).make_reserve()
    room = Room(tmp_path / "x.sqlite3", 2 * MIB)
    assert room.make_reserve()
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [2 * MIB]
    assert room.release()
    assert not room.release()
    assert list(tmp_path.iterdir()) == []


def test_a_content_that_was_half_erased_comes_back_whole(tmp_path, monkeypatch):
    """Erasing was stopped between two parts; the same file again is kept whole, and what nobody has is swept."""
    monkeypatch.setattr(blobs, "PART_BYTES", 1000)
    store = store_at(tmp_path)
    text, stopped = _text(1, 5000), RuntimeError("stopped")
    for owner in (ANN, BEN):
        add(store, tmp_path / "in", owner, text)
    first = store.companies_of(ANN)[0]
    store.erasing.delete_all(BEN)
    real, calls = blobs.Blobs.drop_part, []

    def stop_after_three(contents, connection, digest):
        calls.append(digest)
        if len(calls) > 3:
            raise stopped
        return real(contents, connection, digest)

    monkeypatch.setattr(blobs.Blobs, "drop_part", stop_after_three)
    with pytest.raises(RuntimeError, match="stopped"):
        store.erasing.delete_company(ANN, first.id)
    monkeypatch.setattr(blobs.Blobs, "drop_part", real)
    assert store.companies_of(ANN) == []
    again = add(store, tmp_path / "in", text=text)
    assert store.org_bytes(again) == f"org of {text}".encode()
    with store.open_source(again) as source:
        assert source.read().decode() == f"id,name\n1,{text}\n"
    calls.clear()
    monkeypatch.setattr(blobs.Blobs, "drop_part", stop_after_three)
    with pytest.raises(RuntimeError, match="stopped"):
        store.erasing.delete_all(ANN)
    monkeypatch.setattr(blobs.Blobs, "drop_part", real)
    assert store.erasing.sweep(NOW) == 0
    assert CANARY.encode() not in everything_in(tmp_path / "data")
    store.close()
