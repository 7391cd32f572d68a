"""The errors of the model.

OrgError
├── BadData          a file under presets/ says something it may not
├── BadCompany       a parameter of a company is out of range
├── UnknownName      a role, preset, rule or scope that is not in the catalogue
└── NotEnoughPeople  edited thresholds ask for more seats than the company has people

A message says what is wrong, where, what is there instead, and what to do next.
"""

from collections.abc import Iterable


class OrgError(ValueError):
    """An answer cannot be given; the text is a sentence for a person."""


class BadData(OrgError):
    """A data file says something it may not.

    Attributes
    ----------
    file, key, value
        Where it stands and what stands there.
    allowed
        What may stand there, in words.
    """

    def __init__(self, file: str, key: str, value: object, allowed: str) -> None:
        self.file, self.key, self.value, self.allowed = file, key, value, allowed
        super().__init__(f"{file}: {key} is {value!r}. Allowed: {allowed}.")


class BadCompany(OrgError):
    """A parameter of a company is out of range.

    Attributes
    ----------
    field, value
        The parameter's name and what was given for it.
    allowed
        What may be given, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field, self.value, self.allowed = field, value, allowed
        super().__init__(f"{field.replace('_', ' ').capitalize()} cannot be {value!r}. Give {allowed}.")


class UnknownName(OrgError):
    """A name is not in the catalogue.

    Attributes
    ----------
    kind, name
        What was looked for.
    known
        The names that exist, in catalogue order.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        super().__init__(f"There is no {kind} {name!r}. There are: {', '.join(self.known)}.")


class NotEnoughPeople(OrgError):
    """The seats asked for outnumber the people.

    Attributes
    ----------
    headcount, seats
        People there are, and seats asked for.
    """

    def __init__(self, headcount: int, seats: int) -> None:
        self.headcount, self.seats = headcount, seats
        super().__init__(
            f"The rules ask for {seats} seats in a company of {headcount} people. "
            "Raise the thresholds, take fewer divisions or COOs, or raise the headcount."
        )
