"""Status of rows: vacant seats, people who left, posts that were eliminated."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.headings import Words, fold, fold_word, variants
from orgmodel.reading.columns.keys import joined
from orgmodel.reading.columns.mapping import Mapped
from orgmodel.reading.text.cells import data_of

_YES = frozenset(
    {
        "1",
        "true",
        "yes",
        "y",
        "x",
        "ja",
        "oui",
        "si",
        "sí",
        "sì",
        "sim",
        "tak",
        "да",
        "是",
        "はい",
        "vacant",
        "open",
        "unfilled",
    }
)
_NO = frozenset({"0", "false", "no", "n", "nein", "non", "não", "nee", "nie", "нет", "否", "いいえ", "disabled"})
# What stands beside a word for vacant, in UTF-8; the last begins dashes longer than a hyphen.
_SIGNS = (b"(", b"[", b"<", b":", b"\xe2")
_DASH = re.compile(rb"-\s|\s-")
# Headings under which yes means gone; under the other status headings no means it.
_GONE_IF_YES = frozenset({"termd", "terminated", "inactive", "disabled", "inaktiv", "ausgeschieden"})
_ENDLESS = r"(?i)^(?:.*\b(?:9999|2999)\b.*|-+|n/?a|none|null|nan|nat|0000-00-00)$"
# Words that are vacancies alone or in brackets, but beside a dash may be part of another thing ("Open - Close team").
_DOUBTFUL = frozenset({"open", "nn", "vago", "vaga", "ledig", "n.n.", "tbh", "tbd", "tba", "tbc"})
# A status has few values; more are a text for people.
_MOST_VALUES = 200


@dataclass(frozen=True, slots=True, eq=False)
class Status:
    """Status of the seat of each row.

    Attributes
    ----------
    vacant
        [rows] Whether nobody holds the seat: its name says so, the title of a row without name, or a column for it.
    gone
        [rows] Whether the person left or the post was eliminated: name, status or last day say so.
    """

    vacant: NDArray[np.bool_]
    gone: NDArray[np.bool_]


def find_status(cells: pa.Table, mapped: Mapped, words: Words) -> Status:
    """Look for vacant seats, leavers and eliminated posts."""
    vacant, gone = _is_called(cells, mapped, words)
    vacancy, status, ended = (mapped.column(field) for field in ("vacancy", "status", "ended"))
    if vacancy is not None:
        vacant |= _by_value(cells[vacancy], _YES | words.vacant)
    if status is not None:
        is_reversed = fold(status) in _GONE_IF_YES
        gone |= _by_value(cells[status], words.gone | (_YES if is_reversed else _NO))
    if ended is not None:
        gone |= pc.and_(pc.not_equal(cells[ended], ""), pc.invert(_is_endless(cells[ended]))).to_numpy()
    return Status(vacant, gone)


def _is_endless(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Days that mean no end: the last of all, as SAP writes it, and words for nothing."""
    return pc.match_substring_regex(texts, _ENDLESS)


def _is_called(cells: pa.Table, mapped: Mapped, words: Words) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Rows whose name is a word for vacant, or for gone: the whole name, as a surname alone may be any word.

    Vacant is a name with such a word in brackets or beside a dash too; of rows without name the title counts.
    """
    vacant, gone = np.zeros(cells.num_rows, bool), np.zeros(cells.num_rows, bool)
    columns = mapped.fields.get("name", ())
    marked = _marked_vacant(words.vacant)
    texts = joined(cells, columns) if columns else None
    if texts is not None:
        # One look at a million names for both costs half of two.
        rows = np.flatnonzero(_is_one_of(texts, variants(words.vacant | words.gone)))
        for row, text in zip(rows.tolist(), texts.take(pa.array(rows)).to_pylist(), strict=True):
            vacant[row], gone[row] = fold_word(text) in words.vacant, fold_word(text) in words.gone
        vacant |= _matches(texts, marked)
    titles = mapped.fields.get("title", ())
    if titles and titles != columns:
        nameless = np.arange(cells.num_rows) if texts is None else np.flatnonzero(pc.equal(texts, "").to_numpy())
        # Taking no rows of a table copies it all the same.
        if len(nameless):
            posts = joined(cells.select(list(titles)).take(pa.array(nameless)), titles)
            vacant[nameless] |= _is_one_of(posts, variants(words.vacant - _DOUBTFUL))
            vacant[nameless] |= _matches(posts, marked)
    return vacant, gone


def _matches(texts: pa.ChunkedArray, marked: str) -> NDArray[np.bool_]:
    """Rows that have the pattern of `_marked_vacant`; chunks without any of its signs are not gone through."""
    found = [
        pc.match_substring_regex(chunk, marked).to_numpy(zero_copy_only=False)
        if _has_signs(chunk)
        else np.zeros(len(chunk), bool)
        for chunk in texts.chunks
    ]
    return np.concatenate(found) if found else np.zeros(0, bool)


def _has_signs(chunk: pa.Array) -> bool:
    """True if a bracket, a colon or a dash beside a blank stands in some text; a hyphen within a name is none."""
    data = data_of(chunk).tobytes()
    return any(sign in data for sign in _SIGNS) or (b"-" in data and _DASH.search(data) is not None)


def _marked_vacant(words: frozenset[str]) -> str:
    """Pattern of texts that say vacant beside a name: "VP Finance (vacant)", "Vacant - VP Finance", "Clerk: vacant"."""
    within, beside = ("|".join(map(re.escape, sorted(some))) for some in (words, words - _DOUBTFUL))
    dash = r"\x{2013}\x{2014}:"
    return (
        rf"(?i)[(\[<]\s*(?:{within})\s*[)\]>]|^\s*(?:{beside})\s*(?:[{dash}]|-\s)|(?:[{dash}]|\s-)\s*(?:{beside})\s*$"
    )


def _is_one_of(texts: pa.ChunkedArray, forms: list[str]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = pc.is_in(texts, value_set=pa.array(forms, texts.type)).to_numpy()
    return found


def _by_value(texts: pa.ChunkedArray, words: frozenset[str]) -> NDArray[np.bool_]:
    values = pc.unique(texts.slice(0, 100_000))
    if len(values) > _MOST_VALUES:
        return np.zeros(len(texts), bool)
    values = pc.unique(texts)
    hits = [value for value in values.to_pylist() if value and fold_word(value) in words]
    return _is_one_of(texts, hits)
