"""Context: the same title is a rung in one place and another job in the next."""

import pytest

from orgmodel.errors import UnknownName
from orgmodel.fit.context import nearest_above, rungs_above
from tests.orgmodel.companies import company
from tests.orgmodel.fit.companies import roles_of

TOP = [(1, "", "Chief Executive Officer")]


@pytest.mark.parametrize(
    ("boss", "department", "role"),
    [
        ("Chief Operating Officer", "", "operations_officer"),
        ("Chief Operating Officer", "Operations", "operations_officer"),
        ("Chief Operating Officer", "Securities Settlement", None),
        ("Chief Marketing Officer", "", None),
        ("Chief Technology Officer", "", None),
        ("Head of People", "", None),
        ("Chief Financial Officer", "", "operations_officer"),
        ("Chief Financial Officer", "Finance", None),
    ],
)
def test_department_and_boss_decide_of_an_operations_manager(boss: str, department: str, role: str | None):
    """Under finance it is the rung where there is no chief operating officer (R11)."""
    rows = [*TOP, (2, 1, boss), (3, 2, "Operations Manager", department), (4, 3, "Fitter"), (5, 3, "Fitter")]
    assert roles_of(rows)["3"] == role


def test_under_finance_beside_a_chief_operating_officer_it_is_another_job():
    """Operations has a head of its own."""
    rows = [*TOP, (2, 1, "CFO"), (3, 2, "Operations Manager"), (4, 1, "COO")]
    assert roles_of(rows)["3"] is None


def test_people_below_decide():
    """A manager of operations whose people are developers runs IT."""
    staff = [(number, 3, "Software Developer") for number in range(4, 8)]
    assert roles_of([*TOP, (2, 1, "Director"), (3, 2, "Operations Manager"), *staff])["3"] is None


def test_head_of_a_company_below_the_top_heads_a_part():
    """Only the top is the chief executive."""
    rows = [
        *TOP,
        *[(number, 1, f"CEO {country}") for number, country in ((2, "Germany"), (3, "France"))],
        *[(number + 2, number, "Clerk") for number in (2, 3)],
    ]
    assert roles_of(rows)["2"] == "division_head"


@pytest.mark.parametrize("title", ["Owner", "Founder", "President", "General Manager", "Geschäftsführer", "Mayor"])
def test_top_is_the_chief_executive(title: str):
    """By its title, or by its place where the title says nothing else (R01)."""
    assert roles_of([(1, "", title), (2, 1, "Clerk")])["1"] == "ceo"


def test_top_with_another_job_is_no_chief_executive():
    """A file may be a branch."""
    assert roles_of([(1, "", "Vice President, Sales"), (2, 1, "Sales Rep")])["1"] == "function_head"
    assert roles_of([(1, "", "COO"), (2, 1, "Operations Manager")])["1"] == "coo"


def test_chief_executive_below_a_board():
    """The chair is the board's."""
    rows = [(1, "", "Chairman of the Board"), (2, 1, "Chief Executive Officer"), (3, 2, "Operations Manager")]
    assert roles_of(rows) == {"1": "board", "2": "ceo", "3": "operations_officer"}


def test_executive_vice_president_is_the_chief_operating_officer_over_a_senior_one_only():
    """By the title it is the senior vice-president's rung."""
    rows = [*TOP, (2, 1, "EVP Operations"), (3, 2, "Director of Operations")]
    assert roles_of(rows)["2"] == "svp_ops"
    rows = [*TOP, (2, 1, "EVP Operations"), (3, 2, "SVP Operations"), (4, 3, "Director of Operations")]
    assert (roles_of(rows)["2"], roles_of(rows)["3"]) == ("coo", "svp_ops")


def test_officer_under_a_manager_is_a_seat_of_its_own():
    """C2; several without people are the front line."""
    rows = [*TOP, (2, 1, "Operations Manager"), (3, 2, "Operations Officer")]
    assert (roles_of(rows)["2"], roles_of(rows)["3"]) == ("operations_manager", "operations_officer")
    rows = [*rows, (4, 2, "Operations Officer")]
    assert (roles_of(rows)["2"], roles_of(rows)["3"]) == ("operations_officer", "operative")


def test_plant_manager_holds_the_open_seat_only():
    """Under the chief operating officer, but not under an operations manager."""
    rows = [*TOP, (2, 1, "COO"), (3, 2, "Plant Manager"), (4, 3, "Fitter"), (5, 2, "Operations Manager")]
    rows += [(6, 5, "Production Manager"), (7, 6, "Fitter")]
    roles = roles_of(rows)
    assert (roles["3"], roles["6"], roles["4"], roles["7"]) == ("operations_officer", None, "operative", "operative")


