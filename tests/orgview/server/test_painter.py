"""Pictures for exports: painted beside the server, so many at once, and nobody else waits for them."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from orgmodel.export.jobs.painting import LIMITS
from orgview.application import create_app
from orgview.server.limits.job_slots import JobSlots
from orgview.server.work.painter import RUNNING, WAITING, Painter
from orgview.settings import Settings
from tests.orgview.server.programs import get, port_of, running

LARGE = b"/export/chart.png?n=240000&scale=4"


@pytest.fixture
def store(monkeypatch, tmp_path):
    monkeypatch.setenv("REPORTLINE_STORE", f"sqlite:///{tmp_path / 'x.sqlite3'}")


def test_e7_too_many_pictures_are_told_when_to_come_again(loader):
    """E7: 429, Retry-After, one line; an SVG and the page need no slot."""
    slots = JobSlots(1, 0, "Many pictures are being painted at the moment")
    client = create_app(Settings(), loader, Painter(slots)).server.test_client()
    with slots.slot(lambda: False):
        answer = client.get("/export/chart.png?n=9")
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.text == "Many pictures are being painted at the moment. Try again in a minute.\n"
        assert client.get("/export/chart.svg?n=9").status_code == 200
    assert client.get("/export/chart.png?n=9").data.startswith(b"\x89PNG")


def test_a_picture_that_needs_too_long_is_told(loader):
    """503, and the sentence of the painter."""
    painter = Painter(limits=replace(LIMITS, seconds=0))
    answer = create_app(Settings(), loader, painter).server.test_client().get("/export/chart.pdf?n=9")
    assert answer.status_code == 503
    assert answer.text.startswith("Painting took more than 0 s and was stopped. Fold some branches")


@pytest.mark.slow
@pytest.mark.usefixtures("store")
def test_r12_pictures_hold_nobody_up():
    """R12, E7: while as many large pictures are painted as may wait, a chart takes no second; one more is sent away."""
    with running() as (_program, line):
        port = port_of(line)
        get(port, b"/scene?n=300")
        stopped, times = threading.Event(), []

        def look():
            while not stopped.is_set():
                began = time.monotonic()
                assert get(port, b"/scene?n=300").startswith(b"HTTP/1.1 200")
                times.append(time.monotonic() - began)
                time.sleep(0.05)

        looking = threading.Thread(target=look)
        looking.start()
        with ThreadPoolExecutor(RUNNING + WAITING + 1) as pool:
            told = list(pool.map(lambda _: get(port, LARGE, timeout=120), range(RUNNING + WAITING + 1)))
        stopped.set()
        looking.join()
    statuses = sorted(each.split(b" ", 2)[1] for each in told)
    assert statuses == [b"200"] * (RUNNING + WAITING) + [b"429"]
    assert sorted(times)[int(0.99 * len(times))] < 1


@pytest.mark.slow
@pytest.mark.usefixtures("store")
def test_a_picture_of_a_client_that_left_is_ended():
    """Its slots are free long before the pictures would be done."""
    with running() as (_program, line):
        port = port_of(line)
        links = [socket.create_connection(("127.0.0.1", port)) for _ in range(RUNNING + WAITING)]
        for link in links:
            link.sendall(b"GET " + LARGE + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(1)
        assert get(port, LARGE).startswith(b"HTTP/1.1 429")
        for link in links:
            link.close()
        deadline = time.monotonic() + 5
        while not (answer := get(port, b"/export/chart.png?n=9", timeout=30)).startswith(b"HTTP/1.1 200"):
            assert time.monotonic() < deadline, answer[:400]
            time.sleep(0.2)
