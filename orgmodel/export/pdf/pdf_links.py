"""Links within a PDF: areas of a page that lead to another one, with what they say and their tags."""

from typing import Any

from reportlab.pdfbase import pdfdoc as pdf

from orgmodel.export.pdf.pdf_tags import utf16_hex


class Link(pdf.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """Link of a page; an index of 100,000 people has one for each.

    Attributes
    ----------
    parent
        Its number among the parents of the tags, once the tags know it.
    """

    __slots__ = ("_area", "_target", "_text", "parent")

    def __init__(self, area: tuple[float, float, float, float], target: Any, text: str) -> None:
        self._area, self._target, self._text, self.parent = area, target, text, 0

    def format(self, document: Any) -> bytes:
        """Bytes of the object, as ReportLab calls for them."""
        left, bottom, right, top = self._area
        page = self._target.page.format(document).decode("ascii")
        said = utf16_hex(self._text)
        return (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
            f"/Dest[{page}/Fit]/Contents<{said}>/StructParent {self.parent}>>"
        ).encode("ascii")


def add_link(
    canvas: Any, area: tuple[float, float, float, float], key: str, text: str, *, is_joined: bool = False
) -> None:
    """Add a link to the page that is drawn.

    Parameters
    ----------
    area
        Left, bottom, right and top in points.
    key
        Bookmark of the page that it leads to.
    text
        What it says to screen readers.
    is_joined
        As of `orgmodel.export.pdf.pdf_tags.Tags.link`.
    """
    name = canvas.tags.link(text, is_joined=is_joined)
    canvas._doc.addAnnotation(name, Link(area, canvas._bookmarkReference(key), text))
    canvas._annotatePage(name)
