"""PlantUML diagrams of boxes and arrows (``@startuml``): ``[Ann Berg] --> [Bo Cole]``, classes, actors, objects."""

import re
from dataclasses import dataclass, field

from orgmodel.errors import BadFile
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import GROUP, LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.text_starts import first_lines, unfenced
from orgmodel.reading.limits import Limits

_WORDS = (
    "abstract|actor|agent|artifact|boundary|card|circle|class|cloud|collections|component|control|database|entity|enum|"
    "file|folder|frame|hexagon|interface|label|map|node|object|package|person|queue|rectangle|stack|storage|usecase"
)
_END = (
    r"\"(?P<{0}q>[^\"\n]*+)\"|\[(?P<{0}b>[^\]\n]*+)\]|:(?P<{0}a>[^:\n]*+):|\((?P<{0}u>[^)\n]*+)\)"
    r"|(?P<{0}w>[^\W\d][\w.]*+)"
)
_NODE = re.compile(rf"(?:{_WORDS})\s++(?:{_END.format('n')})(?:\s++as\s++(?:{_END.format('m')}))?", re.IGNORECASE)
_BARE = re.compile(rf"(?:{_END.format('n')})\s++as\s++(?:{_END.format('m')})")
_ARROW = re.compile(
    rf"(?:{_END.format('s')})[ \t]*+(?:\"[^\"\n]*+\"[ \t]*+)?"
    r"(?P<arrow>(?:<\|?|[*o#+^](?=[-.]))?[-.]++(?:\[[^\]\n]*+\])?(?:left|right|up|down|[lrud])?[-.]*+"
    r"(?:\|?>>?|[*o#+^](?=\s))?)"
    rf"[ \t]*+(?:\"[^\"\n]*+\"[ \t]*+)?(?:{_END.format('t')})[ \t]*+(?::(?P<label>[^\n]*+))?"
)
_SEQUENCE = re.compile(
    r"^[ \t]*+(?:participant|activate|deactivate|autonumber|alt|loop|start|stop|state|robust|concise)\b", re.M
)
# Words that are drawn slanted; an address has a colon before its strokes.
_SLANTED = re.compile(r"(?<!:)//([^/\n]{1,200})//")
_SKIPPED = ("'", "@", "skinparam", "!", "hide", "title", "note", "<style")
# Boxes whose braces hold lines about them; braces of all others stand around other boxes.
_WITH_LINES = re.compile(r"(?:abstract|class|entity|enum|interface|map|object)\b", re.IGNORECASE)
_ROLE = re.compile(r"<<(?:\s*+\([^)\n]*+\))?([^<>\n]++)>>")
_BEFORE_OWN = re.compile(r"(?:[-+#~*]|\{\w++\}|\s++)++|[-=._]{2,}[^\n]*+")
_OWN_VALUE = re.compile(r"([^:=\n]{1,60})[ \t]*+(?:=>|[:=])[ \t]*+([^\n]++)")
_METHOD = re.compile(r"(?:\w++[ \t]++)?\w++\([^\n]*+\)(?:[ \t]*+:[^\n]*+)?")
_OWN, _FRAME, _SETTINGS = "own", "frame", "settings"
_AGAIN = "Export the people as .csv or .xlsx and load that file."


def _is_uml(head: str) -> bool:
    lines = first_lines(unfenced(head), 1)
    return bool(lines) and lines[0].lower().startswith("@startuml")


