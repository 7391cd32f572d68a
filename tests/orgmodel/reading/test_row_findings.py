"""Findings by row: what is found for a row, and what is not."""

from orgmodel.findings import finding
from orgmodel.findings.kind import Severity
from orgmodel.findings.kinds import KINDS
from orgmodel.reading.findings_table import findings_table
from orgmodel.reading.row_findings import row_findings

WARNING, OTHER = [kind for kind in KINDS.values() if kind.severity is not Severity.NOTE][:2]
NOTE = next(kind for kind in KINDS.values() if kind.severity is Severity.NOTE)


def test_a_row_has_what_was_found_in_it_each_once():
    """In any order of rows, remarks and findings of no row left out."""
    found = row_findings(
        findings_table(
            [
                finding(WARNING.code, [2, 2, 9]),
                finding(OTHER.code, [2]),
                finding(NOTE.code, [5]),
                finding(OTHER.code, count=1),
            ]
        )
    )
    assert found.of_row(2) == [WARNING.one, OTHER.one]
    assert found.of_row(9) == [WARNING.one]
    assert [found.of_row(row) for row in (1, 5, 10)] == [[], [], []]
    assert row_findings(findings_table([])).of_row(2) == []
