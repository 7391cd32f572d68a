"""The one place that tells kinds of companies apart, and what every kind gets from the interface."""

import json
import re

from orgmodel.export.page import Heading as PageHeading
from orgmodel.export.pictures.svg import write_svg
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import LIGHT
from orgmodel.typical.build.build import build
from orgmodel.views.typical import View
from orgview.application import create_loader
from orgview.catalogue import read_catalogue
from orgview.charts.comparer import Comparer
from orgview.charts.inspection import Paragraph, Title
from orgview.charts.resolve import SourceResolver
from orgview.charts.source import ChartSource
from orgview.charts.typical_source import TypicalSource
from orgview.contract.charts import SceneAnswer
from orgview.memory.cache import SharedCache
from orgview.page.first_screen import first_chart
from orgview.panels.html_text import to_html
from orgview.panels.inspector import inspector_parts
from orgview.settings import Settings
from tests.folders import PROJECT

CATALOGUE = read_catalogue(Settings().presets)
LOADER = create_loader(Settings())
RESOLVER = SourceResolver(CATALOGUE, lambda _id: None, Comparer(CATALOGUE, lambda _id: None, LOADER), SharedCache())


class Plan(ChartSource):
    """A third kind, with no more than has to be."""

    query = "plan=a"
    file_stem = "Plan"
    drawn = 0

    def draw(self, theme):
        """Draw a company of one."""
        self.drawn += 1
        return typical_scene(build(CATALOGUE.first.company, CATALOGUE.domain), View(), theme)

    def chart_json(self):
        """No tools of its own."""
        return {
            "headcount": 1,
            "chain": [],
            "ladder": None,
            "alternatives": [],
            "findings": {},
            "view": {"layout": "", "layouts": [], "levels": 0, "deepest": 1, "trail": [], "line": ""},
        }

    def heading(self):
        """Title and sentence."""
        return PageHeading("The plan", "As it will be.", "")

    def notices(self):
        """None."""
        return []

    def inspection(self, selected):
        """A block that names the selection."""
        return (Title("Plan"), Paragraph(f"Of {selected}."))

    def table(self, name):
        """None."""
        del name


def test_a_query_without_a_company_is_of_a_typical_one():
    """Whatever else it says."""
    assert isinstance(RESOLVER.resolve_query(""), TypicalSource)
    assert isinstance(RESOLVER.resolve_query("n=abc&open=ceo"), TypicalSource)


def test_a_company_that_is_not_this_visitors_has_no_source():
    """Neither by its query nor by its id."""
    assert RESOLVER.resolve_query("mine=x") is None
    assert RESOLVER.loaded("x", {}) is None


def test_a_third_kind_is_a_class_alone():
    """Its answer is of the contract's model, its details are shown, and it is exported."""
    source = Plan()
    answer = json.loads(source.encoded_answer("dark"))
    SceneAnswer.model_validate(answer, strict=False)
    assert (answer["scene"]["query"], answer["scene"]["theme"], answer["sentence"]) == (
        "plan=a",
        "dark",
        "As it will be.",
    )
    assert to_html(inspector_parts(source, "ceo")) == '<h2 class="panel-title">Plan</h2><p>Of ceo.</p>'
    exported = write_svg(source.drawing(LIGHT)).decode()
    assert "The plan" in exported
    assert source.metrics({}) is None


def test_the_first_chart_asks_the_source(monkeypatch):
    """Picture and answer are of one drawing."""
    source = Plan()
    monkeypatch.setattr(RESOLVER, "resolve_source", lambda _fields: source)
    chart = first_chart(RESOLVER, "plan=a&sel=ceo", "light")
    assert source.drawn == 1
    assert len(chart.data["answer"]["scene"]["seats"]) == len(chart.scene.boxes)
    assert "Of ceo." in to_html(chart.inspection)


def test_the_kinds_are_told_apart_in_two_places():
    """The resolver, and the reading of a link into the state of the page; others write the key or import it."""
    lines = [
        (path.relative_to(PROJECT).as_posix(), line.strip())
        for path in sorted((PROJECT / "orgview").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert {path for path, line in lines if re.search(r"[\"']mine[\"']", line)} == {"orgview/queries/loaded_query.py"}
    uses = [(path, line) for path, line in lines if re.search(r"\bLOADED\b", line) and "import" not in line]
    writes = (
        "LOADED = ",
        "return urlencode({LOADED:",
        "SIDE_PREFIX = ",
        "return fields.get(LOADED",
        "return LOADED in unquote_plus",
        "problems.append(Problem(LOADED",
    )
    told_apart = [path for path, line in uses if not line.startswith(writes)]
    assert [*dict.fromkeys(told_apart)] == ["orgview/charts/resolve.py", "orgview/page/opened_link.py"]
