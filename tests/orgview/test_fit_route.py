"""Fit over HTTP: ladders, readings, corrections that stay with the company, the report; whose it is."""

import pytest

from orgview.charts import fit_answer
from tests.orgview.charts.test_loaded_source import load, server
from tests.orgview.uploads import upload

__all__ = ["server"]

ORACLE = "oracle-hr/employees.csv"
CABINET = "uk-organograms/cabinet-office-2015-03.csv"


def _fit(client, company):
    return client.get(f"/company/{company}/fit").json


def _loaded(client, data):
    return upload(client, data).json["id"]


def test_a_company_stands_beside_the_typical_one(client):
    """Both ladders, what differs, measures, everybody in a group."""
    told = _fit(client, load(client, CABINET))
    assert told["summary"].startswith("3 of the 7 rungs of the typical line are held; missing: operative, ")
    assert [(rung["role"], rung["note"]) for rung in told["line"]] == [
        ("ceo", ""),
        ("coo", "missing"),
        ("vp_ops", "missing"),
        ("director_ops", ""),
        ("operations_officer", ""),
        ("ops_supervisor", "missing"),
        ("operative", "missing"),
    ]
    director = told["line"][3]
    assert (director["own"]["title"], director["line_differs"]) == ("Director, Operations & Efficiency", True)
    assert director["levels_between"] == 2
    assert sum(one["count"] for one in told["groups"] if one["key"] in ("rungs", "others", "none", "front")) == 276
    assert {one["label"] for one in told["measures"]} >= {"Levels", "Chief operating officers", "Office managers"}


def test_corrections_stay_with_the_company(client):
    """They are replayed, also when the file is read again; taken back, all is as it was; nobody else sees them."""
    company, other = load(client, ORACLE), load(client, ORACLE)
    first = _fit(client, company)
    given = {"roles": {"101": "director_ops", "IT_PROG": "operations_officer"}, "choices": {"structure": "flat"}}
    told = client.post(f"/company/{company}/fit", json=given).json
    assert told == _fit(client, company)
    assert told["structure"] == "flat"
    assert [(one["key"], one["role"], one["is_lost"]) for one in told["corrections"]] == [
        ("101", "director_ops", False),
        ("IT_PROG", "operations_officer", False),
    ]
    corrected = client.get(f"/company/{company}/fit/readings?group=corrected").json
    assert (corrected["total"], {row["role"] for row in corrected["rows"]}) == (
        6,
        {"director_ops", "operations_officer"},
    )
    assert all(row["is_corrected"] and row["reason"] and row["confidence"] == 1 for row in corrected["rows"])
    client.post(f"/company/{company}/read", json={"live": True})
    assert _fit(client, company)["corrections"] == told["corrections"]
    assert _fit(client, other)["corrections"] == []
    client.post(f"/company/{company}/read", json={})
    assert client.post(f"/company/{company}/fit", json={}).json == first


def test_a_newer_file_takes_the_corrections_of_the_earlier_one(client):
    """Of those who are still the same, and of titles; another company with the same headings takes nothing."""
    first = b"id,name,title,manager\n1,Ann,Boss,\n2,Bo,Ops Guru,1\n3,Cy,Packer,2\n4,Di,Wizard,1\n"
    roles = {"2": "operations_officer", "4": "coo", "Packer": "ops_supervisor", "row 3": "admin"}
    given = {"roles": roles, "choices": {"structure": "flat"}}
    client.post(f"/company/{_loaded(client, first)}/fit", json=given)
    newer = _fit(client, _loaded(client, first.replace(b"4,Di,Wizard", b"4,Ed,Clerk") + b"5,Fay,Packer,2\n"))
    assert {one["key"]: one["role"] for one in newer["corrections"]} == {
        "2": "operations_officer",
        "Packer": "ops_supervisor",
    }
    assert newer["structure"] == "flat"
    other = b"id,name,title,manager\n91,Gus,Boss,\n2,Hal,Packer,91\n93,Ida,Packer,2\n94,Jo,Clerk,91\n"
    assert _fit(client, _loaded(client, other))["corrections"] == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"roles": {"101": "boss"}}, "no role 'boss'"),
        ({"roles": {"101": 5}}, "'101'"),
        ({"choices": {"structure": "round"}}, "'choices.structure'"),
        ({"people": 5}, "'people'"),
    ],
    ids=["role", "number", "structure", "field"],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(client, given, told):
    """With a sentence that names it."""
    company = load(client, ORACLE)
    answer = client.post(f"/company/{company}/fit", json=given)
    assert answer.status_code == 422
    assert told in answer.json["error"]["what"]
    assert _fit(client, company)["corrections"] == []


def test_a_correction_that_names_nobody_is_said(client):
    """It is kept: another reading of the file may have them again."""
    company = load(client, ORACLE)
    told = client.post(f"/company/{company}/fit", json={"roles": {"gone": "coo"}}).json
    assert [(one["key"], one["is_lost"]) for one in told["corrections"]] == [("gone", True)]


def test_readings_come_block_by_block(client):
    """By group and words, from a place on; a title that many have says how many."""
    company = load(client, ORACLE)
    told = client.get(f"/company/{company}/fit/readings?group=none&q=it_prog&start=1&count=2").json
    assert (told["total"], told["start"], len(told["rows"])) == (5, 1, 2)
    assert {(row["title"], row["alike"], row["title_key"]) for row in told["rows"]} == {("IT_PROG", 5, "IT_PROG")}
    assert client.get(f"/company/{company}/fit/readings?group=none&count=9999").json["total"] == 89


@pytest.mark.parametrize(
    ("name", "start"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF"), ("svg", b"<"), ("png", b"\x89PNG")]
)
def test_the_report_is_one_file(client, name, start):
    """In the name of the company."""
    answer = client.get(f"/company/{load(client, ORACLE)}/fit.{name}")
    assert answer.data.startswith(start)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="Employees fit.{name}"'


def test_fits_are_their_owners_alone(client, server):
    """Another visitor and an id that never was get the same answer, at each address."""
    company, stranger = load(client, ORACLE), server.test_client()
    for rest in ("fit", "fit/readings", "fit.pdf"):
        theirs, none = stranger.get(f"/company/{company}/{rest}"), stranger.get(f"/company/nothing/{rest}")
        assert (theirs.status_code, theirs.data) == (404, none.data)
    assert stranger.post(f"/company/{company}/fit", json={"roles": {}}).status_code == 404
    assert client.get(f"/company/{company}/fit.exe").status_code == 404


def test_a_role_that_there_is_not_is_refused_of_nobody_too(client):
    """Nothing of it is kept: the fit opens as before."""
    company = load(client, ORACLE)
    before = _fit(client, company)
    answer = client.post(f"/company/{company}/fit", json={"roles": {"nobody at all": "<script>"}})
    assert (answer.status_code, _fit(client, company)) == (422, before)


def test_all_lines_cost_one_look_at_the_company(client, monkeypatch):
    """A million people with thousands of regions open as one line does: a look at the ids of all costs O(n)."""
    looks = []
    monkeypatch.setattr(fit_answer, "known_ids", lambda org, texts: looks.append(len(texts)) or set())
    titles = "".join(f"{at},P{at},Director of Operations Area {at},1\n" for at in range(2, 8))
    company = _loaded(client, f"id,name,title,manager\n1,Ann,CEO,\n{titles}".encode())
    told = _fit(client, company)
    assert (len(told["parts"]), len(looks)) == (6, 1)
