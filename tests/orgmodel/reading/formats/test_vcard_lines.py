"""Lines of vCards as they are meant: commas, old codes, lines between cards, kinds without a name."""

import pytest

from orgmodel.reading.formats.outlines.vcard import FORMAT
from orgmodel.reading.limits import LIMITS

BOSS = "BEGIN:VCARD\nFN:Smith, John\nTITLE:VP, Sales\nEND:VCARD\n"


def _read(text):
    records = FORMAT.parse(text, LIMITS)
    return records.records, sum(one.count for one in records.findings)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TITLE:VP, Sales", {"Title": "VP, Sales"}),
        (r"TITLE:VP\, Sales\; \"East\"\nand West", {"Title": 'VP, Sales; "East"\nand West'}),
        ("TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=BCro, Leitung", {"Title": "Büro, Leitung"}),
        ("TITLE;QUOTED-PRINTABLE:B=C3=BCro", {"Title": "Büro"}),
        ("CATEGORIES:a,b", {"Categories": "a,b"}),
        ("RELATED;MANAGER:Smith, John", {"Manager": "Smith, John"}),
        ("LABEL;ENCODING=b:aGVs", {}),
    ],
)
def test_a_value_is_read_as_a_whole(line, expected):
    """No text ends at its first comma, which old cards and most programs write bare."""
    records, unread = _read(f"{BOSS}BEGIN:VCARD\nFN:Ann Berg\n{line}\nEND:VCARD\n")
    assert records == [{"Name": "Smith, John", "Title": "VP, Sales"}, {"Name": "Ann Berg"} | expected]
    assert unread == 0


@pytest.mark.parametrize(
    "text",
    [
        f"{BOSS}X-STRAY:1\nBEGIN:VCARD\nFN:Ann Berg\nEND:VCARD\n",
        f"{BOSS}BEGIN:VCARD\nFN:Ann Berg\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=bogus:=E9\nEND:VCARD\n",
        f"{BOSS}BEGIN:VCARD\nFN:Ann Berg\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nEND:VCARD\n",
    ],
    ids=["between cards", "unknown letters", "card within a card"],
)
def test_what_cannot_be_read_is_told_and_takes_nobody_with_it(text):
    """One line is told; the people round it are there."""
    records, unread = _read(text)
    assert ([record["Name"] for record in records], unread) == (["Smith, John", "Ann Berg"], 1)
