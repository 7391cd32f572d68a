"""The glossary knows every top-level module, and each word once."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
GLOSSARY = (PROJECT / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS, _, MODULES = GLOSSARY.partition("## Top-level modules")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in WORDS.splitlines() if line.startswith("| ")]


def _modules(package: str) -> set[str]:
    """Modules and packages right under a package."""
    return {
        path.stem
        for path in (PROJECT / package).iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
    }


@pytest.mark.parametrize("package", ["orgmodel", "orgview"])
def test_each_top_level_module_is_in_the_glossary(package: str):
    """A new top-level module has its line, and none is there that is gone."""
    table = MODULES.partition(f"`{package}`, from the top down:")[2].partition("from the top down:")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == _modules(package)


def test_each_word_stands_once():
    """No word has two meanings."""
    words = [word.strip() for row in ROWS if row[0] != "word" for word in row[0].split(",")]
    assert len(words) >= 25
    assert len(set(words)) == len(words)


def test_files_of_the_glossary_are_there():
    """Every file and folder that it names exists."""
    for name in re.findall(r"`([\w./]+(?:/|\.py))`", WORDS):
        assert any((PROJECT / root / name).exists() for root in ("", "orgmodel")), name


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_line_is_full(row: list[str]):
    """Word, meaning, where it stands and what it is not called."""
    assert len(row) == 4
    assert all(row)
