"""Headings: the words of `presets/headings.toml`, and the field that a heading speaks of."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orgmodel.catalog.data_files import presets_folder, read_words
from orgmodel.text.normalize import LETTERS

FILE = presets_folder() / "headings.toml"

_BRACKETS = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]")
_BETWEEN = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(LETTERS)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that files use.

    Attributes
    ----------
    fields
        Field to the folded headings that speak of it, best first.
    restricted
        Single words that mark a column as restricted.
    roots, fillers, vacant, gone
        Folded cell texts: no manager, no id, nobody in the seat, no longer there.
    """

    fields: Mapping[str, tuple[str, ...]]
    restricted: frozenset[str]
    roots: frozenset[str]
    fillers: frozenset[str]
    vacant: frozenset[str]
    gone: frozenset[str]


@lru_cache(maxsize=1)
def load_words(path: Path = FILE) -> Words:
    """Read the words; one file read per process, and the same value each time.

    Raises
    ------
    BadData
        If the file is not of this form; names the key.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {
        table: frozenset(map(fold_word, read_words(path, data, table, "words")))
        for table in ("restricted", "roots", "fillers", "vacant", "gone")
    }
    fields = {
        field: tuple(dict.fromkeys(map(fold, read_words(path, data, "fields", field))))
        for field in data.get("fields", {})
    }
    return Words(fields=fields, **known)


# Records of ten thousand people have the same ten keys each.
@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """A heading without brackets, case, accents and everything but letters and digits: "Manager_ID" -> "managerid"."""
    bare = _BRACKETS.sub(" ", heading) if _BRACKETS.sub("", heading).strip() else heading
    plain = unicodedata.normalize("NFKD", bare.replace("#", "number")).casefold().translate(_LETTERS)
    return _BETWEEN.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


def fold_word(text: str) -> str:
    """A cell without case, outer blanks and quotes."""
    return text.strip(" \u00a0'\"\u2018\u2019\u201c\u201d").casefold()


def columns_of(headings: Sequence[str], words: Words) -> dict[str, tuple[str, ...]]:
    """Headings that speak of each field, best first; fields nobody speaks of are absent."""
    folded = [(fold(heading), heading) for heading in headings]
    columns = {}
    for field, names in words.fields.items():
        ranks = {name: rank for rank, name in enumerate(names)}
        hits = sorted((ranks[name], index) for index, (name, _) in enumerate(folded) if name in ranks)
        if hits:
            columns[field] = tuple(folded[index][1] for _, index in hits)
    return columns


def columns_named(text: str, headings: Sequence[str]) -> tuple[str, ...]:
    """Headings that a text names, several joined with "+"; parts that are no heading as they stand; () for "".

    >>> columns_named("N+1 Nom + N+1 Prénom", ["N+1 Nom", "N+1 Prénom"])
    ('N+1 Nom', 'N+1 Prénom')
    """
    named: list[str] = []
    rest = text.strip()
    by_length = sorted(headings, key=len, reverse=True)
    while rest:
        taken = next((each for each in by_length if rest == each or _goes_on(rest, each)), None)
        taken = rest.partition("+")[0].strip() if taken is None else taken
        named.append(taken)
        rest = rest[len(taken) :].lstrip().removeprefix("+").strip()
    return tuple(named)


def _goes_on(text: str, heading: str) -> bool:
    return text.startswith(heading) and text[len(heading) :].lstrip().startswith("+")


def is_restricted(heading: str, words: Words) -> bool:
    """True if a heading speaks of pay, birth, health, belief or performance."""
    parts = _BETWEEN.sub(" ", _HUMP.sub(" ", heading)).casefold().split()
    text = " ".join(parts)
    is_said = any(word in parts if " " not in word else word in text for word in words.restricted)
    return is_said or fold(heading) in _folded(words.restricted)


@lru_cache(maxsize=4)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def variants(words: Iterable[str]) -> list[str]:
    """The ways a cell writes these words: small, capital, with a capital, in single quotes."""
    plain = [form for word in words for form in (word, word.upper(), word.capitalize(), word.title())]
    return list(dict.fromkeys(plain + [f"'{form}'" for form in plain]))
