"""Reasons: what of a hit a list shows and marks, so that one sees why it was found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from orgmodel.search.find import Matches
from orgmodel.search.searchable import NAME, TITLE, Searchable, ranked_headings
from orgmodel.text.markup import without_markup
from orgmodel.text.normalize import fold

# Of a cell that is told.
_LETTERS = 60
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason that one seat was found.

    Attributes
    ----------
    label
        "Location: Berlin" for each word that is neither in the name nor in the title; "" without one.
    marks
        Folded words that stand in what is shown: those looked for, or those that they were near to.
    """

    label: str
    marks: tuple[str, ...]


def match_reasons(company: Searchable, matches: Matches) -> list[Reason]:
    """Reasons of the matches, one per seat. O(matches)."""
    at = pa.array(np.array(matches.seats, np.int64))
    ranked = dict(ranked_headings(company))
    names = company.fields.get("name", ())
    shown = [*names, *(heading for heading, rank in ranked.items() if rank == TITLE)]
    others = [heading for heading, rank in ranked.items() if rank not in (NAME, TITLE)]
    taken = {heading: company.cells[heading].take(at) for heading in (*shown, *others)}
    cells = {heading: texts.to_pylist() for heading, texts in taken.items()}
    folded = {heading: fold(texts).to_pylist() for heading, texts in taken.items()}
    reasons = []
    for row in range(len(matches.seats)):
        here = " ".join(folded[heading][row] for heading in shown)
        marks: list[str] = []
        labels: dict[str, str] = {}
        texts = {heading: folded[heading][row] for heading in others}
        for index, word in enumerate(matches.words):
            near = matches.near[index] if matches.near else frozenset()
            # What was typed, wherever it stands, explains more than what it is near to.
            heading, met = _where(here, texts, word, frozenset())
            if not met:
                heading, met = _where(here, texts, word, near)
            if heading:
                labels[heading] = without_markup(cells[heading][row])
            # One who shares the seat, or cells that were joined.
            marks += met or [word]
        lines = (f"{heading}: {_cut(text)}" for heading, text in labels.items())
        reasons.append(Reason(" · ".join(lines), tuple(dict.fromkeys(marks))))
    return reasons


def _where(here: str, texts: Mapping[str, str], word: str, near: frozenset[str]) -> tuple[str, list[str]]:
    """Heading of the first text that meets a word, "" for name and title, and how; nothing where none does."""
    for heading, text in (("", here), *texts.items()):
        met = _met(text, word, near)
        if met:
            return heading, met
    return "", []


def _met(text: str, word: str, near: frozenset[str]) -> list[str]:
    """The word where a folded text holds it, else the words near to it that are words of the text."""
    if word in text:
        return [word]
    return sorted(near.intersection(text.split() + _PARTS.findall(text))) if near else []


def _cut(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
