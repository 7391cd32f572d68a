"""Parameters of a company are checked, and the error says what may stand there."""

import re

import pytest

from orgmodel.errors import BadCompany
from orgmodel.typical.parameters import TypicalCompany, changed, from_table
from orgmodel.typical.rules.numbers import editable_numbers, numbers_in_force
from tests.strategies import DOMAIN

BAD = [
    ("headcount", 0, "from 1 to 3,000,000"),
    ("headcount", -5, "from 1 to 3,000,000"),
    ("headcount", 3_000_001, "from 1 to 3,000,000"),
    ("headcount", 10**99, "from 1 to 3,000,000"),
    ("headcount", 1e9, "a whole number"),
    ("headcount", True, "a whole number"),
    ("headcount", "abc", "a whole number"),
    ("headcount", None, "a whole number"),
    ("importance", "vast", "one of low, normal, high"),
    ("structure", ["flat"], "one of functional, divisional, matrix, flat"),
    ("ceo_operations", "", "one of weak, balanced, strong"),
    ("coo", "maybe", "one of auto, yes, no"),
    ("divisions", 1, "0 (by size) or a whole number from 2 to 60"),
    ("divisions", 61, "0 (by size)"),
    ("coos", 5, "from 1 to 4"),
    ("board", "yes", "true or false"),
    ("has_office", 1, "true or false"),
    ("coo_scope", 3, "scope words"),
    ("ceo_strengths", (("hr", "huge"),), "weak or strong"),
    ("ceo_strengths", {"hr": "weak"}, "pairs"),
    ("thresholds", ("director_ops.normal",), "pairs"),
]


@pytest.mark.parametrize(("field", "value", "allowed"), BAD, ids=[f"{field}={value}"[:40] for field, value, _ in BAD])
def test_a_bad_value_names_field_value_and_what_is_allowed(field: str, value: object, allowed: str):
    """Never a traceback from deeper down."""
    with pytest.raises(BadCompany, match=re.escape(allowed)) as caught:
        TypicalCompany(**{"headcount": 100, field: value})
    assert caught.value.field == field
    with pytest.raises(BadCompany):
        changed(TypicalCompany(100), **{field: value})


def test_tables_become_hashable_values():
    """Lists and tables of a file turn to sets and sorted pairs."""
    company = from_table(
        {
            "headcount": 100,
            "coo_scope": ["hr", "it"],
            "ceo_strengths": {"sales": "weak", "hr": "strong"},
            "thresholds": {"director_ops.normal": 50, "coo.0": "never"},
        }
    )
    assert company.coo_scope == frozenset({"hr", "it"})
    assert company.ceo_strengths == (("hr", "strong"), ("sales", "weak"))
    assert company.thresholds == (("coo.0", None), ("director_ops.normal", 50))
    assert hash(company) == hash(changed(company))


@pytest.mark.parametrize(
    ("table", "match"),
    [
        ({"headcount": 5, "colour": "red"}, "only the fields"),
        ({}, "Headcount is missing"),
        ({"headcount": 5, "coo_scope": [1]}, "a list of scope words"),
    ],
    ids=["unknown", "missing", "words"],
)
def test_bad_tables_are_named(table: dict, match: str):
    """Unknown and missing fields."""
    with pytest.raises(BadCompany, match=match):
        from_table(table)


def test_every_editable_threshold_takes_effect():
    """Each name of the list changes a number in force, and marks it as judgement."""
    for name, value in editable_numbers(DOMAIN).items():
        other = (value or 10) + 1
        force = numbers_in_force(DOMAIN, TypicalCompany(100, thresholds=((name, other),)))
        head, _, tail = name.partition(".")
        if head == "function":
            assert force.function_starts[tail] == other
            continue
        number = {
            "coo": lambda tail=tail, force=force: force.numbers.coo_ladder[int(tail)],
            "office_manager": lambda force=force: force.numbers.office.office_manager,
            "flat_multiplier": lambda force=force: force.numbers.flat_multiplier,
        }.get(head, lambda head=head, tail=tail, force=force: getattr(force.numbers.thresholds[head], tail))()
        assert (number.value, number.confidence) == (other, "judgement")
        assert number.cites


@pytest.mark.parametrize(
    ("name", "value"),
    [("director", 5), ("coo.0", 0), ("coo.0", 1.5), ("flat_multiplier", None), ("function.sales", 4_000_000)],
)
def test_bad_edits_are_named(name: str, value: object):
    """An unknown threshold, or a value that is no headcount."""
    with pytest.raises(BadCompany, match=r"^Thresholds cannot be"):
        numbers_in_force(DOMAIN, TypicalCompany(100, thresholds=((name, value),)))
