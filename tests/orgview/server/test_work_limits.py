"""Work limits: who asks for much work is told when to come again, however seldom they ask, and nobody else is."""

from time import time
from types import SimpleNamespace

import pytest

from orgview.application import create_app
from orgview.server.limits import shared_memory, work_limits, work_time
from orgview.server.limits.job_slots import LARGE, JobSlots
from orgview.server.visitors.visitor_cookie import new_secret
from orgview.settings import Settings


@pytest.fixture
def clock(monkeypatch):
    """A time that stands still until it is moved, and work that costs what a test says."""
    now = SimpleNamespace(s=60.0 * (time() // 60) + 1, spent_ms=0, worked=0.0)
    monkeypatch.setattr(shared_memory, "time", SimpleNamespace(time=lambda: now.s))

    def thread_time():
        now.worked += now.spent_ms / 1000
        return now.worked

    monkeypatch.setattr(work_time, "thread_time", thread_time)
    return now


@pytest.fixture
def app(loader, clock):
    return create_app(Settings(visitors_per_address=10), loader).server


def visitor(app):
    client = app.test_client()
    client.set_cookie("reportline", new_secret())
    return client


def ask(client, path="/samples", address="192.0.2.1"):
    return client.get(path, environ_overrides={"REMOTE_ADDR": address})


def test_f16_a_visitor_who_had_their_part_of_the_processor_is_told_when_to_come_again(app, clock):
    """Whatever the question; others at that address are answered, and so are they when it is time."""
    client, other = visitor(app), visitor(app)
    clock.spent_ms = work_limits.VISITOR_MS // 3 + 1
    assert [ask(client).status_code for _ in range(3)] == [200] * 3
    refused = ask(client, "/scene?n=400")
    assert refused.status_code == 429
    assert "30 seconds a minute was asked for by one visitor" in refused.text
    assert refused.headers["X-Content-Type-Options"] == "nosniff"
    clock.spent_ms = 1
    assert ask(other).status_code == 200
    wait_s = int(refused.headers["Retry-After"])
    assert 1 <= wait_s <= 120
    clock.s += wait_s - 3
    assert ask(client).status_code == 429
    clock.s += 3
    assert ask(client).status_code == 200


def test_f16_new_names_are_no_way_to_more_work(app, clock):
    """An address has a part too; what is the same for everybody is answered all the same."""
    clock.spent_ms = 15_000
    assert [ask(visitor(app)).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert ask(app.test_client()).status_code == 429
    with ask(visitor(app), "/assets/reportline.js") as file:
        assert file.status_code == 200
    assert ask(visitor(app), address="192.0.2.2").status_code == 200


def test_f16_one_heavy_question_is_a_debt(app, clock):
    """What it cost more than is allowed has to be waited for."""
    client = visitor(app)
    clock.spent_ms = 4 * work_limits.VISITOR_MS
    assert ask(client).status_code == 200
    clock.s += 60
    assert ask(client).status_code == 429
    clock.s += 60
    assert ask(client).status_code == 200


def test_f16_work_is_the_processor_s_time_without_what_has_slots():
    """A thread that waits works not; large work waits its turn instead."""
    from flask import Flask

    def burn():
        return sum(range(3_000_000))

    with Flask("x").test_request_context():
        work_time.begin()
        burn()
        whole = work_time.spent_ms()
        assert whole > 5
        assert work_time.spent_ms() == 0
        work_time.begin()
        with JobSlots().slot_for(LARGE, lambda: False):
            burn()
        assert work_time.spent_ms() < whole / 2


def test_f16_a_chart_is_counted(loader):
    """With the work that it was, of the visitor and of the address."""
    app = create_app(Settings(visitors_per_address=1), loader).server
    counted = []
    storage_of = shared_memory.SharedCounts.acquire_sliding_window_entry

    def note(storage, key, limit, expiry, amount=1):
        if key.startswith("work "):
            counted.append((key.split()[1], amount))
        return storage_of(storage, key, limit, expiry, amount)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared_memory.SharedCounts, "acquire_sliding_window_entry", note)
        client = visitor(app)
        assert ask(client, "/scene?n=240000&struct=divisional&lv=20").status_code == 200
        ask(client, "/assets/reportline.js").close()
    assert [whose for whose, _ in counted] == ["visitor", "address"]
    assert all(amount > 5 for _, amount in counted)
