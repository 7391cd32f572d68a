"""Lists of reports: a column that names whom each row leads is turned round into a column of managers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.keys import Key, looks_like_names, uniqueness
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.columns.speaking import is_other_manager
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.shapes.numbered_reports import says_reports
from orgmodel.reading.table import Table

_SEPARATORS = (";", "|", "\n", ",")
# Where a heading says reports, a stroke parts them too.
_SEPARATORS_OF_REPORTS = (*_SEPARATORS, "/", "、", "，", "&")
# From this share of the names found the column is believed.
_FOUND, _UNIQUE = 0.6, 0.9
# Where no heading says so, nearly all are found, and a cell lists more than one on the average.
_SURE, _SEVERAL = 0.95, 1.4
# Nearly everybody is listed by one alone.
_ONCE = 0.8
# Headings of columns that hold one report each, beside a number.
_NUMBER = re.compile(r"\d{1,2}")
_REPORTS = frozenset(
    {
        "report",
        "reports",
        "subordinate",
        "child",
        "kind",
        "member",
        "mitarbeiter",
        "subordonne",
        "subordinado",
        "部下",
        "下属",
    }
)
_FEWEST = 2
# Of those listed, so many are called like people where few of them have a row.
_CALLED = 0.8


def with_report_lists(table: Table, words: Words) -> Table | None:
    """Add the managers that a column such as "Direct Reports" gives; None where there is no such column."""
    headings = table.cells.column_names
    said = [column for column in headings if says_reports(column)]
    table, added = _with_numbered(table)
    said += added
    signs: dict[str, Sequence[str]] = dict.fromkeys(said, _SEPARATORS_OF_REPORTS)
    for column in headings:
        if column not in said and (sign := _sign_of_lists(table, column)):
            signs[column] = (sign,)
    for column, several in signs.items():
        lists = table.cells[column].to_pylist()
        if not any(lists):
            continue
        for other in headings:
            texts = table.cells[other]
            if other == column or uniqueness(texts) < _UNIQUE:
                continue
            found = _FOUND if column in said else _SURE
            if heading_parts(_NUMBER.sub(" ", other)) == heading_parts(_NUMBER.sub(" ", column.partition(" to ")[0])):
                continue
            turned = _turned(lists, Key((other,), texts, looks_like_names(texts)), several, words, found)
            if turned is not None:
                return _with_managers(table, column, other, turned)
    return None


def _with_managers(table: Table, column: str, other: str, turned: "_Turned") -> Table:
    """The table with the column of managers, and a row for everybody who stands in a list alone."""
    heading = f"Whose {column}"
    cells, rows = table.cells, table.rows
    managers = list(turned.managers)
    if turned.others:
        more = {name: [""] * len(turned.others) for name in cells.column_names} | {other: list(turned.others)}
        below = pa.table(more).cast(pa.schema([cells.schema.field(name) for name in cells.column_names]))
        cells = pa.concat_tables([cells, below])
        rows = np.concatenate([rows, rows[[first for first, _ in turned.others.values()]]])
        managers += [text for _, text in turned.others.values()]
    cells = cells.append_column(heading, pa.chunked_array([managers], pa.large_string()))
    value = f"each row lists whom it leads; the managers are {other}"
    if turned.others:
        value += f"; {counted(len(turned.others), 'report')} without a row too"
    told = finding("ORG126", column=column, values=[value], count=1)
    known = {**table.known, "manager": heading}
    known_by = {**table.known_by, "manager": f"{column} lists whom each row leads"}
    findings = (*table.findings, told)
    return replace(table, cells=cells, rows=rows, findings=findings, known=known, known_by=known_by)


def _with_numbered(table: Table) -> tuple[Table, list[str]]:
    """The table with one column for all of "Report 1", "Report 2" and so on, and its heading if there are such."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for column in table.cells.column_names:
        parts = heading_parts(_NUMBER.sub(" ", column))
        if _NUMBER.search(column) and _REPORTS.intersection(parts):
            groups.setdefault(parts, []).append(column)
    columns = max(groups.values(), key=len, default=[])
    if len(columns) < _FEWEST:
        return table, []
    heading = f"{columns[0]} to {columns[-1]}"
    rows = zip(*(table.cells[column].to_pylist() for column in columns), strict=True)
    lists = pa.array([";".join(filter(None, row)) for row in rows], pa.large_string())
    return replace(table, cells=table.cells.append_column(heading, lists)), [heading]


def _sign_of_lists(table: Table, column: str) -> str:
    """The sign between several in a cell, where nobody is listed twice as managers are; "" where it is no list."""
    texts = [text for text in table.cells[column].to_pylist() if text]
    if is_other_manager(column, load_evidence()):
        return ""
    for separator in _SEPARATORS:
        parts = [part.strip() for text in texts for part in text.split(separator) if part.strip()]
        # "Lee, Ann" is one person.
        if separator == "," and not any(" " in part or any(map(str.isdigit, part)) for part in parts):
            continue
        if len(parts) >= _SEVERAL * max(1, len(texts)) and len(set(parts)) == len(parts):
            return separator
    return ""


@dataclass(frozen=True, slots=True)
class _Turned:
    """Managers of each row, several parted by ";"; those without a row, with the row that lists them and the same."""

    managers: Sequence[str]
    others: Mapping[str, tuple[int, str]]


def _turned(lists: Sequence[str], key: Key, signs: Sequence[str], words: Words, share: float) -> _Turned | None:
    """Managers by what each row lists; None where most of those are neither in the key nor called like people."""
    # A sign that parts no cell would leave several people as one.
    used = [sign for sign in signs if any(sign in text for text in lists)]
    for separator in used or signs[:1]:
        parts = [[part.strip() for part in text.split(separator) if part.strip()] for text in lists]
        named = list(dict.fromkeys(part for each in parts for part in each if fold_word(part) not in words.roots))
        row_of = dict(zip(named, key.find_folded(named), strict=True))
        hits = sum(row >= 0 for row in row_of.values())
        # A column of counts is found among numbers: a list has more than one somewhere.
        is_list = any(len(each) > 1 for each in parts) or not all(part.isdigit() for part in named)
        # Whoever is listed again and again is a manager: the column says whom each row reports to.
        is_once = len(named) >= _ONCE * sum(map(len, parts))
        is_known = hits >= share * len(named) or (share == _FOUND and key.is_name and _are_names(named, hits))
        if named and is_known and is_list and is_once:
            own = key.texts.to_pylist()
            bosses: list[dict[str, None]] = [{} for _ in lists]
            others: dict[str, dict[int, None]] = {}
            for row, each in enumerate(parts):
                for part in each:
                    at = row_of.get(part, row)
                    if at < 0:
                        others.setdefault(part, {})[row] = None
                    elif at != row:
                        bosses[at][own[row]] = None
            told = {name: (min(rows), ";".join(own[row] for row in rows)) for name, rows in others.items()}
            return _Turned([";".join(each) for each in bosses], told)
    return None


def _are_names(named: Sequence[str], hits: int) -> bool:
    """True if some listed have a row, or several stand in the lists, and all but a few are called like people."""
    evidence = load_evidence()
    called = sum(is_name(name, evidence) for name in named)
    return (hits > 0 or len(named) >= _FEWEST) and called >= _CALLED * len(named)
