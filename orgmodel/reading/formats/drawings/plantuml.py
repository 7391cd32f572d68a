"""PlantUML diagrams of boxes and arrows (``@startuml``): ``[Ann Berg] --> [Bo Cole]``, classes, actors, objects."""

import re

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
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
_AGAIN = "Export the people as .csv or .xlsx and load that file."


def _is_uml(head: str) -> bool:
    lines = first_lines(unfenced(head), 1)
    return bool(lines) and lines[0].lower().startswith("@startuml")


def _parse(text: str, limits: Limits) -> Records:
    graph = Graph()
    for line in unfenced(text).split("\n"):
        bare = line.strip()
        if bare.startswith(("'", "@", "skinparam", "!", "hide", "title", "note")):
            continue
        if arrow := _ARROW.fullmatch(bare):
            _link(arrow, graph)
        elif node := _NODE.match(bare) or _BARE.match(bare):
            shown, alias = _text(node, "n"), _text(node, "m")
            # "A" as "Ann Berg" names the box by the word that is no quoted text.
            if alias and node["nw"] and not node["mw"]:
                shown, alias = alias, shown
            graph.node(alias or shown, {LABEL: shown})
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
