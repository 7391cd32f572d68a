"""Text of any encoding as UTF-8 bytes, and where its bytes were not what they should be."""

import codecs
import io
import mmap
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.text.code_pages import PAGE_NAMES, WESTERN, guess_page, is_western_guess
from orgmodel.reading.text.plain_pages import find_plain_page

Bytes = bytes | mmap.mmap
HEAD_BYTES = 65_536
# A block stays in the processor's cache while it is looked through.
BLOCK_BYTES = 262_144
# With more bytes that the guessed code page does not know than one in so many, the guess was wrong.
_MOST_STRAY = 1_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPED = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]|[\udc80-\udcff]")
_REPLACED = re.compile("\ufffd".encode())
# Western text has no four high bytes in a row but quotes and dashes; Cyrillic, Greek and Asian text has little else.
_FOREIGN_RUN = 4
_PUNCTUATION = b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xb7\xbb"
# Polish and Czech in Windows-1250 show as one of these signs between two small letters.
# Portuguese and French of DOS and Mac show as quotes and daggers there: "Gon‡alves", "Jo„o".
_SIGNS = b"\x82\x84\x86\x87\x89\x8b\x9b\x9f\xa3\xa5\xb2\xb3\xb9\xbc\xbe\xbf"
# Of a text so many signs can be printed.
_PRINTED = 0.98
# Nobody writes a lone circumflex or tilde at a letter: "Nicol˜" is Nicolò on a Mac.
_LONE_ACCENTS = b"\x88\x98"


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A file's text.

    Attributes
    ----------
    data
        Valid UTF-8; the file itself, mapped, where it was so already.
    start
        Place of the first byte after a byte order mark.
    encoding
        Codec the file was read by.
    doubtful
        Places in `data`, ascending, of characters whose bytes were not of the encoding, or that hint at another one.
    is_guess
        Whether nothing but its letters spoke for the encoding.
    """

    data: Bytes
    start: int
    encoding: str
    doubtful: NDArray[np.int64]
    is_guess: bool = False


def read_text(path: Path, encoding: str | None = None) -> Text:
    """Read a text file as UTF-8.

    By its byte order mark; else as UTF-16 where its zero bytes say so; else by the marks of encodings of plain bytes
    (ISO-2022, HZ, UTF-7); else as UTF-8 where it is, or nearly is;
    else by the code page that its letters clearly speak for; else as Windows-1252. In a file that is nearly UTF-8 each
    stray byte is read as Windows-1252.

    Parameters
    ----------
    encoding
        Codec to read by instead; bytes it does not know become U+FFFD.

    Raises
    ------
    BadFile
        If there is no such codec.

    Notes
    -----
    Plain UTF-8 is mapped, not copied, and costs one look at each byte.
    """
    data = _mapped(path)
    mark, marked = _marked(data[:4])
    name = _checked(encoding) if encoding else marked or _wide(data[:HEAD_BYTES]) or find_plain_page(data) or "utf-8"
    if name != "utf-8":
        return _decoded(data, len(mark) if name == marked else 0, name)
    if _is_utf8(data):
        return Text(data, len(mark), name, np.empty(0, np.int64))
    if encoding or mark or _is_nearly_utf8(data):
        return _mended(data, len(mark))
    page = guess_page(data)
    if page != WESTERN:
        text = _decoded(data, 0, page)
        if len(text.doubtful) * _MOST_STRAY <= len(data):
            return replace(text, is_guess=True)
    text = _western(data)
    # Where bytes are doubtful already, their cells are told.
    return replace(text, is_guess=not len(text.doubtful) and is_western_guess(data))


def let_go(data: Bytes, start: int, end: int) -> None:
    """Let go of pages of a mapped file that have been read; whoever reads them again gets them from the file."""
    start = max(0, start) // mmap.PAGESIZE * mmap.PAGESIZE
    if isinstance(data, mmap.mmap) and hasattr(data, "madvise") and end > start:
        data.madvise(mmap.MADV_DONTNEED, start, end - start)


def guess_findings(text: Text) -> tuple[Finding, ...]:
    """ORG122 where the code page is a guess."""
    return (
        (finding("ORG122", values=[f"{PAGE_NAMES[text.encoding]} ({text.encoding})"], count=1),)
        if text.is_guess
        else ()
    )


def head_text(head: bytes) -> str:
    """First bytes of a file as text, by the same rules; never fails."""
    mark, marked = _marked(head[:4])
    name = marked or _wide(head) or find_plain_page(head)
    if name:
        return head[len(mark) :].decode(name, "replace")
    try:
        return codecs.utf_8_decode(head[len(mark) :], "strict", False)[0]
    except UnicodeDecodeError:
        return head.decode(guess_page(head), "replace")


def _mapped(path: Path) -> Bytes:
    with path.open("rb") as file:
        try:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (ValueError, OSError):  # an empty file, or a pipe
            return file.read()


def _marked(head: bytes) -> tuple[bytes, str]:
    return next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", ""))


def _wide(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: zero bytes stand in nearly all places of some kind, and there are many."""
    if name := _widest(head):
        return name
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Chinese text has zeros in its delimiters and digits only.
    if even + odd < max(2, len(head) // 50):
        return ""
    if max(even, odd) < 20 * min(even, odd):
        # Half of U+4E00, one, is a zero byte too.
        names = [name for name in ("utf-16-le", "utf-16-be") if _is_printed(head[: len(head) // 2 * 2], name)]
        return names[0] if len(names) == 1 else ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = head[: len(head) // 2 * 2].decode(name)
    except UnicodeDecodeError as fault:
        return name if fault.start >= len(head) - 4 else ""
    # A short text with a few stray zeros has lines as bytes, but none as UTF-16.
    has_lines = b"\n" in head or b"\r" in head
    return "" if has_lines and "\n" not in text and "\r" not in text else name


def _widest(head: bytes) -> str:
    """UTF-32 without a mark; "" where it is none: no letter needs the highest byte, hardly any the one below."""
    count = len(head) // 4
    for name, high, middle in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        is_high = count > 1 and head[high::4].count(0) >= count and head[middle::4].count(0) > 0.5 * count
        if is_high and _is_printed(head[: 4 * count], name):
            return name
    return ""


def _is_printed(head: bytes, name: str) -> bool:
    """True if a beginning has lines in an encoding, and signs that can be printed."""
    try:
        text = head.decode(name)
    except UnicodeDecodeError as fault:
        if fault.start < len(head) - 4:
            return False
        text = head[: fault.start].decode(name)
    plain = text.replace("\r", "").replace("\n", "").replace("\t", "")
    return len(plain) < len(text) and sum(map(str.isprintable, plain)) >= _PRINTED * len(plain)


def _checked(encoding: str) -> str:
    try:
        "".encode(encoding)
        b"".decode(encoding)
        codecs.getincrementaldecoder(encoding)
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError, TypeError) as fault:
        raise BadFile(
            f'There is no encoding "{encoding}"', "Choose for instance utf-8, cp1252, utf-16, cp1251 or shift_jis."
        ) from fault
    return "utf-8" if name == "utf-8-sig" else name


def _is_utf8(data: Bytes) -> bool:
    block = np.frombuffer(data, np.uint8)
    if all(block[place : place + BLOCK_BYTES].max() < 0x80 for place in range(0, len(block), BLOCK_BYTES)):
        return True
    offsets = pa.py_buffer(np.array([0, len(block)], np.int64))
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, offsets, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _decoded(data: Bytes, start: int, name: str) -> Text:
    decoder = codecs.getincrementaldecoder(name)("replace")
    utf8 = io.BytesIO()
    try:
        for place in range(start, len(data), BLOCK_BYTES):
            text = decoder.decode(data[place : place + BLOCK_BYTES], place + BLOCK_BYTES >= len(data))
            utf8.write((text.removeprefix("\ufeff") if place == start else text).encode("utf-8", "replace"))
    except (UnicodeError, ValueError) as fault:
        raise BadFile(f"The file cannot be read as {name}", "Choose another encoding.") from fault
    found = utf8.getvalue()
    return Text(found, 0, name, _offsets(match.start() for match in _REPLACED.finditer(found)))


def _escaped(data: Bytes, start: int) -> Iterator[str]:
    """Text block by block, each byte that is no UTF-8 as a lone surrogate; a character is never cut in two."""
    while start < len(data):
        block = data[start : start + BLOCK_BYTES]
        keep = len(block)
        # The next character begins at a byte that continues none, three back at most.
        while start + keep < len(data) and keep > len(block) - 3 and 0x80 <= data[start + keep] < 0xC0:
            keep -= 1
        yield block[:keep].decode("utf-8", "surrogateescape")
        start += keep


def _is_nearly_utf8(data: Bytes) -> bool:
    """True if at least as many characters beyond ASCII are UTF-8 as there are strays."""
    balance = 0
    for text in _escaped(data, 0):
        strays = _ESCAPED.findall(text)
        high = len(text) - len(text.encode("ascii", "ignore"))
        balance += high - sum(map(len, strays)) - len(strays)
    return balance >= 0


def _mended(data: Bytes, start: int) -> Text:
    """UTF-8 whose stray bytes are read as Windows-1252, each lone surrogate as U+FFFD."""
    utf8 = io.BytesIO()
    offsets: list[int] = []
    for text in _escaped(data, start):
        done = 0
        for match in _ESCAPED.finditer(text):
            utf8.write(text[done : match.start()].encode())
            done = match.end()
            offsets.append(utf8.tell())
            stray = match[0].encode("utf-8", "surrogateescape")
            utf8.write((stray.decode("cp1252", "replace") if len(stray) == 1 else "\ufffd").encode())
        utf8.write(text[done:].encode())
    return Text(utf8.getvalue(), 0, "utf-8", _offsets(offsets))


def _western(data: Bytes) -> Text:
    """Windows-1252; doubtful are bytes it does not know and bytes that hint at another encoding."""
    text = _decoded(data, 0, "cp1252")
    every = np.arange(256)
    high = (every >= 0x80) & ~np.isin(every, list(_PUNCTUATION))
    sign, accent = np.isin(every, list(_SIGNS)), np.isin(every, list(_LONE_ACCENTS))
    small = ((every >= 0x61) & (every <= 0x7A)) | (every >= 0xE0)
    # Each byte becomes one to three: the place in UTF-8 is the sum of the lengths before it.
    lengths = np.array([len(bytes([code]).decode("cp1252", "replace").encode()) for code in range(256)], np.uint8)
    view = np.frombuffer(data, np.uint8)
    hits: list[NDArray[np.int64]] = [text.doubtful]
    size = 0
    for start in range(0, len(view), BLOCK_BYTES):
        block = view[start : start + BLOCK_BYTES]
        offsets = np.flatnonzero(block >= 0x80)
        codes = block[offsets]
        is_high = high[codes]
        before, after = small[block[offsets - 1]], small[block[np.minimum(offsets + 1, len(block) - 1)]]
        hit = (sign[codes] & before & after) | (accent[codes] & (before | after))
        ends = slice(0, max(0, len(offsets) - _FOREIGN_RUN + 1))
        run = offsets[_FOREIGN_RUN - 1 :] - offsets[ends] == _FOREIGN_RUN - 1
        for shift in range(_FOREIGN_RUN):
            run &= is_high[shift:][: len(run)]
        hit[ends] |= run
        more = np.cumsum(lengths[codes] - 1, dtype=np.int64)
        hits.append((size + offsets + more - lengths[codes] + 1)[hit])
        size += len(block) + (int(more[-1]) if len(more) else 0)
    return Text(text.data, 0, text.encoding, np.unique(np.concatenate(hits)))


def _offsets(offsets: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(offsets, np.int64)
