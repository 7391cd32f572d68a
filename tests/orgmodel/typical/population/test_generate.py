"""Whole typical companies: as many people as the typical chart counts, led by spans as published."""

from collections import Counter

import numpy as np
import pytest
from pyarrow.csv import write_csv

from orgmodel.catalog.load import load_domain
from orgmodel.org.serialization import to_arrow
from orgmodel.org.summary import figures
from orgmodel.reading.read import read_company
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import chain_of, preorder, seat_of, top_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.population.blocks import plan_blocks
from orgmodel.typical.population.generate import generate
from orgmodel.typical.presets import load_presets

DOMAIN = load_domain()
PRESETS = {key: preset.company for key, preset in load_presets(DOMAIN).items()}
LARGE = TypicalCompany(100_000)
SHAPES = [
    TypicalCompany(n, importance=importance, structure=structure)
    for n in (1, 2, 3, 9, 10, 49, 100, 250, 500, 999, 5_000, 70_000)
    for importance in ("low", "normal", "high")
    for structure in ("functional", "divisional", "matrix", "flat")
]
ODD = [
    TypicalCompany(100_000, structure="matrix", matrix_solid="unit", importance="high"),
    TypicalCompany(20_000, coos=3, coo_split="function", importance="high"),
    TypicalCompany(20_000, coos=4, structure="divisional", coo="yes", divisions=7),
    TypicalCompany(3_000, split_officer=True, assistant_director=True, board=True, title_style="manager"),
    TypicalCompany(3_000_000, structure="divisional", divisions=60),
]


@pytest.fixture(scope="module")
def large():
    return generate(LARGE, DOMAIN)


def _bytes(org, folder):
    folder.mkdir()
    to_arrow(org, folder / "org.arrow")
    return (folder / "org.arrow").read_bytes()


def _column(org, heading):
    return org.cells[heading].to_pylist() if heading in org.cells.column_names else [""] * len(org)


@pytest.mark.slow
@pytest.mark.parametrize("company", PRESETS.values(), ids=PRESETS)
def test_every_function_has_the_people_that_the_typical_chart_counts(company):
    """By department and unit; a division's own part of the functions counts with the division."""
    graph = build(company, DOMAIN)
    areas, functions = DOMAIN.population.areas, {each.role: key for key, each in DOMAIN.functions.items()}
    expected = Counter()
    for key in graph:
        card = seat_of(graph, key)
        if not card.count:
            continue  # a board
        division = card.role == "division_head" and card.team
        name = functions.get(card.role)
        place = DOMAIN.population.departments[name].name if name else areas[DOMAIN.roles[card.role].function]
        expected[(card.unit, "" if division else place)] += card.count + card.team
    org = generate(company, DOMAIN)
    units = {card.unit for key in graph if (card := seat_of(graph, key)).role == "division_head" and card.team}
    found = Counter()
    for unit, place in zip(_column(org, "Unit"), _column(org, "Department"), strict=True):
        found[(unit, place if unit not in units or place == "Operations" else "")] += 1
    assert found == +expected
    assert len(org) == company.headcount


@pytest.mark.parametrize("company", PRESETS.values(), ids=PRESETS)
def test_every_branch_has_the_people_of_its_card(company):
    """Under each seat that is one of its kind; but for those whom the chief executive leads in their stead."""
    graph = build(company, DOMAIN)
    plan = plan_blocks(graph, DOMAIN, 0)
    total = [block.count for block in plan.blocks]
    for number in reversed(range(1, len(total))):
        total[plan.blocks[number].boss] += total[number]
    first = {}
    for number, block in enumerate(plan.blocks):
        first.setdefault(block.card, number)
    for key in graph:
        under = [seat_of(graph, below) for below in preorder(graph, key)]
        if under[0].count == 1:
            assert total[first[key]] == sum(card.count + card.team for card in under), key


@pytest.mark.slow
@pytest.mark.parametrize("company", [*SHAPES, *ODD], ids=str)
def test_any_company_is_one_tree_of_exactly_its_people(company):
    """Everybody is led from one top; levels and ranks never rise on the way down."""
    org = generate(company, DOMAIN)
    assert len(org) == company.headcount == org.people
    assert org.tree.tops().tolist() == [0]
    assert org.tree.parent[0] == -1
    assert len(set(org.texts("name", range(min(2_000, len(org)))))) == min(2_000, len(org))
    if len(org) < 10_000:
        level = np.array(_column(org, "Grade"), float)
        assert (level[1:] > level[org.tree.parent[1:]]).all()


@pytest.mark.parametrize("company", PRESETS.values(), ids=PRESETS)
def test_the_seats_of_the_typical_chart_are_there(company):
    """Each title is led by the title that leads it there, and the tree is as deep, or one level more."""
    graph, org = build(company, DOMAIN), generate(company, DOMAIN)
    titles, parent = _column(org, "Title"), org.tree.parent
    pairs = {(titles[seat], titles[boss]) for seat, boss in enumerate(parent.tolist()) if boss >= 0}
    for key in preorder(graph, top_of(graph)):
        for boss in graph.successors(key):
            upper = seat_of(graph, boss)
            if graph.edges[key, boss]["line"] == "solid" and upper.count:
                assert (seat_of(graph, key).title, upper.title) in pairs
    drawn = max(len([seat for seat in chain_of(graph, key) if seat_of(graph, seat).count]) for key in graph)
    assert drawn <= org.tree.levels <= drawn + 1


