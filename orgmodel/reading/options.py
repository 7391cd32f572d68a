"""Reading options that a person chose: where the table is, what its columns are, which rows count, who is who."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

DecisionKind = Literal["manager", "break", "no_person", "person", "same", "apart"]
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)
# Letters by which somebody is named at most; who has longer ids or names is named by the row.
MOST_LETTERS = 1_000


@dataclass(frozen=True, slots=True)
class Decision:
    """Decision about people of a file, in words that a newer file of the same company still has.

    Attributes
    ----------
    kind
        "manager": `who` reports to `other`, or to nobody where that is "". "break": of the loop through the line from
        `who` up to `other`, that line is left out. "no_person": `who` is no person. "person": the row that says
        `who` is a person, although it looks like a total, a footer or a heading. "same": `other` is `who` once more.
        "apart": the rows of the id `who` are different people.
    who, other
        The id of somebody; the name where there is none; "row 17" where several have the name.
    who_name, other_name
        What they were called in the file that it was said of, for a file that has them no more; "" where not known.
        Decisions that differ in them alone are one.
    """

    kind: DecisionKind
    who: str
    other: str = ""
    who_name: str = field(default="", compare=False)
    other_name: str = field(default="", compare=False)

    def text(self) -> str:
        """The decision in words.

        Examples
        --------
        >>> Decision("manager", "E7", "E1").text()
        'E7 reports to E1'
        """
        return {
            "manager": f"{self.who} reports to {self.other or 'nobody'}",
            "break": f"the loop ends at the line from {self.who} up to {self.other}",
            "no_person": f"{self.who} is no person",
            "person": f"the row that says {self.who} is a person",
            "same": f"{self.who} and {self.other} are one person",
            "apart": f"the rows of id {self.who} are different people",
        }[self.kind]

    def values(self) -> dict[str, str]:
        """Values of the decision for JSON; names only where they are known."""
        names = {"who_name": self.who_name, "other_name": self.other_name}
        told = {"kind": self.kind, "who": self.who, "other": self.other}
        return told | {key: name for key, name in names.items() if name}


@dataclass(frozen=True, slots=True)
class Choices:
    """Answers given instead of guessed; every default means "find out".

    Attributes
    ----------
    sheet
        Name of the sheet of a workbook.
    header_row
        Row that holds the headings, as counted in the file from 1; 0 where the table has none.
    delimiter, encoding
        Of a text table: one character (a blank means any run of blanks); a Python codec.
    mapping
        Field to column heading, or to several joined with "+" ("First name+Last name"). "" leaves a field out.
    snapshot
        Value of the snapshot column whose rows are read, as it stands in the file.
    live
        Leave out people who have left and posts that were eliminated.
    shown
        Restricted columns (pay, birth date) that are kept all the same.
    rows
        Numbers of rows, as counted in the file, that win over the other rows of their id.
    persons
        Numbers of rows, as counted in the file, that are people although they look like totals, footers or headings.
    named
        Who is meant by a manager's text: the text as it stands in a cell, or "row 17" for that row's own cell alone,
        to the id of the person meant, or "row 5" where they have none of their own.
    decisions
        What a person said of people of this file, in the order in which it was said.
    """

    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    snapshot: str | None = None
    live: bool = False
    shown: frozenset[str] = frozenset()
    rows: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()
    named: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    decisions: tuple[Decision, ...] = ()


NONE = Choices()
