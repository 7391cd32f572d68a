"""Each placement rule is seen to act, and every line says why it is where it is."""

import pytest
from hypothesis import given, settings

from orgmodel.errors import NotEnoughPeople, UnknownName
from orgmodel.text.grammar import lower_title
from orgmodel.typical.build.build import build
from orgmodel.typical.build.what_if import without_coo
from orgmodel.typical.graph import Graph, boss_of, chain_of, reports_of, seat_of, why_of
from orgmodel.typical.parameters import IMPORTANCES, STRUCTURES, TypicalCompany
from tests.strategies import DOMAIN, GRID_SIZES, companies


def made(headcount: int, **values) -> Graph:
    return build(TypicalCompany(headcount, **values), DOMAIN)


def why(graph: Graph, source: str):
    return why_of(graph, source, boss_of(graph, source))


def codes(graph: Graph) -> list[str]:
    return [code for code, _, _ in graph.graph["notices"]]


def heads(graph: Graph) -> list[str]:
    return [key for key in graph if seat_of(graph, key).is_head_of_operations]


def test_rules_that_place_or_create_seats_all_fire_over_the_grid():
    """R01 to R09, R11, R13 to R15, R19, R22 and R23 stand on some line; the other rules have tests of their own."""
    fired = set()
    for structure in STRUCTURES:
        for importance in IMPORTANCES:
            for headcount in GRID_SIZES:
                for more in ({}, {"coo": "yes", "coos": 2, "assistant_director": True, "board": True}):
                    graph = made(headcount, structure=structure, importance=importance, **more)
                    fired |= {rule for _, _, w in graph.edges(data="why") for rule in (w.rule, w.presence_rule)}
    placed = {f"R{n:02}" for n in (*range(1, 10), 11, 13, 14, 15, 19, 22, 23)}
    assert fired == placed
    named = {"R10", "R12", "R16", "R17", "R18", "R20", "R21"}
    assert fired | named == set(DOMAIN.rules)


def test_choice_of_a_coo_overrides_the_size():
    """R03: yes from three people on, no at any size."""
    assert "coo" not in made(2, coo="yes")
    assert "coo-too-small" in codes(made(2, coo="yes"))
    assert boss_of(made(3, coo="yes"), "coo") == "ceo"
    assert why(made(3, coo="yes"), "coo").presence_rule == "R03"
    assert why(made(400), "coo").presence_rule == "R04"
    assert "coo" not in made(3_000_000, coo="no")


def test_low_importance_is_carried_by_business_manager_or_finance():
    """R11: a business manager from 50 to 249 people (not when flat), the finance head from 250, none with a COO."""
    assert boss_of(made(50, importance="low"), "operations_officer") == "business_manager"
    assert "business_manager" not in made(249, importance="low", structure="flat")
    assert boss_of(made(250, importance="low"), "operations_officer") == "finance_head"
    assert why(made(250, importance="low"), "finance_head").presence_rule == "R11"
    assert boss_of(made(250, importance="low", coo="yes"), "operations_officer") == "coo"
    assert boss_of(made(250, importance="normal", coo="no"), "director_ops") == "ceo"


def test_head_of_operations_moves_with_the_size():
    """R12: nobody, then the officer, the director, the chief operating officer."""
    found = [heads(made(n)) for n in (9, 30, 150, 400, 240_000)]
    assert found == [[], ["operations_officer"], ["director_ops"], ["coo"], ["coo"]]
    assert heads(made(40_000, coo="no")) == ["vp_ops"]
    assert heads(made(30, split_officer=True)) == ["operations_manager"]


