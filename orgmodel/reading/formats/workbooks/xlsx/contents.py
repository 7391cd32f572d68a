"""Contents of a workbook by its own account: sheets, dates, number formats; checked to be safe to open."""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from orgmodel.errors import BadFile
from orgmodel.reading.formats.unzip import DAMAGED, Member, list_members, unpack
from orgmodel.reading.formats.workbooks.xlsx.merged import Spans
from orgmodel.reading.formats.workbooks.xlsx.tags import check_xml, read_tags
from orgmodel.reading.limits import Limits

_SAVE_AS_XLSX = "Open it and save it as .xlsx or as CSV, and load that file."
# The start of a compound file: an old .xls, or any workbook locked with a password.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
# Streams of an old workbook, of Excel 97 and 95.
OLD_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
# Shortest text element, <si/>: a part cannot hold more texts than its bytes have room for. The library makes room
# for as many as the part claims, and aborts where that is too much.
_SHORTEST_TEXT_BYTES = 5
_HARMLESS_COUNT = 1_000_000
_STEPS = re.compile(r"\d{1,3}")
_ZEROS = re.compile(r"0{2,}")


@dataclass(frozen=True, slots=True)
class Contents:
    """Facts of a workbook besides its cells.

    Attributes
    ----------
    sheet_to_member
        Sheets in their order, each with the part that holds its cells; None in a workbook that is no .xlsx.
    is_1904
        Whether dates count from 1904.
    style_to_width
        Cell styles whose format is a row of zeros ("00000"), by their number as text, to the number of zeros.
    style_to_indent
        Cell styles that indent, to the steps.
    drawing
        What the workbook holds besides cells: "SmartArt", "drawings or pictures" or "".
    kind
        "xlsx", "ods" or "xls".
    sheet_to_spans
        Sheet to its merged cells, where the library does not tell them.
    sheet_to_padded
        Sheet to its numbers shown with leading zeros (`Scan.padded`), where no member is scanned for them.
    """

    sheet_to_member: Mapping[str, Member | None]
    is_1904: bool
    style_to_width: Mapping[str, int]
    style_to_indent: Mapping[str, int]
    drawing: str
    kind: str = "xlsx"
    sheet_to_spans: Mapping[str, Spans] = field(default_factory=lambda: MappingProxyType({}))
    sheet_to_padded: Mapping[str, Mapping[tuple[int, int], "array[int]"]] = field(
        default_factory=lambda: MappingProxyType({})
    )


def read_contents(path: Path, limits: Limits) -> Contents:
    """Look through a whole workbook and refuse it where opening it would harm; cells are looked at by `scan_sheet`.

    Every part is unpacked once, in pieces, and its size and checksum proved.

    Raises
    ------
    BadFile
        If it is locked, of another format, damaged, too large, or made to harm.
    """
    _check_kind(path)
    parts = {part.name.replace("\\", "/").casefold(): part for part in list_members(path, limits)}
    if "xl/workbook.xml" not in parts:
        raise _other_kind(parts)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            check_xml(unpack(path, part), part.name)
        else:
            for _ in unpack(path, part):
                pass
    if "xl/sharedstrings.xml" in parts:
        _check_texts(path, parts["xl/sharedstrings.xml"])
    sheet_to_target, is_1904 = _read_workbook(path, parts)
    widths, indents = _read_styles(path, parts["xl/styles.xml"]) if "xl/styles.xml" in parts else ({}, {})
    drawn = (
        ("xl/diagrams/", "SmartArt"),
        ("xl/drawings/", "drawings or pictures"),
        ("xl/media/", "drawings or pictures"),
    )
    return Contents(
        MappingProxyType({sheet: parts[target] for sheet, target in sheet_to_target.items() if target in parts}),
        is_1904,
        MappingProxyType(widths),
        MappingProxyType(indents),
        next((name for folder, name in drawn if any(part.startswith(folder) for part in parts)), ""),
    )


def _check_kind(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head.startswith(b"PK"):
            return
        if head == OLD_OFFICE and LOCKED in head + file.read():
            raise BadFile(
                "The workbook is protected with a password", "Remove the password, save it, and load it again."
            )
    raise BadFile("The file is no Excel workbook, whatever its name says", _SAVE_AS_XLSX)


def _other_kind(parts: Mapping[str, Member]) -> BadFile:
    if "xl/workbook.bin" in parts:
        return BadFile("The file is a binary Excel workbook (.xlsb), which is not read", _SAVE_AS_XLSX)
    return BadFile("The file is a zip, but holds no workbook", "Unpack it, and load the table that is in it.")


def _check_texts(path: Path, member: Member) -> None:
    claims: list[int] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sst":
            text = attributes.get("uniqueCount", attributes.get("count", ""))
            try:
                claims.append(int(text))
            except ValueError:  # no number, or of thousands of digits: the library takes it for none
                return

    read_tags(unpack(path, member), start, member.name)
    most = max(claims, default=0)
    if most > max(_HARMLESS_COUNT, member.size_bytes // _SHORTEST_TEXT_BYTES):
        raise BadFile(f"The workbook claims to hold {most:,} texts, more than there is room for in it", DAMAGED)


def _read_workbook(path: Path, parts: Mapping[str, Member]) -> tuple[dict[str, str], bool]:
    sheets: list[tuple[str, str]] = []
    dates: list[str] = []
    targets: dict[str, str] = {}

    def workbook(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            links = [value for key, value in attributes.items() if key.endswith(":id")]
            sheets.append((attributes.get("name", ""), links[0] if len(links) == 1 else ""))
        elif name == "workbookPr":
            dates.append(attributes.get("date1904", "0"))

    def relations(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/").casefold()
            target = target.removeprefix("/")
            key = attributes.get("Id", "")
            if key in targets:
                raise BadFile("The workbook names two places for one part", DAMAGED)
            targets[key] = target if target.startswith("xl/") else f"xl/{target}"

    main = parts["xl/workbook.xml"]
    read_tags(unpack(path, main), workbook, main.name)
    if "xl/_rels/workbook.xml.rels" in parts:
        links = parts["xl/_rels/workbook.xml.rels"]
        read_tags(unpack(path, links), relations, links.name)
    names = [name for name, _ in sheets]
    if len(set(names)) < len(names):
        raise BadFile("The workbook has two sheets of one name", DAMAGED)
    return {name: targets.get(relation, "") for name, relation in sheets}, "1" in dates or "true" in dates


def _read_styles(path: Path, member: Member) -> tuple[dict[str, int], dict[str, int]]:
    """Cell styles that show leading zeros, with their digits, and those that indent, with the steps."""
    style_to_indent: dict[str, int] = {}
    format_to_width: dict[str, int] = {}
    style_to_width: dict[str, int] = {}
    index = {"in_cells": False, "style": 0}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", "").partition(";")[0]
            if _ZEROS.fullmatch(code) and len(code) <= 32:
                format_to_width[attributes.get("numFmtId", "")] = len(code)
        elif name == "cellXfs":
            index["in_cells"] = True
        elif name == "cellStyles":
            index["in_cells"] = False
        elif name == "xf" and index["in_cells"]:
            width = format_to_width.get(attributes.get("numFmtId", ""))
            if width:
                style_to_width[str(index["style"])] = width
            index["style"] += 1
        elif name == "alignment" and index["in_cells"]:
            steps = attributes.get("indent", "0")
            if _STEPS.fullmatch(steps) and int(steps):
                style_to_indent[str(index["style"] - 1)] = int(steps)

    read_tags(unpack(path, member), start, member.name)
    return style_to_width, style_to_indent
