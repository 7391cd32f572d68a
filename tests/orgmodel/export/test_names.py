"""File names that every system takes, whatever the chart is called."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.export.names import MAX_BYTES, MAX_LENGTH, file_name
from tests.orgmodel.export.material import HOSTILE, ODD


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Reportline 400 people", "Reportline 400 people.svg"),
        ("../../x<b>", "x b.svg"),
        ('..\\..\\x"y|z?*', "x y z.svg"),
        ("C:\\chart", "C chart.svg"),
        ("CON", "chart CON.svg"),
        ("nul.tar", "chart nul.tar.svg"),
        ("com1 .x", "chart com1 .x.svg"),
        ("LPT³", "chart LPT³.svg"),
        ("CONIN$", "chart CONIN$.svg"),
        ("console", "console.svg"),
        ("a\nb\r\nc\x00d", "a b c d.svg"),
        ("\u202egvs.exe", "gvs.exe.svg"),
        ("lone \ud800", "lone.svg"),
        ("", "chart.svg"),
        (" . . ", "chart.svg"),
        (".htaccess", "htaccess.svg"),
        ("Größe 最高 مدير", "Größe 最高 مدير.svg"),
        ("e\u0301", "é.svg"),
        ("x" * 300, "x" * 80 + ".svg"),
        ("😀" * 300, "😀" * 50 + ".svg"),
    ],
    ids=ascii,
)
def test_a_file_name_is_cleaned(stem: str, name: str):
    """Paths, devices, controls, directions and length; letters of all scripts stay."""
    assert file_name(stem, "svg") == name


@given(st.text(max_size=400) | st.sampled_from(HOSTILE + ODD), st.sampled_from(["svg", "png", "pdf"]))
def test_any_text_makes_a_good_file_name(stem: str, extension: str):
    """One path segment, visible characters only, of a length that file systems take."""
    name = file_name(stem, extension)
    assert name.endswith(f".{extension}")
    assert not set(name) & set('<>:"/\\|?*')
    assert not [char for char in name if char != " " and unicodedata.category(char)[0] in "CZ"]
    assert not name.startswith((".", " "))
    assert len(name) <= MAX_LENGTH + len("chart .") + len(extension)
    assert len(name.encode()) <= MAX_BYTES + len("chart .") + len(extension)
    assert name.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert file_name(name.removesuffix(f".{extension}"), extension) == name