@dataclass(slots=True)
class _Reader:
    """Reads lines into a graph.

    Attributes
    ----------
    open_blocks
        What the braces that are open stand around: the key of a box with lines of its own, the text of a frame around
        boxes, or None for settings.
    frames
        Key of each frame to its text: it is a box only where an arrow ends at it.
    """

    graph: Graph = field(default_factory=Graph)
    open_blocks: list[tuple[str, str | None]] = field(default_factory=list)
    frames: dict[str, str] = field(default_factory=dict)

    def line(self, bare: str) -> None:
        """Read one line without outer blanks."""
        kind = self.open_blocks[-1][0] if self.open_blocks else ""
        if bare == "}":
            self.open_blocks = self.open_blocks[:-1]
        elif kind == _OWN:
            self.own_line(bare)
        elif kind == _SETTINGS or bare.startswith(_SKIPPED):
            if bare.endswith("{"):
                self.open_blocks.append((_SETTINGS, None))
        elif arrow := _ARROW.fullmatch(bare):
            _link(arrow, self.graph)
        elif node := _NODE.match(bare) or _BARE.match(bare):
            self.node(node, bare)
        elif bare.endswith("{"):
            self.open_blocks.append((_FRAME, None))

    def node(self, node: re.Match[str], bare: str) -> None:
        """Read a box, or the frame that begins with a brace."""
        shown, alias = _text(node, "n"), _text(node, "m")
        # "A" as "Ann Berg" names the box by the word that is no quoted text.
        if alias and node["nw"] and not node["mw"]:
            shown, alias = alias, shown
        key = alias or shown
        has_lines = _WITH_LINES.match(bare) is not None
        if bare.endswith("{") and not has_lines:
            self.open_blocks.append((_FRAME, shown))
            self.frames[key] = shown
            return
        role = _ROLE.search(bare, node.end()) if has_lines else None
        self.graph.node(key, {LABEL: f"{shown}\n{role[1].strip()}" if role else shown})
        frame = next((text for kind, text in reversed(self.open_blocks) if kind == _FRAME and text), "")
        if frame:
            self.graph.node(key, {GROUP: frame})
        if bare.endswith("{"):
            self.open_blocks.append((_OWN, key))

    def own_line(self, bare: str) -> None:
        """Read a line within the braces of a box: "title: CEO", or one more line of its text."""
        key = self.open_blocks[-1][1] or ""
        text = _BEFORE_OWN.sub("", bare).strip()
        said = _OWN_VALUE.fullmatch(text)
        if said and fold(said[1]) in load_words().fields["title"]:
            text, said = said[2].strip("\"' "), None
        if said:
            self.graph.node(key, {said[1].strip(): said[2].strip().strip("\"'")})
        elif text and not _METHOD.fullmatch(text):
            self.graph.node(key, {LABEL: f"{self.graph.nodes[key][LABEL]}\n{text}"})


def _parse(text: str, limits: Limits) -> Records:
    reader = _Reader()
    for line in unfenced(text).split("\n"):
        if bare := line.strip():
            reader.line(bare)
    graph = reader.graph
    for link in graph.links:
        for end in (link.source, link.target):
            if end in reader.frames and LABEL not in graph.nodes.get(end, {}):
                graph.node(end, {LABEL: reader.frames[end]})
    if not graph.links and _SEQUENCE.search(text):
        raise BadFile("The file is a PlantUML diagram of another kind than boxes and arrows", _AGAIN)
    return from_graph(graph, limits)


def _link(arrow: re.Match[str], graph: Graph) -> None:
    source, target, sign = _text(arrow, "s"), _text(arrow, "t"), arrow["arrow"]
    words = (arrow["label"] or "").strip()
    if "|" in sign:
        # A class extends the one above it.
        words = f"reports to {words}"
    if "." in sign or "dotted" in sign or "dashed" in sign:
        words = f"{words} dotted"
    is_back = sign.startswith("<") and not sign.endswith(">")
    ends = (target, source) if is_back else (source, target)
    for key, end in ((source, "s"), (target, "t")):
        graph.node(key, {LABEL: key} if not arrow[f"{end}w"] and key not in graph.nodes else None)
    graph.links.append(Link(*ends, words))


def _text(match: re.Match[str], end: str) -> str:
    text = next((match[f"{end}{kind}"] for kind in "qbauw" if match[f"{end}{kind}"] is not None), "").strip()
    return _SLANTED.sub(r"\1", text)


FORMAT = Format("plantuml", "a PlantUML diagram", _is_uml, _parse)
