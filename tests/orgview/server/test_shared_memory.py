"""Memory that workers share: counts and erasures of one are those of all, also of processes."""

import os
import subprocess
import sys

import pytest
from limits import RateLimitItemPerMinute
from limits.strategies import SlidingWindowCounterRateLimiter

from orgview.memory.cache import SharedCache
from orgview.server.limits import shared_memory
from orgview.server.limits.shared_memory import ERASURES, Erasures, SharedCounts
from tests.folders import PROJECT

ITEM = RateLimitItemPerMinute(10)


class Clock:
    """A time that stands until it is moved."""

    now = 6000.0

    def time(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(shared_memory, "time", clock)
    return clock


def _as(worker, shared):
    """The same memory as another worker sees it."""
    other = object.__new__(type(shared))
    other.__dict__.update(shared.__dict__)
    other.belong_to(worker)
    return other


def test_workers_count_together(clock):
    """Whoever asked ten times of two workers is told by both and by a third."""
    counts = SharedCounts(3)
    limiters = [SlidingWindowCounterRateLimiter(_as(worker, counts)) for worker in range(3)]
    assert all(limiters[turn % 2].hit(ITEM, "visitor", "a") for turn in range(10))
    assert not any(limiter.hit(ITEM, "visitor", "a") for limiter in limiters)
    assert all(limiter.hit(ITEM, "visitor", "b") for limiter in limiters)
    assert limiters[2].get_window_stats(ITEM, "visitor", "a").remaining == 0


def test_what_was_asked_counts_less_with_time(clock):
    """Half of the window before counts half way through the next, and nothing of it after that."""
    counts = SharedCounts(2)
    first, second = (SlidingWindowCounterRateLimiter(_as(worker, counts)) for worker in range(2))
    assert sum(first.hit(ITEM, "a") for _ in range(20)) == 10
    clock.now += 90
    assert sum(second.hit(ITEM, "a") for _ in range(20)) == 5
    clock.now += 120
    assert sum(first.hit(ITEM, "a") for _ in range(20)) == 10


def test_two_names_of_one_place_do_not_count_together(clock, monkeypatch):
    """The later one takes the entry."""
    monkeypatch.setattr(shared_memory, "ENTRIES", 1)
    limiter = SlidingWindowCounterRateLimiter(SharedCounts(1))
    assert sum(limiter.hit(ITEM, "a") for _ in range(20)) == 10
    assert limiter.hit(ITEM, "b")
    limiter.clear(ITEM, "b")
    limiter.storage.reset()
    assert sum(limiter.hit(ITEM, "a") for _ in range(20)) == 10


def test_what_one_worker_erases_the_others_let_go():
    """At their next request; they are not told of their own erasures."""
    erasures = Erasures(2)
    caches = [SharedCache(erasures=_as(worker, erasures)) for worker in range(2)]
    for cache in caches:
        for content in ("a" * 64, "b" * 64):
            cache.get_or_make(content, "org", lambda: ("value", 10))
    one = caches[0].size_bytes // 2
    caches[0].forget(["a" * 64, None])
    assert [cache.size_bytes for cache in caches] == [one, 2 * one]
    for cache in caches:
        cache.catch_up()
    assert [cache.size_bytes for cache in caches] == [one, one]
    assert caches[1].get_or_make("b" * 64, "org", lambda: pytest.fail("it was let go")) == "value"


def test_a_worker_that_has_missed_too_much_lets_go_of_all():
    """More was erased than is remembered."""
    erasures = Erasures(2)
    first, second = (SharedCache(erasures=_as(worker, erasures)) for worker in range(2))
    second.get_or_make("b" * 64, "org", lambda: ("value", 10))
    first.forget(f"{number:064d}" for number in range(ERASURES + 1))
    second.catch_up()
    assert second.size_bytes == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are made by forking")
def test_processes_share_it():
    """What a child counts and erases its parent sees."""
    code = """
import os
from orgview.server.limits.shared_memory import Erasures, SharedCounts
counts, erasures = SharedCounts(2), Erasures(2)
counts.belong_to(0); erasures.belong_to(0)
pid = os.fork()
if pid == 0:
    counts.belong_to(1); erasures.belong_to(1)
    assert all(counts.acquire_sliding_window_entry("a", 10, 3600) for _ in range(7))
    erasures.announce(["c" * 64])
    os._exit(0)
os.waitpid(pid, 0)
print(sum(counts.acquire_sliding_window_entry("a", 10, 3600) for _ in range(9)), erasures.news())
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == f"3 ({{'{'c' * 64}'}}, False)\n"
