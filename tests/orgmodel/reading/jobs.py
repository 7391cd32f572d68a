"""What the reading process is made to do in tests: good work, and every way to die."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

from orgmodel.errors import BadFile, UnknownName

CANARY = "Ana-Canary-123456"


def echo(**arguments):
    print("a library talks")
    return arguments


def surroundings():
    return {"environ": dict(os.environ), "modules": sorted(sys.modules), "session": os.getsid(0), "pid": os.getpid()}


def limits():
    import resource

    return {name: resource.getrlimit(getattr(resource, name))[0] for name in ("RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_CPU")}


def bad_file():
    raise BadFile("The file is a photo", "Load a table.")


def unknown_name():
    raise UnknownName("sheet", "B", ["A"])


def bug():
    raise KeyError(CANARY)


def panic():
    class PanicException(BaseException):
        pass

    raise PanicException(CANARY)


def eat_memory():
    return len([bytes(1 << 20) for _ in range(1 << 20)])


def abort_for_memory():
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.abort()


def eat_disk(folder):
    with Path(folder, "large").open("wb") as file:
        for _ in range(1 << 20):
            file.write(bytes(1 << 20))


def abort():
    os.abort()


def segfault():
    ctypes.string_at(0)


def leave():
    os._exit(0)


def half_an_answer():
    os.write(max(int(name) for name in os.listdir("/proc/self/fd") if int(name) < 20), b'{"result": ')
    os._exit(0)


def hang(folder):
    """Tell its number and that of a child of its own, then wait for good."""
    child = subprocess.Popen(["sleep", "600"])
    Path(folder, "pids.part").write_text(f"{os.getpid()} {child.pid}")
    Path(folder, "pids.part").rename(Path(folder, "pids"))
    signal.pause()


def spin(folder):
    hang_at = Path(folder, "pids")
    hang_at.write_text(str(os.getpid()))
    while True:
        pass


def read_million(path):
    import pyarrow as pa
    from pyarrow import csv

    names = csv.open_csv(path).schema.names
    options = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
    return len(csv.read_csv(path, convert_options=options).to_pandas())
