"""Names written in ways of their own: with initials, as one word, in two columns, with a code beside them."""

import pytest

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.profiles import is_name
from tests.orgmodel.reading.columns.twelve_people import (
    LINES,
    NAME,
    PEOPLE,
    boss,
    boss_of,
    number,
    partner,
    table,
    title,
    whole,
)
from tests.orgmodel.reading.companies import bosses, found, read, told


def _short(person):
    return f"{person[1][0]}. {person[2]}"


def test_a_manager_with_an_initial_is_found_where_one_person_has_it(tmp_path):
    """ "A. Moss" is Ada Moss; nobody guesses which of two people "E. Novak" is."""
    rows = table(["Name", "Manager"], whole, boss_of(_short))
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert "ORG408" in told(reading)
    reading = read(tmp_path, [*rows, ["Eva Novak", "A. Moss"]])
    led = dict.fromkeys([name for name, manager in LINES.items() if manager == "Ed Novak"], "E. Novak")
    assert bosses(reading.org, "name") == LINES | led | {"Eva Novak": "Ada Moss", "E. Novak": ""}
    assert set(found(reading, "ORG405")) == {"E. Novak"}


@pytest.mark.parametrize("managers", [("王伟", "李建国"), ("王 伟", "李 建国")], ids=["one word", "two words"])
def test_names_of_ideographs_stand_family_name_first(tmp_path, managers):
    """Whatever the order of the columns, and whether a blank stands between."""
    rows = [("名", "姓", "上级"), ("伟", "王", ""), ("建国", "李", managers[0]), ("敏", "赵", managers[1]),
            ("国建", "李", managers[0])]  # fmt: skip
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == {"王 伟": "", "李 建国": "王 伟", "赵 敏": "李 建国", "李 国建": "王 伟"}


def test_family_names_that_all_differ_are_half_of_a_name(tmp_path):
    """Managers are written in full: neither column is the name or the id alone."""
    surname = {person[0]: f"{person[2]}{'sabcdefghijk'[place]}" for place, person in enumerate(PEOPLE)}

    def turned(person):
        return f"{surname[person[0]]}, {person[1]}"

    rows = table(["x1", "x2", "x3", "x4", "x5"], lambda person: surname[person[0]], lambda person: person[1], title,
                 boss_of(turned), lambda person: person[4])  # fmt: skip
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["name"] == ("x2", "x1")
    assert "id" not in reading.mapped.fields
    assert sum(boss >= 0 for boss in reading.org.tree.parent.tolist()) == len(PEOPLE) - 1
    assert "ORG404" not in told(reading)


@pytest.mark.parametrize("form", ["{0} [{1}]", "{0} <{1}@corp.example>", "{1} - {0}", "{0} | {1}"])
def test_a_name_with_a_code_beside_it_is_a_name(tmp_path, form):
    """The only column of people is what managers are found in."""

    def coded(person):
        return form.format(NAME[person[0]], person[0])

    reading = read(tmp_path, table(["Staff", "Works for", "What"], coded, boss_of(coded), title))
    assert reading.mapped.column("name") == "Staff"
    assert reading.mapped.column("title") == "What"
    assert "ORG212" not in told(reading)
    assert bosses(reading.org, "name") == {
        coded(person): boss_of(coded)(person) for person in PEOPLE
    }  # fmt: skip


def test_units_with_a_code_are_no_people(tmp_path):
    """They come again and again."""
    rows = table(["zz", "yy", "xx"], whole, lambda person: f"4100 - Plant {person[4]}", boss)
    assert read(tmp_path, rows).mapped.column("name") == "zz"


def test_job_titles_under_a_heading_that_says_unit_are_titles(tmp_path):
    """ "Aufgabenbereich" has the word for a unit in it."""
    reading = read(tmp_path, table(["Mitarbeiter", "Aufgabenbereich", "Vorgesetzter"], whole, title, boss))
    assert reading.mapped.column("title") == "Aufgabenbereich"
    assert "department" not in reading.mapped.fields


