"""Answers that one worker makes for all: found by the others, missed when written over, never mistaken."""

import hashlib
import os

import pytest

from orgview.memory.cache import SharedCache
from orgview.memory.shared_answers import SharedAnswers


def _digest(what: str) -> bytes:
    return hashlib.sha256(what.encode()).digest()


def test_a_worker_finds_what_another_process_made():
    """And of two that made the same, one of them."""
    answers = SharedAnswers(2, 1000)
    child = os.fork()
    if child == 0:
        answers.belong_to(1)
        answers.keep(_digest("n=400"), b"chart")
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert answers.find(_digest("n=400")) == b"chart"
    assert answers.find(_digest("n=401")) is None
    answers.keep(_digest("n=400"), b"chart")
    assert answers.find(_digest("n=400")) == b"chart"


def test_what_is_written_over_is_missed():
    """The oldest first; what was made since is whole."""
    answers = SharedAnswers(1, 1000)
    for number in range(12):
        answers.keep(_digest(str(number)), bytes([number]) * 240)
    found = [answers.find(_digest(str(number))) for number in range(12)]
    assert found == [None] * 8 + [bytes([number]) * 240 for number in range(8, 12)]


def test_a_ring_that_is_being_written_gives_nothing():
    """Its checksum tells, for the writer may be in the middle of another answer."""
    answers = SharedAnswers(1, 1000)
    answers.keep(_digest("n=400"), b"chart")
    answers._rings[0][2:3] = b"X"
    assert answers.find(_digest("n=400")) is None


@pytest.mark.parametrize("value", [b"", b"x" * 251])
def test_nothing_and_what_is_too_large_is_left_out(value):
    """So that one answer does not push out most others."""
    answers = SharedAnswers(1, 1000)
    answers.keep(_digest("n=400"), value)
    assert answers.find(_digest("n=400")) is None


def test_a_worker_in_the_place_of_another_begins_anew():
    """The others' answers stay."""
    answers = SharedAnswers(2, 1000)
    answers.keep(_digest("first"), b"1")
    answers.belong_to(1)
    answers.keep(_digest("second"), b"2")
    answers.belong_to(1)
    assert (answers.find(_digest("first")), answers.find(_digest("second"))) == (b"1", None)


def test_caches_of_two_processes_make_an_answer_once():
    """Each keeps it then by itself."""
    answers = SharedAnswers(2, 1000)
    made = []

    def make() -> bytes:
        made.append(1)
        return b"chart"

    for worker in range(2):
        answers.belong_to(worker)
        cache = SharedCache(answers=answers)
        assert cache.typical_bytes("answer n=400", make) == cache.typical_bytes("answer n=400", make) == b"chart"
        assert cache.size_bytes > 0
    assert len(made) == 1
