"""Text of any encoding."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import BadFile
from orgmodel.reading.text.encoding import head_text, let_go, read_text

TABLE = "id,name\n" + "".join(f"{number},Zoë Ångström €\n" for number in range(40))
CHINESE = "编号,姓名\n" + "".join(f"{number},王小明\n" for number in range(40))


def _read(tmp_path, data, encoding=None):
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    text = read_text(path, encoding)
    return bytes(text.data[text.start :]).decode(), text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encoding_is_found(tmp_path, encoding):
    """By its mark, its zero bytes, or what is left."""
    found, text = _read(tmp_path, TABLE.encode(encoding))
    assert found == TABLE
    assert not len(text.doubtful)
    assert text.encoding.startswith(encoding.removesuffix("-sig"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_text_with_few_zero_bytes_is_found(tmp_path, encoding):
    """Chinese UTF-16 has zeros in its delimiters and digits only."""
    assert _read(tmp_path, CHINESE.encode(encoding))[0] == CHINESE


def test_big_endian_mark_is_found(tmp_path):
    """The other order of bytes has a mark too."""
    assert _read(tmp_path, b"\xfe\xff" + TABLE.encode("utf-16-be"))[0] == TABLE


def test_zero_bytes_do_not_make_utf16(tmp_path):
    """A text with some NUL is still UTF-8."""
    data = b"id,name\n1,A\x00nn\n2,\x00Bob\n" + TABLE.encode()
    assert _read(tmp_path, data)[1].encoding == "utf-8"


def test_stray_bytes_in_utf8_are_read_one_by_one(tmp_path):
    """The rest of the file stays as it is, and the strays are told."""
    found, text = _read(tmp_path, TABLE.encode() + b"41,Jos\xe9\n42,Jos\xe9 \xe2\x82\n")
    assert found == TABLE + "41,José\n42,José â‚\n"
    assert len(text.doubtful) == 4
    assert bytes(text.data[text.doubtful[0] :]).decode().startswith("é\n42")


def test_surrogate_in_utf8_is_shown_as_unknown(tmp_path):
    """A lone surrogate is no character in any encoding."""
    found, text = _read(tmp_path, TABLE.encode() + b"41,\xed\xa0\x80x\n")
    assert found == TABLE + "41,\ufffdx\n"
    assert len(text.doubtful) == 1


def test_one_stray_byte_alone_makes_windows_1252(tmp_path):
    """Nothing speaks for UTF-8 then."""
    found, text = _read(tmp_path, b"id,name\n1,Jos\xe9\n")
    assert (found, text.encoding, len(text.doubtful)) == ("id,name\n1,José\n", "cp1252", 0)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Анна", "cp1251"), ("Ελένη", "cp1253"), ("王小明", "gbk"), ("ワタナベ", "shift_jis"), ("Wałęsa", "cp1250")],
)
def test_other_code_pages_are_told(tmp_path, name, encoding):
    """Text of another code page is read by Windows-1252, but never silently."""
    data = f"id,name\n1,Ann\n2,{name}\n".encode(encoding)
    text = _read(tmp_path, data)[1]
    assert len(text.doubtful)
    assert text.doubtful.min() >= len("id,name\n1,Ann\n2,")
    found, chosen = _read(tmp_path, data, encoding)
    assert found.endswith(f"2,{name}\n")
    assert not len(chosen.doubtful)


@pytest.mark.parametrize(
    "name", ["Müller-Lüdenscheidt", "Ærø Ångström", "“Zoë” — ‘Noël’…", "£5 ½ day", "Pêche à l’œuf"]
)
def test_western_names_are_not_told(tmp_path, name):
    """What Windows-1252 is for raises no doubt."""
    found, text = _read(tmp_path, f"id,name\n1,{name}\n".encode("cp1252"))
    assert found == f"id,name\n1,{name}\n"
    assert not len(text.doubtful)


def test_doubtful_places_hold_in_large_files(tmp_path):
    """Places are those of the UTF-8 text, past the first block too."""
    row = "1,Zoë €5\n".encode("cp1252")
    text = _read(tmp_path, row * 60_000 + b"2,\x81x\n" + row * 60_000 + "3,Анна\n".encode("cp1251"))[1]
    starts = [bytes(text.data[place : place + 4]).decode("utf-8", "ignore") for place in text.doubtful]
    assert starts == ["\ufffdx", "Àí"]


@pytest.mark.parametrize("shift", range(5))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gbk"])
def test_characters_across_blocks_are_kept(tmp_path, shift, encoding):
    """A file is read block by block, and no character ends with its block."""
    written = "x" * shift + "编号😀é"[: 2 if encoding == "gbk" else 4] * 100_000
    stray = b"\xe9" if encoding == "utf-8" else b""
    found, text = _read(tmp_path, written.encode(encoding) + stray, encoding)
    assert found == written + stray.decode("cp1252")
    assert len(text.doubtful) == len(stray)


def test_chosen_encoding_wins(tmp_path):
    """Over what the bytes say; what it cannot read is told."""
    assert _read(tmp_path, "Zoë".encode(), "cp1252")[0] == "ZoÃ«"
    found, text = _read(tmp_path, b"a\xff\xfeb", "ascii")
    assert found == "a\ufffd\ufffdb"
    assert text.doubtful.tolist() == [1, 4]


def test_utf7_is_read_as_it_stands(tmp_path):
    """Nobody's name is decoded out of plus signs."""
    assert _read(tmp_path, b"id,name\n1,+AOk-\n")[0] == "id,name\n1,+AOk-\n"


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "a\x00b"])
def test_unknown_encoding_is_refused(tmp_path, name):
    """With the names of some that exist."""
    with pytest.raises(BadFile, match="no encoding"):
        _read(tmp_path, b"a", name)


@given(st.binary(max_size=400))
def test_any_bytes_become_valid_text(tmp_path_factory, data):
    """Whatever stands there, the text is UTF-8, and doubtful places are within it."""
    text = _read(tmp_path_factory.mktemp("bytes"), data)[1]
    bytes(text.data).decode()
    head_text(data)
    assert (np.diff(text.doubtful) > 0).all()
    assert all(0 <= place < len(text.data) for place in text.doubtful)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_utf8_is_kept(tmp_path_factory, written):
    """Any text with a mark comes back letter by letter."""
    found, text = _read(tmp_path_factory.mktemp("text"), b"\xef\xbb\xbf" + written.encode())
    assert found == written
    assert text.encoding == "utf-8"


def test_what_is_let_go_of_can_be_read_again(tmp_path):
    """Pages of a mapped file that were let go of hold the same text; places outside it do no harm."""
    path = tmp_path / "people.csv"
    path.write_bytes(b"id,name\n" + b"1,Ana\n" * 4_000)
    data = read_text(path).data
    before = bytes(data[:])
    let_go(data, -9_000, 5_000)
    let_go(data, 12_000, len(data))
    let_go(before, 0, len(before))
    assert bytes(data[:]) == before == path.read_bytes()
