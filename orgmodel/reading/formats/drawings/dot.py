"""DOT, the language of Graphviz: ``digraph { ann [label="Ann Berg"]; ann -> bo; }``.

Read by a tokenizer and a stack of our own: pydot takes 2.7 ms for each person and calls itself for each subgraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from orgmodel.errors import BadFile
from orgmodel.org.own_columns import OWN_FIELDS
from orgmodel.reading.formats.hierarchies.hierarchy import GROUP, LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.text_starts import without_comments
from orgmodel.reading.limits import Limits

_START = re.compile(r"(?:strict\s++)?(?:di)?graph\b\s*+(?:[^\W\d]\w*+|\"[^\"\n]*+\"|-?\d[\d.]*+)?\s*+\{", re.IGNORECASE)
# Comments, quoted text, text between angle brackets begins, edges, numbers, names, signs.
_TOKEN = re.compile(
    r"""(?P<skip>\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|^\#[^\n]*+)"""
    r"""|"(?P<quoted>(?:[^"\\]|\\.)*+)"|(?P<angle><)|(?P<edge>-[->])|(?P<word>[^\s"<>{}\[\];,:=+\-]++|-?[\d.]++)"""
    r"""|(?P<sign>[{}\[\];,:=+])""",
    re.DOTALL | re.MULTILINE,
)
# Of braces; all nodes of a subgraph are nodes of those around it too.
MOST_LEVELS = 100
_AGAIN = "Check that the drawing opens in Graphviz, or export the people as .csv."
_STYLES = {"dashed": "dotted", "dotted": "dotted"}
# Lines that keep boxes apart and are not drawn.
_UNSEEN = "invis"
# Attributes that say how a box is drawn, not who somebody is.
_LOOKS_TEXT = """
shape style color fillcolor fontcolor fontname fontsize width height pos fixedsize penwidth margin rank rankdir
group peripheries sides skew xlabel bgcolor labelloc labeljust nodesep ranksep splines ordering bb lp rotate size
ratio pad dpi layout overlap concentrate compound arrowhead arrowtail dir constraint weight minlen headport tailport
lhead ltail gradientangle colorscheme class id image imagescale imagepos orientation regular sep
"""
_LOOKS = frozenset(_LOOKS_TEXT.split())


@dataclass(slots=True)
class _Scope:
    """A graph or subgraph that is open: its nodes, and the ends of the statement that is being read."""

    label: str = ""
    nodes: dict[str, None] = field(default_factory=dict)
    ends: list[list[str]] = field(default_factory=list)
    is_arrow: bool = False
    is_edge: bool = False
    edge: dict[str, str] = field(default_factory=dict)


def _is_dot(head: str) -> bool:
    return _START.match(without_comments(head)) is not None


def _parse(text: str, limits: Limits) -> Records:
    reader = _Reader(text)
    reader.read()
    return from_graph(reader.graph, limits, is_drawn_up=reader.direction == "BT", has_asides=True)


