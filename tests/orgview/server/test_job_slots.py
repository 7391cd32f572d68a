"""Job slots: so many at once, so many waiting, the rest are sent away."""

import threading

import pytest

from orgmodel.errors import Cancelled
from orgview.server.limits.job_slots import LARGE, Busy, JobSlots


def _never():
    return False


def test_no_more_than_may_run_at_once():
    """Of 30 threads two run at any moment, and all have had one in the end."""
    slots, now, most, done = JobSlots(2, 28), [0], [0], []
    counting = threading.Lock()

    def work():
        with slots.slot(_never):
            with counting:
                now[0] += 1
                most[0] = max(most[0], now[0])
            with counting:
                now[0] -= 1
                done.append(1)

    threads = [threading.Thread(target=work) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(done) == 30
    assert most[0] <= 2


def test_who_comes_too_late_is_told_at_once():
    """And the next one, after one ended, is not."""
    slots = JobSlots(1, 0)
    with slots.slot(_never), pytest.raises(Busy), slots.slot(_never):
        pass
    with slots.slot(_never):
        pass


def test_a_failure_frees_the_slot():
    """However it ends."""
    slots = JobSlots(1, 0)
    for _ in range(3):
        with pytest.raises(ValueError, match="bad"), slots.slot(_never):
            raise ValueError("bad")


def test_who_goes_while_waiting_makes_room():
    """Waiting ends, and its place is free again."""
    slots = JobSlots(1, 1)
    with slots.slot(_never):
        for _ in range(3):
            with pytest.raises(Cancelled), slots.slot(lambda: True):
                pass


def test_closing_stops_all():
    """Those who run are told, those who wait are cancelled."""
    slots = JobSlots(1, 1)
    with slots.slot(_never) as is_over:
        assert not is_over()
        slots.close()
        assert is_over()
        with pytest.raises(Cancelled), slots.slot(_never):
            pass


def test_small_work_waits_for_nobody():
    """Where all slots are taken, what is quickly done is done all the same."""
    slots = JobSlots(0, 0, "Many large companies are worked on at the moment")
    with slots.slot_for(LARGE - 1, _never) as is_over:
        assert not is_over()
    with pytest.raises(Busy, match="large companies"), slots.slot_for(LARGE, _never):
        pass
