"""Titles of what a company lives by: businesses with operations of their own, networks, shops, branches of a bank."""

import pytest

from tests.orgmodel.fit.companies import roles_of

TOP = [(1, "", "Chief Executive Officer")]


def test_chief_operating_officers_of_businesses_lead_operations():
    """Of logistics and production, with managers of operations below; without them the one is another job."""
    rows = [*TOP, (2, 1, "COO Logistik"), (3, 2, "Betriebsleiter"), (4, 3, "Fahrer"), (5, 1, "COO Produktion")]
    roles = roles_of(rows)
    assert [roles[str(number)] for number in (2, 3, 4, 5)] == ["coo", "operations_officer", "operative", "coo"]
    assert roles_of([*TOP, (2, 1, "COO Logistik"), (3, 2, "Analyst")])["2"] is None


def test_front_line_of_shops_counters_and_stores_is_in_operations():
    """Who sells in a shop, drives for a head of logistics, or serves at a supervisor's counter, below operations."""
    rows = [*TOP, (2, 1, "COO"), (3, 2, "Operations Manager"), (4, 3, "Store Manager"), (5, 4, "Verkäuferin")]
    rows += [(6, 2, "Head of Logistics"), (7, 6, "Heftruckchauffeur", "Logistics"), (8, 6, "Logistics Analyst")]
    rows += [(9, 3, "Branch Supervisor"), (10, 9, "Teller"), (11, 1, "Sales Director"), (12, 11, "Verkäuferin")]
    rows += [(13, 1, "Finance Director"), (14, 13, "Driver")]
    roles = roles_of(rows)
    assert [roles[str(number)] for number in (5, 7, 10)] == ["operative"] * 3
    assert [roles[str(number)] for number in (8, 12, 14)] == [None] * 3


def test_chief_operating_officer_of_a_business_division_is_one():
    """Of a logistics division, not of the logistics of a company."""
    rows = [*TOP, (2, 1, "COO, Logistics Division"), (3, 2, "Operations Manager"), (4, 1, "COO, IT")]
    assert (roles_of(rows)["2"], roles_of(rows)["3"], roles_of(rows)["4"]) == ("coo", "operations_officer", None)


def test_operations_of_a_function_that_the_company_lives_by_are_its_own():
    """In a contact centre; not where customer service is a part, nor beside a manager of operations."""
    agents = [(number, 4, "Customer Service Agent") for number in range(5, 9)]
    rows = [*TOP, (2, 1, "VP, Contact Centre Operations"), (3, 2, "Contact Centre Operations Manager")]
    rows += [(4, 3, "Team Leader"), *agents]
    roles = roles_of(rows)
    assert [roles[str(number)] for number in (2, 3, 4, 5)] == [
        *("vp_ops", "operations_officer", "ops_supervisor", "operative")
    ]
    assert roles_of([*rows, (20, 1, "Operations Manager")])["2"] == "function_head"
    others = [(number, 1, "Software Developer") for number in range(30, 40)]
    assert roles_of([*rows, *others])["2"] == "function_head"


@pytest.mark.parametrize(
    ("title", "hand", "head_of_it"),
    [
        ("Network Operations Manager", "Lineworker", "Chief Information Officer"),
        ("Responsable d'exploitation réseaux", "Électricien de réseau", "Responsable informatique"),
        ("Responsabile Esercizio Reti", "Operaio reti", "Responsabile Sistemi Informativi"),
        ("Jefe de Explotación de Redes", "Electricista", "Director de Sistemas"),
        ("Responsável de Exploração de Redes", "Canalizador", "Diretora de Sistemas de Informação"),
    ],
)
def test_networks_are_a_companys_own_where_somebody_else_heads_it(title: str, hand: str, head_of_it: str):
    """Lines and pipes then; below IT, over a job of IT, or with nobody else in IT they are networks of computers."""
    rows = [*TOP, (2, 1, title), (3, 2, hand)]
    roles = roles_of([*rows, (4, 1, head_of_it)])
    assert (roles["2"], roles["3"]) == ("operations_officer", "operative")
    assert roles_of(rows)["2"] != "operations_officer"
    assert roles_of([*rows, (4, 1, head_of_it), (5, 2, "DevOps Engineer")])["2"] != "operations_officer"
    assert roles_of([*TOP, (9, 1, head_of_it), (2, 9, title), (3, 2, hand)])["2"] is None


def test_who_works_below_tells_what_a_company_lives_by():
    """Half of the company packs below a director of logistics operations, and nobody else leads such work."""
    rows = [*TOP, (2, 1, "Diretor de Operações Logísticas"), (3, 2, "Gerente de Operações")]
    rows += [(4, 3, "Encarregado de turno"), (5, 4, "Preparador de encomendas"), (6, 1, "Diretora Financeira")]
    roles = roles_of(rows)
    assert [roles[str(number)] for number in (2, 3, 4, 5)] == [
        *("director_ops", "operations_officer", "ops_supervisor", "operative")
    ]
    assert roles_of([*rows, (7, 1, "Diretor de Produção"), (8, 7, "Operário")])["2"] == "function_head"


