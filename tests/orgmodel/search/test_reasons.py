"""A list says and marks why somebody was found."""

from orgmodel.search.find import search
from orgmodel.search.index import build_index
from orgmodel.search.reasons import match_reasons
from tests.orgmodel.search.test_find import named

ORG = named(
    "Ana Berg",
    "Bo Lindqvist",
    title=["Clerk", "Head of Berlin"],
    department=["Sales", "Sales"],
    Location=["Berlin <b>Mitte</b>", "Oslo"],
    Note=["x" * 80, "Ana"],
)


def told(query):
    """What is told and marked of each hit, by name."""
    found = search(build_index(ORG), query, 9)
    return dict(zip(ORG.texts("name", found.seats), match_reasons(ORG, found), strict=True))


def test_a_hit_beside_name_and_title_tells_its_column():
    """One for each word; name and title are shown anyway. Markup is not."""
    hits = told("berlin")
    assert hits["Bo Lindqvist"].label == ""
    assert hits["Ana Berg"].label == "Location: Berlin Mitte"
    assert told("bo sales oslo")["Bo Lindqvist"].label == "department: Sales · Location: Oslo"
    assert told("xxxxx")["Ana Berg"].label == f"Note: {'x' * 60}…"


def test_marks_are_the_words_that_stand_there():
    """The word that was typed, or the one that it was near to."""
    assert told("BERL")["Bo Lindqvist"].marks == ("berl",)
    assert told("lindquist")["Bo Lindqvist"].marks == ("lindqvist",)
    near = told("berlon ana")["Ana Berg"]
    assert (near.label, near.marks) == ("Location: Berlin Mitte", ("berlin", "ana"))


def test_what_was_typed_explains_more_than_what_it_is_near_to():
    """The e-mail, though the name is one letter off."""
    org = named("Steven King", "Bo Li", Mail=["SKING", "BLI"])
    (reason,) = match_reasons(org, search(build_index(org), "sking", 9))
    assert (reason.label, reason.marks) == ("Mail: SKING", ("sking",))


def test_nobody_found_has_no_reasons():
    """An empty list."""
    assert told("zzz") == {}
