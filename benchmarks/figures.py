"""Median, p95 and how they are told."""

import math
import os
import platform
import sys
from collections.abc import Sequence
from statistics import median


def p95(values: Sequence[float]) -> float:
    """Smallest value that at least 95 % of the values do not exceed (nearest rank)."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def line(name: str, values_ms: Sequence[float]) -> str:
    """One row of the table: number, median, p95 and largest of times in ms."""
    return (
        f"{name:<44} n={len(values_ms):<4} median {median(values_ms):6.1f} ms   "
        f"p95 {p95(values_ms):6.1f} ms   max {max(values_ms):6.1f} ms"
    )


def verdict(name: str, value: float, limit: float, unit: str = "ms") -> str:
    """Tell whether a target holds."""
    return f"{name}: {value:.1f} {unit}, target at most {limit:g} {unit}: {'holds' if value <= limit else 'MISSED'}"


def report(name: str, tried: Sequence[float | None], limit: float) -> None:
    """Print times in ms and whether their p95 holds; None is a step after which nothing was drawn.

    Raises
    ------
    SystemExit
        If something was drawn after less than half of the steps: then there is nothing to tell.
    """
    times = [took for took in tried if took is not None]
    if len(times) < len(tried) / 2:
        sys.exit(f"{name}: a chart was drawn in {len(times)} of {len(tried)} steps only.")
    print(line(name, times), flush=True)
    print(f"  {verdict('p95', p95(times), limit)}", flush=True)


def ratio(name: str, ours: float, theirs: float) -> str:
    """Tell ours by theirs; under 1 means ours takes less."""
    return f"{name}, ours / theirs: {ours:.1f} / {theirs:.1f} = {ours / theirs:.2f}"


def machine() -> str:
    """Rough shape of the machine, without which no time means anything."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
