"""R13: a server that goes on for long leaves nothing behind: no open file, no thread, no temporary file, no memory."""

import os
import sys
from pathlib import Path

import pytest

from tests.folders import DATA_FOLDER
from tests.orgview.server.programs import port_of, running
from tests.orgview.server.test_machines import Visitor

# `make soak` goes on for many rounds; memory settles after some of them.
ROUNDS = int(os.environ.get("REPORTLINE_ROUNDS", "3"))
SETTLED = max(2, ROUNDS // 3)
MOST_DRIFT = 1.05
ORACLE = (DATA_FOLDER / "oracle-hr" / "employees.csv").read_bytes()
BYTES = "application/octet-stream"


def _round(port, number):
    """What a visitor does in some minutes, with a company that is erased at the end, and two files that are refused."""
    visitor = Visitor()
    for size in range(10):
        assert visitor.ask(port, f"/scene?n={20 + 7 * (number % 100) + size}&lay=list")[0] == 200
    company = visitor.json(port, "/upload?name=people.csv", ORACLE, BYTES)["id"]
    for path in (f"/scene?mine={company}", f"/company/{company}/fit", f"/company/{company}/search?q=clerk"):
        assert visitor.ask(port, path)[0] == 200
    assert visitor.ask(port, f"/company/{company}/people", {"start": 0, "end": 50})[0] == 200
    assert visitor.ask(port, f"/export/chart.png?mine={company}")[0] == 200
    assert visitor.ask(port, f"/compare?a=mine:{company}&b=explored")[0] == 200
    for refused in (b"\x89PNG\r\n\x1a\n", b""):
        assert visitor.ask(port, "/upload?name=x", refused, BYTES)[0] == 422
    assert visitor.json(port, "/companies/delete", {})["deleted"] == 1


def _left(process, temporary):
    """Open files, threads and temporary files of a process, and its memory in kB."""
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    files = len(os.listdir(f"/proc/{process}/fd"))
    return (files, int(status["Threads"]), len(list(temporary.iterdir()))), int(status["VmRSS"].split()[0])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what a process holds")
def test_r13_nothing_is_left_behind_however_long_it_goes_on(tmp_path):
    """After each round as many files and threads as after the first ones, no temporary file, and no more memory."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    settings = {"TMPDIR": str(temporary), "REPORTLINE_STORE": f"sqlite:///{tmp_path / 'x.sqlite3'}"}
    with running(REPORTLINE_VISITORS_PER_ADDRESS="10000", **settings) as (program, line):
        left = []
        for number in range(ROUNDS):
            _round(port_of(line), number)
            left.append(_left(program.pid, temporary))
    (files, threads, _), memory = left[SETTLED - 1]
    for (files_now, threads_now, temporary_now), _ in left[SETTLED:]:
        # A connection to the database may be open or not.
        assert files_now <= files + 2
        assert threads_now <= threads
        assert temporary_now == 0
    if ROUNDS >= 60:
        assert left[-1][1] < MOST_DRIFT * memory
