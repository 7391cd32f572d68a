"""The command line: answers on standard output, one line of what is wrong on standard error."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel.typical.presets import load_presets
from tests.folders import PROJECT
from tests.strategies import DOMAIN

BRIEF = [
    *("--headcount", "300", "--importance", "normal", "--structure", "functional"),
    *("--ceo-operations", "balanced", "--coo", "auto", "--divisions", "0"),
]


def test_chain_prints_the_operations_line_from_the_bottom_up(call):
    """One line in role keys."""
    assert call("chain", *BRIEF) == (0, "operative > operations_officer > director_ops > coo > ceo\n", "")


def test_module_runs_as_a_process():
    """The same through a real process, and nothing on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "orgmodel", "chain", *BRIEF],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.returncode == 0
    assert done.stdout == "operative > operations_officer > director_ops > coo > ceo\n"
    assert done.stderr == ""


def test_chain_as_json_carries_the_reason_of_each_line(call):
    """Rule, confidence, and citations with id, quote and source; alternatives too."""
    code, out, _ = call("chain", *BRIEF, "--json")
    record = json.loads(out)
    assert code == 0
    assert record["chain"] == ["operative", "operations_officer", "director_ops", "coo", "ceo"]
    assert (record["levels"], record["head_of_operations"]) == (5, "coo")
    assert [(edge["from"], edge["to"]) for edge in record["edges"]] == [
        ("operative", "operations_officer"),
        ("operations_officer", "director_ops"),
        ("director_ops", "coo"),
        ("coo", "ceo"),
    ]
    for edge in record["edges"]:
        assert re.fullmatch(r"R\d\d", edge["rule"])
        assert edge["confidence"] in ("seed", "published", "opinion", "judgement")
        assert edge["citations"]
        assert all({"id", "quote", "source"} <= set(citation) for citation in edge["citations"])
        assert all(citation["quote"] for citation in edge["citations"] if citation["kind"] == "claim")
        assert edge["exists"]["rule"]
        assert all(alternative["reason"] for alternative in edge["alternatives"])
    assert "A7" in [citation["id"] for citation in record["edges"][1]["citations"]]


@pytest.mark.parametrize("key", load_presets(DOMAIN))
def test_chain_of_every_preset(call, key: str):
    """Each shipped preset has a chain up to the chief executive."""
    code, out, err = call("chain", "--preset", key)
    assert (code, err) == (0, "")
    assert out.endswith("ceo\n")


def test_preset_may_be_changed_by_options(call):
    """What is given beside a preset replaces its value."""
    assert call("chain", "--preset", "people_400", "--coo", "no")[1] == (
        "operative > operations_officer > director_ops > ceo\n"
    )


@pytest.mark.parametrize(
    ("options", "chain"),
    [
        (["--threshold", "director_ops.normal=400"], "operative > operations_officer > coo > ceo"),
        (["--threshold", "coo.2=never"], "operative > operations_officer > director_ops > ceo"),
        (["--split-officer"], "operative > operations_officer > operations_manager > director_ops > coo > ceo"),
        (["--ceo-strength", "hr=strong"], "operative > operations_officer > director_ops > coo > ceo"),
        (["--coo-scope", "hr,it"], "operative > operations_officer > director_ops > coo > ceo"),
    ],
    ids=["threshold", "never", "split", "strength", "scope"],
)
def test_every_kind_of_option_is_understood(call, options: list[str], chain: str):
    """Repeated pairs, words with commas, switches."""
    assert call("chain", "--headcount", "300", *options) == (0, f"{chain}\n", "")


def test_why_tells_sentence_rule_evidence_confidence_and_alternatives(call):
    """In text as the page tells it, and as JSON."""
    code, out, err = call("why", "operations_officer", "--headcount", "300")
    assert (code, err) == (0, "")
    assert out.startswith("The operations officer reports to the director of operations")
    for part in ("Rule R05", "Confidence: seed", "[A7]", "Why the seat exists:", "Alternatives:"):
        assert part in out
    record = json.loads(call("why", "operations_officer", "--headcount", "300", "--json")[1])
    assert (record["from"], record["to"], record["rule"]) == ("operations_officer", "director_ops", "R05")


def test_why_of_the_top_says_so(call):
    """The chief executive reports to nobody."""
    assert call("why", "ceo", "--headcount", "300")[1] == "Chief executive officer: at the top; reports to nobody.\n"
    assert json.loads(call("why", "ceo", "--headcount", "300", "--json")[1]) == {"from": "ceo", "to": None}


def test_presets_and_roles_are_listed(call):
    """Every key, in text and in JSON."""
    keys = list(load_presets(DOMAIN))
    assert [line.split()[0] for line in call("presets")[1].splitlines()] == keys
    assert [preset["key"] for preset in json.loads(call("presets", "--json")[1])] == keys
    assert [line.split()[0] for line in call("roles")[1].splitlines()] == list(DOMAIN.roles)
    roles = json.loads(call("roles", "--json")[1])
    assert [role["key"] for role in roles] == list(DOMAIN.roles)
    assert all({"name", "level", "aliases", "parents"} <= set(role) for role in roles)


