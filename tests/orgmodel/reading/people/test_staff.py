"""Rows that count staff: what they are told by, and what they are not."""

import pytest

from tests.orgmodel.reading.companies import bosses, read, told

COUNTED = {
    "posts without names": (
        "Post ID,Title,Reports to,FTE\nP1,Head,,1\nP2,Director,P1,1\n,Adviser,P2,12.5\n,Officer,P2,4\n",
        {"P1": "", "P2": "P1"},
        16.5,
    ),
    "people": (
        "id,name,title,manager,headcount\n1,Ann,CEO,,1\n2,Bo,CTO,1,1\n,,Clerk,2,15\n,,Temp,2,3\n",
        {"1": "", "2": "1"},
        18,
    ),
    "managers beside names": (
        "Functie-ID;Functie;Naam;Rapporteert aan;Aantal FTE\nF1;Directeur;Ilse Vos;;\nF2;Manager Zorg;Bram Smit;F1;\n"
        "F3;Manager HR;Sanne Bos;F1;\n;Verpleegkundige;;F2;12,5\n;HR-adviseur;;F3;3\n",
        {"F1": "", "F2": "F1", "F3": "F1"},
        15.5,
    ),
    "words for nobody": (
        "id,name,title,manager,FTE\n1,Ann,CEO,,1\n2,Bo,CTO,1,1\n,N/D,Clerk,2,15\nN/A,N/A,Temp,2,3\n",
        {"1": "", "2": "1"},
        18,
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_rows_without_id_and_name_are_counts_on_their_post(name, tmp_path):
    """And no people."""
    text, lines, staff = COUNTED[name]
    reading = read(tmp_path, text)
    assert bosses(reading.org) == lines
    assert float(reading.org.staff.sum()) == staff
    assert len(told(reading)["ORG203"]) == 2


def test_staff_of_a_post_that_is_not_there_are_told(tmp_path):
    """They count under no seat."""
    reading = read(tmp_path, "id,name,manager,fte\n1,Ann,,1\n2,Bo,1,1\n,,9,15\n")
    assert bosses(reading.org) == {"1": "", "2": "1"}
    assert told(reading)["ORG204"] == [4]


def test_one_person_without_a_name_is_no_count(tmp_path):
    """Who counts as one under a manager who is not in the file stays a seat."""
    reading = read(tmp_path, "id,name,manager,fte\n1,Ann,,1\n2,Bo,1,1\n,,9,1\n")
    assert reading.org.people == 3
    assert "ORG203" not in told(reading)
