"""Manager search: a column tried as the manager's, against each key in which its values may be found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import heading_parts
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.keys import Key, joined, spread

# Values of one column that are looked for in each key; fewer where there are more rows than FOLDED, whose shares are
# within 2 % of the truth.
SAMPLE, SMALL_SAMPLE = 20_000, 5_000
# A share that no other column or key would beat by much.
CERTAIN = 0.95
# From this share on the key that a heading names is the one.
_ENOUGH = 0.8
# Keys of more rows than these are folded only when no value is found as written.
FOLDED = 50_000
_ANDS = ("and", "und", "et", "y", "e", "en", "i", "и")
# Signs that need no blank, then those that stand between blanks: "Bo Cole / Di East", "Bo Cole and Di East".
SEPARATORS = (";", "|", "\n", ":", ",", "、", "，", "；", " / ", " & ", " + ", *(f" {word} " for word in _ANDS))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column tried as the manager's, and what its values name.

    Attributes
    ----------
    column, key
        Headings tried, and headings of the key in which most of the values are found; several joined with "+".
    resolved, of
        Values found, and values there are (blank and root words not counted), of the rows tried.
    """

    column: str
    key: str
    resolved: int
    of: int

    @property
    def share(self) -> float:
        """Resolved share; 0 where there is no value."""
        return self.resolved / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Tried:
    """A candidate, its columns, and what was found.

    Attributes
    ----------
    columns
        Headings whose texts were joined; most often one.
    separator
        What separates several managers in a cell; "" where no cell holds several.
    hits
        Row that each text names; below 0 for none and for several.
    """

    candidate: Candidate
    columns: tuple[str, ...]
    separator: str
    hits: Mapping[str, int]


def sample_rows(cells: pa.Table, fields: Mapping[str, tuple[str, ...]]) -> NDArray[np.int64]:
    """Rows to try: those with an id where most rows have one, so that rows which only count staff do not vote."""
    most = SAMPLE if cells.num_rows <= FOLDED else SMALL_SAMPLE
    if "id" not in fields:
        return spread(cells.num_rows, most)
    filled = np.flatnonzero(pc.not_equal(joined(cells, fields["id"]), "").to_numpy())
    rows: NDArray[np.int64] = filled[spread(len(filled), most)]
    return rows


_Known = tuple[Sequence[Key], NDArray[np.int64], Words]


def try_all(
    cells: pa.Table, groups: Sequence[tuple[str, ...]], known: _Known, spoken: frozenset[str], *, folded: bool
) -> list[Tried]:
    """Candidates among some columns, in their order; empty ones, and those that repeat the row's own key, are left out.

    Parameters
    ----------
    groups
        Headings of one column, or of several whose texts are joined.
    known
        Keys, rows to try, and words.
    spoken
        Headings that say manager.
    folded
        Whether values that no key has as written are looked for without case, accents and marks.

    Notes
    -----
    O(columns * keys * distinct values of the rows tried).
    """
    found: list[Tried] = []
    for columns in groups:
        # In a large table a column that says manager and holds managers ends the search.
        if cells.num_rows > FOLDED and any(
            tried.candidate.share > CERTAIN and spoken.issuperset(tried.columns) for tried in found
        ):
            break
        if (tried := _try(cells, columns, known, spoken, folded=folded)) is not None:
            found.append(tried)
    return found


