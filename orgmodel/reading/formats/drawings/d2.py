"""Drawings in D2: ``ann: Ann Berg``, ``ann -> bo: manages``, blocks in braces."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.text_starts import unfenced
from orgmodel.reading.limits import Limits

_ARROW = re.compile(r"(<->|->|<-|--)")
_SETTING = re.compile(
    r"(?:direction|vars|classes|layers|scenarios|steps|title|style(?:\.[\w-]+)?|grid-\w+)\s*+:", re.MULTILINE
)
# What a box says of how it is drawn.
_LOOKS_TEXT = """
shape style icon width height near tooltip link class direction vars classes constraint layers scenarios steps top left
source-arrowhead target-arrowhead
"""
_LOOKS = frozenset(_LOOKS_TEXT.split())
_PAIR = re.compile(r"(?P<key>\"[^\"]{1,300}\"|'[^']{1,300}'|[^:{}\"']{1,300}?)\s*+:\s*+(?P<value>.*)")
_JUDGED = 400
_FEWEST = 2


def _is_d2(head: str) -> bool:
    lines = list(islice(_lines(unfenced(head)), _JUDGED))
    arrows = [line for line in lines if _is_arrow(line)]
    if len(arrows) < _FEWEST or "@start" in head or any(line.endswith(";") for line in arrows):
        return False
    rest = [line for line in lines if not _is_arrow(line) and line != "}"]
    pairs = [match for line in rest if (match := _PAIR.fullmatch(line))]
    if len(pairs) < len(rest) or (not rest and not any(line.endswith("{") for line in lines)):
        return False
    ends = {end for line in arrows for end in _ends(line)}
    return any(_SETTING.match(line) for line in rest) or any(_bare(match["key"]) in ends for match in pairs)


def _lines(text: str) -> Iterator[str]:
    """Statements, one each; those parted by semicolons and the ends of blocks too."""
    for line in text.split("\n"):
        bare = line.split(" #")[0].strip()
        if bare and not bare.startswith("#"):
            yield from (part for piece in bare.split(";") if (part := piece.strip()))


def _is_arrow(line: str) -> bool:
    return _ARROW.search(_PAIR_END.sub("", line)) is not None and all(_ends(line)[:1])


# A label of an arrow may hold the signs of one.
_PAIR_END = re.compile(r":.*")


def _ends(line: str) -> list[str]:
    return [_bare(each) for each in _ARROW.split(_PAIR_END.sub("", line).removesuffix("{").strip())[::2]]


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()


def _parse(text: str, limits: Limits) -> Records:
    graph = Graph()
    # Names of the blocks that are open; None for one that is about looks or an arrow.
    blocks: list[str | None] = []
    for statement in _lines(unfenced(text)):
        line = statement
        while line.endswith("}"):
            line = line[:-1].strip()
            if "{" in line and not line.startswith("{"):
                line = line.partition("{")[0].strip()
                break
            if blocks:
                blocks.pop()
        if not line:
            continue
        is_open = line.endswith("{")
        line = line.removesuffix("{").strip()
        name = _take(line, blocks, graph)
        if is_open:
            blocks.append(name)
    if not graph.nodes:
        raise BadFile("The drawing holds no box", "Export the people as .csv or .xlsx and load that file.")
    return from_graph(graph, limits)


def _take(line: str, blocks: Sequence[str | None], graph: Graph) -> str | None:
    """Take note of a statement; the key of the box that it opens a block of."""
    if None in blocks:
        return None
    if _is_arrow(line):
        parts = _ARROW.split(_PAIR_END.sub("", line))
        label = line.partition(":")[2].strip()
        keys = [_key(part, blocks) for part in parts[::2]]
        for key in keys:
            graph.node(key)
        for sign, first, second in zip(parts[1::2], keys, keys[1:], strict=False):
            graph.links.append(Link(second, first, label) if sign == "<-" else Link(first, second, label))
        return None
    match = _PAIR.fullmatch(line)
    name, value = (_bare(match["key"]), _bare(match["value"])) if match else (_bare(line), "")
    if name == "label" and blocks:
        graph.node(str(blocks[-1]), {LABEL: value})
        return None
    if name.partition(".")[0] in _LOOKS or ("." in name and name.rpartition(".")[2] in _LOOKS):
        return None
    key = _key(name, blocks)
    graph.node(key, {LABEL: value} if value else {LABEL: name})
    return key


def _key(text: str, blocks: Sequence[str | None]) -> str:
    return ".".join([*filter(None, blocks), _bare(text)])


FORMAT = Format("d2", "a drawing in D2", _is_d2, _parse)
