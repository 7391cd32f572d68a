"""Freed memory: back to the system at once, not in stores of the process for later."""

import ctypes
import sys

import pyarrow as pa

# From malloc.h of glibc.
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
ARENAS = 2
# glibc begins with this and raises it to whatever was freed last: then the columns of a company lie between small
# things that stay, and nothing goes back.
ALONE_BYTES = 128 * 1024


def return_freed_memory() -> bool:
    """Let large pieces be memory of their own, and all threads share two stores of small ones.

    Returns
    -------
    bool
        True where the C library can be told.

    Notes
    -----
    glibc keeps a store for each of eight threads a core, and mimalloc, which Arrow takes by itself, one for each
    thread: what a large company needed for a moment stays in each. The server held 1,119 MB after the questions of
    `python -m benchmarks.answers 1000000` with all of them, and 759 MB with two; after those of
    `python -m benchmarks.serve --uploads 20` 823 MB, and with large pieces of their own 402 MB.
    """
    if sys.platform != "linux":
        return False
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is None:
        return False
    pa.set_memory_pool(pa.system_memory_pool())
    return bool(tell(_M_ARENA_MAX, ARENAS)) and bool(tell(_M_MMAP_THRESHOLD, ALONE_BYTES))
