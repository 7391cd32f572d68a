"""Signing in at a real provider of OpenID Connect, started here: the whole way, and every way that it may go wrong."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc.jwk import RSAKey
from sqlalchemy import text

from orgview.application import create_app
from orgview.server.visitors import oidc
from orgview.server.work.import_service import Loader, utc_now
from orgview.settings import MIB, BadSetting, Settings, UnsafeSetting, read_settings
from orgview.store.errors import StoreError
from orgview.store.logins import EndedLogins
from orgview.store.store import Store
from tests.orgview.databases import KINDS, database_of
from tests.orgview.oidc_provider import CLIENT_ID, CLIENT_SECRET, running_provider
from tests.orgview.test_shares_route import _load

BACK = "http://localhost/sign-in/back"


@pytest.fixture(scope="module")
def provider():
    with running_provider(BACK) as running:
        yield running


@pytest.fixture
def server(provider, tmp_path, monkeypatch, read_once):
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    provider.user, provider.claims, provider.signing_key = "ann", {}, provider.key
    store = Store(f"sqlite:///{tmp_path / 'data' / 'reportline.sqlite3'}")
    yield _server(provider, store)
    store.close()


@pytest.fixture(params=KINDS)
def machines(request, provider, tmp_path, monkeypatch):
    """Two servers on one database of each kind."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    provider.user, provider.claims, provider.signing_key = "ann", {}, provider.key
    with database_of(request.param, request, tmp_path, with_tables=True) as database:
        stores = [Store(database.address) for _ in range(2)]
        yield [_server(provider, store) for store in stores], stores[0]
        for store in stores:
            store.close()


def _server(provider, store):
    login = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT_ID, "oidc_client_secret": CLIENT_SECRET}
    return create_app(Settings(upload_bytes=8 * MIB, **login), Loader(store)).server


def _begin(client, path="/?n=60"):
    """Go where the page leads, up to the address to which the provider sends back."""
    first = client.get(path)
    assert (first.status_code, first.headers["Location"].partition("?")[0]) == (302, "/sign-in")
    second = client.get(first.headers["Location"])
    assert second.status_code == 302, second.text
    return second.headers["Location"]


