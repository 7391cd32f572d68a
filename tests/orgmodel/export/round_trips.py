"""Round trips: the formats that hold a company, what comes back from one, and companies that are hard to hold."""

from pathlib import Path

from orgmodel.export.companies.company import Company
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.reading.build import build_org
from orgmodel.reading.columns.headings import load_words
from orgmodel.reading.columns.mapping import map_columns
from orgmodel.reading.formats.tabulate import tabulate
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import NONE
from orgmodel.reading.read import read_company
from orgmodel.reading.table import Origin

PROGRAMS = ["visio.csv", "d3.csv"]
TABLES = ["csv", "xlsx", "json", "parquet"]
GRAPHS = ["graphml", "gexf", "dot", "mmd", "drawio", "opml", "vcf", "puml"]


def again_from(company: Company, ending: str, folder: Path) -> Company:
    """Company that is read from the file that it was exported to."""
    path = folder / f"again.{ending}"
    with path.open("wb") as file:
        FILES[ending].write(Request(company), file)
    return Company(company.name, read_company(path).org)


def pairs_of(company: Company, lines: object) -> list[tuple[str, str]]:
    """Names at both ends of lines."""
    names = [" ".join(name.split()) for name in names_of(company.org, range(len(company.org)))]
    return sorted((names[source], names[target]) for source, target in lines.tolist())


def lines_of(company: Company) -> list[tuple[str, str]]:
    """Each name with that of the manager, "" at a top."""
    names = [" ".join(name.split()) for name in names_of(company.org, range(len(company.org)))]
    return sorted((names[seat], names[boss] if boss >= 0 else "") for seat, boss in enumerate(company.org.tree.parent))


def company_of_rows(cells: dict[str, list[str]]) -> Company:
    """Company of a table, as if it had been read."""
    records = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    table = tabulate(records, Origin("json"), LIMITS)
    return Company("Hostile", build_org(table, map_columns(table, load_words(), {}), load_words(), NONE).org)


# What a company can hold that a format may lose.
HARD = """ID,Name,Title,Department,Manager,Dotted line manager
p1,Ann Berg,Head,Board,,
p2,=1+1,Cook,Kitchen,p1,
p3,-5,"Line
break",Kitchen,p1,p2
p4,"O""Neil, ""Q"" '=1",Clerk; x,Sales,p2,p1
p5,محمد علي,مدير,Sales,p4,p2; p1
p6,山田太郎,部長,Sales,p4,
p7,Cy Dorn,Cook,Sales,p4,
p8,Cy Dorn,Cook,Sales,p7,
p9,Vacant,Director,Ops,p1,
p10,Eve Loop,Guard,Ops,p12,
p11,Fay Loop,Guard,Ops,p10,
p12,'=Gil,Guard,Ops,p11,
p13,Second Top,Owner,Board,,
p14,Under Second,Clerk,Board,p13,
p15,Missing Boss,Clerk,Ops,p99,
"""


def hard_company(folder: Path) -> Company:
    path = folder / "hard.csv"
    path.write_text(HARD, encoding="utf-8")
    return Company("Hard", read_company(path).org)


def named_company(texts: list[str], *, titles: bool = True) -> Company:
    """Company whose people have these names, and titles of the kind."""
    count = len(texts)
    cells = {
        "ID": [f"e{at}" for at in range(count)],
        "Name": texts,
        "Title": [*texts[1:], texts[0]] if titles else ["Cook"] * count,
        "Manager": ["", *["e0"] * (count - 1)],
    }
    return company_of_rows(cells)
