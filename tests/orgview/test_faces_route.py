"""Whom the pictures of a visitor are named after, through the server."""

import pytest

from orgview.routes.avatars import LETTERS, MOST
from tests.orgview.charts.test_loaded_source import load, server

__all__ = ["server"]


def test_seats_are_told_for_names_of_pictures_to_the_owner_alone(server):
    """In the order of the names; another visitor and a company that never was get the same answer."""
    client, other = server.test_client(), server.test_client()
    key = load(client, "oracle-hr/employees.csv")
    asked = {"names": ["100", "Neena Yang", "nobody", "\ud800", "x" * LETTERS]}
    assert client.post(f"/company/{key}/faces", json=asked).json == {"seats": [[0], [1], [], [], []], "unsure": []}
    answers = [other.post(f"/company/{one}/faces", json=asked) for one in (key, "x" * 32)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [{}, [], {"names": "x"}, {"names": [1]}, {"names": ["x" * (LETTERS + 1)]}, {"names": ["x"] * (MOST + 1)}],
    ids=["nothing", "a list", "a text", "a number", "too long", "too many"],
)
def test_what_is_no_list_of_names_is_refused(server, body):
    """With a sentence that says what may be asked."""
    client = server.test_client()
    key = load(client, "oracle-hr/employees.csv")
    answer = client.post(f"/company/{key}/faces", json=body)
    assert answer.status_code == 400
    assert answer.json["error"]["what"] == "This is no list of names of pictures"


def test_a_look_with_faces_draws_initials_on_screen_and_in_exports(server):
    """Each drawn person has a circle for a picture; an export has the letters."""
    client = server.test_client()
    key = load(client, "oracle-hr/employees.csv")
    scene = client.get(f"/scene?mine={key}&face=photos").json["scene"]
    assert "face=photos" in scene["query"]
    assert scene["view"]["face"] == "photos"
    top = next(seat for seat in scene["seats"] if seat["id"] == "n0")
    assert [mark[8] for mark in top["marks"] if mark[-1] == "initials"] == ["SK"]
    assert len(top["face"]) == 3
    assert ">SK<" in client.get(f"/export/chart.svg?mine={key}&face=photos").text
    assert ">SK<" not in client.get(f"/export/chart.svg?mine={key}").text
