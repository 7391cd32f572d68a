"""Memory of the process: what has been freed, given back to the system."""

import ctypes
import sys

import pyarrow as pa

# Less is asked for again before it would matter.
LARGE_BYTES = 4 * 1024 * 1024


def give_back() -> None:
    """Give freed memory back; Arrow and the C library hold it for later. Some milliseconds."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
