"""What the browser gets to draw: scenes, sentences and messages; as functions and over HTTP."""

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.difference.chart_sentences import difference_text
from orgmodel.difference.charts import compare_charts, seat_changes
from orgmodel.errors import OrgError
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import DARK, LIGHT
from orgmodel.typical.build.arrivals import arrivals
from orgmodel.typical.build.build import build
from orgmodel.typical.describe import headcount_text
from orgmodel.typical.parameters import MAX_HEADCOUNT, changed
from orgmodel.views.typical import View
from orgview.application import create_app
from orgview.catalogue import read_catalogue
from orgview.charts import typical_source
from orgview.charts.card_json import card_marks
from orgview.charts.ladder import ladder_json
from orgview.charts.scene_json import scene_json
from orgview.charts.source import ChartSource, to_bytes
from orgview.charts.typical_source import TypicalCompanies
from orgview.memory.cache import SharedCache
from orgview.memory.shared_answers import SharedAnswers
from orgview.page.opened_link import first_state, open_link
from orgview.panels.inspector import encode_parts, inspector_parts
from orgview.queries.typical_query import to_fields, write
from orgview.server.answers.elements_json import encode_elements
from orgview.settings import Settings
from tests.strategies import DOMAIN, companies

CATALOGUE = read_catalogue(Settings().presets)
FIRST = "n=400"
COMPANIES = TypicalCompanies(CATALOGUE, SharedCache())


def ladder_of(company):
    """Ladder of a company with what comes to it."""
    return ladder_json(CATALOGUE, company, arrivals(company, CATALOGUE.domain))


def _source(query):
    return COMPANIES.source(to_fields(query))


def _answer(query, theme="light"):
    return _source(query).answer(theme)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(companies())
def test_elements_name_only_seats_that_are_drawn(company):
    """The top is at the origin; every line joins two seats of the scene; all of it is JSON."""
    graph = build(company, DOMAIN)
    view = View(show_alternatives=True)
    told = scene_json(typical_scene(graph, view, LIGHT), LIGHT)
    ids = [seat["id"] for seat in told["seats"]]
    assert len(set(ids)) == len(ids)
    assert (told["seats"][0]["x"], told["seats"][0]["boss"]) == (0, "")
    assert told["seats"][0]["y"] == pytest.approx(told["seats"][0]["h"] / 2, abs=0.1)
    for line in told["lines"]:
        assert {line["source"], line["target"]} <= set(ids)
    for seat in told["seats"]:
        assert 1 <= seat["position"] <= seat["siblings"]
        assert (seat["branch"] == "folded") == (seat["hidden"] is not None)
    assert json.loads(json.dumps(told, allow_nan=False)) is not None


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_are_plain_lists_that_name_the_title(theme):
    """Each kind has the number of values that the painter takes, and one text is the seat's title."""
    graph = build(CATALOGUE.first.company, DOMAIN)
    lengths = {"r": 11, "c": 7, "p": 6, "t": 10}
    for box in typical_scene(graph, View(), theme).boxes:
        marks = card_marks(box.card, box.width_px, box.height_px, theme.name)
        assert {mark[0] for mark in marks} <= set(lengths)
        assert all(len(mark) == lengths[mark[0]] for mark in marks)
        titles = [mark[8] for mark in marks if mark[-1] == "title"]
        assert titles
        assert box.card.title.startswith(titles[0].rstrip("… "))


def test_an_answer_describes_whatever_was_on_the_page():
    """The sentence is of the company alone."""
    answer = _answer(FIRST)
    assert answer["sentence"] == "At 400 people, a chief operating officer reports to the chief executive."
    assert [step["headcount"] for step in answer["next"]] == [500, 1000]
    assert "At 100 people" in _answer("n=100")["sentence"]


def test_changes_are_told_by_themselves():
    """A sentence, None where the company is the same, cannot be read, or there is none before it."""
    source = _source("n=%20100&imp=normal")
    assert source.query == "n=100"
    assert "a director of operations appears" in source.changes_text(_source("n=99"))
    for query, before in (("n=400&alt=1", FIRST), ("n=400&imp=huge", "n=99")):
        assert _source(query).changes_text(_source(before)) is None
    assert _source(FIRST).changes_text(None) is None


def test_a_company_is_built_once_for_all_that_is_asked_of_it(monkeypatch):
    """Its chart, its details and what has changed since another one, also for the next visitor."""
    built = []
    monkeypatch.setattr(
        typical_source, "build", lambda company, domain: built.append(company) or build(company, domain)
    )
    companies = TypicalCompanies(CATALOGUE, SharedCache())
    for _visitor in range(2):
        before, after = (companies.source(to_fields(query)) for query in ("n=430", "n=470"))
        after.encoded_answer("light")
        assert after.changes_text(before)
        assert after.answer("light")["scene"]
    assert [company.headcount for company in built if company.headcount in (430, 470)] == [470, 430]


