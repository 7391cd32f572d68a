"""Markers of text formats in the first lines; a text without any is a delimited table."""

import re
from collections import Counter
from itertools import accumulate, pairwise

from orgmodel.errors import BadFile
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.recognition.refusals import refuse_history, refuse_statements, refuse_text, xml_kind
from orgmodel.reading.formats.recognition.scripts import is_script
from orgmodel.reading.formats.registry import marked_format, shaped_format

_JSON = re.compile(r'\s*+(?:\{\s*+["}]|\[\s*+(?:[\[{"\]]|-?\d[\d.eE+-]*+\s*+[,\]]\s*+(?:-?\d|\Z)))')
# Keys with values of one line, and tables, may stand before the first list of tables.
_TOML = re.compile(
    r"(?:\s++|#.*+|[\w.-]++[ \t]*+=[ \t]*+(?:[\"'{\d+-]|true|false|\[(?!\n)).*+|\[[\w.\"'-]++\][ \t]*+(?=\n))*+"
    r"\[\[[ \t]*+[\w.\"'-]++[ \t]*+\]\][ \t]*+(?:#.*+)?\n(?:\s++|#.*+)*+[\w\"'.-]++[ \t]*+="
)
_TOML_TABLE = re.compile(r"""[ \t]*+\[(?P<parent>[\w"'.-]*?)\.?(?:"[^"\]]*+"|'[^'\]]*+'|[\w-]++)\][ \t]*+(?:#.*+)?""")
_TOML_KEY = re.compile(r"""[ \t]*+["']?(?P<key>\w[\w -]*+)["']?[ \t]*+=""")
_FEWEST_TABLES = 2
_HTML = re.compile(
    r"(?:\s++|<!--(?:[^-]|-(?!->))*+-->)*+<(?:!doctype\s++html|html|head|body|table|meta|div|script|ul|ol|p|h[1-6]|span|"
    r"details|section|article|main|nav|dl|center|font|google-sheets-html-origin)\b",
    re.IGNORECASE,
)
# What the clipboard of Windows writes before a page: where its parts begin.
_CLIPBOARD = re.compile(r"Version:[\d.]{1,5}\s++(?:(?:Start|End)\w{1,20}:-?\d{1,12}\s++|SourceURL:\S++\s++)++(?=<)")
_XML = re.compile(
    r"\s*+<(?:\?xml\b|!DOCTYPE\b|(?:graphml|Workbook|svg|rss|feed|kml|plist)\b|[^\W\d_][\w:.-]*+\s++xmlns"
    r"|[^\W\d_][\w:.-]*+(?:\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+\s*+>\s*+<[^\W\d_])"
)
_HTML_PAGE = re.compile(r"<html\b", re.IGNORECASE)
_KEY = r"""(?:"[^"]*+"|'[^']*+'|[^\s#\-\[\]{},"'|>&*!%@`:;\t][^:#;,\t|]*+)"""
_YAML_KEY = re.compile(rf"({_KEY})\s*+:(?:\s++(?P<value>[^#\s].*+)?)?(?:#.*+)?$")
_YAML_MARK = re.compile(r"(?:---|%YAML|%TAG)(?:\s|$)")
_YAML_ITEM = re.compile(r"-(?:\s++|$)")
_YAML_FLOW = re.compile(rf"(?:-\s++)?(?:{_KEY}\s*+:\s++)?(?:\{{|\[\s*+\{{)")
# What YAML may say about a value before it: a name to repeat it by, a kind.
_YAML_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*+(?:\s++|$))*+")
_YAML_ANCHOR = re.compile(rf"(?:-\s++)*+(?:{_KEY}\s*+:\s++)?&(?P<name>[^\s,\[\]{{}}]++)")
_YAML_ALIAS = re.compile(r"(?<![^\s,:\[{-])\*([^\s,\[\]{}]++)")
_YAML_LINES, _TOML_LINES = 40, 200
# Lines that are set in look like an outline, and signs between words like lines between people.
_LINES_OF_CODE = frozenset({"outline", "lines"})
_BRACKETS = re.compile(r"[{}\[\]]")
_MOST_BRACKETS = 100


def kind_of_text(text: str, *, is_script_tried: bool = False) -> str:  # noqa: PLR0911 - one for each kind of mark
    """Name the format of a text by its beginning.

    Parameters
    ----------
    is_script_tried
        Whether it was read as a script, which holds no people.

    Raises
    ------
    BadFile
        If it is text of a known kind that holds no people: a program, a dump, XML of another kind.
    """
    body = text.lstrip("\ufeff")
    if _TOML.match(body) or _has_people_in_tables(body):
        return "toml"
    if _JSON.match(body):
        return "json"
    if marked := marked_format(body):
        return marked.kind
    if _HTML.match(body) or _CLIPBOARD.match(body):
        return "html"
    if _XML.match(body):
        return _kind_of_xml(body)
    if _is_ldif(body):
        return "ldif"
    refuse_history(body)
    shaped = shaped_format(body)
    if (shaped is None or shaped.kind in _LINES_OF_CODE) and not is_script_tried and is_script(body):
        return "script"
    # A query may stand above what it gave.
    if shaped is None or not shaped.kind.startswith("pasted"):
        # "Bo Cole reports to Ann Berg." is a sentence and a line.
        refuse_text(body, has_lines=shaped is not None and shaped.kind == "lines")
    if shaped is None or shaped.kind in _LINES_OF_CODE:
        refuse_statements(body)
    if shaped and shaped.kind == "outline" and _has_items_in_items(body):
        return shaped.kind
    if (is_yaml(body) and (shaped is None or _parses(body))) or (
        (_has_flow(body) or _has_alias(body)) and _parses(body)
    ):
        return "yaml"
    return shaped.kind if shaped else "csv"