def test_two_managers_that_differ_are_asked_about(tmp_path):
    """Both headings say manager and both name people of the file; an id beside its name is no question."""
    above = {person[0]: boss(person) for person in PEOPLE}
    other = {**above, "E7": "Ed Novak", "E8": "Ed Novak", "E9": "Di Ortiz"}
    heads = ["No", "Name", "Manager", "Supervisor"]
    reading = read(tmp_path, table(heads, number, whole, boss, lambda person: other[person[0]]))
    assert reading.mapped.column("manager") == "Manager"
    assert [one.column for one in reading.findings if one.code == "ORG214"] == ["Supervisor"]
    reading = read(tmp_path, table(heads, number, whole, boss_of(number), boss))
    assert "ORG214" not in told(reading)


def test_somebody_beside_a_manager_is_no_rival_where_a_part_of_the_heading_says_manager(tmp_path):
    """ "Gestor direto" is the manager; the other column names people as well."""
    reading = read(tmp_path, table(["Colaborador", "Gestor direto", "Parceiro"], whole, boss, partner))
    assert reading.mapped.column("manager") == "Gestor direto"
    assert "ORG214" not in told(reading)


def _skip(person):
    return boss_of(boss)(person)


@pytest.mark.parametrize(
    "heads",
    [("Second Level Manager", "First Level Manager"), ("Manager's Manager", "Manager"), ("Big boss", "Boss"),
     ("Reviewing Officer", "Reporting Officer"), ("zz", "yy")],
)  # fmt: skip
def test_the_nearest_of_two_managers_is_taken(tmp_path, heads):
    """The manager of the manager is no manager, no dotted line, and no question: the values say so."""
    reading = read(tmp_path, table([heads[0], "Employee", "Job", heads[1]], _skip, whole, title, boss))
    assert reading.mapped.column("manager") == heads[1]
    assert "dotted" not in reading.mapped.fields
    assert "ORG214" not in told(reading)
    assert bosses(reading.org, "name") == LINES


def test_people_in_a_circle_are_above_nobody(tmp_path):
    """Of the owners of accounts everybody owns one: each of them stands above each."""
    names = list(LINES)
    owner = dict(zip((person[0] for person in PEOPLE), [*names[5:], *names[:5]], strict=True))
    rows = table(["User", "Account owner", "Mgr.", "Job"], whole, lambda person: owner[person[0]], boss, title)
    assert bosses(read(tmp_path, rows).org, "name") == LINES


def test_names_and_titles_of_korean_are_known(tmp_path):
    """Syllables are taken apart where headings and words are compared."""
    names = ["김민준", "이서연", "박지훈", "최수빈", "정하늘", "강도윤"]
    jobs = ["대표", "부장", "과장", "대리", "사원", "사원"]
    above = ["", names[0], names[0], names[1], names[1], names[2]]
    reading = read(tmp_path, [("성명", "직위", "상사"), *zip(names, jobs, above, strict=True)])
    assert bosses(reading.org, "name") == dict(zip(names, above, strict=True))
    assert reading.mapped.column("title") == "직위"
    assert "id" not in reading.mapped.fields


@pytest.mark.parametrize(
    ("head", "manager"),
    [
        ("Jürgen Müller", "Mueller, Juergen"),
        ("Juergen Mueller", "Jürgen Müller"),
        ("Ann Berg", "Prof. Dr. h.c. Ann Berg"),
        ("Prof. Dr. Ann Berg", "Ann Berg"),
        ("Ann Berg", "@aberg"),
    ],
)
def test_a_manager_is_found_by_another_spelling_title_or_login(tmp_path, head, manager):
    """Two ways of writing one letter, titles before a name, the sign before a login: found, and told."""
    rows = [
        ["Name", "Login", "Manager"],
        [head, "aberg", ""],
        ["Bo Cole", "bcole", manager],
        ["Di East", "deast", manager],
    ]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == {head: "", "Bo Cole": head, "Di East": head}
    assert "ORG408" in told(reading)


