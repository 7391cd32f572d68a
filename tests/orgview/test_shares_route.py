"""Links over HTTP: made and revoked by their owner, opened by a guest, who sees and may do what the link says."""

import hashlib
import json
import re

import pytest
from sqlalchemy import select

from orgview.application import create_app
from orgview.server.visitors.rights import POSTED_QUESTIONS, RIGHTS
from orgview.server.work.import_service import Loader
from orgview.settings import MIB, Settings
from orgview.store.schema import METADATA, guests, shares
from orgview.store.store import Store
from tests.orgview.conftest import Clock
from tests.orgview.databases import KINDS, database_of

PAY = "8675309.42"
TABLE = f"id,name,manager_id,title,Salary\n1,Ann,,Chief,{PAY}\n2,Ben,1,Clerk,20\n3,Cy,1,Clerk,{PAY}\n".encode()
GONE = "This link does not open any more"
SHOWN = {"shown": ["Salary"]}


# For tests whose promise is one of both databases; the others are of SQLite alone.
ON_BOTH = pytest.mark.parametrize("database", KINDS, indirect=True)


@pytest.fixture
def database(request, tmp_path):
    """An empty database, SQLite unless a test wants both."""
    with database_of(getattr(request, "param", "sqlite"), request, tmp_path, with_tables=True) as database:
        yield database


@pytest.fixture
def own(database, tmp_path, read_once):
    """An app that reads files for good, its store and its clock."""
    store, clock = Store(database.address), Clock()
    settings = Settings(upload_bytes=8 * MIB, exports=None if database.is_file else tmp_path / "exports")
    yield create_app(settings, Loader(store, clock=clock)).server, store, clock
    store.close()


@pytest.fixture
def owner(own):
    return own[0].test_client()


@pytest.fixture
def guest(own):
    return own[0].test_client()


def _load(client, name="Acme.csv", data=TABLE):
    query = {"name": name, "choices": json.dumps(SHOWN)}
    answer = client.post("/upload", query_string=query, data=data, content_type="application/octet-stream")
    assert answer.status_code == 200, answer.text
    return answer.json["id"]


@pytest.fixture
def company(owner):
    return _load(owner)


