"""The shared cache: one budget, each value made once, last used last gone."""

import threading

import pytest

from orgmodel.errors import Cancelled
from orgview.application import create_app, create_loader
from orgview.memory.cache import IDLE_S, SharedCache
from orgview.settings import MIB, Settings


def _made(value, size=10):
    return lambda: (value, size)


def _fail():
    raise ValueError("not made")


def test_the_least_recently_used_goes():
    """Bytes count, not numbers; a use brings to the front, whatever it is a use of."""
    cache = SharedCache(most_bytes=30_000)
    for name in "abc":
        cache.get_or_make(name, "org", _made(name, 9_600))
    assert cache.get_or_make("a", "org", _fail) == "a"
    cache.get_or_make("a", "index", _made("d", 19_600))
    assert cache.size_bytes == 30_000
    assert cache.get_or_make("a", "org", _fail) == "a"
    with pytest.raises(ValueError, match="not made"):
        cache.get_or_make("b", "org", _fail)


def test_one_larger_than_all_is_kept_alone():
    """Somebody looks at it."""
    cache = SharedCache(most_bytes=3_000)
    cache.get_or_make("a", "org", _made("a"))
    cache.get_or_make("big", "org", _made("big", 9_600))
    assert cache.get_or_make("big", "org", _fail) == "big"
    assert cache.size_bytes == 10_000


def test_what_nobody_uses_leaves_after_a_minute():
    """An eighth of the budget stays; what is used stays within the whole."""
    now = [0.0]
    cache = SharedCache(most_bytes=80_000, clock=lambda: now[0])
    for name in "abcd":
        cache.get_or_make(name, "org", _made(name, 9_600))
    now[0] = IDLE_S / 2
    assert cache.get_or_make("b", "org", _fail) == "b"
    assert cache.size_bytes == 40_000
    now[0] = IDLE_S + 1
    assert cache.get_or_make("d", "org", _fail) == "d"
    assert cache.size_bytes == 20_000
    assert cache.get_or_make("b", "org", _fail) == "b"
    now[0] = 3 * IDLE_S
    assert cache.get_or_make("b", "org", _fail) == "b"
    assert cache.size_bytes == 10_000


def test_what_is_idle_goes_though_nobody_asks_for_anything(monkeypatch):
    """One look at a time, and again until it is little; none where it is."""
    now, looks = [0.0], []

    class Look:
        def __init__(self, span_s, act):
            self.span_s, self.act = span_s, act

        def start(self):
            looks.append(self)

    monkeypatch.setattr(threading, "Timer", Look)
    cache = SharedCache(most_bytes=80_000, clock=lambda: now[0])
    cache.get_or_make("a", "org", _made("a", 9_600))
    assert looks == []
    for name in "bcd":
        cache.get_or_make(name, "org", _made(name, 9_600))
    assert len(looks) == 1
    now[0] = IDLE_S / 2
    looks[0].act()
    assert (len(looks), cache.size_bytes) == (2, 40_000)
    now[0] += looks[1].span_s
    looks[1].act()
    assert (len(looks), cache.size_bytes) == (2, 10_000)


def test_uses_of_one_content_do_not_meet():
    """The org of a hash and its index are two values; a lone surrogate in a filter is a key like another."""
    cache = SharedCache()
    assert cache.get_or_make("a", "org", _made("org")) == "org"
    assert cache.get_or_make("a", "index", _made("index")) == "index"
    assert cache.get_or_make("a", "rows \ud800", _made("rows")) == "rows"
    assert cache.get_or_make("a", "org", _fail) == "org"


def test_all_that_was_made_of_a_content_is_forgotten():
    """Unknown hashes and None do no harm; other contents stay."""
    cache = SharedCache()
    for what in ("org", "index"):
        cache.get_or_make("a", what, _made("old"))
    cache.get_or_make("b", "org", _made("other"))
    cache.forget(["a", "c", None])
    assert cache.get_or_make("a", "org", _made("new")) == "new"
    assert cache.get_or_make("a", "index", _made("new")) == "new"
    assert cache.get_or_make("b", "org", _fail) == "other"


def test_a_failure_is_raised_to_all_and_kept_by_nobody():
    """The next one tries again."""
    cache = SharedCache()
    with pytest.raises(ValueError, match="not made"):
        cache.get_or_make("a", "org", _fail)
    assert cache.get_or_make("a", "org", _made("a")) == "a"


def test_what_its_maker_gave_up_is_made_by_the_next_who_waits():
    """One visitor left while others wait for the same; who left is told, the others have it."""
    cache, gate, left = SharedCache(), threading.Event(), threading.Event()

    def give_up():
        left.set()
        gate.wait(10)
        raise Cancelled

    refused, found = [], []

    def first():
        try:
            cache.get_or_make("a", "org", give_up)
        except Cancelled as error:
            refused.append(error)

    threads = [threading.Thread(target=first)]
    threads[0].start()
    left.wait(10)
    threads += [threading.Thread(target=lambda: found.append(cache.get_or_make("a", "org", _made("a"))))]
    threads[1].start()
    gate.set()
    for thread in threads:
        thread.join(10)
    assert (len(refused), found) == (1, ["a"])


def test_threads_that_ask_at_once_share_one():
    """A company of a million people is not decoded eight times."""
    cache, gate, made = SharedCache(), threading.Event(), []

    def make():
        gate.wait(10)
        made.append(object())
        return made[-1], 10

    found = []
    threads = [threading.Thread(target=lambda: found.append(cache.get_or_make("a", "org", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join(10)
    assert len(made) == 1
    assert found == made * 8


def test_one_process_has_one_budget(tmp_path, monkeypatch):
    """The settings decide it, and no part of the app makes a cache of its own."""
    made = []
    plain = SharedCache.__init__

    def count(self, most_bytes, *more):
        made.append(most_bytes)
        plain(self, most_bytes, *more)

    monkeypatch.setattr(SharedCache, "__init__", count)
    settings = Settings(store=f"sqlite:///{tmp_path / 'data.sqlite3'}", cache_bytes=64 * MIB)
    create_app(settings, create_loader(settings))
    assert made == [64 * MIB]


def test_what_large_values_took_is_given_back(monkeypatch):
    """To the system, once for all that left together; small ones are no matter."""
    calls, now = [], [0.0]
    monkeypatch.setattr("orgview.memory.cache.give_back", lambda: calls.append(1))
    cache = SharedCache(most_bytes=32 * MIB, clock=lambda: now[0])
    for name in "abcd":
        cache.get_or_make(name, "org", _made(name, 3 * MIB))
    assert calls == []
    now[0] = IDLE_S + 1
    assert cache.get_or_make("d", "org", _fail) == "d"
    assert calls == [1]
    cache.get_or_make("e", "org", _made("e", 100))
    assert calls == [1]
