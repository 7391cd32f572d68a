"""The search box, as it asks the server: of one's own company, and of a typical one."""

import pytest

from orgview.routes.search import LETTERS
from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]


@pytest.fixture
def oracle(server):
    """A visitor, and the address at which their company is searched."""
    client = server.test_client()
    return client, f"/company/{load(client, 'oracle-hr/employees.csv')}/search"


def test_people_are_found_with_why_and_what_to_mark(oracle):
    """Names first; a hit in another column says which."""
    client, address = oracle
    told = client.get(address, query_string={"q": "king"}).json
    assert [one["title"] for one in told["found"]][:2] == ["Steven King", "Janette King"]
    first = told["found"][0]
    assert first == {
        "id": first["id"],
        "row": 2,
        "title": "Steven King",
        "unit": "AD_PRES",
        "why": "",
        "marks": ["king"],
    }
    assert told["named"] == 2
    assert told["exact"] >= 2
    assert (told["more"], told["left_out"]) == (False, [])
    mail = client.get(address, query_string={"q": "sking"}).json["found"][0]
    assert (mail["title"], mail["why"].split(": ")[1], mail["marks"]) == ("Steven King", "SKING", ["sking"])


def test_a_wrong_letter_finds_close_ones(oracle):
    """None is exact; what they were found by is marked."""
    client, address = oracle
    told = client.get(address, query_string={"q": "janete kingg"}).json
    assert told["exact"] == 0
    assert told["found"][0]["title"] == "Janette King"
    assert told["found"][0]["marks"] == ["janette", "king"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "query", ["", "%ff%fe", "%00", "%ed%a0%80", "(a%2b)%2b$", "a" * 3_000, "%20%20", "%F0%9F%99%82"]
)
def test_any_query_is_answered(oracle, query):
    """Blanks, broken UTF-8 and long texts find nobody, or somebody, and never fail."""
    client, address = oracle
    answer = client.get(f"{address}?q={query}")
    assert answer.status_code == 200
    assert answer.json["found"] == []


def test_at_most_forty_are_offered(oracle):
    """And it is told that there are more."""
    client, address = oracle
    told = client.get(address, query_string={"q": "e"}).json
    assert (len(told["found"]), told["more"], told["exact"]) == (40, True, 40)


def test_a_company_is_searched_by_its_visitor_alone(server, oracle):
    """Another visitor is told what one of no company is."""
    _client, address = oracle
    other = server.test_client()
    answer = other.get(address, query_string={"q": "king"})
    assert answer.status_code == 404
    assert answer.data == other.get("/company/none/search?q=king").data


NAMESAKES = b"""Id,Name,Title,Department,Manager ID
1,Eva Stone,Chief executive,,
2,Omar Reyes,Head of sales,Sales,1
3,Ana Smith,Clerk,Sales,2
4,ana smith,Clerk,Finance,1
5,Ana Smithers,Clerk,Finance,1
"""


def test_namesakes_are_told_apart(server):
    """By title, department and manager; anybody else has the title alone."""
    client = server.test_client()
    company = client.post("/upload?name=namesakes.csv", data=NAMESAKES, content_type="application/octet-stream").json
    told = client.get(f"/company/{company['id']}/search", query_string={"q": "smith"}).json
    assert {(one["title"], one["unit"]) for one in told["found"]} == {
        ("Ana Smith", "Clerk, Sales, reports to Omar Reyes"),
        ("ana smith", "Clerk, Finance, reports to Eva Stone"),
        ("Ana Smithers", "Clerk"),
    }
    chief = client.get(f"/company/{company['id']}/search", query_string={"q": "eva"}).json["found"][0]
    assert chief["unit"] == "Chief executive"


DIVISIONS = {"n": "240000", "struct": "divisional"}
# More seats than people: by a threshold, by units.
IMPOSSIBLE = [{"n": "2", "t": "function.sales:1"}, {"n": "50", "struct": "matrix", "div": "60"}]


