"""Exports over HTTP: foretold, made, listed, fetched, removed; whose they are; restricted columns stay behind."""

import io
import json
import re
import time

import pytest

from orgmodel.org.serialization import from_arrow
from orgmodel.reading.read import read_company
from orgview.server.limits.job_slots import JobSlots
from orgview.server.visitors.visitor_cookie import owner_of
from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]

ORACLE = "oracle-hr/employees.csv"
GONE = "There is no such export, or it is past its time"


def _made(client, **wanted):
    """Ask for a file, wait for it; its state at the end."""
    answer = client.post("/exports", json=wanted)
    assert answer.status_code == 202, answer.text
    export = answer.json["export"]
    deadline = time.monotonic() + 90
    while export["state"] in ("waiting", "working"):
        assert time.monotonic() < deadline
        time.sleep(0.1)
        answer = client.get(f"/exports/{export['id']}")
        assert answer.status_code == 200, answer.text
        export = answer.json["export"]
    return export


def _file(client, **wanted):
    export = _made(client, **wanted)
    assert export["state"] == "ready", export
    answer = client.get(f"/exports/{export['id']}/file")
    assert answer.status_code == 200
    assert len(answer.data) == export["size_bytes"]
    answer.close()
    return answer


def _forecast(client, **wanted):
    return client.post("/exports/forecast", json=wanted).json


def test_a_company_comes_back_as_it_was(client, loader, tmp_path):
    """Made in a process of its own, under its name, and read again: the same lines."""
    company = load(client, ORACLE)
    answer = _file(client, query=f"mine={company}", format="csv", scope="company")
    assert answer.headers["Content-Disposition"] == "attachment; filename=Employees.csv"
    assert answer.headers["Cache-Control"] == "no-store"
    path = tmp_path / "again.csv"
    path.write_bytes(answer.data)
    owner = owner_of(client.get_cookie("reportline").value)
    first = from_arrow(loader.store.org_bytes(loader.store.find_company(owner, company)))
    again = read_company(path).org
    assert again.tree.parent.tolist() == first.tree.parent.tolist()
    assert again.texts("name", range(len(again))) == first.texts("name", range(len(first)))


@pytest.mark.usefixtures("exports_here")
def test_a_visitor_has_their_exports_after_a_reload(server):
    """The list is there for whoever has the cookie, and for nobody else; a foreign one is as one that never was."""
    ann, ben = server.test_client(), server.test_client()
    assert ann.get("/exports").json == {"exports": []}
    export = _made(ann, query="n=300", format="svg")
    load(ben, ORACLE)
    assert [one["id"] for one in ann.get("/exports").json["exports"]] == [export["id"]]
    assert ben.get("/exports").json == {"exports": []}
    for path, method in (("", "get"), ("/file", "get"), ("/delete", "post")):
        answer = getattr(ben, method)(f"/exports/{export['id']}{path}", **({"json": {}} if method == "post" else {}))
        never = getattr(ben, method)(f"/exports/{'x' * 32}{path}", **({"json": {}} if method == "post" else {}))
        assert (answer.status_code, answer.json) == (never.status_code, never.json) == (404, answer.json)
        assert answer.json["error"]["what"] == GONE
    assert ann.post(f"/exports/{export['id']}/delete", json={}).json == {"deleted": 1}
    assert ann.get(f"/exports/{export['id']}/file").status_code == 404


@pytest.mark.usefixtures("exports_here")
def test_a_visitor_stays_the_same_when_a_file_is_loaded_later(client):
    """An export is something that is there for them; a planted cookie is not."""
    _made(client, query="n=9", format="svg")
    first = client.get_cookie("reportline").value
    load(client, ORACLE)
    assert client.get_cookie("reportline").value == first
    assert len(client.get("/exports").json["exports"]) == 1
    planted = client.application.test_client()
    planted.set_cookie("reportline", "p" * 43)
    _made(planted, query="n=9", format="svg")
    assert planted.get_cookie("reportline").value != "p" * 43


@pytest.mark.usefixtures("exports_here")
def test_erasing_a_company_erases_its_exports(client):
    """And erasing all takes the rest."""
    company = load(client, ORACLE)
    _made(client, query=f"mine={company}", format="csv")
    other = _made(client, query="n=9", format="svg")
    client.post(f"/company/{company}/delete", json={})
    assert [one["id"] for one in client.get("/exports").json["exports"]] == [other["id"]]
    owner_cookie = client.get_cookie("reportline").value
    client.post("/companies/delete", json={})
    client.set_cookie("reportline", owner_cookie)
    assert client.get("/exports").json == {"exports": []}


