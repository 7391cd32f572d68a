"""Export jobs: the file of a plain description is the one made here, and what will be in it is told before."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from orgmodel.errors import Cancelled, DoesNotFit, NotExported, PictureTooLarge
from orgmodel.export.cards.look import Look, named
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.restricted import blanked, dropped, findings_without, restricted_of
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.jobs.forecast import forecast_of
from orgmodel.export.jobs.job import FILE, FINDINGS, LIMITS, Job, leave, progress_of, request_of, run_forecast, run_job
from orgmodel.export.page import Heading, Surround
from orgmodel.export.request import Request
from orgmodel.layout.loaded import PLAIN
from orgmodel.layout.typical import typical_scene
from orgmodel.reading.findings_table import findings_table, write_findings
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from orgmodel.theme import LIGHT
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.population.generate import generate
from orgmodel.views.typical import View
from tests.orgmodel.export.material import company_of, graph_of
from tests.strategies import DOMAIN

ORACLE = "oracle-hr/employees.csv"
CARDS = "uk-organograms/cabinet-office-2015-03.csv"


def _never() -> bool:
    return False


def _written(request: Request, ending: str) -> bytes:
    target = io.BytesIO()
    FILES[ending].write(request, target)
    return target.getvalue()


@pytest.mark.parametrize("ending", ["pdf", "csv"])
def test_a_child_makes_the_file_that_is_made_here(tmp_path, ending):
    """Byte by byte; its pages are told before, and it says how far it is."""
    company = company_of(ORACLE)
    leave(tmp_path, Job(ending, company.name, "", ORACLE, pages="by-manager"), replace(company, findings=None), None)
    with (tmp_path / FINDINGS).open("wb") as file:
        write_findings(read_company(Path("tests/data", ORACLE)).findings, Path(file.name))
    assert progress_of(tmp_path) == (0, 0)
    size = run_job(tmp_path, _never)
    data = (tmp_path / FILE).read_bytes()
    assert len(data) == size
    assert data == _written(Request(company, pages="by-manager"), ending)
    if ending == "pdf":
        done, of = progress_of(tmp_path)
        assert done == of > 1


def test_a_scene_goes_along_as_it_is(tmp_path):
    """What is shown of a typical company: the same SVG, with its reasons in a table of the seats that are drawn."""
    graph = graph_of("people_400")
    company, scene = typical_company(graph), typical_scene(graph, View(), LIGHT)
    heading = Heading("Title", "Subtitle", "Source")
    leave(tmp_path, Job("svg", company.name, chart_heading=heading), company, scene)
    run_job(tmp_path, _never)
    here = Request(company, own_chart=(lambda _theme: scene, heading))
    assert (tmp_path / FILE).read_bytes() == _written(here, "svg")


def test_work_is_stopped(tmp_path):
    """By whoever asked for it, and by its limits; the sentence names the export."""
    company = company_of(ORACLE)
    leave(tmp_path, Job("pdf", company.name), company, None)
    with pytest.raises(Cancelled):
        run_job(tmp_path, lambda: True)
    with pytest.raises(NotExported, match="The export took more than 0 s and was stopped"):
        run_job(tmp_path, _never, limits=replace(LIMITS, seconds=0))


def test_pages_are_counted_as_they_are_written(tmp_path):
    """The forecast names the number of pages of the file, and of slides; a child says the same as here."""
    from pypdf import PdfReader

    company = company_of(CARDS)
    for pages in ("by-manager", "by-department", "by-level"):
        request = Request(company, pages=pages, paper="A4")
        told = forecast_of(request, "pdf")
        assert told.pages == len(PdfReader(io.BytesIO(_written(request, "pdf"))).pages)
        assert told.text == f"{company.org.people:,} people on {told.pages} pages of A4 with an overview and an index."
    leave(tmp_path, Job("pptx", company.name), company, None)
    assert run_forecast(tmp_path, _never) == forecast_of(Request(company), "pptx")


def test_what_is_not_there_is_counted():
    """Some of a company are some of it, in pictures with the folded ones, in tables without."""
    company = company_of(ORACLE)
    some = Request(company, picked=np.arange(58, dtype=np.int32))
    assert forecast_of(some, "csv").text == "58 of 107 people."
    text = forecast_of(some, "svg").text
    assert text.startswith("58 of 107 people: folded branches are counted on their cards, in one picture of ")
    assert forecast_of(Request(company), "json").text == "107 people."
    assert forecast_of(Request(typical_company(graph_of("people_6"))), "csv").text == "2 seats."


@pytest.mark.parametrize(
    ("ending", "left", "unseen"),
    [
        *[("csv", "", ""), ("graphml", "", ""), ("svg", "", ""), ("d3.csv", "PHONE_NUMBER", "")],
        *[("html", "PHONE_NUMBER", "EMAIL"), ("mmd", "EMAIL, PHONE_NUMBER", ""), ("opml", "PHONE_NUMBER", "EMAIL")],
    ],
)
def test_what_of_a_company_a_file_does_not_hold_is_said_before(ending: str, left: str, unseen: str):
    """Columns that are not in it, and those that are in it though nothing shows them."""
    text = forecast_of(Request(company_of(ORACLE)), ending).text
    assert ("Not in it:" in text, "unseen" in text) == (bool(left), bool(unseen)), text
    parts = text.partition("unseen")
    assert left in parts[0]
    assert unseen in parts[2]


@pytest.mark.parametrize(
    ("ending", "wanted", "error", "way"),
    [
        ("pdf", {"paper": "A5", "pages": "one"}, DoesNotFit, "under 6 points. Take a page for each manager"),
        ("webp", {"scale": 4}, DoesNotFit, "16,383 a side. Take a smaller scale"),
        ("pptx", {"pages": "one", "layout": "down"}, DoesNotFit, "Take a slide for each manager"),
        ("png", {"scale": 4}, PictureTooLarge, "Scale 2 fits"),
    ],
    ids=["a page", "webp", "a slide", "png"],
)
def test_what_a_file_cannot_hold_is_refused_before(ending, wanted, error, way):
    """With the reason and the way, as making it would be."""
    request = Request(company_of(CARDS), **wanted)
    with pytest.raises(error, match=way):
        forecast_of(request, ending)
    with pytest.raises(error, match=way):
        _written(request, ending)


def test_mermaid_warns_before():
    """More lines than it draws."""
    assert forecast_of(Request(company_of(ORACLE)), "mmd").warning == ""
    many = generate(TypicalCompany(600), DOMAIN)
    assert "maxEdges" in forecast_of(Request(Company("600", many)), "mmd").warning


def test_a_picture_has_what_is_wanted_round_it():
    """Title, subtitle, sources, date, legend and ground, each by itself; the title is read out all the same."""
    request = Request(replace(company_of(ORACLE), subtitle="In short", source="From a file."), title="Board")

    def svg(**around: object) -> str:
        return _written(replace(request, surround=Surround(**around)), "svg").decode()  # type: ignore[arg-type]

    full = svg(date="27 November 2026.")
    for text in (">Board</text>", ">In short</text>", ">From a file. 27 November 2026.</text>", ">Has reports</text>"):
        assert text in full
    bare = svg(has_title=False, has_subtitle=False, has_sources=False, has_legend=False, has_ground=False)
    for text in (">Board</text>", ">In short</text>", "From a file", ">Has reports</text>", LIGHT.palette.page):
        assert text not in bare
    assert "<title>Board</title>" in bare
    assert LIGHT.palette.page in full


def test_a_transparent_picture_lets_what_is_under_it_show():
    """Its corner has no colour; else it has that of the page."""
    from PIL import Image

    request = Request(company_of(ORACLE), levels=2)
    clear = replace(request, surround=Surround(has_ground=False))
    for ending in ("png", "webp"):
        for wanted, alpha in ((clear, 0), (request, 255)):
            with Image.open(io.BytesIO(_written(wanted, ending))) as picture:
                assert picture.convert("RGBA").getpixel((1, 1))[3] == alpha


# --- restricted columns ----------------------------------------------------------------------------------------------

PAY = "id,name,boss,Salary,Team\n1,Ann,,90210,x\n2,Ben,1,twelve,y\n3,Cem,1,55055,z\n"


@pytest.fixture
def paid(tmp_path):
    path = tmp_path / "pay.csv"
    path.write_text(PAY)
    reading = read_company(path, Choices(shown=frozenset({"Salary"})))
    return Company("pay", reading.org, "", "", findings_table(reading.findings))


def test_a_restricted_column_leaves_no_trace(paid, tmp_path):
    """Neither in cells nor in findings of any format, and the people are the same."""
    assert restricted_of(paid.org) == ("Salary",)
    bare = replace(paid, org=dropped(paid.org, ["Salary"]), findings=findings_without(paid.findings, ["Salary"]))
    assert "twelve" in paid.findings["found"].to_pylist()
    for ending in ("csv", "json", "graphml", "dot", "vcf", "opml", "svg", "gexf"):
        data = _written(Request(bare), ending)
        assert b"Ben" in data
        for secret in (b"90210", b"twelve", b"55055", b"Salary"):
            assert secret not in data, ending
    assert b"90210" in _written(Request(paid), "csv")


def test_a_blank_column_keeps_the_places_of_the_others(paid):
    """Keys of columns count them; a field of it is nobody's."""
    bare = blanked(paid.org, ["Salary", "name"])
    assert bare.cells.column_names == paid.org.cells.column_names
    assert bare.cells["Salary"].to_pylist() == ["", "", ""]
    assert "name" not in bare.fields
    assert blanked(paid.org, []) is paid.org


def test_the_look_of_the_cards_goes_along(paid):
    """Lines and colours by names: a column that stays behind moves no other one, and is left out itself."""
    from orgmodel.tables.sheets import people_sheet

    sheet = people_sheet(paid.org)
    keys = {column.heading: key for key, column in sheet.columns.items()}
    names = named(sheet, [keys["Team"], "level", keys["Salary"]])
    assert names == ("=Team", "level", "=Salary")
    bare = replace(paid, org=dropped(paid.org, ["Salary"]))
    job = Job("svg", "pay", look=Look(names, "=Team"))
    scene = request_of(job, bare, None).scene
    assert [box.card.subtitle for box in scene.boxes] == ["x", "y", "z"]
    assert [box.card.extra for box in scene.boxes] == [("1",), ("2",), ("2",)]
    assert len({box.card.shade for box in scene.boxes}) == 3
    full = request_of(job, paid, None).scene
    assert [box.card.extra for box in full.boxes] == [("1", "90210"), ("2", "twelve"), ("2", "55055")]
    paged = request_of(replace(job, format="pdf", pages="by-manager"), bare, None)
    assert ">z</text>" not in _written(replace(paged, look=PLAIN), "svg").decode()
    assert ">z</text>" in _written(paged, "svg").decode()
