"""Cache of one process: what was made of contents and of questions lately, within one budget for all its uses."""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from orgmodel.errors import Cancelled
from orgview.memory.freeing import LARGE_BYTES, give_back

T = TypeVar("T")

# The largest company, 3,000,000 people, and its index for search stay together: 372 and 402 MiB.
MOST_BYTES = 1024 * 1024 * 1024
# What nobody has used for so long leaves where it takes more than a share of the budget: twenty companies of 100,000
# people that were looked at once leave the server as small as before.
IDLE_S, IDLE_SHARE = 60.0, 0.125
# Content of what depends on a question alone: the same for everybody, and of no company that could be erased.
TYPICAL = "typical"
# What an entry takes besides its value: key, size, places in the table.
_ENTRY_BYTES = 400

# The content a value was made of, and a hash of what was made of it: a filter's text may be long.
_Key = tuple[str, bytes]


class Erasures(Protocol):
    """Erasures: how caches of several processes tell each other what is erased."""

    def announce(self, contents: Iterable[str]) -> None:
        """Announce contents to the others, by their hashes."""

    def news(self) -> tuple[set[str], bool]:
        """Contents that others have erased since the last time, and whether it were more than were remembered."""


class Answers(Protocol):
    """Answers that other processes have made, each by the SHA-256 of what it is."""

    def find(self, digest: bytes) -> bytes | None:
        """Bytes that any process has made; None where none has."""

    def keep(self, digest: bytes, value: bytes) -> None:
        """Keep bytes for all processes."""


class SharedCache:
    """Values made of contents; the least recently used go when they are too large together.

    Shared by the threads of a process; each value is made once. Callers do not change what they get.

    Parameters
    ----------
    most_bytes
        Values together; the last one used stays, however large.
    erasures, answers
        Of other processes, where there are some.
    clock
        Seconds, of any beginning.
    """

    def __init__(
        self,
        most_bytes: int = MOST_BYTES,
        erasures: Erasures | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        answers: Answers | None = None,
    ) -> None:
        self._erasures, self._answers = erasures, answers
        self._most_bytes, self._idle_bytes = most_bytes, int(most_bytes * IDLE_SHARE)
        self._clock = clock
        # Value, bytes, and when it was used last; what was used last comes last.
        self._values: OrderedDict[_Key, tuple[Any, int, float]] = OrderedDict()
        self._size_bytes = 0
        self._coming: dict[_Key, Future[Any]] = {}
        self._look: threading.Timer | None = None
        self._lock = threading.Lock()

    @property
    def size_bytes(self) -> int:
        """Bytes of all values together."""
        return self._size_bytes

    def get_or_make(self, content: str, what: str, make: Callable[[], tuple[T, int]]) -> T:
        """Value made of a content; the first caller makes it, others wait for that.

        Parameters
        ----------
        content
            Hash of the content; of several contents their hashes with blanks between.
        what
            What is made of it, with all that it depends on: ``"org"``, ``"rows Query(...)"``. The name of a use comes
            first, so that no two uses meet.
        make
            Gives the value and its size in bytes. What it raises is raised to all who wait; but where its
            caller is gone, the next of these makes it.
        """
        key = content, hashlib.sha256(what.encode("utf-8", "backslashreplace")).digest()
        with self._lock:
            known = self._values.get(key)
            if known is not None:
                self._values[key] = known[0], known[1], self._clock()
                self._values.move_to_end(key)
            coming = None if known is not None else self._coming.get(key)
            is_first = known is None and coming is None
            if is_first:
                coming = self._coming[key] = Future()
        if known is not None:
            self._shrink()
            ready: T = known[0]
            return ready
        assert coming is not None  # noqa: S101 - what is not here is coming
        if is_first:
            self._make(key, make, coming)
        try:
            value: T = coming.result()
        except Cancelled:
            if is_first:
                raise
            # Whoever was making it has gone; this caller has not.
            return self.get_or_make(content, what, make)
        return value

    def typical_bytes(self, what: str, make: Callable[[], bytes]) -> bytes:
        """Bytes that depend on a question alone; whichever process makes them first makes them for all.

        Parameters
        ----------
        what, make
            As for `get_or_make`; two processes that say the same mean the same.
        """

        def find_or_make() -> tuple[bytes, int]:
            digest = hashlib.sha256(what.encode("utf-8", "backslashreplace")).digest()
            value = None if self._answers is None else self._answers.find(digest)
            if value is None:
                value = make()
                if self._answers is not None:
                    self._answers.keep(digest, value)
            return value, len(value)

        return self.get_or_make(TYPICAL, what, find_or_make)

    def catch_up(self) -> None:
        """Let go of what was erased in other processes."""
        if self._erasures is None:
            return
        gone, is_more = self._erasures.news()
        if is_more:
            with self._lock:
                self._values.clear()
                self._size_bytes = 0
        elif gone:
            self.let_go(gone)

    def contents(self) -> set[str]:
        """Hashes of all contents of which something is here."""
        with self._lock:
            return {content for key in self._values for content in key[0].split()}

    def forget(self, contents: Iterable[str | None]) -> None:
        """Let go of all that was made of these contents, in other processes too; unknown hashes are passed over."""
        gone = {content for content in contents if content}
        if self._erasures is not None and gone:
            self._erasures.announce(gone)
        self.let_go(gone)

    def let_go(self, gone: set[str]) -> None:
        """Let go of all that was made of these contents, in this process."""
        with self._lock:
            for key in [key for key in self._values if not gone.isdisjoint(key[0].split())]:
                self._size_bytes -= self._values.pop(key)[1]

    def _make(self, key: _Key, make: Callable[[], tuple[Any, int]], coming: Future[Any]) -> None:
        try:
            value, size = make()
        except BaseException as error:
            with self._lock:
                del self._coming[key]
            coming.set_exception(error)
            return
        with self._lock:
            del self._coming[key]
            self._values[key] = value, size + _ENTRY_BYTES, self._clock()
            self._size_bytes += size + _ENTRY_BYTES
        coming.set_result(value)
        self._shrink()
        self._shrink_later()

    def _shrink_later(self) -> None:
        """Look once more when what is here may have become idle: nobody may ask for anything until then."""
        with self._lock:
            if self._look is not None or self._size_bytes <= self._idle_bytes or len(self._values) < 2:
                return
            self._look = threading.Timer(IDLE_S + 1, self._look_again)
            self._look.daemon = True
            self._look.start()

    def _look_again(self) -> None:
        with self._lock:
            self._look = None
        self._shrink()
        self._shrink_later()

    def _shrink(self) -> None:
        """Let go of what was used longest ago, where there is too much, or too much that nobody uses."""
        with self._lock:
            before_bytes, long_ago = self._size_bytes, self._clock() - IDLE_S
            while len(self._values) > 1 and self._size_bytes > self._idle_bytes:
                if self._size_bytes <= self._most_bytes and next(iter(self._values.values()))[2] > long_ago:
                    break
                self._size_bytes -= self._values.popitem(last=False)[1][1]
            gone_bytes = before_bytes - self._size_bytes
        if gone_bytes >= LARGE_BYTES:
            give_back()
