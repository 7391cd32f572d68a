"""What a file is, by its content."""

import gzip
import io
import json
import os
import random
import zipfile

import pyarrow as pa
import pytest
from pyarrow import feather, parquet

from orgmodel.errors import BadFile
from orgmodel.reading.formats.recognition.sniff import kind_of
from tests.folders import DATA_FOLDER

DATA = DATA_FOLDER
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
XML = '<?xml version="1.0"?>'


def _zip(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # A fixed date: the bytes name the test, and every process must give it the same name.
            part = zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", "."))
            archive.writestr(part, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _parquet():
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"id": ["1"]}), buffer)
    return buffer.getvalue()


def _feather():
    buffer = io.BytesIO()
    feather.write_feather(pa.table({"id": ["1"]}), buffer)
    return buffer.getvalue()


def _kind(tmp_path, data, name="people.bin"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return kind_of(path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("oracle-hr/oracle-hr.xlsx", "xlsx"),
        ("oracle-hr/employees.csv", "csv"),
        ("sourcegraph/team.yml", "yaml"),
        ("berlin/senfin-organigram.json", "json"),
        ("nyc/nyc-governance-organizations.csv", "csv"),
        ("uk-organograms/home-office-2014-09.csv", "csv"),
        ("README.md", "pasted"),
    ],
)
def test_real_files_are_known(name, kind):
    """Each sample is what it is."""
    assert kind_of(DATA / name) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ('{"people": []}', "json"),
        ('  [{"id": 1}]', "json"),
        ('\ufeff[["id"], [1]]', "json"),
        ("[1, 2]", "json"),
        ('{"id": 1}\n{"id": 2}\n', "json"),
        (json.dumps({"a": 1}).encode("utf-16"), "json"),
        ("[id],[name]\n1,Ann\n", "csv"),
        ("dn: uid=ann,dc=x\nuid: ann\n", "ldif"),
        ("version: 1\n# people\n\ndn:: dWlk\n", "ldif"),
        ("<!DOCTYPE html><html><table>", "html"),
        ("\n<table><tr><td>id</td></tr></table>", "html"),
        (XML + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"/>', "graphml"),
        ("ann:\n  name: Ann\n  boss: none\nbob:\n  name: Bob\n", "yaml"),
        ("---\n# staff\n- name: Ann\n  boss:\n- name: Bob\n", "yaml"),
        ("team:\n  - name: Ann\n  - name: Bob\n", "yaml"),
        ("team:\n- name: Ann\n- name: Bob\n", "yaml"),
        ("version: 1\nteam:\n  ann:\n    name: Ann\n", "yaml"),
        ("- slug: ann\n  role: >\n    long text\n    goes on\n- slug: bob\n", "yaml"),
        ("name: title,boss: id\nAnn: x,Bob: y\n", "csv"),
        ("name:,boss:\n Ann:,Bob\n", "csv"),
        ("Name\nAnn: the boss\n", "csv"),
        ("- a,b\n- c,d\n", "csv"),
        ("3 1\n4 1\n", "csv"),
        ("MZ,name\n1,Ann\n", "csv"),
        ("BZh;name\n1;Ann\n", "csv"),
        ("ORC,name\n1,Ann\n", "csv"),
        ("id,name\n1,A\x00nn\x07\n", "csv"),
        ("id,name\n1,Jos\xe9\n".encode("cp1252"), "csv"),
        ("<name>,<boss>\nAnn,\n", "csv"),
        (_parquet(), "parquet"),
        (XML + '<?mso-application progid="Excel.Sheet"?><Workbook/>', "xml-workbook"),
        (_zip(xl__workbook_dot_xml="<workbook/>"), "xlsx"),
        (
            _zip(**{"[Content_Types]_dot_xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}),
            "xlsx",
        ),
    ],
)
def test_content_says_the_kind(tmp_path, data, kind):
    """The name of the file plays no part."""
    assert _kind(tmp_path, data, "misleading.pdf") == kind


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\n \r\n\t", "empty"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"MZ\x90\x00\x03\x00" + bytes(100), "EXE"),
        (b"\x7fELF\x02\x01" + bytes(100), "ELF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"GIF89a" + bytes(50), "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (gzip.compress(b"id,name\n1,Ann\n", mtime=0), "gzip.*Unpack"),
        (b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x02id\x94K\x01s.", "pickle"),
        (_feather(), "Arrow"),
        (b"FEA1" + bytes(50), "Feather"),
        (b"SQLite format 3\x00" + bytes(50), "SQLite"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word"),
        (OLE, "OLE"),
        (_zip(xl__workbook_dot_bin=""), "xlsb"),
        (_zip(word__document_dot_xml=""), "Word"),
        (_zip(readme_dot_txt="hello"), "zip archive without a workbook"),
        (_zip(xl__workbook_dot_xml="<workbook/>")[:60], "cut off or damaged"),
    ],
)
def test_what_is_no_table_is_named(tmp_path, data, match):
    """A refusal says what the file really is, and what to do."""
    with pytest.raises(BadFile, match=match) as refusal:
        _kind(tmp_path, data, "people.xlsx")
    assert refusal.value.advice.endswith(".")


@pytest.mark.parametrize("size", [64, 1_000, 65_536, 10_000_000])
def test_random_bytes_are_refused(tmp_path, size):
    """Noise is no table, whatever its size."""
    with pytest.raises(BadFile, match="no text"):
        _kind(tmp_path, b"\x01" + random.Random(7).randbytes(size), "people.csv")  # noqa: S311


def test_directory_of_a_zip_is_not_read_without_end(tmp_path):
    """A zip whose directory alone is megabytes is refused before it is read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(300):
            archive.writestr(f"{number}" + "x" * 20_000, b"")
    with pytest.raises(BadFile, match="too many entries"):
        _kind(tmp_path, buffer.getvalue())


def test_missing_file_is_told(tmp_path):
    """A path without a file, or a folder, is a message and no traceback."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadFile, match="cannot be opened"):
            kind_of(path)


def test_nothing_is_left_open(tmp_path):
    """The file can be removed at once."""
    path = tmp_path / "people.xlsx"
    path.write_bytes(_zip(xl__workbook_dot_xml="<workbook/>"))
    before = len(os.listdir("/proc/self/fd"))
    kind_of(path)
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("people", [2, 7_000], ids=["few", "beyond the beginning"])
def test_a_graph_in_tgf_is_one_however_late_its_edges_begin(people, end, tmp_path):
    """A large one was read as a list of edges once, with every node beside the people; one with CRLF was refused."""
    path = tmp_path / "a.tgf"
    nodes, edges = ([f"{n} N{n}" for n in range(people)], [f"{n - 1} {n}" for n in range(1, people)])
    path.write_text(end.join([*nodes, "#", *edges, ""]), encoding="utf-8", newline="")
    assert kind_of(path) == "tgf"
    path.write_text(end.join([*nodes, "#", "x y", ""]), encoding="utf-8", newline="")
    assert kind_of(path) != "tgf"
