"""Title parts: ranks and areas of a title up to each comma or "and"; whom somebody works for is no job of theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orgmodel.fit.title_text import SEPARATOR
from orgmodel.fit.vocabulary import RANK, Item, Vocabulary

(
    REGIONAL,
    DEPUTY,
    PART,
    JOINED,
    FUZZY,
    UNKNOWN,
    CODE,
    HAS_HEAD,
    HAS_CHIEF,
    HAS_OFFICE,
    OF_ANOTHER,
    FORMER,
    OUTLET,
    HOUSE,
    PLAIN_HEAD,
    GERENTE,
    DEAN,
) = (1 << bit for bit in range(17))
"""Marks: about a region; a deputy; a part of the company; two jobs in one; a word was misspelt; a word no list has; a
code; "president" or the like, "chief executive", or an office manager among its jobs; operations of another area, such
as "sales operations"; of who is no longer in the post; a shop or the like; a department of a hotel or the like; a head
by a word that says less than director, such as "Leiter"; a manager by a word that stands above "jefe"; the head of a
faculty."""

_MARKS = {"regional": REGIONAL, "deputy": DEPUTY, "part": PART, "former": FORMER, "outlet": OUTLET, "house": HOUSE}
_MARKS |= {"plain_head": PLAIN_HEAD, "unknown": UNKNOWN, "gerente": GERENTE, "dean": DEAN}
_ADMIN, _NONE = RANK["admin"], RANK["none"]
_OFFICE_MANAGER, _MANAGER = RANK["office_manager"], RANK["manager"]
_STAFF = {RANK["staff"], RANK["operative"]}
_LED = {RANK["manager"], RANK["director"], RANK["lead"]}
_CHIEFS = {RANK["chief_operating"], RANK["chief_executive"]}
# Who has people that work for them in person.
_EXECUTIVES = _CHIEFS | {
    RANK[name]
    for name in (
        *("chief", "deputy_chief", "head_of_company", "director"),
        *("executive_vice_president", "senior_vice_president", "vice_president"),
    )
}
_LEADERS = _EXECUTIVES | _LED | {RANK["general_manager"]}
HELPING = _STAFF | {_ADMIN, RANK["coordinator"], RANK["thing_manager"]}
"""Ranks of who may work for one leader."""
# Whom an assistant's word beside makes a deputy.
_DEPUTIES = _LED | {RANK["general_manager"]}


@dataclass
class Part:
    """A part of a title, up to a comma or an "and"."""

    ranks: list[int] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)
    marks: int = 0
    joined: bool = False
    # Whether a preposition stands between the last rank and a staff word.
    spaced: bool = False
    # Whether a preposition stands right before.
    of: bool = False
    # Whether the last rank is an assistant's.
    helps: bool = False
    # Whether an office stands before, such as "Office of the".
    office: bool = False
    # Whether the last word is a chief's.
    at_chief: bool = False
    # Whether the rest is somebody else's.
    closed: bool = False
    # Whether it ends as a chief of something: "chief supply chain".
    is_chief_of: bool = False
    # Whether an area stands behind an office manager's words.
    office_of: bool = False


def read_parts(
    title: Sequence[str], words: Vocabulary, mended: Mapping[str, tuple[tuple[Item, ...], bool]]
) -> tuple[list[Part], int]:
    """Parts of a title with their ranks and areas, and marks of its words; words that nothing is known of are ""."""
    parts = [Part()]
    marks, at = 0, 0
    while at < len(title):
        word = title[at]
        if word == SEPARATOR:
            parts.append(Part())
            at += 1
            continue
        items, length = _longest(title, at, words)
        if not items:
            items, fuzzy = mended.get(word, ((), False))
            marks |= FUZZY if fuzzy else 0 if items else UNKNOWN
        at += length
        _take(parts, items, title[at - 1], words)
        if _is_admin_alone(parts) and not _joins(title, at, words):
            # Whom an assistant helps is no job of theirs.
            return parts, marks
    return parts, marks


def rank_of(part: Part) -> int:
    """Rank of a part: the highest; staff where a word for staff stands behind a manager's, whose assistant is none."""
    if not part.ranks:
        return 0
    if part.office_of and part.ranks[0] == _OFFICE_MANAGER and set(part.ranks[1:]) <= _STAFF:
        # "Jefe de oficina postal", "Capo ufficio acquisti".
        return _MANAGER
    first, last = part.ranks[0], part.ranks[-1]
    if last in _STAFF and len(part.ranks) > 1 and not part.spaced:
        if first in _CHIEFS or (part.helps and first in _EXECUTIVES):
            return _ADMIN if part.helps else _NONE
        if first in _LED:
            return last
    return min(part.ranks)


