"""Limits of what is read of a file before it is refused."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one file. The defaults bear the largest employer's export and stop every known decompression bomb.

    Attributes
    ----------
    rows
        Most rows (people) read; a setting raises it.
    columns, cell
        Most columns of a table; most characters of a cell, the limit of spreadsheets: longer text is cut and told.
    unpacked_bytes, ratio, entries
        Of a zip: most bytes unpacked, most times its packed size, most entries.
    memory_bytes, seconds
        Of the reading process: address space and wall time.
    """

    rows: int = 3_000_000
    columns: int = 256
    cell: int = 32_767
    unpacked_bytes: int = 1024 * MIB
    ratio: int = 200
    entries: int = 1_000
    memory_bytes: int = 2048 * MIB
    seconds: int = 120


LIMITS = Limits()
