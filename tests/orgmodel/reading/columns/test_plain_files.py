"""Plain tables as people export them: managers by half a name, a title, a post, a bare number, a login."""

import pytest

from orgmodel.reading.read import read_company
from tests.orgmodel.reading.companies import bosses, found, read, told

# Name, title, department, number, name of the manager: two levels under one head, no two given or family names alike.
STAFF = (
    ("Ada Moss", "Chief Executive Officer", "Board", "1001", ""),
    ("Bo Cole", "Finance Director", "Finance", "1002", "Ada Moss"),
    ("Di East", "Sales Director", "Sales", "1003", "Ada Moss"),
    ("Ed Novak", "Accountant", "Finance", "1004", "Bo Cole"),
    ("Flo Gray", "Accountant", "Finance", "1005", "Bo Cole"),
    ("Gus Hale", "Accountant", "Finance", "1006", "Bo Cole"),
    ("Ivy Jones", "Account Executive", "Sales", "1007", "Di East"),
    ("Kim Lund", "Account Executive", "Sales", "1008", "Di East"),
)
LINES = {name: manager for name, _, _, _, manager in STAFF}
TITLE = {name: title for name, title, *_ in STAFF} | {"": ""}
NUMBER = {name: number for name, _, _, number, _ in STAFF} | {"": ""}


def _login(name):
    first, _, last = name.partition(" ")
    return f"{first[:1]}{last}".lower()


@pytest.mark.parametrize(
    ("headings", "key", "manager"),
    [
        (("Name", "Supervisor"), lambda name: name, lambda name: name.partition(" ")[0]),
        (("Name", "Supervisor"), lambda name: name, lambda name: name.partition(" ")[2]),
        (("Employee No", "Supervisor"), lambda name: f"EMP-{NUMBER[name]}", NUMBER.get),
        (("Employee No", "Supervisor"), NUMBER.get, lambda name: name and f"E{NUMBER[name]}"),
        (("Email", "Supervisor"), lambda name: f"{_login(name)}@corp.example", _login),
        (("Login", "Supervisor"), _login, lambda name: name and f"{_login(name)}@corp.example"),
    ],
    ids=[
        "given name",
        "family name",
        "number of a code",
        "code of a number",
        "user of an address",
        "address of a user",
    ],
)
def test_managers_are_found_in_another_form_of_the_key(headings, key, manager, tmp_path):
    """Where all managers are written so, and each means one person."""
    rows = [("Name", headings[0], headings[1]), *((name, key(name), manager(LINES[name])) for name in LINES)]
    rows = [row[:1] + row[2:] for row in rows] if headings[0] == "Name" else rows
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert "ORG408" in told(reading)


def test_the_code_of_an_outsider_is_nobody_of_the_file(tmp_path):
    """Most managers stand in the file as they are written: "C1003" is no employee 1003."""
    rows = [("Employee No", "Name", "Manager"), *((NUMBER[name], name, NUMBER[LINES[name]]) for name in LINES)]
    reading = read(tmp_path, [*rows, ("1009", "Max Orr", "C1003")])
    assert bosses(reading.org, "name")["Max Orr"] == "C1003"
    assert "ORG401" in told(reading)


def test_managers_are_named_by_their_titles(tmp_path):
    """A title that one person has is that person; one that several have is asked about."""
    rows = [("Name", "Job title", "Reports to"), *((name, TITLE[name], TITLE[LINES[name]]) for name in LINES)]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    reading = read(tmp_path, [*rows, ("Max Orr", "Trainee", "Accountant")])
    assert bosses(reading.org, "name")["Max Orr"] == "Accountant"
    assert set(found(reading, "ORG405")) == {"Accountant"}


def test_the_heading_tells_posts_from_people_of_the_same_numbers(tmp_path):
    """Each number is a post and somebody else's number too; a post that is not in the file is nobody's number."""
    names = list(LINES)
    post = dict(zip(names, [*(NUMBER[name] for name in names[1:]), NUMBER[names[0]]], strict=True)) | {"": ""}
    rows = [("Position number", "Employee number", "Name", "Reports to position number")]
    rows += [(post[name], NUMBER[name], name, post[LINES[name]]) for name in names]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    reading = read(tmp_path, [*rows, ("1200", "1300", "Max Orr", "1300")])
    assert bosses(reading.org, "name")["Max Orr"] == "1300"


@pytest.mark.parametrize("sign", [" / ", " & ", " + ", " and ", " und ", "、"])
def test_two_managers_in_one_cell_are_a_line_and_a_dotted_one(sign, tmp_path):
    """Whatever stands between them."""
    rows = [("Name", "Manager"), *LINES.items()]
    rows[-1] = ("Kim Lund", f"Di East{sign}Bo Cole")
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == LINES
    assert len(reading.org.dotted) == 1
    assert "ORG404" in told(reading)


def test_addresses_are_keys_and_no_names(tmp_path):
    """Under headings that say nothing the column of names is the name, though managers are found by address."""
    mail = {name: f"{name.replace(' ', '.').lower()}@corp.example" for name in LINES} | {"": ""}
    rows = [("x1", "x2", "x3"), *((mail[name], mail[LINES[name]], name) for name in LINES)]
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["name"] == ("x3",)
    assert bosses(reading.org, "name") == LINES


def test_an_unknown_heading_over_codes_of_several_rows_a_person_is_the_id(tmp_path):
    """Rows of one code, name and manager are one person, as managers are found among the codes."""
    rows = [("Kennwert", "Name", "Job title", "Manager", "Valid from")]
    rows += [(NUMBER[name], name, TITLE[name], NUMBER[LINES[name]], "2026-01-01") for name in LINES]
    rows += [(NUMBER[name], name, "Trainee", NUMBER[LINES[name]], "2020-01-01") for name in ("Ed Novak", "Flo Gray")]
    reading = read(tmp_path, rows)
    assert reading.mapped.fields["id"] == ("Kennwert",)
    assert reading.org.people == len(LINES)
    assert bosses(reading.org, "name") == LINES


@pytest.mark.parametrize(
    ("people", "managers"),
    [
        (("佐々木 一郎", "山田 花子", "田中 健太", "鈴木 美咲"), ("佐々木一郎", "山田花子")),
        (("王伟", "李建国", "赵敏", "张静"), ("王", "李")),
        (("王伟", "李建国", "赵敏", "张静"), ("王 伟", "李 建国")),
    ],
    ids=["as one word", "family name", "as two words"],
)
def test_names_of_ideographs_are_found_by_their_parts(people, managers, tmp_path):
    """With and without blanks; the sign that repeats another is one of a name."""
    head, lead, *others = people
    rows = [("姓名", "上级"), (head, ""), (lead, managers[0]), *((other, managers[1]) for other in others)]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == {head: "", lead: head} | dict.fromkeys(others, lead)


def test_a_lone_accent_at_a_letter_hints_at_another_encoding(tmp_path):
    """Too few words tell that it is Mac Roman, but nothing is wrong in silence."""
    path = tmp_path / "people.csv"
    path.write_bytes("Name,Manager\nAda Moss,\nNicolò Cole,Ada Moss\nDi East,Nicolò Cole\n".encode("mac_roman"))
    assert "ORG105" in told(read_company(path))