def _take(parts: list[Part], items: Sequence[Item], word: str, words: Vocabulary) -> None:
    """Take one word or phrase into the last part."""
    part = parts[-1]
    of, at_chief = part.of, part.at_chief
    kinds = {kind for kind, _ in items}
    part.of = part.of and bool(kinds & {"noise", "mark"})
    part.at_chief = part.at_chief and "noise" in kinds
    is_helper = "helper" in kinds
    for kind, key in items:
        if kind == "join":
            parts.append(Part(joined=True))
        elif part.closed:
            continue
        elif kind == "rank":
            if is_helper and part.helps:
                # A word that is an assistant's in one language, and of the staff in another.
                continue
            _take_rank(part, RANK[key], of=of, is_person=not word.endswith(words.office_endings))
            part.helps = is_helper
            part.is_chief_of = key == "chief" and "area" not in kinds
        elif kind == "area":
            part.areas.append(words.area_numbers[key])
            part.office_of |= bool(part.ranks) and part.ranks[-1] == _OFFICE_MANAGER
            if part.areas[-1] > 1 and word.endswith(words.operations_endings):
                # "DevOps" and "security operations" have it in one.
                part.marks |= OF_ANOTHER
        elif kind == "mark":
            part.marks |= _MARKS[key]
        elif kind == "preposition":
            part.spaced = part.of = True
        elif kind == "office":
            part.office = True
            if at_chief:
                # The "COO office".
                part.ranks, part.closed = [_NONE], True


def _take_rank(part: Part, rank: int, *, of: bool, is_person: bool) -> None:
    """Take a rank into a part: its own, or that of whom it works for."""
    if of and rank in _LEADERS and _is_others(part, rank):
        own = _ADMIN if part.helps else _NONE if not part.ranks or part.ranks[-1] in HELPING else min(part.ranks)
        part.ranks, part.closed = [own], True
        return
    if part.helps and part.ranks == [_ADMIN] and rank in _LEADERS:
        if rank in _DEPUTIES and is_person:
            part.ranks, part.marks = [], part.marks | DEPUTY
        else:
            part.closed = True
            return
    if not part.ranks and len(part.areas) > 1:
        # "Commercial finance manager": before the rank the last area is what it is of.
        part.areas.reverse()
    part.spaced = part.spaced and rank in _STAFF
    # An "ufficio tecnico" is no office.
    part.office_of |= rank in _STAFF and part.ranks == [_OFFICE_MANAGER] and not part.helps
    part.at_chief = rank in _CHIEFS
    part.ranks.append(rank)


def _is_others(part: Part, rank: int) -> bool:
    """True where a leader behind a preposition is whom the part works for: "adviser to the", "office of the"."""
    if not part.ranks:
        return part.office
    return part.ranks[-1] in HELPING or rank in _CHIEFS


def _is_admin_alone(parts: Sequence[Part]) -> bool:
    """True where an assistant's is the first rank of a title, and the word says nothing of a deputy."""
    part = parts[-1]
    is_first = not any(each.ranks for each in parts[:-1])
    return is_first and part.ranks == [_ADMIN] and (part.closed or not part.helps)


def _longest(title: Sequence[str], at: int, words: Vocabulary) -> tuple[tuple[Item, ...], int]:
    for phrase, items in words.phrases.get(title[at], ()):
        length = len(phrase)
        if length == 1 or tuple(title[at : at + length]) == phrase:
            return items, length
    return (), 1


def _joins(title: Sequence[str], at: int, words: Vocabulary) -> bool:
    return at < len(title) and ("join", "") in words.items(title[at])
