"""Content by its SHA-256, in parts: put, read, and remove what no company needs any more."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, union

from orgview.store.errors import StoreError
from orgview.store.schema import blobs, companies

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


def put(connection: Connection, path: Path, digest: str) -> None:
    """Keep a file under its hash, which no company refers to yet."""
    # Erasing may have come half way through these.
    connection.execute(delete(blobs).where(blobs.c.hash == digest))
    with path.open("rb") as file:
        number = 0
        while part := file.read(PART_BYTES):
            connection.execute(insert(blobs).values(hash=digest, part=number, bytes=part))
            number += 1


def is_there(connection: Connection, digest: str) -> bool:
    """True where a content is kept."""
    return bool(connection.scalar(select(exists().where(blobs.c.hash == digest))))


def read_part(connection: Connection, digest: str, part: int) -> bytes | None:
    """One part; None behind the last."""
    return connection.scalar(select(blobs.c.bytes).where(blobs.c.hash == digest, blobs.c.part == part))


def read_whole(connection: Connection, digest: str) -> bytes:
    """All parts together.

    Raises
    ------
    StoreError
        If the content is not what its hash says.
    """
    parts = connection.scalars(select(blobs.c.bytes).where(blobs.c.hash == digest).order_by(blobs.c.part))
    data = b"".join(parts)
    if hashlib.sha256(data).hexdigest() != digest:
        raise StoreError("The store has lost a part of this company", "Load its file again.")
    return data


def unused(connection: Connection) -> list[str]:
    """Contents that no company refers to: erasing was stopped before it came to their end."""
    used = union(*(select(column).where(column.is_not(None)) for column in REFERENCES))
    return list(connection.scalars(select(blobs.c.hash).distinct().where(blobs.c.hash.not_in(used))))


def is_used(connection: Connection, digest: str) -> bool:
    """True where a company refers to a content."""
    return bool(connection.scalar(select(_is_used(digest))))


def drop_part(connection: Connection, digest: str) -> bool:
    """Remove the last part of a content; False where there is none, or a company refers to it."""
    last = select(func.max(blobs.c.part)).where(blobs.c.hash == digest).scalar_subquery()
    gone = connection.execute(delete(blobs).where(blobs.c.hash == digest, blobs.c.part == last, ~_is_used(digest)))
    return bool(gone.rowcount)


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
