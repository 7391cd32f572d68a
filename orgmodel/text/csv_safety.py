"""Text that spreadsheets would run as a formula, and the apostrophe that stops them."""

# What makes a cell a formula in spreadsheets, full-width forms too; blanks before it count for nothing.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe_cell(text: str) -> str:
    """A text as it may be written to CSV or XLSX; only texts, never numbers, go through here."""
    bare = text.lstrip(" \u00a0\x00\"';,")
    return f"'{text}" if text.startswith(_STARTS) or bare.startswith(_STARTS) else text
