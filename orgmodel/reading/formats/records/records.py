"""Tables out of JSON and YAML: flat records, nested ones, graphs, directories' answers, units with their positions."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.hierarchies.labels import DEPARTMENT, MORE, TITLE, split_labels
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER, Link, manage
from orgmodel.reading.formats.recognition.refusals import refuse_json
from orgmodel.reading.formats.records.flat import flatten
from orgmodel.reading.formats.records.json_text import Parsed
from orgmodel.reading.formats.records.nested import RecordList, Unfolded, find_records, unfold
from orgmodel.reading.formats.records.nested_references import without_copies
from orgmodel.reading.formats.records.positions import has_positions, with_holders
from orgmodel.reading.formats.records.script_text import ADVICE as RUN
from orgmodel.reading.formats.records.script_text import NO_PEOPLE as NO_LIST
from orgmodel.reading.formats.records.script_text import NoPeople, parse_relaxed, parse_script
from orgmodel.reading.formats.records.structures.structures import read_structure
from orgmodel.reading.formats.records.toml_text import parse_toml
from orgmodel.reading.formats.records.xml_records import ADVICE, NO_PEOPLE, parse_xml
from orgmodel.reading.formats.records.yaml_text import parse_yaml
from orgmodel.reading.formats.tabulate import check_rows, free_heading, tabulate
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.encoding import guess_findings, read_text

# What no name of a person has, and a name without a letter.
_CODE = re.compile(r"[(){}=<>$_/\\]|\w\.\w|^[^\W_]{0}[\W\d_]*$")
# Fields by one of which XML is about people, so many at least.
_OF_PEOPLE, _FEWEST = frozenset({"name", "first", "last", "manager"}), 2
KEY, RECORD, PARENT = "Key", "Record", "Reports to record"
_IDS = ("id", "key", "uid", "uuid", "guid", "employeeid", "employeenumber", "personid", "userid", "positionid", "slug")
_ENDS = (("source", "target"), ("from", "to"), ("parent", "child"), ("manager", "report"))
# Columns in which directories name the manager by the id of another record.
_MANAGER_ENDS = (
    "manager.id",
    "manager.email",
    "manager.name",
    "manager.displayname",
    "supervisor.id",
    "supervisor.name",
)
_NAME_ENDS = ("fullname", "displayname", "name")
# What drawing libraries call the words in a box.
_WORDS = ("label", "text")
_DIRECTORY_MANAGERS = ("manager.id", "manager.value")


def read_json(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read JSON or JSON lines; see `to_table`."""
    return _read(path, partial(parse_relaxed, most_people=limits.rows), "json", choices, limits)


