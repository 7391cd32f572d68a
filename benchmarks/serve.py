"""Many visitors at once, who look, think for one to three seconds, and change the size, against several workers.

``python -m benchmarks.serve [--workers 2] [--visitors 200] [--seconds 30] [--known] [--beside] [--at URL --pid PID]``
``python -m benchmarks.serve --uploads 20``

Each change of size asks as the page does: one question for the chart and what has changed. `--known` has every size
asked for before, as it is where visitors come all day. `--beside` has somebody load a file of 1,000,000 rows and twelve
large pictures painted meanwhile. `--at` measures a server that runs already, of any kind. `--uploads` is something
else: what so many files of 100,000 rows, each looked at and searched, leave in the memory of one process.
"""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from urllib.parse import quote, urlsplit

import numpy as np

from benchmarks.people import write_people
from benchmarks.stage import App, running_app

THINK_S = (1.0, 3.0)
PEOPLE_BESIDE, PICTURES_BESIDE = 1_000_000, 12
# As people type and drag: two figures, and noughts.
SIZES = sorted({figures * 10**noughts for figures in range(10, 100) for noughts in range(5)})
# As browsers have it.
ENCODINGS = "gzip, deflate, br, zstd"
UPLOAD_ROWS = 100_000
# Longer than what nobody uses stays in the memory (orgview/memory/cache.py).
LATER_S = 65
TICKS = os.sysconf("SC_CLK_TCK")


class Visitor:
    """One connection of a browser, kept open; an answer that is not 200 is an error."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> int:
        """Get an address to its end; gives the status."""
        return await self.send(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {ENCODINGS}\r\n\r\n".encode()
        )

    async def send(self, request: bytes) -> int:
        """Send a request; gives the status of the answer, which is read to its end."""
        if self._writer is None or self._reader is None or self._writer.is_closing() or self._reader.at_eof():
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        self._writer.write(request)
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        if b"content-length:" in head:
            await self._reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
        elif b"chunked" in head:
            while size := int(await self._reader.readline(), 16):
                await self._reader.readexactly(size + 2)
            await self._reader.readline()
        if b"connection: close" in head:
            self._writer.close()
        return int(head.split()[1])


async def visit(
    address: str, until: float, times_ms: list[float], errors: list[str], chance: np.random.Generator
) -> int:
    """Look, think and change the size until the time is over; gives the number of changes."""
    visitor, size, changes = Visitor(address), 400, 0
    # Nobody comes at the same moment.
    await asyncio.sleep(chance.uniform(0, THINK_S[1]))
    while perf_counter() < until:
        before, size = size, int(chance.choice(SIZES))
        start = perf_counter()
        try:
            status = await visitor.get(f"/scene?n={size}&theme=light&from={quote(f'n={before}')}")
        except (OSError, asyncio.IncompleteReadError) as error:
            status, visitor = 0, Visitor(address)
            errors.append(type(error).__name__)
        times_ms.append((perf_counter() - start) * 1000)
        if status not in (0, 200):
            errors.append(str(status))
        changes += 1
        await asyncio.sleep(chance.uniform(*THINK_S))
    return changes


async def meet_all(address: str, workers: int) -> None:
    """Ask for every size, often enough for each worker to have met it."""

    async def meet(sizes: list[int]) -> None:
        # A connection stays with its worker.
        visitor = Visitor(address)
        for size in sizes:
            await visitor.get(f"/scene?n={size}&theme=light")

    await asyncio.gather(*(meet(SIZES) for _ in range(4 * workers)))


async def load_beside(address: str, file: Path) -> None:
    """Load a large file."""
    body = file.read_bytes()
    head = f"POST /upload?name=large.csv HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
    status = await Visitor(address).send(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + body)
    print(f"  beside it: {PEOPLE_BESIDE:,} rows were loaded ({status})")


async def paint_beside(address: str, number: int) -> None:
    """Have a large picture painted."""
    await Visitor(address).get(f"/export/chart.png?n={2000 + number}&scale=4")


async def measure(address: str, visitors: int, seconds: float, file: Path | None) -> tuple[list[float], list[str], int]:
    """Times of all requests in ms, errors, and the number of changes of size."""
    times_ms: list[float] = []
    errors: list[str] = []
    until = perf_counter() + seconds
    beside = []
    if file is not None:
        beside = [load_beside(address, file), *(paint_beside(address, number) for number in range(PICTURES_BESIDE))]
    visits = [visit(address, until, times_ms, errors, np.random.default_rng(number)) for number in range(visitors)]
    others = asyncio.gather(*beside)
    changes = sum(await asyncio.gather(*visits))
    await others
    return times_ms, errors, changes


def upload_all(address: str, count: int, folder: Path) -> None:
    """Load files of 100,000 rows, look at each company and search it."""
    parts = urlsplit(address)
    cookie = ""
    for number in range(count):
        file = folder / f"{number}.csv"
        write_people(UPLOAD_ROWS + number, file)
        link = HTTPConnection(parts.hostname or "", parts.port, timeout=300)
        headers = {"Content-Type": "application/octet-stream"} | ({"Cookie": cookie} if cookie else {})
        link.request("POST", f"/upload?name={number}.csv", file.read_bytes(), headers)
        answer = link.getresponse()
        cookie = cookie or (answer.headers["Set-Cookie"] or "").split(";")[0]
        company = json.loads(answer.read())["id"]
        for path in (f"/scene?mine={company}", f"/company/{company}/search?q=anna"):
            link.request("GET", path, headers={"Cookie": cookie})
            link.getresponse().read()
        link.close()
        file.unlink()


def measure_uploads(count: int) -> None:
    """Print what uploads leave in the memory."""
    os.environ |= {"WORKERS": "1"}
    with running_app() as app, TemporaryDirectory() as made:
        asyncio.run(Visitor(app.address).get("/"))
        print(f"memory of a server that has shown its page, MB: {sum(memory_mb(app.pid)):.0f}")
        upload_all(app.address, count, Path(made))
        print(f"after {count} files of {UPLOAD_ROWS:,} rows: {sum(memory_mb(app.pid)):.0f}")
        sleep(LATER_S)
        asyncio.run(Visitor(app.address).get("/scene?n=400"))
        print(f"{LATER_S} s later, at the next question: {sum(memory_mb(app.pid)):.0f}")


def family(pid: int) -> Iterator[int]:
    """A process and all below it that are there now."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def cpu_s(pid: int) -> float:
    """Seconds of the processor that a process and all below it took, those that have ended included."""
    total = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        total += sum(map(int, fields[11:15]))
    return total / TICKS


