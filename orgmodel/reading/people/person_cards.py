"""Person cards: what distinguishes people, as questions show it."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_keys import person_keys
from orgmodel.reading.people.seat_grouping import Seats

_LETTERS = 60
_FIELDS = ("name", "title", "department", "manager")


def person_cards(people: People, seats: Seats, rows: Sequence[int], shown: Sequence[str]) -> dict[int, dict[str, Any]]:
    """Facts that distinguish people, by row: key (see `person_keys`), id ("" without one), row and some fields."""
    rows = list(dict.fromkeys(rows))
    keys = person_keys(people, seats.of_row, rows)
    ids = people.id_key()
    texts = [""] * len(rows) if ids is None else ids.texts.take(pa.array(rows, pa.int64())).to_pylist()
    fields = {}
    for field in _FIELDS:
        columns = [name for name in people.mapped.fields.get(field, ()) if name in shown]
        parts = [people.cells[name].take(pa.array(rows, pa.int64())).to_pylist() for name in columns]
        fields[field] = [cut_text(" ".join(filter(None, each))) for each in zip(*parts, strict=True)] or [""] * len(
            rows
        )
    return {
        row: {
            "key": keys[place],
            "id": cut_text(texts[place]),
            "row": int(people.rows[row]),
            **{field: values[place] for field, values in fields.items()},
        }
        for place, row in enumerate(rows)
    }


def cut_text(text: str) -> str:
    """A text of a cell, cut where it is long."""
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
