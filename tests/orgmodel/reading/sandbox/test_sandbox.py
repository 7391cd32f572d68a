"""The reading process: its answers, its limits, its ends; real children throughout."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from orgmodel.errors import BadFile, Cancelled
from orgmodel.export.jobs.job import EXPORTING
from orgmodel.reading.limits import LIMITS, MIB
from orgmodel.reading.sandbox.sandbox import run_in_sandbox, size_text
from orgmodel.reading.sandbox.worker import NotInstalled
from tests.orgmodel.reading.jobs import CANARY
from tests.waiting import until

JOBS = "tests.orgmodel.reading.jobs"
SMALL = replace(LIMITS, memory_bytes=512 * MIB, unpacked_bytes=8 * MIB)


def _never():
    return False


def _run(name, limits=SMALL, is_cancelled=_never, **arguments):
    return run_in_sandbox(f"{JOBS}:{name}", arguments, limits, is_cancelled)


def _is_alive(pid):
    """Tell whether a process runs; one that waits to be reaped by init does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture(autouse=True)
def nothing_left(tmp_path, monkeypatch):
    """After each test: no file more in the folder for temporary files, and no child to reap."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield
    assert list(folder.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_answer_is_what_the_function_returned():
    """Any JSON there and back, whatever else is printed."""
    given = {"text": "Ann\n\u2028😀", "list": [1, 2.5, None, True], "mapping": {"a": {"b": []}}}
    assert _run("echo", **given) == given


def test_long_arguments_and_answers_pass():
    """More than a pipe holds."""
    assert _run("echo", text="x" * 3_000_000) == {"text": "x" * 3_000_000}


def test_the_environment_is_scrubbed(monkeypatch):
    """Nothing of the server's environment but what a program needs to start."""
    monkeypatch.setenv("REPORTLINE_STORE", f"postgresql://{CANARY}")
    monkeypatch.setenv("PYTHONSTARTUP", CANARY)
    monkeypatch.setenv("AWS_SECRET", CANARY)
    told = _run("surroundings")
    assert CANARY not in json.dumps(told["environ"])
    assert told["session"] == told["pid"] != os.getsid(0)
    assert not {"numpy", "pyarrow", "pandas", "flask"} & set(told["modules"])


def test_the_limits_hold():
    """Address space, processor time and no core dumps."""
    assert _run("limits") == {"RLIMIT_AS": 512 * MIB, "RLIMIT_CPU": 240, "RLIMIT_CORE": 0}


@pytest.mark.parametrize(
    ("name", "what", "advice"),
    [
        ("bad_file", "The file is a photo", "Load a table."),
        ("unknown_name", "There is no sheet 'B'. There are: A", ""),
        ("eat_memory", "Reading needs more than 512 MiB of memory", "Leave out columns"),
        ("abort_for_memory", "Reading needs more than 512 MiB of memory", "Leave out columns"),
        ("bug", "The reading process stopped unexpectedly", "The file may be damaged"),
        ("panic", "The reading process stopped unexpectedly", "The file may be damaged"),
        ("abort", "The reading process stopped unexpectedly", "The file may be damaged"),
        ("segfault", "The reading process stopped unexpectedly", "The file may be damaged"),
        ("leave", "The reading process stopped unexpectedly", "The file may be damaged"),
        ("half_an_answer", "The reading process stopped unexpectedly", "The file may be damaged"),
        ("not_there", "The reading process stopped unexpectedly", "The file may be damaged"),
    ],
)
def test_each_end_has_its_sentence(name, what, advice, caplog):
    """What happened and what to do; no value of the file in the log."""
    with caplog.at_level(logging.DEBUG), pytest.raises(BadFile) as told:
        _run(name)
    assert told.value.what == what
    assert told.value.advice.startswith(advice)
    assert CANARY not in caplog.text + str(told.value)


