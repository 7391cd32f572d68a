"""Titles alone: what their words say, before anybody asks who is above."""

import pytest

from orgmodel.errors import BadData
from orgmodel.fit.title_forms import title_forms
from orgmodel.fit.title_parts import CODE, DEPUTY, FUZZY, JOINED, OF_ANOTHER
from orgmodel.fit.title_text import split_title
from orgmodel.fit.vocabulary import FOLDER, RANK, load_vocabulary

WORDS = load_vocabulary()
SAME = {
    "director_ops": [
        "Director, Operations",
        "Director of Operations",
        "Dir. Ops",
        "OPERATIONS DIRECTOR",
        "Head of Ops",
    ],
    "operations_officer": [
        *("Operations Manager", "Ops Mgr", "Manager, Operations", "Sr. Ops Mgr", "Operatoins Maneger"),
        *("Betriebsleiter", "Betriebsleiterin", "Betriebsleiter/in (m/w/d)", "Responsable d'exploitation"),
        *("Responsable des opérations", "Jefe de Operaciones", "Jefa de operaciones", "Responsabile delle operazioni"),
        *("Gerente de Operações", "Bedrijfsleider", "Manager operations"),
    ],
}
RANKS = {"director_ops": "director", "operations_officer": "manager"}


def _form(title):
    forms = title_forms([title], WORDS)
    return int(forms.rank[1]), int(forms.area[1]), int(forms.marks[1])


@pytest.mark.parametrize(("role", "title"), [(role, title) for role, titles in SAME.items() for title in titles])
def test_forms_of_a_title_say_the_same(role: str, title: str):
    """Order, abbreviations, language, gender, case and a slip of the pen change neither rank nor area."""
    assert _form(title)[:2] == (RANK[RANKS[role]], 1)


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Sales Operations Manager", "sales"),
        ("VP, Revenue Operations", "sales"),
        ("People Ops Lead", "people"),
        ("DevOps Engineer", "it"),
        ("Head of Marketing Operations", "marketing"),
        ("Leiter IT-Betrieb", "it"),
        ("Responsable d'exploitation informatique", "it"),
        ("Loan Operations Officer", "banking"),
        ("Airfield Operations Officer", "aviation"),
        ("Sales and Operations Planning Manager", "supply_chain"),
    ],
)
def test_operations_of_something_else_are_that_area(title: str, area: str):
    """Another area beside operations says what they are of."""
    assert WORDS.areas[_form(title)[1] - 1] == area


def test_joined_jobs_are_of_operations_and_marked():
    """An "and" joins two jobs where a bare word qualifies."""
    _, area, marks = _form("Director of Finance & Operations")
    assert area == 1
    assert marks & JOINED
    assert _form("Finance Operations Director")[2] & OF_ANOTHER


def test_misspelt_words_and_codes_are_marked():
    """So that the reading can be less sure."""
    assert _form("Opertaions Director")[2] & FUZZY
    assert _form("FI_MGR") == (RANK["manager"], WORDS.areas.index("finance") + 1, CODE)


def test_near_words_are_no_misspelling():
    """A grinder is no Gründer, a lender no leader."""
    assert _form("Grinder")[0] == 0
    assert _form("Lender")[0] == 0


def test_whom_an_assistant_helps_is_no_job_of_theirs():
    """Whatever comes behind."""
    titles = ("Executive Assistant to the COO", "EA, VP Operations", "Assistentin der Betriebsleitung", "COO Assistant")
    titles += ("Assistante du directeur des opérations", "Assistente do COO", "Asistente al Director de Operaciones")
    for title in (*titles, "Assistente dell'Amministratore Delegato", "Assistent van de COO"):
        assert _form(title)[0] == RANK["admin"], title


def test_whom_somebody_advises_or_drives_is_no_job_of_theirs():
    """Nor is the leader whose office it is."""
    titles = (
        "Adviser to the COO",
        "Office of the COO",
        "Analyst, Office of the CEO",
        "COO Advisor",
    )
    titles += (
        "Conseiller du directeur des opérations",
        "Referent des Leiters Operations",
        "Chofer del Director General",
    )
    for title in (*titles, "Consulente del Direttore Operazioni", "Adviseur van de directeur operations"):
        assert _form(title)[0] == RANK["none"], title
    assert _form("Responsable de la dirección de operaciones")[:2] == (RANK["director"], 1)


