"""People as Parquet: the columns of the CSV, numbers as numbers, compressed."""

from typing import BinaryIO

import pyarrow.parquet as pq

from orgmodel.export.companies.company import Company
from orgmodel.export.tables.people import people_of
from orgmodel.org.tree import Ints


def write_parquet(company: Company, file: BinaryIO, seats: Ints | None = None) -> None:
    """Write everybody in the order of the file. O(cells): 2 s for 1,000,000 people with eight columns."""
    pq.write_table(people_of(company, "file", seats).cells, file, compression="zstd")
