"""A company of the visitor's own, through the routes with the real reader: scene, export, inspector."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import Engine, event

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.org.serialization import from_arrow
from orgview.application import create_app
from orgview.catalogue import read_catalogue
from orgview.charts.comparer import Comparer
from orgview.charts.loaded_chart import NOBODY, OUTSIDE
from orgview.charts.opened_company import OpenedCompany
from orgview.charts.resolve import SourceResolver
from orgview.messages import NO_COMPANY
from orgview.panels.inspector import inspector_parts
from orgview.server.visitors.visitor_cookie import owner_of
from orgview.settings import Settings
from tests.folders import DATA_FOLDER
from tests.orgmodel.companies import sample

DATA = DATA_FOLDER


@pytest.fixture
def server(real_loader):
    """The app with the reader it ships with."""
    return create_app(Settings(), real_loader).server


def load(client, name):
    """Upload a sample; its id."""
    body = (DATA / name).read_bytes()
    answer = client.post(f"/upload?name={Path(name).name}", data=body, content_type="application/octet-stream")
    assert answer.status_code == 200, answer.text
    return answer.json["id"]


def test_a_loaded_company_is_drawn_like_any_other(client):
    """The scene has cards, lines, a summary sentence and a query that gives the same scene again."""
    key = load(client, "uk-organograms/home-office-2014-09.csv")
    told = client.get(f"/scene?mine={key}&theme=dark").json
    people = "189 people, 5 vacant posts, 136 left or eliminated"
    assert told["sentence"] == f"Home office 2014-09: {people}, 5 levels, widest span 20, 3 findings."
    scene = told["scene"]
    assert (scene["headcount"], scene["theme"]) == (330, "dark")
    ids = {seat["id"] for seat in scene["seats"]}
    assert all({line["source"], line["target"]} <= ids for line in scene["lines"])
    assert client.get(f"/scene?{scene['query']}&theme=dark").json["scene"] == scene
    top = next(seat for seat in scene["seats"] if seat["id"] == "n0")
    assert top["branch"] == "open"
    folded = next(seat for seat in scene["seats"] if seat["branch"] == "folded")
    opened = client.get(f"/scene?mine={key}&open={folded['id']}").json["scene"]
    assert len(opened["seats"]) > len(scene["seats"])


def test_a_picture_of_a_branch_is_called_by_its_top(client):
    """The company's name stands behind; a picture of the whole, or of a branch that is not there, has it alone."""
    key = load(client, "uk-organograms/home-office-2014-09.csv")
    folded = next(
        seat for seat in client.get(f"/scene?mine={key}").json["scene"]["seats"] if seat["branch"] == "folded"
    )
    branch = client.get(f"/export/chart.svg?mine={key}&top={folded['id']}").text
    assert " and reports: Home office 2014-09</title>" in branch
    for view in ("", "&top=n99999"):
        whole = client.get(f"/export/chart.svg?mine={key}{view}").text
        assert "<title>Who reports to whom: Home office 2014-09</title>" in whole


def test_the_way_to_a_seat_is_in_the_query_afterwards(client):
    """`at` opens every branch above the seat; the query that comes back says so by its tokens."""
    key = load(client, "uk-organograms/home-office-2014-09.csv")
    scene = client.get(f"/scene?mine={key}&at=n300").json["scene"]
    assert "n300" in {seat["id"] for seat in scene["seats"]}
    assert "at=" not in scene["query"]
    assert "open=" in scene["query"]


@pytest.mark.parametrize("path", ["/scene?mine={}&theme=light", "/export/chart.svg?mine={}"])
def test_g2_another_visitor_sees_nothing_of_it(server, path):
    """The other's id, a changed one and none at all are answered alike."""
    first, second = server.test_client(), server.test_client()
    key = load(first, "chinook/Employee.csv")
    load(second, "northwind/Employees.csv")
    answers = [
        client.get(path.format(one)) for client, one in ((second, key), (second, "x"), (server.test_client(), key))
    ]
    for answer in answers:
        assert "Adams" not in answer.text
        assert str(NO_COMPANY) in answer.text
    assert "Adams" in first.get(path.format(key)).text


@pytest.mark.parametrize(("name", "mime"), [("svg", "image/svg+xml"), ("png", "image/png"), ("pdf", "application/pdf")])
def test_a_loaded_company_is_exported(client, name, mime, tmp_path):
    """Title, summary and people are in the file; restricted columns are not."""
    key = load(client, "oracle-hr/employees.csv")
    answer = client.get(f"/export/chart.{name}?mine={key}")
    assert (answer.status_code, answer.mimetype) == (200, mime)
    if name == "pdf":
        (tmp_path / "chart.pdf").write_bytes(answer.data)
        text = PdfReader(tmp_path / "chart.pdf").pages[0].extract_text()
        assert "Steven King" in text
        assert "24000" not in text
    if name == "svg":
        assert "Steven King" in answer.text
        assert "107 people, 4 levels, widest span 14" in answer.text
        assert "Reports to nobody" in answer.text


