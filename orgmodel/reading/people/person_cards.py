"""Person cards: what distinguishes people, as questions show it."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from orgmodel.reading.columns.keys import NOBODY, SEVERAL
from orgmodel.reading.people.people import People
from orgmodel.reading.people.seat_grouping import Seats

_LETTERS = 60
_FIELDS = ("name", "title", "department", "manager")


def person_cards(people: People, seats: Seats, rows: Sequence[int], shown: Sequence[str]) -> dict[int, dict[str, Any]]:
    """Facts that distinguish people, by row: key, row and some fields; the key is the id where nobody else has it."""
    rows = list(dict.fromkeys(rows))
    ids = people.id_key()
    texts = ids.texts.take(pa.array(rows, pa.int64())).to_pylist() if ids else [""] * len(rows)
    first_rows = ids.find(texts, seats.of_row) if ids else [NOBODY] * len(rows)
    fields = {}
    for field in _FIELDS:
        columns = [name for name in people.mapped.fields.get(field, ()) if name in shown]
        parts = [people.cells[name].take(pa.array(rows, pa.int64())).to_pylist() for name in columns]
        fields[field] = [cut_text(" ".join(filter(None, each))) for each in zip(*parts, strict=True)] or [""] * len(
            rows
        )
    cards = {}
    for place, row in enumerate(rows):
        number = int(people.rows[row])
        is_id = texts[place] != "" and first_rows[place] not in (NOBODY, SEVERAL)
        cards[row] = {
            "key": texts[place] if is_id else f"row {number}",
            "row": number,
            **{field: values[place] for field, values in fields.items()},
        }
    return cards


def cut_text(text: str) -> str:
    """A text of a cell, cut where it is long."""
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
