"""A column of ways from the top: "Ann Berg|Bo Cole|Cy Dorn", with or without the person at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.shapes.from_ways import table_of_ways
from orgmodel.reading.formats.shapes.numbered_reports import says_reports
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.table import Table

# From the top down, then from the person up.
_DOWN = ("|", "/", ">", "\\", "→", "»", "::", ";", " - ", ",")
_UP = ("<", "←", "«")
_SAMPLE = 2_000
_USUAL = 0.8
_FEWEST = 4
_URL = re.compile(r"[a-z]{2,10}://|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}", re.IGNORECASE)
ABOVE = "{} above"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Way of writing of a column: the sign, whether the person comes first, and whether they are in it at all."""

    sign: str
    is_up: bool
    has_self: bool


def with_path_column(table: Table, words: Words) -> Table | None:
    """Add who stands above by a column of ways; None where none holds any."""
    headings = table.cells.column_names
    spoken = columns_of(headings, words)
    names = _names(table, spoken)
    other = {
        column
        for field in ("email", "photo", "notes", "location", "snapshot", "ended")
        for column in spoken.get(field, ())
    }
    for heading in headings:
        if heading in other or says_reports(heading) or (names is not None and heading in spoken.get("name", ())[:1]):
            continue
        texts = table.cells[heading].to_pylist()
        kind = _kind(texts[:_SAMPLE], names)
        if kind is None and names is not None:
            # The steps may be codes, which stand in a column of their own.
            kind = next(filter(None, (_kind(texts[:_SAMPLE], codes) for codes in _codes(table, heading))), None)
        if kind is None:
            continue
        ways = [_way(text, kind) for text in texts]
        if names is None:
            told = _note(heading, ways, kind)
            return table_of_ways(table, ways, [heading], told, LIMITS)
        name = unique_name(ABOVE.format(heading), headings)
        above = [(way[-2] if len(way) > 1 else "") if kind.has_self else (way[-1] if way else "") for way in ways]
        cells = table.cells.append_column(name, pa.array(above, pa.large_string()))
        return replace(
            table,
            cells=cells,
            known={**table.known, "manager": name},
            known_by={**table.known_by, "manager": f"{heading} holds the way from the top to each row"},
            findings=(*table.findings, _note(heading, ways, kind)),
        )
    return None


def _note(heading: str, ways: Sequence[Sequence[str]], kind: _Kind) -> Finding:
    end = "the person first" if kind.is_up else "the top first"
    text = f"{heading!r} holds paths of up to {counted(max(map(len, ways)), 'step')}, {end}"
    return finding("ORG126", column=heading, values=[text], count=1)


def _names(table: Table, spoken: dict[str, tuple[str, ...]]) -> list[str] | None:
    """Names of the rows; None where no heading says name."""
    if "name" in spoken:
        names: list[str] = table.cells[spoken["name"][0]].to_pylist()
        return names
    if "first" in spoken and "last" in spoken:
        first, last = (table.cells[spoken[field][0]].to_pylist() for field in ("first", "last"))
        return [f"{one} {other}".strip() for one, other in zip(first, last, strict=True)]
    return None


def _codes(table: Table, heading: str) -> Iterator[list[str]]:
    """Values of the columns that tell every row apart."""
    for other in table.cells.column_names:
        values = table.cells[other].slice(0, _SAMPLE).to_pylist()
        if other != heading and "" not in values and len(set(values)) == len(values):
            yield values


def _kind(texts: Sequence[str], names: Sequence[str] | None) -> _Kind | None:
    filled = [_without_brackets(text) for text in texts if text]
    if not filled or any(_URL.match(text) for text in filled[:50]):
        return None
    for sign in (*_DOWN, *_UP):
        several = sum(sign in text.strip(sign + " ") for text in filled)
        if several < max(1, 0.3 * len(filled)):
            continue
        ways = [_split(text, sign) for text in texts]
        kind = _with_names(ways, sign, names) if names is not None else _alone(ways, sign)
        if kind:
            return kind
    return _Kind(".", False, True) if names is None and _are_closed(texts) else None


def _are_closed(texts: Sequence[str]) -> bool:
    """True if each way with points, which stand in addresses and logins too, has a row without its last step.

    All below one top that is a word: "Ann", "Ann.Bo", "Ann.Bo.Cy".
    """
    known = set(texts)
    tops = [text for text in texts if "." not in text]
    is_one = len(tops) == 1 and len(known) == len(texts) >= _FEWEST and tops[0][:1].isalpha()
    return is_one and all(text.rpartition(".")[0] in known for text in texts if text != tops[0])


def _with_names(ways: Sequence[Sequence[str]], sign: str, names: Sequence[str]) -> _Kind | None:
    long = [(way, _fold(name)) for way, name in zip(ways, names, strict=False) if len(way) > 1]
    if not long or _is_address(long, set(map(_fold, names))):
        return None
    if sum(_fold(way[-1]) == name for way, name in long) >= _USUAL * len(long):
        return _Kind(sign, False, True)
    if sum(_fold(way[0]) == name for way, name in long) >= _USUAL * len(long):
        return _Kind(sign, True, True)
    known = set(map(_fold, names))
    if any(_fold(step) not in known for way, _ in long for step in way):
        return None
    tops, ends = ({_fold(way[end]) for way, _ in long} for end in (0, -1))
    return _Kind(sign, sign in _UP or len(tops) > len(ends), False)


def _is_address(ways: Sequence[tuple[Sequence[str], str]], known: set[str]) -> bool:
    """True if one and the same word that is nobody stands before every end: "/employees/1001"."""
    steps = {_fold(step) for way, _ in ways for step in way[:-1]}
    return len(ways) > 1 and len(steps) == 1 and not steps & known


def _alone(ways: Sequence[Sequence[str]], sign: str) -> _Kind | None:
    """Ways without names beside them: each way up is a row too, or all begin alike."""
    whole = [tuple(way) for way in ways if way]
    if len(whole) < 2 or len(set(whole)) < len(whole):
        return None
    is_up = sign in _UP
    known = {way[::-1] if is_up else way for way in whole}
    long = [way for way in known if len(way) > 1]
    there = sum(way[:-1] in known for way in long)
    is_one = len({way[0] for way in known}) == 1 and sign not in {",", ";", " - "}
    if long and (there >= _USUAL * len(long) or is_one):
        return _Kind(sign, is_up, True)
    turned = {way[::-1] for way in known}
    if long and sum(way[:-1] in turned for way in turned if len(way) > 1) >= _USUAL * len(long):
        return _Kind(sign, True, True)
    return None


def _way(text: str, kind: _Kind) -> list[str]:
    way = _split(text, kind.sign)
    return way[::-1] if kind.is_up else way


def _split(text: str, sign: str) -> list[str]:
    bare = _without_brackets(text)
    return [step for part in bare.split(sign) if (step := part.strip() if bare is text else part.strip(" \"'"))]


def _without_brackets(text: str) -> str:
    """The steps of an array as databases and programs write one: "{1,2}", "[1, 2]"."""
    return text[1:-1] if text[:1] + text[-1:] in {"{}", "[]"} else text


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
