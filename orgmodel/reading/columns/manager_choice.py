"""Manager choice: which of the columns that were tried is the manager's."""

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import plain
from orgmodel.reading.columns.headings import fold
from orgmodel.reading.columns.hierarchy_fit import hierarchy_fit, lines_of
from orgmodel.reading.columns.keys import FIRST_ROWS, Key, joined
from orgmodel.reading.columns.manager_search import FOLDED, Tried
from orgmodel.reading.columns.name_pairs import manager_pairs
from orgmodel.reading.columns.speaking import MOST, NEARLY, Columns, is_other_manager

# A column whose heading says manager is believed from this share on; one whose heading says nothing needs the other.
BELIEVED, PROVEN = 0.3, 0.8
# What speaks for a column besides the share found: rows that it tells of, lines that look like a company, a heading.
_OF_ROWS, _OF_FIT, _OF_HEADING = 0.3, 0.6, 0.25
# What speaks against it: values that are the names of several people, as given names alone are.
_OF_SEVERAL = 0.3
# Lines that look less like a company than this are taken where a heading says manager; of others, the next asks.
_NO_COMPANY, CLEAR = 0.15, 0.6

# Managers who are not in the file have several people each, in rows enough to tell.
_FEWEST_ROWS, _OFTEN = 4, 2
# Letters of a word by which names are alike.
_WORD = 3
# Fields whose headings may be over names of others as well.
_OF_PEOPLE = frozenset({"id", "name", "first", "last", "email"})

Group = tuple[str, ...]


def tried_groups(
    columns: Columns,
    fields: Mapping[str, Group],
    choices: Mapping[str, Group],
    known: Mapping[str, str],
    names: Sequence[Group] = (),
) -> list[Group]:
    """Columns, and pairs of columns, to be tried: the one that was chosen, else those that say manager, then others.

    Parameters
    ----------
    names
        Pairs of columns that may be the name, where no heading says what is.
    """
    if "manager" in choices:
        return [choices["manager"]] if choices["manager"] else []
    if "manager" in known:
        return [(known["manager"],)]
    said = list(columns.spoken.get("manager", ()))
    other = {"name", "first", "last", "email", "photo", "notes", "dotted", "fte", "id", "title", "ended"}
    taken = {column for name, each in fields.items() if name in other for column in each} | columns.indices
    # "2024-01" is a state of the company, and no number 1 whom somebody reports to.
    taken |= set(columns.spoken.get("snapshot", ())) - set(said)
    pairs = manager_pairs(columns, [fields.get("name", ()), *names], frozenset(taken))
    # Somebody beside the boss is found among the people as well.
    free = [
        (heading,)
        for heading in columns.cells.column_names
        if heading not in taken and heading not in said and not is_other_manager(heading, columns.evidence)
    ]
    of_pairs = {column for pair in pairs for column in pair}
    pairs = [pair for pair in pairs if not any(is_other_manager(each, columns.evidence) for each in pair)]
    alone = [(column,) for column in said if column not in of_pairs]
    halves = [(column,) for column in said if column in of_pairs]
    return [*alone, *pairs, *halves, *free]


def ranked(columns: Columns, tried: Sequence[Tried], keys: Sequence[Key], rows: int) -> list[tuple[Tried, float]]:
    """Those that were tried with their fit, the best first: by share, heading, rows told of, and fit.

    The fit is worked out only where there are several, each 0 else.
    """
    said = columns.spoken.get("manager", ())
    rank_of = _ranks(columns, said)
    rivals = [each for each in tried if each.candidate.share >= BELIEVED]
    key_of = {key.label: key for key in keys}

    def fit(each: Tried) -> float:
        if each not in rivals or (len(rivals) < 2 and speaks_of_manager(each, said)):
            return 0.0
        texts = joined(columns.cells, each.columns).cast(pa.large_string())
        return hierarchy_fit(lines_of(texts, each.hits, key_of[each.candidate.key]))

    def score(each: Tried, fitted: float) -> float:
        is_said = speaks_of_manager(each, said)
        bonus = _OF_HEADING - 0.01 * min(rank_of[column] for column in each.columns) if is_said else 0.0
        # "Functional Manager" says that somebody else is the first one, whatever that column is called.
        bonus = -bonus if is_said and all(map(columns.is_functional, each.columns)) else bonus
        share = each.candidate.share + _OF_ROWS * each.candidate.resolved / max(1, rows)
        return share + bonus + _OF_FIT * fitted - _OF_SEVERAL * _ambiguous(key_of.get(each.candidate.key), each)

    def order(pair: tuple[Tried, float]) -> tuple[float, int, bool, Group]:
        # Of equals both halves of a name before one, then codes before names: never the first in the file, as columns
        # may stand in any order.
        each, fitted = pair
        key = key_of.get(each.candidate.key)
        return -score(each, fitted), -len(each.columns), key is not None and key.is_name, each.columns

    return sorted(((each, fit(each)) for each in tried), key=order)


