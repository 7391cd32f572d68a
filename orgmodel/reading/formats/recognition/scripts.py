"""Scripts that hold lists of people, told from tables and outlines by how they begin."""

import re
from collections import Counter

from orgmodel.reading.formats.script_literals import literals_of
from orgmodel.reading.formats.text_starts import unfenced, without_comments

# How a line of code begins that leads to a list: a declaration, an assignment, a call, a bracket.
_BEGINNING = re.compile(
    # What a console writes before a line.
    r"(?:>>>|[\w@./-]{0,40}>|In \[\d{1,6}\]:|Out\[\d{1,6}\]:|irb[^>\n]{0,40}>|=>)?[ \t]*+"
    r"(?:<\?php\b|(?:export|const|let|var|return|new|import|from|function|async|class|def|if|use|require|interface|type|enum|declare)\b"
    r"|['\"]use strict['\"]|\$?[\w$.\[\]'\"]{1,80}\s?(?:\+?=(?!=)|\()|[\w$]{1,40}\s?:\s?[\[{(]|[(\[{]|@\w)"
)
# A mapping with a key, or a list in a list, behind what may come before a value.
_DATA = re.compile(
    r"""(?:[=(,:\[{]|return|=>)\s*+(?:\[\s*+[\[{(]|\{\s*+:?(?:[\w$]++|"[^"\n]{1,80}"|'[^'\n]{1,80}')\s*+(?::|=>))|^\s*+\{|\[\s*+(?:\[|\{)|\[\s*+[A-Z]\w*+\(|\w\([^()\n]{0,200}\w\s?=\s?\w|\bparents['"]?\s?[=:]\s?\[|(?:array\s?\(|\[)\s*+['"][^'"\n]{1,80}['"]\s*+=>"""
)
# The same function called in several lines with two texts.
_TEXT = r"""(?:"[^"\n]*+"|'[^'\n]*+')"""
_CALL = re.compile(rf"^[ \t]*+(?P<name>[\w$]++(?:\.[\w$]++)*+)\([\[(]?{_TEXT}\s*+,\s*+{_TEXT}", re.MULTILINE)
_FEWEST_CALLS = 2


def is_script(head: str) -> bool:
    """True if a text begins as code does and holds a mapping with text, or lists in a list, among the code.

    Parameters
    ----------
    head
        Beginning of the file, at most 64 KiB.
    """
    body = without_comments(unfenced(head))
    if not _BEGINNING.match(body):
        return False
    calls = Counter(match["name"] for match in _CALL.finditer(body))
    if not _DATA.search(body) and max(calls.values(), default=0) < _FEWEST_CALLS:
        return False
    found = literals_of(body).outermost
    return any("{" in one.text or "[[" in one.text or (one.is_call and calls[one.name] > 1) for one in found)
