"""Mapping: which column is which field. Headings propose, values decide, a person's choice wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.errors import BadFile
from orgmodel.reading.columns.headings import Words, columns_of, fold_word
from orgmodel.reading.columns.keys import Key, joined, looks_like_names, spread, uniqueness
from orgmodel.reading.table import Table

# Values of one column that are looked for in each key; fewer where there are more rows than FOLDED, whose shares are
# within 2 % of the truth.
SAMPLE, SMALL_SAMPLE = 20_000, 5_000
# First rows by which a column tells its rows apart, or does not.
_FIRST = 10_000
# A column whose heading says manager is believed from this share on; one whose heading says nothing needs the other.
BELIEVED, PROVEN = 0.3, 0.8
# A share that no other column or key would beat by much.
CERTAIN = 0.95
# Keys of more rows than these are folded only when no value is found as written.
FOLDED = 50_000
SEPARATORS = (";", "|", "\n", ":", ",")
FIELDS = ("id", "name", "first", "last", "title", "manager", "dotted", "department", "location", "email", "status",
          "ended", "assistant", "vacancy", "photo", "fte", "grade", "snapshot", "notes")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column tried as the manager's, and what its values name.

    Attributes
    ----------
    column, key
        Heading tried, and headings (joined with "+") of the key in which most of its values are found.
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


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """Mapping of columns to fields.

    Attributes
    ----------
    fields
        Field to its headings; a name may have two. Fields without a column are absent.
    keys
        Keys in which managers are looked for, the best first; () without a manager column.
    separator
        What separates several managers in one cell; "" where no cell holds several.
    candidates
        All columns tried as the manager's, the best first.
    """

    fields: Mapping[str, tuple[str, ...]]
    keys: tuple[Key, ...]
    separator: str
    candidates: tuple[Candidate, ...]

    def column(self, field: str) -> str | None:
        """Heading of a field that has one column; None where it has none."""
        columns = self.fields.get(field)
        return columns[0] if columns else None


def map_columns(table: Table, words: Words, chosen: Mapping[str, str]) -> Mapped:
    """Propose a mapping.

    Parameters
    ----------
    chosen
        Field to heading, to headings joined with "+", or to "" for no column; each wins over any guess.

    Raises
    ------
    BadFile
        If a field or column that was chosen does not exist; names those there are.

    Notes
    -----
    Every column whose heading says manager, and every other column of codes or names, is tried against every key:
    ids, e-mail addresses, names, slugs, titles. Large tables are tried on 5,000 to 20,000 rows spread evenly.
    """
    cells = table.cells
    headings = tuple(cells.column_names)
    choices = _chosen(chosen, headings)
    spoken = columns_of(headings, words)
    for field, column in table.known.items():
        spoken[field] = (column, *(other for other in spoken.get(field, ()) if other != column))
    fields = _plain_fields(cells, spoken, choices)
    keys = _keys(cells, spoken, fields)
    tries = _tried_columns(headings, spoken, fields, choices, table.known)
    rows = _sample_rows(cells, fields)
    tried_columns = _try_all(cells, tries, (keys, rows, words), folded=cells.num_rows <= FOLDED)
    # Folding the keys costs a second per million rows each.
    if cells.num_rows > FOLDED and all(tried.candidate.share < PROVEN for tried in tried_columns):
        tried_columns = _try_all(cells, tries, (keys, rows, words), folded=True)
    tried_columns.sort(key=lambda tried: -_score(tried, spoken, headings))
    taken = _taken(tried_columns, spoken, choices, table.known)
    if taken is None:
        fields = {field: columns for field, columns in fields.items() if field != "manager"}
        return Mapped(fields, (), "", tuple(tried.candidate for tried in tried_columns))
    key, *_ = (each for each in keys if each.label == taken.candidate.key)
    rest = [] if taken.candidate.share == 1 else [each for each in keys if each is not key and _may_help(each, spoken)]
    fields = {**fields, "manager": (taken.candidate.column,)}
    if "id" not in fields and not key.is_name:
        fields["id"] = key.columns
    if "id" in fields and "name" not in choices and not fields.keys() & {"name", "title"}:
        fields["name"] = fields["id"]
    return Mapped(fields, (key, *rest), taken.separator, tuple(tried.candidate for tried in tried_columns))


@dataclass(frozen=True, slots=True)
class _Tried:
    candidate: Candidate
    separator: str


def _chosen(chosen: Mapping[str, str], headings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    choices = {}
    for field, text in chosen.items():
        if field not in FIELDS:
            raise BadFile(f"There is no field {field!r}", f"Fields are: {', '.join(FIELDS)}.")
        columns = (text,) if text in headings else tuple(part.strip() for part in text.split("+")) if text else ()
        for column in columns:
            if column not in headings:
                raise BadFile(f"There is no column {column!r} for the {field}", f"The file has: {', '.join(headings)}.")
        choices[field] = columns
    return choices


def _plain_fields(
    cells: pa.Table, spoken: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """All fields but the manager by their headings; the id must tell its rows apart, a name may have two parts."""
    fields = {field: columns[:1] for field, columns in spoken.items() if field not in {"manager", "id"}}
    ids = [column for column in spoken.get("id", ()) if uniqueness(cells[column].slice(0, _FIRST)) >= 0.5]
    if ids:
        fields["id"] = (ids[0],)
    if "first" in fields and "last" in fields and "name" not in fields:
        fields["name"] = (*fields["first"], *fields["last"])
    if "name" not in fields and ("first" in fields or "last" in fields):
        fields["name"] = fields.get("first") or fields["last"]
    fields |= choices
    # One column is one field; "position" may be an id or a title.
    if fields.get("title") and fields["title"] == fields.get("id"):
        others = [column for column in spoken["title"] if (column,) != fields["id"]]
        fields["title"] = tuple(others[:1])
    return {field: columns for field, columns in fields.items() if columns}


def _keys(
    cells: pa.Table, spoken: Mapping[str, tuple[str, ...]], fields: Mapping[str, tuple[str, ...]]
) -> tuple[Key, ...]:
    """Columns by which a manager may be named: ids, mail, names, and whatever else is filled and tells rows apart."""
    groups: list[tuple[str, ...]] = [fields[field] for field in ("id", "email", "name") if field in fields]
    if "name" in fields and len(spoken.get("name", ())) and "first" in spoken and "last" in spoken:
        groups.append((*spoken["first"][:1], *spoken["last"][:1]))
    groups += [(column,) for field in ("id", "name", "title") for column in spoken.get(field, ())]
    named = {column for group in groups for column in group}
    claimed = {
        column for field, columns in fields.items() if field in {"dotted", "photo", "notes"} for column in columns
    }
    sample = cells.slice(0, 5_000)
    for column in cells.column_names:
        if column in named or column in claimed or column in spoken.get("manager", ()):
            continue
        filled = sum(map(bool, sample[column].to_pylist()))
        if filled >= max(2, sample.num_rows // 20) and uniqueness(sample[column]) >= 0.98:
            groups.append((column,))
    keys = []
    for group in dict.fromkeys(groups):
        texts = joined(cells, group)
        # "N/D" on every row names nobody.
        if uniqueness(texts.slice(0, _FIRST)) >= 0.5:
            keys.append(Key(group, texts, len(group) > 1 or looks_like_names(texts)))
    return tuple(keys)


def _may_help(key: Key, spoken: Mapping[str, tuple[str, ...]]) -> bool:
    """True if values not found in the best key are looked for in this one too: further ids, mail, a person's name."""
    said = {column for field in ("id", "email", "name", "first") for column in spoken.get(field, ())}
    return key.columns[0] in said and (key.is_name or uniqueness(key.texts.slice(0, _FIRST)) >= 0.98)