def test_a_fault_of_ours_is_logged_with_its_place(caplog):
    """File, line and kind of error."""
    with pytest.raises(BadFile):
        _run("bug")
    assert "jobs.py:" in caplog.text
    assert "in bug" in caplog.text
    assert "KeyError" in caplog.text


def test_no_file_grows_without_bound(tmp_path):
    """A file beyond `unpacked_bytes` is refused by the system."""
    with pytest.raises(BadFile, match="needs a file larger than"):
        _run("eat_disk", folder=str(tmp_path))
    assert (tmp_path / "large").stat().st_size <= SMALL.unpacked_bytes


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hang", "spin"])
def test_time_is_limited(tmp_path, name):
    """A parser that hangs is stopped, and so is what it started."""
    with pytest.raises(BadFile, match=r"^Reading took more than 1 s and was stopped\. Leave out"):
        _run(name, replace(SMALL, seconds=1), folder=str(tmp_path))
    _all_end((tmp_path / "pids").read_text().split())


def test_a_cancelled_reading_leaves_nothing(tmp_path):
    """The child and its own child are gone."""
    pids = tmp_path / "pids"
    with pytest.raises(Cancelled, match="cancelled"):
        _run("hang", is_cancelled=pids.exists, folder=str(tmp_path))
    _all_end(pids.read_text().split())


def test_a_killed_child_is_told(tmp_path):
    """`kill -9` in the middle of reading: a sentence, and its own child is gone too."""
    pids = tmp_path / "pids"

    def kill_it():
        if pids.exists():
            os.kill(int(pids.read_text().split()[0]), signal.SIGKILL)
        return False

    with pytest.raises(BadFile, match=r"^The reading process stopped unexpectedly"):
        _run("hang", is_cancelled=kill_it, folder=str(tmp_path))
    _all_end(pids.read_text().split())


def test_the_child_ends_with_its_parent(tmp_path):
    """A server that is killed leaves no reading process behind."""
    code = (
        "import sys; from orgmodel.reading.sandbox.sandbox import run_in_sandbox\n"
        "from orgmodel.reading.limits import LIMITS\n"
        f"run_in_sandbox('{JOBS}:hang', {{'folder': sys.argv[1]}}, LIMITS, lambda: False)"
    )
    pids = tmp_path / "pids"
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) as server:
        until(pids.exists)
        server.kill()
    reader, started = pids.read_text().split()
    try:
        until(lambda: not _is_alive(reader))
    finally:
        os.kill(int(started), signal.SIGKILL)  # only the reader knows of its parent


def _all_end(pids):
    """The child itself is reaped; the system may take a moment to end what it started."""
    assert not _is_alive(pids[0])
    until(lambda: not any(_is_alive(pid) for pid in pids))


@pytest.mark.parametrize(
    ("size", "said"), [(2048 * MIB, "2 GiB"), (1000 * MIB, "1,000 MiB"), (1536 * MIB, "1.5 GiB"), (MIB // 2, "0.5 MiB")]
)
def test_sizes_are_told_in_words(size, said):
    """As people say them."""
    assert size_text(size) == said


@pytest.mark.scale
def test_a_million_rows_fit_the_memory(tmp_path):
    """A16: 1,000,000 rows of ten columns are read within the default limits."""
    path = tmp_path / "million.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,name,boss,title,unit,city,mail,salary,grade,start\n")
        for number in range(1_000_000):
            file.write(
                f"{number:07d},Person {number},{max(0, number - 1) // 7:07d},Operations officer,Unit {number % 300},"
                f"City {number % 40},p{number}@example.org,{30_000 + number % 1000},G{number % 9},2020-01-01\n"
            )
    assert _run("read_million", LIMITS, path=str(path)) == 1_000_000


def test_a_library_that_a_child_does_without_is_not_installed_there():
    """Whoever tries to import it hears so, and others are found as ever."""
    finder = NotInstalled(["pandas"])
    with pytest.raises(ModuleNotFoundError, match="pandas"):
        finder.find_spec("pandas")
    finder.find_spec("numpy")
    assert EXPORTING.without == ("pandas",)