def _share(client, company, **wanted):
    body = {"query": f"mine={company}", "days": 7, **wanted}
    answer = client.post("/shares", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json


def _open(client, secret):
    return client.post("/shared", json={"secret": secret})


def test_a_link_opens_the_company_for_whoever_has_it(owner, guest, company):
    """The chart, the table, the search, the fit, the report without the file; nobody else sees it."""
    made = _share(owner, company)
    assert _open(guest, made["secret"]).json == {"query": f"mine={company}"}
    assert guest.get(f"/scene?mine={company}").json["scene"]["seats"]
    assert guest.post(f"/company/{company}/people", json={"end": 9}).json["total"] == 3
    assert guest.get(f"/company/{company}/search?q=ben").json["exact"] == 1
    assert guest.get(f"/company/{company}/fit").status_code == 200
    told = guest.get(f"/company/{company}/report").json
    assert (told["name"], told["role"], told["may_copy"], told["file"]) == ("Acme", "reader", False, "")
    assert told["shared_until"] == "2026-03-08T12:00:00+00:00"
    assert (told["report"]["columns"], told["report"]["preview"], told["choices"]) == ([], [], {})
    assert owner.get(f"/company/{company}/report").json["role"] == "owner"
    stranger = owner.application.test_client()
    assert stranger.get(f"/company/{company}/report").status_code == 404


@ON_BOTH
def test_links_are_listed_where_they_were_made(owner, guest, company, own):
    """With their terms, their end and how many opened them; not their secret. The guest finds what was opened."""
    made = _share(owner, company, may_copy=True)
    _open(guest, made["secret"])
    _open(guest, made["secret"])
    listed = owner.get(f"/company/{company}/shares")
    assert listed.json["restricted"] == ["Salary"]
    assert listed.json["shares"] == [{**made["share"], "guests": 1}]
    assert made["secret"] not in listed.text
    assert guest.get(f"/company/{company}/shares").status_code == 403
    shared = guest.get("/companies").json["shared"]
    assert [(one["title"], one["companies"], one["may_copy"]) for one in shared] == [("Acme", [company], True)]
    assert owner.get("/companies").json["shared"] == []


@ON_BOTH
@pytest.mark.parametrize("end", ["revoked", "over", "erased", "expired company"])
def test_a_link_that_ended_says_so_and_shows_nothing(owner, guest, company, own, end):
    """To whoever opens it, and to whoever has opened it before; no row of it is left."""
    _server, store, clock = own
    made = _share(owner, company)
    _open(guest, made["secret"])
    if end == "revoked":
        assert owner.post(f"/shares/{made['share']['id']}/revoke", json={}).json == {"revoked": 1}
    elif end == "erased":
        owner.post(f"/company/{company}/delete", json={})
    else:
        clock.wait(days=7 if end == "over" else 40)
    if end == "expired company":
        store.erasing.sweep(clock())
    answer = _open(guest, made["secret"])
    assert (answer.status_code, answer.json["error"]["what"]) == (404, GONE)
    assert guest.get(f"/company/{company}/report").status_code == 404
    assert guest.get(f"/scene?mine={company}").json["scene"] is None
    assert guest.get("/companies").json["shared"] == []
    store.erasing.sweep(clock())
    with store.database.reading() as connection:
        assert connection.execute(select(shares)).all() == connection.execute(select(guests)).all() == []


def test_e8_a_link_is_unguessable_and_kept_as_a_hash(owner, guest, company, own, caplog):
    """E8: 256 random bits; the store has their hash, the log nothing; the answer may not be kept or passed on."""
    made = _share(owner, company)
    secret = made["secret"]
    assert re.fullmatch(r"[\w-]{43}", secret)
    answer = _open(guest, secret)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    _open(guest, "x" * 43)
    with own[1].database.reading() as connection:
        rows = [str(row) for table in METADATA.sorted_tables for row in connection.execute(select(table))]
    assert not any(secret in row for row in rows)
    assert any(hashlib.sha256(secret.encode()).hexdigest() in row for row in rows)
    assert secret not in caplog.text


def _everything(store):
    """Rows of the store but for when a company was last used."""
    with store.database.reading() as connection:
        return {
            table.name: [
                {key: value for key, value in row._mapping.items() if key not in ("used_at", "expires_at")}
                for row in connection.execute(select(table))
            ]
            for table in METADATA.sorted_tables
            if table.name != "audit"
        }


def _addresses(server, company):
    for rule in server.url_map.iter_rules():
        if "company_id" in rule.arguments:
            path = re.sub(r"<(?:\w+:)?name>", "html", str(rule).replace("<company_id>", company))
            yield rule.endpoint, path, "POST" if "POST" in rule.methods else "GET"


@pytest.mark.parametrize("terms", [{}, {"may_copy": True}], ids=["reader", "reader with a copy"])
def test_g7_a_reader_changes_nothing_at_any_address(owner, guest, company, own, terms):
    """G7: each address of a company that there is; 403 where it would change something or take a file away."""
    server, store, _clock = own
    _open(guest, _share(owner, company, **terms)["secret"])
    before, seen = _everything(store), set()
    for endpoint, path, method in _addresses(server, company):
        if endpoint == "company-copy" and terms:
            continue
        answer = guest.open(path, method=method, **({"json": {"name": "Mine now"}} if method == "POST" else {}))
        seen.add(endpoint)
        right = RIGHTS.get(endpoint, "change" if method == "POST" and endpoint not in POSTED_QUESTIONS else "see")
        is_allowed = right == "see" or (right == "take" and terms)
        assert (answer.status_code != 403) == bool(is_allowed), endpoint
        assert _everything(store) == before, endpoint
    assert {"company-read", "company-name", "company-delete", "fit-correct", "company-shares"} <= seen
    assert (POSTED_QUESTIONS | set(RIGHTS)) <= set(server.view_functions)
    for path in (f"/export/chart.svg?mine={company}", f"/export/compare.svg?a=mine:{company}&b=people_80"):
        assert (guest.get(path).status_code == 403) == (not terms)


def test_a_change_by_an_address_that_is_not_named_is_refused(owner, guest, company, own):
    """An address that somebody adds and forgets to name: closed to readers, not open."""
    server, _store, _clock = own
    _open(guest, _share(owner, company)["secret"])
    with server.test_request_context(f"/company/{company}/never-named", method="POST"):
        from orgview.server.visitors.rights import right_needed

        assert right_needed() == "change"


def test_an_editor_mends_and_does_not_erase_or_share(owner, guest, company):
    """Reads the file again, renames, corrects; what only the owner may stays theirs."""
    _open(guest, _share(owner, company, may_change=True)["secret"])
    assert guest.post(f"/company/{company}/name", json={"name": "Better"}).json["role"] == "editor"
    assert guest.post(f"/company/{company}/read", json={"live": True}).status_code == 200
    assert guest.post(f"/company/{company}/fit", json={"roles": {}, "choices": {}}).status_code == 200
    assert guest.post(f"/company/{company}/delete", json={}).status_code == 403
    assert guest.post("/shares", json={"query": f"mine={company}", "days": 1}).status_code == 403
    assert owner.get(f"/company/{company}/report").json["name"] == "Better"


def test_g7_no_restricted_value_reaches_a_guest_without_the_right(owner, guest, company):
    """G7: in no byte of chart, table, details, findings, files, report, comparison or copy; with it, it does."""
    _open(guest, _share(owner, company, may_copy=True)["secret"])
    copy = guest.post(f"/company/{company}/copy", json={}).json["id"]
    with_pay = owner.application.test_client()
    _open(with_pay, _share(owner, company, may_copy=True, has_restricted=True)["secret"])

    def everything(client, one):
        told = [client.post(f"/company/{one}/{part}", json={"end": 9}).text for part in ("people", "findings")]
        places = ("report", "people.csv", "findings.csv", "fit", "fit.html", "search?q=867", "values?column=c4")
        told += [client.get(f"/company/{one}/{place}").text for place in places]
        told += [client.get(f"/inspect?mine={one}&sel=n{seat}").text for seat in range(3)]
        told += [client.get(f"/{page}mine={one}&show=c4&by=c4").text for page in ("scene?", "?", "export/chart.svg?")]
        told += [client.get(f"/compare?a=mine:{one}&b=mine:{one}").text]
        return "".join(told)

    assert PAY in everything(with_pay, company)
    for one in (company, copy):
        text = everything(guest, one)
        assert PAY not in text
        assert "Salary" not in text
        assert "Ben" in text


def test_a_reader_is_told_why_nothing_can_be_corrected(owner, guest, company):
    """Before they try: the fit says it in the words of the refusal; nothing of it to an owner or an editor."""
    _open(guest, _share(owner, company)["secret"])
    refused = guest.post(f"/company/{company}/fit", json={"roles": {}, "choices": {}})
    assert refused.status_code == 403
    told = guest.get(f"/company/{company}/fit").json["locked"]
    assert told == "{what}. {advice}".format(**refused.json["error"])
    assert owner.get(f"/company/{company}/fit").json["locked"] == ""
    _open(guest, _share(owner, company, may_change=True)["secret"])
    assert guest.get(f"/company/{company}/fit").json["locked"] == ""


@ON_BOTH
def test_a_copy_is_the_guest_s_own(owner, guest, company):
    """Where the link allows it: it stays when the original is erased, and has no file."""
    made = _share(owner, company)
    _open(guest, made["secret"])
    assert guest.post(f"/company/{company}/copy", json={}).status_code == 403
    _open(guest, _share(owner, company, may_copy=True)["secret"])
    copy = guest.post(f"/company/{company}/copy", json={}).json["id"]
    owner.post("/companies/delete", json={})
    assert [one["id"] for one in guest.get("/companies").json["companies"]] == [copy]
    told = guest.get(f"/company/{copy}/report").json
    assert (told["role"], told["has_file"], told["report"]["figures"]["people"]) == ("owner", False, 3)
    assert guest.get(f"/scene?mine={copy}").json["scene"]["seats"]


def test_a_comparison_is_shared_as_one(owner, guest, company):
    """Both companies and the way they are compared; without either of them it is gone."""
    other = _load(owner, "Later.csv", TABLE + b"4,Di,1,Clerk,5\n")
    made = _share(owner, company, query=f"mine={company}&tab=compare&a=mine:{company}&b=mine:{other}&cview=list&z=2")
    assert (made["share"]["kind"], made["share"]["title"]) == ("comparison", "Acme and Later")
    query = _open(guest, made["secret"]).json["query"]
    assert query == f"a=mine%3A{company}&b=mine%3A{other}&cview=list&tab=compare"
    assert guest.get(f"/compare?a=mine:{company}&b=mine:{other}").json["changed"] == 1
    assert [one["kind"] for one in owner.get(f"/company/{other}/shares").json["shares"]] == ["comparison"]
    owner.post(f"/company/{other}/delete", json={})
    assert _open(guest, made["secret"]).status_code == 404
    assert guest.get(f"/company/{company}/report").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": "mine=x"},
        {"query": 5, "days": 1},
        {"query": "mine=x", "days": 0},
        {"query": "mine=x", "days": 91},
        {"query": "mine=x", "days": 1, "role": "owner"},
        {"query": "preset=people_80", "days": 1},
        {"query": "mine=x", "days": True},
        {"query": "mine=x", "days": 1, "for_login": "ben"},
        {"query": "x" * 9000, "days": 1},
    ],
)
def test_g8_a_share_that_is_none_is_refused(owner, company, body):
    """G8: no field decides whose it is; 400 with the reason."""
    assert owner.post("/shares", json=body).status_code == 400
    assert owner.post("/shared", json={"secret": 5}).status_code == 400


