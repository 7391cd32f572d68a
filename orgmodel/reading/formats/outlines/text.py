"""Outlines in plain text: lines indented below each other, bullets, numbers, Markdown headings, drawn trees."""

import re
import sys
from collections.abc import Sequence
from dataclasses import replace

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.around import around
from orgmodel.reading.formats.hierarchies.hierarchy import Entry, Format, Records, from_outline
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.paired_lines import Line, aligned, paired
from orgmodel.reading.formats.text_starts import unfenced
from orgmodel.reading.limits import Limits

# A tab goes on to the next of these places; lists of Markdown indent by two to four.
_TAB = 8
_SIGNS = "•◦▪▫‣∙⁃○●■□◆◇►▶➤➢✓✔↳⤷➔"
_BULLET = re.compile(
    rf"(?P<bullet>-{{0,2}}>|[=~]>|[-*+·◘–—>»›§→└{_SIGNS}]|o(?=[ \t]++[^\W\d_a-z]))"
    rf"(?:[ \t]++|(?<=[{_SIGNS}])|$)(?:\[[ xX]\][ \t]++)?"
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,4}(?:\.\d{1,4})*+\.?|\d{1,4}\)|\(\d{1,4}\)|[A-Za-z]\)|[A-Za-z]\.|[IVXLC]{1,6}\.|"
    r"[ivxlc]{1,5}[.)])[ \t]++"
)
_HEADING = re.compile(r"(?P<marks>#{1,12})[ \t]++(?P<text>.*)")
_STARS = re.compile(
    r"(?P<marks>[*]{1,30}|-{1,30}|\+{1,30}|>{1,30}|\.{1,30}|_{1,30}|={1,30}|"
    r"→{1,30}|»{1,30}|›{1,30}|•{1,30})[ \t]*+(?P<text>[^\s*+>._=→»›•-].*)"
)
_LEVEL = re.compile(r"(?P<word>[^\W\d_]{1,20})(?:[ \t.-]{0,3}(?P<number>\d{1,3}))?+[ \t]*+[:.)|–—-][ \t]++(?=\S)")
_TREE = re.compile(r"(?P<lead>[\s\u2500-\u257f|`+\\'-]+)(?P<text>.*)")
_TREE_MARK = re.compile(r"[\u2500-\u257f]|[|`+\\']-")
# "Ann Berg, " and "├── " hold no more letters than a person's line has.
_LONGEST = 200
# Lines by which a text is judged.
_JUDGED = 400
_RULE = re.compile(r"[-=*_~#]{3,}")
# A heading, a top and somebody below it; lines that describe a page.
_FEWEST_BELOW, _MOST_MATTER = 3, 60
# Bars and commas between name, title and department, and no cells, where lines are indented so often.
_FEWEST_DEPTHS = 2
# What stands below a heading of Markdown is about it, unless it is longer than a title.
_LONGEST_BELOW = 120
# Of lines with numbers that tell their levels, so many may have none.
_BARE = 0.2
# Between the levels of headings: no list is indented so far.
_STEP = 1_000


def _is_outline(head: str) -> bool:
    """True if lines stand at several depths and hold no cells of a table."""
    lines = _inside(_lines(unfenced(head), _JUDGED))[0]
    lines = lines[1:] if lines and lines[0].text.startswith("==") and _title(lines) else lines
    if len(lines) < 2 or any(len(line.text) > _LONGEST for line in lines):
        return False
    entries = _entries(lines)
    if entries is None or len(entries) < 2:
        return False
    levels = [entry.level for entry in entries]
    return levels[0] == min(levels) < max(levels) and not _has_cells(lines)


def _has_cells(lines: Sequence[Line]) -> bool:
    """True if most lines are parted into the same number of cells: a table, or source code."""
    texts = [line.text for line in lines]
    headings = {name for names in load_words().fields.values() for name in names}
    if any(sign in texts[0] and any(fold(cell) in headings for cell in texts[0].split(sign)) for sign in "\t;|,"):
        return True
    for sign in ("\t", ";", "|", ","):
        counts = [text.count(sign) for text in texts]
        usual = max(set(counts), key=counts.count)
        if sign in "|," and usual in {1, 2} and len({line.indent for line in lines}) > _FEWEST_DEPTHS:
            continue
        # "Ann Berg, CEO" has one comma and is no cell of a table where the lines are indented.
        if usual >= (1 if sign in "\t;|" else 2) and counts.count(usual) > 0.6 * len(texts):
            return True
    # Cells are empty at the beginning of a row and within it; an outline has its tabs before the text.
    tabs = [line.tabs for line in lines]
    inner = sum("\t" in text for text in texts)
    if inner >= 0.5 * len(texts) and max(map(tabs.count, set(tabs))) > 0.6 * len(texts):
        return True
    code = sum(
        text.endswith((";", "{", "}", "):", "();", "=>", "},", "[")) or "=" in text or "://" in text for text in texts
    )
    return code > 0.2 * len(texts)


