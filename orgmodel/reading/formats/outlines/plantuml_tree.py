"""PlantUML breakdowns and mind maps (``@startwbs``, ``@startmindmap``): ``* Ann Berg``, ``** Bo Cole``."""

import re

from orgmodel.reading.formats.hierarchies.hierarchy import Entry, Format, Records, from_outline
from orgmodel.reading.formats.hierarchies.own_labels import NOTE, with_note
from orgmodel.reading.formats.text_starts import first_lines, unfenced
from orgmodel.reading.limits import Limits

# Marks (stars; plus and minus choose the side; Markdown's number signs), colour, no box, side, text.
_LINE = re.compile(
    r"(?P<indent>[ \t]*+)(?P<marks>[*+#-]++)(?P<look>(?:\[[^\]]*+\]|_|[<>](?=[\s_]))*+)[ \t]*+(?P<text>.*)"
)
_STARTS = ("@startwbs", "@startmindmap", "@startorg")
_ALIAS = re.compile(r"^\(\w{1,40}\) ?| as \w{1,40}$")
# A text over several lines: from a colon at the beginning to a semicolon at the end of a line.
_TAB = 8
# A no-break space behind a semicolon keeps it from ending the text.
_BLANKS = " \t\r"


def _entry(level: int, text: str, line: int, note: str) -> Entry:
    """Entry of a text, whose quotes were kept from being marks by a tilde; by its note where an export left one."""
    label, values = with_note(text, note) if note else (text, {})
    return Entry(level, label if values else text.replace('~"', '"'), line, values)


def _is_tree(head: str) -> bool:
    lines = first_lines(unfenced(head), 1)
    return bool(lines) and lines[0].lower().startswith(_STARTS)


def _parse(text: str, limits: Limits) -> Records:
    entries: list[Entry] = []
    open_text: list[str] | None = None
    first, note = Entry(0, "", 0), ""
    for number, line in enumerate(text.split("\n"), 1):
        if open_text is not None:
            open_text.append(line.strip())
            if line.rstrip(_BLANKS).endswith(";"):
                entries.append(_entry(first.level, "\n".join(open_text).rstrip("; \n"), first.line, note))
                open_text, note = None, ""
            continue
        if line.startswith(f"' {NOTE}"):
            note = line.removeprefix(f"' {NOTE}")
            continue
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match is None or not match["text"].strip():
            continue
        level = len(match["marks"]) + len(match["indent"].expandtabs(_TAB))
        words = match["text"].strip(_BLANKS)
        if words.startswith(":"):
            first = Entry(level, "", number)
            if words.endswith(";"):
                entries.append(_entry(level, words[1:-1].strip(), number, note))
                note = ""
            else:
                open_text = [words[1:]]
            continue
        entries.append(_entry(level, _ALIAS.sub("", " ".join(words.strip('"').split())), number, note))
        note = ""
    return from_outline(entries, limits, "box")


FORMAT = Format("plantuml-tree", "a PlantUML breakdown or mind map", _is_tree, _parse)
