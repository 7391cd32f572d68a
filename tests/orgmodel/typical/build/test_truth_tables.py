"""The two truth tables of the model, transcribed row by row, and where each line of the texts appears."""

import pytest

from orgmodel.typical.build.build import build
from orgmodel.typical.graph import boss_of, seat_of
from orgmodel.typical.parameters import STRENGTHS, TypicalCompany
from orgmodel.typical.rules.numbers import numbers_in_force
from orgmodel.typical.rules.presence import coo_threshold
from tests.strategies import DOMAIN

SHORT = {
    "OP": "operative",
    "SUP": "ops_supervisor",
    "OFF": "operations_officer",
    "DIR": "director_ops",
    "REG": "regional_ops_director",
    "VP": "vp_ops",
    "SVP": "svp_ops",
    "BM": "business_manager",
    "CFO": "finance_head",
    "COO": "coo",
    "CEO": "ceo",
}
MOST = 3_000_000
# First and last headcount of each row; the chain at low, normal and high importance. Functional, balanced, auto.
CHAINS = [
    (1, 1, "CEO", "CEO", "CEO"),
    (2, 4, "OP>CEO", "OP>CEO", "OP>CEO"),
    (5, 9, "OP>CEO", "OP>CEO", "OP>OFF>CEO"),
    (10, 24, "OP>CEO", "OP>OFF>CEO", "OP>OFF>CEO"),
    (25, 49, "OP>OFF>CEO", "OP>OFF>CEO", "OP>OFF>CEO"),
    (50, 99, "OP>OFF>BM>CEO", "OP>OFF>CEO", "OP>OFF>COO>CEO"),
    (100, 249, "OP>OFF>BM>CEO", "OP>OFF>DIR>CEO", "OP>OFF>DIR>COO>CEO"),
    (250, 499, "OP>OFF>CFO>CEO", "OP>OFF>DIR>COO>CEO", "OP>SUP>OFF>DIR>COO>CEO"),
    (500, 999, "OP>SUP>OFF>CFO>CEO", "OP>SUP>OFF>DIR>COO>CEO", "OP>SUP>OFF>DIR>VP>COO>CEO"),
    (1_000, 4_999, "OP>SUP>OFF>DIR>CFO>CEO", "OP>SUP>OFF>DIR>VP>COO>CEO", "OP>SUP>OFF>DIR>VP>COO>CEO"),
    (5_000, 9_999, "OP>SUP>OFF>DIR>CFO>CEO", "OP>SUP>OFF>DIR>VP>COO>CEO", "OP>SUP>OFF>DIR>REG>VP>COO>CEO"),
    (
        *(10_000, 99_999, "OP>SUP>OFF>DIR>VP>CFO>CEO"),
        *("OP>SUP>OFF>DIR>REG>VP>COO>CEO", "OP>SUP>OFF>DIR>REG>VP>SVP>COO>CEO"),
    ),
    (
        *(100_000, MOST, "OP>SUP>OFF>DIR>REG>VP>CFO>CEO"),
        *("OP>SUP>OFF>DIR>REG>VP>SVP>COO>CEO", "OP>SUP>OFF>DIR>REG>VP>SVP>COO>CEO"),
    ),
]
EDGES = [
    pytest.param(headcount, importance, chain, id=f"{headcount}-{importance}")
    for low, high, *chains in CHAINS
    for headcount in dict.fromkeys((low, high))
    for importance, chain in zip(("low", "normal", "high"), chains, strict=True)
]
# Structure, importance: headcount from which there is a COO with a weak, balanced and strong chief executive.
COO_TABLE = [
    ("functional", "low", 1000, None, None),
    ("functional", "normal", 50, 250, 1000),
    ("functional", "high", 10, 50, 250),
    ("matrix", "low", 1000, None, None),
    ("matrix", "normal", 50, 250, 1000),
    ("matrix", "high", 10, 50, 250),
    ("divisional", "low", None, None, None),
    ("divisional", "normal", 1000, None, None),
    ("divisional", "high", 250, 1000, None),
    ("flat", "low", None, None, None),
    ("flat", "normal", 250, 1000, None),
    ("flat", "high", 50, 250, 1000),
]
COO_ROWS = [
    pytest.param(structure, importance, strength, least, id=f"{structure}-{importance}-{strength}")
    for structure, importance, *row in COO_TABLE
    for strength, least in zip(STRENGTHS, row, strict=True)
]


