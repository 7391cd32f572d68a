"""Metrics: counts of requests and work for Prometheus, on a port of their own."""

import errno
import logging
import time
from collections.abc import Callable, Mapping

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server

from orgview.server.process.logs import REQUESTS

# Seconds; the answers for typical companies take a millisecond, large files a minute.
_STEPS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)
# A worker has its port a moment longer than the next one needs to start.
PORT_S = 3.0

log = logging.getLogger(REQUESTS)


class Metrics:
    """Counters of one process. Labels are names of addresses, methods and codes: nothing that a visitor can choose.

    Parameters
    ----------
    gauges
        Name, what it says, and how to ask for it: how many files are read, how much the cache holds.
    """

    def __init__(self, gauges: Mapping[str, tuple[str, Callable[[], float]]]) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "reportline_requests",
            "Requests that were answered.",
            ["endpoint", "method", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "reportline_request_seconds", "Time to an answer.", ["endpoint"], buckets=_STEPS, registry=self.registry
        )
        for name, (text, ask) in gauges.items():
            Gauge(f"reportline_{name}", text, registry=self.registry).set_function(ask)

    def count(self, endpoint: str, method: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self._requests.labels(endpoint, method, str(status)).inc()
        self._seconds.labels(endpoint).observe(seconds)


def register(server: Flask, metrics: Metrics) -> None:
    """Count every answer of a server, and tell the log of those that were not refused; call it after all others.

    A line of the log holds the name of the address, never the address: that may hold the id of a company.
    """

    def begin() -> None:
        g.begun = time.perf_counter()

    def end(response: Response) -> Response:
        seconds = time.perf_counter() - g.begun
        endpoint = request.endpoint or "none"
        method = request.method if request.method in ("GET", "HEAD", "POST") else "other"
        metrics.count(endpoint, method, response.status_code, seconds)
        if response.status_code < 400 and log.isEnabledFor(logging.INFO):
            facts = {
                "endpoint": endpoint,
                "method": method,
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
                "bytes": response.content_length,
            }
            log.info("answered", extra={"facts": facts})
        return response

    server.before_request_funcs.setdefault(None, []).insert(0, begin)
    # Flask calls the last that was added first.
    server.after_request_funcs.setdefault(None, []).insert(0, end)


def serve_metrics(metrics: Metrics, host: str, port: int, patience_s: float = 0) -> Callable[[], None]:
    """Answer Prometheus on a port of its own, in a thread; gives a function that stops it, any number of times.

    Parameters
    ----------
    metrics
        What is counted.
    host, port
        Where.
    patience_s
        How long a port that is in use is tried again.

    Raises
    ------
    OSError
        If the address cannot be bound.
    """
    until = time.monotonic() + patience_s
    while True:
        try:
            server, thread = start_http_server(port, addr=host, registry=metrics.registry)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() >= until:
                raise
            time.sleep(0.1)
        else:
            break

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop
