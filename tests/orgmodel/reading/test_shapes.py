"""Companies of every shape: loops, ghosts, chains, stars, cliques, bare lists of edges; nobody lost, nothing hangs."""

import numpy as np
import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company, summary_json
from tests.orgmodel.reading.companies import bosses, dotted, found, read, told, unaccounted, write

HEAD = ("id", "name", "manager_id")


def people(*lines: tuple[str, str]) -> list[tuple[str, str, str]]:
    """People with these ids and managers, each with a name."""
    return [HEAD, *((own, f"Person {own}", manager) for own, manager in lines)]


@pytest.mark.parametrize(
    ("lines", "loops", "cut"),
    [
        ([("1", ""), ("2", "3"), ("3", "2"), ("4", "3")], ["Person 3 3 > Person 2 2 > Person 3 3"], {("3", "2")}),
        ([("1", "2"), ("2", "3"), ("3", "1")], ["Person 1 1 > Person 2 2 > Person 3 3 > Person 1 1"], {("1", "2")}),
        ([("1", "2"), ("2", "1"), ("3", "4"), ("4", "3"), ("5", "6"), ("6", "5"), ("7", "")],
         ["Person 1 1 > Person 2 2 > Person 1 1", "Person 3 3 > Person 4 4 > Person 3 3",
          "Person 5 5 > Person 6 6 > Person 5 5"], {("1", "2"), ("3", "4"), ("5", "6")}),
    ],
    ids=["two with a report", "three and no top", "three loops"],
)  # fmt: skip
@pytest.mark.parametrize("turn", [False, True], ids=["as given", "turned"])
def test_each_loop_is_cut_once_and_named(tmp_path, lines, loops, cut, turn):
    """The line upward of the member with most reports outside is left out, whatever the order of the rows."""
    head, *rows = people(*lines)
    reading = read(tmp_path, [head, *(rows[::-1] if turn else rows)])
    assert sorted(found(reading, "ORG403")) == loops
    assert {tuple(reading.org.texts("id", pair)) for pair in reading.org.loops.tolist()} == cut
    assert len(reading.org.tree.order) == len(lines)
    assert not unaccounted(reading)


def test_a_company_without_a_top_is_told(tmp_path):
    """All are on the loop or under it."""
    reading = read(tmp_path, people(("1", "2"), ("2", "1"), ("3", "1")))
    assert "ORG502" in told(reading)
    assert summary_json(reading)["tops"] == 0


@pytest.mark.parametrize("count", [1_000, 100_000])
def test_a_deep_chain_is_read_without_recursion(tmp_path, count):
    """As deep as it is long; told once, as no company is."""
    rows = [("id", "manager_id"), *((f"P{n}", f"P{n - 1}" if n else "") for n in range(count))]
    reading = read(tmp_path, rows)
    assert reading.org.tree.levels == count
    assert reading.org.tree.size[0] == count
    (found,) = [one for one in reading.findings if one.code == "ORG503"]
    assert (found.count, found.values) == (1, (f"{count:,} levels",))


@pytest.mark.slow
def test_a_loop_of_100_000_is_cut_once(tmp_path):
    """Found in linear time, named by its first members, all the rest still one chain."""
    count = 100_000
    rows = [("id", "manager_id"), *((f"P{n}", f"P{(n - 1) % count}") for n in range(count))]
    reading = read(tmp_path, rows)
    (text,) = found(reading, "ORG403")
    assert text.endswith("99,992 more > P0")
    assert (len(reading.org.loops), reading.org.tree.levels) == (1, count)


def test_one_manager_with_100_000_reports(tmp_path):
    """A star of one level."""
    rows = [("id", "name", "manager_id"), ("0", "Ana", ""), *((str(n), f"P {n}", "0") for n in range(1, 100_001))]
    org = read(tmp_path, rows).org
    assert (org.tree.count[0], org.tree.levels) == (100_000, 2)


def test_a_clique_of_managers_is_not_walked_through(tmp_path):
    """Twelve who each name the eleven others: 11 dotted or solid lines each, loops cut, never enumerated."""
    names = [f"M{n}" for n in range(12)]
    rows = [
        ("id", "name", "manager"),
        *((own, f"Name {own}", ";".join(other for other in names if other != own)) for own in names),
    ]
    reading = read(tmp_path, rows)
    org = reading.org
    assert len(org.dotted) + np.count_nonzero(org.tree.parent >= 0) + len(org.loops) == 12 * 11
    assert len(told(reading)["ORG404"]) == 12
    assert not unaccounted(reading)


def test_10_000_tops_are_10_000_people(tmp_path):
    """Nobody reports to anybody, in so many words."""
    reading = read(
        tmp_path,
        [HEAD, *((str(n), f"Person {n}", "none") for n in range(10_000))],
        Choices(mapping={"manager": "manager_id"}),
    )
    assert (len(reading.org), reading.org.tree.levels) == (10_000, 1)
    assert not unaccounted(reading)


def test_one_person_is_a_company(tmp_path):
    """One row, one seat."""
    reading = read(tmp_path, people(("1", "")))
    assert (len(reading.org), summary_json(reading)["tops"], summary_json(reading)["levels"]) == (1, 1, 1)


def test_nobody_is_no_company(tmp_path):
    """Headings alone."""
    with pytest.raises(BadFile, match="no rows below"):
        read(tmp_path, [HEAD])


