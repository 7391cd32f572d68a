"""What is exported and read again is the same company: people, lines, texts, vacancies."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.errors import BadFile
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.layout.loaded import names_of
from orgmodel.org.own_columns import SEAT
from orgmodel.reading.read import read_company
from orgmodel.typical.parameters import from_table
from orgmodel.typical.population.generate import generate
from tests.orgmodel.export.material import SAMPLES, company_of, graph_of
from tests.orgmodel.export.round_trips import (
    GRAPHS,
    PROGRAMS,
    TABLES,
    again_from,
    company_of_rows,
    hard_company,
    lines_of,
    pairs_of,
)


def _seats(company: Company) -> list[tuple[object, ...]]:
    """Every seat with all that was loaded of it, whom it reports to, and what is known of it."""
    org = company.org
    own = (SEAT, "Reports to (", "Dotted line to (")
    headings = [
        heading
        for heading in org.cells.column_names
        if not (heading.startswith(own) or heading.endswith("(Reportline)"))
    ]
    texts = [
        (name, tuple(sorted((heading, text) for heading, text in row.items() if text)))
        for name, row in zip(names_of(org, range(len(org))), org.cells.select(headings).to_pylist(), strict=True)
    ]
    flags = zip(org.vacant.tolist(), org.gone.tolist(), [f"{staff:.6g}" for staff in org.staff], strict=True)
    bosses = [texts[boss] if boss >= 0 else ("",) for boss in org.tree.parent.tolist()]
    is_left = [seat >= org.people for seat in range(len(org))]
    return sorted(map(repr, zip(texts, bosses, flags, is_left, strict=True)))


def _shown(company: Company) -> list[tuple[str, str]]:
    """Names with what is not said of them in their title."""
    seats = range(len(company.org))
    texts = zip(names_of(company.org, seats), company.org.texts("title", seats), strict=True)
    shown = [name if not title or title == name else f"{name} ({title})" for name, title in texts]
    bosses = company.org.tree.parent.tolist()
    return sorted((shown[seat], shown[boss] if boss >= 0 else "") for seat, boss in enumerate(bosses))


@pytest.mark.parametrize("ending", TABLES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_that_is_read_again_is_the_same_company(name: str, ending: str, tmp_path: Path):
    """All that was loaded, every line, dotted ones and loops, holders who share a seat, staff without names."""
    company = company_of(name)
    again = again_from(company, ending, tmp_path)
    assert _seats(again) == _seats(company)
    assert pairs_of(again, again.org.dotted) == pairs_of(company, company.org.dotted)
    assert pairs_of(again, again.org.loops) == pairs_of(company, company.org.loops)
    assert len(again.org.shared) == len(company.org.shared)
    assert again.org.cells.num_columns <= company.org.cells.num_columns + 5


@pytest.mark.parametrize("ending", GRAPHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_graph_that_is_read_again_has_the_same_names_and_lines(name: str, ending: str, tmp_path: Path):
    """Dotted ones too; the root that PlantUML takes over several tops is nobody."""
    company = company_of(name)
    again = again_from(company, ending, tmp_path)
    assert lines_of(again) == lines_of(company)
    assert pairs_of(again, again.org.dotted) == pairs_of(company, company.org.dotted)


@pytest.mark.parametrize("ending", [*TABLES, *GRAPHS])
def test_a_typical_company_is_read_again(ending: str, tmp_path: Path):
    """Seats and lines of a preset; brackets after a name are a title where a drawing has no line of titles."""
    company = typical_company(graph_of("matrix_800"))
    again = again_from(company, ending, tmp_path)
    assert _shown(again) == _shown(company)


@pytest.mark.parametrize("ending", GRAPHS)
def test_a_line_that_closes_a_loop_is_no_dotted_one_in_a_graph(ending: str, tmp_path: Path):
    """Although a drawing shows both dashed."""
    company = company_of_rows({"ID": ["1", "2", "3"], "Name": ["Ann", "Bo", "Cy"], "Boss": ["3", "1", "2"]})
    assert len(company.org.loops) == 1
    assert len(again_from(company, ending, tmp_path).org.dotted) == 0


def test_every_person_of_a_generated_company_is_there_once(tmp_path: Path):
    """Keys are the company's own ids, and no row is lost or doubled."""
    company = Company("Generated", generate(from_table({"headcount": 1200}), load_domain()))
    assert keys_of(company.org).heading == "Id"
    for ending in TABLES:
        again = again_from(company, ending, tmp_path)
        assert sorted(again.org.cells["Id"].to_pylist()) == sorted(company.org.cells["Id"].to_pylist())
        assert lines_of(again) == lines_of(company)


def _all_of(company: Company, *fields: str) -> dict[str, list[tuple[object, ...]]]:
    """Seats by their keys, with all lines and the texts of some fields."""
    org, seats = company.org, range(len(company.org))
    keys = keys_of(org).texts.to_pylist()
    texts = [org.texts(field, seats) for field in ("name", "title", *fields)]
    left = [seat >= org.people for seat in seats]
    bosses = [keys[boss] if boss >= 0 else "" for boss in org.tree.parent.tolist()]
    return {
        "seats": sorted(zip(keys, *texts, bosses, org.vacant.tolist(), left, strict=True)),
        "dotted": sorted((keys[source], keys[target]) for source, target in org.dotted.tolist()),
        "loops": sorted((keys[source], keys[target]) for source, target in org.loops.tolist()),
    }


