"""Speaking columns: for each field the columns that may be it, by their headings and by what their values look like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import pyarrow as pa

from orgmodel.reading.columns.evidence_words import EvidenceWords, heading_parts, says, says_any
from orgmodel.reading.columns.headings import Words, columns_of, fold
from orgmodel.reading.columns.profiles import Profile, profile

# Of a heading that Arrow or a writer of tables made up: "Column 3", "Unnamed: 0", "index".
_NAMELESS = ("unnamed", "column", "index", "rowindex", "levelo")
# From this share on values are of a kind.
MOST = 0.6
# Names of people differ and are filled in at least so many rows.
MOST_DIFFER = 0.5
# Columns that differ as much as this share of the best are alike.
NEARLY = 0.9
# Names of the people of the rows differ nearly all.
DIFFERENT = 0.9
# Weight of a word of a job that all rows have.
_ONE_FOR_ALL = 0.3
# From this share on values look like job titles.
TITLED = 0.3
# First rows that are looked at for numbers that count them.
_ROWS = 10_000
# Fields that parts of headings speak for; the others have exact headings alone.
_BY_PARTS = ("manager", "dotted", "id", "first", "last", "name", "title", "department", "location", "email", "status",
             "grade", "fte", "start", "cost_centre", "photo")  # fmt: skip

# Fields that tell who the row's own person is.
_OF_NAMES = frozenset({"id", "name", "first", "last"})


@dataclass(eq=False)
class Columns:
    """Columns of a table, with their profiles made once.

    Attributes
    ----------
    cells
        The table.
    words, evidence
        Headings known whole; parts of headings and words of cells.
    """

    cells: pa.Table
    words: Words
    evidence: EvidenceWords
    _profiles: dict[str, Profile] = field(default_factory=dict)

    def profile(self, column: str) -> Profile:
        """Profile of a column."""
        if column not in self._profiles:
            self._profiles[column] = profile(self.cells[column], self.evidence)
        return self._profiles[column]

    @cached_property
    def indices(self) -> frozenset[str]:
        """Columns that only number the rows: nobody's id, though managers may be found in them."""
        return frozenset(name for name in self.cells.column_names if self._is_index(name))

    def _is_index(self, column: str) -> bool:
        words = heading_parts(column)
        if not words or not fold(column).startswith(_NAMELESS) or len(self.cells.column_names) < 3:
            return False
        others = [name for name in self.cells.column_names if not fold(name).startswith(_NAMELESS)]
        sample = self.cells[column].slice(0, 1_000).to_pylist()
        return bool(others) and sample == [str(number) for number in range(len(sample))]

    @cached_property
    def exact(self) -> dict[str, tuple[str, ...]]:
        """Headings that are known whole, by field."""
        return columns_of(self.cells.column_names, self.words)

    @cached_property
    def spoken(self) -> dict[str, tuple[str, ...]]:
        """Headings that speak of each field, best first: those known whole, then those with parts that do."""
        headings = self.cells.column_names
        exact = self.exact
        known = {column for columns in exact.values() for column in columns}
        spoken = {name: list(columns) for name, columns in exact.items()}
        for column in headings:
            if column in known or column in self.indices:
                continue
            for name in fields_of_parts(heading_parts(column), self.evidence):
                spoken.setdefault(name, []).append(column)
        sifted = {name: self._sifted(name, columns, exact.get(name, ())) for name, columns in spoken.items()}
        functional = tuple(column for column in sifted.get("dotted", ()) if self.is_functional(column))
        if functional and not sifted.get("manager"):
            sifted["manager"] = functional
            sifted["dotted"] = tuple(column for column in sifted["dotted"] if column not in functional)
        return {name: self._own_first(each) if name in _OF_NAMES else each for name, each in sifted.items()}

    def is_functional(self, column: str) -> bool:
        """True for "Functional Manager", who is the only one of somebody whom no other column gives a manager."""
        parts = heading_parts(column)
        return any(says(parts, entry) for entry in self.evidence.beside["functional"])

    def _own_first(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Columns that differ from row to row before those that do not: another one's name stands on many rows."""
        varied = {column: self.profile(column).filled * self.profile(column).distinct for column in columns}
        most = max(varied.values(), default=0.0)
        return tuple(sorted(columns, key=lambda column: varied[column] < NEARLY * most))

    def _sifted(self, name: str, columns: Sequence[str], exact: Sequence[str]) -> tuple[str, ...]:
        """Those whose values may be of the field, then those whose whole heading says so against their values."""
        here = [column for column in columns if column not in self.indices]
        if name in _OF_NAMES:
            # "Secretary name" is the name of somebody else.
            here = [column for column in here if column in exact or not is_other_manager(column, self.evidence)]
        if name == "name":
            # "Reports (name)" is somebody again and again where another column has a name for every row.
            here = [column for column in here if column in exact or not self._names_others(column)]
        fitting = [column for column in here if self._may_be(name, column)]
        return (*fitting, *(column for column in here if column in exact and column not in fitting))

    def _names_others(self, column: str) -> bool:
        if self.profile(column).distinct >= NEARLY:
            return False
        others = [other for other in self.cells.column_names if not is_other_manager(other, self.evidence)]
        told = [self.profile(other) for other in others if other != column]
        return any(each.is_person and min(each.distinct, each.filled) >= NEARLY for each in told)

    def _may_be(self, name: str, column: str) -> bool:
        """Fit of a column: false where the values cannot be of the field, whatever the heading says."""
        profiled = self.profile(column)
        if not profiled.filled:
            return name in {"manager", "dotted", "status", "ended", "snapshot", "vacancy"}
        check = _FITS.get(name)
        return check is None or check(profiled)


def _fits_name(profiled: Profile) -> bool:
    return not (profiled.is_datum or max(profiled.mail, profiled.code, profiled.dn) >= MOST)


def _fits_title(profiled: Profile) -> bool:
    is_code = profiled.code >= MOST and not profiled.title
    is_other = profiled.is_datum or profiled.mail >= MOST or profiled.access >= 0.8
    return not (is_other or is_code or (profiled.is_person and not profiled.title))


_FITS: dict[str, Callable[[Profile], bool]] = {
    "name": _fits_name,
    # Of whole names in most rows, "First Level Manager" says no given name.
    "first": lambda profiled: _fits_name(profiled) and not (profiled.is_person and profiled.ideographs < MOST),
    "last": _fits_name,
    "title": _fits_title,
    "email": lambda profiled: profiled.mail > 0,
    "photo": lambda profiled: profiled.url > 0 or profiled.word < 1 or profiled.text > 0,
    "start": lambda profiled: profiled.date >= MOST,
    # "Datum in dienst" speaks of an office by one of its words.
    "department": lambda profiled: max(profiled.date, profiled.mail, profiled.url) < MOST,
    "location": lambda profiled: max(profiled.date, profiled.mail) < MOST,
    "fte": lambda profiled: profiled.number >= MOST,
    # Of "Responsable du centre de coûts" the values are people.
    "cost_centre": lambda profiled: not profiled.is_person and profiled.mail < MOST,
    "id": lambda profiled: not (profiled.date >= MOST or profiled.text >= MOST or profiled.dialled >= MOST),
}


@lru_cache(maxsize=2_048)
def fields_of_parts(parts: tuple[str, ...], evidence: EvidenceWords) -> tuple[str, ...]:
    """Fields that the parts of a heading speak for; none where what stands beside them says otherwise.

    A column has one meaning but where only its values tell: an "Employee" may be an id or a name. Every look for a
    shape asks again for the same headings: a second time costs nothing.
    """
    profiled: list[str] = []
    is_dotted = any(says(parts, entry) for entry in evidence.beside["dotted"])
    for name in _BY_PARTS:
        if name == "dotted":
            if is_dotted and any(says(parts, entry) for entry in evidence.parts["manager"]):
                profiled.append(name)
            continue
        if not any(says(parts, entry) for entry in evidence.parts[name]):
            continue
        if any(says(parts, entry) for entry in evidence.beside.get(name, ())):
            continue
        if name == "manager" and is_dotted:
            continue
        profiled.append(name)
    if "manager" in profiled:
        return ("manager",)
    if "dotted" in profiled:
        return ("dotted",)
    if "id" in profiled:
        # "Post No" is an id; a bare "Code" may be one of anything.
        return ("id",) if len(parts) == 1 or any(says(parts, entry) for entry in evidence.parts["person"]) else ()
    if "first" in profiled and "last" in profiled:
        return ("name",)
    return tuple(profiled[:1]) if profiled[:1] != ["name"] else ("name", "id")


def is_other_manager(column: str, evidence: EvidenceWords) -> bool:
    """True if a heading names somebody who is no boss: a buddy, a mentor, an approver, a partner of HR."""
    parts = heading_parts(column)
    return any(says(parts, entry) for entry in (*evidence.beside["others"], *evidence.beside["dotted"]))


def best_by_values(columns: Columns, free: Sequence[str], name: str) -> str | None:
    """The free column whose values look most like a field, whatever it is called; None where none does."""
    score = _SCORES[name]
    scored = [(score(columns.profile(column)), -place, column) for place, column in enumerate(free)]
    best = max(scored, default=(0.0, 0, ""))
    return best[2] if best[0] > 0 else None


def _title_score(profiled: Profile) -> float:
    is_words = profiled.word >= MOST and not profiled.is_person and not profiled.is_datum and profiled.access < 0.8
    score = profiled.title if is_words and profiled.title >= 0.3 else 0.0
    # "LINE_MANAGER" in every row is no job beside a column of several.
    return _ONE_FOR_ALL * score if profiled.is_constant else score


def name_score(profiled: Profile) -> float:
    """Likeness of a column to the names of the rows' own people, from 0."""
    is_most = profiled.is_person and profiled.distinct >= MOST_DIFFER and profiled.filled >= MOST_DIFFER
    return profiled.name * profiled.distinct * profiled.filled if is_most else 0.0


def _mail_score(profiled: Profile) -> float:
    # Of the rows' own people each has another; a manager's comes again and again.
    return profiled.mail if profiled.mail >= 0.8 and profiled.distinct >= MOST_DIFFER else 0.0


def _department_score(profiled: Profile) -> float:
    is_group = profiled.word >= 0.9 and profiled.distinct <= 0.5 and profiled.filled >= 0.5
    plain_words = (
        is_group and not profiled.is_datum and not profiled.is_person and profiled.title < 0.5 and profiled.access < 0.5
    )
    is_other = max(profiled.locality, profiled.state, profiled.text) >= MOST
    # Words of departments say more than words that come again and again.
    score = profiled.filled * (profiled.distinct + profiled.unit)
    return score if plain_words and not is_other else 0.0


def _location_score(profiled: Profile) -> float:
    is_group = profiled.distinct <= DIFFERENT and profiled.filled >= 0.5
    return profiled.locality * profiled.filled if profiled.locality >= MOST and is_group else 0.0


def _status_score(profiled: Profile) -> float:
    return profiled.filled if profiled.state >= NEARLY and profiled.filled >= MOST else 0.0


def _fte_score(profiled: Profile) -> float:
    return profiled.filled if profiled.share_of_one >= NEARLY and profiled.filled >= NEARLY else 0.0


def _grade_score(profiled: Profile) -> float:
    is_group = profiled.distinct <= MOST_DIFFER and profiled.filled >= MOST_DIFFER
    return profiled.grade if profiled.grade >= NEARLY and is_group else 0.0


_SCORES: dict[str, Callable[[Profile], float]] = {
    "title": _title_score,
    "name": name_score,
    "email": _mail_score,
    "department": _department_score,
    "location": _location_score,
    "status": _status_score,
    "fte": _fte_score,
    "grade": _grade_score,
}


def only_code(columns: Columns, free: Sequence[str]) -> str | None:
    """The only free column that gives every row a code of its own; None where there are several, or none.

    No rank and no extension is one, and no numbers from one to as many as there are rows: they are places in a list.
    """
    codes = [column for column in free if _is_code_of_its_own(columns, column)]
    return codes[0] if len(codes) == 1 else None


def _is_code_of_its_own(columns: Columns, column: str) -> bool:
    told = columns.profile(column)
    is_other = max(told.mail, told.date, told.dialled, told.url, told.share_of_one) > 0
    is_code = max(told.code, told.number) >= NEARLY
    if is_other or not is_code or not told.filled == told.distinct == 1:
        return False
    if says_any(columns.evidence.beside["code"], column):
        return False
    return not _are_places(columns.cells[column].slice(0, _ROWS).to_pylist())


def _are_places(texts: Sequence[str]) -> bool:
    """True for the numbers from one to as many as there are, in any order."""
    numbers = [text.removesuffix(".0") for text in texts]
    return all(map(str.isdecimal, numbers)) and sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))
