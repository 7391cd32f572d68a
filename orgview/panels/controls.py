"""The parameters as controls: which component carries which query field, and what each holds for a company."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.parameters import (
    COO_CHOICES,
    IMPORTANCES,
    MAX_COOS,
    STRENGTHS,
    STRUCTURES,
    CooSplit,
    MatrixSolid,
    TitleStyle,
    TypicalCompany,
    changed,
)
from orgmodel.typical.presets import Preset
from orgview import ids


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a control: what is sent, and what it is called; in a group of the list where there are groups."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A parameter as a control of the page.

    Attributes
    ----------
    key
        Query key.
    id
        Element that holds it.
    label, hint
        What stands over it; what stands under or in it, may be "".
    kind
        "segments" and "select" take one choice, "checks" several.
    group
        Block of the panel.
    choices
        What can be chosen; () for numbers, texts and switches.
    """

    key: str
    id: str
    label: str
    kind: Literal["segments", "select", "checks", "switch", "number", "text"]
    group: Literal["company", "divisions", "coo", "more", "chart"] = "company"
    choices: tuple[Choice, ...] = ()
    hint: str = ""


EXPLICIT = "explicit"


def controls_of(domain: Domain) -> tuple[Control, ...]:
    """Controls of all parameters, in the order in which the callbacks take their values."""
    words = {key: word for key, word in domain.coo.words.items() if key != "operations"}
    shares = tuple(
        Choice(key, f"{word.name} ({word.share} of COOs)" if word.share else word.name) for key, word in words.items()
    )
    names = tuple(Choice(key, word.name) for key, word in words.items())
    return (
        Control("n", ids.HEADCOUNT, "Headcount", "number"),
        Control("imp", ids.IMPORTANCE, "Importance of operations", "segments", choices=_words(IMPORTANCES)),
        Control("struct", ids.STRUCTURE, "Structure", "segments", choices=_words(STRUCTURES)),
        Control("ceo", ids.CEO_OPERATIONS, "Chief executive in operations", "segments", choices=_words(STRENGTHS)),
        Control("coo", ids.COO, "Chief operating officer", "segments", "coo", _words(COO_CHOICES)),
        Control("scope", ids.COO_SCOPE, "Scope of the COO", "select", "coo", _scopes(domain)),
        Control("words", ids.COO_WORDS, "Functions besides operations", "checks", "coo", shares, hint="Add a function"),
        Control("weak", ids.CEO_WEAK, "Chief executive is weak in", "checks", "more", names),
        Control("strong", ids.CEO_STRONG, "Chief executive is strong in", "checks", "more", names),
        Control(
            "div",
            ids.DIVISIONS,
            "Divisions or units",
            "text",
            "divisions",
            hint="Empty takes the number usual for the size",
        ),
        Control("office", ids.HAS_OFFICE, "Has an office", "switch", "more"),
        Control(
            "title",
            ids.TITLE_STYLE,
            "Title of the operations officer",
            "segments",
            "more",
            _words(get_args(TitleStyle)),
        ),
        Control("split", ids.SPLIT_OFFICER, "Officer and manager are two seats", "switch", "more"),
        Control("asst", ids.ASSISTANT_DIRECTOR, "Assistant director (from 1,000)", "switch", "more"),
        Control("board", ids.BOARD, "Draw the board", "switch", "more"),
        Control(
            "coos",
            ids.COOS,
            "Number of COOs (from 1,000)",
            "select",
            "more",
            tuple(Choice(str(count), str(count)) for count in range(1, MAX_COOS + 1)),
        ),
        Control("by", ids.COO_SPLIT, "Several COOs are split by", "segments", "more", _words(get_args(CooSplit))),
        Control(
            "solid",
            ids.MATRIX_SOLID,
            "Solid line of a matrix goes to",
            "segments",
            "divisions",
            _words(get_args(MatrixSolid)),
        ),
        Control("alt", ids.ALTERNATIVES, "All alternative lines", "switch", "chart"),
    )


def _words(values: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, value.capitalize()) for value in values)


def _scopes(domain: Domain) -> tuple[Choice, ...]:
    """Scopes in groups: by importance, presets, the seven kinds, one by one."""
    coo = domain.coo
    return (
        Choice("auto", "By importance of operations", "Usual"),
        *(Choice(key, preset.name, "Presets") for key, preset in coo.presets.items()),
        *(Choice(key, kind.name, "Kinds of COO") for key, kind in coo.kinds.items()),
        Choice(EXPLICIT, "Chosen one by one", "The chief executive's choice"),
    )


def to_values(company: TypicalCompany) -> dict[str, Any]:
    """Values of the controls for a company, by `Control.key`; `alt` is left out, it belongs to the view.

    ``assets/src/state/query.js`` (`toQuery`) goes the other way.
    """
    strengths = dict(company.ceo_strengths)
    explicit = isinstance(company.coo_scope, frozenset)
    return {
        "n": f"{company.headcount:,}",
        "imp": company.importance,
        "struct": company.structure,
        "ceo": company.ceo_operations,
        "coo": company.coo,
        "scope": EXPLICIT if explicit else company.coo_scope,
        # Operations is always among them and no choice.
        "words": sorted(company.coo_scope - {"operations"}) if isinstance(company.coo_scope, frozenset) else [],
        "weak": sorted(word for word, strength in strengths.items() if strength == "weak"),
        "strong": sorted(word for word, strength in strengths.items() if strength == "strong"),
        "div": str(company.divisions) if company.divisions else "",
        "office": company.has_office,
        "title": company.title_style,
        "split": company.split_officer,
        "asst": company.assistant_director,
        "board": company.board,
        "coos": str(company.coos),
        "by": company.coo_split,
        "solid": company.matrix_solid,
    }


def is_plain(preset: Preset) -> bool:
    """True where a preset differs from others by its headcount alone; a board is only drawn."""
    company = preset.company
    return changed(company, board=False) == TypicalCompany(company.headcount)
