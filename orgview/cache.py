"""The companies in use, decoded: the least recently used go when they are too large together."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any

MOST_BYTES = 512 * 1024 * 1024


class Decoded:
    """Values by the hash of their bytes. Shared by the threads of one process; each value is made once.

    Parameters
    ----------
    most_bytes
        Values together; the last one used stays, however large.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, tuple[Any, int]] = OrderedDict()
        self._coming: dict[str, Future[Any]] = {}
        self._lock = threading.Lock()

    @property
    def size_bytes(self) -> int:
        """Bytes of all values kept."""
        with self._lock:
            return sum(size for _value, size in self._kept.values())

    def find(self, digest: str, make: Callable[[], tuple[Any, int]]) -> Any:
        """Tell the value of a hash; who asks first makes it, others wait for that.

        Parameters
        ----------
        digest
            Hash of the bytes.
        make
            Gives the value and its size in bytes. What it raises is raised to all who wait.
        """
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                return self._kept[digest][0]
            coming = self._coming.get(digest)
            is_first = coming is None
            if coming is None:
                coming = self._coming[digest] = Future()
        if is_first:
            self._make(digest, make, coming)
        return coming.result()

    def forget(self, digests: Iterable[str | None]) -> None:
        """Let go of values; unknown hashes are passed over."""
        with self._lock:
            for digest in digests:
                self._kept.pop(digest or "", None)

    def _make(self, digest: str, make: Callable[[], tuple[Any, int]], coming: Future[Any]) -> None:
        try:
            value, size = make()
        except BaseException as error:
            with self._lock:
                del self._coming[digest]
            coming.set_exception(error)
            return
        with self._lock:
            del self._coming[digest]
            self._kept[digest] = value, size
            total = sum(each for _value, each in self._kept.values())
            while total > self._most_bytes and len(self._kept) > 1:
                total -= self._kept.popitem(last=False)[1][1]
        coming.set_result(value)
