"""Workbooks made by hand, clean and hostile: a zip of XML texts, nothing else."""

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WHEN = (2024, 1, 1, 0, 0, 0)
# Cell styles by their number: none, date, "00000", date with time, [h]:mm:ss, time of day, "000".
FORMATS = ("0", "14", "164", "22", "46", "20", "165")
DATE, ZEROS, MOMENT, SPAN, CLOCK, SHORT = range(1, 7)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/>'
    '<numFmt numFmtId="165" formatCode="000;-000"/></numFmts>'
    '<cellStyleXfs count="1"><xf numFmtId="164"/></cellStyleXfs>'
    f'<cellXfs count="{len(FORMATS)}">{"".join(f"<xf numFmtId={quoteattr(code)}/>" for code in FORMATS)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0"/></cellStyles></styleSheet>'
)


def letters(column: int) -> str:
    text = ""
    while column >= 0:
        text = chr(ord("A") + column % 26) + text
        column = column // 26 - 1
    return text


def cell(value: object, row: int, column: int) -> str:  # noqa: PLR0911 - one line for each kind
    """Cell of a text, a number, a pair of number and style, or XML behind "<"; row and column count from 0."""
    place = f'r="{letters(column)}{row + 1}"'
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f'<c {place} s="{value[1]}"><v>{value[0]}</v></c>'
    if isinstance(value, bool):
        return f'<c {place} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c {place}><v>{value}</v></c>"
    text = str(value)
    if text.startswith("#") and text.endswith(("!", "A", "?")):
        return f'<c {place} t="e"><v>{text}</v></c>'
    if text.startswith("="):
        formula, _, result = text[1:].partition("->")
        return f"<c {place}><f>{escape(formula)}</f>{result}</c>"
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def sheet(rows: list[list[object]], *, first: int = 0, hidden: frozenset[int] = frozenset()) -> str:
    return "".join(
        f'<row r="{row + 1}"{" hidden=" + quoteattr("1") if row in hidden else ""}>'
        + "".join(cell(value, row, column) for column, value in enumerate(values))
        + "</row>"
        for row, values in enumerate(rows, first)
    )


def worksheet(rows: str, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    sheets: Mapping[str, str], *, hidden: frozenset[str] = frozenset(), properties: str = "", styles: str = STYLES
) -> dict[str, str | bytes]:
    """Parts of a workbook whose sheets are given as XML, by name."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}"{" state=" + quoteattr("hidden") if name in hidden else ""} '
        f'r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(names) + 1)
    )
    body = f"{properties}<sheets>{listed}</sheets>"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{body}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": styles,
    } | {f"xl/worksheets/sheet{number}.xml": sheets[name] for number, name in enumerate(names, 1)}


def zipped(path: Path, content: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)
    return path


def book(path: Path, rows: list[list[object]], **options: object) -> Path:
    """Workbook of one sheet "People"; `after` is XML behind its cells."""
    after = str(options.pop("after", ""))
    return zipped(path, parts({"People": worksheet(sheet(rows), after=after)}, **options))  # type: ignore[arg-type]


def lie_about_size(path: Path, name: str, size: int) -> None:
    """Let the zip's directory say that a part unpacks to `size` bytes."""
    data = bytearray(path.read_bytes())
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        length = struct.unpack_from("<H", data, place + 28)[0]
        if data[place + 46 : place + 46 + length] == name.encode():
            struct.pack_into("<I", data, place + 24, size)
        place += 4
    path.write_bytes(data)


def outcome(path: str) -> dict[str, object]:
    """What came of reading a file, and how much memory it took: runs in a child process."""
    import resource

    from orgmodel.reading.formats.formats import read_table

    table = read_table(Path(path))
    peak_bytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"rows": table.cells.num_rows, "cells": table.cells.slice(0, 5).to_pylist(), "peak_bytes": peak_bytes}


def outcomes(paths: list[str]) -> list[dict[str, object]]:
    """What came of reading one file after the other, "refused" with the reason: runs in a child process."""
    from orgmodel.errors import BadFile

    told: list[dict[str, object]] = []
    for path in paths:
        try:
            told.append(outcome(path))
        except BadFile as error:
            told.append({"refused": str(error)})
    return told


def outcome_of(path: str, function: str) -> int:
    """Number of rows that a reader of records finds: runs in a child process."""
    from orgmodel.reading.formats.records import records

    return getattr(records, function)(Path(path)).cells.num_rows
