"""Metrics: what is counted, and where it can be read."""

import signal
import socket
import urllib.request

import pytest
from prometheus_client import generate_latest

from orgview.application import create_app, create_metrics
from orgview.server.work.painter import Painter
from orgview.settings import Settings
from tests.orgview.server.programs import get, port_of, running


def test_requests_are_counted_by_address_method_and_code(loader):
    """Refused ones too; nothing that a visitor sends is a label."""
    counters = create_metrics(loader, Painter())
    client = create_app(Settings(), loader, counters=counters).server.test_client()
    client.get("/scene?n=9")
    client.get("/scene?n=12")
    client.get("/Canary-1")
    client.open("/Canary-2", method="CANARY")
    client.post("/_dash-update-component", json={"Canary": 1})
    text = generate_latest(counters.registry).decode()
    assert 'reportline_requests_total{endpoint="scene",method="GET",status="200"} 2.0' in text
    assert 'endpoint="/_dash-update-component",method="POST",status="400"} 1.0' in text
    assert 'status="404"}' in text
    assert 'reportline_request_seconds_count{endpoint="scene"} 2.0' in text
    assert "reportline_reading_jobs 0.0" in text
    assert f"reportline_cache_bytes {float(loader.store.cache.size_bytes)}" in text
    assert loader.store.cache.size_bytes > 0
    assert "anary" not in text.lower()


def test_work_that_goes_on_is_a_gauge(loader):
    """Files that are read, and those that wait."""
    counters = create_metrics(loader, Painter())
    with loader.slots.slot(lambda: False):
        assert "reportline_reading_jobs 1.0" in generate_latest(counters.registry).decode()
    assert "reportline_reading_jobs 0.0" in generate_latest(counters.registry).decode()


def test_health_and_readiness(client, loader, monkeypatch):
    """The process answers whatever the store does; readiness says why not."""
    assert client.get("/health").json == {"is_alive": True}
    assert client.get("/ready").json == {"is_ready": True, "is_full": False}
    monkeypatch.setattr("orgview.store.room.Room.free_bytes", lambda _room: -1)
    full = client.get("/ready")
    assert (full.status_code, full.json) == (200, {"is_ready": True, "is_full": True})
    loader.store.close()
    loader.store.database._url = "sqlite:////dev/null/none.sqlite3"
    broken = client.get("/ready")
    assert (broken.status_code, broken.json["error"]["what"][:9]) == (503, "The store")
    assert client.get("/health").status_code == 200


@pytest.mark.slow
def test_prometheus_is_answered_on_this_computer_alone(tmp_path):
    """On its own port, never on that of the page; it stops with the server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"REPORTLINE_STORE": f"sqlite:///{tmp_path / 'x.sqlite3'}", "REPORTLINE_METRICS_PORT": str(port)}
    with running(**settings) as (program, line):
        page = port_of(line)
        assert get(page, b"/health").startswith(b"HTTP/1.1 200")
        assert get(page, b"/metrics").startswith(b"HTTP/1.1 404")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        assert 'reportline_requests_total{endpoint="health",method="GET",status="200"} 1.0' in text
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=10) == 0
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5)
