"""Texts of known kinds that hold neither a table nor a hierarchy, refused by their name with what to do instead."""

import re
from dataclasses import dataclass

from orgmodel.errors import BadFile
from orgmodel.reading.formats.text_starts import mermaid_start, unfenced

_EXPORT = "Export the people as .csv or .xlsx and load that file."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of text: lines that show it, how many different ones are needed, its name and what to do.

    The patterns are matched from the beginning of a line, so each is linear in it.
    """

    name: str
    advice: str
    needed: int
    patterns: tuple[re.Pattern[str], ...]


def _kind(name: str, advice: str, needed: int, *patterns: str) -> _Kind:
    return _Kind(name, advice, needed, tuple(re.compile(pattern) for pattern in patterns))


_KINDS = (
    _kind(
        "an SQL dump or script",
        "Run it in a database and export the table of the people as .csv.",
        1,
        r"(?i)\s{0,8}(?:create\s++(?:or\s++replace\s++)?(?:temporary\s++)?(?:table|view|database|schema)\s|"
        r"insert\s++(?:ignore\s++)?into\s|"
        r"drop\s++(?:table|database)\s|alter\s++table\s|begin\s++transaction;|start\s++transaction;|lock\s++tables\s|pragma\s)",
        r"-- (?:MySQL|MariaDB|PostgreSQL|Oracle|SQLite).{0,60}(?:dump|export|script)",
        r"(?i)copy\s++[\w.\"]++\s*+\([^)]{1,2000}\)\s++from\s++stdin",
    ),
    _kind(
        "a calendar (iCalendar)", _EXPORT, 1, r"BEGIN:VCALENDAR\s*+$",
    ),
    _kind(
        "a key or certificate", _EXPORT, 1, r"-----BEGIN [A-Z ]{3,40}-----\s*+$",
    ),
    _kind("a LaTeX document", _EXPORT, 1, r"\\documentclass\b"),
    _kind(
        "source code in Python",
        "Run it and load what it writes, or export the people as .csv or .xlsx.",
        2,
        r"#!.{0,60}python", r"(?:from\s++[\w.]++\s++)?import\s++[\w.*{(]", r"\s*+(?:async\s++)?def\s++\w++\s*+\(",
        r"\s*+class\s++\w++[^,;\t]{0,200}:\s*+$", r"if __name__ ==", r"\s*+return\s", r"\w++\s*+=\s*+\w++\(.*\)\s*+$",
    ),
    _kind(
        "source code in JavaScript or TypeScript",
        "Run it and load what it writes, or export the people as .json or .csv.",
        2,
        r"import\s.{0,200}\sfrom\s++[\"']",
        r"(?:export\s++)?(?:default\s++)?(?:async\s++)?function\s*+\*?\s*+\w*+\s*+\(",
        r"\s*+(?:export\s++)?(?:const|let|var)\s++[\w{\[]", r"\s*+(?:module\.exports|exports\.\w++)\s*+=",
        r".*=>\s*+\{\s*+$",
        r"(?:export\s++)?(?:interface|type)\s++\w++\s*+[={]", r"[\"']use strict[\"']",
    ),
    _kind(
        "source code in Java, C# or C++",
        "Run it and load what it writes, or export the people as .csv or .xlsx.",
        2,
        r"package\s++[\w.]++;", r"import\s++(?:static\s++)?[\w.*]++;", r"using\s++[\w.]++;", r"#include\s*+[<\"]",
        r"namespace\s++[\w.:]++",
        r"\s*+(?:public|private|protected|internal)\s++(?:static\s++|abstract\s++|final\s++|sealed\s++)*+"
        r"(?:class|interface|enum|void|\w++\s++\w++\s*+[({;=])",
        r"\s*+(?:int|void)\s++main\s*+\(", r"template\s*+<", r"\s*+(?:struct|class)\s++\w++\s*+\{",
    ),
    _kind("source code in PHP", "Run it and load what it writes.", 1, r"<\?php\b"),
    _kind("a shell script", "Run it and load what it writes.", 1, r"#!\s?/.{0,60}(?:sh|perl|ruby|node)\b"),
    _kind(
        "source code in Go or Rust",
        "Run it and load what it writes, or export the people as .csv or .xlsx.",
        2,
        r"package\s++\w++\s*+$", r"func\s++(?:\([^)]{1,80}\)\s*+)?\w++\(", r"(?:pub\s++)?fn\s++\w++\s*+[(<]",
        r"use\s++[\w:]++(?:::\{.{0,200}\})?;",
        r"(?:pub\s++)?(?:struct|enum|impl|trait)\s++\w++", r"type\s++\w++\s++(?:struct|interface)\s*+\{",
    ),
    _kind("a style sheet (CSS)", _EXPORT, 2,
          r"[.#@]?[a-zA-Z][\w-]*+(?:[ ,:>.][^{};]{0,100})?\{\s*+$", r"\s++[a-z-]{2,30}:\s[^;]{1,200};\s*+$"),
    _kind("an e-mail message", "Save the attachment or the table in it as a file of its own and load that.", 3,
          r"From:\s.*@", r"(?:To|Cc):\s.*@", r"Subject:\s", r"MIME-Version:\s",
          r"Content-Type:\s", r"Received:\s", r"Message-ID:\s"),
    _kind("a subtitle or web-video text file", _EXPORT, 1, r"WEBVTT\b"),
)  # fmt: skip
_OTHER_MERMAID = re.compile(
    r"(?P<kind>sequenceDiagram|classDiagram(?:-v2)?|stateDiagram(?:-v2)?|erDiagram|gantt|pie|journey|gitGraph|"
    r"timeline|quadrantChart|requirementDiagram|sankey(?:-beta)?|xychart(?:-beta)?|block(?:-beta)?|packet(?:-beta)?|"
    r"kanban|architecture(?:-beta)?|radar-beta|C4Context|C4Container|zenuml)\b(?!\s*[,;\t|])"
)
_OTHER_PLANTUML = re.compile(
    r"@start(?P<kind>salt|gantt|json|yaml|ditaa|math|latex|regex|ebnf|chronology|chen|board|files)\b"
)
_LINES = 200


def refuse_text(text: str) -> None:
    """Refuse a text of a known other kind.

    Parameters
    ----------
    text
        Beginning of the file, at most 64 KiB.

    Raises
    ------
    BadFile
        Naming what the file is and what to do.
    """
    if match := _OTHER_MERMAID.match(mermaid_start(text)):
        raise BadFile(
            f"The file is a Mermaid drawing of another kind ({match['kind']}), which shows no hierarchy", _FLOW
        )
    if match := _OTHER_PLANTUML.match(unfenced(text).lstrip()):
        raise BadFile(f"The file is a PlantUML text of another kind ({match['kind']}), which shows no hierarchy", _WBS)
    lines = text.split("\n")[:_LINES]
    for kind in _KINDS:
        if sum(any(pattern.match(line) for line in lines) for pattern in kind.patterns) >= kind.needed:
            raise BadFile(f"The file is {kind.name}, not a table", kind.advice)


_FLOW = "Draw it as a flowchart (flowchart TD), or export the people as .csv."
_WBS = "Write it as a breakdown (@startwbs) or mind map, or export the people as .csv."
