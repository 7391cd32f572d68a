"""Company: what an export is made of, whether it was read from a file or built from parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pyarrow as pa

from orgmodel.org.org import Org


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """Reason of a seat's line: the sentence, and the rules and sources behind it."""

    sentence: str
    sources: str


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """A company to be exported.

    Attributes
    ----------
    name
        What it is called; of a file its name without the ending.
    subtitle
        One line on its size, under every title.
    source
        Where the data comes from, at the foot of every page.
    findings
        Columns ``code``, ``severity``, ``what``, ``row``, ``column``, ``found``, ``done``, ``else``; None where nothing
        was read.
    reasons
        Of the seats of a typical company, by seat.
    """

    name: str
    org: Org
    subtitle: str = ""
    source: str = ""
    findings: pa.Table | None = None
    reasons: Mapping[int, Reason] = field(default_factory=lambda: MappingProxyType({}))
