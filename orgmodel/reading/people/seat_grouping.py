"""Seat grouping: rows that are one seat, as job shares, old and new rows of a post, fillers, repeats."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.headings import fold_word
from orgmodel.reading.columns.keys import Key, joined
from orgmodel.reading.columns.name_forms import name_forms
from orgmodel.reading.people.people import People
from orgmodel.reading.people.repeated_rows import first_alike, tells_people_apart

Rows = NDArray[np.int64]
_CODES = ("ORG302", "ORG303", "ORG304", "ORG305", "ORG308", "ORG310", "ORG311")


@dataclass(frozen=True, slots=True, eq=False)
class Seats:
    """Rows grouped into seats.

    Attributes
    ----------
    of_row
        [rows] int32. Seat of each row; rows that are neither a seat nor a holder of one have the seat they repeat.
    rows
        [seats] Row that stands for each seat, ascending.
    sharing
        Rows of further holders of a seat, ascending.
    further
        Rows that say again who stands for a seat and name another manager, ascending.
    findings
        ORG3xx.
    """

    of_row: NDArray[np.int32]
    rows: NDArray[np.int32]
    sharing: Rows
    further: Rows
    findings: tuple[Finding, ...]


def group_rows(people: People, chosen: frozenset[int] = frozenset()) -> Seats:
    """Group rows into seats by their ids.

    Parameters
    ----------
    chosen
        Numbers of rows, in the file, that stand for the seat of their id.

    Notes
    -----
    Where the ids are clean every row is a seat: O(rows). Rows that repeat an id are judged group by group, in Python.
    Without an id column only rows alike in every cell are one. Which row stands for a seat does not depend on their
    order in the file, but on what was chosen.
    """
    count = people.cells.num_rows
    every = np.arange(count, dtype=np.int32)
    none = np.zeros(0, np.int64)
    picks = _Picks({place: number for number, place in people.positions(chosen).items()})
    key = people.id_key()
    if key is None:
        return _without_ids(people, picks.findings(chosen))
    blank = np.flatnonzero(pc.equal(key.texts, "").to_numpy())
    findings = [people.finding("ORG301", blank, field="id")] if len(blank) else []
    findings += _alike(people, key)
    if key.index.is_unique:
        return Seats(every, every, none, none, (*findings, *picks.findings(chosen)))
    import pandas as pd  # noqa: PLC0415  0.3 s that a clean file does without

    texts = pd.Series(key.texts.to_pylist(), dtype=object)
    repeated = np.flatnonzero(texts.duplicated(keep=False).to_numpy() & (texts != "").to_numpy())
    is_filler = np.array([fold_word(text) in people.words.fillers for text in texts[repeated]], bool)
    fillers, shared = repeated[is_filler], repeated[~is_filler]
    if len(fillers):
        findings.append(people.finding("ORG306", fillers, field="id", values=list(texts[fillers])))
    stands = every.copy()
    sharing: list[int] = []
    further: list[int] = []
    rows_by_code: dict[str, list[int]] = {code: [] for code in _CODES}
    judge = _judge(people, shared, frozenset(texts[~people.gone]))
    for _, group in pd.Series(shared).groupby(texts[shared].to_numpy(), sort=False):
        by_name = _by_name(people, group.tolist())
        if len(by_name) > 1:
            rows_by_code["ORG310"] += group.tolist()
        for rows in by_name:
            verdict = judge.decide(rows, picks.of(rows))
            stands[rows] = verdict.row
            sharing += verdict.holders
            further += verdict.further
            for row, code in verdict.code_of.items():
                rows_by_code[code].append(row)
    findings += [
        people.finding(code, rows, field="id", values=list(texts[rows])) for code, rows in rows_by_code.items() if rows
    ]
    findings += picks.findings(chosen)
    standing, of_row = np.unique(stands, return_inverse=True)
    holders, others = (np.sort(np.array(rows, np.int64)) for rows in (sharing, further))
    return Seats(of_row.astype(np.int32), standing, holders, others, tuple(findings))


def _without_ids(people: People, findings: Sequence[Finding]) -> Seats:
    """Every row is a seat; rows alike in every cell are one where a cell tells people apart."""
    every, none = np.arange(people.cells.num_rows, dtype=np.int32), np.zeros(0, np.int64)
    stands = first_alike(people)
    again = np.flatnonzero(stands != every)
    if not len(again):
        return Seats(every, every, none, none, tuple(findings))
    if not tells_people_apart(people):
        return Seats(every, every, none, none, (people.finding("ORG312", again), *findings))
    standing, of_row = np.unique(stands, return_inverse=True)
    return Seats(of_row.astype(np.int32), standing, none, none, (people.finding("ORG302", again), *findings))


def _by_name(people: People, rows: Sequence[int]) -> list[list[int]]:
    """Rows of one id, those of one name together where it is only a guess that the column holds ids."""
    names = people.mapped.fields.get("name", ())
    if people.mapped.is_id_sure or not names:
        return [list(rows)]
    texts = joined(people.cells.take(pa.array(rows)), names)
    forms, _ = name_forms(texts)
    groups: dict[str, list[int]] = {}
    for row, form in zip(rows, forms.to_pylist(), strict=True):
        groups.setdefault(form, []).append(row)
    return list(groups.values())


@dataclass(slots=True)
class _Picks:
    """Rows that were chosen: number in the file by place; the numbers that were taken, or contradict each other."""

    numbers: dict[int, int]
    used: set[int] = field(default_factory=set)
    clashing: set[int] = field(default_factory=set)

    def of(self, rows: Sequence[int]) -> int | None:
        """The one chosen row of a group; None where there is none, or several contradict each other."""
        found = [row for row in rows if row in self.numbers]
        if len(found) == 1:
            self.used.add(self.numbers[found[0]])
            return found[0]
        self.clashing.update(self.numbers[row] for row in found)
        return None

    def findings(self, chosen: frozenset[int]) -> tuple[Finding, ...]:
        lost = sorted(chosen - self.used)
        return (finding("ORG309", lost, values=list(map(self._why, lost))),) if lost else ()

    def _why(self, number: int) -> str:
        if number in self.clashing:
            return f"row {number}: another row of its id was chosen too"
        is_here = number in self.numbers.values()
        return f"row {number}: {'no other row has its id' if is_here else 'not among the people that were read'}"


def _judge(people: People, rows: Rows, live: frozenset[str]) -> "_Judge":
    """Judge for some rows; its facts are taken from the table at once."""
    cells = people.cells.take(pa.array(rows))
    columns = (*people.mapped.fields.get("title", ()), *people.mapped.fields.get("manager", ()))
    posts = zip(*(map(fold_word, cells[column].to_pylist()) for column in columns), strict=True) if columns else ()
    manager = people.mapped.fields.get("manager", ())
    others = [column for column in cells.column_names if column not in manager]
    managers = joined(cells, manager).to_pylist() if manager else [""] * len(rows)
    numbers = rows.tolist()
    return _Judge(
        dict(zip(numbers, zip(*(column.to_pylist() for column in cells.columns), strict=True), strict=True)),
        dict(zip(numbers, posts, strict=True)) if columns else dict.fromkeys(numbers, ()),
        dict(zip(numbers, zip(*(cells[column].to_pylist() for column in others), strict=True), strict=True)),
        dict(zip(numbers, (name in live for name in managers), strict=True)),
        people.gone,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Judge:
    """By row: its cells, title and manager folded, cells but the manager's, whether the manager is live, it is gone."""

    texts: dict[int, tuple[str, ...]]
    posts: dict[int, tuple[str, ...]]
    persons: dict[int, tuple[str, ...]]
    under_live: dict[int, bool]
    gone: NDArray[np.bool_]

    def decide(self, rows: Sequence[int], chosen: int | None = None) -> "_Verdict":
        """Verdict on the rows of one id.

        Rows that are alike in every cell are one, and so are those alike in all but the manager. A live row goes before
        one that is gone, a row under a live manager before one under a manager who is gone. Live rows of one title and
        manager are a job share; other rows contradict each other, and the first by its text is taken. A row that was
        chosen goes before all others; live rows alike in title and manager share the seat with it all the same.
        """
        texts = self.texts
        ordered = sorted(
            rows, key=lambda row: (row != chosen, bool(self.gone[row]), not self.under_live[row], texts[row], row)
        )
        distinct: dict[tuple[str, ...], int] = {}
        code_of: dict[int, str] = {}
        for row in ordered:
            if distinct.setdefault(texts[row], row) != row:
                code_of[row] = "ORG302"
        alone = [row for row in ordered if row not in code_of]
        live = [row for row in alone if not self.gone[row]] or alone
        if chosen is not None:
            post = self.posts[chosen]
            live = [row for row in live if self.posts[row] == post] if chosen in live else [chosen]
            code_of |= {row: "ORG308" for row in alone if row not in live or len(live) == 1}
        else:
            code_of |= {row: "ORG304" for row in alone if row not in live}
        if len(live) == 1:
            return _Verdict(live[0], [], [], code_of)
        if len({self.posts[row] for row in live}) == 1:
            return _Verdict(live[0], live[1:], [], code_of | dict.fromkeys(live, "ORG303"))
        if len({self.persons[row] for row in live}) == 1:
            return _Verdict(live[0], [], live[1:], code_of | dict.fromkeys(live[1:], "ORG311"))
        return _Verdict(live[0], [], [], code_of | dict.fromkeys(live, "ORG305"))


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Row that stands for a seat, rows of further holders, of further managers, and the finding of each row."""

    row: int
    holders: list[int]
    further: list[int]
    code_of: dict[int, str]


def _alike(people: People, key: Key) -> list[Finding]:
    """Ids that differ only in case, blanks, padding or the form of their accents."""
    rows = key.alike()
    return (
        [people.finding("ORG307", rows, field="id", values=key.texts.take(pa.array(rows)).to_pylist())]
        if len(rows)
        else []
    )
