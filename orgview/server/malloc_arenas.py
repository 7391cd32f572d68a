"""Arenas of the C library: memory that it holds back for each thread."""

import ctypes
import sys

# From malloc.h of glibc.
_M_ARENA_MAX = -8
ARENAS = 2


def limit_malloc_arenas() -> bool:
    """Let all threads share two stores of freed memory; True where the C library can be told.

    glibc keeps one for each of eight threads a core, and what a large company needed for a moment stays in each: the
    server held 1,119 MB after the questions of `python -m benchmarks.answers 1000000` without this, and 759 MB with it.
    """
    if sys.platform != "linux":
        return False
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    return tell is not None and bool(tell(_M_ARENA_MAX, ARENAS))
