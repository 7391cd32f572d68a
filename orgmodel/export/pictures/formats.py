"""The formats a drawing can be written in; command line and web address share this table."""

from collections.abc import Callable
from dataclasses import dataclass

from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.pdf.pdf import write_pdf
from orgmodel.export.pictures.png import write_png
from orgmodel.export.pictures.svg import write_svg


@dataclass(frozen=True, slots=True)
class Format:
    """File extension without its dot, media type, and the painter: (drawing, pixels per px) to bytes."""

    extension: str
    mime_type: str
    write: Callable[[Drawing, int], bytes]


FORMATS: dict[str, Format] = {
    "png": Format("png", "image/png", write_png),
    "svg": Format("svg", "image/svg+xml", lambda drawing, _: write_svg(drawing)),
    "pdf": Format("pdf", "application/pdf", lambda drawing, _: write_pdf(drawing)),
}