def _ambiguous(key: Key | None, tried: Tried) -> float:
    """Share of the values of a column that are the names of several people; 0 in large tables and for codes."""
    if key is None or not tried.hits or len(key.texts) > FOLDED:
        return 0.0
    counted = pc.value_counts(key.texts)
    several = set(counted.field("values").filter(pc.greater(counted.field("counts"), 1)).to_pylist())
    named = [text for text in tried.hits if text in several and not any(map(str.isdigit, text))]
    return len(named) / len(tried.hits)


def _ranks(columns: Columns, headings: Sequence[str]) -> dict[str, int]:
    """Rank of each heading that says manager: those known whole by their words, all others after them."""
    known = list(dict.fromkeys(fold(column) for column in columns.exact.get("manager", ())))
    return {column: known.index(fold(column)) if fold(column) in known else len(known) for column in headings}


def speaks_of_manager(tried: Tried, spoken: Collection[str]) -> bool:
    """True if the headings of all its columns say manager."""
    return all(column in spoken for column in tried.columns)


def choose(
    columns: Columns, rivals: Sequence[tuple[Tried, float]], choices: Mapping[str, Group], known: Mapping[str, str]
) -> Tried | None:
    """The column that is taken, of those in their ranks; None where none names managers.

    What a person or the format says holds, whoever is found. A column that says manager is taken even where few of its
    managers, or none, are in the file: an extract may hold few of them, and placeholders keep their people together.
    """
    tried = [each for each, _ in rivals]
    if choices.get("manager") == ():
        return None
    if "manager" in choices or "manager" in known:
        return tried[0] if tried else None
    said = columns.spoken.get("manager", ())
    for each, fitted in rivals:
        share = each.candidate.share
        is_said = speaks_of_manager(each, said)
        is_proven = share >= PROVEN and (is_said or fitted >= _NO_COMPANY)
        if each.candidate.key and (is_proven or (share >= BELIEVED and is_said)):
            return each
    spoken_for = [each for each in tried if speaks_of_manager(each, said)]
    some = next((each for each in spoken_for if each.candidate.resolved), None)
    return some or next((each for each in spoken_for if may_be_people(columns, each.columns)), None)


def likely(columns: Columns, tried: Sequence[Tried], fields: Mapping[str, Group]) -> tuple[list[Tried], bool]:
    """Columns without a heading that says manager that may hold managers who are not in the file, and if one is taken.

    Names or addresses in most rows, each on several of them: an export of one department under a heading that nobody
    knows. What headings say to be another field, or somebody beside the boss, is none. Where some name people of the
    file those come alone. Only one is taken, and only if its values are surely people: "Human Resources" looks like a
    name.
    """
    others = {column for name, each in columns.spoken.items() if name not in _OF_PEOPLE for column in each}
    others |= {column for name, each in fields.items() if name in _OF_PEOPLE for column in each}
    found = [each for each in tried if len(each.columns) == 1 and each.columns[0] not in others]
    found = [each for each in found if _are_others(columns, each.columns[0])]
    found = [each for each in found if each.candidate.resolved] or found
    names = {
        word for column in fields.get("name", ()) for text in _first(columns, column) for word in plain(text).split()
    }
    return found, len(found) == 1 and _are_surely_people(columns, found[0], names)


def _first(columns: Columns, column: str) -> list[str]:
    return [text for text in columns.cells[column].slice(0, FIRST_ROWS).to_pylist() if text]


def _are_others(columns: Columns, column: str) -> bool:
    """True if values are people who stand on several rows each, and are nobody beside the boss."""
    told, texts = columns.profile(column), _first(columns, column)
    is_repeated = len(texts) >= max(_FEWEST_ROWS, _OFTEN * len(set(texts)))
    is_people = told.is_person or told.mail >= NEARLY or told.dn >= NEARLY
    return told.filled >= MOST and is_repeated and is_people and not is_other_manager(column, columns.evidence)


def _are_surely_people(columns: Columns, tried: Tried, names: Collection[str]) -> bool:
    """True for addresses, and for names of which some are in the file, or that have words of the people's names."""
    told, texts = columns.profile(tried.columns[0]), set(_first(columns, tried.columns[0]))
    alike = sum(any(len(word) >= _WORD and word in names for word in plain(text).split()) for text in texts)
    return max(told.mail, told.dn) >= NEARLY or tried.candidate.resolved > 0 or alike >= BELIEVED * len(texts)


def may_be_people(columns: Columns, group: Group) -> bool:
    """Test of references: whether values look like people or ids, none of whom may be in the file."""
    told = columns.profile(group[0])
    if len(group) > 1:
        return told.word >= MOST
    return told.is_person or told.mail >= MOST or (max(told.code, told.number) >= MOST and not told.date >= MOST)