def test_divisions_and_regions_have_heads_of_operations_of_their_own():
    """R12 in each division without a COO, and each of several COOs split by region."""
    divisional = made(240_000, structure="divisional", coo="no", divisions=5)
    assert [seat_of(divisional, key).role for key in heads(divisional)] == ["vp_ops"] * 5
    matrix = {"structure": "matrix", "matrix_solid": "unit", "coo": "no"}
    assert heads(made(800, **matrix)) == ["director_ops", "director_ops:2"]
    assert heads(made(3_000, **matrix)) == ["vp_ops"]
    assert heads(made(60_000, coos=2)) == ["coo", "coo:2"]
    assert heads(made(60_000, coos=2, coo_split="function")) == ["coo"]


@pytest.mark.parametrize(
    ("headcount", "divisions"),
    [(249, 0), (250, 2), (999, 2), (1_000, 4), (9_999, 4), (10_000, 6), (99_999, 6), (100_000, 8), (3_000_000, 8)],
)
def test_divisions_by_default_follow_the_size(headcount: int, divisions: int):
    """R14: two from 250 people, four from 1,000, six from 10,000, eight from 100,000."""
    graph = made(headcount, structure="divisional")
    found = [key for key in graph if seat_of(graph, key).role == "division_head"]
    assert len(found) == divisions
    assert [seat_of(graph, key).folds for key in found] == [False, *[True] * (divisions - 1)][:divisions]


def test_thresholds_hold_for_each_division():
    """R14: 199 people in two divisions are 99 each and below the director's threshold; 200 are not."""
    assert "director_ops" not in made(299, structure="divisional", divisions=3)
    assert "director_ops:3" in made(300, structure="divisional", divisions=3)
    assert made(240_000, structure="divisional", divisions=60).number_of_nodes() < 400


def test_division_heads_follow_the_scope():
    """R14: under the COO where divisions are in scope, as they are by default, else under the chief executive."""
    graph = made(2_000, structure="divisional", coo="yes")
    assert boss_of(graph, "division_head:4") == "coo"
    graph = made(2_000, structure="divisional", coo="yes", coo_scope=frozenset({"hr"}))
    assert boss_of(graph, "division_head:4") == "ceo"
    assert boss_of(made(2_000, structure="divisional", coo="no"), "division_head") == "ceo"


def test_divisions_are_shared_among_regional_coos():
    """R14 and R23 together: neighbouring divisions have the same COO, and there are no more COOs than divisions."""
    graph = made(200_000, structure="divisional", divisions=5, coo="yes", coos=2)
    found = [boss_of(graph, key) for key in graph if seat_of(graph, key).role == "division_head"]
    assert found == ["coo", "coo", "coo", "coo:2", "coo:2"]
    graph = made(200_000, structure="divisional", divisions=2, coo="yes", coos=4)
    assert [key for key in graph if seat_of(graph, key).role == "coo"] == ["coo", "coo:2"]
    assert "fewer-coos" in codes(graph)


def test_people_of_a_division_are_its_share():
    """A division has functions of its own, so that the divisions together hold most of the company."""
    graph = made(240_000, structure="divisional", divisions=8, coo="no")
    teams = {key: seat_of(graph, key).team for key in graph}
    in_divisions = sum(seat_of(graph, key).count + teams[key] for key in graph if seat_of(graph, key).unit)
    assert 0.85 < in_divisions / 240_000 < 0.95
    assert teams["sales_head"] < teams["division_head"]


@pytest.mark.parametrize("headcount", [60, 800, 3_000, 240_000])
@pytest.mark.parametrize("importance", IMPORTANCES)
@pytest.mark.parametrize("coos", [1, 2])
def test_matrix_draws_both_lines_both_ways(headcount: int, importance: str, coos: int):
    """R15: one line of each unit's lead goes to the function, one to the unit's head; the option swaps them."""
    for solid in ("function", "unit"):
        graph = made(headcount, importance=importance, structure="matrix", matrix_solid=solid, coo="yes", coos=coos)
        leads = [key for key in graph if graph.out_degree(key) == 2]
        units = [key for key in graph if seat_of(graph, key).role == "division_head"]
        assert len(leads) == len(units) >= 2
        assert {seat_of(graph, key).title for key in units} == {"Unit head"}
        for lead, unit in zip(leads, units, strict=True):
            assert graph.has_edge(lead, unit)
            assert (boss_of(graph, lead) == unit) == (solid == "unit")
            assert why_of(graph, lead, unit).rule == ("R15")
            assert {line for _, _, line in graph.out_edges(lead, data="line")} == {"solid", "dotted"}


