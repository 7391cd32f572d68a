"""Size ladder: it never says anything else than the chart of the same company."""

import pytest

from orgmodel.errors import OrgError
from orgmodel.text.grammar import plural, with_article
from orgmodel.typical.answer import answer_text, next_steps
from orgmodel.typical.build.arrivals import arrivals
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import seat_of
from orgmodel.typical.parameters import COO_CHOICES, IMPORTANCES, STRUCTURES, TypicalCompany, changed
from orgview.catalogue import read_catalogue
from orgview.charts.ladder import chain_json, ladder_json
from orgview.settings import Settings

CATALOGUE = read_catalogue(Settings().presets)
SIZES = (2, 4, 5, 9, 10, 24, 49, 50, 99, 100, 249, 250, 499, 500, 999, 1000, 4999, 5000, 9999, 10_000, 59_999, 60_000)
LARGE = (100_000, 799_999, 3_000_000)


def ladder_of(company):
    """Ladder of a company with what comes to it."""
    return ladder_json(CATALOGUE, company, arrivals(company, CATALOGUE.domain))


def column_of(columns, headcount):
    """The one column whose band holds a headcount."""
    (found,) = [one for one in columns if one["start"] <= headcount <= (one["end"] or headcount)]
    return found


def rungs(chain):
    return [(rung["role"], rung["head"]) for rung in chain]


def check(company: TypicalCompany, sizes) -> None:
    """Chart, column, sentence and what comes next agree at each headcount that can be built."""
    columns, coming = ladder_of(company)["columns"], arrivals(company, CATALOGUE.domain)
    for headcount in sizes:
        try:
            graph = build(changed(company, headcount=headcount), CATALOGUE.domain)
        except OrgError:
            continue
        chain = chain_json(CATALOGUE, graph)
        assert rungs(column_of(columns, headcount)["chain"]) == rungs(chain), (company, headcount)
        (head,) = [rung for rung in chain if rung["head"]]
        title = seat_of(graph, head["seat"]).title
        if head["role"] != "ceo":
            words = (with_article(title), plural(title))
            assert any(word in answer_text(graph) for word in words), (company, headcount)
        for step in next_steps(graph, coming, CATALOGUE.domain):
            assert f"at {step.headcount:,} ({step.headcount - headcount:,} to go)" in step.text


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_ladder_and_the_chart_agree(structure):
    """At the thresholds of the tables, and beyond the last band."""
    for at, (importance, coo) in enumerate(zip(IMPORTANCES, COO_CHOICES, strict=True)):
        check(TypicalCompany(300, importance, structure, coo=coo), (*SIZES[at::3], *LARGE))


def test_divisions_bring_roles_above_the_last_band():
    """A threshold of 100,000 holds for each of eight divisions: at 800,000 an SVP comes, and is announced before."""
    company = TypicalCompany(240_000, structure="divisional")
    steps = next_steps(build(company, CATALOGUE.domain), arrivals(company, CATALOGUE.domain), CATALOGUE.domain)
    assert [(step.headcount, step.text) for step in steps] == [
        (800_000, "an SVP operations at 800,000 (560,000 to go)")
    ]
    assert [column["range"] for column in ladder_of(company)["columns"]][-2:] == ["100k – 800k", "800k+"]


@pytest.mark.parametrize(
    "values",
    [{"board": True}, {"coos": 3, "coo": "yes"}, {"coo_scope": "all"}, {"divisions": 10, "structure": "divisional"}],
    ids=" ".join,
)
def test_the_ladder_and_the_chart_agree_whatever_else_is_chosen(values):
    """Boards, several COOs, scopes, numbers of divisions."""
    check(TypicalCompany(300, **values), (*SIZES[::3], *LARGE))
