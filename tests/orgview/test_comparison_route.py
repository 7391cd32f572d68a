"""Two typical companies side by side, as the Compare tab asks for them."""

import pytest

from orgmodel.theme import DARK, LIGHT
from orgmodel.typical.build.build import build
from orgmodel.typical.difference import KINDS, compare, statuses
from orgmodel.views.typical import View
from orgview.catalogue import read_catalogue
from orgview.charts.comparison import company_of
from orgview.queries.typical_query import write
from orgview.settings import Settings

CATALOGUE = read_catalogue(Settings().presets)
SIDES = {"a": "people_80", "b": "people_3000"}
NOTHING = {"a": None, "b": None, "sentence": None, "counts": None, "list": None}


def ask(client, **fields):
    """The answer, which is never a refusal."""
    answer = client.get("/compare", query_string={"an": "", "bn": "", "theme": "light", "explored": "", **fields})
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return answer.json


def refused(told):
    """Errors of an answer that holds nothing else."""
    assert told | NOTHING == told
    return told["errors"]


def texts(described):
    """Every text of described elements, in order."""
    if isinstance(described, list):
        return [text for one in described for text in texts(one)]
    if isinstance(described, dict):
        assert described["namespace"] == "dash_html_components"
        return texts(described["props"]["children"])
    return [str(described)]


def test_both_charts_are_marked_by_what_became_of_their_seats(client):
    """Each chart is the one of its query but for its marks."""
    told = ask(client, **SIDES)
    companies = [company_of(CATALOGUE, key, "", None) for key in SIDES.values()]
    marks = statuses(compare(*(build(company, CATALOGUE.domain) for company in companies)))
    for side, company, marked in zip(("a", "b"), companies, marks, strict=True):
        scene = told[side]
        assert scene["query"] == write(company, View())
        assert {seat["id"]: seat["status"] for seat in scene["seats"] if seat["status"]} == {
            seat["id"]: marked[seat["id"]] for seat in scene["seats"] if seat["id"] in marked
        }
        moved = {line["target"] for line in scene["lines"] if line["status"] == "moved"}
        assert moved == {seat["id"] for seat in scene["seats"] if seat["status"] == "moved"}
        plain = client.get(f"/scene?{scene['query']}").json["scene"]
        assert [(seat["id"], seat["x"]) for seat in scene["seats"]] == [
            (seat["id"], seat["x"]) for seat in plain["seats"]
        ]
    assert {"added", "moved"} <= {seat["status"] for seat in told["b"]["seats"]}
    assert told["errors"] == {"a": "", "b": "", "message": ""}


def test_the_difference_is_told_counted_and_listed(client):
    """A sentence, a chip per kind, a table per kind that occurs; what each side is called."""
    told = ask(client, **SIDES)
    assert told["sentence"].startswith("From 80 to 3,000 people: ")
    assert [title.split(",")[0] for title in told["titles"]] == ["80 people", "3"]
    counts, listed = texts(told["counts"]), texts(told["list"])
    assert len(told["counts"]) == len(KINDS)
    added = sum(seat["status"] == "added" for seat in told["b"]["seats"])
    assert f" {added} added" in counts
    assert f" Added ({added})" in listed
    assert "VP operations" in listed


def test_a_company_does_not_differ_from_itself(client):
    """No marks, an empty list."""
    told = ask(client, a="people_80", b="people_80")
    assert not any(one["status"] for side in ("a", "b") for part in ("seats", "lines") for one in told[side][part])
    assert told["a"] == told["b"]
    assert texts(told["list"]) == ["The two companies have the same seats, lines and numbers."]
    assert told["sentence"].endswith("nothing changed.")


def test_the_explored_company_may_be_a_side_at_another_headcount(client):
    """All of it but the headcount; a side that is not named is the explored one."""
    told = ask(client, a="explored", b="explored", bn="3 000", explored="n=400&struct=divisional&title=manager")
    assert [told[side]["query"] for side in ("a", "b")] == [
        "n=400&struct=divisional&title=manager",
        "n=3000&struct=divisional&title=manager",
    ]
    assert ask(client, explored="n=80")["a"]["query"] == "n=80"


def test_a_long_query_of_the_explored_company_is_read_whole(client):
    """As long as a link may be; more signs than letters, so that it is three times as long on its way."""
    query = f"n=400&open={'a:2.' * 900}&struct=divisional"
    assert ask(client, a="people_80", b="explored", explored=query)["b"]["query"] == "n=400&struct=divisional"


@pytest.mark.parametrize(("theme", "look"), [("light", LIGHT), ("dark", DARK), ("pink", LIGHT), ("", LIGHT)])
def test_charts_have_the_colours_that_were_asked_for(client, theme, look):
    """Light where there are none of that name."""
    told = ask(client, **SIDES, theme=theme)
    for side in ("a", "b"):
        assert told[side]["theme"] == look.name
        plain = client.get(f"/scene?{told[side]['query']}&theme={look.name}").json["scene"]
        same = {seat["id"]: seat["look"] for seat in plain["seats"]}
        assert all(seat["look"] == same[seat["id"]] for seat in told[side]["seats"] if not seat["status"])


def test_an_unknown_preset_is_told_with_those_there_are(client):
    """Above both sides, since it comes from a link."""
    errors = refused(ask(client, a="nope", b="people_80"))
    assert (errors["a"], errors["b"]) == ("", "")
    assert errors["message"].startswith("There is no preset 'nope'. There are: ")
    assert "people_80" in errors["message"]


@pytest.mark.parametrize("typed", ["-5", "0", "3000001", "many", "1e3", "٣", "9" * 40])
def test_a_headcount_that_cannot_be_is_told_at_its_side(client, typed):
    """The other side has no message; both where both are wrong."""
    errors = refused(ask(client, **SIDES, bn=typed))
    assert (errors["a"], errors["message"]) == ("", "")
    assert "from 1 to 3,000,000" in errors["b"]
    both = refused(ask(client, **SIDES, an=typed, bn=typed))
    assert both["a"] == both["b"] == errors["b"]


def test_a_preset_and_a_headcount_that_cannot_be_are_both_told(client):
    """Each in its place."""
    errors = refused(ask(client, a="nope", b="people_80", bn="-5"))
    assert errors["message"]
    assert errors["b"]


@pytest.mark.parametrize(
    ("explored", "headcount"),
    [("n=2&t=function.sales:1", ""), ("n=400&t=function.sales:1", "2"), ("n=3000&struct=matrix&div=60", "50")],
    ids=["thresholds", "thresholds at another headcount", "units"],
)
def test_a_company_with_more_seats_than_people_is_told(client, explored, headcount):
    """Each parameter is good, the company cannot be; no side is to blame, and both keep their titles."""
    told = ask(client, a="explored", an=headcount, b="people_80", explored=explored)
    errors = refused(told)
    assert (errors["a"], errors["b"]) == ("", "")
    assert "seats in a company of" in errors["message"]
    assert all(told["titles"])


def test_odd_bytes_are_no_fault(client):
    """Broken UTF-8, none of the fields, the same field twice."""
    assert client.get("/compare?a=%ff%fe&b=people_80").json["errors"]["message"]
    assert client.get("/compare").json["a"]
    assert client.get("/compare?a=people_80&a=people_6&b=people_30&explored=%ed%a0%80").json["sentence"]