@pytest.mark.parametrize("is_turned", [False, True])
def test_no_order_of_columns_takes_another_manager(tmp_path, is_turned):
    """Both halves of a manager's name are taken before one, codes before names, and a date is no department."""
    rows = [
        ["No", "First Name", "Last Name", "Manager (no)", "Manager First Name", "Manager Last Name", "Datum in dienst"]
    ]
    rows += [["11", "Ann", "Berg", "", "", "", "2011-01-02"], ["12", "Bo", "Berg", "11", "Ann", "Berg", "2011-01-03"],
             ["13", "Di", "East", "12", "Bo", "Berg", "2011-01-04"],
             ["14", "Ed", "Fox", "12", "Bo", "Berg", "2011-01-04"]]  # fmt: skip
    halves = [[row[0], *row[1:3], *row[4:]] for row in rows]
    for table_rows, taken in ((rows, ("Manager (no)",)), (halves, ("Manager First Name", "Manager Last Name"))):
        reading = read(tmp_path, [row[::-1] if is_turned else row for row in table_rows])
        assert reading.mapped.fields["manager"] == taken
        assert "department" not in reading.mapped.fields
        assert bosses(reading.org, "name") == {
            "Ann Berg": "",
            "Bo Berg": "Ann Berg",
            "Di East": "Bo Berg",
            "Ed Fox": "Bo Berg",
        }


