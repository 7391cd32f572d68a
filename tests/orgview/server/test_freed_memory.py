"""What has been freed goes back to the system."""

import platform
import subprocess
import sys

import pytest

from tests.folders import PROJECT

pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told")

# Sixteen threads at once; the C library tells how many stores it has made for them.
_PROGRAM = """
import ctypes, sys, threading
from orgview.server.process.freed_memory import return_freed_memory
if sys.argv[1] == "limited":
    assert return_freed_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fdopen.restype = ctypes.c_void_p
gate = threading.Barrier(16)
def work():
    gate.wait()
    libc.malloc(4096)
    gate.wait()
threads = [threading.Thread(target=work) for _ in range(16)]
[one.start() for one in threads]
[one.join() for one in threads]
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""


def test_threads_share_two_stores_of_freed_memory():
    """Without it they have more, or this test would prove nothing."""

    def stores(mode):
        done = subprocess.run([sys.executable, "-c", _PROGRAM, mode], capture_output=True, text=True, check=True)
        return done.stdout.count("<heap nr=")

    assert 1 <= stores("limited") <= 2 < stores("as it is")


# Large columns that go, and small things between them that stay.
_COLUMNS = """
import re, sys
from pathlib import Path
from orgview.server.process.freed_memory import choose_arrow_memory, return_freed_memory
if sys.argv[1] == "told":
    choose_arrow_memory()
import numpy as np
import pyarrow as pa
from orgview.server.process.left_out import leave_out
leave_out()
def memory_mib():
    return int(re.search(r"RssAnon:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024
def column(kind):
    return pa.array(np.ones(125_000)).cast(kind)
if sys.argv[1] == "told":
    assert return_freed_memory()
    assert pa.default_memory_pool().backend_name == "system"
column(pa.int64())
before = memory_mib()
columns, small = [], []
for _ in range(100):
    columns += [np.ones(125_000), column(pa.int64()), column(pa.float32())]
    small.append(bytes(2000))
    del columns[:-60]
del columns
print(memory_mib() - before)
"""


def test_large_columns_go_back_at_once():
    """Without it more stays, or this test would prove nothing."""

    def left_mib(mode):
        done = subprocess.run([sys.executable, "-c", _COLUMNS, mode], capture_output=True, text=True, check=True)
        return float(done.stdout)

    assert left_mib("told") < 10 < left_mib("as it is")


def test_arrow_takes_memory_of_the_c_library():
    """A server of a checkout has chosen before Arrow is loaded."""
    script = "import app, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "system"
