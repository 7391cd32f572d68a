"""The one place that tells kinds of companies apart."""

import ast

from orgview.catalogue import read_catalogue
from orgview.charts.resolve import SourceResolver
from orgview.charts.typical_source import TypicalSource
from orgview.settings import PROJECT, Settings

RESOLVER = SourceResolver(read_catalogue(Settings().presets), lambda _id: None)


def test_a_query_without_a_company_is_of_a_typical_one():
    """Whatever else it says."""
    assert isinstance(RESOLVER.resolve_query(""), TypicalSource)
    assert isinstance(RESOLVER.resolve_query("n=abc&open=ceo"), TypicalSource)


def test_a_company_that_is_not_this_visitors_has_no_source():
    """Neither by its query nor by its id."""
    assert RESOLVER.resolve_query("mine=x") is None
    assert RESOLVER.loaded("x", {}) is None


def test_the_query_key_of_loaded_companies_is_written_once():
    """Other modules name the constant; those that look at it are the resolver and what reads or writes links."""
    literal, names = set(), set()
    for path in (PROJECT / "orgview").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value == "mine":
                literal.add(path.stem)
            elif isinstance(node, ast.Name) and node.id == "LOADED":
                names.add(path.stem)
    assert literal == {"loaded_query"}
    assert names == {"loaded_query", "loaded_source", "opened_link", "resolve"}
