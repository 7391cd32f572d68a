"""Files of commands: what is no file is named, pipes are read, and what is read is never written over."""

import io
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

PEOPLE = "Name,Manager,Title\nAda,,CEO\nBo,Ada,Operations Manager\n"


@pytest.fixture(autouse=True)
def _people(monkeypatch, tmp_path):
    """A folder with `people.csv`."""
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "people.csv", "--findings", "people.csv"),
        ("read", "people.csv", "--findings", "./people.csv"),
        ("read", "people.csv", "--findings", "link.csv"),
        ("compare", "people.csv", "30", "-o", "people.csv"),
        ("compare", "30", "people.csv", "-o", "people.csv"),
        ("export", "--file", "people.csv", "-o", "people.csv"),
        ("batch", "people.csv", "--into", ".", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_the_file_that_is_read_is_not_written_over(call, arguments):
    """By whatever path it is named; the message says what to do."""
    Path("link.csv").symlink_to("people.csv")
    code, _, err = call(*arguments)
    assert code == (1 if arguments[0] == "batch" else 2)
    assert "is the file that is read, and would be written over. Give another path." in err
    assert Path("people.csv").read_text(encoding="utf-8") == PEOPLE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "folder"), "'folder' is a folder. Give the path of a file; batch takes folders."),
        (("compare", "folder", "30"), "'folder' is a folder."),
        (("export", "--file", "nope.csv", "-o", "x.svg"), "There is no file 'nope.csv'. Give the path of a file"),
        (("compare", "-", "-"), "Standard input can be read once"),
    ],
)
def test_what_is_no_file_is_said(call, arguments, said):
    """A folder is not called missing."""
    Path("folder").mkdir()
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "arguments",
    [("read", "-"), ("fit", "-"), ("compare", "-", "people.csv"), ("export", "--file", "-", "-o", "chart.svg")],
    ids=lambda arguments: arguments[0],
)
def test_standard_input_is_a_file(call, monkeypatch, arguments):
    """The two people come through a pipe."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(PEOPLE.encode())))
    code, out, err = call(*arguments)
    assert code == 0, err
    assert "2 " in out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_a_file(call):
    """As the shell's <(command) gives one."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_text(PEOPLE, encoding="utf-8"))
    writer.start()
    code, out, err = call("read", "pipe")
    writer.join()
    assert code == 0, err
    assert "           2  people\n" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--map", "manager=Boss"), "--map says how a file is read"),
        (("--header-row", "0"), "--header-row says how a file is read"),
        (("--no-person", "Ada"), "--no-person says how a file is read"),
        (("--file", "people.csv"), "--file is one company"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_options_that_do_not_go_together_are_refused(call, arguments, said):
    """None is passed over in silence."""
    code, out, err = call("export", "--headcount", "30", "-o", "chart.svg", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert not Path("chart.svg").exists()


def test_choices_that_the_file_knows_nothing_of_are_listed(call):
    """A column to show, and a sheet, that are not there."""
    code, out, _ = call("read", "people.csv", "--show", "Pay", "--sheet", "Staff")
    assert code == 0
    lost = out.split("Choices not taken\n")[1]
    assert "Pay, to be shown: the file has no such column" in lost
    assert "sheet Staff: the file has no sheets" in lost


def test_a_focus_that_is_not_there_names_the_seats(call):
    """All of a small company, not its top alone."""
    _, _, err = call("export", "--headcount", "30", "--focus", "coo", "-o", "chart.svg")
    assert "There is no seat 'coo'. There are: ceo, operations_officer, operative" in err
