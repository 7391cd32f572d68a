"""Job slots: how many files are read, pictures painted, or large companies worked on at once, and how many may wait."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from orgmodel.errors import Cancelled
from orgview.server.limits.work_time import apart

RUNNING, WAITING = 2, 20
POLL_S = 0.1
RETRY_AFTER_S = 15
# What is made of fewer people takes no longer than a request may.
LARGE = 50_000


class Busy(RuntimeError):
    """As many wait as may wait, or more was asked for than may be; its text is a sentence without its full stop.

    Attributes
    ----------
    retry_after_s
        Seconds until it is worth asking again.
    """

    def __init__(self, text: str, retry_after_s: int = RETRY_AFTER_S) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(text)


class JobSlots:
    """Slots of one process. A thread that waits keeps waiting: a server needs more threads than slots.

    Parameters
    ----------
    running, waiting
        How many run at once, and how many more may wait.
    busy_text
        What `Busy` says.
    """

    def __init__(
        self,
        running: int = RUNNING,
        waiting: int = WAITING,
        busy_text: str = "Many files are being read at the moment",
    ) -> None:
        self._busy_text = busy_text
        self.most = running + waiting
        self._inside, self._is_closed = 0, False
        self._counting, self._free = threading.Lock(), threading.Semaphore(running)

    @property
    def inside(self) -> int:
        """Number of those that run or wait."""
        return self._inside

    @contextmanager
    def slot(self, is_gone: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
        """Wait for a slot; gives a function that tells when to stop: the client is gone, or the server stops.

        Raises
        ------
        Busy
            If too many wait already.
        Cancelled
            If it is time to stop while still waiting.
        """
        self.enter()
        try:
            with self.turn(is_gone) as is_over:
                yield is_over
        finally:
            self.leave()

    def enter(self) -> None:
        """Take a place among those who run or wait, for a thread that will wait later; `leave` gives it back.

        Raises
        ------
        Busy
            If too many wait already.
        """
        with self._counting:
            if self._inside >= self.most:
                raise Busy(self._busy_text)
            self._inside += 1

    def leave(self) -> None:
        """Give a place back."""
        with self._counting:
            self._inside -= 1

    @contextmanager
    def turn(self, is_gone: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
        """Wait, with a place, until it is one's turn; gives and raises as `slot`, but never `Busy`."""

        def is_over() -> bool:
            return self._is_closed or is_gone()

        while not self._free.acquire(timeout=POLL_S):
            if is_over():
                raise Cancelled
        try:
            yield is_over
        finally:
            self._free.release()

    def slot_for(self, people: int, is_gone: Callable[[], bool]) -> AbstractContextManager[Callable[[], bool]]:
        """Slot for work on so many people, as `slot`; fewer than `LARGE` wait for nobody."""
        return nullcontext(is_gone) if people < LARGE else self._large(is_gone)

    @contextmanager
    def _large(self, is_gone: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
        with self.slot(is_gone) as is_over, apart():
            yield is_over

    def close(self) -> None:
        """Stop all slots. Takes no lock, so that a signal may call it."""
        self._is_closed = True
