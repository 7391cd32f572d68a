"""Things: lines of an outline that look like no person, post or unit; a recipe has the shape of a company."""

import re
from collections.abc import Sequence

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.labels import Label
from orgmodel.reading.formats.hierarchies.titles import has_job

_FEWEST, _SHARE = 3, 0.5
# An amount of something, a price, a sentence of so many words.
_AMOUNT = re.compile(r"\d[\d/.,]*+\s*+([^\W\d_])")
_PRICE = re.compile(r"\d[.,]\d\d\b")
_SENTENCE = 4
_SIGNS = re.compile(r"[\d()\[\].,:;#/-]++")
_MOST_LETTERS = 200


def things_among(labels: Sequence[Label], lines: Sequence[int]) -> list[Finding]:
    """Finding about lines that look like no people (ORG133), where they are half of those that look like anything.

    Other words in small letters speak for nothing: "Department of public works" and "ann berg" are written so.
    """
    kinds = [_is_thing(f"{label.name} {label.title}".strip()) for label in labels]
    things = [place for place, kind in enumerate(kinds) if kind]
    if len(things) < _FEWEST or len(things) < _SHARE * sum(kind is not None for kind in kinds):
        return []
    return [finding("ORG133", [lines[place] for place in things], values=[labels[place].name for place in things])]


def _is_thing(text: str) -> bool | None:
    """True for an amount, a price or a sentence, False for a name or title, None for what may be either."""
    evidence, text = load_evidence(), text[:_MOST_LETTERS]
    if has_job(text):
        return False
    amount = _AMOUNT.match(text)
    if (amount is not None and amount[1].islower()) or _PRICE.search(text):
        return True
    if is_name(" ".join(_SIGNS.sub(" ", text).split()), evidence):
        return False
    words = text.split()
    is_sentence = len(words) >= _SENTENCE and text.endswith((".", "!", "?")) and any(map(str.islower, words[1:]))
    return True if is_sentence else None
