"""Sentences for what went wrong; errors become words here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.errors import OrgError
from orgview.queries.typical_query import KEY_TO_FIELD, Problem

LINK_INTRO = "This link could not be read in full: "


@dataclass(frozen=True, slots=True)
class Message:
    """Message: what is wrong, a sentence without its full stop, and what to do next or why, with it."""

    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.what}. {self.advice}"


# The same for a company that never was, one that is gone, and another visitor's.
NO_COMPANY = Message(
    "There is no such company",
    "It was deleted, its time is over, it is not shared with you any more, or it was loaded elsewhere. "
    "Load its file again.",
)
# For whoever was sent the link.
NOT_HERE = Message(
    "This link leads to a loaded company that is not here",
    "Such a company opens only in the browser that loaded it, until it is deleted or its time is over. Whoever sent "
    "you the link can send one that opens here, by Share …, or a file, by Export. A typical company is shown.",
)


def link_message(problems: Iterable[Problem]) -> str:
    """One paragraph about a link's bad fields, or empty."""
    texts = [problem.message for problem in problems]
    return f"{LINK_INTRO}{' '.join(texts)} The rest of it is shown." if texts else ""


def message_of(error: OrgError) -> str:
    """Sentence for an error of the model."""
    return str(error)


def for_field(problems: Iterable[Problem], key: str) -> str:
    """Message for the control of a query key, or empty."""
    return next((problem.message for problem in problems if problem.key == key), "")


def for_others(problems: Iterable[Problem], keys: Iterable[str]) -> str:
    """Messages of all controls but those of `keys`."""
    own = set(keys)
    return " ".join(problem.message for problem in problems if problem.key not in own and problem.key in KEY_TO_FIELD)
