"""Label kinds: what the labels of a hierarchy name, members or things, by the words of `presets/things.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from orgmodel.catalog.data_files import presets_folder, read_words
from orgmodel.reading.columns.evidence_words import load_evidence, plain
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.titles import has_job

FILE = presets_folder() / "things.toml"
_MOST_LETTERS, _MOST_WORDS, _MOST_TOGETHER = 200, 24, 3
# An amount of something, a price, a file or version, a page behind dots, a question.
_AMOUNT = re.compile(r"\d[\d/.,]*+\s*+([^\W\d_])")
_PRICE = re.compile(r"\d[.,]\d\d\b")
_FILE_OR_PAGE = re.compile(r"\S(?:/|@\d[\w.-]{0,20}|\.[a-z]{1,4})$|[^.]\.{3,}\s?\d{0,4}$")
_SENTENCE = 4
_SIGNS = re.compile(r"[\d()\[\].,:;#/-]++")


class LabelKind(Enum):
    """Kind of a label: a member (person, post or unit), a thing, a code, which may be anything, or unknown."""

    MEMBER = "member"
    THING = "thing"
    CODE = "code"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Words:
    """Words as they stand, beginnings of words, signs inside of words."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    signs: tuple[str, ...]

    def is_in(self, text: str, terms: frozenset[str]) -> bool:
        """True if a text holds one of them, as a word of its own or as words that stand together."""
        return (
            not self.whole.isdisjoint(terms)
            or any(term.startswith(self.begun) for term in terms if " " not in term)
            or any(sign in text for sign in self.signs)
        )


@lru_cache(maxsize=1)
def _load(path: Path = FILE) -> dict[str, _Words]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def table(name: str) -> _Words:
        words = read_words(path, data, name, "words")
        signs = read_words(path, data, name, "signs") if "signs" in data[name] else []
        return _Words(
            frozenset(plain(word) for word in words if not word.endswith("*")),
            tuple(plain(word) for word in words if word.endswith("*")),
            tuple(signs),
        )

    return {name: table(name) for name in ("units", "things", "given")}


def kind_of_label(text: str) -> LabelKind:
    """Kind of one label.

    Examples
    --------
    >>> [kind_of_label(text).value for text in ("Ann Berg", "Accounts Payable", "200 g flour", "Introduction")]
    ['member', 'member', 'thing', 'thing']
    >>> [kind_of_label(text).value for text in ("E17", "Zebra", "Tom Green", "Dark Green")]
    ['code', 'unknown', 'member', 'thing']
    """
    words, text = _load(), " ".join(text[:_MOST_LETTERS].split())
    bare = _SIGNS.sub(" ", text).strip()
    if len(bare) <= 1 or (" " not in text and any(map(str.isdigit, text)) and not _FILE_OR_PAGE.search(text)):
        return LabelKind.CODE
    if has_job(text):
        return LabelKind.MEMBER
    terms, parts = frozenset(_terms(text)), text.split()
    is_person = is_name(" ".join(bare.split()), load_evidence())
    # "Tom Green" is somebody, and "Dark Green" is not.
    if (is_person or len(parts) == 1) and plain(parts[0]) in words["given"].whole:
        return LabelKind.MEMBER
    if _is_measured(text) or words["things"].is_in(text, terms):
        return LabelKind.THING
    if is_person or words["units"].is_in(text, terms):
        return LabelKind.MEMBER
    is_sentence = len(parts) >= _SENTENCE and text.endswith((".", "!", "?")) and any(map(str.islower, parts[1:]))
    return LabelKind.THING if is_sentence or text.endswith("?") else LabelKind.UNKNOWN


def is_unit(text: str) -> bool:
    """True if a text is called as a part of an organisation is, and as no job: "Finance", not "Finance Director".

    Examples
    --------
    >>> is_unit("Finance"), is_unit("Accounts Payable"), is_unit("Finance Director"), is_unit("Ann Berg")
    (True, True, False, False)
    """
    units, text = _load()["units"], text[:_MOST_LETTERS]
    if not units.is_in(text, frozenset(_terms(text))):
        return False
    # "Finance" and "Sales" are words of titles too, where another word of one stands beside them.
    others = " ".join(word for word in plain(text).split() if word not in units.whole)
    return not has_job(others)


def _is_measured(text: str) -> bool:
    amount = _AMOUNT.match(text)
    return bool((amount and amount[1].islower()) or _PRICE.search(text) or _FILE_OR_PAGE.search(text))


def _terms(text: str) -> Iterator[str]:
    """Words of a text without case and accents, and those that stand together."""
    words = plain(text).split()[:_MOST_WORDS]
    for length in range(1, _MOST_TOGETHER + 1):
        for place in range(len(words) - length + 1):
            yield " ".join(words[place : place + length])
