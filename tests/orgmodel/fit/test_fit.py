"""Fit: a company beside the typical one of its size; typical companies fit themselves."""

import json
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import BadCompany
from orgmodel.fit.fit import fit, headcount_of, seats_of_ids
from orgmodel.fit.output import fit_text, json_parts, measure_lines
from orgmodel.fit.readings import read_titles
from orgmodel.fit.report import fit_report
from orgmodel.fit.sentences import line_differences, to_typical
from orgmodel.fit.structure import typical_roles
from orgmodel.fit.vocabulary import load_vocabulary
from orgmodel.typical.parameters import TypicalCompany, changed
from orgmodel.typical.population.generate import generate
from orgmodel.typical.presets import load_presets
from tests.orgmodel.companies import sample
from tests.orgmodel.fit.companies import DOMAIN, ROLES, fit_of, labelled, org_of

PRESETS = {key: preset.company for key, preset in load_presets(DOMAIN).items()}
SIZES = (1, 2, 5, 9, 10, 24, 49, 50, 99, 100, 249, 250, 499, 500, 999, 1_000, 4_999, 10_000, 100_000)
# What a file does not say: how important operations are, how strong the chief executive is, and the choice of a COO.
UNTOLD = ("importance", "ceo_operations", "coo", "coos", "divisions")
SHOP = [
    *[(1, "", "Owner"), (2, 1, "Operations Manager"), (3, 2, "Shift Lead"), (4, 3, "Baker"), (5, 3, "Baker")],
    *[(number, 3, "Baker") for number in range(6, 30)],
]


def _told(company: TypicalCompany):
    return {name: getattr(company, name) for name in (*UNTOLD, "structure")}


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_fits_itself(key: str):
    """The same line, and nothing missing, doubled, skipped or too much."""
    company = PRESETS[key]
    found = fit(generate(company, DOMAIN), DOMAIN, None, _told(company))
    assert found.company.headcount == company.headcount
    assert found.line.chain == found.typical_chain == typical_roles(company, DOMAIN)[1]
    assert (found.rungs.missing, found.rungs.doubled, found.rungs.skipped, found.rungs.extra) == ((), (), (), ())
    assert to_typical(found, DOMAIN) == line_differences(found, DOMAIN) == []


@pytest.mark.parametrize("key", PRESETS)
def test_what_a_file_does_not_say_is_offered(key: str):
    """Without being told each preset has its own line; a single choice makes it the typical one, and that is said."""
    company = PRESETS[key]
    found = fit(generate(company, DOMAIN), DOMAIN)
    assert found.line.chain == typical_roles(company, DOMAIN)[1]
    assert found.line.chain == found.typical_chain or found.alike
    for name, value in found.alike:
        assert typical_roles(changed(found.company, **{name: value}), DOMAIN)[1] == found.line.chain


@pytest.mark.parametrize("structure", ["functional", "divisional", "matrix"])
@pytest.mark.parametrize("headcount", SIZES)
def test_typical_companies_fit_themselves_without_being_told(headcount: int, structure: str):
    """At each edge of the rules, headcount and structure from the people alone."""
    company = TypicalCompany(headcount, structure=structure)
    found = fit(generate(company, DOMAIN), DOMAIN)
    assert found.line.chain == found.typical_chain == typical_roles(company, DOMAIN)[1]
    assert (found.rungs.missing, found.rungs.doubled, found.rungs.skipped) == ((), (), ())


@pytest.mark.parametrize("importance", ["low", "high"])
@pytest.mark.parametrize("headcount", SIZES)
def test_typical_companies_of_other_importance_fit_themselves(headcount: int, importance: str):
    """Business managers and finance heads carry operations at low importance."""
    company = TypicalCompany(headcount, importance=importance)
    found = fit(generate(company, DOMAIN), DOMAIN, None, {"importance": importance})
    assert found.line.chain == typical_roles(company, DOMAIN)[1]
    assert (found.rungs.missing, found.rungs.skipped) == ((), ())


def test_officer_and_manager_as_two_seats():
    """The manager is on the line between officer and director."""
    company = TypicalCompany(400, split_officer=True)
    assert fit(generate(company, DOMAIN), DOMAIN).line.chain == typical_roles(company, DOMAIN)[1]


def test_several_chief_operating_officers_are_not_doubled():
    """R23: beside each other, not one below the other."""
    found = fit(generate(PRESETS["two_coos_60000"], DOMAIN), DOMAIN)
    assert found.measures["coo"]["value"] == 2
    assert found.rungs.doubled == ()


