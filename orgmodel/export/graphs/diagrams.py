"""A company in the languages of drawings: DOT, Mermaid, PlantUML."""

import json
import re
from collections.abc import Mapping
from itertools import chain

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.nodes import DOTTED, Node, aside, edges, nodes_of, own_fields
from orgmodel.export.companies.own_values import own_values
from orgmodel.org.own_columns import KEYED, LEVEL, MARKS, SHOWN, WHOLE
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

# What a label shows and what is read out of it again are the same.
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .,'()/-])*")
# Signs by which a label of one line would be taken for a name with a title or a department.
_PARTING = re.compile(r"[,()/]| - ")
# Keys that are names of boxes in Mermaid; a word may be one of its own.
_SIMPLE = re.compile(r"[A-Za-z]{0,3}[0-9]{1,20}")
# Signs that programs may take for something of theirs in a comment.
_CODES = re.compile(r"[{}<>%]")
_CREOLE = re.compile(r"\*\*|//|__|--|\"\"|~~|\[\[|<(?=[\w/&#$])")


def dot(company: Company, seats: Ints | None = None) -> bytes:
    """Graph for Graphviz, managers above; the columns that were loaded are attributes of the nodes."""
    found = nodes_of(company, seats)
    lines = [f"digraph {_quoted(company.name or 'Company')} {{"]
    lines += ["  graph [rankdir=TB, splines=ortho];", '  node [shape=box, style=rounded, fontname="Inter"];']
    lines.append("  edge [dir=none];")
    heading = KEYED.format(keys_of(company.org).heading)
    for node in found.nodes:
        label = "\\n".join(_bare(text).replace("\n", "\\n") for text in node.lines)
        own = own_fields(node) | ({heading: node.key} if node is found.nodes[0] else {})
        said = {aside(name, is_taken=name.lower() in _DOT_WORDS): text for name, text in node.fields.items()} | own
        fields = "".join(f", {_quoted(name)}={_quoted(text)}" for name, text in said.items())
        lines.append(f'  {_quoted(node.key)} [label="{label}"{fields}];')
    for source, target, kind in edges(found):
        look = " [style=dashed, constraint=false]" if kind == DOTTED else ""
        lines.append(f"  {_quoted(found.nodes[target].key)} -> {_quoted(found.nodes[source].key)}{look};")
    return ("\n".join(lines) + "\n}\n").encode()


def mermaid(company: Company, seats: Ints | None = None) -> bytes:
    """Flowchart for Mermaid, managers above; boxes have the keys of the company where Mermaid takes those."""
    found = nodes_of(company, seats)
    lines = ["flowchart TD"]
    is_named = all(_SIMPLE.fullmatch(node.key) for node in found.nodes)
    heading, org = KEYED.format(keys_of(company.org).heading), company.org
    # By which a seat is known as vacant or left.
    states = [each for field in ("status", "vacancy", "ended") for each in org.fields.get(field, ())]
    names = [node.key if is_named else f"n{place}" for place, node in enumerate(found.nodes)]
    for name, node in zip(names, found.nodes, strict=True):
        # Mermaid draws a text of so many letters only: no column, and what is said already not once more.
        own = {heading: node.key} if not is_named or node is found.nodes[0] else {}
        own |= {MARKS: node.marks, LEVEL: str(node.level)} if node.marks else {}
        own |= {each: node.fields[each] for each in states if node.marks and each in node.fields}
        lines += [f"  %% reportline {name} {note}" for note in _notes(node, own, is_whole=not company.reasons)]
        lines.append(f'  {name}["{_mermaid(node)}"]')
    for source, target, kind in edges(found):
        lines.append(f"  {names[target]} {'-.->' if kind == DOTTED else '-->'} {names[source]}")
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
    lines = ["@startwbs"]
    if several:
        name = company.name or "Company"
        lines += [f"' reportline {_note(name, '', {MARKS: WHOLE, LEVEL: '0'})}", f"* {_creole(name)}"]
    for node, depth, own in zip(found.nodes, depths, own_values(company, found), strict=True):
        stars = "*" * (depth + 1 + several)
        text = _creole(node.name)
        lines += [f"' reportline {note}" for note in _notes(node, own, is_whole=True)]
        # A semicolon at the end of a line would end the text there.
        first = f"{text}\u00a0" if text.endswith(";") else text
        is_alone = len(node.lines) == 1
        lines += [f"{stars} {text}"] if is_alone else [f"{stars}:{first}", f"{_creole(node.title)};"]
    return ("\n".join([*lines, "@endwbs"]) + "\n").encode()


def _quoted(text: str) -> str:
    return f'"{_bare(text)}"'


def _bare(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _notes(node: Node, own: Mapping[str, str], *, is_whole: bool) -> list[str]:
    """Note for a comment, by which a seat is read again; none where the label alone says all as it is.

    A title that is the name again is a word of its own where the whole is wanted.
    """
    own = {**own, SHOWN: node.name} if node.is_worded else own
    is_once = is_whole and bool(node.title) and len(node.lines) == 1
    is_plain = _PLAIN.fullmatch(node.own_name) and (not node.title or _PLAIN.fullmatch(node.title))
    is_parted = len(node.lines) == 1 and _PARTING.search(node.name)
    return [] if is_plain and not is_parted and not is_once and not own else [_note(node.own_name, node.title, own)]


def _note(name: str, title: str, own: Mapping[str, str]) -> str:
    # One flat list: braces are signs of the programs.
    text = json.dumps([name, title, *chain.from_iterable(own.items())], separators=(",", ":"))
    return _CODES.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _mermaid(node: Node) -> str:
    """Label with all signs that Mermaid reads as codes of their own."""
    return "<br>".join(
        "".join(f"#{ord(char)};" if char in '"#<>&`\\;{}' else char for char in " ".join(text.split()))
        for text in node.lines
    )


def _creole(text: str) -> str:
    """One line of text; a tilde before signs that would begin a list or another look makes them letters."""
    line = " ".join(text.split())
    safe = _CREOLE.sub(lambda sign: "".join(f"~{char}" for char in sign[0]), line)
    return f"~{safe}" if safe[:1] in "*#=|-.:;" else safe
