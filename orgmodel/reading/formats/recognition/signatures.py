"""Signatures of files that are no table: their first bytes."""

from orgmodel.errors import BadFile

_SAVE_XLSX = "Open it in a spreadsheet program and save it as .xlsx or .csv."
_EXPORT = "Export the people as .csv or .xlsx and load that file."
_UNPACK = "Unpack it and load the file inside."

# Longer beginnings stand before shorter ones that open them.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _EXPORT),
    (b"{\\rtf", "an RTF document", _EXPORT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"\x89PNG\r\n", "a PNG picture", _EXPORT),
    (b"\xff\xd8\xff", "a JPEG picture", _EXPORT),
    (b"GIF87a", "a GIF picture", _EXPORT),
    (b"GIF89a", "a GIF picture", _EXPORT),
    (b"II*\x00", "a TIFF picture", _EXPORT),
    (b"MM\x00*", "a TIFF picture", _EXPORT),
    (b"\x7fELF", "a Linux program (ELF)", _EXPORT),
    (b"\xcf\xfa\xed\xfe", "a macOS program", _EXPORT),
    (b"\xca\xfe\xba\xbe", "a macOS or Java program", _EXPORT),
    (b"FEA1", "a Feather file", "Save it as .parquet or .csv and load that file."),
    (b"ARROW1", "an Arrow (Feather) file", "Save it as .parquet or .csv and load that file."),
    (b"\xff\xff\xff\xff\x10\x00\x00\x00", "an Arrow stream", "Save it as .parquet or .csv and load that file."),
    (b"ORC", "an ORC file", "Save it as .parquet or .csv and load that file."),
    (b"Obj\x01", "an Avro file", "Save it as .parquet or .csv and load that file."),
    (b"SQLite format 3\x00", "an SQLite database", _EXPORT),
    (b"\x00\x01\x00\x00Standard ", "an Access database", _EXPORT),
    (b"\x89HDF\r\n", "an HDF5 file", _EXPORT),
    (b"\x93NUMPY", "a NumPy array", _EXPORT),
    (b"$FL2", "an SPSS file", _EXPORT),
    (b"\x09\x00\x04\x00", "a workbook of Excel 2 (.xls)", _SAVE_XLSX),
    (b"\x09\x02\x06\x00", "a workbook of Excel 3 (.xls)", _SAVE_XLSX),
    (b"\x09\x04\x06\x00", "a workbook of Excel 4 (.xls)", _SAVE_XLSX),
)
# A text may begin with these letters too.
_ALSO_TEXT = frozenset({b"BZh", b"ORC", b"FEA1", b"ARROW1"})


def refuse_known(head: bytes) -> None:
    """Refuse a file of a known other format.

    Raises
    ------
    BadFile
        Naming what the file is and what to do.
    """
    for beginning, name, advice in _SIGNATURES:
        if head.startswith(beginning) and (beginning not in _ALSO_TEXT or _has_controls(head)):
            raise BadFile(f"The file is {name}, not a table", advice)
    if head.startswith(b"MZ") and _has_controls(head):
        raise BadFile("The file is a Windows program (EXE), not a table", _EXPORT)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise BadFile("The file is a WebP picture, not a table", _EXPORT)
    if head.startswith(b"BM") and head[6:10] == bytes(4) and len(head) > 10:
        raise BadFile("The file is a BMP picture, not a table", _EXPORT)
    # Never opened: loading a pickle runs code.
    if head[:1] == b"\x80" and head[1:2] in {b"\x02", b"\x03", b"\x04", b"\x05"}:
        raise BadFile("The file is a Python pickle, which is never opened because it can run code", _EXPORT)


def _has_controls(head: bytes) -> bool:
    return b"\x00" in head[:512]
