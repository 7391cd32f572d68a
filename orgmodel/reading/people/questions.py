"""Questions to a person: the rows of an id that differ, the people of a manager's name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding
from orgmodel.reading.options import Choices
from orgmodel.reading.people.manager_choices import look_up_choices
from orgmodel.reading.people.namesakes import find_namesakes
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_cards import cut_text, person_cards
from orgmodel.reading.people.seat_grouping import Seats

OF_ROWS, OF_NAMES = ("ORG305", "ORG304", "ORG308"), ("ORG405", "ORG411", "ORG409", "ORG401", "ORG407")
# Questions of each finding, answers and cells of each question, rows that ask it: the report stays some ten kilobytes.
QUESTIONS, ROWS, PEOPLE, CELLS, ASKING = 30, 12, 20, 8, 12


def questions_json(
    people: People, seats: Seats, findings: Iterable[Finding], choices: Choices, shown: Sequence[str]
) -> dict[str, Any]:
    """Find what can be chosen, ready for JSON.

    Parameters
    ----------
    findings
        Those of the seats and lines.
    shown
        Headings whose cells may be told; restricted ones are not among them.

    Returns
    -------
    dict
        Code of a finding to ``count`` and ``shown``, the first `QUESTIONS` of them. Of rows, each question has ``id``,
        ``headings`` (those in which the rows differ), ``rows`` (``row``, ``cells``, ``taken``) and ``count`` of rows.
        Of names, those named most often first: ``text``, ``rows`` (who names it: ``row``, ``name``), ``count`` of
        them, ``people`` (``key``, ``row`` and some fields), ``of`` (how many have the name). An id is asked about once.

    Notes
    -----
    A file without such findings costs nothing.
    """
    every = [one for one in findings if one.code in (*OF_ROWS, *OF_NAMES)]
    by_code = {one.code: one for one in every}
    questions: dict[str, Any] = {}
    seen_ids: set[str] = set()
    for code in OF_ROWS:
        if code in by_code:
            ids = [text for text in dict.fromkeys(by_code[code].values) if text not in seen_ids]
            seen_ids.update(ids)
            if ids:
                questions[code] = {"count": len(ids), "shown": _row_questions(people, seats, ids[:QUESTIONS], shown)}
    for code in OF_NAMES:
        if code in by_code:
            asking: dict[str, list[int]] = {}
            for one in every:
                if one.code == code:
                    for row, text in zip(one.rows.tolist(), one.values, strict=True):
                        asking.setdefault(text or f"row {row}", []).append(row)
            few = dict(sorted(asking.items(), key=lambda pair: -len(pair[1]))[:QUESTIONS])
            questions[code] = {"count": len(asking), "shown": _name_questions(people, seats, few, choices, shown)}
    return questions


def _row_questions(people: People, seats: Seats, ids: Sequence[str], shown: Sequence[str]) -> list[dict[str, Any]]:
    key = people.id_key()
    if key is None:
        return []
    rows = np.flatnonzero(pc.is_in(key.texts, value_set=pa.array(ids, key.texts.type)).to_numpy())
    cells = people.cells.take(pa.array(rows))
    every = list(zip(*(column.to_pylist() for column in cells.columns), strict=True))
    heading_indices = [cells.column_names.index(heading) for heading in shown]
    groups: dict[str, list[int]] = {}
    for position, text in enumerate(key.texts.take(pa.array(rows)).to_pylist()):
        groups.setdefault(text, []).append(position)
    questions = []
    for text in ids:
        group = groups[text]
        taken = int(seats.rows[seats.of_row[rows[group[0]]]])
        # Of rows alike in every cell one is enough: the one that stands for them.
        alike: dict[tuple[str, ...], int] = {}
        for position in sorted(group, key=lambda position: (rows[position] != taken, position)):
            alike.setdefault(every[position], position)
        listed = sorted(sorted(alike.values(), key=lambda position: (rows[position] != taken, position))[:ROWS])
        differ = [each for each in heading_indices if len({every[position][each] for position in alike.values()}) > 1][
            :CELLS
        ]
        questions.append(
            {
                "id": cut_text(text),
                "headings": [cells.column_names[each] for each in differ],
                "rows": [
                    {
                        "row": int(people.rows[rows[position]]),
                        "cells": [cut_text(every[position][each]) for each in differ],
                        "taken": int(rows[position]) == taken,
                    }
                    for position in listed
                ],
                "count": len(alike),
            }
        )
    return questions


def _name_questions(
    people: People, seats: Seats, asking: Mapping[str, Sequence[int]], choices: Choices, shown: Sequence[str]
) -> list[dict[str, Any]]:
    namesakes = find_namesakes(list(asking), people.mapped.keys)
    manager_choices = look_up_choices(people, seats, choices.named)
    positions = people.positions(number for numbers in asking.values() for number in numbers[:ASKING])
    standing, listed = {}, {}
    for text, numbers in asking.items():
        own = (manager_choices.of_seats.get(int(seats.of_row[positions[number]])) for number in numbers[:ASKING])
        chosen = seats.of_row[[row for row in (manager_choices.rows.get(text), *own) if row is not None]]
        found = np.unique(np.concatenate([chosen, seats.of_row[namesakes.get(text, [])]]))
        few = np.unique([*chosen, *found[:PEOPLE]])
        standing[text], listed[text] = len(found), seats.rows[few.astype(np.int64)].tolist()
    cards = person_cards(
        people, seats, [*(row for rows in listed.values() for row in rows), *positions.values()], shown
    )
    return [
        {
            "text": text,
            "rows": [{"row": row, "name": cards[positions[row]]["name"]} for row in numbers[:ASKING]],
            "count": len(numbers),
            "people": [cards[row] for row in listed[text]],
            "of": standing[text],
        }
        for text, numbers in asking.items()
    ]
