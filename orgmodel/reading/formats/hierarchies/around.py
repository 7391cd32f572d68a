"""Lines around an outline that are no part of it: headings of the page, greetings, dates, what stands below."""

import re
from collections.abc import Sequence

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.paired_lines import Line

# Lines of an outline, and how much of the text it must be.
_FEWEST, _SHARE = 3, 0.5
_PARTS = re.compile(r"[,(\[:|/–—]| - ")
_MARKS = "#*_-+>=• \t"
# What ends so is said and named nobody's box: "Hi all,", "here is the chart:".
_PUNCTUATED = (",", ":", ".", "!", "?")


# What `tree` writes below the folders, in the languages that it speaks, and for the folder that it began in.
FOLDERS_TOTAL = re.compile(
    r"\d{1,9} (?:director(?:y|ies)|verzeichnisse?|r[ée]pertoires?|dossiers?|directorios?|diret[óo]rios?|mappen|map|"
    r"каталог\w{0,3})(?:, \d{1,9} [^\W\d]{1,12})?",
    re.IGNORECASE,
)
# "Ann Berg  9:41 AM" over a message in a chat.
_WRITTEN_AT = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?\]?:?$")
_BULLETED = re.compile(r"[-*+•◦▪‣·–][ \t]")
_REPEATED = re.compile(r"[*]{1,30}(?=\s)|[-]{1,30}(?=\s)|[+]{1,30}(?=\s)")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)")
_HERE = frozenset({".", "./", ".\\"})


def around(lines: Sequence[Line]) -> frozenset[int]:
    r"""Numbers of the lines above and below an outline with one top that stand apart from it and name nobody.

    Examples
    --------
    >>> said = Line(1, 0, "Hi all,", is_parted=True)
    >>> tree = [Line(3, 0, "Ann Berg"), Line(4, 2, "Bo Cole"), Line(5, 2, "Di East")]
    >>> sorted(around([said, *tree])), sorted(around(tree))
    ([1], [])
    """
    if len(lines) > _FEWEST and FOLDERS_TOTAL.fullmatch(lines[-1].text):
        here = [line.number for line in lines[:1] if line.text in _HERE]
        return frozenset({lines[-1].number, *here}) | around(lines[len(here) : -1])
    if over := _over_headings(lines):
        return over
    if intro := _introductions(lines):
        return frozenset(intro) | around(lines[len(intro) :])
    blocks = _blocks(lines)
    place = max(range(len(blocks)), key=lambda at: len(blocks[at]), default=0)
    if not blocks or len(blocks) < _FEWEST - 1 or not _is_outline(blocks[place], len(lines)):
        return frozenset()
    before = [line for block in blocks[:place] for line in block]
    after = [line for block in blocks[place + 1 :] for line in block]
    depth = blocks[place][0].indent
    taken = [] if any(_is_person(line.text) or line.indent > depth for line in before) else before
    if after and not _is_person(after[0].text) and all(_is_plain(line) for line in after):
        taken = [*taken, *after]
    return frozenset(line.number for line in taken)


def _over_headings(lines: Sequence[Line]) -> frozenset[int]:
    """The one heading of Markdown above the one heading of the next level, which is the top, and what is below it."""
    tops = [place for place, line in enumerate(lines) if line.text.startswith("## ")]
    if len(tops) != 1 or not lines[0].text.startswith("# ") or not any(line.text.startswith("###") for line in lines):
        return frozenset()
    title = lines[0].text.lstrip(_MARKS)
    if any(line.text.startswith("# ") for line in lines[1:]) or (
        _is_person(title) and not load_label_words().is_page_title(title)
    ):
        return frozenset()
    return frozenset(line.number for line in lines[: tops[0]])


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for line in lines:
        blocks[-1].append(line)
        if line.is_parted:
            blocks.append([])
    return [block for block in blocks if block]


def _is_outline(block: Sequence[Line], count: int) -> bool:
    """True if lines are most of a text and stand below the first one of them."""
    # "* Ann", "** Bo": the marks tell the level where nothing is indented.
    marks = [_REPEATED.match(line.text) for line in block]
    indents = [line.indent for line in block]
    if all(marks) and len(set(indents)) == 1:
        indents = [len(mark[0]) if mark else 0 for mark in marks]
    return (
        len(block) >= max(_FEWEST, _SHARE * count)
        and indents[0] == min(indents) < max(indents)
        and indents.count(indents[0]) == 1
    )


def _is_plain(line: Line) -> bool:
    # A quote of Markdown is said below a list, as a source is.
    return not line.indent and line.text.removeprefix("> ")[0].isalpha()


def _introductions(lines: Sequence[Line]) -> list[int]:
    """Numbers of the lines right above a list with bullets that say when, who writes, and what follows."""
    above: list[int] = []
    for line in lines:
        if _BULLETED.match(line.text):
            return above
        if not (_WRITTEN_AT.search(line.text) or (line.text.endswith(":") and not _is_person(line.text))):
            return []
        above.append(line.number)
    return []


def _is_person(text: str) -> bool:
    """True if a part of a line looks like a name, and the line is no title of a page and nothing said."""
    if _DATE.search(text):
        # The date of the last change, mostly.
        return False
    evidence = load_evidence()
    parts = [part.strip(_MARKS) for part in _PARTS.split(text)]
    if len([part for part in parts if part]) < _FEWEST - 1 and text.endswith(_PUNCTUATED):
        return text.endswith(":") and is_name(parts[0], evidence)
    return not load_label_words().is_page_title(text) and any(part and is_name(part, evidence) for part in parts)
