"""Freed memory: back to the system at once, not in stores of the process for later."""

import ctypes
import os
import sys

# From malloc.h of glibc.
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
ARENAS = 2
# glibc begins with this and raises it to whatever was freed last: then the columns of a company lie between small
# things that stay, and nothing goes back.
ALONE_BYTES = 128 * 1024


def choose_arrow_memory() -> None:
    """Let Arrow take its memory from the C library, unless the environment says otherwise.

    Call it before Arrow is loaded, which looks once. By itself it takes mimalloc, which keeps what was freed for each
    thread that ever read a column.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def return_freed_memory() -> bool:
    """Let large pieces be memory of their own, and all threads share two stores of small ones.

    Returns
    -------
    bool
        True where the C library can be told.

    Notes
    -----
    glibc keeps a store for each of eight threads a core, and what a large company needed for a moment stays in each:
    the server held 1,119 MB after the questions of `python -m benchmarks.answers 1000000` with all of them, and 759 MB
    with two. After those of `python -m benchmarks.serve --uploads 20` and a minute it held 740 MB, and 273 MB with
    large pieces of their own and `choose_arrow_memory`.
    """
    if sys.platform != "linux":
        return False
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is None:
        return False
    return bool(tell(_M_ARENA_MAX, ARENAS)) and bool(tell(_M_MMAP_THRESHOLD, ALONE_BYTES))
