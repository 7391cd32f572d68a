"""What is past its time goes, and so does what a killed process left."""

import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from orgview.server import retention
from orgview.server.export_folders import ExportFolders
from orgview.server.retention import Retention
from orgview.server.temp_folders import incoming_folder, remove_leftovers

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
    monkeypatch.setattr(loader.store, "sweep", lambda moment: swept.append(moment) or 0)
    retained = Retention(loader, ExportFolders(loader.store.exports_folder))
    for now[0] in (0.0, 3599.0, 3600.0, 3601.0, 7199.0, 7200.0):
        retained.run_if_due()
    assert len(swept) == 2


def test_a_store_that_cannot_be_swept_stops_nobody(loader, monkeypatch, caplog):
    """The request goes on; the log tells."""
    from orgview.store.errors import StoreError

    def fail(_moment):
        raise StoreError("The server's disk is full", "Make room on it.")

    monkeypatch.setattr(loader.store, "sweep", fail)
    monkeypatch.setattr(retention, "EVERY_S", -1.0)
    with caplog.at_level(logging.WARNING):
        Retention(loader, ExportFolders(loader.store.exports_folder)).run_if_due()
    assert "could not be swept: The server's disk is full" in caplog.text
