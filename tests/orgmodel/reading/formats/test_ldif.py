"""Entries of a directory as a table."""

import base64

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.tables.ldif import read_ldif
from orgmodel.reading.limits import Limits

PHOTO = base64.b64encode(b"\xff\xd8\xff\xe0\x00\x10JFIF").decode()


def _read(tmp_path, text, **more):
    path = tmp_path / "a.ldif"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_ldif(path, **more)


def _told(table):
    return {(found.code, found.column): found for found in table.findings}


TEXT = f"""version: 1
# A comment that
  is folded

dn: uid=ann,ou=People,dc=x,dc=org
objectClass: top
objectClass: person
uid: ann
cn:: {base64.b64encode("Änn Lee".encode()).decode()}
manager:
jpegPhoto:: {PHOTO}
userCertificate;binary:: {base64.b64encode(b"plain").decode()}

dn: uid=ben,ou=People,dc=x,dc=org
Manager: uid=ann, ou=People,
  dc=x,dc=org
uid: ben
cn: Ben: the second
photo:< file:///etc/passwd


# search result
search: 2
result: 0 Success
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
def test_entries_are_rows(tmp_path, end):
    """Folded lines, base64, comments, several values, attributes in another case, a count at the end."""
    table = _read(tmp_path, TEXT.replace("\n", end))
    assert table.known == {"id": "dn"}
    assert table.cells.to_pylist() == [
        {
            "dn": "uid=ann,ou=People,dc=x,dc=org",
            "objectClass": "top; person",
            "uid": "ann",
            "cn": "Änn Lee",
            "manager": "",
            "photo": "",
        },
        {
            "dn": "uid=ben,ou=People,dc=x,dc=org",
            "objectClass": "",
            "uid": "ben",
            "cn": "Ben: the second",
            "manager": "uid=ann, ou=People, dc=x,dc=org",
            "photo": "file:///etc/passwd",
        },
    ]
    assert table.rows.tolist() == [1, 2]


def test_photos_are_left_out_and_told(tmp_path):
    """And so is what says that it is binary, and what is no entry."""
    told = _told(_read(tmp_path, TEXT))
    assert told["ORG116", "jpegPhoto"].rows.tolist() == [1]
    assert told["ORG116", "userCertificate;binary"].rows.tolist() == [1]
    assert told["ORG109", ""].rows.tolist() == [3]


def test_changes_are_no_people(tmp_path):
    """An added entry is one; a changed one and a line of nonsense are told."""
    text = "dn: a\nchangetype: add\ncn: Ann\n\ndn: b\nchangetype: modify\nreplace: cn\ncn: Ben\n-\n\ndn: c\nnonsense\n"
    table = _read(tmp_path, text)
    assert table.cells["dn"].to_pylist() == ["a", "c"]
    assert _told(table)["ORG109", ""].rows.tolist() == [2, 3]


def test_an_entry_directly_behind_the_version_is_read(tmp_path):
    """Without a blank line between; the dn in base64."""
    table = _read(tmp_path, f"version: 1\ndn:: {base64.b64encode('cn=Jürgen'.encode()).decode()}\ncn: x\n")
    assert table.cells.to_pylist() == [{"dn": "cn=Jürgen", "cn": "x"}]


def test_bytes_of_another_encoding_are_read_and_told(tmp_path):
    """As everywhere: Windows-1252."""
    table = _read(tmp_path, b"dn: a\ncn: J\xfcrgen\n\ndn: b\ncn: \xc3\x9cnal\n")
    assert table.cells["cn"].to_pylist()[0] == "Jürgen"


@pytest.mark.parametrize("text", ["", "cn: Ann\n", "# nothing\n", "version: 1\n"])
def test_no_entry_is_told(tmp_path, text):
    """None begins with dn."""
    with pytest.raises(BadFile, match="no LDIF entry"):
        _read(tmp_path, text)


def test_too_many_entries_are_refused(tmp_path):
    """By the limit on rows."""
    with pytest.raises(BadFile, match="more than 2 rows"):
        _read(tmp_path, "dn: a\n\ndn: b\n\ndn: c\n", limits=Limits(rows=2))
