"""The answer: who heads operations and reports to whom, and what comes with growth."""

import pytest
from hypothesis import given, settings

from orgmodel.errors import OrgError
from orgmodel.typical.answer import answer_text, next_steps
from orgmodel.typical.build.arrivals import arrivals
from orgmodel.typical.build.build import build, chain_roles
from orgmodel.typical.graph import seat_of
from orgmodel.typical.parameters import TypicalCompany, changed
from tests.strategies import DOMAIN, companies


def made(headcount: int, **values):
    return build(TypicalCompany(headcount, **values), DOMAIN)


@pytest.mark.parametrize(
    ("graph", "text"),
    [
        (made(1), "At 1 person, the chief executive is alone."),
        (made(6), "At 6 people, the chief executive heads operations too."),
        (made(45), "At 45 people, an operations officer reports to the chief executive."),
        (made(400), "At 400 people, a chief operating officer reports to the chief executive."),
        (made(120, importance="low"), "At 120 people, an operations officer reports to the business manager."),
        (made(60_000, coos=2), "At 60,000 people, 2 chief operating officers report to the chief executive."),
    ],
)
def test_the_answer_names_the_head_of_operations_and_the_boss(graph, text):
    """In one sentence, whoever it is."""
    assert answer_text(graph) == text


def steps(headcount, **values):
    graph = made(headcount, **values)
    return [(one.headcount, one.text) for one in next_steps(graph, arrivals(graph.graph["company"], DOMAIN), DOMAIN)]


def test_what_comes_next_is_told_with_the_people_to_go():
    """The two nearest headcounts; roles that come together are one step; at the end nothing comes."""
    assert steps(45) == [
        (100, "a director of operations at 100 (55 to go)"),
        (250, "a chief operating officer at 250 (205 to go)"),
    ]
    assert steps(300, structure="flat")[0] == (
        1000,
        "a chief operating officer and a director of operations at 1,000 (700 to go)",
    )
    assert steps(3_000_000) == []


@settings(max_examples=12, derandomize=True, deadline=None)
@given(companies())
def test_an_arrival_is_the_least_headcount_with_the_role(company):
    """One person fewer, and the operations line does without it, in companies of every kind."""
    for one in arrivals(company, DOMAIN):
        assert one.role in _line(company, one.headcount)
        assert one.role not in _line(company, one.headcount - 1)


def _line(company, headcount):
    try:
        graph = build(changed(company, headcount=headcount), DOMAIN)
    except OrgError:
        return set()
    return {seat_of(graph, key).role for key in graph.graph["chain"]}


@given(companies())
@settings(max_examples=200, deadline=None)
def test_the_roles_of_the_chain_are_those_of_the_chart(company):
    """Found without the other lines; what cannot be built has none either way."""
    try:
        graph = build(company, DOMAIN)
    except OrgError as error:
        with pytest.raises(type(error)):
            chain_roles(company, DOMAIN)
    else:
        assert chain_roles(company, DOMAIN) == {seat_of(graph, key).role for key in graph.graph["chain"]}
