"""CSV safety: text that spreadsheets would run as a formula, and the apostrophe that stops them."""

import re

import pyarrow as pa

from orgmodel import arrow_compute as pc

# What makes a cell a formula in spreadsheets, full-width forms too; blanks before it count for nothing.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# A spreadsheet shows it as it stands, and runs nothing.
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


def safe_cell(text: str) -> str:
    """A text as it may be written to CSV or XLSX; only texts, never numbers, go through here."""
    bare = text.lstrip(" \u00a0\x00\"';,")
    return f"'{text}" if text.startswith(_STARTS) or bare.startswith(_STARTS) else text


def safe_cells(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts as `safe_cell` gives them; it is called for those only that begin with no letter and no digit."""
    odd = pc.match_substring_regex(texts, r"^[^\pL\pN]")
    if not pc.any(odd).as_py():
        return texts
    safe = [safe_cell(text) for text in texts.filter(odd).to_pylist()]
    return pc.replace_with_mask(texts.combine_chunks(), odd.combine_chunks(), pa.array(safe, texts.type))


def guarded(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts of a file that is read again: as `safe_cells`, but a number stays a number.

    `unguarded` gives exactly the texts that went in, those that began with an apostrophe of their own too.
    """
    if pa.types.is_dictionary(texts.type):
        texts = texts.cast(texts.type.value_type)
    odd = pc.match_substring_regex(texts, r"^[^\pL\pN]")
    if not pc.any(odd).as_py():
        return texts
    safe = [text if _NUMBER.fullmatch(text) else safe_cell(text) for text in texts.filter(odd).to_pylist()]
    return _replaced(texts, odd, safe)


def unguarded(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts as they were before `guarded`, or before `safe_cells` where none began with an apostrophe."""
    if pa.types.is_dictionary(texts.type):
        texts = texts.cast(texts.type.value_type)
    marked = pc.starts_with(texts, "'")
    if not pc.any(marked).as_py():
        return texts
    return _replaced(texts, marked, [unguarded_text(text) for text in texts.filter(marked).to_pylist()])


def unguarded_text(text: str) -> str:
    """One text as it was before `safe_cell`."""
    return text[1:] if text[:1] == "'" and safe_cell(text[1:]) == text else text


def _replaced(texts: pa.ChunkedArray, where: pa.ChunkedArray, values: list[str]) -> pa.ChunkedArray:
    found = pc.replace_with_mask(texts.combine_chunks(), where.combine_chunks(), pa.array(values, texts.type))
    return pa.chunked_array([found], texts.type)
