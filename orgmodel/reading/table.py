"""Table: what every format is read into, all of it text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.findings import Finding


@dataclass(frozen=True, slots=True)
class Origin:
    """Origin of a table.

    Attributes
    ----------
    kind
        Format, by content: "csv", "xlsx", "ods", "xls", "json", "yaml", "ldif", "parquet", "graphml", "edges".
    encoding, delimiter
        Of text; "" elsewhere.
    sheet, sheets
        Sheet read and all visible sheets in their order; "" and () where there are none, "" where several were read.
    header_row
        Row of the headings as counted in the file from 1; 0 where the table has none.
    """

    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_row: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows and columns of text as they stand in the file.

    Attributes
    ----------
    cells
        [rows] One column per heading, each of type string or large_string (or a dictionary of it), without nulls:
        an empty cell is "". Headings are unique and not empty (a repeated one has " (2)", an empty one is "Column 5").
        Cells hold no control, zero-width, bidirectional or tag characters but the line feed; outer blanks are cut.
        Rows that are blank from end to end are not in it.
    rows
        [rows] int64. Number of each row as a spreadsheet shows it (the headings count); of a record from 1.
    origin
        Where the table was found.
    findings
        What was wrong on the way, ORG1xx only.
    known
        Fields whose column the format itself says, such as the manager of a nested list: field to heading.
    known_by
        Clause on what says which column a field of `known` is, where it is not the format: field to "it stood behind
        the names in Employee".
    brought_back
        Rows that look like no people and are people by a choice: what it names ("row 17", or what the row says) to
        the number of the row and what it says.
    above
        Rows above the people that are no headings, as one text each: "Manager: Ann Berg".
    """

    cells: pa.Table
    rows: NDArray[np.int64]
    origin: Origin
    findings: tuple[Finding, ...] = ()
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    known_by: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    brought_back: Mapping[str, tuple[int, str]] = field(default_factory=lambda: MappingProxyType({}))
    above: tuple[str, ...] = ()
