"""By what two companies are joined, and who of one is who of the other."""

import pytest

from orgmodel.difference.compare import compare
from orgmodel.difference.listing import changes_json
from orgmodel.difference.sentences import change_sentences, join_sentences
from orgmodel.reading.options import NONE
from tests.orgmodel.difference.files import company
from tests.orgmodel.difference.test_apply import assert_applied

HEADINGS = ("id", "name", "email", "title", "manager_id")
BEFORE = [
    ("1", "Ana Smith", "ana@x.org", "CEO", ""), ("2", "Bo Ek", "bo@x.org", "Director", "1"),
    ("3", "Cy Li", "cy@x.org", "Clerk", "2"), ("4", "Di Mo", "di@x.org", "Clerk", "2"),
    ("5", "Ed No", "ed@x.org", "Analyst", "1"), ("6", "Ana Smith", "ana2@x.org", "Analyst", "1"),
    ("7", "Fay Po", "fay@x.org", "Analyst", "99"),
]  # fmt: skip
# The same people under other ids: Bo Ek left, Gil Ro has his seat.
AFTER = [
    ("W1", "Smith, Ana", "ANA@x.org", "CEO", ""), ("W2", "Gil Ro", "gil@x.org", "Director", "W1"),
    ("W3", "Cy Li", "cy@x.org", "Clerk", "W2"), ("W4", "Di Mo", "di@x.org", "Clerk", "W2"),
    ("W5", "Ed No", "ed@x.org", "Senior  Analyst", "W1"), ("W6", "Ana Smith", "ana2@x.org", "Analyst", "W1"),
    ("W7", "Fay Po", "fay@x.org", "Analyst", "99"),
]  # fmt: skip


def differ(folder, before, after, join="auto", headings=HEADINGS):
    """Difference of two files of these rows."""
    return compare(*(company(folder, rows, headings, NONE) for rows in (before, after)), join)


def without(rows, *columns):
    """Rows, and their headings, without some columns."""
    kept = [place for place, heading in enumerate(HEADINGS) if heading not in columns]
    return [tuple(row[place] for place in kept) for row in rows], [HEADINGS[place] for place in kept]


def test_other_ids_fall_to_email_addresses(tmp_path):
    """Where no id is found again the addresses join, and it is said what the ids would have given."""
    found = differ(tmp_path, BEFORE, AFTER)
    assert found.join.key == "email"
    assert found.counts["moved"] == 2
    assert list(changes_json(found))[2] == {
        "kind": "filled", "id": "2", "name": "Bo Ek", "before": "2", "after": "W2",
        "before_name": "Bo Ek", "after_name": "Gil Ro",
    }  # fmt: skip
    assert join_sentences(found) == [
        "Joined by e-mail addresses: 6 of 7 people before (86%) and of 7 after (86%) are in both.",
        "By ids 0% before and 0% after would match.",
    ]
    assert change_sentences(found)[:3] == [
        "1 person is gone, 1 is new.",
        "Of these, the seat of 1 person who left is filled by another.",
        "2 people report to somebody else, 2 because the manager left.",
    ]


def test_other_ids_and_no_addresses_fall_to_names(tmp_path):
    """Words of a name in any order; of two of one name each goes to the one alike in title."""
    (before, headings), (after, _) = without(BEFORE, "email"), without(AFTER, "email")
    found = differ(tmp_path, before, after, headings=headings)
    assert found.join.key == "name"
    assert (found.counts["added"], found.counts["removed"], found.counts["retitled"]) == (1, 1, 1)
    assert found.join.trial.ambiguous_count == 0


def test_files_without_ids_are_joined_by_name(tmp_path):
    """Managers are names too."""
    headings = ("Name", "Title", "Reports to")
    before = [
        ("Ana", "CEO", ""),
        ("Bo", "Clerk", "Ana"),
        ("Cy", "Clerk", "Ana"),
        ("Di", "Clerk", "Bo"),
        ("Ed", "Clerk", "Bo"),
    ]
    after = [
        ("Ana", "CEO", ""),
        ("Bo", "Head", "Ana"),
        ("Cy", "Clerk", "Ana"),
        ("Di", "Clerk", "Cy"),
        ("Eva", "Clerk", "Bo"),
    ]
    found = differ(tmp_path, before, after, headings=headings)
    changes = [(each["kind"], each["id"], each["after"]) for each in changes_json(found) if each["kind"] != "added"]
    assert found.join.key == "name"
    assert changes == [
        ("removed", "Ed", None),
        ("filled", "Ed", "Eva"),
        ("moved", "Di", "Cy"),
        ("retitled", "Bo", "Head"),
    ]


