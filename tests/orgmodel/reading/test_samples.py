"""Real files give their known figures, whole and shuffled; counted independently of this program."""

import csv
from functools import cache

import numpy as np
import pytest

from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company, summary_json
from tests.folders import DATA_FOLDER

DATA = DATA_FOLDER
UK = {"snapshots": 1, "placeholders": 0}

# Rows, people, tops, levels, span and what else is known of each file (tests/data/README.md).
KNOWN = {
    "oracle-hr/employees.csv": {"rows": 107, "people": 107, "tops": 1, "levels": 4, "span": 14, "managers": 18},
    "oracle-hr/oracle-hr.xlsx": {"rows": 107, "people": 107, "tops": 1, "levels": 4, "span": 14, "managers": 18},
    "chinook/Employee.csv": {"rows": 8, "people": 8, "tops": 1, "levels": 3, "span": 3},
    "northwind/Employees.csv": {"rows": 9, "people": 9, "tops": 1, "levels": 3, "span": 5},
    "sourcegraph/team.yml": {"rows": 175, "people": 175, "tops": 1, "levels": 5, "span": 16},
    "uk-organograms/cabinet-office-2015-03.csv": UK
    | {"rows": 1260, "people": 276, "tops": 1, "levels": 6, "span": 18, "vacancies": 17, "gone": 24},
    "uk-organograms/cabinet-office-2015-09.csv": UK
    | {"rows": 1167, "people": 281, "tops": 1, "levels": 6, "span": 22, "vacancies": 14, "gone": 60},
    "uk-organograms/home-office-2014-09.csv": UK
    | {"rows": 2091, "people": 330, "tops": 3, "levels": 5, "span": 20, "gone": 136, "staff": 26395},
    "nyc/nyc-governance-organizations.csv": {
        "rows": 307,
        "people": 307,
        "tops": 198,
        "levels": 4,
        "span": 18,
        "placeholders": 9,
    },
    "berlin/senfin-organigram.json": {"rows": 79, "people": 79, "tops": 3, "levels": 6, "vacancies": 1},
}
FINDINGS = {
    "uk-organograms/cabinet-office-2015-03.csv": {"ORG202": 24, "ORG203": 984, "ORG406": 1, "ORG504": 17},
    "uk-organograms/home-office-2014-09.csv": {"ORG202": 144, "ORG203": 1751, "ORG402": 2, "ORG304": 4, "ORG305": 8},
    "nyc/nyc-governance-organizations.csv": {"ORG401": 24, "ORG404": 5},
    "sourcegraph/team.yml": {"ORG106": 1, "ORG406": 1},
    "oracle-hr/employees.csv": {"ORG205": 2},
}


@cache
def _told(name):
    return summary_json(read_company(DATA / name))


@pytest.mark.parametrize("name", KNOWN)
def test_a_real_file_has_its_known_figures(name):
    """Without any help: columns found, dirt told, everything counted."""
    told = _told(name)
    assert {key: told[key] for key in KNOWN[name]} == KNOWN[name]
    assert {code: told["findings"].get(code) for code in FINDINGS.get(name, {})} == FINDINGS.get(name, {})


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in KNOWN if name.endswith(".csv")])
def test_shuffled_rows_give_the_same_figures(name, tmp_path):
    """No figure depends on which row comes first."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    for seed in (1, 2):
        order = np.random.default_rng(seed).permutation(len(rows))
        with (tmp_path / "shuffled.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *(rows[place] for place in order)])
        told = summary_json(read_company(tmp_path / "shuffled.csv"))
        assert {key: told[key] for key in KNOWN[name]} == KNOWN[name]
        assert told["mapping"]["manager"] == _told(name)["mapping"]["manager"]


def test_live_posts_of_two_snapshots_are_those_counted_by_hand():
    """252 live posts in March 2015, 221 in September."""
    for name, people in (("2015-03", 252), ("2015-09", 221)):
        told = summary_json(read_company(DATA / f"uk-organograms/cabinet-office-{name}.csv", Choices(live=True)))
        assert told["people"] == people
        assert told["findings"]["ORG208"] == {"2015-03": 24, "2015-09": 60}[name]


def test_the_share_that_resolves_is_told_for_every_candidate():
    """The manager column resolves wholly; an id that happens to be in the department's column does not win."""
    candidates = {each["column"]: each for each in _told("oracle-hr/employees.csv")["mapping"]["candidates"]}
    assert candidates["MANAGER_ID"] == {"column": "MANAGER_ID", "key": "EMPLOYEE_ID", "resolved": 106, "of": 106}
    assert candidates["DEPARTMENT_ID"]["resolved"] == 8


def test_several_managers_in_one_cell_are_one_solid_and_dotted_lines():
    """The Bronx office reports first to itself's borough, dotted to four others."""
    org = read_company(DATA / "nyc/nyc-governance-organizations.csv").org
    assert len(org.dotted) == 3 + 4 + 3
    assert sorted(np.bincount(org.dotted[:, 0])[np.unique(org.dotted[:, 0])].tolist()) == [1, 1, 1, 3, 4]


def test_two_states_in_one_file_are_found_and_the_latest_is_read(tmp_path):
    """Cabinet Office of March and September stacked: two snapshots, each with its own figures."""
    texts = [
        (DATA / f"uk-organograms/cabinet-office-{name}.csv").read_text(encoding="utf-8")
        for name in ("2015-09", "2015-03")
    ]
    stacked = tmp_path / "both.csv"
    stacked.write_text(texts[0] + texts[1].split("\n", 1)[1], encoding="utf-8")
    told = summary_json(read_company(stacked))
    assert (told["snapshots"], told["snapshot"], told["people"], told["span"]) == (2, "Sep-15", 281, 22)
    told = summary_json(read_company(stacked, Choices(snapshot="Mar-15")))
    assert (told["snapshot_values"], told["people"], told["span"]) == (["Mar-15", "Sep-15"], 276, 18)
    assert told["findings"]["ORG209"] == 1167
