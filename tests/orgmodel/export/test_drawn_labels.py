"""Labels of drawings and outlines: names and titles come back as they were, and what somebody wrote anew wins."""

import re
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.reading.read import read_company
from tests.orgmodel.export.material import company_of, graph_of
from tests.orgmodel.export.round_trips import again_from, company_of_rows, hard_company, lines_of, named_company


@pytest.mark.parametrize("ending", ["dot", "gexf", "mmd", "opml", "puml"])
def test_a_seat_that_is_called_by_its_title_says_it_once(ending: str):
    """In its label, as its card does."""
    target = BytesIO()
    FILES[ending].write(Request(typical_company(graph_of("people_6"))), target)
    assert not re.search(r"Operative(<br>|\\n|&#10;|\n)Operative", target.getvalue().decode())


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
    company = company_of_rows(cells)
    again = again_from(company, ending, tmp_path)
    seats = range(len(company.org))
    for field in ("name", "title"):
        assert sorted(again.org.texts(field, seats)) == sorted(company.org.texts(field, seats))
    assert lines_of(again) == lines_of(company)
    assert not [heading for heading in again.org.cells.column_names if heading.endswith("(2)")]


@pytest.mark.parametrize("ending", ["mmd", "puml"])
def test_a_label_wins_over_its_note_in_a_comment(ending: str, tmp_path: Path):
    """Who has another name in the drawing is read by it, title and all; the others as they were."""
    path = tmp_path / f"edited.{ending}"
    with path.open("wb") as file:
        FILES[ending].write(Request(named_company(["Ann `A`", "Bo [x]", "Cy {y}"])), file)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines = [line if "reportline" in line else line.replace("Cy", "Di") for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_company(path).org.texts("name", range(3))
    assert any("Di" in name for name in found)
    assert not any("Cy" in name for name in found)


@pytest.mark.parametrize("ending", ["graphml", "gexf", "dot", "drawio", "opml"])
def test_a_label_that_somebody_wrote_anew_wins(ending: str, tmp_path: Path):
    """A name that was changed in another program is read as changed; the others are as they were."""
    company = company_of_rows({"ID": ["1", "2"], "Name": ["Ann", "Bo"], "Title": ["Head", "Cook"], "Boss": ["", "1"]})
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


def test_who_was_moved_added_or_copied_in_an_outline_stands_where_it_was_put(tmp_path: Path):
    """What was left beside a line counts for itself alone: the outline says who reports to whom."""
    path = tmp_path / "edited.opml"
    with path.open("wb") as file:
        FILES["opml"].write(Request(hard_company(tmp_path)), file)
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
