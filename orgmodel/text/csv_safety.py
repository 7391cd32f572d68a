"""CSV safety: text that spreadsheets would run as a formula, and the apostrophe that stops them."""

import pyarrow as pa
import pyarrow.compute as pc

# What makes a cell a formula in spreadsheets, full-width forms too; blanks before it count for nothing.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


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
