"""Web pages as elements, and the text of an element as a person sees it."""

import re
from collections.abc import Iterator
from typing import Any

from orgmodel.errors import BadFile

ADVICE = "Save the table on the page as .xlsx or .csv, or copy the table alone and load that."
BREAKS = frozenset({"br", "p", "div", "li", "tr"})
# What stands between a name and a title that have lines of their own.
_BETWEEN = " ,|–—"
# Spreadsheet programs write the comment on a cell before its text.
_SKIPPED = frozenset({"script", "style", "template", "noscript", "title", "svg", "comment"})
_HIDDEN = re.compile(r"(?i)display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden")
# An element with all that stands in its quotes.
_TAG = re.compile(r"""<[A-Za-z](?P<inside>(?:"[^"]*+"|'[^']*+'|[^"'>])*+)""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"']*+)""")
# The parser compares each attribute of an element with all before it.
_MOST_ATTRIBUTES = 5_000
# Marks of footnotes behind a name: "[3]".
_NOTE = re.compile(r"\[[^\[\]]{1,12}\]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]{1,3}")


def tree_of(text: str) -> Any:
    """Elements of a page without what nobody sees: scripts, hidden parts, marks of footnotes.

    Raises
    ------
    BadFile
        If it cannot be read, is nested too deep, or an element has very many attributes.
    """
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    if _has_very_many_attributes(text):
        raise BadFile(f"An element of the web page (HTML) has more than {_MOST_ATTRIBUTES:,} attributes", ADVICE)
    # As bytes, with the encoding said: a page may claim another one than it has.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BadFile("The file is a web page (HTML) that cannot be read", ADVICE) from error
    # What is deeper is left out by the parser, which only its log tells.
    if any("depth" in entry.message for entry in parser.error_log):
        raise BadFile("The web page (HTML) is nested deeper than is read", ADVICE)
    for element in [each for each in root.iter() if isinstance(each.tag, str) and _is_unseen(each)]:
        if element.getparent() is not None:
            element.drop_tree()
    return root


def _has_very_many_attributes(text: str) -> bool:
    for tag in _TAG.finditer(text):
        if len(tag["inside"]) > 2 * _MOST_ATTRIBUTES:
            names = _VALUE.sub(" ", tag["inside"]).replace("/", " ").split()
            if len(names) > _MOST_ATTRIBUTES:
                return True
    return False


def _is_unseen(element: Any) -> bool:
    if element.tag in _SKIPPED:
        return True
    if element.tag == "sup":
        return _NOTE.fullmatch("".join(element.itertext()).strip()) is not None
    # A page may hide what opens with a click: a list or a table that it hides is one all the same.
    is_part = element.tag in {"span", "small", "b", "i", "a"}
    return is_part and (_HIDDEN.search(element.get("style", "")) is not None or element.get("hidden") is not None)


def text_of(element: Any, stop: frozenset[str] = frozenset(), breaks: frozenset[str] = BREAKS) -> str:
    """Text of an element with a line for each line that is seen; elements named in `stop` are left out."""
    if not len(element):
        # Nearly every cell of a table.
        return " ".join((element.text or "").split()).strip(_BETWEEN)
    parts: list[str] = []
    for event, part in _walk(element, stop, breaks):
        if isinstance(part, str):
            parts.append(" ".join(part.split()) if part.strip() else " " if part else "")
        elif event == "line":
            parts.append("\n")
    lines = " ".join(parts).split("\n")
    return "\n".join(text for line in lines if (text := " ".join(line.split()).strip(_BETWEEN)))


def _walk(element: Any, stop: frozenset[str], breaks: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Texts and breaks of an element in their order, without recursion."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, is_end = stack.pop()
        if is_end:
            if node.tag in breaks and node is not element:
                yield "line", node
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        if node is not element and node.tag in stop:
            if node.tail:
                yield "text", node.tail
            continue
        if node.tag in breaks - BREAKS and node is not element:
            yield "line", node
        if node.text:
            yield "text", node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node) if isinstance(child.tag, str))
