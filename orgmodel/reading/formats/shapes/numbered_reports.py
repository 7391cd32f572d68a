"""Reports in columns that are numbered, beside whom they report to: "Manager", "Employee 1", "Employee 2"."""

import re
from dataclasses import replace
from itertools import pairwise

import pyarrow as pa

from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.speaking import fields_of_parts, is_other_manager
from orgmodel.reading.table import Table

_REPORT = frozenset({"report", "reports", "reporting"})
LIST = "Direct reports"
_NUMBER = re.compile(r"\d{1,3}")
_FEWEST, _MOST = 2, 200
_BETWEEN = ";"


def with_one_list(table: Table) -> Table:
    """Make one column of lists of all numbered columns of reports; the same table where it has others as well.

    Rows without reports go where their manager is listed in another row: nothing is said in them.
    """
    headings = table.cells.column_names
    if not _FEWEST < len(headings) <= _MOST + 1:
        return table
    numbered = [heading for heading in headings if _NUMBER.search(heading)]
    stems = {heading_parts(_NUMBER.sub(" ", heading)) for heading in numbered}
    leads = [heading for heading in headings if heading not in numbered]
    if len(numbered) < _FEWEST or len(leads) != 1 or len(stems) != 1 or not _is_led(stems.pop(), leads[0]):
        return table
    managers = table.cells[leads[0]].to_pylist()
    rows = zip(*(table.cells[heading].to_pylist() for heading in numbered), strict=True)
    lists = [[text for text in row if text] for row in rows]
    if any(_BETWEEN in text for each in lists for text in each):
        return table
    listed = {text for each in lists for text in each}
    taken = [place for place, each in enumerate(lists) if each or managers[place] not in listed]
    cells = pa.table(
        {
            leads[0]: pa.array([managers[place] for place in taken], pa.large_string()),
            LIST: pa.array([_BETWEEN.join(lists[place]) for place in taken], pa.large_string()),
        }
    )
    return replace(table, cells=cells, rows=table.rows[taken])


def _is_led(stem: tuple[str, ...], lead: str) -> bool:
    """True if the numbered columns are called as people or reports are, and the one beside them as managers are."""
    evidence = load_evidence()
    parts = heading_parts(lead)
    return (
        ("name" in fields_of_parts(stem, evidence) or any(says(stem, entry) for entry in evidence.parts["reports"]))
        and "manager" in fields_of_parts(parts, evidence)
        and not is_other_manager(lead, evidence)
    )


def says_reports(heading: str) -> bool:
    """True if a heading says those who report to the person of the row; "Reports to" says the other end."""
    parts = heading_parts(heading)
    is_other_end = any(word in _REPORT and after == "to" for word, after in pairwise(parts))
    return not is_other_end and any(says(parts, entry) for entry in load_evidence().parts["reports"])