def memory_mb(pid: int) -> list[float]:
    """Memory of each process that is its own, in MB."""
    sizes = []
    for each in family(pid):
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        sizes.append(int(rollup.partition("\nPss:")[2].split()[0]) / 1024)
    return sizes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--visitors", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--beside", action="store_true")
    parser.add_argument("--at", help="address of a server that runs already")
    parser.add_argument("--pid", type=int, help="its process")
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--uploads", type=int)
    given = parser.parse_args()
    if not sys.platform.startswith("linux"):
        sys.exit("The processor's time is read from /proc: this needs Linux.")
    if given.uploads:
        measure_uploads(given.uploads)
        return
    os.environ |= {"WORKERS": str(given.workers), "REPORTLINE_VISITORS_PER_ADDRESS": str(given.visitors)}
    with ExitStack() as stack:
        app = App(given.at, given.pid) if given.at else stack.enter_context(running_app())
        file = None
        if given.beside:
            file = Path(stack.enter_context(TemporaryDirectory())) / "large.csv"
            write_people(PEOPLE_BESIDE, file)
        # Warm: each worker has answered.
        asyncio.run(measure(app.address, 20, 5, None))
        if given.known:
            asyncio.run(meet_all(app.address, given.workers))
        before = cpu_s(app.pid)
        times_ms, errors, changes = asyncio.run(measure(app.address, given.visitors, given.seconds, file))
        took = cpu_s(app.pid) - before
        ranks = sorted(times_ms)
        p50, p99 = (ranks[int((len(ranks) - 1) * share)] for share in (0.5, 0.99))
        print(f"{given.workers} workers, {given.visitors} visitors, {given.seconds:.0f} s: {len(ranks):,} requests")
        print(f"  p50 {p50:.0f} ms, p99 {p99:.0f} ms, most {ranks[-1]:.0f} ms, {len(errors)} errors {set(errors)}")
        if file is None:
            print(f"  processor: {1000 * took / len(ranks):.1f} ms a request, {1000 * took / changes:.1f} ms a change")
        print(f"  memory, MB: {', '.join(f'{size:.0f}' for size in memory_mb(app.pid))}")


if __name__ == "__main__":
    main()
