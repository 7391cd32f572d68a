"""What the C library holds back for each thread."""

import platform
import subprocess
import sys

import pytest

# Sixteen threads at once; the C library tells how many stores it has made for them.
_PROGRAM = """
import ctypes, sys, threading
from orgview.server.malloc_arenas import limit_malloc_arenas
if sys.argv[1] == "limited":
    assert limit_malloc_arenas()
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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has stores for threads")
def test_threads_share_two_stores_of_freed_memory():
    """Without it they have more, or this test would prove nothing."""

    def stores(mode):
        done = subprocess.run([sys.executable, "-c", _PROGRAM, mode], capture_output=True, text=True, check=True)
        return done.stdout.count("<heap nr=")

    assert 1 <= stores("limited") <= 2 < stores("as it is")