def test_matrix_alternatives_say_where_the_other_line_goes():
    """The unit's head is no missing boss of its lead: it has the dotted line."""
    graph = made(800, structure="matrix")
    reasons = {a.role: a for a in why(graph, "director_ops").alternatives}
    assert reasons["division_head"].seat == "division_head"
    assert "dotted" in reasons["division_head"].reason
    graph = made(800, structure="matrix", matrix_solid="unit")
    reasons = {a.role: a.reason for a in why(graph, "director_ops").alternatives}
    assert "solid line to the unit's head" in reasons["coo"]


def test_flat_companies_reach_thresholds_ten_times_later():
    """R16: every threshold but the officer's; a notice above 1,000 people."""
    assert "operations_officer" in made(10, structure="flat")
    assert "director_ops" not in made(999, structure="flat")
    assert "director_ops" in made(1_000, structure="flat")
    assert "flat-large" not in codes(made(1_000, structure="flat"))
    assert "flat-large" in codes(made(1_001, structure="flat"))
    assert "flat-large" not in codes(made(240_000))


def test_strength_of_the_chief_executive_moves_the_coo():
    """R17: a weak one a rung earlier, a strong one a rung later."""
    least = {
        strength: next(n for n in GRID_SIZES if "coo" in made(n, ceo_operations=strength))
        for strength in ("weak", "balanced", "strong")
    }
    assert least == {"weak": 50, "balanced": 250, "strong": 1_000}


@pytest.mark.parametrize(
    ("values", "inside", "outside"),
    [
        ({}, {"people_head", "it_head"}, {"finance_head", "sales_head"}),
        ({"importance": "high"}, {"finance_head", "marketing_head"}, {"sales_head", "legal_head"}),
        ({"importance": "low", "coo": "yes"}, {"quality_head"}, {"people_head", "it_head"}),
        ({"ceo_strengths": (("sales", "weak"),)}, {"sales_head", "people_head"}, {"legal_head"}),
        ({"ceo_strengths": (("hr", "strong"),)}, {"it_head"}, {"people_head"}),
        ({"ceo_strengths": (("operations", "strong"),)}, {"it_head"}, {"sales_head"}),
        ({"coo_scope": frozenset({"legal"}), "ceo_strengths": (("legal", "strong"),)}, {"legal_head"}, {"it_head"}),
        ({"coo_scope": "all"}, {"sales_head", "legal_head"}, set()),
        ({"coo_scope": "partner", "ceo_strengths": (("it", "strong"),)}, {"sales_head"}, {"it_head"}),
        ({"coo_scope": "complement", "ceo_strengths": (("it", "weak"),)}, {"it_head"}, {"people_head"}),
        ({"coo_scope": "legal"}, {"legal_head"}, {"people_head"}),
    ],
    ids=[
        "normal",
        "high",
        "low",
        "weak",
        "strong",
        "operations-stay",
        "explicit",
        "all",
        "partner",
        "complement",
        "word",
    ],
)
def test_scope_moves_function_heads_in_the_order_of_precedence(values, inside, outside):
    """R18, R19, R20: preset by importance, plus weak, less strong; an explicit set replaces all; operations stay."""
    graph = made(1_000, **values)
    assert {key for key in inside if boss_of(graph, key) != "coo"} == set()
    assert {key for key in outside if boss_of(graph, key) == "coo"} == set()
    assert boss_of(graph, "vp_ops" if "vp_ops" in graph else "director_ops") == "coo"
    assert "operations" in graph.graph["scope"].words


