"""What is exported and read again is the same company: people, lines, texts, vacancies."""

import csv
import io
import re
import zipfile
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pypdf
import pytest
from lxml import etree

from orgmodel.catalog.load import load_domain
from orgmodel.errors import BadFile
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from orgmodel.export.tables.delimited import people_csv
from orgmodel.layout.loaded import names_of
from orgmodel.org.own_columns import SEAT
from orgmodel.reading.build import build_org
from orgmodel.reading.columns.headings import load_words
from orgmodel.reading.columns.mapping import map_columns
from orgmodel.reading.findings_table import findings_table
from orgmodel.reading.formats.tabulate import tabulate
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.options import NONE
from orgmodel.reading.read import read_company
from orgmodel.reading.table import Origin
from orgmodel.typical.parameters import from_table
from orgmodel.typical.population.generate import generate
from tests.orgmodel.export.material import SAMPLES, company_of, graph_of

PROGRAMS = ["visio.csv", "d3.csv"]
TABLES = ["csv", "xlsx", "json", "parquet"]
GRAPHS = ["graphml", "gexf", "dot", "mmd", "drawio", "opml", "vcf", "puml"]


def _again(company: Company, ending: str, folder: Path) -> Company:
    path = folder / f"again.{ending}"
    with path.open("wb") as file:
        FILES[ending].write(Request(company), file)
    return Company(company.name, read_company(path).org)


def _seats(company: Company) -> list[tuple[object, ...]]:
    """Every seat with all that was loaded of it, whom it reports to, and what is known of it."""
    org = company.org
    own = (SEAT, "Reports to (", "Dotted line to (")
    headings = [
        heading
        for heading in org.cells.column_names
        if not (heading.startswith(own) or heading.endswith("(Reportline)"))
    ]
    texts = [
        (name, tuple(sorted((heading, text) for heading, text in row.items() if text)))
        for name, row in zip(names_of(org, range(len(org))), org.cells.select(headings).to_pylist(), strict=True)
    ]
    flags = zip(org.vacant.tolist(), org.gone.tolist(), [f"{staff:.6g}" for staff in org.staff], strict=True)
    bosses = [texts[boss] if boss >= 0 else ("",) for boss in org.tree.parent.tolist()]
    is_left = [seat >= org.people for seat in range(len(org))]
    return sorted(map(repr, zip(texts, bosses, flags, is_left, strict=True)))


def _pairs(company: Company, lines: object) -> list[tuple[str, str]]:
    names = [" ".join(name.split()) for name in names_of(company.org, range(len(company.org)))]
    return sorted((names[source], names[target]) for source, target in lines.tolist())


def _lines(company: Company) -> list[tuple[str, str]]:
    names = [" ".join(name.split()) for name in names_of(company.org, range(len(company.org)))]
    return sorted((names[seat], names[boss] if boss >= 0 else "") for seat, boss in enumerate(company.org.tree.parent))


def _shown(company: Company) -> list[tuple[str, str]]:
    """Names with what is not said of them in their title."""
    seats = range(len(company.org))
    texts = zip(names_of(company.org, seats), company.org.texts("title", seats), strict=True)
    shown = [name if not title or title == name else f"{name} ({title})" for name, title in texts]
    bosses = company.org.tree.parent.tolist()
    return sorted((shown[seat], shown[boss] if boss >= 0 else "") for seat, boss in enumerate(bosses))


