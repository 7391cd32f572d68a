"""Kind of finding: a flaw of the data that can be found, with its severity and texts."""

from dataclasses import dataclass
from enum import StrEnum
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
    done_one, remedy_one
        What was done, and what else can be, where there is just one; "" where `done` or `remedy` says it as well.
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
    remedy_one: str = ""

    def title_of(self, count: int) -> str:
        """Title for a count, to follow the number."""
        return self.one if count == 1 else self.title

    def done_of(self, count: int) -> str:
        """Sentence that says what was done about a count of them."""
        return (self.done_one or self.done) if count == 1 else self.done

    def remedy_of(self, count: int) -> str:
        """Sentence that says what else can be done about a count of them; "" where nothing."""
        return (self.remedy_one or self.remedy) if count == 1 else self.remedy