def test_a_worker_that_another_told_the_answers_builds_nothing(monkeypatch):
    """Chart, details and what has changed are the same for everybody; other presets have answers of their own."""
    built = []
    monkeypatch.setattr(typical_source, "build", lambda *about: built.append(about) or build(*about))
    answers = SharedAnswers(2)

    def ask(catalogue):
        workers = TypicalCompanies(catalogue, SharedCache(answers=answers))
        before, after = (workers.source(to_fields(query)) for query in ("n=430", "n=470"))
        return after.encoded_answer("light"), after.encoded_details("", encode_parts), after.changes_text(before)

    first, count = ask(CATALOGUE), len(built)
    assert count
    assert (ask(CATALOGUE), len(built)) == (first, count)
    ask(replace(CATALOGUE, folder=Path("other")))
    assert len(built) > count


@settings(max_examples=60, derandomize=True, deadline=None)
@given(companies(), companies(), st.booleans())
def test_what_has_changed_depends_on_the_two_shapes(before, after, is_near):
    """Worked out once for two shapes: the sentence is that of the two companies themselves."""
    after = changed(before, headcount=min(after.headcount, MAX_HEADCOUNT)) if is_near else after
    try:
        graphs = build(before, DOMAIN), build(after, DOMAIN)
    except OrgError:
        return
    expected = difference_text(seat_changes(compare_charts(*graphs), graphs), headcount_text(after))
    assert COMPANIES.changes(before, after) == expected


def test_an_answer_is_made_once_and_depends_on_query_and_theme():
    """Queries that say the same share it; a query with errors is answered too and not kept."""
    first = _source("n=1,000").encoded_answer("light")
    assert _source("n=1000&imp=normal").encoded_answer("neon") is first
    assert _source("n=1000").encoded_answer("dark") is not first
    assert json.loads(first) == _answer("n=1000")
    bad = json.loads(_source("n=1000&imp=huge").encoded_answer("light"))
    assert bad["errors"]["others"]
    assert bad["scene"]["seats"]


def test_the_ladder_is_that_of_all_headcounts():
    """Every size of the same parameters carries the same one; other parameters have another."""
    small, large, other = (_answer(query)["scene"]["ladder"] for query in ("n=20", "n=9000", "n=20&imp=high"))
    assert small == large == ladder_of(CATALOGUE.first.company)
    assert other != small


def test_the_query_of_an_answer_is_canonical():
    """Defaults are left out, and asking with it gives the same scene."""
    told = _answer("n=1,000&imp=normal&struct=matrix&office=1&coo=auto&alt=0")
    assert told["scene"]["query"] == "n=1000&struct=matrix"
    assert _answer(told["scene"]["query"])["scene"] == told["scene"]


@pytest.mark.parametrize(
    ("query", "place_"),
    [
        *(("n=abc", "n"), ("n=", "n"), ("n=0", "n"), ("t=foo:1", "t"), ("t=director_ops.normal:lots", "t")),
        *(("imp=huge", "others"), ("div=x", "others"), ("office=maybe", "others"), ("scope=xx", "others")),
    ],
)
def test_a_bad_field_has_its_message_at_its_control_and_its_default_in_the_scene(query, place_):
    """The page keeps the chart that it has (assets/src/chart/scene-flow.js); without one it shows this."""
    told = _answer(query)
    assert told["errors"][place_]
    assert [key for key, text in told["errors"].items() if text] == [place_]
    assert told["scene"]["seats"]


def test_an_unknown_theme_is_light():
    """A link cannot ask for colours that are not there."""
    assert _answer(FIRST, theme="neon")["scene"]["theme"] == "light"
    assert _answer(FIRST, theme="dark")["scene"]["theme"] == "dark"


@pytest.mark.parametrize("preset", CATALOGUE.presets)
def test_the_ladder_has_a_head_of_operations_in_every_band(preset):
    """Bands from 1 on without a gap, split where a role comes; each from the chief executive down with one head."""
    told = ladder_of(CATALOGUE.presets[preset].company)
    columns = told["columns"]
    assert len({column["name"] for column in columns}) == 7
    assert columns[0]["start"] == 1
    assert [column["end"] for column in columns] == [column["start"] - 1 for column in columns[1:]] + [None]
    assert all(one["start"] <= one["headcount"] <= (one["end"] or one["headcount"]) for one in columns)
    for column in told["columns"]:
        assert column["chain"][0]["role"] == "ceo"
        assert sum(rung["head"] for rung in column["chain"]) == 1, column["name"]
    assert told["ticks"] == sorted(set(told["ticks"]))
    assert json.dumps(told)