def test_deputy_of_a_chief_operating_officer_is_no_second_one():
    """Without people of the ladder a deputy, above a director no rung; alone the one there is."""
    rows = [*TOP, (2, 1, "COO"), (3, 2, "Deputy COO"), (4, 3, "Operations Manager")]
    assert roles_of(rows)["3"] == "asst_director_ops"
    assert roles_of([*rows, (5, 3, "Director of Operations")])["3"] is None
    assert roles_of([*TOP, (2, 1, "Stellvertretender COO"), (3, 2, "Betriebsleiter")])["2"] == "coo"


def test_front_line_is_in_operations_only():
    """No rung of their own and no reports; who works for finance under the same boss is not."""
    rows = [
        *TOP,
        (2, 1, "Operations Manager"),
        (3, 2, "Baker"),
        (4, 2, "Accountant"),
        (5, 1, "Sales Director"),
        (6, 5, "Clerk"),
    ]
    roles = roles_of(rows)
    assert (roles["3"], roles["4"], roles["6"]) == ("operative", None, None)


def test_corrections_win_and_the_rules_around_see_them():
    """Whoever is corrected to a rung has a front line."""
    rows = [*TOP, (2, 1, "Wizard"), (3, 2, "Apprentice")]
    assert roles_of(rows)["2"] is None
    roles = roles_of(rows, {1: "operations_officer"})
    assert (roles["2"], roles["3"]) == ("operations_officer", "operative")
    assert roles_of([*TOP, (2, 1, "Operations Manager")], {1: ""})["2"] is None
    with pytest.raises(UnknownName, match="wizard"):
        roles_of(rows, {1: "wizard"})


def test_nothing_to_read():
    """No titles at all."""
    assert roles_of([(1, "", ""), (2, 1, ""), (3, 2, "")]) == {"1": "ceo", "2": None, "3": None}


def test_nearest_marked_seat_above():
    """Itself not counted; as many steps as there are marked seats on the way."""
    tree = company([-1, 0, 1, 2, 0]).tree
    marked = company([-1, 0, 1, 2, 0]).vacant.copy()
    marked[[0, 2]] = True
    above = nearest_above(tree, marked)
    assert above.tolist() == [-1, 0, 0, 2, 0]
    assert rungs_above(above).tolist() == [0, 1, 1, 2, 1]


def test_several_directors_general_below_a_minister_are_no_chief_executive():
    """The one at the top is, by the place."""
    rows = [(1, "", "Permanent Secretary")]
    rows += [(number, 1, f"Director General, {name}") for number, name in ((2, "Borders"), (3, "Human Resources"))]
    rows += [(number + 2, number, "Clerk") for number in (2, 3)]
    roles = roles_of(rows)
    assert (roles["1"], list(roles.values()).count("ceo")) == ("ceo", 1)


def test_a_department_near_operations_decides_under_its_own_head_only():
    """An operations manager of the warehouses under the COO is the rung, under the head of logistics another job."""
    rows = [*TOP, (2, 1, "COO"), (3, 2, "Operations Manager", "Logistics"), (4, 2, "Head of Logistics", "Logistics")]
    roles = roles_of([*rows, (5, 4, "Operations Manager", "Logistics")])
    assert (roles["3"], roles["5"]) == ("operations_officer", None)


def test_plant_manager_above_an_operations_manager_is_not_the_rung():
    """The seat is taken."""
    rows = [*TOP, (2, 1, "COO"), (3, 2, "Plant Manager"), (4, 3, "Operations Manager"), (5, 4, "Fitter")]
    roles = roles_of(rows)
    assert (roles["3"], roles["4"]) == (None, "operations_officer")


def test_department_completes_a_bare_rank():
    """A "Director" of the department Operations is the director of operations; of Finance the finance head."""
    rows = [
        *[(1, "", "CEO", ""), (2, 1, "Director", "Operations"), (3, 2, "Manager", "Operations")],
        *[(4, 3, "Team Manager", "Operations"), (5, 4, "Fitter", "Operations")],
        *[(6, 1, "Director", "Finance"), (7, 6, "Manager", "Finance"), (8, 7, "Clerk", "Finance")],
        *[(9, 1, "Manager", "Sales"), (10, 9, "Agent", "Sales")],
    ]
    roles = roles_of(rows)
    assert [roles[str(number)] for number in (2, 3, 4, 5)] == [
        *("director_ops", "operations_officer", "ops_supervisor", "operative")
    ]
    assert [roles[str(number)] for number in (6, 7, 8)] == ["finance_head", None, None]
    assert roles["9"] == "function_head"