def test_addresses_that_are_the_only_ids_join_as_addresses(tmp_path):
    """A file without other ids numbers its people by their addresses; in whatever case they are the same."""
    headings = ("Full Name", "Work Email", "Title", "Reports To")
    before = [(row[1], row[2], row[3], "" if row[4] == "" else "ana@x.org") for row in BEFORE]
    after = [(name, mail.upper(), title, boss.title()) for name, mail, title, boss in before[:-1]]
    found = differ(tmp_path, before, after, headings=headings)
    assert (found.join.key, found.counts["removed"], found.counts["same"]) == ("email", 1, 6)
    assert (found.counts["moved"], found.counts["added"]) == (0, 0)


@pytest.mark.parametrize("boss", ["Gil Ro", "GIL RO", "Ro, Gil", "Gíl  Ro"])
def test_a_manager_who_left_is_known_by_name_in_any_writing(tmp_path, boss):
    """In the newer file the manager is nobody's row, and their people have not moved."""
    headings = ("Name", "Title", "Reports To")
    before = [("Ana Smith", "CEO", ""), ("Gil Ro", "Head", "Ana Smith"), ("Cy Li", "Clerk", "Gil Ro"),
              ("Di Mo", "Clerk", "Gil Ro"), ("Ed No", "Clerk", "Ana Smith")]  # fmt: skip
    after = [(name, title, boss if lead == "Gil Ro" else lead) for name, title, lead in before if name != "Gil Ro"]
    found = differ(tmp_path, before, after, headings=headings)
    assert (found.join.key, found.counts["removed"], found.counts["moved"]) == ("name", 1, 0)
    assert_applied(found.before, found.after, "name")


def test_two_writings_of_one_missing_manager_stay_two(tmp_path):
    """Where the file keeps them apart, one of them is somebody else than before."""
    headings = ("Name", "Title", "Reports To")
    before = [("Ana Smith", "CEO", ""), ("Cy Li", "Clerk", "Gil Ro"), ("Di Mo", "Clerk", "Gil Ro"),
              ("Ed No", "Clerk", "Ana Smith"), ("Fay Po", "Clerk", "Ana Smith")]  # fmt: skip
    after = [(name, title, "Ro, Gil" if name == "Di Mo" else boss) for name, title, boss in before]
    found = differ(tmp_path, before, after, headings=headings)
    assert found.counts["moved"] == len(found.after.cells) - found.after.people - 1
    assert_applied(found.before, found.after, "name")


def test_files_without_names_are_joined_by_id(tmp_path):
    """A column of ids that has to stand for names too is one of ids."""
    before = [("1", ""), ("2", "1"), ("3", "1")]
    after = [("1", ""), ("2", "3"), ("3", "1"), ("4", "3")]
    found = differ(tmp_path, before, after, headings=("id", "manager_id"))
    assert (found.join.key, found.counts["added"], found.counts["moved"]) == ("id", 1, 1)


def test_namesakes_who_cannot_be_told_apart_are_never_one(tmp_path):
    """Two of one name with nothing in common that tells them are gone and new, and said to be so."""
    headings = ("id", "name", "title", "place")
    before = [("1", "Ana Smith", "Clerk", "Rome"), ("2", "Ana Smith", "Cook", "Pune"), ("3", "Bo Ek", "Clerk", "Rome")]
    after = [("x", "Ana Smith", "Smith", "Oslo"), ("y", "Ana Smith", "Baker", "Bonn"), ("z", "Bo Ek", "Clerk", "Rome")]
    found = differ(tmp_path, before, after, "name", headings)
    assert (found.counts["added"], found.counts["removed"], found.matched) == (2, 2, 1)
    assert found.join.trial.ambiguous == ("Ana Smith",)
    assert "4 people have a name that several have and cannot be told apart: “Ana Smith”" in join_sentences(found)[1]


def test_namesakes_are_told_apart_by_who_reports_to_them(tmp_path):
    """Two managers of one name, each with another title: their reports say who is who, and nobody moved."""
    headings = ("id", "name", "title", "manager_id")
    before = [("1", "Top Boss", "CEO", ""), ("2", "Ana Smith", "Head", "1"), ("3", "Ana Smith", "Chief", "1"),
              ("4", "Bo Ek", "Clerk", "2"), ("5", "Cy Li", "Clerk", "2"), ("6", "Di Mo", "Clerk", "3")]  # fmt: skip
    after = [("a", "Top Boss", "CEO", ""), ("b", "Ana Smith", "Lead", "a"), ("c", "Ana Smith", "Dean", "a"),
             ("d", "Bo Ek", "Clerk", "c"), ("e", "Cy Li", "Clerk", "c"), ("f", "Di Mo", "Clerk", "b")]  # fmt: skip
    found = differ(tmp_path, before, after, "name", headings)
    assert {kind: count for kind, count in found.counts.items() if count} == {"retitled": 2, "same": 4}
    titles = {change["before"]: change["after"] for change in changes_json(found)}
    assert titles == {"Head": "Dean", "Chief": "Lead"}