def seats(client, query, words):
    """Answer for the seats of a typical company."""
    answer = client.get("/search", query_string={**query, "q": words})
    assert answer.status_code == 200
    return answer.json


def test_seats_of_a_typical_company_are_found_under_the_keys_of_its_chart(client):
    """The same shape as for people; nothing is left out."""
    assert seats(client, {"n": "400"}, "CHIEF OPER") == {
        "found": [
            {
                "id": "coo",
                "row": 0,
                "title": "Chief operating officer",
                "unit": "",
                "why": "",
                "marks": ["chief", "oper"],
            },
        ],
        "exact": 1,
        "more": False,
        "named": 0,
        "left_out": [],
    }
    drawn = {seat["id"] for seat in client.get("/scene?n=400").json["scene"]["seats"]}
    assert {hit["id"] for hit in seats(client, {"n": "400"}, "o")["found"]} <= drawn
    assert seats(client, {"n": "400"}, "director")["named"] >= 1


def test_seats_that_are_folded_away_are_found_too(client):
    """And the chart shows them once their branch is opened."""
    hit = seats(client, DIVISIONS, "director operations 2")["found"][0]
    assert (hit["id"], hit["unit"], hit["marks"]) == ("director_ops:2", "Division 2", ["director", "operations", "2"])

    def drawn(**opened):
        scene = client.get("/scene", query_string=DIVISIONS | opened).json["scene"]
        return {seat["id"] for seat in scene["seats"]}

    assert hit["id"] not in drawn()
    assert hit["id"] in drawn(open="division_head:2")


def test_exact_hits_come_before_near_ones(client):
    """Near ones are looked for where few are exact, and marked by what was meant."""
    told = seats(client, {"n": "3000"}, "directr")
    assert told["exact"] == 0
    assert [(hit["id"], hit["marks"]) for hit in told["found"]] == [("director_ops", ["director"])]
    told = seats(client, {"n": "3000"}, "operative")
    assert (told["exact"], told["found"][0]["id"]) == (1, "operative")
    assert len({hit["id"] for hit in told["found"]}) == len(told["found"])


def test_the_company_of_the_query_is_searched(client):
    """Not the one that was asked about before; what cannot be read of it is at its default, as in the chart."""
    small, large = seats(client, {"n": "30"}, "vp"), seats(client, {"n": "3000"}, "vp")
    assert (small["found"], large["found"][0]["id"]) == ([], "vp_ops")
    assert seats(client, {"n": "many"}, "chief") == seats(client, {"n": "400"}, "chief") == seats(client, {}, "chief")


def test_at_most_forty_seats_are_offered(client):
    """And it is told that there are more."""
    told = seats(client, {**DIVISIONS, "div": "12"}, "o")
    assert (len(told["found"]), told["more"], told["exact"]) == (40, True, 40)


@pytest.mark.parametrize("query", ["", "%ff%fe", "%00", "%ed%a0%80", "(a%2b)%2b$", "a" * 3_000, "%20%20"])
def test_any_query_is_answered_for_a_typical_company(client, query):
    """Nobody is found, and nothing fails."""
    answer = client.get(f"/search?n=400&q={query}")
    assert (answer.status_code, answer.json["found"]) == (200, [])


def test_words_count_however_long_the_query_of_the_chart_is(client):
    """A long link is cut; what is looked for is not."""
    answer = client.get(f"/search?n=400&open={'x' * 4_000}&q={'chief '.ljust(LETTERS)}zzz")
    assert "coo" in {hit["id"] for hit in answer.json["found"]}


@pytest.mark.parametrize("query", IMPOSSIBLE, ids=["threshold", "units"])
def test_a_company_that_cannot_be_is_refused_in_json(client, query):
    """With what is wrong and what to do."""
    answer = client.get("/search", query_string={**query, "q": "chief"})
    assert answer.status_code == 400
    assert "seats in a company of" in answer.json["error"]["what"]
    assert answer.json["error"]["advice"].startswith("Raise the thresholds")
