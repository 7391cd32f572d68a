"""Trees in brackets as LaTeX draws them: the environment forest ("[Ann [Bo]]"), the command of qtree ("[.Ann Bo ]")."""

import re
from bisect import bisect
from collections.abc import Iterator

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import Entry, Format, Records, from_outline
from orgmodel.reading.limits import Limits

_FOREST, _END = "\\begin{forest}", "\\end{forest}"
_QTREE = re.compile(r"(?m)^[^%\n]{0,200}\\Tree\b")
# A bracket with the label of qtree, a group in braces, a word.
_PIECE = re.compile(r"\[\.?|\]|\{(?P<group>[^{}]{0,2000})\}|(?P<word>[^\s\[\]{}]+)")
_BRACKET = re.compile(r"[\[\]{},]|\\[\[\]{},]")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_COMMAND = re.compile(r"\\[a-zA-Z]{1,30}\s?")


def _is_latex_tree(head: str) -> bool:
    return _FOREST in head or _QTREE.search(head) is not None


def _parse(text: str, limits: Limits) -> Records:
    bare = _COMMENT.sub(lambda match: " " * len(match[0]), text)
    lines = [match.start() for match in re.finditer("\n", bare)]
    start = bare.find(_FOREST)
    if start >= 0:
        end = bare.find(_END, start)
        pieces = _forest(bare, bare.find("[", start + len(_FOREST)), end if end >= 0 else len(bare))
    else:
        match = _QTREE.search(bare)
        pieces = _qtree(bare, match.end() if match else 0)
    entries = [Entry(level, label, bisect(lines, place) + 1) for level, label, place in pieces if label]
    return from_outline(entries, limits, "node")


def _forest(text: str, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """Level, label and place of each node; what follows the first comma of a node says how it is drawn."""
    level, braces, place, label = 0, 0, start, ""
    is_label, begun = False, start
    while 0 <= place < end and (match := _BRACKET.search(text, place, end)):
        sign, place = match[0], match.end()
        braces += (sign == "{") - (sign == "}")
        if braces or sign not in {"[", "]", ","}:
            continue
        if is_label:
            label = _plain(text[begun : match.start()])
            yield level, label, begun
            is_label = False
        if sign == "[":
            level, is_label, begun = level + 1, True, place
        elif sign == "]":
            level -= 1
        if level <= 0:
            return
    raise BadFile("The tree in brackets is cut off: not every bracket closes", "Copy it whole, and load it again.")


def _qtree(text: str, start: int) -> Iterator[tuple[int, str, int]]:
    """Level, label and place of each node: a bracket has the label behind its point, all else are leaves."""
    level, is_label = 0, False
    for match in _PIECE.finditer(text, start):
        if match[0].startswith("["):
            level, is_label = level + 1, match[0] == "[."
            continue
        if match[0] == "]":
            level -= 1
            if level <= 0:
                return
            continue
        label = _plain(match["group"] if match["group"] is not None else match["word"])
        if label:
            yield (level if is_label else level + 1), label, match.start()
        is_label = False
    raise BadFile("The tree in brackets is cut off: not every bracket closes", "Copy it whole, and load it again.")


def _plain(label: str) -> str:
    r"""A label without commands and braces, lines where LaTeX breaks them: "\textbf{Ann}\\CEO"."""
    text = label.replace("\\\\", "\n").replace("\\&", "&").replace("~", " ")
    text = _COMMAND.sub("", text).replace("{", "").replace("}", "").replace("\\,", " ")
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


FORMAT = Format("latex-tree", "a tree of LaTeX (forest, qtree)", _is_latex_tree, _parse)
