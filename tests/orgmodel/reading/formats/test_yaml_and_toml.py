"""YAML and TOML as programs write them: with names for values, lone dashes, dates; what is made to harm is refused."""

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.companies import bosses, read

TABLE = '[[person]]\nid = 1\nname = "Ann Berg"\n{}[[person]]\nid = 2\nname = "Bo Carl"\nmanager = 1\n{}'


@pytest.mark.parametrize(
    "text",
    [
        "-\n  name: Ann Berg\n  title: CEO\n-\n  name: Bo Carl\n  manager: Ann Berg\n",
        "- &ann\n  name: Ann Berg\n- &bo\n  name: Bo Carl\n  manager: Ann Berg\n",
        "Ann Berg: &ann\n  title: CEO\nBo Carl: &bo\n  title: COO\n  manager: Ann Berg\n",
        "- &ann {name: Ann Berg}\n- name: Bo Carl\n  manager: Ann Berg\n",
        TABLE.format("start = 2020-01-31\n", "shift = 07:30:00\nseen = 2020-01-31T07:30:00Z\n"),
    ],
    ids=["lone dash", "name of an item", "name of a key", "name of braces", "dates"],
)
def test_what_stands_beside_the_people_makes_none(text, tmp_path):
    """Lone dashes and named values were read as people once, and a date of TOML ended the reading process."""
    reading = read(tmp_path, text)
    assert bosses(reading.org, "name") == {"Ann Berg": "", "Bo Carl": "Ann Berg"}
    # A date stays as it is written.
    assert "start" not in text or "2020-01-31" in reading.table.cells["start"].to_pylist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "a: &a [x, x]\n"
            + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)),
            "grow|aliases",
        ),
        (TABLE.format(f"pay = {'9' * 5_000}\n", ""), "thousands of digits"),
        (TABLE.format(f"pay = 0x{'f' * 5_000}\n", ""), "thousands of digits"),
    ],
    ids=["aliases", "number", "number of sixteen digits"],
)
def test_what_grows_is_refused_whatever_the_file_is_called(text, words, tmp_path):
    """Values that name each other were read as a table once, and long numbers ended the reading process."""
    with pytest.raises(BadFile, match=words):
        read(tmp_path, text)