def test_head_of_something_that_no_list_has():
    """Right below the chief executive with people of their own; weakly."""
    rows = [*TOP, (2, 1, "Head of Zymurgy"), (3, 2, "Zymurgist"), (4, 1, "Director"), (5, 4, "Clerk")]
    assert (roles_of(rows)["2"], roles_of(rows)["4"]) == ("function_head", None)


@pytest.mark.parametrize(
    ("boss", "title"),
    [
        ("Commanding Officer", "Operations Officer"),
        ("Police Chief", "Operations Manager"),
        ("Fire Chief", "Deputy Director of Operations"),
        ("Kommandeur", "Operations Officer"),
        ("Commandant des sapeurs-pompiers", "Responsable des opérations"),
        ("Comandante de Bomberos", "Jefe de Operaciones"),
        ("Comandante dei Vigili del Fuoco", "Responsabile operativo"),
        ("Comandante dos Bombeiros", "Chefe de Operações"),
        ("Commandant Brandweer", "Hoofd operationele zaken"),
    ],
)
def test_operations_of_a_uniformed_service_are_another_job(boss: str, title: str):
    """Under who commands it, at the top or within a company, whatever the department is called (T9)."""
    assert roles_of([(1, "", boss), (2, 1, title, "Operations")])["2"] is None
    assert roles_of([*TOP, (2, 1, boss), (3, 2, title), (4, 3, "Sergeant")])["3"] is None


def test_operations_below_another_function_are_that_function_all_the_way_down():
    """An operations manager under a director of operations under the head of IT is IT; a department overrules."""
    rows = [*TOP, (2, 1, "CIO"), (3, 2, "Director of Operations"), (4, 3, "Operations Manager"), (5, 4, "Fitter")]
    assert (roles_of(rows)["3"], roles_of(rows)["4"]) == (None, None)
    rows[2:4] = [(3, 2, "Director of Operations", "Operations"), (4, 3, "Operations Manager", "Operations")]
    assert (roles_of(rows)["3"], roles_of(rows)["4"]) == ("director_ops", "operations_officer")


@pytest.mark.parametrize("title", ["Former COO", "Operations Director (retired)", "Voormalig COO", "Ex-COO"])
def test_who_is_no_longer_in_a_post_holds_no_rung(title: str):
    """An acting one does."""
    rows = [*TOP, (2, 1, title), (3, 1, "Acting Director of Operations"), (4, 3, "Fitter")]
    assert (roles_of(rows)["2"], roles_of(rows)["3"]) == (None, "director_ops")


@pytest.mark.parametrize(
    "title", ["Filialleiterin", "Encargado de tienda", "Front Office Manager", "Direttore di sala"]
)
def test_head_of_an_outlet_under_a_manager_of_operations_is_a_supervisor(title: str):
    """Where only the front line is below; a production manager there stays without a rung."""
    rows = [*TOP, (2, 1, "Operations Manager"), (3, 2, title), (4, 3, "Clerk")]
    assert (roles_of(rows)["3"], roles_of(rows)["4"]) == ("ops_supervisor", "operative")
    assert roles_of([*rows, (5, 4, "Apprentice")])["3"] is None


def test_department_of_a_house_takes_the_seat_of_an_operations_manager_only_where_it_is_open():
    """Food and beverage under a director of operations, with and without an operations manager beside."""
    rows = [*TOP, (2, 1, "Director of Operations"), (3, 2, "F&B Manager"), (4, 3, "Waiter")]
    assert roles_of(rows)["3"] == "operations_officer"
    assert roles_of([*rows, (5, 2, "Operations Manager"), (6, 5, "Porter")])["3"] is None


def test_the_one_through_whom_all_goes_below_a_president_is_the_chief_executive():
    """A direttore generale who leads all; beside another who leads, the president is."""
    rows = [(1, "", "Presidente"), (2, 1, "Direttore Generale"), (3, 2, "Direttore Amministrazione e Finanza")]
    roles = roles_of([*rows, (4, 1, "Segretaria")])
    assert (roles["1"], roles["2"], roles["3"]) == (None, "ceo", "finance_head")
    assert roles_of([*rows, (4, 1, "Direttore Generale"), (5, 4, "Segretaria")])["1"] == "ceo"


def test_general_managers_of_a_region_lead_its_sites():
    """Under a district manager, in whose title nothing says of what."""
    rows = [*TOP, (2, 1, "District Manager"), (3, 2, "General Manager, Elm Street"), (4, 3, "Assistant Manager")]
    roles = roles_of([*rows, (5, 4, "Cook")])
    assert [roles[str(number)] for number in (2, 3, 4, 5)] == [
        *("regional_ops_director", "operations_officer", "ops_supervisor", "operative")
    ]


