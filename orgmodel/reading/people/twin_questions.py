"""Twin questions: whether rows are one person, of those drawn as one and of those kept apart."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_cards import cut_text, person_cards
from orgmodel.reading.people.questions import QUESTIONS, ROWS
from orgmodel.reading.people.repeated_rows import first_alike
from orgmodel.reading.people.seat_grouping import Seats

# Findings about rows of one id that are drawn as one, and that are not; about ids alike; about rows alike.
_ONE, _SEVERAL, _IDS_ALIKE, _ROWS_ALIKE = ("ORG303", "ORG311"), "ORG310", "ORG307", "ORG312"


def twin_questions(people: People, seats: Seats, findings: Iterable[Finding], shown: Sequence[str]) -> dict[str, Any]:
    """Find rows that may be one person or several, ready for JSON.

    Returns
    -------
    dict
        Code of a finding to ``count`` and ``shown``, the first `QUESTIONS` of them: ``id`` where the rows have one in
        common, else ""; ``twins`` (as `person_cards`, `ROWS` at most), ``count`` of them, and ``is_one``.

    Notes
    -----
    A file without such findings costs nothing.
    """
    by_code = {one.code: one for one in findings}
    groups: dict[str, dict[str, list[int]]] = {}
    key = people.id_key()
    for code in (*_ONE, _SEVERAL):
        if code in by_code and key is not None:
            groups[code] = _by_text(key.texts, dict.fromkeys(by_code[code].values))
    if _IDS_ALIKE in by_code and key is not None:
        positions = people.positions(by_code[_IDS_ALIKE].rows.tolist())
        forms = key.folded.take(pa.array(sorted(positions.values()))).to_pylist()
        groups[_IDS_ALIKE] = _by_text(key.folded, dict.fromkeys(forms))
    if _ROWS_ALIKE in by_code:
        groups[_ROWS_ALIKE] = _alike(people)
    questions: dict[str, Any] = {}
    for code, found in groups.items():
        several = {text: rows for text, rows in found.items() if len(rows) > 1}
        few = list(several.items())[:QUESTIONS]
        cards = person_cards(people, seats, [row for _, rows in few for row in rows[:ROWS]], shown)
        has_id = code not in (_IDS_ALIKE, _ROWS_ALIKE)
        asked = [
            {
                "id": cut_text(text) if has_id else "",
                "twins": [cards[row] for row in rows[:ROWS]],
                "count": len(rows),
                "is_one": code in _ONE,
            }
            for text, rows in few
        ]
        if asked:
            questions[code] = {"count": len(several), "shown": asked}
    return questions


def _by_text(texts: pa.ChunkedArray, values: Iterable[str]) -> dict[str, list[int]]:
    """Rows of each value, in the order of the values."""
    groups: dict[str, list[int]] = {value: [] for value in values}
    rows = np.flatnonzero(pc.is_in(texts, value_set=pa.array(list(groups), texts.type)).to_numpy())
    for row, text in zip(rows.tolist(), texts.take(pa.array(rows)).to_pylist(), strict=True):
        groups[text].append(row)
    return groups


def _alike(people: People) -> dict[str, list[int]]:
    """Rows that say the same word by word, by the number of the first."""
    groups: dict[str, list[int]] = {}
    stands = first_alike(people)
    for row in np.flatnonzero(np.bincount(stands, minlength=len(stands))[stands] > 1).tolist():
        groups.setdefault(str(stands[row]), []).append(row)
    return groups
