"""What a person chose about a file: where the table is, what its columns are, which rows count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Choices:
    """Answers given instead of guessed; every default means "find out".

    Attributes
    ----------
    sheet
        Name of the sheet of a workbook.
    header_row
        Row that holds the headings, as counted in the file from 1; 0 where the table has none.
    delimiter, encoding
        Of a text table: one character (a blank means any run of blanks); a Python codec.
    mapping
        Field to column heading, or to several joined with "+" ("First name+Last name"). "" leaves a field out.
    snapshot
        Value of the snapshot column whose rows are read, as it stands in the file.
    live
        Leave out people who have left and posts that were eliminated.
    shown
        Restricted columns (pay, birth date) that are kept all the same.
    """

    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    snapshot: str | None = None
    live: bool = False
    shown: frozenset[str] = frozenset()


NONE = Choices()
