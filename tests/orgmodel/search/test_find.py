"""Everybody can be found by words, with wrong letters too; what is typed is taken literally."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgmodel.search.find import MOST_WORDS, search
from orgmodel.search.index import build_index
from tests.orgmodel.companies import company, sample

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=5, max_size=12)


def named(*names, **columns):
    """Company of people with these names, all clerks, and further columns."""
    org = company([-1] * len(names))
    cells = {"name": list(names), "title": ["Clerk"] * len(names)} | columns
    fields = {field: (field,) for field in ("name", "title", "department", "id") if field in cells}
    return replace(org, cells=pa.table(cells), fields=fields)


def seats(org, query, most=9):
    """Seats found, exact and near."""
    return list(search(build_index(org), query, most).seats)


def exact(org, query, most=9):
    """Seats found exactly."""
    found = search(build_index(org), query, most)
    return list(found.seats[: found.exact])


def test_every_word_must_be_there_and_beginnings_come_first():
    """Two words in any order; case and accents do not count."""
    org = named("Deputy of quality", "Quality head", "José Müller", "Inequality officer", "Łukasz Strauß")
    assert exact(org, "quality") == [0, 1, 3]
    assert exact(org, "HEAD  qual") == [1]
    assert exact(org, "muller jose") == [2]
    assert exact(org, "lukasz STRAUSS") == [4]
    assert exact(org, "clerk", 2) == [0, 1]
    assert seats(org, "") == seats(org, "   ") == []


def test_what_begins_the_first_or_last_word_of_a_name_comes_first():
    """Then other words of names, title, department, id, other columns, then the middle of words, then near words."""
    org = named(
        *(
            "Ann Romaric",
            "Ann Oslot",
            "Ann Lee",
            "Ann May",
            "Ann Ray",
            "Ann Poe",
            "Ann Marlov Fox",
            "Bo Marlov",
            "Marlo Li",
        ),
        title=["Clerk", "Clerk", "Marlov lead", *["Clerk"] * 6],
        department=["X", "X", "X", "Marlov works", *["X"] * 5],
        id=["1", "2", "3", "4", "marlov-5", "6", "7", "8", "9"],
        town=["Xmarlovia", "Morlov", "Y", "Y", "Y", "Marlov", "Y", "Y", "Y"],
    )
    assert exact(org, "marlov") == [7, 6, 2, 3, 4, 5, 0]
    assert exact(org, "marlo")[:2] == [8, 7], "a whole word is better than one that is not typed out"
    few = named("Ann Lee", "Marlow Li", "Li Marlov", town=["Marlov", "X", "X"])
    assert seats(few, "marlov") == [2, 0, 1], "any exact hit comes before a near one"
    assert search(build_index(few), "marlov", 9).exact == 2


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("smtih", "John Smith", id="exchanged"),
        pytest.param("smth", "John Smith", id="missing"),
        pytest.param("smiith", "John Smith", id="too many"),
        pytest.param("smyth", "John Smith", id="wrong"),
        pytest.param("jonh smiht", "John Smith", id="both words"),
        pytest.param("gonzales peres", "Ana González Pérez", id="accents"),
        pytest.param("schwarzeneger", "Arnold Schwarzenegger", id="one of many"),
        pytest.param("shwarzeneger", "Arnold Schwarzenegger", id="two of many"),
        pytest.param("shwarz", "Arnold Schwarzenegger", id="not yet typed out"),
        pytest.param("obrien", "Pat O'Brien", id="sign missing"),
        pytest.param("piere", "Jean-Pierre Roy", id="part of a word"),
        pytest.param("محمدد", "محمد علي", id="arabic"),
        pytest.param("김민수우", "김민수", id="korean"),
        pytest.param("Мaрия", "Мария Иванова", id="a latin letter among cyrillic ones"),
    ],
)
def test_a_wrong_letter_is_forgiven(typed, name):
    """The person is found, as a near hit."""
    org = named("Xu Qi", name, "Wb Zy")
    found = search(build_index(org), typed, 9)
    assert (found.seats, found.exact) == ((1,), 0)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("cat", id="three letters"),
        pytest.param("maast", id="two edits in five"),
        pytest.param("e1042", id="an id"),
        pytest.param("shxxth", id="two edits in six"),
        pytest.param("johxxxen", id="three edits in eight"),
        pytest.param("smith maast", id="one word of two"),
    ],
)
def test_what_is_too_far_is_not_near(typed):
    """Nobody is found."""
    assert seats(named("Cap Most Smith", "Moss Johansen-Li", id=["E1041", "E1043"]), typed) == []


def test_one_edit_comes_before_two_and_both_before_what_is_not_typed_out():
    """Exact hits before all of them."""
    org = named("Kathorixxelli Bo", "Kathxrinx Bo", "Kathxrina Bo", "Kathorina Bo")
    found = search(build_index(org), "kathorina", 9)
    assert (found.seats, found.exact) == ((3, 2, 1), 1)
    org = named("Kathorxnelli Bo", "Kathxrin Bo")
    assert seats(org, "kathorin") == [1, 0]


def edited(word, draw):
    """A word after one edit."""
    kind = draw(st.sampled_from(["insert", "delete", "replace", "exchange"]))
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    return {
        "insert": word[:at] + letter + word[at:],
        "delete": word[:at] + word[at + 1 :],
        "replace": word[:at] + letter + word[at + 1 :],
        "exchange": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]


@pytest.mark.slow
@given(st.data(), st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_any_single_edit_of_a_word_of_a_name_finds_the_person(data, names):
    """Among few people, by either word, both alone and beside the other."""
    org = named(*(" ".join(name) for name in names))
    seat = data.draw(st.integers(0, len(names) - 1))
    first, last = names[seat]
    assert seat in seats(org, edited(last, data.draw))
    assert seat in seats(org, f"{first} {edited(last, data.draw)}")
    assert seat in seats(org, f"{edited(last, data.draw)} {edited(first, data.draw)}")


@pytest.mark.parametrize("text", ["(a+)+$", "[", "%", "\\", "a" * 10_000, "' OR 1=1", "🙂", "\u202e", "-", "--"])
def test_odd_queries_are_literal(text):
    """Found where it stands, and nowhere else."""
    org = named("Bo", f"x {text} y", "Ben")
    assert exact(org, text) == [1]


@pytest.mark.slow
@given(st.text(st.characters(), max_size=60))
@example("\ud800")
@example("a\ud800b \udfff")
@example("\x00 \x1f \u2028")
def test_no_query_raises(query):
    """Halves of surrogate pairs, controls and unassigned characters too."""
    found = search(build_index(named("Ana Šimić", "محمد علي", "王小明", "a\x00b", "")), query, 3)
    assert len(found.seats) <= 3
    assert found.exact <= len(found.seats)


@pytest.mark.slow
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=20))
def test_a_name_finds_its_seat(names):
    """No text raises, nothing is found across the border of two seats."""
    org = named(*names)
    for seat, name in enumerate(names):
        words = name.split()
        if 0 < len(words) <= MOST_WORDS and name.isprintable():
            assert seat in exact(org, " ".join(words), len(names))
    assert exact(org, "clerkclerk") == []


@pytest.mark.parametrize(
    ("typed", "seat"), [("小明", 0), ("王", 0), ("محمد", 1), ("علي", 1), ("김민", 2), ("שרה", 3), ("ПЕТРОВ", 4)]
)
def test_names_of_any_script_are_found(typed, seat):
    """By a beginning or, where words are not parted by blanks, by any letters."""
    assert exact(named("王小明", "محمد علي", "김민수", "שרה כהן", "Анна Петрова"), typed) == [seat]


def test_the_most_wanted_of_many_are_the_best():
    """The best of 3,000 come first although they stand last; equals keep the order of seats."""
    org = named(*["Mia Fernanda"] * 2_000, *["Ann Xanna"] * 998, "Anna Lee", "Anna Poe")
    index = build_index(org)
    assert search(index, "anna", 4).seats == (2_998, 2_999, 2_000, 2_001)
    assert search(index, "anna", 4).exact == 4
    assert search(index, "a", 1).seats == (2_000,)
    assert search(index, "anna", 4).named == 1_000
    assert search(index, "anna lee", 9).named == 0


def test_columns_of_mostly_different_cells_are_found_by_how_they_begin():
    """Ids, e-mails, notes: no words, no near hits; a cut one as far as it is kept."""
    count = 2_000
    org = named(
        *["Ana Smith"] * count,
        id=[f"EMPLOYEE-{seat:06}" for seat in range(count)],
        mail=[f"ünï{seat}@corp.example" for seat in range(count)],
        note=[f"{seat} hello {'x' * 100}" for seat in range(count)],
    )
    index = build_index(org)
    assert len(index.varied) == 3
    assert search(index, "employee-000017", 9).seats == (17,)
    assert search(index, "EMPLOYEE-00001", 99).seats == tuple(range(10, 20))
    assert search(index, "uni1999@", 9).seats == (1_999,)
    assert search(index, "ana uni5@corp smith", 9).seats == (5,)
    assert search(index, "employee-00001x", 9).seats == ()
    assert search(index, "employee-000017" + "x" * 40, 9).seats == ()
    assert search(index, "e", 3).seats == (0, 1, 2)


def test_an_index_is_bounded_and_tells_what_it_left_out():
    """Name and title stay; further columns are left out by their headings."""
    org = named("Ana Smith", "Bo Li", town=["Berlin", "Lyon"], floor=["Ground", "Top"])
    small = build_index(org, most_bytes=1)
    assert small.left_out == ("town", "floor")
    assert search(small, "bo", 9).seats == (1,)
    assert search(small, "berlin", 9).seats == ()
    whole = build_index(org)
    assert whole.left_out == ()
    assert whole.nbytes > small.nbytes > 0


def test_who_shares_a_seat_is_found():
    """By the name that stands in the second row of the seat."""
    org = named("Ana Smith", "Bo Li")
    org = replace(org, sharers=pa.table({"name": ["Cy Twomb"], "title": ["Clerk"]}), shared=np.array([1], np.int32))
    assert exact(org, "twomb") == [1]
    assert search(build_index(org), "twomb", 9).named == 0


@pytest.mark.parametrize("names", [[], [""], ["", " "]], ids=["nobody", "blank", "blanks"])
def test_a_company_without_words_is_searched(names):
    """Nothing is found."""
    org = company([-1] * len(names))
    org = replace(org, cells=pa.table({"name": pa.array(names, pa.string())}), fields={"name": ("name",)})
    assert seats(org, "ana") == []
    assert seats(replace(org, fields={}), "ana") == []


def test_a_sample_is_searched_by_any_column():
    """Oracle's job ids and departments."""
    org = sample("oracle-hr/employees.csv")
    assert org.texts("name", seats(org, "ad_pres")) == ["Steven King"]
    assert org.texts("name", seats(org, "stevne kign"))[0] == "Steven King"
