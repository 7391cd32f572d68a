"""Looking up what a field says of some seats."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from orgmodel.org.org import FEW
from tests.orgmodel.companies import company


@pytest.mark.parametrize("count", [3, FEW, FEW + 1])
def test_few_and_many_texts_are_those_of_their_seats_however_the_column_is_cut(count):
    """In the order asked for, a seat twice where it is asked for twice; nothing where nothing stands."""
    org = company([-1] + [0] * 2999)
    names = [None if seat == 7 else f"Seat {seat}" for seat in range(3000)]
    pieces = pa.chunked_array([names[:10], names[10:1000], names[1000:]])
    org = replace(org, cells=org.cells.set_column(0, "name", pieces))
    seats = np.r_[7, np.random.default_rng(1).integers(0, 3000, count - 1)]
    assert org.texts("name", seats) == [names[seat] or "" for seat in seats]
    assert org.texts("grade", seats) == [""] * count
