"""Mermaid mind maps: lines indented below each other, in the shapes of flowcharts."""

import re

from orgmodel.reading.formats.hierarchies.hierarchy import Entry, Format, Records, from_outline
from orgmodel.reading.formats.text_starts import mermaid_start
from orgmodel.reading.limits import Limits

_START = re.compile(r"mindmap[ \t\r]*(?:\n|$)")
# An id before the signs of a shape: "root((Ann Berg))", "b[Bo Cole]", "c)Cy Dorn(", "d{{Di East}}".
_SHAPED = re.compile(r"[\w-]{0,60}(?:\(\(|\)\)|\{\{|\[|\(|\))(?P<text>.*?)(?:\)\)|\(\(|\}\}|\]|\)|\()$")
_TAB = 8


def _is_mindmap(head: str) -> bool:
    return _START.match(mermaid_start(head)) is not None


def _parse(text: str, limits: Limits) -> Records:
    body = mermaid_start(text)
    first = text.count("\n", 0, len(text) - len(body)) + 2
    entries = []
    for number, line in enumerate(body.split("\n")[1:], first):
        words = line.strip()
        if not words or words.startswith(("%%", "::", "```", "~~~")):
            continue
        indent = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip())
        bare = words.split(":::")[0].strip()
        shaped = _SHAPED.fullmatch(bare)
        entries.append(Entry(indent, (shaped["text"] if shaped else bare).strip().strip('"`'), number))
    return from_outline(entries, limits, "box")


FORMAT = Format("mermaid-mindmap", "a Mermaid mind map", _is_mindmap, _parse)
