"""Mapping: which column is which field. Headings and values are evidence, a person's choice wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.errors import BadFile
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import Words, columns_named
from orgmodel.reading.columns.keys import Key, joined, looks_like_names, uniqueness
from orgmodel.reading.columns.manager_choice import CLEAR, PROVEN, choose, ranked, speaks_of_manager, tried_groups
from orgmodel.reading.columns.manager_search import FOLDED, Candidate, Tried, sample_rows, try_all
from orgmodel.reading.columns.name_choice import own_names
from orgmodel.reading.columns.name_pairs import Pair, half_names, in_order, name_pairs, referred_pair, varied_pair
from orgmodel.reading.columns.profiles import Profile, looks_like_ids
from orgmodel.reading.columns.reasons import field_reasons, manager_reason
from orgmodel.reading.columns.rivals import Rivals
from orgmodel.reading.columns.speaking import MOST, Columns, best_by_values, is_other_manager, only_code
from orgmodel.reading.table import Table

# First rows by which a column tells its rows apart, or does not.
_FIRST = 10_000
# An id tells nearly all rows apart; half of them is what a column of posts with several holders may do.
UNIQUE, HALF = 0.98, 0.5
# Names of the people of the rows differ nearly all.
DIFFERENT = 0.9
# From this share on values look like job titles.
TITLED = 0.3
FIELDS = ("id", "name", "first", "last", "title", "manager", "dotted", "department", "location", "email", "status",
          "ended", "assistant", "vacancy", "photo", "fte", "grade", "start", "cost_centre", "snapshot",
          "notes")  # fmt: skip


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
    reasons
        Field to a sentence on why it is that column.
    empty
        Headings that say manager over columns without any value.
    spare
        Columns of words that are no field: where a title is missing one of them may be it.
    guessed
        Fields that values alone tell, and not clearly: what a person is asked to check.
    rivals
        Columns that name other managers, and as well as the one that was taken.
    is_id_sure
        Whether a person, the format or the whole heading says which column is the id.
    named_beside
        Columns that name in words the managers whom the manager's column tells by codes; () without such.
    """

    fields: Mapping[str, tuple[str, ...]]
    keys: tuple[Key, ...]
    separator: str
    candidates: tuple[Candidate, ...]
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    empty: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    is_id_sure: bool = True
    named_beside: tuple[str, ...] = ()

    def column(self, name: str) -> str | None:
        """Heading of a field that has one column; None where it has none."""
        columns = self.fields.get(name)
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
    columns = Columns(cells, words, load_evidence())
    spoken = dict(columns.spoken)
    for name, column in table.known.items():
        spoken[name] = (column, *(other for other in spoken.get(name, ()) if other != column))
    fields = _plain_fields(columns, spoken, choices)
    known_whole = {**columns.exact, **{name: (column,) for name, column in table.known.items()}}
    # A format that tells the name tells all of it.
    fields, asked = (fields, ()) if "name" in table.known else _with_other_half(columns, fields, choices)
    pairs = _pairs(columns, fields, choices)
    keys = _keys(columns, known_whole, spoken, fields, pairs)
    rows = sample_rows(cells, fields)
    said = frozenset(columns.spoken.get("manager", ()))
    groups = tried_groups(columns, fields, choices, table.known, pairs)
    tried = try_all(cells, groups, (keys, rows, words), said, folded=cells.num_rows <= FOLDED)
    # Folding the keys costs a second per million rows each.
    if cells.num_rows > FOLDED and all(each.candidate.share < PROVEN for each in tried):
        tried = try_all(cells, groups, (keys, rows, words), said, folded=True)
    found = ranked(columns, tried, keys, len(rows))
    candidates = tuple(each.candidate for each, _ in found)
    empty = tuple(column for column in spoken.get("manager", ()) if not columns.profile(column).filled)
    taken = choose(columns, found, choices, table.known) if keys else None
    if taken is None:
        fields = {name: each for name, each in fields.items() if name != "manager"}
        fields, guessed = _completed(columns, fields, choices, None, pairs)
        reasons = field_reasons(columns, fields, choices, table.known)
        is_id_sure = _is_id_sure(columns, fields, choices, table.known)
        guessed = (*asked, *guessed)
        return Mapped(fields, (), "", candidates, reasons, empty, _spare(columns, fields), guessed, (), is_id_sure)
    rivals = Rivals(columns, keys, [each for each, _ in found])
    if "manager" not in choices and "manager" not in table.known:
        taken = rivals.nearest(taken)
    key = next((each for each in keys if each.label == taken.candidate.key), None) or _key_for(taken, keys, columns)
    rest = (
        []
        if taken.candidate.share == 1
        else [
            each
            for each in keys
            if each is not key and _may_help(each, known_whole) and not _are_numbers(columns, each, key)
        ]
    )
    fields = {**fields, "manager": taken.columns}
    if _is_skipping(columns, fields.get("dotted", ()), choices, rivals, taken):
        del fields["dotted"]
    # An id is one only where no two rows share it: people are never merged on a guess.
    if "id" not in fields and "id" not in choices and not _is_of_names(columns, key):
        # Codes with several rows each, in which nearly all managers are found: rows of one name are then one person.
        is_told = uniqueness(key.texts) == 1 or (key.is_weak and taken.candidate.share >= PROVEN)
        fields |= {"id": key.columns} if is_told else {}
    fields, guessed = _completed(columns, fields, choices, key, pairs)
    guessed = (*asked, *guessed)
    if "manager" not in choices and "manager" not in table.known and not speaks_of_manager(taken, said):
        fit = next(fit for each, fit in found if each is taken)
        guessed = (*guessed, *(("manager",) if fit < CLEAR else ()))
    if "id" in fields and "name" not in choices and not fields.keys() & {"name", "title"}:
        # "ann_berg" is a name of a kind; of "E2001" it is said that nobody has a name.
        fields |= {"name": fields["id"]} if columns.profile(fields["id"][0]).word >= MOST else {}
    reasons = field_reasons(columns, fields, choices, table.known)
    reasons["manager"] = manager_reason(columns, taken, key, choices, table.known)
    spare = _spare(columns, fields)
    is_id_sure = _is_id_sure(columns, fields, choices, table.known)
    return Mapped(
        fields,
        (key, *rest),
        taken.separator,
        candidates,
        reasons,
        empty,
        spare,
        guessed,
        rivals.others(taken),
        is_id_sure,
        rivals.in_words(taken),
    )


