"""Layouts of whole companies: time, memory and legibility beside other layouts, in one run.

``python -m benchmarks.layout 1000 100000`` measures companies of these sizes. Each layout runs in a process of its
own, from a raw array of bosses to the corners of all cards; one that takes over a minute is left out.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import figures
from benchmarks.people import write_people
from orgmodel.layout.arrays.columns import place_columns
from orgmodel.layout.arrays.leaves import place_leaves
from orgmodel.layout.arrays.outline import place_outline
from orgmodel.layout.arrays.packed import place_packed
from orgmodel.layout.arrays.positions import CardPositions
from orgmodel.layout.arrays.radial import place_radial
from orgmodel.layout.arrays.tidy import place_tidy
from orgmodel.org.tree import Tree, grow
from orgmodel.theme import Sizes

Layout = Callable[[Tree, Sizes], CardPositions]
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
SEED, ROUNDS, PATIENCE_S = 2026, 5, 60
WINDOW = (1920, 1080)
# Cards and gaps are the same for all; every gap is as wide as the gutter that a line needs.
CARDS = Sizes(card_width=180, card_height=80, gap_x=20, gap_y=20, gutter=20, stack_gap_y=20)
OURS: dict[str, Layout] = {
    "tidy": place_tidy,
    "slab": place_columns,
    "leaves": place_leaves,
    "packed": place_packed,
    "outline": place_outline,
    "radial": place_radial,
}
SLOW = ("bfs_layout", "multipartite_layout", "dot")
PEERS = ("d3-tree", "d3-flextree", "d3-org-chart", *SLOW)
# Hopeless from here on: not even tried.
TOO_MANY = {"dot": 100_000}
# Card width at fit: least share of the bound, and least multiple of d3-org-chart's; by people.
SHARES = {100: 0.60, 1_000: 0.50, 10_000: 0.42, 100_000: 0.35, 1_000_000: 0.28}
MULTIPLES = {100: 1.5, 1_000: 4.0, 10_000: 10.0}
TIDY_RATIO, TIDY_FROM = 0.1, 100_000


def even(people: int) -> NDArray[np.int32]:
    """Bosses of the company of `benchmarks.people`: every level but the last two has bosses only."""
    with TemporaryDirectory() as folder:
        return write_people(people, Path(folder, "people.csv"))


def mixed(people: int) -> NDArray[np.int32]:
    """Bosses of a company with teams on most levels: spans of 4 to 12, 15 % of the people have reports."""
    random = np.random.default_rng(SEED)
    # Four of ten of those seen so far become bosses, until there are enough people.
    is_boss = random.random(people) < 0.4
    is_boss[:4] = True
    bosses = np.flatnonzero(is_boss)
    above = np.concatenate([[-1], np.repeat(bosses, 4 + random.binomial(8, 2.5 / 8, len(bosses)))[: people - 1]])
    row_of = random.permutation(people)
    parent = np.full(people, -1, np.int32)
    parent[row_of[1:]] = row_of[above[1:]]
    return parent


COMPANIES: dict[str, Callable[[int], NDArray[np.int32]]] = {"mixed": mixed, "even": even}


def place(name: str, path: Path, rounds: int) -> dict[str, Any]:
    """Figures of one of our layouts, in this process."""
    parent = np.fromfile(path, "<i4").astype(np.int32)
    before = _peak_mib()
    times = []
    for _ in range(rounds):
        wall, cpu = perf_counter(), process_time()
        tree, _ = grow(parent)
        grown = perf_counter()
        placed = OURS[name](tree, CARDS)
        times.append((perf_counter() - wall, perf_counter() - grown, process_time() - cpu))
    wall, layout, cpu = (median(values) for values in zip(*times, strict=True))
    mib = _peak_mib() - before
    return {"wall": wall, "layout": layout, "cpu": cpu, "mib": mib, "width": placed.width, "height": placed.height}


def place_networkx(name: str, path: Path) -> dict[str, Any]:
    """Figures of a layout of networkx; its unit square has no px."""
    import networkx as nx

    parent = np.fromfile(path, "<i4")
    before, wall, cpu = _peak_mib(), perf_counter(), process_time()
    reports = np.flatnonzero(parent >= 0)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(parent)))
    graph.add_edges_from(zip(parent[reports].tolist(), reports.tolist(), strict=True))
    top = int(np.argmin(parent))
    start = perf_counter()
    if name == "bfs_layout":
        nx.bfs_layout(graph, top)
    else:
        for level, seats in enumerate(nx.bfs_layers(graph, top)):
            for seat in seats:
                graph.nodes[seat]["subset"] = level
        nx.multipartite_layout(graph)
    end = perf_counter()
    return {"wall": end - wall, "layout": end - start, "cpu": process_time() - cpu, "mib": _peak_mib() - before}


def place_dot(path: Path) -> dict[str, Any]:
    """Figures of graphviz; memory is not known."""
    parent = np.fromfile(path, "<i4").tolist()
    start = perf_counter()
    shape = (
        f'node [shape=box, fixedsize=true, width={CARDS.card_width / 72}, height={CARDS.card_height / 72}, label=""]'
    )
    edges = "\n".join(f"{boss} -> {seat};" for seat, boss in enumerate(parent) if boss >= 0)
    gaps = f"nodesep={CARDS.gap_x / 72}; ranksep={CARDS.gap_y / 72};"
    script = f"digraph {{ {gaps} {shape} edge [arrowhead=none]\n{edges}\n}}"
    built = perf_counter()
    done = subprocess.run(["dot", "-Tplain"], input=script, capture_output=True, text=True, check=True)
    wall = perf_counter()
    _, _, width, height = done.stdout.split("\n", 1)[0].split()
    return {"wall": wall - start, "layout": wall - built, "width": float(width) * 72, "height": float(height) * 72}


def ask(name: str, path: Path, people: int) -> dict[str, Any] | None:
    """Figures of a layout from a process of its own; None where it takes too long or is not installed."""
    if people >= TOO_MANY.get(name, people + 1) or (name == "dot" and not shutil.which("dot")):
        return None
    rounds = 1 if name in SLOW else ROUNDS if people < SIZES[-1] else 3
    script = Path(__file__).parent / "peers" / "layout" / f"{name}.mjs"
    if script.exists():
        command = ["node", "--max-old-space-size=8192", "--stack-size=8000", str(script), str(path), str(rounds)]
    else:
        command = [sys.executable, "-m", "benchmarks.layout", "--inside", str(path), "--layout", name, str(rounds)]
    root = Path(__file__).parent.parent
    try:
        done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=False, timeout=rounds * PATIENCE_S)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        sys.exit(f"{name} failed for {people:,} people.")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _peak_mib() -> float:
    # Not ru_maxrss, which a process takes over from the one that started it.
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))[1]) / 1024


def card_px(told: dict[str, Any]) -> float:
    """Width of a card when the whole drawing is fitted into the window."""
    return CARDS.card_width * min(WINDOW[0] / told["width"], WINDOW[1] / told["height"])


def bound_px(people: int) -> float:
    """Width of a card when so many, with their gaps but without a hierarchy, fill the window."""
    cell = (CARDS.card_width + CARDS.gutter) * (CARDS.card_height + CARDS.stack_gap_y)
    return CARDS.card_width * sqrt(WINDOW[0] * WINDOW[1] / (cell * people))


def _row(name: str, told: dict[str, Any] | None, people: int) -> str:
    if told is None:
        return f"  {name:<20} over a minute, or not installed"
    cpu = f"{told['cpu']:8.4f}" if "cpu" in told else " " * 8
    memory = f"{told['mib']:6.0f}" if "mib" in told else " " * 6
    row = f"  {name:<20} wall {told['wall']:8.4f} ({told['layout']:8.4f}) s  CPU {cpu} s  {memory} MiB"
    if "width" not in told:
        return row
    fit = card_px(told)
    size = f"{told['width']:.0f} x {told['height']:.0f}"
    return f"{row}  {size:>19} = {told['width'] / told['height']:9.2f}:1  {fit:8.3f} px  {fit / bound_px(people):5.3f}"


def _targets(found: dict[str, dict[str, Any] | None], people: int) -> None:
    tidy, packed = found["tidy"], found["packed"]
    theirs, chart = found["d3-tree"], found["d3-org-chart"]
    if tidy is None or packed is None:
        sys.exit("Our own layouts took over a minute.")
    if theirs is not None:
        if theirs["width"] != tidy["width"]:
            sys.exit("Our tidy tree is not as wide as that of d3: the figures are void.")
        ratios = [tidy[kind] / theirs[kind] for kind in ("wall", "cpu")]
        text = f"tidy / d3-tree, bosses to corners, of wall {ratios[0]:.3f}, of CPU {ratios[1]:.3f}"
        told = f": target {TIDY_RATIO}: {'holds' if max(ratios) <= TIDY_RATIO else 'MISSED'}"
        print(f"  {text}{told if people >= TIDY_FROM else ''}")
    share = card_px(packed) / bound_px(people)
    _tell("packed, card at fit / bound", share, SHARES.get(people))
    if chart is not None:
        _tell("packed / d3-org-chart, card at fit", card_px(packed) / card_px(chart), MULTIPLES.get(people))


def _tell(name: str, value: float, least: float | None) -> None:
    verdict = f", target at least {least:g}: {'holds' if value >= least else 'MISSED'}" if least else ""
    print(f"  {name} {value:.3f}{verdict}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="*", type=int, default=SIZES)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--layout", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        if given.layout in OURS:
            told = place(given.layout, given.inside, given.people[0])
        else:
            told = place_dot(given.inside) if given.layout == "dot" else place_networkx(given.layout, given.inside)
        print(json.dumps(told))
        return
    print(f"Layouts ({figures.machine()}); in brackets without growing the tree or building the input")
    for people in given.people:
        for kind, company in COMPANIES.items():
            with TemporaryDirectory() as folder:
                path = Path(folder, "bosses")
                parent = company(people)
                parent.astype("<i4").tofile(path)
                levels = grow(parent)[0].levels
                print(f"{people:,} people, {kind}, {levels} levels; bound {bound_px(people):.2f} px", flush=True)
                found = {}
                for name in (*OURS, *PEERS):
                    found[name] = ask(name, path, people)
                    print(_row(name, found[name], people), flush=True)
                _targets(found, people)


if __name__ == "__main__":
    main()
