"""Work time: processor time that this process spends on a request, without what waits its turn among large work."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time

from flask import g, has_request_context


def begin() -> None:
    """Begin to count for the request at hand, which one thread answers from here to its end."""
    g.work_began = thread_time()


def spent_ms() -> int:
    """Milliseconds since `begin`; 0 where nobody began."""
    began = g.pop("work_began", None)
    return 0 if began is None else max(0, round(1000 * (thread_time() - began)))


@contextmanager
def apart() -> Iterator[None]:
    """Count nothing of the block: its slots bound it."""
    before = thread_time()
    try:
        yield
    finally:
        if has_request_context() and "work_began" in g:
            g.work_began += thread_time() - before
