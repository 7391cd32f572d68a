"""A flaw in a domain file is named by file, key, value and what is allowed."""

import re
import shutil
from pathlib import Path

import pytest

from orgmodel.catalog.load import DOMAIN_FOLDER, load_domain
from orgmodel.errors import BadData

# name: (file, text to replace, replacement, key, value, what allowed must say)
FLAWS: dict[str, tuple[str, str, str, str, object, str]] = {
    "unknown key": (
        "facts",
        'topic = "flat"',
        'colour = "red"\ntopic = "flat"',
        "F50.colour",
        "red",
        "only the keys t",
    ),
    "unknown key deep inside": (
        "roles",
        '{ title = "Board of directors", ',
        '{ title = "Board of directors", cite = "F58", ',
        "board.aliases.0.cite",
        "F58",
        "only the keys title, status, cites, note",
    ),
    "unknown key of a number": (
        "rules",
        "low = { value = 25,",
        "low = { people = 25, value = 25,",
        "thresholds.operations_officer.low.people",
        25,
        "only the keys value, never, confidence, cites",
    ),
    "unknown table": ("coo", "[effect]", "[affect]", "effect", "nothing", "must be there"),
    "missing key": ("roles", 'short = "Board"\n', "", "board.short", "nothing", "must be there"),
    "text for a number": (
        "rules",
        "low = { value = 25,",
        'low = { value = "25",',
        "thresholds.operations_officer.low.value",
        "25",
        "a whole number",
    ),
    "number for a text": ("roles", 'name = "Board"', "name = 7", "board.name", 7, "text in quotes"),
    "text for a list": ("facts", '["simplicable"]', '"simplicable"', "F50.sources", "simplicable", "a list"),
    "not a table": ("sources", "[officer_page]\n", "kisi_2 = 3\n[officer_page]\n", "kisi_2", 3, "a table"),
    "empty text": ("roles", 'name = "Board"', 'name = ""', "board.name", "", "not empty"),
    "no cites": (
        "roles",
        'cites = ["F58"], note = "Only',
        'cites = [], note = "Only',
        "ceo.parents.0.cites",
        [],
        "empty",
    ),
    "spans that do not ascend": (
        "whole",
        "{ from = 5, percent = 29 }",
        "{ from = 11, percent = 29 }",
        "spans.classes",
        [1, 11, 10, 25],
        "ascend from 1",
    ),
    "a function without a department": (
        "whole",
        'legal = { name = "Legal", short = "Legal", staff = "Legal counsel" }',
        "",
        "departments.legal",
        "nothing",
        "a department for each function",
    ),
    "staff of no function": (
        "whole",
        'of = "it"',
        'of = "space"',
        "ceo_staff.5.of",
        "space",
        "one of office, finance",
    ),
    "a rung that is missing": ("whole", "rungs = 2", "rungs = 3", "ladder", 2, "each once"),
    "medians that fall": (
        "whole",
        "people = 3000, reports = 14",
        "people = 3000, reports = 4",
        "ceo_span.medians",
        [(1, 3), (50, 6), (3000, 4)],
        "do not fall",
    ),
    "a first line of no role": (
        "whole",
        'role = "ops_supervisor"',
        'role = "ops_super"',
        "first_line.role",
        "ops_super",
        "a role: board",
    ),
    "unknown cite": (
        "rules",
        'cites = ["F16"]\nconfidence',
        'cites = ["F16", "F99"]\nconfidence',
        "rules.R23.cites.1",
        "F99",
        "the id of a claim",
    ),
    "unknown role of a parent": (
        "roles",
        '{ role = "board",',
        '{ role = "bord",',
        "ceo.parents.0.role",
        "bord",
        "a role of this file: board, ceo",
    ),
    "parent below its report": (
        "roles",
        '{ role = "board",',
        '{ role = "operative",',
        "ceo.parents.0.role",
        "operative",
        "level is below 1",
    ),
    "unknown role of a threshold": (
        "rules",
        "[thresholds.vp_ops]",
        "[thresholds.vp]",
        "thresholds.vp",
        "vp",
        "a role of domain/roles.toml",
    ),
    "negative threshold": (
        "rules",
        "low = { value = 1000, ",
        "low = { value = -5, ",
        "thresholds.director_ops.low.value",
        -5,
        "at least 1",
    ),
    "threshold of neither kind": (
        "rules",
        "low = { never = true,",
        "low = {",
        "thresholds.svp_ops.low.value",
        "nothing",
        "either a whole number",
    ),
    "threshold of both kinds": (
        "rules",
        "low = { never = true,",
        "low = { never = true, value = 4,",
        "thresholds.svp_ops.low.value",
        4,
        "never = true",
    ),
    "never where it must be known": (
        "rules",
        "office_manager = { value = 10,",
        "office_manager = { never = true,",
        "office.office_manager.never",
        True,
        "cannot be never",
    ),
    "ladder that falls": ("rules", "value = 50\n", "value = 5\n", "coo_ladder.1.value", 5, "more than 10"),
    "starting rung beyond the ladder": ("rules", "low = 4\n", "low = 5\n", "coo_index.low", 5, "0 to 4"),
    "unknown confidence": (
        "rules",
        'cites = ["F16"]\nconfidence = "published"',
        'cites = ["F16"]\nconfidence = "sure"',
        "rules.R23.confidence",
        "sure",
        "one of 'seed', 'published', 'opinion' or 'judgement'",
    ),
    "rule of another form of id": ("rules", "[rules.R23]", "[rules.X]", "rules.X", "X", "ids of the form"),
    "id said twice": ("facts", "[F50]\n", '[F50]\nid = "F50"\n', "F50.id", "F50", "the table's name says it"),
    "unknown source": (
        "facts",
        '["simplicable"]',
        '["simple"]',
        "F50.sources.0",
        "simple",
        "a source of domain/sources",
    ),
    "unknown scope word": (
        "coo",
        '["operations", "transformation"]',
        '["ops"]',
        "kinds.change_agent.words.0",
        "ops",
        "a scope",
    ),
    "unknown scope preset": (
        "coo",
        'high = "broad"',
        'high = "wide"',
        "default_preset.high",
        "wide",
        "ops_only, internal",
    ),
    "two scopes of a kind": (
        "coo",
        'preset = "all"',
        'preset = "all"\nderived = "from_strengths"',
        "kinds.heir",
        "heir",
        "exactly one",
    ),
    "scope word of a function": ("functions", 'scope = "legal"', 'scope = "law"', "legal.scope", "law", "a scope word"),
    "gap between bands": ("bands", "from = 50", "from = 60", "bands.medium.from", 60, "50, so that"),
    "date for a year": ("sources", "year = 2021", "year = 2021-03-23", "kisi.year", None, "whole number"),
    "not a number": ("functions", "share_pct = 0.5", "share_pct = nan", "legal.share_pct", None, "number"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DOMAIN_FOLDER, tmp_path / "domain")
    return tmp_path / "domain"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("flaw", FLAWS.values(), ids=list(FLAWS))
def test_a_flaw_is_named(folder: Path, flaw: tuple[str, str, str, str, object, str]) -> None:
    """File, key, value and what is allowed stand in the error; no other error gets out."""
    file, old, new, key, value, allowed = flaw
    replace(folder / f"{file}.toml", old, new)
    with pytest.raises(BadData, match=re.escape(f"domain/{file}.toml: {key} is ")) as caught:
        load_domain(folder)
    error = caught.value
    assert (error.file, error.key) == (f"domain/{file}.toml", key)
    assert value is None or error.value == value
    assert allowed in error.allowed


def test_broken_toml_is_named_by_its_line(folder: Path) -> None:
    """The line, what stands there, and the parser's message."""
    replace(folder / "bands.toml", "from = 10\n", "from 10\n")
    with pytest.raises(BadData, match="Expected '='") as caught:
        load_domain(folder)
    lines = (folder / "bands.toml").read_text(encoding="utf-8").splitlines()
    assert caught.value.file == "domain/bands.toml"
    assert caught.value.key == f"line {lines.index('from 10') + 1}"
    assert caught.value.value == "from 10"


def test_toml_that_stops_early_is_named_by_its_last_line(folder: Path) -> None:
    """A parser message without a line still gives one."""
    (folder / "coo.toml").write_text('share_cites = ["F18"', encoding="utf-8")
    with pytest.raises(BadData, match="line 1") as caught:
        load_domain(folder)
    assert caught.value.file == "domain/coo.toml"


def test_deep_nesting_is_refused(folder: Path) -> None:
    """A list nested thousands deep is a flaw, not a crash."""
    (folder / "coo.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(BadData, match=r"domain/coo.toml"):
        load_domain(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    """The file that is not there, and that one is wanted."""
    (folder / "facts.toml").unlink()
    with pytest.raises(BadData, match=r"domain/facts.toml: the file is 'No such file") as caught:
        load_domain(folder)
    assert "readable TOML" in caught.value.allowed


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    """Bytes that are not UTF-8 are named by their place."""
    (folder / "facts.toml").write_bytes(b"[F1]\ntopic = '\xff'\n")
    with pytest.raises(BadData, match=r"domain/facts.toml: byte 14 is 255") as caught:
        load_domain(folder)
    assert caught.value.allowed == "text in UTF-8"


def test_the_same_folder_is_read_once(folder: Path) -> None:
    """A second call gives the same value, another folder another."""
    assert load_domain(folder) is load_domain(folder)
    assert load_domain(folder) is not load_domain()
