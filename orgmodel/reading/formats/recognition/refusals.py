"""Texts of known kinds that hold neither a table nor a hierarchy, refused by their name with what to do instead."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.errors import BadFile
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.hierarchies.around import FOLDERS_TOTAL
from orgmodel.reading.formats.hierarchies.label_kinds import LabelKind, kind_of_label
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


_FOLDERS = "a list of folders"
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
    _kind("a LaTeX document", _EXPORT, 1, r"\\documentclass\b",
          r"\s{0,40}\\begin\{(?:tikzpicture|document|itemize|enumerate|tabular|longtable)\}", r"\s{0,40}\\tikz\b"),
    _kind(
        "source code in Python",
        "Run it and load what it writes, or export the people as .csv or .xlsx.",
        2,
        r"#!.{0,60}python", r"(?:from\s++[\w.]++\s++)?import\s++[\w.*{(]", r"\s*+(?:async\s++)?def\s++\w++\s*+\(",
        r"\s*+class\s++\w++[^,;\t]{0,200}:\s*+$", r"if __name__ ==", r"\s*+return\s[^;<{]*+$",
        r"\w++\s*+=\s*+\w++\(.*\)\s*+$",
    ),
    _kind(
        "source code in JavaScript or TypeScript",
        "Run it and load what it writes, or export the people as .json or .csv.",
        2,
        r"import\s.{0,200}\sfrom\s++[\"']",
        r"(?:export\s++)?(?:default\s++)?(?:async\s++)?function\s*+\*?\s*+\w*+\s*+\(",
        r"\s*+(?:export\s++)?(?:const|let|var)\s++[\w{\[]", r"\s*+(?:module\.exports|exports\.\w++)\s*+=",
        r".*=>\s*+\{\s*+$", r"\s*+(?:const|let|var)\s++\w++\s*+=\s*+(?:new\b|require\b|[\[{])",
        r"(?:export\s++)?(?:interface|type)\s++\w++\s*+[={]", r"[\"']use strict[\"']",
    ),
    _kind(
        "source code in Java, C# or C++",
        "Run it and load what it writes, or export the people as .csv or .xlsx.",
        2,
        r"package\s++[\w.]++;", r"import\s++(?:static\s++)?[\w.*]++;", r"using\s++[\w.]++;", r"#include\s*+[<\"]",
        r"namespace\s++[\w.:]++",
        r"\s*+(?:public|private|protected|internal)\s++(?:static\s++|abstract\s++|final\s++|sealed\s++)*+"
        r"(?:class|interface|enum|record)\s",
        r"\s*+(?:public|private|protected|internal)\s++(?:static\s++|abstract\s++|final\s++|sealed\s++)*+"
        r"(?:void\s|(?!class|interface|enum|record)[\w<>\[\]?]++\s++\w++\s*+[({;=])",
        r"\s*+(?:int|void)\s++main\s*+\(", r"template\s*+<", r"\s*+(?:struct|class)\s++\w++\s*+\{",
    ),
    _kind("a macro in Visual Basic", "Run it and load what it writes.", 2,
          r"(?i)\s*+(?:public\s++|private\s++)?(?:sub|function)\s++\w++\s*+\(",
          r"(?i)\s*+end\s++(?:sub|function)\s*+$",
          r"(?i)\s*+dim\s++\w++(?:\(\))?\s++as\s", r"(?i)attribute\s++vb_", r"(?i)option\s++explicit\s*+$"),
    _kind("a sheet in an old format of exchange (SYLK)", "Open it in a spreadsheet and save it as .xlsx or .csv.", 2,
          r"ID;P\w{0,20}\s*+$", r"[BCF];[XYFKDP]"),
    _kind("a sheet in an old format of exchange (DIF)", "Open it in a spreadsheet and save it as .xlsx or .csv.", 3,
          r"TABLE\s*+$", r"VECTORS\s*+$", r"TUPLES\s*+$"),
    _kind("a style sheet (CSS)", _EXPORT, 1,
          r"\s*+[.#@:*\w][^{};,\"']{0,200}\{\s*+[\w-]++\s*+:\s*+[^{};\"']{1,200};[^{}]{0,400}\}\s*+$"),
    _kind("a style sheet (CSS)", _EXPORT, 2,
          r"\s*+[.#@:*\w][^{};\"']{0,200}\{\s*+$", r"\s++[a-z-]++:\s*+[^{};\"']{1,200};\s*+$"),
    _kind("a Makefile", _EXPORT, 2,
          r"(?:\.PHONY|all|build|clean|install|run|test)\s*+:(?:\s++[\w./$()-]++)*+\s*+$",
          r"\t[@-]?[\w$./-]++(?:\s|$)"),
    _kind("a scheme of data (GraphQL)", _EXPORT, 2,
          r"(?:type|input|interface|enum)\s++\w++(?:\s++implements\s.{1,100})?\s*+\{\s*+$",
          r"\s++\w++(?:\(.{0,200}\))?\s*+:\s*+\[?\w++!?\]?!?\s*+$", r"schema\s*+\{\s*+$"),
    _kind("a scheme of data (Protocol Buffers)", _EXPORT, 1, r"syntax\s*+=\s*+[\"']proto[23][\"']\s*+;"),
    _kind("a scheme of data (Prisma)", _EXPORT, 1, r"(?:model|datasource|generator)\s++\w++\s*+\{\s*+$"),
    _kind("a plan of infrastructure (Terraform)", _EXPORT, 1,
          r"(?:resource|data|module|provider|variable|output)\s++\"[^\"]{1,100}\""
          r"(?:\s++\"[^\"]{1,100}\")?\s*+\{\s*+$"),
    _kind("a query of a graph database (Cypher)", "Run it and export its result as .csv.", 1,
          r"(?i)(?:create|merge|match)\s*+\(\w*+:\w++", r"(?i)(?:create|merge|match)\s*+\(\w++\)\s*+-\["),
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
    _kind("a script for PowerShell", "Run it with | Export-Csv and load that file.", 2,
          r"\s*+param\s*+\(", r"\s*+function\s++[A-Z]\w++-\w++", r"\s*+\$\w++\s*+=",
          r"\s*+(?:Get|Set|Write|Import|Export|New)-[A-Z]\w++",
          r"\s*+foreach\s*+\("),
    _kind("source code in Ruby", "Run it and load what it writes.", 2,
          r"require\s++['\"]", r"\s*+def\s++\w++[!?]?\s*+(?:\([^)]{0,200}\))?\s*+$", r"\s*+end\s*+$"),
    _kind(
        "source code in Kotlin, Swift or Scala",
        "Run it and load what it writes, or export the people as .csv or .xlsx.",
        2,
        r"package\s++[\w.]++\s*+$", r"import\s++[\w.]++(?:\.[_{*].{0,80})?\s*+$",
        r"(?:@\w++\s++)?(?:(?:data|sealed|case|open|final|public|private)\s++)*+"
        r"(?:class|object|struct|trait|protocol|enum)\s++\w++\s*+(?:[(:{]|extends\b|$)",
        r"\s*+(?:(?:public|private|static|override|suspend)\s++)*+(?:fun|func|def)\s++\w++\s*+[(\[:<]",
        r"\s++(?:val|var|let)\s++\w++\s*+[:=]",
    ),
    _kind("source code in R", "Run it and load what it writes.", 2, r"library\(", r"[\w.]++\s*+<-\s"),
    _kind("a file of settings (INI or TOML)", _EXPORT, 2, r"\[[\w.:\" -]{1,80}\]\s*+$", r"[\w.-]++\s*+=\s*+\S"),
    _kind("a log", _EXPORT, 1,
          r"\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\S{0,12}\]?[ \t]++\[?"
          r"(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE)\b"),
    _kind("a container file (Dockerfile)", _EXPORT, 2,
          r"FROM\s++[\w./:-]++(?:\s++AS\s++\w++)?\s*+$", r"(?:RUN|CMD|COPY|ENTRYPOINT|WORKDIR)\s"),
    _kind("an SQL query", "Run it in a database and export its result as .csv.", 2,
          r"(?i)select\s", r"(?i)\s{0,8}from\s++[\w.\"]++", ),
    _kind("a list of changes (diff)", _EXPORT, 2, r"diff --git\s", r"@@ -\d", r"--- \S", r"\+\+\+ \S"),
    _kind("a list of things to do", _EXPORT, 1,
          r"[ \t]{0,40}[-*+]\s\[[ xX]\]\s++\S++\s++"
          r"(?!(?:van|von|de|der|den|la|le|du|da|do|dos|del|di|bin|al|el|ter|ten|y)\s)[a-z]"),
    _kind("a history of changes (git)", _EXPORT, 2,
          r"commit\s++[0-9a-f]{7,40}\b", r"Author:\s.{1,200}<.{1,200}>\s*+$", r"Date:\s++\w{3}\s++\w{3}\s++\d"),
    _kind("a list of folders and files", _EXPORT, 1,
          r"[\s│|]{0,80}[├└`|+\\][─-]{1,3}\s?[^\s.]\S{0,200}\."
          r"(?:py|js|ts|tsx|css|html?|md|txt|json|ya?ml|toml|xml|java|go|rs|cpp|cs|php|rb|sh|png|jpe?g|svg|pdf|docx?|lock)\s*+$"),
    _kind(_FOLDERS, _EXPORT, 1,
          rf"(?i:{FOLDERS_TOTAL.pattern})\s*+$", r"Folder PATH listing\b",
          r"[A-Za-z]:(?:\\[^\t,;]{0,200}|\.)\s*+$"),
    _kind("a log of a web server", _EXPORT, 1, r"\S{1,100}\s\S{1,100}\s\S{1,100}\s\[\d\d?/\w{3}/\d{4}[: ]"),
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
_TREE_SIGNS = " \t\r\u00a0│├└─|`+\\-/."
# A change in one line, with the graph of `git log --graph` before it; graphs have lines of their own between.
_CHANGE = re.compile(r"[*|\\/_ ]{0,80}(?P<code>[0-9a-f]{7,40})\s(?:\([^)]{1,200}\)\s)?[^,;\t|]")
_GRAPH = re.compile(r"[*|\\/_ ]{1,80}$")


def refuse_text(text: str, *, has_lines: bool = False) -> None:
    """Refuse a text of a known other kind.

    Parameters
    ----------
    text
        Beginning of the file, at most 64 KiB.
    has_lines
        Whether lines between people were found in it, so that sentences are no prose.

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
    if not has_lines and _is_prose(lines):
        raise BadFile(
            "The file is text for reading, not a table", "Write one person a line, or export them as .csv or .xlsx."
        )
    for kind in _KINDS:
        if kind.name == _FOLDERS and _are_people(lines):
            continue
        if sum(any(map(pattern.match, lines)) for pattern in kind.patterns) >= kind.needed:
            raise BadFile(f"The file is {kind.name}, not a table", kind.advice)


