"""What is past its time goes, and so does what a killed process left."""

import logging
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from orgview.server.work import retention
from orgview.server.work.export_folders import Export, ExportFolders
from orgview.server.work.retention import Retention
from orgview.server.work.temp_folders import incoming_folder, remove_leftovers
from orgview.store.store import KEEP, Store
from tests.orgview.store.material import ANN, add

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere folders of dead processes cannot be told")


def test_a_folder_is_private_and_goes():
    """Whatever happens in it."""
    with pytest.raises(RuntimeError, match="stop"), incoming_folder() as folder:  # noqa: PT012
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "sub").mkdir()
        (folder / "sub" / "file").write_text("x")
        raise RuntimeError("stop")
    assert not folder.exists()


def test_what_a_killed_process_left_is_removed(loader):
    """Its folder goes, that of a living process stays, and so does what is not ours."""
    root = Path(tempfile.gettempdir())
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    left = root / f"reportline-{done.stdout.strip()}-abc"
    left.mkdir()
    (left / "source").write_text("x")
    other = root / "reportline-notes"
    other.mkdir()
    (root / f"reportline-{done.stdout.strip()}-link").symlink_to(other)
    with incoming_folder() as folder:
        assert remove_leftovers() == 1
        assert folder.exists()
    assert not left.exists()
    assert other.exists()
    other.rmdir()
    (root / f"reportline-{done.stdout.strip()}-link").unlink()


def test_it_is_done_once_an_hour(loader, monkeypatch):
    """Not at each request."""
    now, swept = [0.0], []
    monkeypatch.setattr(retention.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(loader.store.erasing, "sweep", lambda moment: swept.append(moment) or 0)
    retained = Retention(loader, ExportFolders(loader.store.database.exports_folder))
    for now[0] in (0.0, 3599.0, 3600.0, 3601.0, 7199.0, 7200.0):
        retained.run_if_due()
    assert len(swept) == 2


def test_what_another_machine_erased_is_let_go_of_every_minute(loader, monkeypatch, tmp_path):
    """Its content from memory, its export from the disk; others' stay."""
    now = [0.0]
    monkeypatch.setattr(retention.time, "monotonic", lambda: now[0])
    folders = ExportFolders(tmp_path / "exports")
    retained = Retention(loader, folders)
    companies = [add(loader.store, tmp_path / "in", text=text) for text in ("gone", "stays")]
    made = []
    for number, company in enumerate([*companies, None]):
        export = Export(str(number) * 32, "x", "x", "x", company.id if company else "", loader.clock() + KEEP)
        folders.make(ANN, export)
        made.append(export.id)
        if company:
            loader.store.open_company(ANN, company.id, lambda data: data)
    with closing(Store(loader.store.database._url)) as other:
        other.erasing.delete_company(ANN, companies[0].id)
    for now[0] in (1.0, 61.0):
        assert folders.find(ANN, made[0], loader.clock()) is not None
        retained.run_if_due()
    assert loader.store.cache.contents() == {companies[1].org_hash}
    assert [folders.find(ANN, one, loader.clock()) is not None for one in made] == [False, True, True]


def test_a_store_that_cannot_be_swept_stops_nobody(loader, monkeypatch, caplog):
    """The request goes on; the log tells."""
    from orgview.store.errors import StoreError

    def fail(_moment):
        raise StoreError("The server's disk is full", "Make room on it.")

    monkeypatch.setattr(loader.store.erasing, "sweep", fail)
    monkeypatch.setattr(retention, "EVERY_S", -1.0)
    with caplog.at_level(logging.WARNING):
        Retention(loader, ExportFolders(loader.store.database.exports_folder)).run_if_due()
    assert "could not be swept: The server's disk is full" in caplog.text
