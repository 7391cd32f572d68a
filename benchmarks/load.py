"""Time and memory from a CSV file to a company and its first chart, beside a bare read of the same file.

Each process is set as the one that reads files for the page (`FRUGAL`): Arrow takes its memory from the C library.

``python -m benchmarks.load 100000 1000000`` measures companies of these sizes, each in a process of its own. With
``--peer`` pandas and networkx go from the same file to the same state in the same run, which takes some 40 s for a
million people.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from benchmarks import figures
from benchmarks.people import write_people
from orgmodel.layout.loaded import loaded_scene
from orgmodel.org.org import Org
from orgmodel.reading.build import build_org
from orgmodel.reading.columns.headings import load_words
from orgmodel.reading.columns.mapping import map_columns
from orgmodel.reading.formats.formats import read_table
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import NONE
from orgmodel.reading.sandbox.sandbox import FRUGAL
from orgmodel.theme import LIGHT
from orgmodel.views.loaded import LoadedView, visible_branches

SIZES = (100_000, 1_000_000, 3_000_000)
ROUNDS = 7
# What a file costs however small it is does not count against the targets.
LARGE, CPU_TARGET, MEMORY_TARGET = 1_000_000, 1.7, 3.2
Times = dict[str, tuple[float, float]]


def load(path: Path, people: int) -> tuple[Org, Times]:
    """Company of a file, and wall and CPU seconds of each stage up to the first chart."""
    times: Times = {}

    def timed(name: str, task: Callable[[], Any]) -> Any:
        wall, cpu = perf_counter(), process_time()
        made = task()
        times[name] = (perf_counter() - wall, process_time() - cpu)
        return made

    words = load_words()
    limits = replace(LIMITS, rows=max(LIMITS.rows, people))
    table = timed("read", lambda: read_table(path, NONE, limits))
    mapped = timed("columns", lambda: map_columns(table, words, {}))
    org: Org = timed("people to Org", lambda: build_org(table, mapped, words, NONE).org)
    timed("first chart", lambda: loaded_scene(org, visible_branches(org, LoadedView()), LIGHT, path.name))
    return org, times


def read_bare(path: Path) -> tuple[float, float]:
    """Wall and CPU seconds of pyarrow's own reader with its defaults, its own memory among them."""
    wall, cpu = perf_counter(), process_time()
    csv.read_csv(path, memory_pool=pa.mimalloc_memory_pool())
    return perf_counter() - wall, process_time() - cpu


def load_with_peer(path: Path) -> tuple[int, tuple[float, float]]:
    """Headcount of the head as pandas and networkx find it, with the wall and CPU seconds they take."""
    wall, cpu = perf_counter(), process_time()
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    graph = nx.from_pandas_edgelist(frame[frame["manager_id"] != ""], "manager_id", "id", create_using=nx.DiGraph)
    if not nx.is_arborescence(graph):
        sys.exit("networkx found no tree.")
    head = frame.loc[frame["manager_id"] == "", "id"].item()
    headcount = dict.fromkeys(graph, 1)
    for person in nx.dfs_postorder_nodes(graph, head):
        headcount[person] += sum(headcount[report] for report in graph.successors(person))
    return headcount[head], (perf_counter() - wall, process_time() - cpu)


def measure(path: Path, people: int, *, peer: bool) -> dict[str, Any]:
    """All figures of one file, in this process; a wrong answer ends it."""
    before = _peak_mib()
    org, first = load(path, people)
    peak = _peak_mib() - before
    head = int(np.argmax(org.tree.size))
    if not np.array_equal(org.tree.parent, np.load(path.with_suffix(".npy"))) or org.tree.size[head] != people:
        sys.exit(f"Wrong answer for {people:,} people: the figures are void.")
    del org
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(read_bare(path))
        ours.append(load(path, people)[1])
    told: dict[str, Any] = {
        "first": first,
        "bare": [median(values) for values in zip(*bare, strict=True)],
        "stages": {name: [median(one[name][kind] for one in ours) for kind in (0, 1)] for name in first},
        "peak": peak,
    }
    if peer:
        found, told["peer"] = load_with_peer(path)
        if found != people:
            sys.exit("Wrong answer of networkx: the figures are void.")
    return told


def _peak_mib() -> float:
    # Not ru_maxrss, which a process takes over from the one that started it.
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))[1]) / 1024


def _report(people: int, size_mib: float, told: dict[str, Any]) -> None:
    print(f"{people:,} people, {size_mib:.0f} MiB of CSV (median of {ROUNDS} runs; in brackets the first)")
    for name, (wall, cpu) in told["stages"].items():
        first = told["first"][name]
        print(f"  {name:<16} wall {wall:6.3f} s   CPU {cpu:6.3f} s   ({first[0]:.3f}, {first[1]:.3f})")
    to_org = [sum(told["stages"][name][kind] for name in list(told["stages"])[:3]) for kind in (0, 1)]
    print(f"  {'CSV to Org':<16} wall {to_org[0]:6.3f} s   CPU {to_org[1]:6.3f} s")
    print(f"  {'bare read_csv':<16} wall {told['bare'][0]:6.3f} s   CPU {told['bare'][1]:6.3f} s")
    cpu, memory = to_org[1] / told["bare"][1], told["peak"] / size_mib
    if people >= LARGE:
        print("  " + figures.verdict("CPU, CSV to Org / bare read_csv", cpu, CPU_TARGET, "times"))
        print("  " + figures.verdict(f"Peak memory, {told['peak']:.0f} MiB / the file", memory, MEMORY_TARGET, "times"))
    else:
        print(f"  CPU, CSV to Org / bare read_csv: {cpu:.1f}; peak memory {told['peak']:.0f} MiB")
    if "peer" in told:
        wall, cpu = told["peer"]
        print(
            f"  pandas, networkx wall {wall:6.1f} s   CPU {cpu:6.1f} s: {cpu / to_org[1]:.0f} times our CPU", flush=True
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="*", type=int, default=SIZES)
    parser.add_argument("--peer", action="store_true", help="pandas and networkx beside it")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(measure(given.inside, given.people[0], peer=given.peer)))
        return
    print(f"Loading a company ({figures.machine()})", flush=True)
    for people in given.people:
        with TemporaryDirectory() as folder:
            path = Path(folder, "people.csv")
            np.save(path.with_suffix(".npy"), write_people(people, path))
            command = [sys.executable, "-m", "benchmarks.load", str(people), "--inside", str(path)]
            done = subprocess.run(
                command + ["--peer"] * given.peer,
                cwd=Path(__file__).parent.parent,
                env=os.environ | FRUGAL,
                stdout=subprocess.PIPE,
                check=False,
            )
            if done.returncode:
                sys.exit(done.returncode)
            _report(people, path.stat().st_size / 2**20, json.loads(done.stdout))


if __name__ == "__main__":
    main()
