"""`read` on the command line asks what no file can tell, and takes the answers."""

import shlex

import pytest

from orgmodel.cli.main import run

FILE = """id,name,title,manager
1,Eva Braun,CEO,
2,Ana Smith,COO,Eva Braun
3,Ana Smith,CFO,Eva Braun
4,Chen Li,Clerk,Ana Smith
5,Gus Ek,Clerk,Chen Li
5,Gustav Ek,Fitter,Chen Li
"""


@pytest.fixture
def ask(capsys, tmp_path):
    """Read the file with some options; exit code, lines, standard error."""
    path = tmp_path / "people.csv"
    path.write_text(FILE, encoding="utf-8")

    def _ask(*options: str) -> tuple[object, list[str], str]:
        with pytest.raises(SystemExit) as ended:
            run(["read", str(path), *options])
        told = capsys.readouterr()
        return ended.value.code or 0, told.out.splitlines(), told.err

    return _ask


@pytest.mark.slow
def test_every_answer_that_is_printed_can_be_given(ask):
    """The options stand there as a shell takes them; given, nothing is asked any more."""
    code, lines, _ = ask()
    assert code == 0
    assert "To be chosen" in lines
    options = [shlex.split(line)[:2] for line in lines if line.strip().startswith("--")]
    assert options == [
        ["--take-row", "6"],
        ["--take-row", "7"],
        ["--manager", "Ana Smith=2"],
        ["--manager", "Ana Smith=3"],
    ]
    code, lines, _ = ask(*options[1], *options[3])
    assert code == 0
    assert "To be chosen" not in lines
    assert {line.split()[0] for line in lines if line.strip().startswith("ORG")} == {"ORG308", "ORG409"}


def test_an_answer_that_fits_nothing_is_told(ask):
    """With the row or text, and why; the questions stay."""
    code, lines, _ = ask("--take-row", "99", "--manager", "Ana Smith=77", "--manager", "Nobody=2")
    assert code == 0
    start = lines.index("Choices not taken")
    assert [line.strip() for line in lines[start + 1 :]] == [
        "row 99: not among the people that were read",
        "Ana Smith: nobody that was read has the id, name or row '77'",
        "Nobody: no row that was read names this manager",
    ]
    assert "To be chosen" in lines


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--manager", "Ana Smith"), "--manager 'Ana Smith' has no = with something before it. Write NAME=ID"),
        (("--manager", "=2"), "has no = with something before it"),
        (("--map", "manager"), "--map 'manager' has no = with something before it. Write FIELD=COLUMN"),
        (("--take-row", "six"), "--take-row': Input should be a valid integer"),
    ],
    ids=["no sign", "no name", "no column", "no number"],
)
def test_an_answer_that_is_none_is_refused(ask, options, said):
    """One line, exit code 2."""
    code, lines, error = ask(*options)
    assert (code, lines) == (2, [])
    assert said in error