def test_particles_in_a_column_of_their_own_are_part_of_the_name(tmp_path):
    """As "Tussenvoegsel" is: managers are named with them, and so are the people."""
    people = [("Jan", "van der", "Berg"), ("Piet", "", "Bos"), ("Karin", "de", "Vries"), ("Els", "van", "Dijk")]
    names = [" ".join(filter(None, parts)) for parts in people]
    rows = [["Voornaam", "Tussenvoegsel", "Achternaam", "Leidinggevende"]]
    rows += [[*parts, "" if not at else names[(at - 1) // 2]] for at, parts in enumerate(people)]
    assert bosses(read(tmp_path, rows).org, "name") == dict(zip(names, ["", names[0], names[0], names[1]], strict=True))


@pytest.mark.parametrize(
    "mark", [" - On Leave", " – Interim", " | Elternzeit", ": part-time", " - Congé parental", " - PT"]
)
def test_a_mark_behind_a_dash_makes_nobody_another_person(tmp_path, mark):
    """Those who report to them name them without it."""
    rows = [["Name", "Manager"], [f"Ann Berg{mark}", ""], ["Bo Cole", "Ann Berg"], [f"Cy Dorn{mark}", "Bo Cole"],
            ["Di East", "Cy Dorn"]]  # fmt: skip
    lines = {"Bo Cole": f"Ann Berg{mark}", f"Cy Dorn{mark}": "Bo Cole", "Di East": f"Cy Dorn{mark}"}
    assert bosses(read(tmp_path, rows).org, "name") == {f"Ann Berg{mark}": "", **lines}


@pytest.mark.parametrize("zeros", ["000", "00000000"])
def test_zeros_are_nobodys_number(tmp_path, zeros):
    """As systems fill numbers of a fixed width; somebody who has it is meant."""
    rows = [["Number", "Name", "Manager number"], ["101", "Ann Berg", zeros], ["102", "Bo Cole", "101"]]
    assert bosses(read(tmp_path, rows).org, "name") == {"Ann Berg": "", "Bo Cole": "Ann Berg"}
    rows[1:1] = [[zeros, "Cy Dorn", ""]]
    lines = {"Cy Dorn": "", "Ann Berg": "Cy Dorn", "Bo Cole": "Ann Berg"}
    assert bosses(read(tmp_path, rows).org, "name") == lines


@pytest.mark.parametrize(("heading", "codes"), [("Language", ("da", "de")), ("State", ("DE", "LA"))])
def test_codes_are_no_particles(tmp_path, heading, codes):
    """Languages and states are of two letters as well, and not everybody has one."""
    rows = [["First name", "Last name", heading, "Manager"], ["Ann", "Berg", codes[0], ""],
            ["Bo", "Cole", "", "Ann Berg"], ["Cy", "Dorn", codes[1], "Ann Berg"]]  # fmt: skip
    assert bosses(read(tmp_path, rows).org, "name") == {"Ann Berg": "", "Bo Cole": "Ann Berg", "Cy Dorn": "Ann Berg"}


@pytest.mark.parametrize("text", ["Einkauf und Logistik", "Lager in Bremen", "Ricerca della Qualità"])
def test_words_between_two_words_make_no_name(text):
    """Departments are written so."""
    assert not is_name(text, load_evidence())


@pytest.mark.parametrize(
    ("heading", "taken"),
    [("Functional Manager", True), ("Leitung", True), ("Foreman", True), ("Dotted Line Manager", False)],
)
def test_the_only_manager_of_a_table_is_its_manager(tmp_path, heading, taken):
    """A functional one too where no other is there; few of them are in the file."""
    rows = [["Name", heading, "Title"], ["Ann Berg", "Max Voss", "Lead"], ["Bo Cole", "Ann Berg", "Clerk"],
            ["Cy Dorn", "Max Voss", "Clerk"], ["Di East", "Uma Wolf", "Clerk"]]  # fmt: skip
    assert (read(tmp_path, rows).mapped.column("manager") == heading) is taken


def test_a_functional_manager_is_the_second_where_another_column_has_the_first(tmp_path):
    """Whatever the heading of that column says."""
    names = [f"{first} {last}" for first in ("Ann", "Bo", "Cy") for last in ("Berg", "Cole", "Dorn", "East")]
    rows = [["Name", "Title", "zz", "Functional Manager"]]
    for at, name in enumerate(names):
        rows.append([name, "Clerk", names[(at - 1) // 3] if at else "", names[1] if at in (8, 9) else ""])
    mapped = read(tmp_path, rows).mapped
    assert (mapped.column("manager"), mapped.fields["dotted"]) == ("zz", ("Functional Manager",))


def test_names_drawn_by_chance_are_less_of_a_company(tmp_path):
    """One top and no loop, but most people lead somebody: the other column is the one of managers."""
    order = [7, 2, 9, 0, 11, 4, 1, 8, 3, 10, 5, 6]
    chance = {at: order[max(0, place - 1)] for place, at in enumerate(order)}
    company = ["", *(str((at - 1) // 4) for at in range(1, 12))]
    rows = [["xx", "yy", "zz"]]
    names = [f"{first} {last}" for first in ("Ann", "Bo", "Cy") for last in ("Berg", "Cole", "Dorn", "East")]
    rows += [[name, names[chance[at]], company[at] and names[int(company[at])]] for at, name in enumerate(names)]
    assert read(tmp_path, rows).mapped.column("manager") == "zz"


@pytest.mark.parametrize("is_turned", [False, True])
def test_whole_names_go_before_given_names_that_several_have(tmp_path, is_turned):
    """Whoever stands first: "Zack" may be one of two."""
    given = ("Ann", "Zack", "Zack", "Bo", "Bo", "Cy", "Cy", "Di", "Ed", "Ed", "Fay", "Gus")
    names = [f"{first} {last}" for first, last in zip(given, "BCDEFGHIJKLM", strict=True)]
    names = [f"{name}erg" for name in names]
    bosses_of = ["", *(names[(0, 1, 3, 5)[at // 3]] for at in range(11))]
    rows = [["Legal Name", "Preferred Name", "Manager Legal Name", "Manager Preferred Name", "Title"]]
    rows += [
        [name, name.split()[0], boss, boss.split(" ")[0], "Clerk"] for name, boss in zip(names, bosses_of, strict=True)
    ]
    rows = [row[::-1] for row in rows] if is_turned else rows
    assert bosses(read(tmp_path, rows).org, "name") == dict(zip(names, bosses_of, strict=True))
