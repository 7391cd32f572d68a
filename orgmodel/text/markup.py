"""Text that holds HTML or Markdown marks: found in a column, and shown without them."""

import re

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


def has_markup(texts: pa.ChunkedArray) -> NDArray[np.int64]:
    """Rows with a tag or a link, ascending. One look at the bytes where there is none."""
    rows = []
    for sign, pattern in (("<", _TAG), ("](", _LINK)):
        if not _holds(texts, ord(sign[0])):
            continue
        some = np.flatnonzero(pc.match_substring(texts, sign).to_numpy())
        cells = texts.take(pa.array(some)).to_pylist()
        rows += [row for row, text in zip(some.tolist(), cells, strict=True) if pattern.search(text)]
    return np.unique(np.array(rows, np.int64))


def _holds(texts: pa.ChunkedArray, byte: int) -> bool:
    buffers = (chunk.buffers()[2] for chunk in texts.chunks if len(chunk))
    return any(data is not None and bool((np.frombuffer(data, np.uint8) == byte).any()) for data in buffers)


def without_markup(text: str) -> str:
    """A text without tags, links as their words; as it stands where nothing would be left."""
    bare = _TAG.sub("", _LINK.sub(r"\1", text)).strip()
    return bare or text


def without_links(text: str) -> str:
    """A text with its links of Markdown and of wikis as their words.

    Examples
    --------
    >>> without_links("[Ann Berg](https://x.example), CEO")
    'Ann Berg, CEO'
    >>> without_links("[[Ann Berg (manager)|Ann Berg]], [[CEO]]")
    'Ann Berg, CEO'
    """
    return _WIKI_LINK.sub(r"\1", _LINK.sub(r"\1", text))
