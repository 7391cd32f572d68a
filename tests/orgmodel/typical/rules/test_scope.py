"""What a COO runs: the preset of the importance, the kinds, and what the chief executive decides."""

import pytest
from hypothesis import given

from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.rules.scope import scope_of
from tests.strategies import DOMAIN, companies


@pytest.mark.parametrize(("importance", "preset"), [("low", "ops_only"), ("normal", "internal"), ("high", "broad")])
def test_scope_follows_the_importance_unless_someone_chose(importance: str, preset: str):
    """R20."""
    scope = scope_of(DOMAIN, TypicalCompany(400, importance=importance))
    assert scope.words == frozenset(DOMAIN.coo.presets[preset].words)
    assert scope.reason.startswith("Nobody chose")


@pytest.mark.parametrize(
    ("kind", "strengths", "words"),
    [
        ("executor", (), set(DOMAIN.coo.presets["internal"].words)),
        ("change_agent", (), {"operations", "transformation"}),
        ("mentor", (), set(DOMAIN.coo.presets["broad"].words)),
        ("complement", (("hr", "weak"), ("it", "strong")), {"operations", "hr"}),
        ("partner", (("hr", "weak"), ("it", "strong")), set(DOMAIN.coo.words) - {"it"}),
        ("heir", (), set(DOMAIN.coo.words)),
        ("mvp", (), set(DOMAIN.coo.presets["ops_only"].words)),
    ],
)
def test_each_of_the_seven_kinds_means_a_scope(kind: str, strengths, words: set[str]):
    """The mapping of F17's kinds; the kept executive is marked."""
    scope = scope_of(DOMAIN, TypicalCompany(400, coo_scope=kind, ceo_strengths=strengths))
    assert scope.words == words
    assert scope.is_marked == (kind == "mvp")


@given(companies())
def test_operations_are_always_in_scope_and_every_scope_has_evidence(company: TypicalCompany):
    """R18: whatever was chosen; and words are of the catalogue."""
    scope = scope_of(DOMAIN, company)
    assert "operations" in scope.words
    assert scope.words <= set(DOMAIN.coo.words)
    assert scope.reason
    assert all(DOMAIN.citation(cite) for cite in scope.cites)


@pytest.mark.slow
@given(companies())
def test_an_explicit_choice_replaces_everything(company: TypicalCompany):
    """R18: strengths, structure and importance do not matter then."""
    if isinstance(company.coo_scope, frozenset):
        assert scope_of(DOMAIN, company).words == company.coo_scope | {"operations"}


def test_divisions_are_in_scope_of_a_divisional_company():
    """By default; not in others."""
    assert "divisions" in scope_of(DOMAIN, TypicalCompany(400, structure="divisional")).words
    assert "divisions" not in scope_of(DOMAIN, TypicalCompany(400)).words
