"""Decision questions: the lines of a loop, tops whose manager may be missing, rows that were left out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from orgmodel.findings import Finding
from orgmodel.org.tree import Ints
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_cards import cut_text, person_cards
from orgmodel.reading.people.questions import QUESTIONS
from orgmodel.reading.people.seat_grouping import Seats

_TOPS, _NO_PERSONS = ("ORG402", "ORG501"), "ORG124"
# Lines of a loop that are offered, from the one that was left out on.
_LINES = 12
_Card = Callable[[int], dict[str, Any]]


def decision_questions(
    people: People,
    seats: Seats,
    findings: Iterable[Finding],
    ways: Mapping[str, Sequence[Ints]],
    shown: Sequence[str],
) -> dict[str, Any]:
    """Find what can be decided about people, ready for JSON.

    Parameters
    ----------
    ways
        By the code of a finding, seats of each loop along the line upward, from the one whose line was left out.
    shown
        Headings whose cells may be told.

    Returns
    -------
    dict
        Code of a finding to ``count`` and ``shown``, the first `QUESTIONS` of them. Of a loop each has ``lines``
        (``who`` and ``boss`` as `person_cards`, ``taken`` of the one that was left out) and ``count`` of lines; of a
        top ``person``; of a row that was left out its number, ``left_out``, and ``text``. Somebody is asked about once.

    Notes
    -----
    A file without such findings costs nothing.
    """
    by_code = {one.code: one for one in findings if one.code in (*_TOPS, _NO_PERSONS)}
    questions: dict[str, Any] = {}
    if out := by_code.pop(_NO_PERSONS, None):
        pairs = zip(out.rows[:QUESTIONS].tolist(), out.values, strict=False)
        asked = [{"left_out": row, "text": cut_text(text)} for row, text in pairs]
        questions[_NO_PERSONS] = {"count": out.count, "shown": asked}
    rows_by_code = {code: one.rows.tolist() for code, one in by_code.items()}
    own = set(rows_by_code.get("ORG402", ()))
    if "ORG501" in rows_by_code:
        rows_by_code["ORG501"] = [row for row in rows_by_code["ORG501"] if row not in own]
    first = {code: rows[:QUESTIONS] for code, rows in rows_by_code.items()}
    positions = people.positions(row for rows in first.values() for row in rows)
    offered = {code: [way[: _LINES + 1].tolist() for way in those[:QUESTIONS]] for code, those in ways.items()}
    of_loops = (int(seats.rows[seat]) for those in offered.values() for way in those for seat in way)
    wanted = [*positions.values(), *of_loops]
    if not wanted:
        return questions
    cards = person_cards(people, seats, wanted, shown)
    questions |= {
        code: {"count": len(rows_by_code[code]), "shown": [{"person": cards[positions[row]]} for row in rows]}
        for code, rows in first.items()
        if rows
    }
    for code, those in offered.items():
        loops = [
            _loop(few, len(way), lambda seat: cards[int(seats.rows[seat])])
            for few, way in zip(those, ways[code], strict=False)
        ]
        questions[code] = {"count": len(ways[code]), "shown": loops}
    return questions


def _loop(way: Sequence[int], count: int, card: _Card) -> dict[str, Any]:
    """Lines of a loop: the first `_LINES` of so many."""
    pairs = pairwise([*way, way[0]] if len(way) == count else way)
    lines = [{"who": card(who), "boss": card(boss), "taken": place == 0} for place, (who, boss) in enumerate(pairs)]
    return {"lines": lines, "count": count}
