"""Parts of a company with several operations lines, ladders rung by rung, and readings in groups."""

import numpy as np
import pytest

from orgmodel.fit.ladder import ladder_rungs
from orgmodel.fit.listing import count_titles, group_readings, known_ids, with_words
from orgmodel.fit.parts import part_labels, part_lines
from orgmodel.fit.report import fit_report
from orgmodel.fit.sentences import summary_text
from tests.orgmodel.fit.companies import DOMAIN, fit_of, org_of

DIVISIONS = [
    (1, "", "Chief Executive Officer"),
    (2, 1, "President, Retail Division"),
    (3, 1, "President, Wholesale Division"),
    (4, 2, "Director of Operations"),
    (5, 4, "Operations Manager"),
    (6, 5, "Operator"),
    (7, 5, "Operator"),
    (8, 3, "Operations Manager"),
    (9, 8, "Operator"),
    (10, 1, "Chief Financial Officer"),
]


def test_each_division_has_its_own_line():
    """The longest of each from the bottom up, the part with the most rungs first, whatever the order of the rows."""
    for rows in (DIVISIONS, DIVISIONS[::-1]):
        found = fit_of(rows)
        titles = found.readings.org.texts("title", np.arange(len(rows)))
        parts = part_lines(found.readings, found.line)
        assert [titles[part.head] for part in parts] == ["President, Retail Division", "President, Wholesale Division"]
        assert [part.rungs for part in parts] == [4, 2]
        retail, wholesale = (part.chain for part in parts)
        assert retail == ("operative", "operations_officer", "director_ops", "division_head", "ceo")
        assert wholesale == ("operative", "operations_officer", "division_head", "ceo")
        assert [titles[seat] for seat in parts[1].seats][1:] == [
            "Operations Manager",
            "President, Wholesale Division",
            "Chief Executive Officer",
        ]


def test_one_line_has_no_parts():
    """Neither a company with one division, nor one in which nothing matches."""
    for rows in (DIVISIONS[:2] + DIVISIONS[3:7], [(1, "", "Zzz"), (2, 1, "Yyy")]):
        found = fit_of(rows)
        assert part_lines(found.readings, found.line) == ()


@pytest.mark.parametrize("seed", range(5))
def test_lines_of_parts_lead_to_their_heads(seed):
    """In random companies: each line goes up the tree, and through its head."""
    random = np.random.default_rng(seed)
    titles = [
        "Division President",
        "Operations Manager",
        "Operator",
        "Director of Operations",
        "Chief Operating Officer",
    ]
    rows = [(1, "", "Chief Executive Officer")]
    rows += [(n, int(random.integers(1, n)), titles[random.integers(len(titles))]) for n in range(2, 60)]
    found = fit_of(rows)
    for part in part_lines(found.readings, found.line):
        assert part.head in (*part.seats, -1)
        for low, high in zip(part.seats, part.seats[1:], strict=False):
            assert found.line.above[low] == high


def test_ladders_stand_rung_by_rung():
    """Equal rungs in one row; what one side lacks says why."""
    chain, typical = ("operative", "coo", "coo", "ceo"), ("operative", "operations_officer", "director_ops", "ceo")
    rungs = ladder_rungs(chain, typical, {"operative", "ceo", "director_ops"}, DOMAIN)
    assert [(rung.own, rung.typical, rung.note) for rung in rungs] == [
        ("ceo", "ceo", ""),
        ("coo", "", "doubled"),
        ("coo", "", "doubled"),
        ("", "director_ops", "passed by"),
        ("", "operations_officer", "missing"),
        ("operative", "operative", ""),
    ]


def test_everybody_is_in_a_group():
    """Rungs, other roles, none and front line are everybody, once; the higher seats come first."""
    found = fit_of(DIVISIONS)
    groups = group_readings(found).seats
    apart = [seat for key in ("rungs", "others", "none", "front") for seat in groups[key].tolist()]
    assert sorted(apart) == list(range(len(DIVISIONS)))
    assert found.readings.tree.depth[groups["rungs"]].tolist() == sorted(found.readings.tree.depth[groups["rungs"]])
    assert groups["front"].tolist() == [8, 5, 6]


def test_readings_are_found_by_words_and_counted_by_title():
    """In name or title, whatever the case; signs of patterns are only signs."""
    org = org_of(DIVISIONS)
    everybody = np.arange(len(DIVISIONS), dtype=np.int32)
    assert with_words(org, everybody, "DIVISION").tolist() == [1, 2]
    assert with_words(org, everybody, " ").tolist() == everybody.tolist()
    assert with_words(org, everybody, "Oper.tor").tolist() == []
    assert count_titles(org, ["Operator ", "Operations Manager", "x"]) == {"Operator": 3, "Operations Manager": 2}
    assert known_ids(org, ["7", " 8 ", "Operator"]) == {"7", "8"}


DIRECTORS = [(number, 2, f"Director of Operations, {name}") for number, name in enumerate("NSEW", 3)]


def test_several_directors_under_one_chief_have_a_line_each():
    """The chief operating officer above is none; a director without rungs below has one."""
    rows = [(1, "", "CEO"), (2, 1, "COO"), *DIRECTORS, (10, 3, "Operations Manager"), (11, 10, "Fitter")]
    found = fit_of(rows)
    parts = part_lines(found.readings, found.line)
    assert part_labels(found.readings, parts) == [title for _, _, title in DIRECTORS]
    assert [len(part.chain) for part in parts] == [5, 3, 3, 3]
    assert "It has 4 operations lines" in summary_text(found, parts, DOMAIN)
    report = fit_report(found, DOMAIN, "Works")
    assert report.subtitle.startswith(summary_text(found, parts, DOMAIN))
    assert report.sections[0][0] == "Its 4 operations lines"
    assert len(report.sections[0][1]) == 4


def test_regions_one_below_the_other_are_one_line():
    """Nor is the chief operating officer above them a line beside."""
    rows = [(1, "", "CEO"), (2, 1, "COO"), (3, 2, "Regional Director of Operations"), (4, 3, "Area Operations Manager")]
    found = fit_of([*rows, (5, 4, "Operations Manager"), (6, 5, "Fitter")])
    assert found.rungs.doubled
    assert part_lines(found.readings, found.line) == ()


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([(1, "", "Vice President, Sales"), (2, 1, "Sales Rep")], "No title was read as a rung of operations"),
        ([(1, "", "CEO"), (2, 1, "Sales Director"), (3, 2, "Sales Rep")], "No title was read as a rung of operations"),
        ([(1, "", "Zzz"), (2, 1, "Yyy"), (3, 1, "Xxx")], "No title was read as a rung of operations"),
        ([(1, "", "Zzz"), *((at, 1, "Yyy") for at in (2, 3, 4))], "No title names a rung of operations"),
    ],
)
def test_a_company_in_which_nothing_matches_says_so(rows, text: str):
    """First, on the page and in the report, whatever was read by its place."""
    found = fit_of(rows)
    assert summary_text(found, (), DOMAIN).startswith(text)
    assert fit_report(found, DOMAIN, "Works").subtitle.startswith(text)