def _with_other_half(
    columns: Columns, fields: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The fields with a name of two columns where headings say one half of it, and which of them are guesses."""
    halves = half_names(columns, fields) if "name" not in choices else None
    if halves is None:
        return dict(fields), ()
    return {**fields, "name": halves.columns}, ("name",) if halves.is_guess else ()


def _is_skipping(
    columns: Columns, dotted: tuple[str, ...], choices: Mapping[str, tuple[str, ...]], rivals: Rivals, taken: Tried
) -> bool:
    """True if parts of a heading say second manager, and the values are managers of managers."""
    if not dotted or "dotted" in choices or dotted[0] in columns.exact.get("dotted", ()):
        return False
    return rivals.is_skipping(joined(columns.cells, dotted), taken)


def _is_of_names(columns: Columns, key: Key) -> bool:
    return key.is_name or columns.profile(key.columns[0]).is_person


def _is_id_sure(
    columns: Columns,
    fields: Mapping[str, tuple[str, ...]],
    choices: Mapping[str, tuple[str, ...]],
    known: Mapping[str, str],
) -> bool:
    if "id" in choices or "id" in known or "id" not in fields:
        return True
    return fields["id"][0] in columns.exact.get("id", ())


def _spare(columns: Columns, fields: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if "title" in fields:
        return ()
    taken = {column for each in fields.values() for column in each}
    free = [column for column in columns.cells.column_names if column not in taken and column not in columns.indices]
    return tuple(column for column in free if columns.profile(column).filled and columns.profile(column).word >= MOST)


def _completed(
    columns: Columns,
    fields: Mapping[str, tuple[str, ...]],
    choices: Mapping[str, tuple[str, ...]],
    key: Key | None,
    pairs: Sequence[Pair],
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The fields with those that only values tell, and which of them are guesses.

    The name is where managers were found, if it holds words; else a column of names; else two columns of words.
    """
    made = dict(fields)
    guessed: tuple[str, ...] = ()
    taken = {column for each in made.values() for column in each}
    free = [
        column
        for column in columns.cells.column_names
        if column not in taken and column not in columns.indices and not is_other_manager(column, columns.evidence)
    ]
    if "name" not in made and "name" not in choices:
        named, guessed = _named(columns, made, free, key, pairs)
        made |= {"name": named} if named else {}
    for name in ("email", "title", "department", "fte", "grade"):
        free = [column for column in free if (column,) not in made.values() and column not in made.get("name", ())]
        if name in choices or (best := best_by_values(columns, free, name)) is None:
            continue
        # A grade is a title only where there is no better one, and so is a "Function" that holds departments.
        is_grade = name == "title" and "title" in made and made["title"] == made.get("grade")
        if name == "title" and "title" in made and not is_grade:
            said = columns.profile(made["title"][0]).title
            if said >= TITLED or columns.profile(best).title < 0.5:
                continue
            if "department" not in made and "department" not in choices and not said:
                made["department"] = made["title"]
        elif name in made and not is_grade:
            continue
        made[name] = (best,)
    if (titled := _title_of_other(columns, made, choices)) is not None:
        made = {name: each for name, each in made.items() if each != titled} | {"title": titled}
    free = [column for column in free if (column,) not in made.values() and column not in made.get("name", ())]
    if "id" not in made and "id" not in choices and (code := only_code(columns, free)) is not None:
        made["id"] = (code,)
    return made, guessed


def _named(
    columns: Columns,
    fields: Mapping[str, tuple[str, ...]],
    free: Sequence[str],
    key: Key | None,
    pairs: Sequence[Pair],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name where no heading says it, and ("name",) where it is a guess: heads of units, the key, then values."""
    if key is None:
        return _name_by_values(columns, free, pairs)
    if heads := _heads_of_units(columns, fields, key):
        return heads, ()
    profiled = columns.profile(key.columns[0])
    holds_words = profiled.is_person or (_may_be_called(profiled) and own_names(columns, free)[0] is None)
    if key.columns == fields.get("title") or not holds_words:
        return _name_by_values(columns, free, pairs)
    pair = next((pair for pair in pairs if pair == key.columns), None)
    return _ordered(columns, pair) if pair else (key.columns, ())


def _heads_of_units(columns: Columns, fields: Mapping[str, tuple[str, ...]], key: Key) -> tuple[str, ...]:
    """The only column of people's names where units stand below units: each row is the head of one; () elsewhere."""
    if key.columns != fields.get("department"):
        return ()
    others = [column for column in columns.cells.column_names if column not in key.columns]
    people = [column for column in others if columns.profile(column).is_person]
    return tuple(people) if len(people) == 1 and columns.profile(people[0]).filled >= MOST else ()


def _may_be_called(profiled: Profile) -> bool:
    """True if values are words, though no names in full: "ann_berg" is a name of a kind, an address is none."""
    return profiled.word >= MOST and profiled.title < 0.5 and max(profiled.mail, profiled.dn, profiled.url) < MOST


def _title_of_other(
    columns: Columns, made: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The title where none is known and a part of a heading took a column of job titles for something else."""
    if "title" in made or "title" in choices:
        return None
    others = [name for name in ("department", "grade", "location") if name in made and name not in choices]
    of_parts = [made[name] for name in others if made[name][0] not in columns.exact.get(name, ())]
    return next((each for each in of_parts if columns.profile(each[0]).title >= MOST), None)


def _ordered(columns: Columns, pair: Pair) -> tuple[Pair, tuple[str, ...]]:
    ordered, is_sure = in_order(columns, pair)
    return ordered, () if is_sure else ("name",)


def _name_by_values(
    columns: Columns, free: Sequence[str], pairs: Sequence[Pair]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A column of names that differ, two columns whose names stand elsewhere, any column of names, any two: a guess."""
    best, is_guess = own_names(columns, free)
    if best is not None and columns.profile(best).distinct >= DIFFERENT:
        return (best,), ("name",) if is_guess else ()
    if (pair := referred_pair(columns, pairs)) is not None:
        return _ordered(columns, pair)
    if best is not None:
        return (best,), ("name",)
    pair = varied_pair(columns, pairs)
    return (in_order(columns, pair)[0], ("name",)) if pair is not None else ((), ())


def _pairs(
    columns: Columns, fields: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> list[Pair]:
    """Two columns that may be the name, where no heading says what is."""
    if fields.keys() & {"name", "first", "last"} or "name" in choices:
        return []
    taken = {column for each in fields.values() for column in each}
    free = [column for column in columns.cells.column_names if column not in taken and column not in columns.indices]
    return name_pairs(columns, [column for column in free if column not in columns.spoken.get("manager", ())])


def _key_for(taken: Tried, keys: Sequence[Key], columns: Columns) -> Key:
    """The key that values would be found in, if those they name were in the file: of their own kind."""
    told = columns.profile(taken.columns[0])
    if told.mail >= MOST:
        return next((key for key in keys if columns.profile(key.columns[0]).mail >= MOST), keys[0])
    if told.code >= MOST or told.number >= MOST:
        return next((key for key in keys if not key.is_name), keys[0])
    return next((key for key in keys if key.is_name and columns.profile(key.columns[0]).title < 0.5), keys[0])


def _chosen(chosen: Mapping[str, str], headings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    choices = {}
    for name, text in chosen.items():
        if name not in FIELDS:
            raise BadFile(f"There is no field {name!r}", f"Fields are: {', '.join(FIELDS)}.")
        columns = (text,) if text in headings else columns_named(text, headings)
        for column in columns:
            if column not in headings:
                raise BadFile(f"There is no column {column!r} for the {name}", f"The file has: {', '.join(headings)}.")
        choices[name] = columns
    return choices


def _plain_fields(
    columns: Columns, spoken: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """All fields but the manager by their headings; the id must tell its rows apart, a name may have two parts."""
    fields = {name: each[:1] for name, each in spoken.items() if name not in {"manager", "id"} and each}
    ids = [column for column in spoken.get("id", ()) if _is_id(columns, column, spoken)]
    if ids:
        fields["id"] = (ids[0],)
    people = [column for column in spoken.get("name", ()) if columns.profile(column).is_person]
    if people and not columns.profile(spoken["name"][0]).is_person:
        fields["name"] = (people[0],)
    fields |= _name_of_parts(columns, fields)
    fields |= choices
    titled = [column for column in spoken.get("title", ()) if columns.profile(column).title >= TITLED]
    if titled and "title" not in choices:
        fields["title"] = (titled[0],)
    # One column is one field; "position" may be an id or a title.
    if fields.get("title") and fields["title"] == fields.get("id"):
        others = [column for column in spoken["title"] if (column,) != fields["id"]]
        fields["title"] = tuple(others[:1])
    if fields.get("name") and fields["name"] == fields.get("id") and "id" not in choices:
        del fields["id"]
    return {name: each for name, each in fields.items() if each}


def _name_of_parts(columns: Columns, fields: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The name where it stands in two columns: "Nombre" beside "Apellidos" is half of one, as "Nom" is by "Prénom"."""
    first, last, name = (fields.get(part, ()) for part in ("first", "last", "name"))
    is_half = bool(name) and name not in {first, last} and _are_single_words(columns.cells[name[0]])
    if is_half and bool(first) != bool(last):
        return {"name": (*(first or name), *(last or name))}
    if first and last and (not name or is_half):
        # In Chinese, Japanese and Korean the family name comes first.
        is_turned = columns.profile(last[0]).ideographs >= MOST
        return {"name": (*last, *first) if is_turned else (*first, *last)}
    return {} if name or not (first or last) else {"name": first or last}


def _are_single_words(texts: pa.ChunkedArray) -> bool:
    """True if most values are one word, as given and family names are; the first rows are looked at."""
    some = pc.utf8_trim_whitespace(texts.slice(0, _FIRST))
    several, blank = pc.match_substring(some, " "), pc.equal(some, "")
    filled = len(some) - pc.sum(blank, min_count=0).as_py()
    single = filled - pc.sum(several, min_count=0).as_py()
    return bool(single > 0.5 * filled)


def _is_id(columns: Columns, column: str, spoken: Mapping[str, tuple[str, ...]]) -> bool:
    """Test of an id: whether a column that speaks of ids holds them: texts of one word that tell their rows apart."""
    texts = columns.cells[column].slice(0, _FIRST)
    told = uniqueness(texts)
    if told < HALF:
        return False
    kind = columns.profile(column)
    if kind.is_person and told < UNIQUE:
        # Somebody's name again and again is who they report to, or one of two namesakes.
        return False
    if any(column in spoken.get(name, ()) for name in ("title", "name")):
        return max(kind.code, kind.number) >= MOST
    return looks_like_ids(texts.slice(0, 2_000).to_pylist()) or told >= UNIQUE or not kind.title


def _keys(
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
        if uniqueness(texts.slice(0, _FIRST)) >= 0.5:
            keys.append(Key(group, texts, len(group) > 1 or looks_like_names(texts)))
    known_groups = {key.columns for key in keys}
    for group in dict.fromkeys(group for group in weak if group not in known_groups):
        texts = joined(cells, group)
        keys.append(Key(group, texts, looks_like_names(texts), is_weak=True))
    return tuple(keys)


def _is_code(profiled: Profile) -> bool:
    """True if values are numbers or codes, and neither dates, shares, telephone numbers nor addresses."""
    others = max(profiled.date, profiled.share_of_one, profiled.dialled, profiled.mail, profiled.url)
    return max(profiled.code, profiled.number) >= DIFFERENT and others < MOST


def _are_numbers(columns: Columns, *keys: Key) -> bool:
    """True if all keys hold bare numbers: a post that is not in the file may have the number of somebody who is."""
    return all(columns.profile(key.columns[0]).number >= MOST for key in keys)


def _may_help(key: Key, spoken: Mapping[str, tuple[str, ...]]) -> bool:
    """True if values not found in the best key are looked for in this one too: further ids, mail, a person's name."""
    said = {column for name in ("id", "email", "name", "first") for column in spoken.get(name, ())}
    return (
        not key.is_weak and key.columns[0] in said and (key.is_name or uniqueness(key.texts.slice(0, _FIRST)) >= 0.98)
    )