def test_a_namesake_in_the_same_seat_is_another_person(tmp_path):
    """One of two of a name left and a third came under the same manager: gone and new, not one."""
    headings = ("id", "name", "title", "place", "manager_id")
    before = [("1", "Top", "CEO", "Rome", ""), ("2", "Ana Smith", "Cook", "Pune", "1"),
              ("3", "Ana Smith", "Clerk", "Oslo", "1")]  # fmt: skip
    after = [("1", "Top", "CEO", "Rome", ""), ("2", "Ana Smith", "Cook", "Pune", "1"),
             ("4", "Ana Smith", "Baker", "Bonn", "1")]  # fmt: skip
    found = differ(tmp_path, before, after, "name", headings)
    assert (found.counts["removed"], found.counts["added"], found.matched) == (1, 1, 2)


def test_ids_that_match_by_accident_do_not_join(tmp_path):
    """Two companies that both count from 1 have no people in common, and are joined by role."""
    headings = ("id", "name", "title", "manager_id")
    one = [(str(n), f"Ana {n}", "Clerk", "1" if n > 1 else "") for n in range(1, 20)]
    other = [(str(n), f"Bo {n + 50}", "Baker", "2" if n != 2 else "") for n in range(1, 20)]
    found = differ(tmp_path, one, other, headings=headings)
    assert found.is_by_role


@pytest.mark.parametrize(
    ("after", "kind"),
    [("Bo Ek-Li", "renamed"), ("Gil Ro", "filled"), ("Ek, Bo", "changed"), ("N/D", "changed")],
)
def test_another_name_of_one_id_is_read_by_its_words(tmp_path, after, kind):
    """Another name of a person; another person on a post; another way to write it, or not telling it."""
    rows = [*BEFORE[:1], ("2", after, *BEFORE[1][2:]), *BEFORE[2:]]
    found = differ(tmp_path, BEFORE, rows, "id")
    assert {name: count for name, count in found.counts.items() if count} == {kind: 1, "same": 6}


def test_another_spelling_of_the_names_that_join_is_no_change(tmp_path):
    """Case, blanks and order of the words; what comes of it is the company after as it is written."""
    rows, headings = without(BEFORE[:5], "id", "email", "manager_id")
    respelt = [(f" {name.upper().replace(' ', '  ')}", title) for name, title in rows[:-1]] + [("No, Ed", "Head")]
    one, other = company(tmp_path, rows, headings, NONE), company(tmp_path, respelt, headings, NONE)
    found = compare(one, other, "name")
    assert {name: count for name, count in found.counts.items() if count} == {"retitled": 1, "same": 4}
    assert_applied(one, other, "name")


def test_ids_that_a_spreadsheet_changed_are_found(tmp_path):
    """Leading zeros that were lost, told in a sentence."""
    before = [(f"{number:04d}", f"Ana {number}", "a", "Clerk", "0001") for number in range(1, 9)]
    after = [(str(number), f"Ana {number}", "a", "Clerk", "1") for number in range(1, 9)]
    found = differ(tmp_path, before, after, "id")
    assert found.is_empty
    assert "The ids match only without case, blanks and leading zeros." in join_sentences(found)


def test_living_namesakes_are_paired_among_themselves(tmp_path):
    """With the living alone, a leaver of the same name, title and manager does not stand between two who live."""
    headings = ("name", "title", "manager", "status")
    rest = [("Bo Ek", "CEO", "", "Active"), *((f"Cy Li{n}", "Clerk", "Bo Ek", "Active") for n in range(8))]
    before = [*rest, ("Ana Smith", "Clerk", "Bo Ek", "Active")]
    after = [
        *rest, ("Ana Smith", "Clerk", "Bo Ek", "Terminated"), ("Ana Smith", "Head", "Cy Li1", "Active"),
    ]  # fmt: skip
    one, other = (company(tmp_path, rows, headings, NONE) for rows in (before, after))
    living = compare(one, other, "name", live=True).counts
    assert (living["added"], living["removed"], living["moved"], living["retitled"]) == (0, 0, 1, 1)
    everybody = compare(one, other, "name").counts
    assert (everybody["added"], everybody["left"], everybody["moved"]) == (1, 1, 0)


def test_a_manager_who_left_is_the_same_manager(tmp_path):
    """Whoever reports to somebody marked as left on both sides, or on one, has not moved."""
    headings = ("name", "title", "manager", "status")
    people = [("Bo Ek", "CEO", "", "Active"), *((f"Cy Li{n}", "Clerk", "Di Mo", "Active") for n in range(6))]
    states = [[*people, ("Di Mo", "Head", "Bo Ek", status)] for status in ("Active", "Terminated")]
    one, other = (company(tmp_path, rows, headings, NONE) for rows in states)
    for pair in ((one, other), (other, one), (other, other)):
        assert compare(*pair, "name", live=True).counts["moved"] == 0
