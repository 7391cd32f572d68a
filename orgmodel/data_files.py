"""Data files: where the presets lie, in a checkout and in an installed package."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orgmodel.errors import BadData

_PACKAGE = Path(__file__).resolve().parent


def presets_folder() -> Path:
    """Folder with ``companies/``, ``domain/`` and the word lists.

    Returns
    -------
    Path
        Inside the package where it was installed from a wheel, else beside it.
    """
    packed = _PACKAGE / "presets"
    return packed if packed.is_dir() else _PACKAGE.parent / "presets"


def read_words(file: Path, data: Mapping[str, Any], table: str, key: str, least: int = 0) -> list[str]:
    """Words under a key of a table of a word list that was read.

    Raises
    ------
    BadData
        If there is no list of at least so many texts that are not empty; names the key.
    """
    words = data.get(table, {}).get(key)
    if not isinstance(words, list) or len(words) < least or not all(isinstance(word, str) and word for word in words):
        raise BadData(file.name, f"{table}.{key}", words, "a list of words")
    return words
