"""Database of the store: transactions that queue, and changes that free room on a full disk."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from orgview.store.engine import exports_folder, open_engine, overwrite, settle, take_turn, writing
from orgview.store.errors import StoreError, translating_errors
from orgview.store.room import Room
from orgview.store.sqlite import database_file, reusable_bytes

T = TypeVar("T")

# Keys that go with one change.
SOME = 50


class Database:
    """Database that is opened by its first use. Shared by the threads of a process.

    Every method raises `StoreError` when the database cannot give the answer or keep the change; a change is kept
    whole or not at all.

    Parameters
    ----------
    url
        SQLAlchemy's address.
    reserve_bytes
        Room on the disk of an SQLite database that is kept for erasing.
    """

    def __init__(self, url: str, reserve_bytes: int) -> None:
        self._url = url
        file = database_file(url)
        self._room = None if file is None else Room(file, reserve_bytes)
        self._opened: Engine | None = None
        self._opening, self._turn = threading.Lock(), threading.Lock()

    @property
    def exports_folder(self) -> Path:
        """Folder for exports: beside the file of the database, else one of this user among temporary files."""
        return exports_folder(self._url)

    def engine(self) -> Engine:
        """Open it, once: check it, and make its tables."""
        with self._opening:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def close(self) -> None:
        """Let go of it; the next use opens it again."""
        with self._opening:
            if self._opened is not None:
                self._opened.dispose()
                self._opened = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that reads."""
        with translating_errors(), self.engine().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes: one at a time, kept when the block ends, undone when it raises."""
        # Threads of this process queue here without a time limit; other processes at a lock of the database.
        engine = self.engine()
        with self._turn, translating_errors(), writing(engine) as connection:
            take_turn(connection)
            yield connection

    def settle(self) -> None:
        """Write the log of SQLite into its file, and wait for nobody; where it cannot be, it stays in the log."""
        with suppress(StoreError):
            settle(self.engine())

    # Room on the disk

    def free(self, change: Callable[[Connection], T]) -> T:
        """Make a change that gives room, on a full disk with the help of the reserve."""
        try:
            with self.writing() as connection:
                return change(connection)
        except StoreError as error:
            if not error.is_full or self._room is None:
                raise
            self._room.release()
        with suppress(StoreError):  # there may be room for this change, though not for all of the log
            overwrite(self.engine())
        with self.writing() as connection:
            return change(connection)

    def some_of(self, keys: Sequence[str]) -> Iterator[Sequence[str]]:
        """Keys of one change after the other: each by itself where a change has to fit into the reserve."""
        size = SOME if self._room is None else 1
        return (keys[start : start + size] for start in range(0, len(keys), size))

    def overwrite(self, *, is_urgent: bool = True) -> None:
        """Overwrite the bytes of what was erased; see `orgview.store.engine.overwrite`."""
        overwrite(self.engine(), is_urgent=is_urgent)

    def make_reserve(self) -> None:
        """Take the reserve again, where there is one and room for it."""
        if self._room is not None:
            self._room.make_reserve()

    def require_room(self, size_bytes: int) -> None:
        """Refuse a file for which the disk has no room, before it is read.

        Raises
        ------
        StoreError
            With how much room it needs, and how much there is.
        """
        if self._room is None:
            return
        with self.reading() as connection:
            free = reusable_bytes(connection)
        try:
            self._room.require(size_bytes, free)
        except StoreError:
            self.overwrite()  # the log may be large, with nothing in it
            self._room.require(size_bytes, free)

    def _open(self) -> Engine:
        try:
            return open_engine(self._url)
        except StoreError as error:
            # SQLite makes two files beside the database before it reads it.
            if not error.is_full or self._room is None or not self._room.release():
                raise
            return open_engine(self._url)
