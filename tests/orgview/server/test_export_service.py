"""Exports of visitors: so many at once, stopped when they are removed, gone after their time, nobody else's."""

import json
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from orgmodel.errors import NoRoom
from orgview.server.limits.job_slots import Busy, JobSlots
from orgview.server.work import export_service
from orgview.server.work.export_folders import EXPORT_LASTS, SILENCE_S, STATE, Export, ExportFolders
from orgview.server.work.export_service import MOST_EXPORTS, MOST_WORKING, STOPPED, Exporter
from tests.orgview.conftest import Clock

KIND = ("people.csv", "text/csv")
ANN, BEN = "a" * 64, "b" * 64
FAULT = "Ann earns 90210"


class Child:
    """Stands for the child process: works until it is let go, and hears when it is to stop."""

    def __init__(self, monkeypatch):
        self.is_free, self.stopped = False, 0
        monkeypatch.setattr(export_service, "run_job", self.run)

    def run(self, folder, is_cancelled, *, limits):
        from orgmodel.errors import Cancelled

        while not self.is_free:
            if is_cancelled():
                self.stopped += 1
                raise Cancelled
            time.sleep(0.005)
        (folder / "file").write_text("people")
        return 6


@pytest.fixture
def child(monkeypatch):
    return Child(monkeypatch)


@pytest.fixture
def exporter(tmp_path, child):
    made = Exporter(ExportFolders(tmp_path / "exports"), JobSlots(1, 2), clock=Clock())
    yield made
    made.close()


def _fill(folder: Path) -> None:
    (folder / "org.arrow").write_text("everybody")


def _start(exporter, owner=ANN, company="c1"):
    return exporter.start(owner, KIND, "Everybody", company, _fill)


def _until(ask, wanted):
    deadline = time.monotonic() + 20
    while (found := ask()) != wanted:
        assert time.monotonic() < deadline, found
        time.sleep(0.01)


def _state(exporter, export, owner=ANN):
    found = exporter.folders.find(owner, export.id, exporter.clock())
    return None if found is None else found.state


def test_an_export_goes_from_waiting_to_ready(exporter, child):
    """Only its file and its state are left; every process that looks into the folder sees it."""
    first, second = _start(exporter), _start(exporter)
    _until(lambda: _state(exporter, first), "working")
    assert _state(exporter, second) == "waiting"
    child.is_free = True
    for export in (first, second):
        _until(lambda export=export: _state(exporter, export), "ready")
    other = ExportFolders(exporter.folders.root)
    assert [one.id for one in other.all_of(ANN, exporter.clock())] in ([first.id, second.id], [second.id, first.id])
    folder = other.folder(ANN, first.id)
    assert sorted(path.name for path in folder.iterdir()) == ["file", STATE]
    assert other.find(ANN, first.id, exporter.clock()).size_bytes == 6
    assert folder.stat().st_mode & 0o777 == folder.parent.stat().st_mode & 0o777 == 0o700


def test_an_export_is_there_at_every_moment(exporter, child, monkeypatch):
    """Also between the last of its work and the word that it is ready: whoever asks then is not told it is gone."""
    write, seen = exporter.folders.write, []

    def look_and_write(folder, export):
        if export.state == "ready":
            seen.append(_state(exporter, export))
        write(folder, export)

    monkeypatch.setattr(exporter.folders, "write", look_and_write)
    child.is_free = True
    export = _start(exporter)
    _until(lambda: _state(exporter, export), "ready")
    assert seen == ["working"]


def test_one_that_is_removed_is_stopped(exporter, child):
    """Its child ends, the next one has its turn, and nothing of it is left."""
    first, second = _start(exporter), _start(exporter)
    _until(lambda: _state(exporter, first), "working")
    assert exporter.folders.remove(ANN, first.id)
    _until(lambda: child.stopped, 1)
    _until(lambda: _state(exporter, second), "working")
    assert _state(exporter, first) is None
    assert [path.name for path in (exporter.folders.root / ANN).iterdir()] == [second.id]
    assert not exporter.folders.remove(ANN, first.id)


def test_one_that_waits_can_be_removed(exporter, child):
    """It takes no slot any more: as many as before fit again."""
    for owner in (ANN, ANN, BEN):
        last = _start(exporter, owner)
    with pytest.raises(Busy, match="Many files are being read"):
        _start(exporter, BEN)
    exporter.folders.remove(BEN, last.id)
    deadline = time.monotonic() + 20
    while True:
        try:
            again = _start(exporter, BEN)
            break
        except Busy:
            assert time.monotonic() < deadline
            time.sleep(0.02)
    assert _state(exporter, again, BEN) == "waiting"


def test_a_visitor_has_so_many_in_the_making(tmp_path, child):
    """One more is told to come again, and takes nobody's place; another visitor's is made."""
    exporter = Exporter(ExportFolders(tmp_path / "exports"), clock=Clock())
    for _ in range(MOST_WORKING):
        _start(exporter)
    with pytest.raises(Busy, match="3 exports of yours are being made already"):
        _start(exporter)
    assert _state(exporter, _start(exporter, BEN), BEN) in ("waiting", "working")
    exporter.close()