def test_a_band_in_which_a_role_comes_shows_the_line_before_and_after():
    """The director comes at 100, the supervisor at 500; a click goes to where the role is there."""
    columns = ladder_of(CATALOGUE.first.company)["columns"]
    told = {column["range"]: ([rung["role"] for rung in column["chain"]], column["headcount"]) for column in columns}
    assert "director_ops" not in told["50 – 99"][0]
    assert told["100 – 249"] == (["ceo", "director_ops", "operations_officer", "operative"], 150)
    assert "ops_supervisor" not in told["250 – 499"][0]
    assert "ops_supervisor" in told["500 – 1k"][0]
    assert told["500 – 1k"][1] == 500


@pytest.mark.parametrize(
    ("query", "idle"),
    [
        ("n=2", {"coo", "coos", "by", "asst"}),
        ("n=45", {"coos", "by", "asst"}),
        ("n=400", {"coos", "by", "asst"}),
        ("n=3000", {"by"}),
        ("n=3000&coo=no", {"coos", "by"}),
        ("n=60000&coos=2", set()),
    ],
)
def test_controls_that_change_nothing_are_idle_and_say_why(query, idle):
    """What is idle changes no seat and no line; what is not idle does, at that size."""
    told = _answer(query)["idle"]
    assert set(told) == idle
    assert all(told.values())
    drawn = _answer(query)["scene"]
    other = {"coo": "coo=yes", "coos": "coos=3", "by": "by=function", "asst": "asst=1"}
    for key, field in other.items():
        scene = _answer(f"{query}&{field}" if key not in query else query)["scene"]
        is_same = [seat["id"] for seat in scene["seats"]] == [seat["id"] for seat in drawn["seats"]]
        assert is_same or key not in idle, key


def test_a_link_becomes_what_the_controls_hold():
    """Fields go to their controls; bad ones are told together; a preset may be named."""
    opened = first_state(
        open_link(CATALOGUE, "n=1000&imp=high&sel=coo&tab=compare&a=people_80&open=ceo&t=director_ops.low:7")
    )
    assert (opened["parameters"]["n"], opened["parameters"]["imp"]) == ("1,000", "high")
    assert (opened["selection"], opened["tab"], opened["toggled"]) == ("coo", "compare", ["ceo"])
    assert opened["compared"] == {"a": "people_80"}
    assert opened["thresholds"] == {"director_ops.low": "7"}
    assert opened["messages"]["link"] == ""
    assert first_state(open_link(CATALOGUE, "preset=matrix_800"))["parameters"]["struct"] == "matrix"
    bad = first_state(open_link(CATALOGUE, "preset=nope&tab=zzz&imp=huge&n=abc"))
    assert all(word in bad["messages"]["link"] for word in ("nope", "zzz", "huge"))
    assert bad["parameters"]["n"] == "abc"


def test_the_words_of_a_scope_leave_out_operations():
    """The selector of further functions does not list operations, which a COO always has."""
    assert first_state(open_link(CATALOGUE, "n=400&scope=operations.finance."))["parameters"]["words"] == ["finance"]


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


BAD_QUERIES = (
    "",
    "n=abc",
    "n=1&struct=divisional&div=60",
    "n=400&t=director_ops.normal:lots",
    "n=400&div=x&office=2&coos=9&scope=%00&str=a&t=::",
    "n=400&from=n%3Dabc",
    "n=400&from=n%3D2%26struct%3Ddivisional%26div%3D60",
    "n=400&from=n%3D400%26t%3Dlots",
    "n=400&theme=neon&from=",
    "open=" + "ceo." * 500,
    "%FF%FE=%F0%9F%92%A9",
    "n=" + "9" * 4000,
)


@pytest.mark.parametrize("query", BAD_QUERIES, ids=lambda query: quote(query[:30]) or "empty")
def test_no_query_fails_over_http(client, query):
    """Bad queries are answered with messages, never with a fault of ours."""
    answered = client.get(f"/scene?{query}", headers={"Host": "127.0.0.1"})
    assert answered.status_code == 200
    assert answered.mimetype == "application/json"
    parts = {"errors", "scene", "sentence", "next", "idle", "notices", "inspection"}
    assert set(answered.get_json()) - {"changes"} == parts


