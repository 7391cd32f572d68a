"""Evidence words: parts of headings and of cells by which a column is known, from `presets/columns.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orgmodel.catalog.data_files import presets_folder, read_words
from orgmodel.text.normalize import LETTERS

FILE = presets_folder() / "columns.toml"

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_GAP = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(LETTERS)
# Of a part that may stand anywhere in a word.
_STEM = "*"
# Signs that are written without blanks; those of Korean as the letters that they are taken apart into.
_IDEOGRAPHS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]{5}")


@dataclass(frozen=True, slots=True, eq=False)
class EvidenceWords:
    """Words that speak for a field.

    Attributes
    ----------
    parts, beside
        Field to entries of parts of headings that speak for it, and against it ("beside").
    titles, access
        Words of job titles; cells that are access rights.
    marks
        What stands in brackets beside a name and says nothing of who it is.
    units
        Words that names of departments are made of.
    states
        Cells that say whether somebody works.
    family_first
        Entries of headings of family names, in languages that write them first.
    between
        Entries of headings of what stands between family and given names in these languages.
    middle
        Entries of headings of further names, with which a manager may be written.
    forenames
        Headings of given names where another column has family names, and of whole names elsewhere.
    localities, sites
        Countries and cities; words for a place of work beside them.
    """

    parts: Mapping[str, tuple[tuple[str, ...], ...]]
    beside: Mapping[str, tuple[tuple[str, ...], ...]]
    titles: frozenset[str]
    access: frozenset[str]
    marks: frozenset[str]
    units: frozenset[str]
    states: frozenset[str]
    family_first: tuple[tuple[str, ...], ...]
    between: tuple[tuple[str, ...], ...]
    middle: tuple[tuple[str, ...], ...]
    forenames: tuple[tuple[str, ...], ...]
    localities: frozenset[str]
    sites: frozenset[str]


@lru_cache(maxsize=1)
def load_evidence(path: Path = FILE) -> EvidenceWords:
    """Read the words; one file read per process.

    Raises
    ------
    BadData
        If the file is not of this form; names the key.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def entries(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        return {
            field: tuple(tuple(_part(word) for word in entry.split()) for entry in read_words(path, data, table, field))
            for field in data.get(table, {})
        }

    def cells(table: str, key: str) -> frozenset[str]:
        return frozenset(map(plain, read_words(path, data, table, key)))

    order = entries("order")
    return EvidenceWords(
        entries("parts"),
        entries("beside"),
        cells("titles", "words"),
        cells("access", "words"),
        cells("marks", "words"),
        cells("units", "words"),
        cells("states", "words"),
        order["family_first"],
        order["between"],
        order["middle"],
        order["forenames"],
        cells("localities", "words"),
        cells("localities", "sites"),
    )


def _part(word: str) -> str:
    return plain(word) + (_STEM if word.endswith(_STEM) else "")


def plain(text: str) -> str:
    """Text without case, accents and the signs between words."""
    if text.isascii():
        return " ".join(_GAP.sub(" ", text.casefold().replace("#", " no ")).split())
    apart = unicodedata.normalize("NFKD", text).casefold().replace("#", " no ").replace("№", " no ")
    apart = apart.translate(_LETTERS)
    return " ".join(_GAP.sub(" ", "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")).split())


def heading_parts(heading: str) -> tuple[str, ...]:
    """Words of a heading, humps taken apart: "Reports-To employeeID" -> reports, to, employee, id."""
    return tuple(plain(_HUMP.sub(" ", heading)).split())


def says(parts: tuple[str, ...], entry: tuple[str, ...]) -> bool:
    """True if a heading has all parts of an entry, as words or, for stems, inside of words."""
    # Loops, not generators: thousands of entries are gone through for each heading.
    for part in entry:
        for word in parts:
            if _is_in(part, word):
                break
        else:
            return False
    return True


def says_any(entries: Iterable[tuple[str, ...]], heading: str) -> bool:
    """True if a heading has all parts of one of the entries."""
    parts = heading_parts(heading)
    return any(says(parts, entry) for entry in entries)


@lru_cache(maxsize=16_384)
def _is_in(part: str, word: str) -> bool:
    if part.endswith(_STEM):
        return part[:-1] in word
    if (_IDEOGRAPHS.search(part) and len(part) > 1) or _CYRILLIC.match(part):
        return part in word
    return word in {part, f"{part}s"}
