"""Room on the disk of the store: a file that keeps some for erasing, and how much may still be stored."""

import os
import shutil
from contextlib import suppress
from math import ceil
from pathlib import Path
from typing import BinaryIO

from orgview.store.errors import StoreError

MIB = 1024 * 1024
_BLOCK = bytes(MIB)


class Room:
    """Room beside a database file.

    Erasing needs room: what is deleted is overwritten by way of SQLite's log, which grows meanwhile. On a full disk it
    could not, so a file of zeros takes that room before anything else does, and is let go when somebody erases.

    Parameters
    ----------
    database
        The file of the database; the reserve lies beside it, and goes nowhere else.
    reserve_bytes
        Size of the reserve, and of what is left free when something is stored.
    """

    def __init__(self, database: Path, reserve_bytes: int) -> None:
        self.database, self.reserve_bytes = database, reserve_bytes
        self.reserve = database.with_name(f"{database.name}-reserve")

    def free_bytes(self) -> int:
        """Bytes of the disk that this user may still fill."""
        return shutil.disk_usage(self.database.parent).free

    def make_reserve(self) -> bool:
        """Take the reserve, unless it is there; False where there is no room for it."""
        if not self.reserve_bytes:
            return True
        with suppress(OSError):
            if self.reserve.stat().st_size == self.reserve_bytes:
                return True
        # Each process makes one under a name of its own: the last one stays.
        making = self.reserve.with_name(f"{self.reserve.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(making, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
                _fill(file, self.reserve_bytes)
            making.replace(self.reserve)
        except OSError:
            making.unlink(missing_ok=True)
            return False
        return True

    def release(self) -> bool:
        """Let go of the reserve; False where there was none."""
        try:
            self.reserve.unlink()
        except OSError:
            return False
        return True

    def require(self, stored_bytes: int, reusable_bytes: int = 0) -> None:
        """Refuse what would leave too little room.

        Parameters
        ----------
        stored_bytes
            Bytes that will be stored. They are written twice: into the log, and from there into the database.
        reusable_bytes
            Bytes in the file of the database that nothing stands in; it does not grow by these.

        Raises
        ------
        StoreError
            If less than the reserve would be free then. Tells how much is needed, and how much there is.
        """
        needed = stored_bytes + max(0, stored_bytes - reusable_bytes) + self.reserve_bytes
        if not self.make_reserve():
            needed += self.reserve_bytes
        free = self.free_bytes()
        if needed > free:
            raise StoreError(
                f"The server's disk is nearly full: {ceil(needed / MIB):,} MiB of room are needed, "
                f"and {free // MIB:,} MiB are free",
                "Erase companies that are not needed any more, or have room made on the disk of the server.",
                is_full=True,
            )


def _fill(file: BinaryIO, size_bytes: int) -> None:
    if size_bytes and hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size_bytes)
        return
    while size_bytes > 0:
        size_bytes -= file.write(_BLOCK[:size_bytes])
