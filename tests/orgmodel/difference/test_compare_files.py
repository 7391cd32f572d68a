"""Comparing files as people have them, in any encoding and delimiter: counted as pandas counts their cells."""

import csv
import random
from itertools import product

import pandas as pd
import pytest

from orgmodel.difference.compare import compare
from orgmodel.difference.listing import id_texts
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import NONE
from orgmodel.reading.read import read_company

HEADINGS = ["Employee ID", "Name", "Title", "Manager ID"]
TITLES = ("Clerk", "Head of IT", "Leiter Einkauf", "Jefe", "Müller & Co", "Analyst II", "", "VP")
NOBODY = {"", "none", "n/a", "null"}
ENCODINGS, DELIMITERS = ("utf-8", "utf-8-sig", "cp1252", "utf-16"), (",", ";", "\t", "|")
CASES = list(product(ENCODINGS, DELIMITERS))


def _rows(rng, ids, before=None):
    """Rows of a state; of the one before most stay as they were."""
    rows = {}
    for number, key in enumerate(ids):
        if rng.random() < 0.1:
            continue
        boss = rng.choice([*ids[: max(1, number)], "", "none", "N/A", key, f"9{ids[0][1:]}x"])
        was = (before or {}).get(key)
        rows[key] = (
            was if was and rng.random() < 0.7 else [key, f"Ürsula {chr(97 + number % 26)}k", rng.choice(TITLES), boss]
        )
    return rows


def _write(rng, rows, path, encoding, delimiter):
    """Write rows in any order, some twice, some with blanks round the cells; gives the same as pandas reads it."""
    rows = [*rows, *rng.sample(rows, 2)]
    rng.shuffle(rows)
    titled = [[key, name, f" {title.replace(' ', '  ')} " if rng.random() < 0.2 else title, boss]
              for key, name, title, boss in rows]  # fmt: skip
    padded = [[f" {cell} " for cell in row] if rng.random() < 0.3 else row for row in titled]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([HEADINGS, *padded])
    frame = pd.read_csv(path, encoding=encoding, sep=delimiter, dtype=str, keep_default_na=False)
    frame = frame.apply(lambda column: column.str.split().str.join(" ")).drop_duplicates("Employee ID")
    boss = frame["Manager ID"]
    nobody = boss.str.casefold().isin(NOBODY) | (boss == frame["Employee ID"])
    return frame.assign(boss=boss.where(~nobody, "")).set_index("Employee ID")


@pytest.mark.parametrize("look", CASES)
def test_counts_are_those_of_pandas(look, tmp_path):
    """Added, removed, moved and retitled, with leading zeros, blanks, doubled rows and managers who are not there."""
    rng = random.Random(CASES.index(look))  # noqa: S311  an order, no secret
    style = rng.choice(("{:05d}", "E{:04d}", "A-{:03d}", "{}"))
    ids = [style.format(number) for number in range(1, 60)]
    before = _rows(rng, ids)
    after = _rows(rng, ids, before)
    paths = tmp_path / "before.csv", tmp_path / "after.csv"
    one, other = (
        _write(rng, list(rows.values()), path, *look) for rows, path in zip((before, after), paths, strict=True)
    )
    both = one.index.intersection(other.index)
    expected = {
        "added": set(other.index.difference(one.index)),
        "removed": set(one.index.difference(other.index)),
        "moved": set(both[one.loc[both].boss != other.loc[both].boss]),
        "retitled": set(both[one.loc[both].Title != other.loc[both].Title]),
    }
    orgs = [read_company(path, NONE, LIMITS).org for path in paths]
    found = compare(*orgs, "id")
    for kind, keys in expected.items():
        assert set(id_texts(orgs[0 if kind == "removed" else 1], found.of(kind))) == keys, kind
        assert found.counts[kind] == len(keys), kind
