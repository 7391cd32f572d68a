"""Work in a child process that has limits: a hostile file costs its own upload and nothing else.

Parsers abort, hang and eat memory on files made for it, and no exception tells; a process of its own can be ended.
Memory, processor time and file sizes are bounded by the system where it can (not on Windows); the wall clock always.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from orgmodel.errors import BadFile, Cancelled, NoRoom, OrgError
from orgmodel.reading.limits import MIB, Limits

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

POLL_S = 0.02
# A report of findings is some hundred kB; more is not ours.
MOST_RESULT_BYTES = 64 * MIB
# Address space of 1,000,000 rows of ten columns read by pyarrow and turned into pandas: 1.7 GiB with the defaults,
# 0.7 GiB with these. OpenBLAS and glibc reserve space for each thread, mimalloc in advance.
FRUGAL = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "2",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
}
# What a program needs to start; secrets of the server's environment stay with the server.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
_ROOT = Path(__file__).resolve().parents[3]
# How C++ and Rust say that they ran out, just before they abort.
_OUT_OF_MEMORY = (b"bad_alloc", b"memory allocation of", b"MemoryError", b"failed to allocate", b"capacity overflow")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """Kind of work of a child, for the sentences that say why it did not come to an end.

    Attributes
    ----------
    name
        Begins a sentence: "Reading".
    less
        How to ask for less, a sentence.
    error
        Makes the error of what is wrong and what to do.
    process
        Adjective of the child's process: "reading".
    died
        What to do when the process died.
    without
        Libraries that it does without: to the child they are not installed.
    """

    name: str
    less: str
    error: Callable[[str, str], OrgError]
    process: str
    died: str = "Try again, or ask for less."
    without: tuple[str, ...] = ()


READING = Work(
    "Reading",
    "Leave out columns or sheets that the chart does not need, or save the table as CSV.",
    BadFile,
    "reading",
    "The file may be damaged: open it, save it anew, for instance as CSV, and load it again.",
)


def run_in_sandbox(
    function: str,
    arguments: Mapping[str, JSON],
    limits: Limits,
    is_cancelled: Callable[[], bool],
    work: Work = READING,
) -> JSON:
    """Call a function in a child process with limits, and wait for it.

    Parameters
    ----------
    function
        ``"module:name"``. Never from a request: whatever is named here is imported and run.
    arguments
        Keyword arguments. Files that the function makes go into a folder named here, which the caller removes.
    limits
        `memory_bytes` and `seconds` are the child's; no file it writes grows beyond `unpacked_bytes`.
    is_cancelled
        Asked some fifty times a second, in this thread.
    work
        Words and class of its errors.

    Returns
    -------
    JSON
        What the function returned.

    Raises
    ------
    BadFile or what `work` has instead
        If the function raised it or any other error of ours, or the child ran out of time or memory, wrote
        too large a file, or died.
    NoRoom
        If the disk for temporary files is full.
    Cancelled
        If nobody waits any more.

    Notes
    -----
    The child and whatever it started are ended and reaped before this returns, whichever way. Starting takes 0.1 s
    besides the function's own imports. The child ends by itself when this process dies.
    """
    job = {
        "function": function,
        "arguments": arguments,
        "without": work.without,
        "limits": {
            "memory_bytes": limits.memory_bytes,
            # Two threads may compute at once.
            "cpu_s": 2 * limits.seconds,
            "file_bytes": limits.unpacked_bytes,
        },
    }
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = _start(out, err, work)
        try:
            _hand_over(child, json.dumps(job).encode() + b"\n")
            _wait(child, limits, is_cancelled, work)
        finally:
            _end(child)
        return _result(child.returncode, _read(out), _tail(err), limits, work)


def _start(out: IO[bytes], err: IO[bytes], work: Work) -> subprocess.Popen[bytes]:
    environ = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | FRUGAL
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "orgmodel.reading.sandbox.worker"],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
            cwd=_ROOT,
            env=environ,
            start_new_session=True,
        )
    except OSError as error:
        log.warning("No %s process could be started: %s", work.process, error.strerror)
        raise work.error(f"The server could not start a process for {work.process}", "Try again in a minute.") from None


def _hand_over(child: subprocess.Popen[bytes], job: bytes) -> None:
    assert child.stdin is not None  # noqa: S101 - opened above
    with suppress(BrokenPipeError):  # it died at once; how it ended is told below
        child.stdin.write(job)
        child.stdin.flush()


def _wait(child: subprocess.Popen[bytes], limits: Limits, is_cancelled: Callable[[], bool], work: Work) -> None:
    deadline = time.monotonic() + limits.seconds
    while not _has_ended(child):
        if is_cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise _too_long(limits, work)
        time.sleep(POLL_S)


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    if sys.platform == "win32":
        return child.poll() is not None
    # Not reaped yet: until `_end` has ended the group, the number of the group must stay taken.
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def _end(child: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        child.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group of zombies
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdin is not None:
        with suppress(BrokenPipeError):
            child.stdin.close()


def _read(out: IO[bytes]) -> bytes:
    out.seek(0)
    return out.read(MOST_RESULT_BYTES + 1)


def _tail(err: IO[bytes]) -> bytes:
    err.seek(max(0, err.seek(0, os.SEEK_END) - 4096))
    return err.read()


def _result(code: int, out: bytes, err: bytes, limits: Limits, work: Work) -> JSON:
    try:
        answer = json.loads(out) if len(out) <= MOST_RESULT_BYTES else {}
    except ValueError:
        answer = {}
    if not isinstance(answer, dict):
        answer = {}
    if "result" in answer and code == 0:
        result: JSON = answer["result"]
        return result
    if "error" in answer:
        raise work.error(answer["error"]["what"], answer["error"]["advice"])
    fault = answer.get("fault", "")
    if code == -getattr(signal, "SIGXCPU", 0):
        raise _too_long(limits, work)
    if fault == "memory" or (not fault and any(word in err for word in _OUT_OF_MEMORY)):
        raise work.error(f"{work.name} needs more than {size_text(limits.memory_bytes)} of memory", work.less)
    if fault == "size":
        raise work.error(f"{work.name} needs a file larger than {size_text(limits.unpacked_bytes)}", work.less)
    if fault == "disk":
        raise no_room(tempfile.gettempdir())
    log.error("A %s process ended with code %d at %s", work.process, code, answer.get("at") or "a place unknown")
    raise work.error(f"The {work.process} process stopped unexpectedly", work.died)


def _too_long(limits: Limits, work: Work) -> OrgError:
    return work.error(f"{work.name} took more than {limits.seconds:,} s and was stopped", work.less)


def no_room(folder: str) -> NoRoom:
    """Error for a full folder of temporary files; it names the folder, for whoever can make room there."""
    return NoRoom(
        f"The server's disk for temporary files is full ({folder})", "Make room on it, or set TMPDIR to another."
    )


def size_text(size_bytes: int) -> str:
    """Size with its unit, as people say it.

    Examples
    --------
    >>> size_text(2048 * MIB), size_text(256 * MIB), size_text(1536 * MIB)
    ('2 GiB', '256 MiB', '1.5 GiB')
    """
    mib = size_bytes / MIB
    return f"{mib / 1024:,.4g} GiB" if mib >= 1024 else f"{mib:,.4g} MiB"
