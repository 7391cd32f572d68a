"""Keys: the columns by which a row is named in the columns of managers."""

from collections.abc import Mapping, Sequence

from orgmodel.reading.columns.evidence_words import says_any
from orgmodel.reading.columns.keys import FIRST_ROWS, HALF, UNIQUE, Key, joined, looks_like_names, uniqueness
from orgmodel.reading.columns.manager_search import Tried
from orgmodel.reading.columns.name_pairs import Pair, name_pairs
from orgmodel.reading.columns.profiles import Profile
from orgmodel.reading.columns.speaking import (
    DIFFERENT,
    MOST,
    Columns,
    is_other_manager,
)


def keys_of(
    known: Columns,
    exact: Mapping[str, tuple[str, ...]],
    spoken: Mapping[str, tuple[str, ...]],
    fields: Mapping[str, tuple[str, ...]],
    pairs: Sequence[Pair],
) -> tuple[Key, ...]:
    """Columns by which a manager may be named: ids, mail, names, and whatever else is filled and tells rows apart."""
    cells = known.cells
    groups: list[tuple[str, ...]] = [fields[name] for name in ("id", "email", "name") if name in fields]
    if "name" in fields and len(exact.get("name", ())) and "first" in exact and "last" in exact:
        groups.append((*exact["first"][:1], *exact["last"][:1]))
    if len(name := fields.get("name", ())) == 2:
        others = [column for column in cells.column_names if says_any(known.evidence.middle, column)]
        groups += [(name[0], column, name[1]) for column in others if column not in name][:1]
    groups += [(column,) for name in ("id", "name", "title") for column in exact.get(name, ())]
    named = {column for group in groups for column in group}
    weak: list[tuple[str, ...]] = []
    claimed = {column for name, columns in fields.items() if name in {"dotted", "photo", "notes"} for column in columns}
    sample = cells.slice(0, 5_000)
    for column in cells.column_names:
        if column in named or column in claimed or column in spoken.get("manager", ()) or column in known.indices:
            continue
        # A mentor of each row differs from all others as the row's own name does.
        if is_other_manager(column, known.evidence):
            continue
        filled = sum(map(bool, sample[column].to_pylist()))
        if filled < max(2, sample.num_rows // 20):
            continue
        told = uniqueness(sample[column])
        if told >= UNIQUE:
            groups.append((column,))
        elif told >= HALF and _is_code(known.profile(column)):
            weak.append((column,))
    groups += pairs
    if "title" in fields:
        weak.append(fields["title"])
    keys = []
    for group in dict.fromkeys(groups):
        texts = joined(cells, group)
        # "N/D" on every row names nobody.
        if uniqueness(texts.slice(0, FIRST_ROWS)) >= 0.5:
            keys.append(Key(group, texts, len(group) > 1 or looks_like_names(texts)))
    known_groups = {key.columns for key in keys}
    for group in dict.fromkeys(group for group in weak if group not in known_groups):
        texts = joined(cells, group)
        keys.append(Key(group, texts, looks_like_names(texts), is_weak=True))
    return tuple(keys)


def pairs_of(
    columns: Columns, fields: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> list[Pair]:
    """Two columns that may be the name, where no heading says what is."""
    if fields.keys() & {"name", "first", "last"} or "name" in choices:
        return []
    taken = {column for each in fields.values() for column in each}
    free = [column for column in columns.cells.column_names if column not in taken and column not in columns.indices]
    return name_pairs(columns, [column for column in free if column not in columns.spoken.get("manager", ())])


def key_for(taken: Tried, keys: Sequence[Key], columns: Columns) -> Key:
    """The key that values would be found in, if those they name were in the file: of their own kind."""
    told = columns.profile(taken.columns[0])
    if told.mail >= MOST:
        return next((key for key in keys if columns.profile(key.columns[0]).mail >= MOST), keys[0])
    if told.code >= MOST or told.number >= MOST:
        return next((key for key in keys if not key.is_name), keys[0])
    return next((key for key in keys if key.is_name and columns.profile(key.columns[0]).title < 0.5), keys[0])


def is_of_names(columns: Columns, key: Key) -> bool:
    """True if a key holds people's names, in one column or in two."""
    return key.is_name or columns.profile(key.columns[0]).is_person


def _is_code(profiled: Profile) -> bool:
    """True if values are numbers or codes, and neither dates, shares, telephone numbers nor addresses."""
    others = max(profiled.date, profiled.share_of_one, profiled.dialled, profiled.mail, profiled.url)
    return max(profiled.code, profiled.number) >= DIFFERENT and others < MOST


def are_numbers(columns: Columns, *keys: Key) -> bool:
    """True if all keys hold bare numbers: a post that is not in the file may have the number of somebody who is."""
    return all(columns.profile(key.columns[0]).number >= MOST for key in keys)


def may_help(key: Key, spoken: Mapping[str, tuple[str, ...]]) -> bool:
    """True if values not found in the best key are looked for in this one too: further ids, mail, a person's name."""
    said = {column for name in ("id", "email", "name", "first") for column in spoken.get(name, ())}
    return (
        not key.is_weak
        and key.columns[0] in said
        and (key.is_name or uniqueness(key.texts.slice(0, FIRST_ROWS)) >= 0.98)
    )
