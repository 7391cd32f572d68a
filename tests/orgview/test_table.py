"""The rows of the Table tab over HTTP: blocks, order, filters, the file, and whose they are."""

import csv
import html
import io
import json
import re

import pytest

from orgmodel.text.csv_safety import safe_cell
from orgview.application import create_app
from orgview.queries.table_query import MOST_ROWS
from orgview.server.work.import_service import Loader
from orgview.settings import MIB, Settings
from orgview.store.store import Store
from tests.folders import PROJECT

SAMPLE = PROJECT / "tests/data/uk-organograms/cabinet-office-2015-03.csv"
SHARED = ("row", "name", "title", "manager", "reports", "below", "level", "marks")


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """An app that reads files for good."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'reportline.sqlite3'}")
    yield create_app(Settings(upload_bytes=8 * MIB), Loader(store)).server
    store.close()


def _load(client, data, name):
    answer = client.post("/upload", query_string={"name": name}, data=data, content_type="application/octet-stream")
    assert answer.status_code == 200, answer.text
    return answer.json["id"]


@pytest.fixture(scope="module")
def visitor(own_server):
    return own_server.test_client()


@pytest.fixture(scope="module")
def company(visitor):
    return _load(visitor, SAMPLE.read_bytes(), SAMPLE.name)


def _ask(visitor, address, **asked):
    answer = visitor.post(address, json={"start": 0, "end": 200, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json


def _column(told, key):
    at = [column["key"] for column in told["columns"]].index(key)
    return [row[at] for row in told["rows"]]


def _lines(answer):
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))


def test_a_block_tells_rows_totals_and_columns(visitor, company):
    """276 posts, 200 of them, then the rest; each with the key of its card."""
    first = _ask(visitor, f"/company/{company}/people")
    rest = _ask(visitor, f"/company/{company}/people", start=200, end=400)
    assert first["total"] == first["found"] == 276
    assert first["ways"] + rest["ways"] == [[f"n{seat}"] for seat in range(276)]
    assert len(first["rows"]) == 200
    assert tuple(column["key"] for column in first["columns"])[: len(SHARED)] == SHARED
    title = next(column for column in first["columns"] if column["key"] == "title")
    assert title == {"key": "title", "heading": "Title", "is_number": False, "source": "Job Title"}


def test_an_order_and_a_filter_are_the_servers(visitor, company):
    """By people below, the most first, of those whose title holds a word."""
    asked = {
        "sorts": [{"column": "below", "descending": True}],
        "filters": [{"column": "title", "test": "contains", "text": "DIRECTOR"}],
    }
    told = _ask(visitor, f"/company/{company}/people", **asked)
    below = _column(told, "below")
    assert below == sorted(below, reverse=True)
    assert below[0] > below[-1]
    assert 0 < told["found"] < told["total"]
    assert all("director" in title.lower() for title in _column(told, "title"))
    twice = _ask(visitor, f"/company/{company}/people", **asked)
    assert twice == told


def test_a_finding_leads_to_its_person(visitor, company):
    """The row of a vacancy is the row of one seat, and that is marked vacant."""
    findings = _ask(
        visitor, f"/company/{company}/findings", filters=[{"column": "code", "test": "equals", "text": "org504"}]
    )
    assert findings["found"] == 17
    row = _column(findings, "row")[0]
    people = _ask(
        visitor,
        f"/company/{company}/people",
        filters=[{"column": "row", "test": "range", "least": row, "most": row}],
    )
    assert people["found"] == 1
    assert "vacant" in _column(people, "marks")[0]


def test_the_findings_are_all_there(visitor, company):
    """As many as the file of findings has lines, whatever they hold."""
    lines = _lines(visitor.get(f"/company/{company}/findings.csv"))
    told = _ask(visitor, f"/company/{company}/findings", end=1000)
    assert told["total"] == len(lines) - 1 > 900
    worst_first = sorted(lines[1:], key=lambda line: ["error", "warning", "note"].index(line[1]))
    assert _column(told, "what") == [line[2] for line in worst_first[:1000]]
    assert told["ways"] == [[]] * 1000


def test_the_file_holds_the_rows_that_fit_in_their_order(visitor, company):
    """All of them, not a block; the headings are the file's own."""
    ask = {"sorts": [{"column": "name", "descending": True}], "search": "efficiency"}
    answer = visitor.get(f"/company/{company}/people.csv", query_string={"ask": json.dumps(ask)})
    assert answer.is_streamed
    told = _ask(visitor, f"/company/{company}/people", end=1000, **ask)
    lines = _lines(answer)
    assert "Job Title" in lines[0]
    assert [line[1] for line in lines[1:]] == [safe_cell(name) for name in _column(told, "name")]
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Cache-Control"] == "no-store"


