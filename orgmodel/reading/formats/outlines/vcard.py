"""vCards: one person a card, whose manager stands in RELATED, X-MANAGER and their kin."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.org.own_columns import ASIDE, LEVEL, OWN_FIELDS, SHOWN
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Records, counted
from orgmodel.reading.formats.hierarchies.own_values import own_keys, read_values
from orgmodel.reading.formats.vcard_lines import readable_lines
from orgmodel.reading.limits import Limits

_AGAIN = "Export the contacts again, or as .csv."
_COLUMNS = {
    "UID": "id", "FN": "Name", "TITLE": "Title", "ROLE": "Role", "EMAIL": "Email", "TEL": "Phone",
    "ORG": "Organization",
    "ADR": "Location", "NOTE": "Notes", "URL": "URL", "NICKNAME": "Nickname", "CATEGORIES": "Categories",
}  # fmt: skip
_MANAGERS_TEXT = """
x-managersname x-manager x-ms-manager x-evolution-manager x-kaddressbook-x-managersname x-managers-name x-manager-name
 x-supervisor x-boss x-reports-to managersname manager
"""
_MANAGERS = frozenset(_MANAGERS_TEXT.split())
_MANAGER_TYPES = frozenset({"manager", "x-manager", "boss", "supervisor", "x-boss"})
_LEFT_OUT = frozenset({"VERSION", "N", "PHOTO", "LOGO", "KEY", "SOUND", "PRODID", "REV", "BEGIN", "END", "MEMBER"})
MANAGER, ASSISTANT = "Manager", "Assistant"
_CARD = "Card"
# Lines of a card of ours that say once more what a column of the company says.
_PARTS = frozenset({"Department", "Email"})


def _is_vcard(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n")[:11].upper() == "BEGIN:VCARD"


def _parse(text: str, limits: Limits) -> Records:
    records: list[dict[str, str]] = []
    groups = 0
    unread = _Unread()
    text, unread.count = readable_lines(text)
    for lines in _cards(text, unread):
        record = _record(lines)
        if record is None or not (record["Name"] or LEVEL in record):
            groups += 1
        else:
            records.append(record)
        if len(records) > limits.rows:
            break
    if not records:
        raise BadFile("The vCard file holds no person", _AGAIN)
    heading, _ = own_keys(records, [record.get("id", "") for record in records])
    keyed = {record.get("id", "") for record in records}
    is_keyed = "" not in keyed and len(keyed) == len(records)
    # Where some cards have no id, all are known by their names.
    headings = ("Email",) if is_keyed else ("Email", "id")
    names = {
        record[heading].casefold(): record["Name"] for record in records for heading in headings if record.get(heading)
    }
    for record in records:
        manager = record.get(MANAGER, "").casefold()
        if manager in names:
            record[MANAGER] = names[manager]
    key = heading if heading and is_keyed and heading not in _COLUMNS.values() else "id"
    if key != "id":
        records = [
            {key: record["id"]} | {name.removeprefix(ASIDE): text for name, text in record.items() if name != "id"}
            for record in records
        ]
    if not is_keyed:
        # Where most cards have no id, those that have one would speak for all.
        records = [{_CARD if name == "id" else name: text for name, text in record.items()} for record in records]
    known = {"name": "Name", "id": key if is_keyed else "Name"}
    named = sum(bool(record.get(MANAGER)) for record in records)
    if named:
        known["manager"] = MANAGER
    told = f"{counted(len(records), 'card')}, {named:,} of them with a manager"
    left = [finding("ORG125", values=["cards of groups, or without a name"], count=groups)] if groups else []
    if unread.count:
        left.append(finding("ORG129", count=unread.count))
    return Records(records, known, told, left)


# Values of parts: what is escaped in them is read after they are taken apart.
_RAW = frozenset({"N", "ORG", "ADR"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a card; `kinds` are its types and the names of its parameters, without case."""

    group: str | None
    name: str
    kinds: frozenset[str]
    value: str


@dataclass(slots=True)
class _Unread:
    """Count of lines that could not be read, and of cards within cards."""

    count: int = 0


def _cards(text: str, unread: _Unread) -> Iterator[list[_Line]]:
    """Lines of each card, bare of cards within it.

    vobject parts the lines and reads their heads. Its cards would take ten times as long, and cut texts at a comma.
    """
    from vobject import base  # noqa: PLC0415 - only cards need it

    open_: list[str] = []
    lines: list[_Line] = []
    number = 0
    for text_of_line, number in base.getLogicalLines(io.StringIO(text)):
        try:
            line = _line(base, text_of_line)
        except (base.VObjectError, ValueError, LookupError, TypeError, AttributeError):
            unread.count += 1
            continue
        if line.name == "BEGIN":
            unread.count += len(open_) == 1
            lines = lines if open_ else []
            open_.append(line.value.upper())
        elif line.name == "END":
            if not open_ or open_.pop() != line.value.upper():
                raise _damaged(number)
            if not open_:
                yield lines
        elif not open_:
            unread.count += 1
        elif len(open_) == 1:
            lines.append(line)
    if open_:
        raise _damaged(number)


