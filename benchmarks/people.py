"""A company of any size as a CSV file, the same each time, with the answer that a reader must find."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

SEED = 20_26
FIRST_NAMES = ("Ana", "Ben", "Chen", "Dora", "Emil", "Fatima", "Goran", "Hana", "Ivo", "Jyoti", "Kofi", "Lena")
LAST_NAMES = ("Smith", "Garcia", "Novak", "Li", "Okafor", "Rossi", "Kim", "Müller", "Sato", "Silva", "O'Brien")
TITLES = ("Analyst", "Engineer II", "Senior manager", "Director of operations", "Clerk", "Technician", "Team lead")
DEPARTMENTS = ("Operations", "Sales", "Finance", "IT", "People", "Legal", "Supply chain")
PLACES = ("Berlin", "New York", "Pune", "Lyon", "Osaka")


def write_people(people: int, path: Path) -> NDArray[np.int32]:
    """Write a company of 8 columns: spans of control of 4 to 12, 6.7 in the mean, so that 15 % are managers.

    Returns
    -------
    int32 [people]
        Row of the manager of each row, -1 for the head: what must be read back.
    """
    random = np.random.default_rng(SEED)
    spans = 4 + random.binomial(8, 1 / 3, people // 4 + 1)
    bosses = np.concatenate([[-1], np.repeat(np.arange(len(spans)), spans)[: people - 1]])
    row_of = random.permutation(people)
    parent = np.full(people, -1, np.int32)
    parent[row_of[1:]] = row_of[bosses[1:]]
    ids = np.char.add("E", (1_000_000 + random.permutation(people)).astype(str))

    def some(words: tuple[str, ...]) -> NDArray[np.str_]:
        return np.array(words)[random.integers(0, len(words), people)]

    table = {
        "id": ids,
        "name": np.char.add(np.char.add(some(FIRST_NAMES), " "), some(LAST_NAMES)),
        "title": some(TITLES),
        "manager_id": np.where(parent >= 0, ids[parent], ""),
        "department": some(DEPARTMENTS),
        "location": some(PLACES),
        "salary": random.integers(20_000, 200_000, people),
        "start_date": np.datetime_as_string(np.datetime64("2000-01-01") + random.integers(0, 9_000, people)),
    }
    csv.write_csv(pa.table(table), path, csv.WriteOptions(quoting_style="none"))
    return parent
