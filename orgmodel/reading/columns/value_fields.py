"""Fields that only values tell: the name, the title, and whatever no heading says."""

from collections.abc import Mapping, Sequence

from orgmodel.reading.columns.evidence_words import heading_parts, says
from orgmodel.reading.columns.headings import is_restricted
from orgmodel.reading.columns.keys import Key
from orgmodel.reading.columns.name_choice import own_names
from orgmodel.reading.columns.name_pairs import Pair, in_order, referred_pair, varied_pair
from orgmodel.reading.columns.profiles import Profile
from orgmodel.reading.columns.speaking import (
    DIFFERENT,
    MOST,
    TITLED,
    Columns,
    best_by_values,
    is_other_manager,
    only_code,
)


def completed(
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
    of_managers = {*columns.spoken.get("manager", ()), *columns.spoken.get("dotted", ())}
    for name in ("email", "status", "location", "title", "department", "fte", "grade"):
        free = [column for column in free if (column,) not in made.values() and column not in made.get("name", ())]
        tried = free
        if name in {"department", "location", "status"}:
            # "Manager first name" holds words that come again and again, and is no department.
            tried = [column for column in free if column not in of_managers and not _is_no_department(columns, column)]
        if name in choices or (best := best_by_values(columns, tried, name)) is None:
            continue
        # A grade is a title only where there is no better one, and so is a "Function" that holds departments.
        is_grade = name == "title" and "title" in made and made["title"] == made.get("grade")
        if name == "title" and "title" in made and not is_grade:
            said = columns.profile(made["title"][0]).title
            if said >= TITLED or columns.profile(best).title < 0.5:
                continue
            may_be_unit = not said and not _is_no_department(columns, made["title"][0])
            if "department" not in made and "department" not in choices and may_be_unit:
                made["department"] = made["title"]
        elif name in made and not is_grade:
            continue
        made[name] = (best,)
        # Words that come again and again may be of anything.
        is_guess = name == "status" or (name == "department" and _is_doubtful(columns, tried, best))
        guessed = (*guessed, *((name,) if is_guess else ()))
    if "title" not in choices and "title" in made and made["title"] == made.get("grade"):
        # Of steps and numbers no title is made, even where there is no other.
        made = made if columns.profile(made["title"][0]).word >= MOST else _without(made, "title")
    if (titled := _title_of_other(columns, made, choices)) is not None:
        made = {name: each for name, each in made.items() if each != titled} | {"title": titled}
    free = [column for column in free if (column,) not in made.values() and column not in made.get("name", ())]
    if "id" not in made and "id" not in choices and (code := only_code(columns, free)) is not None:
        made["id"] = (code,)
    return made, guessed


def _is_doubtful(columns: Columns, free: Sequence[str], department: str) -> bool:
    """True if the values of a department are no words of departments, or another column could be it as well."""
    others = [column for column in free if column != department]
    return columns.profile(department).unit < MOST or best_by_values(columns, others, "department") is not None


def _is_no_department(columns: Columns, column: str) -> bool:
    """True if a heading says that groups of people are others than those they work in: shifts, languages, beliefs."""
    parts = heading_parts(column)
    # A "Function" may hold either.
    is_other = any(column in each for name, each in columns.spoken.items() if name not in {"department", "title"})
    is_other |= is_restricted(column, columns.words)
    return is_other or any(says(parts, entry) for entry in columns.evidence.beside["department"])


def _without(fields: Mapping[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    return {each: columns for each, columns in fields.items() if each != name}


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
