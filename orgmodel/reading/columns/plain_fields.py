"""Fields by the headings alone: all but the manager, checked against the values."""

from collections.abc import Mapping, Sequence, Set

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import heading_parts, says_any
from orgmodel.reading.columns.keys import FIRST_ROWS, HALF, UNIQUE, uniqueness
from orgmodel.reading.columns.name_pairs import half_names
from orgmodel.reading.columns.profiles import PARTICLES, looks_like_ids
from orgmodel.reading.columns.speaking import MOST, TITLED, Columns

# Different particles of names: "van", "van der", "von und zu".
_MOST_PARTICLES = 60
# Words that stand in a column of particles; in one of whole names they would make names of "Einkauf und Logistik".
_FURTHER = frozenset(("op", "in", "'t", "het", "vom", "zum", "zur", "und", "van't", "auf", "della"))
# Share of the rows in which a given name is a family name, too.
_CHANCE = 0.1
# Letters of a code.
_CODE = 2


def plain_fields(
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


def with_other_half(
    columns: Columns, fields: Mapping[str, tuple[str, ...]], choices: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The fields with a name of two columns where headings say one half of it, and which of them are guesses."""
    halves = half_names(columns, fields) if "name" not in choices else None
    if halves is None:
        return dict(fields), ()
    return {**fields, "name": halves.columns}, ("name",) if halves.is_guess else ()


def _name_of_parts(columns: Columns, fields: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The name where it stands in two columns: "Nombre" beside "Apellidos" is half of one, as "Nom" is by "Prénom"."""
    first, last, name = (fields.get(part, ()) for part in ("first", "last", "name"))
    if last and not (first or name):
        first = _double_names(columns, last)
    # An empty column is nothing where another one has names: formulas that were never worked out.
    if name and (first or last) and not columns.profile(name[0]).filled:
        name = ()
    is_half = bool(name) and name not in {first, last} and _is_half(columns, name[0], last)
    is_one_half = is_half and bool(first) != bool(last)
    if is_one_half:
        first, last = first or name, last or name
    if first and last and (not name or is_half):
        if _is_family_first(columns, last[0]):
            return {"name": (*last, *_between(columns, {*first, *last}), *first)}
        return {"name": (*first, *(() if is_one_half else _particles(columns)), *last)}
    return {} if name or not (first or last) else {"name": first or last}


def _is_family_first(columns: Columns, last: str) -> bool:
    """True for names in Chinese, Japanese and Korean, and under Hungarian and Vietnamese headings."""
    return says_any(columns.evidence.family_first, last) or columns.profile(last).ideographs >= MOST


def _is_half(columns: Columns, name: str, last: Sequence[str]) -> bool:
    """True if a name is of one word in most rows, or is called "Nombre" and does not hold the family names."""
    if _are_single_words(columns.cells[name]):
        return True
    if not last or heading_parts(name) not in columns.evidence.forenames:
        return False
    whole, family = (columns.cells[column].slice(0, FIRST_ROWS).to_pylist() for column in (name, last[0]))
    return sum(b in a for a, b in zip(whole, family, strict=True) if b) < _CHANCE * len(whole)


def _between(columns: Columns, names: Set[str]) -> tuple[str, ...]:
    """The column of what stands between family and given names in Vietnam; () where there is none."""
    others = [column for column in columns.cells.column_names if column not in names]
    return tuple(column for column in others if says_any(columns.evidence.between, column))[:1]


def _double_names(columns: Columns, last: Sequence[str]) -> tuple[str, ...]:
    """The column that says first name with its whole heading, and has two of them in most rows; () where none does."""
    entries = columns.evidence.parts["first"]
    others = [column for column in columns.cells.column_names if column not in last]
    return tuple(column for column in others if heading_parts(column) in entries and columns.profile(column).is_person)[
        :1
    ]


def _particles(columns: Columns) -> tuple[str, ...]:
    """The column of particles, such as "van der", that stand between given and family names; () where there is none."""
    for column in columns.cells.column_names:
        if not 0 < columns.profile(column).filled <= UNIQUE or columns.profile(column).word < MOST:
            continue
        texts = [text for text in pc.unique(columns.cells[column].slice(0, FIRST_ROWS)).to_pylist() if text]
        are_particles = all((PARTICLES | _FURTHER).issuperset(text.lower().split()) for text in texts)
        # "DE" and "LA" are states, "da" and "de" languages.
        if len(texts) <= _MOST_PARTICLES and are_particles and any(len(text) > _CODE for text in texts):
            return (column,)
    return ()


def _are_single_words(texts: pa.ChunkedArray) -> bool:
    """True if most values are one word, as given and family names are; the first rows are looked at."""
    some = pc.utf8_trim_whitespace(texts.slice(0, FIRST_ROWS))
    several, blank = pc.match_substring(some, " "), pc.equal(some, "")
    filled = len(some) - pc.sum(blank, min_count=0).as_py()
    single = filled - pc.sum(several, min_count=0).as_py()
    return bool(single > 0.5 * filled)


def _is_id(columns: Columns, column: str, spoken: Mapping[str, tuple[str, ...]]) -> bool:
    """Test of an id: whether a column that speaks of ids holds them: texts of one word that tell their rows apart."""
    texts = columns.cells[column].slice(0, FIRST_ROWS)
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
