"""People who are named by nothing but addresses or logins, and managers from other departments."""

import pytest

from orgmodel.reading.options import Choices
from tests.orgmodel.reading.columns.twelve_people import LINES, NAME, PEOPLE, boss_of, number, table, title, whole
from tests.orgmodel.reading.companies import bosses, found, read, told


def _mail(person):
    return f"{person[1]}.{person[2]}@x.org".lower() if person[0] else ""


def _login(person):
    return _mail(person).partition("@")[0]


def _entry(person):
    return f"CN={NAME[person[0]]},OU={person[4]},DC=x" if person[0] else ""


@pytest.mark.parametrize("make", [_mail, _login, _entry], ids=["mail", "login", "entry of a directory"])
def test_a_name_is_won_from_an_address_or_a_login_where_there_is_no_other(tmp_path, make):
    """The finding says so; the same column can be chosen, and another one wins."""
    rows = table(["Account", "Title", "Manager"], make, title, boss_of(make))
    reading = read(tmp_path, rows)
    assert (bosses(reading.org, "name"), reading.mapped.column("name")) == (LINES, "Name in Account")
    assert len(told(reading)["ORG218"]) == len(PEOPLE)
    assert "ORG212" not in told(reading)
    chosen = read(tmp_path, rows, Choices(mapping={"name": "Name in Account", "id": "Account"}))
    assert bosses(chosen.org, "name") == LINES
    other = read(tmp_path, rows, Choices(mapping={"name": "Account"}))
    assert other.mapped.column("name") == "Account"
    assert "ORG218" not in told(other)


def test_a_manager_outside_the_file_is_called_by_the_address_too(tmp_path):
    """One department, named by addresses alone."""
    rows = [("E-Mail", "Boss mail"), ("bo.lund@x.org", "ada.moss@x.org"), ("cy@x.org", "bo.lund@x.org")]
    assert bosses(read(tmp_path, rows).org, "name") == {"Bo Lund": "Ada Moss", "cy": "Bo Lund", "Ada Moss": ""}


@pytest.mark.parametrize("domain", ["acme\\", ""], ids=["with domain", "under a heading"])
def test_logins_of_a_server_are_the_names_where_there_are_no_others(tmp_path, domain):
    """Beside a place in a tree, without the domain; codes of people are none."""
    logins = {"/": "ken0", "/1/": "terri0", "/1/1/": "rob0", "/2/": "david0"}
    rows = [("Node", "LoginID"), *((node, domain + login) for node, login in logins.items())]
    reading = read(tmp_path, rows)
    assert bosses(reading.org, "name") == {"ken0": "", "terri0": "ken0", "rob0": "terri0", "david0": "ken0"}
    assert len(told(reading)["ORG218"]) == len(logins)
    codes = [("Node", "EmpID"), *((node, f"EM0{place}") for place, node in enumerate(logins))]
    assert "ORG212" in told(read(tmp_path, codes))


def test_codes_before_the_sign_are_no_names(tmp_path):
    """ "u1@x.org" names nobody, and a name beside an address is the name."""
    codes = table(["Mail", "Boss"], lambda person: f"{person[0]}@x.org", boss_of(lambda person: f"{person[0]}@x.org"))
    assert set(told(read(tmp_path, codes))) == {"ORG212"}
    for make in (_mail, _entry):
        beside = table(["zq1", "zq2", "Who"], make, boss_of(make), lambda person: NAME[person[0]])
        assert read(tmp_path, beside).mapped.column("name") == "Who"


_TEAM = [person for person in PEOPLE if int(person[0][1:]) > 3]


@pytest.mark.parametrize(
    ("called", "is_taken"),
    [(boss_of(_mail), True), (lambda person: "Flo Moss" if person[4] == "Finance" else "Zoe Lund", True),
     (lambda person: "Pia Hart" if person[4] == "Finance" else "Max Kern", False),
     (lambda person: "Human Resources" if person[4] == "Finance" else "Plant North", False)],
    ids=["addresses", "names like those of the people", "other names", "units"],
)  # fmt: skip
def test_managers_of_other_departments_are_taken_or_asked_for_under_any_heading(tmp_path, called, is_taken):
    """What is surely people is taken with a finding; else the question offers it first."""
    rows = [["No", "Who", "Kolom 7", "Job"], *([number(one), whole(one), called(one), title(one)] for one in _TEAM)]
    reading = read(tmp_path, rows)
    if is_taken:
        assert reading.mapped.column("manager") == "Kolom 7"
        assert found(reading, "ORG215") == ("manager",)
    else:
        assert reading.mapped.column("manager") is None
        (asked,) = reading.questions["ORG206"]["shown"]
        assert asked["columns"][0]["heading"] == "Kolom 7"


def test_a_login_with_a_number_stays_as_the_name(tmp_path):
    """Where nothing else names people; a code such as "EMP01" names nobody."""
    rows = table(["Login", "Job", "Boss"], *_with(lambda person: f"{person[1]}{person[2]}24".lower()))
    reading = read(tmp_path, rows)
    assert reading.mapped.column("name") == "Login"
    assert set(told(reading)) == {"ORG218"}
    codes = read(tmp_path, table(["Login", "Job", "Boss"], *_with(lambda person: f"EMP{person[0][1:]}")))
    assert set(told(codes)) == {"ORG212"}


def _with(make):
    own = lambda person: make(person) if person[0] else ""  # noqa: E731
    return own, title, boss_of(own)
