"""Small companies for tests: an Org from parents."""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel.org.org import org_of_table
from orgmodel.org.tree import grow
from orgmodel.reading.read import read_company
from tests.folders import DATA_FOLDER

DATA = DATA_FOLDER


def company(parents, *, placeholders=0, dotted=(), loops=(), titles=None):
    """Org of seats named by their numbers."""
    parent = np.array(parents, np.int32)
    tree, lost = grow(parent)
    assert not len(lost)
    count = len(parent)
    cells = pa.table({"name": [f"Person {seat}" for seat in range(count)], "title": titles or ["Clerk"] * count})
    return replace(
        org_of_table(
            cells,
            np.arange(2, count + 2),
            {"name": ("name",), "title": ("title",)},
            tree,
            dotted=np.array(dotted, np.int32).reshape(-1, 2),
            loops=np.array(loops, np.int32).reshape(-1, 2),
        ),
        placeholders=placeholders,
    )


def sample(name):
    """Org of a file of tests/data."""
    return read_company(DATA / name).org
