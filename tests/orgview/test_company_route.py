"""The companies of a visitor over HTTP: seen, read again and erased by their owner only."""

import logging
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from orgview.store.quota import Quota
from tests.reports import given_choices, given_size, small_report

TABLE = b"id,name\n1,Ann\n2,Ben\n"
ADDRESSES = [("get", "report"), ("get", "findings.csv"), ("post", "read"), ("post", "name"), ("post", "delete")]


def _load(client, data=TABLE, name="Staff.csv"):
    answer = client.post("/upload", query_string={"name": name}, data=data, content_type="application/octet-stream")
    assert answer.status_code == 200
    return answer.json["id"]


def _ask(client, method, address):
    return getattr(client, method)(address, **({"json": {}} if method == "post" else {}))


@pytest.fixture
def company(client):
    return _load(client)


def test_the_list_tells_what_there_is(client, company, loader):
    """Names and times, the last used first; the report is asked for apart."""
    loader.clock.wait(minutes=1)
    second = _load(client, name="Later.csv")
    listed = client.get("/companies").json["companies"]
    assert [each["id"] for each in listed] == [second, company]
    assert listed[1] == {
        "id": company,
        "name": "Staff",
        "file": "Staff.csv",
        "created_at": "2026-03-01T12:00:00+00:00",
        "used_at": "2026-03-01T12:00:00+00:00",
        "expires_at": "2026-03-31T12:00:00+00:00",
        "has_file": True,
        "figures": small_report(people=2)["figures"],
        "role": "owner",
        "may_copy": True,
        "shared_until": "",
        "keep_days": None,
        "is_draft": False,
    }


def test_a_company_is_renamed_and_stays_so_when_it_is_read_again(client, company, loader):
    """In list, report and names of files, as one line of text; "" brings back what the file proposes."""
    renamed = client.post(f"/company/{company}/name", json={"name": " Acme\n& <b>Sons</b> "})
    assert renamed.json == client.get("/companies").json["companies"][0]
    assert renamed.json["name"] == "Acme & <b>Sons</b>"
    assert client.post(f"/company/{company}/read", json={"live": True}).status_code == 200
    assert client.get(f"/company/{company}/report").json["name"] == "Acme & <b>Sons</b>"
    assert "Acme" in client.get(f"/company/{company}/findings.csv").headers["Content-Disposition"]
    assert client.post(f"/company/{company}/name", json={"name": "日本"}).status_code == 200
    header = client.get(f"/company/{company}/findings.csv").headers["Content-Disposition"]
    assert header.endswith("''%E6%97%A5%E6%9C%AC%20findings.csv")
    assert client.post(f"/company/{company}/name", json={"name": "  "}).json["name"] == "Staff"


@pytest.mark.parametrize("body", [{"name": None}, {"name": 5}, {"name": "x" * 1001}, {"name": "x", "id": "y"}, []])
def test_a_name_that_is_none_is_refused(client, company, body):
    """With what a name is; the company keeps its own."""
    answer = client.post(f"/company/{company}/name", json=body)
    assert (answer.status_code, answer.json["error"]["what"].split()[0]) == (400, "The")
    assert client.get("/companies").json["companies"][0]["name"] == "Staff"


def test_the_list_tells_how_much_room_is_left(client, company, loader):
    """Companies and bytes, and the most of each; nothing of another visitor counts."""
    usage = client.get("/companies").json["usage"]
    assert (usage["companies"], usage["most_companies"]) == (1, 100)
    assert 0 < usage["size_bytes"] < usage["most_bytes"]
    client.delete_cookie("reportline")
    usage = client.get("/companies").json["usage"]
    assert (usage["companies"], usage["size_bytes"]) == (0, 0)


def test_f16_a_visitor_has_only_so_many_companies(client, company, loader, monkeypatch):
    """F16: the next one is refused before it is read, with the limit and what to do; after erasing it is taken."""
    monkeypatch.setattr(loader.store, "quota", Quota(2, 10**9))
    second = _load(client, name="Second.csv")
    monkeypatch.setattr(type(loader), "_read", lambda *_given: pytest.fail("it was read"))
    for address in ("/upload?name=third.csv", "/sample/oracle-hr"):
        kind = "application/octet-stream" if address.startswith("/upload") else "application/json"
        answer = client.post(address, data=b"{}", content_type=kind)
        assert answer.status_code == 507
        assert answer.json["error"]["what"] == "You have 2 companies, and may have no more at once"
        assert answer.json["error"]["advice"].startswith("Erase companies")
    monkeypatch.undo()
    assert len(client.get("/companies").json["companies"]) == 2
    client.post(f"/company/{second}/delete", json={})
    assert _load(client, name="Third.csv")


