"""Files that a command reads and writes: what is there, what comes through a pipe, and what may be written over."""

import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from orgmodel.errors import BadCompany, BadFile

# As elsewhere on command lines.
STANDARD_INPUT = Path("-")


def check_file(file: Path) -> None:
    """Check that a file is there.

    Raises
    ------
    BadFile
        If it is not, or is a folder.
    """
    if file == STANDARD_INPUT or file.is_file() or file.is_fifo():
        return
    if file.is_dir():
        raise BadFile(f"{str(file)!r} is a folder", "Give the path of a file; batch takes folders.")
    raise BadFile(f"There is no file {str(file)!r}", "Give the path of a file, or - for standard input.")


def file_name(file: Path) -> str:
    """Name of a file as it is shown."""
    return "standard input" if file == STANDARD_INPUT else file.name


def local_file(file: Path, folder: Path) -> Path:
    """Path of a file that can be read more than once: itself, or a copy in `folder` of what comes through a pipe.

    Raises
    ------
    BadFile
        As `check_file`.
    """
    check_file(file)
    if file.is_file():
        return file.resolve()
    copy = folder / "piped"
    with copy.open("wb") as target:
        if file == STANDARD_INPUT:
            shutil.copyfileobj(sys.stdin.buffer, target)
        else:
            with file.open("rb") as source:
                shutil.copyfileobj(source, target)
    return copy


def check_output(output: Path, inputs: Iterable[Path]) -> None:
    """Check that a file that is written is none of those that are read, and that there is a folder for it.

    Raises
    ------
    BadFile
        If it is one.
    BadCompany
        If there is no such folder, or a folder has its name.
    """
    fault = errno.EISDIR if output.is_dir() else 0 if output.absolute().parent.is_dir() else errno.ENOENT
    if fault:
        raise BadCompany("output", str(output), f"a file that can be written ({os.strerror(fault)})")
    if any(is_same(output, file) for file in inputs):
        raise BadFile(f"{str(output)!r} is the file that is read, and would be written over", "Give another path.")


def is_same(output: Path, file: Path) -> bool:
    """True if both are one file on the disk, by whatever path."""
    return output.is_file() and file.is_file() and output.samefile(file)
