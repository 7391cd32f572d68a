"""Sentences for what went wrong; errors become words here and nowhere else."""

from collections.abc import Iterable

from orgmodel.errors import OrgError
from orgview.queries.typical_query import KEY_TO_FIELD, Problem

LINK_INTRO = "This link could not be read in full: "
NO_COMPANY = "There is no such company. It was deleted, its time is over, or it was loaded elsewhere."


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
