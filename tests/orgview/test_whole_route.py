"""Everybody of a typical company over HTTP: made, kept as a company of the visitor, refused where it is too large."""

import json
import re
from dataclasses import replace

import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.org.serialization import from_arrow
from orgmodel.reading.limits import Limits
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.population.generate import generate
from orgview.application import create_app
from orgview.server.limits.job_slots import JobSlots
from orgview.server.visitors.visitor_cookie import owner_of
from orgview.settings import Settings

NAME = "Typical company of 3,000 people (illustrative)"


def _whole(client, query="n=3000"):
    return client.post(f"/whole?{query}", data="{}", content_type="application/json")


def _error(response):
    assert set(response.json) == {"error"}
    return response.json["error"]


def test_a_typical_company_becomes_one_of_the_visitors(client, loader):
    """Answered as a file is, listed under its name, and the same seats as the model makes."""
    response = _whole(client)
    assert response.status_code == 200
    assert response.json["report"]["figures"]["people"] == 3_000
    (company,) = client.get("/companies").json["companies"]
    assert (company["id"], company["name"], company["has_file"]) == (response.json["id"], NAME, False)
    owner = owner_of(client.get_cookie("reportline").value)
    kept = from_arrow(loader.store.org_bytes(loader.store.find_company(owner, company["id"])))
    made = generate(TypicalCompany(3_000), load_domain())
    assert kept.cells.equals(made.cells)
    assert (kept.tree.parent == made.tree.parent).all()


def test_the_same_company_twice_is_one(client):
    """However the query is written; another size or structure is another company."""
    first = _whole(client).json["id"]
    assert _whole(client, "imp=normal&n=3,000&open=ceo&alt=1").json["id"] == first
    assert _whole(client, "n=3000&struct=matrix").json["id"] != first
    names = {company["name"] for company in client.get("/companies").json["companies"]}
    assert names == {NAME, "Typical matrix company of 3,000 people (illustrative)"}


def test_nothing_is_filed_until_it_is_kept(client, loader):
    """A draft is marked in the list; a time or a name of its own keeps it, of other drafts the last three stay."""
    kept, named = (_whole(client, f"n={people}").json["id"] for people in (300, 310))

    def drafts():
        return {one["id"]: one["is_draft"] for one in client.get("/companies").json["companies"]}

    assert drafts() == {kept: True, named: True}
    assert client.post(f"/company/{kept}/keep", json={"days": 7}).json["is_draft"] is False
    assert client.post(f"/company/{named}/name", json={"name": "Ours"}).json["is_draft"] is False
    looked_at = []
    for people in (320, 330, 340, 350):
        loader.clock.wait(seconds=1)
        looked_at.append(_whole(client, f"n={people}").json["id"])
    assert drafts() == {kept: False, named: False, **dict.fromkeys(looked_at[1:], True)}


def test_another_visitor_has_another_one(server):
    """Whoever asks gets a company of their own, and nobody sees another's."""
    ann, ben = server.test_client(), server.test_client()
    mine, theirs = (_whole(client).json["id"] for client in (ann, ben))
    assert mine != theirs
    assert ben.get(f"/company/{mine}/report").status_code == 404


def test_it_is_drawn_with_what_it_rests_on(client):
    """The chart's first notice says that it is illustrative, with seed and source; the sentence tells its spans."""
    company = _whole(client, "n=40000").json["id"]
    told = client.get(f"/scene?mine={company}").json
    (notice, *_) = told["notices"]
    assert notice["text"].startswith("Illustrative, not measured")
    assert "seed 21" in notice["text"]
    assert notice["cites"] == ["F21", "F23"]
    # Codes of sources are no words of the page.
    details = json.dumps(client.get(f"/inspect?mine={company}").json)
    assert "Mean reports per manager" in details
    assert "F21" not in details
    assert "8 levels, 12." in told["sentence"]
    assert told["scene"]["headcount"] == 40_000
    # The page that opens with it says the same.
    (first,) = re.findall(
        r'<script type="application/json" id="first-scene">(.*?)</script>', client.get(f"/?mine={company}").text
    )
    answer = json.loads(first)["answer"]
    assert (answer["notices"], answer["sentence"]) == (told["notices"], told["sentence"])


def test_the_table_and_the_export_know_it(client):
    """All people are rows, none is a finding, and a picture says what it rests on."""
    company = _whole(client).json["id"]
    ask = {"data": "{}", "content_type": "application/json"}
    assert client.post(f"/company/{company}/people", **ask).json["total"] == 3_000
    assert client.post(f"/company/{company}/findings", **ask).json["total"] == 0
    assert "Illustrative, not measured" in client.get(f"/export/chart.svg?mine={company}").text


def test_there_is_no_file_to_read_again(client):
    """TableRequest all the same, it says so and the company stays."""
    company = _whole(client).json["id"]
    assert client.post(f"/company/{company}/read", data="{}", content_type="application/json").status_code == 410
    assert client.get(f"/company/{company}/report").status_code == 200


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("n=3001", "This server shows 3,000 people of one company at most; this one has 3,001"),
        ("n=0", "Headcount cannot be 0. Give a whole number from 1 to 3,000,000"),
        ("n=many", "Headcount cannot be 'many'. Give a whole number from 1 to 3,000,000"),
        ("n=300&div=1&struct=divisional", "Divisions cannot be 1. Give 0 (by size) or a whole number from 2 to 60"),
        ("n=3&t=director_ops.normal:2,operations_officer.normal:2,ops_supervisor.normal:2", "The rules ask for "),
    ],
    ids=["too many for the server", "nobody", "no number", "one division", "more seats than people"],
)
def test_what_cannot_be_made_is_refused(loader, query, what):
    """With what is wrong and what to do, and nothing is kept."""
    client = create_app(Settings(), replace(loader, limits=Limits(rows=3_000))).server.test_client()
    response = _whole(client, query)
    assert response.status_code == 422
    assert _error(response)["what"].startswith(what)
    assert _error(response)["advice"]
    assert client.get("/companies").json["companies"] == []


def test_it_waits_its_turn(loader):
    """Where as many wait as may, it is refused and asks to come again."""
    client = create_app(Settings(), replace(loader, slots=JobSlots(running=0, waiting=0))).server.test_client()
    response = _whole(client)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "15")


def test_a_form_of_another_site_cannot_ask(client):
    """JSON only, by POST only."""
    assert client.post("/whole?n=6", data="x", content_type="text/plain").status_code == 415
    assert client.get("/whole?n=6").status_code == 405