def test_the_oldest_make_room(exporter, child):
    """So many stay, the newest."""
    child.is_free = True
    made = []
    for _ in range(MOST_EXPORTS + 2):
        exporter.clock.wait(minutes=1)
        made.append(_start(exporter))
        _until(lambda: _state(exporter, made[-1]), "ready")
    there = [one.id for one in exporter.folders.all_of(ANN, exporter.clock())]
    assert there == [one.id for one in reversed(made[2:])]


def test_it_goes_after_its_time(exporter, child):
    """Asked for or not: then nobody gets it, and the sweep removes its folder and its visitor's."""
    child.is_free = True
    export = _start(exporter)
    _until(lambda: _state(exporter, export), "ready")
    exporter.clock.wait(seconds=EXPORT_LASTS.total_seconds() - 1)
    assert exporter.folders.sweep(exporter.clock()) == 0
    assert _state(exporter, export) == "ready"
    exporter.clock.wait(seconds=1)
    assert _state(exporter, export) is None
    assert exporter.folders.sweep(exporter.clock()) == 1
    assert list(exporter.folders.root.iterdir()) == []
    assert not exporter.folders.is_known(ANN)


def test_nobody_elses_is_found(exporter, child):
    """By another visitor, by none, by a name that leads elsewhere."""
    export = _start(exporter)
    for owner, name in (
        (BEN, export.id),
        (None, export.id),
        (ANN, f"../{ANN}/{export.id}"),
        (ANN, ".." * 15),
        (ANN, ""),
    ):
        assert exporter.folders.find(owner, name, exporter.clock()) is None
        assert not exporter.folders.remove(owner, name)
    assert _state(exporter, export) in ("waiting", "working")


def test_an_erased_company_takes_its_exports_along(exporter, child):
    """Those of other companies stay, unless all is erased."""
    child.is_free = True
    one, other, typical = _start(exporter), _start(exporter, company="c2"), _start(exporter, company="")
    for export in (one, other, typical):
        _until(lambda export=export: _state(exporter, export), "ready")
    exporter.folders.remove_all(ANN, "c1")
    assert [_state(exporter, export) for export in (one, other, typical)] == [None, "ready", "ready"]
    exporter.folders.remove_all(ANN)
    assert exporter.folders.all_of(ANN, exporter.clock()) == []


def test_a_server_that_was_ended_is_told(exporter, child):
    """Whoever worked on it says nothing any more: it failed; one that stops in order says so itself."""
    export = _start(exporter)
    _until(lambda: _state(exporter, export), "working")
    exporter.close()
    _until(lambda: _state(exporter, export), "failed")
    assert exporter.folders.find(ANN, export.id, exporter.clock()).error == STOPPED
    lost = Export("x" * 32, *KIND, "Everybody", "", exporter.clock() + timedelta(hours=1), "working")
    folder = exporter.folders.make(ANN, lost)
    assert _state(exporter, lost) == "working"
    os.utime(folder / STATE, (time.time() - SILENCE_S - 1,) * 2)
    found = exporter.folders.find(ANN, lost.id, exporter.clock())
    assert (found.state, "started again" in found.error) == ("failed", True)


def test_what_goes_wrong_is_told(exporter, child, monkeypatch, caplog):
    """In words of ours, without those of the error, and its slot is free again."""

    def fail(*_args, **_more):
        raise RuntimeError(FAULT)

    monkeypatch.setattr(export_service, "run_job", fail)
    for _ in range(4):
        export = _start(exporter)
        _until(lambda export=export: _state(exporter, export), "failed")
    told = exporter.folders.find(ANN, export.id, exporter.clock()).error
    assert told.startswith("Something went wrong in Reportline. Its log tells more under incident ")
    assert FAULT not in told + caplog.text
    assert sorted(path.name for path in exporter.folders.folder(ANN, export.id).iterdir()) == [STATE]


def test_a_full_disk_leaves_nothing(exporter, child):
    """It is told before anything is promised, and takes no slot."""

    def full(folder):
        (folder / "org.arrow").write_text("half")
        raise OSError(28, "No space left on device")

    for _ in range(5):
        with pytest.raises(NoRoom):
            exporter.start(ANN, KIND, "Everybody", "", full)
    assert exporter.folders.all_of(ANN, exporter.clock()) == []
    assert _state(exporter, _start(exporter)) in ("waiting", "working")


@pytest.mark.skipif(os.name != "posix", reason="folders have no owner there")
def test_a_folder_that_others_may_enter_is_not_used(exporter, child):
    """Somebody made it before us."""
    exporter.folders.root.mkdir(mode=0o755)
    with pytest.raises(NoRoom, match="Others may enter"):
        _start(exporter)


def test_states_are_whole(exporter, child):
    """What is left of a write that was cut off is no state."""
    export = _start(exporter)
    folder = exporter.folders.folder(ANN, export.id)
    (folder / f"{STATE}.new").write_text("{")
    assert json.loads((folder / STATE).read_text())["id"] == export.id
    assert _state(exporter, export) in ("waiting", "working")
