"""Numbers that tell the place in an outline: "1", "1.1", "1.1.2" (WBS), "A-1-2", "01.02"."""

import re
from dataclasses import replace

import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.table import Table

_CODE = re.compile(
    r"[A-Za-z]{0,4}[0-9]{1,6}(?:[.\-/_][A-Za-z]{0,2}[0-9]{1,6}){0,40}|[A-Za-z](?:[.\-/_][A-Za-z0-9]{1,6}){1,40}|[A-Z]"
)
_BETWEEN = re.compile(r"[.\-/_]")
_TRIED = 200
# So many of the codes must stand below another that is there: a few people may be missing.
_KNOWN = 0.9


def with_codes(table: Table, words: Words) -> Table | None:
    """Add a column of the code above, where a column holds codes of places; None where none does."""
    headings = table.cells.column_names
    for heading in headings:
        sample = table.cells[heading].slice(0, _TRIED).to_pylist()
        if not all(_steps(text) for text in sample) or not any(len(_steps(text)) > 1 for text in sample):
            continue
        codes = table.cells[heading].to_pylist()
        parents = _parents(codes)
        if parents is None:
            continue
        name = unique_name(f"{heading} above", headings)
        cells = table.cells.append_column(name, pa.array(parents, pa.large_string()))
        known = {"manager": name}
        if "id" not in columns_of(headings, words):
            known["id"] = heading
        levels = max(len(_steps(code)) for code in codes)
        told = f"{heading!r} tells the place of each row, on {counted(levels, 'level')}"
        return replace(
            table,
            cells=cells,
            known={**table.known, **known},
            known_by=dict.fromkeys(known, f"the numbers in {heading} tell the place of each row"),
            findings=(*table.findings, finding("ORG126", column=heading, values=[told], count=1)),
        )
    return None


def _steps(text: str) -> tuple[str, ...]:
    """Steps of a code, without zeros in front of numbers; () where it is none."""
    bare = text.strip().rstrip(".").removesuffix(".0") if text.count(".") > 1 else text.strip().rstrip(".")
    if not _CODE.fullmatch(bare):
        return ()
    return tuple(step.lstrip("0") or "0" for step in _BETWEEN.split(bare))


def _parents(codes: list[str]) -> list[str] | None:
    """Code above each, as it is written; "" for the tops. None where they are no places."""
    steps = [_steps(code) for code in codes]
    if not all(steps):
        return None
    step_to_code = dict(zip(steps, codes, strict=True))
    if len(step_to_code) < len(codes):
        return None
    parents = []
    missing = below = 0
    for each in steps:
        above = each[:-1]
        # Some write the top as "1.0"; a step that is missing is looked for further up.
        while above and (above not in step_to_code or above == each):
            zero = (*above, "0")
            above = zero if zero in step_to_code and zero != each else above[:-1]
        if len(each) > 1 and each[1:] != ("0",):
            below += 1
            missing += not above
        parents.append(step_to_code[above] if above else "")
    return parents if below and missing <= (1 - _KNOWN) * below else None
