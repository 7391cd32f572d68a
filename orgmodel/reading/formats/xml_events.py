"""XML that somebody sent, element by element: nothing that defines entities is read, so none can grow or fetch."""

import io
import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from orgmodel.errors import BadFile

_PIECE_BYTES = 4 * 1024 * 1024
# An element inside another costs memory in the parser; a chain of people is no deeper.
MOST_LEVELS = 1_000_000


# What it says of the encoding held for the bytes, which are decoded by now.
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def safe_events(text: str, what: str, advice: str) -> Iterator[tuple[str, Element]]:
    """Elements as they open and close.

    Parameters
    ----------
    what, advice
        What the file is called in a refusal, and what to do then.

    Raises
    ------
    BadFile
        If it is damaged, or defines entities.
    """
    level = 0
    declaration = _DECLARATION.match(text)
    source = io.BytesIO(text[declaration.end() if declaration else 0 :].lstrip("\ufeff \t\r\n").encode())
    try:
        for event, element in iterparse(WideReader(source), events=("start", "end"), forbid_dtd=True):
            level += 1 if event == "start" else -1
            if level > MOST_LEVELS:
                raise BadFile(f"The {what} is nested more than {MOST_LEVELS:,} levels deep", advice)
            yield event, element
    except DefusedXmlException as error:
        raise BadFile(f"The {what} defines entities, as attacks on readers do and no {what} does", advice) from error
    except (ParseError, LookupError, UnicodeError) as error:
        raise BadFile(f"The {what} is damaged: {error}", advice) from error


class WideReader:
    """A file that gives more than it is asked for: expat looks at a long text anew with each piece."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source

    def read(self, _: int = -1) -> bytes:
        """Give the next piece; empty at the end."""
        return self.source.read(_PIECE_BYTES)


def element_name(element: Element) -> str:
    """Name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
