"""Kind of a file, by content and never by name."""

import mmap
import re
import zipfile
from pathlib import Path

from orgmodel.errors import BadFile
from orgmodel.reading.formats.drawings import tgf
from orgmodel.reading.formats.recognition.markers import kind_of_text
from orgmodel.reading.formats.recognition.plain_tables import is_plain_table
from orgmodel.reading.formats.recognition.signatures import refuse_known
from orgmodel.reading.text.encoding import HEAD_BYTES, head_text

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_XLSX = "Open it in a spreadsheet program and save it as .xlsx or .csv."
_EXPORT = "Export the people as .csv or .xlsx and load that file."
# The directory of the largest workbooks is a few hundred KiB; reading one of a million entries takes many seconds.
_DIRECTORY_BYTES = 4 * 1024 * 1024
# Between the nodes and the edges of a graph in TGF.
_LATE_MARK = re.compile(rb"\n#\r?\n")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def kind_of(path: Path, *, is_script_tried: bool = False) -> str:
    """Kind of reader that a file needs.

    Parameters
    ----------
    is_script_tried
        Whether it was read as a script, which holds no people.

    Returns
    -------
    str
        "xlsx", "ods", "xls", "parquet", "json", "yaml", "ldif", "graphml", "script", or "csv" for any other text.

    Raises
    ------
    BadFile
        If the file is empty or no table; names what it really is.

    Notes
    -----
    Looks at the first 64 KiB and at the directory of a zip; nothing is unpacked but the list of a workbook's parts.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as fault:
        raise BadFile("The file cannot be opened", "Check that it exists and that you may read it.") from fault
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    if head.startswith(b"PAR1"):
        return "parquet"
    refuse_known(head)
    text = head_text(head)
    if not text.strip("\ufeff\x00 \t\r\n") and len(head) < HEAD_BYTES:
        raise BadFile("The file is empty", "Export it again and load it.")
    if _is_binary(head, text):
        raise BadFile("The file holds bytes that are no text and no format known here", _EXPORT)
    if is_plain_table(text):
        return "csv"
    if len(head) == HEAD_BYTES and tgf.FORMAT.is_it(_text_about_a_late_mark(path)):
        return tgf.FORMAT.kind
    return kind_of_text(text, is_script_tried=is_script_tried)


def _text_about_a_late_mark(path: Path) -> str:
    """Text up to a line "#" beyond the beginning of a file, and some lines after it; "" without such a line."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        mark = _LATE_MARK.search(data, HEAD_BYTES - len(b"\r\n#\r\n"))
        if mark is None:
            return ""
        return data[: mark.end() + HEAD_BYTES].decode("utf-8-sig", "replace")


def _kind_of_zip(path: Path) -> str:
    try:
        if _directory_bytes(path) > _DIRECTORY_BYTES:
            raise BadFile("The file is a zip archive with too many entries", _EXPORT)
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            listed = b""
            if "[Content_Types].xml" in names:
                with archive.open("[Content_Types].xml") as part:
                    listed = part.read(HEAD_BYTES)
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    kind = part.read(200)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as fault:
        if isinstance(fault, BadFile):
            raise
        raise BadFile(
            "The file begins like a workbook (a zip archive) but is cut off or damaged",
            "Save it again in the spreadsheet program and load it.",
        ) from fault
    return _kind_of_parts(names, listed, kind)


def _kind_of_parts(names: set[str], listed: bytes, kind: bytes) -> str:
    if "xl/workbook.bin" in names:
        raise BadFile("The file is a binary workbook (.xlsb), which is not supported", _SAVE_XLSX)
    if "xl/workbook.xml" in names or b"spreadsheetml" in listed:
        return "xlsx"
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    others = {
        "word/": "a Word document",
        "ppt/": "a PowerPoint presentation",
        "visio/": "a Visio drawing",
        "Index/": "an Apple Numbers, Pages or Keynote document",
        "META-INF/": "a Java archive or OpenDocument file",
    }
    for folder, name in others.items():
        if any(entry.startswith(folder) for entry in names):
            raise BadFile(f"The file is {name}, not a table", _EXPORT)
    raise BadFile("The file is a zip archive without a workbook in it", "Unpack it and load the file inside.")


def _directory_bytes(path: Path) -> int:
    """Size of a zip's directory as its end record says; of a zip64, the distance from its beginning to the end."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 66_000))
        tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < 22:
        return 0
    told = int.from_bytes(tail[place + 12 : place + 16], "little")
    wide = tail.rfind(b"PK\x06\x06", 0, place)
    return int.from_bytes(tail[wide + 40 : wide + 48], "little") if wide >= 0 else told


def _kind_of_ole(path: Path) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        parts = {
            name: data.find(name.encode("utf-16-le")) >= 0
            for name in ("EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document")
        }
    if parts["EncryptedPackage"]:
        raise BadFile(
            "The workbook is protected by a password",
            "Open it, save it without the password (File, Info, Protect Workbook), and load it again.",
        )
    if parts["WordDocument"] or parts["PowerPoint Document"]:
        raise BadFile("The file is an old Word or PowerPoint document, not a table", _EXPORT)
    if parts["Workbook"] or parts["Book"]:
        return "xls"
    raise BadFile("The file is an old Office file (OLE), not a table", _SAVE_XLSX)


def _is_binary(head: bytes, text: str) -> bool:
    """Random bytes are one eighth control characters and never valid UTF-8; text of a code page has hardly any."""
    share = len(_CONTROLS.findall(text)) / max(1, len(text))
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        # Bytes that the code page does not know tell only that it is another one.
        strays = text.count("\ufffd") / max(1, len(text))
        return share > 0.3 if fault.start >= len(head) - 4 else share - strays > 0.03
    return share > 0.3
