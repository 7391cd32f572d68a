"""Encodings of plain bytes: marked runs of letters are read, and what only looks like them is not."""

import pytest

from orgmodel.reading.text.encoding import read_text
from orgmodel.reading.text.plain_pages import find_plain_page

JAPANESE = "氏名,上司\n佐藤花子,\n高橋美咲,佐藤花子\n"
POLISH = "Imię,Przełożony\nŁukasz Żak,\nGrażyna Jędrzejczak,Łukasz Żak\n"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("iso2022_jp_2", JAPANESE),
        ("iso2022_kr", "성명,상사\n김민수,\n이영희,김민수\n"),
        ("hz", "姓名,上级\n王伟,\n李娜,王伟\n"),
        ("utf_7", POLISH),
    ],
)
def test_marked_runs_are_letters(page, text, tmp_path):
    """As old mail programs and Unix systems write them."""
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode(page))
    read = read_text(path)
    assert bytes(read.data).decode() == text
    assert read.encoding == page


@pytest.mark.parametrize(
    "data",
    [
        b"name,phone\nAnn,+4915112345678-\nBo,+4915187654321-\n",
        b"name,note\nAnn,C+Java-\nBo,1+Two-\nCy,a+bcd-\n",
        b"name,note\nAnn,~{x}~\nBo,~{y~\n",
        b"\x1b[1mname\x1b[0m\nAnn\n",
        b"name\nAnn\n",
    ],
    ids=["telephones", "sums", "tildes", "colours", "plain"],
)
def test_what_only_looks_like_them_stays(data):
    """Telephone numbers, sums, tildes and colours of terminals."""
    assert find_plain_page(data) == ""
