"""Many small files of the same nine people: everybody is there, with their manager and their title."""

import pytest

from tests.orgmodel.reading.formats.five_people import lines, read_text, titles
from tests.orgmodel.reading.formats.nine_people import (
    BOSS,
    ID,
    LEADERS,
    LINES,
    NAMES,
    TITLE,
    depth,
    each,
    outline,
    reports,
    table,
)


def _of_boss(name: str, form: str) -> str:
    return form.format(ID[BOSS[name]]) if BOSS[name] else ""


OUTLINES = {
    "heading apart": "Org chart 2026\n\n" + outline(lambda name: f"- {name}, {TITLE[name]}"),
    "heading underlined": "Organisation\n============\n\n" + outline(lambda name: f"* {name} ({TITLE[name]})"),
    "heading apart, no bullets": "Org chart 2026\n\n" + outline(lambda name: f"{name} - {TITLE[name]}"),
    "AsciiDoc": "= Our people\n\n" + each(lambda name: f"{'*' * (1 + depth(name))} {name} - {TITLE[name]}"),
    "arrows": outline(lambda name: f"{'↳ ' if BOSS[name] else ''}{name} - {TITLE[name]}"),
    "title below a heading": each(lambda name: f"{'#' * (1 + depth(name))} {name}\n\n{TITLE[name]}", "\n\n"),
    "name bold, title light": "# Team\n\n" + outline(lambda name: f"- **{name}** _{TITLE[name]}_", "    "),
    "title light": outline(lambda name: f"* {name} - *{TITLE[name]}*"),
    "front matter": "---\ntitle: Org\ndate: 2026-01-01\n---\n\n" + outline(lambda name: f"- {name}, {TITLE[name]}"),
}
TABLES = {
    "tabs before the first cell": table(
        "Deputy\tTeamleider\tVolledige naam\tFunctie",
        lambda name: f"{'Kim Oduya' if name == 'Ida Stern' else ''}\t{BOSS[name]}\t{name}\t{TITLE[name]}",
    ),
    "Polish letters": table("Stanowisko;Przełożony;Imię;Nazwisko", lambda name: ";".join(
        (TITLE[name], BOSS[name], *name.split())
    )),
    "number sign before an id": table(
        "ID,Name,Title,Manager", lambda name: f"{ID[name]},{name},{TITLE[name]},{_of_boss(name, '#{}')}"
    ),
    "address with its scheme": table(
        "ID,Name,Title,Email,Manager",
        lambda name: f"{ID[name]},{name},{TITLE[name]},{ID[name]}@f.example,{_of_boss(name, 'mailto:{}@f.example')}",
    ),
    "sqlplus with its prompt": "SQL> /\n\n"
    + table(
        f"{'ID':>6} {'NAME':12} {'TITLE':16} MANAGER_ID\n------ ------------ ---------------- ----------",
        lambda name: f"{ID[name]:>6} {name:12} {TITLE[name]:16} {_of_boss(name, '{}'):>10}".rstrip(),
    )
    + "\n9 rows selected.\n\nSQL> ",
}  # fmt: skip
PAIRS = {
    f"{above} and {below}": (above, below)
    for above, below in (
        ("Manager", "Employee"),
        ("Vorgesetzter", "Mitarbeiter"),
        ("Responsable", "Collaborateur"),
        ("Jefe", "Empleado"),
        ("Capo", "Dipendente"),
        ("Chefe", "Funcionário"),
        ("Leidinggevende", "Medewerker"),
        ("Przełożony", "Pracownik"),
        ("上司", "部下"),
        ("上级", "下属"),
        ("Руководитель", "Подчинённый"),
        ("parent_name", "child_name"),
        ("Up", "Down"),
        ("Zorp", "Quix"),
    )
}


@pytest.mark.parametrize("text", [*OUTLINES.values(), *TABLES.values()], ids=[*OUTLINES, *TABLES])
def test_everybody_is_read_with_manager_and_title(tmp_path, text):
    """Nobody is lost, nobody is made up, and titles are no part of names."""
    reading = read_text(tmp_path, text)
    assert lines(reading) == BOSS
    assert titles(reading) == TITLE


@pytest.mark.parametrize("turned", [False, True], ids=["manager first", "manager last"])
@pytest.mark.parametrize("headings", PAIRS.values(), ids=PAIRS)
def test_of_two_columns_the_head_is_a_person(tmp_path, headings, turned):
    """Whoever stands on either side of two columns is a person, whatever the columns are called."""
    rows = [headings, *LINES]
    text = "\n".join(",".join(row[::-1] if turned else row) for row in rows)
    reading = read_text(tmp_path, text)
    assert lines(reading) == BOSS
    assert reading.org.people == len(NAMES)


@pytest.mark.parametrize("sign", [", ", "; ", " | "])
def test_members_of_a_team_are_people_each(tmp_path, sign):
    """A cell that lists those whom somebody leads is a line for each of them."""
    text = "Team Lead\tMembers\n" + "\n".join(f"{name}\t{sign.join(reports(name))}" for name in LEADERS)
    assert lines(read_text(tmp_path, text)) == BOSS


def test_edges_of_a_graph_program_are_lines(tmp_path):
    """Type, id, label and weight beside the two ends say nothing of who it is."""
    rows = [f"{above},{below},Directed,{place},,1.0" for place, (above, below) in enumerate(LINES)]
    assert lines(read_text(tmp_path, "\n".join(["Source,Target,Type,Id,Label,Weight", *rows]))) == BOSS


@pytest.mark.parametrize(
    "text", ["#REF!", "?", "k.A.", "sans objet", "no aplica", "nie dotyczy", "не применимо", "本人"]
)
def test_more_words_for_nobody(tmp_path, text):
    """Words and faults that stand for no manager name nobody."""
    rows = table("ID,Name,Title,Manager ID", lambda name: f"{ID[name]},{name},x,{_of_boss(name, '{}') or text}")
    assert lines(read_text(tmp_path, rows)) == BOSS
