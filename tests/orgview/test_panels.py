"""Panels as JSON: the inspector of every seat and line, the comparison, ids, colours."""

import json
import re

import pytest
from plotly.utils import PlotlyJSONEncoder

from orgmodel.theme import THEMES
from orgmodel.typical.build.build import build
from orgmodel.views.typical import View
from orgview import ids
from orgview.application import create_loader
from orgview.catalogue import read_catalogue
from orgview.charts.comparer import Comparer
from orgview.charts.inspection import Evidence
from orgview.charts.resolve import SourceResolver
from orgview.charts.stylesheet import line_styles
from orgview.charts.theme_css import to_css
from orgview.memory.cache import SharedCache
from orgview.panels.inspector import inspector_parts
from orgview.queries.typical_query import write
from orgview.settings import Settings
from tests.folders import PROJECT

CATALOGUE = read_catalogue(Settings().presets)
LOADER = create_loader(Settings())
RESOLVER = SourceResolver(CATALOGUE, lambda _id: None, Comparer(CATALOGUE, lambda _id: None, LOADER), SharedCache())


def inspect(query, selected):
    """Components of the inspector."""
    return inspector_parts(RESOLVER.resolve_query(query), selected)


def _text(parts):
    return json.dumps(parts, cls=PlotlyJSONEncoder)


@pytest.mark.parametrize("preset", CATALOGUE.presets)
def test_every_seat_and_line_can_be_inspected(preset):
    """A seat tells its title and chain of command; a line its rule and how sure it is."""
    company = CATALOGUE.presets[preset].company
    query = write(company, View())
    graph = build(company, CATALOGUE.domain)
    for key in graph:
        text = _text(inspect(query, key))
        assert "Chain of command" in text, key
        assert graph.nodes[key]["seat"].title in text
    for source, target in graph.edges:
        text = _text(inspect(query, f"{source}>{target}"))
        assert re.search(r"\bR\d\d\b", text), (source, target)
        assert "badge" in text


@pytest.mark.parametrize("selected", ["", "nobody", "a>b", "ceo>ceo", "__proto__", ">", "coo~"])
def test_what_is_not_there_shows_the_company(selected):
    """A stale or odd selection is no fault."""
    text = _text(inspect("n=400", selected))
    assert "This company" in text or "There is no line" in text


def test_evidence_is_named_once():
    """A citation that two reasons share stands once in the list."""
    lists = [block.citations for block in RESOLVER.resolve_query("n=45").inspection("") if isinstance(block, Evidence)]
    assert len(lists) > 1
    for citations in lists:
        assert len(citations) == len({citation.id for citation in citations})


def test_codes_of_sources_stand_inside_the_evidence_alone():
    """Of the company as it is first seen no text but the opened evidence has one; a notice says what it rests on."""
    blocks = [block for block in RESOLVER.resolve_query("n=45").inspection("") if not isinstance(block, Evidence)]
    assert any("direct reports here" in str(block) for block in blocks)
    assert re.findall(r"\b[A-Z]\d{1,2}\b", str(blocks)) == []


def test_ids_are_unique():
    """No two names stand for one component."""
    values = [value for name, value in vars(ids).items() if name.isupper()]
    assert len(values) == len(set(values))


def test_every_colour_of_the_stylesheet_is_defined_in_both_themes():
    """Each custom property of the page is made from the theme, or set in the style itself or by a script."""
    sheets = (PROJECT / "assets" / "src" / "styles").glob("*.css")
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    own = set(re.findall(r"(--[\w-]+)\s*:", style)) | {"--done", "--foot", "--wide", "--high"}
    for part in to_css().split("\n"):
        defined = set(re.findall(r"(--[\w-]+):", part))
        used = set(re.findall(r"var\((--[\w-]+)", style))
        assert used - defined - own == set()
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"url\([^)]*\)", "", style)), "a colour of its own"


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_kind_of_line_has_its_style(theme):
    """Also those that only a selection or a comparison gives a line."""
    assert set(line_styles(theme)) == {"solid", "chain", "dotted", "alternative", "moved", "before", "lit", "selected"}