@pytest.mark.parametrize("ending", [*TABLES, *PROGRAMS, *GRAPHS, "html"])
def test_a_company_with_every_hard_thing_comes_back(ending: str, tmp_path: Path):
    """Several tops, dotted lines, a loop, a vacancy, a manager who is not there, equal names, letters of all kinds.

    Under their ids, and once more from the file of what came back. A flowchart for Mermaid, whose letters are few, has
    no columns.
    """
    company = hard_company(tmp_path)
    fields = ("department",) if ending != "mmd" else ()
    again = again_from(company, ending, tmp_path)
    assert _all_of(again, *fields) == _all_of(company, *fields)
    twice = again_from(again, ending, tmp_path)
    assert _all_of(twice, *fields) == _all_of(company, *fields)
    if ending in (*TABLES, "graphml", "gexf"):
        # Nothing is added each time.
        assert twice.org.cells.num_columns == again.org.cells.num_columns
    if ending in TABLES:
        assert _seats(twice) == _seats(company)


@pytest.mark.parametrize("ending", [*TABLES, *PROGRAMS, *GRAPHS, "html"])
def test_people_without_names_and_ids_that_name_nobody_come_back_twice(ending: str, tmp_path: Path):
    """Who has no name has none, a post that is to be filled its own words, and ids stay beside keys of ours.

    So does a column that is called as something of a format's own; nothing is added the second time.
    """
    columns = {
        "id": ["1", "2", "3", "4", "a,b"],
        "name": ["Ann Berg", "", "", "TBD", "Bo"],
        "title": ["Head", "Cook", "", "Clerk", "Bo"],
        "label": ["x", "", "y", "", "z"],
        "department": ["Board", "", "Board", "", "Sales"],
        "manager": ["", "1", "1", "2", "2"],
    }
    company = company_of_rows(columns)
    assert company.org.texts("name", range(5)) == columns["name"]
    again = again_from(company, ending, tmp_path)
    twice = again_from(again, ending, tmp_path)
    fields = ("department",) if ending != "mmd" else ()
    assert _all_of(again, *fields) == _all_of(company, *fields)
    assert _all_of(twice, *fields) == _all_of(company, *fields)
    assert sorted(twice.org.cells.column_names) == sorted(again.org.cells.column_names)
    kept = {*(("id",) if ending != "mmd" else ()), *(("label",) if ending in (*TABLES, "graphml", "dot") else ())}
    for heading in kept:
        assert sorted(twice.org.cells[heading].to_pylist()) == sorted(columns[heading])


@pytest.mark.parametrize("ending", GRAPHS)
@pytest.mark.parametrize("ids", ["12345", ["001", "002", "1E5", "n1", "a,b"]], ids=["numbers", "like our own"])
def test_ids_stay_with_their_people(ending: str, ids: Sequence[str], tmp_path: Path):
    """Those that a drawing would count its boxes by, and those that look like the ids of its boxes, too."""
    columns = {
        "id": list(ids),
        "name": ["Ann", "Bo", "Cy", "Di", "Ed & Sons <x>"],
        "title": ["Head", "Cook", "Clerk", "Cook", "Cook"],
        "manager": ["", ids[0], ids[0], ids[1], ids[1]],
        "dotted line manager": ["", "", ids[1], ids[2], ids[2]],
    }
    company = company_of_rows(columns)
    assert _all_of(again_from(company, ending, tmp_path)) == _all_of(company)


@pytest.mark.parametrize("rows", ["[1", "[]", '{"Name":["Ann"],"Id":[]}', '{"Name":{"texts":["Ann"],"at":[7]}}', "{}"])
def test_a_damaged_page_of_a_company_is_refused(rows: str, tmp_path: Path):
    """By a sentence, whatever stands where its rows should."""
    path = tmp_path / "damaged.html"
    path.write_text(f'<!doctype html><html><script type="application/json" id="rows">{rows}</script></html>', "utf-8")
    with pytest.raises(BadFile, match="page of the company is damaged"):
        read_company(path)


def test_columns_that_a_program_for_charts_has_stay_where_a_company_has_them_itself(tmp_path: Path):
    """They are left out of the table for that program alone."""
    rows = {"id": ["1", "2"], "parentId": ["", "1"], "name": ["Ann", "Bo"], "direct": ["a", "b"], "below": ["c", "d"]}
    again = again_from(company_of_rows(rows), "csv", tmp_path)
    assert again.org.cells["direct"].to_pylist() == ["a", "b"]


@pytest.mark.parametrize("ending", ["csv", "d3.csv", "mmd", "opml"])
def test_a_number_that_often_stands_for_nobody_is_an_id_where_somebody_has_it(ending: str, tmp_path: Path):
    """Of 5,000 people numbered from 1 somebody is 1234."""
    rows = {"ID": ["1", "1234", "9999", "0"], "Name": ["Ann", "Bo", "Cy", "Di"], "Boss": ["", "1", "1234", "9999"]}
    company = company_of_rows(rows)
    assert keys_of(company.org).heading == "ID"
    assert _all_of(again_from(company, ending, tmp_path)) == _all_of(company)