@ON_BOTH
def test_g2_nobody_shares_or_revokes_for_another(owner, guest, company):
    """G2: neither a company nor a link of somebody else; a guest may not share further."""
    made = _share(owner, company)
    assert guest.post("/shares", json={"query": f"mine={company}", "days": 1}).status_code == 404
    assert guest.post(f"/shares/{made['share']['id']}/revoke", json={}).status_code == 404
    _open(guest, made["secret"])
    assert guest.post("/shares", json={"query": f"mine={company}", "days": 1}).status_code == 403
    assert guest.post(f"/shares/{made['share']['id']}/revoke", json={}).status_code == 404
    query = f"tab=compare&a=mine:{company}&b=mine:{_load(guest, 'Own.csv')}"
    assert guest.post("/shares", json={"query": query, "days": 1}).status_code == 403
    assert _open(owner.application.test_client(), made["secret"]).status_code == 200


def test_an_owner_has_only_so_many_links(owner, company, monkeypatch):
    """507 with what to do; one that is revoked makes room."""
    monkeypatch.setattr("orgview.store.shares.MOST_SHARES", 2)
    first = _share(owner, company)
    _share(owner, company)
    assert owner.post("/shares", json={"query": f"mine={company}", "days": 1}).status_code == 507
    owner.post(f"/shares/{first['share']['id']}/revoke", json={})
    _share(owner, company)