_FLOW = "Draw it as a flowchart (flowchart TD), or export the people as .csv."
_WBS = "Write it as a breakdown (@startwbs) or mind map, or export the people as .csv."


def refuse_history(text: str) -> None:
    """Refuse a history of changes, one in a line: `git log --oneline`, with its graph or without.

    Parameters
    ----------
    text
        Beginning of the file, at most 64 KiB.

    Raises
    ------
    BadFile
        If each line begins with the code of a change, some of them with a letter in it.
    """
    lines = [line for line in text.split("\n")[:_LINES] if line.strip() and not _GRAPH.match(line)]
    codes = [match["code"] for match in map(_CHANGE.match, lines) if match]
    if len(codes) == len(lines) > 1 and not all(map(str.isdigit, codes)):
        raise BadFile("The file is a history of changes (git), not a table", _EXPORT)


# A statement: an assignment, a call, an import, a bracket that closes.
_STATEMENT = re.compile(
    r"\s*+(?:[\w$.]++\s?=\s?[\w$.]++\(|[\w$]++\.[\w$.]++\(|[\])}]|import\s|from\s\S++\simport\s|(?:const|let|var|function|def|return)\s|//)"
)
_STATEMENTS_SHARE = 0.6


def refuse_statements(text: str) -> None:
    """Refuse a text most of whose lines are statements of a program.

    Parameters
    ----------
    text
        Beginning of the file, at most 64 KiB.

    Raises
    ------
    BadFile
        If it is source code.
    """
    lines = [line for line in text.split("\n")[:_LINES] if line.strip()]
    statements = [_STATEMENT.match(line) is not None for line in lines]
    if statements and statements[0] and sum(statements) > _STATEMENTS_SHARE * len(lines):
        raise BadFile("The file is source code without a list of people in it", "Run it and load what it writes.")


