"""Registry of the formats of text that tell a hierarchy: a new one is a file of its own and a line here."""

from orgmodel.reading.formats.drawings import (
    d2,
    dot,
    drawio,
    drawio_csv,
    edge_lists,
    gexf,
    gml,
    mermaid,
    pajek,
    plantuml,
    tgf,
)
from orgmodel.reading.formats.hierarchies.hierarchy import Format
from orgmodel.reading.formats.outlines import (
    latex_tree,
    lines_between,
    mermaid_mindmap,
    plantuml_tree,
    text,
    vcard,
    xml_outline,
)
from orgmodel.reading.formats.pasted import frames, grid, markup, records

# Those that say what they are, by their first word.
MARKED: tuple[Format, ...] = (
    vcard.FORMAT,
    dot.FORMAT,
    mermaid.FORMAT,
    mermaid_mindmap.FORMAT,
    plantuml_tree.FORMAT,
    plantuml.FORMAT,
    gexf.FORMAT,
    gml.FORMAT,
    drawio.FORMAT,
    drawio_csv.FORMAT,
    xml_outline.FORMAT,
    tgf.FORMAT,
    pajek.FORMAT,
    latex_tree.FORMAT,
)
# Those told by how their lines stand, after everything that has marks.
SHAPED: tuple[Format, ...] = (
    markup.FORMAT,
    d2.FORMAT,
    edge_lists.FORMAT,
    frames.FORMAT,
    grid.FORMAT,
    records.FORMAT,
    text.FORMAT,
    lines_between.FORMAT,
)
KINDS = {one.kind: one for one in (*MARKED, *SHAPED)}


def marked_format(head: str) -> Format | None:
    """The format whose mark a text begins with; None where it begins with none."""
    return next((one for one in MARKED if one.is_it(head)), None)


def shaped_format(head: str) -> Format | None:
    """The format that the lines of a text are written in; None where they are none."""
    return next((one for one in SHAPED if one.is_it(head)), None)
