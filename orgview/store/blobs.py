"""Content by its SHA-256, in parts in the database, or outside: put, read, and remove what no company needs."""

import hashlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, union

from orgview.store.errors import StoreError
from orgview.store.outside import Outside
from orgview.store.schema import blobs, companies, contents

PART_BYTES = 4 * 1024 * 1024
CODEC = "zstd"
REFERENCES = (companies.c.org_hash, companies.c.findings_hash, companies.c.source_hash)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compress(path: Path) -> Path:
    """Write a compressed copy beside a file, and tell where; memory does not grow with its size."""
    packed = path.with_name(f"{path.name}.{CODEC}")
    with path.open("rb") as plain, pa.CompressedOutputStream(str(packed), CODEC) as into:
        while chunk := plain.read(PART_BYTES):
            into.write(chunk)
    return packed


class Blobs:
    """Contents of a store.

    Parameters
    ----------
    outside
        Where new ones go; None for the database. What lies at the other place stays there, and is found.
    """

    def __init__(self, outside: Outside | None = None) -> None:
        self._outside = outside

    def check(self) -> None:
        """Ask the storage outside, where there is one, whether it answers.

        Raises
        ------
        StoreError
            If it does not.
        """
        if self._outside is not None:
            self._outside.check()

    def send(self, path: Path, digest: str) -> None:
        """Bring a file to where it will lie, if that is outside: before the change that waits for others."""
        if self._outside is not None:
            self._outside.write(path, digest)

    def put(self, connection: Connection, path: Path, digest: str) -> None:
        """Keep a file under its hash, which no company refers to yet."""
        # Erasing may have come half way through these.
        connection.execute(delete(blobs).where(blobs.c.hash == digest))
        connection.execute(delete(contents).where(contents.c.hash == digest))
        if self._outside is not None:
            # It is there, unless somebody erased the same content after it was sent.
            self._outside.write(path, digest)
        else:
            with path.open("rb") as file:
                number = 0
                while part := file.read(PART_BYTES):
                    connection.execute(insert(blobs).values(hash=digest, part=number, bytes=part))
                    number += 1
        row = {"hash": digest, "size_bytes": path.stat().st_size, "is_outside": self._outside is not None}
        connection.execute(insert(contents).values(row))

    def read_part(self, connection: Connection, digest: str, part: int) -> bytes | None:
        """One part; None behind the last."""
        row = connection.execute(select(contents).where(contents.c.hash == digest)).one_or_none()
        if row is None or part * PART_BYTES >= row.size_bytes:
            return None
        if row.is_outside:
            return self._other().read(digest, part * PART_BYTES, min((part + 1) * PART_BYTES, row.size_bytes))
        return connection.scalar(select(blobs.c.bytes).where(blobs.c.hash == digest, blobs.c.part == part))

    def read_whole(self, connection: Connection, digest: str) -> bytes:
        """All parts together.

        Raises
        ------
        StoreError
            If the content is not what its hash says.
        """
        if connection.scalar(select(contents.c.is_outside).where(contents.c.hash == digest)):
            data = self._other().read(digest)
        else:
            parts = connection.scalars(select(blobs.c.bytes).where(blobs.c.hash == digest).order_by(blobs.c.part))
            data = b"".join(parts)
        if hashlib.sha256(data).hexdigest() != digest:
            raise StoreError("The store has lost a part of this company", "Load its file again.")
        return data

    def drop_part(self, connection: Connection, digest: str) -> bool:
        """Remove the last part of a content; False where there is none, or a company refers to it."""
        row = connection.execute(select(contents).where(contents.c.hash == digest, ~_is_used(digest))).one_or_none()
        if row is None:
            return False
        last = select(func.max(blobs.c.part)).where(blobs.c.hash == digest).scalar_subquery()
        if connection.execute(delete(blobs).where(blobs.c.hash == digest, blobs.c.part == last)).rowcount:
            return True
        if row.is_outside:
            self._other().remove(digest)
        connection.execute(delete(contents).where(contents.c.hash == digest))
        return False

    def strays(self) -> list[str]:
        """Contents outside that may be nobody's: a change failed after they were sent."""
        return [] if self._outside is None else self._outside.all_digests()

    def drop_strays(self, connection: Connection, digests: Iterable[str]) -> None:
        """Remove those that the database knows nothing of, while nobody else can put one."""
        for digest in digests:
            if self._outside is not None and not is_there(connection, digest):
                self._outside.remove(digest)

    def _other(self) -> Outside:
        if self._outside is None:
            raise StoreError(
                "A content of this company lies outside the database, and nothing says where",
                "Set REPORTLINE_CONTENT_URL as it was when the company was loaded.",
            )
        return self._outside


def is_there(connection: Connection, digest: str) -> bool:
    """True where a content is kept."""
    return bool(connection.scalar(select(exists().where(contents.c.hash == digest))))


def unused(connection: Connection) -> list[str]:
    """Contents that no company refers to: erasing was stopped before it came to their end."""
    used = union(*(select(column).where(column.is_not(None)) for column in REFERENCES))
    return list(connection.scalars(select(contents.c.hash).where(contents.c.hash.not_in(used))))


def still_there(connection: Connection, digests: Iterable[str]) -> set[str]:
    """Those contents that are kept."""
    return set(connection.scalars(select(contents.c.hash).where(contents.c.hash.in_(list(digests)))))


def is_used(connection: Connection, digest: str) -> bool:
    """True where a company refers to a content."""
    return bool(connection.scalar(select(_is_used(digest))))


def _is_used(digest: str) -> ColumnElement[bool]:
    used = REFERENCES[0] == digest
    for column in REFERENCES[1:]:
        used = used | (column == digest)
    return exists(select(companies.c.id).where(used))


def unpacked(read: Callable[[int], bytes | None]) -> BinaryIO:
    """Open a compressed content for reading, part by part as it is read.

    Parameters
    ----------
    read
        Gives the part of a number; None behind the last.
    """
    stream: BinaryIO = pa.CompressedInputStream(pa.PythonFile(_Parts(read), mode="r"), CODEC)
    return stream


class _Parts(io.RawIOBase):
    def __init__(self, read: Callable[[int], bytes | None]) -> None:
        self._read, self._number, self._rest = read, 0, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: "memoryview") -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = memoryview(self._read(self._number) or b"")
            self._number += 1
        count = min(len(into), len(self._rest))
        into[:count], self._rest = self._rest[:count], self._rest[count:]
        return count
