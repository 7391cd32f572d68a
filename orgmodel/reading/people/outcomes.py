"""Outcomes of decisions: whom their texts name in a file, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import pyarrow as pa

from orgmodel.findings import Finding, finding
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import NOBODY, SEVERAL
from orgmodel.reading.options import MOST_LETTERS, Decision
from orgmodel.reading.people.manager_choices import is_name, row_named
from orgmodel.reading.people.people import People
from orgmodel.reading.people.person_descriptions import row_of_described
from orgmodel.reading.people.person_keys import person_keys


@dataclass(frozen=True, slots=True)
class Outcome:
    """Outcome of a decision.

    Attributes
    ----------
    lasting
        The decision in words that a newer file still has: whoever is named by a row is named by the id, or the name,
        where it is theirs alone.
    who_name, other_name
        Names in the file, and of those who are not in it when it was decided; "" where there are none.
    who_row, other_row
        Rows that were named; 0 where there is none.
    reason
        Why it changed nothing; "" where it was applied.
    """

    lasting: Decision
    who_name: str = ""
    other_name: str = ""
    who_row: int = 0
    other_row: int = 0
    reason: str = ""


Outcomes = Mapping[Decision, Outcome]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Row of each text; NOBODY or SEVERAL where it is nobody's alone. `outcomes` has the decisions that name them."""

    rows: Mapping[str, int]
    outcomes: dict[Decision, Outcome]

    def applied(self) -> list[Decision]:
        """Decisions whose texts each name one row."""
        return [one for one, outcome in self.outcomes.items() if not outcome.reason]


def look_up(people: People, of_row: Ints, decisions: Sequence[Decision]) -> Named:
    """Look up whom decisions name: by id, by number of the row, by name. O(rows) where there are any, else free."""
    if not decisions:
        return Named({}, {})
    texts = list(dict.fromkeys(text for one in decisions for text in (one.who, one.other) if text))
    ids, names = people.id_key(), people.name_key()
    found = dict.fromkeys(texts, NOBODY) if ids is None else dict(zip(texts, ids.find(texts, of_row), strict=True))
    numbers = {text: number for text in texts if (number := row_named(text)) is not None}
    places = people.positions(numbers.values())
    left = [text for text in texts if found[text] == NOBODY and text not in numbers]
    if left and names is not None:
        found |= dict(zip(left, names.find_folded(left, of_row), strict=True))
    by_row = {text: places[number] for text, number in numbers.items() if found[text] == NOBODY and number in places}
    found |= by_row
    unclear = [text for text in texts if found[text] in (NOBODY, SEVERAL)]
    found |= {text: row_of_described(people, of_row, text, found[text]) for text in unclear}
    lasting = dict(zip(by_row, person_keys(people, of_row, list(by_row.values())), strict=True))
    rows = [row for row in found.values() if row >= 0]
    texts_of_rows = names.texts.take(pa.array(rows, pa.int64())).to_pylist() if names is not None else [""] * len(rows)
    name_of = dict(zip(rows, texts_of_rows, strict=True))
    outcomes = {}
    for one in decisions:
        who, other = found[one.who], found.get(one.other, NOBODY)
        outcomes[one] = Outcome(
            lasting=replace(one, who=lasting.get(one.who, one.who), other=lasting.get(one.other, one.other)),
            who_name=name_of.get(who, one.who_name if who < 0 else ""),
            other_name=name_of.get(other, one.other_name if other < 0 else ""),
            who_row=int(people.rows[who]) if who >= 0 else 0,
            other_row=int(people.rows[other]) if other >= 0 else 0,
            reason=_why_lost(one, found),
        )
    return Named(found, outcomes)


def persons_outcomes(brought_back: Mapping[str, tuple[int, str]], decisions: Sequence[Decision]) -> Outcomes:
    """Outcomes of decisions that a row is a person; `brought_back` is the table's."""
    outcomes = {}
    for one in decisions:
        if one.kind != "person":
            continue
        number, text = brought_back.get(one.who, (0, ""))
        lasting = replace(one, who=text) if text and len(text) <= MOST_LETTERS else one
        reason = "" if number else "no row that looks like no person says this"
        outcomes[one] = Outcome(lasting, who_row=number, reason=reason)
    return outcomes


def refuse(outcomes: dict[Decision, Outcome], one: Decision, reason: str) -> None:
    """Note why a decision changed nothing."""
    outcomes[one] = replace(outcomes.get(one) or Outcome(one), reason=reason)


def decision_findings(decisions: Sequence[Decision], outcomes: Outcomes) -> list[Finding]:
    """ORG420 says what was decided, ORG421 what changed nothing and why."""
    pairs = [(one, outcomes[one]) for one in dict.fromkeys(decisions)]
    taken = [_in_words(one, outcome) for one, outcome in pairs if not outcome.reason]
    lost = [f"{_in_words(one, outcome)}: {outcome.reason}" for one, outcome in pairs if outcome.reason]
    return [
        finding(code, values=texts, count=len(texts)) for code, texts in (("ORG420", taken), ("ORG421", lost)) if texts
    ]


def decided_json(decisions: Sequence[Decision], outcomes: Outcomes) -> list[dict[str, Any]]:
    """Decisions with what became of them, ready for JSON, in their order: `orgmodel.org.report.DecidedJson`."""
    by_decision = {}
    for one in decisions:
        outcome = outcomes[one]
        values = asdict(outcome)
        by_decision[outcome.lasting] = values.pop("lasting") | values
    return list(by_decision.values())


def _in_words(one: Decision, outcome: Outcome) -> str:
    """A decision in words, with the names beside ids."""
    who, other = (
        name if name and name == key else f"{name} ({key})" if name else key
        for key, name in ((one.who, outcome.who_name), (one.other, outcome.other_name))
    )
    if one.kind == "manager" and other and not outcome.other_row and not outcome.reason:
        other = f"{other}, who is not in the file"
    return replace(one, who=who, other=other).text()


def is_outside(one: Decision, rows: Mapping[str, int]) -> bool:
    """True if a decision names a manager who is not in the file: words, and neither an id nor the number of a row."""
    return one.kind == "manager" and rows.get(one.other) == NOBODY and is_name(one.other)


def _why_lost(one: Decision, rows: Mapping[str, int]) -> str:
    if one.kind in ("break", "same") and not one.other:
        return "it names one person alone"
    for text in filter(None, (one.who, "" if is_outside(one, rows) else one.other)):
        if rows[text] in (NOBODY, SEVERAL):
            who = "nobody that was read" if rows[text] == NOBODY else "more than one"
            return f"{who} has the id or name {text!r}"
    return ""