def _tried_columns(
    headings: Sequence[str],
    spoken: Mapping[str, tuple[str, ...]],
    fields: Mapping[str, tuple[str, ...]],
    choices: Mapping[str, tuple[str, ...]],
    known: Mapping[str, str],
) -> list[str]:
    if "manager" in choices:
        return list(choices["manager"])
    if "manager" in known:
        return [known["manager"]]
    said = list(spoken.get("manager", ()))
    other = {"name", "first", "last", "email", "photo", "notes", "dotted", "fte", "id", "title", "ended"}
    taken = {column for field, columns in fields.items() if field in other for column in columns}
    return said + [heading for heading in headings if heading not in taken and heading not in said]


def _sample_rows(cells: pa.Table, fields: Mapping[str, tuple[str, ...]]) -> NDArray[np.int64]:
    """Rows to try: those with an id where most rows have one, so that rows which only count staff do not vote."""
    most = SAMPLE if cells.num_rows <= FOLDED else SMALL_SAMPLE
    if "id" not in fields:
        return spread(cells.num_rows, most)
    filled = np.flatnonzero(pc.not_equal(joined(cells, fields["id"]), "").to_numpy())
    rows: NDArray[np.int64] = filled[spread(len(filled), most)]
    return rows


_Known = tuple[Sequence[Key], NDArray[np.int64], Words]


