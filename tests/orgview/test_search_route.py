"""The search box of one's own company, as it asks the server."""

import pytest

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
    assert first == {"id": first["id"], "title": "Steven King", "unit": "AD_PRES", "why": "", "marks": ["king"]}
    assert told["named"] == 2
    assert told["exact"] >= 2
    assert (told["more"], told["leftOut"]) == (False, [])
    mail = client.get(address, query_string={"q": "sking"}).json["found"][0]
    assert (mail["title"], mail["why"].split(": ")[1], mail["marks"]) == ("Steven King", "SKING", ["sking"])


def test_a_wrong_letter_finds_close_ones(oracle):
    """None is exact; what they were found by is marked."""
    client, address = oracle
    told = client.get(address, query_string={"q": "janete kingg"}).json
    assert told["exact"] == 0
    assert told["found"][0]["title"] == "Janette King"
    assert told["found"][0]["marks"] == ["janette", "king"]


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
