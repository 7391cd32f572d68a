"""Beginnings of texts: what stands behind blank lines and comments. All linear in the text."""

import re

_COMMENT = re.compile(r"(?:\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/|%%[^\n]*+|#[^\n]*+)*+")
_LINE_COMMENTS = ("#", "//", "%%", "'")


def without_comments(text: str) -> str:
    """A text from its first letter that is in no comment of C, shells or Mermaid."""
    match = _COMMENT.match(text)
    return text[match.end() :] if match else text


def first_lines(text: str, count: int) -> list[str]:
    """First lines that are not blank and no comment, without outer blanks; at most `count`."""
    found: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if bare and not bare.startswith(_LINE_COMMENTS):
            found.append(bare)
            if len(found) == count:
                break
    return found


_DRAWING = re.compile(
    r"^ {0,3}(?:```|~~~)[ \t]*+(?:mermaid|plantuml|puml|dot|graphviz)[ \t]*+\n", re.MULTILINE | re.IGNORECASE
)


def unfenced(text: str) -> str:
    """A text without the fence (three backticks or tildes) that it may stand in on a page of Markdown.

    Of a page with words the drawing that it shows first.
    """
    body = text.lstrip("\ufeff \t\r\n")
    for fence in ("```", "~~~"):
        if body.startswith(fence):
            first, _, rest = body.partition("\n")
            return rest if len(first) < 40 else text
    drawing = _DRAWING.search(text)
    return text[drawing.end() :] if drawing else text


def mermaid_start(text: str) -> str:
    """A Mermaid text from its first word: without fence, front matter, comments and directives."""
    body = unfenced(text).lstrip("\ufeff \t\r\n")
    if body.startswith("---"):
        end = body.find("\n---", 3)
        if end > 0:
            body = body[end + 4 :].partition("\n")[2]
    return without_comments(body)
