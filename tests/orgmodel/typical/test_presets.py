"""A preset is a file; a bad file says what is wrong with it."""

import re
import shutil
from pathlib import Path

import pytest

from orgmodel.errors import BadData, UnknownName
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.presets import PRESETS_FOLDER, find_preset, load_presets
from tests.strategies import DOMAIN

GOOD = 'name = "Bakery"\norder = 5\nsummary = "A bakery."\n\n[company]\nheadcount = 12\n'


def test_shipped_presets_cover_what_the_page_offers():
    """Eight sizes, and a giant without COO, a matrix, a flat company, and a COO at 60 people."""
    presets = load_presets(DOMAIN)
    assert list(presets) == sorted(presets, key=lambda key: presets[key].order)
    plain = {p.company.headcount for p in presets.values() if p.company.structure == "functional"}
    assert {6, 30, 80, 150, 400, 3_000, 40_000, 240_000} <= plain
    assert {p.company.structure for p in presets.values()} == {"functional", "divisional", "matrix", "flat"}
    assert presets["high_60"].company == TypicalCompany(60, importance="high")
    assert presets["no_coo_240000"].company.coo == "no"
    assert len({p.name for p in presets.values()}) == len(presets)
    assert all(p.illustrates and p.cites for p in presets.values())


def test_adding_a_file_adds_a_preset(tmp_path: Path):
    """Nothing else is needed; the file's stem is its key, `order` its place."""
    folder = tmp_path / "companies"
    shutil.copytree(PRESETS_FOLDER, folder)
    (folder / "bakery.toml").write_text(GOOD, encoding="utf-8")
    presets = load_presets(DOMAIN, folder)
    assert set(presets) == set(load_presets(DOMAIN)) | {"bakery"}
    assert presets["bakery"].company == TypicalCompany(12)
    assert next(iter(presets)) == "bakery"
    assert presets["bakery"].illustrates == ""


BAD = [
    ("name = ", "the file"),
    (GOOD.replace('name = "Bakery"\n', ""), "name is 'missing'"),
    (GOOD.replace("order = 5", 'order = "5"'), "order is '5'"),
    (GOOD + "colour = 1\n", "company.colour is 1"),
    ('colour = "red"\n' + GOOD, "colour is 'red'"),
    (GOOD.replace("12", "0"), "company.headcount is 0"),
    (GOOD.replace("headcount = 12", ""), "company.headcount is None"),
    (GOOD + 'importance = "vast"\n', "company.importance is 'vast'"),
    (GOOD + 'coo_scope = "magic"\n', "COO scope 'magic'"),
    (GOOD + "board = 3\n", "company.board is 3"),
    (GOOD + "thresholds = [1]\n", "company.thresholds is"),
    (GOOD + '[illustrates]\ntext = "x"\ncites = ["Z9"]\n', "illustrates.cites is 'Z9'"),
]


@pytest.mark.parametrize(("text", "match"), BAD, ids=range(len(BAD)))
def test_a_bad_file_names_file_key_and_value(tmp_path: Path, text: str, match: str):
    """One sentence, with what is allowed."""
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=re.escape(match)) as caught:
        load_presets(DOMAIN, tmp_path)
    assert str(caught.value).startswith("companies/bad.toml: ")
    assert "Allowed: " in str(caught.value)


def test_bytes_that_are_no_text_and_an_empty_folder_are_named(tmp_path: Path):
    """Neither gives a traceback."""
    with pytest.raises(BadData, match=r"at least one \.toml file"):
        load_presets(DOMAIN, tmp_path)
    (tmp_path / "bad.toml").write_bytes(b"name = '\xff'")
    with pytest.raises(BadData, match="TOML in UTF-8"):
        load_presets(DOMAIN, tmp_path)


def test_unknown_preset_names_those_there_are():
    """The list is in the message."""
    with pytest.raises(UnknownName, match=r"There is no preset 'x'\. There are: people_6, "):
        find_preset(load_presets(DOMAIN), "x")
