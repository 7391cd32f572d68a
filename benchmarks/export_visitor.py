"""Charts of a visitor while others' exports are made: ``python -m benchmarks.export_visitor [people]``."""

import json
import sys
import tempfile
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from benchmarks import figures
from benchmarks.people import write_people
from benchmarks.stage import App, running_app

PEOPLE, CHARTS, TARGET_MS = 5_000, 200, 100.0
# What is made meanwhile, by two visitors: pages, slides, a large picture.
MADE = (
    {"format": "pdf", "pages": "by-manager", "scope": "company"},
    {"format": "pptx", "pages": "by-manager", "scope": "company"},
)


class _Visitor:
    """A visitor with a cookie of their own."""

    def __init__(self, app: App) -> None:
        self._address = app.address.rstrip("/")
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def get(self, path: str) -> bytes:
        with self._open(f"{self._address}{path}", timeout=600) as answer:
            data: bytes = answer.read()
        return data

    def post(self, path: str, data: bytes, kind: str) -> dict:
        request = urllib.request.Request(f"{self._address}{path}", data, {"Content-Type": kind})
        with self._open(request, timeout=600) as answer:
            told: dict = json.load(answer)
        return told


def _times(visitor: _Visitor, sizes: range) -> list[float]:
    times = []
    for size in sizes:
        started = time.perf_counter()
        visitor.get(f"/scene?n={size}")
        times.append(1000 * (time.perf_counter() - started))
        time.sleep(0.05)
    return times


def main(people: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, running_app() as app:
        print(f"Charts of a visitor, {people:,} people exported by two others meanwhile ({figures.machine()})")
        visitor, first = _Visitor(app), range(200, 200 + CHARTS)
        print(figures.line("nobody exports", _times(visitor, first)))
        file = Path(folder) / "people.csv"
        write_people(people, file)
        begun = []
        for wanted in MADE:
            other = _Visitor(app)
            company = other.post("/upload?name=people.csv", file.read_bytes(), "application/octet-stream")["id"]
            job = {"query": f"mine={company}", **wanted}
            begun.append((other, other.post("/exports", json.dumps(job).encode(), "application/json")["export"]["id"]))
        times = _times(visitor, range(200 + CHARTS, 200 + 2 * CHARTS))
        states = [json.loads(other.get(f"/exports/{key}"))["export"]["state"] for other, key in begun]
        print(figures.line("while two exports are made", times))
        print(f"Exports at the end: {', '.join(states)}")
        print(figures.verdict("A chart meanwhile, p95", figures.p95(times), TARGET_MS))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
