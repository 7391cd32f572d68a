"""Decoded companies in memory: bounded, made once, last used last gone."""

import threading

import pytest

from orgview.cache import Decoded


def _made(value, size=10):
    return lambda: (value, size)


def _fail():
    raise ValueError("not made")


def test_the_least_recently_used_goes():
    """Bytes count, not numbers; a use brings to the front."""
    kept = Decoded(most_bytes=30)
    for name in "abc":
        kept.find(name, _made(name))
    assert kept.find("a", _fail) == "a"
    kept.find("d", _made("d", 20))
    assert kept.size_bytes == 30
    assert kept.find("a", _fail) == "a"
    with pytest.raises(ValueError, match="not made"):
        kept.find("b", _fail)


def test_one_larger_than_all_is_kept_alone():
    """Somebody looks at it."""
    kept = Decoded(most_bytes=30)
    kept.find("a", _made("a"))
    kept.find("big", _made("big", 1000))
    assert kept.find("big", _fail) == "big"
    assert kept.size_bytes == 1000


def test_what_is_forgotten_is_made_again():
    """Unknown hashes and None do no harm."""
    kept = Decoded()
    kept.find("a", _made("old"))
    kept.forget(["a", "b", None])
    assert kept.find("a", _made("new")) == "new"


def test_a_failure_is_told_to_all_and_kept_by_nobody():
    """The next one tries again."""
    kept = Decoded()
    with pytest.raises(ValueError, match="not made"):
        kept.find("a", _fail)
    assert kept.find("a", _made("a")) == "a"


def test_threads_that_ask_at_once_share_one():
    """A company of a million people is not decoded eight times."""
    kept, gate, made = Decoded(), threading.Event(), []

    def make():
        gate.wait(10)
        made.append(object())
        return made[-1], 10

    found = []
    threads = [threading.Thread(target=lambda: found.append(kept.find("a", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join(10)
    assert len(made) == 1
    assert found == made * 8
