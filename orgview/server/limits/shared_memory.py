"""Memory that the workers of one server share: how often was asked, and what was erased.

Each worker writes rows of its own and reads those of all, so that none waits for another, and one that is killed leaves
nothing locked. It is made before the workers are.
"""

import hashlib
import mmap
import os
import threading
import time
from collections.abc import Iterable
from math import floor
from typing import Any

import numpy as np
from limits.storage import Storage
from limits.storage.base import SlidingWindowCounterSupport

# Visitors and addresses of two minutes; two that meet in one count as new ones.
ENTRIES = 1 << 16
# Contents that were erased, before a worker that has not looked meanwhile lets go of everything it has.
ERASURES = 4096
_COUNT = np.dtype([("tag", "u8"), ("window", "u8"), ("now", "u4"), ("before", "u4")])


def _shared(shape: tuple[int, ...], dtype: Any) -> Any:
    """Array of zeros that processes made by forking share."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    return np.frombuffer(mmap.mmap(-1, size), dtype).reshape(shape)


class SharedCounts(Storage, SlidingWindowCounterSupport):
    """Counts of all workers together, as `limits` asks for them.

    Workers that count at the same moment may all allow the last one: at most as many too many as there are workers.

    Parameters
    ----------
    workers
        How many there are.
    """

    def __init__(self, workers: int) -> None:
        super().__init__()
        self._rows = _shared((workers, ENTRIES), _COUNT)
        # So that nobody can choose names that meet.
        self._secret = os.urandom(16)
        self._worker, self._turn = 0, threading.Lock()

    def belong_to(self, worker: int) -> None:
        """Count for a worker, in its own process."""
        self._worker = worker

    @property
    def base_exceptions(self) -> type[Exception]:
        """Errors of the storage: there are none."""
        return ValueError

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count, unless it would be more than the limit."""
        now = time.time()
        tag, entry = self._entry_of(key)
        window = int(now // expiry)
        with self._turn:
            before, count = self._sum(tag, entry, window)
            if floor(before * (1 - now / expiry % 1) + count) + amount > limit:
                return False
            row = self._rows[self._worker, entry]
            if int(row["tag"]) != tag or int(row["window"]) + 1 < window:
                row["now"] = row["before"] = 0
            elif int(row["window"]) < window:
                row["before"], row["now"] = row["now"], 0
            row["tag"], row["window"] = tag, window
            row["now"] += amount
            return True

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Counts of the window before and of this one, and for how many seconds each still counts."""
        now = time.time()
        before, count = self._sum(*self._entry_of(key), int(now // expiry))
        left = (1 - now / expiry % 1) * expiry
        return before, left if before else 0.0, count, left + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Forget a count."""
        self.clear(key)

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Of fixed windows, which are not used here."""
        raise NotImplementedError

    def get(self, key: str) -> int:
        """Of fixed windows, which are not used here."""
        raise NotImplementedError

    def get_expiry(self, key: str) -> float:
        """Of fixed windows, which are not used here."""
        raise NotImplementedError

    def check(self) -> bool:
        """True: memory is always there."""
        return True

    def reset(self) -> int | None:
        """Forget all counts."""
        self._rows[:] = 0
        return None

    def clear(self, key: str) -> None:
        """Forget a count."""
        self._rows[:, self._entry_of(key)[1]] = 0

    def _entry_of(self, key: str) -> tuple[int, int]:
        digest = hashlib.blake2b(key.encode("utf-8", "backslashreplace"), digest_size=8, key=self._secret).digest()
        tag = int.from_bytes(digest)
        return tag, tag % ENTRIES

    def _sum(self, tag: int, entry: int, window: int) -> tuple[int, int]:
        before = count = 0
        for known, when, now, earlier in self._rows[:, entry].tolist():
            if known == tag and when == window:
                before, count = before + earlier, count + now
            elif known == tag and when + 1 == window:
                before += now
        return before, count


class Erasures:
    """Contents that were erased, as one worker tells the others.

    Parameters
    ----------
    workers
        How many there are.
    """

    def __init__(self, workers: int) -> None:
        self._digests = _shared((workers, ERASURES), "S64")
        self._counts = _shared((workers,), "u8")
        self._seen = [0] * workers
        self._worker, self._turn = 0, threading.Lock()

    def belong_to(self, worker: int) -> None:
        """Announce for a worker, in its own process: it has nothing yet that was erased before."""
        self._worker, self._seen = worker, self._counts.tolist()

    def announce(self, contents: Iterable[str]) -> None:
        """Announce contents to the others, by their hashes."""
        with self._turn:
            for content in contents:
                count = int(self._counts[self._worker])
                self._digests[self._worker, count % ERASURES] = content.encode()
                self._counts[self._worker] = count + 1

    def news(self) -> tuple[set[str], bool]:
        """Contents that others have erased since the last time, and whether it were more than were remembered."""
        counts = self._counts.tolist()
        if counts == self._seen:
            return set(), False
        with self._turn:
            contents: set[str] = set()
            is_more = False
            for worker, (count, seen) in enumerate(zip(counts, self._seen, strict=True)):
                # Where it wraps, the oldest may just be written over.
                is_more |= count - seen >= ERASURES
                if worker != self._worker and not is_more:
                    contents |= {self._digests[worker, at % ERASURES].decode() for at in range(seen, count)}
            self._seen = counts
        return contents, is_more