def _try_all(cells: pa.Table, columns: Sequence[str], known: _Known, *, folded: bool) -> list[_Tried]:
    found: list[_Tried] = []
    for column in columns:
        # In a large table a column that says manager and holds managers ends the search.
        if cells.num_rows > FOLDED and any(tried.candidate.share > CERTAIN for tried in found):
            break
        if (tried := _try(cells, column, known, folded=folded)) is not None:
            found.append(tried)
    return found


def _try(cells: pa.Table, column: str, known: _Known, *, folded: bool) -> _Tried | None:
    """The key in which most values of a column are found; None where it is empty or repeats the row's own key."""
    keys, rows, words = known
    texts = cells[column].take(pa.array(rows)).to_pylist()
    roots = [text for text in dict.fromkeys(texts) if not text or fold_word(text) in words.roots]
    # Somebody's id may be 0; a name such as "-" is nobody's.
    nobody = {text for text in roots if keys[0].is_name or _find([text], keys[0])[text] < 0} if keys else set(roots)
    values = [(row, text) for row, text in zip(rows.tolist(), texts, strict=True) if text not in nobody]
    if not values:
        return None
    best = _Tried(Candidate(column, "", 0, len(values)), "")
    for key in keys:
        if column in key.columns:
            continue
        tried, own = _try_key(column, values, key, folded=folded)
        if own > len(values) / 2:
            return None
        if tried.candidate.resolved > best.candidate.resolved:
            best = tried
        if best.candidate.share == 1 or (best.candidate.share > CERTAIN and cells.num_rows > FOLDED):
            break
    return best


def _try_key(column: str, values: Sequence[tuple[int, str]], key: Key, *, folded: bool) -> tuple[_Tried, int]:
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
        hits |= {text: found[part] for text, part in parts.items()}
    resolved = sum(hits[text] != -1 for _, text in values)
    own = sum(hits[text] == row for row, text in values)
    return _Tried(Candidate(column, key.label, resolved, len(values)), separator), own


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
        found = sum(row >= 0 for row in _find(parts, key).values())
        if found > most and found >= len(several):
            best, most = separator, found
    return best


def _score(tried: _Tried, spoken: Mapping[str, tuple[str, ...]], headings: Sequence[str]) -> float:
    said = spoken.get("manager", ())
    column = tried.candidate.column
    bonus = 0.25 - 0.01 * said.index(column) if column in said else -0.001 * headings.index(column)
    return tried.candidate.share + bonus


def _taken(
    tried_columns: Sequence[_Tried],
    spoken: Mapping[str, tuple[str, ...]],
    choices: Mapping[str, tuple[str, ...]],
    known: Mapping[str, str],
) -> _Tried | None:
    if choices.get("manager") == ():
        return None
    sure = "manager" in choices or "manager" in known
    for tried in tried_columns:
        share = tried.candidate.share
        if tried.candidate.key and (
            sure or share >= PROVEN or (share >= BELIEVED and tried.candidate.column in spoken.get("manager", ()))
        ):
            return tried
    # An extract may hold few of its managers: better one of them and placeholders than everybody alone.
    said = (
        tried
        for tried in tried_columns
        if tried.candidate.resolved and tried.candidate.column in spoken.get("manager", ())
    )
    return next(said, None)
