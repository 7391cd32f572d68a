"""A link to a company of one's own: its id and its branches come back, and nothing else is believed."""

import json
import re

import pytest

from orgview.catalogue import read_catalogue
from orgview.messages import NO_COMPANY, NOT_HERE
from orgview.page.opened_link import chart_query, first_state, open_link, without_company
from orgview.settings import Settings

CATALOGUE = read_catalogue(Settings().presets)
ID = "zCmz9oeIeQqmEPNU0nRXUVncHqesWYn5"


def test_a_link_keeps_the_company_its_branches_and_the_selection():
    """The typical company's own folds stay out of it."""
    opened = first_state(open_link(CATALOGUE, f"mine={ID}&open=n3.mtops.k7&lay=list&ratio=0.6&sel=n12"))
    assert opened["isLoaded"]
    assert opened["loaded"] == {"id": ID, "view": "open=n3.mtops.k7&lay=list"}
    assert opened["layout"] == ""
    assert opened["toggled"] == []
    assert opened["selection"] == "n12"
    assert opened["messages"]["link"] == ""
    assert opened["parameters"]["n"] == "400"


def test_a_link_to_a_typical_company_opens_none_of_ones_own():
    """Its folds are the typical company's."""
    opened = first_state(open_link(CATALOGUE, "n=80&open=ceo"))
    assert not opened["isLoaded"]
    assert opened["toggled"] == ["ceo"]


@pytest.mark.parametrize("company", ["", "../x", "a/b", "<b>", "x" * 65, "ä", "a b", "%00"])
def test_what_cannot_be_an_id_is_told(company):
    """The first screen is shown, and why."""
    opened = first_state(open_link(CATALOGUE, f"mine={company}"))
    assert not opened["isLoaded"]
    assert str(NO_COMPANY) in opened["messages"]["link"]


@pytest.mark.parametrize(
    ("link", "query"),
    [
        ("", "n=400&sel="),
        ("preset=no_coo_240000", "n=240000&struct=divisional&coo=no&div=5&board=1&sel="),
        ("preset=no_coo_240000&n=900&sel=ceo", "n=900&struct=divisional&coo=no&div=5&board=1&sel=ceo"),
        ("n=abc&imp=vast&coo=yes&z=1", "n=abc&coo=yes&sel="),
        (f"mine={ID}&lay=list&sel=n1", f"mine={ID}&lay=list&sel=n1"),
        ("mine=../x&n=30", "n=30&sel="),
    ],
)
def test_the_chart_of_a_link_is_that_of_its_state(link, query):
    """A preset is filled in and what cannot be read left out, but for the headcount, whose control complains."""
    assert chart_query(open_link(CATALOGUE, link)) == query


def test_a_link_to_a_company_that_is_not_here_keeps_what_else_it_says():
    """The typical company is not looked at as the loaded one would be; who opens it is told how to get it."""
    link = open_link(CATALOGUE, f"mine={ID}&open=n3&lay=list&lv=2&top=n4&sel=n12&n=45&imp=vast&tab=table")
    opened = first_state(without_company(CATALOGUE, link))
    assert (opened["isLoaded"], opened["loaded"], opened["selection"]) == (False, {"id": "", "view": ""}, "")
    assert (opened["toggled"], opened["layout"], opened["tab"]) == ([], "", "table")
    assert (opened["parameters"]["n"], opened["parameters"]["lv"], opened["parameters"]["top"]) == ("45", "", "")
    assert opened["messages"]["link"].startswith(str(NOT_HERE))
    assert "Importance cannot be" in opened["messages"]["link"]


def test_nobody_is_asked_again_for_a_company_that_is_not_here(client):
    """The first answer shows the typical company already."""
    page = client.get(f"/?mine={ID}&n=45").text
    state, scene = (
        json.loads(re.findall(rf'id="{key}">(.*?)</script>', page)[0]) for key in ("first-state", "first-scene")
    )
    assert not state["isLoaded"]
    assert scene["answer"]["scene"]["headcount"] == 45