def test_function_head_out_of_scope_says_so():
    """R19: the COO is no missing boss, it does not run the function."""
    reason = next(a for a in why(made(400), "sales_head").alternatives if a.role == "coo")
    assert reason.seat == "coo"
    assert "scope" in reason.reason
    assert why(made(400), "sales_head").sentence.endswith(": its function is not in the COO's scope.")


def test_unknown_scope_names_what_there_is():
    """A scope that is not in the catalogue is an error with the catalogue."""
    with pytest.raises(UnknownName, match="COO scope 'magic'"):
        made(400, coo_scope="magic")
    with pytest.raises(UnknownName, match="scope word 'magic'"):
        made(400, coo_scope=frozenset({"magic"}))


def test_reports_of_a_removed_coo_go_to_its_boss():
    """R21: the reports, in their order, after the boss's own; the reason says so; the head of operations moves on."""
    graph = made(400)
    after = without_coo(graph, DOMAIN)
    assert reports_of(after, "ceo") == [*[k for k in reports_of(graph, "ceo") if k != "coo"], *reports_of(graph, "coo")]
    assert (why(after, "director_ops").rule, why(graph, "director_ops").rule) == ("R21", "R06")
    assert heads(after) == ["director_ops"]
    assert after.graph["chain"] == [key for key in graph.graph["chain"] if key != "coo"]
    assert "coo" in graph
    assert "ceo-span" not in codes(after)


def test_removing_the_coo_warns_of_a_wide_span():
    """R21: above the published upper quartile of 17 reports; five divisions and twelve other heads are above it."""
    graph = made(200_000, structure="divisional", divisions=9, coo="yes")
    assert "ceo-span" not in codes(graph)
    after = without_coo(graph, DOMAIN)
    text, cites = next((text, cites) for code, text, cites in after.graph["notices"] if code == "ceo-span")
    assert f"{len(reports_of(after, 'ceo'))} direct reports" in text
    assert cites == ("F23",)


@settings(max_examples=60, deadline=None)
@given(companies(edited=False))
def test_removing_the_coo_keeps_everyone_else(company: TypicalCompany):
    """All other seats stay, one solid boss each; without a COO nothing changes."""
    try:
        graph = build(company, DOMAIN)
    except NotEnoughPeople:
        return
    after = without_coo(graph, DOMAIN)
    assert [key for key in graph if seat_of(graph, key).role != "coo"] == list(after)
    assert all(chain_of(after, key)[-1] == ("board" if company.board else "ceo") for key in after)
    if "coo" not in graph:
        assert list(after.edges(data=True)) == list(graph.edges(data=True))


def test_assistant_director_is_a_staff_seat_from_a_thousand_people():
    """R22: beside the line under the director; a notice below 1,000 people; one, however many divisions."""
    graph = made(3_000, assistant_director=True)
    assert boss_of(graph, "asst_director_ops") == "director_ops"
    assert reports_of(graph, "asst_director_ops") == []
    small = made(999, assistant_director=True)
    assert "asst_director_ops" not in small
    assert "no-assistant" in codes(small)
    low = made(1_000, assistant_director=True, thresholds=(("director_ops.normal", None),))
    assert boss_of(low, "asst_director_ops") == "operations_officer"


def test_several_coos_are_split_by_region_or_function():
    """R23: regions have an operations line each; by function the first has operations; one below 1,000 people."""
    regional = made(60_000, coos=3)
    assert [boss_of(regional, key) for key in ("vp_ops", "vp_ops:2", "vp_ops:3")] == ["coo", "coo:2", "coo:3"]
    assert "shared-functions" in codes(regional)
    split = made(60_000, coos=2, coo_split="function")
    assert reports_of(split, "coo:2") == ["people_head", "it_head"]
    assert boss_of(split, "vp_ops") == "coo"
    small = made(999, coos=2)
    assert "coo:2" not in small
    assert "one-coo" in codes(small)


