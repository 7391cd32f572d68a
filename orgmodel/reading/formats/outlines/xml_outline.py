"""Outlines in XML: OPML (``<outline text="Ann">``) and mind maps of FreeMind and Freeplane (``<node TEXT="Ann">``)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import Entry, Format, Records, from_outline
from orgmodel.reading.formats.hierarchies.own_values import unpacked
from orgmodel.reading.formats.hierarchies.titles import has_job
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.formats.xml_events import element_name, safe_events
from orgmodel.reading.limits import Limits

_ROOT = re.compile(r"<(opml|map)[\s>]", re.IGNORECASE)
_TAGS = frozenset({"outline", "node"})
_TEXTS = ("text", "TEXT", "title", "name")
# How a node is drawn, not who it is.
_LOOKS_TEXT = """
created modified id position folded color style background_color hgap vgap vshift_quantity vshift
"""
_LOOKS = frozenset(_LOOKS_TEXT.split())
# Of the notes, so many are titles before they are taken for them.
_USUAL = 0.6
_AGAIN = "Export it again as OPML, or as .csv."


def _is_xml_outline(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head[:4096]) is not None


def _parse(text: str, limits: Limits) -> Records:
    entries: list[Entry] = []
    level = 0
    for event, element in safe_events(text, "outline", _AGAIN):
        name = element_name(element)
        if name in _TAGS and event == "start":
            text_key = next((key for key in _TEXTS if element.get(key)), "")
            label = element.get(text_key, "")
            looks = {text_key, *(key for key in element.attrib if key.lower() in _LOOKS)}
            values = {key.lstrip("_"): value for key, value in unpacked(element.attrib, looks).items()}
            entries.append(Entry(level, label or "(no text)", len(entries) + 1, values))
            check_rows(len(entries), limits)
            level += 1
        elif name in _TAGS:
            level -= 1
            element.clear()
        elif name == "richcontent" and event == "end" and entries:
            words = " ".join("".join(element.itertext()).split())
            if words and element.get("TYPE", "").upper() == "NODE":
                last = entries[-1]
                entries[-1] = Entry(last.level, words, last.line, last.values)
    if not entries:
        raise BadFile("The outline holds nobody", _AGAIN)
    return from_outline(_with_titles(entries), limits, "outline entry")


def _with_titles(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Entries whose notes are job titles, as programs for outlines keep them, with the title in the label."""
    notes = [entry.values.get("note", "") for entry in entries]
    filled = [note for note in notes if note]
    if not filled or sum(map(has_job, filled)) < _USUAL * len(filled):
        return entries
    return [
        replace(
            entry,
            label=f"{entry.label}\n{note}" if note else entry.label,
            values={key: value for key, value in entry.values.items() if key != "note"},
        )
        for entry, note in zip(entries, notes, strict=True)
    ]


FORMAT = Format("opml", "an outline in XML (OPML or FreeMind)", _is_xml_outline, _parse)
