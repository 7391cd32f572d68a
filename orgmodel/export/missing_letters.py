"""Missing letters: what a file shows as empty boxes, because no font on this machine has it."""

from collections.abc import Iterable

from orgmodel.export.drawings.drawing import Drawing, Group, Shape, Text
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.text.machine_fonts import missing_letters
from orgmodel.text.measure import clean

# Formats whose letters are drawn here; whoever opens another file draws them with fonts of their own.
LETTERED = ("pdf", "png", "webp")
_SHOWN = 5


def note_on_letters(request: Request, ending: str) -> str:
    """Sentence on letters of a file for which no font is there; "" where none is missing. O(letters of the seats)."""
    return _note(_texts(request), ending)


def note_on_drawing(drawing: Drawing, ending: str) -> str:
    """The same of a drawing. O(its letters)."""
    return _note(_drawn(drawing), ending)


def _note(texts: Iterable[str], ending: str) -> str:
    missing = missing_letters(set(texts)) if ending in LETTERED else ()
    if not missing:
        return ""
    shown = " ".join(missing[:_SHOWN])
    more = f" and {len(missing) - _SHOWN:,} more" if len(missing) > _SHOWN else ""
    letters = "1 letter" if len(missing) == 1 else f"{len(missing):,} letters"
    return (
        f"No font of this machine has {letters} in these names ({shown}{more}), and an empty box stands for each. "
        "Install fonts for their scripts, such as Noto, or take SVG, HTML or PowerPoint."
    )


def _drawn(drawing: Drawing) -> Iterable[str]:
    waiting: list[Shape] = [*drawing.shapes]
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, Group):
            waiting += shape.shapes
        elif isinstance(shape, Text):
            yield clean(shape.text)


def _texts(request: Request) -> Iterable[str]:
    org, heading = request.company.org, request.named
    seats = request.chosen.tolist()
    yield from (clean(text) for text in (heading.title, heading.subtitle, heading.source))
    yield from map(clean, names_of(org, seats))
    yield from map(clean, org.texts("title", seats))
    for column in request.look.lines:
        if not column.is_number:
            yield from map(clean, column.read(request.chosen).unique().to_pylist())