def test_missing_doubled_and_skipped_rungs():
    """A rung that nobody holds, one that reports to its like, one that a line passes by."""
    rows = [(1, "", "CEO"), (2, 1, "COO"), (3, 2, "Director of Operations"), (4, 3, "Operations Manager")]
    rows += [(5, 4, "Senior Operations Manager"), (6, 2, "Operations Manager")]
    rows += [(number, 5, "Fitter") for number in range(7, 300)]
    found = fit_of(rows)
    assert found.typical_chain == ("operative", "operations_officer", "director_ops", "coo", "ceo")
    assert found.rungs.missing == ()
    assert found.rungs.doubled == (("operations_officer", 1),)
    assert found.rungs.skipped == (("director_ops", 1),)
    assert found.line.chain == ("operative", "operations_officer", "operations_officer", "director_ops", "coo", "ceo")
    without = fit_of([row if row[0] != 3 else (3, 2, "Secretary") for row in rows])
    assert without.rungs.missing == ("director_ops",)


def test_without_a_chief_operating_officer_the_base_rate_is_said_and_nothing_else():
    """F12 against F13: nothing says that one is better."""
    found = fit(generate(TypicalCompany(40_000, coo="no"), DOMAIN), DOMAIN)
    assert found.rungs.missing == ("coo",)
    told = to_typical(found, DOMAIN)[0]
    assert "30-48% of the largest US companies have one" in told.text
    assert {"F12", "F13"} <= set(told.cites)
    coo = found.measures["coo"]
    assert (coo["value"], coo["typical"], coo["published"][0]["figure"]) == (0, 1, [30, 48])


def test_lines_that_differ_say_what_the_sources_say():
    """An operations officer under the chief executive is a line that a seed text has."""
    rows = [(1, "", "CEO"), (2, 1, "Operations Manager"), *[(number, 2, "Fitter") for number in range(3, 150)]]
    (told,) = line_differences(fit_of(rows, structure="functional"), DOMAIN)
    assert (told.role, told.confidence) == ("operations_officer", "seed")
    assert "B25" in told.cites


def test_small_company():
    """A shop of 29: who leads, what is too much, what the measures stand beside."""
    found = fit_of(SHOP)
    assert (found.company.headcount, found.band.key, found.company.structure) == (29, "small", "functional")
    assert found.line.chain == ("operative", "ops_supervisor", "operations_officer", "ceo")
    assert found.rungs.extra == ("ops_supervisor",)
    assert found.measures["ceo_span"]["value"] == 1
    assert found.measures["levels"]["published"][0]["year"] == "2025"
    assert all(one["cites"] for key in ("ceo_span", "levels") for one in found.measures[key]["published"])


def test_choices_win_over_guesses():
    """Headcount and structure; a wrong one is named."""
    found = fit_of(SHOP, headcount=300, structure="flat")
    assert (found.company.headcount, found.company.structure, found.structure_reason) == (300, "flat", "Chosen.")
    with pytest.raises(BadCompany, match="Structure"):
        fit_of(SHOP, structure="round")


def test_flat_company_is_told_by_its_levels():
    """Everybody within three levels, where a functional company has more."""
    rows = [(1, "", "CEO"), *[(number, 1, "Head of Ops") for number in range(2, 12)]]
    rows += [(number, 2 + number % 10, "Agent") for number in range(12, 400)]
    assert fit_of(rows).company.structure == "flat"


def test_oracle_hr_has_no_rung_of_operations():
    """Its stock managers are supply chain; the president is the chief executive."""
    found = fit(sample("oracle-hr/employees.csv"), DOMAIN)
    assert (found.company.headcount, found.band.key, found.line.chain) == (107, "medium", ("ceo",))
    assert found.rungs.missing == ("operative", "operations_officer", "director_ops")
    assert int(found.readings.has_role("function_head").sum()) == 14
    assert found.measures["ceo_span"]["value"] == 14


