"""A company in the languages of drawings: DOT, Mermaid, PlantUML."""

import re

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.nodes import Node, nodes_of, own_fields
from orgmodel.export.graphs.networks import DOTTED, edges
from orgmodel.org.tree import Ints

# What Mermaid draws unless its settings are changed.
MERMAID_EDGES, MERMAID_LETTERS = 500, 50_000
# Attributes by which Graphviz draws; a column of that name gets another.
_DOT_TEXT = """
area arrowhead arrowsize arrowtail class color colorscheme comment dir distortion edgeurl fillcolor fixedsize fontcolor
fontname fontsize gradientangle group head_lp headclip headhref height href id image imagepos imagescale label labelloc
layer margin nojustify ordering orientation penwidth peripheries pin pos rects regular root samplepoints shape shapefile
showboxes sides size skew sortv style target tooltip url vertices width xlabel xlp z
"""
_DOT_WORDS = frozenset(_DOT_TEXT.split())

_CREOLE = re.compile(r"\*\*|//|__|--|\"\"|~~|\[\[|<(?=[\w/&#$])|;$")


def dot(company: Company, seats: Ints | None = None) -> bytes:
    """Graph for Graphviz, managers above; the columns that were loaded are attributes of the nodes."""
    found = nodes_of(company, seats)
    lines = [f"digraph {_quoted(company.name or 'Company')} {{"]
    lines += ["  graph [rankdir=TB, splines=ortho];", '  node [shape=box, style=rounded, fontname="Inter"];']
    lines.append("  edge [dir=none];")
    for node in found.nodes:
        label = "\\n".join(_bare(text).replace("\n", "\\n") for text in (node.name, node.title) if text)
        fields = "".join(
            f", {_quoted(_free(name))}={_quoted(text)}"
            for name, text in (node.fields | own_fields(node.name, node.title)).items()
        )
        lines.append(f'  {_quoted(node.key)} [label="{label}"{fields}];')
    for source, target, kind in edges(found):
        look = " [style=dashed, constraint=false]" if kind == DOTTED else ""
        lines.append(f"  {_quoted(found.nodes[target].key)} -> {_quoted(found.nodes[source].key)}{look};")
    return ("\n".join(lines) + "\n}\n").encode()


def mermaid(company: Company, seats: Ints | None = None) -> bytes:
    """Flowchart for Mermaid, managers above."""
    found = nodes_of(company, seats)
    lines = ["flowchart TD"]
    lines += [f'  n{place}["{_mermaid(node)}"]' for place, node in enumerate(found.nodes)]
    for source, target, kind in edges(found):
        lines.append(f"  n{target} {'-.->' if kind == DOTTED else '-->'} n{source}")
    return ("\n".join(lines) + "\n").encode()


def mermaid_warning(data: bytes) -> str:
    """Warning on a flowchart beyond the usual limits of Mermaid; "" for one within."""
    count = data.count(b"->")
    if count <= MERMAID_EDGES and len(data) <= MERMAID_LETTERS:
        return ""
    return (
        f"{count:,} lines and {len(data):,} letters are more than Mermaid draws unless maxEdges ({MERMAID_EDGES:,}) "
        f"and maxTextSize ({MERMAID_LETTERS:,}) are raised."
    )


def plantuml(company: Company, seats: Ints | None = None) -> bytes:
    """Work breakdown structure for PlantUML; several tops stand under the company, as it takes one root."""
    found = nodes_of(company, seats)
    depths = found.depths()
    several = depths.count(0) > 1
    lines = ["@startwbs"] + ([f"* {_creole(company.name or 'Company')}"] if several else [])
    for node, depth in zip(found.nodes, depths, strict=True):
        stars = "*" * (depth + 1 + several)
        text = _creole(node.name)
        lines += [f"{stars}:{text}", f"{_creole(node.title)};"] if node.title else [f"{stars} {text}"]
    return ("\n".join([*lines, "@endwbs"]) + "\n").encode()


def _quoted(text: str) -> str:
    return f'"{_bare(text)}"'


def _bare(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _free(heading: str) -> str:
    return f"column {heading}" if heading.lower() in _DOT_WORDS else heading


def _mermaid(node: Node) -> str:
    """Label with all signs that Mermaid reads as codes of their own."""
    return "<br>".join(
        "".join(f"#{ord(char)};" if char in '"#<>&`\\;{}' else char for char in " ".join(text.split()))
        for text in (node.name, node.title)
        if text
    )


def _creole(text: str) -> str:
    """One line of text; a tilde before signs that would begin a list or another look makes them letters."""
    line = " ".join(text.split())
    safe = _CREOLE.sub(lambda sign: "".join(f"~{char}" for char in sign[0]), line)
    return f"~{safe}" if safe[:1] in "*#=|-.:;" else safe