def chain(**values) -> str:
    graph = build(TypicalCompany(**values), DOMAIN)
    back = {role: short for short, role in SHORT.items()}
    return ">".join(back[seat_of(graph, key).role] for key in graph.graph["chain"])


@pytest.mark.parametrize(("headcount", "importance", "expected"), EDGES)
def test_chain_at_both_edges_of_each_row(headcount: int, importance: str, expected: str):
    """The operations line of every row of the table, at its first and its last headcount."""
    assert chain(headcount=headcount, importance=importance) == expected


@pytest.mark.parametrize(("structure", "importance", "strength", "least"), COO_ROWS)
def test_coo_appears_at_the_headcount_of_the_table(structure: str, importance: str, strength: str, least: int | None):
    """No COO one person below the threshold, one at it and at every size above; never where the table says never."""
    values = {"structure": structure, "importance": importance, "ceo_operations": strength}

    def has_coo(headcount: int) -> bool:
        return "coo" in build(TypicalCompany(headcount=headcount, **values), DOMAIN)

    company = TypicalCompany(headcount=1, **values)
    assert coo_threshold(numbers_in_force(DOMAIN, company), company)[0] == least
    if least is None:
        assert not any(has_coo(n) for n in (3, 49, 250, 1_000, 99_999, MOST))
    else:
        assert not has_coo(least - 1)
        assert has_coo(least)
        assert has_coo(MOST)


OFFICE = [(9, None), (10, "ceo"), (49, "ceo"), (50, "middle"), (249, "middle"), (250, "adm"), (MOST, "adm")]


@pytest.mark.parametrize(("headcount", "boss"), OFFICE)
@pytest.mark.parametrize("importance", ["low", "normal", "high"])
def test_boss_of_the_office_manager_depends_on_size(headcount: int, boss: str | None, importance: str):
    """Chief executive below 50 people, business manager or officer to 249, administrative services from 250."""
    middle = "business_manager" if importance == "low" else "operations_officer"
    expected = {"ceo": "ceo", "middle": middle, "adm": "admin_services_manager", None: None}[boss]
    graph = build(TypicalCompany(headcount, importance=importance), DOMAIN)
    assert ("office_manager" in graph) == (expected is not None)
    if expected is not None:
        assert boss_of(graph, "office_manager") == expected
    assert "office_manager" not in build(TypicalCompany(headcount, importance=importance, has_office=False), DOMAIN)


SEED_LINES = [
    ("operations_officer", "ceo", "normal", 10, 99, "B25"),
    ("operations_officer", "coo", "high", 50, 99, "A3"),
    ("operations_officer", "coo", "high", 50, 99, "A27"),
    ("operations_officer", "director_ops", "normal", 100, MOST, "A7"),
    ("operations_officer", "business_manager", "low", 50, 249, "B35"),
    ("director_ops", "coo", "normal", 250, 999, "A7"),
    ("coo", "ceo", "normal", 250, 999, "A29"),
]


@pytest.mark.parametrize(("role", "boss", "importance", "low", "high", "claim"), SEED_LINES)
def test_each_line_of_the_texts_appears(role, boss, importance, low, high, claim):  # noqa: PLR0917
    """Every line that a text draws is drawn somewhere, from the first to the last headcount, with its claim."""
    for headcount in (low, (low + high) // 2, high):
        graph = build(TypicalCompany(headcount, importance=importance), DOMAIN)
        assert boss_of(graph, role) == boss
        assert claim in [citation.id for citation in graph.edges[role, boss]["why"].citations]
    before = build(TypicalCompany(low - 1, importance=importance), DOMAIN)
    assert role not in before or boss_of(before, role) != boss
