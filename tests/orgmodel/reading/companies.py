"""Companies written to real files and read back, as the tests of reading need them."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from orgmodel.org.org import Org
from orgmodel.reading.build import Reading
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.read import read_company


def write(folder: Path, rows: Iterable[Sequence[str]], name: str = "people.csv", delimiter: str = ",") -> Path:
    """Write rows, the headings first, as a program that knows CSV does."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(
    folder: Path, rows: Iterable[Sequence[str]] | str, choices: Choices = NONE, limits: Limits = LIMITS
) -> Reading:
    """Write rows, or a text as it stands, and read the company; cells of a text's line are parted by a comma."""
    if isinstance(rows, str):
        path = folder / "people.csv"
        path.write_text(rows, encoding="utf-8", newline="")
    else:
        path = write(folder, rows)
    return read_company(path, choices, limits)


def bosses(org: Org, field: str = "id") -> dict[str, str]:
    """Who reports to whom by solid line, placeholders too, each by a field, or by the name where that is empty."""
    seats = range(len(org))
    names = [text or name for text, name in zip(org.texts(field, seats), org.texts("name", seats), strict=True)]
    return {names[seat]: names[boss] if boss >= 0 else "" for seat, boss in enumerate(org.tree.parent.tolist())}


def dotted(org: Org, field: str = "id") -> set[tuple[str, str]]:
    """Dotted lines: who reports, to whom."""
    return {tuple(org.texts(field, pair)) for pair in org.dotted.tolist()}


def told(reading: Reading) -> dict[str, list[int]]:
    """Rows of every finding by its code."""
    rows: dict[str, list[int]] = {}
    for one in reading.findings:
        rows.setdefault(one.code, []).extend(one.rows.tolist())
    return rows


def found(reading: Reading, code: str) -> tuple[str, ...]:
    """Texts of the findings of one code."""
    return tuple(text for one in reading.findings if one.code == code for text in one.values)


def unaccounted(reading: Reading) -> set[int]:
    """Rows of the table that are neither a seat, nor a holder of one, nor in a finding: there must be none."""
    org = reading.org
    named = {row for one in reading.findings for row in one.rows.tolist()}
    return set(reading.table.rows.tolist()) - set(org.rows.tolist()) - named
