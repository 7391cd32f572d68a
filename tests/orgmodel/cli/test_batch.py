"""The command `batch`: folders and presets in several formats, and what is bad among them."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from orgmodel.cli.main import run
from tests.folders import DATA_FOLDER

ORACLE = DATA_FOLDER / "oracle-hr" / "employees.csv"


@pytest.fixture
def call(capfd):
    """Run arguments; exit code, standard output, standard error."""

    def _call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            run(["batch", *map(str, arguments)])
        sys.stdout.flush()
        captured = capfd.readouterr()
        return stopped.value.code, captured.out, captured.err

    return _call


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_bad_file_is_named_and_the_others_are_exported(call, tmp_path: Path):
    """Exit code 1; each file is told as it begins, and files of one stem keep their endings."""
    folder, into = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    shutil.copy(ORACLE, folder / "a.csv")
    (folder / "b.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "c.csv").write_text("Id,Name,Manager\n1,Ann,\n2,Bo,1\n", encoding="utf-8")
    (folder / "c.txt").write_text("Id,Name,Manager\n1,Cy,\n2,Di,1\n", encoding="utf-8")
    code, out, err = call(folder, "--format", "json", "--format", "svg", "--into", into)
    assert code == 1
    assert _names(into) == ["a.json", "a.svg", "c.csv.json", "c.csv.svg", "c.txt.json", "c.txt.svg"]
    assert f"{folder / 'b.csv'}: " in err
    assert "2 of 4" in err
    assert "1 could not be exported." in err
    assert out.count("bytes") == 6


def test_presets_are_exported_by_their_keys(call, tmp_path: Path):
    """Several in one folder that is made."""
    into = tmp_path / "deep" / "out"
    code, _, err = call("--preset", "people_6", "--preset", "people_80", "--format", "svg", "--into", into)
    assert (code, _names(into)) == (0, ["people_6.svg", "people_80.svg"])
    assert "preset people_80" in err


def test_files_of_one_name_in_two_folders_are_both_there(call, tmp_path: Path):
    """None is written over another."""
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "staff.csv").write_text(f"Id,Name,Manager\n1,{name},\n2,Bo,1\n", encoding="utf-8")
    code, _, _ = call(tmp_path / "x", tmp_path / "y", "--format", "csv", "--into", tmp_path / "out")
    assert code == 0
    assert len({path.read_bytes() for path in (tmp_path / "out").iterdir()}) == 2


def test_a_format_that_cannot_hold_a_company_leaves_the_others(call, tmp_path: Path):
    """A page that is too small for one company: its PDF is missing and told, its table is there."""
    home = DATA_FOLDER / "uk-organograms" / "home-office-2014-09.csv"
    code, _, err = call(home, "--format", "pdf", "--format", "csv", "--page", "A4", "--into", tmp_path)
    assert (code, _names(tmp_path)) == (1, ["home-office-2014-09.csv"])
    assert "by-manager" in err


def test_letters_that_no_font_has_are_named(call, machine, tmp_path: Path):
    """Of the picture in which a box stands for each, as `export` does, and of no other file."""
    machine()
    file = tmp_path / "staff.csv"
    file.write_text("Id,Name,Manager\n1,Ann,\n2,Bo ሀ,1\n", encoding="utf-8")
    code, _, err = call(file, "--format", "png", "--format", "svg", "--into", tmp_path / "out")
    assert code == 0
    assert re.findall(r"staff\.(\w+): No font of this machine has 1 letter in these names \(ሀ\)", err) == ["png"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "svg"], "--preset NAME"),
        (["--format", "doc", "--preset", "people_6"], ".svg"[1:]),
        (["--format", "svg", "--preset", "people_7"], "people_6"),
        (["--format", "svg", "--preset", "people_6", "--theme", "blue"], "light"),
    ],
    ids=str,
)
def test_what_is_asked_for_wrongly_is_refused_before_anything_is_written(call, tmp_path: Path, arguments, words):
    """Exit code 2 and one line."""
    code, _, err = call(*arguments, "--into", tmp_path / "out")
    assert code == 2
    assert words in err
    assert not (tmp_path / "out").exists()
