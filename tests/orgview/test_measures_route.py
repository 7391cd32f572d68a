"""Measures over HTTP: of a company, a branch, those who fit a filter; limits and flags; whose they are."""

import re

import pytest

from orgmodel.catalog.load import load_domain
from orgview.charts.published_figures import class_names, published_json
from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]

HOME_OFFICE = "uk-organograms/home-office-2014-09.csv"
ORACLE = "oracle-hr/employees.csv"


@pytest.fixture
def ask(client):
    """Load a sample once and ask for its measures."""

    def ask_(name, query=""):
        return client.get(f"/company/{load(client, name)}/measures?{query}")

    return ask_


def test_the_home_office_is_measured(ask):
    """330 posts, 69 managers, five levels, widest span 20; its figures by class add up."""
    told = ask(HOME_OFFICE).json
    assert told["whole"][:3] == [1, 330, 69]
    assert told["whole"][8] == 20
    assert (told["depth"], len(told["levels"]), told["further"]) == (5, 5, 0)
    assert sum(row[1] for row in told["levels"]) == 330
    assert sum(managers for _, managers in told["classes"]) == 69
    assert told["levels"][4] == [5, 19, 0, *[None] * 6]
    assert (told["chief"]["id"], told["chief"]["number"]) == ("n0", 18)
    assert [one["total"] for one in told["flags"]] == [0, 18, 0]
    assert any(note.startswith("5 vacant posts are counted") for note in told["notes"])
    assert any(note.startswith("136 posts are counted, as in the chart, though") for note in told["notes"])


def test_limits_decide_who_is_flagged(ask):
    """Each flag counts all, names the seats with their numbers, the worst first."""
    wide, narrow, deep = ask(HOME_OFFICE, "widest=9&narrowest=2&layers=3").json["flags"]
    assert wide["sentence"] == "4 people have more than 9 direct reports."
    assert [seat["number"] for seat in wide["seats"]] == [20, 18, 10, 10]
    assert narrow["sentence"] == f"{narrow['total']} managers have fewer than 2 direct reports."
    assert {seat["number"] for seat in narrow["seats"]} == {1}
    assert deep["sentence"] == "43 branches are deeper than 3 levels: 214 people below."
    assert (len(deep["seats"]), deep["seats"][0]["number"]) == (43, 5)
    assert all(seat["number"] >= 4 for seat in deep["seats"])


def test_a_branch_and_a_filter_are_measured_alone(ask):
    """As in the chart: a focus counts its branch from level 1; a filter keeps true spans; neither has a chief."""
    whole = ask(ORACLE).json
    branch = ask(ORACLE, "top=n1").json
    assert branch["part"].startswith("The branch of ")
    assert 1 < branch["whole"][1] < whole["whole"][1]
    assert branch["levels"][0][:2] == [1, 1]
    assert branch["chief"] is None
    fits = ask(ORACLE, "where=title:equals:sa_man").json
    assert fits["part"] == "The whole company, those who fit the filter"
    assert (fits["whole"][1], fits["whole"][2], fits["chief"]) == (5, 5, None)
    assert (fits["levels"][0][1], fits["levels"][1][1]) == (0, 5)
    nobody = ask(ORACLE, "where=level:range:99:").json
    assert (nobody["part"], nobody["whole"]) == ("The whole company", whole["whole"])


@pytest.mark.parametrize(
    ("rows", "chief", "says"),
    [
        (
            "1,Ann,Head of sales,\n2,Bo,Clerk,1\n3,Cy,Clerk,2\n4,Di,Chief executive officer,\n5,Ed,COO,4\n",
            "n3",
            "says so",
        ),
        ("1,Ann,Owner,\n2,Bo,CEO,1\n3,Cy,CFO,2\n4,Di,COO,2\n", "n1", ""),
        ("1,Ann,,\n2,Bo,Clerk,1\n3,Cy,Clerk,2\n4,Di,Clerk,\n5,Ed,Clerk,4\n", "n0", "most people below"),
    ],
)
def test_the_chief_executive_is_whose_title_says_so(client, rows, chief, says):
    """Not the largest top with another title; below an owner too; by place where no title says anything."""
    body = f"id,name,title,manager\n{rows}".encode()
    key = client.post("/upload?name=tops.csv", data=body, content_type="application/octet-stream").json["id"]
    told = client.get(f"/company/{key}/measures").json
    assert told["chief"]["id"] == chief
    assert says in "".join(note for note in told["notes"] if "chief executive" in note)


