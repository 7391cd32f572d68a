"""Data files: where presets and other data lie, in a checkout and in an installed package."""

from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from orgmodel.errors import BadData


def presets_folder() -> Path:
    """Folder with ``companies/``, ``domain/`` and the word lists."""
    return data_folder("orgmodel", "presets")


def data_folder(package: str, name: str) -> Path:
    """Folder of a package's data: inside the package where it was installed, beside it in a checkout.

    Parameters
    ----------
    package
        Name of a package of this distribution.
    name
        The folder's name, the same in both places.
    """
    root = _root(package)
    packed = root / name
    return packed if packed.is_dir() else root.parent / name


def checkout_folder() -> Path | None:
    """Folder of the checkout that this code runs from; None where it was installed."""
    root = _root("orgmodel")
    return None if (root / "presets").is_dir() else root.parent


def _root(package: str) -> Path:
    root = files(package)
    if not isinstance(root, Path):
        raise BadData(package, "the package", type(root).__name__, "files in a folder; unpack the archive it is in")
    return root


def read_words(file: Path, data: Mapping[str, Any], table: str, key: str, least: int = 0) -> list[str]:
    """Words under a key of a table of a word list that was read.

    Raises
    ------
    BadData
        If there is no list of at least so many texts that are not empty, or a text is there twice; names the key.
    """
    words = data.get(table, {}).get(key)
    if not isinstance(words, list) or len(words) < least or not all(isinstance(word, str) and word for word in words):
        raise BadData(file.name, f"{table}.{key}", words, "a list of words")
    twice = [word for word, count in Counter(words).items() if count > 1]
    if twice:
        raise BadData(file.name, f"{table}.{key}", twice, "each word once")
    return words
