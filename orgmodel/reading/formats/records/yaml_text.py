"""YAML that somebody sent, as records whose values are text: no tag makes an object, no alias makes a bomb.

Built from the parser's events rather than by a loader: loaders call themselves for each level, and know no limit for
aliases. Every scalar stays the text it is: 00123, Null and yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.json_text import Parsed

# 64 MiB hold no deeper tree in blocks. The parser's time for each value between brackets grows with their levels.
MOST_LEVELS, MOST_BRACKETS = 20_000, 2_000
MOST_ALIASES = 100
# Aliases may make a file's records grow by so many values.
MOST_GROWTH = 100_000
_PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STANDARD = "tag:yaml.org,2002:"
_NO_OBJECTS = "Export it without tags (a safe dump), or as JSON or CSV."
_NO_ALIASES = "Export it without anchors and aliases, or as JSON or CSV."


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    value: dict[str, Any] | list[Any]
    anchor: str | None
    size: int = 1
    key: str | None = None
    is_repeated: bool = False
    merged: list[dict[str, Any]] = field(default_factory=list)
    brackets: int = 0


def parse_yaml(text: str) -> Parsed:
    """Parse YAML; several documents are a list of them.

    Raises
    ------
    BadFile
        If it is none, nests too deep, names objects of a programming language, or has too many aliases.
    """
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except (yaml.YAMLError, UnicodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" from line {mark.line + 1:,} on" if mark else ""
        raise BadFile(f"The file is no YAML{where}", "Correct that place, or export it as JSON or CSV.") from None
    documents = builder.documents
    if not documents:
        raise BadFile("The file is empty", "Check that the export is complete.")
    return Parsed(documents[0] if len(documents) == 1 else documents, builder.repeated)


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=_PARSER)


class _Builder:
    """Builds values from events, with a stack of its own."""

    def __init__(self) -> None:
        self.documents: list[Any] = []
        self.repeated: list[dict[str, Any]] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliases = self.growth = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        if isinstance(event, yaml.ScalarEvent):
            _check_tag(event)
            self.put(event.value, 1, event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            _check_tag(event)
            brackets = (self.stack[-1].brackets if self.stack else 0) + bool(event.flow_style)
            if len(self.stack) >= MOST_LEVELS or brackets > MOST_BRACKETS:
                raise BadFile(
                    f"The file is nested more than {MOST_BRACKETS if event.flow_style else MOST_LEVELS:,} levels deep",
                    "Write one record per person, with a key that names the manager, or export it as JSON.",
                )
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.stack.append(_Open(value, event.anchor, brackets=brackets))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.close()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.anchors = {}

    def alias(self, event: Any) -> None:
        """Put what an alias stands for, if it is whole and the file stays small."""
        self.aliases += 1
        if event.anchor not in self.anchors:
            raise BadFile(
                f"The YAML names an anchor in line {event.start_mark.line + 1:,} that is not finished before it",
                _NO_ALIASES,
            )
        value, size = self.anchors[event.anchor]
        self.growth += size
        if self.aliases > MOST_ALIASES or self.growth > MOST_GROWTH:
            raise BadFile(f"The YAML has more than {MOST_ALIASES} aliases, or aliases that make it grow", _NO_ALIASES)
        self.put(value, size, None)

    def put(self, value: Any, size: int, anchor: str | None) -> None:
        """Put a value in what is open, or at the end of the file."""
        if anchor:
            self.anchors[anchor] = (value, size)
        if not self.stack:
            self.documents.append(value)
            return
        top = self.stack[-1]
        top.size += size
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is None:
            if not isinstance(value, str):
                raise BadFile("The YAML has a list or a mapping for a key", "Use words for keys.")
            top.key = value
        else:
            self.pair(top, top.key, value)
            top.key = None

    def pair(self, top: _Open, key: str, value: Any) -> None:
        """Put a value under its key; "<<" lends the keys of another mapping."""
        assert isinstance(top.value, dict)  # noqa: S101 - only mappings have keys
        if key == "<<" and isinstance(value, dict):
            top.merged.append(value)
        elif key == "<<" and isinstance(value, list) and all(isinstance(item, dict) for item in value):
            top.merged.extend(value)
        else:
            top.is_repeated |= key in top.value
            top.value[key] = value

    def close(self) -> None:
        """Close what is open, and put it where it belongs."""
        done = self.stack.pop()
        value = done.value
        if isinstance(value, dict):
            for lent in done.merged:
                for key, item in lent.items():
                    value.setdefault(key, item)
            if done.is_repeated:
                self.repeated.append(value)
        self.put(value, done.size, done.anchor)


def _check_tag(event: Any) -> None:
    tag = event.tag
    if tag and tag != "!" and not (tag.startswith(_STANDARD) and "/" not in tag):
        raise BadFile(
            f"The YAML asks for an object of a program in line {event.start_mark.line + 1:,}, which is never made",
            _NO_OBJECTS,
        )