def _at_provider(address):
    answer = requests.get(address, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"].removeprefix("http://localhost")


def _sign_in(client):
    answer = client.get(_at_provider(_begin(client)))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/?n=60"), answer.text
    return client


def test_a_person_signs_in_and_has_their_companies_everywhere(server, provider):
    """By code with PKCE, state and nonce; the cookie is closed to scripts; another person has none of them."""
    client = server.test_client()
    address = _begin(client)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert (asked["response_type"], asked["code_challenge_method"], asked["scope"]) == ("code", "S256", oidc.SCOPE)
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    answer = client.get(_at_provider(address))
    cookie = next(text for text in answer.headers.getlist("Set-Cookie") if text.startswith("reportline-login="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(re.split("; ", cookie))
    company = _load(client)
    again = _sign_in(server.test_client())
    told = again.get("/companies").json
    assert [one["id"] for one in told["companies"]] == [company]
    assert (told["login"], told["can_sign_out"]) == ("ann@example.org", True)
    provider.user = "ben"
    other = _sign_in(server.test_client())
    assert other.get("/companies").json["companies"] == []
    assert other.get(f"/company/{company}/report").status_code == 404


def test_g3_a_changed_cookie_is_nobodys(server):
    """G3: neither is one of another key, of before logins could be ended, or none."""
    client = _sign_in(server.test_client())
    good = client.get_cookie("reportline-login").value
    assert client.get("/companies").status_code == 200
    stranger = oidc.Provider("http://127.0.0.1:1", CLIENT_ID, "another secret of 16", None, utc_now)
    provider = oidc.Provider("http://127.0.0.1:1", CLIENT_ID, CLIENT_SECRET, None, utc_now)
    for bad in (
        good[:-2] + ("AA" if good[-2:] != "AA" else "BB"),
        *(one._sealed["reportline-login"].dumps({"subject": "ann", "name": "ann"}) for one in (stranger, provider)),
        "",
    ):
        client.set_cookie("reportline-login", bad)
        assert client.get("/companies").status_code == 401
    client.set_cookie("reportline-login", good)
    assert client.get("/companies").status_code == 200


def test_g3_signing_out_ends_every_copy_of_a_login_at_once(machines):
    """G3: whoever took the cookie before is nobody, at another machine too; other logins go on until all are ended."""
    (server, other), store = machines
    first, second = _sign_in(server.test_client()), _sign_in(other.test_client())
    copies = [one.test_client() for one in (server, other)]
    for copy in copies:
        copy.set_cookie("reportline-login", first.get_cookie("reportline-login").value)
        assert copy.get("/companies").status_code == 200
    assert first.post("/sign-out", json={}).json == {"signed_out": 1}
    assert {one.get("/companies").status_code for one in (first, *copies)} == {401}
    assert copies[1].post("/upload", data=b"x", content_type="application/octet-stream").status_code == 401
    assert second.get("/companies").status_code == 200
    third = _sign_in(server.test_client())
    third.post("/sign-out", json={"everywhere": True})
    assert {one.get("/companies").status_code for one in (second, third)} == {401}
    assert _sign_in(second).get("/companies").status_code == 200
    with store.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ended_logins")) == 3
    store.erasing.sweep(utc_now() + timedelta(hours=13))
    with store.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ended_logins")) == 0


def test_a_login_that_cannot_be_ended_goes_on_and_says_so(server, monkeypatch):
    """A store that fails tells nobody in or out; what is no request is refused."""
    client = _sign_in(server.test_client())
    assert client.post("/sign-out", json={"everywhere": "x"}).status_code == 400

    def fail(*_):
        raise StoreError("There is no room", "Make some.", is_full=True)

    monkeypatch.setattr(EndedLogins, "end", fail)
    assert client.post("/sign-out", json={}).status_code == 507
    assert client.get("/companies").status_code == 200
    monkeypatch.setattr(EndedLogins, "is_ended", fail)
    assert client.get("/companies").status_code == 507
    gone = server.test_client().get("/signed-out")
    assert (gone.status_code, 'href="/sign-in"' in gone.text) == (200, True)


def test_a_login_ends_by_itself(server, monkeypatch):
    """After half a day somebody signs in anew."""
    client = _sign_in(server.test_client())
    monkeypatch.setattr(oidc, "SIGNED_IN_S", -1)
    assert client.get("/companies").status_code == 401


def test_a_sign_in_that_took_too_long_signs_nobody_in(server, monkeypatch):
    """What was begun more than ten minutes ago is begun anew."""
    assert oidc.SIGNING_IN_S == 600
    client = server.test_client()
    path = _at_provider(_begin(client))
    monkeypatch.setattr(oidc, "SIGNING_IN_S", -1)
    assert client.get(path).status_code == 401


def _spoil_state(path):
    return re.sub("state=[^&]+", "state=" + "x" * 43, path)


def _spoil_code(path):
    return re.sub("code=[^&]+", "code=nonsense", path)


@pytest.mark.parametrize(
    "spoil",
    [_spoil_state, _spoil_code, lambda path: path.partition("?")[0], lambda path: f"{path}&iss=http://evil.example"],
    ids=["state", "code", "nothing", "issuer"],
)
def test_what_comes_back_otherwise_signs_nobody_in(server, spoil):
    """Another state, code, issuer, or none; nothing of it is told or logged."""
    client = server.test_client()
    answer = client.get(spoil(_at_provider(_begin(client))))
    assert (answer.status_code, client.get_cookie("reportline-login")) == (401, None)
    assert "<h1>Signing in did not work</h1>" in answer.text


def test_a_code_of_another_browser_signs_nobody_in(server):
    """Who is sent the address of somebody else's way back is not signed in as them; nor by one used twice."""
    client, other = server.test_client(), server.test_client()
    path = _at_provider(_begin(client))
    assert other.get(path).status_code == 401
    _begin(other)
    assert other.get(path).status_code == 401
    assert client.get(path).status_code == 302
    assert client.get(path).status_code == 401


LATE = datetime.now(UTC) - timedelta(hours=1)


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_nobody_verified_names_nobody(server, provider, verified):
    """Anybody may write another's into their account, and a link may be for that one: the subject is the name then."""
    provider.claims = {"email": "ben@example.org", "email_verified": verified}
    assert _sign_in(server.test_client()).get("/companies").json["login"] == "ann"


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"},
        {"aud": ["another"]},
        {"iss": "http://evil.example"},
        {"exp": int(LATE.timestamp())},
        {"nonce": "x" * 43},
        {"azp": "another"},
        {"at_hash": "x" * 22},
    ],
    ids=lambda claims: next(iter(claims)),
)
def test_a_token_that_is_not_for_us_now_signs_nobody_in(server, provider, claims):
    """For another server, of another provider, too old, of another sign-in."""
    provider.claims = claims
    client = server.test_client()
    assert client.get(_at_provider(_begin(client))).status_code == 401


def test_a_token_that_another_key_signed_signs_nobody_in(server, provider):
    """Also where it says the name of the right key."""
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
    client = server.test_client()
    assert client.get(_at_provider(_begin(client))).status_code == 401


def test_without_the_provider_nobody_is_signed_in(tmp_path):
    """A sentence, no fault."""
    store = Store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    login = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": "x", "oidc_client_secret": "y" * 20}
    client = create_app(Settings(**login), Loader(store)).server.test_client()
    assert client.get("/sign-in").status_code == 401
    store.close()


ALL = {
    "REPORTLINE_OIDC_ISSUER": "https://login.example",
    "REPORTLINE_OIDC_CLIENT_ID": "reportline",
    "REPORTLINE_OIDC_CLIENT_SECRET": CLIENT_SECRET,
}


def test_f14_an_unsafe_login_is_refused():
    """F14: in part, over http, with a secret to guess, beside another login; the secret is in no message."""
    settings = read_settings(ALL)
    assert (settings.oidc_issuer, settings.oidc_client_id) == ("https://login.example", "reportline")
    assert CLIENT_SECRET not in repr(settings)
    for name in ALL:
        with pytest.raises(BadSetting, match=f"{name} is not set"):
            read_settings({**ALL, name: ""})
    with pytest.raises(UnsafeSetting, match="https://"):
        read_settings({**ALL, "REPORTLINE_OIDC_ISSUER": "http://login.example"})
    with pytest.raises(UnsafeSetting, match="guessed") as told:
        read_settings({**ALL, "REPORTLINE_OIDC_CLIENT_SECRET": "hunter2"})
    assert "hunter2" not in str(told.value)
    with pytest.raises(BadSetting, match="both set"):
        read_settings({**ALL, "REPORTLINE_LOGIN_HEADER": "X-User", "REPORTLINE_PROXIES": "10.0.0.1"})