SAMPLES = {
    "chinook/Employee.csv": ("ceo",),
    "northwind/Employees.csv": (),
    "sourcegraph/team.yml": ("vp_ops", "ceo"),
    "nyc/nyc-governance-organizations.csv": ("ceo",),
    "berlin/senfin-organigram.json": ("ceo",),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_line_of_each_sample(name: str):
    """Samples without an operations line have the chief executive alone, or nobody."""
    found = fit(sample(name), DOMAIN)
    assert found.line.chain == SAMPLES[name]
    assert set(found.rungs.matched) | set(found.rungs.missing) == set(found.typical_chain)


def test_people_who_left_and_vacant_posts_are_not_counted():
    """Unnamed staff are; who left has no role."""
    org = sample("uk-organograms/home-office-2014-09.csv")
    assert headcount_of(org) == int((~org.vacant & ~org.gone).sum()) + len(org.shared) + round(org.staff.sum())
    readings = fit(org, DOMAIN).readings
    assert (readings.role[org.gone[: org.people]] == -1).all()


def test_json_is_whole_and_says_why_of_everybody():
    """One object; one entry for everybody, with a known role or none."""
    record = json.loads("".join(json_parts(fit_of(SHOP), DOMAIN)))
    assert list(record) == [
        *("headcount", "band", "structure", "seats", "chain", "typical_chain"),
        *("missing", "doubled", "skipped", "measures"),
    ]
    assert [seat["id"] for seat in record["seats"]] == [str(row[0]) for row in SHOP]
    assert all(seat["reason"].endswith(".") and 0 <= seat["confidence"] <= 1 for seat in record["seats"])
    assert {seat["role"] for seat in record["seats"]} <= {*ROLES, None}
    assert record["seats"][1] | {"role": "operations_officer", "title": "Operations Manager"} == record["seats"][1]
    assert record["measures"]["to_typical"][0]["role"] == "ops_supervisor"


def test_text_gives_no_advice():
    """Line, typical line, measures with year and caveat; never what one should do."""
    text = fit_text(fit_of(SHOP), DOMAIN)
    assert "Line     operative > ops_supervisor > operations_officer > ceo" in text
    assert "Mostly US" in text
    assert not any(word in text.lower() for word in ("should", "recommend", "better", "must"))


def test_ids_rows_and_titles_name_seats():
    """An id before a title of the same text; what nobody has is told."""
    seats, lost = seats_of_ids(org_of(SHOP), {"2": "coo", "Baker": "admin", "row 4": "", "nobody": "coo"})
    assert seats[1] == "coo"
    assert seats[2] == ""
    assert list(seats.values()).count("admin") == 26
    assert lost == ["nobody"]


TITLES = [row["title"] for rows in labelled().values() for row in rows]


@given(st.data())
def test_order_of_the_rows_changes_nothing(data):
    """Random trees of labelled titles, shuffled: the same roles and the same figures."""
    n = data.draw(st.integers(1, 25))
    parents = [data.draw(st.integers(-1, number - 1)) if number else -1 for number in range(n)]
    titles = data.draw(st.lists(st.sampled_from(TITLES), min_size=n, max_size=n))
    rows = [(f"p{number}", f"p{parents[number]}", titles[number]) for number in range(n)]
    other = data.draw(st.permutations(rows))
    first, second = fit_of(rows), fit_of(other)
    assert (first.line.chain, first.rungs, first.company) == (second.line.chain, second.rungs, second.company)
    assert first.measures == second.measures
    roles = {row[0]: role for row, role in zip(rows, first.readings.role.tolist(), strict=True)}
    assert roles == {row[0]: role for row, role in zip(other, second.readings.role.tolist(), strict=True)}


def test_chain_of_many_levels():
    """50,000 levels: no recursion, and as quick as a company."""
    parent = np.arange(-1, 49_999)
    rows = [(number, parent[number], "Operations Manager" if number % 2 else "Clerk") for number in range(50_000)]
    readings = read_titles(org_of(rows), load_vocabulary(), ROLES)
    assert int(readings.has_role("operations_officer").sum()) == 25_000


def test_one_is_said_in_the_singular():
    """One report, one chief operating officer, one office manager."""
    rows = [(1, "", "CEO"), (2, 1, "COO"), (3, 2, "Office Manager"), (4, 2, "Operator")]
    lines = measure_lines(fit_of(rows), DOMAIN)
    assert lines[0].startswith("1 direct report of the chief executive.")
    assert any(line.startswith("1 chief operating officer.") for line in lines)
    assert lines[-1].startswith("1 office manager;")


def test_running_text_names_sources_and_only_their_list_has_codes():
    """In the report and in the text of the command line: codes stand before the sources, and nowhere else."""
    rows = [(1, "", "CEO"), (2, 1, "Finance Director"), (3, 2, "Operations Manager")]
    rows += [(number, 3, "Operator") for number in range(4, 300)]
    found = fit_of(rows)
    code = re.compile(r"\b[ABCFTR]\d+\b")
    told = fit_report(found, DOMAIN, "Works")
    running = [told.subtitle, *(line for _, lines in told.sections for line in lines)]
    assert [text for text in running if code.search(text)] == []
    assert any("McKinsey, 2022" in text for text in running)
    assert all(code.match(text) for text in told.sources)
    text, sources = fit_text(found, DOMAIN).split("\nSources\n")
    assert not code.search(text)
    assert sources.count("\n") + 1 == len(told.sources)
