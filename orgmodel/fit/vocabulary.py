"""Vocabulary: the words of titles and departments in seven languages, read from ``presets/fit`` and checked."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import pyarrow as pa

from orgmodel.catalog.data_files import presets_folder, read_words
from orgmodel.errors import BadData
from orgmodel.fit.title_text import split_folded
from orgmodel.text.normalize import fold

FOLDER = presets_folder() / "fit"

# From the highest down: of several ranks in one part of a title the first of these counts.
RANKS = (
    "none",
    "admin",
    "office_manager",
    "administration_head",
    "community_manager",
    "board",
    "division",
    "chief_operating",
    "deputy_chief",
    "chief_executive",
    "chief",
    "head_of_company",
    "general_manager",
    "executive_vice_president",
    "senior_vice_president",
    "vice_president",
    "assistant_vice_president",
    "director",
    "thing_manager",
    "manager",
    "lead",
    "officer",
    "coordinator",
    "staff",
    "operative",
)
RANK = {name: number for number, name in enumerate(RANKS, 1)}
"""Number of each rank; 0 is a title without one."""

Kind = Literal["rank", "area", "mark", "noise", "join", "preposition", "helper", "office"]
Item = tuple[Kind, str]
# Tables of areas.toml that are a rank and an area in one word.
_BOTH = {"operations_manager": "manager", "operations_director": "director"}
_SETTINGS = {"confidence", "cites"}
# Umlauts as they are typed without their keys.
_TYPED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words, and how sure readings are. Compared by identity; nobody changes it.

    Attributes
    ----------
    phrases
        First word to the phrases that begin with it, the longest first, each with what it is.
    words
        All words that stand in some phrase.
    areas
        Key of each area, "operations" first; the number of an area is its place from 1.
    area_numbers
        Area to its number.
    area_names, area_functions
        Area to its name in sentences, and to the function of the catalogue, where it has one.
    gives_way
        Number of an area that another beside it takes the place of, to the number of that one.
    codes
        Parts of job codes such as "FI_MGR", and the words they stand for.
    compounds
        Last part of a word written in one, and the rank it is; the longest first.
    site_endings
        Last part of a word written in one that names a site, such as "Zentrallager".
    compound_of_production
        Rank of such a word that is about production.
    operations_endings
        Ends of words of other areas that are of their operations, such as "DevOps".
    office_endings
        Ends of words that name an office and not who holds it, such as "Betriebsleitung".
    no_misspelling
        Words that are near others and are none of them.
    sureness, sector
        Numbers of reading.toml.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Item, ...]], ...]]
    words: frozenset[str]
    areas: tuple[str, ...]
    area_numbers: Mapping[str, int]
    area_names: Mapping[str, str]
    area_functions: Mapping[str, str]
    gives_way: Mapping[int, int]
    codes: Mapping[str, str]
    compounds: tuple[tuple[str, str], ...]
    site_endings: tuple[str, ...]
    compound_of_production: str
    operations_endings: tuple[str, ...]
    office_endings: tuple[str, ...]
    no_misspelling: frozenset[str]
    sureness: Mapping[str, float]
    sector: Mapping[str, float]

    def items(self, word: str) -> tuple[Item, ...]:
        """Meaning of one word; () for a word that no list has."""
        return next((items for words, items in self.phrases.get(word, ()) if words == (word,)), ())


@lru_cache(maxsize=2)
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Read the words; one reading per process and folder.

    Raises
    ------
    BadData
        If a file is not of its form; names the key.
    """
    ranks, areas, reading = (_table(folder / f"{name}.toml") for name in ("ranks", "areas", "reading"))
    if unknown := set(RANKS) ^ (set(ranks) - _SETTINGS):
        raise BadData("fit/ranks.toml", min(unknown), min(unknown), f"exactly the tables {', '.join(sorted(RANKS))}")
    keys = [key for key in areas if key not in _SETTINGS and key not in _BOTH]
    entries: list[tuple[str, tuple[Item, ...]]] = []

    def add(words: Iterator[str], *items: Item) -> None:
        entries.extend((form, items) for word in words for form in (word, word.translate(_TYPED)))

    for key in RANKS:
        add(_forms(folder / "ranks.toml", ranks, key), ("rank", key))
    for key in keys:
        add(_forms(folder / "areas.toml", areas, key), ("area", key))
    for key, rank in _BOTH.items():
        add(_forms(folder / "areas.toml", areas, key), ("rank", rank), ("area", "operations"))
    file = folder / "reading.toml"
    for key in reading["marks"]:
        add(iter(read_words(file, reading["marks"], key, "words", least=1)), ("mark", key))
    for key, kind in (
        *(("noise", "noise"), ("joins", "join"), ("prepositions", "preposition")),
        *(("helpers", "helper"), ("offices", "office")),
    ):
        words = read_words(file, reading, key, "words", least=1)
        add(iter(words), (kind, ""))  # type: ignore[arg-type]
    found = _split(entries)
    compounds = dict(reading["compounds"])
    of_production = str(compounds.pop("of_production"))
    sites = compounds.pop("sites")
    return Vocabulary(
        phrases=_by_first(found),
        words=frozenset(word for phrase in found for word in phrase),
        areas=tuple(keys),
        area_numbers=MappingProxyType({key: number for number, key in enumerate(keys, 1)}),
        area_names=MappingProxyType({key: str(areas[key]["name"]) for key in keys}),
        area_functions=MappingProxyType({key: str(areas[key]["function"]) for key in keys if "function" in areas[key]}),
        gives_way=MappingProxyType(
            {keys.index(area) + 1: keys.index(other) + 1 for area, other in reading["gives_way"].items()}
        ),
        codes=MappingProxyType(dict(reading["codes"])),
        compounds=_endings(compounds),
        site_endings=tuple(ending for ending, _ in _endings({"": sites})),
        compound_of_production=of_production,
        operations_endings=tuple(read_words(file, reading, "of_another", "endings", least=1)),
        office_endings=tuple(read_words(file, reading, "offices", "endings", least=1)),
        no_misspelling=frozenset(read_words(file, reading, "no_misspelling", "words", 1)),
        sureness=MappingProxyType(_numbers(reading, "sureness")),
        sector=MappingProxyType(_numbers(reading, "sector")),
    )


