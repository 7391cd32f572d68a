"""Clock: a step of the reading that must not take more than some seconds of the processor."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from orgmodel.errors import BadFile


@contextmanager
def at_most(seconds: float, step: str) -> Iterator[None]:
    """Refuse the file when the step takes longer; regular expressions are interrupted too.

    Only in the main thread of a system with timers for processes (not on Windows), as that of the reading process is;
    elsewhere the limit of the whole reading holds alone. Not to be nested.

    Raises
    ------
    BadFile
        Naming the step and the limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: Any) -> None:
        raise BadFile(
            f"{step} took more than {seconds:g} s and was stopped",
            "Save the table as plain CSV or .xlsx and load that file.",
        )

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
