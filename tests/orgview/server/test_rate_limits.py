"""Rate limits: who floods is told when to come again, and nobody else is."""

from time import time
from types import SimpleNamespace

import pytest

from orgview.application import create_app
from orgview.server.limits import shared_memory
from orgview.server.limits.rate_limits import ALLOWANCES, CALLBACKS, EXPORTS, LOADS, QUESTIONS
from orgview.server.visitors.visitor_cookie import new_secret
from orgview.settings import Settings

# What a request costs a server least, of each allowance.
CHEAP = {
    QUESTIONS: ("GET", "/samples"),
    CALLBACKS: ("POST", "/_dash-update-component"),
    EXPORTS: ("GET", "/export/chart.bmp"),
    LOADS: ("POST", "/sample/there-is-none"),
}
# More than is allowed.
SLACK = 5


@pytest.fixture
def app(loader, monkeypatch):
    # The clock stands: where a minute ends meanwhile, what was asked before it counts less and less.
    now = 60.0 * (time() // 60) + 1
    monkeypatch.setattr(shared_memory, "time", SimpleNamespace(time=lambda: now))
    return create_app(Settings(visitors_per_address=2), loader).server


def visitor(app):
    client = app.test_client()
    client.set_cookie("reportline", new_secret())
    return client


def ask(client, allowance, address="192.0.2.1"):
    method, path = CHEAP[allowance]
    body = {"json": {}} if method == "POST" else {}
    return client.open(path, method=method, environ_overrides={"REMOTE_ADDR": address}, **body)


def statuses(client, allowance, count, address="192.0.2.1"):
    return [ask(client, allowance, address).status_code for _ in range(count)]


@pytest.mark.parametrize("allowance", CHEAP, ids=lambda allowance: allowance.things)
def test_f16_a_visitor_that_floods_is_told_when_to_come_again(app, allowance):
    """F16: what is allowed is answered; then 429 with the time to wait, and others at that address are answered."""
    client, other = visitor(app), visitor(app)
    assert 429 not in statuses(client, allowance, allowance.most)
    assert statuses(client, allowance, SLACK)[-1] == 429
    refused = ask(client, allowance)
    assert 1 <= int(refused.headers["Retry-After"]) <= 120
    assert f"{allowance.most:,} a minute were asked for by one visitor" in refused.text
    assert refused.headers["X-Content-Type-Options"] == "nosniff"
    assert ask(other, allowance).status_code != 429


@pytest.mark.parametrize("allowance", [CALLBACKS, EXPORTS, LOADS], ids=lambda allowance: allowance.things)
def test_f16_new_names_are_no_way_round(app, allowance):
    """F16: an address that is another visitor each time is one address, with or without a cookie; others are others."""
    given = [ask(visitor(app), allowance).status_code for _ in range(2 * allowance.most + SLACK)]
    assert 429 not in given[: 2 * allowance.most]
    assert given[-1] == 429
    nobody = app.test_client()
    assert ask(nobody, allowance).status_code == 429
    assert ask(nobody, allowance, "192.0.2.2").status_code != 429


def test_f16_one_kind_of_flood_stops_no_other_kind(app):
    """F16: who has exported too much can still look at charts, load and open the page."""
    client = visitor(app)
    assert statuses(client, EXPORTS, EXPORTS.most + SLACK)[-1] == 429
    assert all(ask(client, other).status_code != 429 for other in (QUESTIONS, CALLBACKS, LOADS))
    assert client.get("/", environ_overrides={"REMOTE_ADDR": "192.0.2.1"}).status_code == 200


def test_f16_a_connection_is_one_address(app):
    """F16: of IPv6 the network, which one connection has whole; IPv4 written as IPv6 is the same address."""
    asked = [
        ask(app.test_client(), LOADS, f"2001:db8::{number:x}").status_code for number in range(2 * LOADS.most + SLACK)
    ]
    assert asked[-1] == 429
    assert ask(app.test_client(), LOADS, "2001:db8:0:1::1").status_code != 429
    statuses(app.test_client(), LOADS, 2 * LOADS.most + SLACK, "192.0.2.9")
    assert ask(app.test_client(), LOADS, "::ffff:192.0.2.9").status_code == 429


def test_f16_a_trusted_proxy_is_not_the_flood(loader):
    """F16: its clients count by what it wrote of them; without the setting it is one address itself."""
    from ipaddress import ip_network

    for proxies, neighbour in (((ip_network("192.0.2.1"),), False), ((), True)):
        app = create_app(Settings(visitors_per_address=2, proxies=proxies), loader).server
        method, path = CHEAP[LOADS]

        def from_client(address, app=app, method=method, path=path):
            return app.test_client().open(
                path,
                method=method,
                json={},
                headers={"X-Forwarded-For": address},
                environ_overrides={"REMOTE_ADDR": "192.0.2.1"},
            )

        codes = [from_client("203.0.113.7").status_code for _ in range(2 * LOADS.most + SLACK)]
        assert codes[-1] == 429
        assert (from_client("203.0.113.8").status_code == 429) is neighbour


def test_files_of_the_page_are_free(app):
    """They are the same for everybody and cost nothing: a page that is opened again stays whole."""
    client = visitor(app)
    asked = {client.get("/_favicon.ico").status_code for _ in range(QUESTIONS.most + SLACK)}
    assert asked == {200}


def test_every_allowance_is_of_an_address_there_is(app):
    """A name that was changed would be a question without a word."""
    assert set(ALLOWANCES) <= set(app.view_functions)
