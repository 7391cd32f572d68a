"""All kinds of findings by their codes.

Codes are stable and never used again: ORG1xx tables and cells, ORG2xx columns and rows, ORG3xx people and their ids,
ORG4xx reporting lines, ORG5xx the shape of the company, ORG6xx figures of people.
"""

from types import MappingProxyType

from orgmodel.findings.columns import COLUMNS
from orgmodel.findings.figures import FIGURES
from orgmodel.findings.kind import Kind
from orgmodel.findings.lines import LINES
from orgmodel.findings.people import PEOPLE
from orgmodel.findings.shape import SHAPE
from orgmodel.findings.tables import TABLES

_ALL: tuple[Kind, ...] = (*TABLES, *COLUMNS, *PEOPLE, *LINES, *SHAPE, *FIGURES)
KINDS = MappingProxyType({kind.code: kind for kind in _ALL})