@pytest.mark.parametrize("title", ["Jefe de Oficina Postal", "Chef de bureau postal", "Capo ufficio postale"])
def test_head_of_a_post_office_is_no_office_manager(title: str):
    """The words behind say what kind of an office; a bare one is an office manager's."""
    rows = [*TOP, (2, 1, "Regional Operations Manager"), (3, 2, title), (4, 3, "Clerk")]
    assert (roles_of(rows)["3"], roles_of(rows)["4"]) == ("operations_officer", "operative")
    assert roles_of([*TOP, (2, 1, title.rsplit(" ", 1)[0])])["2"] == "office_manager"
    assert roles_of([*TOP, (2, 1, "Capo Ufficio Acquisti"), (3, 2, "Buyer")])["2"] == "function_head"


def test_who_heads_a_business_with_operations_heads_a_part():
    """Building products are no facilities; without operations below it is what it sounds like."""
    rows = [
        *TOP,
        *((number, 1, title) for number, title in ((2, "President, Building Products"), (3, "President, Water Tech"))),
        *(
            (4, 2, "VP Operations, Building Products"),
            (5, 2, "VP Sales"),
            (6, 4, "Operations Manager"),
            (7, 6, "Packer"),
        ),
    ]
    read = roles_of(rows)
    assert [read[id_] for id_ in "2467"] == ["division_head", "vp_ops", "operations_officer", "operative"]
    assert roles_of([*TOP, (2, 1, "President, Building Products"), (3, 2, "Janitor")])["2"] == "function_head"


def test_networks_are_the_companys_where_half_of_it_works_on_them_and_nobody_on_computers():
    """Else they are IT."""
    below = [(4, 3, "Técnico de Red"), (5, 3, "Técnica de Red")]
    rows = [*TOP, (2, 1, "Director de Redes"), (3, 2, "Jefe de Operaciones de Red"), *below]
    assert roles_of(rows)["3"] == "operations_officer"
    assert roles_of([*rows, (6, 2, "Programador")])["3"] is None


def test_branches_of_a_bank_are_the_banks_work():
    """Beside a head of the bank's operations nobody who leads branches holds the seat of a manager of operations."""
    bank = [(1, "", "Directeur général"), (2, 1, "Directeur des opérations bancaires"), (3, 2, "Gestionnaire titres")]
    rows = [*bank, (4, 1, "Directeur du réseau d'agences"), (5, 4, "Directeur d'agence"), (6, 5, "Conseiller")]
    assert [roles_of(rows)[id_] for id_ in "456"] == ["function_head", None, None]
    assert roles_of([bank[0], *rows[3:]])["4"] == "operations_officer"


@pytest.mark.parametrize(
    ("job", "hand"),
    [
        *(("Designer", "Baker"), ("Krankenschwester", "Tischlerin"), ("Graphiste", "Menuisier")),
        *(("Maestra", "Camarero"), ("Insegnante", "Falegname"), ("Enfermeira", "Padeiro"), ("Docent", "Timmerman")),
    ],
)
def test_who_reports_to_the_head_of_a_small_company_is_front_line_by_what_it_lives_by(job: str, hand: str):
    """A title alone fixes nothing (T8): one designer is none; half of a company is, and who works with the hands."""
    rows = [*TOP, (2, 1, job), (3, 1, job), (4, 1, hand), (5, 1, "Accountant"), (6, 1, "Paralegal")]
    assert [roles_of(rows)[id_] for id_ in "2346"] == [None, None, "operative", None]
    roles = roles_of([*rows, (7, 1, job), (8, 1, job)])
    assert [roles[id_] for id_ in "2786"] == ["operative"] * 3 + [None]


def test_works_below_an_assistant_city_manager_are_a_function():
    """Beside others, and no company's operations; right below the head of a firm such works are its operations."""
    rows = [(1, "", "City Manager"), (2, 1, "Assistant City Manager"), (3, 2, "Director of Public Works")]
    rows += [(4, 3, "Street Maintenance Worker"), (5, 2, "Director of Planning")]
    assert [roles_of(rows)[id_] for id_ in "1235"] == ["ceo", None, "function_head", "function_head"]
    assert roles_of([*TOP, (3, 1, "Production Director"), (4, 3, "Packer")])["3"] == "operations_officer"


def test_heads_below_a_chairman_or_a_president_by_words_that_say_little():
    """A bank's board member for the market; a provost, who is no chief executive below the president."""
    bank = [
        (1, "", "Vorstandsvorsitzender"),
        (2, 1, "Vorstand Markt"),
        (3, 1, "Vorstand Finanzen"),
        (4, 3, "Controller"),
    ]
    roles = roles_of(bank)
    assert [roles[id_] for id_ in "1234"] == ["ceo", "function_head", "finance_head", None]
    university = roles_of([(1, "", "President"), (2, 1, "Provost"), (3, 2, "Professor"), (4, 1, "VP Finance")])
    assert [university[id_] for id_ in "124"] == ["ceo", "function_head", "finance_head"]
