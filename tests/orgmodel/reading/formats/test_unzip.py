"""Zips that lie, hide and grow."""

import stat
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.unzip import list_members, unpack
from orgmodel.reading.limits import LIMITS, MIB
from tests.orgmodel.reading.workbooks import lie_about_size, zipped


def _unpacked(path, limits=LIMITS):
    return {part.name: b"".join(unpack(path, part)) for part in list_members(path, limits)}


def test_every_part_comes_out_whole(tmp_path):
    """Deflated and stored, empty, larger than a chunk, and of bytes that do not pack."""
    content = {
        "a.xml": b"",
        "b/c.bin": np.random.default_rng(1).bytes(300_000),
        "d.txt": b"abc" * 50_000,
        "e": b"\0" * 65_536,
    }
    path = zipped(tmp_path / "a.zip", content)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("stored", b"as it is", zipfile.ZIP_STORED)
        archive.mkdir("folder") if hasattr(archive, "mkdir") else archive.writestr("folder/", b"")
    assert _unpacked(path) == content | {"stored": b"as it is"}


@pytest.mark.slow
def test_too_many_entries_are_refused(tmp_path):
    """100,000 entries; the directory is not even read."""
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(70_000):
            archive.writestr(f"{number}", b"")
    with pytest.raises(BadFile, match="at most 1,000 are read"):
        list_members(path, LIMITS)


def test_a_directory_that_undercounts_is_refused(tmp_path):
    """The count says 3, the records are 2,000."""
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_000):
            archive.writestr(f"{number}", b"")
    data = bytearray(path.read_bytes())
    struct.pack_into("<HH", data, data.rfind(b"PK\x05\x06") + 8, 3, 3)
    path.write_bytes(data)
    with pytest.raises(BadFile, match="at most 1,000 are read"):
        list_members(path, LIMITS)


@pytest.mark.parametrize(
    "name",
    ["../../evil.txt", "/etc/evil", "..\\evil", "C:\\evil", "c:evil", "a/../../b", "\\\\server\\evil"],
)
def test_names_outside_are_refused_and_nothing_is_written(tmp_path, name):
    """Traversal in the forms of Unix and Windows."""
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"evil")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadFile, match="outside its folder"):
        list_members(path, LIMITS)
    assert sorted(tmp_path.rglob("*")) == before


def test_links_are_refused(tmp_path):
    """A symbolic link to the password file."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("xl/sheet.xml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(BadFile, match="link"):
        list_members(path, LIMITS)


@pytest.mark.parametrize("second", ["xl/a.xml", "XL/A.xml", "xl\\a.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_repeated_names_are_refused(tmp_path, second):
    """Also in another case or with other slashes: readers differ in which they take."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/a.xml", b"1")
        info = zipfile.ZipInfo("x")
        info.filename = second
        archive.writestr(info, b"2")
    with pytest.raises(BadFile, match="two files of one name"):
        list_members(path, LIMITS)


def test_a_part_larger_than_it_says_is_cut_off_at_once(tmp_path):
    """The directory says 1 kB, the part unpacks to 40 MiB: no more than a chunk beyond comes out."""
    path = zipped(tmp_path / "a.zip", {"xl/a.xml": b"\0" * 40 * MIB})
    lie_about_size(path, "xl/a.xml", 1024)
    (part,) = list_members(path, LIMITS)
    out = []
    with pytest.raises(BadFile, match="unpacks to more than its 1,024 bytes"):
        out.extend(unpack(path, part))
    assert sum(map(len, out)) <= 65_536


def test_a_part_smaller_than_it_says_is_damaged(tmp_path):
    """What is missing is told, not made up."""
    path = zipped(tmp_path / "a.zip", {"xl/a.xml": b"abc" * 1000})
    lie_about_size(path, "xl/a.xml", 4000)
    with pytest.raises(BadFile, match=r"damaged: 'xl/a\.xml'"):
        _unpacked(path)


def test_a_changed_byte_is_found(tmp_path):
    """By the checksum, in a stored part."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"manager 100")
    path.write_bytes(path.read_bytes().replace(b"manager 100", b"manager 101"))
    with pytest.raises(BadFile, match="damaged"):
        _unpacked(path)


def test_a_bomb_is_refused_by_its_ratio(tmp_path):
    """100 MiB of one letter in 100 kB; nothing is unpacked."""
    path = zipped(tmp_path / "a.zip", {"xl/a.xml": b"A" * 100 * MIB})
    with pytest.raises(BadFile, match="more than 200 times"):
        list_members(path, LIMITS)


def test_small_parts_may_pack_well(tmp_path):
    """A clean workbook's empty sheet of 900 kB packs a thousand times."""
    path = zipped(tmp_path / "a.zip", {"xl/a.xml": b"A" * 900_000})
    assert list_members(path, LIMITS)[0].packed_bytes * 200 < 900_000
    assert len(_unpacked(path)["xl/a.xml"]) == 900_000


def test_the_sum_of_all_parts_is_capped(tmp_path):
    """Each part is small enough, all together are not."""
    path = zipped(tmp_path / "a.zip", {f"{number}": b"A" * 900_000 for number in range(10)})
    with pytest.raises(BadFile, match="would unpack to 9 MiB; at most 8 MiB"):
        list_members(path, replace(LIMITS, unpacked_bytes=8 * MIB))


def test_parts_upon_each_other_are_refused(tmp_path):
    """Many records of one body grow without growing the file."""
    path = zipped(tmp_path / "a.zip", {"a": np.random.default_rng(1).bytes(5_000)})
    data = path.read_bytes()
    place = data.find(b"PK\x01\x02")
    end = data.rfind(b"PK\x05\x06")
    record = data[place:end]
    records = b"".join(record[:46] + bytes([ord("a") + number]) + record[47:] for number in range(3))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 3, 3, len(records), place, 0)
    path.write_bytes(data[:place] + records + tail)
    with pytest.raises(BadFile, match="lie upon each other"):
        list_members(path, LIMITS)


def test_a_cut_zip_is_told(tmp_path):
    """An upload that broke off."""
    path = zipped(tmp_path / "a.zip", {"a": np.random.default_rng(1).bytes(5_000)})
    path.write_bytes(path.read_bytes()[:2_500])
    with pytest.raises(BadFile, match="cut off or damaged"):
        list_members(path, LIMITS)


def test_a_locked_zip_is_told(tmp_path):
    """Bit 0 of the flags: encrypted."""
    path = zipped(tmp_path / "a.zip", {"a": b"x"})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(BadFile, match="password"):
        list_members(path, LIMITS)


@pytest.mark.parametrize("place", range(0, 4_000, 37))
def test_no_damage_escapes(tmp_path, place):
    """A byte changed anywhere gives the same parts or a message, never a traceback."""
    path = zipped(
        tmp_path / "a.zip", {"a.xml": b"<a>manager</a>" * 300, "b.bin": np.random.default_rng(1).bytes(1_500)}
    )
    whole = _unpacked(path)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 0xFF
    path.write_bytes(data)
    with suppress(BadFile):
        assert sorted(_unpacked(path).values()) == sorted(whole.values())


def test_a_nested_zip_is_never_opened(tmp_path):
    """A bomb within is bytes like others."""
    inner = zipped(tmp_path / "inner.zip", {"a": b"A" * 20 * MIB}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"inner.zip": inner})
    assert zlib.crc32(_unpacked(path)["inner.zip"]) == zlib.crc32(inner)
