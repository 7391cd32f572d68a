"""The parameters as controls: which component carries which query field, and what each holds for a company."""

from dataclasses import dataclass
from typing import Any

from orgmodel.catalog.catalog import Domain
from orgmodel.typical.parameters import TypicalCompany
from orgview import ids


@dataclass(frozen=True, slots=True)
class Control:
    """A component that carries one query field in one of its properties."""

    key: str
    id: str
    prop: str


CONTROLS: tuple[Control, ...] = (
    Control("n", ids.HEADCOUNT, "value"),
    Control("imp", ids.IMPORTANCE, "value"),
    Control("struct", ids.STRUCTURE, "value"),
    Control("ceo", ids.CEO_OPERATIONS, "value"),
    Control("coo", ids.COO, "value"),
    Control("scope", ids.COO_SCOPE, "value"),
    Control("words", ids.COO_WORDS, "value"),
    Control("weak", ids.CEO_WEAK, "value"),
    Control("strong", ids.CEO_STRONG, "value"),
    Control("div", ids.DIVISIONS, "value"),
    Control("office", ids.HAS_OFFICE, "checked"),
    Control("title", ids.TITLE_STYLE, "value"),
    Control("split", ids.SPLIT_OFFICER, "checked"),
    Control("asst", ids.ASSISTANT_DIRECTOR, "checked"),
    Control("board", ids.BOARD, "checked"),
    Control("coos", ids.COOS, "value"),
    Control("by", ids.COO_SPLIT, "value"),
    Control("solid", ids.MATRIX_SOLID, "value"),
    Control("alt", ids.ALTERNATIVES, "checked"),
)
EXPLICIT = "explicit"


def to_values(company: TypicalCompany) -> dict[str, Any]:
    """What each control holds for a company, by `Control.key`; `alt` is left out, it belongs to the view.

    ``assets/controls.js`` (`toQuery`) goes the other way.
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


def scope_choices(domain: Domain) -> list[dict[str, Any]]:
    """Groups for the scope selector: by importance, presets, the seven kinds, one by one."""
    coo = domain.coo
    return [
        {"group": "Usual", "items": [{"value": "auto", "label": "By importance of operations"}]},
        {"group": "Presets", "items": [{"value": key, "label": preset.name} for key, preset in coo.presets.items()]},
        {
            "group": "Kinds of COO",
            "items": [{"value": key, "label": f"{kind.name}"} for key, kind in coo.kinds.items()],
        },
        {"group": "The chief executive's choice", "items": [{"value": EXPLICIT, "label": "Chosen one by one"}]},
    ]