def _has_people_in_tables(text: str) -> bool:
    """True if tables of TOML side by side name managers: ``[people.bo]`` over ``manager = "ann"``."""
    words = load_words().fields["manager"]
    parent, counts = "", Counter[str]()
    for line in text.split("\n")[: 4 * _TOML_LINES]:
        if table := _TOML_TABLE.fullmatch(line.rstrip("\r")):
            parent = table["parent"] or "."
        elif parent and (key := _TOML_KEY.match(line)) and fold(key["key"]) in words:
            counts[parent] += 1
    return max(counts.values(), default=0) >= _FEWEST_TABLES


def _kind_of_xml(body: str) -> str:
    if "<graphml" in body:
        return "graphml"
    if ("urn:schemas-microsoft-com:office:spreadsheet" in body or "Excel.Sheet" in body) and "<html" not in body:
        return "xml-workbook"
    if _HTML_PAGE.search(body):
        return "html"
    if kind := xml_kind(body):
        raise BadFile(f"The file is {kind}, not a table", "Export the people as .csv, .xlsx or GraphML.")
    return "xml"


def _is_ldif(text: str) -> bool:
    """True if the first line that is neither blank, a comment nor the version is a distinguished name."""
    for line in text.split("\n"):
        bare = line.strip()
        if bare and not bare.startswith("#") and not bare.casefold().startswith("version:"):
            name, colon, value = bare.partition(":")
            return name.casefold() == "dn" and bool(colon) and bool(value.lstrip(": "))
    return False


def _parses(text: str) -> bool:
    """True if the beginning of a text is YAML of mappings or lists, but for its last line, which may be cut off."""
    import yaml  # noqa: PLC0415 - only where an outline may be meant

    lines = text.split("\n")[:200]
    is_first = True
    try:
        for event in yaml.parse("\n".join(lines), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            if is_first and isinstance(event, yaml.ScalarEvent):
                return False
            is_first = is_first and not isinstance(event, yaml.CollectionStartEvent)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return bool(mark and mark.line >= len(lines) - 1 and len(lines) == 200)
    return True


def _has_items_in_items(text: str) -> bool:
    """True if an item that is bare text has a deeper item right below it: YAML would read both as one text."""
    lines = [line for line in text.splitlines()[: 4 * _YAML_LINES] if line.strip()]
    for above, below in pairwise(lines):
        depths = [len(line) - len(line.lstrip()) for line in (above, below)]
        items = [_YAML_ITEM.match(line.lstrip()) for line in (above, below)]
        if all(items) and depths[0] < depths[1] and items[0] and ":" not in above and above.lstrip()[1:].strip():
            return True
    return False


def _has_flow(text: str) -> bool:
    """True if a line of the first ones holds a mapping between braces, as YAML writes it: ``bo: {name: Bo Cole}``."""
    lines = text.splitlines()[: 4 * _YAML_LINES]
    if not any(_YAML_FLOW.match(line.lstrip()) and ": " in line.partition("{")[2] for line in lines):
        return False
    return _has_few_levels(lines)


def _has_alias(text: str) -> bool:
    """True if a value of the first lines has a name, by which a later one repeats it: ``b: [*a, *a]``."""
    lines = text.splitlines()[: 4 * _YAML_LINES]
    anchors = {match["name"] for line in lines if (match := _YAML_ANCHOR.match(line.lstrip()))}
    return bool(anchors) and not anchors.isdisjoint(_YAML_ALIAS.findall("\n".join(lines))) and _has_few_levels(lines)


def _has_few_levels(lines: list[str]) -> bool:
    # The parser's time for each value between brackets grows with their levels.
    open_now = accumulate((sign in "{[") - (sign in "}]") for sign in _BRACKETS.findall("\n".join(lines)))
    return max(open_now, default=0) <= _MOST_BRACKETS


def is_yaml(text: str) -> bool:
    """True if the lines are a YAML mapping of mappings, or a list of mappings.

    A table is taken for YAML only where its first line is a lone key (``person_001:``) over an indented key or a
    list, or a list item with a key (``- name: Ann``), and no later line contradicts.
    """
    lines = [
        line for line in text.splitlines()[: 4 * _YAML_LINES] if line.strip() and not line.lstrip().startswith("#")
    ]
    lines = [line for line in lines if not _YAML_MARK.match(line)][:_YAML_LINES]
    nested = False
    parent = False
    for number, line in enumerate(lines):
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        item = _YAML_ITEM.match(body)
        rest = _without_properties(body[item.end() :] if item else body)
        match = _YAML_KEY.match(rest)
        if not match and not item and not nested:
            return False
        if number and parent and (indent or item) and (match or item):
            nested = True
        if item and match and not indent:
            nested = True
        if not indent and not item and not match:
            return False
        # A lone "-" has its keys on the lines below.
        parent = not _without_properties(match["value"] or "") if match else bool(item) and not rest
    return nested


def _without_properties(text: str) -> str:
    return _YAML_PROPERTIES.sub("", text, count=1) if text.startswith(("&", "!")) else text
