"""Label words: what tells titles, headings and remarks from names in texts of any form, from `presets/labels.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orgmodel.catalog.data_files import presets_folder, read_words
from orgmodel.reading.columns.headings import fold

FILE = presets_folder() / "labels.toml"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COUNT = re.compile(r"\(\d{1,7}\)$")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Words of labels, lines and headings.

    Attributes
    ----------
    titles, title_parts, title_ends
        Words of titles, without case and accents; parts in scripts without blanks; what longer words end in.
    pages
        Words of the heading over a whole chart, without case and accents.
    introductions
        Lines that introduce those below a person, without case and accents.
    inside
        Keys under which people stand inside a person, as they are written.
    above, below
        Headings and roles of who leads and of who is led, folded as headings.
    levels
        What columns of levels are called, folded as headings.
    totals, footers, counted
        Words of rows that are no people, how last lines of reports begin, and what they count, without case.
    """

    titles: frozenset[str]
    title_parts: tuple[str, ...]
    title_ends: tuple[str, ...]
    pages: frozenset[str]
    introductions: frozenset[str]
    inside: tuple[str, ...]
    above: frozenset[str]
    below: frozenset[str]
    levels: frozenset[str]
    totals: frozenset[str]
    footers: tuple[str, ...]
    counted: tuple[str, ...]

    def has_title(self, text: str) -> bool:
        """True if a text holds a word that titles are made of."""
        words = _words(text)
        if not self.titles.isdisjoint(words):
            return True
        # A loop, and no letters of other scripts in ASCII: this is asked four times of each line.
        for word in words:
            if word.endswith(self.title_ends):
                return True
        return not text.isascii() and any(part in text for part in self.title_parts)

    def is_page_title(self, text: str) -> bool:
        """True if a text is called as a whole chart is: "Organization chart 2026"."""
        return not self.pages.isdisjoint(_words(text))

    def is_introduction(self, text: str) -> bool:
        """True if a line introduces those below a person and names nobody: "Direct reports (3):"."""
        return _plain(_COUNT.sub("", text.rstrip(": ")).rstrip()) in self.introductions


@lru_cache(maxsize=1)
def load_label_words(path: Path = FILE) -> LabelWords:
    """Read the words; one file read per process.

    Raises
    ------
    BadData
        If the file is not of this form; names the key.

    Examples
    --------
    >>> words = load_label_words()
    >>> words.has_title("Head of Sales"), words.is_page_title("Ann Berg"), words.is_introduction("Team:")
    (True, False, True)
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def words(table: str, key: str, form: Callable[[str], str] = str) -> tuple[str, ...]:
        return tuple(map(form, read_words(path, data, table, key)))

    inside = words("inside", "words")
    return LabelWords(
        titles=frozenset(words("titles", "words", _plain)),
        title_parts=words("titles", "parts"),
        title_ends=words("titles", "ends", _plain),
        pages=frozenset(words("pages", "words", _plain)),
        introductions=frozenset((*words("inside", "lines", _plain), *map(_plain, inside))),
        inside=inside,
        above=frozenset(words("edges", "above", fold)),
        below=frozenset(words("edges", "below", fold)),
        levels=frozenset(words("levels", "words", fold)),
        totals=frozenset(words("nobodies", "totals", str.casefold)),
        footers=words("nobodies", "footers", str.casefold),
        counted=words("nobodies", "counted", str.casefold),
    )


def _words(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(text.casefold())
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
