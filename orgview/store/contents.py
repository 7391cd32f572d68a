"""Contents of companies: made ready, put, opened, decoded, and removed when no company needs them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from sqlalchemy import Connection

from orgview.memory.cache import SharedCache
from orgview.store import blobs
from orgview.store.blobs import Blobs
from orgview.store.database import Database
from orgview.store.engine import note_erasing
from orgview.store.errors import StoreError, translating_errors
from orgview.store.outside import Outside

T = TypeVar("T")


class Contents:
    """Contents of a store, by their hash.

    Parameters
    ----------
    database
        Where the companies are that refer to them, and the contents themselves, unless they lie outside.
    outside
        Storage outside the database; None for none.
    cache
        The cache of this process; it forgets what is removed here.
    """

    def __init__(self, database: Database, outside: Outside | None, cache: SharedCache) -> None:
        self._database, self._blobs, self._cache = database, Blobs(outside), cache

    def check(self) -> None:
        """Ask the storage outside, where there is one, whether it answers.

        Raises
        ------
        StoreError
            If it does not.
        """
        self._blobs.check()

    def make_ready(self, contents: Mapping[str, Path]) -> None:
        """Refuse what there is no room for, and send what goes outside."""
        with self._database.reading() as connection:
            new = {digest: path for digest, path in contents.items() if not blobs.is_used(connection, digest)}
        self._database.require_room(sum(path.stat().st_size for path in new.values()))
        for digest, path in new.items():
            self._blobs.send(path, digest)

    def put(self, connection: Connection, contents: Mapping[str, Path]) -> None:
        """Keep files that were made ready, in a transaction that is open, unless a company refers to the same."""
        for digest, path in contents.items():
            if not blobs.is_used(connection, digest):
                self._blobs.put(connection, path, digest)

    def open(self, digest: str | None) -> BinaryIO | None:
        """Open a compressed content for reading; None where it is not kept any more."""
        with self._database.reading() as connection:
            if digest is None or not blobs.is_there(connection, digest):
                return None

        def read(part: int) -> bytes | None:
            with self._database.reading() as connection:
                return self._blobs.read_part(connection, digest, part)

        return blobs.unpacked(read)

    def whole(self, digest: str) -> bytes:
        """All bytes of a content.

        Raises
        ------
        StoreError
            If they are not what the hash says.
        """
        with self._database.reading() as connection:
            return self._blobs.read_whole(connection, digest)

    def decoded(self, digest: str, decode: Callable[[bytes], T]) -> T:
        """Value of a content, from memory when it was used lately, where its ``nbytes``, or its bytes, count."""

        def make() -> tuple[T, int]:
            data = self.whole(digest)
            value = decode(data)
            return value, int(getattr(value, "nbytes", len(data)))

        return self._cache.get_or_make(digest, "org", make)

    def let_go(self) -> None:
        """Let go of what other machines have erased."""
        known = self._cache.contents()
        if known:
            with self._database.reading() as connection:
                self._cache.let_go(known - blobs.still_there(connection, known))

    def remove_unused(self) -> None:
        """Remove what no company refers to: erasing that was stopped half way has left it, or a change that failed."""
        with self._database.reading() as connection:
            left = blobs.unused(connection)
        self.remove(left)
        self._database.free(partial(self._blobs.drop_strays, digests=self._blobs.strays()))

    def remove(self, digests: Iterable[str | None] = (), *, is_urgent: bool = True) -> None:
        """Remove those contents that no company refers to, and overwrite whatever was erased.

        By parts: the log of the database stays small meanwhile.

        Raises
        ------
        StoreError
            If the disk is too full to overwrite them; they are erased all the same.
        """
        unused = {digest for digest in digests if digest}
        self._cache.forget(unused)
        try:
            self._database.free(partial(note_erasing, digests=unused))
            for some in self._database.some_of(sorted(unused)):
                while self._database.free(partial(self._drop_parts, digests=some)):
                    pass
            self._database.overwrite(is_urgent=is_urgent)
        except StoreError as error:
            if not error.is_full:
                raise
            raise StoreError(
                "This is erased, but the server's disk is too full to overwrite its bytes",
                "Have room made on it: they are overwritten within the hour.",
                is_full=True,
            ) from None
        self._database.make_reserve()

    def _drop_parts(self, connection: Connection, digests: Sequence[str]) -> bool:
        """Remove a part of each; False where none has one left."""
        return sum(self._blobs.drop_part(connection, digest) for digest in digests) > 0


def packed(path: Path) -> tuple[str, Path]:
    """Compress a file beside it, and tell its hash and where it is."""
    with translating_errors():
        compressed = blobs.compress(path)
        return blobs.hash_of(compressed), compressed
