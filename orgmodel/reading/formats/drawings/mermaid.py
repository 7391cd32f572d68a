"""Mermaid flowcharts (``graph TD``, ``flowchart LR``): ``A[Ann Berg] --> B[Bo Cole]``."""

import re
from dataclasses import dataclass, field
from html import unescape

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import GROUP, LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.hierarchies.own_labels import NOTE, with_note
from orgmodel.reading.formats.text_starts import mermaid_start
from orgmodel.reading.limits import Limits

_START = re.compile(r"(?:graph|flowchart(?:-elk|-v2)?)(?:\s+(TB|TD|BT|RL|LR|[<>^v]))?[ \t]*(?:[;\n]|$)", re.IGNORECASE)
_ID = re.compile(r"\w++(?:[-.:/]\w++)*+")
# Shapes of boxes by their opening signs, longer ones first.
_SHAPES = (
    ("(((", ")))"), ("((", "))"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("{{", "}}"), ("[/", "]"), ("[\\", "]"),
    ("[", "]"), ("(", ")"), ("{", "}"), (">", "]"),
)  # fmt: skip
_SHAPE_SIGNS = frozenset({"@", ":", *(opening[0] for opening, _ in _SHAPES)})
# A whole link; one with words between its halves opens like "-- manages -->".
_LINK = re.compile(
    r"(?P<back><)?(?:[ox](?=[-=]))?(?P<line>-{3,}|-{2,}(?=[>ox])|={3,}|={2,}(?=[>ox])|-\.++-|~{3,})"
    r"(?P<head>>|[ox](?=[\s|&]))?"
)
_OPEN = re.compile(r"(?P<back><)?(?:[ox](?=[-=]))?(?P<line>--|==|-\.)")
_CLOSE = {"--": re.compile(r"-{2,}[>ox]?"), "==": re.compile(r"={2,}[>ox]?"), "-.": re.compile(r"(?<!\.)\.++-[>ox]?")}
_SKIPPED = re.compile(r"(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b|%%|:::|@")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE = re.compile(rf"%% {NOTE}(\w+) (.*)")
_AGAIN = "Check that the drawing opens in a Mermaid editor, or export the people as .csv."
_BLANKS = " \t"


@dataclass(slots=True)
class _Reader:
    """Reads statements into a graph."""

    graph: Graph = field(default_factory=Graph)
    groups: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    offset: int = 0

    def statement(self, text: str, line: int) -> None:
        """Read one statement: boxes, "&" between equals, links between groups of them."""
        self.text, self.offset = text, 0
        before: list[str] = []
        label: str | None = None
        is_back = False
        while self.offset < len(text):
            nodes = self.nodes()
            if not nodes:
                raise BadFile(f"The Mermaid drawing is damaged in line {line:,}: {text[:60]!r}", _AGAIN)
            if label is not None:
                ends = ((target, source) if is_back else (source, target) for source in before for target in nodes)
                self.graph.links.extend(Link(*pair, label) for pair in ends)
            before = nodes
            self.blanks()
            if self.offset >= len(text):
                return
            label, is_back = self.link(line)

    def blanks(self) -> None:
        """Go on to the next sign."""
        while self.offset < len(self.text) and self.text[self.offset] in _BLANKS:
            self.offset += 1

    def nodes(self) -> list[str]:
        """Boxes with "&" between them."""
        found: list[str] = []
        while True:
            self.blanks()
            match = _ID.match(self.text, self.offset)
            if match is None:
                return found
            key = match[0]
            self.offset = match.end()
            said = self.shape()
            if LABEL in said and key in self.notes:
                label, own = with_note(unescape(_BREAK.sub("\n", said[LABEL])), self.notes[key])
                said = {LABEL: label} | own if own else said
            if self.groups and self.groups[-1]:
                said.setdefault(GROUP, self.groups[-1])
            self.graph.node(key, said)
            found.append(key)
            self.blanks()
            if not self.text.startswith("&", self.offset):
                return found
            self.offset += 1

    def shape(self) -> dict[str, str]:
        """Text of a box, and the class behind it, which is left out."""
        said: dict[str, str] = {}
        if self.text[self.offset : self.offset + 1] not in _SHAPE_SIGNS:
            return said
        if self.text.startswith("@{", self.offset):
            end = self.text.find("}", self.offset)
            end = len(self.text) if end < 0 else end
            inner = re.search(r"\blabel:[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^,}]*))", self.text[self.offset : end])
            if inner:
                said[LABEL] = next(filter(None, inner.groups()), "").strip()
            self.offset = end + 1
        for opening, closing in _SHAPES:
            if self.text.startswith(opening, self.offset):
                said[LABEL] = self.inner(opening, closing)
                break
        if self.text.startswith(":::", self.offset):
            match = re.compile(r":::[\w-]*").match(self.text, self.offset)
            self.offset = match.end() if match else self.offset
        return {key: text for key, text in said.items() if text}

    def inner(self, opening: str, closing: str) -> str:
        """Text between the signs of a shape; quoted it may hold any of them."""
        start = self.offset + len(opening)
        rest = start
        while rest < len(self.text) and self.text[rest] in _BLANKS:
            rest += 1
        if self.text.startswith('"', rest):
            quote = self.text.find('"', rest + 1)
            end = self.text.find(closing, quote + 1) if quote > 0 else -1
            text = self.text[rest + 1 : quote].strip("`")
        else:
            end = self.text.find(closing, start)
            # The signs of a slanted shape.
            text = self.text[start:end].strip().strip("/\\")
        if end < 0:
            raise BadFile(f"The Mermaid drawing is cut off: {self.text[self.offset : self.offset + 40]!r}", _AGAIN)
        self.offset = end + len(closing)
        return _decoded(text.strip())

    def link(self, line: int) -> tuple[str, bool]:
        """Words on a link, and whether its only head is at its beginning."""
        match = _LINK.match(self.text, self.offset)
        if match:
            self.offset = match.end()
            kind, words = match["line"], ""
            has_head = bool(match["head"])
            self.blanks()
            if self.text.startswith("|", self.offset):
                end = self.text.find("|", self.offset + 1)
                end = len(self.text) if end < 0 else end
                words, self.offset = self.text[self.offset + 1 : end], end + 1
        else:
            match = _OPEN.match(self.text, self.offset)
            close = _CLOSE[match["line"]].search(self.text, match.end()) if match else None
            if match is None or close is None:
                raise BadFile(f"The Mermaid drawing is damaged in line {line:,}: {self.text[:60]!r}", _AGAIN)
            kind, words = match["line"], self.text[match.end() : close.start()]
            has_head, self.offset = close[0][-1] in ">ox", close.end()
        words = _decoded(words.strip().strip('"'))
        label = f"{words} dotted" if "." in kind else words
        return label, bool(match["back"]) and not has_head


def _decoded(text: str) -> str:
    """Text with Mermaid's entities ("#quot;", "#35;") as letters."""
    return re.sub(r"#(\w{1,10});", lambda match: f"&{'#' if match[1].isdigit() else ''}{match[1]};", text)


def _is_mermaid(head: str) -> bool:
    return _START.match(mermaid_start(head)) is not None


def _parse(text: str, limits: Limits) -> Records:
    body = mermaid_start(text)
    start = _START.match(body)
    if start is None:  # recognised by its beginning, where a letter was cut in two
        raise BadFile("The Mermaid drawing is damaged in its first line", "Export or copy it again.")
    reader = _Reader()
    first = text.count("\n", 0, len(text) - len(body)) + body.count("\n", 0, start.end()) + 1
    for line, whole in enumerate(body[start.end() :].split("\n"), first):
        if whole.lstrip().startswith("%%"):
            if note := _NOTE.fullmatch(whole.strip()):
                reader.notes[note[1]] = note[2]
            continue
        for part in _statements(whole):
            if part.startswith("```") or part == "~~~":
                return from_graph(reader.graph, limits, is_drawn_up=start[1] == "BT")
            if part.startswith("subgraph"):
                reader.groups.append(_title(part.removeprefix("subgraph").strip()))
            elif part == "end":
                reader.groups = reader.groups[:-1]
            elif not _SKIPPED.match(part):
                reader.statement(part, line)
    return from_graph(reader.graph, limits, is_drawn_up=start[1] == "BT")


def _title(text: str) -> str:
    """Title of a subgraph: what stands between its brackets, else its id."""
    opening = text.find("[")
    inner = text[opening + 1 :].rstrip("] ") if opening >= 0 else text
    return inner.strip().strip('"')


def _statements(line: str) -> list[str]:
    """Statements of a line; a semicolon within quotes or an entity parts none."""
    parts: list[str] = []
    is_quoted, start = False, 0
    for place, letter in enumerate(line):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == ";" and not is_quoted and not re.search(r"#\w{1,10}$", line[max(0, place - 12) : place]):
            parts.append(line[start:place])
            start = place + 1
    parts.append(line[start:])
    return [part.strip() for part in parts if part.strip()]


FORMAT = Format("mermaid", "a Mermaid flowchart", _is_mermaid, _parse)