@pytest.mark.usefixtures("exports_here")
def test_what_will_be_in_it_is_told_before(client):
    """Of what is shown, of all of it, of a branch, of pages; the file has as many."""
    from pypdf import PdfReader

    company = f"mine={load(client, 'uk-organograms/home-office-2014-09.csv')}"
    shown = _forecast(client, query=company, format="svg")["text"]
    assert " of 330 people: folded branches are counted on their cards, in one picture of " in shown
    assert _forecast(client, query=company, format="csv", scope="company")["text"] == "330 people."
    wanted = {"query": company, "format": "pdf", "scope": "company", "pages": "by-manager", "paper": "A4"}
    told = _forecast(client, **wanted)["text"]
    count = len(PdfReader(io.BytesIO(_file(client, **wanted).data)).pages)
    assert told == f"330 people on {count} pages of A4 with an overview and an index."
    branch = _forecast(client, query=company, format="csv", scope="branch", branch="n1")["text"]
    assert branch.endswith(" of 330 people.")
    made = _made(client, query=company, format="csv", scope="branch", branch="n1")
    assert re.fullmatch(r"Home office 2014-09, .+\.csv", made["name"]), made
    assert _forecast(client, query="n=300", format="csv", scope="company")["text"].endswith(" seats.")


@pytest.mark.usefixtures("exports_here")
def test_what_cannot_be_is_refused_before(client):
    """The reason and the way; a file that is made all the same fails with them."""
    company = f"mine={load(client, ORACLE)}"
    wanted = {"query": company, "format": "pdf", "scope": "company", "pages": "one", "paper": "A5"}
    told = _forecast(client, **wanted)
    assert (told["text"], "under 6 points. Take a page for each manager" in told["refusal"]) == ("", True)
    export = _made(client, **wanted)
    assert (export["state"], export["error"]) == ("failed", told["refusal"])
    for bad, sentence in (
        ({"format": "exe"}, "Format cannot be 'exe'"),
        ({"format": "pdf", "paper": "A77"}, "Page cannot be 'A77'"),
        ({"format": "svg", "scope": "branch", "branch": "n99999"}, "There is no card 'n99999'"),
        ({"format": "svg", "date": "2026-02-31"}, "Date cannot be"),
    ):
        answer = client.post("/exports", json={"query": company, **bad})
        assert answer.status_code == 422
        assert answer.json["error"]["what"].startswith(sentence)
    for body in ("{", "[]", '{"query": "", "format": 1}', '{"query": "", "format": "svg", "scale": 3}'):
        assert client.post("/exports", data=body, content_type="application/json").status_code == 400
    assert client.post("/exports", json={"query": "mine=unknown", "format": "svg"}).status_code == 404
    assert client.post("/exports", json={"query": "n=0", "format": "svg"}).status_code == 422


PAY = b"id,name,boss,Salary,Team\n1,Ann,,90210,x\n2,Ben,1,twelve,y\n3,Cem,1,55055,z\n"


@pytest.fixture
def paid(client):
    """Query of a company whose owner wants to see the pay: on the cards, as colours, and to filter by."""
    choices = json.dumps({"shown": ["Salary"]})
    answer = client.post(f"/upload?name=pay.csv&choices={choices}", data=PAY, content_type="application/octet-stream")
    return f"mine={answer.json['id']}&show=c3.c4&by=c3&where=c3:contains:0"


@pytest.mark.usefixtures("exports_here")
@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "svg", "html", "graphml", "vcf"])
def test_no_restricted_column_leaves_unless_it_is_ticked(client, paid, ending):
    """Nor what stands in it: in no cell, on no card, in no colour, no filter and no finding."""
    import zipfile

    def text(**more):
        data = _file(client, query=paid, format=ending, **more).data
        if ending == "xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                data = b"".join(book.read(name) for name in book.namelist())
        return data

    bare = text()
    assert b"Ben" in bare
    for secret in (b"90210", b"90,210", b"twelve", b"55055", b"Salary"):
        assert secret not in bare
    if ending not in ("html", "vcf"):
        assert b"90210" in text(restricted=["Salary"])
    if ending == "svg":
        whole = text(scope="company")
        assert b">Ben</text>" in whole
        assert b">y</text>" in whole
        assert not [secret for secret in (b"90210", b"twelve", b"55055", b"Salary") if secret in whole]
    told = _forecast(client, query=paid, format=ending)
    assert (told["restricted"], told["taken"]) == (["Salary"], [])
    assert _forecast(client, query=paid, format=ending, restricted=["Salary", "Team"])["taken"] == ["Salary"]


def test_more_than_may_wait_are_told_to_come_again(client, monkeypatch):
    """429 with Retry-After; nothing of it is left."""
    monkeypatch.setattr(JobSlots, "enter", lambda self: self.refuse())
    monkeypatch.setattr(JobSlots, "refuse", _refuse, raising=False)
    answer = client.post("/exports", json={"query": "n=9", "format": "svg"})
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (429, True)
    assert client.get("/exports").json == {"exports": []}


def _refuse(_slots):
    from orgview.server.limits.job_slots import Busy

    raise Busy("Many exports are being made at the moment")


@pytest.mark.usefixtures("exports_here")
def test_a_date_and_what_stands_round_a_picture(client):
    """As they are wanted."""
    told = _file(client, query="n=300", format="svg", date="2026-11-07", title="For the board").data.decode()
    assert "7 November 2026.</text>" in told
    assert ">For the board</text>" in told
    bare = _file(client, query="n=300", format="svg", has_title=False, has_sources=False, is_transparent=True).data
    assert b"Drawn by Reportline" not in bare
