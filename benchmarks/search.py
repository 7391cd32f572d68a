"""Search of a company by kinds of queries: building, memory, and how long an answer takes at the server.

    .venv/bin/python -m benchmarks.search 100000 1000000

The company is that of `benchmarks.people` with harder texts: 200,000 family names, an e-mail each.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa

from benchmarks.people import FIRST_NAMES, write_people
from orgmodel.org.org import Org
from orgmodel.reading.read import read_company
from orgmodel.search.find import search
from orgmodel.search.index import build_index
from orgmodel.search.reasons import match_reasons

SEED = 7
QUERIES = 200
FAMILIES = 200_000
_SYLLABLES = (
    "ba",
    "be",
    "do",
    "fa",
    "gar",
    "ho",
    "ja",
    "ka",
    "ko",
    "la",
    "li",
    "lo",
    "mar",
    "mi",
    "na",
    "no",
    "ra",
    "ro",
)
_UNUSUAL = ("김", "محمد", "王小", "Ł", "ß", "Müller", "(a+)+$", "%", "🙂", "Ωmega")
MIB = 1024 * 1024


def _company(people: int) -> Org:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        write_people(people, path)
        org = read_company(path).org
    random = np.random.default_rng(SEED)
    families = np.array(["".join(random.choice(_SYLLABLES, 4)).capitalize() + end for end in _ends(FAMILIES)])
    firsts = np.array([first + end for first in FIRST_NAMES for end in _ends(200)])
    first, family = firsts[random.integers(0, len(firsts), len(org))], families[random.integers(0, FAMILIES, len(org))]
    names = np.char.add(np.char.add(first, " "), family)
    numbers = np.arange(len(org)).astype(str)
    mails = np.char.add(np.char.add(np.char.lower(family), numbers), "@corp.example")
    column = org.cells.column_names.index(org.fields["name"][0])
    cells = org.cells.set_column(column, org.fields["name"][0], pa.array(names))
    return replace(org, cells=cells.append_column("email", pa.array(mails)))


def _ends(count: int) -> list[str]:
    letters = "abdefgiklmnoprstuvz"
    return ["" if not at else letters[at % 19] + letters[at // 19 % 19] for at in range(count)]


def _queries(org: Org, kind: str) -> list[str]:
    random = np.random.default_rng(SEED + 1)
    seats = random.integers(0, len(org), QUERIES)
    mails = org.cells["email"].take(pa.array(seats)).to_pylist()
    made = []
    for at, (name, mail) in enumerate(zip(org.texts("name", seats), mails, strict=True)):
        first, family = name.split()
        cut = int(random.integers(1, len(family) - 1))
        made.append(
            {
                "exact": family,
                "prefix": family[: 1 + at % 5],
                "typo": family[:cut] + family[cut + 1] + family[cut] + family[cut + 2 :],
                "two words": f"{first[:3]} {family[:4]}",
                "two words, typo": f"{first} {family[:cut]}x{family[cut:]}",
                "title and place": f"{('analyst', 'director', 'lead')[at % 3]} {('berlin', 'pune')[at % 2]}",
                "e-mail": mail,
                "unusual": _UNUSUAL[at % len(_UNUSUAL)],
            }[kind]
        )
    return made


def _start_peak() -> float:
    """Forget the peak so far, in Linux's own way; memory in use now, MiB."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def _measure(people: int) -> None:
    org = _company(people)
    before = _start_peak()
    begun, cpu = time.perf_counter(), time.process_time()
    index = build_index(org)
    built, built_cpu = time.perf_counter() - begun, time.process_time() - cpu
    peak = _status("VmHWM") - before
    print(
        f"{people:,} people: built in {built:.2f} s ({built_cpu:.2f} s CPU), index {index.nbytes / MIB:.0f} MiB, "
        f"peak +{peak:.0f} MiB, {index.parts[0].words.count:,} words in names"
    )
    all_wall: list[float] = []
    all_work: list[float] = []
    for kind in ("exact", "prefix", "typo", "two words", "two words, typo", "title and place", "e-mail", "unusual"):
        wall, work, hits = [], [], 0
        for query in _queries(org, kind):
            begun, cpu = time.perf_counter(), time.process_time()
            found = search(index, query, 41)
            match_reasons(org, found)
            wall.append((time.perf_counter() - begun) * 1000)
            work.append((time.process_time() - cpu) * 1000)
            hits += bool(found.seats)
        all_wall += wall
        all_work += work
        row = (np.median(wall), np.percentile(wall, 95), np.median(work), np.percentile(work, 95))
        print(
            f"  {kind:16} wall {row[0]:6.1f} p95 {row[1]:6.1f}   CPU {row[2]:6.1f} p95 {row[3]:6.1f} ms   found {hits}"
        )
    for name, taken in (("wall", all_wall), ("CPU", all_work)):
        print(f"  all, {name}: median {np.median(taken):.1f} ms, p95 {np.percentile(taken, 95):.1f} ms")


if __name__ == "__main__":
    for count in sys.argv[1:] or ["100000", "1000000"]:
        _measure(int(count))
