"""The domain files are complete, every statement is used or set aside with a reason, and quotes are exact."""

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from orgmodel.catalog.catalog import Domain
from orgmodel.catalog.load import DOMAIN_FOLDER, load_domain
from orgmodel.errors import UnknownName

COMPANIES = DOMAIN_FOLDER.parent / "companies"
SEED_ROLES = {
    "board": 0,
    "ceo": 1,
    "coo": 2,
    "division_head": 2.5,
    "svp_ops": 3,
    "vp_ops": 4,
    "regional_ops_director": 5,
    "director_ops": 6,
    "admin_services_manager": 7,
    "operations_manager": 7.5,
    "operations_officer": 8,
    "ops_supervisor": 9,
    "admin": 10,
    "operative": 11,
}
# Words for word from the two texts, kept here apart from the data so that a slip there is seen.
QUOTES = {
    "A1": "An operations officer, also called an operations manager",
    "A3": "They report to the chief operating officer (COO), who oversees the company's operations",
    "A6": "the importance that you want to give to the function determines the hierarchical lines",
    "A7": "Also known as operations managers, operations officers report to the director of operations",
    "A12": "The main difference between an operations director and an operations director is the title",
    "A29": "the overall responsibility still lies with the CEO",
    "B1": "job titles can sometimes seem more like suggestions than concrete descriptions",
    "B25": "executive director of operations, the chief operations officer (COO), or chief executive officer (CEO), "
    "depending on the size and structure",
    "B30": "Operatives are people who work directly on a job or task. They have no responsibility for overseeing "
    "others' work",
    "B35": "may report to the Business Manager or another senior executive",
}


@pytest.fixture(scope="module")
def domain() -> Domain:
    return load_domain()


def cites_in(value: object, inside: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from cites_in(inner, key == "cites" or key.endswith("_cites"))
    elif isinstance(value, list):
        for inner in value:
            if inside and isinstance(inner, str):
                yield inner
            else:
                yield from cites_in(inner)


def read_toml(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        ("claims", [f"A{n}" for n in range(1, 30)] + [f"B{n}" for n in range(1, 36)]),
        ("contradictions", [f"C{n}" for n in range(1, 15)]),
        ("facts", [f"F{n}" for n in range(1, 60)]),
        ("taxonomy", [f"T{n}" for n in range(1, 12)]),
        ("rules", [f"R{n:02}" for n in range(1, 24)]),
    ],
    ids=["claims", "contradictions", "facts", "taxonomy", "rules"],
)
def test_every_id_is_there_and_no_other(domain: Domain, table: str, ids: list[str]) -> None:
    """Nothing is dropped: the ids run without a gap."""
    assert list(getattr(domain, table)) == ids


def test_every_claim_and_fact_is_used_or_set_aside(domain: Domain) -> None:
    """What no role, rule, number, contradiction or preset cites is marked noise."""
    files = [*DOMAIN_FOLDER.glob("*.toml"), *COMPANIES.glob("*.toml")]
    used = {cite for path in files for cite in cites_in(read_toml(path))}
    entries = [*domain.claims.values(), *domain.facts.values()]
    assert [entry.id for entry in entries if entry.id not in used and entry.status != "noise"] == []


def test_what_is_set_aside_says_why(domain: Domain) -> None:
    """Noise and alternatives carry a note."""
    aside = [entry for entry in (*domain.claims.values(), *domain.facts.values()) if entry.status != "primary"]
    assert {entry.id for entry in aside} >= {"A23", "A26", "B13", "B31", "B32", "F54", "B5", "A18"}
    assert [entry.id for entry in aside if not entry.note] == []


def test_company_files_cite_what_exists(domain: Domain) -> None:
    """Each preset's cites have an entry."""
    for path in COMPANIES.glob("*.toml"):
        for cite in cites_in(read_toml(path)):
            assert domain.citation(cite).text


def test_every_line_has_a_reason_that_is_not_noise(domain: Domain) -> None:
    """Each parent of each role is justified, and never by noise."""
    for role in domain.roles.values():
        for parent in role.parents:
            assert parent.cites, (role.key, parent.role)
            assert all(domain.citation(cite).status != "noise" for cite in parent.cites), (role.key, parent.role)


def test_a_line_is_as_sure_as_its_reasons(domain: Domain) -> None:
    """A line marked seed cites a claim, one marked published a fact or title list."""
    kinds = {"seed": {"claim"}, "published": {"fact", "taxonomy"}}
    for role in domain.roles.values():
        for parent in role.parents:
            found = {domain.citation(cite).kind for cite in parent.cites}
            assert parent.confidence == "judgement" or found & kinds[parent.confidence], (role.key, parent.role)


def test_numbers_marked_opinion_or_published_cite_one(domain: Domain) -> None:
    """A threshold that no fact gives is marked judgement."""
    thresholds = domain.numbers.thresholds.values()
    numbers = [*(getattr(t, i) for t in thresholds for i in ("low", "normal", "high")), *domain.numbers.coo_ladder]
    sourced = [number for number in numbers if number.confidence != "judgement"]
    assert sorted(number.value or 0 for number in sourced) == [10, 50, 100, 100]
    for number in sourced:
        assert {domain.citation(cite).confidence for cite in number.cites} == {number.confidence}


def test_thresholds_are_those_of_the_rules(domain: Domain) -> None:
    """Low, normal, high of the six roles; None is never."""
    found = {
        role: [getattr(threshold, importance).value for importance in ("low", "normal", "high")]
        for role, threshold in domain.numbers.thresholds.items()
    }
    assert found == {
        "operations_officer": [25, 10, 5],
        "director_ops": [1000, 100, 100],
        "ops_supervisor": [500, 500, 250],
        "vp_ops": [10_000, 1000, 500],
        "regional_ops_director": [100_000, 10_000, 5000],
        "svp_ops": [None, 100_000, 10_000],
    }


