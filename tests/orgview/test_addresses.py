"""All addresses of the server at once: whose they are, what they take, and that none says more than it should."""

import re
import subprocess
import sys
from urllib.parse import quote

import pytest

from orgview.application import create_app
from orgview.server.work.import_service import Loader
from orgview.settings import MIB, Settings
from orgview.store.store import Store
from tests.orgmodel.export.material import HOSTILE
from tests.orgview.server.callbacks import right_bodies

CANARY = "Ana-Canary-123456"
TABLE = f"id,name,manager_id,title\n1,{CANARY},,Chief\n2,Ben,1,Clerk\n".encode()
CALL = "/_dash-update-component"


@pytest.fixture(scope="module")
def own_app(tmp_path_factory):
    """An app that reads files for good."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'reportline.sqlite3'}")
    yield create_app(Settings(upload_bytes=8 * MIB), Loader(store))
    store.close()


@pytest.fixture(scope="module")
def company(own_app):
    """Id of a company, and its owner."""
    owner = own_app.server.test_client()
    answer = owner.post("/upload?name=a.csv", data=TABLE, content_type="application/octet-stream")
    return answer.json["id"], owner


def _rules(server):
    return [rule for rule in server.url_map.iter_rules() if "company_id" in rule.arguments]


def test_f6_every_address_of_a_company_is_its_owners_alone(own_app, company):
    """F6: each that there is, found in the map of addresses, so that none can be forgotten; nothing of it is said."""
    company_id, owner = company
    rules = _rules(own_app.server)
    assert len(rules) > 12
    stranger = own_app.server.test_client()
    for rule in rules:
        address = re.sub(r"<(?:\w+:)?name>", "csv", str(rule).replace("<company_id>", company_id))
        method = "POST" if "POST" in rule.methods else "GET"
        options = {"json": {}} if method == "POST" else {}
        answer = stranger.open(address, method=method, **options)
        assert answer.status_code in (400, 404), address
        assert CANARY not in answer.text
        assert CANARY not in stranger.open(address, method=method, **options).text
    assert owner.get(f"/company/{company_id}/report").status_code == 200
    queries = (f"/scene?mine={company_id}", f"/inspect?mine={company_id}&sel=n0", f"/?mine={company_id}")
    for address in queries:
        assert CANARY not in stranger.get(address).text
    assert CANARY in owner.get(queries[0]).text


def test_f17_there_is_no_password_to_guess(own_app):
    """F17: nothing asks for one, and one that is sent changes nothing."""
    client = own_app.server.test_client()
    for rule in own_app.server.url_map.iter_rules():
        assert not re.search("login|password|token|auth", str(rule))
    plain = client.get("/scene?n=9")
    sent = client.get("/scene?n=9", auth=("admin", "admin"))
    assert (sent.status_code, sent.json) == (200, plain.json)
    assert "WWW-Authenticate" not in sent.headers
    assert client.get("/companies", auth=("admin", "admin")).json["companies"] == []


def test_f15_no_forged_job_ends_or_reads_anything(own_app):
    """F15: no callback runs in the background, and the fields of such ones are passed over."""
    assert not any(known.get("background") for known in own_app.callback_map.values())
    client, body = own_app.server.test_client(), next(iter(right_bodies(own_app)))
    plain = client.post(CALL, json=body)
    assert plain.status_code == 200
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        for name in ("job", "oldJob", "cancelJob", "cacheKey"):
            answer = client.post(f"{CALL}?{name}={other.pid}&cacheKey={CANARY}", json=body | {name: other.pid})
            assert answer.status_code in (200, 400)
            assert CANARY not in answer.text
        assert other.poll() is None
        other.communicate(b"\n", timeout=10)


@pytest.mark.parametrize("text", HOSTILE)
def test_d2_the_title_of_the_page_is_constant(own_app, text):
    """D2: whatever stands in the address or in a company that it opens."""
    owner = own_app.server.test_client()
    name = quote(text, safe="")
    table = f'id,name,manager_id\n1,"{text.replace(chr(34), chr(34) * 2)}",\n2,Ben,1\n'.encode()
    answer = owner.post(f"/upload?name={name}.csv", data=table, content_type="application/octet-stream")
    for query in (f"mine={answer.json['id']}", f"n={name}", f"title={name}", f"tab=compare&a={name}&b={name}"):
        page = owner.get(f"/?{query}").text
        assert re.findall(r"<title>(.*?)</title>", page, re.DOTALL) == ["Reportline"]
        assert "<img src=x" not in page
        assert "<iframe" not in page
        assert "<script>window.hit" not in page


def test_d4_nothing_of_the_page_reads_markdown(own_app, company):
    """D4: no component of it does, in the page and in the details of a seat."""
    company_id, owner = company
    texts = [owner.get("/_dash-layout").text, owner.get(f"/inspect?mine={company_id}&sel=n0").text]
    texts.append(owner.get("/inspect?n=400&sel=coo").text)
    for text in texts:
        assert '"type"' in text
        assert "Markdown" not in text
        assert "dangerously" not in text.lower()


def test_f19_no_address_takes_a_picture(own_app):
    """F19: bodies are JSON or a file of people; a picture is refused; those of people stay in the browser."""
    client = own_app.server.test_client()
    for rule in own_app.server.url_map.iter_rules():
        if "POST" in rule.methods:
            address = re.sub(r"<[^>]*>", "x", str(rule))
            answer = client.post(address, data=b"\x89PNG\r\n\x1a\n", content_type="image/png")
            assert answer.status_code in (404, 405, 415), address
    picture = client.post(
        "/upload?name=a.png", data=b"\x89PNG\r\n\x1a\n" + bytes(99), content_type="application/octet-stream"
    )
    assert picture.status_code == 422
