"""Lists of reports: a column that names whom each row leads is turned round into a column of managers."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.keys import Key, looks_like_names, uniqueness
from orgmodel.reading.columns.speaking import is_other_manager
from orgmodel.reading.table import Table

_SEPARATORS = (";", "|", "\n", ",")
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


def with_report_lists(table: Table, words: Words) -> Table | None:
    """Add the managers that a column such as "Direct Reports" gives; None where there is no such column."""
    evidence = load_evidence()
    headings = table.cells.column_names
    said = [
        column for column in headings if any(says(heading_parts(column), entry) for entry in evidence.parts["reports"])
    ]
    table, added = _with_numbered(table)
    said += added
    signs: dict[str, Sequence[str]] = dict.fromkeys(said, _SEPARATORS)
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
            managers = _turned(lists, Key((other,), texts, looks_like_names(texts)), several, words, found)
            if managers is not None:
                heading = f"Whose {column}"
                cells = table.cells.append_column(heading, pa.chunked_array([managers], pa.large_string()))
                value = f"each row lists whom it leads; the managers are {other}"
                told = finding("ORG126", column=column, values=[value], count=1)
                known = {**table.known, "manager": heading}
                known_by = {**table.known_by, "manager": f"{column} lists whom each row leads"}
                return replace(table, cells=cells, findings=(*table.findings, told), known=known, known_by=known_by)
    return None


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


def _turned(lists: Sequence[str], key: Key, signs: Sequence[str], words: Words, share: float) -> list[str] | None:
    """Managers of each row, several parted by ";"; None where most of those listed are not in the key."""
    for separator in signs:
        parts = [[part.strip() for part in text.split(separator) if part.strip()] for text in lists]
        named = list(dict.fromkeys(part for each in parts for part in each if fold_word(part) not in words.roots))
        row_of = dict(zip(named, key.find_folded(named), strict=True))
        hits = sum(row >= 0 for row in row_of.values())
        # A column of counts is found among numbers: a list has more than one somewhere.
        is_list = any(len(each) > 1 for each in parts) or not all(part.isdigit() for part in named)
        # Whoever is listed again and again is a manager: the column says whom each row reports to.
        is_once = len(named) >= _ONCE * sum(map(len, parts))
        if named and hits >= share * len(named) and is_list and is_once:
            own = key.texts.to_pylist()
            bosses: list[list[str]] = [[] for _ in lists]
            for row, each in enumerate(parts):
                for part in each:
                    at = row_of.get(part, -1)
                    if at >= 0 and at != row:
                        bosses[at].append(own[row])
            return [";".join(dict.fromkeys(each)) for each in bosses]
    return None
