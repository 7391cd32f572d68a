"""What is told about a whole typical company: its name, a notice of what it rests on, and the report for the page."""

from typing import Any

from orgmodel.company import Company
from orgmodel.domain.load import Domain
from orgmodel.org import Org
from orgmodel.reading.figures import figures

# What stands for the format of the file where there is none.
KIND = "typical"
PREVIEW_ROWS = 6


def name_of_whole(company: Company) -> str:
    """What it is called: "Typical company of 240,000 people (illustrative)"."""
    people = "1 person" if company.headcount == 1 else f"{company.headcount:,} people"
    structure = "" if company.structure == "functional" else f"{company.structure} "
    return f"Typical {structure}company of {people} (illustrative)"


def notice_of_whole(domain: Domain) -> str:
    """What its seats rest on, in words."""
    return (
        "Illustrative, not measured: functions have as many people as in the typical chart; spans are drawn from "
        f"Gallup's distribution, the chief executive's from Pave's, seed {domain.whole.seed}."
    )


def report_of_whole(org: Org, company: Company, domain: Domain) -> dict[str, Any]:
    """All that the page tells about it, as `orgmodel.reading.deliver.report` does of a file.

    Returns
    -------
    dict
        No findings and no candidates; ``origin`` has the kind "typical" and the seed; ``notices`` (text and cites);
        ``sources``: texts of what is cited.
    """
    whole = domain.whole
    cites = [*whole.spans.cites, *whole.ceo_span.cites]
    headings = list(org.cells.column_names)
    return {
        "name": name_of_whole(company),
        "figures": {"rows": len(org), **figures(org), "findings": 0, "notes": 0},
        "mapping": {field: "+".join(columns) for field, columns in sorted(org.fields.items())},
        "candidates": [],
        "findings": [],
        "headings": headings,
        "columns": [{"heading": heading, "filled": 1.0, "restricted": False, "kept": True} for heading in headings],
        "preview": [list(row.values()) for row in org.cells.slice(0, PREVIEW_ROWS).to_pylist()],
        "origin": {"kind": KIND, "seed": whole.seed, "sheets": []},
        "snapshots": {"taken": "", "values": []},
        "notices": [{"text": notice_of_whole(domain), "cites": cites}],
        "sources": [f"{cite}: {domain.citation(cite).text} {domain.citation(cite).source}." for cite in cites],
    }