def read_script(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read the list of people of a script; see `to_table`.

    Raises
    ------
    BadFile
        If it has none, or no key is called as names or managers of people are.
    """
    table = _read(path, partial(parse_script, most_people=limits.rows), "script", choices, limits)
    told = finding("ORG123", values=[f"a list in a script: {counted(table.cells.num_rows, 'entry')}"], count=1)
    if not _has_people(table):
        raise NoPeople(NO_LIST, RUN)
    return replace(table, findings=(told, *table.findings))


def _has_people(table: Table) -> bool:
    """True if a list of a script names people and whom they report to, or names them and says more of them."""
    known = columns_of(table.cells.column_names, load_words())
    evidence = load_evidence()
    if not known and not table.known:
        return _are_bare_people(table)
    fields = {heading: fields_of_parts(heading_parts(heading), evidence) for heading in table.cells.column_names}

    def texts(field: str) -> list[str]:
        heading = table.known.get(field) or next(iter(known.get(field, ())), None)
        heading = heading or next((each for each, said in fields.items() if field in said), None)
        return [text for text in table.cells[heading].to_pylist() if text] if heading else []

    words = (text for key in _WORDS if key in fields for text in table.cells[key].to_pylist())
    names = texts("name") or texts("first") or [text for text in words if text] or texts("id")
    managers = set(texts("manager"))
    if len(names) < _FEWEST or sum(_CODE.search(name) is not None for name in names) > 0.2 * len(names):
        return False
    # "state", "filters": words of a program.
    if all(name.isascii() and name == name.lower() for name in names):
        return False
    if managers:
        columns = (set(table.cells[heading].to_pylist()) for heading in table.cells.column_names)
        return max(len(managers & column) for column in columns if column != managers | {""}) >= 0.5 * len(managers)
    return sum(is_name(name, evidence) for name in names) >= 0.5 * len(names) and len(known) >= _FEWEST


def read_yaml(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read YAML; see `to_table`."""
    return _read(path, parse_yaml, "yaml", choices, limits)


def read_toml(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read TOML; see `to_table`."""
    return _read(path, parse_toml, "toml", choices, limits)


def read_xml(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read XML of a kind that is not known; see `to_table`.

    Raises
    ------
    BadFile
        If no element or attribute is called as names or managers of people are.
    """
    return _of_people(_read(path, parse_xml, "xml", choices, limits), NO_PEOPLE, ADVICE)


def _of_people(table: Table, problem: str, advice: str) -> Table:
    """Refuse a table in which no heading says that it is of people."""
    words, evidence = load_words(), load_evidence()
    headings = table.cells.column_names
    said = {field for heading in headings for field in fields_of_parts(heading_parts(heading), evidence)}
    if table.cells.num_rows < _FEWEST or not _OF_PEOPLE & (said | set(columns_of(headings, words)) | set(table.known)):
        raise BadFile(problem, advice)
    return table


def _read(path: Path, parse: Callable[[str], Parsed], kind: str, choices: Choices, limits: Limits) -> Table:
    text = read_text(path, choices.encoding)
    parsed = parse(bytes(memoryview(text.data)[text.start :]).decode())
    table = to_table(parsed, Origin(kind, encoding=text.encoding), limits)
    strays = len(text.doubtful)
    told = [*guess_findings(text), *([finding("ORG105", count=strays)] if strays else [])]
    return replace(table, findings=(*table.findings, *told)) if told else table


def to_table(parsed: Parsed, origin: Origin, limits: Limits) -> Table:
    """Make a table of whatever records a file holds.

    Returns
    -------
    Table
        Records inside records have a row of their own. Where they have no id that is unique, "Record" numbers them;
        "Reports to record" names the record that each stood in. Records under keys have the column "Key". Nodes have
        the columns "Manager" and, where there are such, "Dotted line".

    Raises
    ------
    BadFile
        If there are no records, or more than the limits bear.
    """
    refuse_json(parsed.data)
    if structure := read_structure(parsed.data, limits):
        name, read = structure
        told = finding("ORG123", values=[f"{name}: {read.summary}"], count=1)
        return tabulate(read.records, origin, limits, [told, *read.findings], read.known)
    listed = find_records(parsed.data)
    if listed is None:
        raise NoPeople(
            "The file holds no records, only single values",
            "Export a list with one record per person and a key that names the manager.",
        )
    check_rows(len(listed.records), limits)
    unfolded = _alone(listed) if listed.lines else unfold(listed.records)
    unfolded = unfolded if listed.keys else without_copies(unfolded)
    check_rows(len(unfolded.records), limits)
    records: Sequence[Mapping[str, Any]] = unfolded.records
    if has_positions(records):
        records = [with_holders(record) for record in records]
    rows: list[Mapping[str, str]] = []
    deep = []
    for number, record in enumerate(records, 1):
        flat, is_deep = flatten(record)
        rows.append(flat)
        if is_deep:
            deep.append(number)
    rows = _without_hollow(rows)
    findings = [*_record_findings(parsed, unfolded, listed), *([finding("ORG114", deep)] if deep else [])]
    known: dict[str, str] = {}
    if listed.keys:
        known = _put_keys(rows, listed, unfolded)
    if listed.lines:
        known |= _put_managers(rows, listed, findings, known.get("id"))
    elif max(unfolded.parents) >= 0:
        known |= _put_parents(rows, unfolded, known.get("id"))
    else:
        known |= _directory(rows, known)
    return tabulate(rows, origin, limits, findings, known)


def _are_bare_people(table: Table) -> bool:
    """True if some column without a heading has names of people, and another one names most of its people."""
    evidence = load_evidence()
    columns = [[text for text in column.to_pylist() if text] for column in table.cells.columns]
    named = [each for each in columns if each and sum(is_name(text, evidence) for text in each) >= 0.5 * len(each)]
    keys = [set(each) for each in columns if len(set(each)) == table.cells.num_rows]
    return bool(named) and any(
        len(set(each) & key) >= 0.5 * len(set(each)) > 0 for each in columns for key in keys if set(each) != key
    )


def _without_hollow(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Rows without keys that are empty throughout and stand for a mapping elsewhere: "manager" beside "manager.id"."""
    headings = dict.fromkeys(heading for row in rows for heading in row)
    outer = {heading.rpartition(".")[0] for heading in headings} & headings.keys()
    hollow = outer - {heading for row in rows for heading in outer if row.get(heading)}
    return [{key: text for key, text in row.items() if key not in hollow} for row in rows] if hollow else rows


def _alone(listed: RecordList) -> Unfolded:
    return Unfolded(listed.records, [-1] * len(listed.records), listed.records)


def _record_findings(parsed: Parsed, unfolded: Unfolded, listed: RecordList) -> list[Finding]:
    findings = []
    if parsed.repeated:
        # By identity: equal records are different ones.
        repeated = {id(record) for record in parsed.repeated}
        rows = [
            number
            for number, record in enumerate(unfolded.origins, 1)
            if id(record) in repeated or any(id(value) in repeated for value in record.values())
        ]
        findings.append(finding("ORG115", rows, count=len(repeated)))
    if listed.has_more:
        findings.append(finding("ORG118", count=1))
    if listed.left_out:
        findings.append(finding("ORG120", count=listed.left_out))
    return findings


def _put_keys(rows: list[Mapping[str, str]], listed: RecordList, unfolded: Unfolded) -> dict[str, str]:
    key = free_heading(KEY, rows)
    tops = iter(listed.keys)
    for place, row in enumerate(rows):
        rows[place] = {key: next(tops) if unfolded.parents[place] < 0 else "", **row}
    return {"id": key} if max(unfolded.parents) < 0 else {}


def _put_parents(rows: list[Mapping[str, str]], unfolded: Unfolded, key: str | None) -> dict[str, str]:
    key = key or _own_id(rows)
    ids = [row[key] for row in rows] if key else [str(number) for number in range(1, len(rows) + 1)]
    parent = free_heading(PARENT, rows)
    made_up = None if key else free_heading(RECORD, rows)
    for place, row in enumerate(rows):
        above = unfolded.parents[place]
        lines = {parent: ids[above] if above >= 0 else ""}
        rows[place] = {made_up: ids[place], **lines, **row} if made_up else {**row, **lines}
    return {"id": made_up or key or "", "manager": parent}


def _put_managers(
    rows: list[Mapping[str, str]], listed: RecordList, findings: list[Finding], key: str | None
) -> dict[str, str]:
    lines = [flatten(line)[0] for line in listed.lines]
    links = [_link(line) for line in lines]
    if not any(links):
        links = _links_by_ends(rows, lines)
    drawn = [link for link in links if link is not None]
    ends = {end for link in drawn for end in (link.source, link.target)}
    key = key or _named_by(rows, ends)
    if key is None:
        # Drawing libraries may number the nodes from 0 instead of naming them.
        key = free_heading(RECORD, rows)
        for place, row in enumerate(rows):
            rows[place] = {key: str(place), **row}
    managed = manage([row.get(key, "") for row in rows], drawn)
    rows.extend({key: extra} for extra in managed.keys[len(rows) :])
    findings.extend(managed.findings)
    if len(drawn) < len(links):
        findings.append(finding("ORG119", count=len(links) - len(drawn)))
    known = {"id": key}
    # Drawing libraries call the words in a box so.
    if any(row.get("text") for row in rows) and not any(
        row.get(name) for row in rows for name in ("name", "label", "title")
    ):
        known["name"] = "text"
    known |= _put_parts(rows)
    for field, heading, texts in (("manager", MANAGER, managed.managers), ("dotted", DOTTED, managed.dotted)):
        if any(texts) or field == "manager":
            name = known[field] = free_heading(heading, rows)
            rows[:] = [{**row, name: text} for row, text in zip(rows, texts, strict=True)]
    return known


def _put_parts(rows: list[Mapping[str, str]]) -> dict[str, str]:
    """Take the words of boxes apart where most have several lines and nothing else says the title."""
    own = {name for row in rows for name, text in row.items() if text}
    key = next((name for name in _WORDS if name in own), None)
    texts = [row.get(key, "") for row in rows] if key else []
    if key is None or TITLE.casefold() in map(str.casefold, own) or not _are_lines(texts):
        return {}
    labels = split_labels(texts)
    title, unit = free_heading(TITLE, rows), free_heading(DEPARTMENT, rows)
    for place, (row, label) in enumerate(zip(rows, labels, strict=True)):
        more = {unit: label.department, MORE: label.more}
        rows[place] = {**row, key: label.name, title: label.title} | {name: text for name, text in more.items() if text}
    return {"name": key, "title": title}


def _are_lines(texts: Sequence[str]) -> bool:
    return sum("\n" in text for text in texts) >= max(1, 0.5 * len(texts))


def _link(line: Mapping[str, str]) -> Link | None:
    for source, target in _ENDS:
        if line.get(source) and line.get(target):
            label = " ".join(text for name, text in line.items() if name not in {source, target})
            return Link(line[source], line[target], label)
    return None


def _links_by_ends(rows: Sequence[Mapping[str, str]], lines: Sequence[Mapping[str, str]]) -> list[Link | None]:
    """Lines whose two ends stand under keys of any name: those whose values are found in one column of the nodes."""
    wanted = dict.fromkeys(key for line in lines for key in line)
    values = {key: {line[key] for line in lines if line.get(key)} for key in wanted}
    headings = dict.fromkeys(heading for row in rows for heading in row)
    own = {heading: {row[heading] for row in rows if row.get(heading)} for heading in headings}
    pairs = ([key for key in wanted if values[key] and values[key] <= ids] for ids in own.values())
    ends = max(pairs, key=len, default=[])
    if len(ends) != len(_ENDS[0]):
        return [None for _ in lines]
    source, target = ends
    if "manager" in columns_of([target], load_words()):
        source, target = target, source
    return [Link(line[source], line[target]) if line.get(source) and line.get(target) else None for line in lines]


def _named_by(rows: Sequence[Mapping[str, str]], ends: set[str]) -> str | None:
    headings = dict.fromkeys(heading for row in rows for heading in row)
    named = {heading: len(ends.intersection(row.get(heading, "") for row in rows)) for heading in headings}
    best = max(named, key=lambda heading: (named[heading], heading == "id"), default=None)
    return best if best and named[best] else None


def _own_id(rows: Sequence[Mapping[str, str]]) -> str | None:
    headings = {heading.casefold().replace("_", "").replace("-", "").replace(" ", ""): heading for heading in rows[0]}
    for name in _IDS:
        if name in headings:
            ids = {row.get(headings[name], "") for row in rows}
            if len(ids) == len(rows) and "" not in ids:
                return headings[name]
    return None


def _directory(rows: Sequence[Mapping[str, str]], known: Mapping[str, str]) -> dict[str, str]:
    key = known.get("id", "id")
    headings = dict.fromkeys(heading for row in rows for heading in row)
    inner = [heading for heading in headings if heading.count(".") > 1 or not heading.startswith("manager.")]
    deep = next((heading for end in _MANAGER_ENDS for heading in inner if _ends_with(heading, end)), None)
    for heading in _DIRECTORY_MANAGERS:
        if any(row.get(heading) for row in rows) and any(row.get(key) for row in rows):
            return {"id": key, "manager": heading}
    if deep is None:
        return {}
    names = [
        heading for end in _NAME_ENDS for heading in inner if _ends_with(heading, end) and "manager" not in heading
    ]
    return {"manager": deep} | ({"name": names[0]} if names and not any(row.get("name") for row in rows) else {})


def _ends_with(heading: str, end: str) -> bool:
    return f".{heading}".casefold().replace("_", "").endswith(f".{end}")
