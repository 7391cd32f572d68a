"""A login by a proxy: whose word counts, whose the companies are, and what is answered to nobody."""

from ipaddress import ip_network

import pytest

from orgview.application import create_app
from orgview.server.visitors.login import Login
from orgview.server.work.import_service import Loader
from orgview.settings import MIB, BadSetting, Settings, UnsafeSetting, read_settings
from orgview.store.store import Store
from tests.orgview.test_shares_route import _load, _open, _share

PROXY, STRANGER = "10.0.0.9", "10.9.9.9"
HEADER = "X-Remote-User"


@pytest.fixture
def behind_proxy(tmp_path, read_once):
    """Function that gives a client of an app behind a proxy that asks for the login."""
    store = Store(f"sqlite:///{tmp_path / 'data' / 'reportline.sqlite3'}")
    settings = Settings(upload_bytes=8 * MIB, login_header=HEADER, proxies=(ip_network(PROXY),))
    server = create_app(settings, Loader(store)).server

    def client(name="", address=PROXY, header=HEADER):
        made = server.test_client()
        made.environ_base = {**made.environ_base, "REMOTE_ADDR": address}
        if name:
            made.environ_base[f"HTTP_{header.upper().replace('-', '_')}"] = name
        return made

    yield client
    store.close()


def test_a_login_is_the_same_in_every_browser(behind_proxy):
    """Companies belong to it; there is no cookie; another login has none of them."""
    first = behind_proxy("ann@example.org")
    company = _load(first)
    assert first.get_cookie("reportline") is None
    other = behind_proxy("ann@example.org")
    told = other.get("/companies").json
    assert [one["id"] for one in told["companies"]] == [company]
    assert (told["login"], told["can_sign_out"]) == ("ann@example.org", False)
    stranger = behind_proxy("ben@example.org")
    assert stranger.get(f"/company/{company}/report").status_code == 404
    assert stranger.get("/companies").json["companies"] == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_f6_nobody_is_answered_without_a_login(behind_proxy, method):
    """F6: every address there is, found in the map of addresses; but files that are the same for all, and /health."""
    nobody = behind_proxy()
    seen = 0
    for rule in nobody.application.url_map.iter_rules():
        if method not in rule.methods or rule.endpoint in ("health", "ready") or "static" in rule.endpoint:
            continue
        if "fingerprinted_path" in rule.arguments or "favicon" in str(rule) or rule.arguments == {"path"}:
            continue
        values = dict.fromkeys(rule.arguments, "x")
        address = nobody.application.url_map.bind("127.0.0.1").build(rule.endpoint, values, method=method)
        answer = nobody.open(address, method=method, **({"json": {}} if method == "POST" else {}))
        assert answer.status_code in (401, 415), (address, answer.status_code)
        seen += answer.status_code == 401
    assert seen > 10
    assert nobody.get("/health").status_code == 200
    assert behind_proxy("ann").get("/").status_code == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"name": "ann", "address": STRANGER},
        {"name": "ann,ben"},
        {"name": "ann, ben"},
        {"name": "an\x1bn"},
        {"name": "x" * 321},
        {"name": "ann", "header": "Remote-User"},
        {"name": "ann", "header": "X-Forwarded-User"},
    ],
)
def test_f13_no_other_word_makes_a_login(behind_proxy, claims):
    """F13: of another address, by two headers in one, odd signs, another header."""
    _load(behind_proxy("ann"))
    answer = behind_proxy(**claims).get("/companies")
    assert answer.status_code == 401
    assert "Acme" not in answer.text


def test_a_cookie_of_before_is_nobodys(behind_proxy):
    """Neither signs it in, nor is what a login owns ever a cookie's."""
    client = behind_proxy()
    client.set_cookie("reportline", "x" * 43)
    assert client.get("/companies").status_code == 401
    assert Login("proxy ann", "ann").owner != Login("oidc ann", "ann").owner


def test_the_log_names_logins(behind_proxy):
    """Who opened a link and what they did is told by name."""
    ann, ben = behind_proxy("ann"), behind_proxy("ben")
    company = _load(ann)
    _open(ben, _share(ann, company, may_change=True)["secret"])
    ben.post(f"/company/{company}/name", json={"name": "Better"})
    entries = ann.get("/audit").json["entries"][::-1]
    assert [(one["who"], one["what"]) for one in entries] == [
        ("you", "uploaded"),
        ("you", "shared"),
        ("ben", "link opened"),
        ("ben", "renamed"),
    ]
    ben.post("/companies/delete", json={})
    assert {one["who"] for one in ann.get("/audit").json["entries"]} == {"you", "somebody forgotten"}


def test_a_link_for_a_login_opens_for_nobody_else(behind_proxy):
    """In small or large letters; whoever else has it is told so, and a server without logins makes none."""
    ann, ben, cy = (behind_proxy(name) for name in ("ann", "Ben@example.org", "cy"))
    company = _load(ann)
    made = _share(ann, company, for_login="ben@Example.org")
    assert made["share"]["for_login"] == "ben@Example.org"
    assert _open(cy, made["secret"]).status_code == 403
    assert cy.get(f"/company/{company}/report").status_code == 404
    assert _open(ben, made["secret"]).status_code == 200
    assert ben.get(f"/company/{company}/report").json["role"] == "reader"
    assert _open(ann, made["secret"]).status_code == 200


def test_f14_a_login_header_that_anybody_could_write_is_refused():
    """F14: without the addresses of the proxy; a name that is none is told."""
    with pytest.raises(UnsafeSetting, match=r"without REPORTLINE_PROXIES: anybody could .* be anybody"):
        read_settings({"REPORTLINE_LOGIN_HEADER": HEADER})
    with pytest.raises(BadSetting, match="Give the name of a header"):
        read_settings({"REPORTLINE_LOGIN_HEADER": "X Remote", "REPORTLINE_PROXIES": PROXY})
    settings = read_settings({"REPORTLINE_LOGIN_HEADER": HEADER, "REPORTLINE_PROXIES": PROXY})
    assert settings.login_header == HEADER


@pytest.mark.parametrize("name", ["Émile", "Łucja", "José", "王芳"])
def test_names_of_logins_are_utf8(behind_proxy, name):
    """Headers are bytes: a name with any letter signs in, and is shown as it is written."""
    told = behind_proxy(name.encode().decode("latin-1")).get("/companies")
    assert (told.status_code, told.json["login"]) == (200, name)


@pytest.mark.parametrize(("sent_to", "login"), [("mike", "mi\u212ae"), ("strass", "straß"), ("simon", "\u017fimon")])
def test_a_link_opens_for_no_name_that_looks_alike(behind_proxy, sent_to, login):
    """A Kelvin sign is no k, a long s no s: these are logins of other people."""
    ann = behind_proxy("ann")
    made = _share(ann, _load(ann), for_login=sent_to)
    assert _open(behind_proxy(login.encode().decode("latin-1")), made["secret"]).status_code == 403
    assert _open(behind_proxy(sent_to.upper()), made["secret"]).status_code == 200