def test_a_director_of_something_that_no_list_has_needs_no_people_right_below_the_top():
    """Many files list the management alone; one craftsman who is called head is none."""
    roles = roles_of([*TOP, (2, 1, "Director de Relaciones Institucionales"), (3, 1, "Head Gardener")])
    assert (roles["2"], roles["3"]) == ("function_head", None)


def test_a_plain_head_below_a_director_of_operations_manages():
    """Where nobody below does; a head who reports to a head stays one."""
    rows = [*TOP, (2, 1, "Bereichsleiter Betrieb"), (3, 2, "Leiter Betriebsorganisation"), (4, 3, "Sachbearbeiter")]
    assert (roles_of(rows)["2"], roles_of(rows)["3"]) == ("director_ops", "operations_officer")
    assert roles_of([*rows, (5, 3, "Operations Manager"), (6, 5, "Fitter")])["3"] == "director_ops"
    assert roles_of([*TOP, (2, 1, "Leiter Betrieb"), (3, 2, "Leiter Betrieb"), (4, 3, "Fahrer")])["3"] == "director_ops"


def test_operations_of_a_service_centre_take_the_open_seat_below_a_director():
    """And whom they lead is in operations; beside an operations manager they are another job."""
    rows = [*TOP, (2, 1, "Director of Operations"), (3, 2, "Operations Manager, Service Centre"), (4, 3, "Team Leader")]
    rows += [(5, 4, "Clerk")]
    roles = roles_of(rows)
    assert [roles[str(number)] for number in (3, 4, 5)] == ["operations_officer", "ops_supervisor", "operative"]
    assert roles_of([*rows, (6, 2, "Operations Manager"), (7, 6, "Fitter")])["3"] is None


def test_head_of_a_site_without_people_is_like_those_with_some():
    """A depot of which the file has nobody else; without its like it is nothing."""
    rows = [*TOP, (2, 1, "Operations Director"), (3, 2, "Regional Operations Manager"), (4, 3, "Depot Manager")]
    rows += [(5, 2, "Regional Operations Manager"), (6, 5, "Depot Manager")]
    assert roles_of(rows)["6"] is None
    assert roles_of([*rows, (7, 4, "Driver")])["6"] == "operations_officer"


def test_deputy_of_the_head_at_the_top_is_not_the_chief_executive():
    """Though all goes through them."""
    rows = [(1, "", "Executive Director"), (2, 1, "Deputy Executive Director"), (3, 2, "Finance Director")]
    assert (roles_of(rows)["1"], roles_of(rows)["2"]) == ("ceo", None)


@pytest.mark.parametrize(
    "title",
    [
        "Presidente do Conselho de Administração",
        "Presidenta del Consejo de Administración",
        "Président du conseil d'administration",
    ],
)
def test_president_of_a_board_without_a_chief_executive_below_is_one(title: str):
    """With one below it is the board's."""
    rows = [(1, "", title), (2, 1, "Director de Operaciones"), (3, 2, "Fitter"), (4, 1, "Secretaria")]
    assert roles_of(rows)["1"] == "ceo"
    rows = [(1, "", title), (2, 1, "CEO"), (3, 2, "Operations Manager")]
    assert (roles_of(rows)["1"], roles_of(rows)["2"]) == ("board", "ceo")


@pytest.mark.parametrize("title", ["Office & Workplace Manager", "Office and HR Manager"])
def test_an_office_beside_another_thing_has_an_office_manager(title: str):
    """As the "HR & office manager" is one."""
    assert roles_of([*TOP, (2, 1, title)])["2"] == "office_manager"


def test_gerente_over_jefe_is_the_director_of_operations():
    """Below a "gerente general" a gerente is what a director is elsewhere; alone it is the operations manager."""
    rows = [
        (1, "", "Gerente General"),
        (2, 1, "Gerente de Operaciones"),
        (3, 2, "Jefe de Operaciones"),
        (4, 3, "Chofer"),
    ]
    assert [roles_of(rows)[id_] for id_ in "23"] == ["director_ops", "operations_officer"]
    assert roles_of([*rows[:2], (3, 2, "Chofer")])["2"] == "operations_officer"


def test_head_below_a_director_manages():
    """A head of operations right under a director of operations is no second director."""
    rows = [*TOP, (2, 1, "Director of Operations"), (3, 2, "Head of Operations"), (4, 3, "Packer")]
    assert roles_of(rows)["3"] == "operations_officer"