def _damaged(number: int) -> BadFile:
    return BadFile(f"The vCard file is damaged from line {number:,} on", _AGAIN)


def _line(base: ModuleType, text: str) -> _Line:
    """A line with its value as it was meant; a value of bytes is nothing."""
    name, params, value, group = base.parseLine(text)
    name = name.upper()
    # Those without a value are kinds in old cards: "RELATED;MANAGER:".
    named = {param[0].upper(): param[1:] for param in params if len(param) > 1}
    alone = {param[0].upper() for param in params if len(param) == 1}
    coding = {text.upper() for text in named.get("ENCODING", ())} | alone
    if "QUOTED-PRINTABLE" in coding:
        value = base.ContentLine(name, params, value).value
    elif coding & {"B", "BASE64"}:
        value = ""
    kinds = {*map(str.casefold, named.get("TYPE", ())), *map(str.casefold, named), *map(str.casefold, alone)}
    return _Line(group, name, frozenset(kinds), value if name in _RAW else _unescaped(value))


def _record(lines: Sequence[_Line]) -> dict[str, str] | None:
    """One person; None for a card of a group."""
    record: dict[str, str] = {}
    own: dict[str, str] = {}
    parts = ""
    # Apple writes the kind of a related name on a line of its own in the same group.
    labels = {line.group: line.value.strip("_$!<> ").casefold() for line in lines if line.name == "X-ABLABEL"}
    for line in lines:
        name, value = line.name, (_unescaped(line.value) if line.name in _RAW else line.value).strip()
        if name == "X-ABLABEL":
            continue
        if name == "KIND" and value.casefold() in {"group", "org", "location"}:
            return None
        if name == "N":
            parts = value
        elif name.casefold() in _MANAGERS or (
            name in {"RELATED", "X-ABRELATEDNAMES"}
            and not line.kinds.union([labels.get(line.group, "")]).isdisjoint(_MANAGER_TYPES)
        ):
            _add(record, MANAGER, re.sub(r"^(?:urn:uuid:|mailto:)", "", value, flags=re.IGNORECASE))
        elif name in {"X-ASSISTANT", "X-MS-ASSISTANT", "X-EVOLUTION-ASSISTANT"}:
            _add(record, ASSISTANT, value)
        elif name == "X-REPORTLINE":
            own = read_values(value)
        elif name not in _LEFT_OUT and value:
            _add(record, _COLUMNS.get(name, name.removeprefix("X-").capitalize()), _shown(name, value))
    if not record.get("Name"):
        family, _, given = parts.partition(";")
        spoken = " ".join(filter(None, (given.partition(";")[0].strip(), family.strip())))
        record["Name"] = spoken or record.get("Nickname", "") or record.get("Email", "")
    return _as_loaded(record, own) if own else record


def _as_loaded(record: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    """Person of a card of ours: the name as it was, nothing twice, and no unit out of the name of the company."""
    name, shown = own.pop(OWN_FIELDS["name"], ""), own.pop(SHOWN, None)
    if shown is not None and shown == record["Name"]:
        record["Name"] = name
    record.pop(_COLUMNS["ORG"], None)
    ours = {*own.values()}
    return own | {heading: text for heading, text in record.items() if heading not in _PARTS or text not in ours}


def _add(record: dict[str, str], heading: str, value: str) -> None:
    if value and value != record.get(heading):
        record[heading] = f"{record[heading]}; {value}" if heading in record and heading != "Name" else value


def _shown(name: str, value: str) -> str:
    if name == "UID":
        return re.sub(r"^urn:uuid:", "", value, flags=re.IGNORECASE)
    if name in {"ORG", "ADR"}:
        return ", ".join(filter(None, (part.strip() for part in value.split(";"))))
    return value


def _unescaped(value: str) -> str:
    # One after the other: of "\\\\n" the backslash is one, and the letter is a letter.
    if "\\" not in value:
        return value
    return re.sub(r"\\([nN,;\\\"])", lambda code: "\n" if code[1] in "nN" else code[1], value)


FORMAT = Format("vcard", "a vCard file", _is_vcard, _parse)
