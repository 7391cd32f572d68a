"""Decisions about people on the command line: options, a file of them, and what is refused."""

import json

import pytest
from typer.testing import CliRunner

from orgmodel.cli.main import app

TABLE = "id,name,manager\n1,Ana,\n2,Bo,3\n3,Cy,2\n4,Di,9\n"


@pytest.fixture
def file(tmp_path):
    """A company with a loop and a missing manager."""
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def run(*words):
    """What a command answers."""
    return CliRunner().invoke(app, [str(word) for word in words])


def test_options_decide_and_what_was_decided_is_printed_to_be_given_again(file, tmp_path):
    """The JSON under "decisions", as a file, gives the same company."""
    answer = run("read", file, "--break-loop", "2=3", "--reports-to", "4=1", "--json")
    told = json.loads(answer.stdout)
    assert told["decisions"] == [
        {"kind": "manager", "who": "4", "other": "1", "who_name": "Di", "other_name": "Ana"},
        {"kind": "break", "who": "2", "other": "3", "who_name": "Bo", "other_name": "Cy"},
    ]
    assert (told["tops"], told["placeholders"], told["findings"]["ORG420"]) == (1, 0, 2)
    kept = tmp_path / "decisions.json"
    kept.write_text(answer.stdout, encoding="utf-8")
    again = json.loads(run("read", file, "--decisions", kept, "--json").stdout)
    assert again == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("{}", "holds no list of decisions"),
        ('[{"kind": "promote", "who": "1"}]', "Decision 1"),
        ('[{"kind": "same", "who": "1", "other": "2"}, {"kind": "same", "who": 3}]', "Decision 2"),
        ('[{"kind": "same", "who": "1", "colour": "red"}]', "Decision 1"),
    ],
)
def test_a_file_that_holds_no_decisions_is_refused(file, tmp_path, text, said):
    """The place is named, and nothing is read."""
    kept = tmp_path / "decisions.json"
    kept.write_text(text, encoding="utf-8")
    answer = run("read", file, "--decisions", kept)
    assert answer.exit_code != 0
    assert said in answer.output + str(answer.exception)


def test_a_pair_without_its_sign_is_refused(file):
    """The option and the form that it has."""
    answer = run("read", file, "--reports-to", "4")
    assert answer.exit_code != 0
    assert "PERSON=MANAGER" in answer.output + str(answer.exception)


def test_what_can_be_decided_is_asked_with_the_option_that_decides(file):
    """The lines of a loop; whom a top reports to. Decided, it is not asked any more."""
    printed = run("read", file).stdout
    assert "where does the loop of Bo, Cy end?" in printed
    options = [line.split()[:2] for line in printed.splitlines() if line.strip().startswith("--break-loop")]
    assert options == [["--break-loop", "2=3"], ["--break-loop", "3=2"]]
    assert "whom does Ana, row 2 report to?" in printed
    assert "--reports-to 1=ID, or --no-person 1" in printed
    assert "report to?" not in run("read", file, "--reports-to", "1=2").stdout
