"""Promises of the store with a process that is killed, watched or copied while it writes; `make soak` kills 1,000."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.folders import PROJECT
from tests.orgview.store.material import ANN, store_at

# 100 in the tests, as many as wanted by `make soak`.
KILLS = int(os.environ.get("REPORTLINE_KILLS", "100"))
# One process that has loaded everything, and forks writers that it kills.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from tests.orgview.store.material import *
folder, kills = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(kills)
# Loads what a start needs, so that the writers begin at once.
store = store_at(folder)
store.prepare()
store.close()
for turn in range(kills):
    waits, says = os.pipe()
    child = os.fork()
    if child == 0:
        store = store_at(folder)
        store.prepare()
        for number in range(100_000):
            kept = add(store, folder / "in", text=f"{turn}-{number}")
            # One write for each line: a line is there or it is not.
            os.write(1, f"{kept.id} {kept.name}\\n".encode())
            os.write(says, b".")
    os.close(says)
    # Each other one after its first answer, however slow the machine is.
    if turn % 2:
        os.read(waits, 1)
    time.sleep(chance.uniform(0.0, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(waits)
"""
WRITER = """
import os, sys
from pathlib import Path
from tests.orgview.store.material import *
folder, count = Path(sys.argv[1]), int(sys.argv[2])
store = store_at(folder)
store.prepare()
for number in range(count):
    kept = add(store, folder / "in", text=f"w-{number}")
    os.write(1, f"{kept.id} {kept.name}\\n".encode())
"""


def _command(code, folder, count):
    return [sys.executable, "-c", code, str(folder), str(count)]


def _check_whole(store, told):
    """All that was told is there, and all that is there is whole."""
    found = store.companies_of(ANN)
    assert told.items() <= {company.id: company.name for company in found}.items()
    for company in found:
        assert store.org_bytes(company) == f"org of {company.name}".encode()
        assert store.open_source(company).read() == f"id,name\n1,{company.name}\n".encode()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_r1_nothing_that_was_answered_is_lost_in_a_hundred_kills(tmp_path):
    """R1: killed at random moments, of a start too."""
    done = subprocess.run(
        _command(KILLER, tmp_path, KILLS),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30 + 10 * KILLS,
    )
    told = dict(line.split() for line in done.stdout.splitlines())
    assert len(told) >= KILLS // 2
    store = store_at(tmp_path)
    store.prepare()
    _check_whole(store, told)
    store.close()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="no strace here")
def test_r2_a_company_is_on_the_disk_before_it_is_answered(tmp_path):
    """R2: of the calls that the system sees, a sync stands before each answer."""
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-qq", "-e", "trace=write,fsync,fdatasync", "-e", "signal=none", "-o", str(trace)]
    done = subprocess.run(
        [*strace, *_command(WRITER, tmp_path, 20)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode and "ptrace" in done.stderr:
        pytest.skip(f"this user may not trace: {done.stderr.strip()[:100]}")
    assert done.returncode == 0, done.stderr
    answers = syncs = 0
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if re.search(r"\bf(data)?sync\(|<\.\.\. f(data)?sync resumed>", line):
            syncs += 1
        elif re.search(r"\bwrite\(1, ", line):
            assert syncs, f"answer {answers + 1} came before its company was on the disk"
            answers, syncs = answers + 1, 0
    assert answers == 20


@pytest.mark.slow
def test_r10_a_copy_made_in_use_is_whole(tmp_path):
    """R10: SQLite's own copying beside a writer; what was answered before it began is in it, and opens as a store."""
    told, copied = {}, tmp_path / "copy"
    (copied / "data").mkdir(parents=True)
    with subprocess.Popen(_command(WRITER, tmp_path, 10_000), cwd=PROJECT, text=True, stdout=subprocess.PIPE) as writer:
        for _ in range(20):
            key, name = writer.stdout.readline().split()
            told[key] = name
        source, target = (folder / "data" / "reportline.sqlite3" for folder in (tmp_path, copied))
        with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
            one.backup(other)
        assert writer.poll() is None
        writer.kill()
    store = store_at(copied)
    store.prepare()
    _check_whole(store, told)
    assert len(store.companies_of(ANN)) >= 20
    store.close()
