"""Exports that are no company of one file: comparisons, fit reports, a file for each branch."""

import base64
import io
import json
import zipfile

import openpyxl
import pypdfium2
import pytest

from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.reports import fit_html
from orgmodel.layout.scene import Scene
from orgview.server.work.export_folders import EXPORT_LASTS, Export, ExportFolders
from orgview.server.work.import_service import utc_now
from tests.orgview.charts.test_loaded_source import load, server
from tests.orgview.test_exports_route import ORACLE, _file, _forecast

__all__ = ["server"]

SIDES = "a=people_80&b=people_400&join=role"


def _words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text: str = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.usefixtures("exports_here")
def test_a_comparison_is_foretold_and_made(client):
    """As a picture, a PDF on paper, and a list whose rows are those of the tab."""
    told = _forecast(client, query=SIDES, format="png", scope="comparison", scale=2)
    assert "changes from" in told["text"]
    assert told["text"].endswith(" px.")
    assert told["refusal"] == ""
    counts = client.get(f"/compare?{SIDES}").json
    answer = _file(client, query=SIDES, format="xlsx", scope="comparison")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["Changes"]
    assert sheet.max_row - 1 == client.get(f"/compare/changes?{SIDES}").json["total"]
    assert counts["changed"] > 0
    for format_ in ("svg", "webp", "csv"):
        assert len(_file(client, query=SIDES, format=format_, scope="comparison").data) > 500
    page = _file(client, query=SIDES, format="pdf", scope="comparison")
    assert "Two companies compared" in _words(page.data)


@pytest.mark.usefixtures("exports_here")
def test_a_comparison_that_cannot_be_says_why(client):
    """A side that is not there, a format that holds no comparison, a page that is too small."""
    gone = _forecast(client, query="a=mine:nobody&b=people_80", format="svg", scope="comparison")
    assert gone["refusal"]
    slides = _forecast(client, query=SIDES, format="pptx", scope="comparison")
    assert "svg, png, webp, pdf, csv, xlsx" in slides["refusal"]
    small = _forecast(client, query=SIDES, format="pdf", scope="comparison", paper="A5")
    assert "under 6 points" in small["refusal"]
    assert client.post("/exports", json={"query": SIDES, "format": "pptx", "scope": "comparison"}).status_code == 422


def test_a_comparison_goes_with_either_company(client):
    """Erased, a company takes the files along that it is in."""
    first, second = load(client, ORACLE), load(client, "northwind/Employees.csv")
    for erased in (first, second):
        sides = f"a=mine:{first}&b=mine:{second}&join=role"
        if erased == second:
            sides = f"a=people_80&b=mine:{second}&join=role"
        _file(client, query=sides, format="svg", scope="comparison")
        assert len(client.get("/exports").json["exports"]) == 1
        assert client.post(f"/company/{erased}/delete", json={}).status_code == 200
        assert client.get("/exports").json["exports"] == []


@pytest.mark.usefixtures("exports_here")
def test_a_fit_report_is_made_as_page_and_picture(client):
    """Of the company of the chart; a typical one has none."""
    company = load(client, ORACLE)
    told = _forecast(client, query=f"mine={company}", format="pdf", scope="fit", paper="A2")
    assert told["text"].endswith(" on one page of A2.")
    words = _words(_file(client, query=f"mine={company}", format="pdf", scope="fit", paper="A2").data)
    assert "Titles read as rungs" in words
    assert b"Titles read as rungs" in _file(client, query=f"mine={company}", format="html", scope="fit").data
    assert client.post("/exports/forecast", json={"query": "n=80", "format": "pdf", "scope": "fit"}).status_code == 404


@pytest.mark.usefixtures("exports_here")
@pytest.mark.parametrize("each", ["manager", "department"])
def test_every_branch_is_a_file_in_one_zip(client, each: str):
    """As many as were foretold, each of its own people."""
    company = load(client, ORACLE)
    wanted = {"query": f"mine={company}", "format": "csv", "scope": "branches", "each": each}
    told = _forecast(client, **wanted)
    answer = _file(client, **wanted)
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
        sizes = [archive.read(name).count(b"\n") - 1 for name in names]
    assert told["text"] == f"107 people in {len(names)} files of CSV, one for each {each}, in one ZIP."
    assert sum(sizes) == 107 if each == "department" else max(sizes) == 107


@pytest.mark.usefixtures("exports_here")
def test_a_comparison_and_a_report_take_a_title(server, client):
    """In place of the usual one, in the picture and in what the file is called by."""
    picture = _file(client, query=SIDES, format="svg", scope="comparison", title="Then <& now").data.decode()
    assert ">Then &lt;&amp; now</text>" in picture
    assert ">Then &lt;&amp; now</title>" in picture
    assert "Two companies compared" not in picture
    asked = {"query": f"mine={load(client, ORACLE)}", "scope": "fit", "title": "Our <line>"}
    assert "Our <line>" in _words(_file(client, format="pdf", **asked).data)
    page = _file(client, format="html", **asked).data.decode()
    assert "<title>Our &lt;line&gt;</title>" in page
    assert "<h1>Our &lt;line&gt;</h1>" in page