@pytest.mark.parametrize(
    "query", [*BAD_QUERIES, "n=400", "n=400&sel=coo", "n=400&sel=ops_director%3Ecoo", "n=400&sel=x"]
)
def test_the_chart_comes_with_its_details(client, query):
    """What the panel shows of the selected part rides along, as `/inspect` says it."""
    answered = client.get(f"/scene?{query}", headers={"Host": "127.0.0.1"}).get_json()
    asked = client.get(f"/inspect?{query}", headers={"Host": "127.0.0.1"}).get_json()
    assert answered["inspection"] == asked["inspection"]


def test_changes_over_http(client):
    """The sentence with the canonical query; null after a company that is not there."""
    answer = client.get("/changes?n=%20100&from=n%3D99", headers={"Host": "127.0.0.1"}).json
    assert answer["query"] == "n=100"
    assert "a director of operations appears" in answer["sentence"]
    for query in ("n=100&from=mine%3Dabc", "n=100&from=n%3D100", "mine=abc&from=n%3D100"):
        assert client.get(f"/changes?{query}", headers={"Host": "127.0.0.1"}).json["sentence"] is None


def test_changes_come_with_the_chart_where_the_one_before_is_named(client):
    """The sentence of /changes, with the query that was named; the chart is the same with and without."""
    plain, with_changes = (
        client.get(f"/scene?n=100{more}", headers={"Host": "127.0.0.1"}).json for more in ("", "&from=n%3D99")
    )
    told = with_changes.pop("changes")
    assert told["before"] == "n=99"
    assert "a director of operations appears" in told["sentence"]
    assert with_changes == plain
    assert client.get("/scene?n=100&from=mine%3Dabc", headers={"Host": "127.0.0.1"}).json["changes"]["sentence"] is None


@settings(max_examples=25, derandomize=True, deadline=None)
@given(companies(), companies())
def test_every_company_is_answered_after_every_other(company, before):
    """A scene with a sentence, whatever was on the page."""
    query = write(company, View())
    told = _answer(query)
    assert told["scene"]["headcount"] == company.headcount
    assert told["sentence"].endswith(".")
    changes = _source(query).changes_text(_source(write(before, View())))
    assert changes is None or changes.endswith(".")


def test_the_scene_carries_the_headers_of_every_answer(client):
    """It is not kept by any cache, not sniffed, and under the page's policy."""
    headers = client.get("/scene?n=30", headers={"Host": "127.0.0.1"}).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_wishes_are_met_in_the_answers_own_words():
    """A whole branch, and the way to a seat, are open branches; for a seat outside of it the branch alone is left."""
    opened = _source("n=240000&struct=divisional&open=all:ceo")
    assert opened.query.startswith("n=240000&struct=divisional&open=")
    assert not any(seat["branch"] == "folded" for seat in opened.answer("light")["scene"]["seats"])
    assert _source(opened.query).query == opened.query
    assert _source("n=3000&top=coo&at=finance_head").query == "n=3000"
    assert _source("n=3000&top=coo&at=director_ops").query == "n=3000&top=coo"


def test_a_branch_alone_says_where_it_stands_and_its_pictures_name_it():
    """The way from the top; a file of the whole company does not."""
    source = _source("n=3000&top=coo")
    told = source.answer("light")["scene"]
    assert [key for key, _ in told["view"]["trail"]] == ["ceo", "coo"]
    assert {seat["id"] for seat in told["seats"]}.isdisjoint({"ceo", "finance_head"})
    assert source.heading().title.startswith("Who reports to whom: Chief operating officer and reports: ")
    parts = source.export_parts(())
    assert parts.whole_heading == _source("n=3000").heading()
    assert len(parts.whole(LIGHT).boxes) == len(source.graph)
    state = first_state(open_link(CATALOGUE, source.query))
    assert (state["parameters"]["top"], state["parameters"]["line"]) == ("coo", "")


@pytest.mark.parametrize(
    "query", ["n=1", "n=900&alt=1&lay=packed", "n=901&coo=no&board=1", "n=60000&struct=matrix&div=3&lv=2"]
)
def test_remembered_parts_are_put_together_to_the_same_answer(query):
    """Lines, cards and blocks come from other sizes; the answer is as if nothing were remembered."""
    for size in (890, 899, 60_001):
        _source(f"{query}&n={size}").encode("light")
    source = _source(query)
    fresh = ChartSource.answer(source, "light")
    assert source.answer("light") == json.loads(to_bytes(fresh))
    assert json.loads(encode_parts(source, "")) == json.loads(encode_elements(inspector_parts(source, "")))