def test_coo_numbers_are_those_of_the_rules(domain: Domain) -> None:
    """Ladder, starting rungs and shifts of the COO rule."""
    numbers = domain.numbers
    assert [rung.value for rung in numbers.coo_ladder] == [10, 50, 250, 1000, None]
    assert (numbers.coo_index.low, numbers.coo_index.normal, numbers.coo_index.high) == (4, 2, 1)
    shift = numbers.coo_shift
    assert (shift.ceo_operations.weak, shift.ceo_operations.balanced, shift.ceo_operations.strong) == (-1, 0, 1)
    structure = shift.structure
    assert (structure.functional, structure.matrix, structure.divisional, structure.flat) == (0, 0, 2, 1)


def test_roles_have_the_levels_of_the_catalogue(domain: Domain) -> None:
    """Levels as agreed; the rest moved so that every boss ranks higher, which the loader checks."""
    assert {key: domain.roles[key].level for key in SEED_ROLES} == SEED_ROLES
    assert {"finance_head", "business_manager", "asst_director_ops", "office_manager"} <= set(domain.roles)


def test_officer_may_report_to_everyone_the_texts_name(domain: Domain) -> None:
    """The bosses of the operations officer, nearest first, each with the ids that name it."""
    parents = {parent.role: parent.cites for parent in domain.roles["operations_officer"].parents}
    assert list(parents) == [
        "operations_manager",
        "director_ops",
        "vp_ops",
        "division_head",
        "coo",
        "business_manager",
        "finance_head",
        "ceo",
    ]
    assert set(parents["director_ops"]) >= {"A7", "B25"}
    assert set(parents["coo"]) >= {"A3", "A27", "B25"}
    assert "B35" in parents["business_manager"]
    assert "B25" in parents["ceo"]


def test_career_titles_are_no_alias_of_the_officer(domain: Domain) -> None:
    """COO and VP are steps of a ladder, never other names of the operations officer."""
    titles = {alias.title.lower() for alias in domain.roles["operations_officer"].aliases}
    assert not {title for title in titles if "chief" in title or "vp" in title or "vice" in title}


def test_an_import_title_leads_to_one_role(domain: Domain) -> None:
    """No title is a primary alias of two roles."""
    titles = [a.title.lower() for r in domain.roles.values() for a in r.aliases if a.status == "primary"]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize(("id_", "quote"), QUOTES.items(), ids=list(QUOTES))
def test_quotes_are_exact(domain: Domain, id_: str, quote: str) -> None:
    """The words of the seed texts stand unchanged."""
    assert quote in domain.claims[id_].quotes


def test_bands_follow_the_size_classes(domain: Domain) -> None:
    """Seven bands; the first three bounds are the EU's, the others ours, and 500 is a tick."""
    assert [band.start for band in domain.bands] == [1, 10, 50, 250, 1000, 10_000, 100_000]
    assert [band.confidence for band in domain.bands] == ["published"] * 4 + ["judgement"] * 3
    assert [marker.at for marker in domain.markers] == [500]


def test_scopes_contain_one_another(domain: Domain) -> None:
    """Operations only, internal, broad and everything each add to the one before."""
    presets = domain.coo.presets
    sets = [set(presets[key].words) for key in ("ops_only", "internal", "broad", "all")]
    assert [len(words) for words in sets] == [5, 8, 12, 15]
    assert all(small < large for small, large in pairwise(sets))
    assert set(domain.coo.words) == sets[-1]
    assert len(domain.coo.kinds) == 7


def test_function_heads_name_their_seat(domain: Domain) -> None:
    """Eleven functions; finance has the finance head, the others a head of their own."""
    roles = {key: function.role for key, function in domain.functions.items()}
    assert len(roles) == 11
    assert roles == {key: f"{key}_head" for key in roles}


def test_base_rate_is_the_range_of_the_counts(domain: Domain) -> None:
    """The share of companies with a COO is a range with its counts."""
    assert domain.coo.base_rate.text == "30-48% of the largest US companies have one"
    assert set(domain.coo.base_rate.cites) == {"F5", "F6", "F7", "F8"}


@pytest.mark.parametrize(
    ("id_", "kind", "confidence", "source"),
    [
        ("A7", "claim", "seed", "An operations-officer page in the style of chiefoperatingofficer.io, undated"),
        (
            "B7",
            "claim",
            "seed",
            "Operations Manager vs. Office Manager: Differences Explained, Angela Hwang, Kisi, 2021",
        ),
        ("F39", "fact", "opinion", "When to hire a COO, and administrative staff, SaaStr, undated"),
        ("T6", "taxonomy", "published", "ESCO classification of occupations, European Commission, 2022"),
        ("C3", "contradiction", "judgement", "Weighed by us from A12, A13, A7, B25, F53"),
    ],
)
def test_a_citation_says_what_stands_behind_an_id(
    domain: Domain, id_: str, kind: str, confidence: str, source: str
) -> None:
    """Kind, confidence and source of each sort of id."""
    citation = domain.citation(id_)
    assert (citation.id, citation.kind, citation.confidence, citation.source) == (id_, kind, confidence, source)
    assert bool(citation.quote) == (kind == "claim")


def test_an_unknown_cite_is_named(domain: Domain) -> None:
    """Asking for an id that is not there says so."""
    with pytest.raises(UnknownName, match=r"no cite 'Z9'"):
        domain.citation("Z9")


def test_the_title_lists_carry_their_attribution(domain: Domain) -> None:
    """The O*NET licence asks for its sentence."""
    assert "O*NET 27.0 Database" in domain.attribution
    assert "CC BY 4.0" in domain.attribution