def test_more_people_than_the_limit_are_refused(tmp_path):
    """The message names the limit."""
    rows = people(*((str(n), "") for n in range(101)))
    with pytest.raises(BadFile, match="more than 100 rows"):
        read(tmp_path, rows, limits=Limits(rows=100))
    assert len(read(tmp_path, rows[:-1], limits=Limits(rows=100)).org) == 100


IDS = ["__proto__", "constructor", "toString", "a.b#c [x]'\"\\", "n1", "n1>n2", "Operations", "=1+1", "<b>x</b>", "ünï"]


def test_ids_of_any_characters_are_people(tmp_path):
    """Names of JavaScript's own, of ours, of departments, and quotes: all drawn, all found."""
    rows = [("id", "name", "department", "manager_id")]
    rows += [(own, f"Person {n}", "Operations", IDS[n - 1] if n else "") for n, own in enumerate(IDS)]
    reading = read(tmp_path, rows)
    assert bosses(reading.org) == dict(zip(IDS, ["", *IDS], strict=False))


EDGES = {"b": "a", "c": "a", "d": "b", "e": "b"}


@pytest.mark.parametrize("delimiter", [",", " ", "\t", ";"])
@pytest.mark.parametrize(
    "head", ["", "from{}to\n", "source{}target\n"], ids=["no headings", "from to", "source target"]
)
@pytest.mark.parametrize("is_up", [True, False], ids=["report first", "manager first"])
def test_a_bare_list_of_edges_has_its_head_as_a_person(tmp_path, delimiter, head, is_up):
    """Who reports to nobody has no row, yet is a person, not a placeholder."""
    pairs = [(report, boss) if is_up else (boss, report) for report, boss in EDGES.items()]
    if head and delimiter == " ":
        pytest.skip("blanks are found out by the ends of edges, not by headings")
    path = tmp_path / "edges.txt"
    path.write_text(head.format(delimiter) + "".join(f"{one}{delimiter}{two}\n" for one, two in pairs))
    reading = read_company(path)
    assert bosses(reading.org) == {**EDGES, "a": ""}
    assert (reading.org.people, reading.org.placeholders) == (5, 0)
    assert reading.org.texts("name", [0]) == reading.org.texts("id", [0])
    assert not unaccounted(reading)


def test_edges_of_one_manager_know_who_that_is(tmp_path):
    """A star has nobody on both sides; the number that comes again is the manager's."""
    (tmp_path / "star.txt").write_text("".join(f"{n} 1\n" for n in range(2, 9)))
    org = read_company(tmp_path / "star.txt").org
    assert (org.people, org.tree.count.max(), org.texts("id", org.tree.tops())) == (8, 7, ["1"])


def test_a_person_on_several_edges_has_dotted_lines_too(tmp_path):
    """The first edge is the solid line; each further row is told."""
    (tmp_path / "edges.csv").write_text("b,a\nc,a\nd,b\nd,c\ne,a\n")
    reading = read_company(tmp_path / "edges.csv")
    assert bosses(reading.org)["d"] == "b"
    assert dotted(reading.org) == {("d", "c")}
    assert told(reading)["ORG121"] == [4]
    assert not unaccounted(reading)


@pytest.mark.parametrize(
    "text", ["Ana Smith,CEO\nBen Kim,Clerk\nChen Li,Clerk\n", "1,Ana Smith\n2,Ben Kim\n3,Chen Li\n"]
)
def test_a_list_of_people_is_no_list_of_edges(tmp_path, text):
    """Names and titles, or ids and names: three people, none of them made of a title."""
    assert read(tmp_path, text, Choices(header_row=0)).org.people == 3


@pytest.mark.scale
def test_a_million_rows_with_a_hundred_strangers_and_five_loops(tmp_path):
    """What is wrong is told by row; everybody is there."""
    count = 1_000_000
    random = np.random.default_rng(7)
    bosses_of = [(n - 1) // 7 for n in range(count)]
    wrong = random.choice(np.arange(count // 2, count), 110, replace=False).tolist()
    manager = [f"E{2_000_000 + boss}" if n else "" for n, boss in enumerate(bosses_of)]
    for place, row in enumerate(wrong[:100]):
        manager[row] = f"X{place}"
    for one, two in zip(wrong[100:105], wrong[105:], strict=True):
        manager[one], manager[two] = f"E{2_000_000 + two}", f"E{2_000_000 + one}"
    rows = [HEAD, *((f"E{2_000_000 + n}", f"Person {n}", boss) for n, boss in enumerate(manager))]
    reading = read_company(write(tmp_path, rows))
    assert (reading.org.people, reading.org.placeholders, len(reading.org.loops)) == (count, 100, 5)
    assert told(reading)["ORG401"] == sorted(row + 2 for row in wrong[:100])
    assert not unaccounted(reading)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Director", {"Cy Dorn": "Bo Cole", "Ed Fox": "Bo Cole", "Gus Hu": "Di East", "Bo Cole": "Ann Berg"}),
        ("HR Partner", {"Cy Dorn": "Bo Cole", "Ed Fox": "Bo Cole", "Gus Hu": "Di East"}),
    ],
)
def test_titles_over_columns_are_the_way_up(tmp_path, heading, expected):
    """Managers of managers have rows of nobody; a partner of HR is none of them."""
    rows = [("Employee", "Manager", heading)]
    rows += [(name, boss, "Ann Berg") for name, boss in expected.items() if name != "Bo Cole"]
    found = bosses(read(tmp_path, rows).org, "name")
    assert {name: found[name] for name in expected} == expected
