"""Options that change nothing: of how a file looks that has no such look, and of how a file is read where none is."""

from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.cli.files import reading_flags
from orgmodel.cli.notes import note
from orgmodel.errors import BadFile
from orgmodel.reading.limits import LIMITS
from orgmodel.text.grammar import listed

_PICTURES = ("svg", "png", "webp", "pdf")
_PAGES = (*_PICTURES, "html", "pptx")
# Endings of the files that an option changes.
OPTION_TO_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "--theme": (*_PAGES, "drawio"),
    "--title": (*_PAGES, "drawio", "graphml", "gexf", "dot", "opml"),
    "--date": _PAGES,
    "--logo": _PAGES,
    "--without title": _PAGES,
    "--without subtitle": _PAGES,
    "--without sources": _PAGES,
    "--without legend": _PICTURES,
    "--without ground": _PICTURES,
    "--scale": ("png", "webp"),
    "--page": ("pdf", "pptx", "svg", "png", "webp"),
    "--pages": ("pdf", "pptx"),
    "--layout": (*_PICTURES, "pptx", "drawio"),
    "--alternatives": (*_PICTURES, "pptx"),
}


def look_flags(theme: str, without: Sequence[str], date: str, logo: object, title: str = "") -> dict[str, bool]:
    """Options of how a chart looks, as they are typed, and whether each is other than usual.

    Raises
    ------
    BadFile
        If a title is given and left out.
    """
    if title and "title" in without:
        raise BadFile("--title gives a title, and --without title leaves it out", "Give one of them.")
    looks = {"--theme": theme != "light", "--date": bool(date), "--logo": logo is not None, "--title": bool(title)}
    return looks | {f"--without {part}": True for part in without}


def note_looks(
    looks: Mapping[str, object],
    endings: Sequence[str],
    option_to_endings: Mapping[str, tuple[str, ...]] = OPTION_TO_ENDINGS,
) -> None:
    """Note on standard error each option that is asked for and changes none of the files that are written."""
    for flag, is_asked in looks.items():
        can_be = option_to_endings[flag]
        if not is_asked or any(ending in can_be for ending in endings):
            continue
        where = " and ".join(dict.fromkeys(endings)) if endings else "what is printed"
        note(f"{flag} changes nothing in {where}. It is for {listed(can_be, 'or')}.")


def note_layout(endings: Sequence[str], pages: str, *, is_own: bool) -> None:
    """Note on standard error that a layout changes none of the files; `is_own` for the chart of a typical company.

    Pages of a manager, department or level each, and slides, are laid out by themselves.
    """
    is_usual = pages == "usual"
    by_themselves = {"pdf", "pptx"} if pages not in ("usual", "one") else {"pptx"} if is_usual and not is_own else set()
    if endings and by_themselves.issuperset(endings):
        note(
            "--layout changes nothing on pages that hold a manager, a department or a level each. "
            "Pages in one drawing take it: --pages one."
        )
    else:
        note_looks({"--layout": True}, [ending for ending in endings if ending not in by_themselves])


def check_no_reading(choices: dict[str, Any], max_rows: int, whose: str, advice: str) -> None:
    """Check that nothing is said of how a file is read, where no file is.

    Raises
    ------
    BadFile
        If something is; `whose` says what there is instead.
    """
    flags = [*reading_flags(choices), *(["--max-rows"] if max_rows != LIMITS.rows else [])]
    if flags:
        raise BadFile(f"{flags[0]} says how a file is read, and {whose}", advice)
