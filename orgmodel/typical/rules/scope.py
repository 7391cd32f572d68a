"""Scope of a chief operating officer: rules R18, R20 and the kinds of COO."""

from dataclasses import dataclass

from orgmodel.catalog.catalog import Domain
from orgmodel.errors import UnknownName
from orgmodel.typical.parameters import TypicalCompany, changed

OPERATIONS = "operations"
DIVISIONS = "divisions"


@dataclass(frozen=True, slots=True)
class Scope:
    """Scope words in force and how they came about.

    Attributes
    ----------
    words
        Always with "operations".
    name
        Name of the preset or kind they started from; "Chosen one by one" for an explicit set.
    reason
        A sentence: what decided, in the order of precedence of R18.
    cites
        Ids behind it.
    is_marked
        Whether the kind asks for a marker on the seat (a valued executive kept, MVP).
    """

    words: frozenset[str]
    name: str
    reason: str
    cites: tuple[str, ...]
    is_marked: bool = False


def scope_of(domain: Domain, company: TypicalCompany) -> Scope:
    """Scope of the company's COO, whether or not it has one.

    R18: a set chosen by the chief executive replaces everything; else a preset, plus what the chief executive is weak
    in, less what they are strong in; operations stays. R20: the preset follows importance when nobody chose.

    Raises
    ------
    UnknownName
        If the company names a scope, a kind or a word that is not in the catalogue.
    """
    coo = domain.coo
    strengths = dict(company.ceo_strengths)
    for word in strengths:
        _known_word(domain, word)
    if isinstance(company.coo_scope, frozenset):
        for word in sorted(company.coo_scope):
            _known_word(domain, word)
        reason = "The chief executive chose each function; an explicit choice replaces every preset."
        return Scope(company.coo_scope | {OPERATIONS}, "Chosen one by one", reason, ("A14", "A16"))
    name = company.coo_scope
    is_marked = False
    cites: tuple[str, ...]
    if name == "auto":
        preset = coo.presets[getattr(coo.default_preset, company.importance)]
        words, title = set(preset.words), preset.name
        cites = (*coo.default_preset.cites, *preset.cites)
        reason = f"Nobody chose, so the preset follows the {company.importance} importance of operations."
    elif name in coo.presets:
        preset = coo.presets[name]
        words, title, cites = set(preset.words), preset.name, preset.cites
        reason = f"The preset {preset.name} was chosen."
    elif name in coo.kinds:
        kind = coo.kinds[name]
        title, cites, is_marked = kind.name, kind.cites, kind.marker
        words = set(kind.words or (coo.presets[kind.preset].words if kind.preset else ()))
        if kind.derived == "all_minus_ceo_strong":
            words = set(coo.words)
        elif kind.derived == "from_strengths":
            words = set()
        reason = f"The kind of COO is {kind.name}: {kind.reason}"
    elif name in coo.words:
        return scope_of(domain, changed(company, coo_scope=frozenset({name})))
    else:
        raise UnknownName("COO scope", name, ["auto", *coo.presets, *coo.kinds, *coo.words])
    weak = {word for word, strength in strengths.items() if strength == "weak"}
    strong = {word for word, strength in strengths.items() if strength == "strong"}
    if company.structure == "divisional":
        words.add(DIVISIONS)
    words = (words | weak) - strong
    if weak - strong or strong:
        reason += " Functions the chief executive is weak in were added, those they are strong in left out."
    return Scope(frozenset(words | {OPERATIONS}), title, reason, cites, is_marked)


def _known_word(domain: Domain, word: str) -> None:
    if word not in domain.coo.words:
        raise UnknownName("scope word", word, domain.coo.words)
