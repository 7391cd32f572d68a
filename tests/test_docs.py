"""What the documents say is so."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.typical.presets import PRESETS_FOLDER, load_presets
from orgview.settings import read_settings

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").glob("*.md"))]
SOURCE_OF_SETTINGS = Path(read_settings.__code__.co_filename).read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ \.venv/bin/python (.+)\n(.+)$", README, re.MULTILINE)


def test_the_readme_shows_commands():
    """There is something to run."""
    assert len(COMMANDS) >= 2


@pytest.mark.parametrize(("command", "printed"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_commands_of_the_readme_print_what_it_shows(command: str, printed: str):
    """Each command that the README shows is run, and prints the line below it."""
    done = subprocess.run(
        [sys.executable, *shlex.split(command)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == printed


def test_the_preset_of_the_readme_can_be_added(tmp_path: Path):
    """The example file, put beside the shipped ones, is one preset more."""
    for path in PRESETS_FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    example = re.search(r"```toml\n(.+?)```", README, re.DOTALL)
    assert example is not None
    (tmp_path / "bakery.toml").write_text(example[1], encoding="utf-8")
    presets = load_presets(load_domain(), tmp_path)
    assert presets["bakery"].company.headcount == 45
    assert len(presets) == len(load_presets(load_domain())) + 1


def test_the_changelog_counts_the_presets():
    """The number of presets it names is the number there is."""
    words = {"Fifteen": 15, "Sixteen": 16, "Seventeen": 17}
    named = next(number for word, number in words.items() if f"{word} company presets" in CHANGELOG)
    assert named == len(load_presets(load_domain()))


CHANGELOG = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


SETTINGS = re.findall(r'"((?:HOST|PORT|REPORTLINE_[A-Z_]+|[A-Z]+_DEBUG|DASH_MCP_ENABLED))"', SOURCE_OF_SETTINGS)


@pytest.mark.parametrize("name", sorted(set(SETTINGS)))
def test_every_setting_is_documented(name: str):
    """Each variable that the settings read stands in the page on deploying."""
    assert f"`{name}`" in (PROJECT / "docs" / "deploy.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path):
    """Each relative link of a document names a file that is there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("key", ["Ctrl+K", "`F`", "`+`", "`-`", "`Esc`", "`Enter`"])
def test_keys_are_documented(key: str):
    """Each keyboard shortcut of the chart stands in the README."""
    assert key in README
