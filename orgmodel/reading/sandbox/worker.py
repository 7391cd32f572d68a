"""Worker: the child process that reads a file, ``python -m orgmodel.reading.sandbox.worker``; `sandbox` starts it.

One line of JSON comes in on standard input: ``function``, ``arguments``, ``limits``, ``without`` (libraries that are
not loaded). One goes out on standard output:
``{"result": ...}``, ``{"error": {"what", "advice"}}`` or ``{"fault": ..., "at": ...}``, where the fault is "memory",
"disk", "size" (of a file) or "crash" and "at" names places in the code, never a value. Whatever else is printed goes
to standard error.

Standard input stays open as a lifeline: when the parent dies, it ends, and so does this process.
Only the standard library is imported before the limits hold.
"""

import errno
import importlib
import importlib.abc
import json
import os
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class NotInstalled(importlib.abc.MetaPathFinder):
    """Finder of libraries that are as good as not installed."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = frozenset(names)

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Find nothing; raise for one of the names."""
        if fullname in self.names:
            raise ModuleNotFoundError(f"{fullname} is left out here", name=fullname)


def main() -> None:
    """Do the one job that stands on standard input."""
    out = os.dup(1)
    os.dup2(2, 1)
    job = json.loads(sys.stdin.buffer.readline())
    set_limits(**job["limits"])
    sys.meta_path.insert(0, NotInstalled(job["without"]))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with os.fdopen(out, "wb") as told:
        told.write(run_job(job["function"], job["arguments"]) + b"\n")


def set_limits(memory_bytes: int, cpu_s: int, file_bytes: int) -> None:
    """Bound this process for good: address space, processor time, size of each file, and no core dump.

    Where the system has no such limits (Windows), nothing is bound, and the parent's clock is the only guard.
    """
    try:
        import resource  # noqa: PLC0415 - Unix only
    except ImportError:
        return
    wanted = {"RLIMIT_AS": memory_bytes, "RLIMIT_CPU": cpu_s, "RLIMIT_FSIZE": file_bytes, "RLIMIT_CORE": 0}
    for name, value in wanted.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (most, most))


def run_job(function: str, arguments: Mapping[str, Any]) -> bytes:
    """Call ``module:name`` and tell what came of it, as one line of JSON."""
    try:
        module, _, name = function.partition(":")
        result = getattr(importlib.import_module(module), name)(**arguments)
        return json.dumps({"result": result}, separators=(",", ":")).encode()
    except BaseException as error:  # a panic of a Rust library is no Exception
        return json.dumps(_error_json(error)).encode()


def _error_json(error: BaseException) -> dict[str, Any]:
    from orgmodel.errors import AdvisedError, OrgError  # noqa: PLC0415 - after the limits

    if isinstance(error, AdvisedError):
        return {"error": {"what": error.what, "advice": error.advice}}
    if isinstance(error, OrgError):
        return {"error": {"what": str(error).removesuffix("."), "advice": ""}}
    if isinstance(error, MemoryError):
        return {"fault": "memory", "at": ""}
    if isinstance(error, OSError) and error.errno in _DISK:
        return {"fault": "disk", "at": ""}
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return {"fault": "size", "at": ""}
    places = traceback.extract_tb(error.__traceback__)[-6:]
    at = [f"{place.filename}:{place.lineno} in {place.name}" for place in places]
    return {"fault": "crash", "at": "; ".join([*at, type(error).__qualname__])}


def _end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
