"""The files that a company can be exported as, by their endings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from orgmodel.errors import BadCompany
from orgmodel.export.request import Request

if TYPE_CHECKING:
    from orgmodel.export.companies.company import Company
    from orgmodel.export.drawings.drawing import Drawing
    from orgmodel.org.tree import Ints

Write = Callable[[Request, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class FileKind:
    """Kind of file: its ending without a dot, its media type, what it is called, what it is, how it is written."""

    ending: str
    mime_type: str
    title: str
    name: str
    write: Write


def _picture(request: Request) -> "Drawing":
    from orgmodel.export.paper.one_page import shaped_as  # noqa: PLC0415 - pages load more than a table needs

    return shaped_as(request.drawing(), request.paper)


def _svg(request: Request, file: BinaryIO) -> None:
    from orgmodel.export.pictures.svg import write_svg  # noqa: PLC0415 - each painter loads libraries of its own

    file.write(write_svg(_picture(request)))


def _png(request: Request, file: BinaryIO) -> None:
    from orgmodel.export.pictures.png import write_png  # noqa: PLC0415

    file.write(write_png(_picture(request), request.scale))


def _webp(request: Request, file: BinaryIO) -> None:
    from orgmodel.export.pictures.webp import write_webp  # noqa: PLC0415

    file.write(write_webp(_picture(request), request.scale))


def _pdf(request: Request, file: BinaryIO) -> None:
    if request.pages not in ("usual", "one"):
        from orgmodel.export.paper.document import write_document  # noqa: PLC0415

        file.write(write_document(request))
        return
    from orgmodel.export.pdf.pdf import write_pdf  # noqa: PLC0415

    drawing = request.drawing()
    if request.paper not in ("", "content"):
        from orgmodel.export.paper.one_page import fitted_to  # noqa: PLC0415

        drawing = fitted_to(drawing, request.paper)
    file.write(write_pdf(drawing))


def _html(request: Request, file: BinaryIO) -> None:
    from orgmodel.export.html.page import write_page  # noqa: PLC0415

    file.write(write_page(request))


def _pptx(request: Request, file: BinaryIO) -> None:
    from orgmodel.export.slides.deck import write_deck  # noqa: PLC0415

    write_deck(request, file)


def _drawio(request: Request, file: BinaryIO) -> None:
    from orgmodel.export.companies.nodes import nodes_of, own_attributes  # noqa: PLC0415
    from orgmodel.export.companies.own_values import own_values, packed  # noqa: PLC0415
    from orgmodel.export.graphs.drawio import drawio  # noqa: PLC0415
    from orgmodel.org.own_columns import OWN_VALUES  # noqa: PLC0415

    nodes = nodes_of(request.company, request.chosen)
    values = own_values(request.company, nodes, has_lines=True)
    attributes = {
        node.seat: own_attributes(node) | {OWN_VALUES: packed(own)}
        for node, own in zip(nodes.nodes, values, strict=True)
    }
    drawn = drawio(request.scene, request.theme, request.named.title, lambda box: attributes[request.seat_of(box)])
    file.write(drawn)


def _table(name: str, request: Request, file: BinaryIO) -> None:
    from orgmodel.export.tables import columnar, delimited, json_file, workbook  # noqa: PLC0415

    company, seats = request.company, request.seats
    parts: Iterable[bytes] = ()
    match name:
        case "csv":
            parts = delimited.people_csv(company, seats)
        case "visio.csv":
            parts = delimited.visio_csv(company, seats)
        case "d3.csv":
            parts = delimited.stratify_csv(company, seats)
        case "json":
            parts = json_file.company_json(company, seats)
        case "xlsx":
            workbook.write_workbook(company, file, seats)
        case _:
            columnar.write_parquet(company, file, seats)
    for part in parts:
        file.write(part)


def _graph(name: str, request: Request, file: BinaryIO) -> None:
    company = request.company
    # A card names its company; a graph or an outline is called by what is in it.
    if name != "vcf" and (request.title or request.focus is not None):
        company = replace(company, name=request.named.title)
    file.write(_graph_writer(name)(company, request.seats))


def _graph_writer(name: str) -> "Callable[[Company, Ints | None], bytes]":
    if name in ("graphml", "gexf"):
        from orgmodel.export.graphs import networks  # noqa: PLC0415 - networkx takes half a second

        return networks.graphml if name == "graphml" else networks.gexf
    from orgmodel.export.graphs import diagrams, outlines  # noqa: PLC0415

    return {
        "dot": diagrams.dot,
        "mmd": diagrams.mermaid,
        "puml": diagrams.plantuml,
        "opml": outlines.opml,
        "vcf": outlines.vcards,
    }[name]


FILES: dict[str, FileKind] = {
    kind.ending: kind
    for kind in (
        FileKind("svg", "image/svg+xml", "SVG", "Picture, sharp at any size", _svg),
        FileKind("png", "image/png", "PNG", "Picture of pixels", _png),
        FileKind("webp", "image/webp", "WebP", "Picture of pixels, smaller", _webp),
        FileKind("pdf", "application/pdf", "PDF", "Pages, sharp at any size", _pdf),
        FileKind("html", "text/html", "HTML", "Page to pan, fold and search, without a network", _html),
        FileKind(
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "PowerPoint",
            "Slides of shapes that can be edited",
            _pptx,
        ),
        FileKind(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel",
            "Workbook with people, findings and measures",
            partial(_table, "xlsx"),
        ),
        FileKind("csv", "text/csv", "CSV", "Table of people", partial(_table, "csv")),
        FileKind(
            "visio.csv",
            "text/csv",
            "CSV for Visio",
            "Table for Visio's organization chart wizard",
            partial(_table, "visio.csv"),
        ),
        FileKind("d3.csv", "text/csv", "CSV for d3", "Table for d3.stratify", partial(_table, "d3.csv")),
        FileKind("json", "application/json", "JSON", "Company as JSON", partial(_table, "json")),
        FileKind(
            "parquet",
            "application/vnd.apache.parquet",
            "Parquet",
            "Table of people, packed",
            partial(_table, "parquet"),
        ),
        FileKind("graphml", "application/graphml+xml", "GraphML", "Graph", partial(_graph, "graphml")),
        FileKind("gexf", "application/gexf+xml", "GEXF", "Graph for Gephi", partial(_graph, "gexf")),
        FileKind("dot", "text/vnd.graphviz", "DOT", "Graph for Graphviz", partial(_graph, "dot")),
        FileKind("mmd", "text/vnd.mermaid", "Mermaid", "Flowchart for Mermaid", partial(_graph, "mmd")),
        FileKind("puml", "text/plain", "PlantUML", "Breakdown for PlantUML", partial(_graph, "puml")),
        FileKind("drawio", "application/vnd.jgraph.mxfile", "draw.io", "Drawing for draw.io", _drawio),
        FileKind("opml", "text/x-opml", "OPML", "Outline", partial(_graph, "opml")),
        FileKind("vcf", "text/vcard", "vCard", "Address cards", partial(_graph, "vcf")),
    )
}


def kind_of_name(name: str) -> FileKind:
    """Kind of a file by its name; the longest ending counts, so that "people.d3.csv" is one for d3.

    Raises
    ------
    BadCompany
        If no kind has such an ending; names all.
    """
    lowered = name.lower()
    for ending in sorted(FILES, key=len, reverse=True):
        if lowered.endswith(f".{ending}"):
            return FILES[ending]
    raise BadCompany("output", name, f"a file name that ends in {', '.join('.' + ending for ending in FILES)}")
