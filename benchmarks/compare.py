"""Time of a comparison: two states of one company, by id, e-mail and name; beside pandas `merge` and `compare`.

The second state has 2 % of the people less and 3 % more, 5 % under another manager, 5 % with another title, and its
rows in another order. Each measurement is a process of its own, so that its peak is its own. What is found is checked.
"""

import argparse
import resource
from collections.abc import Callable
from multiprocessing import get_context
from time import perf_counter

import numpy as np
import pandas as pd
import pyarrow as pa

from benchmarks import figures
from benchmarks.people import DEPARTMENTS, FIRST_NAMES, LAST_NAMES, PLACES, TITLES
from orgmodel.difference.compare import compare
from orgmodel.org.org import Org, org_of_table
from orgmodel.org.tree import grow

SPAN = 8
GONE, NEW, MOVED, RETITLED = 0.02, 0.03, 0.05, 0.05
JOINS = ("id", "email", "name")
Counts = dict[str, int]


def states(people: int) -> tuple[pa.Table, pa.Table, Counts]:
    """Two states of one company as tables of text, and what differs; the same each time."""
    random = np.random.default_rng(20_26)
    every = people + int(NEW * people)
    number = np.arange(every)
    # Managers come first, so that those who leave, from the rear, lead nobody.
    boss = np.where(number > 0, (number - 1) // SPAN, 0)
    title = random.integers(0, len(TITLES), every)
    later_boss, later_title = boss.copy(), title.copy()
    staying = np.arange(people - int(GONE * people))
    moved = random.choice(staying[1:], int(MOVED * people), replace=False)
    later_boss[moved] = (boss[moved] + 1) % (people // SPAN)
    retitled = random.choice(staying, int(RETITLED * people), replace=False)
    later_title[retitled] = (title[retitled] + 1) % len(TITLES)
    own = (later_boss[moved] == moved).sum()

    def table(rows: np.ndarray, boss: np.ndarray, title: np.ndarray) -> pa.Table:
        codes = np.char.add("E", (1_000_000 + number).astype(str))
        first, last = np.array(FIRST_NAMES)[number % len(FIRST_NAMES)], np.array(LAST_NAMES)[number % len(LAST_NAMES)]
        names = np.char.add(np.char.add(np.char.add(first, " "), last), np.char.add(" of House ", _letters(number)))
        emails = np.char.add(np.char.add("p.", number.astype(str)), "@firm.example")
        some = {"department": DEPARTMENTS, "location": PLACES, "grade": ("A", "B", "C", "D")}
        return pa.table(
            {
                "id": codes[rows],
                "name": names[rows],
                "email": emails[rows],
                "title": np.array(TITLES)[title[rows]],
                "manager": np.where(rows > 0, codes[boss[rows]], ""),
                **{key: np.array(words)[number[rows] % len(words)] for key, words in some.items()},
            }
        )

    after = random.permutation(np.concatenate([staying, np.arange(people, every)]))
    counts = {"added": every - people, "removed": people - len(staying), "moved": len(moved) - int(own),
              "retitled": len(retitled)}  # fmt: skip
    return table(random.permutation(people), boss, title), table(after, later_boss, later_title), counts


def _letters(numbers: np.ndarray) -> np.ndarray:
    """Numbers as words of letters, as names have no digits."""
    words = np.zeros(len(numbers), "U6")
    for step in range(6):
        words = np.char.add(words, np.array(list("abcdefghij"))[numbers // 10**step % 10])
    return words


def company(table: pa.Table) -> Org:
    """Company of a table."""
    ids = pd.Index(table["id"].to_pandas())
    parent = ids.get_indexer(table["manager"].to_pandas()).astype(np.int32)
    count = table.num_rows
    return org_of_table(table, np.arange(2, count + 2), {name: (name,) for name in table.column_names}, grow(parent)[0])


def ours(tables: tuple[pa.Table, pa.Table], key: str) -> tuple[float, Counts]:
    """Seconds of the comparison, and its counts."""
    one, other = map(company, tables)
    begun = perf_counter()
    found = compare(one, other, key)
    counts = found.counts
    return perf_counter() - begun, counts


def merged(tables: tuple[pa.Table, pa.Table], key: str) -> tuple[float, Counts]:
    """Seconds of an outer `merge`, which tells who came and went, and of its columns compared."""
    one, other = (table.to_pandas() for table in tables)
    begun = perf_counter()
    both = one.merge(other, on=key, how="outer", indicator=True, suffixes=("", "_after"))
    inner = both[both["_merge"] == "both"]
    differing = {name: int((inner[name] != inner[f"{name}_after"]).sum()) for name in one.columns if name != key}
    counts = {
        "added": int((both["_merge"] == "right_only").sum()),
        "removed": int((both["_merge"] == "left_only").sum()),
    }
    return perf_counter() - begun, {**counts, "moved": differing["manager"], "retitled": differing["title"]}


def compared(tables: tuple[pa.Table, pa.Table], key: str) -> tuple[float, Counts]:
    """Seconds of `DataFrame.compare`, of those of both, brought into one order first as it demands."""
    one, other = (table.to_pandas() for table in tables)
    begun = perf_counter()
    one, other = one.set_index(key), other.set_index(key)
    both = one.index.intersection(other.index)
    found = one.loc[both].compare(other.loc[both])
    seconds = perf_counter() - begun
    return seconds, {
        "moved": int(found["manager"]["other"].notna().sum()),
        "retitled": int(found["title"]["other"].notna().sum()),
    }


def _measure(step: Callable[..., tuple[float, Counts]], people: int, key: str) -> tuple[float, float, float]:
    """Seconds, peak in MiB of the whole process, and peak before the step."""
    before, after, expected = states(people)
    ground = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, counts = step((before, after), key)
    wrong = {kind: counts[kind] for kind in expected if kind in counts and counts[kind] != expected[kind]}
    if wrong:
        raise SystemExit(f"{step.__name__} by {key} counts {wrong}, there are {expected}")
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, ground


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("people", type=int, nargs="*", default=[100_000, 1_000_000])
    given = parser.parse_args()
    print(f"Comparison of two states ({figures.machine()})")
    for people in given.people:
        limit = 0.4 if people <= 100_000 else 3.0
        for key in JOINS:
            times = {}
            for step in (ours, merged, compared):
                with get_context("spawn").Pool(1) as pool:
                    seconds, peak, ground = pool.apply(_measure, (step, people, key))
                times[step] = seconds
                print(
                    f"{people:>9,} by {key:<6} {step.__name__:<9} {seconds:6.2f} s  peak {peak:6,.0f} MiB, "
                    f"{ground:,.0f} of it the two tables",
                    flush=True,
                )
            print(f"  {figures.verdict('ours', times[ours], limit, 's')}")
            for step in (merged, compared):
                print(f"  {figures.ratio(step.__name__, times[ours], times[step])}", flush=True)


if __name__ == "__main__":
    main()
