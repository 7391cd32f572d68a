"""Faces: initials of names in any script, and whom a picture is named after."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.org.photo_matching import Owners, match_photos
from orgmodel.text.person_names import initials_of
from tests.orgmodel.companies import company, sample


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Smith", "AS"),
        ("ana maria de souza", "AS"),
        ("Kowalska, Nadia", "NK"),
        ("Smith, Jr.", "S"),
        ("Dr. Ann Lee Jr. / Bo Ek", "AL"),
        ("Sir Jeremy Heywood", "JH"),
        ("Madonna", "M"),
        ("O'Neil", "O"),
        ("(acting) Jean-Luc Petit", "AP"),
        ("E\u0301mile Zola", "ÉZ"),
        ("Łukasz Żak", "ŁŻ"),
        ("Иван Петров", "ИП"),
        ("山田 太郎", "山"),
        ("김민수", "김"),
        ("محمد علي", "مع"),
        ("ana ßeta", "AS"),
        ("Person 7", "P"),
        ("12345", ""),
        ("", ""),
        ("👩‍🔬 / Bo Ek", ""),
    ],
    ids=ascii,
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    """In capitals where the script has them, in the order a name is spoken."""
    assert initials_of(name) == letters


@given(st.text())
def test_any_name_has_at_most_two_letters(name):
    """Whatever is in a file."""
    assert len(initials_of(name)) <= 2
    assert all(map(str.isalpha, initials_of(name)))


def test_a_picture_is_named_by_id_mail_or_name():
    """Case, accents and signs do not count; the last name may stand first."""
    org = sample("oracle-hr/employees.csv")
    names = ["100", "NYANG", "nyang", "steven_king", "King Steven", "Stévén King", "Nobody", ""]
    assert match_photos(org, names) == [*map(Owners, [(0,), (1,), (1,), (0,), (0,), (0,), (), ()])]


def named(names, **others):
    """A company of people with these names."""
    org = company([-1, *[0] * (len(names) - 1)])
    cells = org.cells.set_column(0, "name", [list(names)])
    return replace(org, cells=cells, **others)


def test_a_name_of_several_people_is_nobodys():
    """A picture of somebody else is worse than none; who is meant is asked for."""
    org = named(["Ana Smith", "Smith, Ana", "Ána  Smith", "Bo Ek"])
    assert match_photos(org, ["ana.smith", "Bo Ek"]) == [Owners(is_unsure=True), Owners((3,))]


def test_a_vacant_seat_and_a_placeholder_have_no_face():
    """A picture named like them belongs to nobody."""
    org = named(["Ana Smith", "Bo Ek", "Cy Orr"], placeholders=1, vacant=np.array([False, True, False]))
    assert match_photos(org, ["ana smith", "bo ek", "cy orr"]) == [Owners((0,)), Owners(), Owners()]