def test_a_list_names_at_most_two_hundred(client):
    """Of 250 managers with one report each, all are counted and the first 200 named."""
    lines = "".join(f"m{n},Manager {n},top\nr{n},Report {n},m{n}\n" for n in range(250))
    body = f"id,name,manager\ntop,Top,\n{lines}".encode()
    key = client.post("/upload?name=pairs.csv", data=body, content_type="application/octet-stream").json["id"]
    wide, narrow, deep = client.get(f"/company/{key}/measures?layers=2").json["flags"]
    assert (wide["total"], wide["sentence"]) == (1, "1 person has more than 24 direct reports.")
    assert (narrow["total"], len(narrow["seats"])) == (250, 200)
    assert deep["sentence"] == "250 branches are deeper than 2 levels: 250 people below."


def test_what_the_whole_typical_company_rests_on_is_told(client):
    """Its notice comes before how it is counted."""
    key = client.post("/whole?n=3000", data="{}", content_type="application/json").json["id"]
    told = client.get(f"/company/{key}/measures").json
    assert told["notes"][0].startswith("Illustrative, not measured")
    assert told["whole"][1] == 3_000


@pytest.mark.slow
@pytest.mark.parametrize("query", ["widest=0", "narrowest=-1", "layers=x", "widest=1.5", "widest=²", "layers=99999999"])
def test_a_limit_that_is_none_is_refused(ask, query):
    """In words: which one, what stands there, what it may be."""
    answer = ask(ORACLE, query)
    assert answer.status_code == 400
    key, text = query.split("=")
    assert answer.json["error"]["what"] == f"The limit {key} cannot be {text!r}"
    assert "1 to 1,000,000" in answer.json["error"]["advice"]


def test_another_visitor_is_told_nothing(server):
    """The same 404 as for a company that never was."""
    ann, ben = server.test_client(), server.test_client()
    key = load(ann, ORACLE)
    assert ann.get(f"/company/{key}/measures").status_code == 200
    answer, never = ben.get(f"/company/{key}/measures"), ben.get("/company/nothing/measures")
    assert (answer.status_code, answer.json) == (404, never.json)


def test_first_limits_say_where_they_are_from(ask):
    """Value, reason and how sure it is."""
    limits = ask(ORACLE).json["limits"]
    assert {key: (one["value"], one["first"], one["confidence"]) for key, one in limits.items()} == {
        "widest": (24, 24, "judgement"),
        "narrowest": (3, 3, "judgement"),
        "layers": (9, 9, "published"),
    }
    assert all(one["why"] and one["cites"] for one in limits.values())


def test_a_small_company_is_told_that_figures_are_of_large_ones(ask):
    """Nine levels of public companies are no measure of eight people; from a thousand people on they stand alone."""
    domain = load_domain()
    for people in (8, 999):
        told = published_json(domain, people)
        assert told["depth"].startswith(
            "No published figure is known here for companies under 1,000 people. Of large ones: 9:"
        )
        assert told["captions"]["people"].startswith(
            "No published figure is known here for companies under 1,000 people."
        )
        assert "no measure of so small a company" in told["captions"]["levels"]
    assert published_json(domain, 1000) == published_json(domain)
    assert ask(HOME_OFFICE).json["published"] == published_json(domain, 330)


def test_captions_say_figure_source_year_and_for_whom():
    """Numbers of a caption stand in the facts; each names whose, when (or that it is undated) and for whom."""
    domain = load_domain()
    told = published_json(domain)
    cited = " ".join(domain.citation(cite).text for cite in ("F21", "F23", "F29", "F30")).replace("nine", "9")
    known = set(re.findall(r"[\d.]*\d", cited.replace(",", "").replace("seven", "7"))) | {"29"}  # 66% - 37%
    known |= {"16", "2500", "5922"}  # of the caveats
    for caption in told["captions"].values():
        without = re.sub(r"\b20\d\d\b", "", caption.replace(",", ""))
        assert set(re.findall(r"[\d.]*\d", without)) <= known, caption
        assert re.search(r"20\d\d|undated", caption)
        assert re.search(r"mostly US|large|tech|US public", caption)
    assert class_names(domain) == ["under 5", "5 to 9", "10 to 24", "25 or more"]
    assert told["whose"] == "Gallup, 2026"