@pytest.mark.parametrize("ending", TABLES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_that_is_read_again_is_the_same_company(name: str, ending: str, tmp_path: Path):
    """All that was loaded, every line, dotted ones and loops, holders who share a seat, staff without names."""
    company = company_of(name)
    again = _again(company, ending, tmp_path)
    assert _seats(again) == _seats(company)
    assert _pairs(again, again.org.dotted) == _pairs(company, company.org.dotted)
    assert _pairs(again, again.org.loops) == _pairs(company, company.org.loops)
    assert len(again.org.shared) == len(company.org.shared)
    # And once more: nothing is added each time.
    assert again.org.cells.num_columns <= company.org.cells.num_columns + 5
    assert _seats(_again(again, ending, tmp_path)) == _seats(company)


@pytest.mark.parametrize("ending", GRAPHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_graph_that_is_read_again_has_the_same_names_and_lines(name: str, ending: str, tmp_path: Path):
    """Dotted ones too; the root that PlantUML takes over several tops is nobody."""
    company = company_of(name)
    again = _again(company, ending, tmp_path)
    assert _lines(again) == _lines(company)
    assert _pairs(again, again.org.dotted) == _pairs(company, company.org.dotted)


@pytest.mark.parametrize("ending", [*TABLES, *GRAPHS])
def test_a_typical_company_is_read_again(ending: str, tmp_path: Path):
    """Seats and lines of a preset; brackets after a name are a title where a drawing has no line of titles."""
    company = typical_company(graph_of("matrix_800"))
    again = _again(company, ending, tmp_path)
    assert _shown(again) == _shown(company)


@pytest.mark.parametrize("ending", ["dot", "gexf", "mmd", "opml", "puml"])
def test_a_seat_that_is_called_by_its_title_says_it_once(ending: str):
    """In its label, as its card does."""
    target = BytesIO()
    FILES[ending].write(Request(typical_company(graph_of("people_6"))), target)
    assert not re.search(r"Operative(<br>|\\n|&#10;|\n)Operative", target.getvalue().decode())


HOSTILE = [
    *("=1+1", "+1", "-x", "@x", "\t=1", " =1", '""=1', "=cmd|' /C calc'!A0", "＝1", ";=1", "'=1", "''x", "'x", "-5"),
    *("-1.5e3", "+44 20 7946 0000", "00123", "1E5", "TRUE", "_x0041_", "a<b>&c", "line\nbreak", "null", "{{7*7}}"),
    *("</t></is></c>", "~tilde", "**bold**", '"', "\\", "#quot;", "[x](javascript:1)", "🏳️‍🌈", "عربي", "1.50", "1.5"),
]


def _company_of_rows(cells: dict[str, list[str]]) -> Company:
    """Company of a table, as if it had been read."""
    records = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    table = tabulate(records, Origin("json"), LIMITS)
    return Company("Hostile", build_org(table, map_columns(table, load_words(), {}), load_words(), NONE).org)


@pytest.mark.parametrize("ending", TABLES)
def test_texts_like_formulas_and_numbers_come_back_as_they_were(ending: str, tmp_path: Path):
    """Formulas are texts and numbers are numbers; an apostrophe of one's own stays."""
    cells = {
        "ID": [f"e{at}" for at in range(len(HOSTILE))],
        "Name": [f"Person {at}" for at in range(len(HOSTILE))],
        "Manager": ["", *["e0"] * (len(HOSTILE) - 1)],
        "=Remark": HOSTILE,
        "Balance": [f"-{at}" if at else "" for at in range(len(HOSTILE))],
    }
    company = _company_of_rows(cells)
    again = _again(company, ending, tmp_path)
    for heading in ("=Remark", "Balance"):
        assert again.org.cells[heading].to_pylist() == company.org.cells[heading].to_pylist()


# E1: what spreadsheets run.
FORMULAS = [
    *("=1+1", "+1", "-x", "@x", "\t=1", "\r=1", "\x00=1", " =1", '""=1', "=cmd|' /C calc'!A0", "＝1", ";=1", "'=1"),
    *("-5", "-1.5e3", "+44 20 7946 0000", "=SUM(A1:A9)", "＋1", "－1", "＠x", "\u00a0=1", "<b>=1</b>", "{=1}"),
]


def _named(texts: list[str], *, titles: bool = True) -> Company:
    """Company whose people have these names, and titles of the kind."""
    count = len(texts)
    cells = {
        "ID": [f"e{at}" for at in range(count)],
        "Name": texts,
        "Title": [*texts[1:], texts[0]] if titles else ["Cook"] * count,
        "Manager": ["", *["e0"] * (count - 1)],
    }
    return _company_of_rows(cells)


@pytest.mark.parametrize("ending", [*TABLES, *PROGRAMS])
def test_a_name_like_a_formula_comes_back_as_it_was(ending: str, tmp_path: Path):
    """In names and titles too, number by number and letter by letter."""
    company = _named([*FORMULAS, *HOSTILE])
    again = _again(company, ending, tmp_path)
    for field in ("name", "title"):
        assert again.org.texts(field, range(len(again.org))) == company.org.texts(field, range(len(company.org)))
    assert _lines(again) == _lines(company)


@pytest.mark.parametrize("ending", GRAPHS)
def test_a_name_like_a_formula_comes_back_from_a_graph(ending: str, tmp_path: Path):
    """Everybody under the same name; marks of HTML in labels of drawings are not shown, and not read."""
    company = _named([text for text in FORMULAS if not text.startswith("<")], titles=False)
    assert _lines(_again(company, ending, tmp_path)) == _lines(company)


# Names and titles whose label alone would be read as others.
_DRAWN = [
    *[("Ann\nBerg", "Head\nof all"), ("<img src=x>", "<b>CEO</b>"), ("&amp; &#60;", "[CEO](../x.md), co-founder")],
    *[("Bo (acting)", "COO - interim"), ("u\u2028v", "\\n literal"), ("007", "00"), ("Cy: Dorn", "Cy: Dorn")],
    *[("`Dee` [[x]]", "c:\\temp\\new; {y}"), ("https://e.example/%7B", "```"), ("* Fay_", "~~g~~ <!-- h -->")],
]


@pytest.mark.parametrize("ending", ["graphml", "gexf", "dot", "drawio", "opml", "mmd", "puml", "vcf"])
def test_names_and_titles_of_a_graph_come_back_whatever_its_labels_look_like(ending: str, tmp_path: Path):
    """Of several lines, with marks of HTML, Markdown and codes; the columns once, not once more each time."""
    names, titles = map(list, zip(*_DRAWN, strict=True))
    cells = {"Name": names, "Title": titles, "Boss": ["", *[names[0]] * (len(names) - 1)]}
    company = _company_of_rows(cells)
    again = _again(company, ending, tmp_path)
    seats = range(len(company.org))
    for field in ("name", "title"):
        assert sorted(again.org.texts(field, seats)) == sorted(company.org.texts(field, seats))
    assert _lines(again) == _lines(company)
    assert not [heading for heading in again.org.cells.column_names if heading.endswith("(2)")]


@pytest.mark.parametrize("ending", ["mmd", "puml"])
def test_a_label_wins_over_its_note_in_a_comment(ending: str, tmp_path: Path):
    """Who has another name in the drawing is read by it, title and all; the others as they were."""
    path = tmp_path / f"edited.{ending}"
    with path.open("wb") as file:
        FILES[ending].write(Request(_named(["Ann `A`", "Bo [x]", "Cy {y}"])), file)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines = [line if "reportline" in line else line.replace("Cy", "Di") for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_company(path).org.texts("name", range(3))
    assert any("Di" in name for name in found)
    assert not any("Cy" in name for name in found)


@pytest.mark.parametrize("ending", ["graphml", "gexf", "dot", "drawio", "opml"])
def test_a_label_that_somebody_wrote_anew_wins(ending: str, tmp_path: Path):
    """A name that was changed in another program is read as changed; the others are as they were."""
    company = _company_of_rows({"ID": ["1", "2"], "Name": ["Ann", "Bo"], "Title": ["Head", "Cook"], "Boss": ["", "1"]})
    path = tmp_path / f"edited.{ending}"
    with path.open("wb") as file:
        FILES[ending].write(Request(company), file)
    label = {"graphml": ">Bo<", "gexf": 'label="Bo', "dot": 'label="Bo', "drawio": "label='Bo", "opml": "text='Bo"}
    old = label[ending]
    text = path.read_text(encoding="utf-8")
    assert old in text
    # Of GraphML the label is the first of the data of a node.
    path.write_text(text.replace(old, old.replace("Bo", "Di"), 1), encoding="utf-8")
    org = read_company(path).org
    assert sorted(org.texts("name", range(len(org)))) == ["Ann", "Di"]
    assert sorted(org.texts("title", range(len(org)))) == ["Cook", "Head"]


@pytest.mark.parametrize(
    ("ending", "called"),
    [("dot", 'digraph "{}"'), ("drawio", "diagram name='{}'"), ("opml", "<title>{}</title>")],
)
def test_a_graph_of_a_branch_is_called_by_its_top(ending: str, called: str):
    """And by the title that is wanted; a whole company by its name."""
    company = company_of("oracle-hr/employees.csv")
    top = int(company.org.tree.reports(int(company.org.tree.tops()[0]))[0])
    for request, name in (
        (Request(company), company.name),
        (Request(company, focus=top), f"Neena Yang and reports: {company.name}"),
        (Request(company, title="The board"), "The board"),
    ):
        target = BytesIO()
        FILES[ending].write(request, target)
        assert called.format(name) in target.getvalue().decode()


@pytest.mark.parametrize("ending", GRAPHS)
def test_a_line_that_closes_a_loop_is_no_dotted_one_in_a_graph(ending: str, tmp_path: Path):
    """Although a drawing shows both dashed."""
    company = _company_of_rows({"ID": ["1", "2", "3"], "Name": ["Ann", "Bo", "Cy"], "Boss": ["3", "1", "2"]})
    assert len(company.org.loops) == 1
    assert len(_again(company, ending, tmp_path).org.dotted) == 0


@pytest.mark.parametrize("ending", ["csv", "visio.csv", "xlsx"])
def test_no_cell_of_a_file_for_spreadsheets_begins_like_a_formula(ending: str):
    """Heads and cells, as the csv module and openpyxl read them: an apostrophe, or text that is no formula."""
    target = BytesIO()
    FILES[ending].write(Request(_named(FORMULAS)), target)
    if ending == "xlsx":
        book = openpyxl.load_workbook(target)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        parts = zipfile.ZipFile(target)
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
        return
    rows = csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline=""))
    for cell in (cell for row in rows for cell in row):
        is_number = re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", cell)
        assert is_number or not re.match(r"[\s\"';,\x00\xa0]*[=+\-@＝＋－＠]", cell) or cell.startswith("'"), cell


@pytest.mark.parametrize("ending", FILES)
def test_e9_a_restricted_column_is_in_no_byte_of_a_file(ending: str, tmp_path: Path):
    """Neither its heading nor its values, packed parts and metadata too."""
    path = tmp_path / "staff.csv"
    path.write_text("Id,Name,Title,Manager,Salary\n1,Ann,Head,,CANARY71\n2,Bo,Cook,1,CANARY72\n", encoding="utf-8")
    reading = read_company(path)
    target = BytesIO()
    FILES[ending].write(Request(Company("staff", reading.org, findings=findings_table(reading.findings))), target)
    data = [target.getvalue()]
    if zipfile.is_zipfile(target):
        parts = zipfile.ZipFile(target)
        data += [parts.read(name) for name in parts.namelist()]
    if ending == "pdf":
        data += [page.extract_text().encode() for page in pypdf.PdfReader(target).pages]
    assert not any(b"CANARY" in part for part in data)


def test_formulas_are_guarded_in_csv_and_numbers_are_not():
    """An apostrophe before what a spreadsheet would run, in headings too; -5 stays -5."""
    cells = pa.table({"Id": ["1", "2", "3"], "=Name": ["=1+1", "-5", "+44"], "Manager": ["", "1", "1"]})
    org = generate(from_table({"headcount": 3}), load_domain())
    from dataclasses import replace

    text = b"".join(people_csv(Company("x", replace(org, cells=cells, fields={"id": ("Id",)})))).decode("utf-8-sig")
    assert '"\'=1+1"' in text
    assert "'=Name" in text
    assert '"-5"' in text
    assert '"\'+44"' in text


def test_every_person_of_a_generated_company_is_there_once(tmp_path: Path):
    """Keys are the company's own ids, and no row is lost or doubled."""
    company = Company("Generated", generate(from_table({"headcount": 1200}), load_domain()))
    assert keys_of(company.org).heading == "Id"
    for ending in TABLES:
        again = _again(company, ending, tmp_path)
        assert sorted(again.org.cells["Id"].to_pylist()) == sorted(company.org.cells["Id"].to_pylist())
        assert _lines(again) == _lines(company)


# What a company can hold that a format may lose.
_HARD = """ID,Name,Title,Department,Manager,Dotted line manager
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


def _hard(folder: Path) -> Company:
    path = folder / "hard.csv"
    path.write_text(_HARD, encoding="utf-8")
    return Company("Hard", read_company(path).org)


def _all_of(company: Company, *fields: str) -> dict[str, list[tuple[object, ...]]]:
    """Seats by their keys, with all lines and the texts of some fields."""
    org, seats = company.org, range(len(company.org))
    keys = keys_of(org).texts.to_pylist()
    texts = [org.texts(field, seats) for field in ("name", "title", *fields)]
    left = [seat >= org.people for seat in seats]
    bosses = [keys[boss] if boss >= 0 else "" for boss in org.tree.parent.tolist()]
    return {
        "seats": sorted(zip(keys, *texts, bosses, org.vacant.tolist(), left, strict=True)),
        "dotted": sorted((keys[source], keys[target]) for source, target in org.dotted.tolist()),
        "loops": sorted((keys[source], keys[target]) for source, target in org.loops.tolist()),
    }


@pytest.mark.parametrize("ending", [*TABLES, *PROGRAMS, *GRAPHS, "html"])
def test_a_company_with_every_hard_thing_comes_back(ending: str, tmp_path: Path):
    """Several tops, dotted lines, a loop, a vacancy, a manager who is not there, equal names, letters of all kinds.

    Under their ids, and once more from the file of what came back. A flowchart for Mermaid, whose letters are few, has
    no columns.
    """
    company = _hard(tmp_path)
    fields = ("department",) if ending != "mmd" else ()
    again = _again(company, ending, tmp_path)
    assert _all_of(again, *fields) == _all_of(company, *fields)
    assert _all_of(_again(again, ending, tmp_path), *fields) == _all_of(company, *fields)


@pytest.mark.parametrize("rows", ["[1", "[]", '{"Name":["Ann"],"Id":[]}', '{"Name":{"texts":["Ann"],"at":[7]}}', "{}"])
def test_a_damaged_page_of_a_company_is_refused(rows: str, tmp_path: Path):
    """By a sentence, whatever stands where its rows should."""
    path = tmp_path / "damaged.html"
    path.write_text(f'<!doctype html><html><script type="application/json" id="rows">{rows}</script></html>', "utf-8")
    with pytest.raises(BadFile, match="page of the company is damaged"):
        read_company(path)


def test_who_was_moved_added_or_copied_in_an_outline_stands_where_it_was_put(tmp_path: Path):
    """What was left beside a line counts for itself alone: the outline says who reports to whom."""
    path = tmp_path / "edited.opml"
    with path.open("wb") as file:
        FILES["opml"].write(Request(_hard(tmp_path)), file)
    tree = etree.parse(path)
    (moved,) = tree.xpath("//outline[@reportline_name='Under Second']")
    (ann,) = tree.xpath("//outline[@reportline_name='Ann Berg']")
    ann.extend([moved, deepcopy(moved), etree.Element("outline", text="New")])
    tree.write(path, encoding="utf-8")
    org = read_company(path).org
    names = names_of(org, range(len(org)))
    bosses = {(names[seat], names[boss]) for seat, boss in enumerate(org.tree.parent.tolist()) if boss >= 0}
    assert {("Under Second", "Ann Berg"), ("New", "Ann Berg")} <= bosses
    assert names.count("Under Second") == 2
    assert len(org) == 16 + 2


def test_columns_that_a_program_for_charts_has_stay_where_a_company_has_them_itself(tmp_path: Path):
    """They are left out of the table for that program alone."""
    rows = {"id": ["1", "2"], "parentId": ["", "1"], "name": ["Ann", "Bo"], "direct": ["a", "b"], "below": ["c", "d"]}
    again = _again(_company_of_rows(rows), "csv", tmp_path)
    assert again.org.cells["direct"].to_pylist() == ["a", "b"]


@pytest.mark.parametrize("ending", ["csv", "d3.csv", "mmd", "opml"])
def test_a_number_that_often_stands_for_nobody_is_an_id_where_somebody_has_it(ending: str, tmp_path: Path):
    """Of 5,000 people numbered from 1 somebody is 1234."""
    rows = {"ID": ["1", "1234", "9999", "0"], "Name": ["Ann", "Bo", "Cy", "Di"], "Boss": ["", "1", "1234", "9999"]}
    company = _company_of_rows(rows)
    assert keys_of(company.org).heading == "ID"
    assert _all_of(_again(company, ending, tmp_path)) == _all_of(company)
