"""The cookie: what it holds, when it is given, and what a wrong one is worth."""

import logging
import re

import pytest
from flask import Flask, Request, Response
from werkzeug.test import EnvironBuilder

from orgview.server.visitors import visitor_cookie as visitor

SECRET = re.compile(r"reportline=([A-Za-z0-9_-]{43});")
HTTPS = "https://localhost"


def _request(cookie="", base="http://localhost"):
    return Request(EnvironBuilder(base_url=base, headers={"Cookie": cookie}).get_environ())


def _upload(client, **options):
    return client.post("/upload?name=a.csv", data=b"id\n1\n", content_type="application/octet-stream", **options)


def test_f12_the_cookie_is_closed_to_scripts_and_other_sites(client):
    """F12: 256 random bits, nothing else in it, for a year."""
    cookie = _upload(client).headers["Set-Cookie"]
    assert SECRET.match(cookie)
    assert {part.strip() for part in cookie.split(";")[1:] if "Expires" not in part} == {
        "HttpOnly",
        "SameSite=Strict",
        "Path=/",
        "Max-Age=31536000",
    }


def test_f12_under_https_no_neighbour_can_plant_it(server):
    """F12: Secure, and a name that browsers take from this very host only."""
    client = server.test_client()
    answer = _upload(client, base_url=HTTPS)
    assert answer.headers["Set-Cookie"].startswith("__Host-reportline=")
    assert "; Secure" in answer.headers["Set-Cookie"]
    assert len(client.get("/companies", base_url=HTTPS).json["companies"]) == 1
    secret = answer.headers["Set-Cookie"].split("=")[1].split(";")[0]
    plain = server.test_client()
    plain.set_cookie("reportline", secret)
    assert plain.get("/companies", base_url=HTTPS).json["companies"] == []


def test_looking_gives_no_cookie(client):
    """Only an answer that keeps something does."""
    for path in ("/", "/companies", "/samples", "/company/x/report", "/scene"):
        assert "Set-Cookie" not in client.get(path).headers


def test_the_owner_is_not_the_secret():
    """What the store knows opens nothing."""
    secret = visitor.new_secret()
    owner = visitor.visitor_of(_request(f"reportline={secret}"))
    assert re.fullmatch("[0-9a-f]{64}", owner)
    assert owner == visitor.owner_of(secret)
    assert visitor.visitor_of(_request(f"reportline={owner}")) is None
    assert len({visitor.new_secret() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "a" * 42,
        "a" * 44,
        "a" * 42 + "=",
        "a" * 42 + "é",
        "../" + "a" * 40,
        "a" * 43 + "\n",
        '"' + "a" * 43 + "'",
    ],
)
def test_g3_a_tampered_cookie_is_nobody(value):
    """G3: too short, too long, other characters."""
    with Flask("x").test_request_context(headers={"Cookie": f"reportline={value}".replace("\n", "%0A")}) as context:
        assert visitor.visitor_of(context.request) is None


def test_g3_a_changed_letter_is_another_visitor(server):
    """G3: one letter off opens nothing, and gets a secret of its own."""
    ann = server.test_client()
    secret = SECRET.match(_upload(ann).headers["Set-Cookie"])[1]
    other = ("B" if secret[0] == "A" else "A") + secret[1:]
    ben = server.test_client()
    ben.set_cookie("reportline", other)
    assert ben.get("/companies").json["companies"] == []
    assert SECRET.match(_upload(ben).headers["Set-Cookie"])[1] not in (secret, other)


def test_g3_a_planted_cookie_is_replaced(server):
    """G3: whoever planted it sees nothing of what is loaded afterwards."""
    planted = "p" * 43
    victim, attacker = server.test_client(), server.test_client()
    for client in (victim, attacker):
        client.set_cookie("reportline", planted)
    assert SECRET.match(_upload(victim).headers["Set-Cookie"])[1] != planted
    assert len(victim.get("/companies").json["companies"]) == 1
    assert attacker.get("/companies").json["companies"] == []


def test_a_known_visitor_keeps_the_cookie(client):
    """The second file belongs to the same visitor, and the year begins anew."""
    first, second = (SECRET.match(_upload(client).headers["Set-Cookie"])[1] for _ in range(2))
    assert first == second
    assert len(client.get("/companies").json["companies"]) == 2


def test_after_erasing_all_the_next_is_a_new_visitor(client):
    """G3: the cookie goes with what it opened."""
    first = SECRET.match(_upload(client).headers["Set-Cookie"])[1]
    gone = client.post("/companies/delete", json={})
    assert gone.json == {"deleted": 1}
    assert re.match(r"reportline=;.*Max-Age=0", gone.headers["Set-Cookie"])
    assert SECRET.match(_upload(client).headers["Set-Cookie"])[1] != first


def test_the_secret_is_never_logged_or_kept(client, loader, tmp_path, caplog):
    """Neither in the log nor in the store."""
    with caplog.at_level(logging.DEBUG):
        secret = SECRET.match(_upload(client).headers["Set-Cookie"])[1]
        client.get("/company/x/report")
    loader.store.close()
    assert secret not in caplog.text
    assert all(secret.encode() not in file.read_bytes() for file in (tmp_path / "data").iterdir())


def test_taking_back_names_the_same_cookie():
    """A browser removes only what matches."""
    response = Response()
    visitor.clear_cookie(_request(base=HTTPS), response)
    assert response.headers["Set-Cookie"].startswith("__Host-reportline=;")
    assert "Secure" in response.headers["Set-Cookie"]