def test_e1_a_formula_is_guarded_in_the_file_and_literal_on_the_page(own_server):
    """E1, D1: on the page the text as it stands, in the file an apostrophe before it."""
    visitor = own_server.test_client()
    company = _load(visitor, b"Id,Name,Boss\n1,=1+1,\n2,<script>alert(1)</script>,1\n3,@x,1\n", "evil.csv")
    assert _column(_ask(visitor, f"/company/{company}/people"), "name") == ["=1+1", "<script>alert(1)</script>", "@x"]
    lines = _lines(visitor.get(f"/company/{company}/people.csv"))
    assert [line[1] for line in lines[1:]] == ["'=1+1", "<script>alert(1)</script>", "'@x"]


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("post", "/company/{}/people"),
        ("post", "/company/{}/findings"),
        ("get", "/company/{}/people.csv"),
    ],
)
def test_g2_another_visitor_has_no_such_company(own_server, company, method, address):
    """G2, E8: neither does one without a cookie; nothing of it is told."""
    other = own_server.test_client()
    other_company = _load(other, b"Id,Name,Boss\n1,Ann,\n2,Ben,1\n", "other.csv")
    assert _send(other, method, address.format(other_company)).status_code == 200
    for stranger in (other, own_server.test_client()):
        answer = _send(stranger, method, address.format(company))
        assert answer.status_code == 404
        assert answer.json["error"]["what"] == "There is no such company"
        assert _send(stranger, method, address.format("never")).data == answer.data


def _send(visitor, method, address):
    return getattr(visitor, method)(address, **({"json": {"end": 9}} if method == "post" else {}))


def test_an_erased_company_is_gone_from_the_list(own_server):
    """Also where its rows were asked for just before."""
    visitor = own_server.test_client()
    company = _load(visitor, b"Id,Name,Boss\n1,Ann,\n2,Ben,1\n", "soon gone.csv")
    _ask(visitor, f"/company/{company}/people")
    _ask(visitor, f"/company/{company}/findings")
    visitor.post(f"/company/{company}/delete", json={})
    for part in ("people", "findings"):
        assert visitor.post(f"/company/{company}/{part}", json={"end": 9}).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        [],
        None,
        {"end": "200"},
        {"start": -1},
        {"end": MOST_ROWS + 1},
        {"start": 0, "end": 2**40},
        {"sorts": [{"column": 3}]},
        {"sorts": [{"column": "name"}] * 17},
        {"filters": [{"column": "name", "test": "matches", "text": "a"}]},
        {"filters": [{"column": "below", "test": "range", "least": "1"}]},
        {"search": "x" * 32_768},
        {"search": "\ud800"},
        {"owner": "me"},
        {"sorts": [{"column": "'; DROP TABLE person;--"}]},
        {"filters": [{"column": "__class__", "test": "blank"}]},
    ],
)
def test_f2_a_question_that_is_none_is_refused(visitor, company, asked):
    """F2, D14: 400 in a sentence, for every address."""
    for address in (f"/company/{company}/people", f"/company/{company}/findings", "/seats"):
        answer = visitor.post(address, data=json.dumps(asked), content_type="application/json")
        assert answer.status_code == 400
        assert answer.json["error"]["what"]
    for address in (f"/company/{company}/people.csv", "/seats.csv"):
        assert visitor.get(address, query_string={"ask": json.dumps(asked)}).status_code == 400


@pytest.mark.parametrize("text", ["", "{", '{"a":' * 100_000, "NaN"])
def test_f2_what_is_no_json_is_refused(visitor, company, text):
    """Neither as a body nor as a field; an empty body asks for nothing."""
    answer = visitor.post(f"/company/{company}/people", data=text, content_type="application/json")
    assert answer.status_code == (200 if not text else 400)
    assert visitor.get(f"/company/{company}/people.csv", query_string={"ask": text[:3000]}).status_code == 400


@pytest.mark.parametrize("text", ["(a+)+$", "%", "[", "'; DROP TABLE person;--", "x" * 10_000, "\x00"])
def test_d13_any_text_may_be_searched_for(visitor, company, text):
    """D13: literal; no text is an error."""
    told = _ask(visitor, f"/company/{company}/people", search=text)
    assert told["total"] == 276
    assert told["found"] < 276
    _ask(visitor, f"/company/{company}/people", filters=[{"column": "name", "test": "starts", "text": text}])


def test_a_typical_company_is_listed_too(visitor):
    """Seats of the query's company by card key, also those in folded branches; the file has them as well."""
    told = _ask(visitor, "/seats", query="n=3000&struct=divisional")
    assert told["total"] == told["found"] > 20
    assert told["ways"][0] == ["ceo"]
    assert all(way[-1] == "ceo" for way in told["ways"])
    assert len({way[0] for way in told["ways"]}) == min(200, told["total"])
    assert [column["key"] for column in told["columns"]][:3] == ["title", "unit", "manager"]
    lines = _lines(visitor.get("/seats.csv", query_string={"ask": json.dumps({"query": "n=3000&struct=divisional"})}))
    assert len(lines) - 1 == told["total"]


def test_a_typical_company_that_cannot_be_is_told(visitor):
    """Bad fields fall back as on the chart; no traceback."""
    assert _ask(visitor, "/seats", query="n=banana&struct=%00")["total"] > 5


def test_the_page_names_the_grids_script_without_running_it(visitor):
    """It is data on the first screen, and there when the tab asks for it."""
    page = visitor.get("/").text
    assert not re.search(r'<script[^>]* src="[^"]*ag_grid', page)
    script = re.search(r'<script type="text/plain" id="grid-script" data-src="([^"]+)">', page)
    assert visitor.get(html.unescape(script[1])).status_code == 200
