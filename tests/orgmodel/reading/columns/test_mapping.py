"""Which column is the manager's: the values decide, the heading proposes, a person's choice wins."""

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.options import Choices
from orgmodel.reading.read import summary_json
from tests.orgmodel.reading.companies import bosses, found, read, told

PEOPLE = [
    # id, name, first, last, e-mail, slug, DN, title
    ("100", "Ana Smith", "Ana", "Smith", "Ana.Smith@Firm.example", "ana-smith", "cn=Ana Smith,ou=Board,o=Firm", "CEO"),
    ("101", "José Novák", "José", "Novák", "jose@firm.example", "jose", "cn=Jose Novak,ou=Ops,o=Firm", "COO"),
    ("102", "Chen B. Li", "Chen", "Li", "chen@firm.example", "chen-li", "cn=Chen Li,ou=Ops,o=Firm", "Plant manager"),
    ("103", "Dora Rossi", "Dora", "Rossi", "dora@firm.example", "dora", "cn=Dora Rossi,ou=Ops,o=Firm", "Fitter"),
]
LINES = {"100": "", "101": "100", "102": "101", "103": "102"}


@pytest.mark.parametrize(
    ("heading", "managers"),
    [
        ("Manager ID", ("", "100", "101", "102")),
        ("Reports To", ("", "100.0", "101.0", "102.0")),
        ("Manager", ("", "00100", "00101", "00102")),
        ("Manager's Email", ("", "ANA.SMITH@firm.example", "Jose@Firm.Example", "chen@firm.example")),
        ("Manager", ("", "ana.smith@firm.example", "jose@firm.example", "chen@firm.example")),
        ("Manager Name", ("", "Ana Smith", "José Novák", "Chen B. Li")),
        ("Manager Name", ("", "Smith, Ana", "NOVAK, Jose", "Li, Chen")),
        ("Supervisor", ("", "smith  ana", "Novak José", "Chen Li")),
        ("reports_to", ("", "ana-smith", "jose", "chen-li")),
        ("manager", ("", "cn=Ana Smith, ou=Board, o=Firm", "CN=jose novak,OU=Ops,O=Firm", "cn=Chen Li,ou=ops,o=firm")),
        ("Reports to", ("", "CEO", "COO", "Plant Manager")),
        # A heading that says nothing: the values prove it.
        ("Column X", ("", "100", "101", "102")),
    ],
    ids=["id", "id.0", "id padded", "e-mail in another case", "e-mail", "name", "name turned", "name, other case",
         "slug", "DN with blanks and case", "title", "no heading"],
)  # fmt: skip
def test_a_manager_is_found_however_he_is_named(tmp_path, heading, managers):
    """Every key that real exports use, as written or folded."""
    head = ("ID", "Name", "First name", "Last name", "E-mail", "Slug", "DN", "Title", heading)
    reading = read(tmp_path, [head, *((*person, manager) for person, manager in zip(PEOPLE, managers, strict=True))])
    assert reading.mapped.column("manager") == heading
    assert bosses(reading.org) == LINES


def test_first_and_last_name_are_a_key_together(tmp_path):
    """No column of whole names: first and last are joined, in either order."""
    rows = [("First name", "Last name", "Manager"), ("Ana", "Smith", ""), ("Ben", "Kim", "Smith, Ana"),
            ("Chen", "Li", "Ana Smith"), ("Dora", "Rossi", "Li, Chen")]  # fmt: skip
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == {
        "Ana Smith": "", "Ben Kim": "Ana Smith", "Chen Li": "Ana Smith", "Dora Rossi": "Chen Li",
    }  # fmt: skip


