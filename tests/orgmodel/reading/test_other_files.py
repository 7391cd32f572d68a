"""Files that are not what they say, that would run, fetch or unpack: known by their content, and no more."""

import ast
import os
import pickle  # noqa: TID251  # a trap is made, and never read
import socket
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.feather
import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from tests.folders import PROJECT
from tests.orgmodel.reading.workbooks import book, parts, sheet, worksheet, zipped

ROWS = [["Employee ID", "Name", "Manager ID"], [1, "Ann", None], [2, "Ben", 1]]
CSV = b"Employee ID,Name,Manager ID\n1,Ann,\n2,Ben,1\n"


def _in_child(path):
    """Read in a child with its limits, as the server does."""
    return run_in_sandbox("tests.orgmodel.reading.workbooks:outcome", {"path": str(path)}, LIMITS, lambda: False)


def _everything(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["../../outside.txt", "/outside.txt", "..\\..\\outside.txt", "xl/../../../outside.txt", "C:\\outside.txt", "link"],
)
def test_a10_no_entry_of_a_zip_becomes_a_file(tmp_path, name):
    """A10: a path that leads outside, and a link, is refused; no file is made."""
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    path = zipped(folder / "a.xlsx", parts({"S": worksheet(sheet(ROWS))}))
    entry = zipfile.ZipInfo(name)
    if name == "link":
        entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    before = _everything(tmp_path)
    with pytest.raises(BadFile, match=r"would land outside its folder|holds a link instead of a file"):
        _in_child(path)
    assert _everything(tmp_path) == before
    assert not Path("/outside.txt").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", CSV), ("a.csv", None), ("a", None), ("a.json", CSV), ("a.exe", CSV), ("a.PDF", None)],
    ids=["text as a workbook", "workbook as text", "no ending", "text as JSON", "text as a program", "workbook as PDF"],
)
def test_a11_an_ending_says_nothing(tmp_path, name, content):
    """A11: the content is read for what it is, whatever it is called."""
    path = tmp_path / name
    if content is None:
        book(path, ROWS)
    else:
        path.write_bytes(content)
    assert read_company(path, Choices()).org.people == 2


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03" + bytes(range(256)) * 20,
        b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"PK\x03\x04" + bytes(200),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    ],
    ids=["windows program", "linux program", "pdf", "half a zip", "old office"],
)
def test_a11_what_is_no_table_is_refused_under_any_ending(tmp_path, content):
    """A11: in a sentence, as a workbook and as text."""
    for name in ("a.xlsx", "a.csv", "a.json"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadFile) as refused:
            read_company(tmp_path / name, Choices())
        assert refused.value.what
        assert refused.value.advice


@pytest.mark.scale
def test_a16_as_many_rows_as_a_sheet_takes(tmp_path):
    """A16: in the child, with its memory and its time."""
    rows = 1_048_575
    head = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{text}</t></is></c>'
        for letter, text in zip("ABC", ROWS[0], strict=True)
    )
    body = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>{row}</v></c>'
        f'<c r="C{row}"><v>{row // 8}</v></c></row>'
        for row in range(2, rows + 2)
    )
    path = zipped(tmp_path / "a.xlsx", parts({"S": worksheet(f'<row r="1">{head}</row>{body}')}))
    found = _in_child(path)
    assert found["rows"] == rows
    assert found["peak_bytes"] < LIMITS.memory_bytes


class _Trap:
    """Unpickled, it leaves a mark."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


@pytest.mark.parametrize("name", ["a.pkl", "a.csv", "a.parquet", "a.joblib", "a.npy", "a.feather"])
def test_b15_what_runs_when_it_is_read_is_never_run(tmp_path, name):
    """B15: pickles, packed ones, and arrays of objects are refused."""
    mark = tmp_path / "ran"
    trap = pickle.dumps(_Trap(mark))
    magic = b"\x93NUMPY\x01\x00"
    header = b"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".ljust(117) + b"\n"
    for content in (trap, zlib.compress(trap), magic + struct.pack("<H", len(header)) + header + trap):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadFile):
            read_company(tmp_path / name, Choices())
    assert not mark.exists()


def test_b15_no_module_imports_what_runs_a_file():
    """B15: nowhere in the model or the server is there a reader of such files."""
    readers = {"pickle", "joblib", "dill", "cloudpickle", "shelve", "marshal"}
    for folder in ("orgmodel", "orgview"):
        for path in (PROJECT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not readers & {name.partition(".")[0] for name in names}, path


def test_a_feather_file_is_refused_with_what_to_do(tmp_path):
    """It holds no code, but only programs write it."""
    table = pa.table({"id": ["1", "2"], "name": ["Ann", "Ben"], "manager_id": ["", "1"]})
    pyarrow.feather.write_feather(table, tmp_path / "a.feather")
    with pytest.raises(BadFile, match=r"Save it as \.parquet or \.csv"):
        read_company(tmp_path / "a.feather", Choices())


def _png(width, height):
    """A picture of any size in some dozens of bytes: all its rows are said, none is there."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        _png(50_000, 50_000),
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00" + bytes(200),
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>window.hit=1</script></svg>',
        b"GIF89a\xff\xff\xff\xff" + bytes(200),
    ],
    ids=["png", "jpeg", "svg", "gif"],
)
def test_f19_a_picture_is_no_table(tmp_path, content):
    """F19: it is refused before anybody unpacks it."""
    (tmp_path / "photo.csv").write_bytes(content)
    with pytest.raises(BadFile):
        _in_child(tmp_path / "photo.csv")


@pytest.mark.slow
def test_f18_no_address_in_a_file_is_opened(tmp_path):
    """F18: photos, links and namespaces that name a server of ours: nobody calls there."""
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.3)
        address = f"http://127.0.0.1:{canary.getsockname()[1]}/photo.png"
        texts = (
            f"id,name,manager_id,photo,link\n1,Ann,,{address},{address}\n2,Ben,1,//{address[7:]},file:///etc/passwd\n",
            f'[{{"id":"1","name":"Ann","photo":"{address}","$ref":"{address}"}},'
            '{"id":"2","name":"Ben","manager_id":"1"}]',
            f"dn: cn=Ann\ncn: Ann\njpegPhoto:< {address}\n\ndn: cn=Ben\ncn: Ben\nmanager: cn=Ann\n",
            f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nN:Ann;;;;\nPHOTO;VALUE=URI:{address}\nEND:VCARD\n",
            f'<html><base href="{address}"><img src="{address}"><table><tr><th>id<th>name<th>manager_id'
            "<tr><td>1<td>Ann<td><tr><td>2<td>Ben<td>1</table></html>",
        )
        for number, text in enumerate(texts):
            (tmp_path / str(number)).write_text(text, encoding="utf-8")
            with suppress(BadFile):
                _in_child(tmp_path / str(number))
        with pytest.raises(TimeoutError):
            canary.accept()
