"""Encodings of plain bytes alone: letters beyond ASCII as marked runs of letters, in mails and on old systems."""

import mmap
import re
import unicodedata

# Bytes that are looked at; so many runs show the encoding.
_LOOKED_AT, _FEWEST = 65_536, 2
_ESCAPE = re.compile(rb"\x1b\$(?:[@B]|\([DCO])")
_KOREAN = re.compile(rb"\x1b\$\)C")
_TILDES = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e]){1,500}~\}")
_RUN = re.compile(rb"\+([A-Za-z0-9/]{3,400})(-|(?![A-Za-z0-9/+]))")


def find_plain_page(data: bytes | mmap.mmap) -> str:
    """Name the encoding of plain bytes that a text is in; "" where it is in none of them.

    ISO-2022-JP and ISO-2022-KR have sequences of escape, HZ has Chinese between tildes, UTF-7 has letters between plus
    and minus that say the same when they are written again. Looks at the first 64 KiB.
    """
    head = bytes(data[:_LOOKED_AT])
    if b"\x1b$" in head:
        page = "iso2022_kr" if _KOREAN.search(head) else "iso2022_jp_2" if _ESCAPE.search(head) else ""
        return page if page and _is_of(head, page) else ""
    if len(_TILDES.findall(head)) >= _FEWEST and _is_of(head, "hz"):
        return "hz"
    return "utf_7" if _is_utf7(head) else ""


def _is_of(head: bytes, page: str) -> bool:
    """True if the lines of a beginning are of an encoding, but for the last one, which may be cut."""
    try:
        head[: head.rfind(b"\n") + 1 or None].decode(page)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf7(head: bytes) -> bool:
    runs = {match[1] for match in _RUN.finditer(head)}
    # A telephone number is digits only, and no text writes a plus before other letters.
    if len(runs) < _FEWEST or any(run.isdigit() for run in runs) or not head.isascii():
        return False
    try:
        texts = [(b"+" + run + b"-").decode("utf_7") for run in runs]
    except UnicodeDecodeError:
        return False
    is_same = all(text.encode("utf_7").rstrip(b"-") == b"+" + run for text, run in zip(texts, runs, strict=True))
    return is_same and all(
        unicodedata.category(letter)[0] in "LMPZ" and not letter.isascii() for text in texts for letter in text
    )