def test_f16_a_visitor_has_only_so_many_bytes(client, company, loader, monkeypatch):
    """F16: by the length that is sent, and by what is stored; nothing of a refused one is left."""
    usage = client.get("/companies").json["usage"]["size_bytes"]
    monkeypatch.setattr(loader.store, "quota", Quota(100, usage + 10))
    answer = client.post("/upload?name=a.csv", data=TABLE + b"3,Cy\n" * 100, content_type="application/octet-stream")
    assert (answer.status_code, answer.json["error"]["what"]) == (
        507,
        "Your companies may take 0 MiB, and this is more",
    )
    answer = client.post("/whole?n=30", json={})
    assert answer.status_code == 507
    assert client.get("/companies").json["usage"]["size_bytes"] == usage


def test_a_report_is_told_and_its_use_noted(client, company, loader):
    """An hour later the company is kept an hour longer."""
    loader.clock.wait(hours=1)
    told = client.get(f"/company/{company}/report").json
    assert told["report"]["headings"] == ["id", "name"]
    assert told["choices"] == {}
    assert client.get("/companies").json["companies"][0]["expires_at"] == "2026-03-31T13:00:00+00:00"


def test_findings_are_streamed_as_a_file(client, company):
    """All of them, in pieces, under the company's name."""
    answer = client.get(f"/company/{company}/findings.csv")
    assert answer.is_streamed
    assert answer.text == "\ufeff" + "code,row\nORG101,2\n" * 10_000
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Staff findings.csv"'
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "name", ['../../x<b>".csv', "CON.csv", "x" * 300, "a\r\nX-Evil: 1.csv", "\u202egnp.csv", "é😀.csv"]
)
def test_e6_the_file_name_of_findings_is_clean(client, name):
    """E6: no folder, no quote, no line break, no length."""
    company = _load(client, name=name)
    answer = client.get(f"/company/{company}/findings.csv")
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename")
    assert not set(told) & set("<>/\\\r\n\u202e")
    assert len(told) < 400
    assert "X-Evil" not in answer.headers


def test_without_findings_there_is_no_file(client):
    """404 with the reason."""
    company = _load(client, TABLE + b"no findings,\n")
    answer = client.get(f"/company/{company}/findings.csv")
    assert answer.status_code == 404
    assert answer.json["error"]["what"] == "There is no list of findings for this company"


def test_reading_again_takes_other_choices(client, company, loader):
    """The kept file is read once more; id and creation stay."""
    loader.clock.wait(hours=1)
    answer = client.post(f"/company/{company}/read", json={"mapping": {"boss": "id"}, "live": True})
    assert answer.json["id"] == company
    assert given_choices(answer.json["report"]) == {"mapping": {"boss": "id"}, "live": True}
    told = client.get(f"/company/{company}/report").json
    assert told["choices"] == {"mapping": {"boss": "id"}, "live": True}
    assert told["created_at"] == "2026-03-01T12:00:00+00:00"
    assert given_size(told["report"]) == len(TABLE)


def test_a_failed_reading_leaves_the_company(client):
    """What was there is still there, and the choice is not remembered."""
    company = _load(client, TABLE + b"crash again\n")
    before = client.get(f"/company/{company}/report").json
    answer = client.post(f"/company/{company}/read", json={"mapping": {"boss": "x"}})
    assert answer.status_code == 422
    assert answer.json["error"] == {"what": "The boss is not there", "advice": "Choose another column."}
    assert client.get(f"/company/{company}/report").json == before
    assert "boss" not in client.get(f"/company/{_load(client)}/report").json["report"]["mapping"]


def test_after_a_day_the_file_is_gone(client, company, loader):
    """410 with what to do; the company stays."""
    loader.clock.wait(hours=24)
    loader.store.erasing.sweep(loader.clock())
    answer = client.post(f"/company/{company}/read", json={})
    assert answer.status_code == 410
    assert answer.json["error"]["advice"] == "Load it again."
    assert client.get("/companies").json["companies"][0]["has_file"] is False


@pytest.mark.parametrize(
    ("body", "status"), [(b"{", 400), (b"[]", 422), (b'{"live": 1}', 422), (b'{"owner": "x"}', 422)]
)
def test_bad_choices_are_refused(client, company, body, status):
    """In JSON, before the file is opened."""
    answer = client.post(f"/company/{company}/read", data=body, content_type="application/json")
    assert answer.status_code == status
    assert set(answer.json["error"]) == {"what", "advice"}


