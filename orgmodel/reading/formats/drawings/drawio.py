"""draw.io (diagrams.net) drawings: cells that are boxes, and those that are lines between them."""

import base64
import binascii
import re
import urllib.parse
import zlib
from dataclasses import dataclass, field, replace

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.org.own_columns import CLOSES_LOOP
from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.hierarchies.own_values import unpacked
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.formats.xml_events import element_name, safe_events
from orgmodel.reading.limits import Limits

_AGAIN = "Open it in draw.io and save it again, or export the people as .csv."
# A page that unpacks to so little harms nobody, whatever its ratio.
_HARMLESS_BYTES = 1024 * 1024
_ROOT = re.compile(r"<(?:mxfile|mxGraphModel)[\s>]")
_LOOKS = frozenset({"id", "label", "placeholders", "link", "tooltip"})


@dataclass(slots=True)
class _Page:
    """Cells of a page: boxes, lines by the id of their cell, boxes of bare text, and texts that stand in a line."""

    graph: Graph
    edges: dict[str, Link] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)


def _is_drawio(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head[:4096]) is not None


def _parse(text: str, limits: Limits) -> Records:
    graph = Graph()
    remarks = 0
    for number, part in enumerate(_pages(text, limits), 1):
        page = _Page(graph)
        _read(part, page, f"{number}." if number > 1 else "", limits)
        # The text of a line may be a cell of its own that stands in the line.
        for key, link in page.edges.items():
            label = " ".join(filter(None, (link.label, page.words.pop(key, ""))))
            graph.links.append(Link(link.source, link.target, label))
        linked = {end for link in page.edges.values() for end in (link.source, link.target)}
        for key in page.texts - linked if linked else ():
            remarks += 1
            del graph.nodes[key]
    read = from_graph(graph, limits)
    told = [finding("ORG125", values=["texts beside the boxes"], count=remarks)] if remarks else []
    return replace(read, findings=(*read.findings, *told))


def _pages(text: str, limits: Limits) -> list[str]:
    pages = []
    size = 0
    for event, element in safe_events(text, "draw.io drawing", _AGAIN):
        if event == "end" and element_name(element) == "diagram" and not len(element) and (element.text or "").strip():
            packed = (element.text or "").strip()
            most = min(limits.unpacked_bytes - size, max(_HARMLESS_BYTES, limits.ratio * len(packed)))
            page = _inflated(packed, most)
            size += len(page)
            pages.append(page)
    return pages or [text]


def _inflated(packed: str, most: int) -> str:
    """Page as draw.io packs it: percent signs, deflated, base64."""
    inflater = zlib.decompressobj(-15)
    try:
        data = inflater.decompress(base64.b64decode(packed), max(1, most))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise BadFile("The draw.io drawing is damaged: a page cannot be unpacked", _AGAIN) from error
    if inflater.unconsumed_tail:
        raise BadFile("The draw.io drawing unpacks to more than is read", _AGAIN)
    return urllib.parse.unquote(data.decode("utf-8", "replace"))


def _read(text: str, page: _Page, prefix: str, limits: Limits) -> None:
    around: dict[str, str] = {}
    beside: dict[str, str] = {}
    for event, element in safe_events(text, "draw.io drawing", _AGAIN):
        name = element_name(element)
        if event == "start" and name in {"object", "UserObject"}:
            around, beside = dict(element.attrib), unpacked(element.attrib, _LOOKS)
        elif event == "end" and name in {"object", "UserObject"}:
            around, beside = {}, {}
        elif event == "start" and name == "mxCell":
            said = {**element.attrib, **({"id": around["id"]} if "id" in around else {})}
            key = prefix + said.get("id", "")
            label = around.get("label", said.get("value", ""))
            if said.get("edge") == "1":
                ends = (said.get("source", ""), said.get("target", ""))
                style = "dotted" if "dashed=1" in said.get("style", "") and label != CLOSES_LOOP else ""
                if all(ends):
                    page.edges[key] = Link(prefix + ends[0], prefix + ends[1], f"{label} {style}".strip())
            elif prefix + said.get("parent", "") in page.edges or "edgeLabel" in said.get("style", ""):
                page.words[prefix + said.get("parent", "")] = label
            elif said.get("vertex") == "1" and label.strip():
                page.graph.node(key, {**beside, LABEL: _placed(label, beside)})
                if said.get("style", "").startswith("text;"):
                    page.texts.add(key)
                check_rows(len(page.graph.nodes), limits)


def _placed(label: str, values: dict[str, str]) -> str:
    """Label with the values its placeholders name ("%name%")."""
    return re.sub(r"%(\w{1,60})%", lambda match: values.get(match[1], match[0]), label)


FORMAT = Format("drawio", "a draw.io drawing", _is_drawio, _parse)