def test_split_officer_puts_the_officer_below_the_manager():
    """C2's option: two seats with a title each; else one seat with the title of the company's style."""
    split = made(400, split_officer=True, title_style="manager")
    assert boss_of(split, "operations_officer") == "operations_manager"
    assert boss_of(split, "operations_manager") == "director_ops"
    assert seat_of(split, "operations_officer").title == "Operations officer"
    one = made(400, title_style="manager")
    assert seat_of(one, "operations_officer").title == "Operations manager"
    assert "operations_manager" not in one
    roles = {a.role for a in why(one, "operations_officer").alternatives}
    assert "operations_manager" not in roles


@settings(max_examples=60, deadline=None)
@given(companies())
def test_every_reason_names_both_seats_and_every_other_boss(company: TypicalCompany):
    """The sentence of a solid line names both titles; alternatives are all other bosses of the rule, with a reason."""
    try:
        graph = build(company, DOMAIN)
    except NotEnoughPeople:
        return
    for source, target, data in graph.edges(data=True):
        reason = data["why"]
        assert lower_title(seat_of(graph, source).title) in reason.sentence
        if data["line"] == "dotted":
            continue
        assert lower_title(seat_of(graph, target).title) in reason.sentence
        role = DOMAIN.roles.get(seat_of(graph, source).role) or DOMAIN.roles["function_head"]
        possible = {parent.role for parent in role.parents} - {seat_of(graph, target).role}
        if not company.split_officer:
            possible -= {"operations_manager"}
        assert {alternative.role for alternative in reason.alternatives} == possible
        for alternative in reason.alternatives:
            assert not alternative.seat or alternative.seat in graph


def test_edited_thresholds_are_marked_judgement():
    """A person's own number is nobody's publication; an edit to the same value is none."""
    edited = made(150, thresholds=(("director_ops.normal", 120),))
    assert why(edited, "director_ops").presence_confidence == "judgement"
    assert "120" in why(edited, "director_ops").presence
    assert why(made(150), "director_ops").presence_confidence == "opinion"
    assert why(made(150, thresholds=(("director_ops.normal", 100),)), "director_ops").presence_confidence == "opinion"
    assert why(made(60, thresholds=(("function.people", 60),)), "people_head").presence_confidence == "judgement"
    ladder = made(60, thresholds=(("coo.2", 60),))
    assert (why(ladder, "coo").presence_confidence, why(ladder, "coo").presence_rule) == ("judgement", "R04")


@pytest.mark.parametrize(
    ("edits", "headcount", "gone"),
    [
        ({"operations_officer.normal": None}, 600, {"operations_officer", "ops_supervisor"}),
        ({"office_manager": None}, 600, {"office_manager", "admin", "admin_services_manager"}),
        ({"coo.2": None}, 600, {"coo"}),
        ({"function.sales": None}, 600, {"sales_head"}),
    ],
    ids=["officer", "office", "coo", "sales"],
)
def test_edits_to_never_remove_the_seat_and_what_needs_it(edits, headcount, gone):
    """Never means never: the supervisors go with the officer, the office with its manager."""
    assert gone <= set(made(headcount))
    graph = made(headcount, thresholds=tuple(edits.items()))
    assert not gone & set(graph)
    assert chain_of(graph, "operative")[-1] == "ceo"


def test_more_seats_than_people_is_an_error_with_both_numbers():
    """Sixty units of a matrix of 50 people cannot be drawn."""
    with pytest.raises(NotEnoughPeople, match="seats in a company of 50 people"):
        made(50, structure="matrix", divisions=60)


def test_wide_spans_of_the_operations_line_are_noticed():
    """One officer of a flat company leads more people than nearly any manager does."""
    assert "wide-span" in codes(made(300, structure="flat"))
    assert "wide-span" not in codes(made(400))