@pytest.mark.usefixtures("exports_here")
def test_parts_round_a_comparison_and_a_report_are_switched(server, client):
    """Title, sources, date and logo of what holds no company, too; a logo that is none is refused with the way."""
    logo = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><path d="M0 0h9v9z"/></svg>')
    around = {"has_title": False, "has_legend": False, "date": "2026-11-27", "logo": logo.decode()}
    picture = _file(client, query=SIDES, format="svg", scope="comparison", **around).data.decode()
    assert "27 November 2026." in picture
    assert picture.count("<image ") == 1
    assert ">Two companies compared</text>" not in picture
    company = load(client, ORACLE)
    asked = {"query": f"mine={company}", "scope": "fit", "format": "pdf", "paper": "A5-portrait"}
    told = _forecast(client, **asked)["text"]
    assert told.endswith(" pages of A5 portrait.")
    report = pypdfium2.PdfDocument(_file(client, **asked, **around).data)
    assert f" on {len(report)} pages" in told
    report.close()
    refused = _forecast(client, **asked, logo=base64.b64encode(b"GIF89a").decode())["refusal"]
    assert refused == "The logo is no PNG, JPEG or SVG. Take a PNG, JPEG or SVG file of at most 512 KB."


def test_the_server_draws_neither_comparisons_nor_reports(server, client, monkeypatch):
    """Forecasts, exports and the pictures of a request come from child processes: here nothing can be drawn at all."""
    company, other = load(client, ORACLE), load(client, "northwind/Employees.csv")

    def refuse(*_args: object, **_values: object) -> None:
        raise AssertionError("drawn in the server's process")

    for place, name in ((Drawing, "__init__"), (Scene, "__init__"), (fit_html, "_table")):
        monkeypatch.setattr(place, name, refuse)
    loaded = f"a=fitted:{company}&b=mine:{other}"
    for asked, format_ in (
        ({"query": SIDES, "scope": "comparison"}, "pdf"),
        ({"query": loaded, "scope": "comparison"}, "svg"),
        ({"query": loaded, "scope": "comparison"}, "csv"),
        ({"query": f"mine={company}", "scope": "fit"}, "html"),
        ({"query": f"mine={company}", "scope": "fit"}, "webp"),
    ):
        told = _forecast(client, format=format_, **asked)
        assert (told["refusal"], told["text"] != "") == ("", True)
        assert len(_file(client, format=format_, **asked).data) > 500
    assert client.get(f"/export/compare.svg?{SIDES}").data.startswith(b"<svg ")
    assert client.get(f"/export/chart.png?difference=1&{SIDES}").data.startswith(b"\x89PNG")
    for format_, start in (("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")):
        assert client.get(f"/company/{company}/fit.{format_}").data.startswith(start)


@pytest.mark.usefixtures("exports_here")
def test_a_comparison_keeps_restricted_columns_back(server, client):
    """What people earn leaves with a list of changes only where it was ticked; the forecast counts what is in it."""
    ids = []
    for pay in ("4100", "4273"):
        body = f"id,name,boss,Salary\n1,Ann,,9000\n2,Bob,1,{pay}\n"
        path = f"/upload?name=pay{pay}.csv&choices={json.dumps({'shown': ['Salary']})}"
        ids.append(client.post(path, data=body, content_type="application/octet-stream").json["id"])
    asked = {"query": f"a=mine:{ids[0]}&b=mine:{ids[1]}", "scope": "comparison", "format": "csv"}
    told = _forecast(client, **asked)
    assert (told["text"][:10], told["restricted"], told["taken"]) == ("0 changes ", ["Salary"], [])
    assert b"4273" not in _file(client, **asked).data
    told = _forecast(client, **asked, restricted=["Salary"])
    assert (told["text"][:9], told["taken"]) == ("1 change ", ["Salary"])
    assert b"4273" in _file(client, **asked, restricted=["Salary"]).data


def test_a_comparison_of_two_companies_that_are_there_stays(loader, tmp_path):
    """A sweep removes the files of a company that is gone, alone or beside another."""
    folders = ExportFolders(tmp_path / "exports")
    for key, companies in (("a" * 24, "one two"), ("b" * 24, "one gone"), ("c" * 24, "")):
        folders.make("owner", Export(key, "x.svg", "image/svg+xml", "", companies, utc_now() + EXPORT_LASTS))
    folders.remove_erased(lambda ids: ids - {"gone"})
    assert {one.id[0] for one in folders.all_of("owner", utc_now())} == {"a", "c"}