def _try(
    cells: pa.Table, columns: tuple[str, ...], known: _Known, spoken: frozenset[str], *, folded: bool
) -> Tried | None:
    """The key in which most values of a column are found; None where it is empty or repeats the row's own key.

    A column that says manager may name most rows themselves, but not all: those people are heads.
    """
    keys, rows, words = known
    texts = joined(cells.select(list(columns)).take(pa.array(rows)), columns).to_pylist()
    roots = [text for text in dict.fromkeys(texts) if not text or fold_word(text) in words.roots]
    # Somebody's id may be 0; a name such as "-" is nobody's.
    nobody = {text for text in roots if keys[0].is_name or _find([text], keys[0])[text] < 0} if keys else set(roots)
    values = [(row, text) for row, text in zip(rows.tolist(), texts, strict=True) if text not in nobody]
    if not values:
        return None
    best = Tried(Candidate("+".join(columns), "", 0, len(values)), columns, "", {})
    alike = {key.label: _words_alike(columns, key) for key in keys}
    most = sorted(alike.values())[-2:]
    for key in sorted(keys, key=lambda key: -alike[key.label]):
        if not set(columns).isdisjoint(key.columns) or (key.is_weak and not spoken.issuperset(columns)):
            continue
        tried, own = _try_key(columns, values, key, folded=folded)
        if own == len(values) or (own > len(values) / 2 and not spoken.issuperset(columns)):
            return None
        # "Keller, Marta" is found whole among names before its halves are found among family names.
        if _rank(tried) > _rank(best):
            best = tried
        if (best.candidate.share == 1 and not best.separator) or (
            best.candidate.share > CERTAIN and cells.num_rows > FOLDED
        ):
            break
        # "Reports to position" says where to look: numbers of posts may be those of other people too.
        if (
            best.candidate.key == key.label
            and best.candidate.share >= _ENOUGH
            and alike[key.label] == most[-1] > most[0]
        ):
            break
    return best


def _words_alike(columns: tuple[str, ...], key: Key) -> int:
    """Count of the words that the headings of a column and of a key have in common."""
    words = {part for column in columns for part in heading_parts(column)}
    return len(words & {part for column in key.columns for part in heading_parts(column)})


def _rank(tried: Tried) -> tuple[int, bool]:
    return tried.candidate.resolved, not tried.separator


def _try_key(
    columns: tuple[str, ...], values: Sequence[tuple[int, str]], key: Key, *, folded: bool
) -> tuple[Tried, int]:
    """Values found in one key, and how many of them name their own row."""
    distinct = list(dict.fromkeys(text for _, text in values))
    hits = _find(distinct, key)
    missing = [text for text in distinct if hits[text] < 0]
    separator = ""
    if missing:
        separator = _separator(missing, key)
        parts = {text: text.split(separator)[0].strip() if separator else text for text in missing}
        found = _find(list(dict.fromkeys(parts.values())), key)
        left = [text for text, row in found.items() if row < 0]
        if left and folded:
            found |= {text: row for text, row in zip(left, key.find_folded(left), strict=True) if row != -1}
            # As the whole of the cell: separators may stand within a form.
            whole = [text for text in missing if found[parts[text]] == -1]
            others = len(distinct) - len(missing) + sum(found[part] >= 0 for part in parts.values())
            of_form = dict(zip(whole, key.find_forms(whole, others=others), strict=True))
            # A form that names two people names nobody.
            hits |= {text: row for text, row in of_form.items() if row >= 0}
        hits |= {text: found[part] for text, part in parts.items() if hits[text] == -1}
    resolved = sum(hits[text] != -1 for _, text in values)
    own = sum(hits[text] == row for row, text in values)
    return Tried(Candidate("+".join(columns), key.label, resolved, len(values)), columns, separator, hits), own


def _find(texts: Sequence[str], key: Key) -> dict[str, int]:
    rows = key.index.find(pa.chunked_array([texts], pa.large_string())).tolist()
    return dict(zip(texts, rows, strict=True))


def _separator(texts: Sequence[str], key: Key) -> str:
    """The character at which splitting finds the most parts of a cell in the key; "" where none helps."""
    best, most = "", 0
    for separator in SEPARATORS:
        several = [text for text in texts if separator in text]
        parts = list(dict.fromkeys(part.strip() for text in several for part in text.split(separator) if part.strip()))
        if not parts:
            continue
        rows = _find(parts, key)
        found = sum(row >= 0 for row in rows.values())
        # Of "mailto:bo@x.org" and "user: bo" the first part is nobody.
        heads = {text.split(separator)[0].strip() for text in several}
        is_several = 2 * sum(rows.get(head, -1) >= 0 for head in heads) >= len(heads)
        if found > most and found >= len(several) and is_several:
            best, most = separator, found
    return best
