"""Title forms: what the words of each different title say: a rank, an area, and marks beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.fit.misspelling import corrections
from orgmodel.fit.title_parts import (
    CODE,
    DEAN,
    DEPUTY,
    HAS_CHIEF,
    HAS_HEAD,
    HAS_OFFICE,
    HELPING,
    JOINED,
    OF_ANOTHER,
    Part,
    rank_of,
    read_parts,
)
from orgmodel.fit.title_text import SEPARATOR, split_folded
from orgmodel.fit.vocabulary import RANK, Item, Vocabulary
from orgmodel.text.normalize import fold

# A rank below which an assistant's word makes no deputy.
_DEPUTIES_FROM = RANK["lead"]
# Of several jobs in one title the first of these counts, where it is of operations.
_JOB_ORDER = {
    RANK[name]: number
    for number, name in enumerate(
        (
            "chief_operating",
            "executive_vice_president",
            "senior_vice_president",
            "vice_president",
            "director",
            "manager",
        )
    )
}
# Jobs that count only where the title has no other.
_LAST = {RANK["admin"]: 1, RANK["board"]: 2, RANK["none"]: 3}


@dataclass(frozen=True, slots=True)
class TitleForms:
    """Meanings of titles; one entry per different title, number 0 for a blank one.

    Attributes
    ----------
    rank
        int8. Number in `vocabulary.RANK`, 0 for none.
    area
        int8. Number of the area from 1, 0 for none; "operations" is 1.
    marks
        int32. Bits of `title_parts`.
    """

    rank: NDArray[np.int8]
    area: NDArray[np.int8]
    marks: NDArray[np.int32]


def title_forms(titles: Sequence[str], words: Vocabulary) -> TitleForms:
    """Read different titles.

    Parameters
    ----------
    titles
        Any texts, as they stand in the file.

    Returns
    -------
    TitleForms
        Of the blank title, then of `titles` in order.

    Notes
    -----
    O(letters); about 0.6 s for 100,000 titles. Words that no list has are compared with all words once.
    """
    texts = fold(pa.chunked_array([pa.array(titles, pa.string())])).to_pylist() if titles else []
    split = [split_folded(text) for text in texts]
    mended = corrections({word for title in split for word in title}, words)
    known = words.words.union(mended, (SEPARATOR,))
    # Titles that differ in a name or a number alone are read once.
    done: dict[tuple[str, ...], tuple[int, int, int]] = {}
    found = [(0, 0, 0)]
    for title, raw in zip(split, titles, strict=True):
        is_code = "_" in raw and raw.isupper()
        parts = _decoded(title, words) if is_code else title
        key = tuple([word if word in known else "" for word in parts])
        read = done.get(key)
        if read is None:
            read = done[key] = _read(key, words, mended)
        found.append((*read[:2], read[2] | CODE) if is_code else read)
    rank, area, marks = zip(*found, strict=True)
    return TitleForms(np.array(rank, np.int8), np.array(area, np.int8), np.array(marks, np.int32))


def distinct(texts: pa.Array | pa.ChunkedArray) -> tuple[list[str], NDArray[np.int32]]:
    """Different texts, sorted, and for each cell the number of its text from 1; 0 for a blank one."""
    column = pc.utf8_trim_whitespace(texts)
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    coded = column.dictionary_encode()
    values = coded.dictionary.to_pylist()
    order = sorted((value, at) for at, value in enumerate(values) if value)
    number = np.zeros(len(values) + 1, np.int32)
    number[[at for _, at in order]] = np.arange(1, len(order) + 1)
    return [value for value, _ in order], number[
        pc.fill_null(coded.indices, len(values)).to_numpy(zero_copy_only=False)
    ]


def _decoded(title: Sequence[str], words: Vocabulary) -> list[str]:
    """Words that the parts of a job code stand for."""
    return [part for word in title for part in split_folded(words.codes.get(word, word))]


def _read(
    title: Sequence[str], words: Vocabulary, mended: Mapping[str, tuple[tuple[Item, ...], bool]]
) -> tuple[int, int, int]:
    """Rank, area and marks of a title; words that nothing is known of are "" in it."""
    parts, marks = read_parts(title, words, mended)
    jobs = _jobs(parts)
    heads = {rank for part in parts for rank in part.ranks}
    if RANK["chief_executive"] in heads:
        marks |= HAS_CHIEF
    if heads & {RANK["head_of_company"], RANK["general_manager"], RANK["chief_executive"]}:
        marks |= HAS_HEAD
    if any(RANK["office_manager"] in part.ranks and not part.office_of for part in parts):
        marks |= HAS_OFFICE
    if any(
        _is_office_alone(part) and after.joined and after.ranks == [RANK["manager"]] for part, after in pairwise(parts)
    ):
        # "Office & workplace manager".
        marks |= HAS_OFFICE
    rank, area, own = _best(jobs, words.gives_way)
    if own & DEAN:
        rank, area = RANK["none"], 0
    if area > 1 and any(1 in part.areas for part in parts):
        marks |= OF_ANOTHER
    if rank in HELPING and rank != RANK["admin"] and any(part.closed for part in parts):
        # "Analyst, office of the chief executive" works for one person.
        rank = RANK["none"]
    return rank, area, marks | own


def _is_office_alone(part: Part) -> bool:
    return part.office and not part.ranks and not part.areas


def _jobs(parts: Iterable[Part]) -> list[tuple[int, list[tuple[bool, list[int]]], int]]:
    """Jobs of a title: rank, areas by part with whether an "and" joins the part to the one before, marks.

    A part without a rank belongs to the job before it, or to the one that follows where there is none.
    """
    jobs: list[tuple[int, list[tuple[bool, list[int]]], int]] = []
    waiting: list[tuple[bool, list[int]]] = []
    waiting_marks, is_chief_of = 0, False
    for part in parts:
        rank = rank_of(part)
        if is_chief_of and part.joined and rank == RANK["officer"]:
            # "Chief supply chain and operations officer" is one job.
            rank = 0
        is_chief_of = part.is_chief_of
        if not rank and jobs:
            held, areas, marks = jobs[-1]
            jobs[-1] = (held, [*areas, (part.joined, part.areas)], marks | part.marks & ~DEPUTY)
        elif not rank:
            waiting.append((part.joined, part.areas))
            waiting_marks |= part.marks
        else:
            marks = part.marks if rank <= _DEPUTIES_FROM else part.marks & ~DEPUTY
            jobs.append((rank, [*waiting, (part.joined, part.areas)], marks | waiting_marks))
            waiting, waiting_marks = [], 0
    return jobs or [(0, waiting, waiting_marks)]


def _area_of(groups: Sequence[tuple[bool, list[int]]], gives_way: Mapping[int, int]) -> tuple[int, bool]:
    """Area of a job, and whether it is operations joined with another.

    Within a part, and between parts that a comma parts, another area beside operations says what they are of.
    """
    runs: list[list[int]] = [[]]
    beside = {area for _, areas in groups for area in areas}
    groups = [(joined, [area for area in areas if gives_way.get(area) not in beside]) for joined, areas in groups]
    for joined, areas in groups:
        if joined:
            runs.append([])
        runs[-1].extend(areas)
    kinds = [_run_area(run) for run in runs if run]
    if not kinds:
        return 0, False
    if 1 in kinds:
        return 1, any(kind > 2 for kind in kinds)
    return next((kind for kind in kinds if kind > 2), kinds[0]), False


def _run_area(run: Sequence[int]) -> int:
    """Area of words that qualify each other: another one than operations and production, if there is one."""
    return next((area for area in run if area > 2), 1 if 1 in run else run[0])


def _job_order(job: tuple[int, int, bool, int]) -> tuple[int, int, int]:
    rank, area, _, _ = job
    leads_operations = rank in _JOB_ORDER and (area == 1 or rank == RANK["chief_operating"])
    first = _JOB_ORDER[rank] if leads_operations else len(_JOB_ORDER)
    return first, _LAST.get(rank, 0), rank or len(RANK) + 1


def _read_job(
    rank: int, areas: list[tuple[bool, list[int]]], marks: int, gives_way: Mapping[int, int]
) -> tuple[int, int, bool, int]:
    """Rank, area, whether operations are joined with another, and marks of one job."""
    if rank == RANK["chief_operating"]:
        # "Chief operations and technology officer" is of both; "COO, technology" is of one.
        alone = [group for group in areas if not group[0]]
        return (
            rank,
            _area_of(alone, gives_way)[0],
            any(area > 2 for joined, held in areas for area in held if joined),
            marks,
        )
    area, joined = _area_of(areas, gives_way)
    if rank == RANK["division"] and area == 1:
        # A "divisional director of operations" leads operations.
        return RANK["director"], area, joined, marks
    is_chief = rank == RANK["chief"] and area == 1
    return RANK["chief_operating"] if is_chief else rank, area, joined, marks


def _best(
    jobs: Sequence[tuple[int, list[tuple[bool, list[int]]], int]], gives_way: Mapping[int, int]
) -> tuple[int, int, int]:
    """Job that counts: one of operations before others, the higher first."""
    read = [_read_job(*job, gives_way) for job in jobs]
    rank, area, joined, marks = read[0] if len(read) == 1 else min(read, key=_job_order)
    if not area and rank > RANK["chief_executive"]:
        # "Vice president, head of product".
        area = next((other for held, other, _, _ in read if other and held not in _LAST), 0)
    several = sum(1 for job in read if job[0]) > 1
    if rank == RANK["office_manager"] and area == 1:
        # "Operations and office manager" is the manager of both.
        rank, joined = RANK["manager"], True
    return rank, area, marks | (JOINED if joined or (several and area == 1) else 0)