ERRORS = [
    ("chain --headcount 0", "from 1 to 3,000,000"),
    ("chain --headcount -5", "from 1 to 3,000,000"),
    ("chain --headcount 1e99", "1e99"),
    ("chain --headcount abc", "abc"),
    ("chain --headcount 99999999999999999999999", "from 1 to 3,000,000"),
    ("chain --headcount", "headcount"),
    ("chain", "--headcount PEOPLE or --preset NAME"),
    ("chain --headcount 300 --importance vast", "one of low, normal, high"),
    ("chain --headcount 300 --structure round", "one of functional"),
    ("chain --headcount 300 --divisions 1", "whole number from 2 to 60"),
    ("chain --headcount 300 --threshold director=5", "one of operations_officer.low"),
    ("chain --headcount 300 --threshold director_ops.normal", "NAME=VALUE"),
    ("chain --headcount 300 --threshold director_ops.normal=x", "NAME=never"),
    ("chain --headcount 300 --ceo-strength hr=huge", "weak or strong"),
    ("chain --headcount 300 --coo-scope magic", "COO scope 'magic'"),
    ("chain --headcount 50 --structure matrix --divisions 60", "seats in a company of 50 people"),
    ("chain --preset people_7", "no preset 'people_7'"),
    ("chain --headcount 300 --colour red", "--colour"),
    ("why wizard --headcount 300", "no role 'wizard'"),
    ("why vp_ops --headcount 300", "'vp_ops'"),
    ("why --headcount 300", "'role'"),
    ("dance", "dance"),
]


@pytest.mark.parametrize(("line", "match"), ERRORS, ids=[line for line, _ in ERRORS])
def test_an_error_is_one_line_and_exit_code_2(call, line: str, match: str):
    """Nothing on standard output, no traceback; the line says what is wrong."""
    code, out, err = call(*line.split())
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("orgmodel: ")
    assert match in err
    assert "Traceback" not in err


def test_help_is_no_error(call):
    """Every command has a help page with its options."""
    for command in ([], ["chain"], ["why"], ["presets"], ["roles"], ["export"]):
        code, out, err = call(*command, "--help")
        assert (code, err) == (0, "")
        assert "Usage" in out


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_export_writes_a_file_of_the_kind(call, tmp_path: Path, ending: str):
    """Vector, pixels and print."""
    file = tmp_path / f"chart.{ending}"
    code, out, err = call("export", "--headcount", "300", "-o", str(file))
    assert (code, err) == (0, "")
    assert out == f"{file}: {file.stat().st_size:,} bytes\n"
    start = {"svg": (b"<svg", b"<?xml"), "png": (b"\x89PNG",), "pdf": (b"%PDF",)}[ending]
    assert file.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("options", "match"),
    [
        (["-o", "{tmp}/chart.exe"], ".svg"),
        (["-o", "{tmp}/chart"], ".svg"),
        (["-o", "{tmp}/missing/chart.svg"], "a file that can be written"),
        (["-o", "{tmp}/c.svg", "--theme", "pink"], "light, dark"),
        (["-o", "{tmp}/c.svg", "--scale", "3"], "1, 2 or 4"),
        (["-o", "{tmp}/c.svg", "--headcount", "0"], "from 1 to 3,000,000"),
        ([], "-o"),
    ],
    ids=["ending", "no-ending", "folder", "theme", "scale", "headcount", "no-output"],
)
def test_export_errors_are_one_line_and_leave_no_file(call, tmp_path: Path, options: list[str], match: str):
    """Nothing half written."""
    code, out, err = call("export", "--headcount", "300", *(option.format(tmp=tmp_path) for option in options))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert match in err
    assert list(tmp_path.iterdir()) == []


def test_people_writes_everybody_as_csv(call, tmp_path):
    """One line each, the headings first; what was written is told."""
    file = tmp_path / "people.csv"
    code, out, err = call("people", "--headcount", "3000", "-o", str(file))
    assert (code, err) == (0, "")
    assert re.fullmatch(re.escape(str(file)) + r": 3,000 people, \d+ managers, 7 levels; illustrative\n", out)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3001
    assert lines[0] == '"Id","Name","Title","Department","Grade","Manager id"'


def test_people_that_cannot_be_written_are_refused(call, tmp_path):
    """One line that names the file."""
    code, out, err = call("people", "--headcount", "6", "-o", str(tmp_path / "no" / "people.csv"))
    assert (code, out) == (2, "")
    assert "people.csv" in err
    assert "No such file" in err


@pytest.mark.parametrize("text", ["12000", "12,000", "12 000", "+12000"])
def test_a_headcount_is_read_as_on_the_page(call, text):
    """With or without marks between thousands."""
    assert call("chain", "--headcount", text) == call("chain", "--headcount", "12000")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--headcount", "12,5"), "Headcount cannot be '12,5'. Give a whole number from 1 to 3,000,000."),
        (("--headcount", "about 50"), "Headcount cannot be 'about 50'."),
        (("--headcount", "-5"), "Headcount cannot be -5."),
        ((), "Headcount is missing. Give --headcount PEOPLE or --preset NAME."),
        (("--headcount", "9", "--coo", "maybe"), "COO cannot be 'maybe'. Give one of auto, yes, no."),
        (("--headcount", "9", "--coo-scope", ","), "COO scope cannot be ','."),
        (
            ("--headcount", "9", "--ceo-strength", "hr=weak", "--ceo-strength", "hr=strong"),
            "CEO strength cannot be 'hr=weak and hr=strong'. Give one value for hr.",
        ),
        (
            ("--headcount", "9", "--threshold", "coo.0=5", "--threshold", "coo.0=6"),
            "Threshold cannot be 'coo.0=5 and coo.0=6'. Give one value for coo.0.",
        ),
    ],
)
def test_wrong_values_are_refused_in_plain_words(call, arguments, said):
    """What is wrong, and what may be given; nothing on standard output."""
    code, out, err = call("chain", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"orgmodel: {said}")