def test_a_better_heading_without_people_loses_to_the_column_that_resolves(tmp_path):
    """ManagerID 1 to 39 against EmpIDs of 10,000s resolves nobody; ManagerName does, first name first or last."""
    names = [f"Last{chr(65 + number % 26)}{chr(97 + number // 26)}, First{number}" for number in range(60)]
    rows = [("Employee_Name", "EmpID", "ManagerID", "ManagerName", "Termd")]
    for number, name in enumerate(names):
        boss = (number - 1) // 4
        last, first = names[boss].split(", ")
        manager = f"{first} {last}" if number else ""
        rows.append((name, str(10_001 + number), str(boss % 39 + 1) if number else "", manager, "0"))
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") == "ManagerName"
    assert {(each.column, each.resolved, each.of) for each in reading.mapped.candidates} >= {
        ("ManagerName", 59, 59), ("ManagerID", 0, 59),
    }  # fmt: skip
    assert reading.org.tree.parent.tolist() == [-1, *((number - 1) // 4 for number in range(1, 60))]
    assert [one.column for one in reading.findings if one.code == "ORG207"] == ["ManagerID"]


def test_an_id_that_happens_to_be_a_department_is_no_manager(tmp_path):
    """Departments 1 to 3 are ids too; the column that says manager resolves wholly and wins."""
    rows = [("Department", "Boss", "ID", "Name")]
    rows += [(str(n % 3 + 1), "" if n == 1 else str(n // 2), str(n), f"Person {chr(64 + n)}") for n in range(1, 21)]
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") == "Boss"
    assert bosses(reading.org)["7"] == "3"


def test_a_file_without_managers_draws_everybody_alone(tmp_path):
    """No column resolves: said, and nobody is lost."""
    reading = read(tmp_path, "id,name,city\n1,Ana Smith,Berlin\n2,Ben Kim,Lyon\n3,Chen Li,Pune\n")
    assert told(reading)["ORG206"] == []
    assert (len(reading.org), reading.org.tree.levels) == (3, 1)
    assert reading.mapped.column("manager") is None


@pytest.mark.parametrize(
    ("mapping", "lines"),
    [
        ({"manager": "Lead"}, {"1": "", "2": "1", "3": "1"}),
        ({"manager": "Boss"}, {"1": "", "2": "1", "3": "2"}),
        ({"manager": ""}, {"1": "", "2": "", "3": ""}),
        ({"id": "Name", "manager": "Chief"}, {"Ana": "", "Ben": "Ana", "Chen": "Ben"}),
    ],
    ids=["another column", "the guessed one", "none", "another id"],
)
def test_a_choice_wins_over_any_guess(tmp_path, mapping, lines):
    """Whatever the values say."""
    text = "ID,Name,Boss,Lead,Chief\n1,Ana,,,\n2,Ben,1,1,Ana\n3,Chen,2,1,Ben\n"
    assert bosses(read(tmp_path, text, Choices(mapping=mapping)).org) == lines


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"manager": "Chef"}, "no column 'Chef' for the manager.*The file has: ID, Name, Boss"),
        ({"boss": "Boss"}, "no field 'boss'.*Fields are: id, name"),
        ({"name": "First+Name"}, "no column 'First'"),
        ({"manager": "'; DROP TABLE person;--"}, 'no column "\'; DROP TABLE person;--"'),
    ],
    ids=["column", "field", "part", "SQL"],
)
def test_a_choice_of_what_is_not_there_is_refused_with_what_there_is(tmp_path, mapping, message):
    """The message names the columns or fields that exist."""
    with pytest.raises(BadFile, match=message):
        read(tmp_path, "ID,Name,Boss\n1,Ana,\n2,Ben,1\n", Choices(mapping=mapping))


def test_a_heading_with_a_plus_is_one_column(tmp_path):
    """ "A+B" as it stands in the file goes before A and B joined."""
    text = "ID,First+Last,Boss\n1,Ana S,\n2,Ben K,1\n"
    reading = read(tmp_path, text, Choices(mapping={"name": "First+Last"}))
    assert reading.org.texts("name", [0, 1]) == ["Ana S", "Ben K"]


def test_rows_in_any_order_choose_the_same_column(tmp_path):
    """The report before its manager, and the other way round."""
    head, *rows = [
        ("ID", "Name", "Boss", "Buddy"),
        *((f"P{n}", f"N {n}", f"P{n // 3}" if n else "", f"P{(n * 7) % 90}") for n in range(90)),
    ]
    for order in (rows, rows[::-1]):
        assert read(tmp_path, [head, *order]).mapped.column("manager") == "Boss"


HIERARCHY = [
    ("1", "Ken Sanchez", "0x"), ("2", "Terri Duffy", "0x58"), ("3", "Roberto Tamburello", "0x5AC0"),
    ("4", "Rob Walters", "0x5AD6"), ("5", "Gail Erickson", "0x5ADA"), ("6", "Jossef Goldberg", "0x68"),
]  # fmt: skip
HIERARCHY_LINES = {"1": "", "2": "1", "3": "2", "4": "3", "5": "3", "6": "1"}


@pytest.mark.parametrize("root", ["0x", "", "/"], ids=["hex", "blank", "path"])
def test_a_column_of_hierarchyids_gives_the_managers(tmp_path, root):
    """SQL Server's places in a tree are ids and parents; a blank one stands for the root where no other does."""
    rows = [(number, name, root if place == "0x" else place) for number, name, place in HIERARCHY]
    reading = read(tmp_path, [("BusinessEntityID", "Name", "OrganizationNode"), *rows])
    assert bosses(reading.org) == HIERARCHY_LINES
    assert summary_json(reading)["tops"] == 1


def test_hierarchyids_alone_are_enough(tmp_path):
    """No id, no name, no headings at all: the paths are the ids."""
    reading = read(tmp_path, "\n".join(f"{place},Title {number}" for number, _, place in HIERARCHY) + "\n")
    assert reading.org.tree.parent.tolist() == [-1, 0, 1, 2, 2, 0]


def test_hierarchyids_without_a_root_have_several_tops(tmp_path):
    """Two branches whose common boss has no row: two tops, no placeholder."""
    reading = read(tmp_path, "id,name,node\n1,A B,/1/\n2,C D,/1/1/\n3,E F,/2/\n4,G H,/2/1/\n")
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "", "4": "3"}
    assert not found(reading, "ORG401")


