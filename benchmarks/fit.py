"""Time of the fit: titles of many people read as roles, the company compared, the JSON written."""

import argparse
import resource
from itertools import product
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa

from benchmarks import figures
from orgmodel.catalog.load import load_domain
from orgmodel.fit.fit import fit
from orgmodel.fit.output import json_parts
from orgmodel.fit.readings import read_titles
from orgmodel.fit.vocabulary import load_vocabulary
from orgmodel.org.org import Org, org_of_table
from orgmodel.org.tree import grow

RANKS = (
    "Director",
    "Mgr",
    "Sr. Manager",
    "VP",
    "Supervisor",
    "Analyst",
    "Team Lead",
    "Leiterin",
    "Responsable",
    "Jefe de",
    "Hoofd",
    "Clerk",
)
AREAS = (
    "Operations",
    "Sales",
    "Finance",
    "IT",
    "Operaciones",
    "Exploitation",
    "Betrieb",
    "Logistics",
    "Production",
    "Operatoins",
    "Accounts",
)
PLACES = ("North", "Plant", "Zürich", "São Paulo", "Werk", "Harborough", "Unit", "Bloxwich")
SPAN = 8


def company(people: int, titles: int) -> Org:
    """Company of equal spans with so many different titles, the same each time."""
    rng = np.random.default_rng(1)
    numbered = (f"{place} {number}" for number in range(1000) for place in PLACES)
    texts = [f"{rank} {area}, {where}" for where, rank, area in product(list(numbered), RANKS, AREAS)]
    chosen = pa.array(texts).take(pa.array(rng.choice(len(texts), titles, replace=False)))
    each = np.concatenate([np.arange(titles), rng.integers(0, titles, people - titles)])
    parent = ((np.arange(people) - 1) // SPAN).astype(np.int32)
    parent[0] = -1
    departments = pa.array([f"Department {number}" for number in range(500)])
    cells = pa.table(
        {
            "id": pa.array(np.arange(people)).cast(pa.string()),
            "title": chosen.take(pa.array(each)),
            "department": departments.take(pa.array(rng.integers(0, 500, people))),
        }
    )
    return org_of_table(
        cells, np.arange(2, people + 2), {name: (name,) for name in cells.column_names}, grow(parent)[0]
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int, nargs="?", default=1_000_000)
    parser.add_argument("titles", type=int, nargs="?", default=100_000)
    given = parser.parse_args()
    domain, words = load_domain(), load_vocabulary()
    org = company(given.people, given.titles)
    print(f"Fit: {given.people:,} people, {given.titles:,} different titles ({figures.machine()})")
    steps = {
        "titles read": lambda: read_titles(org, words, tuple(domain.roles)),
        "whole fit": lambda: fit(org, domain),
        "fit and JSON": lambda: sum(map(len, json_parts(fit(org, domain), domain))),
    }
    for name, step in steps.items():
        begun, used = perf_counter(), process_time()
        step()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name:<14} {perf_counter() - begun:6.2f} s  {process_time() - used:6.2f} s CPU  peak {peak:,.0f} MiB",
            flush=True,
        )


if __name__ == "__main__":
    main()
