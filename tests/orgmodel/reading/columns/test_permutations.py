"""Any order of columns and rows gives the same columns and figures; nonsense for headings loses nothing unsaid."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgmodel.org.summary import figures
from tests.orgmodel.reading.companies import bosses, read
from tests.orgmodel.reading.formats.nine_people import BOSS, ID, NAMES, TITLE

# Findings that ask which column is a field.
ASKING = {"ORG206", "ORG210", "ORG212", "ORG213", "ORG214", "ORG215"}
COLUMNS = {
    "Staff No": [f"E{ID[name]}" for name in NAMES],
    "Colleague": list(NAMES),
    "Job": list(TITLE.values()),
    "Unit": ["Board", "Ops", "Plant", "Plant", "Plant", "Ops", "Finance", "Finance", "Board"],
    "Mentor": ["", "", "Ida Stern", "Kim Oduya", "Kim Oduya", "", "", "Mara Lund", ""],
    "Line manager": list(BOSS.values()),
    "Joined": [f"2015-0{place}-11" for place in range(1, 10)],
    "Room": ["A1", "A2", "B1", "B1", "B1", "A2", "A3", "A3", "A1"],
}
BY_ID = {**COLUMNS, "Line manager": [f"E{ID[boss]}" if boss else "" for boss in BOSS.values()]}
NONSENSE = ("Zorp", "Quix", "Blarg", "Fnord", "Wibble", "Plugh", "Xyzzy", "Grault")
orders = st.tuples(st.permutations(list(COLUMNS)), st.permutations(range(len(NAMES))))
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _rows(columns, order, headings):
    names, places = order
    return [
        [headings.get(name, name) for name in names],
        *([columns[name][place] for name in names] for place in places),
    ]


@few
@given(orders, st.sampled_from([COLUMNS, BY_ID]))
def test_no_order_of_columns_and_rows_matters(tmp_path, order, columns):
    """The mapping, the figures and everybody's manager are those of the file as it was."""
    first = read(tmp_path, _rows(columns, (list(columns), range(len(NAMES))), {}))
    reading = read(tmp_path, _rows(columns, order, {}))
    assert reading.mapped.fields == first.mapped.fields
    assert figures(reading.org) == figures(first.org)
    assert bosses(reading.org, "name") == BOSS


@few
@given(orders, st.permutations(NONSENSE), st.sampled_from([COLUMNS, BY_ID]))
def test_nonsense_for_headings_loses_nobody_unsaid(tmp_path, order, nonsense, columns):
    """Names and managers that values tell are found; where they are not, a finding asks for the column."""
    headings = dict(zip(columns, nonsense, strict=True))
    reading = read(tmp_path, _rows(columns, order, headings))
    assert reading.org.people == len(NAMES)
    is_right = bosses(reading.org, "name") == BOSS
    assert is_right or ASKING & {one.code for one in reading.findings}
    turned = _rows(columns, (order[0][::-1], order[1]), headings)
    assert read(tmp_path, turned).mapped.fields == reading.mapped.fields


def test_codes_are_no_names(tmp_path):
    """Where nothing tells the name it is asked for, and ids are not passed off as names."""
    rows = [["Zorp", "Quix"], *([f"E{ID[name]}", f"E{ID[BOSS[name]]}" if BOSS[name] else ""] for name in NAMES)]
    reading = read(tmp_path, [[*row, "x"] for row in rows])
    assert "name" not in reading.mapped.fields
    assert "ORG212" in {one.code for one in reading.findings}


def test_of_two_columns_of_names_the_one_that_managers_stand_in_is_the_name(tmp_path):
    """Somebody's uncle is no employee, in whatever form managers are named."""
    for place in (0, 2):
        rows = [["Zorp", "Quix", "Blarg"], *(
            [name, f"E{ID[name]}", f"{BOSS[name]} (E{ID[BOSS[name]]})" if BOSS[name] else ""] for name in NAMES
        )]  # fmt: skip
        uncles = ["Fnord", *(f"Uncle {letter}rno" for letter in "ABCDEFGHI")]
        reading = read(tmp_path, [[*row[:place], uncle, *row[place:]] for row, uncle in zip(rows, uncles, strict=True)])
        assert bosses(reading.org, "name") == BOSS