def _endings(compounds: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Last parts of words written in one and their ranks, folded, the longest first."""
    pairs = [(form, rank) for rank, ends in compounds.items() for end in ends for form in {end, end.translate(_TYPED)}]
    folded = fold(pa.chunked_array([[form for form, _ in pairs]], pa.string())).to_pylist()
    found = {(form, rank) for form, (_, rank) in zip(folded, pairs, strict=True)}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(f"fit/{path.name}", "the file", str(error), "TOML in UTF-8") from None
    except OSError as error:
        raise BadData(f"fit/{path.name}", "the file", error.strerror or "unreadable", "a readable TOML file") from None


def _forms(path: Path, data: Mapping[str, Any], key: str) -> Iterator[str]:
    """Words of a table in all its languages."""
    languages = [name for name in data[key] if name in _LANGUAGES]
    if not languages:
        raise BadData(f"fit/{path.name}", key, data[key], f"words under some of {', '.join(_LANGUAGES)}")
    for language in languages:
        yield from read_words(path, data, key, language, least=1)


def _numbers(reading: Mapping[str, Any], key: str) -> dict[str, float]:
    numbers = {}
    for name, value in reading[key].items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise BadData("fit/reading.toml", f"{key}.{name}", value, "a number above 0")
        numbers[name] = float(value)
    return numbers


def _split(entries: Sequence[tuple[str, tuple[Item, ...]]]) -> dict[tuple[str, ...], list[Item]]:
    """Words of each entry and what they are, in the order of the entries; folding all at once saves a second."""
    folded = fold(pa.chunked_array([[form for form, _ in entries]], pa.string())).to_pylist()
    found: dict[tuple[str, ...], list[Item]] = {}
    for text, (_, items) in zip(folded, entries, strict=True):
        known = found.setdefault(split_folded(text), [])
        known.extend(item for item in items if item not in known)
    return found


def _by_first(
    entries_of: Mapping[tuple[str, ...], list[Item]],
) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[Item, ...]], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], tuple[Item, ...]]]] = {}
    for words, items in entries_of.items():
        if words:
            grouped.setdefault(words[0], []).append((words, tuple(items)))
    return MappingProxyType(
        {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in grouped.items()}
    )
