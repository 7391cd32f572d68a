"""Kinds of findings: each flaw of the data that can be found, with its texts.

Codes are stable and never used again: ORG1xx tables and cells, ORG2xx columns and rows, ORG3xx people and their ids,
ORG4xx reporting lines, ORG5xx the shape of the company.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal


class Severity(StrEnum):
    """Severity of a finding: the chart may be wrong, somebody should look, or it is a remark."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# Reading the file again after a choice: of columns, of a snapshot, without or with people who left, without choices of
# rows or of managers that changed nothing.
Action = Literal[
    "columns",
    "snapshot",
    "leave_out_gone",
    "show_all_people",
    "take_back_rows",
    "take_back_managers",
    "take_back_decisions",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """Kind of finding: the code and its texts.

    Attributes
    ----------
    code, severity
        Stable code; how much it matters.
    one, title
        What is wrong, in a few words that follow a number: "row with more cells than headings", and in the plural.
    done
        What was done about it, a sentence.
    remedy
        What else can be done, a sentence; "" where nothing.
    actions
        What a person is offered to do about it; () where they can do nothing here.
    is_doubted_columns, is_doubted_table
        Whether a wrong column of the manager may be behind it; whether a wrong sheet, row of headings, delimiter or
        encoding may.
    done_one
        What was done where there is just one; "" where `done` says it as well.
    """

    code: str
    severity: Severity
    one: str
    title: str
    done: str
    remedy: str = ""
    actions: tuple[Action, ...] = ()
    is_doubted_columns: bool = False
    is_doubted_table: bool = False
    done_one: str = ""

    def title_of(self, count: int) -> str:
        """Title for a count, to follow the number."""
        return self.one if count == 1 else self.title

    def done_of(self, count: int) -> str:
        """Sentence that says what was done about a count of them."""
        return (self.done_one or self.done) if count == 1 else self.done


def _kinds(*kinds: Kind) -> MappingProxyType[str, Kind]:
    return MappingProxyType({kind.code: kind for kind in kinds})


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
KINDS = _kinds(
    Kind(
        "ORG101",
        _W,
        "row with more cells than headings",
        "rows with more cells than headings",
        "No column was shifted; cells that are not blank are kept in the column Extra cells.",
        "Quote the cell that holds the delimiter, or choose the delimiter.",
        actions=("columns",),
        is_doubted_table=True,
        done_one="No column was shifted; a cell that is not blank is kept in the column Extra cells.",
    ),
    Kind(
        "ORG102",
        _W,
        "row with fewer cells than headings",
        "rows with fewer cells than headings",
        "The missing cells are empty; no column was shifted.",
    ),
    Kind(
        "ORG103",
        _N,
        "cell with control, zero-width, bidirectional or tag characters, or piles of marks",
        "cells with control, zero-width, bidirectional or tag characters, or piles of marks",
        "The characters were taken out.",
    ),
    Kind(
        "ORG104",
        _W,
        "cell longer than 32,767 characters",
        "cells longer than 32,767 characters",
        "The text was cut there.",
    ),
    Kind(
        "ORG105",
        _W,
        "cell whose bytes are not of the file's encoding",
        "cells whose bytes are not of the file's encoding",
        "They were read as Windows-1252 or shown as \ufffd.",
        "Export the file as UTF-8, or choose the encoding.",
        actions=("columns",),
        is_doubted_table=True,
        done_one="It was read as Windows-1252 or shown as \ufffd.",
    ),
    Kind(
        "ORG106",
        _N,
        "cell with HTML or Markdown marks",
        "cells with HTML or Markdown marks",
        "The text is shown without them.",
    ),
    Kind(
        "ORG107",
        _W,
        "cell that holds an error or a formula without a value",
        "cells that hold an error or a formula without a value",
        "They are empty.",
        "Open the workbook once, save it, and load it again.",
        done_one="It is empty.",
    ),
    Kind(
        "ORG108",
        _N,
        "heading that is empty or repeated",
        "headings that are empty or repeated",
        "They were given names of their own.",
        done_one="It was given a name of its own.",
    ),
    Kind(
        "ORG109",
        _N,
        "row above the headings or of labels below them",
        "rows above the headings or of labels below them",
        "They are no people.",
        "Choose the row of the headings.",
        actions=("columns",),
        is_doubted_table=True,
        done_one="It is no person.",
    ),
    Kind(
        "ORG110",
        _W,
        "table without headings",
        "tables without headings",
        "The columns were numbered and their meaning taken from the values.",
        "Choose the row of the headings, or the column of each field.",
        actions=("columns",),
        is_doubted_table=True,
    ),
    Kind(
        "ORG111",
        _N,
        "date counted from 1904",
        "dates counted from 1904",
        "They were read by that rule.",
        done_one="It was read by that rule.",
    ),
    Kind("ORG112", _N, "blank row", "blank rows", "They are no people.", done_one="It is no person."),
    Kind(
        "ORG113",
        _W,
        "quote that never closes",
        "quotes that never close",
        "The text up to the end of the line was taken as it stands.",
    ),
    Kind("ORG114", _N, "record with nested values", "records with nested values", "They are kept as text."),
    Kind(
        "ORG115",
        _W,
        "key that stands twice in one record",
        "keys that stand twice in one record",
        "The last value was taken.",
    ),
    Kind(
        "ORG116",
        _N,
        "value that is no text, such as a photo",
        "values that are no text, such as photos",
        "They were left out.",
        done_one="It was left out.",
    ),
    Kind(
        "ORG117",
        _W,
        "node of a graph that has several managers whichever way its lines are read",
        "nodes of a graph that have several managers whichever way its lines are read",
        "All of them stand in the cell of the manager, the first one first.",
    ),
    Kind(
        "ORG118",
        _W,
        "file that is one page of several",
        "files that are one page of several",
        "The others are missing.",
        "Load all pages in one file.",
    ),
    Kind(
        "ORG119",
        _W,
        "line of a graph without two ends",
        "lines of a graph without two ends",
        "They were left out.",
        done_one="It was left out.",
    ),
    Kind(
        "ORG120",
        _W,
        "entry among the records that is a single value",
        "entries among the records that are single values",
        "They were left out.",
        done_one="It was left out.",
    ),
    Kind(
        "ORG121",
        _N,
        "row of a list of edges that names a person again",
        "rows of a list of edges that name a person again",
        "A further manager is a dotted line.",
    ),
    Kind(
        "ORG122",
        _W,
        "file that does not say its code page",
        "files that do not say their code page",
        "It was told by the letters of the names.",
        "Where they look wrong, choose the encoding; export the file as UTF-8.",
        actions=("columns",),
        is_doubted_table=True,
    ),
    Kind(
        "ORG123",
        _N,
        "file that is no plain table",
        "files that are no plain table",
        "It was read as what it is.",
        "Where people stand in the wrong place, correct it, or export a table with a column that names the manager.",
    ),
    Kind(
        "ORG124",
        _W,
        "row that is no person, such as a total or a repeated heading",
        "rows that are no people, such as totals and repeated headings",
        "They were left out.",
        "Where one is a person all the same, say so.",
        done_one="It was left out.",
    ),
    Kind(
        "ORG125",
        _N,
        "entry that is no person, such as a unit, a group or a device",
        "entries that are no people, such as units, groups and devices",
        "They were left out.",
        "Give a person the class of a person, or export the people alone.",
        done_one="It was left out.",
    ),
    Kind(
        "ORG126",
        _N,
        "column that tells the place in the hierarchy",
        "columns that tell the place in the hierarchy",
        "Whoever stands one step deeper reports to the one above.",
        "Choose the column of the manager yourself where that is wrong.",
        actions=("columns",),
        is_doubted_columns=True,
    ),
    Kind(
        "ORG127",
        _N,
        "file whose lines are each in quotes",
        "files whose lines are each in quotes",
        "The quotes were taken off, and the lines read as a table.",
    ),
    Kind(
        "ORG128",
        _N,
        "row under a merged cell",
        "rows under a merged cell",
        "The merged cell stands for all of its rows.",
    ),
    Kind(
        "ORG129",
        _W,
        "line that cannot be read",
        "lines that cannot be read",
        "They were left out.",
        "Export the file again, or correct them.",
        done_one="It was left out.",
    ),
    Kind(
        "ORG201",
        _N,
        "snapshot in one file",
        "snapshots in one file",
        "One was read.",
        "Choose another snapshot.",
        actions=("snapshot",),
    ),
    Kind(
        "ORG202",
        _N,
        "person who left, or post that was eliminated",
        "people who left, or posts that were eliminated",
        "They are drawn like all others.",
        "Choose to show live people only.",
        actions=("leave_out_gone",),
        done_one="It is drawn like all others.",
    ),
    Kind(
        "ORG203",
        _N,
        "row that counts staff instead of naming a person",
        "rows that count staff instead of naming a person",
        "They are counts on the seat they report to.",
        done_one="It is a count on the seat it reports to.",
    ),
    Kind(
        "ORG204",
        _W,
        "row that counts staff under a seat that is not in the file",
        "rows that count staff under a seat that is not in the file",
        "They are counted under no seat.",
        done_one="It is counted under no seat.",
    ),
    Kind(
        "ORG205",
        _N,
        "restricted column",
        "restricted columns",
        "They were left out.",
        "Tick a column to keep it.",
        actions=("columns",),
        done_one="It was left out.",
    ),
    Kind(
        "ORG206",
        _E,
        "file without a column that names managers",
        "files without a column that names managers",
        "Every person stands alone.",
        "Choose the column of the manager.",
        actions=("columns",),
        is_doubted_columns=True,
        is_doubted_table=True,
    ),
    Kind(
        "ORG207",
        _W,
        "column whose heading says manager but whose values are no people of this file",
        "columns whose heading says manager but whose values are no people of this file",
        "They were not taken as the manager.",
        "Choose the column of the manager.",
        actions=("columns",),
        is_doubted_columns=True,
        done_one="It was not taken as the manager.",
    ),
    Kind(
        "ORG208",
        _N,
        "person who left, left out",
        "people who left, left out",
        "They are not drawn; their reports stand under the manager above, or under a placeholder.",
        "Show all people.",
        actions=("show_all_people",),
        done_one="Not drawn; whoever reports there stands under the manager above, or under a placeholder.",
    ),
    Kind(
        "ORG209",
        _N,
        "row of another snapshot",
        "rows of other snapshots",
        "They were left out.",
        "Choose another snapshot.",
        actions=("snapshot",),
        done_one="It was left out.",
    ),
    Kind(
        "ORG210",
        _N,
        "file without a column of ids",
        "files without a column of ids",
        "Every row is a seat of its own; managers are looked for by name.",
        "Choose the column of the id.",
        actions=("columns",),
    ),
    Kind(
        "ORG211",
        _W,
        "column whose heading says manager and that is empty",
        "columns whose heading says manager and that are empty",
        "Nobody reports to anybody by them.",
        "Fill the column, or choose another one.",
        actions=("columns",),
        is_doubted_columns=True,
        done_one="Nobody reports to anybody by it.",
    ),
    Kind(
        "ORG212",
        _W,
        "file without a column of names",
        "files without a column of names",
        "Cards show titles or ids instead.",
        "Choose the column of the name.",
        actions=("columns",),
        is_doubted_columns=True,
    ),
    Kind(
        "ORG213",
        _N,
        "file without a column of job titles, though some columns hold words",
        "files without a column of job titles, though some columns hold words",
        "Cards show names alone.",
        "Choose the column of the title.",
        actions=("columns",),
    ),
    Kind(
        "ORG214",
        _W,
        "column that could be the manager as well",
        "columns that could be the manager as well",
        "The column whose values and heading speak most for it was taken.",
        "Check which column names the manager.",
        actions=("columns",),
        is_doubted_columns=True,
    ),
    Kind(
        "ORG215",
        _W,
        "column that only its values tell, and not clearly",
        "columns that only their values tell, and not clearly",
        "They were taken as what they look most like.",
        "Check the columns.",
        actions=("columns",),
        is_doubted_columns=True,
        done_one="It was taken as what it looks most like.",
    ),
    Kind(
        "ORG301",
        _W,
        "row without an id",
        "rows without an id",
        "Each has a seat of its own; nobody can report to it by id.",
        "Give the row an id.",
        done_one="It has a seat of its own; nobody can report to it by id.",
    ),
    Kind(
        "ORG302",
        _N,
        "row that repeats another row",
        "rows that repeat another row",
        "They are one seat and one holder.",
        done_one="Both are one seat and one holder.",
    ),
    Kind(
        "ORG303",
        _N,
        "seat shared by several people",
        "seats shared by several people",
        "They are drawn as one seat with its holders.",
        done_one="It is drawn as one seat with its holders.",
    ),
    Kind(
        "ORG304",
        _W,
        "old row of a seat that has a live row",
        "old rows of a seat that has a live row",
        "The live row was taken.",
        "Choose the row that counts.",
    ),
    Kind(
        "ORG305",
        _W,
        "id on rows that differ",
        "ids on rows that differ",
        "They are drawn as one seat; one row was taken, whatever their order.",
        "Choose the row that counts, or give them ids of their own.",
    ),
    Kind(
        "ORG306",
        _W,
        "row with a filler instead of an id",
        "rows with a filler instead of an id",
        "Each has a seat of its own.",
        "Give the row an id.",
        done_one="It has a seat of its own.",
    ),
    Kind(
        "ORG307",
        _W,
        "id that differs from another only in case, blanks or accents' form",
        "ids that differ only in case, blanks or accents' form",
        "They were kept apart.",
        "Write them alike where they are one.",
    ),
    Kind(
        "ORG308",
        _N,
        "row of an id whose row you chose",
        "rows of ids whose row you chose",
        "The row you chose was taken.",
        "Choose another row.",
    ),
    Kind(
        "ORG309",
        _W,
        "row you chose that was not taken",
        "rows you chose that were not taken",
        "The choice changed nothing.",
        "Take the choice back, or choose another row.",
        actions=("take_back_rows",),
    ),
    Kind(
        "ORG310",
        _W,
        "row that shares an id with somebody of another name",
        "rows that share an id with somebody of another name",
        "They are people of their own, as nothing says for sure that the column holds ids.",
        "Choose the column of the id where each of its values is one seat.",
        actions=("columns",),
        is_doubted_columns=True,
        done_one="It is a person of its own, as nothing says for sure that the column holds ids.",
    ),
    Kind(
        "ORG311",
        _N,
        "further row of a person that differs in the manager alone",
        "further rows of people that differ in the manager alone",
        "The further manager is a dotted line.",
        "Correct the row that names the wrong manager.",
    ),
    Kind(
        "ORG312",
        _N,
        "row that says what another one says, word by word",
        "rows that say what another one says, word by word",
        "They are people of their own, as no column tells people apart.",
        "Take out rows that stand twice, or add a column of ids.",
        done_one="It is a person of its own, as no column tells people apart.",
    ),
    Kind(
        "ORG320",
        _N,
        "row that you said is no person",
        "rows that you said are no people",
        "They were left out; whoever reports there reports to the next manager above.",
        "Take the decision back.",
        done_one="It was left out; whoever reports there reports to the next manager above.",
    ),
    Kind(
        "ORG401",
        _W,
        "manager that is not in the file",
        "managers that are not in the file",
        "A placeholder keeps their people together.",
        "Say whom they report to, or add a row for the manager.",
        actions=("columns",),
    ),
    Kind(
        "ORG402",
        _W,
        "person who is their own manager",
        "people who are their own manager",
        "They are tops.",
        "Name the manager, or leave it blank.",
        done_one="This person is a top.",
    ),
    Kind(
        "ORG403",
        _E,
        "line that closes a loop",
        "lines that close a loop",
        "They were left out of the tree and are drawn apart.",
        "Correct one of the managers named, or say which line is left out.",
        done_one="It was left out of the tree and is drawn apart.",
    ),
    Kind(
        "ORG404",
        _N,
        "cell that names several managers",
        "cells that name several managers",
        "The first is the solid line, the others are dotted.",
        "Write the solid manager first.",
    ),
    Kind(
        "ORG405",
        _E,
        "manager named by a name that several people have",
        "managers named by a name that several people have",
        "A placeholder keeps their people together.",
        "Choose who is meant, or name the manager by id.",
        actions=("columns",),
    ),
    Kind(
        "ORG406",
        _N,
        "word that stands for no manager",
        "words that stand for no manager",
        "These people are tops.",
        done_one="This person is a top.",
    ),
    Kind(
        "ORG407",
        _W,
        "dotted-line manager that is not in the file",
        "dotted-line managers that are not in the file",
        "The line is not drawn.",
        "Add a row for the manager.",
    ),
    Kind(
        "ORG408",
        _N,
        "manager found only after folding case, blanks, accents, padding or initials",
        "managers found only after folding case, blanks, accents, padding or initials",
        "The line was drawn.",
    ),
    Kind(
        "ORG409",
        _N,
        "line to a manager you chose",
        "lines to a manager you chose",
        "They lead to the person you chose.",
        "Choose somebody else.",
        done_one="It leads to the person you chose.",
    ),
    Kind(
        "ORG410",
        _W,
        "manager you chose that was not taken",
        "managers you chose that were not taken",
        "The choice changed nothing.",
        "Take the choice back, or choose somebody else.",
        actions=("take_back_managers",),
    ),
    Kind(
        "ORG411",
        _W,
        "dotted-line manager named by a name that several people have",
        "dotted-line managers named by a name that several people have",
        "The line is not drawn.",
        "Choose who is meant, or name the manager by id.",
    ),
    Kind(
        "ORG412",
        _N,
        "person whose manager was left out",
        "people whose manager was left out",
        "They report to the next manager above who was not.",
        "Show all people, or name another manager.",
        actions=("show_all_people",),
        done_one="The line leads to the next manager above who was not.",
    ),
    Kind(
        "ORG420",
        _N,
        "decision of yours that was applied",
        "decisions of yours that were applied",
        "The chart follows them.",
        "Take a decision back.",
        actions=("take_back_decisions",),
        done_one="The chart follows it.",
    ),
    Kind(
        "ORG421",
        _W,
        "decision of yours that changed nothing",
        "decisions of yours that changed nothing",
        "The file does not hold what they are about.",
        "Take them back, or decide anew.",
        actions=("take_back_decisions",),
        done_one="The file does not hold what it is about.",
    ),
    Kind(
        "ORG501",
        _N,
        "top beside the largest tree",
        "tops beside the largest tree",
        "Each is drawn with its own people.",
        "Name their manager where they have one.",
        done_one="It is drawn with its own people.",
    ),
    Kind(
        "ORG502",
        _E,
        "company without a top",
        "companies without a top",
        "A line was left out of each loop.",
        "Leave the manager of the head blank.",
    ),
    Kind(
        "ORG503",
        _W,
        "chain of more than 200 managers",
        "chains of more than 200 managers",
        "They are drawn folded.",
        "Is this the right column for the manager?",
        actions=("columns",),
        done_one="It is drawn folded.",
    ),
    Kind("ORG504", _N, "vacant seat", "vacant seats", "They are drawn as vacant.", done_one="It is drawn as vacant."),
    Kind(
        "ORG601",
        _W,
        "number that cannot be read",
        "numbers that cannot be read",
        "They are kept as text and count in no sum.",
        done_one="It is kept as text and counts in no sum.",
    ),
)
