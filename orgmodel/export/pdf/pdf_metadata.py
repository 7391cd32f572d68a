"""Metadata of a PDF as XMP: title, what it is about, language, who made it. No claim of PDF/UA or PDF/A."""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc as pdf

_NAME = "Metadata"


def add_metadata(document: Any, title: str, subject: str) -> None:
    """Add title and subject to a document of ReportLab, in the form that viewers and checkers of access look at."""
    about = f"<dc:description>{_words(subject)}</dc:description>" if subject else ""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<dc:title>{_words(title)}</dc:title>{about}<dc:format>application/pdf</dc:format>"
        "<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>"
        "<dc:creator><rdf:Seq><rdf:li>Reportline</rdf:li></rdf:Seq></dc:creator>"
        "<xmp:CreatorTool>Reportline</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    kind = pdf.PDFDictionary({"Type": pdf.PDFName("Metadata"), "Subtype": pdf.PDFName("XML")})
    document.Reference(pdf.PDFStream(kind, packet.encode()), _NAME)
    document.Catalog.Metadata = pdf.PDFObjectReference(_NAME)


def _words(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
