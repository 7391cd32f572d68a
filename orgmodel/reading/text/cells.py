"""Whole columns of cells without the characters nobody sees, cheap where there are none."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding, finding
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.text.measure import MAX_MARKS, with_few_marks

# Texts, None for an empty cell, or an Arrow array of them, in chunks or not.
Column: TypeAlias = Sequence[str | None] | Any

# Control characters but the line feed, soft hyphen, bidirectional controls, zero-width characters, line separators,
# tags.
_FAULTS = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
_FAULT = re.compile(_FAULTS)
# And more marks on one letter than stay there.
_FAULT_RE2 = (
    re.sub(r"\\(?:u|U000)([0-9a-f]{4,5})", r"\\x{\1}", _FAULTS.replace(r"\xad", r"\x{ad}").replace(r"\x9f", r"\x{9f}"))
    + rf"|(?:[\p{{Mn}}\p{{Me}}][\x{{200c}}\x{{200d}}]*){{{MAX_MARKS + 1}}}"
)
_TAGS, _FLAG = ("\U000e0000", "\U000e007f"), "\U0001f3f4"
_ALL_TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
# Behind a flag stand a country, a part of it, and the end.
_MOST_TAGS = 8
# Blanks that are cut at the ends; separators of lines are faults and told.
_BLANKS = " \t\n\r\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_SWAPS = {"\t": " ", "\r": " ", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
_JOINERS = "\u200c\u200d"
_SURROGATE = re.compile("[\ud800-\udfff]")
# First bytes of the faults, of the blanks beyond ASCII and of marks that pile up, in UTF-8: those of the scripts with
# marks of their own (Cyrillic, Hebrew, Arabic, Indic and Thai) too.
_LEADS = (0x7F, 0xC2, 0xCC, 0xCD, 0xD2, 0xD6, 0xD7, 0xD8, 0xD9, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3)
_IS_LEAD = np.isin(np.arange(256), _LEADS)


def clean(
    columns: pa.Table | Mapping[str, Column], rows: NDArray[np.int64], limits: Limits = LIMITS
) -> tuple[pa.Table, tuple[Finding, ...]]:
    """Cut outer blanks and take out control, zero-width, bidirectional and tag characters.

    Inner tabs and carriage returns become a blank, line and paragraph separators a line feed, lone surrogates U+FFFD.
    Joiners stay inside words of the scripts that need them and inside emoji, tags behind a flag that they are part of;
    of the marks on one letter eight stay.

    Parameters
    ----------
    columns
        Text by heading, None for an empty cell; Arrow columns of another type are cast.
    rows
        [rows] Number of each row, for the findings.

    Returns
    -------
    pa.Table
        Same headings, rows and chunks, of type string or large_string, without nulls; a clean chunk is the one given.
    tuple of Finding
        ORG103, ORG104 and ORG105, each by column.

    Notes
    -----
    A clean column costs one or two looks at each byte; cells that need it cost about 2 microseconds each.
    """
    named = (
        zip(columns.column_names, columns.columns, strict=True) if isinstance(columns, pa.Table) else columns.items()
    )
    texts: dict[str, pa.ChunkedArray] = {}
    findings: list[Finding] = []
    for name, column in named:
        text, broken = _as_text(column)
        if broken:
            findings.append(finding("ORG105", rows[broken], column=name))
        texts[name], more = _clean_column(name, text, rows, limits.cell)
        findings += more
    return pa.table(texts), tuple(findings)


def drop_blank_rows(
    cells: pa.Table, rows: NDArray[np.int64]
) -> tuple[pa.Table, NDArray[np.int64], tuple[Finding, ...]]:
    """Leave out rows whose cells are all empty, and tell them (ORG112); clean the cells first.

    Notes
    -----
    Ends at the first column without an empty cell.
    """
    blank: NDArray[np.bool_] | None = None
    for column in cells.columns:
        empty = np.concatenate([np.diff(_offsets(chunk)) == 0 for chunk in column.chunks] or [np.empty(0, bool)])
        blank = empty if blank is None else blank & empty
        if not blank.any():
            return cells, rows, ()
    if blank is None:
        return cells, rows, ()
    return cells.filter(pa.array(~blank)), rows[~blank], (finding("ORG112", rows[blank]),)


def data_of(chunk: pa.Array) -> NDArray[np.uint8]:
    """All cells of a chunk one behind the other, as they lie in its memory."""
    offsets = _offsets(chunk)
    first, last = int(offsets[0]), int(offsets[-1])
    return np.frombuffer(chunk.buffers()[2], np.uint8)[first:last] if last > first else np.empty(0, np.uint8)


def clean_text(text: str) -> tuple[str, str]:
    r"""Clean one text; the second value holds the characters that were taken out or swapped.

    >>> clean_text(" Ann\u200b ")
    ('Ann', '\u200b')
    """
    text = text.replace("\r\n", "\n")
    gone: list[str] = []

    def swap(match: re.Match[str]) -> str:
        mark = match[0]
        if (mark in _JOINERS and _joins(text, match.start())) or _is_of_flag(text, match.start()):
            return mark
        if mark != "\r":
            gone.append(mark)
        return _SWAPS.get(mark, "")

    text = text.strip(_BLANKS)
    cleaned = _FAULT.sub(swap, text).strip(_BLANKS)
    few = cleaned if cleaned.isascii() else with_few_marks(cleaned)
    if few != cleaned:
        first = next((mark for mark, kept in zip(cleaned, few, strict=False) if mark != kept), cleaned[-1])
        gone.append(first)
    return few, "".join(gone)


def _is_of_flag(text: str, index: int) -> bool:
    """True for a tag in the name of a flag, such as that of Wales."""
    before = text[max(0, index - _MOST_TAGS) : index + 1].rstrip(_ALL_TAGS)
    return _TAGS[0] <= text[index] <= _TAGS[1] and before.endswith(_FLAG)


def _joins(text: str, index: int) -> bool:
    before = text[index - 1 : index]
    if not _takes_joiners(before):
        return False
    # A virama with a joiner ends many a Malayalam or Sinhala word.
    return _takes_joiners(text[index + 1 : index + 2]) or unicodedata.combining(before) == 9


def _takes_joiners(letter: str) -> bool:
    """Hebrew and all later blocks but Latin and Greek extensions and the blanks: Arabic, Indic, emoji."""
    return letter >= "\u0590" and not "\u1e00" <= letter <= "\u206f" and not letter.isspace() and letter != "\ufeff"


def _as_text(column: Column) -> tuple[pa.ChunkedArray, list[int]]:
    broken: list[int] = []
    if not isinstance(column, pa.Array | pa.ChunkedArray):
        try:
            column = pa.array(column, pa.string())
        except UnicodeEncodeError:
            broken = [place for place, text in enumerate(column) if text and _SURROGATE.search(text)]
            column = pa.array([text and _SURROGATE.sub("\ufffd", text) for text in column], pa.string())
    text = pa.chunked_array([column]) if isinstance(column, pa.Array) else column
    if not (pa.types.is_string(text.type) or pa.types.is_large_string(text.type)):
        text = text.cast(pa.string())
    return (text.fill_null("") if text.null_count else text), broken


def _clean_column(
    name: str, column: pa.ChunkedArray, rows: NDArray[np.int64], most: int
) -> tuple[pa.ChunkedArray, list[Finding]]:
    chunks: list[pa.Array] = []
    removed: list[NDArray[np.int64]] = []
    gone: set[str] = set()
    long: list[tuple[int, int]] = []
    start = 0
    for chunk in column.chunks:
        numbers = rows[start : start + len(chunk)]
        start += len(chunk)
        is_doubtful, is_long = _look(chunk, most)
        text = chunk
        if is_doubtful:
            text, places, marks = _clean_chunk(text)
            removed.append(numbers[places])
            gone |= marks
        if is_long:
            text, cut = _cut_chunk(text, most)
            long += [(int(numbers[place]), length) for place, length in cut]
        chunks.append(text)
    findings = []
    if gone:
        marks_text = ", ".join(f"U+{ord(mark):04X}" for mark in sorted(gone))
        findings.append(finding("ORG103", np.concatenate(removed), column=name, values=[marks_text]))
    if long:
        lengths = [f"{length:,} characters" for _, length in long]
        findings.append(finding("ORG104", [row for row, _ in long], column=name, values=lengths))
    return pa.chunked_array(chunks, column.type), findings


def _offsets(chunk: pa.Array) -> NDArray[np.int64]:
    kind = np.int64 if pa.types.is_large_string(chunk.type) else np.int32
    buffer = chunk.buffers()[1]
    if not len(chunk) or buffer is None:
        return np.zeros(1, np.int64)
    found: NDArray[np.int64] = np.frombuffer(buffer, kind, len(chunk) + 1, chunk.offset * np.dtype(kind).itemsize)
    return found


def _look(chunk: pa.Array, most: int) -> tuple[bool, bool]:
    """Signs of trouble in a chunk: a fault or an outer blank in some cell, and a cell that may be too long."""
    offsets = _offsets(chunk)
    first, last = int(offsets[0]), int(offsets[-1])
    if first == last:
        return False, False
    data = data_of(chunk)
    is_long = last - first > most and bool(np.diff(offsets).max() > most)
    low, high = int(data.min()), int(data.max())
    # Letters beyond ASCII are few: only they are looked up.
    if low < 0x20 or (high >= 0x7F and _IS_LEAD[data[data >= 0x7F]].any()):
        return True, is_long
    if low > 0x20:
        return False, is_long
    blank = data == 0x20
    # The last byte of a cell and the first of the next lie side by side: one look for both.
    near = blank[1:] | blank[:-1]
    edges = offsets[1:-1] - (first + 1)
    is_near = bool(len(near)) and bool(near.take(edges, mode="clip").any())
    return bool(blank[0] or blank[-1] or is_near), is_long


def _clean_chunk(chunk: pa.Array) -> tuple[pa.Array, NDArray[np.int64], set[str]]:
    trimmed = pc.utf8_trim(chunk, characters=_BLANKS)
    mask = pc.match_substring_regex(trimmed, _FAULT_RE2)
    places = np.flatnonzero(mask.to_numpy(zero_copy_only=False))
    if not len(places):
        return trimmed, places, set()
    pairs = [clean_text(text) for text in trimmed.filter(mask).to_pylist()]
    text = pc.replace_with_mask(trimmed, mask, pa.array([text for text, _ in pairs], chunk.type))
    changed = [place for place, (_, gone) in zip(places, pairs, strict=True) if gone]
    return text, np.array(changed, np.int64), {mark for _, gone in pairs for mark in gone}


def _cut_chunk(chunk: pa.Array, most: int) -> tuple[pa.Array, list[tuple[int, int]]]:
    lengths = pc.utf8_length(chunk).to_numpy(zero_copy_only=False)
    mask = lengths > most
    places = np.flatnonzero(mask)
    if not len(places):
        return chunk, []
    short = [text[:most].rstrip(_BLANKS + _JOINERS) for text in chunk.take(pa.array(places)).to_pylist()]
    text = pc.replace_with_mask(chunk, pa.array(mask), pa.array(short, chunk.type))
    return text, [(int(place), int(lengths[place])) for place in places]
