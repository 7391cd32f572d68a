"""People as JSON: the schema of docs/export.md, with its version."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.tables.people import people_of
from orgmodel.org.own_columns import REPORTS_TO
from orgmodel.org.summary import figures
from orgmodel.org.tree import Ints

FORMAT, VERSION = "reportline-company", 1
_BATCH_ROWS = 10_000


def company_json(company: Company, seats: Ints | None = None) -> Iterator[bytes]:
    """People with figures, fields and findings, in parts.

    Returns
    -------
    iterator of bytes
        One object: ``format``, ``version``, ``company`` (its name), ``source``, ``figures``, ``fields`` (field to its
        headings), ``people`` (a record a row,
        under the headings of the CSV, blank cells left out but for the one that names the manager), ``findings``.
    """
    rows = people_of(company, "file", seats).cells
    fields = {name: list(headings) for name, headings in company.org.fields.items()}
    head = {
        "format": FORMAT,
        "version": VERSION,
        "company": company.name,
        "source": company.source,
        "figures": dict(figures(company.org)),
        "fields": fields,
    }
    # Without a single line they are still what says that nobody reports to anybody.
    lines_to = REPORTS_TO.format(keys_of(company.org).heading)
    yield (_dumped(head)[:-1] + ',\n"people":[\n').encode()
    for start in range(0, rows.num_rows, _BATCH_ROWS):
        lines = ",\n".join(_record(one, lines_to) for one in rows.slice(start, _BATCH_ROWS).to_pylist())
        yield (("" if start == 0 else ",\n") + lines).encode()
    found = [] if company.findings is None else company.findings.to_pylist()
    lines = ",\n".join(_record(one) for one in found)
    yield f'\n],\n"findings":[\n{lines}\n]}}\n'.encode()


def _record(cells: Mapping[str, Any], always: str = "") -> str:
    """One record, without its blank cells but for one."""
    return _dumped({name: cell for name, cell in cells.items() if (cell is not None and cell != "") or name == always})


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
