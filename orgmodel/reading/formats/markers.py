"""Markers of text formats in the first lines; a text without any is a delimited table."""

import re

from orgmodel.errors import BadFile

_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]]|-?\d[\d.eE+-]*\s*[,\]]\s*(?:-?\d|\Z)))')
_LDIF = re.compile(r"(?:version:\s*\d+\s+)?(?:(?:#.*|\s*)\n)*dn::?\s?\S", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|div|script)\b", re.I | re.S)
_KEY = r"""(?:[^\s#\-\[\]{},"'|>&*!%@`:;\t][^:#;,\t|]*|"[^"]*"|'[^']*')"""
_YAML_KEY = re.compile(rf"({_KEY})\s*:(?:\s+(?P<value>[^#\s].*))?(?:\s*#.*)?$")
_YAML_LINES = 40


def kind_of_text(text: str) -> str:
    """Name the format of a text by its beginning.

    Raises
    ------
    BadFile
        If it is a web page or XML that is no GraphML.
    """
    body = text.lstrip("\ufeff")
    if _JSON.match(body):
        return "json"
    if _HTML.match(body):
        raise BadFile(
            "The file is a web page (HTML), not a table, whatever its name says",
            "Open it in a spreadsheet program and save it as .xlsx or .csv.",
        )
    if body.lstrip().startswith(("<?xml", "<graphml", "<!DOCTYPE", "<Workbook")):
        return _kind_of_xml(body)
    if _LDIF.match(body):
        return "ldif"
    return "yaml" if is_yaml(body) else "csv"


def _kind_of_xml(body: str) -> str:
    if "<graphml" in body:
        return "graphml"
    if "urn:schemas-microsoft-com:office:spreadsheet" in body or "Excel.Sheet" in body:
        raise BadFile(
            "The file is an Excel 2003 XML spreadsheet, which is not supported",
            "Open it in a spreadsheet program and save it as .xlsx.",
        )
    if re.search(r"<html\b", body, re.IGNORECASE):
        raise BadFile("The file is a web page (HTML), not a table", "Save the table as .xlsx or .csv.")
    raise BadFile("The file is XML of a kind that is not known here", "Export the people as .csv, .xlsx or GraphML.")


def is_yaml(text: str) -> bool:
    """True if the lines are a YAML mapping of mappings, or a list of mappings.

    A table is taken for YAML only where its first line is a lone key (``person_001:``) over an indented key or a
    list, or a list item with a key (``- name: Ann``), and no later line contradicts.
    """
    lines = [
        line for line in text.splitlines()[: 4 * _YAML_LINES] if line.strip() and not line.lstrip().startswith("#")
    ]
    lines = [line for line in lines if not re.match(r"(---|%YAML|%TAG)(\s|$)", line)][:_YAML_LINES]
    nested = False
    parent = False
    for number, line in enumerate(lines):
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        item = re.match(r"-(?:\s+|$)", body)
        match = _YAML_KEY.match(body[item.end() :] if item else body)
        if not match and not item and not nested:
            return False
        if number and parent and (indent or item) and (match or item):
            nested = True
        if item and match and not indent:
            nested = True
        if not indent and not item and not match:
            return False
        parent = bool(match and not match["value"])
    return nested