class _Reader:
    """Reads statements, with a stack for subgraphs."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.graph = Graph()
        self.direction = ""
        self.shape = ""
        self.stack = [_Scope()]
        self.ahead: tuple[str, str] | None = None
        self.line = 1

    def read(self) -> None:
        """Read the whole text; several graphs are one."""
        while (token := self.next()) is not None:
            kind, text = token
            if kind == "sign" and text == "{":
                if len(self.stack) > MOST_LEVELS:
                    raise BadFile(f"The DOT drawing is nested more than {MOST_LEVELS} levels deep", _AGAIN)
                self.stack.append(_Scope(edge=dict(self.stack[-1].edge)))
            elif kind == "sign" and text == "}":
                self.close()
            elif kind == "sign" and text in ";,":
                self.end()
            elif kind == "edge":
                self.stack[-1].is_arrow = self.stack[-1].is_edge = True
            elif kind == "sign" and text == "[":
                self.attributes()
            elif kind == "sign":
                continue
            else:
                self.word(kind, text)
        if len(self.stack) > 1:
            raise BadFile("The DOT drawing is cut off: a brace { is never closed", _AGAIN)
        self.end()

    def next(self) -> tuple[str, str] | None:
        """Next token, or the one that was looked at."""
        if self.ahead is not None:
            token, self.ahead = self.ahead, None
            return token
        return next(self.tokens, None)

    def peek(self) -> tuple[str, str] | None:
        """Look at the next token."""
        self.ahead = self.next()
        return self.ahead

    def word(self, kind: str, text: str) -> None:
        """Take a name: a keyword, a setting of the graph, or a box."""
        scope = self.stack[-1]
        if kind == "word" and text.casefold() in {"strict", "digraph", "graph", "subgraph"}:
            if scope.ends and not scope.is_arrow:
                self.end()
            self.keyword(text.casefold())
            return
        if kind == "word" and text.casefold() in {"node", "edge"} and self.peek() == ("sign", "["):
            self.end()
            self.next()
            pairs = self.pairs()
            if text.casefold() == "edge":
                scope.edge |= pairs
            else:
                self.shape = pairs.get("shape", self.shape)
            return
        while self.peek() == ("sign", "+"):
            self.next()
            text += (self.next() or ("", ""))[1]
        if self.peek() == ("sign", "="):
            self.next()
            value = (self.next() or ("", ""))[1]
            if text.casefold() == "rankdir":
                self.direction = value.upper()
            elif text.casefold() == LABEL:
                scope.label = value
            return
        if self.peek() == ("sign", ":"):
            self.port()
        if scope.ends and not scope.is_arrow:
            self.end()
        if len(self.stack) < 2:
            raise BadFile(f"The DOT drawing is damaged: {text[:40]!r} stands outside of the graph", _AGAIN)
        text = _plain(text)
        self.graph.node(text)
        scope.nodes[text] = None
        self.put([text])

    def keyword(self, word: str) -> None:
        """Skip the name of a graph, or take what holds for all of it."""
        ahead = self.peek()
        if word == "graph" and ahead == ("sign", "["):
            self.next()
            self.direction = self.pairs().get("rankdir", self.direction).upper()
        elif word != "strict" and ahead is not None and ahead[0] in {"word", "quoted"}:
            self.next()

    def port(self) -> None:
        """Skip the place at which a line ends at its box."""
        while self.peek() == ("sign", ":"):
            self.next()
            self.next()

    def put(self, nodes: list[str]) -> None:
        """Put nodes at the end of the statement that is being read."""
        scope = self.stack[-1]
        scope.ends.append(nodes)
        scope.is_arrow = False

    def attributes(self) -> None:
        """Take what stands between square brackets, for the box or the lines before it."""
        scope = self.stack[-1]
        pairs = self.pairs()
        if scope.is_edge:
            self.end(pairs)
        elif scope.ends:
            for node in scope.ends[-1]:
                own = {
                    key: _plain(value) for key, value in pairs.items() if key.casefold() not in _LOOKS and key != LABEL
                }
                label = pairs.get(LABEL)
                if label and label != r"\N":
                    own[LABEL] = (
                        label if OWN_FIELDS["name"] in own else _table_text(label, pairs.get("shape", self.shape))
                    )
                self.graph.node(node, own)

    def pairs(self) -> dict[str, str]:
        """Read pairs up to the closing bracket."""
        pairs: dict[str, str] = {}
        key = ""
        while (token := self.next()) is not None:
            kind, text = token
            if kind == "sign" and text == "]":
                return pairs
            if kind == "sign" and text == "=":
                value = (self.next() or ("", ""))[1]
                while self.peek() == ("sign", "+"):
                    self.next()
                    value += (self.next() or ("", ""))[1]
                pairs[key] = value
            elif kind in {"word", "quoted"}:
                key = text
        raise BadFile("The DOT drawing is cut off: a bracket [ is never closed", _AGAIN)

    def end(self, pairs: dict[str, str] | None = None) -> None:
        """End a statement: a line from each end to each of the next."""
        scope = self.stack[-1]
        label = _words_of({**scope.edge, **(pairs or {})})
        if _UNSEEN in {**scope.edge, **(pairs or {})}.get("style", "").split(","):
            scope.ends, scope.is_arrow, scope.is_edge = [], False, False
            return
        is_back = (pairs or {}).get("dir", scope.edge.get("dir", "")) == "back"
        for before, after in zip(scope.ends, scope.ends[1:], strict=False):
            for source in before:
                for target in after:
                    ends = (target, source) if is_back else (source, target)
                    self.graph.links.append(Link(*ends, label))
        scope.ends, scope.is_arrow, scope.is_edge = [], False, False

    def close(self) -> None:
        """Close a subgraph; all of its nodes may be one end of a line."""
        if len(self.stack) < 2:
            raise BadFile("The DOT drawing is damaged: a brace } closes what was never opened", _AGAIN)
        self.end()
        inner = self.stack.pop()
        nodes = inner.nodes
        outer = self.stack[-1]
        if inner.label and len(self.stack) > 1:
            for node in nodes:
                self.graph.nodes[node].setdefault(GROUP, inner.label)
        outer.nodes |= nodes
        if len(self.stack) > 1:
            if outer.ends and not outer.is_arrow:
                self.end()
            self.put(list(nodes))


def _plain(text: str) -> str:
    """A name or an attribute with its backslashes, each of which is written as two; labels have codes besides."""
    return text.replace("\\\\", "\\")


def _words_of(pairs: dict[str, str]) -> str:
    texts = [pairs.get(name, "") for name in (LABEL, "xlabel", "taillabel", "headlabel")]
    return " ".join(filter(None, (*texts, *(_STYLES.get(style, "") for style in pairs.get("style", "").split(",")))))


def _table_text(label: str, shape: str) -> str:
    r"""Text of an HTML label with a line for each cell; ports of a record ("{<p1> Ann | CEO}") are left out.

    In a box of another shape the signs of a record are letters.
    """
    if label.startswith("<") and label.endswith(">"):
        return re.sub(r"</td>|</font>|<br[^<>]{0,40}>", "\n", label[1:-1], flags=re.IGNORECASE)
    if shape and "record" not in shape.casefold():
        return label
    if "|" in label or (label.startswith("{") and label.endswith("}")):
        return re.sub(r"[{}]|<\w{0,40}>", " ", label).replace("|", "\n")
    return label


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            line = text.count("\n", 0, place) + 1
            raise BadFile(f"The DOT drawing is damaged in line {line:,}: {text[place : place + 20]!r}", _AGAIN)
        kind = match.lastgroup or ""
        place = match.end()
        if kind == "angle":
            start, place = place - 1, _closing(text, place)
            yield "quoted", text[start:place]
        elif kind == "edge":
            yield "edge", match[0]
        elif kind == "quoted":
            yield "quoted", match["quoted"].replace('\\"', '"').replace("\\\n", "")
        elif kind != "skip":
            yield kind, match[0]


def _closing(text: str, start: int) -> int:
    level = 1
    for match in re.compile("[<>]").finditer(text, start):
        level += 1 if match[0] == "<" else -1
        if not level:
            return match.end()
    raise BadFile("The DOT drawing is cut off: a label between < and > is never closed", _AGAIN)


FORMAT = Format("dot", "a DOT (Graphviz) drawing", _is_dot, _parse)