def test_the_inspector_shows_every_field_that_was_kept(client, loader):
    """Name, chain, reports and cells; a pay that was not ticked is nowhere."""
    key = load(client, "oracle-hr/employees.csv")
    owner = owner_of(client.get_cookie("reportline").value)
    opened = OpenedCompany(*loader.store.open_company(owner, key, from_arrow))
    catalogue, opener = read_catalogue(Settings().presets), lambda one: opened if one == key else None
    resolver = SourceResolver(catalogue, opener, Comparer(catalogue, opener, loader), loader.store.cache)
    source = resolver.resolve_query(f"mine={key}")

    def inspector(selected):
        return str([part.to_plotly_json() for part in inspector_parts(source, selected)])

    text = inspector("n1")
    for words in ("Neena Yang", "Chain of command", "Steven King", "HIRE_DATE", "2015-09-21", "Who reports here"):
        assert words in text
    assert "17000" not in text
    assert "107" in inspector("")
    assert "names Steven King as the manager" in inspector("n1>n0")
    assert resolver.resolve_query("mine=other") is None


def test_the_sample_has_restricted_columns():
    """Else the tests above would prove nothing."""
    assert "SALARY" in (DATA / "oracle-hr/employees.csv").read_text(encoding="utf-8")
    assert "SALARY" not in sample("oracle-hr/employees.csv").cells.column_names


def seats_of(client, key, fields=""):
    """Scene of a company for further query fields."""
    return client.get(f"/scene?mine={key}&{fields}").json["scene"]


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_draws_the_same_people(client, layout):
    """Another layout moves cards and lines; of as many levels, who is drawn and what cards say stays."""
    key = load(client, "uk-organograms/home-office-2014-09.csv")
    first, other = seats_of(client, key, "lv=2"), seats_of(client, key, f"lv=2&lay={layout}")
    assert [seat["id"] for seat in other["seats"]] == [seat["id"] for seat in first["seats"]]
    # A list has rows instead of cards.
    said = "text" if layout == "list" else "marks"
    assert [seat[said] for seat in other["seats"]] == [seat[said] for seat in first["seats"]]
    assert {line["id"] for line in other["lines"]} == {line["id"] for line in first["lines"]}
    assert other["query"] == (first["query"] if layout == "packed" else f"{first['query']}&lay={layout}")


def test_a_branch_is_drawn_alone_with_the_way_back_up(client):
    """The trail names everybody above it; the tree for screen readers has it at the top."""
    key = load(client, "uk-organograms/home-office-2014-09.csv")
    whole = seats_of(client, key)
    below = next(seat for seat in whole["seats"] if seat["level"] == 3 and seat["branch"] != "none")
    alone = seats_of(client, key, f"top={below['id']}")
    assert alone["seats"][0]["id"] == below["id"]
    assert (alone["seats"][0]["boss"], alone["seats"][0]["level"]) == ("", 1)
    assert [seat for seat, _ in alone["view"]["trail"]] == [below["boss"], below["id"]]
    assert f"top={below['id']}" in alone["query"]


def test_cards_are_coloured_by_a_column_and_say_what_was_chosen(client):
    """The legend counts everybody, drawn or not; chosen columns take the place of the title."""
    key = load(client, "oracle-hr/employees.csv")
    keys = {heading: name for name, heading, _ in seats_of(client, key)["view"]["columns"]}
    told = seats_of(client, key, f"by=title&show={keys['HIRE_DATE']}.level")
    assert sum(count for _, _, count, _ in told["view"]["legend"]) == 107
    assert ["s0", "SA_REP", 30, True] in told["view"]["legend"]
    texts = [mark[8] for mark in told["seats"][1]["marks"] if mark[0] == "t"]
    assert "2015-09-21" in texts
    assert "2" in texts
    exported = client.get(f"/export/chart.svg?{told['query']}").text
    assert "ST_CLERK" in exported
    assert "2015-09-21" in exported


def test_a_filter_keeps_those_who_fit_and_their_managers(client):
    """It is said how many fit; who is looked for outside of it ends it; one that nobody fits is not applied."""
    key = load(client, "oracle-hr/employees.csv")
    where = "where=title:equals:st_clerk"
    answer = client.get(f"/scene?mine={key}&{where}").json
    assert answer["notices"][0]["text"].startswith("20 of 107 people fit the filter.")
    assert len(answer["scene"]["seats"]) == 20 + 5 + 1
    assert "where=" in answer["scene"]["query"]
    other = client.get(f"/scene?mine={key}&{where}&at=n1").json
    assert other["notices"][0]["text"] == OUTSIDE
    assert "where=" not in other["scene"]["query"]
    nobody = client.get(f"/scene?mine={key}&where=level:range:9:").json
    assert nobody["notices"][0]["text"] == NOBODY
    assert len(nobody["scene"]["seats"]) >= 60


@pytest.mark.parametrize("address", ["scene", "inspect"])
def test_a_company_is_looked_up_once_for_each_answer(server, address):
    """A click on a card asks the database for the company once, one that opens it too: the chart brings the details."""
    client = server.test_client()
    key = load(client, "chinook/Employee.csv")
    looks = []

    @event.listens_for(Engine, "before_cursor_execute")
    def count(_connection, _cursor, statement, *_rest):
        if "FROM companies" in statement:
            looks.append(statement)

    try:
        answer = client.get(f"/{address}?mine={key}&sel=n0").json
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert "Andrew Adams" in str(answer["inspection"])
    assert len(looks) == 1


def test_a_picture_of_a_part_says_so(client):
    """How many of all people are on it; of a whole company nothing is said."""
    part = client.get(f"/export/chart.svg?mine={load(client, 'uk-organograms/home-office-2014-09.csv')}&lv=2").text
    whole = client.get(f"/export/chart.svg?mine={load(client, 'oracle-hr/employees.csv')}&lv=9").text
    assert re.search(r">\d+ of 330 shown, folded branches are counted\. Home office", part)
    assert "folded branches are counted" not in whole
