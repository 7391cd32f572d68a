r"""Records as terminals show them, a line a value: psql's \x, mysql's \G, sqlite's lines, PowerShell's Format-List."""

import re
from collections.abc import Sequence

from orgmodel.errors import BadFile
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Records, counted
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.formats.text_starts import unfenced
from orgmodel.reading.limits import Limits

_RECORD = re.compile(r"-\[ RECORD \d+ \][-+]*|\*{5,} \d+\. row \*{5,}", re.IGNORECASE)
_PAIR = re.compile(r"[ \t]*+(?P<key>[^\s:|=][^:|=\n]{0,60})(?P<sign>[:|=])(?:[ \t]++(?P<value>.*))?")
_RULE = re.compile(r"-{3,}|={3,}|\*{3,}")
_JUDGED = 200
# Numbered lines.
Block = list[tuple[int, str]]
_FEWEST_KNOWN = 2


def _is_records(head: str) -> bool:
    """True if lines are pairs below each other, in blocks that begin with the same key or a mark."""
    lines = [line.rstrip() for line in unfenced(head).split("\n")[:_JUDGED]]
    blocks = _blocks(lines)
    if any(_RECORD.fullmatch(line.strip()) for line in lines):
        return True
    full = _people(blocks)
    if len(full) < 2 or any(_PAIR.fullmatch(line) is None for _, line in full[0]) or len(full[0]) < 2:
        return False
    # PowerShell and sqlite write the sign of all keys below each other, behind at least one blank.
    places = {line.find(":") if ":" in line else line.find("=") for _, line in full[0]}
    first = {_key(block[0][1]) for block in full[:-1]}
    if len(first) != 1:
        return False
    # By hand people write "Name: Ann" without blanks: then the keys are to be known.
    known = {name for names in load_words().fields.values() for name in names}
    are_signed = ":" in full[0][0][1] or all(" = " in f"{line} " for _, line in full[0])
    are_known = sum(fold(_key(line)) in known for _, line in full[0]) >= _FEWEST_KNOWN and are_signed
    are_known &= _key(full[-1][0][1]) in first
    return are_known or (len(places) == 1 and all(line[place - 1] == " " for place in places for _, line in full[0]))


def _parse(text: str, limits: Limits) -> Records:
    body = unfenced(text)
    blocks = _people(_blocks([line.rstrip() for line in body.split("\n")]))
    records: list[dict[str, str]] = []
    lines: list[int] = []
    for block in blocks:
        record: dict[str, str] = {}
        last = ""
        for _, line in block:
            match = _PAIR.fullmatch(line)
            if match:
                last = match["key"].strip()
                value = (match["value"] or "").strip()
                record[last] = "" if value == "NULL" else value
            elif last and line.startswith(" "):
                # A long value goes on below.
                record[last] = f"{record[last]}{line.strip()}"
        if record:
            records.append(record)
            lines.append(block[0][0])
        check_rows(len(records), limits)
    if not records:
        raise BadFile("The file holds no records", "Copy the output again.")
    names = {name for record in records for name in record}
    return Records(records, {}, f"{counted(len(records), 'record')}, {counted(len(names), 'column')}", (), lines)


def _blocks(lines: Sequence[str]) -> list[Block]:
    """Numbered lines of each block, without marks and blank lines."""
    blocks: list[Block] = [[]]
    for number, line in enumerate(lines, 1):
        if not line.strip() or _RECORD.fullmatch(line.strip()) or _RULE.fullmatch(line.strip()):
            blocks.append([])
        else:
            blocks[-1].append((number, line))
    return blocks


def _people(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that hold something, without those above the people: the head of a mail, a title."""
    full = [block for block in blocks if block]
    first = _key(full[-1][0][1]) if full else ""
    start = next((place for place, block in enumerate(full) if _key(block[0][1]) == first), 0)
    return full[start:] if first and len(full) - start >= _FEWEST_KNOWN else full


def _key(line: str) -> str:
    match = _PAIR.fullmatch(line)
    return match["key"].strip() if match else ""


FORMAT = Format("pasted-records", "records as a terminal shows them", _is_records, _parse)
