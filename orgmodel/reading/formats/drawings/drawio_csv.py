"""CSV for draw.io: a table below settings such as ``# connect: {"from": "manager", "to": "name"}``."""

import csv
import json
import re
from collections.abc import Mapping, Sequence

from orgmodel.errors import BadFile
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Records, counted
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER, Link, manage
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.limits import Limits
from orgmodel.reading.text.cells import clean_text

_SETTING = re.compile(r"#[ \t]*+(?P<key>[a-z]{2,20})[ \t]*+:[ \t]*+(?P<value>.*)")
_KEYS = frozenset(
    {"label", "style", "connect", "identity", "layout", "parent", "namespace", "ignore", "stylename", "labels"}
)
_FIELD = re.compile(r"%(?P<name>[^%<>]{1,60})%")
_ADVICE = "Check that draw.io takes it (Arrange, Insert, Advanced, CSV), or load the table without the lines with #."
_LOOKED_AT = 60


def _is_drawio_csv(head: str) -> bool:
    lines = [line for line in head.lstrip("\ufeff").split("\n")[:_LOOKED_AT] if line.strip()]
    settings = [match["key"] for line in lines if (match := _SETTING.match(line))]
    return bool(lines) and lines[0].startswith("#") and len(_KEYS.intersection(settings)) >= 2


def _parse(text: str, limits: Limits) -> Records:
    lines = text.lstrip("\ufeff").splitlines()
    settings = [(match["key"], match["value"].strip()) for line in lines if (match := _SETTING.match(line))]
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    rows = list(csv.reader(lines[first:]))
    if len(rows) < 2:
        raise BadFile("The CSV for draw.io has no rows below its headings", _ADVICE)
    names = [name.strip() for name in rows[0]]
    check_columns(len(names), limits)
    check_rows(len(rows), limits)
    records = [dict(zip(names, (clean_text(cell)[0] for cell in row), strict=False)) for row in rows[1:] if any(row)]
    connects = [_connect(value) for key, value in settings if key == "connect"]
    key = next((names_of["to"] for names_of in connects if names_of["to"] in names), None)
    label = next((value for name, value in settings if name == "label"), "")
    shown = next((match["name"] for match in _FIELD.finditer(label) if match["name"] in names), None)
    known = {"name": shown} if shown else {}
    if key is None:
        return Records(records, known, f"{counted(len(records), 'row')}, no connection between them")
    links = [link for connect in connects for link in _links(records, connect, key)]
    own = list(dict.fromkeys([record.get(key, "") for record in records]))
    managed = manage(own, links)
    lines_of = dict(zip(managed.keys, zip(managed.managers, managed.dotted, strict=True), strict=True))
    heading = MANAGER if MANAGER not in names else f"{MANAGER} (lines)"
    for record in records:
        record[heading], record[DOTTED] = lines_of[record.get(key, "")]
    known |= {"id": key, "manager": heading}
    if any(record[DOTTED] for record in records):
        known["dotted"] = DOTTED
    summary = f"{counted(len(records), 'row')}, {counted(len(links), 'connection')}"
    return Records(records, known, summary, managed.findings)


def _connect(value: str) -> Mapping[str, str]:
    try:
        said = json.loads(value)
        return {"from": str(said["from"]), "to": str(said["to"]), "label": str(said.get("label", "")),
                "style": str(said.get("style", "")), "invert": "1" if said.get("invert") is True else ""}  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadFile(
            f"A connection in the CSV for draw.io is no JSON with from and to: {value[:80]!r}", _ADVICE
        ) from None


def _links(records: Sequence[Mapping[str, str]], connect: Mapping[str, str], key: str) -> list[Link]:
    by_end = {record.get(connect["to"], ""): record.get(key, "") for record in records}
    dotted = " dotted" if "dashed=1" in connect["style"] else ""
    label = connect["label"]
    if "manager" in fields_of_parts(heading_parts(connect["from"]), load_evidence()):
        # What the column is called goes before the words on the lines.
        label = "manages" if connect["invert"] else "reports to"
    links = []
    for record in records:
        text = record.get(connect["from"], "")
        ends = [text] if text in by_end else [part.strip() for part in text.split(",")]
        for end in filter(None, ends):
            pair = (record.get(key, ""), by_end.get(end, end))
            links.append(Link(*(pair[::-1] if connect["invert"] else pair), f"{label}{dotted}"))
    return links


FORMAT = Format("drawio-csv", "a CSV for draw.io", _is_drawio_csv, _parse)
