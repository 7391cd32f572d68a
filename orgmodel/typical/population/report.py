"""Report on a synthetic population: its name, a notice of what it rests on, and the report for the page."""

from orgmodel.catalog.catalog import Domain
from orgmodel.org.org import Org
from orgmodel.org.report import GENERATED, ColumnJson, Figures, NoticeJson, OriginJson, Report, SnapshotsJson
from orgmodel.org.summary import figures
from orgmodel.typical.parameters import TypicalCompany

PREVIEW_ROWS = 6


def population_name(company: TypicalCompany) -> str:
    """Name of a population: "Typical company of 240,000 people (illustrative)"."""
    people = "1 person" if company.headcount == 1 else f"{company.headcount:,} people"
    structure = "" if company.structure == "functional" else f"{company.structure} "
    return f"Typical {structure}company of {people} (illustrative)"


def notice_text(domain: Domain) -> str:
    """Notice of the sources that its seats rest on."""
    seed = domain.population.seed
    return f"Illustrative, not measured: spans are drawn from Gallup's distribution and Pave's, seed {seed}."


def summary_text(org: Org, company: TypicalCompany) -> str:
    """The line above its chart: how many lead, on how many levels."""
    told = figures(org)
    managers, levels = told["managers"], told["levels"]
    parts = [
        f"{managers:,} manager{'' if managers == 1 else 's'}",
        f"{levels} level{'' if levels == 1 else 's'}",
        f"{(len(org) - 1) / max(1, managers):.1f} people per manager",
        f"widest span {told['span']}",
    ]
    return f"{population_name(company)}: {', '.join(parts)}."


def population_report(org: Org, company: TypicalCompany, domain: Domain) -> Report:
    """Report of a generated company: no findings, and what its seats rest on."""
    tables = domain.population
    cites = [*tables.spans.cites, *tables.ceo_span.cites]
    headings = list(org.cells.column_names)
    return Report(
        name=population_name(company),
        figures=Figures.model_validate({"rows": len(org), **figures(org), "findings": 0, "notes": 0}),
        mapping={field: "+".join(columns) for field, columns in sorted(org.fields.items())},
        candidates=[],
        findings=[],
        headings=headings,
        columns=[ColumnJson(heading=heading, filled=1.0, restricted=False, kept=True) for heading in headings],
        preview=[list(row.values()) for row in org.cells.slice(0, PREVIEW_ROWS).to_pylist()],
        origin=OriginJson(kind=GENERATED, seed=tables.seed),
        snapshots=SnapshotsJson(taken="", values=[]),
        sentence=summary_text(org, company),
        notices=[NoticeJson(text=notice_text(domain), cites=cites)],
        sources=[f"{domain.citation(cite).text} {domain.citation(cite).source}." for cite in cites],
    )