def test_values_weigh_more_than_a_heading(tmp_path):
    """A third of the column "Manager" happens to be ids; all of the column "x" are."""
    rows = [("ID", "Name", "Manager", "x")]
    rows += [(str(n), f"N {n}", str(n * 3 + 1), str(n // 2) if n > 1 else "") for n in range(1, 31)]
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") == "x"
    assert 0.3 <= next(each.share for each in reading.mapped.candidates if each.column == "Manager") < 0.5


@pytest.mark.parametrize("heading", ["badge", "Manager"])
def test_a_column_that_says_the_id_again_is_no_manager(tmp_path, heading):
    """Everybody their own manager: that is another id, whatever its heading."""
    rows = [("ID", "Name", heading), *((f"P{n}", f"N {n}", f"P{n}") for n in range(1, 9))]
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") is None
    assert told(reading)["ORG206"] == []


@pytest.mark.parametrize("heading", ["Manager ID", "Supervisor"])
def test_heads_who_name_themselves_do_not_cost_the_manager(tmp_path, heading):
    """Three of four are their own manager, under a heading that says manager: heads, and one line."""
    rows = [("ID", "Name", heading), *((str(n), f"N {n}", str(n if n < 4 else 1)) for n in range(1, 5))]
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") == heading
    assert bosses(reading.org) == {"1": "", "2": "", "3": "", "4": "1"}


def test_a_column_of_snapshots_is_no_manager(tmp_path):
    """2024-01 is no number 1, though more of them are ids than of the column that says manager."""
    rows = [("Snapshot", "Employee ID", "Name", "Manager ID")]
    rows += [("2024-01", "1", "Ann", ""), ("2024-01", "2", "Bo", "1"), ("2024-01", "3", "Cy", "2")]
    rows += [("2024-02", "1", "Ann", ""), ("2024-02", "2", "Bo", "1"), ("2024-02", "3", "Cy", "9")]
    reading = read(tmp_path, rows)
    assert reading.mapped.column("manager") == "Manager ID"