def _parse(text: str, limits: Limits) -> Records:
    lines, around_it = _inside(_lines(unfenced(text)))
    title = _title(lines)
    entries = _entries(lines[1:] if title else lines)
    if not entries:
        raise BadFile("The outline holds nobody", "Write one person a line, each indented below the manager.")
    if entries[0].label.endswith(":"):
        # "Ann Berg:" over those below her.
        entries[0] = replace(entries[0], label=entries[0].label.rstrip(" :"))
    read = from_outline(entries, limits)
    others = [*around_it, *([title] if title else [])]
    return replace(read, findings=(finding("ORG109", others),)) if others else read


def _inside(lines: Sequence[Line]) -> tuple[list[Line], list[int]]:
    """Lines of the outline, and numbers of those around it."""
    others = around(lines)
    return _together([line for line in lines if line.number not in others]), sorted(others)


def _title(lines: Sequence[Line]) -> int:
    """Line of the only heading of a page, over a list that has a top of its own; 0 where there is none.

    A heading has a mark that no other line has ("# Team"), or stands apart from the list and is nobody's name.
    """
    if len(lines) < _FEWEST_BELOW:
        return 0
    first, *rest = lines
    mark = first.text[0]
    is_marked = first.text.startswith(("# ", "= ", "== ", "=== ")) and not any(
        line.text.startswith(mark) for line in rest
    )
    is_called_so = load_label_words().is_page_title(first.text) or not is_name(first.text, load_evidence())
    is_apart = first.is_parted and not _marked(first.text) and is_called_so
    if not (is_marked or is_apart) or first.indent > rest[0].indent:
        return 0
    stars = [len(match["marks"]) if match else 0 for match in (_STARS.fullmatch(line.text) for line in rest)]
    depths = stars if all(stars) and len(set(stars)) > 1 else [line.indent for line in rest]
    are_items = all(_marked(line.text) or mark for line, mark in zip(rest, stars, strict=True))
    is_level = first.indent == rest[0].indent and not any(_marked(line.text) for line in rest)
    return first.number if depths.count(depths[0]) == 1 and (are_items or is_level) else 0


def _lines(text: str, most: int = sys.maxsize) -> list[Line]:
    found: list[Line] = []
    first = _front_matter(text)
    for number, line in enumerate(text.split("\n"), 1):
        if number <= first:
            continue
        # Signs may say that they are to be drawn as text.
        bare = line.replace("\u00a0", " ").replace("\ufe0e", "").replace("\ufe0f", "").rstrip()
        rest = bare.lstrip(" \t\u3000")
        if not rest or _RULE.fullmatch(rest) or rest.startswith("#+"):
            if found and not found[-1].is_parted:
                found[-1] = replace(found[-1], is_parted=True)
            continue
        if len(found) == most:
            break
        indent = len(bare[: len(bare) - len(rest)].replace("\u3000", "  ").expandtabs(_TAB))
        found.append(Line(number, indent, rest, line.count("\t")))
    return found


def _together(lines: Sequence[Line]) -> list[Line]:
    """Lines with what belongs to the line above them: a title at the same place, or behind the bullet of an item."""
    joined: list[Line] = []
    starts: list[int] = []
    for line in lines:
        mark = _BULLET.match(line.text)
        if not mark and joined and starts[-1] == line.indent and not joined[-1].is_parted:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text}\n{line.text}", is_parted=line.is_parted)
            continue
        joined.append(line)
        starts.append(line.indent + mark.end() if mark else -1)
    return joined if len(joined) < len(lines) else paired(aligned(lines))


def _front_matter(text: str) -> int:
    """Lines at the beginning of a page that describe it, between two lines of three dashes; 0 where there are none."""
    lines = text.split("\n", _MOST_MATTER)[:_MOST_MATTER]
    if lines[0].strip() != "---":
        return 0
    end = next((place for place, line in enumerate(lines[1:], 1) if line.strip() in {"---", "..."}), 0)
    return end + 1 if end and all(":" in line or line.startswith((" ", "-")) for line in lines[1:end]) else 0


def _entries(lines: Sequence[Line]) -> list[Entry] | None:
    """Lines with their levels, by the first way of writing that they hold to; None where there is none."""
    if not lines:
        return None
    for way in (_drawn, _headed, _numbered, _levelled, _starred, _indented):
        entries = way(lines)
        if entries:
            return entries
    return None


