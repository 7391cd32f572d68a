"""Companies for the tests of the fit: rows of id, manager, title, department."""

import csv

import numpy as np
import pyarrow as pa

from orgmodel.catalog.load import load_domain
from orgmodel.fit.fit import fit
from orgmodel.fit.readings import read_titles
from orgmodel.fit.vocabulary import load_vocabulary
from orgmodel.org.org import org_of_table
from orgmodel.org.tree import grow
from tests.folders import DATA_FOLDER

DOMAIN = load_domain()
ROLES = tuple(DOMAIN.roles)
LABELLED = DATA_FOLDER / "fit" / "titles.csv"


def labelled():
    """Rows of the labelled companies by company."""
    companies = {}
    with LABELLED.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            companies.setdefault(row["company"], []).append(row)
    return companies


def org_of(rows):
    """Org of rows (id, manager, title) or (id, manager, title, department), or of dictionaries of these."""
    cells = [
        {"id": row["id"], "manager": row["manager"], "title": row["title"], "department": row["department"]}
        if isinstance(row, dict)
        else dict(zip(("id", "manager", "title", "department"), [*map(str, row), ""], strict=False))
        for row in rows
    ]
    place = {row["id"]: number for number, row in enumerate(cells)}
    tree, lost = grow(np.array([place.get(row["manager"], -1) for row in cells], np.int32))
    assert not len(lost)
    n = len(cells)
    table = pa.table({field: [row[field] for row in cells] for field in ("id", "title", "department")})
    return org_of_table(table, np.arange(2, n + 2), {field: (field,) for field in table.column_names}, tree)


def roles_of(rows, corrections=None):
    """Role key of each row by id; None where there is none."""
    org = org_of(rows)
    readings = read_titles(org, load_vocabulary(), ROLES, corrections)
    keys = [None if role < 0 else ROLES[role] for role in readings.role.tolist()]
    return dict(zip(org.cells["id"].to_pylist(), keys, strict=True))


def fit_of(rows, **choices):
    """Fit of rows; choices as `fit` takes them."""
    return fit(org_of(rows), DOMAIN, None, choices)
