"""The errors of the model.

OrgError
├── BadData          a file under presets/ says something it may not
├── BadCompany       a parameter of a company is out of range
├── UnknownName      a role, preset, rule or scope that is not in the catalogue
├── PictureTooLarge  a picture would have more pixels than viewers open
├── NotEnoughPeople  edited thresholds ask for more seats than the company has people
├── BadFile          a company's file cannot be read at all
├── NoRoom           the disk is full
├── DoesNotFit       a file of this format, or a page of this size, cannot hold the company
├── NotExported      a file was not made: it cannot be, or needed more than it may have
├── NotPainted       a picture needed more memory or time than it may have
└── Cancelled        nobody waits for the answer any more

A message says what is wrong, where, what is there instead, and what to do next.
"""

from collections.abc import Iterable

# Words of field names that are written in capitals.
_SHORT_WORDS = {"ceo": "CEO", "coo": "COO", "coos": "COOs"}


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
        The parameter's name and what was given for it; None for nothing.
    allowed
        What may be given, in words.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field, self.value, self.allowed = field, value, allowed
        words = " ".join(_SHORT_WORDS.get(word, word) for word in field.split("_"))
        wrong = "is missing" if value is None else f"cannot be {value!r}"
        super().__init__(f"{words[0].upper()}{words[1:]} {wrong}. Give {allowed}.")


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


class PictureTooLarge(OrgError):
    """A picture would have more pixels than viewers open.

    Attributes
    ----------
    width_px, height_px
        What was asked for.
    best_scale
        Largest scale that fits; 0 where none does.
    """

    def __init__(self, width_px: float, height_px: float, best_scale: int) -> None:
        self.width_px, self.height_px, self.best_scale = width_px, height_px, best_scale
        advice = f"Scale {best_scale} fits" if best_scale else "Fold some branches"
        super().__init__(
            f"The PNG would be {width_px:,.0f} x {height_px:,.0f} pixels, more than most viewers open. "
            f"{advice}, or take SVG or PDF, which have no such limit."
        )


class AdvisedError(OrgError):
    """An error that says what to do next.

    Attributes
    ----------
    what
        What is wrong and where, a sentence without its full stop. Holds no cell of the file.
    advice
        What to do next, a sentence with its full stop.
    """

    def __init__(self, what: str, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}. {advice}")


class BadFile(AdvisedError):
    """A company's file cannot be read at all. What is wrong inside a file that can be read is a `Finding`."""


class NoRoom(AdvisedError):
    """The disk that work needs for its files is full, or may not be written."""


class DoesNotFit(AdvisedError):
    """A file of a format, or a page of a size, cannot hold what is exported."""


class NotExported(AdvisedError):
    """A file was not made: it cannot hold the company, or needed more memory, time or disk than it may have."""


class NotPainted(AdvisedError):
    """A picture was not painted: it needed more memory, time or disk than it may have, or its process died."""


class Cancelled(OrgError):
    """The work was cancelled; what was begun has been ended and removed."""

    def __init__(self) -> None:
        super().__init__("The work was cancelled. Ask for it again.")