def _are_people(lines: Sequence[str]) -> bool:
    """True if most lines of a drawn tree look like people, posts or units: nothing else tells it from folders."""
    labels = [label for line in lines if (label := line.strip(_TREE_SIGNS))]
    labels = [label for label in labels if not FOLDERS_TOTAL.fullmatch(label)]
    kinds = Counter(kind_of_label(label) for label in labels)
    return kinds[LabelKind.MEMBER] > 0.5 * len(labels) and any(" " in label for label in labels)


def _is_prose(lines: Sequence[str]) -> bool:
    """True if most lines are long and end like sentences, and the first one holds no headings."""
    filled = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    headings = {name for names in load_words().fields.values() for name in names}
    if not filled or any(fold(cell) in headings for cell in re.split(r"[,;\t|]", filled[0])):
        return False
    sentences = [
        line
        for line in filled
        if len(line.split()) > 5 and line.endswith((".", "!", "?", ":", "\u201d")) and "\t" not in line
    ]
    return len(sentences) > 0.5 * len(filled) or len(sentences) >= 3 > len(filled) - len(sentences)


# Keys at the top of JSON that is no list of people, with what it is.
_JSON_KINDS = (
    ({"cells", "nbformat"}, "a notebook (Jupyter)"),
    ({"openapi", "paths"}, "a description of an interface (OpenAPI)"),
    ({"swagger", "paths"}, "a description of an interface (Swagger)"),
    ({"type", "features"}, "a map (GeoJSON)"),
    ({"name", "version", "dependencies"}, "a package file of Node.js"),
    ({"name", "version", "devDependencies"}, "a package file of Node.js"),
    ({"log", "creator"}, "a record of web requests (HAR)"),
    ({"$schema", "properties"}, "a JSON schema"),
    ({"compilerOptions"}, "a file of settings of TypeScript"),
    ({"openapi", "info"}, "a description of an interface (OpenAPI)"),
)


def refuse_json(data: object) -> None:
    """Refuse JSON or YAML of a known other kind.

    Raises
    ------
    BadFile
        Naming what it is and what to do.
    """
    for keys, name in _JSON_KINDS:
        if isinstance(data, dict) and keys <= set(data):
            raise BadFile(f"The file is {name}, not a list of people", _EXPORT)


_XML_KINDS = (
    ("<svg", "an SVG picture"),
    ("<VisioDocument", "a Visio drawing"),
    ("schemas.microsoft.com/office/word", "a Word document in XML"),
    ("urn:oasis:names:tc:opendocument", "an OpenDocument file in XML"),
    ("<rss", "a news feed"),
    ("<feed", "a news feed"),
    ("<kml", "a map (KML)"),
    ("<plist", "a property list of macOS"),
    (":schema", "an XML schema"),
    ("<wsdl", "a description of an interface (WSDL)"),
    ("<testsuite", "a report on tests"),
)


def xml_kind(text: str) -> str:
    """Name of a kind of XML that holds no people; "" where it is not known.

    Parameters
    ----------
    text
        Beginning of the file.
    """
    head = text[:2_000]
    return next((name for mark, name in _XML_KINDS if mark in head), "")
