"""What the server takes for each question about a whole company, over HTTP on this machine, one at a time.

``python -m benchmarks.answers [people ...]``
"""

import json
import sys
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import quote
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from benchmarks import figures
from benchmarks.people import FIRST_NAMES, LAST_NAMES, write_people
from benchmarks.stage import App, running_app

SIZES = (100_000, 1_000_000, 3_000_000)
ROUNDS = 20


class Visitor:
    """A browser without a page: one cookie, one company."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.company = ""

    def ask(self, path: str, body: bytes | None = None, kind: str = "application/json") -> Any:
        """Answer of an address, decoded."""
        request = Request(self._app.address + path, data=body, headers={"Content-Type": kind})
        with self._opener.open(request) as reply:
            return json.load(reply)

    def load(self, file: Path) -> None:
        """Bring a file; further questions are about its company."""
        told = self.ask(f"/upload?name={file.name}", file.read_bytes(), "application/octet-stream")
        self.company = told["id"]

    def scene(self, **fields: str) -> dict[str, Any]:
        """The chart, looked at in some way."""
        asked = "".join(f"&{key}={quote(text)}" for key, text in fields.items())
        return self.ask(f"/scene?mine={self.company}{asked}")["scene"]

    def rows(self, **asked: Any) -> dict[str, Any]:
        """First block of the table."""
        return self.ask(f"/company/{self.company}/people", json.dumps({"start": 0, "end": 100, **asked}).encode())


def filtered(visitor: Visitor, where: str) -> None:
    """The chart with a filter, which must be applied."""
    if not visitor.scene(where=where)["view"]["where"]:
        sys.exit(f"The filter {where} was not applied: the figures are void.")


def questions(visitor: Visitor, people: int) -> dict[str, Callable[[int], Any]]:
    """Question by what it is called; each takes the number of the round, so that no answer is the one before."""
    first = visitor.scene()
    folded = [seat["id"] for seat in first["seats"] if seat["branch"] == "folded" and seat["id"][0] == "n"]
    columns = {heading.casefold(): key for key, heading, _ in first["view"]["columns"]}

    def name(number: int) -> str:
        return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"

    def where(number: int) -> str:
        return f"{columns['name']}:contains:{quote(name(number), safe='')}"

    def column(number: int) -> str:
        return columns[("department", "location", "title")[number % 3]]

    company = f"/company/{visitor.company}"
    return {
        "First view": lambda _number: visitor.scene(),
        "Open a branch": lambda number: visitor.scene(open=folded[number % len(folded)]),
        "The way to somebody": lambda number: visitor.scene(at=f"n{number * 7919 % people}"),
        "Filter, a new one": lambda number: filtered(visitor, where(number)),
        "Colour by a column": lambda number: visitor.scene(by=column(number)),
        "Measures": lambda _number: visitor.ask(f"{company}/measures"),
        "Values of a column": lambda number: visitor.ask(f"{company}/values?column={column(number)}"),
        "Search": lambda number: visitor.ask(f"{company}/search?q={quote(name(number))}"),
        "Table, first rows": lambda _number: visitor.rows(),
        "Table, a search": lambda number: visitor.rows(search=name(number)),
    }


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print(f"Answers of the server ({figures.machine()})", flush=True)
    for people in sizes:
        with TemporaryDirectory() as folder, running_app() as app:
            file = Path(folder) / "people.csv"
            write_people(people, file)
            visitor = Visitor(app)
            visitor.load(file)
            print(f"{people:,} people", flush=True)
            for name, ask in questions(visitor, people).items():
                took = []
                for number in range(ROUNDS + 1):
                    begin = perf_counter()
                    ask(number)
                    took.append((perf_counter() - begin) * 1000)
                print(f"  {figures.line(name, took[1:])}   the first {took[0]:.0f} ms", flush=True)
            print(f"  Memory of the server: {app.rss_mb:.0f} MB", flush=True)
            begin = perf_counter()
            visitor.ask(f"/whole?n={people}", b"{}")
            print(f"  Everybody of a typical company as large: {perf_counter() - begin:.1f} s", flush=True)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(SIZES))