def test_an_assistant_manager_is_a_deputy():
    """In German and Dutch, where the word alone is an assistant's."""
    for title in ("Assistent-bedrijfsleider", "Assistent Filialleiter", "Assistant Store Manager"):
        rank, _, marks = _form(title)
        assert (rank, marks & DEPUTY) == (RANK["manager"], DEPUTY), title
    assert _form("Assistent Betriebsleitung")[0] == RANK["admin"]


def test_word_lists_that_are_not_of_their_form_are_named(tmp_path):
    """File and key."""
    for name in ("ranks", "areas", "reading"):
        text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(text.replace("[deputy_chief]", "[deputy]"), encoding="utf-8")
    with pytest.raises(BadData, match=r"fit/ranks\.toml: deputy"):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize(
    ("title", "rank", "area"),
    [
        ("Chief Operations & Technology Officer", "chief_operating", None),
        ("COO, Technology", "chief_operating", "product"),
        ("Chief Ops Officer", "chief_operating", "operations"),
        ("Sr. VP, Ops", "senior_vice_president", "operations"),
        ("Vice Pres. Operations", "vice_president", "operations"),
        ("VP, Head of Product", "vice_president", "product"),
        ("Finance, HR & Operations Director", "director", "operations"),
        ("Operations Manager, Marketing", "manager", "marketing"),
        ("Lead Operations Analyst", "staff", "operations"),
        ("Assistant to the Operations Manager", "admin", None),
        ("Divisional Director of Operations", "director", "operations"),
        ("Responsabile Amministrazione, Finanza e Controllo", "manager", "finance"),
        ("Director of Networks and Systems", "director", "it"),
        ("Leiter Zentrallager", "director", "production"),
        ("Bauhofleiter", "manager", "production"),
        ("Hauptamtsleiter", "director", None),
        ("Directora Administrativo-Financiera", "director", "finance"),
        ("Responsabile Ufficio Tecnico", "manager", None),
        ("Jefe de Operaciones de Red", "manager", "networks"),
        ("Director de la Red Comercial", "director", "sales"),
        ("Assistente de Administração", "admin", None),
        ("Produce Clerk", "staff", None),
        ("Chief Supply Chain & Operations Officer", "chief_operating", "operations"),
        ("Chief Legal & Compliance Officer", "chief", "legal"),
        ("CFO & Operations Officer", "chief", "finance"),
        ("Responsabile Ufficio Stampa", "manager", "marketing"),
        ("Chef de chantier", "lead", None),
        ("Dean, Faculty of Science", "none", None),
        ("VP, Investor Relations", "vice_president", "audit"),
        ("Head of Audit and Finance", "director", "finance"),
        ("Vorstandssekretärin", "admin", None),
        ("Bestuurssecretaresse", "admin", None),
    ],
)
def test_parts_of_a_title(title: str, rank: str, area: str | None):
    """A comma qualifies, an "and" joins, the higher job counts."""
    assert _form(title)[:2] == (RANK[rank], WORDS.areas.index(area) + 1 if area else 0)


def test_a_link_in_a_title_is_its_text():
    """One that never closes, too, is a text; open brackets in open brackets are looked through once."""
    assert split_title("[COO](../coo.md)") == ("coo",)
    assert "coo" in split_title("[[COO](a(b)")


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Restaurants Manager", "production"),
        ("Leiter Schiffsbetrieb", "production"),
        ("Leiter Systembetrieb", "it"),
        ("Technischer Betriebsleiter", "operations"),
        ("Servente", None),
    ],
)
def test_words_that_no_list_has(title: str, area: str | None):
    """Plurals, operations written in one word with what they are of; a servente is no misspelt sergeant."""
    assert _form(title)[1] == (WORDS.areas.index(area) + 1 if area else 0)
