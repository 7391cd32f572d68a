"""Folders for files that are being read: private, removed at the end, and swept up after a process that was killed."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orgmodel.errors import NoRoom
from orgmodel.reading.sandbox.sandbox import no_room

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
_NAME = re.compile(r"reportline-(\d+)-.+")


@contextmanager
def incoming_folder() -> Iterator[Path]:
    """Make a folder that only this user can enter; it is gone when the block ends.

    Raises
    ------
    NoRoom
        If the disk is full, whether for the folder or for what the block writes, or no folder can be written.
    """
    try:
        parent = tempfile.gettempdir()
    except FileNotFoundError:  # none of those that are usual can be written
        raise NoRoom("The server has no folder for temporary files", "Set TMPDIR to one with room.") from None
    prefix = f"reportline-{os.getpid()}-"
    with (
        noticing_full_disk(parent),
        tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True) as name,
    ):
        yield Path(name)


@contextmanager
def noticing_full_disk(folder: str) -> Iterator[None]:
    """Raise `NoRoom`, naming the folder, where the block finds its disk full or may not write to it."""
    try:
        yield
    except OSError as error:
        if error.errno in DISK_FULL:
            raise no_room(folder) from None
        raise


def remove_leftovers() -> int:
    """Remove the folders of processes that are no more, and tell how many; never one of a process that lives."""
    if os.name != "posix":  # elsewhere asking for a process by its number may end it
        return 0
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob("reportline-*"):
        found = _NAME.fullmatch(folder.name)
        if found and not folder.is_symlink() and folder.stat().st_uid == os.getuid() and not _is_alive(int(found[1])):
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
