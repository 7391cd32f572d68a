"""Unpack a zip that somebody sent, part by part, and never more of it than its directory says and the limits bear."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orgmodel.errors import BadFile
from orgmodel.reading.limits import MIB, Limits

# The end record is 22 bytes and a comment of at most 65,535.
_END = b"PK\x05\x06"
_END_BYTES = 22 + 65_535
# A directory record is 46 bytes, a name and some extras; no workbook has more than this for each.
_DIRECTORY_BYTES = 1024
# Small parts are left out of the ratio: a clean workbook's empty sheets pack a thousand times.
_JUDGED_BYTES = MIB
_CHUNK_BYTES = 64 * 1024
_LOCAL = struct.Struct("<4s22xHH")
_AGAIN = "Open it in the program it came from, save it again and load that file"
DAMAGED = f"{_AGAIN}; if it came by mail or download, fetch it again."
BOMB = f"{_AGAIN}, with the table alone on one sheet."


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the zip, as its directory tells.

    Attributes
    ----------
    name
        Path inside the zip, with slashes.
    offset, packed_bytes, size_bytes
        Where its local header begins, and its bytes before and after unpacking.
    is_deflated
        Or stored as it is.
    crc
        Checksum of what is unpacked.
    """

    name: str
    offset: int
    packed_bytes: int
    size_bytes: int
    is_deflated: bool
    crc: int


def list_members(path: Path, limits: Limits) -> tuple[Member, ...]:
    """List what a zip holds, after holding its directory against the limits; nothing is unpacked.

    Returns
    -------
    tuple of Part
        In the order of the directory, folders left out. Their sizes are what the directory says: `unpack` proves them.

    Raises
    ------
    BadFile
        If it is no zip, or locked, has too many entries, repeated or outside names, links, unusual packing, parts that
        lie upon each other, or would unpack to more than the limits bear.
    """
    _check_directory(path, limits)
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise BadFile("The file is a damaged zip: its directory cannot be read", DAMAGED) from error
    if len(infos) > limits.entries:
        raise _too_many(f"{len(infos):,}", limits)
    seen: set[str] = set()
    for info in infos:
        _check_entry(info)
        folded = info.filename.replace("\\", "/").casefold()
        if folded in seen:
            raise BadFile("The zip holds two files of one name, so nobody can tell which is meant", DAMAGED)
        seen.add(folded)
    parts = tuple(
        Member(
            info.filename,
            info.header_offset,
            info.compress_size,
            info.file_size,
            info.compress_type == zipfile.ZIP_DEFLATED,
            info.CRC,
        )
        for info in infos
        if not info.is_dir()
    )
    _check_sizes(parts, path.stat().st_size, limits)
    return parts


def unpack(path: Path, member: Member) -> Iterator[bytes]:
    """Unpack one part in chunks of at most 64 KiB.

    Raises
    ------
    BadFile
        As soon as more comes out than the directory said; at the end, if less came out or it is not the same.
    """
    with path.open("rb") as file:
        file.seek(member.offset)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise _damaged(member)
        _, name_bytes, extra_bytes = _LOCAL.unpack(head)
        file.seek(name_bytes + extra_bytes, 1)
        left, size, crc = member.packed_bytes, 0, 0
        inflater = zlib.decompressobj(-zlib.MAX_WBITS) if member.is_deflated else None
        while left:
            packed = file.read(min(left, _CHUNK_BYTES))
            if not packed:
                raise _damaged(member)
            left -= len(packed)
            for chunk in _inflate(inflater, packed, member) if inflater else (packed,):
                size += len(chunk)
                if size > member.size_bytes:
                    raise BadFile(
                        f"The zip lies: {_shown(member.name)} unpacks to more than its {member.size_bytes:,} bytes",
                        BOMB,
                    )
                crc = zlib.crc32(chunk, crc)
                yield chunk
    if size != member.size_bytes or crc != member.crc or (inflater and (inflater.unused_data or not inflater.eof)):
        raise _damaged(member)


def _inflate(inflater: "zlib._Decompress", packed: bytes, member: Member) -> Iterator[bytes]:
    while not inflater.eof:
        try:
            chunk = inflater.decompress(packed, _CHUNK_BYTES)
        except zlib.error as error:
            raise _damaged(member) from error
        packed = inflater.unconsumed_tail
        if chunk:
            yield chunk
        # A full chunk may have left some of its output inside, with no input to show for it.
        if not packed and len(chunk) < _CHUNK_BYTES:
            return


def _check_directory(path: Path, limits: Limits) -> None:
    # zipfile reads the whole directory before anybody can count it, and a million entries take a gigabyte.
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _END_BYTES))
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < 22:
        raise BadFile("The file begins as a zip but has no end: it was cut off or damaged", DAMAGED)
    count, directory_bytes = struct.unpack("<HI", tail[place + 10 : place + 16])
    if count > limits.entries or directory_bytes > limits.entries * _DIRECTORY_BYTES:
        raise _too_many(f"{count:,}" if count > limits.entries else f"more than {limits.entries:,}", limits)


def _check_entry(info: zipfile.ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name) or "\0" in info.orig_filename:
        raise BadFile(f"The zip holds a file that would land outside its folder: {_shown(info.filename)}", DAMAGED)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise BadFile(f"The zip holds a link instead of a file: {_shown(info.filename)}", DAMAGED)
    if info.flag_bits & 1:
        raise BadFile("The zip is locked with a password", "Unlock it in the program it came from, and load that file.")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise BadFile(f"The zip is packed in a way no workbook is: {_shown(info.filename)}", DAMAGED)


def _check_sizes(parts: tuple[Member, ...], file_bytes: int, limits: Limits) -> None:
    if any(not 0 <= part.offset < file_bytes for part in parts):
        raise BadFile("The file is a damaged zip: its directory points outside", DAMAGED)
    if sum(part.packed_bytes for part in parts) > file_bytes:
        raise BadFile("The zip lies: its parts lie upon each other", BOMB)
    total = sum(part.size_bytes for part in parts)
    if total > limits.unpacked_bytes:
        raise BadFile(
            f"The file would unpack to {total / MIB:,.0f} MiB; at most {limits.unpacked_bytes / MIB:,.0f} MiB are read",
            BOMB,
        )
    for part in parts:
        if part.size_bytes > max(_JUDGED_BYTES, limits.ratio * part.packed_bytes):
            raise BadFile(
                f"A part unpacks to more than {limits.ratio} times its size, as no table does: {_shown(part.name)}",
                BOMB,
            )


def _too_many(count: str, limits: Limits) -> BadFile:
    return BadFile(f"The zip holds {count} files; at most {limits.entries:,} are read", BOMB)


def _damaged(member: Member) -> BadFile:
    return BadFile(f"The file is damaged: {_shown(member.name)} cannot be unpacked", DAMAGED)


def _shown(name: str) -> str:
    return repr(name[:80])
