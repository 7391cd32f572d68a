"""A company of the visitor's own, through the routes with the real reader: scene, export, inspector."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from orgmodel.packing import unpack
from orgview.application import create_app
from orgview.callbacks.inspect_seat import inspect_own
from orgview.loading import DELIVER, Loader
from orgview.own import GONE, Opened
from orgview.settings import Settings
from orgview.visitor import owner_of
from tests.orgmodel.companies import sample

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def server(loader):
    """The app with the reader it ships with."""
    return create_app(Settings(), Loader(loader.store, loader.turns, DELIVER)).server


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
    assert told["sentence"] == "home-office-2014-09.csv: 330 posts, 5 levels, widest span 20, 3 findings."
    scene = told["scene"]
    assert (scene["headcount"], scene["theme"]) == (330, "dark")
    ids = {seat["id"] for seat in scene["seats"]}
    assert all({line["source"], line["target"]} <= ids for line in scene["lines"])
    assert client.get(f"/scene?{scene['query']}&theme=dark").json["scene"] == scene
    top = next(seat for seat in scene["seats"] if seat["id"] == "n0")
    assert top["folds"] == 0
    folded = next(seat for seat in scene["seats"] if seat["folds"] == 1)
    opened = client.get(f"/scene?mine={key}&open={folded['id']}").json["scene"]
    assert len(opened["seats"]) > len(scene["seats"])


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
        assert GONE.split(":")[0] in answer.text
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
        assert "107 posts, 4 levels, widest span 14" in answer.text
        assert "Reports to nobody" in answer.text


def test_the_inspector_shows_every_field_that_was_kept(client, loader):
    """Name, chain, reports and cells; a pay that was not ticked is nowhere."""
    key = load(client, "oracle-hr/employees.csv")
    owner = owner_of(client.get_cookie("reportline").value)
    opened = Opened(loader.store.find_company(owner, key), loader.store.open_org(owner, key, unpack))
    text = str([part.to_plotly_json() for part in inspect_own(opened, "n1")])
    for words in ("Neena Yang", "Chain of command", "Steven King", "HIRE_DATE", "2015-09-21", "Who reports here"):
        assert words in text
    assert "17000" not in text
    assert "107" in str([part.to_plotly_json() for part in inspect_own(opened, "")])
    assert "names Steven King as the manager" in str([part.to_plotly_json() for part in inspect_own(opened, "n1>n0")])
    assert inspect_own(None, "n1") == []


def test_the_sample_has_restricted_columns():
    """Else the tests above would prove nothing."""
    assert "SALARY" in (DATA / "oracle-hr/employees.csv").read_text(encoding="utf-8")
    assert "SALARY" not in sample("oracle-hr/employees.csv").cells.column_names