def test_spans_follow_the_published_distribution(large):
    """At 100,000 people the shares of F21 within three points, its median, and a mean between 2024 and 2025."""
    spans = large.tree.count[large.tree.count > 0]
    shares = np.histogram(spans, [1, 5, 10, 25, 10_000])[0] / len(spans)
    assert shares == pytest.approx(np.array([37, 29, 22, 13]) / 101, abs=0.03)
    assert 10.9 <= spans.mean() <= 12.3
    assert 5 <= np.median(spans) <= 6


@pytest.mark.parametrize(
    ("headcount", "least", "most"), [(20, 3, 8), (2_000, 8, 17), (100_000, 8, 19)], ids=lambda value: f"{value}"
)
def test_the_chief_executive_leads_as_many_as_published(headcount, least, most):
    """About the middle half of F23."""
    assert least <= generate(TypicalCompany(headcount), DOMAIN).tree.count[0] <= most


@pytest.mark.parametrize(
    ("headcount", "least", "most"),
    [(6, 2, 2), (150, 4, 5), (3_000, 6, 8), (60_000, 8, 9), (240_000, 8, 9), (1_000_000, 8, 10)],
    ids=lambda value: f"{value}",
)
def test_levels_are_those_of_real_companies(headcount, least, most):
    """Nine for the median public firm (F29) and at 60,000 (F32), eight to thirteen at 240,000 (F31)."""
    assert least <= generate(TypicalCompany(headcount), DOMAIN).tree.levels <= most


def test_other_branches_are_no_deeper_than_operations(large):
    """The front line of operations is the lowest level."""
    departments = np.array(_column(large, "Department"))
    deepest = {name: int(large.tree.depth[departments == name].max()) for name in set(departments)}
    assert max(deepest, key=deepest.get) == "Operations"
    assert deepest["Operations"] > max(depth for name, depth in deepest.items() if name != "Operations")


def test_dotted_lines_of_a_matrix_are_kept():
    """Each unit's leads have their second line to the head of the same unit."""
    org = generate(TypicalCompany(100_000, structure="matrix"), DOMAIN)
    units, titles = _column(org, "Unit"), _column(org, "Title")
    assert len(org.dotted) == titles.count("Director of operations")
    assert all(units[seat] == units[boss] and titles[boss] == "Unit head" for seat, boss in org.dotted.tolist())


@pytest.mark.slow
@pytest.mark.parametrize("key", ["people_3000", "matrix_800", "no_coo_240000"])
def test_the_same_company_is_the_same_byte_for_byte(tmp_path, key):
    """Generated twice; another seed gives another one."""
    first, again = (_bytes(generate(PRESETS[key], DOMAIN), tmp_path / name) for name in ("a", "b"))
    assert first == again
    assert first != _bytes(generate(PRESETS[key], DOMAIN, seed=1), tmp_path / "c")


@pytest.mark.parametrize("key", ["people_6", "people_3000", "matrix_800", "two_coos_60000"])
def test_its_csv_reads_back_as_the_same_company(tmp_path, key):
    """Columns are found by themselves, nothing is wrong in it, and all cells, lines and figures are the same."""
    org = generate(PRESETS[key], DOMAIN)
    write_csv(org.cells, tmp_path / "people.csv")
    reading = read_company(tmp_path / "people.csv")
    assert reading.findings == ()
    assert figures(reading.org) == figures(org)
    assert reading.org.cells.equals(org.cells)
    assert reading.org.fields == org.fields
    assert (reading.org.rows == org.rows).all()
    assert (reading.org.tree.parent == org.tree.parent).all()
    assert reading.org.dotted.tolist() == org.dotted.tolist()


def test_numbers_in_names_are_grouped_and_count_the_holders(large):
    """The last of them has the number of all."""
    titles, names = _column(large, "Title"), _column(large, "Name")
    assert names[0] == "Chief executive officer"
    assert names[titles.index("Operations supervisor")] == "Supervisor 1"
    assert names[titles.index("Product and technology manager")] == "Product manager 1"
    assert names[-1 - titles[::-1].index("Operative")] == f"Operative {titles.count('Operative'):,}"
    assert "Operative 999" in names
    assert "Operative 1,000" in names
    assert "Operative 1,001" in names


@pytest.mark.scale
def test_three_million_people_are_generated():
    """The largest company there may be, in a tree of ten levels at most; a name has millions in it."""
    org = generate(TypicalCompany(3_000_000), DOMAIN)
    assert len(org) == 3_000_000
    assert org.tree.levels <= 10
    assert "Operative 1,000,000" in org.cells["Name"].to_pylist()