def test_one_company_is_erased(client, company):
    """And no other."""
    other = _load(client)
    assert client.post(f"/company/{company}/delete", json={}).json == {"deleted": 1}
    assert client.post(f"/company/{company}/delete", json={}).status_code == 404
    assert [each["id"] for each in client.get("/companies").json["companies"]] == [other]


def test_r11_what_is_left_of_a_visitor_without_companies_can_be_erased(client, company):
    """R11: the log of what was done outlives the company, and the page has to know, to offer it."""
    assert client.get("/companies").json["is_known"]
    client.post(f"/company/{company}/delete", json={})
    told = client.get("/companies").json
    assert (told["companies"], told["is_known"]) == ([], True)
    secret = client.get_cookie("reportline").value
    client.post("/companies/delete", json={})
    client.set_cookie("reportline", secret)
    assert client.get("/companies").json["is_known"] is False


@pytest.mark.parametrize("asked", ADDRESSES, ids=" ".join)
def test_g2_anothers_company_is_no_company(server, client, company, asked, caplog):
    """G2, E8: 404, the same as for an id that never was, with a line in the log and no id in it."""
    method, address = asked
    for other in (server.test_client(), server.test_client()):
        answer = _ask(other, method, f"/company/{company}/{address}")
        never = _ask(other, method, f"/company/{'x' * 32}/{address}")
        assert answer.status_code == never.status_code == 404
        assert (answer.json, list(answer.headers.items())) == (never.json, list(never.headers.items()))
        _load(other)
    assert caplog.text.count("No such company for this visitor") == 4
    assert company not in caplog.text
    assert client.get(f"/company/{company}/report").status_code == 200


def test_g2_erasing_all_is_ones_own(server, client, company):
    """G2: another visitor's "delete all" is theirs."""
    other = server.test_client()
    _load(other)
    assert other.post("/companies/delete", json={}).json == {"deleted": 1}
    assert server.test_client().post("/companies/delete", json={}).json == {"deleted": 0}
    assert client.get(f"/company/{company}/report").status_code == 200


def test_g1_visitors_at_once_see_their_own(server):
    """G1: eight threads, 20 visitors, calls in a random order: no answer holds another's canary."""
    visitors = {f"Canary-{number:02d}-": server.test_client() for number in range(20)}
    ids = {canary: _load(each, f"id,{canary}\n1,2\n".encode(), canary) for canary, each in visitors.items()}

    def look(seed):
        chance = random.Random(seed)  # noqa: S311 - a fixed seed
        mine, theirs = chance.sample(sorted(visitors), 2)
        client = server.test_client()
        client._cookies = visitors[mine]._cookies
        told = client.get("/companies").text + client.get(f"/company/{ids[mine]}/report").text
        assert mine in told
        told += client.get(f"/company/{ids[theirs]}/report").text
        return [canary for canary in visitors if canary != mine and canary in told]

    with ThreadPoolExecutor(8) as pool:
        assert [found for found in pool.map(look, range(300)) if found] == []


@pytest.mark.parametrize(
    "path", ["/company/../report", "/company/%2e%2e/report", "/company/a%00/report", "/company/C:/report"]
)
def test_f7_ids_are_no_paths(client, path):
    """F7: looked up, never opened."""
    assert client.get(path).status_code == 404


def test_f11_every_answer_stays_out_of_caches(client, company):
    """F11: no-store and the other headers, also on refusals."""
    for answer in (
        client.get("/companies"),
        client.get("/samples"),
        client.get(f"/company/{company}/report"),
        client.get("/company/x/report"),
        client.post("/companies/delete", json={}),
    ):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_r11_nothing_is_left_of_an_erased_company(client, tmp_path, caplog):
    """R11: over HTTP, with the canary in names, cells and headings: in no byte of data folder, temporary files, log."""
    canary = "Ana-Canary-123456"
    with caplog.at_level(logging.DEBUG):
        company = _load(client, f"id,{canary}\n1,{canary}\n".encode(), f"{canary}.csv")
        client.post(f"/company/{company}/read", json={"mapping": {"name": canary}})
        assert canary in client.get(f"/company/{company}/report").text
        client.get(f"/company/{company}/findings.csv").get_data()
        client.post("/companies/delete", json={})
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not [data for data in kept if canary.encode() in data]
    assert canary not in caplog.text