def _drawn(lines: Sequence[Line]) -> list[Entry] | None:
    """Trees drawn with lines: "├── Bo Cole"; the first line may be the root."""
    matches = [_TREE.fullmatch(" " * line.indent + line.text) for line in lines]
    matches = [match if match and _TREE_MARK.search(match["lead"]) else None for match in matches]
    if sum(match is not None for match in matches) < max(1, len(lines) - 1 - len(lines) // 10):
        return None
    return [
        Entry(len(match["lead"]) if match else 0, (match["text"] if match else line.text).strip(), line.number)
        for line, match in zip(lines, matches, strict=True)
        if (match["text"] if match else line.text).strip()
    ]


def _headed(lines: Sequence[Line]) -> list[Entry] | None:
    """Headings of Markdown, with lists below them: "# Ann Berg", "## Bo Cole", "- Cy Dorn"."""
    if not any(line.text.startswith("##") for line in lines):
        return None
    entries, level = [], 0
    for line in lines:
        first, *below = line.text.split("\n")
        heading = _HEADING.fullmatch(first)
        if heading:
            level = _STEP * len(heading["marks"])
            entries.append(Entry(level, "\n".join([heading["text"].rstrip("# "), *below]), line.number))
        elif bullet := _marked(line.text):
            entries.append(Entry(level + 1 + line.indent, bullet, line.number))
        elif entries and len(line.text) <= _LONGEST_BELOW and entries[-1].level % _STEP == 0:
            entries[-1] = replace(entries[-1], label=f"{entries[-1].label}\n{line.text}")
        else:
            return None
    return entries


def _numbered(lines: Sequence[Line]) -> list[Entry] | None:
    """Numbers that tell the level themselves: "1", "1.1", "1.1.2"; the head above them, and a few lines, may have none.

    A line without a number among such stands below the nearest one above that has one.
    """
    matches = [_NUMBER.match(line.text) for line in lines]
    numbers = [match["number"].rstrip(".") if match else "" for match in matches]
    if not any("." in number for number in numbers):
        return None
    bare, are_level = numbers.count(""), len({line.indent for line in lines}) == 1
    if bare and not (are_level and bare <= max(1, _BARE * len(lines)) and all(numbers[1:2])):
        return None
    entries: list[Entry] = []
    above = -1
    for line, number, match in zip(lines, numbers, matches, strict=True):
        above = number.count(".") if match else above
        level = above if match else above + 1 if entries else -1
        entries.append(Entry(level, (line.text[match.end() :] if match else line.text).strip(), line.number))
    return entries


def _levelled(lines: Sequence[Line]) -> list[Entry] | None:
    """Lines that begin with the number of their level: "Level 1: Ann Berg", "L2 - Bo Cole"."""
    matches = [_LEVEL.match(line.text) for line in lines]
    words = load_label_words().levels
    if not all(match and fold(match["word"]) in words for match in matches):
        return None
    # "N: Ann Berg" stands above "N-1: Bo Cole".
    if sum(bool(match and match["number"]) for match in matches) < len(matches) - 1:
        return None
    return [
        Entry(int(match["number"] or 0), line.text[match.end() :].strip(), line.number)
        for line, match in zip(lines, matches, strict=True)
        if match
    ]


def _starred(lines: Sequence[Line]) -> list[Entry] | None:
    """Marks that are repeated for each level: "* Ann", "** Bo", "--- Cy"; the first line may have none."""
    matches = [_STARS.fullmatch(line.text) for line in lines]
    marks = [len(match["marks"]) if match else 0 for match in matches]
    if sum(mark > 0 for mark in marks) < max(1, len(lines) - 1) or max(marks) < 2 or len(set(marks)) < 2:
        return None
    if len({line.indent for line in lines}) > 1:
        return None
    return [
        Entry(mark, match["text"].strip() if match else line.text, line.number)
        for line, mark, match in zip(lines, marks, matches, strict=True)
    ]


def _indented(lines: Sequence[Line]) -> list[Entry] | None:
    """Lines below each other by their blanks, with or without bullets and numbers."""
    if len({line.indent for line in lines}) < 2 and len({_kind(line.text) for line in lines}) < 2:
        return None
    kinds: list[str] = []
    entries = []
    for line in lines:
        kind = _kind(line.text)
        # A line without a bullet above a list is the head of the list.
        if kind and kind not in kinds:
            kinds.append(kind)
        level = line.indent * 2 + (1 if kind else 0)
        entries.append(Entry(level, _marked(line.text) or line.text, line.number))
    return entries


def _kind(text: str) -> str:
    return "bullet" if _BULLET.match(text) else "number" if _NUMBER.match(text) else ""


def _marked(text: str) -> str:
    """Text behind a bullet or number; "" where there is none."""
    match = _BULLET.match(text) or _NUMBER.match(text)
    return text[match.end() :].strip() if match else ""


FORMAT = Format("outline", "an outline", _is_outline, _parse)
