"""Parameters of a typical company, checked."""

import re
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from orgmodel.errors import BadCompany

Importance = Literal["low", "normal", "high"]
Structure = Literal["functional", "divisional", "matrix", "flat"]
Strength = Literal["weak", "balanced", "strong"]
CooChoice = Literal["auto", "yes", "no"]
TitleStyle = Literal["officer", "manager"]
CooSplit = Literal["region", "function"]
MatrixSolid = Literal["function", "unit"]

IMPORTANCES: tuple[Importance, ...] = get_args(Importance)
STRUCTURES: tuple[Structure, ...] = get_args(Structure)
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
COO_CHOICES: tuple[CooChoice, ...] = get_args(CooChoice)

# The largest employers on earth have some 2 to 3 million people.
MAX_HEADCOUNT = 3_000_000
MAX_DIVISIONS = 60
# Digits, or groups of three with one kind of mark between them: a comma elsewhere is a decimal one.
_HEADCOUNT = re.compile(r"[+-]?(?:[0-9]{1,12}|[0-9]{1,3}([, _\u00a0\u202f])[0-9]{3}(?:\1[0-9]{3}){0,3})")
MAX_COOS = 4

_CHOICES: dict[str, tuple[str, ...]] = {
    "importance": IMPORTANCES,
    "structure": STRUCTURES,
    "ceo_operations": STRENGTHS,
    "coo": COO_CHOICES,
    "title_style": get_args(TitleStyle),
    "coo_split": get_args(CooSplit),
    "matrix_solid": get_args(MatrixSolid),
}
_SWITCHES = ("has_office", "split_officer", "assistant_director", "board")


@dataclass(frozen=True)
class TypicalCompany:
    """Parameters of a typical company. Hashable; a change makes a new one (`changed`).

    Attributes
    ----------
    headcount
        People, the chief executive included; 1 to 3,000,000. A board is not counted.
    importance
        Weight the company gives to operations.
    structure
        Form of the organisation.
    ceo_operations
        How strong the chief executive is in operations.
    ceo_strengths
        Pairs (scope word, "weak" or "strong"), sorted; words left out are balanced.
    coo
        Whether there is a chief operating officer; "auto" leaves it to the rules.
    coo_scope
        "auto", the name of a scope preset or of a kind of COO, or the scope words the chief executive chose.
    divisions
        Number of divisions (or matrix units); 0 takes the number usual for the size.
    has_office, board, assistant_director, split_officer
        Whether that side of the chart is there; `split_officer` makes officer and manager two seats.
    title_style
        Which of its two titles the operations officer's seat carries.
    coos, coo_split
        Number of chief operating officers, and what divides them.
    matrix_solid
        Which line is solid in a matrix: to the function, or to the unit.
    thresholds
        Edited thresholds, pairs ("director_ops.normal", people, or None for never), sorted; see `rules.numbers`.

    Raises
    ------
    BadCompany
        If a value is out of range; names the field, the value and what is allowed. Names of scopes are checked
        where the catalogue is known (`rules.scope`).
    """

    headcount: int
    importance: Importance = "normal"
    structure: Structure = "functional"
    ceo_operations: Strength = "balanced"
    ceo_strengths: tuple[tuple[str, str], ...] = ()
    coo: CooChoice = "auto"
    coo_scope: str | frozenset[str] = "auto"
    divisions: int = 0
    has_office: bool = True
    title_style: TitleStyle = "officer"
    split_officer: bool = False
    assistant_director: bool = False
    board: bool = False
    coos: int = 1
    coo_split: CooSplit = "region"
    matrix_solid: MatrixSolid = "function"
    thresholds: tuple[tuple[str, int | None], ...] = ()

    def __post_init__(self) -> None:
        for name, allowed in _CHOICES.items():
            if (given := getattr(self, name)) not in allowed:
                raise BadCompany(name, given, f"one of {', '.join(allowed)}")
        for name in _SWITCHES:
            if not isinstance(given := getattr(self, name), bool):
                raise BadCompany(name, given, "true or false")
        _check_whole("headcount", self.headcount, 1, MAX_HEADCOUNT)
        _check_whole("coos", self.coos, 1, MAX_COOS)
        if self.divisions != 0:
            _check_whole("divisions", self.divisions, 2, MAX_DIVISIONS, "0 (by size) or ")
        if not isinstance(self.coo_scope, str | frozenset):
            raise BadCompany("coo_scope", self.coo_scope, "auto, one name, or a list of scope words")
        _check_pairs("ceo_strengths", self.ceo_strengths, "pairs of a scope word and weak or strong")
        for word, strength in self.ceo_strengths:
            if strength not in ("weak", "strong"):
                raise BadCompany("ceo_strengths", f"{word}: {strength}", "weak or strong for each scope word")
        _check_pairs("thresholds", self.thresholds, "pairs of a threshold's name and people, or never")


def changed(company: TypicalCompany, **values: Any) -> TypicalCompany:
    """`company` with some fields replaced, checked again."""
    return replace(company, **values)


def from_table(table: dict[str, Any]) -> TypicalCompany:
    """Company from a table of plain values, as a preset file or a command line gives it.

    Parameters
    ----------
    table
        Field names to values. `coo_scope` may be a list of words, `ceo_strengths` a table, and `thresholds` a table
        of names to people or "never".

    Raises
    ------
    BadCompany
        For an unknown field or a bad value.
    """
    known = {f.name for f in fields(TypicalCompany)}
    for name, value in table.items():
        if name not in known:
            raise BadCompany(name, value, f"only the fields {', '.join(sorted(known))}")
    values = dict(table)
    if "headcount" not in values:
        raise BadCompany("headcount", None, f"a whole number from 1 to {MAX_HEADCOUNT:,}")
    if isinstance(words := values.get("coo_scope"), list):
        if not all(isinstance(word, str) for word in words):
            raise BadCompany("coo_scope", words, "a list of scope words")
        values["coo_scope"] = frozenset(words)
    if isinstance(values.get("ceo_strengths"), dict):
        values["ceo_strengths"] = tuple(sorted(values["ceo_strengths"].items()))
    if isinstance(values.get("thresholds"), dict):
        edits = sorted(values["thresholds"].items())
        values["thresholds"] = tuple((name, None if value == "never" else value) for name, value in edits)
    return TypicalCompany(**values)


def read_headcount(text: str) -> int:
    """Headcount as a person types it: "3000", "3,000" and "3 000" are the same.

    Raises
    ------
    BadCompany
        If it is not a whole number, or its marks stand elsewhere than before three digits ("12,5" is none); the range
        is checked by `TypicalCompany`.
    """
    plain = text.strip()
    if not _HEADCOUNT.fullmatch(plain):
        raise BadCompany("headcount", text, f"a whole number from 1 to {MAX_HEADCOUNT:,}")
    return int(re.sub(r"[^0-9+-]", "", plain))


def _check_pairs(name: str, pairs: object, allowed: str) -> None:
    """Pairs in a tuple, each beginning with a word; what the words and values may be is checked elsewhere."""
    if not isinstance(pairs, tuple):
        raise BadCompany(name, pairs, allowed)
    for pair in pairs:
        if not (isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str)):
            raise BadCompany(name, pair, allowed)


def _check_whole(name: str, value: object, low: int, high: int, also: str = "") -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise BadCompany(name, value, f"{also}a whole number from {low:,} to {high:,}")
