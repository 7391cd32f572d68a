"""Tags of a PDF: what a screen reader reads, in its order; cards as lists of lists, as they report to each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc as pdf

_ROOT, _PARENTS = "Tags", "TagParents"
# What links that are one element say together; each says where it leads.
JOINED = "Pages of these people"


@dataclass(slots=True)
class _Element:
    """Element of the tree of tags: its kind, the one above it, its page, and its content in order.

    Content is the number of a marked piece of the page, an element, or the name of a link; `alt` says what a link is.
    """

    kind: str
    above: int
    page: str
    content: "list[int | str | _Below]" = field(default_factory=list)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class _Below:
    number: int


class _Object(pdf.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """Object of a PDF that is written when all others have their numbers."""

    __slots__ = ("_one", "_write")

    def __init__(self, write: Callable[[Any, Any], str], one: Any = None) -> None:
        self._write, self._one = write, one

    def format(self, document: Any) -> bytes:
        """Bytes of the object, as ReportLab calls for them."""
        return self._write(document.idToObjectNumberAndVersion, self._one).encode("ascii")


class Tags:
    """Tags of one document, drawn along with it and added when it is saved.

    Parameters
    ----------
    canvas
        Canvas of ReportLab.
    has_lists
        Whether cards are lists within lists; else those of a page are read one after another, bosses first.
    """

    def __init__(self, canvas: Any, *, has_lists: bool = True) -> None:
        self._canvas = canvas
        self._has_lists = has_lists
        self._elements = [_Element("Document", -1, "")]
        # Of each page the elements of its marked pieces; of each link its element.
        self._marks: list[list[int]] = []
        self._links: list[int] = []
        self._page = -1
        self._cards: dict[str, tuple[str, int]] = {}
        self._shared: dict[str, int] = {}
        self._in_artifact = False
        self._first = 0
        canvas._doc.delayedFonts.append(self)

    def artifact(self) -> None:
        """Begin what says nothing: lines, grounds, frames; it goes on up to `pause`."""
        if not self._in_artifact:
            self._canvas._code.append("/Artifact BMC")
            self._in_artifact = True

    def running(self) -> None:
        """Begin what stands on each page, and is not read again and again; up to `pause`."""
        self.pause()
        self._canvas._code.append("/Artifact <</Type/Pagination>> BDC")
        self._in_artifact = True

    def pause(self) -> None:
        """End what says nothing."""
        if self._in_artifact:
            self._canvas._code.append("EMC")
            self._in_artifact = False

    def begin(self, kind: str, key: str = "", boss: str = "", *, is_joined: bool = False) -> None:
        """Begin a text or a card, up to `end`.

        Parameters
        ----------
        kind
            "H1" or "P"; "LBody" of a card.
        key, boss
            Of a card, and of the one that it reports to; cards of bosses on the page hold theirs.
        is_joined
            Whether all such pieces of a page are one element: an index of 100,000 people has no element for each.
        """
        self.pause()
        page = self._sect()
        number = len(self._marks[-1])
        if key and not self._has_lists:
            kind, key, is_joined = "P", "", True
        element = self._joined(kind, page) if is_joined else self._added(kind, page)
        self._elements[element].content.append(number)
        self._marks[-1].append(element)
        if key:
            self._cards[key] = boss, element
        elif not is_joined:
            self._elements[page].content.append(_Below(element))
        self._canvas._code.append(f"/{kind} <</MCID {number}>> BDC")

    def end(self) -> None:
        """End a text or a card."""
        self._canvas._code.append("EMC")

    def link(self, text: str, *, is_joined: bool = False) -> str:
        """Name of a new link on this page, which is an element of its own, or one with others of the page."""
        page, number = self._sect(), len(self._links)
        element = self._joined("Link", page) if is_joined else self._added("Link", page)
        self._elements[element].content.append(f"Annot.L{number}")
        self._elements[element].alt = JOINED if is_joined else text
        if not is_joined:
            self._elements[page].content.append(_Below(element))
        self._links.append(element)
        return f"L{number}"

    def end_page(self) -> None:
        """End a page: its cards become lists, those of each boss within its own. Before `showPage`."""
        self.pause()
        page = self._sect()
        lists: dict[int, int] = {}
        for boss, element in self._cards.values():
            above = self._cards[boss][1] if boss in self._cards else page
            if above not in lists:
                lists[above] = self._added("L", above)
                self._elements[above].content.append(_Below(lists[above]))
            item = self._added("LI", lists[above])
            self._elements[lists[above]].content.append(_Below(item))
            self._elements[item].content.append(_Below(element))
            self._elements[element].above = item
        self._cards, self._shared = {}, {}
        self._page = -1

    def addObjects(self, document: Any) -> None:  # noqa: N802 - as ReportLab calls it
        """Add the tree to a document; ReportLab calls it as it saves."""
        for number, element in enumerate(self._elements):
            document.Reference(_Object(self._element, element), f"Tag{number}")
        # They follow one another: one look tells the numbers of all.
        self._first = document.idToObjectNumberAndVersion["Tag0"][0]
        document.Reference(_Object(self._parents), _PARENTS)
        document.Reference(_Object(self._root), _ROOT)
        catalog = document.Catalog
        catalog.StructTreeRoot = pdf.PDFObjectReference(_ROOT)
        catalog.MarkInfo = pdf.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdf.PDFDictionary({"DisplayDocTitle": "true"})
        for at in range(len(self._marks)):
            page = document.idToObject[f"Page{at + 1}"]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = at, pdf.PDFName("S")
        for number in range(len(self._links)):
            # Links are numbered behind the pages.
            document.idToObject[f"Annot.L{number}"].parent = len(self._marks) + number

    def _sect(self) -> int:
        """Element of the page that is drawn."""
        if self._page < 0:
            self._marks.append([])
            self._page = len(self._elements)
            self._elements.append(_Element("Sect", 0, f"Page{self._canvas.getPageNumber()}"))
            self._elements[0].content.append(_Below(self._page))
        return self._page

    def _joined(self, kind: str, page: int) -> int:
        """Element of all joined pieces of a kind on this page."""
        if kind not in self._shared:
            self._shared[kind] = self._added(kind, page)
            self._elements[page].content.append(_Below(self._shared[kind]))
        return self._shared[kind]

    def _added(self, kind: str, above: int) -> int:
        self._elements.append(_Element(kind, above, f"Page{self._canvas.getPageNumber()}"))
        return len(self._elements) - 1

    def _root(self, numbers: Any, _none: None) -> str:
        parents, count = _reference(numbers[_PARENTS]), len(self._marks) + len(self._links)
        return f"<</Type/StructTreeRoot/K {self._tag(0)}/ParentTree {parents}/ParentTreeNextKey {count}>>"

    def _tag(self, number: int) -> str:
        return f"{self._first + number} 0 R"

    def _element(self, numbers: Any, element: _Element) -> str:
        above = self._tag(element.above) if element.above >= 0 else _reference(numbers[_ROOT])
        page = f"/Pg {_reference(numbers[element.page])}" if element.page else ""
        content = " ".join([self._content(piece, numbers) for piece in element.content])
        alt = f"/Alt<{utf16_hex(element.alt)}>" if element.alt else ""
        return f"<</Type/StructElem/S/{element.kind}/P {above}{page}{alt}/K[{content}]>>"

    def _content(self, piece: int | str | _Below, numbers: Any) -> str:
        if isinstance(piece, int):
            return str(piece)
        if isinstance(piece, str):
            return f"<</Type/OBJR/Obj {_reference(numbers[piece])}>>"
        return self._tag(piece.number)

    def _parents(self, _numbers: Any, _none: None) -> str:
        def lines() -> Iterator[str]:
            for at, marks in enumerate(self._marks):
                yield f"{at}[{' '.join([self._tag(element) for element in marks])}]"
            for at, element in enumerate(self._links, len(self._marks)):
                yield f"{at} {self._tag(element)}"

        return f"<</Nums[{' '.join(lines())}]>>"


def utf16_hex(text: str) -> str:
    """Text as a PDF has it between angle brackets."""
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()


def _reference(number: tuple[int, int]) -> str:
    return f"{number[0]} {number[1]} R"
